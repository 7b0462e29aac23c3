"""A document of the archive as a value, with its paragraphs, and the errors of reading one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefing_site.text.encodings import Encoding, conversion, guess


class ArchiveError(Exception):
    """A document of the archive cannot be used; the message says why."""


class ArchiveEncodingError(ArchiveError):
    """A document of the archive is not UTF-8."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure
        """The command that converts it, in words; empty where its encoding cannot be told."""


class ArchiveMissingError(ArchiveError):
    """The archive at hand has no such document, which is no mistake: it need not be on every machine."""


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
            raise _not_utf8(name, data, fault.start) from None
        odd = "\0" in text or "\x1b" in text
        if odd and (encoding := guess(data)) and (encoding.sure or "\0" in text):
            raise _encoded(name, encoding)
        return cls(name, text, hashlib.sha256(data).hexdigest(), _paragraphs(text))


def _not_utf8(name: str, data: bytes, at: int) -> ArchiveEncodingError:
    encoding = guess(data)
    if encoding is None:
        return ArchiveEncodingError(f"it is not UTF-8: byte {at + 1} cannot be read", "")
    return _encoded(name, encoding)


def _encoded(name: str, encoding: Encoding) -> ArchiveEncodingError:
    looks = "is" if encoding.sure else "looks like"
    return ArchiveEncodingError(
        f"it is not UTF-8: it {looks} {encoding.name}", conversion(encoding.iconv, name)
    )


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if words := line.strip():
            found.append(Paragraph(len(found) + 1, start + line.index(words), words))
        start += len(line) + 1
    return tuple(found)
