"""The notes at the foot of a page, laid out from their last line on (WeasyPrint 70.0).

The typesetter asks how high the foot of a page is as often as a note comes to it, and each time lays out all
notes of the page from the first. That was half of the work of a book. Lines are filled one after the other,
so that a new note can change the last line alone: the height of the others is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any, NamedTuple

VERSION = "70.0"
"""The typesetter whose method is replaced; every other keeps its own."""


@contextmanager
def notes_continued(weasyprint: Any) -> Iterator[None]:
    """Lay out feet from their last line on, as long as this lasts; the pages come out the same.

    It replaces `LayoutContext._update_footnote_area`, a private method, and puts it back at the end.
    """
    if weasyprint.__version__ != VERSION:
        yield
        return
    context = weasyprint.layout.LayoutContext
    own = context._update_footnote_area
    context._update_footnote_area = _Feet(weasyprint, own).method()
    try:
        yield
    finally:
        context._update_footnote_area = own


class _Line(NamedTuple):
    """Where the last line of a foot begins."""

    resume_at: dict[int, Any]
    """Its place in the text, as the typesetter writes one."""
    top: float
    """Its distance from the top of the page, in px of CSS."""


class _Laid(NamedTuple):
    """Notes that have been laid out."""

    height: float
    """Height of their lines in px of CSS."""
    last: _Line | None
    """Their last line; None where it is the first too."""


class _Feet:
    """What is known of the foot of the page that is laid out just now."""

    def __init__(self, weasyprint: Any, own: Any) -> None:
        self._block_level_layout = weasyprint.layout.block.block_level_layout
        self._build = weasyprint.formatting_structure.build
        self._boxes = weasyprint.formatting_structure.boxes
        self._own = own
        self._area: Any = None
        self._laid: dict[tuple[Any, ...], _Laid] = {}
        self._runs: dict[Any, bool] = {}

    def method(self) -> Any:
        """What takes the place of the typesetter's own method: whether the notes run over their area."""

        def update(context: Any) -> bool:
            area, notes = context.current_footnote_area, tuple(context.current_page_footnotes)
            if context.in_column or not notes or not self._is_plain(area, notes):
                return bool(self._own(context))
            if area.height != "auto":
                context.page_bottom += area.margin_height()
            area.children = context.current_page_footnotes
            area.height = self._height(context, notes)
            context.page_bottom -= area.margin_height()
            return False  # an area without a height of its own is as high as its notes

        return update

    def _is_plain(self, area: Any, notes: tuple[Any, ...]) -> bool:
        """Whether a foot is one run of text, and as high as its lines."""
        return (
            area.style["height"] == "auto"
            and (area.min_height, area.max_height) == (0, inf)
            and area.style["box_decoration_break"] == "slice"
            and all(map(self._runs_on, notes))
        )

    def _runs_on(self, note: Any) -> bool:
        """Whether a note is nothing but text that runs on from the note before."""
        if note not in self._runs:
            block = self._boxes.BlockLevelBox
            self._runs[note] = all(
                box.is_in_normal_flow() and not isinstance(box, block) for box in note.descendants()
            )
        return self._runs[note]

    def _height(self, context: Any, notes: tuple[Any, ...]) -> float:
        area = context.current_footnote_area
        if area is not self._area:
            self._area, self._laid = area, {}
        if notes not in self._laid:
            before = self._laid.get(notes[:-1])
            self._laid[notes] = self._lay_out(context, before.last if before else None)
        return self._laid[notes].height

    def _lay_out(self, context: Any, line: _Line | None) -> _Laid:
        """The notes from `line` on; all of them where it is None.

        Sums are made in the order of the typesetter, so that a height is the same to the last digit.
        """
        area = context.current_footnote_area
        foot = self._build.create_anonymous_boxes(area.deepcopy())
        if line:
            foot.position_y = line.top
        laid = self._block_level_layout(context, foot, -inf, line.resume_at if line else None, area.page)[0]
        lines = laid.children
        height = lines[-1].position_y + lines[-1].height - area.content_box_y() if line else laid.height
        if len(lines) > 1:
            line = _Line({0: lines[-2].resume_at}, lines[-1].position_y)
        return _Laid(height, line)
