"""TIFF without metadata (TIFF, revision 6.0; BigTIFF).

Nothing is moved: a new file of the same length holds what decoding needs, in the same places, and zeros
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.parse.picture_metadata.jpeg import clean_jpeg
from briefing_site.text.dataclass import dataclass

_NEEDED = frozenset(
    (
        *(254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283),
        *(284, 286, 287, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326),
        *(327, 328, 330, 332, 334, 336, 338, 339, 340, 341, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521),
        *(529, 530, 531, 532, 559, 34675),
        *(33550, 33922, 34264, 34735, 34736, 42113),
    )
)
"""What decoding needs, the colour profile, and the numbers by which a map lies on the earth (GeoTIFF)."""
_CREDITS = frozenset((315, 33432))
"""Artist and Copyright."""
_STARTS, _LENGTHS = (273, 324, 513), (279, 325, 514)
"""Where strips, tiles and the old kind of JPEG begin, and their lengths."""
_COMPRESSION, _PHOTOMETRIC, _SUB, _DNG = 259, 262, 330, 50706
_AS_JPEG = (7, 34892)
_PLAIN = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946, 34712, 34892, 34925, 50000, 50001, 50002))
"""The kinds of compression that need no field of their own."""
_SENSOR = 32803
"""The photometric interpretation of what a sensor has seen."""
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
"""Bytes of a value of each type."""
_MOST_FIELDS, _MOST_DIRECTORIES = 1_000, 10_000


def is_tiff(data: bytes) -> bool:
    """Whether bytes begin as TIFF does, of either size and order."""
    return data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


@dataclass(frozen=True, slots=True)
class _Field:
    tag: int
    kind: int
    at: int
    """Where the field stands in the directory."""
    start: int
    """Where its values begin, in the directory or elsewhere."""
    values: tuple[int, ...]
    """The values of whole numbers; empty for all others."""
    length: int


def clean_tiff(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata.

    Raises `PictureError` where its directories cannot be followed, and `KeptMetadataError` where it is the
    raw data of a camera, whose own fields nobody can tell from metadata.
    """
    return _Cleaning(data, keep_credits=keep_credits).clean()


class _Cleaning:
    def __init__(self, data: bytes, *, keep_credits: bool) -> None:
        self._data = data
        self._order = "little" if data[:1] == b"I" else "big"
        self._big = data[2:4] in (b"+\0", b"\0+")
        self._wide = 8 if self._big else 4
        self._new = bytearray(len(data))
        self._kept = _NEEDED | _CREDITS if keep_credits else _NEEDED
        self._left = 4 * len(data) + 1_000
        """So many bytes may be read still: no sound file says much more than it holds."""

    def clean(self) -> bytes:
        head = 16 if self._big else 8
        self._keep(0, head)
        if self._data[8:10] == b"CR" and not self._big:
            raise KeptMetadataError("it is the raw data of a camera")
        pending = [self._number(head - self._wide, self._wide)]
        seen: set[int] = set()
        while pending:
            at = pending.pop()
            if at == 0 or at in seen:
                continue
            seen.add(at)
            if len(seen) > _MOST_DIRECTORIES:
                raise PictureError("it has too many directories")
            pending.extend(self._directory(at))
        return bytes(self._new)

    def _directory(self, at: int) -> Iterator[int]:
        """Keep what is needed of a directory; gives where others begin."""
        wide = 8 if self._big else 2
        count, size = self._number(at, wide), 20 if self._big else 12
        if not 0 < count <= _MOST_FIELDS:
            raise PictureError(f"there is no directory at byte {at}")
        fields = [self._field(at + wide + size * n) for n in range(count)]
        kept = [field for field in fields if field.tag in self._kept]
        self._put(at, len(kept), wide)
        for n, field in enumerate(kept):
            place = at + wide + size * n
            self._new[place : place + size] = self._data[field.at : field.at + size]
            if field.start < field.at or field.start >= field.at + size:
                self._keep(field.start, field.length)
        following = self._number(at + wide + size * count, self._wide)
        self._put(at + wide + size * len(kept), following, self._wide)
        by_tag = {field.tag: field for field in kept}
        packed = by_tag[_COMPRESSION].values[:1] if _COMPRESSION in by_tag else (1,)
        seen = by_tag[_PHOTOMETRIC].values[:1] if _PHOTOMETRIC in by_tag else ()
        if seen == (_SENSOR,) or not _PLAIN.issuperset(packed) or any(f.tag == _DNG for f in fields):
            raise KeptMetadataError("it is the raw data of a camera")
        as_jpeg = packed[0] in _AS_JPEG if packed else False
        for starts, lengths in zip(_STARTS, _LENGTHS, strict=True):
            if starts in by_tag and lengths in by_tag:
                for start, length in zip(by_tag[starts].values, by_tag[lengths].values, strict=False):
                    self._pixels(start, length, as_jpeg=as_jpeg or starts == 513)
        if _SUB in by_tag:
            yield from by_tag[_SUB].values
        yield following

    def _field(self, at: int) -> _Field:
        tag, kind = self._number(at, 2), self._number(at + 2, 2)
        count = self._number(at + 4, self._wide)
        each = _SIZES.get(kind, 1)
        length, start = each * count, at + 4 + self._wide
        if length > self._wide:
            start = self._number(start, self._wide)
        if start + length > len(self._data):
            if tag in self._kept:
                raise PictureError(f"the values of a field at byte {at} are not there")
            return _Field(tag, kind, at, start, (), 0)
        if tag in self._kept:
            self._spend(length)
        whole = kind in (1, 3, 4, 13, 16, 18) and tag in self._kept
        values = tuple(self._number(start + each * n, each) for n in range(count)) if whole else ()
        return _Field(tag, kind, at, start, values, length)

    def _pixels(self, start: int, length: int, *, as_jpeg: bool) -> None:
        held = self._data[start : start + length]
        self._spend(len(held))
        if as_jpeg and held.startswith(b"\xff\xd8"):
            held = clean_jpeg(held, keep_credits=False)
            if len(held) > length:
                raise PictureError(f"the pixels at byte {start} cannot be followed")
        self._new[start : start + len(held)] = held

    def _spend(self, bytes_: int) -> None:
        self._left -= bytes_
        if self._left < 0:
            raise PictureError("its directories say more than it holds")

    def _keep(self, start: int, length: int) -> None:
        self._new[start : start + length] = self._data[start : start + length]

    def _put(self, at: int, number: int, size: int) -> None:
        self._new[at : at + size] = number.to_bytes(size, "little" if self._order == "little" else "big")

    def _number(self, at: int, size: int) -> int:
        if at + size > len(self._data):
            raise PictureError(f"it breaks off at byte {len(self._data)}")
        return int.from_bytes(self._data[at : at + size], "little" if self._order == "little" else "big")
