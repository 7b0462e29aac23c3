"""Changes of an XML text that leave every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Protocol
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing_site.parse.picture_metadata.failure import KeptMetadataError
from briefing_site.parse.picture_metadata.svg import ATTRIBUTE, OPENING_TAG
from briefing_site.text.dataclass import dataclass

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with all that stands in its opening tag."""

    name: str
    """Without its prefix."""
    prefix: str
    attributes: Mapping[str, str]
    """By the names that are written."""
    parents: tuple[str, ...]
    """The names of the elements around it, without prefixes, the outermost first."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an element."""

    cut: bool = False
    """Whether it is left out, with all that is in it."""
    text: str | None = None
    """What stands in it instead."""
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    """New values of attributes, by the names that are written; None takes one away."""


KEEP = Change()


class Rule(Protocol):
    """What becomes of each element."""

    def __call__(self, element: Element) -> Change:
        """The change of an element."""


def as_utf8(data: bytes, name: str) -> bytes:
    """An XML text in UTF-8; raises `KeptMetadataError` where its encoding cannot be told."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _DECLARATION.sub("", data.decode("utf-16"), count=1).encode("utf-8")
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise KeptMetadataError(f"its part {name} is not written in UTF-8") from None
    return data


def edited(data: bytes, name: str, rule: Rule) -> bytes:
    """An XML text of UTF-8, changed as a rule says; `name` is what messages call it.

    Raises `KeptMetadataError` where it is no well-formed XML, or declares entities.
    """
    edits = _Edits(data, rule)
    try:
        edits.parser.Parse(data, True)
    except expat.ExpatError as fault:
        what = expat.errors.messages[fault.code]
        raise KeptMetadataError(f"its part {name} is no XML: {what}") from None
    except (LookupError, ValueError):  # the library of codecs knows no such name, or one that is no encoding
        raise KeptMetadataError(f"its part {name} names an encoding that is not known") from None
    new, at = bytearray(), 0
    for start, end, put in sorted(edits.found):
        if start >= at:
            new += data[at:start] + put
            at = end
    return bytes(new + data[at:])


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    behind_tag: int
    change: Change
    closed: bool


class _Edits:
    def __init__(self, data: bytes, rule: Rule) -> None:
        self._data = data
        self._rule = rule
        self._open: list[_Open] = []
        self.found: list[tuple[int, int, bytes]] = []
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        prefix, _, local = name.rpartition(":")
        parents = tuple(each.name for each in self._open[-4:])
        change = self._rule(Element(local, prefix, attributes, parents))
        tag = OPENING_TAG.match(self._data, start)
        at = tag.end() if tag else start
        while found := ATTRIBUTE.match(self._data, at):
            at = found.end()
            key = found[1].decode("utf-8")
            if key in change.attributes:
                value = change.attributes[key]
                put = "" if value is None else f" {key}={quoteattr(value)}"
                self.found.append((found.start(), at, put.encode("utf-8")))
        behind = self._data.find(b">", at) + 1
        closed = self._data[behind - 2 : behind] == b"/>"
        self._open.append(_Open(local, start, behind, change, closed))

    def _end(self, _: str) -> None:
        element, at = self._open.pop(), self.parser.CurrentByteIndex
        if element.change.cut:
            end = element.behind_tag if element.closed else self._data.find(b">", at) + 1
            self.found.append((element.start, end, b""))
        elif element.change.text is not None and not element.closed:
            self.found.append((element.behind_tag, at, escape(element.change.text).encode("utf-8")))

    def _entity(self, *_: object) -> None:
        raise KeptMetadataError("it declares entities")
