"""Words of which a thing has one: a month where the passage has a year, hundreds where it has thousands.

A word of a sentence is told where a passage has another of its kind, of the same thing, and nothing that
could make the one of the sentence: no such word, no figure of about that size, no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.exclusive_words import COUNTS, HOURS, ExclusiveWord, Kind, exclusive_words
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.nouns import CLOCK, Figure
from briefing_site.verify.grounding.neighbours import beside
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.units import unit_at

_WHEN = frozenset({"once", "later", "after", "before"})
"""Words of time that say little of what a text speaks of."""
_SAID_OTHERWISE = {
    "hour": r"hour|minut|stund|heur|hora",
    "day": r"da(?:y|ily)|today|yesterday|overnight|tag|täg|jour|quotidien|dí?as?\b|diari",
    "week": r"week|fortnight|woche|wöch|semain|hebdo|seman",
    "month": r"month|monat|mois|mensu|mes(?:es)?\b",
    "year": r"year|annu|anni|jahr|jähr|ans?\b|anné|año",
    "decade": r"decad|jahrz|décenn|décad",
    "century": r"centur|centen|jahrh|siècl|sécul|siglo",
    "quarterly": r"quarter",
    "autumn": r"autumn|fall",
    "morning": r"morning|dawn|daybreak|sunrise",
    "evening": r"evening|dusk|sunset|tonight",
    "dozens": r"dozen|score",
}
"""How the words begin that may tell a thing in another way; of others, the word itself."""
_OF_OFTEN = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_FROM = LazyPattern(
    r"\s+(?:(?P<back>ago|earlier|before|previously)|(?P<on>later|after|on|from))\b", re.IGNORECASE
)
_NEAR, _FAR = 3, 10
"""Words of a sentence, and of a passage, on each side of such a word: what it is said of."""
_ABOUT = 0.15


def told_apart(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The tokens of the words of a sentence whose kind stands in its passages with another word."""
    own = list(exclusive_words(claim.text, claim.language))
    if not own or any(
        p.text is None or not isinstance(p.key, ExcerptKey) or p.language[:2] != claim.language[:2]
        for p in passages
    ):
        return
    readings = [text for p in passages for text in (p.text, *p.notes) if text]
    for word in own:
        if any(piece.start <= word.start < piece.end for piece in claim.quoted):
            continue
        if any(_may_say(word, text) for text in readings):
            continue
        for passage in passages:
            if passage.text and (place := _of_the_same(word, claim.text, passage.text)):
                yield in_other_words(claim, (word.start, word.end), passage, place)
                break


def _may_say(word: ExclusiveWord, text: Reading) -> bool:
    """Whether a text has a word that says the same, or figures or dates from which it may follow."""
    member = _OF_OFTEN.get(word.member, word.member)
    if re.search(rf"\b(?:{_SAID_OTHERWISE.get(member, member)})", text.text, re.IGNORECASE):
        return True
    match word.kind:
        case Kind.COUNT:
            least = COUNTS[word.member]
            return any(least < figure.value < 1000 * least for figure in text.values.figures)
        case Kind.SEASON:
            return bool(text.days)
        case Kind.PART_OF_DAY:
            return any(figure.unit == CLOCK for figure in text.values.figures)
        case Kind.MANY:
            return len(text.days) > 1 or any(hours > HOURS[member] for _, hours in _spans(text))
        case _ if member in HOURS:
            about = HOURS[member]
            near = (abs(hours - about) <= _ABOUT * about for _, hours in _spans(text))
            return len(text.days) > 1 or any(not day.day for day in text.days) or any(near)
        case _:
            return False


def _spans(text: Reading) -> Iterator[tuple[Figure, float]]:
    """The spans of a text that are told in figures, each with its length in hours."""
    for figure in text.values.figures:
        unit = unit_at(text.text, figure.end)
        if unit in HOURS:
            yield figure, float(figure.value) * HOURS[unit]


def _of_the_same(word: ExclusiveWord, claim: str, text: Reading) -> tuple[int, int] | None:
    """Where a text has another word of the kind, said of the same thing; None for nowhere."""
    before, after = beside(claim, word.start, word.end, _NEAR, _WHEN)
    for other in exclusive_words(text.text, text.language):
        weaker = word.kind is Kind.MANY and HOURS.get(word.member, 0) < HOURS.get(other.member, 0)
        alike = (
            not weaker
            and other.kind is word.kind
            and _seen_from(claim, word.end) == _seen_from(text.text, other.end)
        )
        if alike:
            first, last = beside(text.text, other.start, other.end, _FAR, _WHEN)
            same = len(before & first) + len(after & last)
            if same and same >= min(2, len(before) + len(after)):
                return other.start, other.end
    return None


def _seen_from(text: str, end: int) -> str:
    """Whether a span that ends at an offset leads back from a moment, on from one, or neither."""
    found = _FROM.match(text, end)
    return (found.lastgroup or "") if found else ""
