"""Comparisons that set a thing above all others: first, record, only, largest.

Each word belongs to a class, so that "record" can be carried by 過去最大 and "the first time" by 初めて.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefing_site.text.alternatives import alternatives
from briefing_site.text.comparison_words import (
    CARRYING,
    CLAIMING,
    DENIED_AFTER,
    DENIED_BEFORE,
    NOT_ALONE_AFTER,
    NOT_ALONE_BEFORE,
    RANKS,
)
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_KIN = {"first": {"first"}, "record": {"record", "most"}, "only": {"only"}, "most": {"most", "record"}}
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "first": ("first", "inaugural", "unprecedented", "never"),
    "record": ("record", "all-time"),
    "only": ("only", "sole", "none but", "nothing but"),
    "most": ("est", "most", "least", "worst"),
}
"""Letters one of which stands in every claim of a class that a plain text can make."""
_KNOWN = ("en", "ja", "zh", "ko", "vi", "ru")
_FAR = 48
"""Characters before a superlative in which stands of how many it is one."""
_OTHER_LETTERS = LazyPattern("[\u0100-\u1fff\u2c00-\U0010ffff]")
_BEGINS = LazyPattern(r"(?:^|[.!?:]\s+|[“‘\"']\s*)$")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison in a text."""

    start: int
    end: int
    kind: str
    """`first`, `record`, `only` or `most`."""
    rank: int = 1
    """2 for the second-largest."""
    shared: bool = False
    """Whether it is one of the largest."""


def comparisons(text: str) -> tuple[Comparison, ...]:
    """What may carry a comparison in a text, class by class."""
    return tuple(
        _placed(text, *found.span(), kind)
        for kind in CARRYING
        for found in _carrying(kind, _is_plain(text)).finditer(text)
        if not _is_name(text, *found.span(), kind)
    )


def claims(text: str) -> Iterator[Comparison]:
    """The comparisons that a sentence makes, outside of names, class by class; no two overlap."""
    taken: list[tuple[int, int]] = []
    plain = _is_plain(text)
    low = text.lower()
    for kind in CLAIMING:
        if plain and not _has_sign(kind, low):
            continue
        for found in _claiming(kind, plain).finditer(text):
            start, end = found.span(found.lastgroup or 0)
            if any(a < end and start < b for a, b in taken) or _is_name(text, start, end, kind):
                continue
            if _denied()[0].search(text, max(start - 24, 0), start) or _denied()[1].match(text, end):
                continue
            taken.append((start, end))
            yield _placed(text, start, end, kind)


def _has_sign(kind: str, low: str) -> bool:
    """Whether a text in small letters may hold a claim of a class."""
    return any(map(low.__contains__, _SIGNS[kind]))


def is_read(language: str) -> bool:
    """Whether comparisons are known in a language, given as a tag."""
    return language[:2].lower() in _KNOWN


def carries(claimed: Comparison, held: Comparison) -> bool:
    """Whether a comparison of a passage carries a claimed one: the largest ever is a record."""
    if held.kind not in _KIN[claimed.kind]:
        return False
    if claimed.kind != "most" or held.kind != "most" or claimed.shared:
        return True
    return held.rank == claimed.rank and not held.shared


def carrying(claimed: Comparison, words: str, text: str, held: Sequence[Comparison]) -> Comparison | None:
    """The first of the comparisons `held` of a `text` that carries a claimed one; None for none.

    Where the text has the very `words` of the claim, these alone count: of the second-longest bridge and the
    largest dam no bridge is the longest.
    """
    kin = [one for one in held if one.kind in _KIN[claimed.kind]]
    low = words.lower()
    same = [one for one in kin if text[one.start : one.end].lower() == low] if claimed.kind == "most" else []
    return next((one for one in same or kin if carries(claimed, one)), None)


def carries_kind(claimed: str, held: str) -> bool:
    """Whether a comparison of one class may carry one of another."""
    return held in _KIN[claimed]


def _placed(text: str, start: int, end: int, kind: str) -> Comparison:
    if kind != "most":
        return Comparison(start, end, kind)
    before = max(start - _FAR, 0)
    rank = next((n for n in RANKS if _rank(n).search(text, before, start)), 1)
    shared = bool(_shared_before().search(text, before, start) or _shared_after().match(text, end))
    return Comparison(start, end, kind, rank, shared)


def _is_name(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a word with a capital belongs to a name: First Nations, Best Western."""
    word = text[start]
    if not (word.isupper() and word.isascii()):
        return False
    after = text[end:].lstrip()
    return not _BEGINS.search(text, 0, start) or (kind != "only" and after[:1].isupper())


def _is_plain(text: str) -> bool:
    """Whether a text has no letter outside of the first Latin alphabets: few words can stand in it."""
    return text.isascii() or not _OTHER_LETTERS.search(text)


@cache
def _carrying(kind: str, plain: bool) -> re.Pattern[str]:
    return re.compile(_for_plain(CARRYING[kind]) if plain else CARRYING[kind], re.IGNORECASE)


@cache
def _claiming(kind: str, plain: bool) -> re.Pattern[str]:
    # A group has one name in the pattern, and the claim is the one that took part.
    return re.compile(_for_plain(CLAIMING[kind]) if plain else CLAIMING[kind], re.IGNORECASE)


def _for_plain(pattern: str) -> str:
    """The alternatives of a pattern that may match in a plain text."""
    return "|".join(part for part in alternatives(pattern) if not _OTHER_LETTERS.search(part))


@cache
def _rank(rank: int) -> re.Pattern[str]:
    return re.compile(RANKS[rank], re.IGNORECASE)


@cache
def _denied() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(DENIED_BEFORE, re.IGNORECASE), re.compile(DENIED_AFTER)


@cache
def _shared_before() -> re.Pattern[str]:
    return re.compile(NOT_ALONE_BEFORE, re.IGNORECASE)


@cache
def _shared_after() -> re.Pattern[str]:
    return re.compile(NOT_ALONE_AFTER)
