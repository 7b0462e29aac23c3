"""References and records for other programs: read back by Pandoc, and compared field by field."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from typing import Any

import pypandoc
import pytest
from markupsafe import Markup

from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.work import CslDate, CslItem, CslType, CslValue, csl_json
from briefing_site.view.bibliography.biblatex import biblatex, biblatex_file
from briefing_site.view.bibliography.csl import csl_file
from briefing_site.view.bibliography.ris import ris, ris_file
from briefing_site.view.bibliography.work import Work
from tests.references import CASES, work
from tests.sites import Site, briefing

ITEMS = [work(name).item for name in CASES]
TYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "report": "report",
    "dataset": "dataset",
}
by_name = pytest.mark.parametrize("name", CASES)


def report(variable: str, value: CslValue) -> CslItem:
    """A report with another value of a variable."""
    item = work("report").item
    return replace(item, values=tuple({**dict(item.values), variable: value}.items()))


def items(kind: str, text: bytes) -> dict[str, dict[str, Any]]:
    """The items that Pandoc finds in a file, by id."""
    command = [pypandoc.get_pandoc_path(), "-f", kind, "-t", "csljson", "--wrap=none"]
    done = subprocess.run(command, input=text, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    found = {item["id"]: item for item in json.loads(done.stdout)}
    assert len(found) == len(ITEMS)
    return found


@pytest.fixture(scope="module")
def from_csl() -> dict[str, dict[str, Any]]:
    return items("csljson", csl_file(ITEMS))


@pytest.fixture(scope="module")
def from_bibtex() -> dict[str, dict[str, Any]]:
    return items("biblatex", biblatex_file(ITEMS))


@pytest.fixture(scope="module")
def from_bibtex_proper() -> dict[str, dict[str, Any]]:
    return items("bibtex", biblatex_file(ITEMS))


@pytest.fixture(scope="module")
def from_ris() -> dict[str, dict[str, Any]]:
    return items("ris", ris_file(ITEMS))


def plain(text: str) -> str:
    """A field without the marks that Pandoc puts around words whose capitals are to stay."""
    return Markup(text).striptags()


def names(item: dict[str, Any], role: str = "author") -> list[str]:
    """Names as `Family, Given` or whole."""
    found = []
    for name in item.get(role, []):
        parts = (whole_family(name).get("family"), name.get("given"))
        found.append(plain(name.get("literal") or ", ".join(part for part in parts if part)))
    return found


def whole_family(name: dict[str, Any]) -> dict[str, Any]:
    """A name with the particles that Pandoc takes off its family name put back."""
    parts = [name.get(key, "") for key in ("dropping-particle", "non-dropping-particle", "family")]
    rest = {key: value for key, value in name.items() if not key.endswith("-particle")}
    return {**rest, "family": " ".join(part for part in parts if part)} if "family" in name else rest


def publisher(item: dict[str, Any]) -> str:
    return plain(item.get("container-title") or item.get("publisher") or "")


def day(item: dict[str, Any], key: str = "issued") -> list[int]:
    return [int(part) for part in item[key]["date-parts"][0]] if key in item else []


def expected_day(made: Work) -> list[int]:
    date = made.issued
    return [part for part in (date.year, date.month, date.day) if part] if date else []


@by_name
def test_csl_json_read_back(name: str, from_csl: dict[str, dict[str, Any]]) -> None:
    sent, back = csl_json(work(name).item), from_csl[name]
    for role in {"author", "translator"} & set(sent):
        back[role] = [whole_family(person) for person in back[role]]
    assert {key: back.get(key) for key in sent} == sent


@by_name
def test_csl_json_is_of_the_schema(name: str) -> None:
    item = json.loads(json.dumps(csl_json(work(name).item)))
    text = {"id", "type", "title", "container-title", "publisher", "original-title", "original-publisher"}
    text |= {"URL", "language", "note"}
    people, dates = {"author", "translator"}, {"issued", "accessed", "original-date"}
    assert set(item) <= text | people | dates
    assert item["type"] == TYPES[work(name).kind]
    assert all(isinstance(item[key], str) and item[key] for key in text & set(item))
    for key in people & set(item):
        assert all(
            set(n) in ({"literal"}, {"family"}) or set(n) - {"static-ordering"} == {"family", "given"}
            for n in item[key]
        )
    for key in dates & set(item):
        (parts,) = item[key]["date-parts"]
        assert set(item[key]) == {"date-parts"} and 1 <= len(parts) <= 3


@by_name
def test_biblatex_read_back(name: str, from_bibtex: dict[str, dict[str, Any]]) -> None:
    made, back = work(name), from_bibtex[name]
    assert back["type"] == {**TYPES, "dataset": ""}[made.kind]
    assert plain(back["title"]) == made.title
    assert names(back) == [n.inverted for n in made.authors]
    assert names(back, "translator") == [n.inverted for n in made.translators]
    assert publisher(back) == made.publisher
    assert day(back) == expected_day(made)
    assert back.get("URL") == made.url


@by_name
def test_bibtex_proper_read_back(name: str, from_bibtex_proper: dict[str, dict[str, Any]]) -> None:
    made, back = work(name), from_bibtex_proper[name]
    assert plain(back["title"]) == made.title
    assert names(back) == [n.inverted for n in made.authors]
    assert publisher(back) == made.publisher
    assert day(back)[:1] == expected_day(made)[:1]


@by_name
def test_ris_read_back(name: str, from_ris: dict[str, dict[str, Any]]) -> None:
    made, back = work(name), from_ris[name]
    assert plain(back["title"]) == made.title
    assert publisher(back) == made.publisher
    assert back.get("URL") == made.url
    assert day(back)[:1] == expected_day(made)[:1]
    persons = [n.inverted for n in made.authors if n.personal and n.given]
    assert [n for n in names(back) if n in persons] == persons


BIBTEX = {
    "specials": ("Law & Order: 100% of {it}_all #1 for $5 ~ ^", r"Law \& Order: 100\% of \{it\}\_all \#1 for \$5 \textasciitilde{} \textasciicircum{}"),
    "backslash": ("a\\b", r"a\textbackslash{}b"),
    "unicode": ("Nguyễn 川島 “x”", "Nguyễn 川島 “x”"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "written"), BIBTEX.values(), ids=BIBTEX.keys())
def test_bibtex_escapes(title: str, written: str) -> None:
    entry = biblatex(report("title", title))
    assert f"  title = {{{{{written}}}}},\n" in entry


NAMES = {
    "whole": (Name("Port of A, B and C"), "{Port of A, B and C}"),
    "person": (Name(family="Mori", given="Hana"), "Mori, Hana"),
    "particle": (Name(family="de La Tour", given="Jean"), "{de La Tour}, Jean"),
    "and in the family name": (Name(family="Lane AND Lee", given="Ada"), "{Lane AND Lee}, Ada"),
    "and in the given name": (Name(family="Lee", given="Ann and Bo"), "Lee, {Ann and Bo}"),
    "comma in the given name": (Name(family="Lee", given="Ann, Jr."), "Lee, {Ann, Jr.}"),
    "and inside a word": (Name(family="Anderson", given="Sandy"), "Anderson, Sandy"),
    "family name alone": (Name(family="Lee"), "{Lee}"),
}


@pytest.mark.parametrize(("name", "written"), NAMES.values(), ids=NAMES)
def test_bibtex_names(name: Name, written: str) -> None:
    assert f"  author = {{{written}}},\n" in biblatex(report("author", (name,)))


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@pytest.mark.parametrize("name", MONTHS)
def test_bibtex_months(name: str) -> None:
    assert f"  month = {name},\n" in biblatex(report("issued", CslDate(Date(2026, MONTHS.index(name) + 1))))


KINDS: dict[CslType, list[str]] = {
    "article-newspaper": ["newspaper"],
    "article-magazine": ["magazine"],
    "report": [],
    "dataset": [],
}


@pytest.mark.parametrize(("kind", "written"), KINDS.items(), ids=KINDS)
def test_bibtex_tells_newspapers_from_magazines(kind: CslType, written: list[str]) -> None:
    entry = biblatex(replace(work("report").item, type=kind))
    assert re.findall(r"  entrysubtype = \{(.*)\},\n", entry) == written


def test_bibtex_keeps_together_what_it_would_split() -> None:
    entry = biblatex(work("body-as-author").item)
    assert "  author = {{Ministry of Ports, Department of Dredging}},\n" in entry
    assert "  author = {{de La Tour}, Jean-Baptiste},\n" in biblatex(work("hyphen").item)


def test_ris_record() -> None:
    assert ris(work("no-date-accessed").item).split("\r\n") == [
        "TY  - NEWS",
        "ID  - no-date-accessed",
        "TI  - Rules of the Pier",
        "AU  - Lane, Ada",
        "T2  - Quay Press",
        "Y2  - 2026/03/01/",
        "UR  - https://www.example.org/a-b_c?d=1&e=2#f",
        "LA  - en",
        "ER  - ",
        "",
    ]


# --- the files of a site -------------------------------------------------------------------------


def test_files_of_a_site(small: Site) -> None:
    small.lead("It rained [@rain#hours].")
    tree = small.build().tree
    for group in ("sources", "sources/rain", "water/lead", "land/all"):
        for ending in (".bib", ".ris", ".csl.json"):
            assert group + ending in tree
    assert tree["sources.bib"] == tree["sources/rain.bib"]
    item, cited = json.loads(tree["water/lead.csl.json"])
    assert [cited] == json.loads(tree["sources/rain.csl.json"])
    assert item == {
        "id": "water-lead",
        "type": "report",
        "title": "Rain on the quay",
        "publisher": "Harbour Notes",
        "issued": {"date-parts": [[2026, 1, 7]]},
        "URL": "https://harbour.example/notes/water/lead.html",
        "language": "en",
    }


def test_site_without_sources_has_whole_files(site: Site) -> None:
    site.write("-- config.yaml --\ntitle: T\nregions: {water: }\n")
    site.lead("It rained.")
    tree = site.build().tree
    assert json.loads(tree["sources.csl.json"]) == []
    assert tree["sources.bib"] == tree["sources.ris"] == b""
    assert "URL" not in json.loads(tree["water/lead.csl.json"])[0]


RICH = """
updated: 2026-02-01
as_of: 2026-01-06
authors: [Desk, {family: Nguyễn, given: Phú Trọng, family_first: true}]
topics: [rain]
people: [Ada Lane]
judgements:
  - {text: "It will *stop* [@rain#dry].", confidence: low, because: one forecast}
events:
  - {date: 2026-01-05, text: "Rain [@rain#hours]"}
"""


def rich(site: Site) -> Site:
    site.small()
    site.lead(
        "It rained [see @rain#hours, p. 3] for long [but see @rain#crew]. And so on[^a].\n\n[^a]: Or not [@rain].",
        RICH,
    )
    return site


def test_record_of_a_briefing(site: Site) -> None:
    record = json.loads(rich(site).build().tree["water/lead.json"])
    base = "https://harbour.example/notes/"
    assert {
        key: record[key] for key in ("format", "id", "url", "title", "published", "updated", "as_of")
    } == {
        "format": 1,
        "id": "tag:harbour.example,2026:/notes/water/lead",
        "url": f"{base}water/lead.html",
        "title": "Rain on the quay",
        "published": "2026-01-07",
        "updated": "2026-02-01",
        "as_of": "2026-01-06",
    }
    assert record["authors"] == [
        {"literal": "Desk"},
        {"family": "Nguyễn", "given": "Phú Trọng", "static-ordering": True},
    ]
    assert record["judgements"] == [
        {
            "text": "It will stop.",
            "confidence": "low",
            "because": "one forecast",
            "standing": {"kind": "alone", "origins": ["rain"], "needed": ["rain"]},
        }
    ]
    assert [(c["part"], c["sentence"], [x["excerpt"] for x in c["citations"]]) for c in record["claims"]] == [
        ("judgement", "It will stop.", ["dry"]),
        ("text", "It rained for long.", ["hours", "crew"]),
        ("event", "Rain", ["hours"]),
        ("footnote", "Or not.", [None]),
    ]
    against = record["claims"][1]["citations"][1]
    assert against["signal"] == "but see" and against["disagrees"]
    assert against["url"] == f"{base}water/lead.html#r-rain--crew-1"
    assert against["passage"] == {
        "quotation": "The crew waited on the quay",
        "language": "en",
        "translation": None,
        "at": "2:2",
        "speaker": None,
        "voice": None,
        "verdict": "found",
        "basis": "archive",
        "pinned": None,
        "sha256": hashlib.sha256(site.path("seeds/archive/rain.txt").read_bytes()).hexdigest(),
        "url": f"{base}sources/rain.html#e-crew",
    }
    assert [item["id"] for item in record["sources"]] == ["rain"]


def test_record_links_stay_inside_a_site_without_address(site: Site) -> None:
    rich(site).edit("config.yaml", "base_url: https://harbour.example/notes/\n", "")
    record = json.loads(site.build().tree["water/lead.json"])
    assert record["url"] == "lead.html"
    assert record["claims"][0]["citations"][0]["passage"]["url"] == "../sources/rain.html#e-dry"


def test_no_word_of_a_private_source_is_taken_away(site: Site) -> None:
    rich(site).edit("seeds/rain.md", "kind: news", "kind: news\nrights: private")
    tree = site.build().tree
    for address in ("water/lead.json", "feed.json"):
        assert b"waited on the quay" not in tree[address]
    claims = json.loads(tree["water/lead.json"])["claims"]
    assert claims[0]["citations"][0]["passage"]["quotation"] is None


# --- feed.json -----------------------------------------------------------------------------------


def test_json_feed(site: Site) -> None:
    feed = json.loads(rich(site).build().tree["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://harbour.example/notes/feed.json"
    first, second = feed["items"]
    assert {key: first[key] for key in first if key != "content_html"} == {
        "id": "tag:harbour.example,2026:/notes/water/lead",
        "url": "https://harbour.example/notes/water/lead.html",
        "title": "Rain on the quay",
        "summary": "What the rain did.",
        "date_published": "2026-01-07T00:00:00Z",
        "date_modified": "2026-02-01T00:00:00Z",
        "authors": [{"name": "Desk"}, {"name": "Nguyễn Phú Trọng"}],
        "tags": ["water", "rain"],
    }
    assert second["id"] == "tag:harbour.example,2026:/notes/land/all"
    atom = site.build().tree["feed.xml"].decode()
    assert [item["id"] in atom for item in feed["items"]] == [True, True]


def test_anchors_of_feed_items_do_not_collide(site: Site) -> None:
    rich(site).write(
        briefing(
            "## Rain\n\nIt rained [@rain#hours; @rain#crew].", path="briefings/water/two.md", title="Two"
        )
    )
    site.append("briefings/water/two.md", "\n## Sun\n\nSee [above](#rain).\n")
    feed = json.loads(site.build().tree["feed.json"])
    html = "".join(item["content_html"] for item in feed["items"])
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids and len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]*)"', html)) == set(ids)
    links = re.findall(r' href="([^#"][^"]*)"', html)
    assert links and all(link.startswith("https://harbour.example/notes/") for link in links)
    assert "https://harbour.example/notes/water/two.html#rain" in links
