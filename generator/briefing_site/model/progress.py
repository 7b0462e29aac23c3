"""The time of the stages of a build, and the progress of the running stage."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """Times each stage, and counts the steps of the running stage.

    This class shows nothing. A subclass that shows progress overrides `show` and, where needed, `close`.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        """Name of each stage that has ended without an exception to the seconds that it took."""
        self.name = ""
        """Name of the running stage."""
        self.done = 0
        """Steps of the running stage that are done: files parsed, pages rendered."""
        self.total: int | None = None
        """All steps of the running stage; None where the number is not known."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside, under a name; several times under one name add up."""
        start = time.perf_counter()
        self.name, self.done, self.total = name, 0, None
        self.show()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def expect(self, steps: int) -> None:
        """Tell how many steps the running stage has."""
        self.total = steps
        self.show()

    def step(self) -> None:
        """Tell that one step is done."""
        self.done += 1
        self.show()

    def steps(self, things: Iterable[T]) -> Iterator[T]:
        """The same things; each of them counts as a step when the next is taken."""
        for thing in things:
            yield thing
            self.step()

    def show(self) -> None:
        """Called when a stage begins, when its steps are known, and when a step is done."""

    def close(self) -> None:
        """Called when no more stages will come."""
