"""Whether the calls of a mistake of the generator are shown: `--debug`, or the variable BRIEFING_DEBUG."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_site.model.diagnostic import Diagnostic

VARIABLE = "BRIEFING_DEBUG"
HELP = f"show the traceback of a mistake of the generator (so does {VARIABLE}=1)"


def wanted() -> bool:
    """Whether tracebacks are shown."""
    return os.environ.get(VARIABLE, "") not in ("", "0")


@contextmanager
def shown(asked: bool) -> Iterator[None]:
    """Show tracebacks meanwhile where that is asked for; processes that help with the work show them too."""
    before = os.environ.get(VARIABLE)
    if asked:
        os.environ[VARIABLE] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before


def show_traces(faults: Iterable[Diagnostic]) -> None:
    """Print the traceback of each mistake of the generator to standard error, where that is wanted."""
    if wanted():
        for trace in dict.fromkeys(fault.trace for fault in faults if fault.trace):
            print(trace, file=sys.stderr, end="", flush=True)
