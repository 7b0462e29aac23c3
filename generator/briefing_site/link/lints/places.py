"""From a statement, or a piece of one, to its place in the author's file; asked only for a fault."""

from __future__ import annotations

from briefing_site.link.lints.statement import Statement
from briefing_site.model.cached_property import cached_property
from briefing_site.model.diagnostic import Span
from briefing_site.model.files import File
from briefing_site.model.lines import Lines
from briefing_site.text.line_ends import lenient
from briefing_site.text.written_words import Letters, WrittenText, letters_of, written

_OPENING = 24
"""So many characters of a sentence are looked for where it cannot be found as a whole."""


class Places:
    """Finds the places of what one file says."""

    def __init__(self, file: File) -> None:
        self._file = file

    def of(self, statement: Statement, start: int = 0, end: int | None = None) -> Span:
        """The place of a statement, or of its characters from `start` to `end`.

        Where it is not written as it is read, the place is that of its beginning, or of its first citation.
        """
        text, after, base = self._holder(statement.within)
        words = statement.text[start:end]
        whole = text.find_on(statement.text, after, 0) if words else None
        if words and not whole:
            letters = letters_of(text) if statement.within else self._letters
            whole = letters.find(statement.text, after)
        found = None
        if whole:
            # The same words may stand before the statement too, as in what another one quotes.
            found = text.find_on(words, whole[0], statement.text.count(words, 0, start))
        found = found or (text.find_on(words, after, 0) if words else None)
        if words and not found and not start:
            found = text.find_on(words[:_OPENING], after, 0)
        if found:
            return self._lines.span(base + found[0], base + found[1])
        if statement.citations:
            return statement.citations[0].place
        if whole:
            return self._lines.span(base + whole[0], base + whole[1])
        return statement.within or Span.opening(self._file.path)

    def of_text(self, words: str, within: Span, otherwise: Span | None = None) -> Span:
        """The place of some words of a text whose place is known.

        Where they are not found there, it is `otherwise`, or the place of the text.
        """
        return self._between(words, within) or otherwise or within

    def signs(self, signs: str, at: Span) -> Span:
        """The place of signs that are written as they are read, at a place or behind it; else that one."""
        start = self._lines.text.find(signs, self._lines.offset_of(at.start))
        return at if start < 0 else self._lines.span(start, start + len(signs))

    def in_body(self, words: str) -> Span:
        """The place of some words behind the front matter; where they are not found, that of the file."""
        found = self._text.find_on(words, self._body, 0) if words else None
        return self._lines.span(*found) if found else Span.opening(self._file.path)

    def in_code(self, at: Span) -> bool:
        """Whether a place stands between backticks of its line."""
        start = self._lines.offset_of(at.start)
        before = self._lines.text[self._lines.text.rfind("\n", 0, start) + 1 : start]
        return before.count("`") % 2 == 1

    def _holder(self, within: Span | None) -> tuple[WrittenText, int, int]:
        """What holds a statement, the offset in it from which that stands there, and its own offset."""
        if within is None:
            return self._text, self._body, 0
        first, last = self._lines.offset_of(within.start), self._lines.offset_of(within.end)
        # Read by itself: in braces of YAML it would look like a list of attributes.
        return written(self._lines.text[first:last]), 0, first

    def _between(self, words: str, within: Span) -> Span | None:
        text, after, base = self._holder(within)
        found = text.find_on(words, after, 0) if words else None
        return self._lines.span(base + found[0], base + found[1]) if found else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._file.path, lenient(self._file.data))

    @cached_property
    def _text(self) -> WrittenText:
        return written(self._lines.text)

    @cached_property
    def _letters(self) -> Letters:
        return letters_of(self._text)

    @cached_property
    def _body(self) -> int:
        """The offset behind the front matter."""
        return max(self._lines.text.find("\n---", 3), 0)
