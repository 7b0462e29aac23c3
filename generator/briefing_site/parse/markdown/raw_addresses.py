"""The addresses in a tag of the author's HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing_site.parse.markdown.inline_parts import Address
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_parts import without_entities
from briefing_site.text.lazy_pattern import LazyPattern

_TAG = LazyPattern(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?![a-zA-Z0-9-])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ADDRESS = LazyPattern(
    r"(?<=\s)(href|src)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+))|(?=[\s/>]))", re.IGNORECASE
)


class RawAddress(NamedTuple):
    """An attribute that holds an address."""

    name: str
    """In lower case."""
    start: int
    end: int
    address: Address
    image: bool
    """Whether the address is that of a picture."""


def tag_name(text: str, start: int, end: int) -> str:
    """The name of the tag from `start` to `end`; empty for a comment and the like."""
    found = _TAG.match(text, start, end)
    return found[1] if found else ""


def raw_addresses(text: InlineText, start: int, end: int) -> Iterator[RawAddress]:
    """The addresses in the tag from `start` to `end`, whatever quotation marks they stand in."""
    name = tag_name(text, start, end)
    if not name:
        return
    image = name.lower() == "img"
    for found in _ADDRESS.finditer(text, start + len(name) + 1, end):
        first, last = found.span(found.lastindex or 0)
        if found.lastindex == 1:  # an attribute without a value
            first = last
        address = Address(without_entities(text[first:last]), text.whole(first), text.whole(last))
        yield RawAddress(found[1].lower(), *found.span(), address, image)
