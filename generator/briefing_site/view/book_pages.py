"""A chapter in the making, for each form of book: how its links lead, and how notes follow their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from html import escape
from typing import Literal

from markupsafe import Markup

from briefing_site.link.numbering import NoteMark
from briefing_site.model import addresses
from briefing_site.model.body import CitationHole
from briefing_site.model.citation import Citation
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.wording import Wording
from briefing_site.text.dataclass import dataclass
from briefing_site.view.brackets import bracket, bracket_in_note
from briefing_site.view.page import Page
from briefing_site.view.shown_picture import for_paper
from briefing_site.view.uses import context
from briefing_site.view.values.notes import Quote

Form = Literal["pdf", "docx", "epub"]
"""For paper, for Word, for readers of EPUB."""

ROOT = "book:///"
"""Where a book finds style sheets and pictures; nothing else is ever fetched."""

Around = tuple[str | None, str | None]
"""What is said before and behind the number of one use."""


@dataclass(frozen=True, slots=True)
class BookPage(Page):
    """A chapter for paper: links lead inside the book where they can, and notes follow their first marks."""

    chapters: Mapping[str, str] = field(default_factory=dict)
    """Address of each briefing in the book, with the id of its chapter."""
    sources: frozenset[str] = frozenset()
    """Ids of the sources that the book lists."""
    anchors: frozenset[str] = frozenset()
    """Ids of all notes and marks in the book."""
    feet: Mapping[str, Markup] = field(default_factory=dict)
    """Id of a note to its text."""
    again: Mapping[str, Markup] = field(default_factory=dict)
    """Id of a note to its short form, for later uses."""
    chapter: str = ""
    """Id of the chapter."""

    def href(self, target: str) -> str:
        """A link inside the book, or to the published page; pictures are the book's own."""
        path, _, anchor = target.partition("#")
        if path in self.chapters:
            inside = f"{self.chapters[path]}-{anchor}"
            return f"#{inside}" if inside in self.anchors else f"#{self.chapters[path]}"
        for source in self.sources:
            if path == addresses.source(source):
                return f"#source-{source}"
        if path.startswith("assets/"):
            return f"{ROOT}{path}"
        return addresses.absolute(self.site.config.base_url, target)

    def picture(self, file: PublishedFile) -> PublishedFile:
        """The picture in its own format alone, no wider than paper needs."""
        return for_paper(file)

    def foot_id(self, note: str) -> str:
        """The id of a note in the book, by its id on the page."""
        return f"{self.chapter}-{note}"

    def quoted(self, quote: Quote, around: str) -> str:
        """Words of a source between marks, for a text in the language `around`.

        The marks are signs of the text: with those that a style sheet adds, a book takes a quarter longer.
        """
        before, behind = quote.marks
        words = f"{before}{escape(quote.text)}{behind}"
        return words if quote.lang == around else f"<span{self.words.lang(quote.lang)}>{words}</span>"

    def _cited(self, hole: CitationHole, marks: Sequence[NoteMark]) -> str:
        # In a book no way back tells how a passage is cited: "contra" stands with the mark itself.
        known = [c for c in hole.citations if c.key in self.site.known]
        return self._bracket(marks, [_around(citation, self.words) for citation in known])

    def _marks(self, marks: Sequence[NoteMark], withdrawn: Sequence[bool] = ()) -> str:
        return self._bracket(marks, [(None, None)] * len(marks))

    def _bracket(self, marks: Sequence[NoteMark], contexts: Sequence[Around]) -> str:
        if not marks:
            return ""
        numbers = (self._number(mark, words) for mark, words in zip(marks, contexts, strict=True))
        feet = "".join(self._foot(mark, self.feet[mark.note]) for mark in self._first(marks))
        return f"{bracket(numbers)}{feet}"

    def _first(self, marks: Sequence[NoteMark]) -> list[NoteMark]:
        """Those of some marks behind which their note stands."""
        return [mark for mark in marks if mark.first and mark.note in self.feet]

    def _foot(self, mark: NoteMark, text: str) -> str:
        name = escape(self.foot_id(mark.note))
        return f'<span class="foot" id="{name}" data-number="{mark.number}">{text}</span>'

    def _number(self, mark: NoteMark, words: Around) -> str:
        """The number of a note, with how it is cited; a later use leads to the page that has the note."""
        here = escape(f"{self.chapter}-{mark.use}")
        if mark.first:
            return self._within(f'<span id="{here}">{mark.number}</span>', words)
        foot = escape(self.foot_id(mark.note))
        return self._within(f'<a class="again" id="{here}" href="#{foot}">{mark.number}</a>', words)

    def _within(self, number: str, words: Around) -> str:
        """A number between the words that its citation has before and behind it."""
        before = f"{escape(words[0])} " if words[0] else ""
        behind = escape(self.words("list-between") + words[1]) if words[1] else ""
        return f"{before}{number}{behind}"


class EpubPage(BookPage):
    """A chapter for EPUB: every mark is a link to its note, which stands at the end of the chapter."""

    __slots__ = ()

    def quoted(self, quote: Quote, around: str) -> str:
        """Words of a source between marks, known as such by their class."""
        before, behind = quote.marks
        return (
            f'<span class="quoted"{self.words.lang(quote.lang)}>{before}{escape(quote.text)}{behind}</span>'
        )

    def _first(self, marks: Sequence[NoteMark]) -> list[NoteMark]:
        return []

    def _number(self, mark: NoteMark, words: Around) -> str:
        link = (
            f'<a id="{escape(f"{self.chapter}-{mark.use}")}" href="#{escape(self.foot_id(mark.note))}"'
            f' epub:type="noteref" role="doc-noteref">{mark.number}</a>'
        )
        return self._within(link, words)


class DocxPage(BookPage):
    """A chapter for Word: every mark is a footnote of its own, in full at the first use of its note.

    A footnote cannot stand inside another, so that in the text of one the marks are links.
    """

    __slots__ = ()

    def quoted(self, quote: Quote, around: str) -> str:
        """Words of a source, to which the document for Word adds the marks."""
        return f"<q{self.words.lang(quote.lang)}>{escape(quote.text)}</q>"

    def _bracket(self, marks: Sequence[NoteMark], contexts: Sequence[Around]) -> str:
        if not marks:
            return ""
        if self.feet:
            return "".join(self._footnote(mark, words) for mark, words in zip(marks, contexts, strict=True))
        return bracket_in_note(
            self._within(f'<a href="#{escape(self.foot_id(mark.note))}">{mark.number}</a>', words)
            for mark, words in zip(marks, contexts, strict=True)
        )

    def _footnote(self, mark: NoteMark, words: Around) -> str:
        before = f"{escape(words[0][:1].upper() + words[0][1:])} " if words[0] else ""
        behind = escape(f" {self.words('note-as-cited', context=words[1])}.") if words[1] else ""
        here = f'<span id="{escape(f"{self.chapter}-{mark.use}")}"></span>'
        if mark.first:
            return f"{here}{self._foot(mark, f'{before}{self.feet[mark.note]}{behind}')}"
        return f'{here}<span class="foot">{before}{self.again[mark.note]}{behind}</span>'


def _around(citation: Citation, words: Wording) -> Around:
    """What is printed before and behind the number of one use."""
    before = context(replace(citation, locator="", suffix=""), words)
    return before, context(replace(citation, prefix="", signal=None), words)


PAGES: Mapping[Form, type[BookPage]] = {"pdf": BookPage, "docx": DocxPage, "epub": EpubPage}
"""What makes the chapters of each form of book."""
