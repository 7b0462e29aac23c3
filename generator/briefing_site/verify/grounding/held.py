"""Whether any text holds a token: for hints that say where else it stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from briefing_site.model.grounding import Token, TokenKind
from briefing_site.text.comparison import carries, comparisons
from briefing_site.text.values.compare import same, same_day
from briefing_site.text.values.nouns import Values
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.passage import Reading
from briefing_site.verify.grounding.quotations import stands_in


def holds(token: Token, text: Reading, language: str) -> bool:
    """Whether a text has the quoted words, the figure, the date or the comparison of a token."""
    if token.kind is TokenKind.QUOTED:
        return stands_in(token.text, text) is not None
    if token.kind is TokenKind.DATE:
        days = _values(token.text, language).days
        return any(
            same_day(day, held) and not (day.year and not held.year) and not (day.month and not held.month)
            for day in days[:1]
            for held in text.days
        )
    if token.kind is TokenKind.COMPARISON:
        ranks = comparisons(token.text)
        return any(carries(one, held) for one in ranks for held in text.comparisons)
    if token.kind in (TokenKind.NAME, TokenKind.NEGATION):
        return False
    values = _values(token.text, language)
    claimed = (*values.figures, *values.doubtful)
    return any(same(figure, held) for figure in claimed[:1] for held in text.figures)


@lru_cache(maxsize=64)
def _values(text: str, language: str) -> Values:
    """The values of a token, which is looked for in many texts."""
    return values_in(text, language)


class Texts:
    """Texts that are asked for tokens, each once for each token of the same words."""

    def __init__(self, texts: Iterable[Reading], language: str) -> None:
        """`language` is that of the tokens. Texts may be added while others have been asked."""
        self.every = list(texts)
        self._language = language
        self._asked: dict[tuple[TokenKind, str], tuple[int, bool]] = {}

    def have(self, token: Token) -> bool:
        """Whether one of the texts has a token."""
        asked = token.kind, token.text
        many, found = self._asked.get(asked, (0, False))
        found = found or any(holds(token, text, self._language) for text in self.every[many:])
        self._asked[asked] = len(self.every), found
        return found
