"""ZIP archives (PKWARE, APPNOTE.TXT): each part is cleaned, and nothing tells when and where it was packed.

A part that stays as it is keeps its packed bytes; one that changes is stored as it is, so that the same file
comes out wherever it is cleaned.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from briefing_site.parse.file_metadata.cleaned import Clean, Cleaned
from briefing_site.parse.file_metadata.office_package import is_office, office_parts
from briefing_site.parse.picture_metadata.failure import KeptMetadataError
from briefing_site.text.dataclass import dataclass

_MOST_PARTS, _MOST_BYTES = 20_000, 512 * 2**20
_LOCKED, _UTF8 = 0x1, 0x800
"""Bits of the flags of a part."""
_DAY = (1 << 5 | 1).to_bytes(2, "little")
"""The first day that an archive can tell: 1 January 1980."""
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Part:
    """A file in an archive."""

    name: str
    data: bytes
    packed: bytes
    """The same as the archive has it; empty where the data has changed."""
    method: int


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as an archive does."""
    return data[:4] in (b"PK\3\4", b"PK\5\6")


def clean_zip(data: bytes, *, keep_credits: bool, clean: Clean) -> Cleaned:
    """The archive without metadata; `clean` cleans the files in it.

    Raises `KeptMetadataError` where it is locked, signed, too large, or cannot be read.
    """
    try:
        parts = list(_parts(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as fault:
        raise KeptMetadataError(f"the archive cannot be read: {fault}") from None
    names = frozenset(part.name for part in parts)
    contents: dict[str, bytes] = {part.name: part.data for part in parts}
    doubts: list[str] = []
    if is_office(contents):
        kept = office_parts(contents, keep_credits=keep_credits)
    elif "META-INF/container.xml" in names:
        kept, doubts = contents, ["its record as a book is kept"]
    else:
        kept = contents
    new: list[Part] = []
    for part in parts:
        if part.name not in kept:
            continue
        inside = clean(kept[part.name]) if not part.name.endswith("/") else Cleaned(b"")
        if inside.doubt:
            doubts.append(f"{part.name}: {inside.doubt}")
        same = inside.data == part.data
        new.append(part if same else Part(part.name, inside.data, b"", _STORED))
    return Cleaned(_written(new), "; ".join(doubts[:3]))


def _parts(data: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        entries = held.infolist()
        if len(entries) > _MOST_PARTS:
            raise KeptMetadataError(f"the archive has more than {_MOST_PARTS:,} parts")
        left = _MOST_BYTES
        for entry in entries:
            if entry.flag_bits & _LOCKED:
                raise KeptMetadataError("the archive is locked with a password")
            with held.open(entry) as file:
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise KeptMetadataError(f"the archive holds more than {_MOST_BYTES // 2**20} MB")
            head = entry.header_offset
            start = head + 30 + int.from_bytes(data[head + 26 : head + 28], "little")
            start += int.from_bytes(data[head + 28 : head + 30], "little")
            whole = entry.compress_type in (_STORED, _DEFLATED)
            packed = data[start : start + entry.compress_size] if whole else b""
            yield Part(entry.filename, content, packed, entry.compress_type if whole else _STORED)


def _written(parts: list[Part]) -> bytes:
    out, table = bytearray(), bytearray()
    for part in parts:
        name = part.name.encode("utf-8")
        packed = part.packed if part.method == _DEFLATED else part.data
        common = b"".join(
            (
                (20).to_bytes(2, "little"),
                (0 if part.name.isascii() else _UTF8).to_bytes(2, "little"),
                part.method.to_bytes(2, "little"),
                b"\0\0" + _DAY,
                zlib.crc32(part.data).to_bytes(4, "little"),
                len(packed).to_bytes(4, "little"),
                len(part.data).to_bytes(4, "little"),
                len(name).to_bytes(2, "little"),
                b"\0\0",
            )
        )
        table += (
            b"PK\1\2"
            + (20).to_bytes(2, "little")
            + common
            + bytes(10)
            + len(out).to_bytes(4, "little")
            + name
        )
        out += b"PK\3\4" + common + name + packed
    count = len(parts).to_bytes(2, "little")
    end = (
        b"PK\5\6"
        + bytes(4)
        + count
        + count
        + len(table).to_bytes(4, "little")
        + len(out).to_bytes(4, "little")
    )
    return bytes(out + table + end + b"\0\0")
