"""What pages tell other programs of a work: COinS and JSON-LD carry what the card knows."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.view.bibliography.coins import coins
from briefing_site.view.bibliography.schema_org import schema_org
from briefing_site.view.bibliography.work import Work, source_work

COMMON = "title: Dredging\nauthor: [{family: Roe, given: Ann}]\nkind: analysis\npublished: 2019-03\nDOI: 10.1000/1\n"


def work(more: str) -> Work:
    made, found = parse_source("seeds/a.md", f"---\n{COMMON}{more}---\n".encode(), MarkdownEngine())
    assert isinstance(made, Source) and not found
    return source_work(made, {})


JOURNAL = (
    'type: article-journal\ncontainer-title: Tides\nvolume: 3\nissue: 4\npage: "11-20"\nISSN: 1234-5679\n'
)
CHAPTER = "type: chapter\ncontainer-title: Ports\nedition: 2\npublisher: Port Press\npublisher-place: Delft\nISBN: 978-0\n"
RECORDS = {
    "journal": (
        JOURNAL,
        [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
            ("rft.genre", "article"),
            ("rft.atitle", "Dredging"),
            ("rft.jtitle", "Tides"),
            ("rft.au", "Roe, Ann"),
            ("rft.volume", "3"),
            ("rft.issue", "4"),
            ("rft.issn", "1234-5679"),
            ("rft.pages", "11-20"),
            ("rft.date", "2019-03"),
            ("rft_id", "info:doi/10.1000/1"),
            ("rft.language", "en"),
        ],
    ),
    "chapter": (
        CHAPTER,
        [
            ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
            ("rft.genre", "bookitem"),
            ("rft.atitle", "Dredging"),
            ("rft.btitle", "Ports"),
            ("rft.au", "Roe, Ann"),
            ("rft.edition", "2"),
            ("rft.place", "Delft"),
            ("rft.publisher", "Port Press"),
            ("rft.isbn", "978-0"),
            ("rft.date", "2019-03"),
            ("rft_id", "info:doi/10.1000/1"),
            ("rft.language", "en"),
        ],
    ),
}


@pytest.mark.parametrize(("more", "fields"), RECORDS.values(), ids=RECORDS)
def test_coins(more: str, fields: list[tuple[str, str]]) -> None:
    assert parse_qsl(coins(work(more))) == [("ctx_ver", "Z39.88-2004"), *fields]


def test_schema_org_of_an_article() -> None:
    assert schema_org(work(JOURNAL)) == {
        "@type": "ScholarlyArticle",
        "headline": "Dredging",
        "author": [{"@type": "Person", "name": "Ann Roe", "familyName": "Roe", "givenName": "Ann"}],
        "publisher": {"@type": "Organization", "name": "Tides"},
        "isPartOf": {"@type": "Periodical", "name": "Tides", "issn": "1234-5679"},
        "datePublished": "2019-03",
        "inLanguage": "en",
        "volumeNumber": "3",
        "issueNumber": "4",
        "pagination": "11-20",
        "sameAs": "https://doi.org/10.1000/1",
    }


def test_schema_org_of_a_chapter() -> None:
    made = schema_org(work(CHAPTER))
    assert (made["@type"], made["name"], made["bookEdition"]) == ("Chapter", "Dredging", "2")
    assert made["isPartOf"] == {"@type": "CreativeWork", "name": "Ports"}
