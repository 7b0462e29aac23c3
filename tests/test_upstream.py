"""Changes upstream of the texts: cards, archived texts and addresses, with all that rests on them."""

from __future__ import annotations

import datetime
import json

import pytest

from briefing_site.model.diagnostic import Severity
from tests.commands import say
from tests.sites import CARD, LEAD, Site, briefing

LOCK = "seeds/seeds.lock"
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


@pytest.fixture
def pinned(site: Site) -> Site:
    """A site that prints passages wherever a page can, pinned with its cards."""
    site.small(
        briefing("They saw it [but see @rain#dry].\n\nNothing.", EVERYWHERE)
        + "-- seeds/fog.md --\n---\ntitle: Fog\npublisher: Quay Post\nkind: news\nurl: https://fog.example/1\n---\n"
        "## thick\n> Fog was thick\n\nSee [[@rain#hours]].\n"
        + briefing("It was foggy [@fog#thick].", path="briefings/land/fog.md", region="land", title="Fog")
    )
    site.pin()
    return site


def told(site: Site, code: str = "card-changed") -> list[str]:
    """Place and message of each fault of a code, up to what rests on it."""
    return [
        f"{f.place.path}:{f.place.line} {f.message.partition('; on it rest ')[0]}"
        for f in site.check().diagnostics
        if f.code == code
    ]


# --- cards ---------------------------------------------------------------------------------------

HOURS, DRY = 'the excerpt "hours" is not as it was accepted', 'the excerpt "dry" is not as it was accepted'
CHANGES = [
    # what is edited, and what is told of it
    pytest.param('voice="fact"', 'voice="reported"', [f"{CARD}:9 {HOURS}: voice (fact, now reported)"], id="voice"),
    pytest.param(' voice="fact"', "", [f"{CARD}:9 {HOURS}: voice is gone (fact)"], id="voice gone"),
    pytest.param('speaker="the mayor"', 'speaker="the crew"', [f"{CARD}:17 {DRY}: speaker (the mayor, now the crew)"], id="speaker"),
    pytest.param("It rained for long.", "It rained briefly.", [f"{CARD}:9 {HOURS}: gist reads otherwise"], id="gist"),
    pytest.param("It rained for long.", "", [f"{CARD}:9 {HOURS}: gist is gone"], id="gist gone"),
    pytest.param("It rained for long.", "It rained\nfor long.", [], id="gist on two lines"),
    pytest.param("It rained for long.", "Translation: Wet.\n\nIt rained for long.", [f"{CARD}:9 {HOURS}: translation is new"], id="translation"),
    pytest.param("> Rain fell for six hours", "> Rain fell for six", [f"{CARD}:9 {HOURS}: quote reads otherwise"], id="quotation"),
    pytest.param('at="2:1"', 'at="2"', [], id="place"),
    pytest.param("kind: news", "kind: commentary", [f"{CARD}:7 the card is not as it was accepted: kind (news, now commentary)"], id="kind"),
    pytest.param("published: 2026-01-05", "published: 2026-01", [f"{CARD}:5 the card is not as it was accepted: published (2026-01-05, now 2026-01)"], id="date"),
    pytest.param("kind: news", "kind: news\nurl: https://quay.example/1", [f"{CARD}:8 the card is not as it was accepted: url is new (https://quay.example/1)"], id="address"),
    pytest.param("kind: news", "kind: news\narchived_url: https://keep.example/1", [f"{CARD}:8 the card is not as it was accepted: archived_url is new (https://keep.example/1)"], id="archived address"),
    pytest.param("kind: news", "kind: news\nrights: full", [f"{CARD}:8 the card is not as it was accepted: rights (quote, now full)"], id="rights"),
    pytest.param("author: [Ada Lane]", "author: [Bo Lane]", [f"{CARD}:3 the card is not as it was accepted: author reads otherwise"], id="author"),
    pytest.param("title: Quay shut for the night", "title: Quay shut", [f"{CARD}:2 the card is not as it was accepted: title reads otherwise"], id="title"),
    pytest.param("kind: news", "kind: news\ncorrected: {date: 2026-02, reason: The time was wrong.}", [f"{CARD}:8 the card is not as it was accepted: corrected is new"], id="correction"),
    pytest.param("kind: news", "kind: news\naccessed: 2026-02-01", [], id="when it was read"),
    pytest.param("kind: news", "kind: data\nrights: full", [f"{CARD}:7 the card is not as it was accepted: kind (news, now data), rights (quote, now full)"], id="two keys"),
    pytest.param("## crew", "## more\n> Nobody was hurt\n\n## crew", [], id="an excerpt more"),
]  # fmt: skip


@pytest.mark.parametrize("archive", [True, False], ids=["archive", "no archive"])
@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_a_change_of_a_card_is_told_until_it_is_accepted(
    pinned: Site, old: str, new: str, expected: list[str], archive: bool
) -> None:
    assert told(pinned) == []
    if not archive:
        pinned.rename("seeds/archive", "../away")
    pinned.edit(CARD, old, new)
    assert told(pinned) == expected
    assert told(pinned) == expected  # a second look accepts nothing
    pinned.pin(cards_only=True)
    assert told(pinned) == []


def test_all_that_rests_on_a_passage_is_listed(pinned: Site) -> None:
    pinned.edit(CARD, "It rained for long.", "It rained briefly.")
    (fault,) = (f for f in pinned.check().diagnostics if f.code == "card-changed")
    assert fault.severity is Severity.WARNING
    assert fault.message == (
        'the excerpt "hours" is not as it was accepted: gist reads otherwise; on it rest '
        "briefings/land/all.md:7 “It rained, and it will stop.”; "
        f"{LEAD}:7 “Rain fell.”; judgement {LEAD}:7; "
        "pages land/all.html, sources/fog.html, sources/index.html, sources/rain.html, topics/rain.html, "
        "water/lead.html; feeds feed.xml, feed.json, water/feed.xml, land/feed.xml; "
        "exports sources.bib, sources.csl.json, sources.ris, sources/rain.bib, sources/rain.csl.json, "
        "sources/rain.ris, land/all.bib, land/all.csl.json, land/all.ris, land/all.json, land/all.md, water/lead.bib, "
        "water/lead.csl.json, water/lead.ris, water/lead.json, water/lead.md, search-index.js, the book of everything, "
        "the book of land, the book of water, the book of land/all, the book of water/lead"
    )
    assert [(place.at.path, place.at.line) for place in fault.related] == [
        ("briefings/land/all.md", 7),
        (LEAD, 7),
    ]


def test_nobody_is_told_of_a_card_that_nobody_uses(pinned: Site) -> None:
    pinned.delete("briefings/land/fog.md")
    pinned.edit("seeds/fog.md", "kind: news", "kind: data")
    assert told(pinned) == []


def test_a_source_without_a_text_is_watched_too(pinned: Site) -> None:
    pinned.edit("seeds/fog.md", "https://fog.example/1", "https://fog.example/2")
    assert told(pinned) == [
        "seeds/fog.md:5 the card is not as it was accepted: url (https://fog.example/1, now https://fog.example/2)"
    ]


def test_a_quotation_that_changed_is_told_once(pinned: Site) -> None:
    pinned.edit(CARD, "> Rain fell for six hours", "> Rain fell for six")
    assert [f.code for f in pinned.check().diagnostics if f.place.path == CARD] == ["card-changed"]


def test_the_lock_keeps_no_words(pinned: Site) -> None:
    pinned.put("seeds/rain.md", pinned.read(CARD).replace("kind: news", "kind: news\nrights: private"))
    pinned.pin()
    for words in ("Rain fell", "It rained", "Quay shut", "Ada Lane"):
        assert words not in pinned.read(LOCK)


BROKEN = [
    pytest.param('"kind": "news"', '"kind": 3', "'kind' of cards.fog.head has the wrong type", id="type"),
    pytest.param('"head": {', '"feet": {', "cards.fog has no 'head'", id="key"),
    pytest.param('"cards": {', '"cards": [], "card": {', "strange key 'card'", id="strange"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_lock_with_broken_cards_is_told(pinned: Site, old: str, new: str, message: str) -> None:
    pinned.put(LOCK, pinned.read(LOCK).replace(old, new, 1))
    assert [message in f.message for f in pinned.check().diagnostics if f.code == "bad-lock"] == [True]


# --- pinning without the archive -----------------------------------------------------------------


def test_cards_are_accepted_where_the_archive_is_not(
    pinned: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned.rename("seeds/archive", "../away")
    pinned.edit(CARD, "It rained for long.", "It rained briefly.")
    assert say(capsys, "pin", "--site", pinned.root).status == 2
    before = json.loads(pinned.read(LOCK))
    assert say(capsys, "pin", "--cards", "--site", pinned.root).status == 0
    after = json.loads(pinned.read(LOCK))
    assert after["sources"] == before["sources"]
    assert after["cards"] != before["cards"]


def test_a_site_without_archived_texts_is_pinned_without_an_archive(site: Site) -> None:
    site.small()
    site.delete("seeds/archive")
    site.delete(LOCK)
    site.edit(CARD, "archive: rain.txt\n", "")
    site.pin()
    assert list(json.loads(site.read(LOCK))["cards"]) == ["rain"]


# --- renaming ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["source", "rain", "lane"], ["excerpt", "rain#hours", "six"]], ids=["source", "excerpt"]
)
def test_a_new_name_is_no_change(
    pinned: Site, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    pinned.append("seeds/fog.md", "")
    pinned.edit("seeds/fog.md", "kind: news", "kind: news\nderived_from: rain")
    pinned.pin()
    assert say(capsys, "rename", *arguments, "--site", pinned.root).status == 0
    assert told(pinned) == []


# --- withdrawn -----------------------------------------------------------------------------------

GONE = "withdrawn: {date: 2026-03-01, reason: The paper took it back.}"
WITHDRAWN = [
    pytest.param("rain", "Fog [@rain#hours].", [f"{LEAD}:7 \"rain\" was withdrawn on 2026-03-01: The paper took it back; the sentence rests on it alone"], id="alone"),
    pytest.param("rain", "Fog [@rain#hours; @fog#thick].", [f"{LEAD}:7 \"rain\" was withdrawn on 2026-03-01: The paper took it back; the sentence rests on it beside others"], id="beside others"),
    pytest.param("rain", "Fog [see @rain#hours, p. 3].", [f"{LEAD}:7 \"rain\" was withdrawn on 2026-03-01: The paper took it back; the sentence rests on it alone"], id="see"),
    pytest.param("rain", "Fog [cf. @rain#hours].", [], id="cf."),
    pytest.param("rain", "Fog [but see @rain#hours].", [], id="but see"),
    pytest.param("rain", "Fog [@fog#thick].", [], id="another"),
    pytest.param("rain", "Fog [@copy].", [f"{LEAD}:7 \"rain\", the original of \"copy\", was withdrawn on 2026-03-01: The paper took it back; the sentence rests on it alone"], id="a copy of it"),
    pytest.param("copy", "Fog [@rain#hours].", [], id="a copy is withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), WITHDRAWN)
def test_what_rests_on_a_withdrawn_source_is_told(
    pinned: Site, name: str, text: str, expected: list[str]
) -> None:
    pinned.put(
        "seeds/copy.md", "---\ntitle: Rain\npublisher: Copy Post\nkind: news\nderived_from: rain\n---\n"
    )
    pinned.edit(f"seeds/{name}.md", "kind: news", f"kind: news\n{GONE}")
    pinned.lead(text)
    pinned.pin()
    assert [t for t in told(pinned, "withdrawn-source") if t.startswith(LEAD)] == expected


EARLY = {
    # the day of the clock; the notice; what is told
    "past": ("2026-03-02", "withdrawn: {date: 2026-03-01, reason: R.}", []),
    "today": ("2026-03-01", "withdrawn: {date: 2026-03-01, reason: R.}", []),
    "tomorrow": ("2026-02-28", "withdrawn: {date: 2026-03-01, reason: R.}", []),
    "later": ("2026-02-27", "withdrawn: {date: 2026-03-01, reason: R.}", ["withdrawn: 2026-03-01"]),
    "corrected": ("2026-02-01", "corrected: {date: 2026-03-01, reason: R.}", ["corrected: 2026-03-01"]),
    "this-month": ("2026-03-01", "withdrawn: {date: 2026-03, reason: R.}", []),
    "this-year": ("2026-01-01", "withdrawn: {date: 2026, reason: R.}", []),
    "next-year": ("2026-03-01", "withdrawn: {date: 2027, reason: R.}", ["withdrawn: 2027"]),
}


@pytest.mark.parametrize(("today", "notice", "expected"), EARLY.values(), ids=EARLY.keys())
def test_a_notice_whose_day_has_not_come_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, today: str, notice: str, expected: list[str]
) -> None:
    moment = datetime.datetime.fromisoformat(f"{today}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    site.small()
    site.edit(CARD, "kind: news", f"kind: news\n{notice}")
    seen = told(site, "early-notice")
    assert [text.partition(" has not")[0] for text in seen] == [f"{CARD}:8 {each}" for each in expected]


# --- the command ---------------------------------------------------------------------------------


def test_the_command_lists_all_that_rests_on_a_source(
    pinned: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned.edit(CARD, 'voice="fact"', 'voice="opinion"')
    said = say(capsys, "source", "impact", "rain", "--site", pinned.root)
    assert said.status == 0
    assert said.lines[:20] == [
        "rain: Quay shut for the night (Quay Post)",
        "not as it was accepted:",
        "  hours: voice (fact, now opinion)",
        "5 sentences:",
        "  briefings/land/all.md:7:30 It rained, and it will stop. [hours; crew; dry]",
        f"  {LEAD}:7:24 Rain fell. [hours]",
        f"  {LEAD}:15:22 They saw it. [but see dry]",
        f"  {LEAD}:9:55 Ada Lane tells of rain [crew]",
        f"  {LEAD}:11:44 It did stop. [dry]",
        "1 judgement:",
        f"  {LEAD}:7 judgement 1",
        "11 pages:",
        "  corrections.html",
        "  disagreements.html",
        "  land/all.html",
        "  people/ada-lane.html",
        "  sources/fog.html",
        "  sources/index.html",
        "  sources/rain.html",
        "  timeline.html",
    ]  # fmt: skip


def test_the_command_as_json(pinned: Site, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(
        say(capsys, "source", "impact", "rain#crew", "--format", "json", "--site", pinned.root).out
    )
    assert found == {
        "source": "rain#crew",
        "changes": [],
        "sentences": [
            {"path": "briefings/land/all.md", "line": 7, "column": 43, "page": "land/all.html#r-rain--crew-1", "source": "rain", "excerpt": "crew", "signal": None, "sentence": "It rained, and it will stop."},
            {"path": LEAD, "line": 9, "column": 55, "page": "water/lead.html#r-rain--crew-1", "source": "rain", "excerpt": "crew", "signal": None, "sentence": "Ada Lane tells of rain"},
        ],
        "judgements": [],
        "pages": ["land/all.html", "people/ada-lane.html", "sources/index.html", "sources/rain.html", "timeline.html", "water/index.html", "water/lead.html"],
        "feeds": ["feed.xml", "feed.json", "water/feed.xml", "land/feed.xml"],
        "exports": [
            "sources.bib", "sources.csl.json", "sources.ris", "sources/rain.bib", "sources/rain.csl.json", "sources/rain.ris",
            "land/all.bib", "land/all.csl.json", "land/all.ris", "land/all.json", "land/all.md",
            "water/lead.bib", "water/lead.csl.json", "water/lead.ris", "water/lead.json", "water/lead.md", "search-index.js",
        ],
        "books": ["", "land", "water", "land/all", "water/lead"],
    }  # fmt: skip


COPY = "---\ntitle: {0}\npublisher: P\nkind: news\nderived_from: {1}\n---\n## thick\n> Fog was thick\n"


def test_what_rests_on_a_copy_rests_on_the_original(pinned: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pinned.put("seeds/copy.md", COPY.format("Copy", "fog"))
    pinned.put("seeds/third.md", COPY.format("Third", "copy"))
    pinned.put("seeds/other.md", COPY.format("Other", "rain"))
    pinned.lead(
        "One [@copy#thick].\n\nTwo [see @third#thick; @fog#thick].\n\nThree [@other#thick].\n\nFour [@third]."
    )
    found = json.loads(say(capsys, "source", "impact", "fog", "--format", "json", "--site", pinned.root).out)
    assert [(s["path"], s["line"], s["source"], s["excerpt"]) for s in found["sentences"]] == [
        ("briefings/land/fog.md", 7, "fog", "thick"),
        (LEAD, 7, "copy", "thick"),
        (LEAD, 9, "third", "thick"),
        (LEAD, 9, "fog", "thick"),
        (LEAD, 13, "third", None),
    ]
    assert {"sources/copy.html", "sources/third.html", "water/lead.html"} <= set(found["pages"])
    assert "sources/other.html" not in found["pages"]
    assert len(found["exports"]) == len(set(found["exports"]))
    lines = say(capsys, "source", "impact", "fog", "--site", pinned.root).lines
    assert f"  {LEAD}:9:10 Two. [see third#thick; thick]" in lines
    assert f"  {LEAD}:13:7 Four. [third]" in lines
    one = json.loads(
        say(capsys, "source", "impact", "fog#thick", "--format", "json", "--site", pinned.root).out
    )
    assert [(s["line"], s["source"]) for s in one["sentences"]] == [(7, "fog"), (9, "fog")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rian", 'briefing: there is no source "rian"; did you mean "rain"?\n'),
        ("rain#huors", 'briefing: the source "rain" has no excerpt "huors"; did you mean "hours"?\n'),
    ],
)
def test_the_command_names_the_nearest(
    pinned: Site, capsys: pytest.CaptureFixture[str], name: str, message: str
) -> None:
    said = say(capsys, "source", "impact", name, "--site", pinned.root)
    assert (said.status, said.err) == (2, message)
