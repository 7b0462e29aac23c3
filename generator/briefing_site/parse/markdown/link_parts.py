"""The address and the title of a link: CommonMark 0.31.2, section 6.3."""

from __future__ import annotations

import re
from html.entities import html5
from typing import NamedTuple

from briefing_site.text.lazy_pattern import LazyPattern

_ANGLE = LazyPattern(r"<((?:[^<>\n\\]|\\.)*)>")
_PLAIN = re.compile(r"(?:[^\x00-\x20\x7f\\()]|\\[!-/:-@\[-`{-~]?+)++")
_TITLE = LazyPattern(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = LazyPattern(
    r"\\([!-/:-@\[-`{-~])|(&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{0,31});)"
)
_MAX_DEPTH = 32

_ENTITY = LazyPattern(r"(&(?:\#[xX][0-9a-fA-F]{1,6}|\#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{0,31});)")


PATH = LazyPattern(
    r"(?:[^.#\n]|\.(?![ \t]))*\.[a-zA-Z0-9]{1,5}(?:#.*)?|#[^#]+|https?://[^\s/]+/[^\n]*", re.IGNORECASE
)
"""A path with a file extension, an anchor or a web address, with blanks; other words are no address."""


def with_blanks(written: str) -> str:
    """An address as written with blanks; those of a web address are encoded, as browsers do it."""
    address = plain(written)
    return address.replace(" ", "%20") if address.lower().startswith("http") else address


class Destination(NamedTuple):
    """The address of a link."""

    address: str
    """Without escapes and entities."""
    first: int
    """Offset of the address as written, behind an opening `<`."""
    last: int
    end: int
    """Offset behind it, and behind a closing `>`."""


class Title(NamedTuple):
    """The title of a link, in quotation marks or parentheses."""

    text: str
    end: int


def read_destination(text: str, at: int) -> Destination | None:
    """The address at an offset; None where there is none. It may be empty."""
    if text.startswith("<", at):
        found = _ANGLE.match(text, at)
        if not found:
            return None
        return Destination(plain(found[1]), found.start(1), found.end(1), found.end())
    depth, end = 0, at
    while True:
        if run := _PLAIN.match(text, end):
            end = run.end()
        sign = text[end : end + 1]
        if sign == "(" and depth < _MAX_DEPTH:
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            break
        end += 1
    if depth:
        return None
    return Destination(plain(text[at:end]), at, end, end)


def read_title(text: str, at: int) -> Title | None:
    """The title at an offset; None where there is none."""
    found = _TITLE.match(text, at)
    if not found or "\n\n" in found.group():
        return None
    return Title(plain(found[found.lastindex or 0]), found.end())


def plain(text: str) -> str:
    """A text without the backslashes of escapes, and with the characters that entities stand for."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE.sub(lambda found: found[1] or entity(found[2]), text)


def entity(notation: str) -> str:
    """The characters that an entity stands for; the notation itself where it stands for none."""
    if notation[1] != "#":
        return html5.get(notation[1:], notation)
    digits = notation[2:-1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    # Control characters and the last two planes serve the conversion itself.
    if number < 9 or 0xD800 <= number < 0xE000 or number >= 0xF0000:
        return "\ufffd"
    return chr(number)


def without_entities(text: str) -> str:
    """A text with the characters that entities stand for."""
    return _ENTITY.sub(lambda found: entity(found[1]), text) if "&" in text else text
