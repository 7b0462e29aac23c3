"""What a page states of itself, each statement with its place; the most explicit first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing_site.authoring.intake.page.addresses import own_address
from briefing_site.authoring.intake.page.authors import Named, authors, translators
from briefing_site.authoring.intake.page.elements import (
    aside,
    folded,
    headings,
    language_of,
    unescaped,
    with_itemprop,
    words_of,
)
from briefing_site.authoring.intake.page.linked_data import LinkedData, read_linked_data, text_of
from briefing_site.authoring.intake.page.printed_dates import dates_in, stamped
from briefing_site.authoring.intake.page.scholarly import details_of
from briefing_site.authoring.intake.page.statement import Meta, Statement
from briefing_site.text.dataclass import dataclass

TITLES = ("citation_title", "@headline", "og:title", "headline", "parsely-title", "sailthru.title",
          "dc.title",
          "dcterms.title", "dc:title", "twitter:title")  # fmt: skip
"""Where titles are stated; `@` marks a key of the JSON-LD."""
PUBLISHED = ("citation_publication_date", "citation_online_date", "citation_date", "article:published_time",
             "og:article:published_time", "og:published_time", "article:published", "datepublished",
             "dc.date.issued",
             "dcterms.issued", "parsely-pub-date", "sailthru.date", "publishdate", "pubdate", "pub_date",
             "pdate",
             "publish_date", "publish-date", "published_date", "publication_date", "displaydate",
             "article_date_original",
             "dcsext.articlefirstpublished", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
             "date_published",
             "article.published", "published_time_telegram", "rnews:datepublished", "bt:pubdate")  # fmt: skip
"""Where the date of publication is stated as such."""
DATES = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "datecreated",
         "article.created", "created",
         "search_date", "lw-date", "og:pubdate", "dc:date")  # fmt: skip
"""Where a date is stated, and not which."""
SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "al:android:app_name",
)
PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "dc:publisher", "publisher")

_DATED = re.compile(r"date|time|publi|posted|datum|fecha|byline|meta|info|created", re.IGNORECASE)
_CHANGED = re.compile(
    r"updat|modif|edited|aktualis|geändert|mis à jour|actualiz|aggiorn|更新|修正|수정", re.IGNORECASE
)
_IN_ADDRESS = re.compile(r"(?<=/)((?:19|20)\d\d)[-/_]?(\d\d?)[-/_]?(\d\d?)(?=[/_-])")
_MOST = 4000
"""Elements of a page that are looked through for bylines and dates."""


@dataclass(frozen=True, slots=True)
class Page:
    """All statements of a page."""

    titles: tuple[Statement, ...]
    headings: tuple[str, ...]
    """The main headings that are printed, without the line above them."""
    lesser: tuple[str, ...]
    """The headings of the second and third rank."""
    window: str
    """The title of the browser's window."""
    authors: tuple[Named, ...]
    published: tuple[Statement, ...]
    modified: tuple[str, ...]
    publishers: tuple[Statement, ...]
    sites: tuple[Statement, ...]
    language: str
    url: str
    text: str
    """All that is printed, in lower case and without spaces."""
    printed: frozenset[str]
    """All days that are printed."""
    sure_days: frozenset[str]
    """Those of them that have one reading alone."""
    url_doubt: str
    """Why the address is uncertain; empty where it is not."""
    translators: tuple[str, ...]
    details: Mapping[str, str]
    """Further keys of a card, as `container-title`."""


def read_page(tree: Any, url: str) -> Page:
    """The statements of a page that lxml has read."""
    meta = _meta(tree)
    main = tuple(headings(tree, "h1"))
    lesser = tuple(headings(tree, "h2", "h3"))[:40]
    window = next((words_of(t) for t in tree.iter("title") if words_of(t)), "")
    blocks = [s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    known = frozenset(" ".join(text.casefold().split()) for text in (*main, *meta.get("og:title", ())))
    data = read_linked_data(blocks, known)
    language = language_of(tree, meta)
    body = next((words_of(part) for part in tree.iter("body")), "")
    days = tuple(dates_in(body, language))
    named, doubt = own_address(tree, meta.get("og:url", ())) if not url else ("", "")
    address = url or named
    return Page(
        tuple(_titles(tree, meta, data)),
        main,
        lesser,
        window,
        tuple(authors(tree, meta, data)),
        tuple(_published(tree, meta, data, language, address)),
        tuple(_modified(meta, data)),
        tuple(_publishers(meta, data)),
        tuple(_sites(meta, data)),
        language,
        address,
        folded(body),
        frozenset(day for day, _, _ in days),
        frozenset(day for day, _, sure in days if sure),
        doubt,
        tuple(translators(tree, data)),
        details_of(meta),
    )


def _meta(tree: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for name in {(element.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")}:
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _titles(tree: Any, meta: Meta, data: LinkedData) -> Iterator[Statement]:
    for name in TITLES:
        if name == "@headline":
            for value in data.of("headline")[:1] or data.of("name")[:1]:
                if text := text_of(value):
                    yield Statement(unescaped(text), "JSON-LD", True)
        else:
            for text in meta.get(name, ())[:1]:
                yield Statement(unescaped(text), name, True)
    for element in with_itemprop(tree, "headline"):
        if text := words_of(element):
            yield Statement(text, "itemprop headline", True)


def _published(tree: Any, meta: Meta, data: LinkedData, language: str, url: str) -> Iterator[Statement]:
    for key, node in (
        ("datePublished", data.article),
        ("datePublished", data.page),
        ("dateCreated", data.article),
        ("uploadDate", data.article),
    ):
        for value in data.of(key, node)[:1]:
            if isinstance(value, str) and (day := stamped(value)):
                yield Statement(day, "JSON-LD", key == "datePublished" and node is data.article)
    for names, explicit in ((PUBLISHED, True), (DATES, False)):
        for name in names:
            for text in meta.get(name, ())[:1]:
                if day := stamped(text):
                    yield Statement(day, name, explicit)
    for element in with_itemprop(tree, "datePublished"):
        if not aside(element) and (
            day := stamped(element.get("datetime") or element.get("content") or words_of(element))
        ):
            yield Statement(day, "itemprop datePublished", True)
            break
    match = _IN_ADDRESS.search(url)
    if match and (day := stamped("-".join((match[1], match[2].zfill(2), match[3].zfill(2))))):
        yield Statement(day, "the address", False)
    yield from _printed_dates(tree, language)


def _printed_dates(tree: Any, language: str) -> Iterator[Statement]:
    """Dates in elements for them, those nearest behind the main heading first."""
    behind: list[Statement] = []
    before: list[Statement] = []
    seen = None
    for count, element in enumerate(tree.iter()):
        if count > _MOST:
            break
        if not isinstance(element.tag, str):
            continue
        if element.tag == "h1":
            seen = count
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "time" and not (_DATED.search(name) and len(element) <= 12):
            continue
        if aside(element):
            continue
        text = words_of(element)
        if not text or len(text) > 250:
            continue
        stamp = element.get("datetime") if element.tag == "time" else ""
        if _CHANGED.search(f"{name} {element.get('itemprop') or ''}") or _in_change(element):
            continue
        days = [
            day for day, at, _ in dates_in(text, language) if not _CHANGED.search(text[max(0, at - 30) : at])
        ]
        day = (stamped(stamp) if stamp else "") or next(iter(days), "")
        if day:
            (behind if seen is not None else before).append(Statement(day, "the page's text", False))
    yield from behind[:2]
    yield from before[:1]


def _in_change(element: Any) -> bool:
    """Whether the element around a date begins by saying that it tells of a change."""
    around = element.getparent()
    return around is not None and len(around) <= 6 and bool(_CHANGED.search(words_of(around)[:60]))


def _modified(meta: Meta, data: LinkedData) -> Iterator[str]:
    for value in (*data.of("dateModified"), *data.of("dateModified", data.page)):
        if isinstance(value, str) and (day := stamped(value)):
            yield day
    for name in (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
    ):
        for text in meta.get(name, ()):
            if day := stamped(text):
                yield day


def _publishers(meta: Meta, data: LinkedData) -> Iterator[Statement]:
    for node in (data.article, data.page):
        for value in data.of("publisher", node)[:1]:
            if text := text_of(value):
                yield Statement(unescaped(text), "JSON-LD", True)
    for name in PUBLISHERS:
        for text in meta.get(name, ())[:1]:
            yield Statement(unescaped(text), name, True)


def _sites(meta: Meta, data: LinkedData) -> Iterator[Statement]:
    for text in meta.get("og:site_name", ())[:1]:
        yield Statement(unescaped(text), "og:site_name", True)
    for text in data.sites[:1]:
        yield Statement(unescaped(text), "JSON-LD", True)
    for name in SITES[1:]:
        for text in meta.get(name, ())[:1]:
            yield Statement(unescaped(text), name, False)
