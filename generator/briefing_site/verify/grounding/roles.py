"""Two names that change places: “Japan told Korea” in the sentence, “Korea told Japan” in the passage.

Each of the two stands there, so that the lint of names finds nothing. Told is what a passage says of the two
in the other order only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.text.relations import relations_in
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import ClaimTokens


def roles_exchanged(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first verb of a sentence that its passages have with its names the other way about."""
    texts = [(passage, passage.text) for passage in passages if passage.text]
    if len(texts) < len(passages) or (claim.text.isascii() and not claim.names):
        return
    # Most verbs of a sentence stand in no passage, which need not be read for what its names do.
    for own in relations_in(claim.text, "\n".join(text.text for _, text in texts)):
        if any(piece.start <= own.start < piece.end for piece in claim.quoted):
            continue
        held = [(passage, text.text, one) for passage, text in texts for one in text.relations]
        if any(own.is_said_by(one) for _, _, one in held):
            continue
        for passage, text, one in held:
            if own.turned_round(one):
                said = _around(text, one.start, one.end)
                how = f"the passage has it of the two in the other order: “{said}”"
                yield in_other_words(claim, (own.start, own.end), passage, (one.start, one.end), how)
                return


def _around(text: str, start: int, end: int) -> str:
    """The verb with the word before it and the one behind it."""
    first = text.rfind(" ", 0, max(start - 1, 0)) + 1
    last = text.find(" ", end + 1)
    return text[first if start - first < 24 else start : last if 0 < last < end + 24 else end].strip(" ,.;:")
