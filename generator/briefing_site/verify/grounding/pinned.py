"""What the lock keeps of a passage: digests of its words, figures, dates and comparisons.

The order of the words is not kept, so that words in quotation marks are carried where each of them is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing_site.model.document import Document
from briefing_site.model.pin import WHOLE, PinnedTokens
from briefing_site.model.source import Source
from briefing_site.model.verification import Verification
from briefing_site.text.comparison import carries, comparisons
from briefing_site.text.token_digests import digest_of, word_tokens
from briefing_site.verify.grounding.passage import Reading
from briefing_site.verify.grounding.passages import passage_span, place_key
from briefing_site.verify.grounding.values import Day, Figure

WHEN_PINNED = "it followed from the passage when that was pinned"
MOST_DIGESTS = 4096
"""A sixteenth of all that there are: of more, too many words would seem to be there that are not.

That is a document of some 10,000 words, or of 5,000 characters in Japanese or Chinese, and 20 KB of the lock.
"""
_CLASSES = ("first", "record", "only", "most")
_REACHED = re.compile(
    r"\b(?:by|up|down|rose|risen|fell|fallen|grew|more|less|fewer|half|halved|third|quarter|doubled?|twice"
    r"|tripled?|total|together|both"
    r"|combined|average|share|difference|older|younger|later|earlier|after|before|nearly|almost|about"
    r"|around|over|per)\b"
    r"|増|減|倍|割|計|差|増加|减少|共|합계|배|증가|감소",
    re.IGNORECASE,
)
"""Words of a sentence whose figure may follow from others by arithmetic, which digests cannot show."""


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
    texts = {
        place: Reading(document.text[start:end], source.language) for place, (start, end) in spans.items()
    }
    found = {place: frozenset(_digests(text, document.digest)) for place, text in texts.items()}
    return {place: PinnedTokens(d, document.digest) for place, d in found.items() if len(d) <= MOST_DIGESTS}


def _digests(text: Reading, salt: str) -> Iterator[str]:
    return (digest_of(token, salt) for token in _tokens(text))


def _tokens(text: Reading) -> Iterator[str]:
    yield from word_tokens(text.text)
    for figure in text.figures:
        yield from (_figure(figure, figure.unit), _figure(figure, ""))
    for day in text.days:
        yield from {
            _day(y, m, d) for y in (day.year, None) for m in (day.month, None) for d in (day.day, None)
        }
    yield from {f"comparison {kind}" for _, _, kind in comparisons(text.text)}
    if text.reverses:
        yield "negation"


def _figure(figure: Figure, unit: str) -> str:
    return f"figure {figure.value} {unit}"


def _day(year: int | None, month: int | None, day: int | None) -> str:
    return f"date {year} {month} {day}"


def has_tokens(pinned: PinnedTokens, tokens: Iterable[str]) -> bool:
    """Whether the lock has the digest of each of some tokens."""
    return all(digest_of(token, pinned.salt) in pinned.digests for token in tokens)


def has_words(pinned: PinnedTokens, words: str) -> bool:
    """Whether each of some words stands in the passage, in whatever order."""
    return has_tokens(pinned, word_tokens(words))


def has_figure(pinned: PinnedTokens, figure: Figure) -> bool:
    """Whether the passage has the value, in the unit of `figure` if that has one."""
    return has_tokens(pinned, [_figure(figure, figure.unit)])


def was_reached(pinned: PinnedTokens, words: str) -> bool:
    """Whether a date or figure, as a sentence has it, followed from the passage when that was pinned."""
    return has_tokens(pinned, [_reached(words)])


def with_reached(pinned: PinnedTokens, words: Iterable[str]) -> PinnedTokens:
    """What the lock keeps of a passage, with what sentences have of it by arithmetic or inference."""
    return with_tokens(pinned, map(_reached, words))


def with_tokens(pinned: PinnedTokens, tokens: Iterable[str]) -> PinnedTokens:
    """What the lock keeps of a passage, with the digests of more tokens."""
    more = {digest_of(token, pinned.salt) for token in tokens}
    return replace(pinned, digests=pinned.digests | more)


def _reached(words: str) -> str:
    return f"reached {' '.join(words.lower().split())}"


def may_be_derived(sentence: str) -> bool:
    """Whether a figure of a sentence may be the outcome of arithmetic."""
    return bool(_REACHED.search(sentence))


def has_day(pinned: PinnedTokens, day: Day, year: int | None) -> bool:
    """Whether the passage has the date; `year` is that of the source, for a date without a year."""
    if has_tokens(pinned, [_day(day.year, day.month, day.day)]):
        return True
    return day.year == year and has_tokens(pinned, [_day(None, day.month, day.day)])


def has_comparison(pinned: PinnedTokens, kind: str) -> bool:
    """Whether the passage has a comparison that carries one of a class."""
    return any(has_tokens(pinned, [f"comparison {held}"]) for held in _CLASSES if carries(kind, held))


def reverses(pinned: PinnedTokens) -> bool:
    """Whether the passage has a word that negates or reverses."""
    return has_tokens(pinned, ["negation"])
