"""What stands in parentheses behind the words of a link: `(address "title")`."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.parse.markdown.inline_parts import Address
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_parts import PATH, plain, read_destination, read_title, with_blanks
from briefing_site.text.lazy_pattern import LazyPattern

_BLANKS = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_LOOSE = LazyPattern(
    r"[ \t]*(?![ \t])((?:[^()<>\n\"']|\([^()\n]*\)|(?<! )['\"]){1,300}?)"
    r"(?:[ \t]*[ ](\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)


class LinkTail(NamedTuple):
    """Address and title of a link."""

    end: int
    """Offset behind the closing parenthesis."""
    address: Address
    title: str | None
    title_at: tuple[int, int] | None = None
    """Start and end of the title with its marks."""


def read_tail(text: InlineText, at: int) -> LinkTail | None:
    """Read the address and the title behind the `(` of a link; None where they cannot be read.

    Beyond CommonMark, the address may have blanks in it.
    """
    return _strict(text, _skip(text, at)) or _loose(text, at)


def _strict(text: InlineText, at: int) -> LinkTail | None:
    """An address as CommonMark has it."""
    destination = read_destination(text, at)
    if destination is None:
        return None
    at = destination.end
    after = _skip(text, at)
    title, title_at = None, None
    if after > at and (titled := read_title(text, after)):
        title, title_at = titled.text, (after, titled.end)
        after = _skip(text, titled.end)
    if not text.startswith(")", after):
        return None
    address = Address(destination.address, text.whole(destination.first), text.whole(destination.last))
    return LinkTail(after + 1, address, title, title_at)


def _loose(text: InlineText, at: int) -> LinkTail | None:
    """An address with blanks."""
    found = _LOOSE.match(text, at)
    if not found or not PATH.fullmatch(found[1]):
        return None
    address = Address(with_blanks(found[1]), text.whole(found.start(1)), text.whole(found.end(1)))
    return LinkTail(found.end(), address, plain(found[2][1:-1]) if found[2] else None)


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
