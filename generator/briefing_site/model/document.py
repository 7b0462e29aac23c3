"""A document of the archive as a value, with its paragraphs, and the errors of reading one."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from briefing_site.model.halves import FirstHalf, InHalves
from briefing_site.text.dataclass import dataclass
from briefing_site.text.encodings import Encoding, conversion, guess

PAGES = "\fpages: "
"""How the line of an archived text begins that tells where pages begin."""
_PAGE = re.compile(r"p\. ([\w.-]{1,10}) = (\d{1,9}):(\d{1,9})")


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
class PageStart:
    """Where a page of the original begins in its archived text."""

    label: str
    """The number of the page as printed, such as `12` or `iv`."""
    start: int
    """Offset in the document's text."""


@dataclass(frozen=True, slots=True)
class Document(InHalves):
    """A document of the archive. A build reads all of them, and looks for paragraphs in few."""

    LATER = ("paragraphs",)

    name: str
    """Path in the archive, as a source card gives it."""
    text: str
    """Without byte order mark, lines ended by a line feed."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal digits."""
    paragraphs: tuple[Paragraph, ...]
    pages: tuple[PageStart, ...] = ()
    """The pages of the original, in order, where its text was taken with them."""

    def pages_of(self, start: int, end: int) -> tuple[str, ...]:
        """The numbers of the pages on which a part of the text stands; none where pages are not known."""
        at = bisect_right(self.pages, start, key=_start)
        return tuple(
            page.label
            for page in self.pages[max(at - 1, 0) : max(bisect_left(self.pages, end, key=_start), at)]
        )

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
        text, _, pages = text.partition(f"\n{PAGES}")
        text += "\n" if pages else ""
        digest = hashlib.sha256(data).hexdigest()
        if pages:
            paragraphs = _paragraphs(text)
            return cls(name, text, digest, paragraphs, _pages(pages, paragraphs))
        made: Document = FirstHalf(cls, (name, text, digest, ())).with_second(lambda: (_paragraphs(text),))
        return made


def pages_line(pages: Iterable[tuple[str, int, int]]) -> str:
    """The last line of an archived text, which tells where pages begin; empty where none are known.

    A page is given as its number, the paragraph in which it begins (counted from 1), and the character in it.
    The line begins with a form feed and reads `pages: p. 12 = 3:0, p. 13 = 5:120`.
    """
    told = ", ".join(f"p. {label} = {paragraph}:{at}" for label, paragraph, at in pages)
    return f"{PAGES}{told}\n" if told else ""


def _pages(line: str, paragraphs: tuple[Paragraph, ...]) -> tuple[PageStart, ...]:
    """What such a line tells, behind its first word; what leads out of the text is left out."""
    found = []
    for label, number, at in _PAGE.findall(line):
        if 0 < int(number) <= len(paragraphs):
            found.append(PageStart(label, paragraphs[int(number) - 1].start + int(at)))
    return tuple(sorted(found, key=_start))


def _start(page: PageStart) -> int:
    return page.start


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
