"""How long the stages of a build take, and how far each has come."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """How long each stage took, and how far the one under way has come.

    A clock shows this to nobody: a class that does has a `show` and, where needed, a `close` of its own.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        """By stage; a stage that is under way, or failed, is not among them."""
        self.name = ""
        """Of the stage that is under way."""
        self.done = 0
        """Its steps that are done: files parsed, pages rendered."""
        self.total: int | None = None
        """All steps of it; None where nobody knows."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside, under a name; several times under one name add up."""
        start = time.perf_counter()
        self.name, self.done, self.total = name, 0, None
        self.show()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def expect(self, steps: int) -> None:
        """The stage that is under way will have so many steps."""
        self.total = steps
        self.show()

    def step(self) -> None:
        """One of them is done."""
        self.done += 1
        self.show()

    def steps(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, each of them a step."""
        for thing in things:
            yield thing
            self.step()

    def show(self) -> None:
        """Show how far the stage has come: it begins, its steps are known, or one is done."""

    def close(self) -> None:
        """Nothing more will come."""
