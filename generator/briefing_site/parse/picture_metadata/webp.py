"""WebP without metadata (RFC 9649)."""

from __future__ import annotations

from briefing_site.parse.picture_metadata.credits import Credits, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.exif import UPRIGHT, Exif, read_exif, write_exif
from briefing_site.parse.picture_metadata.failure import PictureError

_NEEDED = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_OF_FRAME = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""Bits of the flags of VP8X."""
_FRAME_HEAD = 16


def clean_webp(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata; raises `PictureError` where its chunks cannot be followed."""
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    exif, lines, kept = Exif(), Credits(), list[tuple[bytes, bytes]]()
    for kind, body in _chunks(data[12:end]):
        if kind == b"EXIF":
            exif = read_exif(body.removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            lines = read_xmp(body)
        elif kind == b"ANMF":
            frame = b"".join(_chunk(*each) for each in _chunks(body[_FRAME_HEAD:]) if each[0] in _OF_FRAME)
            kept.append((kind, body[:_FRAME_HEAD] + frame))
        elif kind in _NEEDED:
            kept.append((kind, body))
    turned = write_exif(exif.orientation) if exif.orientation != UPRIGHT else b""
    packet = write_xmp(lines.or_else(exif.lines)) if keep_credits else b""
    extended = bool(kept) and kept[0][0] == b"VP8X"
    if extended:  # without these flags there is no place for either
        flags = kept[0][1][0] & ~(_HAS_EXIF | _HAS_XMP) if kept[0][1] else 0
        flags |= (_HAS_EXIF if turned else 0) | (_HAS_XMP if packet else 0)
        kept[0] = (b"VP8X", bytes((flags,)) + kept[0][1][1:])
        kept += [(b"EXIF", turned)] if turned else []
        kept += [(b"XMP ", packet)] if packet else []
    chunks = b"WEBP" + b"".join(_chunk(*each) for each in kept)
    return b"RIFF" + len(chunks).to_bytes(4, "little") + chunks


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 0
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if not all(0x20 <= sign < 0x7F for sign in kind):
            raise PictureError(f"there is no chunk at byte {at + 12}")
        found.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
