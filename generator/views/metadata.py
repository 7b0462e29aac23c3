"""What pages offer to be taken away: references, files, and records that other programs read in the HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from generator import addresses
from generator.linked import LinkedBriefing, Site
from generator.references.exports import ALL, FORMATS
from generator.references.names import Name
from generator.references.runs import Formatted
from generator.references.style import reference
from generator.references.works import Work, WorkKind, briefing_work, source_work
from generator.views.page import Page
from generator.views.values import CiteView, Link, MetadataView
from generator.wording import Wording

_SCHEMA: Mapping[WorkKind, str] = {
    "newspaper": "NewsArticle",
    "magazine": "Article",
    "report": "Report",
    "dataset": "Dataset",
}
_ZOTERO: Mapping[WorkKind, str] = {
    "newspaper": "newspaperArticle",
    "magazine": "magazineArticle",
    "report": "report",
    "dataset": "document",
}


class References:
    """The reference of every source in its forms, each made once."""

    def __init__(self, site: Site, words: Wording) -> None:
        style = site.config.citation_style
        self.works = {name: source_work(source, site.sources) for name, source in site.sources.items()}
        self.printed: Mapping[str, Formatted] = {
            name: reference(work, style, words) for name, work in self.works.items()
        }
        self.plain = {name: str(printed) for name, printed in self.printed.items()}
        self.schema = {name: _schema(work) for name, work in self.works.items()}


def cite_briefing(page: Page, linked: LinkedBriefing) -> CiteView:
    """How to cite a briefing."""
    config = page.site.config
    printed = reference(briefing_work(linked.briefing, config), config.citation_style, page.words)
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
    """What the head of a briefing says of it to reference managers and search engines."""
    briefing, config = linked.briefing, page.site.config
    tags = [
        ("citation_title", briefing.title),
        # Only a report has an institution: this is what tells Zotero that it is one.
        ("citation_technical_report_institution", config.title),
        # A body's name would be split at its last space, so only persons are named.
        *(("citation_author", name.inverted) for name in briefing.written_by if name.personal),
        ("citation_publication_date", str(briefing.date).replace("-", "/")),
        ("citation_language", briefing.lang or config.language),
        ("citation_public_url", page.permanent(linked.address)),
    ]
    work = briefing_work(briefing, config)
    described = {
        "@context": "https://schema.org",
        **_schema(work),
        "description": briefing.summary,
        "isPartOf": _filled(
            {"@type": "WebSite", "name": config.title, "url": page.permanent(addresses.HOME)}
        ),
        "citation": [references.schema[name] for name in linked.sources],
    }
    return MetadataView(
        tags=tuple((name, content) for name, content in tags if content),
        published=str(briefing.date),
        updated=str(briefing.updated) if briefing.updated else "",
        json_ld=_script(_filled(described)),
    )


def coins(work: Work) -> str:
    """A work as a ContextObject (COinS): where Zotero looks for the works that a page is about."""
    authors = [("rft.au" if name.personal else "rft.aucorp", name.inverted) for name in work.authors]
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _ZOTERO[work.kind]),
        ("rft.title", work.title),
        *(authors or [("rft.aucorp", work.publisher)]),
        ("rft.source" if work.periodical else "rft.publisher", work.publisher),
        ("rft.date", str(work.issued or "")),
        ("rft.identifier", work.url),
        ("rft.language", work.language),
    ]
    return urlencode([(key, value) for key, value in fields if value])


def _files(page: Page, address: str) -> tuple[Link, ...]:
    return tuple(
        Link(name, page.href(addresses.beside(address, ending))) for ending, (name, _) in FORMATS.items()
    )


def _schema(work: Work) -> dict[str, Any]:
    """A work in the words of schema.org."""
    return _filled(
        {
            "@type": _SCHEMA[work.kind],
            "headline" if work.kind != "dataset" else "name": work.title,
            "author": [_agent(name) for name in work.authors],
            "translator": [_agent(name) for name in work.translators],
            "publisher": {"@type": "Organization", "name": work.publisher},
            "datePublished": str(work.issued or ""),
            "dateModified": str(work.updated or ""),
            "inLanguage": work.language,
            "url": work.url,
        }
    )


def _agent(name: Name) -> dict[str, str]:
    """Who made a work: a person where the name is given in parts, and a body otherwise."""
    if not name.personal:
        return {"@type": "Organization", "name": name.literal}
    return _filled({"@type": "Person", "name": str(name), "familyName": name.family, "givenName": name.given})


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _script(data: dict[str, Any]) -> Markup:
    """JSON for a script element: no text of it can end the element or begin a comment."""
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e"))
