"""Plain texts go a short way through the parser, which says what the long way says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_site.model.lines import Lines, LocatedText
from briefing_site.parse.compose import Composition, compose
from briefing_site.parse.markdown import blocks, inline, inline_tree
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.markdown.plain_inline import is_plain
from briefing_site.parse.plain_clusters import plain_clusters
from briefing_site.text import sentences

ENGINE = MarkdownEngine()

PLAIN = {
    "words": "Rain fell on the quay, and it stopped.",
    "citation": "Rain fell [@rain-2026#fell].",
    "two citations": "Rain fell [see @rain#fell, p. 3; -@fog#came] and fog came [but see @fog#went, pp. 3-4].",
    "a citation over two lines": "Rain fell [@rain#fell;\n@fog#came].",
    "in running text": "As @rain#fell says, and @fog#came; too",
    "a link": "Rain [[water/quay#depth]] and [[quay|the quay]] and [[@rain#fell|words]].",
    "emphasis": "Rain *fell hard*, and **fog** came",
    "lines": "Rain fell (so they say)\nand it stopped: “a shower” of the kind",
    "other scripts": "Дождь шёл. 雨が降った。 Mưa rơi.",
}
NOT_PLAIN = {
    "in running text, with a bracket": "As @rain#fell [p. 3] says",
    "in running text, at an end": "As says @rain#fell.",
    "in odd brackets": "As 【@rain#fell 】 says",
    "a source alone": "Rain fell [@rain].",
    "nested": "Rain [fell [@rain#fell]].",
    "a link behind": "Rain [@rain#fell](x.md).",
    "an escape": r"Rain \[@rain#fell]",
    "a number sign": "Rain [@rain#fell] and #fog",
    "a bracket": "Rain [fell] hard [@rain#fell]",
    "code": "`Rain`",
    "emphasis in a word": "ra*i*n",
    "open emphasis": "Rain *fell",
    "address": "See www.example.org",
    "a foreign sign": "$x$",
    "a list in a paragraph": "Rain\n1) fell",
    "a quotation between apostrophes": "It ''fell''",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_the_short_way_is_taken(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN.keys())
def test_other_texts_go_the_long_way(text: str) -> None:
    assert not is_plain(text)


def composed(text: str) -> Composition:
    """A text as the body of a file, converted."""
    return compose(ENGINE, [LocatedText.run(Lines("briefings/water/lead.md", text), 0, len(text))])


def long_way(text: str) -> Composition:
    """The same without any short way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline_tree, "is_plain", lambda _: False)
        patch.setattr(inline, "plain_clusters", lambda _: {})
        patch.setattr(blocks._Reader, "plain_line", lambda *_: False)
        patch.setattr(sentences, "_plainly", lambda _: None)
        return compose(ENGINE, [LocatedText.run(Lines("briefings/water/lead.md", text), 0, len(text))])


PIECES = [
    "Rain fell",
    " fog",
    "a",
    ". ",
    ".",
    "It ",
    "Mr. ",
    ", ",
    "\n",
    "\n\n",
    " ",
    "*fell*",
    " **fog came** ",
    "*",
    "[@rain#fell]",
    " [see @rain#fell, p. 3; -@fog#came]",
    "[@rain#fell;\n@fog#came]",
    "[@rain]",
    "@rain#fell",
    " @rain#fell says",
    "[[@rain#fell|rain]]",
    "[[quay|the quay]] ",
    "【",
    " [[quay]]",
    " [words](../water/fog.md)",
    "[",
    "]",
    "(",
    ")",
    ": ",
    ":",
    "'",
    "#",
    "`",
    "- ",
    "1. ",
    "> ",
    "<b>",
    "</b>",
    "<code>",
    "</code>",
    "&amp;",
    "\\",
    "“",
    "”",
    '"',
    "!",
    "雨。",
    "^[note]",
    "{.x}",
    "www.",
    "%%",
    "| a | b |\n| --- | --- |\n",
    "  ",
    "cite",
    "Ã©",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_both_ways_say_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert composed(text) == long_way(text)


@pytest.mark.parametrize(
    "text", [*PLAIN.values(), *NOT_PLAIN.values()], ids=[*PLAIN.keys(), *NOT_PLAIN.keys()]
)
def test_both_ways_say_the_same_of_each_kind(text: str) -> None:
    assert composed(text) == long_way(text)


def test_a_citation_beside_a_link_is_read_at_sight() -> None:
    text = "Rain [fell](fog.md) [[@fog#came]] and [@rain#fell]."
    assert [text[start : found.end] for start, found in plain_clusters(text).items()] == ["[@rain#fell]"]
    assert composed(text) == long_way(text)


HOLE = "\U000f0000"
SENTENCE_PIECES = [
    "Rain fell",
    " It",
    ".",
    ". ",
    f".{HOLE} ",
    f" {HOLE}",
    "fog",
    " A",
    "Mr.",
    " p.",
    " 3.",
    "\n",
    "x.",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SENTENCE_PIECES), max_size=12))
def test_plain_sentences_are_those_of_the_rules(pieces: list[str]) -> None:
    text = "".join(pieces)
    plainly = sentences._plainly(text)
    assert plainly is None or plainly == sentences._carefully(text)


def test_most_paragraphs_are_plain() -> None:
    assert sentences._plainly(f"Rain fell.{HOLE} It stopped. Fog came") == [(0, 11), (12, 23), (24, 32)]
