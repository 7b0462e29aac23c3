"""Citations in Markdown source text: `[see @a#x, p. 3; but see @b#y]`, `[-@a#x]`, `@a#x says`, `@a#x [p. 3]`.

The syntax is Pandoc's (manual, "Citation syntax") with stricter keys. What looks like a citation and is none
comes back as a `Misfit` and never as silence. One pass from left to right, in linear time:

1. each key joins the innermost bracket that is open around it;
2. a bracket that closes becomes a cluster, a misfit, or nothing if it holds no key;
3. at the end of the paragraph, keys that no bracket took are citations in running text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from typing import NamedTuple

from generator.locators import split_locator
from generator.model import Mode, Signal


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
    """Of `@key`, or of `-@key`."""
    end: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """What one group of marks replaces: a bracket, or a citation in running text with the bracket after it."""

    start: int
    end: int
    cites: tuple[Cite, ...]


class MisfitReason(StrEnum):
    """Why something that looks like a citation is none."""

    BAD_KEY = "bad-key"
    DOUBLE_HYPHEN = "double-hyphen"
    EMPTY_SOURCE = "empty-source"
    EMPTY_EXCERPT = "empty-excerpt"
    BRACED_KEY = "braced-key"
    SPACED_KEY = "spaced-key"
    GLUED = "glued"
    FULL_WIDTH = "full-width"
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    MIXED = "mixed"
    CROWDED = "crowded"
    NESTED = "nested"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Looks like a citation and is none; its text stays as it is."""

    start: int
    end: int
    reason: MisfitReason
    detail: str
    """The text from start to end."""


@dataclass(frozen=True, slots=True)
class Found:
    """Clusters and misfits, each in the order of the text; no two of them overlap."""

    clusters: tuple[Cluster, ...]
    misfits: tuple[Misfit, ...]


def find(text: str, opaque: Sequence[tuple[int, int]] = ()) -> Found:
    """All citations of `text`; nothing begins in the sorted, disjoint spans `opaque` (code, links, raw HTML ...)."""
    if "@" not in text and "＠" not in text:
        return Found((), ())
    return _Reader(text, opaque).read()


# --- keys ----------------------------------------------------------------------------------------

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\uffef\U00020000-\U0003ffff"
"""Scripts written without spaces (and Korean, whose particles are joined): words may touch a citation."""
_LETTER = rf"[^\W_{_SPACELESS}]"
_STRICT = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?")
_LOOSE = re.compile(rf"(?:{_LETTER}|_)+(?:(?:[-#]+|[:.$%&+?<>~/@＃－‐‑−])(?:{_LETTER}|_)+)*")
"""All that Pandoc reads as a key, and what authors mistype; ends before trailing punctuation."""
_FREE = re.compile(rf"(?<![-./@])(?<!{_LETTER})(?<!{_LETTER}_)")
"""A place where a citation can begin: not inside an e-mail address, a handle or a path."""
_KEYLESS = re.compile(rf"(?P<braced>\{{[^{{}}\n]*\}}?)|(?P<sourceless>#{_LETTER}+)|(?P<spaced>[ \t]+[a-z0-9-]+#[a-z0-9-]+)")
"""After an `@` without a key: mistakes. Any other such `@` means nothing."""
_SPACED_KEY = re.compile(r"[ \t]+[a-z0-9-]+(?=[\],;])")
"""After `[@`: a key, but for the space."""
_LATE_EXCERPT = re.compile(rf"[ \t]+#{_LETTER}[a-z0-9-]*")
"""After `@source`: an excerpt, but for the space."""


class _Key(NamedTuple):
    """A well-formed key, not yet known to stand in a bracket or in running text."""

    start: int
    end: int
    source: str
    excerpt: str | None
    suppressed: bool


# --- plain text ----------------------------------------------------------------------------------

_STARS = re.compile(r"(?<![\\*])(\*{1,3})(?![\s*])((?:[^*\\]|\\.)*+)(?<!\s)\1(?!\*)")
_UNDERSCORES = re.compile(r"(?<![\\\w])(_{1,3})(?![\s_])((?:[^_\\]|\\.)*+)(?<!\s)\1(?!\w)")
_ESCAPE = re.compile(r"\\([\s!-/:-@\[-`{-~])|&#?\w+;")
_SPECIAL = re.compile(r"[\\*_&]")
_OPAQUE_WORDS = re.compile(
    r"""(?P<ticks>`+)\s*(?P<code>.*?)\s*(?P=ticks) | <(?P<address>[^\s<>]+[:@][^\s<>]+)>
      | \[\[(?:[^|\]]*\|)?(?P<wiki>[^\]]*)\]\] | !?\[(?!\^)(?P<link>.*?)\](?:\(.*\)|\[.*\])?
      | (?P<bare>[^\[<(!].*)""",
    re.VERBOSE | re.DOTALL,
)
"""What the reader sees of code, address, link or image. Tags, comments, footnote marks and destinations are not seen."""
_KEY_PLACE = "\0"


def _plain(markdown: str) -> str:
    """Without emphasis marks, escapes, entities and line breaks."""
    if _SPECIAL.search(markdown):
        for pattern in (_STARS, _UNDERSCORES) * 2:  # twice: strong around emphasis
            markdown = pattern.sub(r"\2", markdown)
        markdown = _ESCAPE.sub(lambda m: m[1] or unescape(m[0]), markdown)
    return re.sub(r"[ \t\r\n]+", " ", markdown).strip(" ")


_SIGNAL = re.compile(r"(contra|but see|see also|cf\.?|see)(?![\w-])", re.IGNORECASE)


def _signal(prefix: str) -> Signal | None:
    """The signal that a prefix begins with."""
    found = _SIGNAL.match(prefix)
    return Signal("cf." if found[1].lower() == "cf" else found[1].lower()) if found else None


# --- brackets ------------------------------------------------------------------------------------

_MARK = re.compile(r"[\\&@＠;\n\[\]［］]")
_ENTITY = re.compile(r"&#?\w+;")
_BLANK = re.compile(r"\n[ \t>]*\r?\n")
_ATTACHED = re.compile(r"[ \t]*(?:\r?\n[ \t]*)?(?=\[(?!\^|\s*\])|［)")
"""Between a citation in running text and the bracket that belongs to it: at most one line break."""


class _Part(NamedTuple):
    """What stands between two semicolons of a bracket."""

    start: int
    keys: list[_Key]


@dataclass(slots=True)
class _Frame:
    """A bracket being read, or (lowest in the stack) the paragraph around it."""

    start: int
    lead: _Key | None = None
    """The citation in running text that the bracket belongs to."""
    parts: list[_Part] = field(init=False)
    nested: bool = False
    """A cluster stands in it."""
    spoiled: bool = False
    """A misfit stands in it: report enough."""

    def __post_init__(self) -> None:
        self.parts = [_Part(self.start + 1, [])]

    @property
    def keys(self) -> list[_Key]:
        """Its own keys, not those of brackets in it."""
        return [key for part in self.parts for key in part.keys]


class _Reader:
    """The state of one pass over a text."""

    def __init__(self, text: str, opaque: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.opaque = opaque
        self.stack = [_Frame(-1)]
        self.escaped = 0
        """`\\[` of the paragraph that still wait for their `]`."""
        self.found: list[Cluster | Misfit] = []

    def read(self) -> Found:
        """The whole text."""
        position = 0
        for start, end in (*self.opaque, (len(self.text), len(self.text))):
            while mark := _MARK.search(self.text, position, start):
                position = self.step(mark.start(), start)
            position = end
        self.end_paragraph()
        kept = list(_outermost(self.found))
        return Found(
            tuple(one for one in kept if isinstance(one, Cluster)),
            tuple(one for one in kept if isinstance(one, Misfit)),
        )
