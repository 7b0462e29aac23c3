"""Clauses of passages that have nearly all words of a sentence, in the language of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.dataclass import dataclass
from briefing_site.text.hedges import clauses_of, doubt_in
from briefing_site.text.values.compare import same
from briefing_site.text.word_keys import keys_in_order
from briefing_site.text.word_set import word_set
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_AUXILIARY = word_set(
    "hat haben ist sind wird werde wurde worde war waren sein zum zur bei ont ete aux ses son elle "
    "han habia fue fuero sido sus ser sera"
)
"""Keys of words of German, French and Spanish that say little."""
_LETTERS = 4
_PUT_IN = 40
"""Characters of what is put in: "selon la presse"."""
MOST = 0.7
"""The part of the words of a sentence that stand in a clause that says the same."""
LEAST = 2
"""So many words has a sentence that is compared; all of so few are to stand in the clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a passage."""

    passage: Passage
    text: Reading
    start: int
    end: int

    @property
    def words(self) -> str:
        """What it says."""
        return self.text.text[self.start : self.end]


def clauses_in(passages: Sequence[Passage]) -> Iterator[Clause]:
    """The clauses of passages; what is put in between two commas, or before one, is none by itself."""
    for passage in passages:
        text = passage.text
        if text is None:
            continue
        clauses = list(clauses_of(text.text))
        for number, (start, end) in enumerate(clauses):
            inner = end - start <= _PUT_IN and _is_put_in(text.text[start:end], passage.language)
            first = clauses[number - 1][0] if inner and _joined(text.text, clauses, number) else start
            last = clauses[number + 1][1] if inner and _joined(text.text, clauses, number + 1) else end
            yield Clause(passage, text, first, last)


def _is_put_in(words: str, language: str) -> bool:
    """Whether a clause says little else than that the one beside it is in doubt."""
    return doubt_in(words, language) is not None and len(keys_of(words)) <= LEAST


def has_other_figures(claim: ClaimTokens, clause: Clause) -> bool:
    """Whether a sentence and a clause both have figures, and none in common: they tell of two things."""
    held = [each for each in clause.text.figures if clause.start <= each.start < clause.end]
    return bool(claim.figures and held) and not any(same(own, each) for own in claim.figures for each in held)


def are_of_one_language(claim: ClaimTokens, passages: Sequence[Passage]) -> bool:
    """Whether all passages are excerpts of texts that are at hand, in the language of the sentence."""
    own = claim.language[:2]
    return all(
        p.text is not None and isinstance(p.key, ExcerptKey) and p.language[:2] == own for p in passages
    )


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, compared by how they begin, whatever marks their letters have."""
    if max(text, default="") >= "\u3040":  # Chinese, Japanese and Korean have no such marks
        return tuple(keys_in_order(text))
    plain = "".join(sign for sign in normalize("NFD", text) if not combining(sign))
    return tuple(key[:_LETTERS] for key in keys_in_order(plain) if key not in _AUXILIARY)


def _joined(text: str, clauses: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a comma alone stands between a clause and the one before it."""
    return 0 < number < len(clauses) and text[clauses[number - 1][1] : clauses[number][0]].strip() in ",、，"
