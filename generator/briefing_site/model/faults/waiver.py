"""Faults of waivers."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_site.model.diagnostic import Diagnostic, Span, asked, error, nearest_word, warning
from briefing_site.model.fix import Fix, Safety, meant
from briefing_site.model.waiver import Waiver


def nameless(at: Span) -> Diagnostic:
    """A waiver that says neither which lint it waives nor why."""
    return error(
        at,
        "bad-waiver",
        "the waiver names no lint",
        "write <!-- lint: CODE reason -->, or # lint: CODE reason in the front matter",
    )


def of_several(at: Span, code: str, other: str) -> Diagnostic:
    """A waiver that names more than one lint."""
    return error(
        at,
        "bad-waiver",
        f'the waiver names two lints, "{code}" and "{other}", and one waiver is for one lint',
        "write one waiver for each lint, each with its reason; a reason that begins with such a word stands "
        f"behind a colon: lint: {code}: {other} …",
    )


def without_reason(at: Span, code: str) -> Diagnostic:
    """A waiver that does not say why."""
    return error(
        at,
        "bad-waiver",
        f'the waiver of "{code}" gives no reason',
        "say behind the code why the text is right as it stands, in words that a stranger would accept",
    )


def without_colon(at: Span, code: str, fix: Fix) -> Diagnostic:
    """A comment that would be a waiver if a colon stood behind `lint`."""
    return error(
        at,
        "bad-waiver",
        f'the comment looks like a waiver of "{code}", but has no colon',
        "write a colon behind `lint`",
        suggestion="lint:",
        fixes=(fix,),
    )


def unknown(at: Span, code: str, lints: Iterable[str], errors: Iterable[str]) -> Diagnostic:
    """A waiver of what is no lint: of an error of every site, or of nothing that there is."""
    if code in set(errors):
        return error(
            at,
            "bad-waiver",
            f'"{code}" is an error on every site and cannot be waived',
            "mend the fault, and take the waiver out",
        )
    near = nearest_word(code, lints)
    return error(
        at,
        "bad-waiver",
        f'there is no lint "{code}"',
        asked(near) or "docs/diagnostics.md has the codes of all lints",
        suggestion=near,
        fixes=meant(at, code, near),
    )


def unused(waiver: Waiver) -> Diagnostic:
    """A waiver without which there would be no fault either."""
    return warning(
        waiver.place,
        "unused-waiver",
        f'the waiver of "{waiver.code}" is no longer needed: the lint finds nothing there',
        "take it out",
        fixes=(Fix("Take the waiver out", (waiver.removal,), Safety.SAFE),),
    )
