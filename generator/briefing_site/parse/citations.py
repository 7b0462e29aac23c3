"""Citations in Markdown source text: `[see @a#x, p. 3; but see @b#y]`, `[-@a#x]`, `@a#x says`, `@a#x [p. 3]`.

The syntax is Pandoc's (manual, "Citation syntax") with stricter keys; signs, brackets and keys may be
full-width. What looks like a citation and is none is returned as a `Misfit`, never passed over.

One pass from left to right, in linear time:

1. each key joins the innermost bracket that is open around it;
2. a bracket that closes becomes a cluster, a misfit, or nothing if it holds no key;
3. at the end of a paragraph, the keys that no bracket took are citations in running text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from briefing_site.model.citation import Flaw, Mode, Signal
from briefing_site.parse.bare_keys import BareKey, bare_keys
from briefing_site.parse.citation_affixes import read_affixes
from briefing_site.parse.citation_key import CitationKey, read_key
from briefing_site.parse.citation_neighbours import beside_running, braces_behind, named_behind, wrong_signs
from briefing_site.parse.key_folding import KEY, narrow
from briefing_site.parse.near_citations import Misfit, MisfitReason
from briefing_site.parse.odd_brackets import around, closed_oddly
from briefing_site.parse.other_citations import other_citations
from briefing_site.parse.pasted_marks import pasted_marks
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.markdown_to_text import visible


# Named tuples, as places are, because there are many of them.
class Cite(NamedTuple):
    """One citation as written; prefix, locator and suffix are plain text on one line."""

    source: str
    excerpt: str | None
    mode: Mode
    prefix: str
    """Includes the words of the signal."""
    signal: Signal | None
    locator: str
    suffix: str
    joint: str
    """What stands between locator and suffix, as written."""
    behind: str
    """All that stands behind the key, as plain text."""
    start: int
    """Offset of `@key`, or of `-@key`."""
    at: int
    """Offset of the at sign."""
    end: int
    foreign: Misfit | None = None
    """What it is unless some card has its key for an alias; None for a key that can be an id."""


class Cluster(NamedTuple):
    """The text that one group of marks replaces: a bracket, or an in-text citation and its bracket."""

    start: int
    end: int
    cites: tuple[Cite, ...]


class CitationScan(NamedTuple):
    """Clusters and misfits, each in the order of the text; no two of them overlap."""

    clusters: tuple[Cluster, ...]
    misfits: tuple[Misfit, ...]
    bare: tuple[BareKey, ...] = ()
    """Keys outside of misfits that would be citations with an at sign of their own before them."""


def may_hold(text: str) -> bool:
    """Whether `find` may find anything in a text; a quick look."""
    return bool(_MAY_HOLD.search(text)) or "cite" in text or "<sup" in text


def find(text: str, opaque: Sequence[tuple[int, int]] = (), *, foreign: bool = False) -> CitationScan:
    """All citations of a text.

    `opaque` are sorted, disjoint spans of code, links, tags and the like, in which no key or bracket is read.
    `foreign` says whether a key of another program makes a citation, which has its misfit with it.
    """
    found: list[Cluster | Misfit] = []
    bare: list[BareKey] = []
    if _AT_SIGN.search(text) or ("&" in text and _SIGN_REFERENCE.search(text)):
        reader = _BracketReader(text, opaque, foreign)
        reader.read()
        found, bare = reader.found, reader.keys
    if "{" in text or "cite" in text or _OF_OTHERS.search(text):
        found = [*other_citations(text, opaque), *found]
    found += pasted_marks(text, opaque)
    kept = list(_outermost(found))
    clusters = tuple(one for one in kept if isinstance(one, Cluster))
    misfits = tuple(one for one in kept if isinstance(one, Misfit)) if len(clusters) < len(kept) else ()
    bare += bare_keys(text, opaque)
    return CitationScan(clusters, misfits, tuple(_outside(bare, misfits)) if bare else ())


_MAY_HOLD = LazyPattern("[@#[＠＃﹫&{【¹²³⁴-⁹]")
_AT_SIGN = LazyPattern("[@＠﹫]")
_OF_OTHERS = LazyPattern(r"[\[@＠](?:(?<=\[)#|(?<!\[)[\],])")
"""Besides braces and the word, what citations of other programs have: `[#`, `@]`, `@,`."""
_SIGN_REFERENCE = LazyPattern(r"&(?:commat|#0*64|#[xX]0*40);")
_MARK = LazyPattern(r"[\\&@＠﹫;；\n[\]［］]")
"""The characters that the pass stops at; a single character class, for speed."""
_ENTITY = LazyPattern(r"&#?\w+;")
_KEY_AFTER_ENTITY = LazyPattern(r"[a-z0-9-]+(#[a-z0-9-]+)?")
_NEXT_CITATION = LazyPattern(r"；\s*(?:(?:see also|but see|see|cf\.|contra)\s+)?[-－]?[@＠]", re.IGNORECASE)
"""A full-width semicolon between two citations; elsewhere in a bracket it is punctuation."""
_NEAR = 80
"""How far behind a bracket a `]` may be meant as its end."""
_BLANK = LazyPattern(r"\n[ \t>]*\r?\n")
_ATTACHED = LazyPattern(r"[ \t]*(?:\r?\n[ \t>]*)?(?=\[(?!\^|\s*\])|［)")
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

    def __init__(self, text: str, opaque: Sequence[tuple[int, int]], foreign: bool) -> None:
        self.text = text
        self.foreign = foreign
        self.opaque = opaque
        self.found: list[Cluster | Misfit] = []
        self.keys: list[BareKey] = []
        """Keys that are joined to what stands beside them, as those of e-mail addresses are."""
        self.begin_paragraph()

    def begin_paragraph(self) -> None:
        """Forget all open brackets, since no bracket reaches across a blank line."""
        self.running: list[CitationKey] = []
        """Keys outside of brackets."""
        self.stack = [_Frame(-1, None, [_Part(0, self.running)])]
        self.attached = -1
        """Offset at which the bracket of the last key in `running` opens."""
        self.idle = -2
        """Offset of the last backslash that escapes nothing, since a full-width sign follows it."""
        self.escaped = 0
        """How many escaped `[` wait for their `]`."""
        self.earlier = len(self.found)
        """How many clusters and misfits stand before the paragraph."""

    def read(self) -> None:
        """Read the whole text."""
        position = 0
        for limit, end in (*self.opaque, (len(self.text), len(self.text))):
            while mark := _MARK.search(self.text, position, limit):
                position = self.step(mark.start(), position, limit)
            position = end
        self.end_paragraph()

    def step(self, at: int, floor: int, limit: int) -> int:
        """Read the mark at `at` between `floor` and `limit`; returns the offset at which to go on."""
        match self.text[at]:
            case "@" | "＠" | "﹫":
                return self.read_key(at, floor, limit)
            case "[" | "［":
                lead = self.running[-1] if at == self.attached else None
                self.stack.append(_Frame(at, lead, [_Part(at + 1, [])]))
            case "]" | "］":
                self.close(at)
            case ";" if len(self.stack) > 1:
                self.stack[-1].parts.append(_Part(at + 1, []))
            case "；" if len(self.stack) > 1 and _NEXT_CITATION.match(self.text, at, limit):
                self.stack[-1].parts.append(_Part(at + 1, []))
            case "\n" if _BLANK.match(self.text, at):
                self.end_paragraph()
            case "&" if entity := _ENTITY.match(self.text, at, limit):
                return self.read_entity(entity, limit)
            case "\\":
                return self.read_backslash(at)
        return at + 1

    def read_backslash(self, at: int) -> int:
        """Read the backslash at `at`, which escapes a sign of ASCII; returns the offset at which to go on."""
        following = self.text[at + 1 : at + 2]
        if following in ("\n", "＠", "﹫", "［", "］", "；"):
            self.idle = at
            return at + 1
        self.escaped = max(0, self.escaped + (following == "[") - (following == "]"))
        return at + 2

    def read_key(self, at: int, floor: int, limit: int) -> int:
        """Read an at sign: a key, a misfit, or a plain sign; returns the offset at which to go on."""
        text = self.text
        bracketed = len(self.stack) > 1
        key, end = read_key(text, at, floor, limit, bracketed=bracketed, foreign=self.foreign)
        if isinstance(key, Misfit):
            self.spoil(key)
        elif key and self.idle == at - 1:
            self.spoil(self.misfit(at - 1, end, MisfitReason.ESCAPED, text[at]))
        elif key:
            self.stack[-1].parts[-1].keys.append(key)
            if len(self.stack) == 1 and (bracket := _ATTACHED.match(text, end)):
                self.attached = bracket.end()
        elif end > at + 1 and (known := KEY.fullmatch(narrow(text[at + 1 : end]))):
            self.keys.append(BareKey(at, end, known[1], known[2], Flaw.JOINED))
        return end

    def read_entity(self, entity: re.Match[str], limit: int) -> int:
        """Read a character reference; one of an at sign before a key is a misfit."""
        start, end = entity.span()
        if unescape(entity[0]) != "@" or not (key := _KEY_AFTER_ENTITY.match(self.text, end, limit)):
            return end
        if key[1] or self.text[start - 1 : start] in ("[", "-"):
            self.spoil(self.misfit(start, key.end(), MisfitReason.ENTITY, entity[0]))
        return key.end()

    def close(self, at: int) -> None:
        """Close the bracket that ends at `at`: it becomes a cluster, a misfit, or plain text."""
        if len(self.stack) == 1:
            self.close_nothing(at)
            return
        frame = self.stack.pop()
        parent = self.stack[-1]
        if frame.spoiled or not (frame.lead or frame.keys):
            parent.spoiled |= frame.spoiled
            parent.nested |= frame.nested
            if frame.nested and not frame.spoiled and self.holds_one(frame.start + 1, at):
                self.spoil(self.misfit(frame.start, at + 1, MisfitReason.DOUBLED))
        elif reason := self.fault(frame):
            start = frame.start - (reason is MisfitReason.ESCAPED)
            self.spoil(self.misfit(start, at + 1, reason))
        else:
            self.close_citations(frame, at)

    def close_citations(self, frame: _Frame, at: int) -> None:
        """Close a bracket whose keys are in order: signs beside them may yet make it a misfit."""
        placed = list(self.placed(frame, at))
        for cite, start, end in placed:
            if wrong := wrong_signs(self.text, start, end, cite):
                self.spoil(self.misfit(*wrong))
                return
        if end := braces_behind(self.text, at + 1):
            self.spoil(self.misfit(frame.start, end, MisfitReason.TAIL))
        else:
            self.stack[-1].nested = True
            start = self.running.pop().start if frame.lead else frame.start
            self.found.append(Cluster(start, at + 1, tuple(self.cites(frame, placed))))

    def holds_one(self, start: int, end: int) -> bool:
        """Whether there is nothing but blanks and the last cluster from start to end."""
        one = self.found[-1]
        around = f"{self.text[start : one.start]}{self.text[one.end : end]}"
        return self.text[start].isspace() and isinstance(one, Cluster) and not around.strip()

    def close_nothing(self, at: int) -> None:
        """Read the `]` at `at`, for which no bracket is open.

        The `]` is plain text after an escaped `[`. Else the last key was meant to be in a bracket.
        """
        last = self.found[-1] if self.found else None
        if self.escaped:
            self.escaped -= 1
        elif isinstance(last, Cluster) and last.end == at and self.text[at - 1] in "]］":
            self.spoil(self.misfit(last.start, at + 1, MisfitReason.DOUBLED))
        elif self.running:
            key = self.running.pop()
            self.spoil(self.in_odd_brackets(key, at + 1) or self.unopened(key))
        elif isinstance(last, Cluster) and len(self.found) > self.earlier and at - last.end < _NEAR:
            self.spoil(self.misfit(last.start, at + 1, MisfitReason.DOUBLED))

    def unopened(self, key: CitationKey) -> Misfit:
        """The misfit of a key before a `]` without an open bracket."""
        return self.misfit(key.start, key.end, MisfitReason.UNOPENED)

    def in_odd_brackets(self, key: CitationKey, end: int = 0) -> Misfit | None:
        """The misfit of a key that stands in brackets of another kind; None where it does not.

        `end` is the offset behind the square bracket that closes, where one does.
        """
        found = around(self.text, key.start, key.end, end)
        return self.misfit(*found, MisfitReason.ODD_BRACKET, self.odd_bracket(*found)) if found else None

    def odd_bracket(self, start: int, end: int) -> str:
        """The first character of a text if it is no square bracket, else the last."""
        return self.text[start] if self.text[start] not in "[［" else self.text[end - 1]

    def fault(self, frame: _Frame) -> MisfitReason | None:
        """The reason why a bracket with keys, or a bracket after a key, cannot be read; None where it can."""
        text = self.text
        counts = [len(part.keys) for part in frame.parts]
        if frame.lead and not counts[0]:
            counts[0] = 1
        if text[max(frame.start - 1, 0) : frame.start + 1] == "\\［":
            return MisfitReason.ESCAPED
        if "^" in (text[frame.start - 1 : frame.start], text[frame.start + 1]):
            return MisfitReason.FOOTNOTE
        if frame.nested:
            return MisfitReason.NESTED
        if max(counts) > 1:
            return MisfitReason.CROWDED
        return MisfitReason.MIXED if 0 in counts else None

    def cites(self, frame: _Frame, placed: Iterable[tuple[Cite, int, int]]) -> Iterator[Cite]:
        """The citations of a bracket, of which `placed` stand in its parts."""
        if frame.lead and frame.parts[0].keys:
            yield self.cite(frame.lead, Mode.IN_TEXT)
        for cite, _, end in placed:
            if not cite.excerpt and (named := named_behind(self.text, cite, end)):
                self.keys.append(named)
            yield cite

    def placed(self, frame: _Frame, at: int) -> Iterator[tuple[Cite, int, int]]:
        """The citations that the parts of a bracket hold, each with start and end of its part."""
        ends = (*(part.start - 1 for part in frame.parts[1:]), at)
        for (start, keys), end in zip(frame.parts, ends, strict=True):
            if keys:
                before = visible(self.text, start, keys[0].start, self.opaque)
                after = visible(self.text, keys[0].end, end, self.opaque)
                yield self.cite(keys[0], Mode.BRACKET, before, after), start, end
            elif frame.lead:  # `@a [23]` is read like `[@a, 23]`
                after = f",{visible(self.text, start, end, self.opaque)}"
                yield self.cite(frame.lead, Mode.IN_TEXT, after=after), start, end

    def cite(self, key: CitationKey, mode: Mode, before: str = "", after: str = "") -> Cite:
        """The finished citation, from its key and the Markdown around it."""
        mode = Mode.SUPPRESSED if key.start < key.at else mode
        affixes = read_affixes(before, after)
        return Cite(key.source, key.excerpt, mode, *affixes, key.start, key.at, key.end, key.foreign)

    def end_paragraph(self) -> None:
        """Report the brackets that are still open; all keys left over stand in running text."""
        left = self.running
        inside: dict[int, list[Cluster | Misfit]] = {}
        for one in self.found[self.earlier :] if len(self.stack) > 1 else ():
            inside.setdefault(one.start, []).append(one)
        for frame in self.stack[1:]:
            keys = frame.keys
            if (keys or frame.lead) and not frame.spoiled:
                self.found.append(self.unclosed(frame, keys.pop(0) if keys else None))
            elif frame.nested and not frame.spoiled:
                inner = inside.get(frame.start + 1, ())
                self.found += [self.misfit(frame.start, one.end, MisfitReason.DOUBLED) for one in inner]
            left += keys
        for key in left:
            odd = self.in_odd_brackets(key)
            self.found.append(odd or Cluster(key.start, key.end, (self.cite(key, Mode.IN_TEXT),)))
            if not odd and (named := beside_running(self.text, key)):
                self.keys.append(named)
        self.begin_paragraph()

    def unclosed(self, frame: _Frame, key: CitationKey | None) -> Misfit:
        """The misfit of an open bracket: up to its first key, or to an odd bracket that closes it."""
        if key is None:
            return self.misfit(frame.start, frame.start + 1, MisfitReason.UNCLOSED)
        end = closed_oddly(self.text, key.end)
        if end:
            return self.misfit(frame.start, end, MisfitReason.ODD_BRACKET, self.text[end - 1])
        return self.misfit(frame.start, key.end, MisfitReason.UNCLOSED)

    def misfit(self, start: int, end: int, reason: MisfitReason, odd: str = "") -> Misfit:
        """The text from start to end, which is no citation."""
        return Misfit(start, end, reason, self.text[start:end], odd)

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


def _outside(bare: list[BareKey], misfits: tuple[Misfit, ...]) -> Iterator[BareKey]:
    """The bare keys in order, each once, without those that overlap a misfit."""
    end = 0
    remaining = deque(misfits)
    for key in sorted(bare, key=lambda key: (key.start, key.excerpt is None)):
        while remaining and remaining[0].end <= key.start:
            remaining.popleft()
        if key.start >= end and not (remaining and remaining[0].start < key.end):
            yield key
            end = key.end
