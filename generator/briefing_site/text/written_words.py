"""Words of a finished sentence in the author's own writing, with its markup, escapes and line breaks.

A finished sentence has no places. Its citations have, so that a word of it is found by counting from one of
them: if the word stands twice between itself and the citation in the finished text, it does so in the
author's text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_to_text import QUOTES
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import SPACELESS

_SILENT = LazyPattern(
    r"<!--.*?-->|%%[^%\n]+%%"
    r"|\[[^\[\]]*@[^\[\]]*\]|\[\^[^\[\]]+\]"  # citations and marks of footnotes
    r"|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]|\[\[(?:[^\[\]|\n]*\|)?|\]\]"  # of links only the words are read
    r"|<[a-z/][^<>]*>|\{:?[ \t]*[#.][^{}\n]*\}|[*_`~\[]|\](?![(\[])"
    r"|(?<=\n)[ \t]*(?:>[ \t]?)+",
    re.DOTALL,
)
_QUOTES = LazyPattern(r"<(/?q)\b", re.IGNORECASE)
_UNSPACED_PAIR = LazyPattern(f"{SPACELESS}{SPACELESS}")
_ESCAPE = LazyPattern(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);|\\\\?[!-/:-@\[-`{-~]|\\u[0-9a-fA-F]{4}|''|\s+")

_FEWER = (24, 12)
"""So many letters of a sentence are looked for where not all of them are found."""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """What is read of an author's text, and where each character of it is written."""

    text: str
    places: tuple[int, ...]
    """The offset of each character; one more for the end."""

    def find_back(self, words: str, before: int, skip: int) -> tuple[int, int] | None:
        """Start and end, as written, of the last `words` before an offset, but for as many as `skip`."""
        limit = bisect_left(self.places, before)
        for _ in range(skip + 1):
            limit = self.text.rfind(words, 0, limit)
            if limit < 0:
                return None
        return self._written(limit, limit + len(words))

    def find_on(self, words: str, after: int, skip: int) -> tuple[int, int] | None:
        """Start and end, as written, of the first `words` from an offset on, but for as many as `skip`."""
        at = bisect_left(self.places, after) - 1
        for _ in range(skip + 1):
            at = self.text.find(words, at + 1)
            if at < 0:
                return None
        return self._written(at, at + len(words))

    def _written(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of what is read of an author's text, and where each is written.

    In them markup that is printed as it stands, or brings words of its own, is nothing.
    """

    text: str
    places: tuple[int, ...]

    def find(self, words: str, after: int) -> tuple[int, int] | None:
        """Start and end, as written, of the letters of some words from an offset on.

        Where not all of them stand there, the first or the last ones are looked for.
        """
        begin = bisect_left(self.places, after)
        sought = "".join(char for char in words if char.isalnum())
        for size in (len(sought), *_FEWER):
            for piece in (sought[:size], sought[-size:]):
                if len(piece) == size and size and (start := self.text.find(piece, begin)) >= 0:
                    return self.places[start], self.places[start + size - 1] + 1
        return None


def letters_of(written: WrittenText) -> Letters:
    """The letters of what is read of a text."""
    kept = [number for number, char in enumerate(written.text) if char.isalnum()]
    return Letters("".join(written.text[n] for n in kept), tuple(written.places[n] for n in kept))


def written(text: str) -> WrittenText:
    """What is read of an author's text: no markup, no escapes, each run of white space as a blank."""
    read: list[str] = []
    places: list[int] = []

    def take(start: int, end: int) -> None:
        at = start
        for escape in _ESCAPE.finditer(text, start, end):
            read.append(text[at : escape.start()])
            places.extend(range(at, escape.start()))
            joined = "\n" in escape.group() and _is_unspaced(
                _last(read)[-1:] + text[escape.end() : escape.end() + 1]
            )
            for char in "" if joined else _meant(escape.group()):
                if char != " " or not read or not _last(read).endswith(" "):
                    read.append(char)
                    places.append(escape.start())
            at = escape.end()
        read.append(text[at:end])
        places.extend(range(at, end))

    done = 0
    for silent in _SILENT.finditer(text):
        if silent.start() >= done:
            take(done, silent.start())
            if quotes := _QUOTES.match(silent.group()):
                read.append(QUOTES[quotes[1].lower()])
                places.append(silent.start())
            done = silent.end()
    take(done, len(text))
    return WrittenText("".join(read), (*places, len(text)))


def _is_unspaced(characters: str) -> bool:
    """Whether two characters are of a script without spaces, so that a line break between them is nothing."""
    return _UNSPACED_PAIR.fullmatch(characters) is not None


def _last(read: list[str]) -> str:
    return next((piece for piece in reversed(read) if piece), "")


def _meant(escape: str) -> str:
    if escape.isspace():
        return " "
    if escape[0] == "&":
        return html.unescape(escape)
    if escape == "''":
        return "'"
    if escape.startswith("\\u"):
        return chr(int(escape[2:], 16))
    return escape[-1]
