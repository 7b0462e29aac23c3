"""Text whose line breaks are those of its file, on one line."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import SPACELESS

_NO_SPACE = LazyPattern(SPACELESS)
# Holes stand between: private-use characters that stand for citations.
_HOLES = "[\U000f0000-\U000ffffd\U00100000-\U0010fffd]*"
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
    if text.isascii() or "\n" not in text:  # no script of ASCII is without spaces
        return text
    return _BREAK.sub(r"\1", text)
