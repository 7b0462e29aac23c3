"""Misfits: texts that look like a citation and are none, the reason for each, and what the author can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class MisfitReason(StrEnum):
    """Why a text that looks like a citation is none."""

    BAD_KEY = "bad-key"
    DOUBLE_HYPHEN = "double-hyphen"
    EMPTY_SOURCE = "empty-source"
    EMPTY_EXCERPT = "empty-excerpt"
    BRACED_KEY = "braced-key"
    SPACED_KEY = "spaced-key"
    GLUED = "glued"
    FULL_WIDTH = "full-width"
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    MIXED = "mixed"
    CROWDED = "crowded"
    NESTED = "nested"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that looks like a citation and is none; it is printed as it stands."""

    start: int
    end: int
    reason: MisfitReason
    detail: str
    """The text from start to end."""


KEY = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]+(?:-[a-z0-9]+)*))?")
"""A well-formed key: source and excerpt."""
_KEY_RULE = "keys are lower-case letters, digits and single hyphens, as in @source-2026#excerpt"
_AT = r"for a plain at sign write \@"
_WHOLE = f"write @source#excerpt in one piece; {_AT}"
_CURES = {
    MisfitReason.BAD_KEY: ("{} is not a citation key", f"{_KEY_RULE}; {_AT}"),
    MisfitReason.DOUBLE_HYPHEN: ("{} has two hyphens in a row", f"{_KEY_RULE}; put a space before a dash"),
    MisfitReason.EMPTY_SOURCE: ("{} names no source", _WHOLE),
    MisfitReason.EMPTY_EXCERPT: ("{} names no excerpt", "write one after the #, or leave the # out"),
    MisfitReason.BRACED_KEY: ("the key in {} has braces", _WHOLE),
    MisfitReason.SPACED_KEY: ("the key in {} has a space in it", _WHOLE),
    MisfitReason.GLUED: ("{} is joined to what stands before it", f"put a space before it; {_AT}"),
    MisfitReason.FULL_WIDTH: ("{} has full-width signs", "write @ # [ ] as ASCII signs, not as ＠ ＃ ［ ］"),
    MisfitReason.UNCLOSED: ("the bracket {} is not closed", r"add the ], or write \[ for a plain bracket"),
    MisfitReason.UNOPENED: ("a ] after {} closes nothing", r"add the [, or write \] for a plain bracket"),
    MisfitReason.MIXED: ("a part of {} has no citation", r"for a semicolon within a part write \;"),
    MisfitReason.CROWDED: ("no semicolon between the citations of {}", "write [@one; @two]"),
    MisfitReason.NESTED: ("{} has a citation within a citation", "write [@one; see @two]"),
    MisfitReason.FOOTNOTE: ("{} is both footnote and citation", "leave the ^ out: a citation makes a note"),
}


def cure(misfit: Misfit) -> tuple[str, str]:
    """What is wrong with a misfit, and what the author can do, as words for a message."""
    message, hint = _CURES[misfit.reason]
    shown = " ".join(misfit.detail.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    tidy = re.sub(r"[-_]+", "-", misfit.detail.lstrip("-@").lower())
    if misfit.reason in (MisfitReason.BAD_KEY, MisfitReason.DOUBLE_HYPHEN) and KEY.fullmatch(tidy):
        hint = f'did you mean "@{tidy}"? {hint}'
    return message.format(f'"{shown}"'), hint
