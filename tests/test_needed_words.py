"""A pattern that is spared most texts matches just what it matches without that, and words are told at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.link.lints import uncited_claim, uncited_texts
from briefing_site.text import attribution, needed_words, word_runs
from briefing_site.text.alternatives import alternatives
from briefing_site.text.needed_words import Sought, plain_part
from briefing_site.text.plain_english import OTHER_LETTERS, SIGNS, plain_english_words

SOUGHT = {
    "attribution": attribution._ANY,
    "speech": attribution._SPOKEN,
    "the desk": uncited_claim._OF_THE_DESK,
    "numbers": uncited_texts._NUMBER,
}
CLAIMS = Path(__file__).parent / "claims"


def pattern(sought: Sought) -> re.Pattern[str]:
    return re.compile(sought._pattern, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        pytest.param(r"\bin\s+(?:his|her)\s+(?:view|opinion)\b", {"view", "opinion"}, id="the longest word"),
        pytest.param(r"\b(?:say|said)\b|と述べ|сказал", {"say", "said"}, id="no word of another script"),
        pytest.param(r"\b(?:note|add)s?\s+that\b", {"note", "notes", "add", "adds"}, id="an uncommon word"),
        pytest.param(
            r"\bemphasi[sz]e[sd]?\b", {f"emphasi{a}e{b}" for a in "sz" for b in ("", "s", "d")}, id="sets"
        ),
        pytest.param(
            r"\b(?:\w+s|most)\s+(?!not\b)fear\b", {"fear"}, id="what is not known, and what lies ahead"
        ),
        pytest.param(r"\bso-called\b", {"called"}, id="a sign between"),
        pytest.param(r"\b(?:very\s+)*good\b", {"good", "very"}, id="any number of times"),
    ],
)
def test_the_words_that_a_match_needs(words: str, needed: set[str]) -> None:
    assert plain_part(words).needed == needed


@pytest.mark.parametrize("words", [r"\bun\w+\b", r"say", r"\d+"], ids=["a beginning", "no edges", "figures"])
def test_a_pattern_without_a_whole_word_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no whole word"):
        plain_part(words)


@pytest.mark.parametrize("sought", SOUGHT.values(), ids=SOUGHT)
def test_whatever_matches_is_found(sought: Sought) -> None:
    rows = [match for part in alternatives(sought._pattern) for match in needed_words._of_row(part)]
    texts = {
        "It " + row.replace("\0", letters).replace("\1", "") + " so."
        for row in rows
        for letters in ("x", "x x", "")
    }
    found = [text for text in texts if pattern(sought).search(text)]
    assert len(found) > 20
    assert [text for text in found if not sought.stands_in(text)] == []


@pytest.mark.parametrize("sought", SOUGHT.values(), ids=SOUGHT)
def test_in_sentences_the_very_same_is_found(sought: Sought) -> None:
    every = [
        one
        for file in sorted(CLAIMS.glob("*.yaml"))
        for one in strings(yaml.safe_load(file.read_text("utf-8")))
    ]
    found = [text for text in every if sought.stands_in(text)]
    assert found == [text for text in every if pattern(sought).search(text)]
    assert 0 < len(found) < len(every)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in strings(each)]


@given(st.text(alphabet=st.one_of(st.sampled_from("ab1,.'’“ -—_\1\2ªé²½Кк語\u212a"), st.characters())))
def test_the_words_of_a_text(text: str) -> None:
    words = plain_english_words(text)
    if words is not None:
        assert words == frozenset(re.findall("[a-z]+", text.lower()))
    assert (words is None) == (OTHER_LETTERS.search(text) is not None)
    small = text.lower().replace("’", "'")
    every = word_runs._WORD if word_runs.is_wide(text) else word_runs._PLAIN
    assert word_runs._small_words(text) == every.findall(small)


def test_no_sign_of_a_plain_text_belongs_to_another_word() -> None:
    assert {sign for sign in SIGNS if sign.isalnum() and not sign.isascii()} == set()


@given(
    st.lists(st.sampled_from(["the", "harbour", "is", "deep", "and", "wide"]), max_size=40), st.integers(1, 5)
)
def test_a_shared_block_is_found_by_its_first_words(words: list[str], size: int) -> None:
    document = "the deep harbour and the wide harbour is deep and is the harbour wide and deep"
    blocks = word_runs.document_digests(document, size, 8)
    known, heads = frozenset(word_runs.unpacked(blocks.words)), word_runs.heads_of([blocks], size)
    told = document.split()
    held = {tuple(told[at : at + size]) for at in range(0, len(told) - size + 1, size)}
    shared = any(tuple(words[at : at + size]) in held for at in range(len(words) - size + 1))
    assert word_runs.may_share(" ".join(words), size, known, heads) is shared
