"""Words of a PDF that no reader sees: outside of the page, of no size, or drawn invisibly.

Words in the colour of the page, or with something on top of them, are not told apart from others.
"""

from __future__ import annotations

import ctypes
from typing import Any

from briefing_site.text.dataclass import dataclass

_INVISIBLE = 3
"""The mode of drawing in which letters leave nothing on the page."""
_SMALLEST = 1.0
"""Height in points of a line that somebody could read, at least."""
_MOST_OBJECTS = 20_000
"""Of more a page is a drawing, as a map is, and they are not gone through."""
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

    def hides(self, start: int, end: int, box: tuple[float, float, float, float]) -> bool:
        """Whether nobody sees the word from one sign of the page to another, whose place is `box`."""
        left, right, bottom, top = box
        shown = self.box
        if right < shown[0] or left > shown[1] or top < shown[2] or bottom > shown[3]:
            return True
        if top - bottom < _SMALLEST and self._is_tiny(start, end):
            return True
        return not self.scanned and self.is_invisible(start)

    def is_invisible(self, at: int) -> bool:
        """Whether a sign is drawn in the mode that leaves nothing on the page."""
        drawn = self.raw.FPDFText_GetTextObject(self.text, at)
        return bool(drawn and self.raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE)

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
    return Unseen(raw, text, box, scanned=_may_be_scanned(raw, page))


def _may_be_scanned(raw: Any, page: Any) -> bool:
    """Whether a page has anything but words and lines: a picture, or a part that may hold one."""
    plain = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)
    count = raw.FPDFPage_CountObjects(page)
    return count > _MOST_OBJECTS or any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) not in plain for at in range(count)
    )
