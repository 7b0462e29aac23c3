"""The collector goes over new values in pieces, so that no thread stands still for long."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import count

import pytest

from briefing_site.engine import garbage

PIECE = garbage._MANY + 5_000
"""The most values that one collection is to go over."""


@pytest.fixture
def gone_over() -> Iterator[list[tuple[int, int]]]:
    """The generation of each collection from now on, with the number of values that it goes over."""
    found: list[tuple[int, int]] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            oldest = told["generation"]
            found.append((oldest, sum(len(gc.get_objects(each)) for each in range(oldest + 1))))

    gc.collect()
    gc.freeze()
    gc.disable()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.enable()
    gc.unfreeze()


def stopped() -> float:
    """A clock that stands still."""
    return 0.0


def circle() -> None:
    """A value in a circle that nobody holds."""
    alone: list[object] = []
    alone.append(alone)


def test_work_that_makes_many_values_goes_over_them_in_pieces(gone_over: list[tuple[int, int]]) -> None:
    held, new = [], garbage.NewValues(stopped)
    for number in range(5 * garbage._MANY):
        held.append([number])
        new.collect()
    garbage.collect_if_many()
    assert len(gone_over) > 5
    assert max(count for _, count in gone_over) < PIECE
    assert gc.get_count()[1] == 0
    assert gc.get_freeze_count() > len(held)  # what is left is passed over from now on
    garbage.collect()
    assert gone_over[-1][1] < PIECE


def test_new_values_in_circles_are_freed_in_pieces_too(gone_over: list[tuple[int, int]]) -> None:
    new = garbage.NewValues(stopped)
    for _ in range(2 * PIECE):
        circle()
        new.collect()
    assert len(gone_over) == 2
    assert max(count for _, count in gone_over) < PIECE
    assert len(gc.get_objects(0)) + len(gc.get_objects(1)) < PIECE


def test_values_that_take_the_place_of_others_are_gone_over_in_pieces(
    gone_over: list[tuple[int, int]],
) -> None:
    """Each one that is made lets an older one go, so that Python counts hardly any new ones."""
    held = [[number] for number in range(3 * PIECE)]
    gc.freeze()
    ticks = count()
    new = garbage.NewValues(lambda: next(ticks) * garbage._OFTEN / 1_000)
    for number in range(len(held)):
        held[number] = [number]
        new.collect()
    assert len(gone_over) > 10
    assert max(most for _, most in gone_over) < PIECE


def test_the_first_work_after_a_pause_is_not_held_up(gone_over: list[tuple[int, int]]) -> None:
    times = iter((0.0, garbage._PAUSE * 2, garbage._PAUSE * 2))
    new = garbage.NewValues(lambda: next(times))
    new.collect()
    new.collect()
    assert gone_over == []


def test_few_new_values_are_left_alone(gone_over: list[tuple[int, int]]) -> None:
    circle()
    garbage.NewValues(stopped).collect()
    garbage.collect_if_many()
    assert gone_over == []


def test_what_was_there_when_the_site_was_read_is_not_gone_over(gone_over: list[tuple[int, int]]) -> None:
    site = [[number] for number in range(3 * PIECE)]
    garbage.keep_all()
    new = garbage.NewValues(stopped)
    for _ in range(PIECE):
        circle()
        new.collect()
    assert len(gone_over) == 1
    assert gone_over[0][1] < PIECE
    assert len(site) == 3 * PIECE


def test_where_the_collector_works_by_itself_nothing_is_kept_from_it() -> None:
    before = gc.get_freeze_count()
    garbage.keep_all()
    assert gc.get_freeze_count() == before
