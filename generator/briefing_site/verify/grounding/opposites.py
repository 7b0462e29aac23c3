"""A sentence that says the opposite of its passage: opened for closed, of the same thing.

It is told where a passage says the opposite of what stands before the word there too, and where no passage
and no note says it as the sentence does. Nothing is told where either of the two negates or refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_site.model.grounding import Token
from briefing_site.model.note_key import ExcerptKey
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.opposites import Opposed, frame_of, may_have_opposites, opposites_in
from briefing_site.text.predicates import refuses
from briefing_site.text.turned_words import reverses, stem, turns_in
from briefing_site.verify.grounding.neighbours import beside, clause_at
from briefing_site.verify.grounding.other_words import in_other_words
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import ClaimTokens

_NEAR, _FAR = 3, 8
"""Words of a sentence, and of a passage, on each side of one with an opposite: what it is said of."""
_COUNTED = LazyPattern(
    r"\s+(?:(?:of|the|its|his|her|their|our|these|those)\s+)*([^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*)",
    re.IGNORECASE,
)
"""What stands behind a word of how many, and the word that is counted."""
_WHOLE = 40
"""As many words as a clause has."""
_PASSIVE = LazyPattern(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+\s+)?$")
"""What stands before a verb that is done to its subject."""
_NO_THING = LazyPattern(
    r"\s{0,2}(?:(?:down|up|out|off|aside|back)\s{0,2})?(?:$|[\d.,;:!?()–—-]|(?:that|this|those|these|its?|them|their|him|his|her|one|ones|two|three|four|five"
    r"|six|seven|eight|nine|ten|some|most|many|all|both|each|another|others?|more|half|part|and|or|but|in|on|at|by|to|for|from|with|after"
    r"|before|since|until|when|while|as|again|because|during|under|over|if|so|than|into|about|against)\b(?!\s+of\b))",
    re.IGNORECASE,
)
"""What stands behind a verb in the stead of a thing that it is done to."""
_UP_TO = LazyPattern(
    r"(?:[.,;:!?()–—]|\b(?:and|but|or|while|which|who|that|in|on|at|by|after|before|since|until)\b).*",
    re.DOTALL,
)
_NAMING = LazyPattern(r"\b(?!(?:the|any|all|its|his|her|their|our|new|old)\b)[^\W\d_]{3,}", re.IGNORECASE)
_THING = 60
"""Characters behind a verb in which the thing is named."""
_EARLIER = LazyPattern(r"\bhad\s+(?:\w+\s+){0,2}$")
"""What stands before a word that tells of an earlier state."""


def opposed(claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Token]:
    """The token of the first word of a sentence of which its passages say the opposite."""
    if not may_have_opposites(claim.text):
        return
    if any(p.text is None or not isinstance(p.key, ExcerptKey) or p.language[:2] != "en" for p in passages):
        return
    readings = [text for passage in passages for text in (passage.text, *passage.notes) if text]
    for own in opposites_in(claim.text):
        if all(own.other.isdisjoint(passage.text.stems) for passage in passages if passage.text):
            continue
        if any(piece.start <= own.start < piece.end for piece in claim.quoted):
            continue
        if _turns(claim.text, (own.start, own.end))[0]:
            continue
        if any(_says_so(own, claim.text, reading) for reading in readings):
            continue
        both = (
            own.states
            and not own.turns
            and any(not own.same.isdisjoint(reading.stems) for reading in readings)
        )
        for passage in passages:
            if passage.text and (place := _said_of_the_same(own, claim.text, passage.text)):
                if both and _thing(claim.text, own.end)[:1] != _thing(passage.text.text, place[1])[:1]:
                    continue
                yield in_other_words(claim, (own.start, own.end), passage, place)
                return


def _says_so(own: Opposed, claim: str, text: Reading) -> bool:
    """Whether a text has the word, or one that says the same; of two sides of a deal, of the same thing."""
    if not own.turns:
        places = [place for same in own.same for place in text.stems.get(same, ())]
        return any(not _is_of_another_thing(own, claim, text.text, place) for place in places)
    about = frozenset().union(*beside(claim, own.start, own.end, _FAR))
    places = [place for same in own.same for place in text.stems.get(same, ())]
    return any(len(about & frozenset().union(*beside(text.text, *place, _FAR))) > 1 for place in places)


def _is_of_another_thing(own: Opposed, claim: str, text: str, place: tuple[int, int]) -> bool:
    """Whether a verb of a sentence and one of a text that says the same are done to two things.

    A thing may be named before its verb, or be a number or a pronoun for one named before.
    """
    if not own.states or _NO_THING.match(text, place[1]) or _NO_THING.match(claim, own.end):
        return False
    if _PASSIVE.search(claim, 0, own.start) or _PASSIVE.search(text, 0, place[0]):
        return False
    told, after = _thing(claim, own.end), _thing(text, place[1])
    return bool(told and after) and set(told).isdisjoint(after)


def _thing(text: str, end: int) -> tuple[str, ...]:
    """The stems of the words that name what a verb is done to, which ends at an offset."""
    return tuple(stem(word) for word in _NAMING.findall(_UP_TO.sub("", text[end : end + _THING])))


def _said_of_the_same(own: Opposed, claim: str, text: Reading) -> tuple[int, int] | None:
    """Where a passage says the opposite of what a sentence says, of the same thing; None for nowhere."""
    about, told = beside(claim, own.start, own.end, _NEAR)
    turned = _turns(claim, (own.start, own.end))
    for opposite in own.other:
        for start, end in text.stems.get(opposite, ()):
            before, after = beside(text.text, start, end, _FAR)
            if own.states and frame_of(text.text, start) != own.frame:
                continue
            if text.text[start:end].lower() not in own.others:
                continue
            if _EARLIER.search(text.text, max(start - 24, 0), start) or "until" in after:
                continue
            if _turns(text.text, (start, end)) != turned or (told and told.isdisjoint(after)):
                continue
            if own.counts and not _counts_the_same(claim, own.end, text.text, end):
                continue
            passive = own.states and (
                _PASSIVE.search(claim, 0, own.start) or _PASSIVE.search(text.text, 0, start)
            )
            if own.turns and (
                passive or not _of_the_same_side(claim, (own.start, own.end), text.text, (start, end))
            ):
                continue
            if not about:  # "a majority of the members", "he was acquitted on 12 May"
                same = len(told & after) > (1 if own.states else 0)
            else:
                same = about <= before if own.joins else not about.isdisjoint(before)
            if same:
                return start, end
    return None


def _counts_the_same(claim: str, own: int, text: str, held: int) -> bool:
    """Whether words of how many, which end at two places, stand before the same word."""
    one, other = _COUNTED.match(claim, own), _COUNTED.match(text, held)
    return bool(one and other and stem(one[1]) == stem(other[1]))


def _of_the_same_side(claim: str, own: tuple[int, int], text: str, held: tuple[int, int]) -> bool:
    """Whether the parties of a deal stand in their places, on both sides of its verb or noun."""
    before, after = beside(claim, *own, _WHOLE)
    first, last = beside(text, *held, _WHOLE)
    return (
        before.isdisjoint(last)
        and after.isdisjoint(first)
        and len(after & last) > (0 if before & first else 1)
    )


def _turns(text: str, place: tuple[int, int]) -> tuple[bool, bool]:
    """Whether a clause negates besides the word at a place in it, and whether another word reverses."""
    first, last = clause_at(text, place[0])
    rest = f"{text[first : place[0]]}so{text[place[1] : last]}"
    return bool(turns_in(rest)) or refuses(rest), reverses(rest)
