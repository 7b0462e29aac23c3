"""The view of a book: one briefing, those of a region, or all, with notes at the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from briefing_site.link.numbering import NoteMark
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.citation import Citation
from briefing_site.model.note_key import FootnoteKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.evidence import disagreement_views, evidence_view, judgement_view
from briefing_site.view.metadata import References
from briefing_site.view.notes import notes
from briefing_site.view.page import Page, other_language
from briefing_site.view.source_groups import in_groups
from briefing_site.view.uses import context
from briefing_site.view.values.book import BookView, Chapter
from briefing_site.view.values.evidence import EventView
from briefing_site.view.values.notes import Note, Passage
from briefing_site.view.values.parts import CorrectionView, Head, ListedSource

ROOT = "book:///"
"""Where a book finds style sheets and pictures; nothing else is ever fetched."""


@dataclass(frozen=True, slots=True)
class _BookPage(Page):
    """A chapter in the making: links lead inside the book where they can, and notes follow their marks."""

    chapters: Mapping[str, str] = field(default_factory=dict)
    """Address of each briefing in the book, with the id of its chapter."""
    sources: frozenset[str] = frozenset()
    """Ids of the sources that the book lists."""
    anchors: frozenset[str] = frozenset()
    """Ids of all notes and marks in the book."""
    feet: Mapping[str, Markup] = field(default_factory=dict)
    """Id of a note to its text."""
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

    def _cited(self, hole: CitationHole, marks: Sequence[NoteMark]) -> str:
        # On paper no way back tells how a passage is cited: "contra" stands with the mark itself.
        known = [c for c in hole.citations if c.key in self.site.known]
        return self._bracket(marks, [_around(citation, self.words) for citation in known])

    def _marks(self, marks: Sequence[NoteMark], withdrawn: Sequence[bool] = ()) -> str:
        return self._bracket(marks, [(None, None)] * len(marks))

    def _bracket(self, marks: Sequence[NoteMark], contexts: Sequence[tuple[str | None, str | None]]) -> str:
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

    def _number(self, mark: NoteMark, words: tuple[str | None, str | None]) -> str:
        """The number of a note, with how it is cited; a later use leads to the page that has the note."""
        before = f"{escape(words[0])} " if words[0] else ""
        behind = escape(self.words("list-between") + words[1]) if words[1] else ""
        here = escape(f"{self.chapter}-{mark.use}")
        if mark.first:
            return f'{before}<span id="{here}">{mark.number}</span>{behind}'
        foot = escape(self._foot_id(mark))
        return f'{before}<a class="again" id="{here}" href="#{foot}">{mark.number}</a>{behind}'

    def _foot_id(self, mark: NoteMark) -> str:
        return f"{self.chapter}-{mark.note}"


def _around(citation: Citation, words: Wording) -> tuple[str | None, str | None]:
    """What is printed before and behind the number of one use."""
    before = context(replace(citation, locator="", suffix=""), words)
    return before, context(replace(citation, prefix="", signal=None), words)


def book_view(
    site: LinkedSite, words: Wording, briefings: Sequence[LinkedBriefing], title: str, subtitle: str | None
) -> BookView:
    """A book of briefings in the order given."""
    chapters = {b.address: f"chapter-{b.briefing.region}-{b.briefing.slug}" for b in briefings}
    sources = tuple(dict.fromkeys(source for b in briefings for source in b.sources))
    anchors = (
        f"{chapters[b.address]}-{name}"
        for b in briefings
        for note in b.numbering.notes
        for name in (note.id, *(use.id for use in note.uses))
    )
    page = _BookPage(site, words, "book.html", chapters, frozenset(sources), frozenset(anchors))
    references = References(site, words)
    newest = max((b.briefing.updated or b.briefing.date for b in briefings), key=lambda d: d.first_day)
    upto = [b.briefing.as_of for b in briefings if b.briefing.as_of]
    return BookView(
        site=page.site_view(),
        head=Head("book", title, site.config.description, None, ROOT, None, indexed=False),
        title=title,
        subtitle=subtitle,
        date=page.date(newest),
        as_of=page.date(max(upto, key=lambda d: d.first_day)) if upto else None,
        address=page.permanent(addresses.HOME),
        chapters=tuple(_chapter(page, b, references) for b in briefings),
        sources=tuple(
            _listed(page, source, references, group)
            for source, group in in_groups(
                (site.sources[name] for name in sources), site.config.source_groups, words
            )
        ),
    )


def _listed(page: _BookPage, source: Source, references: References, group: str | None) -> ListedSource:
    """A source in the list at the end, where its entry is what links lead to and has none itself."""
    entry = references.listed[source.id].html(page.site.config.language)
    return ListedSource(page.source_line(source), entry, group)


def _chapter(page: _BookPage, linked: LinkedBriefing, references: References) -> Chapter:
    briefing, marks = linked.briefing, linked.numbering.marks
    page = _with_feet(page, linked, references)

    def text(body: Body, position: int) -> Markup:
        return page.fill(body, marks, position, briefing.path)

    texts = [text(body, position) for position, body in enumerate(linked.bodies)]
    judged = len(briefing.judgements)
    dated = judged + 1 + len(briefing.events)
    language = page.site.config.language
    claims = page.site.claims[linked.address]
    return Chapter(
        id=page.chapters[linked.address],
        region=page.site.config.regions[briefing.region].name,
        title=briefing.title,
        lang=other_language(briefing.lang, language),
        summary=briefing.summary,
        authors=page.words.names(briefing.authors) or None,
        date=page.date(briefing.date),
        updated=page.date(briefing.updated) if briefing.updated else None,
        as_of=page.date(briefing.as_of) if briefing.as_of else None,
        draft=briefing.draft,
        notices=page.noticed(linked.sources),
        judgements=tuple(
            judgement_view(page, linked, number, made) for number, made in enumerate(texts[:judged])
        ),
        evidence=evidence_view(page, linked.sources, claims),
        body=texts[judged],
        disagreements=disagreement_views(page, claims, references),
        events=tuple(
            EventView(None, page.date(e.date), made, None, e.planned)
            for e, made in zip(briefing.events, texts[judged + 1 : dated], strict=True)
        ),
        corrections=tuple(
            CorrectionView("", page.date(c.date), made)
            for c, made in zip(briefing.corrections, texts[dated:], strict=True)
        ),
        address=page.permanent(linked.address),
    )


def _with_feet(page: _BookPage, linked: LinkedBriefing, references: References) -> _BookPage:
    """The page with the text of every note of a chapter.

    A foot cannot stand inside another: what an author's footnote cites for the first time follows it.
    """
    chapter = page.chapters[linked.address]
    plain = replace(page, chapter=chapter)
    nothing = {f.name: Markup("") for f in linked.briefing.footnotes}
    views = notes(plain, linked.numbering, nothing, references.notes)
    feet = {view.id: _foot(page, view) for view in views if view.source}
    footnotes = {f.name: f.body for f in linked.briefing.footnotes}
    marks = linked.numbering.marks
    for note in linked.numbering.notes:
        if not isinstance(note.key, FootnoteKey):
            continue
        position = linked.numbering.footnotes[note.key.name]
        text = plain.fill(footnotes[note.key.name], marks, position, linked.briefing.path)
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


def _foot(page: _BookPage, note: Note) -> Markup:
    """A note as the foot of a page has it: who, what, where, and the words.

    Where there are no words to be shown, or the reader is not to be expected to read their language, it
    says in ours what the passage says.
    """
    if note.source is None:
        return Markup("")
    words = page.words
    told = words("series-between").join(part for part in (note.source.kind, note.source.perspective) if part)
    witness = escape(words("in-brackets", text=told))
    shown = _passage(page, note.passage) if note.passage else ""
    told = "".join(f" <b>{escape(notice)}</b>" for notice in map(page.told_notice, note.source.notices))
    return Markup(f"{note.reference}{witness}{shown}{told}")


def _passage(page: _BookPage, passage: Passage) -> str:
    """Who speaks in a passage, its words, and its gist where readers may not understand these."""
    quote, words = passage.quote, page.words
    shown = f" {escape(words('speaker', name=passage.speaker))}." if passage.speaker else ""
    if quote:
        shown += f' <q lang="{escape(quote.lang)}">{escape(quote.text)}</q>'
        if quote.translation:
            shown += f" ({escape(quote.translation)})"
    own = _plain(page.site.config.language)
    read = quote and (quote.translation or not other_language(_plain(quote.lang), own))
    return shown if read or not passage.gist else f"{shown} {_inline(passage.gist)}"


def _plain(tag: str) -> str:
    """A language without its country or script."""
    return tag.partition("-")[0]
