"""Icons (ICO), of which each picture may be a PNG with metadata of its own."""

from __future__ import annotations

from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.parse.picture_metadata.png import clean_png

_ENTRY = 16


def clean_icon(data: bytes) -> bytes:
    """The icon with clean pictures; raises `PictureError` where one cannot be followed."""
    count = int.from_bytes(data[4:6], "little")
    at = 6 + _ENTRY * count
    entries, pictures = [], []
    for start in range(6, at, _ENTRY):
        entry = data[start : start + _ENTRY]
        size, where = int.from_bytes(entry[8:12], "little"), int.from_bytes(entry[12:16], "little")
        if len(entry) < _ENTRY or where + size > len(data):
            raise PictureError(f"the picture that byte {start} announces is not there")
        picture = data[where : where + size]
        if picture.startswith(b"\x89PNG"):
            picture = clean_png(picture, keep_credits=False)
        entries.append(entry[:8] + len(picture).to_bytes(4, "little") + at.to_bytes(4, "little"))
        pictures.append(picture)
        at += len(picture)
    return b"".join((data[:6], *entries, *pictures))
