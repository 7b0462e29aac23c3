"""Locators that name pages, compared with the pages on which the cited passage stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedSite
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.verify.result import VerifyResult

_LABELS = r"(?:pp?|pages?|ss?|seiten?|pág|págs|páginas?|pag|с|сс|стр|trang|tr)\b\.?"
_NUMBER = r"(\d{1,5}|[ivxlc]{1,7})\b(?:\s?[-–—]\s?(\d{1,5}))?\s?(ff?\b)?"
_PAGES = LazyPattern(
    rf"(?<!\w){_LABELS}\s?{_NUMBER}|第?(\d{{1,5}})(?:[-–〜～](\d{{1,5}}))?[頁页쪽]", re.IGNORECASE
)
_FURTHER = LazyPattern(r"\s?(?:,|and|und|et|y|e|&)\s?(\d{1,5})(?:\s?[-–—]\s?(\d{1,5}))?(?!\w)")


def wrong_pages(
    sources: Mapping[str, Source], verified: VerifyResult, site: LinkedSite, memory: Keep
) -> Iterator[Diagnostic]:
    """The faults of citations whose page is none of those on which the passage begins, ends or goes on.

    Only texts that were taken with their pages tell; where such a text is not at hand, nothing is said.
    """
    documents = verified.documents

    def make() -> tuple[str, ...]:
        return tuple(name for name, document in documents.items() if document.pages)

    for name in memory.get("documents with pages", (documents,), make):
        source, document = sources.get(name), documents[name]
        if source is None:
            continue
        for excerpt in source.excerpts:
            found = verified.by_source[name][excerpt.id].occurrence
            pages = document.pages_of(found.start, found.end) if found else ()
            for use in site.cited.get(ExcerptKey(name, excerpt.id), ()) if pages else ():
                citation = use.citation
                if citation.locator and not _names_one_of(citation.locator, pages):
                    yield faults.citation.wrong_page(
                        citation.locator_place or citation.place,
                        citation.locator,
                        pages,
                        whole=citation.locator_place is not None,
                    )


def _names_one_of(locator: str, pages: tuple[str, ...]) -> bool:
    """Whether a locator names one of some pages, or none at all."""
    match = _PAGES.search(locator)
    if not match:
        return True
    spans = [(match[1] or match[4], match[2] or match[5], bool(match[3]))]
    at = match.end()
    while more := _FURTHER.match(locator, at):
        spans.append((more[1], more[2], False))
        at = more.end()
    return any(_covers(*span, page) for span in spans for page in pages)


def _covers(first: str, last: str | None, onwards: bool, page: str) -> bool:
    if first.casefold() == page.casefold():
        return True
    if not (first.isdigit() and page.isdigit()):
        return False
    low = int(first)
    high = int(last) if last else low
    if high < low:  # 123-5 for 123-125
        high = int(first[: -len(last or "")] + (last or ""))
    return low <= int(page) and (onwards or int(page) <= high)
