"""The texts that the search finds, with their addresses: briefings in sections, sources in excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import partial

from briefing_site.link.printed import printed
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.body_text import body_html, body_text
from briefing_site.model.date import Date
from briefing_site.model.lazy import Lazy
from briefing_site.model.note_key import CitedKey, ExcerptKey, FootnoteKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.wording import Wording
from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_to_text import html_to_text
from briefing_site.view.topic_name import topic_name

_HEADING = re.compile(r"<h[1-6]\b([^>]*)>(.*?)</h[1-6]>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')


class TermWeight(IntEnum):
    """How much it says of a passage that a term stands there; one more where it stands there repeatedly."""

    NAME = 0
    """Of who says or publishes it; repeated or not."""
    NOTE = 1
    TEXT = 3
    HEADING = 5
    TITLE = 7


@dataclass(frozen=True, slots=True)
class Strand:
    """Words of a passage in one language."""

    text: str
    weight: TermWeight
    lang: str = ""
    """Where it is not that of the document."""
    quoted: bool = False
    """Whether these are the words of a source."""


@dataclass(frozen=True, slots=True)
class SearchPassage:
    """A stretch of a page that a result leads to."""

    anchor: str
    """Empty for the head of the page."""
    label: str
    """Its heading, or what it is."""
    strands: tuple[Strand, ...]
    regions: tuple[str, ...] | None = None
    """Of an excerpt: those of the briefings that cite it; None for those of the document."""
    topics: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page that can be found."""

    address: str
    title: str
    lang: str
    """Empty where it is the site's."""
    kind: str
    """`briefing`, `region`, `topic`, `person`, `about`, or the kind of source."""
    date: Date | None
    by: str
    """Publisher of a source."""
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    passages: tuple[SearchPassage, ...]
    """The first is the head of the page."""


def texts(site: LinkedSite, words: Wording) -> Lazy[SearchDocument]:
    """Every briefing and source that is published, by address: briefings newest first, then sources by id."""
    return Lazy(
        {
            **{linked.address: partial(_briefing, site, words, linked) for linked in site.briefings},
            **{
                addresses.source(name): partial(_source, site, words, source)
                for name, source in site.sources.items()
            },
        }
    )


def about(words: Wording) -> SearchDocument:
    """The page on how the site checks itself: what it says of confidence."""
    told = Strand(words("about-confidence-levels"), TermWeight.HEADING)
    return SearchDocument(
        address=addresses.ABOUT,
        title=words("about-title"),
        lang="",
        kind="about",
        date=None,
        by="",
        regions=(),
        topics=(),
        passages=(SearchPassage("confidence", words("about-confidence"), (told,)),),
    )


def _briefing(site: LinkedSite, words: Wording, linked: LinkedBriefing) -> SearchDocument:
    briefing = linked.briefing
    regions = briefing.listed_in
    names = (
        *(site.config.regions[name].name for name in regions),
        *(topic_name(topic, words) for topic in briefing.topics),
        *briefing.people,
    )
    head = (
        Strand(briefing.summary, TermWeight.HEADING),
        Strand(" · ".join(names), TermWeight.NOTE),
        *((Strand(" · ".join(briefing.authors), TermWeight.NAME),) if briefing.authors else ()),
    )
    return SearchDocument(
        address=linked.address,
        title=briefing.title,
        lang=_other(briefing.lang, site.config.language),
        kind="briefing",
        date=briefing.date,
        by="",
        regions=regions,
        topics=briefing.topics,
        passages=(SearchPassage("", "", head), *_parts(site, words, linked)),
    )


def _parts(site: LinkedSite, words: Wording, linked: LinkedBriefing) -> Iterator[SearchPassage]:
    """What follows the head of a briefing, in reading order."""
    briefing = linked.briefing
    shown = printed(site.sources, site.targets, words, briefing.path)
    for judgement in briefing.judgements:
        sure = words(f"confidence-{judgement.confidence}")
        if judgement.because:
            sure = words("judgement-because", confidence=sure, because=judgement.because)
        told = (body_text(judgement.text, shown), sure)
        strands = tuple(Strand(text, TermWeight.HEADING) for text in told if text)
        yield SearchPassage("bottom-line-h", words("bottom-line"), strands)
    for anchor, heading, text in _sections(body_html(briefing.body, shown)):
        yield SearchPassage(anchor, heading, (Strand(text, TermWeight.TEXT),))
    for event in briefing.events:
        date = words.event_date(event.date, planned=event.planned)
        dated = words("search-event", date=date, text=body_text(event.text, shown))
        yield SearchPassage("dates-h", words("key-dates"), (Strand(dated, TermWeight.TEXT),))
    footnotes = {note.name: note.body for note in briefing.footnotes}
    for note in linked.numbering.notes:
        if isinstance(note.key, FootnoteKey):
            strand = Strand(body_text(footnotes[note.key.name], shown), TermWeight.NOTE)
            yield SearchPassage(note.id, words("note", number=str(note.number)), (strand,))


def _source(site: LinkedSite, words: Wording, source: Source) -> SearchDocument:
    passages = tuple(_excerpt(site, words, source, excerpt) for excerpt in source.excerpts)
    citing = _citing(site, source.keys)
    names = (*source.author, source.publisher, source.perspective)
    lang = _other(source.language, site.config.language)
    head = (
        Strand(source.descriptor or "", TermWeight.NOTE, lang=site.config.language if lang else ""),
        Strand(" · ".join(filter(None, names)), TermWeight.NAME),
    )
    return SearchDocument(
        address=addresses.source(source.id),
        title=source.title,
        lang=lang,
        kind=source.kind,
        date=source.published,
        by=source.publisher,
        regions=_regions(citing),
        topics=_topics(citing),
        passages=(SearchPassage("", "", head), *passages),
    )


def _excerpt(site: LinkedSite, words: Wording, source: Source, excerpt: Excerpt) -> SearchPassage:
    key = ExcerptKey(source.id, excerpt.id)
    place = words.place(excerpt.at, site.verifications[key].paragraph)
    label = words("search-passage-at", place=place) if place else words("search-passage")
    if excerpt.speaker and excerpt.speaker not in source.author:
        label = words("search-passage-by", passage=label, speaker=excerpt.speaker)
    own = site.config.language if _other(source.language, site.config.language) else ""
    strands = [Strand(excerpt.quote, TermWeight.NOTE, lang=excerpt.lang or "", quoted=True)]
    if excerpt.translation:
        strands.append(Strand(excerpt.translation.text, TermWeight.NOTE, lang=own, quoted=True))
    gist = body_text(excerpt.gist, printed(site.sources, site.targets, words, source.path))
    strands.append(Strand(gist, TermWeight.NOTE, lang=own))
    citing = _citing(site, [key])
    return SearchPassage(
        anchor=addresses.excerpt_id(excerpt.id),
        label=label,
        strands=tuple(strand for strand in strands if strand.text),
        regions=_regions(citing),
        topics=_topics(citing),
    )


def _citing(site: LinkedSite, keys: Iterable[CitedKey]) -> list[LinkedBriefing]:
    """The briefings that cite something, each once."""
    addresses = dict.fromkeys(each.address for key in keys for each in site.citing.get(key, ()))
    return [site.by_address[address] for address in addresses]


def _regions(citing: Iterable[LinkedBriefing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for b in citing for r in b.briefing.listed_in))


def _topics(citing: Iterable[LinkedBriefing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for b in citing for t in b.briefing.topics))


def _other(tag: str | None, page: str) -> str:
    return "" if not tag or tag.lower() == page.lower() else tag


# --- text ----------------------------------------------------------------------------------------


def _sections(html: str) -> Iterator[tuple[str, str, str]]:
    """Id, heading and text of each section; the first may have no heading."""
    anchor = heading = ""
    start = 0
    for found in _HEADING.finditer(html):
        text = html_to_text(html[start : found.start()])
        if text or heading:
            yield anchor, heading, text
        identity = _ID.search(found[1])
        anchor, heading = identity[1] if identity else anchor, html_to_text(found[2])
        start = found.end()
    text = html_to_text(html[start:])
    if text or heading:
        yield anchor, heading, text
