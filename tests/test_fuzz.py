"""Every reader takes whatever bytes there are: all cases found so far, and some more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import fuzz
from scripts.fuzz import varied
from tests import fuzz_targets
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
    target.read(varied(target, data.draw(st.randoms(use_true_random=False))))


def test_contents_are_made_from_all_seeds() -> None:
    chance = random.Random(0)
    made = {varied(Target(len, (b"rain", b"snow"), (b"-",)), chance) for _ in range(200)}
    assert len(made) > 100


def test_counts_add_up_over_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run goes on where the first one was cut off, with other contents."""
    had: list[bytes] = []
    monkeypatch.setitem(fuzz_targets.TARGETS, "counted", Target(had.append, (b"rain", b"snow")))
    monkeypatch.setattr(fuzz, "FOUND", tmp_path)
    monkeypatch.setattr(fuzz, "_COUNTS", tmp_path / "counts.json")
    monkeypatch.setattr(fuzz, "_BLOCK", 20)
    assert fuzz.counted("counted", 35, 0) == (40, 0)
    assert (len(had), fuzz.counted("counted", 60, 0)) == (40, (60, 0))
    assert (len(had), had[:20] != had[20:40] != had[40:]) == (60, True)
    assert fuzz.counted("counted", 60, 0) == (60, 0)
    assert len(had) == 60
