"""Figures of which a passage gives a bound: "at least 90", where the sentence gives 90 as the number itself.

Only words are read that can say nothing else: "over 12 months" is a span, "went up to 260" tells of a price.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.turned_words import stem
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import Figure
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens
from briefing_site.verify.grounding.units import measured

_BEFORE = LazyPattern(
    r"(?:\b(?:at\s+least|at\s+most|more\s+than|less\s+than|fewer\s+than|no\s+(?:more|fewer|less)\s+than"
    r"|not\s+(?:more|less)\s+than|mindestens|höchstens|mehr\s+als|weniger\s+als|au\s+moins|plus\s+d[e’']|moins\s+d[e’']"
    r"|al\s+menos|más\s+de|menos\s+de|как\s+минимум|не\s+менее|более|ít\s+nhất|hơn)"
    r"|少なくとも|至少|超过|超過|최소|적어도)\s{0,2}(?:[$€£¥₩]|US\$)?$",
    re.IGNORECASE,
)
_BEHIND = LazyPattern(
    r"[\u3040-\u30ff\u4e00-\u9fff가-힣]{0,3}?(?:以上|以下|未満|未满|이상|이하|미만|초과)|\s+or\s+(?:more|fewer|less)\b"
)
_WINDOW = 24
"""Characters before and behind a figure in which a word is looked for that makes a bound of it."""
_ALSO_BOUNDS = LazyPattern(
    r"\b(?:within|below|above|under|over|beyond|exceed\w*|older|younger|maximum|minimum|max|min|limit\w*|cap(?:s|ped)?|ceiling"
    r"|floor|threshold|hurdle|capacity|mark|toll|so\s+far|and\s+more|or\s+more|up\s+to|top(?:s|ped)?|pass(?:es|ed)|crossed|required"
    r"|höchst\w*|mindest\w*|wenigstens|zumindest|pas\s+moins|(?:por\s+lo|cuando)\s+menos|no\s+(?:less|fewer)|минимум\w*|ít\s+ra|über|unter|maxim\w*|minim\w*|plus|más|más\s+allá|dès|jusqu)\b|上限|下限|定員|から|以内|[限内超]|최대|최소|まで",
    re.IGNORECASE,
)
"""What may say in a sentence that its figure is a bound too."""


def as_bound(
    figure: Figure, claim: ClaimTokens, unit: str, passages: Sequence[Passage], *, is_small: bool
) -> str:
    """How a passage has a figure as a bound, where the sentence gives the very number; empty for nowhere.

    A small number in words must count the same things in both.
    """
    if says_a_bound(claim.text):
        return ""
    readings = ((p.text.text, held) for p in passages if p.text for held in p.text.figures)
    for text, held in readings:
        if not (is_bound_of(figure, held, text) and same(figure, held)):
            continue
        if unit and measured(text, held) not in ("", unit):
            continue
        if is_small and not counted_words(claim.text, figure.end) & counted_words(text, held.end):
            continue
        start, end = _whole(held, text)
        return f"the passage has “{' '.join(text[start:end].split())}”"
    return ""


@lru_cache(maxsize=16)  # it is asked for each figure of a sentence
def says_a_bound(sentence: str) -> bool:
    """Whether a sentence may say in words of its own that its figures are bounds."""
    return bool(_ALSO_BOUNDS.search(sentence))


def is_bound_of(figure: Figure, held: Figure, text: str) -> bool:
    """Whether a text gives as a bound what a sentence gives as the number itself."""
    if figure.bound or figure.approximate or figure.ordinal or held.value != figure.value:
        return False
    return _whole(held, text) != (held.start, held.end)


def _whole(held: Figure, text: str) -> tuple[int, int]:
    """Start and end of a figure with the words that make a bound of it, or of the figure alone."""
    before = _BEFORE.search(text, max(held.start - _WINDOW, 0), held.start)
    behind = _BEHIND.match(text, held.end)
    return before.start() if before else held.start, behind.end() if behind else held.end


def counted_words(text: str, end: int) -> frozenset[str]:
    """The stems of the three words behind a figure: what it counts, and of what kind."""
    clause = re.split(r"[.,;:!?。、，]", text[end : end + 40])[0]
    if _UNSPACED.match(clause):  # pairs of characters
        return frozenset(clause[at : at + 2] for at in range(min(len(clause) - 1, 12)))
    words = re.findall(r"[^\W\d_]{3,}", clause)
    return frozenset(stem(word) for word in words[:3])


_UNSPACED = LazyPattern(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
