"""The nearest of many known words is that which the library finds by comparing each."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from briefing_site.text.known_words import KnownWords
from briefing_site.text.odd_signs import bare_word

WORDS = st.text(st.sampled_from("abcABC-19éß“ "), max_size=12)


@given(WORDS, st.lists(WORDS, max_size=12))
def test_the_nearest_word_is_the_one_of_the_library(word: str, known: list[str]) -> None:
    folded = {bare_word(name): name for name in reversed(known)}
    near = difflib.get_close_matches(bare_word(word), list(folded), n=1, cutoff=0.6)
    assert KnownWords(known).nearest(word) == (word if word in known else folded[near[0]] if near else "")


def test_few_words_are_compared_letter_by_letter(monkeypatch: object) -> None:
    compared: list[str] = []

    class Counted(difflib.SequenceMatcher):  # type: ignore[type-arg]
        def set_seq1(self, a: str) -> None:  # type: ignore[override]
            compared.append(a)
            super().set_seq1(a)

    monkeypatch.setattr("briefing_site.text.known_words.SequenceMatcher", Counted)  # type: ignore[attr-defined]
    known = KnownWords(f"{name}-{number}" for name in ("harbour", "quay", "rain") for number in range(200))
    assert known.nearest("habour-7") == "harbour-7"
    assert len(compared) < 30
