"""The width and height of a picture, from its first bytes."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

Size = tuple[int, int]
"""Width and height in pixels, both above zero."""

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9), 0xFF})
"""Markers that hold nothing, and the byte that fills the room before one."""
_LENGTH = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*\Z")
_SVG = re.compile(r"<svg\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_SVG_ATTRIBUTE = re.compile(r"\b(width|height|viewBox)\s*=\s*[\"']([^\"'<>]*)[\"']")


def picture_size(data: bytes) -> Size | None:
    """The width and height of a GIF, JPEG, PNG, WebP, AVIF or SVG in pixels; None where they are not told."""
    for sign, read in _READERS:
        if sign(data):
            try:
                found = read(data)
            except (struct.error, IndexError, ValueError):
                return None
            return found if found and min(found) > 0 else None
    return None


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


def _svg(data: bytes) -> Size | None:
    found = _SVG.search(data[:65536].decode("utf-8", "replace"))
    given = dict(_SVG_ATTRIBUTE.findall(found[1])) if found else {}
    width, height = (_LENGTH.match(given.get(name, "")) for name in ("width", "height"))
    if width and height:
        return int(width[1]), int(height[1])
    box = given.get("viewBox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else None


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Size | None]], ...] = (
    (lambda data: data.startswith(b"\x89PNG\r\n"), _png),
    (lambda data: data[:6] in (b"GIF87a", b"GIF89a"), _gif),
    (lambda data: data.startswith(b"\xff\xd8"), _jpeg),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    (lambda data: data[4:8] == b"ftyp", _avif),
    (lambda data: b"<svg" in data[:65536], _svg),
)
"""How a format is known by its first bytes, and what reads its size."""
