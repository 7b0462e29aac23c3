"""Addresses in running text: GitHub Flavored Markdown, "Autolinks (extension)"."""

from __future__ import annotations

import string
from collections.abc import Iterator

from briefing_site.text.lazy_pattern import LazyPattern

_OF_NAME = string.ascii_letters + string.digits + "._+-"
_DOMAIN = LazyPattern(r"@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z0-9-]*[a-zA-Z0-9](?![\w-])")
_BARE = LazyPattern(
    r"(?:https?://|www\.)[a-zA-Z0-9_\u0080-\U0010ffff-]+(?:\.[a-zA-Z0-9_\u0080-\U0010ffff-]+)*(?::\d+)?(?:[/?#][^\s<]*)?"
)
_STOPS = "?!.,:*_~'\"”“»›’"
_ENTITY = LazyPattern(r"&[a-zA-Z0-9]+;\Z")
_LONGEST_ENTITY = 40
"""Characters of the longest entity that has a name, and some more."""
_CJK_STOP = LazyPattern("[\u3000-\u303f\uff00-\uffef]")


def bare_mails(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each bare e-mail address of a text, in order."""
    floor, at = 0, text.find("@")
    while at >= 0:
        # Most at signs begin a citation, and have no name before them.
        if at > floor and text[at - 1] in _OF_NAME and (domain := _DOMAIN.match(text, at)):
            before = text[floor:at]
            yield floor + len(before.rstrip(_OF_NAME)), domain.end()
            floor = domain.end()
        else:
            floor = at + 1
        at = text.find("@", floor)


def bare_address(text: str, at: int, *, in_brackets: bool) -> tuple[int, str] | None:
    """The end of the bare address that begins at an offset, and the address; None where none begins.

    `in_brackets` says whether an opening bracket waits for its partner, which then ends the address.
    """
    before = text[at - 1 : at]
    if (before.isalnum() and before.isascii()) or (before and before in "_/@.-="):
        return None
    if before in ("'", '"') and text[at - 2 : at - 1] == "=":  # in a list of attributes
        return None
    found = _BARE.match(text, at)
    if not found:
        return None
    address = found.group()
    if wide := _CJK_STOP.search(address):  # Japanese and Chinese set no blank behind an address
        address = address[: wide.start()]
    address = _without_end(address)
    host = address.partition("://")[2] or address
    if "." not in host and not host.startswith("localhost"):
        return None
    closing = address.find("]")
    if closing >= 0 and in_brackets:
        address = address[:closing]
    return at + len(address), f"http://{address}" if address.startswith("www.") else address


def _without_end(address: str) -> str:
    """An address without the signs at its end that belong to the sentence."""
    unopened = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    end = len(address)
    while end:
        sign = address[end - 1]
        if sign in _STOPS:
            end -= 1
        elif sign == ";" and (entity := _ENTITY.search(address, max(0, end - _LONGEST_ENTITY), end)):
            end = entity.start()
        elif unopened.get(sign, 0) > 0:
            unopened[sign] -= 1
            end -= 1
        else:
            break
    return address[:end]
