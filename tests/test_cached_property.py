"""A value that is worked out once, and that holds up nobody who wants the value of another."""

from __future__ import annotations

import threading
from collections.abc import Callable

from briefing_site.model.cached_property import cached_property, forget_all
from tests.patience import PATIENCE


class Site:
    """Has a value, which a function works out."""

    def __init__(self, work: Callable[[], str]) -> None:
        self.work = work

    @cached_property
    def value(self) -> str:
        """What the function says."""
        return self.work()


def test_the_value_is_worked_out_once() -> None:
    asked: list[str] = []

    def said() -> str:
        asked.append("asked")
        return "said"

    site = Site(said)
    assert (site.value, site.value, asked) == ("said", "said", ["asked"])
    assert Site.value.__doc__ == "What the function says."


def test_the_value_of_another_is_not_waited_for() -> None:
    begun, end = threading.Event(), threading.Event()

    def slowly() -> str:
        begun.set()
        assert end.wait(PATIENCE)
        return "slow"

    slow = Site(slowly)
    thread = threading.Thread(target=lambda: slow.value)
    thread.start()
    assert begun.wait(PATIENCE)
    assert Site(lambda: "quick").value == "quick"
    end.set()
    thread.join(PATIENCE)
    assert slow.__dict__["value"] == "slow"


def test_what_was_worked_out_is_let_go_of_alone() -> None:
    said = iter(["first", "second"])
    site = Site(lambda: next(said))
    assert site.value == "first"
    forget_all(site)
    assert set(vars(site)) == {"work"}
    assert site.value == "second"
