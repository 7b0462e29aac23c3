"""Faults of briefings that translate others."""

from __future__ import annotations

from briefing_site.model.diagnostic import Diagnostic, RelatedPlace, Span, error, warning


def _bad(at: Span, message: str, hint: str) -> Diagnostic:
    return error(at, "bad-translation", message, hint)


def of_itself(at: Span) -> Diagnostic:
    """A briefing that says it translates itself."""
    return _bad(
        at, "the briefing is named as a translation of itself", "name the original, or delete the key"
    )


def of_translation(at: Span, named: str, original: str) -> Diagnostic:
    """A translation of a briefing that is itself one; `original` is what that one translates."""
    return _bad(
        at, f'"{named}" is itself a translation, of "{original}"', f"write translation_of: {original}"
    )


def circular(at: Span, named: str) -> Diagnostic:
    """A translation of a briefing that says, on its way, that it translates this one."""
    return _bad(
        at,
        f'"{named}" and this briefing are each named as a translation of the other',
        "delete translation_of in the one that was written first",
    )


def same_language(at: Span, named: str, language: str) -> Diagnostic:
    """A translation in the language of its original."""
    return _bad(
        at,
        f'"{named}" is in "{language}", and so is this briefing',
        "write the language of this text as `language`, or delete translation_of",
    )


def second(at: Span, named: str, language: str, first: Span) -> Diagnostic:
    """A second translation of a briefing in one language; `first` is where the other one names it."""
    return error(
        at,
        "bad-translation",
        f'there is another translation of "{named}" in "{language}"',
        "delete one of the two, or its translation_of",
        related=(RelatedPlace(first, "the other translation"),),
    )


def behind(at: Span, named: str, state: str, now: str, changed: Span) -> Diagnostic:
    """A translation of an earlier state of its original, which has changed since."""
    return warning(
        at,
        "translation-behind",
        f'"{named}" has changed since: this translates its state of {state}, and it was updated {now}',
        f"bring the translation up to date, and write translated_from: {now}",
        related=(RelatedPlace(changed, "the change"),),
    )
