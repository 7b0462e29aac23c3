"""Films and sound in boxes (ISO/IEC 14496-12: MP4, M4A, MOV) without metadata.

Nothing is moved: what tells of the maker is overwritten in its place, so that every offset still holds.
"""

from __future__ import annotations

from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.parse.picture_metadata.heif import CLOCKS, boxes

_INSIDE = frozenset((b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf", b"edts", b"mvex"))
_BLANKED = frozenset(
    (b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"XMP_", b"cprt", b"pnot", b"emsg")
)
_SHOWN = frozenset((b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"alis", b"url ", b"dhlr"))
"""Kinds of tracks that are seen and heard."""
_DEEPEST = 8


def is_film(data: bytes) -> bool:
    """Whether bytes begin as such a film does."""
    return data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide") and len(data) > 16


def clean_film(data: bytes) -> bytes:
    """The film without metadata.

    Raises `KeptMetadataError` where its boxes cannot be followed, or where it has a track of other data, such
    as the places at which a camera was.
    """
    new = bytearray(data)
    try:
        _clean(data, new, 0, len(data), 0)
    except (PictureError, IndexError):
        raise KeptMetadataError("the film breaks its format") from None
    return bytes(new)


def _clean(data: bytes, new: bytearray, start: int, end: int, depth: int) -> None:
    for box in boxes(data, start, end):
        if box.kind in _BLANKED or depth > _DEEPEST:
            new[box.kind_at : box.kind_at + 4] = b"free"
            new[box.start : box.end] = bytes(box.end - box.start)
        elif box.kind in CLOCKS:
            wide = 8 if data[box.start] == 1 else 4
            until = min(box.start + 4 + 2 * wide, box.end)
            new[box.start + 4 : until] = bytes(max(0, until - box.start - 4))
        elif box.kind == b"hdlr":
            if data[box.start + 8 : box.start + 12] not in _SHOWN:
                raise KeptMetadataError("the film has a track of data that is neither seen nor heard")
            new[box.start + 24 : box.end] = bytes(max(0, box.end - box.start - 24))
        elif box.kind in _INSIDE:
            _clean(data, new, box.start, box.end, depth + 1)
