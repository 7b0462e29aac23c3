"""What `briefing pin` makes the lock keep of the passages of a document: digests of their tokens.

Besides its words a passage has tokens of all that a sentence may have of it: each figure with the rounder
ones that it carries, each date with its parts, and what one date is told from another by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing_site.model.document import Document
from briefing_site.model.pin import OF_SOURCE, WHOLE, PinnedTokens
from briefing_site.model.source import Source
from briefing_site.model.verification import Verification
from briefing_site.text.relative_months import relative_months
from briefing_site.text.token_digests import digest_of, word_tokens
from briefing_site.text.values.compare import compatible, months_of, roundings
from briefing_site.text.values.nouns import PERCENT, Day, Figure
from briefing_site.text.weekdays import weekday_in
from briefing_site.verify.grounding import pinned as spelling
from briefing_site.verify.grounding.derivations import counts_together
from briefing_site.verify.grounding.passage import Reading, SourceText
from briefing_site.verify.grounding.passages import passage_span, place_key

MOST_DIGESTS = 4096
"""A sixteenth of all that there are: of more, too many words would seem to be there that are not.

That is a document of some 10,000 words, or of 5,000 characters in Japanese or Chinese, and 20 KB of the lock.
"""


def pinned_passages(
    source: Source, document: Document, verifications: Mapping[str, Verification], *, whole: bool
) -> dict[str, PinnedTokens]:
    """What the lock is to keep of each passage of a source, by its place; of the whole document if asked for.

    Of a passage with more than `MOST_DIGESTS` nothing is kept.
    """
    spans = {WHOLE: (0, len(document.text))} if whole else {}
    for excerpt in source.excerpts:
        seen = verifications.get(excerpt.id)
        place, span = place_key(excerpt, seen), passage_span(document, excerpt, seen)
        if place and span:
            spans.setdefault(place, span)
    texts = {at: Reading(document.text[start:end], source.language) for at, (start, end) in spans.items()}
    found = {place: _digests(_tokens(text), document.digest) for place, text in texts.items()}
    if found:
        found[OF_SOURCE] = _digests(_of_source(SourceText(document, source.language)), document.digest)
    return {place: PinnedTokens(d, document.digest) for place, d in found.items() if len(d) <= MOST_DIGESTS}


def with_reached(pinned: PinnedTokens, words: Iterable[str]) -> PinnedTokens:
    """What the lock keeps of a passage, with what sentences have of it by arithmetic or inference."""
    return with_tokens(pinned, map(spelling.reached, words))


def with_tokens(pinned: PinnedTokens, tokens: Iterable[str]) -> PinnedTokens:
    """What the lock keeps of a passage, with the digests of more tokens."""
    return replace(pinned, digests=pinned.digests | _digests(tokens, pinned.salt))


def _digests(tokens: Iterable[str], salt: str) -> frozenset[str]:
    return frozenset(digest_of(token, salt) for token in tokens)


def _tokens(text: Reading) -> Iterator[str]:
    yield from word_tokens(text.text)
    for figure in text.figures:
        yield from _of_figure(figure)
    for figure in counts_together(text):
        yield from _of_figure(figure)
    for day in text.days:
        for month in months_of(day):
            yield from _parts(replace(day, month=month), spelling.day)
        yield from _parts(day, spelling.day)
        if day.day and day.month is None and day.year is None:
            yield spelling.bare_day(day.day)
    if any(day.year or (day.month and day.day) for day in text.days):
        yield spelling.DATED
    yield from (spelling.weekday(number) for number in range(7) if weekday_in(text.text, number))
    yield from (spelling.months_from_now(months) for months in relative_months(text.text))
    yield from (spelling.years_from_now(years) for _, _, years in text.values.relative)
    yield from {spelling.comparison(found.kind) for found in text.comparisons}
    if text.reverses:
        yield spelling.NEGATION


def _of_figure(figure: Figure) -> Iterator[str]:
    bare = replace(figure, unit="")
    units = (
        figure.unit,
        *([""] if compatible(bare, figure) else []),
        *([] if figure.unit else [spelling.BARE]),
    )
    yield from (spelling.figure(figure, unit) for unit in (figure.unit, "", *units))
    for digits, value in roundings(figure):
        yield from (spelling.rounded(value, digits, unit) for unit in units)
    if figure.unit == PERCENT:
        yield spelling.PERCENTAGE
    elif not figure.unit and 0 < figure.value < 1:
        yield spelling.FRACTION


def _parts(day: Day, spelled: spelling.SpelledDay) -> set[str]:
    """The date itself, and each that says less of it."""
    return {spelled(y, m, d) for y in (day.year, None) for m in (day.month, None) for d in (day.day, None)}


def _of_source(source: SourceText) -> Iterator[str]:
    yield from spelling.CURRENT
    for day in source.own_days:
        yield from _parts(day, spelling.own_day)
    yield from {spelling.year_elsewhere(day.year) for day in source.whole.days if day.year}
