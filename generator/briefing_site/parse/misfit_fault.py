"""The fault of a misfit, a text that looks like a citation and is none, with the fixes for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.fix import Fix, Safety, plain_sign, replaced
from briefing_site.model.lines import LocatedText
from briefing_site.parse.near_citations import KEY, Misfit, MisfitReason, cure

_BETWEEN = re.compile(r"(?<=\S)[ \t,]+(?=(?:see |cf\. )?-?@[a-z0-9])")
_ASCII = str.maketrans({chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)})
"""Full-width signs to those of ASCII."""
_MAY_BE_A_SIGN = frozenset(
    {
        MisfitReason.BAD_KEY,
        MisfitReason.EMPTY_SOURCE,
        MisfitReason.BRACED_KEY,
        MisfitReason.SPACED_KEY,
        MisfitReason.GLUED,
    }
)
"""The reasons for which the `@` may have been meant as a plain at sign."""


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
    while misfit.reason is MisfitReason.EMPTY_EXCERPT and near[end : end + 1] == "#":
        end += 1
    shown = " ".join(new.split())
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return (replaced(text.span(start, end), new, f"Write {shown}", Safety.UNSAFE),)


def _plain(misfit: Misfit, text: LocatedText) -> tuple[Fix, ...]:
    """The fixes that keep the misfit as plain text."""
    fixes = []
    at = misfit.detail.find("@")
    if misfit.reason in _MAY_BE_A_SIGN and at >= 0:
        place = text.span(misfit.start + at, misfit.start + at + 1)
        fixes.append(plain_sign("@", place, text.backslash))
    if misfit.reason is MisfitReason.UNCLOSED and misfit.detail.startswith("["):
        place = text.span(misfit.start, misfit.start + 1)
        fixes.append(plain_sign("[", place, text.backslash))
    return tuple(fixes)


def _tidy(detail: str) -> str:
    key = re.sub(r"[-_]+", "-", detail.lstrip("-@").lower())
    return f"{'-' if detail.startswith('-') else ''}@{key}" if KEY.fullmatch(key) else ""


def _without_braces(detail: str) -> str:
    key = detail.strip("@{}")
    return f"@{key}" if KEY.fullmatch(key) else ""


_MEANT: Mapping[MisfitReason, Callable[[str], str]] = {
    MisfitReason.BAD_KEY: _tidy,
    MisfitReason.DOUBLE_HYPHEN: _tidy,
    MisfitReason.EMPTY_EXCERPT: lambda detail: detail.rstrip("#＃"),
    MisfitReason.BRACED_KEY: _without_braces,
    MisfitReason.SPACED_KEY: lambda detail: re.sub(r"\s+", "", detail),
    MisfitReason.GLUED: lambda detail: f" {detail}",
    MisfitReason.FULL_WIDTH: lambda detail: detail.translate(_ASCII),
    MisfitReason.UNCLOSED: lambda detail: f"{detail}]",
    MisfitReason.UNOPENED: lambda detail: f"[{detail}",
    MisfitReason.CROWDED: lambda detail: _BETWEEN.sub("; ", detail),
    MisfitReason.FOOTNOTE: lambda detail: detail.replace("[^", "["),
}
"""For a reason, a function from the text of a misfit to the citation that was meant; not for all reasons."""


def _meant(misfit: Misfit) -> str:
    mend = _MEANT.get(misfit.reason)
    return mend(misfit.detail) if mend else ""
