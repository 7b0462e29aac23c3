"""Whether any text holds a token: for hints that say where else it stands."""

from __future__ import annotations

from briefing_site.model.grounding import Token, TokenKind
from briefing_site.text.comparison import carries, comparisons
from briefing_site.verify.grounding.passage import Reading
from briefing_site.verify.grounding.quotations import stands_in
from briefing_site.verify.grounding.values import is_same_day, same, values_in


def holds(token: Token, text: Reading, language: str) -> bool:
    """Whether a text has the quoted words, the figure, the date or the comparison of a token."""
    if token.kind is TokenKind.QUOTED:
        return stands_in(token.text, text) is not None
    if token.kind is TokenKind.DATE:
        days = values_in(token.text, language).days
        return any(
            is_same_day(day, held) and not (day.year and not held.year) and not (day.month and not held.month)
            for day in days[:1]
            for held in text.days
        )
    if token.kind is TokenKind.COMPARISON:
        ranks = comparisons(token.text)
        return any(carries(one, held) for one in ranks for held in text.comparisons)
    if token.kind in (TokenKind.NAME, TokenKind.NEGATION):
        return False
    values = values_in(token.text, language)
    claimed = (*values.figures, *values.doubtful)
    return any(same(figure, held) for figure in claimed[:1] for held in text.figures)
