"""Folding: the differences of typesetting that a quotation may have from its source, and no others.

Widths, white space, quotation marks, dashes, and canonically equivalent spellings are folded. Case, marks,
and compatibility forms that carry meaning are never folded: 10² is not 102, バ is not ハ.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern


class Folding(StrEnum):
    """A class of differences that are ignored."""

    WIDTHS = "widths"
    """Full-width and half-width forms, as Unicode's <wide> and <narrow> mappings give them."""
    SPACE = "white space"
    """Any run is one space; characters without width or ink are nothing."""
    QUOTES = "quotation marks"
    """All kinds are one: a quotation inside another swaps single and double."""
    DASHES = "dashes"
    """Hyphens, dashes, the minus sign, and `--` as a keyboard writes a dash."""
    COMPOSITION = "composition"
    """Canonical equivalence (NFC): が as one character or as か with its mark."""


ALL = frozenset(Folding)

# Unicode's property Quotation_Mark. Primes are not in it: 5′ is feet or minutes.
_SINGLE = "'‘’‚‛‹›＇"
_DOUBLE = '"«»“”„‟⹂「」『』〝〞〟﹁﹂﹃﹄＂｢｣'
# Of Unicode's property Dash those that are set for one another: not 〜, not ⁻ (an exponent). ー is a letter.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d"
_NOTHING = "\u200b"
_INVISIBLE = _NOTHING + "\u00ad\u2060\ufeff"
_NO_INVISIBLE = dict.fromkeys(map(ord, _INVISIBLE))
# What `str.isspace` says is space, apart from the space itself.
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def _widths() -> Iterator[tuple[str, str]]:
    for char in map(chr, range(0xFF01, 0xFFEF)):
        kind, _, code = unicodedata.decomposition(char).partition(" ")
        if kind in ("<wide>", "<narrow>"):
            yield char, chr(int(code, 16))


# Character to its class and its folded form, of one character too: this step moves no offset.
_MARKS: dict[str, tuple[Folding, str]] = {
    **{char: (Folding.WIDTHS, plain) for char, plain in _widths()},
    **dict.fromkeys(_SPACES, (Folding.SPACE, " ")),
    **dict.fromkeys(_INVISIBLE, (Folding.SPACE, _NOTHING)),
    **dict.fromkeys(_SINGLE + _DOUBLE, (Folding.QUOTES, '"')),
    **dict.fromkeys(_DASHES, (Folding.DASHES, "-")),
}
_MARK = re.compile(f"[{''.join(map(re.escape, _MARKS))}]")
_OPENED = LazyPattern(rf"(?<![^\s(（\[［])[{_SINGLE}{_DOUBLE}][^{_SINGLE}{_DOUBLE}]*$")
_RUN = re.compile(f" [ {_NOTHING}]+|-[-{_NOTHING}]+|{_NOTHING}+")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its characters comes from."""

    text: str
    edits: tuple[tuple[int, int, int, int], ...]
    """The places where lengths differ: start and end in `text`, start and end in the original; in order."""

    def origin(self, index: int) -> tuple[int, int]:
        """Start and end, in the original, of what the character at `index` stands for."""
        at = bisect_right(self.edits, index, key=lambda edit: edit[0]) - 1
        if at < 0:
            return index, index + 1
        _, here, start, end = self.edits[at]
        if index < here:
            return start, end
        return index - here + end, index - here + end + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `text[start:end]`, which is not empty, stands for."""
        return self.origin(start)[0], self.origin(end - 1)[1]


def fold(text: str, classes: frozenset[Folding] = ALL) -> FoldedText:
    """`text` without the differences of `classes`, and the way back to it."""

    def plain(mark: re.Match[str]) -> str:
        char = mark[0]
        kind, folded = _MARKS[char]
        if kind not in classes:
            return char
        if char in _SINGLE:
            before = text[max(mark.start() - 80, 0) : mark.start()]
            if before[-1:].isdigit() and not _OPENED.search(without_invisible(before)):
                return "'"  # 5' and 5" are different lengths
        return folded

    def shorten(run: re.Match[str]) -> str:
        kind = Folding.DASHES if run[0][0] == "-" else Folding.SPACE
        return run[0][0].strip(_NOTHING) if kind in classes else run[0]

    def changes() -> Iterator[tuple[int, int, str]]:
        if Folding.COMPOSITION not in classes or unicodedata.is_normalized(
            "NFC", level.replace(_NOTHING, "")
        ):
            yield from ((run.start(), run.end(), shorten(run)) for run in _RUN.finditer(level))
        else:  # character by character, ten times as slow
            for start, end in _clusters(level):
                yield start, end, unicodedata.normalize("NFC", _RUN.sub(shorten, level[start:end]))

    level = _MARK.sub(plain, text)
    parts: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, new in changes():
        if new == level[start:end]:
            continue
        length += start - done
        parts += level[done:start], new
        edits.append((length, length + len(new), start, end))
        length, done = length + len(new), end
    return FoldedText("".join([*parts, level[done:]]), tuple(edits))


def differences(a: str, b: str) -> tuple[Folding, ...]:
    """The classes without which `a` and `b`, which fold to one text, would differ."""
    apart = [kind for kind in Folding if fold(a, ALL - {kind}).text != fold(b, ALL - {kind}).text]
    if all(unicodedata.is_normalized("NFC", text) for text in (a, b)):
        # ﾊﾞ is composed on its way to バ, but what the author sees is a width
        apart = [kind for kind in apart if kind is not Folding.COMPOSITION]
    return tuple(apart)


def continues(char: str) -> bool:
    """Whether `char` belongs to the character before it: a mark, or a later part of a Hangul syllable."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f"


def without_invisible(text: str) -> str:
    """`text` without its characters that have neither width nor ink."""
    return text.translate(_NO_INVISIBLE)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that fold by themselves: nothing in one composes, or makes a run, with the next."""
    start = 0
    for i in range(1, len(text)):
        same = text[i] == text[start] and text[i] in " -"
        if not (same or text[i] == _NOTHING or continues(text[i])):
            yield start, i
            start = i
    if text:
        yield start, len(text)
