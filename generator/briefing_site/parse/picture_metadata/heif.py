"""AVIF and its kin (ISO/IEC 23008-12, High Efficiency Image File Format) without metadata.

Nothing is moved: what tells of the maker is overwritten in its place, so that every offset still holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.parse.picture_metadata.credits import Credits, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.exif import UPRIGHT, Exif, read_exif, write_exif
from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.text.dataclass import dataclass

_INSIDE = frozenset((b"moov", b"trak", b"mdia", b"meta"))
"""Boxes that are looked into."""
_NEEDED = frozenset(
    (
        *(b"ftyp", b"styp", b"meta", b"mdat", b"moov", b"moof", b"mfra", b"sidx", b"ssix", b"mvhd", b"trak"),
        *(b"tkhd", b"tref", b"edts", b"mdia", b"mdhd", b"hdlr", b"minf", b"elng", b"mvex", b"pitm", b"iinf"),
        *(b"iloc", b"iref", b"iprp", b"idat", b"grpl", b"dinf", b"ipro", b"trgr", b"prft", b"pdin"),
    )
)
"""Boxes that decoding needs; all others give way to free space."""
_DEEPEST = 8
CLOCKS = frozenset((b"mvhd", b"tkhd", b"mdhd"))
"""Boxes that tell when a film was made."""
_BRANDS = frozenset(
    (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1")
)
_NO_PIXELS = frozenset((b"Exif", b"mime", b"uri "))
"""Kinds of items that are no pictures."""


def is_heif(data: bytes) -> bool:
    """Whether bytes are a picture in this container; films in it are left alone."""
    size = min(int.from_bytes(data[:4], "big"), 512)
    return data[4:8] == b"ftyp" and any(data[at : at + 4] in _BRANDS for at in (8, *range(16, size, 4)))


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the file."""

    kind: bytes
    kind_at: int
    """Where its kind stands."""
    start: int
    """Where its content begins."""
    end: int


@dataclass(frozen=True, slots=True)
class _Item:
    kind: bytes
    extents: tuple[tuple[int, int], ...]
    """Start and end of each of its pieces in the file."""


def clean_heif(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata; raises `PictureError` where its boxes cannot be followed."""
    new = bytearray(data)
    items = list(_clean(data, new, 0, len(data), 0))
    exif, lines = Exif(), Credits()
    for item in items:
        held = b"".join(data[start:end] for start, end in item.extents)
        if item.kind == b"Exif":
            exif = read_exif(held[4 + int.from_bytes(held[:4], "big") :])
        elif item.kind == b"mime":
            lines = lines.or_else(read_xmp(held))
    lines = lines.or_else(exif.lines) if keep_credits else Credits()
    for item in items:
        packet = b""
        if item.kind == b"Exif":
            packet = b"\0\0\0\0" + write_exif(UPRIGHT, lines)
        elif item.kind == b"mime":
            packet = write_xmp(lines)
        room = sum(end - start for start, end in item.extents)
        rest = packet if len(packet) <= room else b""
        for start, end in item.extents:
            new[start:end] = rest[: end - start].ljust(end - start, b" " if item.kind == b"mime" else b"\0")
            rest = rest[end - start :]
    return bytes(new)


def _clean(data: bytes, new: bytearray, start: int, end: int, depth: int) -> Iterator[_Item]:
    """Overwrite what no decoder needs between two places; gives the items that are no pictures."""
    for box in boxes(data, start, end):
        if box.kind not in _NEEDED or depth > _DEEPEST:
            new[box.kind_at : box.kind_at + 4] = b"free"
            new[box.start : box.end] = bytes(box.end - box.start)
        elif box.kind in CLOCKS:
            wide = 8 if data[box.start] == 1 else 4
            until = min(box.start + 4 + 2 * wide, box.end)
            new[box.start + 4 : until] = bytes(max(0, until - box.start - 4))
        elif box.kind == b"hdlr":
            _blank_text(data, new, box.start + 24, box.end)
        elif box.kind == b"meta":
            yield from _clean(data, new, box.start + 4, box.end, depth + 1)
            yield from _items(data, new, box)
        elif box.kind in _INSIDE:
            yield from _clean(data, new, box.start, box.end, depth + 1)


def boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """The boxes between two places; raises `PictureError` where there is none at the end of another."""
    while at + 8 <= end:
        size, kind, start = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        behind = at + size if size else end
        if behind < start or not all(0x20 <= sign < 0x7F or sign == 0xA9 for sign in kind):
            raise PictureError(f"there is no box at byte {at}")
        yield Box(kind, at + 4, start, min(behind, end))
        at = behind


def _items(data: bytes, new: bytearray, meta: Box) -> Iterator[_Item]:
    inside = {box.kind: box for box in boxes(data, meta.start + 4, meta.end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    kinds = dict(_kinds(data, new, inside[b"iinf"]))
    beside = inside[b"idat"].start if b"idat" in inside else 0
    for number, extents in _locations(data, inside[b"iloc"], beside):
        if kinds.get(number) in _NO_PIXELS:
            yield _Item(kinds[number], extents)


def _kinds(data: bytes, new: bytearray, box: Box) -> Iterator[tuple[int, bytes]]:
    """Number and kind of each item; their names are blanked."""
    start = box.start + (6 if data[box.start] == 0 else 8)
    for entry in boxes(data, start, box.end):
        if entry.kind != b"infe" or data[entry.start] < 2:
            continue
        wide = 2 if data[entry.start] == 2 else 4
        number = int.from_bytes(data[entry.start + 4 : entry.start + 4 + wide], "big")
        at = entry.start + 6 + wide
        _blank_text(data, new, at + 4, entry.end)
        yield number, data[at : at + 4]


def _locations(data: bytes, box: Box, beside: int) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """Number of each item and its extents in the file; `beside` is where the box `idat` has its content."""
    at, end, version = box.start + 4, box.end, data[box.start]

    def number(size: int) -> int:
        nonlocal at
        if at + size > end:
            raise PictureError(f"the places of its parts break off at byte {at}")
        at += size
        return int.from_bytes(data[at - size : at], "big")

    sizes = number(2)
    of_offset, of_length, of_base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    of_index = sizes & 15 if version in (1, 2) else 0
    wide = 4 if version == 2 else 2
    for _ in range(number(wide)):
        item = number(wide)
        method = number(2) & 15 if version in (1, 2) else 0
        number(2)
        base = number(of_base) + (beside if method == 1 else 0)
        extents = []
        for _ in range(number(2)):
            number(of_index)
            start, length = base + number(of_offset), number(of_length)
            stop = min(start + length, len(data)) if length else len(data)
            if method in (0, 1) and start < stop:
                extents.append((start, stop))
        yield item, tuple(extents)


def _blank_text(data: bytes, new: bytearray, start: int, end: int) -> None:
    """Put blanks in the place of the text that begins at `start` and ends with NUL."""
    stop = data.find(b"\0", start, end)
    if stop > start:
        new[start:stop] = b" " * (stop - start)
