"""Comments and code of a source card, in which no heading begins an excerpt."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing_site.text.lazy_pattern import LazyPattern

_OPENING = re.compile(r"<!--|^(?:`{3,}|~{3,})", re.MULTILINE)
_CLOSING = LazyPattern(r"^(`{3,}|~{3,})[ ]*$", re.MULTILINE)
_VISIBLE = LazyPattern(r"\S")


def without_hidden(text: str) -> str:
    """A text with blanks in place of its comments and its code between fences; offsets stay true."""
    pieces: list[str] = []
    done = at = 0
    last = text.rfind("-->")
    closings: _Closings | None = None
    while opening := _OPENING.search(text, at):
        start, at = opening.span()
        if opening[0] == "<!--":
            end = text.find("-->", at) + len("-->") if at <= last else 0
        else:
            closings = closings or _Closings(text)
            end = closings.behind(start, opening[0])
        if end > at:
            pieces += (text[done:start], _VISIBLE.sub(" ", text[start:end]))
            done = at = end
    return "".join((*pieces, text[done:]))


class _Closings:
    """The lines of a text that may end code."""

    def __init__(self, text: str) -> None:
        self._ends: dict[str, tuple[list[int], list[int]]] = {}
        """The marks of a line to start and end of all lines that have just these."""
        for line in _CLOSING.finditer(text):
            starts, ends = self._ends.setdefault(line[1], ([], []))
            starts.append(line.start())
            ends.append(line.end())
        self._marks = sorted(self._ends, key=len, reverse=True)

    def behind(self, start: int, marks: str) -> int:
        """The offset behind the code that begins with some marks; 0 where it has no end.

        Code may end with fewer marks than it begins with, if nothing with as many follows.
        """
        for shorter in self._marks:
            if marks.startswith(shorter):
                starts, ends = self._ends[shorter]
                if (number := bisect_right(starts, start)) < len(starts):
                    return ends[number]
        return 0
