"""The parts of an inline text."""

from __future__ import annotations

from typing import Final, NamedTuple

from briefing_site.parse.bare_keys import BareKey
from briefing_site.parse.citations import CitationScan
from briefing_site.parse.misplaced_citations import MisplacedCitation
from briefing_site.text.lazy_pattern import LazyPattern

PUNCTUATION = LazyPattern(r"[!-/:-@\[-`{-~]")
"""A character that a backslash can take the meaning of."""


class Sort:
    """What a part is.

    Words and no enumeration, whose members take ten times as long to look up.
    """

    TEXT: Final = "text"
    """Text as it stands."""
    WORDS: Final = "words"
    """Text that stands for other characters than those written: an escape, an entity."""
    RUN: Final = "run"
    """Signs that may begin or end emphasis."""
    OPEN: Final = "open"
    CLOSE: Final = "close"
    CODE: Final = "code"
    HTML: Final = "html"
    BREAK: Final = "break"
    IMAGE: Final = "image"
    WIKI: Final = "wiki"
    MARK: Final = "mark"
    """`[^name]`."""
    NOTE: Final = "note"
    """`^[text]`."""
    CITATION: Final = "citation"
    NOTHING: Final = "nothing"
    """A comment."""


class Address(NamedTuple):
    """The address of a link or picture."""

    value: str
    """Without escapes and entities."""
    start: int
    """Offset of the notation in the whole text; -1 for an address that the parser has completed."""
    end: int


class Tag(NamedTuple):
    """The beginning of an element."""

    name: str
    address: Address | None = None
    title: str | None = None
    alt: str = ""


class Part:
    """A piece of an inline text."""

    __slots__ = ("end", "sort", "start", "value")

    def __init__(self, sort: str, start: int, end: int, value: object = None) -> None:
        self.sort = sort
        self.start = start
        self.end = end
        self.value = value


class Misplaced(NamedTuple):
    """A citation where none can be printed."""

    cite: MisplacedCitation
    where: str
    """In words for a message."""
    behind: int | None
    """Offset behind the link or the picture that it stands in, if it can be moved there."""


class Inline(NamedTuple):
    """An inline text taken apart."""

    parts: list[Part]
    citations: CitationScan
    opaque: list[tuple[int, int]]
    """Spans of code, tags, addresses, links: nothing in them is a citation."""
    labels: list[tuple[int, int]]
    """The words of links."""
    misplaced: list[Misplaced]
    """Citations where none can be printed."""
    handles: list[BareKey]
    """Keys in the words of links, where they may be handles as `@somebody`."""
    lost: list[tuple[int, int, str]]
    """Links in the words around a citation, where none can be printed: start, end, words."""
    used: set[str]
    """The labels of definitions that a link uses."""
    unknown: list[tuple[int, int]]
    """Labels in `[words][label]` that no definition has."""
    open_comments: list[int]
    """Offset of each `%%` and `<!--` that nothing closes."""
    titles: list[tuple[int, int]]
    """The titles of links and pictures, with their marks."""
    too_deep: list[tuple[int, int]]
    """Pictures and notes that hold too many others, and are plain text."""
