"""Works as CSL has them: what a card can hold, and what a citation style is given of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import Source
from briefing_site.model.source_item import source_item
from briefing_site.model.work import CARD_KEYS, DATES, NAMES, TEXTS, TYPES, csl_json
from briefing_site.parse.edtf import parse_edtf
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import TABLE, parse_source
from tests.sites import shown

ENGINE = MarkdownEngine()


def read(front: str) -> tuple[Source | None, list[Diagnostic]]:
    made, found = parse_source("seeds/quay.md", f"---\n{front}---\n".encode(), ENGINE)
    return (made if isinstance(made, Source) else None), found


def item(front: str) -> dict[str, Any]:
    made, found = read(front)
    assert made and not found, found
    plain: dict[str, Any] = json.loads(json.dumps(csl_json(source_item(made))))
    return plain


def test_every_variable_has_a_key() -> None:
    keys = {CARD_KEYS[variable] for variable in (*TEXTS, *NAMES, *DATES)} - {"citation-key"}
    assert keys <= TABLE.by_name.keys()


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_needs_no_publisher(kind: str) -> None:
    made = item(f"title: Quays\nkind: analysis\ntype: {kind}\n")
    assert made == {"id": "quay", "type": kind, "title": "Quays", "language": "en"}


ITEMS: dict[str, tuple[str, dict[str, Any]]] = {
    "old-card": (
        "title: Quays\npublisher: Port Post\nkind: news\npublished: 2026-02\n",
        {
            "type": "article-newspaper",
            "container-title": "Port Post",
            "issued": {"date-parts": [[2026, 2]]},
        },
    ),
    "publisher-is-the-periodical": (
        "title: Quays\npublisher: Port Post\nkind: news\ntype: article-magazine\n",
        {"type": "article-magazine", "container-title": "Port Post"},
    ),
    "chapter": (
        "title: Quays\nkind: analysis\ntype: chapter\ncontainer-title: Ports\npublisher: Port Press\n"
        "publisher-place: Delft\nedition: 2\nvolume: 3\npage: 11-20\nISBN: 978-0-00\n"
        "editor: [{family: Gogh, non-dropping-particle: van, given: Vincent, suffix: Jr.}]\n",
        {
            "type": "chapter",
            "container-title": "Ports",
            "publisher": "Port Press",
            "publisher-place": "Delft",
            "edition": "2",
            "volume": "3",
            "page": "11-20",
            "ISBN": "978-0-00",
            "editor": [
                {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van", "suffix": "Jr."}
            ],
        },
    ),
    "archive": (
        "title: Quays\nkind: official\ntype: manuscript\narchive: quay.txt\narchive-name: Port Library\n",
        {"type": "manuscript", "archive": "Port Library"},
    ),
    "season": (
        "title: Quays\nkind: data\npublisher: P\npublished: 2026-21~\n",
        {
            "type": "dataset",
            "publisher": "P",
            "issued": {"date-parts": [[2026]], "season": 1, "circa": True},
        },
    ),
}


@pytest.mark.parametrize(("front", "more"), ITEMS.values(), ids=ITEMS)
def test_item(front: str, more: dict[str, Any]) -> None:
    assert item(front) == {"id": "quay", "title": "Quays", "language": "en", **more}


EDTF = {
    "2026": [[2026]],
    "2026-02-12": [[2026, 2, 12]],
    "2019/2026-02": [[2019], [2026, 2]],
    "2019/..": [[2019], [0]],
    "2025-24/2026-21": [[2025, 24], [2026, 21]],
}


@pytest.mark.parametrize(("text", "parts"), EDTF.items(), ids=EDTF)
def test_date(text: str, parts: list[list[int]]) -> None:
    made = item(f"title: Quays\npublisher: P\nkind: data\nevent-date: {text}\n")
    assert made["event-date"] == {"date-parts": parts}
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize("text", ["2026-13", "2026-25", "2026/2019", "26", "2026-2", "spring 2026", "2026/x"])
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_edtf(text)
    _, found = read(f"title: Quays\npublisher: P\nkind: data\npublished: {text}\n")
    assert [fault.code for fault in found] == ["bad-date"]


def test_publisher_is_asked_for() -> None:
    _, found = read("title: Quays\nkind: news\n")
    assert [shown(fault) for fault in found] == ["seeds/quay.md:2:1 missing-field"]


SHOWN = {
    "periodical": ("type: article-journal\ncontainer-title: Tides\npublisher: Port Press\n", "Tides"),
    "book": ("type: chapter\ncontainer-title: Ports\npublisher: Port Press\n", "Port Press"),
    "no-publisher": ("type: chapter\ncontainer-title: Ports\n", "Ports"),
    "event": ("type: speech\nevent-title: Port days\n", "Port days"),
    "host": ("type: webpage\nurl: https://port.example/a\n", "port.example"),
    "author": ("type: manuscript\nauthor: [Ann Roe]\n", "Ann Roe"),
}


@pytest.mark.parametrize(("front", "publisher"), SHOWN.values(), ids=SHOWN)
def test_publisher_that_readers_see(front: str, publisher: str) -> None:
    made, found = read(f"title: Quays\nkind: analysis\n{front}")
    assert made and not found
    assert made.publisher == publisher
