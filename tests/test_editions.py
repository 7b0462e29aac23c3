"""Editions: what was published, what changed since, and what is said where dates and changes disagree."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from briefing_site.apps.cli.main import main
from briefing_site.authoring.release import release_site
from briefing_site.link.editions import compare
from briefing_site.model.date import Date
from briefing_site.model.edition import Edition, Editions, PublishedClaim, PublishedState
from briefing_site.parse.editions import EditionsError, dump_editions, read_editions
from tests.sites import LEAD, PAGE, Site

EDITIONS = "seeds/editions.lock"
BODY = "Rain fell for hours [@rain#hours]. The crew stayed [@rain#crew].\n\nIt is dry [@rain#dry]."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose briefing was published on the day of its date."""
    made = Site(tmp_path / "site")
    made.small()
    made.lead(BODY)
    assert main(["release", "--site", str(made.root)]) == 0
    return made


def told(site: Site) -> list[str]:
    return [
        f"{fault.place.line}:{fault.place.column} {fault.code}: {fault.message}"
        for fault in site.check().diagnostics
        if fault.place.path == LEAD
    ]


# --- the file ------------------------------------------------------------------------------------


def test_the_file(site: Site) -> None:
    text = site.read(EDITIONS)
    assert (
        re.sub(r'"text": "[0-9a-f]{16}"', '"text": "…"', text)
        == """\
{
 "briefings": {
  "land/all": {
   "claims": [
    "It rained, and it will stop. [@rain#hours; @rain#crew; @rain#dry]"
   ],
   "date": "2026-01-06",
   "text": "…"
  },
  "water/lead": {
   "claims": [
    "Rain fell for hours. [@rain#hours]",
    "The crew stayed. [@rain#crew]",
    "It is dry. [@rain#dry]"
   ],
   "date": "2026-01-07",
   "text": "…"
  }
 },
 "excerpts": {
  "rain": [
   "crew",
   "dry",
   "hours"
  ]
 },
 "pages": [
  "about",
  "corrections",
  "disagreements",
  "index",
  "land/",
  "search",
  "sources/",
  "timeline",
  "topics/",
  "water/"
 ],
 "sources": [
  "rain"
 ],
 "version": 1
}
"""
    )
    assert dump_editions(read_editions(text.encode())) == text


def test_a_second_release_changes_nothing(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.read(EDITIONS)
    assert main(["release", "--site", str(site.root)]) == 0
    assert site.read(EDITIONS) == before
    assert capsys.readouterr().out.split("\n")[-2] == f"{EDITIONS}: 2 briefings, 4 claims; as it was."


def test_nothing_is_recorded_while_there_are_errors(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.read(EDITIONS)
    site.lead("Rain fell [@rian#hours].")
    assert main(["release", "--site", str(site.root)]) == 1
    assert "unknown-source" in (said := capsys.readouterr().out + capsys.readouterr().err)
    assert "Nothing was recorded" in said
    assert site.read(EDITIONS) == before


def test_a_draft_is_in_no_edition(site: Site) -> None:
    site.lead(BODY, "draft: true")
    release_site(site.options())
    assert list(read_editions(site.read(EDITIONS).encode()).briefings) == ["land/all"]
    assert told(site) == []


def test_signals_and_whole_sources_are_recorded(site: Site) -> None:
    site.lead("Rain fell [see @rain; but see @rain#dry, p. 3; @rain].", updated="2026-01-09")
    release_site(site.options())
    state = read_editions(site.read(EDITIONS).encode()).briefings["water/lead"].now
    assert state.claims == (PublishedClaim("Rain fell.", ("see @rain", "but see @rain#dry", "@rain")),)


BAD = {
    "no-json": ("{", 1, "it is not the JSON that `briefing release` writes"),
    "conflict": ('{\n<<<<<<< ours\n "version": 1\n}', 2, "a merge conflict is left in it"),
    "no-mapping": ("[]", 1, "it is not a mapping"),
    "newer": ('{"briefings": {}, "version": 9}', 1, "newer generator"),
    "no-briefings": ('{"version": 1}', 1, "no `briefings`"),
    "no-state": ('{"briefings": {\n "water/lead": []}, "version": 1}', 2, "water/lead: it is not a mapping"),
    "no-claims": ('{"briefings": {"a/b": {"date": "2026"}}, "version": 1}', 1, "a/b: it has no `claims`"),
    "no-date": ('{"briefings": {"a/b": {"claims": [], "date": "x", "text": ""}}, "version": 1}', 1, "'x' is no date"),
    "no-cites": ('{"briefings": {"a/b": {"claims": ["x"], "date": "2026", "text": ""}}, "version": 1}', 1, "'x' is no claim"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "says"), BAD.values(), ids=BAD.keys())
def test_a_file_that_cannot_be_read(site: Site, text: str, line: int, says: str) -> None:
    with pytest.raises(EditionsError, match=re.escape(says)) as raised:
        read_editions(text.encode())
    assert raised.value.line == line
    site.put(EDITIONS, text)
    assert site.check().faults == [f"{EDITIONS}:{line}:1 bad-editions"]


@pytest.mark.parametrize(
    "text",
    ["{", "{\n<<<<<<< ours\n}", '{"briefings": {}, "version": 9}'],
    ids=["cut off", "conflict", "newer"],
)
def test_a_release_forgets_nothing_that_it_cannot_read(site: Site, text: str) -> None:
    site.put(EDITIONS, text)
    result = release_site(site.options())
    assert [fault.code for fault in result.faults] == ["bad-editions"]
    assert site.read(EDITIONS) == text
    site.delete(EDITIONS)
    assert release_site(site.options()).faults == ()


def test_bytes_that_are_no_text(site: Site) -> None:
    site.put(EDITIONS, b'{\n"\xff"}')
    assert site.check().faults == [f"{EDITIONS}:2:1 bad-editions"]


# --- dates and changes ---------------------------------------------------------------------------

# The new body, further front matter, and what is said.
DATES = {
    "nothing": (BODY, {}, []),
    "a-word": (
        BODY.replace("stayed", "waited"), {},
        ["4:7 changed-without-date: 1 claim differs from the edition of 2026-01-07, and the date is still that"],
    ),
    "a-citation": (
        BODY.replace("[@rain#crew]", "[@rain#crew; @rain#dry]"), {},
        ["4:7 changed-without-date: 1 claim differs from the edition of 2026-01-07, and the date is still that"],
    ),
    "a-signal": (
        BODY.replace("[@rain#crew]", "[but see @rain#crew]"), {},
        ["4:7 changed-without-date: 1 claim differs from the edition of 2026-01-07, and the date is still that"],
    ),
    "a-claim-less-and-one-more": (
        BODY.replace("It is dry [@rain#dry].", "") + "\n\nAll were wet [@rain#crew].", {},
        ["4:7 changed-without-date: 2 claims differ from the edition of 2026-01-07, and the date is still that"],
    ),
    "order-of-claims": (
        "It is dry [@rain#dry].\n\nRain fell for hours [@rain#hours]. The crew stayed [@rain#crew].", {},
        ["4:7 changed-without-date: 2 claims differ from the edition of 2026-01-07, and the date is still that"],
    ),
    "words-without-citation": (BODY + "\n\nNobody knew.", {}, []),
    "a-locator": (BODY.replace("@rain#crew]", "@rain#crew, p. 3]"), {}, []),
    "a-change-with-its-date": (BODY.replace("stayed", "waited"), {"updated": "2026-01-09"}, []),
    "a-date-alone": (
        BODY, {"updated": "2026-01-09"},
        ["6:10 date-without-change: nothing differs from the edition of 2026-01-07, and the date is 2026-01-09"],
    ),
    "a-date-with-other-words": (BODY + "\n\nNobody knew.", {"updated": "2026-01-09"}, []),
    "a-date-with-a-new-title": (BODY, {"updated": "2026-01-09", "title": "Rain"}, []),
    "another-first-date": (
        BODY, {"date": "2026-01-05"},
        ["4:7 date-without-change: nothing differs from the edition of 2026-01-07, and the date is 2026-01-05"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "fields", "said"), DATES.values(), ids=DATES.keys())
def test_dates_and_changes(site: Site, body: str, fields: dict[str, str], said: list[str]) -> None:
    site.lead(body, **fields)
    assert told(site) == said


def test_every_changed_claim_is_named(site: Site) -> None:
    site.lead("Rain fell for days [@rain#hours]. The crew stayed [@rain#hours].\n\nNew [@rain#dry].")
    (fault,) = site.check().diagnostics[:1]
    assert [(related.at.line, related.at.column, related.words) for related in fault.related] == [
        (7, 21, "it was published as “Rain fell for hours.”"),
        (7, 52, "it rested on @rain#crew"),
        (9, 6, "it was not published"),
        (4, 7, "“It is dry.” is gone"),
    ]


def test_a_release_accepts_a_slip_that_was_mended(site: Site) -> None:
    site.lead(BODY.replace("stayed", "waited"))
    release_site(site.options())
    assert told(site) == []
    assert read_editions(site.read(EDITIONS).encode()).briefings["water/lead"].before is None


def test_a_lint_can_be_turned_off(site: Site) -> None:
    site.append("config.yaml", "lint: {changed-without-date: off}\n")
    site.lead(BODY.replace("stayed", "waited"))
    assert told(site) == []


# --- the page ------------------------------------------------------------------------------------

CHANGED = "Rain fell for six hours [@rain#hours]. The crew stayed [@rain#crew; @rain#dry].\n\nAll were wet [@rain#crew]."


def shown(site: Site) -> str:
    """The section of a page that shows what changed; empty where there is none."""
    found = re.search(r'<section class="changes".*?</section>', site.build().pages[PAGE], re.DOTALL)
    return found[0] if found else ""


def test_the_page_shows_what_changed(site: Site) -> None:
    site.lead(CHANGED, updated="2026-01-09")
    html = shown(site)
    assert "<summary>4 claims, since the edition of 7 January 2026</summary>" in html
    lines = re.findall(r'<li data-change="(\w+)"><p class="kind">(.*?)</p>\s*(.*?)</li>', html, re.DOTALL)
    link = '<a href="{}">{}</a>'.format
    source = '<a href="../sources/rain.html#e-dry">Quay Post 2026</a>'
    assert [(kind, label, " ".join(rest.split())) for kind, label, rest in lines] == [
        (
            "changed",
            link("#r-rain--hours-1", "Changed"),
            "<dl><div><dt>Was</dt><dd>Rain fell for hours.</dd></div> "
            "<div><dt>Now</dt><dd>Rain fell for <ins>six</ins> hours.</dd></div></dl>",
        ),
        (
            "changed",
            link("#r-rain--crew-1", "Changed"),
            f'<p class="claim">The crew stayed.</p> <p class="facts">Now also cites {source}</p>',
        ),
        ("added", link("#r-rain--crew-2", "Added"), '<p class="claim">All were wet.</p>'),
        ("removed", "Removed", '<p class="claim">It is dry.</p>'),
    ]
    page = site.build().pages[PAGE]
    assert 'id="changes"' in page
    assert '<a href="#changes">what changed</a>' in page


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param(
            "but see @rain#dry", "@rain#dry", ["Still cites DRY, in another way"], id="the signal goes"
        ),
        pytest.param("@rain#dry", "cf. @rain#dry", ["Still cites DRY, in another way"], id="a signal comes"),
        pytest.param(
            "@rain#dry; cf. @rain#dry", "@rain#dry", ["Still cites DRY, in another way"], id="one of two goes"
        ),
        pytest.param(
            "cf. @rain#dry",
            "@rain#dry; @rain#crew",
            ["Now also cites CREW", "Still cites DRY, in another way"],
            id="and another comes",
        ),
        pytest.param(
            "cf. @rain#dry",
            "cf. @rain#crew",
            ["Now also cites CREW", "No longer cites DRY"],
            id="another in its place",
        ),
        pytest.param(
            "@rain", "@rain#dry", ["Now also cites DRY", "No longer cites RAIN"], id="a passage of it"
        ),
        pytest.param(
            "@rain#crew",
            "see @rain#dry; cf. @rain#dry; @rain#crew",
            ["Now also cites DRY"],
            id="twice, told once",
        ),
    ],
)
def test_the_page_tells_what_a_claim_cites_from_how(
    site: Site, before: str, after: str, says: list[str]
) -> None:
    site.lead(f"Rain fell for hours [{before}].")
    release_site(site.options())
    site.lead(f"Rain fell for hours [{after}].", updated="2026-01-09")
    lines = re.findall(r'<p class="facts">(.*?)</p>', shown(site))
    names = {"rain.html#e-dry": "DRY", "rain.html#e-crew": "CREW", "rain.html": "RAIN"}
    link = re.compile(r'<a href="../sources/([^"]*)">Quay Post 2026</a>')
    assert [link.sub(lambda found: names[found[1]], line) for line in lines] == says


def test_the_page_goes_on_showing_it_after_the_release(site: Site) -> None:
    site.lead(CHANGED, updated="2026-01-09")
    before = shown(site)
    release_site(site.options())
    assert shown(site) == before != ""
    site.lead(CHANGED.replace("wet", "very wet"), updated="2026-01-11")
    assert "1 claim, since the edition of 9 January 2026" in shown(site)
    release_site(site.options())
    assert "1 claim, since the edition of 9 January 2026" in shown(site)


def test_a_page_without_changes_shows_none(site: Site) -> None:
    assert shown(site) == ""
    site.delete(EDITIONS)
    assert shown(site) == ""


def test_a_slip_mended_after_an_update_belongs_to_the_update(site: Site) -> None:
    site.lead(CHANGED, updated="2026-01-09")
    release_site(site.options())
    site.lead(CHANGED.replace("All were wet", "All got wet"), updated="2026-01-09")
    assert [text.split(": ")[0] for text in told(site)] == ["6:10 changed-without-date"]
    assert "All got wet." in shown(site)
    release_site(site.options())
    assert told(site) == []
    assert "All got wet." in shown(site)
    assert "7 January 2026" in shown(site)


def test_a_build_after_edits_equals_a_clean_one(site: Site) -> None:
    site.build()
    site.lead(CHANGED, updated="2026-01-09")
    site.build()
    release_site(site.options())
    tree = site.build().tree
    site.delete("build")
    site.delete(".cache")
    assert site.build().tree == tree


def test_words_of_a_claim_as_it_was_are_escaped_and_counted(site: Site) -> None:
    site.append("config.yaml", "lint: {quoted-words: off}\n")
    site.lead("They said <b>“a lost phrase”</b> & left [@rain#hours].", updated="2026-01-09")
    assert release_site(site.options()).faults == ()
    site.lead("They said nothing & left [@rain#hours].", updated="2026-01-11")
    assert "They said <del>“a lost phrase”</del> &amp; left." in shown(site)
    site.append("config.yaml", "policy: {source_words: 17}\n")
    assert [f.split(" ")[1] for f in site.check().faults] == ["over-budget"]


@pytest.mark.browser
def test_the_link_beside_the_date_unfolds_the_changes(site: Site, browser: Browser) -> None:
    site.lead(CHANGED, updated="2026-01-09")
    page = (site.build().output / PAGE).as_uri()
    window = browser.new_page()
    try:
        window.goto(page)
        expect(window.locator(".changes ol")).to_be_hidden()
        window.get_by_role("link", name="what changed").click()
        expect(window.locator(".changes ol")).to_be_visible()
        expect(window.locator(".changes ol")).to_be_in_viewport()
    finally:
        window.close()


# --- how claims are put side by side -------------------------------------------------------------

PAIRS = {
    "same": (["A b c."], ["A b c."], []),
    "word": (["A b c d."], ["A b c e."], [("A b c d.", "A b c e.")]),
    "added-first": (["A b c."], ["X y z.", "A b c."], [("", "X y z.")]),
    "removed": (["A b c.", "X y z."], ["X y z."], [("A b c.", "")]),
    "other": (["A b c."], ["X y z."], [("", "X y z."), ("A b c.", "")]),
    "changed-and-added": (["A b c d."], ["X y z.", "A b c e."], [("", "X y z."), ("A b c d.", "A b c e.")]),
    "nearest-wins": (
        ["A b c d e.", "A b c d f."], ["A b c d g f."], [("A b c d f.", "A b c d g f."), ("A b c d e.", "")],
    ),
    "japanese": (["雨が六時間降った。"], ["雨が九時間降った。"], [("雨が六時間降った。", "雨が九時間降った。")]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pairs"), PAIRS.values(), ids=PAIRS.keys())
def test_pairs(old: list[str], new: list[str], pairs: list[tuple[str, str]]) -> None:
    found = compare(*([PublishedClaim(text, ("@a",)) for text in side] for side in (old, new)))
    assert [(c.before.text if c.before else "", c.after.text if c.after else "") for c in found] == pairs


# --- renaming ------------------------------------------------------------------------------------


def test_renaming_keeps_editions_true(site: Site) -> None:
    for command in (
        ["rename", "source", "rain", "fog"],
        ["rename", "excerpt", "fog#crew", "men"],
        ["move", "water/lead", "land/first"],
    ):
        assert main([*command, "--site", str(site.root)]) == 0, command
    text = site.read(EDITIONS)
    assert '"land/first": {' in text
    assert "The crew stayed. [@fog#men]" in text
    assert site.check().faults == []


def test_names_that_begin_alike_stay() -> None:
    state = PublishedState(Date(2026), (PublishedClaim("x", ("@a", "@a#b", "@a-b#b", "see @a#bc")),), "")
    editions = Editions({"r/s": Edition(state, state)})
    cites = {
        "source": editions.with_source("a", "z"),
        "excerpt": editions.with_excerpt("a", "b", "z"),
    }
    assert {name: each.briefings["r/s"].now.claims[0].cites for name, each in cites.items()} == {
        "source": ("@z", "@z#b", "@a-b#b", "see @z#bc"),
        "excerpt": ("@a", "@a#z", "@a-b#b", "see @a#bc"),
    }
    assert all(each.briefings["r/s"].before == each.briefings["r/s"].now for each in cites.values())


# --- what was renamed or removed by hand ----------------------------------------------------------

GONE = {
    # name of the new file; its body; what is told
    "renamed": ("water/rain", BODY, "its claims stand in briefings/water/rain.md now"),
    "moved": ("land/rain", BODY, "its claims stand in briefings/land/rain.md now"),
    "renamed-and-edited": ("water/rain", BODY.replace("dry", "wet", 1), "its claims stand in briefings/water/rain.md now"),
    "deleted": ("", "", "its address leads nowhere"),
    "another-in-its-place": ("water/rain", "Fog [@rain#hours].", "its address leads nowhere"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "body", "says"), GONE.values(), ids=GONE.keys())
def test_a_lost_briefing(site: Site, name: str, body: str, says: str) -> None:
    text = site.read(LEAD).replace(BODY, body).replace("region: water", f"region: {name.partition('/')[0]}")
    site.delete(LEAD)
    if name:
        site.put(f"briefings/{name}.md", text)
    faults = [f for f in site.check().diagnostics if f.code == "lost-edition"]
    assert [(f.place.path, f.place.line, f.message) for f in faults] == [
        (EDITIONS, 10, f'the briefing "water/lead" was published and is gone; {says}')
    ]
    done = release_site(site.options())
    assert done.message.endswith("; no longer in it: water/lead.")
    assert [f for f in site.check().faults if "lost-edition" in f] == []


def test_the_cure_of_a_renamed_briefing(site: Site) -> None:
    text = site.read(LEAD)
    site.delete(LEAD)
    site.put("briefings/water/rain.md", text)
    (fault,) = site.check().diagnostics
    assert fault.hint.startswith("add water/lead to `aliases` in briefings/water/rain.md; ")
    assert main(["check", "--fix", "--unsafe", "-q", "--site", str(site.root)]) == 0
    assert "\naliases: [water/lead]\n---\n" in site.read("briefings/water/rain.md")
    assert site.check().faults == []
    site.delete("briefings/water/rain.md")
    site.lead(BODY)
    assert main(["move", "water/lead", "water/rain", "--site", str(site.root)]) == 0
    assert site.check().faults == []


@pytest.mark.parametrize(
    "text", [b"\xff", b"no front matter", b"---\ntitle: [\n---\n"], ids=["bytes", "no front matter", "bad"]
)
def test_a_briefing_that_cannot_be_read_is_not_lost(site: Site, text: bytes) -> None:
    site.put(LEAD, text)
    assert [f for f in site.check().faults if "lost-edition" in f] == []


# --- confidence ----------------------------------------------------------------------------------

JUDGED = "judgements:\n  - {text: 'It will stop [@rain#dry].', confidence: %s, because: one voice}"


@pytest.fixture
def judged(tmp_path: Path) -> Site:
    """A site whose briefing was published with a judgement of low confidence."""
    made = Site(tmp_path / "site")
    made.small()
    made.lead(BODY, JUDGED % "low")
    assert main(["release", "--site", str(made.root)]) == 0
    return made


def test_the_confidence_of_a_judgement_is_recorded(judged: Site) -> None:
    assert '"It will stop. [@rain#dry] (confidence: low)"' in judged.read(EDITIONS)
    claims = read_editions(judged.read(EDITIONS).encode()).briefings["water/lead"].now.claims
    assert [claim.confidence for claim in claims] == ["low", None, None, None]


HELD = {
    # the new front matter; what is told of the judgement; None where nothing is
    "the same": (JUDGED % "low", None),
    "higher": (JUDGED % "high", "it was published with low confidence"),
    "other words too": (
        JUDGED.replace("will", "may") % "high", "it was published with low confidence as “It will stop.”",
    ),
    "another citation too": (
        JUDGED.replace("#dry", "#crew") % "high", "it rested on @rain#dry, and was published with low confidence",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("front", "says"), HELD.values(), ids=HELD.keys())
def test_another_confidence_is_a_change(judged: Site, front: str, says: str | None) -> None:
    judged.lead(BODY, front)
    found = [f for f in judged.check().diagnostics if f.code == "changed-without-date"]
    assert [related.words for fault in found for related in fault.related] == ([says] if says else [])


def test_the_page_shows_another_confidence(judged: Site) -> None:
    judged.lead(BODY, JUDGED % "high", updated="2026-01-09")
    assert told(judged) == []
    html = " ".join(shown(judged).split())
    assert "1 claim, since the edition of 7 January 2026" in html
    assert '<p class="claim">It will stop.</p>' in html
    assert "<dt>Was</dt><dd>Low confidence</dd></div> <div><dt>Now</dt><dd>High confidence</dd>" in html


def test_an_edition_without_confidences_is_no_change(judged: Site) -> None:
    judged.edit(EDITIONS, " (confidence: low)", "")
    assert told(judged) == []
    judged.lead(BODY, JUDGED % "low", updated="2026-01-09")
    assert [text.split(": ")[0] for text in told(judged)] == ["6:10 date-without-change"]


# --- corrections ---------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTIONS = """\
updated: 2026-01-10
corrections:
  - {date: 2026-01-09, text: 'It said fog & rain. It was rain & more [@rain#hours].'}
  - {date: 2026-01-10, text: Ada Lane was misspelt.}
  - {date: 2026-01-09, text: A second one of that day.}
"""


def test_feed_of_corrections(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.small()
    site.lead(BODY, CORRECTIONS)
    tree = site.build().tree
    feed = ElementTree.fromstring(tree["corrections.xml"])
    assert feed.findtext(f"{ATOM}title") == "Harbour Notes: corrections"
    assert feed.findtext(f"{ATOM}updated") == "2026-01-10T00:00:00Z"
    assert feed.findtext(f"{ATOM}id") == "tag:harbour.example,2026:/notes/corrections.html"
    page = "https://harbour.example/notes/water/lead.html"
    told = [
        (
            entry.findtext(f"{ATOM}id"),
            entry.findtext(f"{ATOM}updated"),
            entry.find(f"{ATOM}link").get("href"),  # type: ignore[union-attr]
            entry.findtext(f"{ATOM}summary"),
        )
        for entry in feed.iter(f"{ATOM}entry")
    ]
    tag = "tag:harbour.example,2026:/notes/water/lead#correction"
    assert told == [
        (
            f"{tag}-2026-01-10",
            "2026-01-10T00:00:00Z",
            f"{page}#correction-2026-01-10",
            "Ada Lane was misspelt.",
        ),
        (
            f"{tag}-2026-01-09",
            "2026-01-09T00:00:00Z",
            f"{page}#correction-2026-01-09",
            "It said fog & rain. It was rain & more.",
        ),
        (
            f"{tag}-2026-01-09-2",
            "2026-01-09T00:00:00Z",
            f"{page}#correction-2026-01-09-2",
            "A second one of that day.",
        ),
    ]
    html = tree[PAGE].decode()
    assert all(f'<li id="correction-2026-01-{day}">' in html for day in ("09", "09-2", "10"))
    assert 'href="corrections.xml"' in tree["corrections.html"].decode()
    titles = {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")}
    assert titles == {"Correction: Rain on the quay"}


def test_a_site_without_corrections_has_an_empty_feed(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.small()
    feed = ElementTree.fromstring(site.build().tree["corrections.xml"])
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert list(feed.iter(f"{ATOM}entry")) == []
