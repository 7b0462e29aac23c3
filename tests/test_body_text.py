"""A body as plain text: one function, whoever asks."""

from __future__ import annotations

import functools
import json
import re
from html import unescape

import pytest

from briefing_site.model.body import Body, CitationHole, Hole, LinkHole
from briefing_site.model.body_text import as_written, body_text, sentence_text
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.parse.compose import compose
from briefing_site.parse.markdown.engine import MarkdownEngine
from tests.sites import Result, Site
from tests.test_link import SOURCE, uses
from tests.test_search import passages


@functools.cache
def engine() -> MarkdownEngine:
    return MarkdownEngine()


def body(markdown: str) -> Body:
    lines = Lines("a.md", markdown)
    return compose(engine(), [LocatedText.run(lines, 0, len(markdown))]).blocks[0].body


def named(hole: Hole) -> str:
    """What kind of hole prints here."""
    if isinstance(hole, CitationHole):
        return "AUTHOR"
    return "LINK" if isinstance(hole, LinkHole) and hole.whole else ""


# Markdown; its words with what `named` prints; its words as the author wrote the names.
TEXTS = {
    "plain": ("It rained.", "It rained.", "It rained."),
    "emphasis": ("It *rai*ned **long**.", "It rained long.", "It rained long."),
    "entities": ("A &amp; B &lt; C", "A & B < C", "A & B < C"),
    "wikilink": ("See [[all]].", "See LINK.", "See all."),
    "wikilink to a heading": ("See [[all#north]].", "See LINK.", "See all#north."),
    "wikilink with words": ("See [[all|the rest]].", "See LINK.", "See the rest."),
    "excerpt link": ("See [[@rain#dry]].", "See LINK.", "See rain#dry."),
    "link": ("See [the rest](b.md).", "See the rest.", "See the rest."),
    "image": ("A ![quay](q.png) here", "A here", "A here"),
    "bracket": ("It rained [@rain#dry].", "It rained.AUTHOR", "It rained."),
    "name in running text": ("As @rain says.", "As AUTHOR says.", "As @rain says."),
    "footnote": ("It rained.[^a]\n\n[^a]: Long.", "It rained.", "It rained."),
    "paragraphs": ("Wet.\n\nDry.", "Wet. Dry.", "Wet. Dry."),
    "line break": ("Wet  \nDry", "Wet Dry", "Wet Dry"),
    "cells": ("| a | b |\n| - | - |\n| c | d |", "a · b · c · d", "a · b · c · d"),
    "exponent": ("It is 10<sup>2</sup>, H<sub>2</sub>O.", "It is 10 2, H2O.", "It is 10 2, H2O."),
    "reading aid": ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>町", "港町", "港町"),
    "place to break a word": ("Lang<wbr>wort", "Langwort", "Langwort"),
    "sign in an attribute": ('<abbr title="a > b">AB</abbr>C', "ABC", "ABC"),
    "code": ("Write `[@a#x]` so.", "Write [@a#x] so.", "Write [@a#x] so."),
    "words with signs": ("See [[all|a < b & c]].", "See LINK.", "See a < b & c."),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "told", "written"), TEXTS.values(), ids=TEXTS)
def test_body_to_text(markdown: str, told: str, written: str) -> None:
    made = body(markdown)
    assert (body_text(made, named), body_text(made, as_written)) == (told, written)


# Markdown; the sentences of its holes in order, each with the numbers of the holes that know it.
SENTENCES = {
    "none": ("It rained.", []),
    "one": ("Wet. Dry [@a]. Hot.", [("Dry.", [0])]),
    "two holes of one": ("Wet [@a] and [[b|dry]].", [("Wet and dry.", [0, 1])]),
    "equal words": ("Wet [@a]. Wet [@a].", [("Wet.", [0]), ("Wet.", [1])]),
    "cells": ("| a | b |\n| - | - |\n| c [@a] | c [@a] |", [("c", [0]), ("c", [1])]),
    "one definition for two links": ("Wet [days][r]. Dry [nights][r].\n\n[r]: b.md", [("Wet days.", [0]), ("Dry nights.", [1])]),
    "heading": ("## Wet [@a]\n\nDry [@a].", [("Wet", [0]), ("Dry.", [1])]),
    "footnote mark": ("Wet.[^n] Dry.\n\n[^n]: Long.", [("Wet.", [0])]),
    "image": ("![a](q.png)\n\nDry [@a].", [("", [0]), ("Dry.", [1])]),
    "exponent": ("It is 10<sup>2</sup> [@a].", [("It is 10 2.", [0])]),
    "inside a reading aid": ("<ruby>港<rt>みなと [@a]</rt></ruby>町", [("港町", [0])]),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_every_hole_knows_its_sentence(markdown: str, expected: list[tuple[str, list[int]]]) -> None:
    made = body(markdown)
    assert [
        (
            sentence_text(made, number, as_written),
            [at for at, hole in enumerate(made.holes) if hole.sentence == number],
        )
        for number in dict.fromkeys(hole.sentence for hole in made.holes)
    ] == expected


# --- on the pages --------------------------------------------------------------------------------

TEXT = "[[all|Ann & Bo]], @rain#dry and [[all]] told [the rest](../land/all.md) of 10<sup>2</sup> boats [@rain#crew]"
WORDS = "Ann & Bo, Ada Lane and All that is known told the rest of 10 2 boats"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    site = Site(tmp_path_factory.mktemp("words"))
    site.small()
    site.append("config.yaml", "lint: {figures: off, names: off, not-shown: off, uncited-claim: off}\n")
    site.edit("seeds/rain.md", "It rained for long.", "Of [[all]] that [[all|was known]] & said.")
    site.lead(
        f"## On {TEXT}\n\nNews.",
        f"""
judgements:
  - {{text: "{TEXT}", confidence: low, because: rain}}
events:
  - {{date: 2026-01-04, text: "{TEXT}"}}
  - {{date: 2026-01-05, text: "It rained"}}
""",
    )
    result = site.build()
    assert result.faults == []
    return result


def test_record_has_the_words(built: Result) -> None:
    record = json.loads(built.tree["water/lead.json"])
    assert [judgement["text"] for judgement in record["judgements"]] == [WORDS]
    assert [event["text"] for event in record["events"]] == [WORDS, "It rained"]
    assert [(claim["part"], claim["sentence"]) for claim in record["claims"]] == [
        ("judgement", WORDS),
        ("text", f"On {WORDS}"),
        ("event", WORDS),
    ]


def test_source_page_and_backlinks_have_the_words(built: Result) -> None:
    assert {words for _, words in uses(built.pages[SOURCE])} == {WORDS, f"On {WORDS}"}
    assert f'<p class="why">{WORDS.replace("&", "&amp;")}</p>' in built.pages["land/all.html"]


def test_search_has_the_words(built: Result) -> None:
    found = [(address, texts[-1]) for address, _, texts in passages(built)]
    assert ("water/lead.html#dates-h", f"4 January 2026: {WORDS}") in found
    assert ("sources/rain.html#e-hours", "Of All that is known that was known & said.") in found
    (judged,) = [texts for address, _, texts in passages(built) if address == "water/lead.html#bottom-line-h"]
    assert judged == [WORDS, "Low confidence: rain"]
    (label,) = [label for address, label, _ in passages(built) if address.startswith("water/lead.html#on-")]
    assert label == f"On {WORDS}"


def test_strip_of_the_timeline_has_the_words(built: Result) -> None:
    titles = [unescape(title) for title in re.findall(r"<title>(.*?)</title>", built.pages["timeline.html"])]
    assert any(WORDS in title for title in titles), titles
