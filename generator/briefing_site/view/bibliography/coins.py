"""A work as a ContextObject in a span (COinS, https://ocoins.info), where Zotero looks for works of a page.

Articles, books and what stands in books have formats of their own (`kev:mtx:journal` and `kev:mtx:book` of
ANSI/NISO Z39.88-2004); all others are told in Dublin Core, with Zotero's name of their type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from briefing_site.model.name import Name
from briefing_site.model.work import CslItem, CslType
from briefing_site.view.bibliography.work import Work

_GENRES: Mapping[CslType, str] = {
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
}
_ZOTERO: Mapping[CslType, str] = {
    "article": "preprint",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "radioBroadcast",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""Zotero's names of types; of a type that is not here `document`."""


def coins(work: Work) -> str:
    """The record of a work."""
    return urlencode([(key, value) for key, value in _fields(work) if value])


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    item = work.item
    yield "ctx_ver", "Z39.88-2004"
    if item.type == "article-journal":
        yield from _journal(item)
    elif item.type in _GENRES:
        yield from _book(item, _GENRES[item.type])
    else:
        yield from _dublin_core(work)
    yield "rft.language", item.text("language")


def _journal(item: CslItem) -> Iterator[tuple[str, str]]:
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
    yield "rft.genre", "article"
    yield "rft.atitle", item.text("title")
    yield "rft.jtitle", item.text("container-title")
    yield "rft.stitle", item.text("container-title-short")
    yield from _people(item.names("author"))
    yield "rft.volume", item.text("volume")
    yield "rft.issue", item.text("issue")
    yield "rft.issn", item.text("ISSN")
    yield from _common(item)


def _book(item: CslItem, genre: str) -> Iterator[tuple[str, str]]:
    container = item.text("container-title")
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
    yield "rft.genre", genre
    if genre == "book":
        yield "rft.btitle", item.text("title")
    else:
        yield "rft.atitle", item.text("title")
        yield "rft.btitle", container
    yield from _people(item.names("author"))
    yield "rft.series", item.text("collection-title")
    yield "rft.edition", item.text("edition")
    yield "rft.volume", item.text("volume")
    yield "rft.place", item.text("publisher-place")
    yield "rft.publisher", item.text("publisher")
    yield "rft.tpages", item.text("number-of-pages")
    yield "rft.isbn", item.text("ISBN")
    yield from _common(item)


def _common(item: CslItem) -> Iterator[tuple[str, str]]:
    issued = item.date("issued")
    doi = item.text("DOI")
    yield "rft.pages", item.text("page")
    yield "rft.date", str(issued.start) if issued else ""
    yield "rft_id", f"info:doi/{doi}" if doi else ""
    yield "rft_id", item.text("URL")


def _dublin_core(work: Work) -> Iterator[tuple[str, str]]:
    item = work.item
    container, doi = item.text("container-title"), item.text("DOI")
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", _ZOTERO.get(item.type, "document")
    yield "rft.title", item.text("title")
    yield from _people(item.names("author")) or [("rft.aucorp", work.publisher)]
    yield "rft.source", container
    yield "rft.publisher", item.text("publisher")
    yield "rft.place", item.text("publisher-place")
    yield "rft.date", str(work.issued or "")
    yield "rft.identifier", item.text("URL")
    yield "rft.identifier", f"urn:doi:{doi}" if doi else ""


def _people(names: tuple[Name, ...]) -> list[tuple[str, str]]:
    return [("rft.au" if name.personal else "rft.aucorp", name.inverted) for name in names]
