"""What stands beside the key of a citation and is no word around it: stray signs, and the name of an excerpt.

Behind the key of a citation there may be a `]`, a `;`, a comma or a blank. A sign in the place of the `#`
would else cite the whole document in silence, and print the name of the excerpt behind it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

from briefing_site.model.citation import Flaw
from briefing_site.parse.bare_keys import BareKey
from briefing_site.parse.citation_key import CitationKey
from briefing_site.parse.key_folding import HYPHENS, narrow
from briefing_site.parse.near_citations import MisfitReason
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID


class _Cite(Protocol):
    """A citation of a bracket, with the plain text around its key."""

    @property
    def source(self) -> str: ...
    @property
    def excerpt(self) -> str | None: ...
    @property
    def prefix(self) -> str: ...
    @property
    def locator(self) -> str: ...
    @property
    def behind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def at(self) -> int: ...
    @property
    def end(self) -> int: ...


_DASHES = frozenset(f"{HYPHENS}—-") - {"ー"}
_TOUCHING = _DASHES - {"—", "-"} | frozenset("+~!=")
"""Signs that no prefix ends with right before its citation."""
_COMMAS = " ,，、"
_JUNK = LazyPattern(r"(?!:\s|：)[^\w\s,，、(\[{（［]+(?=[\s,，、]|\Z)")
"""Signs that are joined to a key, and to nothing else."""
_MAY_TOUCH = frozenset(",，、:：(（{[")
"""What may stand right behind the key of a whole source, besides a blank."""
_NAME = rf"({ID.pattern})(?![A-Za-z0-9_#＃-])"
_NAMED = LazyPattern(rf"(?:(?!\{{\}})[^A-Za-z0-9]){{1,12}}{_NAME}")
_NAMED_CLOSE = LazyPattern(rf"(?:-\r?\n|(?![ \r\n])[^A-Za-z0-9@]){{1,6}}{_NAME}")
"""A name behind a key in running text, with no plain blank between the two."""
_BRACES = LazyPattern(r"\{[^{}\n]{0,80}\}")
_NOT_JUNK = LazyPattern(r"[^\s,，、]+")


def wrong_signs(text: str, start: int, end: int, cite: _Cite) -> tuple[int, int, MisfitReason, str] | None:
    """The signs beside a citation that are no words: start, end, reason and the first sign; None for none.

    The citation stands in the part of a bracket from start to end. A backslash keeps a sign.
    """
    before = text[start : cite.start]
    if before and "\\" not in before:
        alone = bool(cite.prefix.strip()) and not _has_word(cite.prefix)
        first = len(before) - max(len(before.lstrip(" \t\r\n>")), 1) if alone else len(before) - 1
        if alone or before[-1] in _TOUCHING or _is_unseen(before[-1]):
            dashed = _DASHES.issuperset(cite.prefix if alone else before[-1])
            reason = MisfitReason.DASHED if dashed else MisfitReason.SIGNS
            return start + first, cite.end, reason, before[first]
    return _wrong_behind(text, end, cite)


def _wrong_behind(text: str, end: int, cite: _Cite) -> tuple[int, int, MisfitReason, str] | None:
    after = text[cite.end : end]
    if "\\" in after or not (after or cite.behind):
        return None
    words = cite.behind.strip(_COMMAS)
    if cite.behind.count("{") != cite.behind.count("}"):
        return cite.start, end, MisfitReason.OPEN_BRACE, ""
    if words and words != "{}" and not _has_word(words):
        return cite.start, cite.end + len(after.rstrip()), MisfitReason.SIGNS, words[0]
    named = not cite.excerpt and _NAMED.match(narrow(cite.behind))
    if not named and (junk := _JUNK.match(cite.behind)) and after.startswith(junk[0]):
        return cite.start, cite.end + junk.end(), MisfitReason.SIGNS, junk[0][0]
    return None


def braces_behind(text: str, end: int) -> int:
    """The offset behind the braces that follow a bracket of citations; 0 where none do."""
    found = _BRACES.match(text, end) if text.startswith("{", end) else None
    return found.end() if found else 0


def named_behind(text: str, cite: _Cite, end: int) -> BareKey | None:
    """The key that a citation of a whole source, and what stands behind it, may be meant for.

    `end` is where the part of its bracket ends.
    """
    found = _NAMED.match(narrow(cite.behind))
    if found and not _is_locator(cite, found):
        after = narrow(text[cite.end : end])
        behind = after.find(found[1])
        stop = cite.end + behind + len(found[1]) if behind >= 0 else cite.end
        stop += text[stop:end].strip(" ") == "" and end - stop + 1 if _begins_bracket(after) else 0
        touched = _touches(cite.behind)
        return BareKey(cite.at, stop, cite.source, found[1], Flaw.TOUCHED if touched else Flaw.FOLLOWED)
    if _touches(cite.behind):
        rest = _NOT_JUNK.match(text, cite.end, end)
        return BareKey(cite.at, rest.end() if rest else cite.end, cite.source, None, Flaw.TOUCHED)
    return None


def beside_running(text: str, key: CitationKey) -> BareKey | None:
    """The same for a citation in running text, and one between brackets that are escaped."""
    if text[key.start - 2 : key.start] == "\\[" and text.startswith("\\]", key.end):
        return BareKey(key.start - 2, key.end + 2, key.source, key.excerpt, Flaw.ESCAPED)
    found = None if key.excerpt else _NAMED_CLOSE.match(text, key.end)
    return BareKey(key.at, found.end(), key.source, found[1], Flaw.FOLLOWED) if found else None


def _is_locator(cite: _Cite, found: re.Match[str]) -> bool:
    """Whether the name that was found begins a locator, as in `[@a, 12]`."""
    begins = cite.locator.casefold().startswith(found[1])
    plain = not cite.behind[: found.start(1)].strip(_COMMAS)
    return begins and plain and any(char.isdigit() for char in cite.locator)


def _begins_bracket(after: str) -> bool:
    """Whether the bracket of a citation in running text follows its key."""
    return after.lstrip()[:1] in ("[", "［")


def _touches(behind: str) -> bool:
    return bool(behind) and not (behind[0].isspace() or behind[0] in _MAY_TOUCH)


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf"
