"""The view of a book: one briefing, those of a region, or all, with notes at the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from generator import addresses
from generator.linked import LinkedBriefing, Site
from generator.model import Body, Citation, CitationHole
from generator.numbering import Mark
from generator.views.page import Page, context, other_language
from generator.views.values import (
    BookView,
    Chapter,
    CorrectionView,
    EventView,
    Head,
    JudgementView,
    Note,
    SourceLine,
)
from generator.wording import Wording

ROOT = "book:///"
"""Where a book finds style sheets and pictures; nothing else is ever fetched."""


@dataclass(frozen=True, slots=True)
class _BookPage(Page):
    """A chapter in the making: links lead inside the book where they can, and notes follow their marks."""

    chapters: Mapping[str, str] = field(default_factory=dict)
    """Address of each briefing in the book, with the id of its chapter."""
    sources: frozenset[str] = frozenset()
    """Ids of the sources that the book lists."""
    feet: Mapping[str, Markup] = field(default_factory=dict)
    """Id of a note to its text."""
    chapter: str = ""
    """Id of the chapter."""

    def href(self, target: str) -> str:
        """A link inside the book, or to the published page; pictures are the book's own."""
        path, _, _ = target.partition("#")
        if path in self.chapters:
            return f"#{self.chapters[path]}"
        for source in self.sources:
            if path == addresses.source(source):
                return f"#source-{source}"
        if path.startswith("assets/"):
            return f"{ROOT}{path}"
        return addresses.absolute(self.site.config.base_url, target)

    def _cited(self, hole: CitationHole, marks: Sequence[Mark]) -> str:
        # On paper no way back tells how a passage is cited: "contra" stands with the mark itself.
        known = [c for c in hole.citations if (c.source, c.excerpt) in self.site.known]
        return self._bracket(marks, [_around(citation, self.words) for citation in known])

    def _marks(self, marks: Sequence[Mark]) -> str:
        return self._bracket(marks, [("", "")] * len(marks))

    def _bracket(self, marks: Sequence[Mark], contexts: Sequence[tuple[str, str]]) -> str:
        if not marks:
            return ""
        numbers = ", ".join(self._number(mark, words) for mark, words in zip(marks, contexts, strict=True))
        feet = "".join(
            f'<span class="foot" id="{escape(self._foot_id(mark))}" data-number="{mark.number}">'
            f"{self.feet[mark.note]}</span>"
            for mark in marks
            if mark.first and mark.note in self.feet
        )
        return f'<sup class="cites">&#8288;[{numbers}]</sup>{feet}'

    def _number(self, mark: Mark, words: tuple[str, str]) -> str:
        """The number of a note, with how it is cited; a later use leads to the page that has the note."""
        before = f"{escape(words[0])} " if words[0] else ""
        behind = escape(self.words("list-between") + words[1]) if words[1] else ""
        if mark.first:
            return f"{before}{mark.number}{behind}"
        foot = escape(self._foot_id(mark))
        return f'{before}<a class="again" href="#{foot}">{mark.number}</a>{behind}'

    def _foot_id(self, mark: Mark) -> str:
        return f"{self.chapter}-{mark.note}"


def _around(citation: Citation, words: Wording) -> tuple[str, str]:
    """What is printed before and behind the number of one use."""
    before = context(replace(citation, locator="", suffix=""), words)
    return before, context(replace(citation, prefix="", signal=None), words)


def book_view(
    site: Site, words: Wording, briefings: Sequence[LinkedBriefing], title: str, subtitle: str
) -> BookView:
    """A book of briefings in the order given."""
    chapters = {b.address: f"chapter-{b.briefing.region}-{b.briefing.slug}" for b in briefings}
    sources = tuple(dict.fromkeys(source for b in briefings for source in b.sources))
    page = _BookPage(site, words, "book.html", chapters, frozenset(sources))
    newest = max((b.briefing.updated or b.briefing.date for b in briefings), key=lambda d: d.first_day)
    upto = [b.briefing.as_of for b in briefings if b.briefing.as_of]
    return BookView(
        site=page.site_view(),
        head=Head("book", title, site.config.description, "", ROOT, None, indexed=False),
        title=title,
        subtitle=subtitle,
        date=page.date(newest),
        as_of=page.date(max(upto, key=lambda d: d.first_day)) if upto else None,
        address=page.permanent(addresses.HOME),
        chapters=tuple(_chapter(page, b) for b in briefings),
        sources=tuple(page.source_line(site.sources[name]) for name in sources),
    )


def _chapter(page: _BookPage, linked: LinkedBriefing) -> Chapter:
    briefing, marks = linked.briefing, linked.numbering.marks
    page = _with_feet(page, linked)

    def text(body: Body, position: int) -> Markup:
        return page.fill(body, marks, position, briefing.path)

    texts = [text(body, position) for position, body in enumerate(linked.bodies)]
    judged = len(briefing.judgements)
    dated = judged + 1 + len(briefing.events)
    language = page.site.config.language
    return Chapter(
        id=page.chapters[linked.address],
        region=page.site.config.regions[briefing.region].name,
        title=briefing.title,
        lang=other_language(briefing.lang, language),
        summary=briefing.summary,
        authors=page.words.names(briefing.authors),
        date=page.date(briefing.date),
        updated=page.date(briefing.updated) if briefing.updated else None,
        as_of=page.date(briefing.as_of) if briefing.as_of else None,
        draft=briefing.draft,
        judgements=tuple(
            JudgementView(made, j.confidence, page.words(f"confidence-{j.confidence}"), j.because)
            for j, made in zip(briefing.judgements, texts[:judged], strict=True)
        ),
        body=texts[judged],
        events=tuple(
            EventView("", page.date(e.date), made, None, e.planned)
            for e, made in zip(briefing.events, texts[judged + 1 : dated], strict=True)
        ),
        corrections=tuple(
            CorrectionView(page.date(c.date), made)
            for c, made in zip(briefing.corrections, texts[dated:], strict=True)
        ),
        address=page.permanent(linked.address),
    )


def _with_feet(page: _BookPage, linked: LinkedBriefing) -> _BookPage:
    """The page with the text of every note of a chapter.

    A foot cannot stand inside another: what an author's footnote cites for the first time follows it.
    """
    chapter = page.chapters[linked.address]
    plain = replace(page, chapter=chapter)
    nothing = {f.name: Markup("") for f in linked.briefing.footnotes}
    views = plain.notes(linked.numbering, nothing)
    feet = {view.id: _foot(page.words, view) for view in views if view.source}
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    marks = linked.numbering.marks
    for note in linked.numbering.notes:
        source, name = note.key
        if source or name is None:
            continue
        position = linked.numbering.footnotes[name]
        text = plain.fill(footnotes[name], marks, position, linked.briefing.path)
        inside = [m for (at, _), group in marks.items() if at == position for m in group if m.first]
        after = "".join(
            f'</span><span class="foot" id="{chapter}-{escape(mark.note)}" data-number="{mark.number}">'
            f"{feet[mark.note]}"
            for mark in inside
            if mark.note in feet
        )
        feet[note.id] = Markup(_inline(text) + after)
    return replace(plain, feet=feet)


def _inline(text: Markup) -> str:
    """A footnote's paragraphs on one run of text, as the foot of a page takes them."""
    return str(text).replace("</p>\n<p>", "<br>").replace("<p>", "").replace("</p>", "")


def _foot(words: Wording, note: Note) -> Markup:
    """A note as the foot of a page has it: who, what, where, and the words."""
    if note.source is None:
        return Markup("")
    parts = [_source(note.source), note.place]
    line = words("list-between").join(part for part in parts if part)
    quote = ""
    if note.quote:
        lang = f' lang="{escape(note.quote.lang)}"'
        quote = f" <q{lang}>{escape(note.quote.text)}</q>"
        if note.quote.translation:
            quote += f" ({escape(note.quote.translation)})"
    return Markup(f"{line}.{quote}")


def _source(line: SourceLine) -> str:
    lang = f' lang="{escape(line.lang)}"' if line.lang else ""
    parts = [
        escape(line.author),
        f"<cite{lang}>{escape(line.title)}</cite>",
        escape(line.publisher),
        escape(line.date.text) if line.date else "",
        escape(line.kind),
    ]
    return ", ".join(part for part in parts if part)
