"""`withdrawn:` and `corrected:` on a card: a notice on every page that cites it, and in every export."""

from __future__ import annotations

import json
import re
from xml.etree.ElementTree import fromstring

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as EngineSite
from briefing_site.view.book import book_view
from tests.sites import CARD, PAGE, Result, Site, briefing

WITHDRAWN = "withdrawn: {date: 2026-03-01, reason: The paper took it back.}"
CORRECTED = "corrected: {date: 2026-02, reason: The hour was wrong.}"
EVERYWHERE = """\
judgements:
  - {text: "Rain fell [@rain#hours].", confidence: low, because: one paper}
events:
  - {date: 2026-01-05, text: "Ada Lane tells of rain [@rain#crew]"}
corrections:
  - {date: 2026-01-08, text: "It did stop [@rain#dry]."}
topics: [rain]
people: [Ada Lane]
"""
SITE = (
    briefing("They saw it [@fog#thick; but see @rain#dry].", EVERYWHERE)
    + "-- seeds/fog.md --\n---\ntitle: Fog\npublisher: Fog Post\npublished: 2026\nkind: news\nderived_from: rain\n---\n"
    '## thick {speaker="Ada Lane"}\n> Fog was thick\n'
    + briefing("It was foggy [@fog#thick].", path="briefings/land/fog.md", region="land", title="Fog")
    + "-- seeds/ice.md --\n---\ntitle: Ice\npublisher: Ice Post\npublished: 2026\nkind: news\n---\n## thin\n> Ice was thin\n"
    + briefing("It was icy [@ice#thin].", path="briefings/land/ice.md", region="land", title="Ice")
)


def site_with(site: Site, *notices: str) -> Site:
    site.small(SITE)
    site.append("config.yaml", "lint: {unverified-quote: off, not-pinned: off, withdrawn-source: off}\n")
    site.edit(CARD, "kind: news", "\n".join(("kind: news", *notices)))
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return site_with(Site(tmp_path_factory.mktemp("notices")), WITHDRAWN, CORRECTED).build()


def notices(html: str) -> list[str]:
    """Each notice of a page as plain words."""
    found = re.findall(r'<p class="notice" role="note" data-notice="\w+">(.*?)</p>', html)
    return [re.sub("<[^>]*>", "", words) for words in found]


OWN = ["Withdrawn 1 March 2026: The paper took it back.", "Corrected February 2026: The hour was wrong."]
OF_COPY = [f"Its original, Quay shut for the night: {words}" for words in OWN]
PAGES = [
    # the page, and how often it has the notices of the source, and of its copy
    pytest.param(PAGE, 3, 3, id="briefing: on top, above its notes, at a passage that disagrees"),
    pytest.param("land/all.html", 2, 0, id="briefing that cites it alone"),
    pytest.param("land/fog.html", 0, 2, id="briefing that cites a copy"),
    pytest.param("land/ice.html", 0, 0, id="briefing that cites neither"),
    pytest.param("sources/rain.html", 1, 0, id="its own page"),
    pytest.param("sources/fog.html", 0, 1, id="page of its copy"),
    pytest.param("sources/ice.html", 0, 0, id="page of another"),
    pytest.param("sources/index.html", 1, 1, id="index of sources"),
    pytest.param("timeline.html", 1, 0, id="timeline"),
    pytest.param("water/index.html", 1, 0, id="region"),
    pytest.param("topics/rain.html", 1, 0, id="topic"),
    pytest.param("people/ada-lane.html", 1, 1, id="person"),
    pytest.param("corrections.html", 1, 0, id="corrections"),
    pytest.param("disagreements.html", 1, 1, id="disagreements"),
    pytest.param("index.html", 0, 0, id="home"),
]


@pytest.mark.parametrize(("address", "own", "of_copy"), PAGES)
def test_every_page_that_cites_it_has_the_notices(
    built: Result, address: str, own: int, of_copy: int
) -> None:
    assert built.outcome.complete
    found = notices(built.pages[address])
    assert [(found.count(a), found.count(b)) for a, b in zip(OWN, OF_COPY, strict=True)] == [
        (own, of_copy)
    ] * 2


def test_they_stand_under_a_heading_on_top_of_a_briefing(built: Result) -> None:
    page = built.pages[PAGE]
    section = re.search(r'<section class="notices" aria-labelledby="notices-h">\n<h2 id="notices-h">(.*?)</section>', page, re.DOTALL)  # fmt: skip
    assert section
    assert section[1].startswith("Sources withdrawn or corrected</h2>")
    assert re.findall(r'<li><p><a href="([^"]+)"', section[1]) == [
        "../sources/rain.html",
        "../sources/fog.html",
    ]
    assert page.index("</header>") < section.start() < page.index('class="bottom-line"')
    assert "notices-h" not in built.pages["land/ice.html"]


def test_marks_of_a_withdrawn_source_are_told(built: Result) -> None:
    marks = re.findall(
        r'<a id="(r-[^"]+)"[^>]* class="withdrawn" aria-label="(Note \d+, source withdrawn)"',
        built.pages[PAGE],
    )
    assert marks == [
        ("r-rain--hours-1", "Note 1, source withdrawn"),
        ("r-fog--thick-1", "Note 2, source withdrawn"),
        ("r-rain--dry-1", "Note 3, source withdrawn"),
        ("r-rain--crew-1", "Note 4, source withdrawn"),
        ("r-rain--dry-2", "Note 3, source withdrawn"),
    ]  # fmt: skip
    assert "withdrawn" not in built.pages["land/ice.html"]


def test_a_correction_strikes_no_mark(site: Site) -> None:
    page = site_with(site, CORRECTED).build().pages[PAGE]
    assert 'class="withdrawn"' not in page
    assert len(notices(page)) == 6


def test_the_record_has_them(built: Result) -> None:
    record = json.loads(built.tree["water/lead.json"])
    assert record["notices"] == [
        {"source": name, "kind": kind, "of": "rain", "date": date, "reason": reason}
        for name in ("rain", "fog")
        for kind, date, reason in (
            ("withdrawn", "2026-03-01", "The paper took it back."),
            ("corrected", "2026-02", "The hour was wrong."),
        )
    ]
    assert json.loads(built.tree["land/ice.json"])["notices"] == []


def test_feeds_have_them(built: Result) -> None:
    items = {item["url"].rpartition("/")[2]: item for item in json.loads(built.tree["feed.json"])["items"]}
    content = items["lead.html"]["content_html"]
    assert content.startswith("<h2>Sources withdrawn or corrected</h2><ul><li><a ")
    assert content.count(OWN[0]) == 6  # two on top; three notes of the source, one of its copy
    assert "withdrawn" not in items["ice.html"]["content_html"].lower()
    atom = "{http://www.w3.org/2005/Atom}"
    for feed in ("feed.xml", "water/feed.xml"):
        entries = fromstring(built.tree[feed]).iter(f"{atom}entry")
        summaries = {
            entry.findtext(f"{atom}title"): entry.findtext(f"{atom}summary") or "" for entry in entries
        }
        assert summaries["Rain on the quay"].startswith(
            f"What the rain did. Quay shut for the night: {OWN[0]}"
        )


def test_the_book_has_them(site: Site) -> None:
    made = Engine(site_with(site, WITHDRAWN).options()).look()
    assert isinstance(made, EngineSite)
    (lead,) = (b for b in made.published.briefings if b.address == PAGE)
    (chapter,) = book_view(made.published, made.words, [lead], "Book", None).chapters
    assert [line.id for line in chapter.notices] == ["rain", "fog"]
    assert f"<b>{OWN[0]}</b>" in chapter.judgements[0].text


def test_nothing_is_lowered_in_silence(site: Site) -> None:
    """A withdrawal changes no verdict, no confidence and no count: it is told beside them."""
    before = site_with(site).build().tree
    site.edit(CARD, "kind: news", f"kind: news\n{WITHDRAWN}")
    after = site.build().tree
    old, new = (json.loads(tree["water/lead.json"]) for tree in (before, after))
    assert new["notices"] != old["notices"]
    assert {**new, "notices": []} == {**old, "notices": []}


FAULTS = [
    pytest.param("withdrawn: 2026-03-01", "wrong-type", id="a date alone"),
    pytest.param("withdrawn: {date: 2026-03-01}", "missing-field", id="no reason"),
    pytest.param("corrected: {reason: x}", "missing-field", id="no date"),
    pytest.param("corrected: {date: soon, reason: x}", "bad-date", id="no such date"),
    pytest.param("corrected: {date: 2026, reason: x, by: y}", "unknown-key", id="another key"),
]


@pytest.mark.parametrize(("line", "code"), FAULTS)
def test_a_notice_has_a_date_and_a_reason(small: Site, line: str, code: str) -> None:
    small.edit(CARD, "kind: news", f"kind: news\n{line}")
    assert [fault.split()[1] for fault in small.check().faults] == [code]


@pytest.mark.parametrize("key", ["withdrawn", "corrected", "archived_url"])
def test_null_is_none(small: Site, key: str) -> None:
    small.edit(CARD, "kind: news", f"kind: news\n{key}: null")
    assert small.check().faults == []
