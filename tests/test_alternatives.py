"""Patterns of many languages, cut down to what may match in a text of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_site.text import comparison
from briefing_site.text.alternatives import alternatives
from briefing_site.text.comparison import _claiming, _for_plain, _is_plain, claims
from briefing_site.text.comparison_words import CARRYING, CLAIMING

PATTERNS = {
    "plain": ("a|b|c", ["a", "b", "c"]),
    "one": ("a", ["a"]),
    "groups": ("(a|b)|c(?:d|e)f", ["(a|b)", "c(?:d|e)f"]),
    "nested": ("(a(b|c)|d)|e", ["(a(b|c)|d)", "e"]),
    "a set": ("[|(]|[]|]|[^]|]x", ["[|(]", "[]|]", "[^]|]x"]),
    "escapes": (r"a\|b|\(|\[|\\", [r"a\|b", r"\(", r"\[", r"\\"]),
    "a set with an escape": (r"[\]|]|b", [r"[\]|]", "b"]),
    "empty": ("a||", ["a", "", ""]),
}


@pytest.mark.parametrize(("pattern", "expected"), PATTERNS.values(), ids=PATTERNS)
def test_alternatives(pattern: str, expected: list[str]) -> None:
    assert alternatives(pattern) == expected


@pytest.mark.parametrize("pattern", [*CARRYING.values(), *CLAIMING.values()])
def test_they_are_the_whole_pattern(pattern: str) -> None:
    assert "|".join(alternatives(pattern)) == pattern


PLAIN = [
    "It is the first such bridge, and the largest in the country’s history.",
    "“The only quay”, they said – a record high for the port’s third year.",
    "Ce fut le seul pont; la plus grande, né à Saint-Malo.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_stands_in_a_plain_text_is_found_without_other_scripts(text: str) -> None:
    assert _is_plain(text)
    for kind, pattern in (*CARRYING.items(), *CLAIMING.items()):
        whole = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
        some = [found.span() for found in re.finditer(_for_plain(pattern), text, re.IGNORECASE)]
        assert some == whole, kind


def test_claims_of_plain_texts_are_found_by_their_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every labelled sentence gives the claims that the whole patterns find in it."""
    files = (Path(__file__).parent / "claims").glob("*.yaml")
    texts = [line.strip() for file in files for line in file.read_text("utf-8").splitlines()]
    plain = [*PLAIN, *filter(_is_plain, texts)]
    quickly = [tuple(claims(text)) for text in plain]
    monkeypatch.setattr(comparison, "_is_plain", lambda _: False)
    assert [tuple(claims(text)) for text in plain] == quickly
    assert {found.kind for of_text in quickly for found in of_text} == set(CLAIMING)


@pytest.mark.parametrize("text", ["初めての橋", "lần đầu tiên", "впервые", "처음으로", "the first: 初の橋"])
def test_a_text_with_other_letters_is_read_with_all(text: str) -> None:
    assert not _is_plain(text)
    assert any(_claiming(kind, plain=False).search(text) for kind in CLAIMING)
