"""Text whose line breaks are those of its file, on one line."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import SPACELESS

_NO_SPACE = LazyPattern(SPACELESS)
# Holes stand between: private-use characters that stand for citations.
_HOLES = "[\U000f0000-\U000ffffd\U00100000-\U0010fffd]*"
# Finds every character of those scripts, and some more: compiled and tried in a fraction of the time.
MAY_BE_SPACELESS = re.compile("[^\0-\u0dff\u2000-\u2e7f\U000f0000-\U0010ffff]")
_BREAK = LazyPattern(f"({SPACELESS}{_HOLES})\n(?={_HOLES}{SPACELESS})")


def unwrapped(quote: str) -> str:
    """The quotation on one line: a line break is a space, and nothing where the script has no spaces."""
    if "\n" not in quote:
        return quote.strip()
    first, *others = [line.strip() for line in quote.strip().split("\n") if line.strip()] or [""]
    for line in others:
        first += line if _NO_SPACE.match(first[-1]) and _NO_SPACE.match(line) else f" {line}"
    return first


def unwrapped_lines(text: str) -> str:
    """The text without the line breaks between two characters of a script that has no spaces."""
    if text.isascii() or "\n" not in text or not MAY_BE_SPACELESS.search(text):
        return text
    return _BREAK.sub(r"\1", text)
