"""The words around the key of a citation, as plain text: signal, prefix, locator, suffix."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.model.citation import Signal
from briefing_site.parse.locator import split_locator
from briefing_site.text.markdown_to_text import plain

_SIGNAL = re.compile(r"(contra|but see|see also|cf|see)(?![\w-])", re.IGNORECASE)
_SIGNALS = {signal.rstrip("."): signal for signal in Signal}
_KEY = "\0"
"""Stands for the key; no Markdown text can hold this character."""


class Affixes(NamedTuple):
    """What stands before and after a key."""

    prefix: str
    """Includes the words of the signal."""
    signal: Signal | None
    locator: str
    """As written, without the comma before it."""
    suffix: str
    """What the locator leaves, without the comma before it."""


def read_affixes(before: str, after: str) -> Affixes:
    """Read the Markdown on both sides of a key; in one piece, as emphasis may enclose the key."""
    before, after = (side.replace(_KEY, "\ufffd") for side in (before, after))
    prefix, _, suffix = plain(f"{before}{_KEY}{after}").partition(_KEY)
    signal = _SIGNALS[found[1].lower()] if (found := _SIGNAL.match(prefix)) else None
    return Affixes(prefix.rstrip(" "), signal, *split_locator(suffix.lstrip(" ")))
