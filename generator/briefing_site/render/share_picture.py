"""The picture that other sites show beside a link to a page: its title, its place, what it says first.

PNG (ISO/IEC 15948) of 1200 x 630 pixels and 16 colours, which keeps it far below 60 KB. Open Graph
(https://ogp.me) asks for the address, the size and the words of it.
"""

from __future__ import annotations

from briefing_site.render.pango import Canvas
from briefing_site.render.png import PngColour, png
from briefing_site.view.share import SHARE_SIZE
from briefing_site.view.values.parts import DrawnWords

WIDTH, HEIGHT = SHARE_SIZE
_LEFT, _ACROSS = 80, 1040
"""Where texts begin, and how wide they may be."""
_BAR = 16
"""Width of the bar at the left edge."""
_ABOVE, _TITLE, _FOOT, _GAP = 56, 112, 552, 24
"""Where the parts begin, and the space between title and words."""
_TITLE_HIGH = 230
"""So high is the title at most: three lines."""
_LINE = 46
"""Height of a line of words, at least."""
_PAPER, _INK, _FAINT = (0xFF, 0xFF, 0xFF), (0x1A, 0x1A, 0x1A), (0x5A, 0x5A, 0x5A)
_INK_STEPS, _FAINT_STEPS = 8, 7
"""So many steps lie between the paper and each colour: with the paper, 16 colours."""
_INK_OF = bytes(round(grey / 255 * _INK_STEPS) for grey in range(256))
_FAINT_OF = bytes(step and step + _INK_STEPS for step in (round(g / 255 * _FAINT_STEPS) for g in range(256)))
"""Grey of a pixel to its colour's number in the palette."""
_LEVEL = 6
"""Of compression."""


def share_picture(words: DrawnWords) -> bytes:
    """Draw the picture of a page: the same words and fonts give the same bytes. Raises `NoPangoError`."""
    canvas = Canvas(WIDTH, HEIGHT)
    lang = words.lang
    if words.above:
        canvas.write(words.above, "serif 30", lang, (_LEFT, _ABOVE, _ACROSS, 1))
    high = canvas.write(words.title, "serif bold 60", lang, (_LEFT, _TITLE, _ACROSS, _TITLE_HIGH))
    top = _TITLE + high + _GAP
    if words.text and top + _LINE < _FOOT - _GAP:
        canvas.write(words.text, "serif 34", lang, (_LEFT, top, _ACROSS, _FOOT - _GAP - top))
    if words.foot:
        canvas.write(words.foot, "serif 28", lang, (_LEFT, _FOOT, _ACROSS, 1))
    return _png(_coloured(canvas.pixels))


def _coloured(grey: bytearray) -> bytes:
    """A number of the palette for each pixel: what stands above the title and at the foot is fainter."""
    first, last = (_TITLE - 4) * WIDTH, (_FOOT - 4) * WIDTH
    above, middle, foot = grey[:first], grey[first:last], grey[last:]
    return b"".join((above.translate(_FAINT_OF), middle.translate(_INK_OF), foot.translate(_FAINT_OF)))


def _png(pixels: bytes) -> bytes:
    """A PNG of four bits a pixel, with the bar at its left edge."""
    packed = (int.from_bytes(pixels[::2], "big") << 4 | int.from_bytes(pixels[1::2], "big")).to_bytes(
        len(pixels) // 2, "big"
    )
    row, bar = WIDTH // 2, bytes([_INK_STEPS << 4 | _INK_STEPS]) * (_BAR // 2)
    rows = (b"\0" + bar + packed[at + len(bar) : at + row] for at in range(0, len(packed), row))
    palette = (_PAPER, *_ramp(_INK, _INK_STEPS), *_ramp(_FAINT, _FAINT_STEPS))
    return png((WIDTH, HEIGHT), 4, PngColour.PALETTE, b"".join(rows), palette, _LEVEL)


def _ramp(colour: tuple[int, int, int], steps: int) -> list[tuple[int, ...]]:
    """The steps from the paper to a colour, without the paper."""
    return [
        tuple(round(paper + (ink - paper) * step / steps) for paper, ink in zip(_PAPER, colour, strict=True))
        for step in range(1, steps + 1)
    ]
