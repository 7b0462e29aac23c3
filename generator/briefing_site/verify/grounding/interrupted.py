"""Words that a source interrupts to say who speaks, joined as newsrooms join them.

"It rained," she said, "and fog came." is quoted as “It rained, and fog came”: two strings in quotation marks
with nothing but their speaker between them are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.attribution import attributes
from briefing_site.text.folding import fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quoted_words import Quoted, quoted_in

_GAP = 80
"""So many characters may stand between the two strings."""
_STOP = LazyPattern(r"[.!?。！？](?=.*\w)", re.DOTALL)
_GOES_ON = LazyPattern(r"\s*(?:と|って|(?:이?라)?(?:고|며|면서))")
"""How Japanese and Korean go on behind what somebody says."""
_DASHED = LazyPattern(r"[,.!?…]{0,4}\s{0,4}[—–]\s[^—–«»]{1,80}\s?[—–]\s")
"""How Russian interrupts, between the marks: «Мы готовы, — сказал он, — и рады»."""
_WORD = LazyPattern(r"\w+(?:-\w+)*")


def joined_in(words: str, text: str) -> tuple[int, int] | None:
    """Start and end in a text of quoted words that it interrupts once or more; None where there are none.

    Punctuation may differ, as that at the joint does.
    """
    wanted = _plain(words)
    for chain in _chains(text):
        if len(chain) < 2 and not _DASHED.search(chain[0].words):
            continue
        held = " ".join(_plain(_DASHED.sub(_without_speaker, piece.words)) for piece in chain)
        if wanted and f" {wanted} " in f" {held} ":
            return chain[0].start + 1, chain[-1].end - 1
    return None


def _chains(text: str) -> Iterator[list[Quoted]]:
    """The strings in quotation marks, those together between which nothing but their speaker stands."""
    chain: list[Quoted] = []
    for piece in quoted_in(text):
        if chain and not _only_interrupted(text[chain[-1].end : piece.start]):
            yield chain
            chain = []
        chain.append(piece)
    if chain:
        yield chain


def _only_interrupted(gap: str) -> bool:
    goes_on = attributes(gap) or bool(_GOES_ON.match(gap))
    return len(gap) <= _GAP and goes_on and not _STOP.search(gap)


def _without_speaker(found: re.Match[str]) -> str:
    return " " if attributes(found[0]) else found[0]


def _plain(words: str) -> str:
    """The words without letter case and punctuation, a blank between them."""
    return " ".join(_WORD.findall(fold(words).text.lower()))
