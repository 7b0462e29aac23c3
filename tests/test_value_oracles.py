"""The same value in two languages is read as the same: 2,000 pairs for each pair of languages."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from briefing_site.text.values.compare import same, same_day
from briefing_site.text.values.values import values_in
from tests.value_oracles import drawn, written

PAIRS = ("en-ja", "en-zh", "en-ko", "en-vi", "en-ru", "ja-zh", "ja-ko")
COUNT = 2000


def equal(one: str, text: str, other: str, translation: str) -> bool:
    """Whether two sentences hold one value each, and the same."""
    a, b = values_in(text, one), values_in(translation, other)
    if len(a.figures) == len(b.figures) == 1 and not a.days and not b.days:
        return (
            a.figures[0].value == b.figures[0].value
            and same(a.figures[0], b.figures[0])
            and same(b.figures[0], a.figures[0])
        )
    if len(a.days) == len(b.days) == 1 and not a.figures and not b.figures:
        return same_day(a.days[0], b.days[0]) and same_day(b.days[0], a.days[0])
    return False


@pytest.mark.parametrize("pair", PAIRS)
def test_a_value_in_two_languages_is_one(pair: str) -> None:
    one, other = pair.split("-")
    rng = random.Random(f"values {pair}")
    missed: list[str] = []
    kinds: Counter[str] = Counter()
    for _ in range(COUNT):
        value = drawn(rng)
        (tag, text), (other_tag, translation) = written(value, one, rng), written(value, other, rng)
        kinds[value.kind] += 1
        if not equal(tag, text, other_tag, translation):
            missed.append(f"{value.kind}: {text} / {translation}")
    assert min(kinds.values()) > 40  # each kind is there
    assert len(missed) <= COUNT * 0.005, "\n".join([f"{len(missed)} of {COUNT}", *missed[:40]])
