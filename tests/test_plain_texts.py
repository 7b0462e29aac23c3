"""Texts that are printed as they stand: Markdown and citations in them are told, plain words are not."""

from __future__ import annotations

import pytest

from tests.sites import CARD, SMALL, Site, briefing, files

MARKUP = {
    "emphasis": "The *big* quay",
    "underscores": "The _big_ quay",
    "strong": "The **big** quay",
    "strong, open": "The **big quay",
    "deleted": "The ~~big~~ quay",
    "marked": "The ==big== quay",
    "code": "The `big` quay",
    "tag": "The <b>big</b> quay",
    "tag alone": "The big<br>quay",
    "comment": "The quay<!-- big -->",
    "entity": "R&amp;D",
    "blank": "&nbsp;Quay",
    "escape": r"The \*big\* quay",
    "at sign": r"The \@quay",
    "note": "The quay^[big]",
    "formula": "The $x$ quay",
    "raised": "10^3^ boats",
    "lowered": "H~2~O",
    "command": "The {{ big }} quay",
    "emoji": "The quay :smile:",
    "link": "The [quay](../land/all.md)",
    "picture": "The ![quay](quay.png)",
    "address in brackets": "See <https://quay.example/>",
    "heading": "## The quay",
    "quotation": "> The quay",
}
CITED = {
    "bracket": "Rain [@rain#hours] fell",
    "key": "@rain#hours fell",
    "source": "@rain says so",
    "no sign": "As rain#crew says",
    "wikilink": "See [[all]]",
    "link to a source": "See [[@rain]]",
    "mark": "See[^a]",
}
PLAIN = {
    "ampersand": "R&D and AT&T; Co",
    "times": "5 * 3 and 5*3*2",
    "sharp": "C# and F# #1",
    "underscore": "a_b_c and snake_case",
    "handle": "@somebody says",
    "about": "~5, and 20~30人、5~10人",
    "dollars": "$5 and $6",
    "less": "10 < 20 > 5, a<b and c>d",
    "letters": "M*A*S*H",
    "asterisks": "*Lane and *Wood",
    "name in angles": "The <Sea>",
    "address": "See https://quay.example/a_b_c",
    "mail": "Ada Lane <ada@lane.example>",
    "per cent": "100%% sure",
    "source as a word": "The rain fell",
    "brackets": "The quay [sic] (1)",
    "backslash": r"C:\quay",
    "numbers": "2#3, 1:2:3",
}


def places(value: str) -> dict[str, str]:
    """A site in one string for each place of a plain text."""
    card, config = files(SMALL)[CARD], files(SMALL)["config.yaml"]
    quoted = "'" + value.replace("'", "''") + "'"

    def on_card(line: str) -> str:
        return f"-- {CARD} --\n" + card.replace("kind: news", f"kind: news\n{line}")

    return {
        "title": briefing("x", title=quoted),
        "summary": briefing("x", summary=quoted),
        "reason": briefing(
            "x", f"judgements:\n  - {{text: 'x [@rain#hours]', confidence: low, because: {quoted}}}"
        ),
        "people": briefing("x", f"people: [{quoted}]"),
        "authors": briefing("x", f"authors: [{{literal: {quoted}}}]"),
        "descriptor": on_card(f"descriptor: {quoted}"),
        "perspective": on_card(f"perspective: {quoted}"),
        "notice": on_card(f"corrected: {{date: 2026-01-06, reason: {quoted}}}"),
        "translation": f"-- {CARD} --\n" + card.replace("It rained for long.", f"Translation: {value}"),
        "config": "-- config.yaml --\n" + config.replace("Harbour Notes", quoted),
        "description": f"-- config.yaml --\n{config}description: {quoted}\n",
        "region": "-- config.yaml --\n" + config.replace("{name: Water}", f"{{name: {quoted}}}"),
        "region's summary": "-- config.yaml --\n" + config.replace("Water}", f"Water, summary: {quoted}}}"),
    }


PLACES = list(places(""))
LINTS = {"not-pinned", "corrected-source"}


def codes(site: Site, text: str) -> list[str]:
    site.write(text)
    return [fault.code for fault in site.check().diagnostics if fault.code not in LINTS]


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP.keys())
def test_markup_is_told_once(small: Site, text: str) -> None:
    assert codes(small, places(text)["summary"]) == ["markup-in-plain-text"]


@pytest.mark.parametrize("text", CITED.values(), ids=CITED.keys())
def test_citations_are_told_once(small: Site, text: str) -> None:
    assert codes(small, places(text)["title"]) == ["citation-misplaced"]


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_plain_words_are_not_told(small: Site, text: str) -> None:
    assert codes(small, places(text)["summary"]) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_place(small: Site, place: str) -> None:
    text = places("The *big* quay, rain#crew")[place]
    assert codes(small, text) == ["markup-in-plain-text", "citation-misplaced"]


@pytest.mark.parametrize(
    "gist",
    ["See rain#crew.", "See @rain.", "See [rain#crew]."],
    ids=["no sign", "source", "no sign in brackets"],
)
def test_a_key_in_the_words_of_a_card_is_told(small: Site, gist: str) -> None:
    text = files(SMALL)[CARD].replace("It rained for long.", gist)
    assert codes(small, f"-- {CARD} --\n{text}") == ["citation-misplaced"]


@pytest.mark.parametrize("word", ["JA", "ja-JP", "ZH-hans", "yue", "pt-br", "de-1996"])
def test_a_language_is_taken_in_any_letter_case(small: Site, word: str) -> None:
    assert codes(small, briefing("x", f"language: {word}")) == []
