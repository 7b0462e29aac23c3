"""Pictures that stand in an address itself (RFC 2397), in an attribute of a drawing or in its styles.

The data may be base64 or written as it is, and either with per cent signs; a style sheet may write its
letters as escapes. All of these are followed as a browser follows them.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import quote_from_bytes, unquote_to_bytes

from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.text.lazy_pattern import LazyPattern

_SCHEME = re.compile(r"\s*data\s*:", re.IGNORECASE)
_IN_STYLES = LazyPattern(
    r"""(?P<before>url\(\s*|@import\s+|image(?:-set)?\(\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^"')\s][^)]*))""",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(\n)|(.))")
_BASE64_IN_LIST = LazyPattern(
    r"data:[^,;\s]{0,99}(?:;[\w=.-]{1,99}){0,9};base64,[A-Za-z0-9+/=%_-]+", re.IGNORECASE
)
"""An address among others, as in the values of an animation, which semicolons part."""
_HIGHEST = 0x10FFFF


def has_address(text: str) -> bool:
    """Whether a text may hold an address that is data itself."""
    return "data" in text.lower() or "\\" in text


def clean_addresses(text: str, inside: Callable[[bytes], bytes]) -> str:
    """An attribute or a style sheet, as XML reads it, with what `inside` makes of each picture in it.

    Raises `PictureError` where the data of an address cannot be read.
    """
    if _SCHEME.match(text):
        return _clean(text, inside)

    def clean(found: re.Match[str]) -> str:
        written = found["double"] or found["single"] or found["bare"] or ""
        address = _unescaped(written)
        if not _SCHEME.match(address):
            return found.group()
        new = _clean(address, inside)
        return found.group() if new == address else f'{found["before"]}"{new}"'

    in_styles = _IN_STYLES.sub(clean, text)
    return _BASE64_IN_LIST.sub(lambda found: _clean(found.group(), inside), in_styles)


def _unescaped(text: str) -> str:
    """A text of a style sheet without its escapes (CSS Syntax 3, section 4.3.7)."""

    def plain(found: re.Match[str]) -> str:
        if not found[1]:
            return found[3] or ""
        number = int(found[1], 16)
        return chr(number) if 0 < number <= _HIGHEST else "\ufffd"

    return _ESCAPE.sub(plain, text) if "\\" in text else text


def _clean(address: str, inside: Callable[[bytes], bytes]) -> str:
    head, comma, rest = address.partition(",")
    written, _, part = rest.partition("#")
    kind = head.partition(":")[2].strip()
    data = unquote_to_bytes(written)
    packed = kind.lower().rpartition(";")[2].strip() == "base64"
    if packed:
        letters = b"".join(data.split()).replace(b"-", b"+").replace(b"_", b"/")
        try:
            data = base64.b64decode(letters + b"=" * (-len(letters) % 4))
        except binascii.Error:
            raise PictureError("a picture inside is no base64") from None
    if not comma:
        return address
    new = _sheet(data, inside) if kind.lower().startswith("text/css") else inside(data)
    if new == data:
        return address
    what = kind.rpartition(";")[0] if packed else kind
    part = f"#{part}" if part else ""
    if packed or b"\0" in new or new[:1] > b"\x7f":
        return f"data:{what};base64,{base64.b64encode(new).decode()}{part}"
    return f"data:{what},{quote_from_bytes(new, safe='/:=;,@$*~')}{part}"


def _sheet(data: bytes, inside: Callable[[bytes], bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    new = clean_addresses(text, inside)
    return data if new == text else new.encode("utf-8")
