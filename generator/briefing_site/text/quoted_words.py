"""Strings in quotation marks, in all scripts: words of others, titles of works, own words.

Apostrophes are no quotation marks. Marks inside a quotation belong to its words. A *title* stands in marks
for titles, 『』 and 《》, or is capitalised like one and named as a work: the article “Rain on the Quay”. The
author's *own* words are called so before the mark: “so-called”, “what we call”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_set import word_set

_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "〝": "〞〟",
    "＂": "＂",
    '"': '"',
    "'": "'",
    "｢": "｣",
    "﹁": "﹂",
    "﹃": "﹄",
    "›": "‹",
    "❝": "❞",
    "❛": "❜",
    "‛": "’",
    "”": "”",
    "″": "″",
    "ʺ": "ʺ",
    "״": "״",
    "＇": "＇",
}
OPENING = "".join(_PAIRS)
"""Every mark that may open a quotation."""
_ANY = re.compile(f"[{''.join(_PAIRS)}]")
_EDGES = {mark: LazyPattern(f"[{mark}{closing}]") for mark, closing in _PAIRS.items()}
"""Each mark to the marks of its kind."""
_TITLES = "『《〈"
_SAYS = LazyPattern(
    r"[、，]?(?:など)?と(?:の(?:考え|見方|見解|認識)|も)?(?:述べ|語|話|言[いう]|発言|主張|説明|訴え|指摘"
    r"|強調|答え|反論|表明|批判|警告|明かし)"
)
"""What follows 『』 where it holds what somebody said."""
_QUOTING_ENDING = LazyPattern("(?:이?라)?(?:고|며|면서|는)(?![가-힣]{2})")
"""What grows on to a Korean quotation: ‘…’고, ‘…’라며."""
_WORK = LazyPattern(
    r"\b(?:article|articles|essay|book|novel|film|movie|documentary|song|single|track|album|report|paper"
    r"|study|speech|lecture"
    r"|series|show|episode|play|poem|painting|magazine|journal|newspaper|programme|program|column|chapter"
    r"|section|exhibition|game"
    r"|video|podcast|titled|entitled|named|headlined|headed|called|under\s+the\s+(?:title|headline"
    r"|heading))[,:]?\s*$",
    re.IGNORECASE,
)
_TITLED = LazyPattern(
    r"\b(?:titled|entitled|headlined|under\s+the\s+(?:title|headline|heading)(?:\s+of)?)[,:]?\s*$",
    re.IGNORECASE,
)
_OWN = LazyPattern(
    r"(?:\bso[- ]called|\b(?:what\s+)?we\s+(?:shall\s+)?(?:here\s+)?(?:call|term|dub|label)(?:\s+it)?"
    r"|\bwhat\s+(?:the\s+desk|this\s+(?:briefing|page|site|desk))\s+(?:here\s+)?(?:calls|terms|dubs|labels)"
    r"|\bin\s+our\s+(?:own\s+)?words,?"
    r"|\bour\s+(?:own\s+)?(?:word|words|term|phrase|label)(?:\s+(?:is|for\s+it\s+is))?,?|いわゆる|所谓"
    r"|所謂|소위|이른바"
    r"|cái\s+gọi\s+là|так\s+называем\w+)(?:\s+(?:an?|the|this|these|our))?\s*$",
    re.IGNORECASE,
)
_OF_OWN = (
    "call",
    "term",
    "dub",
    "label",
    "word",
    "phrase",
    "いわゆる",
    "所",
    "소위",
    "이른바",
    "gọi",
    "назыв",
)
_OF_TITLED = ("title", "head")
"""What a text has in which these patterns may find something; such a look is many times as fast."""

_SMALL = word_set(
    "a an the of in on at to for and or nor but by with from as vs v de la le du des und von der"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string in quotation marks."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset behind the closing mark."""
    words: str
    """What stands between the marks."""
    kind: Literal["words", "title", "own"]


def quoted_in(text: str) -> Iterator[Quoted]:
    """The strings in quotation marks of a text, in order; what stands inside another is part of that one."""
    for start, end in quotations_in(text):
        words = text[start + 1 : end - 1]
        before, after = text[max(start - 60, 0) : start], text[end : end + 7]
        yield Quoted(start, end, words, _kind(before, text[start], words, after))


def quotations_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end, marks included, of the strings that `quoted_in` gives."""
    if text.isascii() and '"' not in text and "'" not in text:
        return
    at = 0
    known: dict[str, dict[int, int]] = {}
    while opening := _ANY.search(text, at):
        start = opening.start()
        end = _closing(text, start, opening.group(), known)
        if end is None:
            at = start + 1
            continue
        if any(map(str.isalnum, text[start + 1 : end])):
            yield start, end + 1
        at = end + 1


_SINGLE = "'‘‚‛＇"
"""Marks that may be an apostrophe."""
_ELISION = LazyPattern(r"['‘’](?:\d\d(?:s\b|\b(?!['’]))|tis|twas|em\b|til\b|cause\b)", re.IGNORECASE)
"""What an apostrophe begins: ’90s, ’tis, ’em."""


def _may_open(text: str, start: int) -> bool:
    """Whether a mark that is its own partner may open at `start`: behind a blank, and before a word."""
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    return (not before or before.isspace() or before in "([{—–/") and not after.isspace()


def _closing(text: str, start: int, mark: str, known: dict[str, dict[int, int]]) -> int | None:
    """The offset of the mark that closes the one at `start`; None where that one opens nothing.

    `known` has the pairs of each mark that has once been sought up to the end of the text, and not found.
    """
    closing = _PAIRS[mark]
    single = mark in _SINGLE
    if mark in closing and mark not in "'\"" and not _may_open(text, start):
        return None  # the end of another, or the sign of inches
    if single or mark == '"':
        before = text[start - 1 : start]
        if before.isalnum() or (before and mark == "'" and before in ")]”’"):
            return None  # an apostrophe, or the sign of feet or inches
        if single and _ELISION.match(text, start):
            return None
    if mark in _OTHERS and (at := _closing_of_another_kind(text, start, mark)):
        return at
    if mark in known:
        return known[mark].get(start)
    if all(text.find(sign, start + 1) < 0 for sign in closing):
        known[mark] = {}
        return None
    depth = 1
    for found in _EDGES[mark].finditer(text, start + 1):
        at, char = found.start(), found.group()
        if char in closing:
            may_be_inside = single or mark in "”״"
            inside = (
                may_be_inside and text[at + 1 : at + 2].isalnum() and not _QUOTING_ENDING.match(text, at + 1)
            )
            # The plural possessive, as in ‘the boys’ room’, cannot be told from an end: the first mark ends.
            if not inside:
                depth -= 1
                if not depth:
                    return at
        elif mark not in closing and not single:
            depth += 1
    # Where none is left that may close a mark whose kind has no depth, none closes a later one.
    known[mark] = {} if single or mark in closing else _pairs(text, start, mark)
    return None


def _pairs(text: str, start: int, mark: str) -> dict[int, int]:
    """The offset of each mark from `start` on, to that of the one that closes it, in one pass."""
    found: dict[int, int] = {}
    open_marks: list[int] = []
    for each in _EDGES[mark].finditer(text, start):
        if each.group() == mark:
            open_marks.append(each.start())
        elif open_marks:
            found[open_marks.pop()] = each.start()
    return found


_OTHERS = {"“": '"“', '"': "”“", "„": '"'}
"""What closes a mark where a keyboard or a program has set another one than its partner."""
_DOUBLE = re.compile('[“”„"]')


def _closing_of_another_kind(text: str, start: int, mark: str) -> int | None:
    """The offset of the next mark where it closes the one at `start`, though it is of another kind."""
    following = _DOUBLE.search(text, start + 1)
    if not following or following.group() not in _OTHERS[mark]:
        return None
    at = following.start()
    before, behind = text[at - 1], text[at + 1 : at + 2]  # behind a digit it is the sign of inches
    return None if before.isspace() or before.isdigit() or behind.isalnum() else at


def _kind(before: str, mark: str, words: str, after: str) -> Literal["words", "title", "own"]:
    folded = before.casefold()
    if any(sign in folded for sign in _OF_OWN) and _OWN.search(before):
        return "own"
    if mark in _TITLES:
        return "words" if mark == "『" and _SAYS.match(after) else "title"
    if (any(sign in folded for sign in _OF_TITLED) and _TITLED.search(before)) or (
        _is_capitalised(words) and _WORK.search(before)
    ):
        return "title"
    return "words"


def _is_capitalised(words: str) -> bool:
    """Whether words have the capitals of an English title; a script without capitals has none to miss."""
    each = re.findall(r"[^\W\d_][\w’'-]*", words)
    if not each:
        return True
    great = [word for word in each if word.lower() not in _SMALL]
    return each[0][0].isupper() and all(
        word[0].isupper() or word[0].lower() == word[0].upper() for word in great
    )


def is_title_like(words: str) -> bool:
    """Whether quoted words look like the name of a work or a thing: all great words capitalised."""
    several = len(re.findall(r"[^\W_]+", words)) > 1  # one word with a capital may begin a sentence
    return several and bool(re.search(r"[A-ZÀ-ÞА-Я]", words)) and _is_capitalised(words)
