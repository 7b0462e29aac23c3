"""The site's feed as JSON Feed 1.1: the newest briefings, with their notes.

As many are whole as keep the feed light. Of the others, and in the archives to which `next_url` leads, an
item has the summary and a link to the page. Items of a feed may be shown on one page, so every id of an item
begins with the item's own name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from briefing_site.link.feed_order import FeedFile, changed, feeds
from briefing_site.link.numbering import Numbering
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.json_value import Json
from briefing_site.model.lazy import Lazy
from briefing_site.model.wording import Wording
from briefing_site.render.atom import instant, tag
from briefing_site.view.evidence import judgement_view
from briefing_site.view.metadata import References
from briefing_site.view.notes import notes
from briefing_site.view.page import Page
from briefing_site.view.values.notes import Note
from briefing_site.view.values.parts import SourceLine

_WHOLE = 300_000
"""Bytes of the items that are whole in the feed, at most; the newest is whole at any size."""
_VERSION = "https://jsonfeed.org/version/1.1"
_ID = re.compile(r'(<[a-zA-Z][^<>]*?) id="([^"]*)"')


def json_feeds(site: LinkedSite, words: Wording) -> Lazy[bytes]:
    """By address: the feed, newest first, dated by the briefings and by no clock, and its archives."""
    page = _Item(site, words, addresses.JSON_FEED)
    references = References(site, words)
    summaries: dict[str, str] = {}

    def summary(linked: LinkedBriefing) -> str:
        if linked.address not in summaries:
            summaries[linked.address] = _json(_item(page, linked, _summary(page, linked)))
        return summaries[linked.address]

    def newest(entries: Sequence[LinkedBriefing]) -> Iterator[str]:
        left = _WHOLE
        for linked in entries:
            if left > 0:
                whole = _json(_item(page, linked, _content(page, linked, references)))
                size = len(whole.encode())
                if size <= left or left == _WHOLE:
                    left -= size
                    yield whole
                    continue
                left = 0  # the next may be shorter, but readers find the whole ones first
            yield summary(linked)

    def made(file: FeedFile[LinkedBriefing]) -> bytes:
        return _file(page, file, map(summary, file.entries) if file.is_archive else newest(file.entries))

    every = (file for file in feeds(site).values() if file.feed == addresses.JSON_FEED)
    return Lazy({file.address: partial(made, file) for file in every})


def _file(page: _Item, file: FeedFile[LinkedBriefing], items: Iterable[str]) -> bytes:
    """The feed or a file of its archive."""
    config = page.site.config
    head: dict[str, Json] = {
        "version": _VERSION,
        "title": config.title,
        "home_page_url": page.permanent(addresses.HOME),
        "feed_url": page.permanent(file.address),
        "next_url": page.href(file.older) if file.older else None,
        "description": config.description,
        "language": config.language,
        "authors": [{"name": config.title}],
    }
    lines = "".join(f"{json.dumps(key)}: {_json(value)},\n" for key, value in head.items() if value)
    listed = ",\n".join(items)
    return f'{{\n{lines}"items": [\n{listed}\n]\n}}\n'.encode()


def _item(page: _Item, linked: LinkedBriefing, content: Markup) -> dict[str, Json]:
    briefing = linked.briefing
    item: dict[str, Json] = {
        "id": tag(page.site, addresses.beside(linked.address, "")),
        "url": page.href(linked.address),
        "title": briefing.title,
        "summary": briefing.summary,
        "content_html": str(content),
        "date_published": instant(briefing.date),
        "date_modified": instant(changed(linked)),
        "authors": [{"name": name} for name in briefing.authors],
        "tags": [briefing.region, *briefing.regions, *briefing.topics],
        "language": briefing.lang,
    }
    return {key: value for key, value in item.items() if value}


class _Item(Page):
    """A briefing in the feed: its links are whole, or relative to the feed where the site has no address."""

    __slots__ = ()

    def href(self, target: str) -> str:
        return self.permanent(target) or addresses.relative(self.address, target)


def _summary(page: _Item, linked: LinkedBriefing) -> Markup:
    """The summary of a briefing, and a link to the rest of it."""
    link = Markup('<a href="{}">{}</a>').format(page.href(linked.address), linked.briefing.title)
    return Markup("<p>{}</p><p>{}</p>").format(linked.briefing.summary, link)


def _content(page: _Item, linked: LinkedBriefing, references: References) -> Markup:
    """The content of a briefing's page, from the findings to the notes."""
    briefing, words = linked.briefing, page.words
    prefix = addresses.beside(linked.address, "").replace("/", "--") + "--"
    numbering = _renamed(linked.numbering, prefix)
    texts = [
        _without_ids(page.fill(body, numbering.marks, position, briefing.path), prefix)
        for position, body in enumerate(linked.bodies)
    ]
    footnotes = {f.name: f.body for f in briefing.footnotes}
    own = {
        name: _without_ids(page.fill(footnotes[name], numbering.marks, position, briefing.path), prefix)
        for name, position in numbering.footnotes.items()
    }
    shown = notes(page, numbering, own, references.notes)
    judged, dated = len(briefing.judgements), len(briefing.judgements) + 1 + len(briefing.events)
    findings = (
        Markup("<div>{}</div><p>{}: {}</p><p>{}</p>").format(
            text, judgement.label, judgement.because, judgement.standing.text
        )
        for number, text in enumerate(texts[:judged])
        for judgement in (judgement_view(page, linked, number, text),)
    )
    events = (
        Markup("<p>{}</p><div>{}</div>").format(words.event_date(event.date, planned=event.planned), text)
        for event, text in zip(briefing.events, texts[judged + 1 : dated], strict=True)
    )
    corrections = (
        Markup("<p>{}</p><div>{}</div>").format(words.date(correction.date), text)
        for correction, text in zip(briefing.corrections, texts[dated:], strict=True)
    )
    return Markup("").join(
        (
            _notices(page, page.noticed(linked.sources)),
            _list(words("bottom-line"), findings),
            texts[judged],
            _list(words("key-dates"), events),
            _list(words("corrections"), corrections),
            _list(words("notes"), (_note(page, note) for note in shown), "li id"),
        )
    )


def _list(heading: str, items: Iterable[Markup], item: str = "li") -> Markup:
    """A heading with a numbered list; nothing where the list is empty. Notes bring their own `li`."""
    whole = [each if item == "li id" else Markup("<li>{}</li>").format(each) for each in items]
    return Markup("<h2>{}</h2><ol>{}</ol>").format(heading, Markup("").join(whole)) if whole else Markup("")


def _notices(page: _Item, sources: Iterable[SourceLine]) -> Markup:
    """The sources that were withdrawn or corrected, under their heading; nothing where there are none."""
    items = [
        Markup('<li><a href="{}">{}</a>: {}</li>').format(s.href, s.title, page.told_notice(notice))
        for s in sources
        for notice in s.notices
    ]
    heading = page.words("notices")
    return Markup("<h2>{}</h2><ul>{}</ul>").format(heading, Markup("").join(items)) if items else Markup("")


def _note(page: _Item, note: Note) -> Markup:
    backs = Markup(" ").join(
        Markup('<a href="{}">{}</a>').format(back.href, back.label) for back in note.backs
    )
    return Markup('<li id="{}">{}<p>{}</p></li>').format(
        note.id, Markup("").join(_told(page, note)) or note.text, backs
    )


def _told(page: _Item, note: Note) -> Iterator[Markup]:
    """The paragraphs of a note about its passage; none for an author's own footnote."""
    words = page.words
    if note.source is None:
        return
    cited = words("note-as-cited", context=note.context) if note.context else ""
    yield Markup("<p>{}</p>").format(Markup(" ").join(part for part in (note.reference, cited) if part))
    for notice in note.source.notices:
        yield Markup("<p>{}</p>").format(page.told_notice(notice))
    if note.passage is None:
        return
    if quote := note.passage.quote:
        yield Markup('<blockquote lang="{}"><p>{}</p></blockquote>').format(quote.lang, quote.text)
        if quote.translation:
            whose = words("translation-official" if quote.official else "translation-ours")
            yield Markup("<p>{}{}</p>").format(whose, quote.translation)
    if note.passage.gist:
        yield Markup("<div>{}</div>").format(note.passage.gist)


def _renamed(numbering: Numbering, prefix: str) -> Numbering:
    """The same notes and marks, with ids of their own."""
    return Numbering(
        tuple(
            replace(
                note, id=prefix + note.id, uses=tuple(replace(use, id=prefix + use.id) for use in note.uses)
            )
            for note in numbering.notes
        ),
        {
            at: tuple(replace(mark, note=prefix + mark.note, use=prefix + mark.use) for mark in marks)
            for at, marks in numbering.marks.items()
        },
        numbering.footnotes,
    )


def _without_ids(html: Markup, prefix: str) -> Markup:
    """HTML without the ids of its elements; links to these ids lead to the page of the site."""
    return Markup(_ID.sub(lambda m: m[0] if m[2].startswith(prefix) else m[1], html))


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
