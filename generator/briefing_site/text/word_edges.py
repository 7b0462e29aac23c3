"""The edges of words: a quotation that cuts a word may say what its source does not."""

from __future__ import annotations

import re
import unicodedata

from briefing_site.text.folding import continues, without_invisible
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.negation import NEGATIVE_PREFIX, NEGATIVE_SUFFIX

# Scripts without spaces between words, and Hangul, whose particles join their word: Thai, Khmer, Han.
UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""As the inside of a regular expression's character class."""
SPACELESS = f"(?:(?![\u1100-\u11ff\uac00-\ud7ff])[{UNSPACED}\uff01-\uff60])"
"""A character of those scripts without Hangul, as a regular expression."""
ONE_UNSPACED = LazyPattern(f"[{UNSPACED}]")
"""One character of a script without spaces."""
_POINT = ".,．，'’\u00a0\u2009\u202f"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SIGNS = frozenset(",.;:!?")
_MINUS = LazyPattern(r"(?<![^\s(（])[-−–－]$")
_NEGATED = re.compile(rf"(?<!\w){NEGATIVE_PREFIX}(?:\w+[-‐‑－])*$", re.IGNORECASE)
_LESSENED = LazyPattern(rf"{NEGATIVE_SUFFIX}\b")


def one_word(before: str, after: str) -> bool:
    """Whether a word, or a figure, goes on from the end of `before` into `after`."""
    if not before or not after:
        return False
    if continues(after[0]) or (_is_letter(before[-1]) and _is_letter(after[0])):
        return True
    if after[0].isdigit():
        return len(before) > 1 and before[-1] in _POINT and before[-2].isdigit()
    figure = before[-1].isdigit() and after[0] in _POINT and after[1:2].isdigit()
    return figure or (before[-1] in "nN" and bool(re.match(r"['’]t\b", after, re.IGNORECASE)))


def begins_inside(text: str, index: int) -> bool:
    """Whether a quotation from `index` on leaves out a part of its first word: "able" of "unable"."""
    if _begins_plainly(text, index):
        return False
    before, after = _around(text, index)
    if one_word(before, after) or (after[:1].isdigit() and _MINUS.search(before)):
        return True
    if re.search(r"\w['’]$", before) and re.match(r"(?:s|t|d|m|ll|re|ve)\b", after, re.IGNORECASE):
        return True
    return bool(_NEGATED.search(before)) and after[:1].isalnum()


def ends_inside(text: str, index: int) -> bool:
    """Whether a quotation up to `index` leaves out a part of its last word: "nuclear" of "nuclear-free"."""
    if _ends_plainly(text, index):
        return False
    before, after = _around(text, index)
    return one_word(before, after) or (before[-1:].isalnum() and bool(_LESSENED.match(after)))


def _begins_plainly(text: str, index: int) -> bool:
    """Whether a plain letter behind a space is at `index`, as nearly always: no word goes on there."""
    return index > 0 and text[index - 1] == " " and text[index : index + 1] in _PLAIN


def _ends_plainly(text: str, index: int) -> bool:
    """Whether the text ends at `index`, or a space is there, or a sign behind a plain letter."""
    if index >= len(text) or text[index] == " ":
        return True
    return text[index] in _SIGNS and text[index - 1 : index] in _PLAIN


def _around(text: str, index: int) -> tuple[str, str]:
    return without_invisible(text[max(index - 40, 0) : index]), without_invisible(text[index : index + 40])


def word_around(text: str, index: int) -> str:
    """The word, up to white space, that stands on both sides of `index`."""
    head = re.search(r"\S*$", text[max(index - 30, 0) : index])
    tail = re.match(r"\S*", text[index : index + 30])
    return (head[0] if head else "") + (tail[0] if tail else "")


def _is_letter(char: str) -> bool:
    return (char.isalnum() or unicodedata.category(char)[0] == "M") and not ONE_UNSPACED.match(char)
