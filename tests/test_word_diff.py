"""Texts side by side, word by word: what they have in common, where they differ, and what that may cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.link.editions import compare
from briefing_site.model.edition import PublishedClaim
from briefing_site.text.word_diff import Likeness, differing, words_of
from tests.counting import lines_run

LIKE = {
    "same": ("A b c.", "A b c.", 1.0),
    "one word of four": ("a b c d", "a b c e", 0.75),
    "less than asked for": ("a b c d", "a x y z", 0.0),
    "the same words in another order": ("a b c d", "d c b a", 0.0),
    "no words": ("", "a", 0.0),
}


@pytest.mark.parametrize(("one", "other", "much"), LIKE.values(), ids=LIKE)
def test_how_much_two_texts_have_in_common(one: str, other: str, much: float) -> None:
    assert Likeness(0.5, 100).of(one, other) == much


def test_texts_are_unlike_once_enough_was_looked_at() -> None:
    likeness = Likeness(0.5, 16)
    assert [likeness.of("a b c d", "a b c e") for _ in range(2)] == [0.75, 0.0]
    assert likeness.of("a b c d", "a b c d") == 1.0


@given(st.text(alphabet="ab \n雨。"), st.text(alphabet="ab \n雨。"))
def test_the_pieces_of_a_text_are_its_words(text: str, other: str) -> None:
    pieces = list(differing(text, other))
    assert "".join(piece for piece, _ in pieces) == "".join(words_of(text))
    assert all(piece in other or not same for piece, same in pieces if piece.strip() == piece)


def test_very_long_texts_are_not_compared() -> None:
    text = "a b " * 1_000
    assert list(differing(text, f"{text}c ")) == [(text, False)]


def claims(count: int, words: Callable[[int], str]) -> list[PublishedClaim]:
    return [PublishedClaim(words(number), ("@a",)) for number in range(count)]


SHAPES: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "all others": (lambda n: f"{n} a b {n * n}", lambda n: f"x{n} c d {n}y"),
    "all alike": (lambda n: f"the crew stayed for {n} hours", lambda n: f"the crew stayed for {n} days"),
    "all the same": (lambda _: "the crew stayed", lambda n: "the crew stayed" if n else "it left"),
    "the same in turns": (lambda n: "ab"[n % 2], lambda n: "ba"[n % 2]),
    "one word": (lambda _: "a " * 40, lambda _: "a " * 39 + "b"),
}


@pytest.mark.parametrize(("old", "new"), SHAPES.values(), ids=SHAPES)
def test_comparing_claims_costs_no_more_than_their_number(
    old: Callable[[int], str], new: Callable[[int], str]
) -> None:
    def cost(count: int) -> int:
        return lines_run(lambda: list(compare(claims(count, old), claims(count, new))))

    assert cost(800) < 3 * cost(400)


def test_many_claims_that_moved_are_found_where_they_are_now() -> None:
    """Too many to be compared each with each; an equal one is no change."""
    told = claims(1_000, lambda number: f"{number} {number + 1}")
    found = list(compare(told, [*claims(1, lambda _: "new words here"), *told[:-1]]))
    assert [(c.before and c.before.text, c.after and c.after.text) for c in found] == [
        (None, "new words here"),
        ("999 1000", None),
    ]
