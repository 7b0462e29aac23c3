"""The command `briefing`: finds the command that was asked for and runs it.

Exit status: 0 good; 1 the content has errors (or warnings with `--strict`); 2 wrong usage or config;
3 the generator could not write, or failed itself; 130 Ctrl-C, 143 a polite kill (128 and the number of the
signal).

Nothing is imported here that the shortest answer does not need: that is how `--version` starts fast.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from briefing_site import __version__
from briefing_site.apps.cli.commands import command_of
from briefing_site.apps.cli.exit_status import CONTENT, GOOD, UNWRITABLE, USAGE
from briefing_site.apps.cli.output import OutputError, put

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

__all__ = ["CONTENT", "GOOD", "UNWRITABLE", "USAGE", "main", "program"]

_SIGNALLED = 128
"""With the number of the signal: the exit status, as shells have it."""
_CTRL_C, _PIPE = 2, 13
"""The numbers of the signals SIGINT and SIGPIPE; not every system has the latter."""
_UNDONE = {
    "build": "nothing was published",
    "check": "not everything was checked",
    "export": "no book was written",
    "fetch-picture": "no picture was written",
    "source": "nothing more was written",
}
"""Command to the words that say what it has not done when it is stopped."""


def program() -> NoReturn:
    """Be the program `briefing`, and end as soon as the command has: to free a large site takes seconds."""
    _open_closed_streams()
    gc.disable()  # a build makes values and drops few: looking for cycles took a tenth to a third of it
    try:
        status = main()
    except SystemExit as stopped:  # help was asked for, or the usage was wrong
        status = stopped.code if isinstance(stopped.code, int) else GOOD
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = status or UNWRITABLE
    except OSError as fault:  # its last words could not be written
        if status != UNWRITABLE:  # else that is told, or something worse is
            status = _unwritten(OutputError(fault))
    os._exit(status)


def _open_closed_streams() -> None:
    """Give the standard streams that whoever started us has closed a place where nothing is read or kept.

    Otherwise the next file that is opened would get the number of such a stream, and what is printed there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle > number:
                os.dup2(handle, number)
                os.close(handle)
            raw = io.FileIO(number, "w" if number else "r", closefd=False)
            buffered = io.BufferedWriter(raw) if number else io.BufferedReader(raw)
            setattr(sys, name, io.TextIOWrapper(buffered, encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if list(given) == ["--version"]:  # as the parser says it
            put(f"briefing {__version__}")
            return GOOD
        if given and given[0].startswith("-"):
            from briefing_site.apps.cli.arguments import arranged

            given = arranged(given)
        if command_of(given) in ("build", "check"):
            from briefing_site.apps.cli.unchanged import tell_unchanged

            status = tell_unchanged(given)
            if status is not None:
                return status
        from briefing_site.apps.cli.command_line import run

        return run(given)
    except KeyboardInterrupt as fault:
        return _stopped(fault, given)
    except BrokenPipeError:  # the reader of our output has gone: no reason for a traceback
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _SIGNALLED + _PIPE
    except OutputError as fault:
        return _unwritten(fault)


def _unwritten(fault: OutputError) -> int:
    """Say that what is printed could not be written, and give the exit status."""
    print(f"briefing: {fault}", file=sys.stderr)
    return UNWRITABLE


def _stopped(fault: KeyboardInterrupt, given: Sequence[str]) -> int:
    """Say what was not done, and give the exit status of a signal."""
    from contextlib import suppress

    from briefing_site.publish import signals

    signals.deafen()
    stopped = fault if isinstance(fault, signals.Interruption) else signals.Interruption(_CTRL_C)
    left = stopped.left or _UNDONE.get(command_of(given), "nothing was written")
    with suppress(OSError):  # the terminal may be what has gone
        print(f"Stopped; {left}.", file=sys.stderr)
    return _SIGNALLED + stopped.number
