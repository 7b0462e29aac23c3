"""What a command prints to standard output. The disk behind a redirection may be full."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from typing import TextIO


class OutputError(Exception):
    """What a command prints could not be written; the message is a line that says why."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(f"what is printed could not be written: {fault.strerror or fault}")


def put(text: str, out: TextIO | None = None, *, end: str = "\n", flush: bool = True) -> None:
    """Print a text to `out`, or else to standard output.

    Raises `OutputError` where it cannot be written, and `BrokenPipeError` where its reader has gone.
    """
    try:
        print(text, end=end, file=out or sys.stdout, flush=flush)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise OutputError(fault) from None


def put_bytes(data: bytes) -> None:
    """Write bytes to standard output, behind what was printed; raises as `put` does."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise OutputError(fault) from None
