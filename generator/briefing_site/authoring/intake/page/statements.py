"""What a page states of itself, each statement with its place; the most explicit first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing_site.authoring.intake.page.bylines import names_in, nickname, signed
from briefing_site.authoring.intake.page.linked_data import LinkedData, read_linked_data, text_of, types_of
from briefing_site.authoring.intake.page.printed_dates import dates_in, stamped

TITLES = ("citation_title", "@headline", "og:title", "headline", "parsely-title", "sailthru.title", "dc.title",
          "dcterms.title", "dc:title", "twitter:title")  # fmt: skip
"""Where titles are stated; `@` marks a key of the JSON-LD."""
AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author", "sailthru.author", "byl",
           "article_author", "og:article:author", "author", "article:author", "cxenseparse:author", "dcsext.author")  # fmt: skip
PUBLISHED = ("citation_publication_date", "citation_online_date", "citation_date", "article:published_time",
             "og:article:published_time", "og:published_time", "article:published", "datepublished", "dc.date.issued",
             "dcterms.issued", "parsely-pub-date", "sailthru.date", "publishdate", "pubdate", "pub_date", "pdate",
             "publish_date", "publish-date", "published_date", "publication_date", "displaydate", "article_date_original",
             "dcsext.articlefirstpublished", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date_published",
             "article.published", "published_time_telegram", "rnews:datepublished", "bt:pubdate")  # fmt: skip
"""Where the date of publication is stated as such."""
DATES = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "datecreated", "article.created", "created",
         "search_date", "lw-date", "og:pubdate", "dc:date")  # fmt: skip
"""Where a date is stated, and not which."""
SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name", "al:android:app_name")
PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "dc:publisher", "publisher")

_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|autor(?:in)?|auteur|writer|contributor|article-author|post-author)"
                     r"(?:$|[\s_-]|name)", re.IGNORECASE)  # fmt: skip
_DATED = re.compile(r"date|time|publi|posted|datum|fecha|byline|meta|info|created", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|edited|aktualis|geändert|mis à jour|actualiz|aggiorn|更新|修正|수정", re.IGNORECASE)
_ELSEWHERE = re.compile(r"related|sidebar|aside|footer|comment|widget|recommend|teaser|popular|newsletter|promo|"
                        r"more-|most-|latest|trending|carousel|nav(?:$|-|bar|igation)|menu|author-box|biblio", re.IGNORECASE)  # fmt: skip
_IN_ADDRESS = re.compile(r"(?<=/)((?:19|20)\d\d)[-/_]?(\d\d?)[-/_]?(\d\d?)(?=[/_-])")
_MOST = 4000
"""Elements of a page that are looked through for bylines and dates."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value, and where the page states it."""

    value: str
    whence: str
    explicit: bool
    """Whether it is stated for machines, as just this."""


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
    authors: tuple[tuple[tuple[str, ...], Statement], ...]
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


def read_page(tree: Any, url: str) -> Page:
    """The statements of a page that lxml has read."""
    meta = _meta(tree)
    headings = tuple(_unique(_heading(h) for h in tree.iter("h1") if not _aside(h) and not _leads_home(h)))
    lesser = tuple(_unique(_heading(h) for h in tree.iter("h2", "h3") if not _aside(h)))[:40]
    window = next((_words(t) for t in tree.iter("title") if _words(t)), "")
    blocks = [s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    known = frozenset(" ".join(text.casefold().split()) for text in (*headings, *meta.get("og:title", ())))
    data = read_linked_data(blocks, known)
    language = _language(tree, meta)
    body = next((_words(part) for part in tree.iter("body")), "")
    canonical = next((link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), "")
    address = url or canonical or next(iter(meta.get("og:url", ())), "")
    return Page(
        tuple(_titles(tree, meta, data)),
        headings,
        lesser,
        window,
        tuple(_authors(tree, meta, data)),
        tuple(_published(tree, meta, data, language, address)),
        tuple(_modified(meta, data)),
        tuple(_publishers(meta, data)),
        tuple(_sites(meta, data)),
        language,
        address,
        folded(body),
        frozenset(day for day, _, _ in dates_in(body, language)),
    )


def _meta(tree: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for name in {(element.get(key) or "").strip().lower() for key in ("property", "name", "itemprop")}:
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items()}


def _titles(tree: Any, meta: dict[str, tuple[str, ...]], data: LinkedData) -> Iterator[Statement]:
    for name in TITLES:
        if name == "@headline":
            for value in data.of("headline")[:1] or data.of("name")[:1]:
                if text := text_of(value):
                    yield Statement(_unescaped(text), "JSON-LD", True)
        else:
            for text in meta.get(name, ())[:1]:
                yield Statement(_unescaped(text), name, True)
    for element in _with_itemprop(tree, "headline"):
        if text := _words(element):
            yield Statement(text, "itemprop headline", True)


def _authors(
    tree: Any, meta: dict[str, tuple[str, ...]], data: LinkedData
) -> Iterator[tuple[tuple[str, ...], Statement]]:
    for node in (data.article, data.page):
        for key in ("author", "creator"):
            persons: list[str] = []
            bodies: list[str] = []
            for value in data.of(key, node):
                (bodies if types_of(value) & {"organization", "newsmediaorganization", "corporation"} else persons).append(_unescaped(text_of(value)))
            names = tuple(dict.fromkeys(name for text in persons for name in names_in(text)))
            if names or any(bodies):
                yield names or tuple(filter(None, bodies)), Statement("; ".join(names or bodies), "JSON-LD" if names else "JSON-LD, a body", True)
    for name in AUTHORS:
        names = tuple(dict.fromkeys(each for text in meta.get(name, ()) for each in names_in(_unescaped(_turned(text) if name == "citation_author" else text))))
        if names:
            yield names, Statement("; ".join(meta[name]), name, True)
    for whence, elements, cards in (
        ("itemprop author", _with_itemprop(tree, "author"), True),
        ("rel author", [a for a in tree.iter("a") if "author" in (a.get("rel") or "").lower().split()], True),
        ("the byline", _cards(tree), True),
        ("the byline", _bylines(tree), False),
        ("the byline", [a for a in tree.iter("a") if _OF_AUTHORS.search(a.get("href") or "")], False),
    ):
        found: dict[str, None] = {}
        for element in elements[:8]:
            if not _aside(element):
                words = _lines(element)[:300]
                names = names_in(words)
                if whence == "the byline" and not cards:
                    names = tuple(name for name in names if " " in name or not name.isascii())
                elif not names and (nick := nickname(words)):
                    names = (nick,)
                found |= dict.fromkeys(names)
                if whence == "the byline" and found:
                    break
        if found:
            yield tuple(found), Statement("; ".join(found), whence, False)
    yield from _signed_lines(tree)


_OF_AUTHORS = re.compile(r"/(?:authors?|autor(?:en|es|in)?|auteurs?|redaktion|profil|staff|people|by|contributors?|journalist\w*|team|newsteam)/"
                         r"[\w.%-]{3,80}/?$", re.IGNORECASE)  # fmt: skip


def _cards(tree: Any) -> list[Any]:
    """The names of hCards that are authors."""
    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and "fn" in (own := (e.get("class") or "").lower().split())
        and ("author" in own or any("author" in (p.get("class") or "").lower().split() for p in e.iterancestors()))
    ]  # fmt: skip


def _signed_lines(tree: Any) -> Iterator[tuple[tuple[str, ...], Statement]]:
    """Lines behind the main heading that say that they are bylines."""
    seen = False
    for count, element in enumerate(tree.iter()):
        if count > _MOST:
            return
        seen = seen or element.tag == "h1"
        if not seen or not isinstance(element.tag, str) or element.tag in ("script", "style", "a", "li") or len(element) > 4:
            continue
        text = _words(element) if len(element) else " ".join((element.text or "").split())
        if 4 < len(text) < 90 and (names := signed(text)) and not _aside(element) and all(" " in n or len(n) > 3 for n in names):
            yield names, Statement(text, "the byline", False)
            return


def _published(
    tree: Any, meta: dict[str, tuple[str, ...]], data: LinkedData, language: str, url: str
) -> Iterator[Statement]:
    for key, node in (("datePublished", data.article), ("datePublished", data.page), ("dateCreated", data.article), ("uploadDate", data.article)):
        for value in data.of(key, node)[:1]:
            if isinstance(value, str) and (day := stamped(value)):
                yield Statement(day, "JSON-LD", key == "datePublished" and node is data.article)
    for names, explicit in ((PUBLISHED, True), (DATES, False)):
        for name in names:
            for text in meta.get(name, ())[:1]:
                if day := stamped(text):
                    yield Statement(day, name, explicit)
    for element in _with_itemprop(tree, "datePublished"):
        if not _aside(element) and (day := stamped(element.get("datetime") or element.get("content") or _words(element))):
            yield Statement(day, "itemprop datePublished", True)
            break
    if match := _IN_ADDRESS.search(url):
        if day := stamped("-".join((match[1], match[2].zfill(2), match[3].zfill(2)))):
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
        if _aside(element):
            continue
        text = _words(element)
        if not text or len(text) > 250:
            continue
        stamp = element.get("datetime") if element.tag == "time" else ""
        if _CHANGED.search(f"{name} {element.get('itemprop') or ''}") or (element.getparent() is not None and _CHANGED.search(_words(element.getparent())[:60])):
            continue
        days = [day for day, at, _ in dates_in(text, language) if not _CHANGED.search(text[max(0, at - 30) : at])]
        day = (stamped(stamp) if stamp else "") or next(iter(days), "")
        if day:
            (behind if seen is not None else before).append(Statement(day, "the page's text", False))
    yield from behind[:2]
    yield from before[:1]


def _modified(meta: dict[str, tuple[str, ...]], data: LinkedData) -> Iterator[str]:
    for value in (*data.of("dateModified"), *data.of("dateModified", data.page)):
        if isinstance(value, str) and (day := stamped(value)):
            yield day
    for name in ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified"):
        for text in meta.get(name, ()):
            if day := stamped(text):
                yield day


def _publishers(meta: dict[str, tuple[str, ...]], data: LinkedData) -> Iterator[Statement]:
    for node in (data.article, data.page):
        for value in data.of("publisher", node)[:1]:
            if text := text_of(value):
                yield Statement(_unescaped(text), "JSON-LD", True)
    for name in PUBLISHERS:
        for text in meta.get(name, ())[:1]:
            yield Statement(_unescaped(text), name, True)


def _sites(meta: dict[str, tuple[str, ...]], data: LinkedData) -> Iterator[Statement]:
    for text in meta.get("og:site_name", ())[:1]:
        yield Statement(_unescaped(text), "og:site_name", True)
    for text in data.sites[:1]:
        yield Statement(_unescaped(text), "JSON-LD", True)
    for name in SITES[1:]:
        for text in meta.get(name, ())[:1]:
            yield Statement(_unescaped(text), name, False)


# --- elements ------------------------------------------------------------------------------------


def _with_itemprop(tree: Any, name: str) -> list[Any]:
    return [e for e in tree.iter() if isinstance(e.tag, str) and e.tag != "meta" and name in (e.get("itemprop") or "").split()]


def _bylines(tree: Any) -> list[Any]:
    return [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and e.tag not in ("meta", "body", "html", "main", "article", "script", "style", "img")
        and _BYLINE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        and len(_words(e)) < 200
    ]  # fmt: skip


def _aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that is about other things."""
    while element is not None:
        if element.tag in ("aside", "footer", "nav") or _ELSEWHERE.search(f"{element.get('class') or ''} {element.get('id') or ''}") and element.tag not in ("body", "html", "main", "article"):
            return True
        element = element.getparent()
    return False


_ABOVE = re.compile(r"kicker|overline|dachzeile|topline|eyebrow|spitzmarke|roofline|head-?line-?prefix|sup-?title|pre-?title|"
                    r"intro|category|label|rubrik|sr-only|visually-?hidden|screen-reader", re.IGNORECASE)  # fmt: skip


def _heading(element: Any) -> str:
    """The words of a heading, without the line above it that names a department or a subject."""
    above = [e for e in element.iter() if e is not element and isinstance(e.tag, str) and _ABOVE.search(e.get("class") or "")]
    whole = _words(element)
    for part in above:
        words = _words(part)
        if words and whole.startswith(words) and len(words) < len(whole):
            whole = whole[len(words) :].lstrip(" :–—-|")
    return whole


def _leads_home(heading: Any) -> bool:
    """Whether a heading is a link to the first page of the site, and so the site's name."""
    targets = [a.get("href") or "" for a in heading.iter("a")]
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?#?", target) for target in targets)


def folded(text: str) -> str:
    """A text for comparing: letters and digits alone, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _words(element: Any) -> str:
    return " ".join("".join(_texts(element)).replace("\u00ad", "").split())


def _lines(element: Any) -> str:
    """The words of an element, with a line break where the page has a break or another element."""
    return "\n".join(" ".join(part.split()) for part in _texts(element, "\n") if part.strip())


def _texts(element: Any, between: str = " ") -> Iterator[str]:
    if element.tag in ("script", "style", "noscript", "svg") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "div", "li", "time", "span"):
            yield between
        yield from _texts(child, between)
        yield child.tail or ""


def _unescaped(text: str) -> str:
    """Without entities that were escaped twice, and without tags."""
    import html

    return " ".join(re.sub(r"</?[a-z][^<>]{0,200}>", "", html.unescape(text)).split())


def _turned(name: str) -> str:
    """`Lane, Ada` as `Ada Lane`."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given else name


def _language(tree: Any, meta: dict[str, tuple[str, ...]]) -> str:
    root = next(tree.iter("html"), tree)
    given = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return (given or next(iter(meta.get("og:locale", ())), "")).strip().replace("_", "-")


def _unique(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
