"""The width and height of a picture, from its first bytes."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from briefing_site.model.published_file import COLUMN, PictureSize
from briefing_site.parse.picture_metadata.exif import UPRIGHT, read_exif
from briefing_site.text.lazy_pattern import LazyPattern

Size = PictureSize

_HEAD, _TAIL = 1 << 16, 1 << 10
"""Bytes at the beginning and at the end of a file in which its size is looked for."""
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9), 0xFF})
"""Markers that hold nothing, and the byte that fills the room before one."""
_TURNED = re.compile(rb"\A\xff\xd8.{0,64}?Exif\0\0|eXIf(?=MM|II)|EXIF.{4}(?=MM|II)", re.DOTALL)
"""What stands before the Exif of a JPEG, a PNG or a WebP that has been cleaned."""
_LENGTH = LazyPattern(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*\Z")
_SVG = LazyPattern(r"<svg\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_SVG_ATTRIBUTE = LazyPattern(r"\b(width|height|viewBox)\s*=\s*[\"']([^\"'<>]*)[\"']")


def picture_size(data: bytes) -> Size | None:
    """The width and height in pixels of a GIF, JPEG, PNG, WebP, AVIF, BMP, ICO or SVG, as it is stored.

    None where they are not told.
    """
    for sign, read in _READERS:
        if sign(data):
            try:
                found = read(data)
            except (struct.error, IndexError, ValueError):
                return None
            return found if found and min(found) > 0 else None
    return None


def shown_size(data: bytes) -> Size | None:
    """The width and height in which a browser shows a picture; None where they are not told.

    A photograph is shown the right way up, and a drawing without a size of its own fills the column.
    """
    found = picture_size(data)
    if found is None:
        return None
    if not any(sign(data) for sign, _ in _BITMAPS):
        return found if _svg_lengths(data) else (COLUMN, max(1, round(COLUMN * found[1] / found[0])))
    return (found[1], found[0]) if _is_turned(data) else found


def _is_turned(data: bytes) -> bool:
    """Whether a picture that has been cleaned is shown on its side."""
    if data[4:8] == b"ftyp":
        at = data.find(b"irot", 0, _HEAD)
        return at >= 0 and bool(data[at + 4] & 1)
    ends = (data[:_HEAD], data[-_TAIL:] if len(data) > _HEAD else b"")
    found = ((end, sign.end()) for end in ends for sign in _TURNED.finditer(end))
    return any(read_exif(end[at : at + _TAIL]).orientation > UPRIGHT + 3 for end, at in found)


def _png(data: bytes) -> Size:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> Size:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while at < len(data) - 8:
        if data[at] != 0xFF:
            return None
        kind = data[at + 1]
        if kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        if kind in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _avif(data: bytes) -> Size | None:
    """The largest of the extents (`ispe`) that the file gives; a small one may be that of a thumbnail."""
    extents = [struct.unpack_from(">II", data, found.end() + 4) for found in re.finditer(b"ispe", data)]
    width, height = max(extents, default=(0, 0))
    return width, height


def _bmp(data: bytes) -> Size:
    width, height = struct.unpack_from("<ii", data, 18)
    return abs(width), abs(height)


def _icon(data: bytes) -> Size:
    """The largest of its pictures; a length of 0 stands for 256."""
    count = int.from_bytes(data[4:6], "little")
    sizes = (data[at : at + 2] for at in range(6, 6 + 16 * min(count, 64), 16))
    width, height = max((size[0] or 256, size[1] or 256) for size in sizes if len(size) == 2)
    return width, height


def _svg_attributes(data: bytes) -> dict[str, str]:
    found = _SVG.search(data[:_HEAD].decode("utf-8", "replace"))
    return dict(_SVG_ATTRIBUTE.findall(found[1])) if found else {}


def _svg_lengths(data: bytes) -> Size | None:
    """Width and height of a drawing that gives both in pixels."""
    given = _svg_attributes(data)
    width, height = (_LENGTH.match(given.get(name, "")) for name in ("width", "height"))
    return (int(width[1]), int(height[1])) if width and height else None


def _svg(data: bytes) -> Size | None:
    if lengths := _svg_lengths(data):
        return lengths
    box = _svg_attributes(data).get("viewBox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else None


_BITMAPS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Size | None]], ...] = (
    (lambda data: data.startswith(b"\x89PNG\r\n"), _png),
    (lambda data: data[:6] in (b"GIF87a", b"GIF89a"), _gif),
    (lambda data: data.startswith(b"\xff\xd8"), _jpeg),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    (lambda data: data[4:8] == b"ftyp", _avif),
    (lambda data: data.startswith(b"BM"), _bmp),
    (lambda data: data.startswith(b"\0\0\1\0"), _icon),
)
"""How a format is known by its first bytes, and what reads its size."""
_READERS = (*_BITMAPS, (lambda data: b"<svg" in data[:_HEAD], _svg))
