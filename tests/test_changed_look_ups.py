"""What was looked up is compared once a look, however many results rest on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

import pytest

from briefing_site.engine.changed_look_ups import _KEPT, ChangedLookUps
from briefing_site.engine.memo import Memo


class Counted(Mapping[str, int]):
    """Counts what is looked up."""

    def __init__(self, values: dict[str, int]) -> None:
        self.values_of = values
        self.asked: list[str] = []

    def __getitem__(self, key: str) -> int:
        self.asked.append(key)
        return self.values_of[key]

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        self.asked.append(key)
        return self.values_of.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_of)

    def __len__(self) -> int:
        return len(self.values_of)


class Site:
    """Looks at some values again and again; each of ten pages rests on "shared" and on a name of its own."""

    def __init__(self) -> None:
        self.values = {"shared": 1_000, **{f"own {number}": number for number in range(10)}}
        self.memo = Memo()
        self.made: list[int] = []
        self.asked: list[str] = []

    def look(self, pages: range = range(10)) -> list[int]:
        """The pages that are made anew."""
        self.memo, self.made = self.memo.turn(), []
        counted = Counted(dict(self.values))
        watched = self.memo.watched("values", counted)

        def page(number: int) -> int:
            self.made.append(number)
            return watched["shared"] + watched[f"own {number}"]

        for number in pages:
            found = self.memo.recorded(("page", str(number)), (), partial(page, number))
            assert found == self.values["shared"] + self.values[f"own {number}"]
        self.asked = counted.asked
        return self.made


def test_a_look_up_is_compared_once_however_many_rest_on_it() -> None:
    site = Site()
    assert site.look() == list(range(10))
    assert site.look() == []
    assert sorted(site.asked) == sorted(site.values)


def test_what_rests_on_a_change_is_made_anew() -> None:
    site = Site()
    site.look()
    site.values["own 3"] = 33
    assert site.look() == [3]
    site.values["shared"] = 2_000
    assert site.look() == list(range(10))
    assert site.look() == []


def test_what_was_not_asked_for_meanwhile_is_compared_with_what_it_rests_on_itself() -> None:
    site = Site()
    site.look()
    site.values["own 3"] = 33
    site.look(range(2))
    site.values["own 3"] = 3  # and so it is as it was when the page was made
    assert site.look() == []
    site.values["own 3"] = 333
    site.look(range(2))
    site.look(range(2))
    assert site.look() == [3]


def test_what_was_compared_long_ago_is_compared_itself() -> None:
    site = Site()
    site.look()
    for number in range(_KEPT + 2):
        site.values["own 0"] = number + 50
        site.look(range(1))
    site.values["own 7"] = 77
    assert site.look(range(1, 10)) == [7]


def test_a_fork_compares_what_its_results_rest_on() -> None:
    site = Site()
    site.look()
    site.memo = site.memo.fork()
    site.values["own 5"] = 55
    assert site.look() == [5]
    site.values["own 6"] = 66
    assert site.look() == [6]


def test_comparing_that_gives_way_is_done_by_the_next_call() -> None:
    looked = ChangedLookUps()
    looked.note({("values", str(number)): number for number in range(200)})
    calls = 0

    def rest() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt

    def now(key: tuple[str, Hashable]) -> object:
        return "other" if key[1] in ("3", "150") else int(str(key[1]))

    with pytest.raises(KeyboardInterrupt):
        looked.compare(1, now, rest)
    looked.compare(1, now, rest)
    trace: dict[tuple[str, Hashable], object] = {
        ("values", "3"): 3,
        ("values", "4"): 4,
        ("values", "150"): 150,
    }
    assert set(looked.since(0, trace)) == {("values", "3"), ("values", "150")}
    assert set(looked.since(1, trace)) == set()


def test_look_ups_on_which_nothing_rests_are_forgotten_where_they_are_many() -> None:
    looked = ChangedLookUps()
    looked.note({("values", number): number for number in range(5_000)})
    looked.forget([{("values", 1): 1}])
    asked: list[Hashable] = []
    looked.compare(1, lambda key: asked.append(key[1]), None)
    assert asked == [1]
