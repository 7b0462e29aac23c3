"""Quotations that are longer than the site allows, or not found in their source, or not compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.source import Card, Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.text.word_count import count_words
from briefing_site.verify.result import VerifyResult

_SHOWN = 3
"""As many archived texts are offered to a card that names none."""


def too_long(config: Config, source: Source) -> Iterator[Diagnostic]:
    """The faults of quotations that are longer than the site allows."""
    if source.rights == "quote":
        for excerpt in source.excerpts:
            words = count_words(excerpt.quote)
            if words > config.quote_words:
                yield faults.source_card.quote_too_long(
                    excerpt.quote_place,
                    words,
                    config.quote_words,
                    _beyond(excerpt, config.quote_words),
                    config.quote_limit,
                )


def _beyond(excerpt: Excerpt, limit: int) -> Span | None:
    """What stands behind the first words of a quotation; None where that cannot be cut off plainly."""
    at, quote = excerpt.quote_place, excerpt.quote
    before = at.end.column - at.start.column - len(quote)
    if limit < 1:
        return None
    kept = match.end() if (match := re.match(rf"(?:\S+\s+){{{limit - 1}}}\S+", quote)) else 0
    # A quotation of one line stands there letter by letter, behind its sign.
    if before not in (1, 2) or not at.holds(before + len(quote)) or count_words(quote[:kept]) != limit:
        return None
    return None if "[" in quote else at.part(before + kept, len(quote) - kept)


def unlike_source(
    source: Card, found: Mapping[str, Verification], verified: VerifyResult, config: Config
) -> Iterator[Diagnostic]:
    """The faults of quotations that were not found, or of which that is not known."""
    for excerpt in source.excerpts:
        if excerpt.id in found:
            yield from _verdict(found[excerpt.id], excerpt, source, verified, config)


def _verdict(
    found: Verification, excerpt: Excerpt, source: Card, verified: VerifyResult, config: Config
) -> Iterator[Diagnostic]:
    place, name = excerpt.quote_place, excerpt.id
    if found.verdict in ("not-found", "ambiguous"):
        limit = config.quote_words if isinstance(source, Source) and source.rights == "quote" else None
        fixes = tuple(_quoted_right(found, excerpt, limit))
        if found.misplaced and excerpt.at:
            at = excerpt.at_place.at
            yield faults.verification.misplaced_quote(at, name, found.reason, found.hint, fixes)
            return
        yield faults.verification.quote_not_found(place, name, found.verdict, found.reason, found.hint, fixes)
    elif found.verdict == "no-archive" and not _told_of_archive(source, verified, config):
        # A card that names no text may mean one that no card names.
        free = [] if source.archive else [n for n in verified.unnamed if n.startswith(source.id)]
        if not source.archive and not free and len(verified.unnamed) == 1:
            free = list(verified.unnamed)
        yield faults.verification.unverified(
            place, name, found.reason, found.hint, source.new_key, free[:_SHOWN]
        )


def _told_of_archive(source: Card, verified: VerifyResult, config: Config) -> bool:
    """Whether a fault at the key `archive` tells already why nothing of a card could be compared."""
    if source.archive is None:
        return any(key == "archive" for key, _ in source.places)
    unread = any(
        fault.code == "missing-archive" and fault.place.path == source.path for fault in verified.faults
    )
    return unread and config.lint.get("missing-archive") != "off"


def _quoted_right(found: Verification, excerpt: Excerpt, limit: int | None) -> Iterator[Fix]:
    """The fixes of a quotation: `at` set to a place of its words, or the words that the source has there."""
    for choice in found.choices:
        safety = Safety.UNSAFE if len(found.choices) == 1 else Safety.DISPLAY
        yield Fix(f'Set at="{choice}"', (excerpt.at_place.fill(choice),), safety)
    new = found.words
    if new and (limit is None or count_words(new) <= limit):
        shown = new if len(new) <= 60 else f"{new[:59]}…"
        edits = [Edit(excerpt.quote_place, f"> {new}")]
        if found.words_at:
            edits.append(excerpt.at_place.fill(found.words_at))
        yield Fix(f"Quote the words as they stand: “{shown}”", tuple(edits), Safety.DISPLAY)
