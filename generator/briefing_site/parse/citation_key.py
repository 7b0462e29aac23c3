"""The key of a citation, `@source#excerpt`: well-formed keys, and texts that were meant as keys."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.parse.near_citations import KEY, Misfit, MisfitReason

_SPACELESS = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\uffef\U00020000-\U0003ffff"
"""Scripts without spaces (and Korean, which joins its particles): their words may touch a citation."""
_LETTER = rf"[^\W_{_SPACELESS}]"
_LOOSE = re.compile(rf"(?:{_LETTER}|_)+(?:(?:[-#]+|[:.$%&+?<>~/@＃－‐‑−])(?:{_LETTER}|_)+)*")
"""A text that Pandoc reads as a key, or that an author may type for a key, without trailing punctuation."""
_FREE = re.compile(rf"(?<![-./@])(?<!{_LETTER})(?<!{_LETTER}_)")
"""Where a citation can begin: not inside an e-mail address, a handle or a path."""
_LATE_EXCERPT = re.compile(rf"[ \t]+#{_LETTER}[a-z0-9-]*")
"""A space and `#excerpt` behind `@source`: a key but for the space."""
_KEYLESS = (
    (MisfitReason.BRACED_KEY, re.compile(r"@\{[^{}\s]*\}?")),
    (MisfitReason.EMPTY_SOURCE, re.compile(rf"@[-#]+{_LETTER}[a-z0-9#-]*")),
    (
        MisfitReason.SPACED_KEY,
        re.compile(r"@[ \t]+[a-z0-9-]+#[a-z0-9-]+|(?<=(?<!\\)\[)@[ \t]+[a-z0-9-]+(?=[],;])"),
    ),
    (MisfitReason.FULL_WIDTH, re.compile(r"[@＠][＃０-９ａ-ｚ]+")),
)
"""The texts in which an `@` without a key is a mistake and not a plain at sign."""


class CitationKey(NamedTuple):
    """A well-formed key, not yet known to stand in a bracket or in running text."""

    start: int
    end: int
    source: str
    excerpt: str | None
    suppressed: bool
    """Whether a minus before the `@` belongs to the citation."""


def read_key(text: str, at: int, floor: int, limit: int) -> tuple[CitationKey | Misfit | None, int]:
    """Read the key that the `@` at `at` begins; returns it with the offset at which to go on.

    The text before `floor` and from `limit` on is not read. In place of a key there is a misfit for a
    mistake, and None for a plain at sign.
    """
    start = at - 1 if at > floor and text[at - 1] == "-" else at
    loose = _LOOSE.match(text, at + 1, limit)
    word = loose[0].rstrip("_") if loose else ""  # `_as @a#x_` is emphasis
    end = at + 1 + len(word)
    key = KEY.fullmatch(word)
    if not _FREE.match(text, start):  # no e-mail address and no handle has a "#"
        return _misfit(text, start, end, MisfitReason.GLUED) if "#" in word else (None, end)
    if not word:
        odd = ((reason, pattern.match(text, at, limit)) for reason, pattern in _KEYLESS)
        return next(
            (_misfit(text, start, found.end(), reason) for reason, found in odd if found), (None, end)
        )
    if text[at] == "＠":  # in Japanese also a plain "at", as in 会議＠Tokyo
        return _misfit(text, start, end, MisfitReason.FULL_WIDTH) if key or "#" in word else (None, end)
    if not key:
        return _misfit(text, start, end, MisfitReason.DOUBLE_HYPHEN if "--" in word else MisfitReason.BAD_KEY)
    if end < limit and text[end] in "#＃":
        return _misfit(text, start, end + 1, MisfitReason.EMPTY_EXCERPT)
    if not key[2] and (late := _LATE_EXCERPT.match(text, end, limit)):
        return _misfit(text, start, late.end(), MisfitReason.SPACED_KEY)
    return CitationKey(start, end, key[1], key[2], start < at), end


def _misfit(text: str, start: int, end: int, reason: MisfitReason) -> tuple[Misfit, int]:
    return Misfit(start, end, reason, text[start:end]), end
