"""The end of a title, so that no short word stands alone on its last line."""

from __future__ import annotations

_PAIR = 20
"""So many letters the last two words must have fewer, to stand on one line of the narrowest screen."""
_WRAPS = 24
"""Letters of a title that stands on one line everywhere."""


def bound_end(title: str) -> str:
    """A title whose last word is bound to the one before it with a no-break space, where both are short.

    A title of two words, one that is in no danger, and a language that writes no spaces are left as they are.
    """
    words = title.rsplit(" ", 2)
    if len(title) <= _WRAPS or len(words) < 3 or not all(words):
        return title
    before, last = words[1:]
    if len(before) + len(last) >= _PAIR:
        return title
    return f"{words[0]} {before}\u00a0{last}"
