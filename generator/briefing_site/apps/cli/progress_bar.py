"""The progress of a long build or check on stderr: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import contextlib
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing_site.apps.cli.report.terminal import is_terminal
from briefing_site.model.progress import Clock
from briefing_site.publish.signals import held
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from rich.progress import Progress

_STEPS = {
    "parse": ("file", "files"),
    "verify": ("source", "sources"),
    "render": ("page", "pages"),
    "publish": ("file", "files"),
    "typeset": ("page laid out", "pages laid out"),
}
"""The word for a step of each stage."""
_NARROW = 64
"""Columns of a terminal below which there is room for counts alone."""


def progress_clock(*, quiet: bool) -> Clock:
    """A clock that shows on stderr how far a command is; where it is to be quiet, one that does not."""
    if quiet:
        return Clock()
    return ProgressBar() if is_terminal(sys.stderr) and find_spec("rich") else ProgressLines()


class ProgressLines(Clock):
    """Prints a line every few seconds: "parse 420 of 1,250 files"."""

    every = 5.0
    """Seconds before the first line, and between two."""

    def __init__(self) -> None:
        super().__init__()
        self._due = time.monotonic() + self.every

    def show(self) -> None:
        """Print a line where it is time, and the stage has something to tell."""
        if not self.done or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + self.every
        one, many = _STEPS.get(self.name, ("step", "steps"))
        told = count(self.done, one, many)
        if self.total:
            told = f"{self.done:,} of {count(self.total, one, many)}"
        with contextlib.suppress(OSError):
            print(self.name, told, file=sys.stderr, flush=True)


class ProgressBar(Clock):
    """Draws a bar with counts and times, which is gone when the command is done."""

    after = 0.5
    """Seconds that a command may last without a bar; one that is done by then never loads rich."""

    def __init__(self) -> None:
        super().__init__()
        self._due = time.monotonic() + self.after
        self._bar: Progress | None = None
        self._drawn = ""
        """The stage that the bar stands for."""

    def show(self) -> None:
        """Tell the bar, which draws a new stage at once, and steps some times a second."""
        if self._bar is None and time.monotonic() < self._due:
            return
        with held(), contextlib.suppress(OSError):  # a signal in the middle would leave half a line
            if self._bar is None:
                self._bar = _bar()
                self._bar.start()
            left = "left" if self.total else ""
            if self._drawn == self.name:
                (task,) = self._bar.task_ids
                self._bar.update(task, total=self.total, completed=self.done, left=left)
                return
            self._bar.refresh()  # with the last step of the stage before
            for old in self._bar.task_ids:
                self._bar.remove_task(old)
            self._bar.add_task(self.name, total=self.total, completed=self.done, left=left)
            self._drawn = self.name

    def close(self) -> None:
        """Clear the line of the bar, and show the cursor again."""
        if self._bar:
            with held(), contextlib.suppress(OSError):
                self._bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

    console, name, counts = Console(stderr=True), "{task.description:<7}", MofNCompleteColumn(" of ")
    times = (TimeElapsedColumn(), "elapsed", TimeRemainingColumn(), "{task.fields[left]}")
    return Progress(
        *((name, counts) if console.width < _NARROW else (name, BarColumn(), counts, *times)),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
