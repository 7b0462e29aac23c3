"""The view of a book: one briefing, those of a region, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from briefing_site.link.claims import figures_of, renumbered
from briefing_site.link.numbering import numbered_at_feet
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body import Body
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.book_notes import end_notes, with_feet
from briefing_site.view.book_pages import PAGES, ROOT, BookPage, Form
from briefing_site.view.evidence import disagreement_views, evidence_view, judgement_view
from briefing_site.view.metadata import References
from briefing_site.view.other_language import other_language
from briefing_site.view.source_groups import in_groups
from briefing_site.view.values.book import BookView, Chapter
from briefing_site.view.values.evidence import EventView
from briefing_site.view.values.parts import CorrectionView, Head, ListedSource


def book_view(
    site: LinkedSite,
    words: Wording,
    briefings: Sequence[LinkedBriefing],
    title: str,
    subtitle: str | None,
    form: Form = "pdf",
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
    page = PAGES[form](site, words, "book.html", chapters, frozenset(sources), frozenset(anchors))
    references = References(site, words)
    newest = max((b.briefing.last_changed for b in briefings), key=lambda d: d.first_day)
    upto = [b.briefing.as_of for b in briefings if b.briefing.as_of]
    return BookView(
        site=page.site_view(),
        head=Head("book", title, site.config.description, None, ROOT, None, indexed=False),
        form=form,
        title=title,
        subtitle=subtitle,
        date=page.date(newest),
        as_of=page.date(max(upto, key=lambda d: d.first_day)) if upto else None,
        address=page.permanent(addresses.HOME),
        chapters=tuple(_chapter(page, b, references, form) for b in briefings),
        sources=tuple(
            _listed(page, source, references, group)
            for source, group in in_groups(
                (site.sources[name] for name in sources), site.config.source_groups, words
            )
        ),
    )


def _listed(page: BookPage, source: Source, references: References, group: str | None) -> ListedSource:
    """A source in the list at the end, where its entry is what links lead to and has none itself."""
    entry = references.listed[source.id].html(page.site.config.language)
    return ListedSource(page.source_line(source), entry, group)


def _chapter(page: BookPage, linked: LinkedBriefing, references: References, form: Form) -> Chapter:
    briefing, claims = linked.briefing, page.site.claims[linked.address]
    if form != "epub":
        footnotes = {footnote.name: footnote for footnote in briefing.footnotes}
        numbering = numbered_at_feet(linked.numbering, linked.bodies, footnotes)
        linked, claims = replace(linked, numbering=numbering), renumbered(claims, numbering)
    marks = linked.numbering.marks
    page = replace(page, chapter=page.chapters[linked.address])
    page = with_feet(page, linked, references, verdicts=form != "pdf")

    def text(body: Body, position: int) -> Markup:
        return page.fill(body, marks, position, briefing.path)

    texts = [text(body, position) for position, body in enumerate(linked.bodies)]
    judged = len(briefing.judgements)
    dated = judged + 1 + len(briefing.events)
    language = page.site.config.language
    return Chapter(
        id=page.chapter,
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
        evidence=evidence_view(page, linked.sources, [figures_of(claims, page.site.origins)]),
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
        notes=end_notes(page, linked, references) if form == "epub" else (),
        address=page.permanent(linked.address),
    )
