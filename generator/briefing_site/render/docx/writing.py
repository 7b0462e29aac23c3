"""A document in the making: what its text has needed so far, and what its links lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from briefing_site.render.docx.package import Relations
from briefing_site.render.docx.pictures import Picture, drawing, picture
from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_tree import Element

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"


class Heading(NamedTuple):
    """A heading for the table of contents."""

    level: int
    text: str
    bookmark: str


@dataclass
class Writing:
    """What the conversion of a book gathers on its way through the text."""

    language: str
    """Of the document."""
    references: str
    """The style of references, which tells how words are quoted."""
    files: Mapping[str, bytes]
    """The files of the site by address, for the pictures."""
    cure: str
    """How a library is installed that is missing."""
    notes: Mapping[str, tuple[int, str]]
    """Id of each note of the book, to its number here and the number that the pages of the site give it."""
    targets: Mapping[str, str]
    """Id of each element that a link leads to, but for notes, to its bookmark."""
    relations: dict[str, Relations] = field(
        default_factory=lambda: {DOCUMENT: Relations(), FOOTNOTES: Relations()}
    )
    part: str = DOCUMENT
    """The part that is being written."""
    footnotes: list[str] = field(default_factory=list)
    """The paragraphs of each footnote, in the order of their numbers."""
    lists: list[tuple[int, int]] = field(default_factory=list)
    """Level and first number of each numbered list."""
    headings: list[Heading] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    """Bookmarks of elements that have begun, for the next paragraph."""
    new_page: bool = False
    """Whether the next paragraph begins a page."""
    _drawn: int = 0
    _marked: int = 0

    def link(self, kind: str, target: str) -> str:
        """The id of a relation of the part that is being written."""
        return self.relations[self.part].to(kind, target)

    def bookmarked(self, name: str, inside: str = "") -> str:
        """A bookmark around some runs."""
        self._marked += 1
        return (
            f'<w:bookmarkStart w:id="{self._marked}" w:name="{name}"/>{inside}<w:bookmarkEnd'
            f' w:id="{self._marked}"/>'
        )

    def drawing(self, of: Element) -> str:
        """A picture as a run; raises `BookError`."""
        url = of.get("src")
        found = self.pictures.get(url)
        if found is None:
            found = self.pictures[url] = picture(url, len(self.pictures) + 1, self.files, self.cure)
        self._drawn += 1
        width = int(of.get("width")) if of.get("width").isdecimal() else 0
        name = found.name.removeprefix("word/")
        if not found.instead:
            return drawing(found, self._drawn, of.get("alt"), self.link("image", name), width=width)
        instead = self.link("image", f"{name.rpartition('.')[0]}-instead.png")
        return drawing(found, self._drawn, of.get("alt"), instead, self.link("image", name), width)

    def media(self) -> dict[str, bytes]:
        """The files of all pictures, by name."""
        held = {found.name: found.data for found in self.pictures.values()}
        instead = {
            f"{found.name.rpartition('.')[0]}-instead.png": found.instead
            for found in self.pictures.values()
            if found.instead
        }
        return {**held, **instead}


def is_note(of: Element) -> bool:
    """Whether an element is a note that stands behind its mark."""
    return of.name == "span" and "foot" in of.classes()
