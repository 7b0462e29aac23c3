"""Whether a share is that of the part which the sentence names: of the cod, not of the herring beside it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.turned_words import stem
from briefing_site.text.values.arithmetic import Derivation
from briefing_site.text.values.nouns import Figure
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_EDGE = LazyPattern(r"[,;:.!?()](?!\d)|\b(?:and|while|but|и|а|và|còn)\b")
_WORD = LazyPattern(r"[^\W\d_]{4,}|[A-ZÀ-ÞА-Я][^\W\d_]{2}")


def is_of_its_part(found: Derivation, claim: ClaimTokens, passages: Sequence[Passage]) -> bool:
    """Whether no other figure of the passage stands nearer to the words of the sentence than the part used.

    Judged is a share, of figures that stand in one passage of the language of the sentence: where the clause
    of another figure of the same unit has a word of the sentence, and that of the part has none, it is not.
    """
    if found.kind != "share":
        return True
    part, whole = min(found.used, key=lambda f: f.value), max(found.used, key=lambda f: f.value)
    words = _stems(claim.text)
    for passage in passages:
        text = passage.text
        if not text or claim.language[:2] != passage.language[:2] or not _holds(text, part):
            continue
        common = _stems(_clause(text.text, whole))
        own = words & _stems(_clause(text.text, part))
        others = (f for f in text.figures if f.unit == part.unit and f.value not in (part.value, whole.value))
        if not own and any(words & _stems(_clause(text.text, each)) - common for each in others):
            return False
    return True


def _holds(text: Reading, figure: Figure) -> bool:
    return any(figure is held for held in text.figures)


def _clause(text: str, figure: Figure) -> str:
    """The words around a figure up to the next mark or joint on each side."""
    before = [edge.end() for edge in _EDGE.finditer(text, 0, figure.start)]
    behind = _EDGE.search(text, figure.end)
    return text[before[-1] if before else 0 : behind.start() if behind else len(text)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in _WORD.findall(text))
