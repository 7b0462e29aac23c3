"""Brackets of an inline text: links, pictures, notes and the marks of footnotes.

CommonMark 0.31.2, section 6.3, "Links", and the look for a link at each closing bracket of its appendix.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefing_site.model.citation import Flaw, Mode
from briefing_site.parse import citations
from briefing_site.parse.bare_keys import BareKey
from briefing_site.parse.citations import Cluster
from briefing_site.parse.markdown.emphasis import SignRun, pair
from briefing_site.parse.markdown.inline_citations import words_of
from briefing_site.parse.markdown.inline_parts import Address, Misplaced, Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_tail import read_tail
from briefing_site.parse.markdown.reference_definitions import Definition, normal_label
from briefing_site.parse.markdown.spans import disjoint
from briefing_site.parse.misplaced_citations import MisplacedCitation, misplaced_in
from briefing_site.text.lazy_pattern import LazyPattern

_WIKI = LazyPattern(r"!?\[\[([^\[\]\n]+)\]\]")
_MARK = LazyPattern(r"\[\^([^\]\s\[]+)\]")
_LABEL = LazyPattern(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)
_LETTER = LazyPattern(r"[^\W\d_]")
_TERM = LazyPattern(r"[^\W\d_]{2}|[^\W\d_\x00-\x7f]")
"""Two letters, or one of a script that may write a word with it."""
_LINK_WORDS = "the words of a link"
_ONLY_KEY = LazyPattern(r"\s*-?@[^\s\]]*\s*\]")
_NO_LABEL = LazyPattern(r"[\^@]|\s*$|-@")


MAX_NESTED = 10
"""So many pictures or notes may hold one another; each is read again as a text by itself."""


class _Bracket(NamedTuple):
    """An opening bracket for which no closing one was found yet."""

    part: int
    """Number of its part."""
    end: int
    """Offset behind it."""
    runs: int
    """How many runs of signs stand before it."""
    sort: str
    """`[`, `![` or `^[`."""


class Brackets:
    """The state of one pass over an inline text, and what its brackets become.

    The methods that read a sign take its offset, and that of the text before it that has no part yet. They
    return the offset at which to go on, and 0 where the sign is plain text.
    """

    def __init__(
        self,
        text: InlineText,
        definitions: Mapping[str, Definition],
        *,
        html_only: bool,
        at_sight: Mapping[int, Cluster] = MappingProxyType({}),
    ) -> None:
        self.text = text
        self.at_sight = at_sight
        """The brackets of citations that can be read at sight, by their offsets."""
        self.clusters: list[Cluster] = []
        """Those that were read so."""
        self.definitions = definitions
        self.html_only = html_only
        self.parts: list[Part] = []
        self.runs: list[SignRun] = []
        self.brackets: list[_Bracket] = []
        self.nested: list[int] = []
        """For each open bracket, how many pictures or notes hold one another in it."""
        self.too_deep: list[tuple[int, int]] = []
        """Pictures and notes that hold too many others, and are plain text."""
        self.opaque: list[tuple[int, int]] = []
        self.labels: list[tuple[int, int]] = []
        self.misplaced: list[Misplaced] = []
        self.handles: list[BareKey] = []
        self.unknown: list[tuple[int, int]] = []
        self.used: set[str] = set()
        self.open_comments: list[int] = []
        self.titles: list[tuple[int, int]] = []
        self.no_ticks: set[int] = set()
        """Lengths of runs of backticks that no later run in the text has."""
        self.no_link = 0
        """The number of brackets, from the lowest on, that cannot begin a link, since they hold one."""
        self.no_comment = False
        self.unclosed: set[str] = set()
        """The ends of comments and the like that stand nowhere in the rest of the text."""

    def add(self, sort: str, start: int, end: int, value: object, floor: int) -> int:
        """Add a part, and the text before it from `floor` on; returns its end."""
        if floor < start:
            self.parts.append(Part(Sort.TEXT, floor, start))
        self.parts.append(Part(sort, start, end, value))
        return end

    def bracket(self, at: int, floor: int) -> int:
        """Read a `[`: a link in double brackets, the mark of a footnote, or a bracket to be closed."""
        if (cluster := self.at_sight.get(at)) and not self.brackets:
            self.clusters.append(cluster)
            return self.add(Sort.CITATION, at, cluster.end, cluster, floor)
        text = self.text
        if text.startswith("[[", at) and (found := _WIKI.match(text, at)):
            if text.startswith("(", found.end()) and read_tail(text, found.end() + 1):
                return 0  # two ways to write a link in one, which is told as notation that is none
            self.in_words_of(found)
            self.opaque.append(found.span())
            return self.add(Sort.WIKI, at, found.end(), found[1], floor)
        if text.startswith("[^", at) and (found := _MARK.match(text, at)) and "@" not in found[1]:
            self.opaque.append(found.span())
            return self.add(Sort.MARK, at, found.end(), found[1], floor)
        if self.html_only:
            return 0
        return self.open_bracket(at, at + 1, floor)

    def in_words_of(self, link: re.Match[str]) -> None:
        """Note the citations in the words of a link in double brackets."""
        words = link[1].find("|") + 1
        if words and "@" in link[1]:
            self.cited(link.start(1) + words, link.end(1), _LINK_WORDS, link.end())

    def picture(self, at: int, floor: int) -> int:
        """Read a `!`, which may begin a picture or an embedded file."""
        text = self.text
        if text.startswith("![[", at) and (found := _WIKI.match(text, at)):
            self.opaque.append(found.span())
            return self.add(Sort.WIKI, at, found.end(), found[1], floor)
        if text.startswith("![", at) and not text.startswith("![^", at):
            return self.open_bracket(at, at + 2, floor)
        return 0

    def caret(self, at: int, floor: int) -> int:
        """Read a `^`, which may begin a note."""
        return self.open_bracket(at, at + 2, floor) if self.text.startswith("^[", at) else 0

    def open_bracket(self, at: int, end: int, floor: int) -> int:
        """Open the bracket whose sign stands from `at` to `end`; returns its end."""
        self.add(Sort.TEXT, at, end, None, floor)
        self.brackets.append(_Bracket(len(self.parts) - 1, end, len(self.runs), self.text[at:end]))
        self.nested.append(0)
        return end

    def close_bracket(self, at: int, floor: int) -> int:
        """Read a `]`: the end of a link, a picture or a note."""
        if not self.brackets:
            return 0
        bracket, nested = self.brackets.pop(), self.nested.pop()
        if bracket.sort != "[":
            nested += 1
        inside_link = len(self.brackets) < self.no_link
        self.no_link = min(self.no_link, len(self.brackets))
        if self.nested:
            self.nested[-1] = max(self.nested[-1], nested)
        if nested > MAX_NESTED:
            self.too_deep.append((self.parts[bracket.part].start, at + 1))
            return 0
        if bracket.sort == "^[":
            return self.note(bracket, at)
        if bracket.sort == "[" and inside_link:
            return 0
        found = self.link_behind(bracket, at)
        if found is None:
            return 0
        end, address, title = found
        start = self.parts[bracket.part].start
        if floor < at:
            self.parts.append(Part(Sort.TEXT, floor, at))
        picture = bracket.sort == "!["
        where = "the alternative text of a picture" if picture else _LINK_WORDS
        if not address.value.startswith("@"):  # such a link is told where it is followed
            self.cited(bracket.end, at, where, None if picture else end)
        self.labels.append((bracket.end, at))
        self.opaque.append((start, end))
        pair(self.runs, bracket.runs)
        if picture:
            alt = words_of(self.text, self.parts[bracket.part + 1 :])
            del self.parts[bracket.part :]
            self.parts.append(Part(Sort.IMAGE, start, end, Tag("img", address, title, alt)))
        else:
            self.parts[bracket.part] = Part(Sort.OPEN, start, bracket.end, Tag("a", address, title))
            self.parts.append(Part(Sort.CLOSE, at, end, "a"))
            self.no_link = len(self.brackets)
        return end

    def note(self, bracket: _Bracket, at: int) -> int:
        """Make the brackets of `^[text]` a note; its text is read by itself."""
        start = self.parts[bracket.part].start
        if _ONLY_KEY.match(self.text, bracket.end) or not self.text[bracket.end : at].strip():
            return 0  # a citation makes its note by itself
        del self.parts[bracket.part :]
        del self.runs[bracket.runs :]
        # What was found since its bracket was opened stands in it.
        for spans in (self.opaque, self.labels, self.unknown):
            while spans and spans[-1][0] >= start:
                spans.pop()
        while self.misplaced and self.misplaced[-1].cite.start >= start:
            self.misplaced.pop()
        while self.handles and self.handles[-1].start >= start:
            self.handles.pop()
        self.opaque.append((start, at + 1))
        self.parts.append(Part(Sort.NOTE, start, at + 1, self.text.part(bracket.end, at)))
        return at + 1

    def link_behind(self, bracket: _Bracket, at: int) -> tuple[int, Address, str | None] | None:
        """The end, address and title of the link whose words end at `at`; None where there is none."""
        text = self.text
        after = at + 1
        if text.startswith("(", after) and (tail := read_tail(text, after + 1)):
            if tail.title_at:
                self.titles.append(tail.title_at)
                self.cited(*tail.title_at, "the title of a link")
            return tail.end, tail.address, tail.title
        label = _LABEL.match(text, after)
        words = text[bracket.end : at]
        if label and label[1] and not _NO_LABEL.match(label[1]):
            definition = self.defined(label[1])
            if definition is None:
                if words.strip() and not words.startswith("^"):
                    self.note_unknown(bracket, at, label.span(1))
                return None
            end = label.end()
        else:
            # `[a [b] c]` cannot be a label.
            definition = self.defined(words) if self.definitions and "[" not in _unescaped(words) else None
            end = label.end() if label and not label[1] else after
            if definition is None:
                if label and not label[1] and words.strip():
                    self.note_unknown(bracket, at, (bracket.end, at))
                return None
        return end, Address(definition.address, *definition.place), definition.title

    def defined(self, label: str) -> Definition | None:
        """The definition of a label, which is used here."""
        name = normal_label(label)
        found = self.definitions.get(name)
        if found:
            self.used.add(name)
        return found

    def note_unknown(self, bracket: _Bracket, at: int, label: tuple[int, int]) -> None:
        """Note a label that no definition has, where the brackets before it hold the words of a link.

        In `T[i][j]` and `[1][2]` they do not.
        """
        start = self.parts[bracket.part].start
        joined = start > 0 and self.text[start - 1].isalnum()
        words = _TERM if label[1] - label[0] < 2 else _LETTER
        if not joined and words.search(self.text, bracket.end, at):
            self.unknown.append(label)

    def cited(self, start: int, end: int, where: str, behind: int | None = None) -> None:
        """Note the citations in a piece of the text where none can be printed; see `Misplaced`."""
        words = self.text[start:end]
        inside: list[tuple[int, int]] = []
        for a, b in reversed(self.opaque):  # they were found in the order of the text
            if b <= start:
                break
            if start <= a and b <= end:
                inside.append((a - start, b - start))
        opaque = disjoint(inside)
        self.misplaced += (
            Misplaced(
                MisplacedCitation(
                    start + cite.start,
                    start + cite.end,
                    start + cite.first,
                    start + cite.last,
                    cite.alone,
                ),
                where,
                behind,
            )
            for cite in misplaced_in(words, opaque)
        )
        if "@" in words:
            flaw = Flaw.IN_LINK if where == _LINK_WORDS else Flaw.IN_WORDS
            for cluster in citations.find(words, opaque).clusters:
                first, *more = cluster.cites
                if not (more or first.excerpt) and first.mode is Mode.IN_TEXT:
                    place = start + first.start, start + first.end
                    self.handles.append(BareKey(*place, first.source, None, flaw))


def _unescaped(text: str) -> str:
    return re.sub(r"\\.", "", text) if "\\" in text else text
