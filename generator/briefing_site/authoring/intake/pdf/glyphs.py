"""The words of a page of a PDF with their places, as PDFium finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from briefing_site.authoring.intake.lines import raised
from briefing_site.authoring.intake.pdf.aslant import level, made_level
from briefing_site.authoring.intake.pdf.mended import mended
from briefing_site.authoring.intake.pdf.turned import (
    brackets_are_turned,
    is_turned,
    lam_before_alef,
    runs_left,
    runs_right,
    with_brackets_turned,
    with_stop_behind,
)
from briefing_site.authoring.intake.pdf.unseen import Unseen, unseen
from briefing_site.authoring.intake.pdf.word import Word
from briefing_site.text.dataclass import dataclass

_HYPHEN = 2
"""The sign that PDFium gives for a hyphen at the end of a line."""
_BREAKS = frozenset({10, 13})
_SPACES = frozenset({9, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x3000})
_WIDE_GAP = 1.2
"""Times the height of letters: a gap that parts two columns, or two cells of a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside one another; places in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    row: bool = False
    """Whether it is a row of a table, whose cells were put together."""

    @property
    def height(self) -> float:
        """Of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines in the order of the file, and what was mended in them."""

    lines: tuple[Line, ...]
    em: float
    """Height of most of its letters."""
    ligatures: int
    accents: tuple[str, ...]
    """The words whose loose accents were joined to their letters."""
    unread: bool
    """Whether it is a picture without a word."""
    turned: bool
    """Whether it runs from right to left, and the places of its lines are mirrored."""
    hidden: int = 0
    """How many words were left out that nobody sees."""
    aslant: tuple[str, ...] = ()
    """The words that were left out since they stand at an angle to most others, a line each."""


def _seen(words: list[Word | None], page: Unseen) -> tuple[list[Word | None], int]:
    """The words that the page shows, and how many it does not; all where it would show none of them."""
    hidden = {
        id(word)
        for word in words
        if word and page.hides(word.first, word.last, (word.left, word.right, word.bottom, word.top))
    }
    whole = sum(word is not None for word in words)
    # Where most words are invisible, drawings show what they say.
    if not hidden or len(hidden) * 2 > whole:
        return words, 0
    return [word for word in words if word is None or id(word) not in hidden], len(hidden)


def sheet(raw: Any, page: Any) -> Sheet:
    """The lines of a page; `raw` are PDFium's own functions."""
    text = raw.FPDFText_LoadPage(page)
    try:
        placed = list(_words(raw, text))
        placed, aslant, quarters = level(placed, lambda at: raw.FPDFText_GetCharAngle(text, at))
        found, hidden = _seen(placed, unseen(raw, page, text))
        unread = not any(found) and _pictured(raw, page)
    finally:
        raw.FPDFText_ClosePage(text)
    found = made_level(found, quarters)
    turned = runs_left(word.text for word in found if word)
    found = _as_read(found, turned=turned)
    words = [list(line) for line in _lines(iter(found), turned=turned)]
    for line in words if turned else ():
        for first, end in runs_right([word.text for word in line]):
            line[first:end] = sorted(line[first:end], key=lambda word: -word.left)
    heights = [word.top - word.bottom for line in words for word in line]
    em = max(median(heights), 1.0) if heights else 10.0
    lines: list[Line] = []
    ligatures = 0
    accents: list[str] = []
    for line in words:
        for words_of in _parted(line, em):
            made = mended(" ".join(word.text for word in words_of))
            ligatures += made.ligatures
            accents += made.accents
            if made.text:
                tall = max(words_of, key=lambda word: len(word.text))  # a sign of another font may be taller
                left, right = min(w.left for w in words_of), max(w.right for w in words_of)
                lines.append(Line(made.text, left, right, tall.bottom, tall.top))
    put = tuple(_side_by_side(lines, em))
    return Sheet(put, em, ligatures, tuple(accents), unread, turned, hidden, aslant)


def _words(raw: Any, text: Any) -> Iterator[Word | None]:
    """The words in the order of the file; None between two lines."""
    count = raw.FPDFText_CountChars(text)
    place = raw.FS_RECTF()
    pointer = ctypes.byref(place)

    def box(at: int) -> tuple[float, float, float, float]:
        # The loose box is that of the font: letters of one size have one height.
        raw.FPDFText_GetLooseCharBox(text, at, pointer)
        low, high = sorted((place.bottom, place.top))
        return place.left, place.right, low, high

    start = -1
    signs: list[str] = []

    def word(end: int) -> Word:
        a, b = box(start), box(end)
        left, right, low, high = min(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3])
        return Word("".join(signs), left, right, low, high, start, end)

    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _BREAKS or code in _SPACES or code == 0:
            if signs:
                yield word(at - 1)
                signs, start = [], -1
            if code in _BREAKS:
                yield None
            continue
        if not signs:
            start = at
        if code == _HYPHEN:
            signs.append("-")
            yield word(at)
            signs, start = [], -1
            yield None
            continue
        sign = chr(code) if code <= 0x10FFFF else ""
        if lam_before_alef(signs[-1:], sign) and box(at) == box(at - 1):
            signs.insert(-1, sign)
            continue
        raises = len(signs) > 0 and sign.isdecimal() and _stands_above(box(start), box(at))
        signs.append(raised(sign) if raises else sign)
    if signs:
        yield word(count - 1)


def _stands_above(first: tuple[float, float, float, float], sign: tuple[float, float, float, float]) -> bool:
    """Whether a sign is higher than the first one of its word, as the figure of a power is.

    Such a one is smaller as a rule; where it has nearly the same size, it is told by its height alone, but
    in a word that runs upwards, in which every sign is higher.
    """
    (_, right, low, high), (left, _, bottom, top) = first, sign
    size, rise = (top - bottom) / max(high - low, 0.1), (bottom - low) / max(high - low, 0.1)
    beside = left > right - 0.25 * (high - low)
    return (size < 0.9 and rise > 0.15 and top > 0.5 * (low + high)) or (
        beside and size <= 1 and 0.25 < rise < 0.8
    )


def _as_read(words: list[Word | None], *, turned: bool) -> list[Word | None]:
    """The words of a page with the places that they would have if it ran from left to right."""
    if not turned:
        return words
    swap = brackets_are_turned(word.text for word in words if word)
    return [
        word
        and replace(
            word,
            text=with_stop_behind(with_brackets_turned(word.text) if swap else word.text),
            left=-word.right,
            right=-word.left,
        )
        for word in words
    ]


def _pictured(raw: Any, page: Any) -> bool:
    """Whether a page has a picture."""
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) == raw.FPDF_PAGEOBJ_IMAGE
        for at in range(raw.FPDFPage_CountObjects(page))
    )


def _lines(words: Iterator[Word | None], *, turned: bool) -> Iterator[list[Word]]:
    """The words of each line: those that follow one another at one height.

    On a page that is `turned`, words of a script from left to right go the other way.
    """
    line: list[Word] = []
    for word in words:
        if word is None or (line and _elsewhere(line[-1], word, both=turned)):
            if line:
                yield line
            line = []
        if word is not None:
            line.append(word)
    if line:
        yield line


def _elsewhere(last: Word, word: Word, *, both: bool) -> bool:
    """Whether a word stands on another line than the one before it, or in front of it.

    Where a line goes `both` ways, a word of a script from left to right may stand in front.
    """
    tall = max(last.top - last.bottom, word.top - word.bottom, 1.0)
    in_front = word.left < last.left - tall and not (both and not is_turned(word.text))
    return word.bottom > last.top or word.top < last.bottom or in_front


def _parted(line: list[Word], em: float) -> Iterator[list[Word]]:
    """The parts of a line between wide gaps."""
    part = line[:1]
    for before, word in pairwise(line):
        if word.left - before.right > _WIDE_GAP * em:
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _side_by_side(lines: list[Line], em: float) -> list[Line]:
    """Lines with those put together that are pieces of one, as where its words are set one by one."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if (
            last
            and abs(last.bottom - line.bottom) < 0.35 * em
            and -0.3 * em < line.left - last.right <= _WIDE_GAP * em
        ):
            space = " " if line.left - last.right > 0.15 * em else ""
            found[-1] = Line(
                f"{last.text}{space}{line.text}",
                last.left,
                line.right,
                min(last.bottom, line.bottom),
                max(last.top, line.top),
            )
        else:
            found.append(line)
    return found
