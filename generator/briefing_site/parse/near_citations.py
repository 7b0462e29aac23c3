"""Misfits: texts that look like a citation and are none, the reason for each, and what the author can do."""

from __future__ import annotations

from enum import StrEnum

from briefing_site.model.faults.phrases import ESCAPE
from briefing_site.parse.key_folding import folded
from briefing_site.text.character_names import named
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern


class MisfitReason(StrEnum):
    """Why a text that looks like a citation is none."""

    BAD_KEY = "bad-key"
    DOUBLE_HYPHEN = "double-hyphen"
    EMPTY_SOURCE = "empty-source"
    EMPTY_EXCERPT = "empty-excerpt"
    BRACED_KEY = "braced-key"
    SPACED_KEY = "spaced-key"
    BROKEN_KEY = "broken-key"
    GLUED = "glued"
    ODD_SIGN = "odd-sign"
    ODD_BRACKET = "odd-bracket"
    ENTITY = "entity"
    ESCAPED = "escaped"
    OTHER_SYNTAX = "other-syntax"
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    DOUBLED = "doubled"
    MIXED = "mixed"
    CROWDED = "crowded"
    NESTED = "nested"
    FOOTNOTE = "footnote"
    DASHED = "dashed"
    SIGNS = "signs"
    OPEN_BRACE = "open-brace"
    TAIL = "tail"
    PASTED_MARK = "pasted-mark"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that looks like a citation and is none."""

    start: int
    end: int
    reason: MisfitReason
    detail: str
    """The text from start to end."""
    odd: str = ""
    """The character, or character reference, that makes the text a misfit; empty where no single one does."""


_KEY_RULE = "keys are lower-case letters, digits and single hyphens, as in @source-2026#excerpt"
_WHOLE = f"write @source#excerpt in one piece; {ESCAPE}"
_CURES = {
    MisfitReason.BAD_KEY: ("{} is not a citation key", f"{_KEY_RULE}; {ESCAPE}"),
    MisfitReason.DOUBLE_HYPHEN: ("{} has two hyphens in a row", f"{_KEY_RULE}; put a space before a dash"),
    MisfitReason.EMPTY_SOURCE: ("{} names no source", rf"{_WHOLE}, and for a plain number sign \#"),
    MisfitReason.EMPTY_EXCERPT: ("{} names no excerpt", "write one after the #, or leave the # out"),
    MisfitReason.BRACED_KEY: ("the key in {} has braces", _WHOLE),
    MisfitReason.SPACED_KEY: ("the key in {} has a space in it", _WHOLE),
    MisfitReason.BROKEN_KEY: ("the key in {} is broken up", rf"{_WHOLE}, and for a plain number sign \#"),
    MisfitReason.GLUED: ("{} is joined to what stands before it", f"put a space before it; {ESCAPE}"),
    MisfitReason.ODD_SIGN: ("{} begins with an unusual at sign", "write a plain @"),
    MisfitReason.ODD_BRACKET: ("{} is not in square brackets", "write [@source#excerpt]"),
    MisfitReason.ENTITY: (
        "{} has a sign written as a character reference",
        f"write the sign itself, as in @source#excerpt; {ESCAPE}",
    ),
    MisfitReason.ESCAPED: (
        "a backslash takes nothing from the full-width sign of {}",
        rf"{ESCAPE}, for a plain bracket \[",
    ),
    MisfitReason.OTHER_SYNTAX: ("{} cites in the way of another program", "write [@source#excerpt]"),
    MisfitReason.UNCLOSED: ("the bracket {} is not closed", r"add the ], or write \[ for a plain bracket"),
    MisfitReason.UNOPENED: ("a ] after {} closes nothing", r"add the [, or write \] for a plain bracket"),
    MisfitReason.DOUBLED: ("{} has a bracket too many", "write one [ before and one ] behind"),
    MisfitReason.MIXED: ("a part of {} has no citation", r"for a semicolon within a part write \;"),
    MisfitReason.CROWDED: ("no semicolon between the citations of {}", "write [@one; @two]"),
    MisfitReason.NESTED: ("{} has a citation within a citation", "write [@one; see @two]"),
    MisfitReason.FOOTNOTE: ("{} is both footnote and citation", "leave the ^ out: a citation makes a note"),
    MisfitReason.DASHED: (
        "a dash stands before the at sign of {}",
        "to cite without the author's name write -@ with a hyphen; else take the dash out",
    ),
    MisfitReason.SIGNS: (
        "{} has signs by its key that are no words",
        "take them out; to print a sign write a backslash before it",
    ),
    MisfitReason.OPEN_BRACE: ("a brace in {} is not closed", r"add the }, or write \{ for a plain brace"),
    MisfitReason.PASTED_MARK: (
        "{} looks like the mark of a note, and leads to none",
        r"cite the passage, [@source#excerpt], or write a footnote, ^[words]; for a plain bracket write \[",
    ),
    MisfitReason.TAIL: ("{} has braces behind it", "take them out: a citation has no class of its own"),
}
_OF_KEY = frozenset(
    {
        MisfitReason.BAD_KEY,
        MisfitReason.DOUBLE_HYPHEN,
        MisfitReason.BROKEN_KEY,
        MisfitReason.SPACED_KEY,
        MisfitReason.ODD_SIGN,
    }
)
"""The reasons that lie in the key alone, so that another key may have been meant."""
_EMPTY_PART = LazyPattern(r"\[\s*;|;\s*[;\]]")
_WITHOUT = frozenset({MisfitReason.BROKEN_KEY})
"""The reasons for which the key may be whole without its odd character."""


def meant(misfit: Misfit) -> str:
    """The citation, `@source#excerpt`, that a misfit with a bad key was meant to be; empty for none."""
    if misfit.reason not in _OF_KEY:
        return ""
    minus = "-" if misfit.detail.startswith("-") else ""
    written = misfit.detail.removeprefix("-")[1:]
    key = folded(written) or (folded(written.replace(misfit.odd, "")) if misfit.reason in _WITHOUT else "")
    return f"{minus}@{key}" if key else ""


def cure(misfit: Misfit) -> tuple[str, str]:
    """What is wrong with a misfit, and what the author can do, as words for a message."""
    message, hint = _CURES[misfit.reason]
    if misfit.reason is MisfitReason.MIXED and _EMPTY_PART.search(misfit.detail):
        message, hint = "a semicolon in {} parts nothing", "delete it"
    shown = " ".join(misfit.detail.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    message = message.format(f'"{shown}"')
    if len(misfit.odd) == 1:
        message = f"{message}: it has {named(misfit.odd)}"
    if key := meant(misfit).removeprefix("-"):
        hint = f'did you mean "{key}"? {hint}'
    return message, hint
