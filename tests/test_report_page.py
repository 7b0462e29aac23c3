"""The report for editors: its figures, what it lists, where it is written, and the page itself."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from briefing_site.engine.engine import Engine
from briefing_site.engine.report import RATES, rates
from briefing_site.engine.site import Site as SeenSite
from briefing_site.view.report import report_view
from briefing_site.view.values.report import FilePlace, ReportView
from tests.commands import say
from tests.sites import BODY, CARD, LEAD, Site, briefing
from tests.test_groundings_told import BOATS, PIER, SHIPS, WRONG

DRAFT = "briefings/land/plan.md"
JUDGED = """\
topics: [boats]
judgements:
  - {text: "Boats come back [@pier#count].", confidence: low, because: one count}
  - {text: "Boats and rain [@pier#count; @rain#hours].", confidence: high, because: two sources}
"""


@pytest.fixture
def written(small: Site) -> Site:
    """A site with something in every part of the report."""
    small.write(PIER)
    small.pin()
    small.lead(f"{BOATS} {SHIPS}\n\n{WRONG} <!-- lint: figures counted on the quay -->", JUDGED)
    small.write(
        briefing(
            "Zero boats [@lee].", "draft: true", DRAFT, region="land", title="Plan <x>", date="2027-03-01"
        )
    )
    small.write("-- seeds/lee.md --\n---\ntitle: Letter\npublisher: Post\nkind: news\nlanguage: en\n---\n")
    small.write(
        "-- seeds/old.md --\n---\ntitle: Old\npublisher: Post\nkind: news\nlanguage: en\n---\n## a\n> Rain\n"
    )
    return small


def view(site: Site) -> ReportView:
    seen = Engine(site.options(), once=True).look()
    assert isinstance(seen, SeenSite)
    return report_view(seen.linked, seen.used, seen.waivers, seen.content_faults, seen.waived, rates())


def test_what_is_counted(written: Site) -> None:
    made = view(written)
    assert dict(made.totals) == {
        "briefings": 2,
        "drafts": 1,
        "cited sentences": 7,
        "sources": 4,
        "excerpts": 6,
    }
    assert [
        (row.name, row.briefings, row.drafts, row.claims, row.sources, row.newest) for row in made.regions
    ] == [
        ("Water", 1, 0, 5, 2, "2026-01-07"),
        ("Land", 1, 1, 2, 2, "2027-03-01"),
    ]
    assert [(row.name, row.briefings, row.claims) for row in made.topics] == [("boats", 1, 5)]


def test_judgements_that_need_a_source(written: Site) -> None:
    made = view(written)
    assert made.judgements == 2
    assert [(row.text, row.kind, row.needed, row.confidence, row.draft) for row in made.single] == [
        ("Boats come back.", "alone", ("pier",), "low", False)
    ]


def test_what_nobody_uses(written: Site) -> None:
    made = view(written)
    assert [row.name for row in made.unused_cards] == ["old"]
    assert made.unused_excerpts == ()
    written.append(CARD, '\n## late {at="3"}\n> a dry week\n')
    assert [(row.name, row.at.path) for row in view(written).unused_excerpts] == [("rain#late", CARD)]


def test_the_age_of_the_sources(written: Site) -> None:
    assert [
        (row.path, row.date, row.oldest, row.newest, row.months, row.undated) for row in view(written).ages
    ] == [
        ("briefings/land/all.md", "2026-01-06", "2026-01-05", "2026-01-05", 0, 0),
        (LEAD, "2026-01-07", "2026-01-05", "2026-01-05", 0, 0),
        (DRAFT, "2027-03-01", "", "", None, 1),
    ]


MONTHS = [
    ("2025-01", "2026-01-31", 12),
    ("2026-01-05", "2026-02-04", 0),
    ("2026-01-05", "2026-02-05", 1),
    ("2026-03", "2026-02", 0),
    ("2024", "2026", 24),
]


@pytest.mark.parametrize(("source", "date", "months"), MONTHS, ids=[row[1] for row in MONTHS])
def test_months_between_a_source_and_its_briefing(small: Site, source: str, date: str, months: int) -> None:
    small.edit(CARD, "published: 2026-01-05", f"published: {source}")
    small.lead("Rain [@rain].", date="2023-01-01", more=f"as_of: {date}")
    (row,) = [row for row in view(small).ages if row.path == LEAD]
    assert row.months == months


def test_waivers_and_faults(written: Site) -> None:
    made = view(written)
    line = BODY + len(JUDGED.splitlines()) + 2
    assert [(row.at, row.code, row.reason, row.state) for row in made.waivers] == [
        (FilePlace(LEAD, line), "figures", "counted on the quay", "needed")
    ]
    assert {row.code: row.severity for row in made.faults}["negation"] == "warning"


def test_sentences_and_what_they_are_chosen_by(written: Site) -> None:
    (lead,) = [each for each in view(written).briefings if each.path == LEAD]
    assert ["".join(run.text for run in row.runs) for row in lead.sentences] == [
        "Boats come back.",
        "Boats and rain.",
        "On the pier are 12 boats, up by a third.",
        "Ships moor overnight.",
        "On the pier are 14 boats.",
    ]
    assert [(run.text, run.standing) for run in lead.sentences[2].runs] == [
        ("On the pier are ", ""),
        ("12", "carried"),
        (" boats, up by ", ""),
        ("a third", "derived"),
        (".", ""),
    ]
    assert [row.marks for row in lead.sentences[2:]] == [("derived",), ("missing",), ("missing",)]
    assert [(cited.name, cited.verdict) for cited in lead.sentences[2].cited] == [("pier#count", "found")]
    assert dict(view(written).chosen)["missing"] == 2


def test_the_rates_are_those_of_the_last_run() -> None:
    data = json.loads(RATES.read_text("utf-8"))
    made = rates()
    assert (made.sentences, made.true) == (data["sentences"], data["true"])
    assert [(row.code, row.alarms) for row in made.lints] == [(d["code"], d["alarms"]) for d in data["lints"]]
    assert [row.caught for row in made.damages] == [each["caught"] for each in data["damages"]]


# --- the page and the command --------------------------------------------------------------------


class Outline(HTMLParser):
    """What a page loads, the ids that it gives and leads to, and the elements that are open at its end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.leads += [given["href"]] if tag == "a" else []
        self.loads += [given[name] for name in ("src", "srcset", "action") if name in given]
        self.loads += [tag] if tag in ("link", "script", "img", "iframe", "object") else []
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone(written: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "report", "--site", written.root)
    assert (said.status, said.err) == (0, "")
    file = written.path(".cache/report.html")
    assert said.out.endswith("report.html: 7 cited sentences, 2 with something that is not there.\n")
    page = file.read_text("utf-8")
    found = Outline(page)
    assert (found.loads, found.open) == ([], [])
    assert len(found.ids) == len(set(found.ids))
    assert {lead.removeprefix("#") for lead in found.leads} <= set(found.ids)
    assert "Plan &lt;x&gt;" in page
    assert 'name="robots" content="noindex' in page
    assert not written.path("build").exists()


def test_nothing_of_a_report_is_published(written: Site, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "report", "--site", written.root)
    before = written.build().tree
    say(capsys, "report", "--site", written.root, "--out", written.path("page.html"))
    assert written.build(strict=False).tree == before
    assert not [path for path, data in before.items() if b"briefing report" in data]


REFUSED = [
    "build/report.html",
    "briefings/water/report.html",
    "seeds/report.html",
    "themes/x.html",
    "config.yaml",
    "seeds",
]


@pytest.mark.parametrize("where", REFUSED)
def test_where_a_report_is_refused(written: Site, capsys: pytest.CaptureFixture[str], where: str) -> None:
    before = {path: path.read_bytes() for path in written.root.rglob("*") if path.is_file()}
    said = say(capsys, "report", "--site", written.root, "--out", written.path(where))
    assert (said.status, said.out) == (2, "")
    assert where.split("/", maxsplit=1)[0] in said.err
    assert {path: path.read_bytes() for path in written.root.rglob("*") if path.is_file()} == before


def test_a_report_takes_the_place_of_an_older_one(
    written: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere" / "report.html"
    assert say(capsys, "report", "--site", written.root, "--out", file, "-q").out == ""
    first = file.read_bytes()
    written.edit("config.yaml", "title: Harbour Notes", "title: Quay Notes")
    say(capsys, "report", "--site", written.root, "--out", file)
    assert b"Report on" in first
    assert b"Quay Notes" in file.read_bytes()


def test_a_site_without_pages_has_no_report(written: Site, capsys: pytest.CaptureFixture[str]) -> None:
    written.put("config.yaml", "title: A\n")
    said = say(capsys, "report", "--site", written.root)
    assert said.status == 2
    assert "missing-field" in said.out
    assert not written.path(".cache/report.html").exists()


def test_a_waived_token_is_marked_with_its_reason(written: Site) -> None:
    rows = [row for each in view(written).briefings for row in each.sentences]
    waived = [(token.text, token.waived) for row in rows for token in row.tokens if token.waived]
    assert waived == [("14", "counted on the quay")]


def test_the_page_says_what_is_waived_and_counts_in_words(
    written: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(capsys, "report", "--site", written.root).status == 0
    page = written.read(".cache/report.html")
    assert "not there; waived: counted on the quay</li>" in page
    assert "<b>2</b> briefings" in page and "<b>1</b> draft</li>" in page


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1100, "light")])
def test_sentences_are_chosen_without_a_script(
    written: Site,
    capsys: pytest.CaptureFixture[str],
    browser: Browser,
    width: int,
    scheme: Literal["dark", "light"],
) -> None:
    say(capsys, "report", "--site", written.root)
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    try:
        page = context.new_page()
        page.goto(written.path(".cache/report.html").as_uri())
        shown = page.locator(".sentences > li:visible")
        expect(shown).to_have_count(7)
        page.get_by_label("something is not there (2)").check()
        expect(shown.locator("> p:first-child")).to_have_text(
            ["Ships moor overnight.", "On the pier are 14 boats."]
        )
        expect(page.locator("details:visible")).to_have_count(1)
        page.get_by_label("a quotation is not verified (0)").check()
        expect(shown).to_have_count(0)
        page.get_by_label("all", exact=True).check()
        expect(shown).to_have_count(7)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    finally:
        context.close()
