"""Words of a PDF that no reader sees: outside of the page, of no size, drawn invisibly, or white on white.

Words of another colour on one like it, or with something on top of them, are not told apart from others.
"""

from __future__ import annotations

import ctypes
from typing import Any

from briefing_site.text.dataclass import dataclass

_INVISIBLE = 3
"""The mode of drawing in which letters leave nothing on the page."""
_FILLED = 0
"""The mode of drawing in which letters are filled, and have no outline."""
_SMALLEST = 1.0
"""Height in points of a line that somebody could read, at least."""
_MOST_OBJECTS = 20_000
"""Of more a page is a drawing, as a map is, and they are not gone through."""
_WHITE = 250
"""Of 255 parts of red, of green and of blue, at least."""
_NARROWEST = 0.5
"""Points from letter to letter, at least."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """What is known of the words of a page before they are looked at."""

    raw: Any
    text: Any
    box: tuple[float, float, float, float]
    """What is shown of the page: left, right, bottom, top."""
    scanned: bool
    """Whether pictures or drawings may show what invisible words say, as behind a page that was scanned."""
    grounds: tuple[tuple[float, float, float, float], ...] | None
    """The places of all that may lie in colour under words; None where they are too many to look at."""

    def hides(self, start: int, end: int, box: tuple[float, float, float, float]) -> bool:
        """Whether nobody sees the word from one sign of the page to another, whose place is `box`."""
        left, right, bottom, top = box
        shown = self.box
        if right < shown[0] or left > shown[1] or top < shown[2] or bottom > shown[3]:
            return True
        if top - bottom < _SMALLEST and self._is_tiny(start, end):
            return True
        if not self.scanned and self.is_invisible(start):
            return True
        return self._is_white(start) and not self._has_ground(box)

    def is_invisible(self, at: int) -> bool:
        """Whether a sign is drawn in the mode that leaves nothing on the page."""
        drawn = self.raw.FPDFText_GetTextObject(self.text, at)
        return bool(drawn and self.raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE)

    def _is_white(self, at: int) -> bool:
        """Whether a sign is filled with white, as the page is, and has no outline."""
        drawn = self.raw.FPDFText_GetTextObject(self.text, at)
        if not drawn or self.raw.FPDFTextObj_GetTextRenderMode(drawn) != _FILLED:
            return False
        parts = [ctypes.c_uint() for _ in range(4)]
        found = self.raw.FPDFText_GetFillColor(self.text, at, *map(ctypes.byref, parts))
        return bool(found) and all(part.value >= _WHITE for part in parts[:3])

    def _has_ground(self, box: tuple[float, float, float, float]) -> bool:
        """Whether something may lie under a word, so that white letters are seen."""
        left, right, bottom, top = box
        return self.grounds is None or any(
            left < ground[1] and right > ground[0] and bottom < ground[3] and top > ground[2]
            for ground in self.grounds
        )

    def _is_tiny(self, start: int, end: int) -> bool:
        """Whether letters stand on one another: the height alone is none in fonts that draw their letters."""
        if end == start:
            return bool(self.raw.FPDFText_GetFontSize(self.text, start) < _SMALLEST)
        first, last = self._origin(start), self._origin(end)
        return max(abs(first[0] - last[0]), abs(first[1] - last[1])) / (end - start) < _NARROWEST

    def _origin(self, at: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        self.raw.FPDFText_GetCharOrigin(self.text, at, ctypes.byref(x), ctypes.byref(y))
        return x.value, y.value


def unseen(raw: Any, page: Any, text: Any) -> Unseen:
    """What a page shows, by which the words are known that it does not."""
    held = raw.FS_RECTF()
    found = raw.FPDF_GetPageBoundingBox(page, ctypes.byref(held))
    low, high = sorted((held.bottom, held.top))
    whole = float("-inf"), float("inf"), float("-inf"), float("inf")
    box = (held.left, held.right, low, high) if found and held.right > held.left and high > low else whole
    return Unseen(raw, text, box, _may_be_scanned(raw, page), _grounds(raw, page))


def _may_be_scanned(raw: Any, page: Any) -> bool:
    """Whether a page has anything but words and lines: a picture, or a part that may hold one."""
    plain = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)
    count = raw.FPDFPage_CountObjects(page)
    return count > _MOST_OBJECTS or any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) not in plain for at in range(count)
    )


def _grounds(raw: Any, page: Any) -> tuple[tuple[float, float, float, float], ...] | None:
    """The places of pictures, shapes, broad lines and parts that may hold some: left, right, bottom, top."""
    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return None
    return tuple(
        place
        for at in range(count)
        if _may_be_ground(raw, each := raw.FPDFPage_GetObject(page, at)) and (place := _place(raw, each))
    )


def _may_be_ground(raw: Any, each: Any) -> bool:
    """Whether an object of a page may be a ground of another colour: any but words and white shapes."""
    kind = raw.FPDFPageObj_GetType(each)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return bool(kind != raw.FPDF_PAGEOBJ_TEXT)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, ctypes.byref(filled), ctypes.byref(stroked))
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(each, *map(ctypes.byref, parts))
    white = known and all(part.value >= _WHITE for part in parts[:3])
    return bool(stroked.value) or (bool(filled.value) and not white)


def _place(raw: Any, each: Any) -> tuple[float, float, float, float] | None:
    """Where an object of a page is; None where it has no place of its own."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = raw.FPDFPageObj_GetBounds(each, *map(ctypes.byref, (left, bottom, right, top)))
    return (left.value, right.value, bottom.value, top.value) if found else None
