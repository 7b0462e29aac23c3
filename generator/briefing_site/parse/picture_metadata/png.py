"""PNG and APNG without metadata (W3C, Portable Network Graphics, third edition, chapter 11)."""

from __future__ import annotations

import zlib

from briefing_site.parse.picture_metadata.credits import Credits, plain, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.exif import UPRIGHT, Exif, read_exif, write_exif
from briefing_site.parse.picture_metadata.failure import PictureError

_SIGN = 8
_NEEDED = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB"),
        *(b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
    )
)
"""The chunks that pixels, colours, size and animation need."""
_XMP = b"XML:com.adobe.xmp"
_LINES = {b"Author": "creator", b"Copyright": "rights"}
"""Keywords of texts that are lines of credit."""
_LONGEST = 1 << 20
"""Bytes of a compressed text that are read at most."""


def clean_png(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata; raises `PictureError` where its chunks cannot be followed."""
    kept: list[bytes] = [data[:_SIGN]]
    exif, lines, at, first_pixels = Exif(), Credits(), _SIGN, 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if not (kind.isalpha() and kind.isascii()):
            raise PictureError(f"there is no chunk at byte {at}")
        body, end = data[at + 8 : at + 8 + size], at + 12 + size
        if kind == b"eXIf":
            exif = read_exif(body)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            lines = lines.or_else(_text(kind, body))
        elif kind == b"iCCP":
            # The name of the profile may be any text.
            _, _, profile = body.partition(b"\0")
            kept.append(_chunk(kind, b"ICC\0" + profile))
        elif kind in _NEEDED:
            if kind == b"IDAT" and not first_pixels:
                first_pixels = len(kept)
            kept.append(data[at:end])
        at = end
        if kind == b"IEND":
            break
    told = []
    if exif.orientation != UPRIGHT:
        told.append(_chunk(b"eXIf", write_exif(exif.orientation)))
    if keep_credits and (packet := write_xmp(lines.or_else(exif.lines))):
        told.append(_chunk(b"iTXt", _XMP + b"\0\0\0\0\0" + packet))
    # Without pixels, which is no picture, before the end: what stands behind it is read by nobody.
    where = first_pixels or len(kept) - (kept[-1][4:8] == b"IEND")
    return b"".join((*kept[:where], *told, *kept[where:]))


def _text(kind: bytes, body: bytes) -> Credits:
    """The lines of credit of a chunk of text."""
    keyword, _, rest = body.partition(b"\0")
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    elif packed:
        rest = rest[1:]
    if packed:
        try:
            rest = zlib.decompressobj().decompress(rest, _LONGEST)
        except zlib.error:
            return Credits()
    if keyword == _XMP:
        return read_xmp(rest)
    return Credits(**{_LINES[keyword]: plain(rest)}) if keyword in _LINES else Credits()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
