"""The archive: documents as they were stored, and places in them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from generator import sentences
from generator.model import At

_AT = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+)|:(?P<from>\d+)(?:-(?P<to>\d+))?)?", re.ASCII)


class ArchiveError(Exception):
    """A document of the archive cannot be used; says why."""


class ArchiveMissingError(ArchiveError):
    """There is no such document: the archive need not be everywhere."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a document that is not empty, without the white space around it."""

    number: int
    """Counted from 1."""
    start: int
    """Offset of its first character in the document's text."""
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the archive."""

    name: str
    """Path in the archive, as a source card gives it."""
    text: str
    """Without byte order mark, lines ended by a line feed."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal digits."""
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, name: str, data: bytes) -> Document:
        """Read the bytes of a file; raises `ArchiveError` where they are not UTF-8."""
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as fault:
            raise ArchiveError(f"{name} is not UTF-8: byte {fault.start + 1} cannot be read") from None
        return cls(name, text, hashlib.sha256(data).hexdigest(), _paragraphs(text))


def read_document(folder: Path, name: str) -> Document:
    """The document `name` of the archive in `folder`.

    Raises `ArchiveMissingError` where there is no such file, and `ArchiveError` where the name leads out of
    the folder, the file cannot be read, or it is not UTF-8.
    """
    try:
        path = (folder / name).resolve()
        if path == folder.resolve() or not path.is_relative_to(folder.resolve()):
            raise ArchiveError(f"{name!r} does not name a file inside the archive")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArchiveMissingError(f"{name} is not in the archive {folder}") from None
    except (
        OSError,
        ValueError,
        RuntimeError,
    ) as fault:  # a directory, no permission; a null byte; a loop of links
        raise ArchiveError(f"{name!r} cannot be read: {getattr(fault, 'strerror', None) or fault}") from None
    return Document.of(name, data)


def state(folder: Path | None, name: str) -> str:
    """The digest of a document as it is now, or what keeps it from being read."""
    if folder is None:
        return ""
    try:
        return read_document(folder, name).digest
    except ArchiveError as fault:
        return str(fault)


def parse_at(text: str) -> At:
    """Read a place: `"7"`, `"7-8"`, `"3:6"` or `"3:6-8"`; raises `ValueError` saying what is wrong."""
    match = _AT.fullmatch(text.strip())
    if not match:
        raise ValueError(
            f'{text!r} is not a place: give a paragraph ("7", "7-8") or its sentences ("3:6", "3:6-8")'
        )
    number = {key: int(digits) for key, digits in match.groupdict().items() if digits}
    if 0 in number.values():
        raise ValueError(f"{text!r}: paragraphs and sentences are counted from 1")
    first, last = number["first"], number.get("last", number["first"])
    part = (number["from"], number.get("to", number["from"])) if "from" in number else None
    if last < first or (part and part[1] < part[0]):
        raise ValueError(f"{text!r} runs backwards")
    return At(first, last, part)


def span(document: Document, at: At) -> tuple[int, int] | None:
    """Start and end of a place in the document's text; None where the document has no such place."""
    if not 1 <= at.first <= at.last <= len(document.paragraphs):
        return None
    first, last = document.paragraphs[at.first - 1], document.paragraphs[at.last - 1]
    if at.sentences is None:
        return first.start, last.start + len(last.text)
    spans = sentences.split(first.text)
    one, other = at.sentences
    if not 1 <= one <= other <= len(spans):
        return None
    return first.start + spans[one - 1][0], first.start + spans[other - 1][1]


def why_missing(document: Document, at: At) -> str:
    """Why the document has no such place, in plain words."""
    count = len(document.paragraphs)
    if at.last > count:
        return f"there is no paragraph {at.last}: the text has {count}"
    found = len(sentences.split(document.paragraphs[at.first - 1].text))
    return f"paragraph {at.first} has no sentence {at.sentences[1] if at.sentences else 1}: it has {found}"


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if words := line.strip():
            found.append(Paragraph(len(found) + 1, start + line.index(words), words))
        start += len(line) + 1
    return tuple(found)
