"""What can be found, and where it leads: briefings in sections, sources in excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from html import unescape

from briefing_site.link.site import LinkedBriefing, Site, printed_author
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.citation import Mode
from briefing_site.model.date import Date
from briefing_site.model.note_key import CitedKey, ExcerptKey, FootnoteKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.wording import Wording
from briefing_site.view.briefing import topic_name

_HEADING = re.compile(r"<h[1-6]\b([^>]*)>(.*?)</h[1-6]>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_RUBY = re.compile(r"<(r[tp])\b.*?</\1>", re.DOTALL)
_CELLS = re.compile(r"</t[dh]>(?:\s|</?(?:tr|thead|tbody)\b[^>]*>)*(?=<t[dh]\b)")
"""From a cell of a table to the next."""
_TAG = re.compile(r"</?([a-z][a-z0-9]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_INSIDE_WORDS = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|time|u|var"
)
"""Tags that part no words. `sup` is not among them: 10<sup>2</sup> is not 102."""


class Weight(IntEnum):
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
    weight: Weight
    lang: str = ""
    """Where it is not that of the document."""
    quoted: bool = False
    """Whether these are the words of a source."""


@dataclass(frozen=True, slots=True)
class Passage:
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
class Document:
    """A page that can be found: a briefing or a source."""

    address: str
    title: str
    lang: str
    """Empty where it is the site's."""
    kind: str
    """`briefing`, or the kind of source."""
    date: Date | None
    by: str
    """Publisher of a source."""
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    passages: tuple[Passage, ...]
    """The first is the head of the page."""


def documents(site: Site, words: Wording) -> Iterator[Document]:
    """Everything that is published, briefings newest first and then sources by id."""
    for linked in site.briefings:
        yield _briefing(site, words, linked)
    for source in site.sources.values():
        yield _source(site, words, source)


def _briefing(site: Site, words: Wording, linked: LinkedBriefing) -> Document:
    briefing = linked.briefing
    regions = (briefing.region, *briefing.regions)
    names = (
        *(site.config.regions[name].name for name in regions),
        *(topic_name(topic, words) for topic in briefing.topics),
        *briefing.people,
    )
    head = (
        Strand(briefing.summary, Weight.HEADING),
        Strand(" · ".join(names), Weight.NOTE),
        *((Strand(" · ".join(briefing.authors), Weight.NAME),) if briefing.authors else ()),
    )
    return Document(
        address=linked.address,
        title=briefing.title,
        lang=_other(briefing.lang, site.config.language),
        kind="briefing",
        date=briefing.date,
        by="",
        regions=regions,
        topics=briefing.topics,
        passages=(Passage("", "", head), *_parts(site, words, linked)),
    )


def _parts(site: Site, words: Wording, linked: LinkedBriefing) -> Iterator[Passage]:
    """What follows the head of a briefing, in reading order."""
    briefing = linked.briefing
    for judgement in briefing.judgements:
        told = (_words(_html(site, words, judgement.text, briefing.path)), judgement.because)
        strands = tuple(Strand(text, Weight.HEADING) for text in told if text)
        yield Passage("bottom-line-h", words("bottom-line"), strands)
    for anchor, heading, text in _sections(_html(site, words, briefing.body, briefing.path)):
        yield Passage(anchor, heading, (Strand(text, Weight.TEXT),))
    for event in briefing.events:
        happened = _words(_html(site, words, event.text, briefing.path))
        dated = words("search-event", date=words.event_date(event.date, planned=event.planned), text=happened)
        yield Passage("dates-h", words("key-dates"), (Strand(dated, Weight.TEXT),))
    footnotes = {note.name: note.body for note in briefing.footnotes}
    for note in linked.numbering.notes:
        if isinstance(note.key, FootnoteKey):
            text = _words(_html(site, words, footnotes[note.key.name], briefing.path))
            yield Passage(note.id, words("note", number=str(note.number)), (Strand(text, Weight.NOTE),))


def _source(site: Site, words: Wording, source: Source) -> Document:
    passages = tuple(_excerpt(site, words, source, excerpt) for excerpt in source.excerpts)
    citing = _citing(site, source.keys)
    names = (*source.author, source.publisher, source.perspective)
    lang = _other(source.language, site.config.language)
    head = (
        Strand(source.descriptor or "", Weight.NOTE, lang=site.config.language if lang else ""),
        Strand(" · ".join(filter(None, names)), Weight.NAME),
    )
    return Document(
        address=addresses.source(source.id),
        title=source.title,
        lang=lang,
        kind=source.kind,
        date=source.published,
        by=source.publisher,
        regions=_regions(citing),
        topics=_topics(citing),
        passages=(Passage("", "", head), *passages),
    )


def _excerpt(site: Site, words: Wording, source: Source, excerpt: Excerpt) -> Passage:
    key = ExcerptKey(source.id, excerpt.id)
    place = words.place(excerpt.at, site.verifications[key].paragraph)
    label = words("search-passage-at", place=place) if place else words("search-passage")
    if excerpt.speaker and excerpt.speaker not in source.author:
        label = words("search-passage-by", passage=label, speaker=excerpt.speaker)
    own = site.config.language if _other(source.language, site.config.language) else ""
    strands = [Strand(excerpt.quote, Weight.NOTE, lang=excerpt.lang or "", quoted=True)]
    if excerpt.translation:
        strands.append(Strand(excerpt.translation.text, Weight.NOTE, lang=own, quoted=True))
    strands.append(Strand(_words(_html(site, words, excerpt.gist, source.path)), Weight.NOTE, lang=own))
    citing = _citing(site, [key])
    return Passage(
        anchor=addresses.excerpt_id(excerpt.id),
        label=label,
        strands=tuple(strand for strand in strands if strand.text),
        regions=_regions(citing),
        topics=_topics(citing),
    )


def _citing(site: Site, keys: Iterable[CitedKey]) -> list[LinkedBriefing]:
    """The briefings that cite something, each once."""
    uses = (use.briefing for key in keys for use in site.cited.get(key, ()))
    return list({briefing.address: briefing for briefing in uses}.values())


def _regions(citing: Iterable[LinkedBriefing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r for b in citing for r in (b.briefing.region, *b.briefing.regions)))


def _topics(citing: Iterable[LinkedBriefing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for b in citing for t in b.briefing.topics))


def _other(tag: str | None, page: str) -> str:
    return "" if not tag or tag.lower() == page.lower() else tag


# --- text ----------------------------------------------------------------------------------------


def _html(site: Site, words: Wording, body: Body, path: str) -> str:
    """A body with the words that its holes print, and without marks."""
    if not body.holes:
        return body.pieces[0]
    out = [body.pieces[0]]
    for hole, piece in zip(body.holes, body.pieces[1:], strict=True):
        if isinstance(hole, CitationHole):
            first = hole.citations[0]
            if first.mode is Mode.IN_TEXT and first.source in site.sources:
                out.append(_escape(printed_author(site.sources[first.source], words)))
        elif isinstance(hole, LinkHole) and hole.whole:
            out.append(_escape(hole.label or site.targets.title(hole, path)))
        out.append(piece)
    return "".join(out)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _sections(html: str) -> Iterator[tuple[str, str, str]]:
    """Id, heading and text of each section; the first may have no heading."""
    anchor = heading = ""
    start = 0
    for found in _HEADING.finditer(html):
        text = _words(html[start : found.start()])
        if text or heading:
            yield anchor, heading, text
        identity = _ID.search(found[1])
        anchor, heading = identity[1] if identity else anchor, _words(found[2])
        start = found.end()
    text = _words(html[start:])
    if text or heading:
        yield anchor, heading, text


def _words(html: str) -> str:
    """HTML to the words that a reader sees."""
    if "<r" in html:
        html = _RUBY.sub("", html)
    if "</t" in html:
        html = _CELLS.sub(" · ", html)
    bare = _TAG.sub(lambda tag: "" if _INSIDE_WORDS.fullmatch(tag[1]) else " ", html)
    return " ".join((unescape(bare) if "&" in bare else bare).split())
