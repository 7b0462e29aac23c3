"""From a token of a finished sentence to its place in the author's file."""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.link.site import Claim
from briefing_site.model.diagnostic import Span
from briefing_site.model.lines import Lines
from briefing_site.text.written_words import WrittenText

File = Callable[[], tuple[Lines, WrittenText]]
"""The lines of the author’s file, and what is read of it; made when a place is first asked for."""

_FAR = 600
"""As many characters of markup, citations and comments may stand in a sentence besides its words."""


def place_of(claim: Claim, start: int, end: int, file: File) -> Span:
    """The place of a piece of a claim's sentence; that of its citation where it is written otherwise."""
    lines, text = file()
    words = claim.sentence[start:end]
    brackets = [bracket[0].citation.place for bracket in claim.brackets]
    for bracket, hole in sorted(
        zip(brackets, claim.marks, strict=True), key=lambda pair: abs(pair[1] - start)
    ):
        at = lines.offset_of(bracket)
        if start < hole:
            found = text.find_back(words, at, claim.sentence.count(words, end, hole))
        else:
            found = text.find_on(words, at, claim.sentence.count(words, hole, start))
        if found and abs(found[0] - at) <= _FAR + 3 * len(claim.sentence):
            return lines.span(*found)
    return brackets[0]
