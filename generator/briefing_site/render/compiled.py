"""Compiled templates as bytes, which one command keeps for the next.

To compile all takes longer than a small build. Jinja itself looks whether the code is of the text of its
template and of this version of Python. What it cannot know are the words in the code: the signature
covers them.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Container
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from briefing_site.model.wording import Wording
from briefing_site.render.theme import Theme

Code = dict[str, bytes]
"""Compiled templates, by a digest of their name and file."""


def signature(theme: Theme, words: Wording) -> str:
    """A digest of all that the compiled templates of a theme are made from."""
    digest = hashlib.sha256(words.digest.encode())
    for name, template in sorted(theme.templates.items()):
        for part in (name.encode(), template.path.encode(), template.data, b"%d" % template.shipped):
            digest.update(b"%d\0" % len(part))
            digest.update(part)
    return digest.hexdigest()


class KeptCode(BytecodeCache):
    """The last compiled code of each template, while the program runs.

    Jinja compares the text before it takes the code. So an edit of a style sheet compiles nothing anew, and
    one of a template that template alone.
    """

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code that is kept for its template and its text, where there is any."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        if bucket.code:
            self._code[bucket.key] = bucket.checksum, bucket.code


@functools.lru_cache(maxsize=8)
def kept_code(kind: str, words: str) -> KeptCode:
    """The code of templates that are compiled by a class of environments, with words of some digest in it."""
    return KeptCode()


class CodeInMemory(BytecodeCache):
    """Gives Jinja compiled templates, and takes those that it compiles.

    `code` has what another command has kept, and is given all that this one compiles. `kept` is asked first.
    Templates of a site and those of the generator are compiled in two ways, so that neither takes the other's
    code.
    """

    def __init__(self, code: Code, kept: KeptCode, shipped: Container[str]) -> None:
        self._code = code
        self._kept = kept
        self._shipped = shipped

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A key of the template `name`, of the file `filename`."""
        return f"{'own' if name in self._shipped else 'site'} {super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code of its template, if there is any."""
        self._kept.load_bytecode(bucket)
        if bucket.code is None and bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])
            self._kept.dump_bytecode(bucket)
        elif bucket.code is not None and bucket.key not in self._code:
            self._code[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template that was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        self._kept.dump_bytecode(bucket)
