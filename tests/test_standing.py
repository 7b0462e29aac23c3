"""Whether a judgement stands without any one of its sources: as a rule, on every page, in the record."""

from __future__ import annotations

import json
import re

import pytest

from tests.sites import LEAD, PAGE, Result, Site, briefing

SOURCES = "".join(
    f"-- seeds/{name}.md --\n---\ntitle: {title}\npublisher: {title} Post\npublished: 2026\nkind: news\n"
    f"{more}---\n## one\n> One\n"
    for name, title, more in (
        ("fog", "Fog", ""),
        ("copy", "Copy", "derived_from: rain\n"),
        ("second-copy", "Second", "derived_from: copy\n"),
        ("gone", "Gone", "withdrawn: {date: 2026-03, reason: Made up.}\n"),
        ("gone-copy", "Ghost", "derived_from: gone\n"),
    )
)

RAIN = "<a>Quay Post 2026</a>"
FOG = "<a>Fog Post 2026</a>"
JUDGEMENTS = [
    # the text; kind, origins and needed origins; the words on the page
    pytest.param("Wet [@rain#hours].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone.", id="one source"),
    pytest.param("Wet [@rain#hours; @rain#crew; @rain].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone.", id="several passages"),
    pytest.param("Wet [@rain#hours; @fog#one].", "stands", ["rain", "fog"], [], "Stands without any one of its sources.", id="two sources"),
    pytest.param("Wet [@rain#hours]. Foggy [@fog#one].", "leans", ["rain", "fog"], ["rain", "fog"], f"Parts of it rest on one source each: {RAIN}, {FOG}.", id="a sentence each"),
    pytest.param("Wet [@rain#hours; @fog#one]. Foggy [@fog#one].", "leans", ["rain", "fog"], ["fog"], f"A part of it rests on {FOG} alone.", id="one sentence on one"),
    pytest.param("Wet [@rain#hours; @copy#one].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone: what else is cited reprints or translates it.", id="a copy"),
    pytest.param("Wet [@copy#one; @second-copy#one].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone: what else is cited reprints or translates it.", id="two copies"),
    pytest.param("Wet [@copy#one; @fog#one].", "stands", ["rain", "fog"], [], "Stands without any one of its sources.", id="a copy and another"),
    pytest.param("Wet [@rain#hours; but see @fog#one].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone.", id="against it"),
    pytest.param("Wet [@rain#hours; cf. @fog#one].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone.", id="compared"),
    pytest.param("Wet [see @rain#hours; see also @fog#one].", "stands", ["rain", "fog"], [], "Stands without any one of its sources.", id="see"),
    pytest.param("Wet [contra @rain#hours].", "unsupported", [], [], "No source is cited in support.", id="only against it"),
    pytest.param("Wet.", "unsupported", [], [], "No source is cited in support.", id="nothing cited"),
    pytest.param("Wet [@rain#hours]. Foggy [contra @fog#one].", "alone", ["rain"], ["rain"], f"Rests on {RAIN} alone.", id="a sentence without support"),
    pytest.param("Wet [@gone#one].", "alone", ["gone"], ["gone"], "Rests on <a>Gone Post 2026</a> alone. <b><a>Gone Post 2026</a> was withdrawn.</b>", id="withdrawn"),
    pytest.param("Wet [@gone-copy#one; @fog#one].", "stands", ["gone", "fog"], [], "Stands without any one of its sources. <b><a>Ghost Post 2026</a> was withdrawn.</b>", id="a copy of what was withdrawn"),
    pytest.param("Wet [@gone#one; @gone-copy#one].", "alone", ["gone"], ["gone"], "Rests on <a>Gone Post 2026</a> alone: what else is cited reprints or translates it. <b><a>Gone Post 2026</a>, <a>Ghost Post 2026</a> were withdrawn.</b>", id="two withdrawn"),
]  # fmt: skip


def judged(*texts: str) -> str:
    lines = [f'  - {{text: "{text}", confidence: low, because: x}}' for text in texts]
    return "topics: [rain]\njudgements:\n" + "\n".join(lines)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    site = Site(tmp_path_factory.mktemp("standing"))
    site.small(SOURCES + briefing("Nothing.", judged(*(str(row.values[0]) for row in JUDGEMENTS))))
    site.append("config.yaml", "lint: {unverified-quote: off, not-pinned: off, unused-excerpt: off}\n")
    return site.build()


def told(page: str) -> list[tuple[str, str]]:
    """Kind and words of what each judgement of a page rests on, without the addresses."""
    found = re.findall(r'<p class="standing" data-standing="(\w+)">(.*?)</p>', page)
    return [(kind, re.sub(r"<a [^>]*>", "<a>", words)) for kind, words in found]


@pytest.mark.parametrize("number", range(len(JUDGEMENTS)), ids=[str(row.id) for row in JUDGEMENTS])
def test_page_topic_and_record_say_the_same(built: Result, number: int) -> None:
    _, kind, origins, needed, words = JUDGEMENTS[number].values
    assert built.outcome.complete
    for address in (PAGE, "topics/rain.html"):
        assert told(built.pages[address])[number] == (kind, words)
    record = json.loads(built.tree["water/lead.json"])
    assert record["judgements"][number]["standing"] == {"kind": kind, "origins": origins, "needed": needed}


def test_the_source_that_a_judgement_needs_is_linked(built: Result) -> None:
    first = re.search(r'<p class="standing"[^>]*>Rests on <a href="([^"]+)">', built.pages[PAGE])
    assert first
    assert first[1] == "../sources/rain.html"


def test_the_feed_says_it_too(built: Result) -> None:
    items = json.loads(built.tree["feed.json"])["items"]
    (content,) = (item["content_html"] for item in items if item["url"].endswith(PAGE))
    assert content.count("Stands without any one of its sources.") == 4


def test_an_edit_of_one_text_changes_what_rests_on_it(small: Site) -> None:
    small.write(SOURCES + briefing("Fog [@fog#one].", judged("Wet [@rain#hours].")))
    assert told(small.build().pages[PAGE]) == [("alone", f"Rests on {RAIN} alone.")]
    small.edit(LEAD, "Wet [@rain#hours]", "Wet [@rain#hours; @fog#one]")
    assert told(small.build().pages[PAGE]) == [("stands", "Stands without any one of its sources.")]
    small.edit("seeds/fog.md", "kind: news", "kind: news\nderived_from: rain")
    assert told(small.build().pages[PAGE])[0][0] == "alone"
