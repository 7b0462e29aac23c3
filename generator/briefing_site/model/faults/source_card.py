"""Faults of a source card and its excerpts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_site.model.diagnostic import Diagnostic, Place, did_you_mean, error, warning

if TYPE_CHECKING:
    pass


def unused_excerpt(place: Place, source: str, excerpt: str) -> Diagnostic:
    """An excerpt that no briefing cites."""
    return warning(
        place,
        "unused-excerpt",
        f'no briefing cites "{excerpt}"',
        f"cite it as [@{source}#{excerpt}], or delete it",
    )


def bad_excerpt_heading(place: Place, text: str) -> Diagnostic:
    """A heading of a card that does not name an excerpt."""
    return error(
        place,
        "bad-excerpt",
        f'"{text}" does not name an excerpt',
        'write ## excerpt-id {at="7" speaker="..." voice="fact"}',
    )


def bad_excerpt_key(place: Place, key: str, known: Iterable[str]) -> Diagnostic:
    """A key in the braces of an excerpt's heading that excerpts do not have."""
    names = list(known)
    return error(
        place,
        "unknown-key",
        f'an excerpt has no key "{key}"',
        did_you_mean(key, names) or f"keys are {', '.join(names)}",
    )


def bad_excerpt_value(place: Place, key: str, value: str, reason: str) -> Diagnostic:
    """A value in the braces of an excerpt's heading that its key does not take."""
    return error(place, "wrong-type", f'{key}="{value}": {reason}')


def missing_quote(place: Place, excerpt: str) -> Diagnostic:
    """An excerpt without its words."""
    return error(
        place,
        "missing-quote",
        f'the excerpt "{excerpt}" quotes nothing',
        "put the words of the source on a line that begins with >",
    )


def text_outside_excerpt(place: Place) -> Diagnostic:
    """Text of a card before its first excerpt."""
    return error(
        place,
        "bad-excerpt",
        "text outside an excerpt",
        "put it under a heading ## excerpt-id, or in the descriptor",
    )


def quote_too_long(place: Place, words: int, limit: int) -> Diagnostic:
    """A quotation longer than the site's policy allows."""
    return error(
        place,
        "quote-too-long",
        f"the quotation has {words} words, {words - limit} more than the policy allows",
        "shorten it, or join the parts that matter with [...]",
    )


def no_archive_file(place: Place, name: str, reason: str) -> Diagnostic:
    """An archived text that is named by a card and not in the archive at hand."""
    return warning(
        place,
        "missing-archive",
        f'the archive has no readable "{name}": {reason}',
        "add it, or correct the name",
    )
