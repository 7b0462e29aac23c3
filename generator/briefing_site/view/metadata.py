"""References, files, and records in the HTML, which pages offer to readers and to other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from typing import TypeVar

from markupsafe import Markup

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.link.targets import Broken
from briefing_site.model import addresses
from briefing_site.model.body import LinkHole
from briefing_site.model.json_value import Json
from briefing_site.model.lazy import Derived
from briefing_site.model.paths import PICTURES
from briefing_site.model.wording import Wording
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.view.bibliography.files import ALL, FORMATS
from briefing_site.view.bibliography.runs import Linkable, ReferenceText
from briefing_site.view.bibliography.schema_org import filled, schema_org
from briefing_site.view.bibliography.style import style_of
from briefing_site.view.bibliography.work import Work, briefing_work, source_work
from briefing_site.view.kept_parts import KeptParts, PartsFromFolder, PrintedReferences
from briefing_site.view.page import Page
from briefing_site.view.values.notes import CiteView, MetadataView
from briefing_site.view.values.parts import ImageView, Link

K = TypeVar("K")
V = TypeVar("V")

_ALT = LazyPattern(r'\salt="([^"]*)"')


class References:
    """The references of each source, made when they are first asked for and then kept.

    On pages the address of the original is a link of its own beside the reference.
    """

    def __init__(self, site: LinkedSite, words: Wording, keep: Keep | None = None, scope: str = "") -> None:
        """Look-ups are noted by `keep` under names that begin with `scope`."""
        style, language = style_of(site), site.config.language
        made = _OnDemand[str, Work](lambda name: source_work(site.sources[name], site.sources))
        works = self.works = (
            keep.watched(f"{scope} works", Derived(site.sources, lambda name, _: made[name]))
            if keep
            else made
        )
        noted = keep is not None and keep.notes
        self._parts = None if noted else KeptParts()

        def kept(make: Callable[[str], V]) -> Mapping[str, V]:
            return _NotedOnDemand(make, works.__getitem__) if noted else _OnDemand(make)

        self.printed: Mapping[str, ReferenceText] = kept(lambda name: style.note(works[name], words, None))
        """In full, with the address."""
        self.schema: Mapping[str, Json] = kept(lambda name: schema_org(works[name]))
        beside: Mapping[str, Work] = kept(lambda name: replace(works[name], url=None))

        def note(key: tuple[str, str | None]) -> Linkable:
            return style.note(beside[key[0]], words, key[1]).linkable(language)

        self.notes: PrintedReferences = (
            _NotedOnDemand(note, lambda key: works[key[0]]) if noted else _OnDemand(note)
        )
        listed: Mapping[str, ReferenceText] = kept(lambda name: style.entry(beside[name], words))
        self.listed = listed
        # None of these functions knows the references themselves, which are freed once nobody holds them.
        self.entries: Mapping[str, Linkable] = kept(lambda name: listed[name].linkable(language))

    def page(self, site: LinkedSite, words: Wording, address: str) -> Page:
        """What makes the parts of a page. It shares some with others, unless its look-ups are noted."""
        return Page(
            site, words, address, kept=self._parts.seen_from(address) if self._parts else PartsFromFolder()
        )


class _OnDemand(dict[K, V]):
    """Keys to values, each made when it is first looked up."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class _NotedOnDemand(_OnDemand[K, V]):
    """The same, with a look-up at each use, so that what the value rests on is noted each time."""

    def __init__(self, make: Callable[[K], V], look_up: Callable[[K], object]) -> None:
        super().__init__(make)
        self._look_up = look_up

    def __getitem__(self, key: K) -> V:
        self._look_up(key)
        return super().__getitem__(key)


def cite_briefing(page: Page, linked: LinkedBriefing) -> CiteView:
    """How to cite a briefing."""
    config = page.site.config
    printed = style_of(page.site).note(briefing_work(linked.briefing, config), page.words, None)
    record = Link(page.words("take-record"), page.href(addresses.beside(linked.address, ".json")))
    return CiteView(
        printed.html(config.language), page.permanent(linked.address), (*_files(page, linked.address), record)
    )


def cite_source(page: Page, name: str, references: References) -> CiteView:
    """How to cite a source."""
    html = references.printed[name].html(page.site.config.language)
    return CiteView(html, page.permanent(page.address), _files(page, page.address))


def all_sources(page: Page) -> tuple[Link, ...]:
    """The files of all sources."""
    return _files(page, ALL)


def metadata(page: Page, linked: LinkedBriefing, references: References) -> MetadataView:
    """The metadata in the head of a briefing's page, for reference managers and search engines."""
    briefing, config = linked.briefing, page.site.config
    tags = [
        ("citation_title", briefing.title),
        # Only a report has an institution, so Zotero takes the page for a report.
        ("citation_technical_report_institution", config.title),
        # A body's name would be split at its last space, so only persons are named.
        *(("citation_author", name.inverted) for name in briefing.written_by if name.personal),
        ("citation_publication_date", str(briefing.date).replace("-", "/")),
        ("citation_language", briefing.lang or config.language),
        ("citation_public_url", page.permanent(linked.address)),
    ]
    work = briefing_work(briefing, config)
    described: dict[str, Json] = {
        "@context": "https://schema.org",
        **schema_org(work),
        "isPartOf": filled({"@type": "WebSite", "name": config.title, "url": page.permanent(addresses.HOME)}),
        "citation": [references.schema[name] for name in linked.sources],
    }
    return MetadataView(
        tags=tuple((name, content) for name, content in tags if content),
        published=str(briefing.date),
        updated=str(briefing.updated) if briefing.updated else None,
        json_ld=_script(filled(described)),
    )


def image(page: Page, linked: LinkedBriefing) -> ImageView | None:
    """The first picture in the text of a briefing that every program can show."""
    body, path = linked.briefing.body, linked.briefing.path
    for at, hole in enumerate(body.holes):
        if not isinstance(hole, LinkHole) or hole.kind != "image":
            continue
        target = page.site.targets.resolve(hole, path)
        if isinstance(target, Broken) or not target.address.endswith(PICTURES):
            continue
        url = page.permanent(target.address)
        if url:
            # The element stands around the hole of its address.
            before, after = body.pieces[at].rpartition("<img")[2], body.pieces[at + 1].partition(">")[0]
            alt = _ALT.search(before + after)
            return ImageView(url, unescape(alt[1]) if alt else "")
    return None


def _files(page: Page, address: str) -> tuple[Link, ...]:
    return tuple(
        Link(of.name, page.href(addresses.beside(address, ending))) for ending, of in FORMATS.items()
    )


def _script(data: Mapping[str, Json]) -> Markup:
    """JSON for a script element: no text of it can end the element or begin a comment."""
    return Markup(
        json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
    )
