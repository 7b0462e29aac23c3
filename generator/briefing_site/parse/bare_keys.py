"""Bare keys: texts that would be a citation with an at sign before them, `[harbour-2026#depth]`.

Whether the author forgot the sign depends on the sources of the site, which only the link stage knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.citation import Flaw
from briefing_site.parse.key_folding import HYPHENS, KEY, folded
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID


@dataclass(frozen=True, slots=True)
class BareKey:
    """A key of a citation that is none."""

    start: int
    end: int
    source: str
    excerpt: str | None
    flaw: Flaw = Flaw.UNSIGNED


_MOST = 80
"""The longest id that is looked for."""
_OF_NAME = LazyPattern(rf"(?:[^\W\u2e80-\ufeff]|[{HYPHENS}-]){{1,{_MOST}}}")
_SIGNED = LazyPattern(r"@\{?[a-z0-9-]+")
_NOT_BEFORE = tuple("@＠﹫\\/.#＃&")
_NOT_AT = tuple("\\/.#＃&")
"""Signs that may stand for an at sign right behind an opening bracket."""
_IN_BRACKET = LazyPattern(
    rf"\[(?:(?:see also|but see|see|cf\.|contra)\s+)?-?({ID.pattern})(?:,[^\[\]@\n]*)?\](?![\[({{:])"
)


def bare_keys(text: str, opaque: Sequence[tuple[int, int]]) -> Iterator[BareKey]:
    """The bare keys outside of the opaque spans; those with an excerpt first."""
    hashed, bracketed = "#" in text or "＃" in text, "[" in text
    if not (hashed or bracketed):
        return
    position = 0
    for limit, end in (*opaque, (len(text), len(text))):
        if hashed:
            yield from _with_excerpt(text, position, limit)
        if bracketed:
            for found in _IN_BRACKET.finditer(text, position, limit):
                before = text[found.start() - 1 : found.start()]
                if found.end(1) - found.start(1) > 1 and before not in ("\\", "]", "!", "["):
                    yield BareKey(*found.span(1), found[1], None)
        position = end


def _with_excerpt(text: str, position: int, limit: int) -> Iterator[BareKey]:
    for sign in "#＃":
        at = text.find(sign, position, limit)
        while at >= 0:
            floor = max(position, at - _MOST)
            cited = max(text.rfind("@", floor, at), 0)
            if at > position and text[at - 1].isalnum() and not _SIGNED.fullmatch(text, cited, at):
                yield from _around(text, at, floor, limit)
            at = text.find(sign, at + 1, limit)


def _around(text: str, at: int, floor: int, limit: int) -> Iterator[BareKey]:
    """The bare key around the number sign at `at`."""
    if name := _OF_NAME.match(text, at + 1, limit):
        start = _start(text, at, floor)
        word = text[start : name.end()].rstrip("_-")
        key = KEY.fullmatch(word) or KEY.fullmatch(folded(word))
        if not (key and key[2]):
            return
        before = text[start - 1 : start]
        if before not in _NOT_BEFORE:
            yield BareKey(start, start + len(word), key[1], key[2])
        elif before in _NOT_AT and text[start - 2 : start - 1] in ("[", "［"):
            yield BareKey(start - 1, start + len(word), key[1], key[2], Flaw.MISSIGNED)


def _start(text: str, end: int, floor: int) -> int:
    """The offset of the first character of the word that ends at `end`."""
    start = end
    while start > floor and _is_of_name(text[start - 1]):
        start -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _is_of_name(char: str) -> bool:
    """Whether a character may stand in an id; words of scripts without spaces may touch one."""
    return char in "-－–‐‑" or (char.isalnum() and not "\u2e80" <= char <= "\ufeff")
