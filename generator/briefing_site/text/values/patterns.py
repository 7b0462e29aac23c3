"""Regular expressions that are made from tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_site.text.lazy_pattern import LazyPattern

NEVER = LazyPattern(r"(?!)")
"""A pattern for what a language does not have."""


def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first.

    Common beginnings are written once, so that a search leaves a wrong word at its first letter.
    """
    after: dict[str, list[str]] = {}
    for word in words:
        if word:
            after.setdefault(word[0], []).append(word[1:])
    branches = []
    for letter, rests in sorted(after.items()):
        inner = either(rests)
        branches.append(re.escape(letter) + (f"(?:{inner})?" if inner and "" in rests else inner))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
