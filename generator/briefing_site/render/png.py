"""A PNG (ISO/IEC 15948) out of its parts: signature, header, chunks, and the compressed rows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from enum import IntEnum


class PngColour(IntEnum):
    """How a pixel is stored, by the number that the header gives it."""

    PALETTE = 3
    RGBA = 6


def png(
    size: tuple[int, int],
    depth: int,
    colour: PngColour,
    rows: bytes,
    palette: Sequence[tuple[int, ...]] = (),
    level: int = -1,
) -> bytes:
    """The bytes of a picture of a `size` in pixels.

    `rows` are its rows from the top, each behind the byte of its filter, with `depth` bits for each part of a
    pixel. The colours of the `palette` have a byte each of red, green and blue; `level` is that of zlib.
    """
    parts = [_chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0))]
    if palette:
        parts.append(_chunk(b"PLTE", bytes(part for each in palette for part in each)))
    parts += (_chunk(b"IDAT", zlib.compress(rows, level)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
