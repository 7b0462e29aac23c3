"""The words of which one stands in whatever a pattern matches in a plain English text.

Most sentences have none of them, so that the pattern need not be tried at every letter. The pattern itself is
taken apart: "in his view" and "in her opinion" both match `in (his|her) (view|opinion)`, and each match has
"opinion" or "view" as a whole word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_site.text.alternatives import alternatives
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plain_english import OTHER_LETTERS, SIGNS, plain_english_words

_ANY, _EDGE = "\0", "\1"
"""What may be any letters, and the edge of a word."""
_ITEM = re.compile(
    r"(?P<group>\()|(?P<escape>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<sign>.)", re.DOTALL
)
_TIMES = re.compile(r"(?:(?P<few>\?)|\*|\+|\{(?P<least>\d+)(?:,\d*)?\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?::|P<\w+>|(?P<around><?[=!])|(?P<back>P=\w+)))?")
_FEW = 4
"""More letters in the place of one are told apart no further."""
_COMMON = frozenset(
    ("that", "this", "they", "their", "some", "still", "also", "most", "many", "both", "have")
)
"""Words that most texts have."""
_LETTER = re.compile("[a-z]")
_WHOLE = re.compile(f"(?<![a-z{_ANY}])[a-z]+(?![a-z{_ANY}])")


@dataclass(frozen=True, slots=True)
class PlainPart:
    """What a pattern that ignores letter case may match in a plain English text."""

    pattern: str
    """Those of its alternatives that may."""
    needed: frozenset[str]
    """Words in small letters, one of which each match has as a whole."""


def plain_part(pattern: str) -> PlainPart:
    """The part of a pattern for texts of which `plain_english_words` tells the words.

    Raises `ValueError` for a pattern with a match that has no whole word for sure.
    """
    parts: list[str] = []
    needed: set[str] = set()
    for part in alternatives(pattern):
        if matches := _of_row(part):
            parts.append(part)
            needed.update(map(_needed, matches))
    return PlainPart("|".join(parts), frozenset(needed))


def _needed(match: str) -> str:
    """The longest whole word of a match, an uncommon one before all others."""
    words: list[str] = _WHOLE.findall(f"{_ANY}{match}{_ANY}")
    if not words:
        raise ValueError(f"no whole word in “{match}”")
    return max(words, key=lambda word: (word not in _COMMON, len(word)))


class Sought:
    """A pattern that ignores letter case, with the words without which no plain English text has a match."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def stands_in(self, text: str) -> bool:
        """Whether the pattern matches somewhere in a text."""
        words = plain_english_words(text)
        if words is None:
            return bool(_compiled(self._pattern).search(text))
        plain, needed = _plain(self._pattern)
        return not needed.isdisjoint(words) and bool(plain.search(text))


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=16)
def _plain(pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
    part = plain_part(pattern)
    return re.compile(part.pattern, re.IGNORECASE), part.needed


def _of_row(row: str) -> set[str]:
    """What an alternative of a pattern may match in a plain text, roughly."""
    found = {""}
    at = 0
    while at < len(row) and found:
        at, own = _item(row, at)
        if times := _TIMES.match(row, at):
            at = times.end()
            least = 1 if times[0][0] == "+" else int(times["least"] or 0)
            more = (
                own if times["few"] else own | {f"{one}{_ANY}" if _LETTER.search(one) else one for one in own}
            )
            own = more if least else more | {""}
        found = {before + each for before in found for each in own}
    return found


def _item(row: str, at: int) -> tuple[int, set[str]]:
    """The end of the item of a row at an offset, and what it may match; nothing for other letters."""
    item = _ITEM.match(row, at)
    if item is None:
        raise ValueError(f"no item at {at} of {row}")
    if item["group"]:
        opening = _OPENING.match(row, at)
        end = _closing(row, at)
        inner = row[opening.end() if opening else at + 1 : end - 1]
        if opening and opening["around"]:
            return end, {""}
        return end, {_ANY} if opening and opening["back"] else set().union(*map(_of_row, alternatives(inner)))
    text = item[0]
    if item["set"]:
        return item.end(), _of_set(text)
    if item["escape"]:
        kind = text[1]
        return item.end(), {" "} if kind == "s" else {_EDGE} if kind == "b" else {
            _ANY
        } if kind.isalpha() else {" "}
    return item.end(), _sign(text)


def _of_set(signs: str) -> set[str]:
    """What a set of signs may match: some letters, a sign that ends a word, or anything."""
    held = set(re.findall(signs, SIGNS, re.IGNORECASE))
    letters = {sign.lower() for sign in held if _LETTER.fullmatch(sign.lower())}
    if len(letters) > _FEW:
        return {_ANY}
    return letters | ({" "} if any(not _LETTER.fullmatch(sign.lower()) for sign in held) else set())


def _sign(sign: str) -> set[str]:
    if sign in "^$":
        return {_EDGE}
    if sign == ".":
        return {_ANY}
    low = sign.lower()
    if _LETTER.fullmatch(low):
        return {low}
    return set() if OTHER_LETTERS.search(sign) else {" "}


def _closing(row: str, at: int) -> int:
    """The offset behind the bracket that closes the one at an offset."""
    depth = 0
    for item in _ITEM.finditer(row, at):
        depth += {"(": 1, ")": -1}.get(item[0], 0)
        if not depth:
            return item.end()
    raise ValueError(f"a bracket is open in {row}")
