"""The fault of a misfit, a text that looks like a citation and is none, with the fixes for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.fix import Fix, Safety, plain_sign, replaced
from briefing_site.model.lines import LocatedText
from briefing_site.parse.key_folding import HASHES, KEY, narrow
from briefing_site.parse.near_citations import Misfit, MisfitReason, cure, meant
from briefing_site.text.lazy_pattern import LazyPattern

_BETWEEN = LazyPattern(
    r"(?:(?<=[^\s,，、&:|/+])[\s,，、&:|/+]*\s(?:and|und|et|y|e|и|và|&)\s+"
    r"|(?<=[^ \t,，、&:|/+])[ \t,，、&:|/+]++)"
    r"(?=(?:see |cf\. )?-?[@＠][a-z0-9ａ-ｚ])"
)
"""What stands between two citations and is no word, or joins the two."""
_JOINT = LazyPattern(r"[\s,，、&:|/+]*(?:(?:and|und|et|y|e|и|và)\s+)?(?:see |cf\. )?")
_PARTING = LazyPattern(r"(?<![\s;])(\s*+);[;\s]*+")
"""Semicolons of a bracket with the blanks around them."""
_ID = "[a-z0-9ａ-ｚ０-９]+(?:[-－][a-z0-9ａ-ｚ０-９]+)*"
_CITED = LazyPattern(rf"[-－]?[@＠]{_ID}(?:[#＃]{_ID})?")
_ROLE = LazyPattern(r":(?:foot)?cite[:\w]*:`([^`]*)`|\{(?:foot)?cite[:\w]*\}`([^`]*)`")
_LATEX = LazyPattern(r"\\[a-zA-Z]*cite[a-zA-Z]*\*?\{([^{}]*)\}")
_ORG = LazyPattern(r"\[cite[^:\[]*:\s*")
_MAY_BE_A_SIGN = frozenset(
    {
        MisfitReason.BAD_KEY,
        MisfitReason.DOUBLE_HYPHEN,
        MisfitReason.EMPTY_SOURCE,
        MisfitReason.BRACED_KEY,
        MisfitReason.SPACED_KEY,
        MisfitReason.BROKEN_KEY,
        MisfitReason.GLUED,
        MisfitReason.ODD_SIGN,
        MisfitReason.ESCAPED,
        MisfitReason.ENTITY,
    }
)
"""The reasons for which the at sign may have been meant as a plain one."""
_OF_NAME = frozenset({MisfitReason.BAD_KEY, MisfitReason.DOUBLE_HYPHEN, MisfitReason.BROKEN_KEY})
"""The reasons for which a name that is no key may be a handle."""
_SIGN = LazyPattern(r"\\?[＠﹫]|@|&#?\w+;")


def fault_of(misfit: Misfit, text: LocatedText) -> Diagnostic:
    """The fault of a misfit of a text, with its cure and its fixes."""
    new = _meant(misfit)
    fixes = (*_written_right(misfit, text, new), *_plain(misfit, text))
    return faults.citation.misfit(text.span(misfit.start, misfit.end), *cure(misfit), new.strip(), fixes)


def _written_right(misfit: Misfit, text: LocatedText, new: str) -> tuple[Fix, ...]:
    """The fix that makes the misfit a citation."""
    start, end, near = misfit.start, misfit.end, text.text
    if misfit.reason is MisfitReason.FOOTNOTE and near[start - 1 : start] == "^":
        start -= 1
    elif not new or new == misfit.detail:
        return ()
    if misfit.reason is MisfitReason.UNCLOSED and near[end : end + 1] in (")", "）"):
        end += 1
    elif misfit.reason is MisfitReason.UNOPENED and near[start - 1 : start] in ("(", "（"):
        start -= 1
    elif misfit.reason is MisfitReason.GLUED and near[start - 1 : start] == "@":
        start, new = _behind_signs(near, start), new.strip()
    elif misfit.odd == "\\" and near[start - 2 : start] == "\\[" and near.startswith("\\]", end):
        start, end, new = start - 2, end + 2, f"[{new}]"
    elif misfit.reason is MisfitReason.BROKEN_KEY and misfit.odd and near[end : end + 1] == misfit.odd:
        end += 1
    shown = " ".join(new.split())
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    safety = Safety.DISPLAY if _is_guess(misfit, near) else Safety.UNSAFE
    return (replaced(text.span(start, end), new, f"Write {shown}", safety),)


def _has_words(between: str) -> bool:
    """Whether there are words between two citations that belong to neither, so that they might be printed."""
    return not (_JOINT.fullmatch(between) or any(char.isdigit() for char in between))


def _behind_signs(text: str, start: int) -> int:
    """The offset of the first of the at signs before `start`."""
    while text[start - 1 : start] == "@":
        start -= 1
    return start


def _is_guess(misfit: Misfit, text: str) -> bool:
    """Whether only the author can tell if a misfit was meant for the citation that a fix writes.

    A name in running text may be a handle. A key that lost its excerpt cites the whole document.
    """
    if misfit.reason is MisfitReason.EMPTY_EXCERPT:
        return True
    if misfit.reason is MisfitReason.SIGNS and not any(sign in misfit.detail for sign in HASHES):
        return not misfit.detail.endswith(_key_of(misfit.detail))
    if misfit.reason is MisfitReason.CROWDED:
        return any(map(_has_words, _CITED.split(misfit.detail)[1:-1]))
    hashed = any(sign in misfit.detail for sign in HASHES)
    before = text[: misfit.start]
    in_bracket = max(before.rfind("["), before.rfind("［")) > max(before.rfind("]"), before.rfind("］"))
    return misfit.reason in _OF_NAME and not (hashed or in_bracket)


def _plain(misfit: Misfit, text: LocatedText) -> tuple[Fix, ...]:
    """The fixes that keep the misfit as plain text."""
    fixes = []
    may_be_a_sign = misfit.reason in _MAY_BE_A_SIGN and "［" not in misfit.detail
    if may_be_a_sign and (sign := _SIGN.search(misfit.detail)):
        place = text.span(misfit.start + sign.start(), misfit.start + sign.end())
        fixes.append(plain_sign("@", place, text.backslash, written=sign[0]))
    nameless = misfit.reason is MisfitReason.EMPTY_SOURCE and misfit.detail.startswith("[")
    if nameless or (misfit.reason is MisfitReason.UNCLOSED and misfit.detail.startswith("[")):
        place = text.span(misfit.start, misfit.start + 1)
        fixes.append(plain_sign("[", place, text.backslash))
    return tuple(fixes)


def _without_braces(detail: str) -> str:
    key = narrow(detail).strip("@{}")
    return f"@{key}" if KEY.fullmatch(key) else ""


def _without_a_bracket(detail: str) -> str:
    """A bracket that is doubled on one side, or on both with blanks between; empty for one that goes on."""
    inside = detail[1:-1].strip()
    if detail[1].isspace() and inside[0] in "[［" and inside[-1] in "]］":
        return inside
    if detail[0] == detail[1]:
        return detail[1:]
    return detail[:-1] if detail[-1] == detail[-2] else ""


def _key_of(detail: str) -> str:
    """The one citation in a text, without the signs beside it."""
    found = _CITED.search(detail)
    return found[0] if found else ""


def _in_square_brackets(detail: str) -> str:
    inside = detail[:-1] if not detail[-1].isalnum() else detail
    return f"[{inside[1:].strip()}]" if not inside[0].isalnum() and inside[0] not in "@＠-" else f"[{inside}]"


def _as_ours(detail: str) -> str:
    """A citation of another program in our way; empty where it has more than keys."""
    if other := _LATEX.fullmatch(detail) or _ROLE.fullmatch(detail):
        keys = [key.strip() for key in (other[1] or other[other.lastindex or 1]).split(",")]
        return f"[{'; '.join(f'@{key}' for key in keys)}]" if all(map(KEY.fullmatch, keys)) else ""
    if detail.startswith("cite:"):
        return f"[@{narrow(detail).removeprefix('cite:').removeprefix('@')}]"
    return _ORG.sub("[", detail) if detail.startswith("[") else ""


def _needed(signs: re.Match[str]) -> str:
    """One semicolon of several; none at the beginning and the end of a bracket, where it parts nothing."""
    text, (start, end) = signs.string, signs.span()
    at_an_end = text[:start].endswith("[") or text.startswith("]", end)
    return "" if at_an_end else f"{signs[1]};{signs[0].rpartition(';')[2]}"


_MEANT: Mapping[MisfitReason, Callable[[str], str]] = {
    MisfitReason.EMPTY_EXCERPT: lambda detail: detail.rstrip("#＃﹟♯№-"),
    MisfitReason.BRACED_KEY: _without_braces,
    MisfitReason.GLUED: lambda detail: f" {detail}",
    MisfitReason.ODD_BRACKET: _in_square_brackets,
    MisfitReason.ENTITY: unescape,
    MisfitReason.ESCAPED: lambda detail: detail[1:],
    MisfitReason.OTHER_SYNTAX: _as_ours,
    MisfitReason.UNCLOSED: lambda detail: f"{detail}]",
    MisfitReason.UNOPENED: lambda detail: f"[{detail}",
    MisfitReason.DOUBLED: _without_a_bracket,
    MisfitReason.MIXED: lambda detail: _PARTING.sub(_needed, detail),
    MisfitReason.CROWDED: lambda detail: _BETWEEN.sub("; ", detail),
    MisfitReason.FOOTNOTE: lambda detail: detail.replace("[^", "["),
    MisfitReason.DASHED: lambda detail: f"-{_key_of(detail).lstrip('-－')}",
    MisfitReason.SIGNS: _key_of,
    MisfitReason.TAIL: lambda detail: detail[: detail.rindex("{")],
}
"""For a reason, a function from the text of a misfit to the citation that was meant; not for all reasons."""


def _meant(misfit: Misfit) -> str:
    mend = _MEANT.get(misfit.reason)
    return mend(misfit.detail) if mend else meant(misfit)
