"""Every reader takes whatever bytes there are: all cases found so far, and some more."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.fuzz import varied
from tests.fuzz_targets import TARGETS, Target

CASES = [
    pytest.param(target, data, id=f"{name} {number}")
    for name, target in TARGETS.items()
    for number, data in enumerate(target.seeds)
]


@pytest.mark.parametrize(("target", "data"), CASES)
def test_what_was_found_so_far(target: Target, data: bytes) -> None:
    target.read(data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=30)
@given(data=st.data())
def test_made_from_others(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    target.read(varied(target.seeds, target.words, data.draw(st.randoms(use_true_random=False))))


def test_contents_are_made_from_all_seeds() -> None:
    chance = random.Random(0)
    made = {varied((b"rain", b"snow"), (b"-",), chance) for _ in range(200)}
    assert len(made) > 100
