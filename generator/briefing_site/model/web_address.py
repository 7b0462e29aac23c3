"""The form of a web address and of that of a folder: what servers and browsers read in several ways."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing_site.text.lazy_pattern import LazyPattern

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
"""An address of the web, all of it."""
_BEHIND_FOLDER = re.compile(r"[?#].*|(?<=[^/:]/)[^/?#]+\.html?(?:[?#].*)?$", re.IGNORECASE | re.DOTALL)
"""What is no part of the address of a folder: a query, a place in a page, the name of a page."""
_ODD_PATH = LazyPattern(r"\\|//|/\.{1,2}(?:/|$)|%(?![0-9a-fA-F]{2})")
"""What servers, browsers and caches read in several ways in a path."""
_HOST_AND_PATH = LazyPattern(r"(https?://[^/\\]*)(.*)", re.DOTALL)


def unreadable(address: str) -> str:
    """Why no program can ask an address of this form, in words; empty where it can."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "the brackets around its host have no pair, or hold no address of IPv6"
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        return "its port is no number from 1 to 65535"
    return "" if parts.hostname else "it has no host"


def folder_meant(address: str) -> str:
    """The address, with a slash at its end, that was meant with one of no folder; empty for a right one."""
    behind = _BEHIND_FOLDER.search(address)
    right = address[: behind.start()] if behind else address
    found = _HOST_AND_PATH.fullmatch(right)
    if found and _ODD_PATH.search(found[2].rstrip("/")):
        right = found[1] + _plain_path(found[2])
    elif not behind:
        return ""
    return right.rstrip("/") + "/"


def _plain_path(path: str) -> str:
    """A path with each name in it once, without steps up and down."""
    names: list[str] = []
    for name in re.sub(r"%(?![0-9a-fA-F]{2})", "%25", path).replace("\\", "/").split("/"):
        if name == "..":
            names = names[:-1]
        elif name not in ("", "."):
            names.append(name)
    return "".join(f"/{name}" for name in names)
