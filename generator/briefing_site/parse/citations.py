"""Citations in Markdown source text: `[see @a#x, p. 3; but see @b#y]`, `[-@a#x]`, `@a#x says`, `@a#x [p. 3]`.

The syntax is Pandoc's (manual, "Citation syntax") with stricter keys. What looks like a citation and is none
is returned as a `Misfit`, never passed over. One pass from left to right, in linear time:

1. each key joins the innermost bracket that is open around it;
2. a bracket that closes becomes a cluster, a misfit, or nothing if it holds no key;
3. at the end of a paragraph, the keys that no bracket took are citations in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing_site.model.citation import Mode, Signal
from briefing_site.parse.citation_affixes import read_affixes
from briefing_site.parse.citation_key import CitationKey, read_key
from briefing_site.parse.near_citations import Misfit, MisfitReason
from briefing_site.text.markdown_to_text import visible


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation as written; prefix, locator and suffix are plain text on one line."""

    source: str
    excerpt: str | None
    mode: Mode
    prefix: str
    """Includes the words of the signal."""
    signal: Signal | None
    locator: str
    suffix: str
    start: int
    """Offset of `@key`, or of `-@key`."""
    end: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """The text that one group of marks replaces: a bracket, or an in-text citation and its bracket."""

    start: int
    end: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class CitationScan:
    """Clusters and misfits, each in the order of the text; no two of them overlap."""

    clusters: tuple[Cluster, ...]
    misfits: tuple[Misfit, ...]


def find(text: str, opaque: Sequence[tuple[int, int]] = ()) -> CitationScan:
    """All citations of a text.

    `opaque` are sorted, disjoint spans of code, links, tags and the like, in which no key or bracket is read.
    """
    if "@" not in text and "＠" not in text:
        return CitationScan((), ())
    return _BracketReader(text, opaque).read()


_MARK = re.compile(r"[\\&@＠;\n[\]［］]")
"""The characters that the pass stops at; a single character class, for speed."""
_ENTITY = re.compile(r"&#?\w+;")
_BLANK = re.compile(r"\n[ \t>]*\r?\n")
_ATTACHED = re.compile(r"[ \t]*(?:\r?\n[ \t>]*)?(?=\[(?!\^|\s*\])|［)")
"""Between a citation in running text and the bracket that belongs to it: one line break at most."""


class _Part(NamedTuple):
    """The text between two semicolons of a bracket."""

    start: int
    keys: list[CitationKey]


@dataclass(slots=True)
class _Frame:
    """A bracket being read, or (lowest in the stack) the paragraph around it."""

    start: int
    lead: CitationKey | None
    """The citation in running text to which the bracket belongs; None for a bracket by itself."""
    parts: list[_Part]
    nested: bool = False
    """Whether the bracket holds a cluster."""
    spoiled: bool = False
    """Whether the bracket holds a misfit, which is reported in place of the bracket."""

    @property
    def keys(self) -> list[CitationKey]:
        """The keys of the bracket, without those of brackets in it."""
        return [key for part in self.parts for key in part.keys]


class _BracketReader:
    """The state of one pass over a text."""

    def __init__(self, text: str, opaque: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.opaque = opaque
        self.found: list[Cluster | Misfit] = []
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Forget all open brackets, since no bracket reaches across a blank line."""
        self.running: list[CitationKey] = []
        """Keys outside of brackets."""
        self.stack = [_Frame(-1, None, [_Part(0, self.running)])]
        self.attached = -1
        """Offset at which the bracket of the last key in `running` opens."""
        self.escaped = 0
        """How many escaped `[` wait for their `]`."""

    def read(self) -> CitationScan:
        """Read the whole text."""
        position = 0
        for limit, end in (*self.opaque, (len(self.text), len(self.text))):
            while mark := _MARK.search(self.text, position, limit):
                position = self.step(mark.start(), position, limit)
            position = end
        self.end_paragraph()
        kept = list(_outermost(self.found))
        clusters = tuple(one for one in kept if isinstance(one, Cluster))
        return CitationScan(clusters, tuple(one for one in kept if isinstance(one, Misfit)))

    def step(self, at: int, floor: int, limit: int) -> int:
        """Read the mark at `at` between `floor` and `limit`; returns the offset at which to go on."""
        match self.text[at]:
            case "@" | "＠":
                return self.read_key(at, floor, limit)
            case "[" | "［":
                lead = self.running[-1] if at == self.attached else None
                self.stack.append(_Frame(at, lead, [_Part(at + 1, [])]))
            case "]" | "］":
                self.close(at)
            case ";" if len(self.stack) > 1:
                self.stack[-1].parts.append(_Part(at + 1, []))
            case "\n" if _BLANK.match(self.text, at):
                self.end_paragraph()
            case "&" if entity := _ENTITY.match(self.text, at, limit):
                return entity.end()
            case "\\" if (following := self.text[at + 1 : at + 2]) != "\n":
                self.escaped = max(0, self.escaped + (following == "[") - (following == "]"))
                return at + 2
        return at + 1

    def read_key(self, at: int, floor: int, limit: int) -> int:
        """Read the `@` at `at`: a key, a misfit, or a plain at sign; returns the offset at which to go on."""
        key, end = read_key(self.text, at, floor, limit)
        if isinstance(key, Misfit):
            self.spoil(key)
        elif key:
            self.stack[-1].parts[-1].keys.append(key)
            if len(self.stack) == 1 and (bracket := _ATTACHED.match(self.text, end)):
                self.attached = bracket.end()
        return end

    def close(self, at: int) -> None:
        """Close the bracket that ends at `at`: it becomes a cluster, a misfit, or plain text."""
        if len(self.stack) == 1:
            self.close_nothing()
            return
        frame = self.stack.pop()
        parent = self.stack[-1]
        if frame.spoiled or not (frame.lead or frame.keys):
            parent.spoiled |= frame.spoiled
            parent.nested |= frame.nested
        elif reason := self.fault(frame, at):
            self.spoil(self.misfit(frame.start, at + 1, reason))
        else:
            parent.nested = True
            start = self.running.pop().start if frame.lead else frame.start
            self.found.append(Cluster(start, at + 1, tuple(self.cites(frame, at))))

    def close_nothing(self) -> None:
        """Read a `]` without an open bracket.

        The `]` is plain text after an escaped `[`. Else the last key was meant to be in a bracket.
        """
        if self.escaped:
            self.escaped -= 1
        elif self.running:
            key = self.running.pop()
            self.spoil(self.misfit(key.start, key.end, MisfitReason.UNOPENED))

    def fault(self, frame: _Frame, at: int) -> MisfitReason | None:
        """The reason why a bracket with keys, or a bracket after a key, cannot be read; None where it can."""
        text = self.text
        first, *others = (len(part.keys) for part in frame.parts)
        counts = (max(first, bool(frame.lead)), *others)
        if "^" in (text[frame.start - 1 : frame.start], text[frame.start + 1]):
            return MisfitReason.FOOTNOTE
        if text[frame.start] == "［" or text[at] == "］":
            return MisfitReason.FULL_WIDTH
        if frame.nested:
            return MisfitReason.NESTED
        if max(counts) > 1:
            return MisfitReason.CROWDED
        return None if all(counts) else MisfitReason.MIXED

    def cites(self, frame: _Frame, at: int) -> Iterator[Cite]:
        """The citations of a bracket that ends at `at`."""
        if frame.lead and frame.parts[0].keys:
            yield self.cite(frame.lead, Mode.IN_TEXT)
        ends = (*(part.start - 1 for part in frame.parts[1:]), at)
        for (start, keys), end in zip(frame.parts, ends, strict=True):
            if keys:
                before, after = self.visible(start, keys[0].start), self.visible(keys[0].end, end)
                yield self.cite(keys[0], Mode.BRACKET, before, after)
            elif frame.lead:  # `@a [23]` is read like `[@a, 23]`
                yield self.cite(frame.lead, Mode.IN_TEXT, after="," + self.visible(start, end))

    def cite(self, key: CitationKey, mode: Mode, before: str = "", after: str = "") -> Cite:
        """The finished citation, from its key and the Markdown around it."""
        mode = Mode.SUPPRESSED if key.suppressed else mode
        return Cite(key.source, key.excerpt, mode, *read_affixes(before, after), key.start, key.end)

    def visible(self, start: int, end: int) -> str:
        """The Markdown from start to end, as `visible` gives it."""
        return visible(self.text, start, end, self.opaque)

    def end_paragraph(self) -> None:
        """Report the brackets that are still open; all keys left over stand in running text."""
        left = self.running
        for frame in self.stack[1:]:
            keys = frame.keys
            if (keys or frame.lead) and not frame.spoiled:
                end = keys.pop(0).end if keys else frame.start + 1
                self.found.append(self.misfit(frame.start, end, MisfitReason.UNCLOSED))
            left += keys
        self.found += (Cluster(key.start, key.end, (self.cite(key, Mode.IN_TEXT),)) for key in left)
        self.begin_paragraph()

    def misfit(self, start: int, end: int, reason: MisfitReason) -> Misfit:
        """The text from start to end, which is no citation."""
        return Misfit(start, end, reason, self.text[start:end])

    def spoil(self, misfit: Misfit) -> None:
        """Report a misfit in the innermost bracket, which cannot become a cluster now."""
        self.found.append(misfit)
        self.stack[-1].spoiled = True


def _outermost(found: list[Cluster | Misfit]) -> Iterator[Cluster | Misfit]:
    """Clusters and misfits in order, without those inside a misfit, whose text stays as it is."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end
