"""Two figures that change places: “from 4 to 9” in the sentence, “from 9 to 4” in the passage.

Each of the two stands there, so that the lint of figures finds nothing. Told is a pair that a passage has the
other way about, where no passage has it as the sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_site.model.grounding import Token
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import Figure
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens

_SIGN = (
    r"(?:\s+(?:about|around|nearly|some|rund|etwa|environ|unos|около|khoảng|an?|the|el|los|las))*\s*[$€£¥]?$"
)
_FROM = LazyPattern(rf"\b(?:from|von|de|desde|с|от|từ){_SIGN}", re.IGNORECASE)
_TO = LazyPattern(rf"(?:\b(?:to|auf|à|a|hasta|до|lên|xuống|còn)|从|從|から){_SIGN}", re.IGNORECASE)
_BETWEEN = 48
"""So many characters may stand between the two figures."""
_Pair = tuple[Figure, Figure]


def exchanged(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The first pair of figures of a sentence that its passages have the other way about."""
    for old, new in _pairs(claim.text, claim.figures):
        held = [
            (passage, pair)
            for passage in passages
            if passage.text
            for pair in _pairs(passage.text.text, passage.text.figures)
        ]
        if same(old, new) or any(_are(old, new, *pair) for _, pair in held):
            continue
        for passage, (before, after) in held:
            if _are(old, new, after, before):
                start, end = min(old.start, new.start), max(old.end, new.end)
                first, last = min(before.start, after.start), max(before.end, after.end)
                yield in_other_words(claim, (start, end), passage, (first, last))
                return


def _are(old: Figure, new: Figure, before: Figure, after: Figure) -> bool:
    return same(old, before) and same(new, after)


def _pairs(text: str, figures: Sequence[Figure]) -> Iterator[_Pair]:
    """What a text tells to have become what, each as two figures: from 4 to 9, to 9 from 4."""
    for one, other in pairwise(figures):
        between = text[one.end : other.start]
        if len(between) > _BETWEEN or ";" in between or ". " in between:
            continue
        before = text[max(one.start - _BETWEEN, 0) : one.start]
        if _FROM.search(before) and _TO.search(between):
            yield one, other
        elif _TO.search(before) and _FROM.search(between):
            yield other, one
