"""A quotation whose line breaks are those of its file, on one line."""

from __future__ import annotations

import re

from briefing_site.text.word_edges import UNSPACED

_NO_SPACE = re.compile(f"(?![\u1100-\u11ff\uac00-\ud7ff])[{UNSPACED}\uff01-\uff60]")


def unwrapped(quote: str) -> str:
    """The quotation on one line: a line break is a space, and nothing where the script has no spaces."""
    first, *others = [line.strip() for line in quote.strip().split("\n") if line.strip()] or [""]
    for line in others:
        first += line if _NO_SPACE.match(first[-1]) and _NO_SPACE.match(line) else f" {line}"
    return first
