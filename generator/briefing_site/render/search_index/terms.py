"""Text to search terms. `search.js/10-terms.js` has the same rules for the words that a reader types.

1. A word is a run of letters, marks and digits; `1,000`, `9.04` and `U.S.` are one word each.
2. Words are folded: case, composition, letter widths, and the diacritics of Latin letters, so that バ stays
   apart from ハ, й from и, and 10² from 102.
3. What is written without spaces (Japanese, Chinese, Thai ...), and Korean, whose particles join their
   word, becomes pairs of neighbouring characters, and the last character alone. So a query of one character
   is the beginning of a term, like any word that is not yet typed to its end.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import SIGNS
from briefing_site.text.word_edges import ONE_UNSPACED, UNSPACED

_MARKS = "".join(
    char
    for first, last in ((0x300, 0x309B), (0xA66F, 0xABF0), (0xFB1E, 0xFB1F), (0xFE00, 0xFE30))
    for char in map(chr, range(first, last))
    if unicodedata.category(char)[0] == "M"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_PLAIN_WORD = re.compile(r"[a-z](?:\.[a-z])+(?![a-z0-9])|[a-z0-9]+(?:(?<=[0-9])[.,](?=[0-9])[a-z0-9]+)*")
_OTHER_LETTERS = re.compile(f"[^{re.escape(''.join(c for c in SIGNS if unicodedata.category(c)[0] != 'M'))}]")
"""What no plain English text has, marks on letters among it."""
_SIGN_INSIDE = re.compile(r"[a-z0-9][.,][a-z0-9]")
_WORD = LazyPattern(rf"[A-Za-z](?:\.[A-Za-z])+(?!{_LETTER})|{_LETTER}+(?:(?<=[0-9])[.,](?=[0-9]){_LETTER}+)*")
_RUN = LazyPattern(rf"[{UNSPACED}]+|[^{UNSPACED}]+")
_WIDTHS = LazyPattern("[\uff01-\uffee]")
_LATIN_WITH_MARKS = LazyPattern("([a-z])[\u0300-\u036f]+")
# Letters that no decomposition takes apart, and the sigma that ends a Greek word.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ς": "σ"}
)


def fold(text: str) -> str:
    """A text without what a reader may well type otherwise."""
    if text.isascii():
        return text.lower()
    wide = _WIDTHS.sub(lambda char: unicodedata.normalize("NFKC", char[0]), text)
    apart = unicodedata.normalize("NFD", wide.lower().translate(_LETTERS))
    return unicodedata.normalize("NFC", _LATIN_WITH_MARKS.sub(r"\1", apart))


def terms(text: str) -> list[str]:
    """Every term of a text, in order, as often as it stands there."""
    if text.isascii() or not _OTHER_LETTERS.search(text):
        # Signs that are not ASCII part words as a question mark does.
        lowered = text.encode("ascii", "replace").decode("ascii").lower()
        words = _PLAIN_WORD.findall(lowered)
        return list(map(_joined, words)) if _SIGN_INSIDE.search(lowered) else words
    found: list[str] = []
    for word in _WORD.findall(text):
        if word.isascii():
            found.append(_joined(word.lower()))
            continue
        folded = fold(word)
        if not ONE_UNSPACED.search(folded):
            found.append(_joined(folded))
            continue
        for run in _RUN.findall(folded):
            if ONE_UNSPACED.match(run):
                found += map("".join, pairwise(run))
                found.append(run[-1])
            else:
                found.append(_joined(run))
    return found


def _joined(word: str) -> str:
    """A word without the commas of a figure, or the points of an abbreviation."""
    return word.replace(",", "") if word[0].isdigit() else word.replace(".", "")
