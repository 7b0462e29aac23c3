"""The fix of `not-shown`: which excerpt is cited in the end, and what of the card and the sentence stays."""

from __future__ import annotations

import pytest

from briefing_site.authoring.mend import mend
from tests.sites import LEAD, Site, briefing

CARD = "seeds/plan.md"
QUIET = """\
-- config.yaml --
title: H
regions:
  water: {name: Water}
  land: {name: Land}
lint: {unused-excerpt: off, one-excerpt-many-claims: off, voice: off}
"""
FRONT = """\
-- seeds/archive/plan.txt --
The plan of the board

The board hires 140 divers and 23 pilots, officials said. Costs rose to 17.5 million dollars in a year.

In the end 66 boats lay there.
-- seeds/plan.md --
---
title: The plan of the board
publisher: Quay Post
published: 2026-01-05
archive: plan.txt
kind: news
---
"""
HIRE = '## hire {at="2" voice="reported" speaker="the officials"}\n> The board hires\n'


def mended(site: Site, card: str, body: str) -> tuple[str, str]:
    """What `--fix --unsafe` adds to a card, and the body of the briefing afterwards."""
    site.small(QUIET + FRONT + card + briefing(body))
    site.pin()
    new = mend(site.options(), unsafe=True).new
    of_card, text = new.get(CARD, b"").decode(), new.get(LEAD, b"").decode()
    before = site.read(CARD)
    return of_card.removeprefix(before), text.partition("\n---\n")[2].strip()


def test_the_new_excerpt_has_the_voice_and_the_speaker_of_the_cited_one(site: Site) -> None:
    added, _ = mended(site, HIRE, "There will be 140 divers, the officials say [@plan#hire].")
    heading = added.split("\n")[1]
    assert heading == '## board-hires-140 {at="2:1" voice="reported" speaker="the officials"}'


def test_what_was_told_of_the_sentence_is_told_still(site: Site) -> None:
    """A new excerpt without a speaker would silence the lint that asks who used the words."""
    site.small(QUIET + FRONT + HIRE + briefing("The officials said it hires “140 divers” [@plan#hire]."))
    site.pin()
    before = {fault.code for fault in site.check().diagnostics}
    mend(site.options(), unsafe=True).write(site.options())
    after = {fault.code for fault in site.check().diagnostics} - {"not-pinned"}
    assert before == {"indirect-as-quotation", "not-shown"}
    assert after == {"indirect-as-quotation"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("speaker=\"'Ada'\"", "speaker=\"'Ada'\"", id="a straight mark"),
        pytest.param("speaker='\"Ada\" Lane'", "speaker='\"Ada\" Lane'", id="straight marks"),
        pytest.param('lang="en-GB"', 'lang="en-GB"', id="a language"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_keys_are_written_so_that_they_are_read(site: Site, given: str, expected: str) -> None:
    space = " " if given else ""
    card = f'## hire {{at="2"{space}{given}}}\n> The board hires\n'
    added, _ = mended(site, card, "There will be 140 divers [@plan#hire].")
    assert f'## board-hires-140 {{at="2:1"{space}{expected}}}\n' in added


def test_sentences_that_need_one_passage_share_one_new_excerpt(site: Site) -> None:
    body = "140 divers [@plan#hire].\n\nAll 140 divers [@plan#hire].\n\nOf pilots 23 come [@plan#hire]."
    added, text = mended(site, HIRE, body)
    assert added.count("## ") == 1
    assert text == body.replace("#hire", "#board-hires-140")


def test_an_excerpt_in_another_voice_is_no_stand_in(site: Site) -> None:
    other = '## pilots {at="2" voice="fact"}\n> 140 divers and 23 pilots\n\n'
    added, text = mended(site, other + HIRE, "140 divers [@plan#hire].")
    assert added.count("## ") == 1 and text == "140 divers [@plan#board-hires-140]."


def test_excerpts_stand_one_blank_line_apart(site: Site) -> None:
    card = HIRE + '\n## boats {at="3"}\n> In the end\n'
    body = "140 divers [@plan#hire].\n\nOf boats 66 came [@plan#boats]."
    added, _ = mended(site, card, body)
    assert added.count("## ") == 2
    assert "\n\n\n" not in added and added.startswith("\n## ") and added.endswith("there\n")


def test_where_no_excerpt_can_be_cut_the_hint_says_so(site: Site) -> None:
    body = "It “hires 140 divers and 23 pilots”, officials say [@plan#hire]."
    site.small(QUIET + "policy: {quote_words: 3}\n" + FRONT + HIRE + briefing(body))
    site.pin()
    (fault,) = (fault for fault in site.check().diagnostics if fault.code == "not-shown")
    assert fault.hint.startswith(
        "say it in the gist, or quote it on the card yourself: no piece of a sentence of 3 words"
    )


MANY = {
    "both need one": (
        "They hire 140, for 17.5 million dollars [@plan#hire].",
        "They hire 140, for 17.5 million dollars [@plan#board-hires-140; @plan#costs-rose-17-5].",
    ),
    "one is shown": (
        "They “hires” 17.5 million dollars [@plan#hire].",
        "They “hires” 17.5 million dollars [@plan#hire; @plan#costs-rose-17-5].",
    ),
    "in running text": (
        "As @plan#hire says, they “hires” 17.5 million dollars.",
        "",
    ),
}


@pytest.mark.parametrize(("body", "expected"), MANY.values(), ids=MANY)
def test_a_citation_whose_note_is_needed_stays(site: Site, body: str, expected: str) -> None:
    _, text = mended(site, HIRE, body)
    assert text == expected
