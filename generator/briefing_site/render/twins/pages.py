"""The twin of each page that is no briefing: its title, what it is about, and what it lists.

A page says in its head where its twin lies. The page of errors has none: it stands at no address of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefing_site.model.wording import Wording
from briefing_site.render.twins.about import about
from briefing_site.render.twins.parts import Parts, items, section
from briefing_site.text.html_to_markdown import plain
from briefing_site.view.values.pages import (
    AboutView,
    CorrectionsView,
    DisagreementsView,
    HomeView,
    PageView,
    PersonView,
    RegionView,
    SearchView,
    SourceRow,
    SourcesView,
    SourceView,
    TimelineView,
    TopicsView,
    TopicView,
)
from briefing_site.view.values.referring import ReferringView


class PageTwins:
    """Makes the twins of pages that are no briefings."""

    def __init__(self, words: Wording) -> None:
        self._parts = Parts(words)

    def of(self, view: PageView) -> bytes | None:
        """The twin of a page; None where this is not what makes it."""
        return _twin(self._parts, view) if type(view) in _TWINS else None


def _twin(parts: Parts, view: PageView) -> bytes:
    head = view.head
    opening = [f"# {plain(head.title or view.site.title)}"]
    if head.description:
        opening.append(f"> {plain(head.description)}")
    if head.canonical:
        opening.append(f"<{head.canonical}>")
    blocks = (*opening, *_TWINS[type(view)](parts, view), *parts.notes(getattr(view, "notes", ())))
    return ("\n\n".join(filter(None, blocks)) + "\n").encode("utf-8", "replace")


def _home(parts: Parts, of: HomeView) -> Iterator[str]:
    words = parts.words
    figures = [
        (of.briefings, words("figure-briefings", count=of.briefings)),
        (of.sources, words("figure-sources", count=of.sources)),
        (of.excerpts, words("figure-passages-cited", count=of.excerpts)),
    ]
    if of.verified or not of.pinned:
        figures.append((of.verified, words("figure-verified")))
    if of.pinned:
        figures.append((of.pinned, words("figure-pinned", when=of.when_pinned)))
    yield items(plain(f"{words.number(number)} {told}") for number, told in figures)
    if of.featured:
        yield from section(
            words("home-featured"),
            parts.cards([of.featured.briefing]),
            parts.judgements(of.featured.judgements),
        )
    yield from section(words("home-latest"), parts.cards(of.latest) or plain(words("home-empty")))
    for region in of.regions:
        count = words("count-briefings", count=region.count) if region.count else words("home-region-empty")
        told = items(f"{parts.linked(each)} ({plain(each.date.text)})" for each in region.latest)
        name = f"[{plain(region.name)}]({region.href})"
        yield f"## {name}"
        yield from filter(None, (plain(region.summary or ""), told, plain(count)))


def _region(parts: Parts, of: RegionView) -> Iterator[str]:
    words = parts.words
    yield from section(words("briefings"), parts.cards(of.briefings))
    yield from section(words("region-also"), parts.cards(of.also))
    yield from section(words("key-dates"), parts.events(of.events))
    yield from parts.paging(of.paging)


def _source(parts: Parts, of: SourceView) -> Iterator[str]:
    yield from parts.notices(of.source)
    yield items(f"{plain(name)}{parts.words('colon')}{told}" for name, told in _record(parts, of) if told)
    for excerpt in of.excerpts:
        place = f" ({plain(excerpt.place)})" if excerpt.place else ""
        yield f"## \\#{excerpt.name}{place}"
        yield from parts.excerpt(excerpt, of.in_full)
    if of.whole:
        uses = parts.uses(of.whole, len(of.whole))
        yield from section(parts.words("source-whole"), uses, parts.linked(of.further))
    yield from parts.paging(of.paging)
    yield from section(parts.words("cite-source"), parts.text(of.citation.reference))


def _record(parts: Parts, of: SourceView) -> Iterator[tuple[str, str]]:
    """What the page of a source says of the document, by name."""
    words, source = parts.words, of.source
    between = words("series-between")
    copies = between.join(map(parts.linked, of.copies))
    key = f"`@{source.id}`"
    cited = words("count-briefings", count=of.briefings)
    yield words("source-author"), plain(source.author or "")
    yield words("source-publisher"), plain(source.publisher)
    yield words("source-published"), plain(source.date.text) if source.date else ""
    yield words("source-kind"), plain(between.join(filter(None, (source.kind, source.perspective))))
    yield words("source-language"), plain(of.language or "")
    yield words("source-uncertain"), plain(of.uncertain or "")
    yield words("source-original"), f"<{source.url}>" if source.url else plain(words("source-no-address"))
    yield words("source-public-copy"), f"<{of.archived_url}>" if of.archived_url else ""
    yield words("source-accessed"), plain(of.accessed.text) if of.accessed else ""
    if of.derived_from:
        yield words("source-copy-of"), words("source-copy-of-note", source=parts.linked(of.derived_from))
    if copies:
        yield words("source-copies"), words("source-copies-note", sources=copies)
    yield words("source-rights"), plain(of.rights)
    digest = f" SHA-256 `{of.digest}`" if of.digest else ""
    yield words("source-archived"), f"{plain(of.archived)}{digest}"
    yield (
        words("source-cited-here"),
        words("source-cited-in", briefings=cited, key=key)
        if of.briefings
        else words("source-cited-nowhere", key=key),
    )


def _sources(parts: Parts, of: SourcesView) -> Iterator[str]:
    yield items(_row(parts, row) for row in of.sources)
    yield from section(parts.words("take-all"), items(map(parts.linked, of.files)))
    yield from parts.paging(of.paging)


def _row(parts: Parts, row: SourceRow) -> str:
    words, source = parts.words, row.listed.source
    passages = words("count-passages", count=row.excerpts)
    if row.excerpts and row.pinned:
        checked = words("sources-pinned", pinned=row.pinned, when=row.when_pinned, passages=passages)
    elif row.excerpts:
        checked = words("sources-verified", verified=row.verified, passages=passages)
    else:
        checked = words("sources-no-passages")
    cited = words("sources-cited-times", count=row.uses) if row.uses else words("sources-not-cited")
    told = filter(None, (source.kind, source.perspective, checked, cited))
    between = words("series-between")
    briefings = between.join(map(parts.linked, row.briefings))
    if row.more:
        briefings += between + plain(words("sources-in-more", count=row.more))
    lines = (
        parts.reference(row.listed.entry),
        *parts.notices(source),
        plain(row.descriptor or ""),
        plain(between.join(told)),
        words("sources-in", briefings=briefings) if briefings else "",
    )
    return "\n\n".join(filter(None, lines))


def _topic(parts: Parts, of: TopicView) -> Iterator[str]:
    words = parts.words
    if of.summary:
        yield from section(
            words("topic-summary"),
            parts.judgements([of.summary.judgement]),
            parts.facts(parts.linked(of.summary.briefing), parts.judged(of.summary.judgement)),
        )
    if of.judgements:
        yield from section(words("topic-findings-more" if of.summary else "topic-findings"), " ")
        for briefing, found in of.judgements:
            yield f"### {parts.linked(briefing)}"
            yield parts.judged(found[0])
            yield parts.judgements(found)
    yield from section(words("briefings"), parts.cards(of.briefings))
    yield from parts.paging(of.paging)


def _topics(parts: Parts, of: TopicsView) -> Iterator[str]:
    words = parts.words
    for name, rows in ((words("topics"), of.topics), (words("people"), of.people)):
        told = (f"{parts.linked(row.link)} ({words('count-briefings', count=row.count)})" for row in rows)
        yield from section(name, items(told))
    yield from parts.paging(of.paging)


def _person(parts: Parts, of: PersonView) -> Iterator[str]:
    words = parts.words
    if of.quoted:
        yield f"## {plain(words('person-quotations'))}"
        for quoted in of.quoted:
            yield from parts.quoted(quoted)
    yield from section(words("key-dates"), parts.events(of.events))
    yield from section(words("briefings"), parts.cards(of.briefings))
    yield from parts.paging(of.paging)


def _referring(parts: Parts, of: ReferringView) -> Iterator[str]:
    yield parts.linked(of.target)
    for briefing, found in of.citing:
        yield f"## {parts.linked(briefing)}"
        yield parts.facts(plain(briefing.region.text), parts.dated(briefing))
        yield items(parts.facts(parts.use(each.use), parts.linked(each.passage)) for each in found)
    yield items(
        f"{parts.linked(each.briefing)}{parts.words('colon')}{plain(each.why)}" for each in of.linking
    )
    yield from parts.paging(of.paging)


def _timeline(parts: Parts, of: TimelineView) -> Iterator[str]:
    if not of.years:
        yield plain(parts.words("timeline-empty"))
    for year, events in of.years:
        yield from section(parts.words("date-year", year=year), parts.events(events))
    yield from parts.paging(of.paging)


def _disagreements(parts: Parts, of: DisagreementsView) -> Iterator[str]:
    if not of.briefings:
        yield plain(parts.words("disagreements-empty"))
    for briefing, found in of.briefings:
        yield f"## {parts.linked(briefing)}"
        yield parts.facts(plain(briefing.region.text), parts.dated(briefing))
        yield from parts.disagreements(found)
    yield from parts.paging(of.paging)


def _corrections(parts: Parts, of: CorrectionsView) -> Iterator[str]:
    colon = parts.words("colon")
    told = (
        f"{plain(each.date.text)}{colon}{parts.text(each.text)} ({parts.linked(each.briefing)})"
        for each in of.corrections
    )
    yield items(told) or plain(parts.words("corrections-empty"))
    yield from parts.paging(of.paging)


def _search(parts: Parts, of: SearchView) -> Iterator[str]:
    yield from section(
        parts.words("search-all"), parts.cards(of.briefings) or plain(parts.words("home-empty"))
    )
    yield from parts.paging(of.paging)


_TWINS: dict[type, Callable[[Parts, Any], Iterator[str]]] = {
    HomeView: _home,
    RegionView: _region,
    SourceView: _source,
    SourcesView: _sources,
    TopicView: _topic,
    TopicsView: _topics,
    PersonView: _person,
    ReferringView: _referring,
    TimelineView: _timeline,
    DisagreementsView: _disagreements,
    CorrectionsView: _corrections,
    AboutView: about,
    SearchView: _search,
}
