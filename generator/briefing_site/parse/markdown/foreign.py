"""Notation of other programs, and slips of notation, which would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.entities import html5
from typing import NamedTuple

from briefing_site.parse.markdown.foreign_lines import LINES, MAY_BEGIN
from briefing_site.parse.markdown.foreign_words import BEGINS, MAY_HAVE, WORDS


class Foreign(NamedTuple):
    """A piece of foreign notation."""

    start: int
    end: int
    what: str
    """In words for a message."""
    cure: str
    sign: int
    """Offset of the sign that a backslash makes plain; -1 where there is none."""
    instead: str = ""
    """What to write instead, where that is certain."""


def _any_of(kinds: Mapping[str, tuple[str, str, str]]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _, _) in kinds.items())


_FLAGS = re.MULTILINE | re.VERBOSE
_LINE = re.compile(_any_of(LINES), _FLAGS | re.IGNORECASE)
_WORD = re.compile(rf"(?={BEGINS})(?<!\\)(?:{_any_of(WORDS)})", _FLAGS)
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_HOLDS_ADDRESS = ("wiki_link", "forum")
"""The kinds that may hold an address."""
_IS_CODE = "arrow_link"


def foreign(text: str, opaque: Sequence[tuple[int, int]]) -> Iterator[Foreign]:
    """The foreign notation in an inline text, outside of the spans of code, tags and links in `opaque`."""
    last = 0
    for found in sorted(_found(text, opaque)):
        if found.start >= last:
            yield found
            last = found.end


def _found(text: str, opaque: Sequence[tuple[int, int]]) -> Iterator[Foreign]:
    at = 0
    while at >= 0:
        if MAY_BEGIN.match(text, at) and (found := _LINE.match(text, at)):
            start, end = found.span()
            if not any(first < end and start < last for first, last in opaque):
                yield _made(found, LINES)
        at = text.find("\n", at) + 1 or -1
    if not MAY_HAVE.search(text):
        return
    for found in _WORD.finditer(text):
        start, end = found.span()
        name = found.lastgroup
        reach = start + 1 if name in _HOLDS_ADDRESS else end
        inside = name != _IS_CODE and any(first < reach and start < last for first, last in opaque)
        if not inside and not (name == "entity" and found[0].endswith(";") and found[0][1:] in html5):
            yield _made(found, WORDS)


def _made(found: re.Match[str], kinds: Mapping[str, tuple[str, str, str]]) -> Foreign:
    start, end = found.span()
    _, what, cure = kinds[found.lastgroup or ""]
    mend = _MENDS.get(found.lastgroup or "")
    if mend and (instead := mend(found[0])):
        return Foreign(start, end, what, cure, -1, instead)
    sign = _SIGN.search(found.string, start, end)
    return Foreign(start, end, what, cure, sign.start() if sign else -1)


def _in_ascii(text: str) -> str:
    """Notation with its signs in ASCII, and the blank behind the sign of a list."""
    return _ITEM.sub(r"\1 ", _BULLET.sub("- ", text).translate(_NARROW))


def _read_right(text: str) -> str:
    """The character whose UTF-8 was read as the encoding of Windows; the text itself where it is none."""
    data = b"".join(sign.encode("latin-1" if sign < "\u0100" else "cp1252") for sign in text)
    return data.decode("utf-8", "ignore")


_NARROW = str.maketrans("＃＊｜［］（）－．\u3000１２３４５６７８９", "#*|[]()-. 123456789")
_BULLET = re.compile(r"^[－＊・•][ \u3000]?(?=[^＊\n]*(?:\n|$))(?!\w[^\n]*＊)", re.MULTILINE)
_ITEM = re.compile(r"^(\d[.)])(?=\S)")
_MENDS: Mapping[str, Callable[[str], str]] = {
    "wide_sign": _in_ascii,
    "wide_link": _in_ascii,
    "mojibake": _read_right,
}
