"""The words of a page of a PDF with their places, as PDFium finds them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from briefing_site.authoring.intake.pdf.mended import mended
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


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def sheet(raw: Any, page: Any) -> Sheet:
    """The lines of a page; `raw` are PDFium's own functions."""
    text = raw.FPDFText_LoadPage(page)
    try:
        words = [list(line) for line in _lines(_words(raw, text))]
    finally:
        raw.FPDFText_ClosePage(text)
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
    return Sheet(tuple(_side_by_side(lines, em)), em, ligatures, tuple(accents))


def _words(raw: Any, text: Any) -> Iterator[_Word | None]:
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

    def word(end: int) -> _Word:
        a, b = box(start), box(end)
        return _Word("".join(signs), min(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3]))

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
        signs.append(chr(code) if code <= 0x10FFFF else "")
    if signs:
        yield word(count - 1)


def _lines(words: Iterator[_Word | None]) -> Iterator[list[_Word]]:
    """The words of each line: those that follow one another at one height."""
    line: list[_Word] = []
    for word in words:
        if word is None or (line and _elsewhere(line[-1], word)):
            if line:
                yield line
            line = []
        if word is not None:
            line.append(word)
    if line:
        yield line


def _elsewhere(last: _Word, word: _Word) -> bool:
    """Whether a word stands on another line than the one before it, or in front of it."""
    tall = max(last.top - last.bottom, word.top - word.bottom, 1.0)
    return word.bottom > last.top or word.top < last.bottom or word.left < last.left - tall


def _parted(line: list[_Word], em: float) -> Iterator[list[_Word]]:
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
