"""The abilities of an output stream: terminal, colours; and text without control characters for it."""

from __future__ import annotations

import os
from typing import TextIO

from briefing_site.text.lazy_pattern import LazyPattern

_CONTROL = LazyPattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def is_terminal(stream: TextIO) -> bool:
    """Whether the stream is a terminal that can do more than print lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def wants_colour(stream: TextIO) -> bool:
    """Whether the stream is a terminal that shows colours (no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def harmless_name(path: str) -> str:
    """A path as one line: a name may have line feeds in it."""
    return harmless(path).replace("\n", "\\x0a").replace("\t", "\\x09")


def harmless(text: str) -> str:
    """A text with its control characters written as escapes."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
