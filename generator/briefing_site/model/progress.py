"""How long the stages of a build take, and how far each has come."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watcher(Protocol):
    """Somebody who wants to know how far a build has come."""

    def begin(self, stage: str) -> None:
        """A stage begins."""

    def expect(self, steps: int) -> None:
        """The stage will have so many steps."""

    def step(self) -> None:
        """A step of the stage is done."""

    def end(self) -> None:
        """The stage is done; one that fails has no end."""


class Clock:
    """How long each stage took, in seconds."""

    def __init__(self, watcher: Watcher | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._watcher = watcher

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside, under a name; several times under one name add up."""
        start = time.perf_counter()
        if self._watcher:
            self._watcher.begin(name)
        yield
        if self._watcher:
            self._watcher.end()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def expect(self, steps: int) -> None:
        """The stage that is under way will have so many steps: files to parse, pages to render."""
        if self._watcher:
            self._watcher.expect(steps)

    def step(self) -> None:
        """One of them is done."""
        if self._watcher:
            self._watcher.step()

    def steps(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, each of them a step."""
        for thing in things:
            yield thing
            self.step()
