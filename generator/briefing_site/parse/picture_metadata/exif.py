"""Exif: the few fields of it that matter here, read from a TIFF structure and written as the smallest one."""

from __future__ import annotations

from briefing_site.parse.picture_metadata.credits import NO_CREDITS, Credits, plain
from briefing_site.text.dataclass import dataclass

_ORIENTATION, _ARTIST, _COPYRIGHT = 0x0112, 0x013B, 0x8298
"""Tags of the first directory (Exif 3.0, section 4.6)."""
_MOST_FIELDS = 1_000
UPRIGHT = 1
"""The orientation of a picture that is shown as it is stored."""


@dataclass(frozen=True, slots=True)
class Exif:
    """How a picture is to be turned, from 1 to 8, and its lines of credit."""

    orientation: int = UPRIGHT
    lines: Credits = NO_CREDITS


def read_exif(data: bytes) -> Exif:
    """The fields of a TIFF structure that can be read; bytes that break the format tell nothing."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(data[:4])
    if order == "little":
        return _read(data, little=True)
    return _read(data, little=False) if order else Exif()


def _read(data: bytes, *, little: bool) -> Exif:
    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if little else "big")

    orientation, artist, rights = UPRIGHT, "", ""
    start = number(4, 4)
    for at in range(start + 2, start + 2 + 12 * min(number(start, 2), _MOST_FIELDS), 12):
        tag, size = number(at, 2), number(at + 4, 4)
        if tag == _ORIENTATION and 1 <= number(at + 8, 2) <= 8:
            orientation = number(at + 8, 2)
        elif tag in (_ARTIST, _COPYRIGHT):
            where = number(at + 8, 4) if size > 4 else at + 8
            # A copyright notice has two parts, of the photographer and of the editor, with NUL between.
            text = plain(data[where : where + size].strip(b"\0 ").replace(b"\0", b", "))
            artist, rights = (text, rights) if tag == _ARTIST else (artist, text)
    return Exif(orientation, Credits(artist, "", rights))


def write_exif(orientation: int, lines: Credits = NO_CREDITS) -> bytes:
    """The smallest TIFF structure that tells them, in the order of bytes `MM`."""
    texts = {_ARTIST: lines.creator, _COPYRIGHT: lines.rights}
    fields = [(tag, text.encode() + b"\0") for tag, text in texts.items() if text]
    count = len(fields) + (orientation != UPRIGHT)
    directory, values = b"", b""
    behind = 8 + 2 + 12 * count + 4
    if orientation != UPRIGHT:
        directory += _field(_ORIENTATION, 3, 1, orientation.to_bytes(2, "big") + b"\0\0")
    for tag, value in fields:
        where = (behind + len(values)).to_bytes(4, "big")
        directory += _field(tag, 2, len(value), value.ljust(4, b"\0") if len(value) <= 4 else where)
        values += value + b"\0" * (len(value) % 2) if len(value) > 4 else b""
    return b"MM\0*\0\0\0\x08" + count.to_bytes(2, "big") + directory + b"\0\0\0\0" + values


def _field(tag: int, kind: int, count: int, value: bytes) -> bytes:
    return tag.to_bytes(2, "big") + kind.to_bytes(2, "big") + count.to_bytes(4, "big") + value
