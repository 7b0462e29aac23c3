"""How far a build has come, and how long it will still take, for whoever waits for it.

The time left is measured, never guessed: from the pace of the last seconds, and for the stages to come from
the last long build, where that did the same amount of work. Where neither tells, none is given.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from briefing_site.publish.signals import held

_LOOK = 0.1
"""Seconds between two looks at the pace."""
_WINDOW = 3.0
"""Seconds over which it is measured."""
_ENOUGH = 1.0, 10
"""Seconds and steps below which it says nothing."""
_ALIKE = 0.2
"""How much two amounts of work may differ, as a part of the former, to be called the same."""


# Named tuples, because an unchanged build loads this too: data classes take five times as long to make.
class Took(NamedTuple):
    """What a stage took in an earlier build."""

    seconds: float
    steps: int


class Moment(NamedTuple):
    """How things stand."""

    stage: str
    done: int
    """Steps of the stage."""
    total: int
    """Steps of the stage; 0 where it has none, or nobody knows."""
    left: float | None
    """Seconds still needed; None where nothing is known."""
    whole: bool
    """Whether they are those of all stages, and not of this one alone."""


class Display(Protocol):
    """Something that shows how things stand."""

    first: float
    """Seconds that a build must have lasted before anything is shown."""
    every: float
    """Seconds between two showings, at least."""
    stages: bool
    """Whether to show also that a stage begins, of which nothing is done yet."""

    def show(self, moment: Moment) -> None:
        """Show it in place of what was shown before, or below it."""

    def close(self) -> None:
        """Nothing more will be shown: leave the terminal as it was."""


class _Stage:
    """A stage that is under way, or done."""

    def __init__(self, name: str, began: float) -> None:
        self.name = name
        self.began = began
        self.ended: float | None = None
        self.total: int | None = None
        self.done = 0
        self.looks: deque[tuple[float, int]] = deque()
        """When it was looked at, and the steps done by then."""

    def look(self, now: float) -> None:
        self.looks.append((now, self.done))
        while now - self.looks[0][0] > _WINDOW and len(self.looks) > 2:
            self.looks.popleft()

    def left(self, now: float) -> float | None:
        """Seconds still needed, by the pace of the last few."""
        since, before = self.looks[0] if self.looks else (self.began, 0)
        span, steps = now - since, self.done - before
        if self.total is None or span < _ENOUGH[0] or steps < _ENOUGH[1]:
            return None
        return max(self.total - self.done, 0) * span / steps


class Progress:
    """Watches a build, and has a display show how far it has come."""

    def __init__(
        self,
        display: Display,
        before: Callable[[], Mapping[str, Took]] = dict,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`before` gives what the stages of the last long build took, in their order."""
        self._display = display
        self._before = before
        self._now = now
        self._stages: list[_Stage] = []
        self._start = now()
        self._look = self._start
        self._due = self._start + display.first

    def begin(self, stage: str) -> None:
        """A stage begins."""
        now = self._now()
        self._stages.append(_Stage(stage, now))
        self._stages[-1].look(now)
        if self._display.stages:
            self._show(now)

    def expect(self, steps: int) -> None:
        """It will have so many steps."""
        stage, now = self._stages[-1], self._now()
        stage.total = steps
        stage.looks.clear()  # the pace is that of its steps, not of what came before them
        stage.look(now)

    def step(self) -> None:
        """A step of it is done."""
        self._stages[-1].done += 1
        now = self._now()
        if now >= self._look:
            self._look = now + _LOOK
            self._stages[-1].look(now)
            self._show(now)

    def end(self) -> None:
        """It is done."""
        self._stages[-1].ended = self._now()

    def done(self, stage: str) -> bool:
        """Whether a stage is done."""
        return any(s.name == stage and s.ended is not None for s in self._stages)

    def close(self) -> None:
        """Nothing more will come."""
        with held():
            self._display.close()

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return self._now() - self._start

    def took(self) -> dict[str, Took]:
        """What the stages took, to be known to the next build."""
        return {
            s.name: Took(s.ended - s.began, s.done if s.total is None else s.total)
            for s in self._stages
            if s.ended is not None
        }

    def _show(self, now: float) -> None:
        if now < self._due:
            return
        self._due = now + self._display.every
        stage = self._stages[-1]
        left, whole = self._left(stage, now)
        with held():
            self._display.show(Moment(stage.name, stage.done, stage.total or 0, left, whole))

    def _left(self, stage: _Stage, now: float) -> tuple[float | None, bool]:
        """Seconds still needed, and whether for all stages."""
        before = self._before()
        here = stage.left(now)
        if not all(_alike(s.total, before.get(s.name)) for s in self._stages):
            return here, False
        then = before[stage.name]
        if here is None:
            part = stage.done / stage.total if stage.total else 0.0
            here = then.seconds * (1 - part) if stage.total else then.seconds - (now - stage.began)
        if here <= 0:  # it takes longer than it did, and nobody knows how much
            return None, False
        names = list(before)
        later = sum(before[name].seconds for name in names[names.index(stage.name) + 1 :])
        # A build that has been slower than the last one so far goes on so.
        so_far = sum(before[s.name].seconds for s in self._stages)
        slower = (now - self._stages[0].began + here) / so_far if so_far else 1.0
        return here + later * slower, True


def _alike(total: int | None, before: Took | None) -> bool:
    """Whether a stage has as much to do as it had, as far as is known."""
    return before is not None and (total is None or abs(total - before.steps) <= before.steps * _ALIKE)
