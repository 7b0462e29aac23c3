"""Faults of sentences that say what their sources do not."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning
from briefing_site.model.fix import Fix

_BY_LOCK = " (by the lock: the text is not here)"


def words_not_there(
    at: Span,
    words: str,
    cited: str,
    elsewhere: str,
    *,
    by_lock: bool,
    related: tuple[RelatedPlace, ...],
    fixes: tuple[Fix, ...],
) -> Diagnostic:
    """Words in quotation marks that stand in no cited passage.

    `cited` names the passages, `elsewhere` says where the words stand; it is empty where that is not known.
    """
    return error(
        at,
        "quoted-words",
        f"the words “{words}” do not stand in {cited}{_BY_LOCK if by_lock else ''}",
        elsewhere or "quote them as they stand there, cite the passage that has them, or take the marks away",
        related=related,
        fixes=fixes,
    )


def figure_not_there(
    at: Span,
    kind: str,
    words: str,
    cited: str,
    elsewhere: str,
    *,
    by_lock: bool,
    related: tuple[RelatedPlace, ...],
    fixes: tuple[Fix, ...],
) -> Diagnostic:
    """A figure, a date or a comparison that no cited passage has, and that follows from none."""
    return warning(
        at,
        "figures",
        f"the {kind} “{words}” does not stand in {cited}{_BY_LOCK if by_lock else ''}",
        elsewhere or "correct it, or cite the passage that has it",
        related=related,
        fixes=fixes,
    )


def bound_left_out(at: Span, kind: str, words: str, how: str) -> Diagnostic:
    """A figure that the sentence gives as the number, and of which the cited passages give a bound."""
    return warning(
        at,
        "figures",
        f"the {kind} “{words}” is given as the number itself, but {how}",
        "say “at least” or “up to”, as the passage does, or cite the passage that has the number",
    )


def name_not_there(
    at: Span,
    words: str,
    cited: str,
    elsewhere: str,
    related: tuple[RelatedPlace, ...],
    fixes: tuple[Fix, ...],
) -> Diagnostic:
    """A name that neither the cited documents nor their cards have."""
    return warning(
        at,
        "names",
        f"the name “{words}” stands neither in {cited}, nor elsewhere in the document, nor on its card",
        elsewhere or "correct it, cite the passage that has it, or name it in the gist",
        related=related,
        fixes=fixes,
    )


def not_negated(at: Span, words: str, cited: str, *, by_lock: bool) -> Diagnostic:
    """A negation that no cited passage has."""
    return warning(
        at,
        "negation",
        f"“{words}” negates what {cited} does not negate{_BY_LOCK if by_lock else ''}",
        "read the passage again: it may say the opposite; or cite the passage that says so",
    )


def negation_left_out(at: Span, words: str, how: str) -> Diagnostic:
    """A word that the sentence affirms and the cited passage negates."""
    return warning(
        at,
        "negation",
        f"the sentence affirms “{words}”, but {how}",
        "read the passage again: it may say less, or the opposite; or cite the passage that says so",
    )


def not_shown(at: Span, words: str, passage: str, longest: int, fixes: tuple[Fix, ...]) -> Diagnostic:
    """A token that stands in the passage, and neither in the words nor in the gist that the note shows.

    `longest` is how many words an excerpt may have. Without fixes none could be cut.
    """
    return warning(
        at,
        "not-shown",
        f"“{words}” stands in the passage of {passage}, but not in the words or the gist that its note shows",
        "cut an excerpt that has it, and cite that one; or quote other words on the card"
        if fixes
        else f"say it in the gist, or quote it on the card yourself: no piece of a sentence of {longest} "
        f"words or fewer could be cut and cited here",
        fixes=fixes,
    )
