"""robots.txt as RFC 9309 has it: what a site does not want programs to ask for.

The group that names us counts, else the one for all (`*`). Of the rules that match a path the longest
decides, and `Allow` wins a tie. `*` stands for any characters, `$` for the end. Groups of one name are one
group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from briefing_site.text.dataclass import dataclass

LARGEST = 500 * 2**10
"""Bytes of a robots.txt that are read, as the RFC has it."""
_SLOWEST = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for us."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Pattern of a path, and whether it may be asked for."""
    delay: float = 0.0
    """Seconds between two requests, as `Crawl-delay` asks; 60 at most."""
    unknown: str = ""
    """Why robots.txt could not be had; empty where it could, or where there is none."""

    @classmethod
    def of(cls, text: str, agent: str) -> Robots:
        """Read a robots.txt; a line that cannot be read is passed over."""
        groups: dict[str, list[tuple[str, str]]] = {}
        named: list[str] = []
        opening = False
        for key, value in _lines(text):
            if key == "user-agent":
                named = [*(named if opening else []), value.lower().partition("/")[0].strip()]
                opening = True
                for name in named:
                    groups.setdefault(name, [])
            else:
                opening = False
                for name in named:
                    groups[name].append((key, value))
        own = groups.get(agent.lower(), groups.get("*", []))
        rules = tuple((value, key == "allow") for key, value in own if key in ("allow", "disallow") and value)
        delays = [float(v) for k, v in own if k == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", v)]
        return cls(rules, min(max(delays, default=0.0), _SLOWEST))

    def allows(self, url: str) -> bool:
        """Whether an address of the site may be asked for."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allow) for pattern, allow in self.rules if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


def without_rules(reason: str) -> Robots:
    """The rules of a site whose robots.txt cannot be had: the RFC asks to leave such a site alone."""
    return Robots((("/", False),), unknown=reason)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _plain(path: str) -> str:
    """A path without percent signs, so that two ways to write one character are the same."""
    return unquote(path, errors="replace")


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches the beginning of a path. Linear in both: no piece is looked for twice."""
    pattern = _plain(pattern)
    anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not anchored or at == len(path)
    *middle, last = pieces
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if anchored:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
