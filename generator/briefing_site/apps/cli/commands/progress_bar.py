"""What a long build or check shows of itself on stderr: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import contextlib
import functools
import json
import math
import sys
from argparse import Namespace
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing_site.apps.cli.progress import Display, Moment, Progress, Took
from briefing_site.apps.cli.report.terminal import is_terminal
from briefing_site.engine.options import CACHE, Options
from briefing_site.publish.atomic import write_whole
from briefing_site.text.plural import count

if TYPE_CHECKING:
    import rich.progress

_LONG = 0.5
"""Seconds that a build may last without showing anything; what took less is not remembered either."""
_STEPS = {
    "parse": ("file", "files"),
    "verify": ("source", "sources"),
    "view": ("page", "pages"),
    "render": ("page", "pages"),
    "publish": ("file", "files"),
    "typeset": ("page laid out", "pages laid out"),
}
"""What a step of a stage is."""


def watch(options: Options, given: Namespace) -> Progress:
    """Somebody who watches what a command does, and shows how far it is; not so with `--quiet`."""
    display = Silence() if given.quiet else _display(sys.stderr)
    return Progress(display, functools.cache(lambda: _load(_record(options)).get(_work(given), {})))


def remember(options: Options, given: Namespace, progress: Progress) -> None:
    """Keep what the stages of a command that is done took, where it was long."""
    if progress.seconds > _LONG:
        record = _record(options)
        _save(record, {**_load(record), _work(given): progress.took()})


def _work(given: Namespace) -> str:
    """What was asked for: a book of a region is other work than one of the whole site."""
    return f"{given.command} {getattr(given, 'what', '')}".strip()


def _record(options: Options) -> Path:
    return options.root / CACHE / "pace.json"


def told(moment: Moment) -> str:
    """How things stand, in words: "parse 420 of 1,250 files, about 8 s left"."""
    counts, left = _counts(moment), _left(moment)
    head = f"{moment.stage} {counts}" if counts else moment.stage
    return f"{head}, {left}" if left else head


def _left(moment: Moment) -> str:
    """How long it will still take; empty where nothing is known, or nothing worth saying."""
    if moment.left is None or moment.left < 1:
        return ""
    return f"about {_rounded(moment.left)} left{'' if moment.whole else ' in this stage'}"


def _rounded(seconds: float) -> str:
    """No more exact than it is known."""
    if seconds <= 10:
        return f"{math.ceil(seconds)} s"
    if seconds <= 55:
        return f"{math.ceil(seconds / 5) * 5} s"
    minutes = math.ceil(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _counts(moment: Moment) -> str:
    """How many steps are done; empty for a stage that has none."""
    one, many = _STEPS.get(moment.stage, ("step", "steps"))
    if moment.total:
        return f"{moment.done:,} of {count(moment.total, one, many)}"
    return count(moment.done, one, many) if moment.done else ""


def _display(stream: TextIO) -> Display:
    return Bar(stream) if is_terminal(stream) and find_spec("rich") else Lines(stream)


class Silence:
    """Nothing."""

    first = every = math.inf
    stages = False

    def show(self, moment: Moment) -> None:
        """Never asked for."""

    def close(self) -> None:
        """Nothing to do."""


class Lines:
    """A line every few seconds."""

    first = every = 5.0
    stages = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, moment: Moment) -> None:
        """Print a line."""
        with contextlib.suppress(OSError):
            print(told(moment), file=self._stream, flush=True)

    def close(self) -> None:
        """Nothing to do."""


class Bar:
    """A bar with stage, counts and the time left, which is gone when the build is done."""

    first = _LONG
    every = 0.2
    stages = True

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: rich.progress.Progress | None = None

    def show(self, moment: Moment) -> None:
        """Draw it."""
        total, done = moment.total or 1, min(moment.done, moment.total)
        words = ", ".join(filter(None, (_counts(moment), _left(moment))))
        with contextlib.suppress(OSError):
            if self._bar is None:
                self._bar = _bar(self._stream)
                self._bar.add_task(moment.stage, total=total, completed=done, words=words)
                self._bar.start()
            else:
                (task,) = self._bar.task_ids
                self._bar.update(
                    task, description=moment.stage, total=total, completed=done, words=words, refresh=True
                )

    def close(self) -> None:
        """Clear its line, and show the cursor again."""
        if self._bar:
            with contextlib.suppress(OSError):
                self._bar.stop()
            self._bar = None


def _bar(stream: TextIO) -> rich.progress.Progress:
    """A bar that is drawn when it is told to: a thread of its own would only take time from the build."""
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TextColumn
    from rich.progress import Progress as RichProgress

    console = Console(file=stream, highlight=False)
    columns: list[ProgressColumn] = [TextColumn("{task.description:<7}", markup=False)]
    if console.width >= 64:
        width = min(console.width - 60, 40)
        columns.append(BarColumn(width, complete_style="cyan", finished_style="cyan"))
    columns.append(TextColumn("{task.fields[words]}", markup=False))
    return RichProgress(
        *columns,
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _load(path: Path) -> dict[str, dict[str, Took]]:
    """What the stages took, by command; empty where nothing can be read."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        return {
            command: {name: Took(float(seconds), int(steps)) for name, (seconds, steps) in stages.items()}
            for command, stages in json.loads(path.read_bytes()).items()
        }
    return {}


def _save(path: Path, known: Mapping[str, Mapping[str, Took]]) -> None:
    data = {
        command: {name: (round(took.seconds, 3), took.steps) for name, took in stages.items()}
        for command, stages in known.items()
    }
    with contextlib.suppress(OSError):
        write_whole(path, f"{json.dumps(data)}\n".encode())
