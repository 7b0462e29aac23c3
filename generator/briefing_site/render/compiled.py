"""Compiled templates as bytes, which one command keeps for the next.

To compile all takes longer than a small build. Jinja itself looks whether the code is of the text of its
template and of this version of Python. What it cannot know are the words in the code: the signature
covers them.
"""

from __future__ import annotations

import hashlib

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
        for part in (name.encode(), template.path.encode(), template.data):
            digest.update(b"%d\0" % len(part))
            digest.update(part)
    return digest.hexdigest()


class CodeInMemory(BytecodeCache):
    """Gives Jinja compiled templates, and takes those that it compiles."""

    def __init__(self, code: Code) -> None:
        self._code = code

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code of its template, if there is any."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template that was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
