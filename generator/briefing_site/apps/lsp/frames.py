"""What an editor sends, with a limit: the library reads a line, and a message, of any length that it is told.

A message is announced by a header with its length in bytes (Language Server Protocol 3.17, "Base Protocol").
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import BinaryIO

_LENGTH = re.compile(rb"content-length:[ \t]*(\d+)", re.IGNORECASE)
_LONGEST_LINE = 4_000
_LONGEST_MESSAGE = 64_000_000
"""Bytes of a message: more than four times the longest file that is read."""


class Frames:
    """The input of a server, which ends where a header is too long or announces too much."""

    def __init__(self, stream: BinaryIO | BytesIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """The next line of a header; empty at the end."""
        line = self._stream.readline(_LONGEST_LINE)
        if len(line) == _LONGEST_LINE:
            return _ended("a header line is too long")
        length = _LENGTH.match(line)
        if length and (len(length[1]) > len(str(_LONGEST_MESSAGE)) or int(length[1]) > _LONGEST_MESSAGE):
            return _ended("a message is too long")
        return line

    def read(self, size: int) -> bytes:
        """The bytes of a message."""
        return self._stream.read(size)


def _ended(why: str) -> bytes:
    print(f"briefing lsp: {why}, so that no more is read.", file=sys.stderr)
    return b""
