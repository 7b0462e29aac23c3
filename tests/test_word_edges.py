"""Word edges: where a quotation would cut a word."""

from __future__ import annotations

import pytest

from briefing_site.text.word_edges import begins_inside, ends_inside, one_word, word_around

# `|` marks where a quotation begins, or ends.
BEGINS = {
    "word": ("un|able", True),
    "whole": ("is |able", False),
    "negative-prefix": ("Non-|nuclear", True),
    "negative-prefix-further-back": ("non-nuclear-|weapon", True),
    "no-fly": ("a no-|fly zone", True),
    "compound": ("Japan-|US alliance", False),
    "dash-after-no": ("said no—|Tokyo", False),
    "negative-number": ("fell to -|5 degrees", True),
    "range": ("2020-|25", False),
    "decimal": ("9.|04", True),
    "thousands": ("10,|000", True),
    "exponent": ("10|²", True),
    "contraction": ("it’|s late", True),
    "elision": ("dell’|Asia", False),
    "soft-hyphen": ("un\u00ad|able", True),
    "combining-mark": ("か|\u3099", True),
    "russian": ("не|возможно", True),
    "japanese": ("不|可能", False),
    "korean": ("비|핵화", False),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "inside"), BEGINS.values(), ids=BEGINS.keys())
def test_begins_inside(marked: str, inside: bool) -> None:
    assert begins_inside(marked.replace("|", ""), marked.index("|")) is inside


ENDS = {
    "word": ("hope|less", True),
    "whole": ("hope| lost", False),
    "possessive": ("Japan|’s", False),
    "negated": ("can|’t", True),
    "negated-n": ("do|n't", True),
    "compound": ("Japan|-US", False),
    "free": ("nuclear|-free zone", True),
    "decimal": ("9|.04", True),
    "stop": ("in 2026|. Then", False),
    "half-width-mark": ("ﾊ|ﾞ", True),
    "hangul-jamo": ("\u1100\u1161|\u11a8", True),
    "hangul-particle": ("일본|은", False),
    "figure-and-han": ("9|兆円", False),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "inside"), ENDS.values(), ids=ENDS.keys())
def test_ends_inside(marked: str, inside: bool) -> None:
    assert ends_inside(marked.replace("|", ""), marked.index("|")) is inside


def test_one_word_needs_both_sides() -> None:
    assert one_word("T", "he")
    assert not one_word("", "he")
    assert not one_word("T ", "he")


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("it is un|able to", "unable"),
        ("it is |able to", "able"),
        ("un|able", "unable"),
        ("able|", "able"),
        ("a | b", ""),
        ("fell\n-|5 °C", "-5"),
        ("a" * 40 + "|" + "b" * 40, "a" * 30 + "b" * 30),
    ],
)
def test_the_word_around_a_place(marked: str, word: str) -> None:
    assert word_around(marked.replace("|", ""), marked.index("|")) == word
