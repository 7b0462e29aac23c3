"""The tokens of a sentence, before anything is known of the passages that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from briefing_site.text.comparison import Comparison, claims
from briefing_site.text.dataclass import dataclass
from briefing_site.text.proper_names import ProperName, names_in
from briefing_site.text.quoted_words import Quoted, quoted_in
from briefing_site.text.sentence_language import language_of
from briefing_site.text.titled_names import TitledName, titled_names
from briefing_site.text.turned_words import Turn, turns_in
from briefing_site.text.values.nouns import Day, Figure
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.ratios import shares_of

Piece = Quoted | Figure | Day | ProperName


MOST_FIGURES = 100
"""Figures of one sentence at most that are reckoned, or whose verbs are sought: none reads more of them."""


@dataclass(frozen=True, slots=True)
class ClaimTokens:
    """What a sentence claims, kind by kind. What stands in quotation marks is no token of another kind."""

    text: str
    language: str
    quoted: tuple[Quoted, ...]
    days: tuple[Day, ...]
    figures: tuple[Figure, ...]
    names: tuple[ProperName, ...]
    persons: tuple[TitledName, ...]
    turns: tuple[Turn, ...]
    comparisons: tuple[Comparison, ...]
    shares: tuple[Figure, ...]
    """Those that are told as so many in so many."""


def tokens_of(text: str, page_language: str, *, is_quotation: bool = False) -> ClaimTokens:
    """Read a sentence in its own language, which may be another than that of its page.

    Of a paragraph of a block quotation all words are quoted, but for who is named behind a dash.
    """
    language = language_of(text, page_language)
    quoted = tuple(quoted_in(text))
    if is_quotation and (block := _block(text, quoted)):
        quoted = (block,)
    taken = [(piece.start, piece.end) for piece in quoted]
    values = values_in(text, language)
    days, figures = _free(values.days, taken), _free(values.figures, taken)
    # FY2028 and the Hong Kong of dollars are no names.
    numbers = [*((day.start, day.end) for day in days), *((each.start, each.end) for each in figures)]
    return ClaimTokens(
        text=text,
        language=language,
        quoted=quoted,
        days=days,
        figures=figures,
        names=_free(tuple(names_in(text)), taken + numbers),
        persons=_free(tuple(titled_names(text, language)), taken),
        turns=_free(turns_in(text), taken),
        comparisons=_free(tuple(claims(text)), taken),
        shares=tuple(shares_of(text)) if figures else (),
    )


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _free(pieces: tuple[P, ...], taken: Sequence[tuple[int, int]]) -> tuple[P, ...]:
    """Those pieces of a text that have no part in what is taken."""
    if not pieces or not taken:
        return pieces
    return tuple(each for each in pieces if not any(a < each.end and each.start < b for a, b in taken))


_STOPS = " .。．"
_SPEAKER = re.compile(r"(?:^|\s)[—–―]\s?[^—–―]{1,80}$|^\s*-{1,2}\s[^—–―]{1,80}$")


def _block(text: str, quoted: Sequence[Quoted]) -> Quoted | None:
    """The words of a paragraph that is quoted as a block; None where it has marks of its own, or no words."""
    end = len(text)
    if speaker := _SPEAKER.search(text):
        end = speaker.start()
    words = text[:end].rstrip(_STOPS)  # the citation may stand before the stop
    if not any(map(str.isalnum, words)):
        return None
    if len(quoted) == 1 and not any(map(str.isalnum, words[: quoted[0].start] + words[quoted[0].end :])):
        return None
    return Quoted(0, len(words), words, "words")
