"""The input of the server: a message a line, and none longer than a limit.

Model Context Protocol, revision 2026-07-28, "stdio": messages are delimited by newlines and hold none.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

LONGEST = 1_000_000
"""Bytes of a message."""


def lines(stream: BinaryIO | BytesIO) -> Iterator[bytes | None]:
    """Each line that is not empty; None for one that is too long, of which the rest is skipped."""
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield None
        elif line.strip():
            yield line
