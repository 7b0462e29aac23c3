"""How a figure of a sentence follows from figures and dates of the passages, and where those stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.sentences import split
from briefing_site.text.values.arithmetic import Derivation, derived
from briefing_site.text.values.arithmetic_words import names_operation
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import PERCENT, Figure
from briefing_site.text.values.plausible import left_over, may_be_reckoned
from briefing_site.verify.grounding.durations import between_dates
from briefing_site.verify.grounding.parts import is_of_its_part
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import MOST_FIGURES, ClaimTokens
from briefing_site.verify.grounding.step import Step


def steps_to(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Iterator[Step]:
    """Each way in which a figure of a sentence follows from the passages; none of a sentence of very many."""
    if len(claim.figures) > MOST_FIGURES:
        return
    for figures in _side_by_side(passages):
        if (
            figures
            and (found := derived(figure, figures, claim.text))
            and is_of_its_part(found, claim, passages)
        ):
            yield _step(found, passages)
    # A sentence may name two of them by itself: 214, two thirds of the 320.
    every = [held for passage in passages if passage.text for held in countable(passage.text)]
    own = [other for other in claim.figures if any(same(other, held) for held in every)]
    if own and (found := derived(figure, own, claim.text)):
        theirs = tuple(next(held for held in every if same(used, held)) for used in found.used)
        yield _step(Derivation(found.kind, found.words, theirs), passages)
    yield from _complement(figure, passages)
    if step := between_dates(figure, claim.text, passages):
        yield step


def may_be_reckoned_from(figure: Figure, passages: Sequence[Passage]) -> str:
    """The arithmetic by which a figure may follow though no word names it, in words; empty for none."""
    texts = [passage.text for passage in passages if passage.text]
    every = tuple(held for text in texts for held in countable(text))
    sentences = (tuple(sentence.values.figures) for text in texts for sentence in text.sentences)
    said = " ".join(text.text.lower() for text in texts)
    up, down = names_operation(said, "up"), names_operation(said, "down")
    signs = "+-" if up is down else "-" if up else "+"
    for figures in (every, *sentences):
        rest = names_operation(said, "rest") and left_over(figure, figures)
        if shown := rest or may_be_reckoned(figure, figures, signs):
            return f"it may follow: {shown}"
    return ""


def as_share(share: Figure, passages: Sequence[Passage]) -> Step | None:
    """How a share that is told as so many in so many stands in the passages: one in five for 20 per cent."""
    how = f"{share.value.numerator} in {share.value.denominator}, as a share"
    for passage in passages:
        for held in passage.text.figures if passage.text else ():
            if same(share, held):
                return Step(passage, (passage.start + held.start, passage.start + held.end), how)
    for figures in _side_by_side(passages):
        if figures and (found := derived(share, figures, "")):
            return _step(found, passages)
    return None


def rest_of_share(figure: Figure, claim: ClaimTokens, passages: Sequence[Passage]) -> Step | None:
    """How a share of a sentence is what a share of a passage leaves: the third that is not from the south.

    It is asked of sentences that negate. Of a share told as so many in so many both figures are such.
    """
    within = (each for each in claim.shares if each.start <= figure.start and figure.end <= each.end)
    share = next(within, figure)
    if not _is_share(share):
        return None
    for passage in passages:
        for held in passage.text.figures if passage.text else ():
            if _is_share(held):
                whole = 100 if held.unit == PERCENT else 1
                rest = replace(held, value=whole - held.value)
                if same(share, rest):
                    where = passage.start + held.start, passage.start + held.end
                    return Step(passage, where, f"{THE_REST} of a share: {whole} - {held.value}")
    return None


THE_REST = "the rest"
"""How the derivation begins that makes a negation one of what the passage says of the other part."""


def _is_share(figure: Figure) -> bool:
    return not figure.ordinal and (figure.unit == PERCENT or (not figure.unit and figure.value < 1))


def _step(found: Derivation, passages: Sequence[Passage]) -> Step:
    """A derivation with its place: from the first to the last figure that it uses in one passage."""
    for passage in passages:
        for offset, text in _readings(passage):
            places = [held for held in text.figures if any(held is used for used in found.used)]
            if places:
                start = passage.start + offset
                where = start + min(p.start for p in places), start + max(p.end for p in places)
                return Step(passage, where, found.words)
    return Step(passages[0], None, found.words)


def _readings(passage: Passage) -> Iterator[tuple[int, Reading]]:
    """A passage and each of its sentences, with the offset in the passage."""
    if passage.text:
        yield 0, passage.text
        starts = (start for start, _ in split(passage.text.text))
        yield from zip(starts, passage.text.sentences, strict=True)


def _complement(figure: Figure, passages: Sequence[Passage]) -> Iterator[Step]:
    """A count as the rest of a group: five, where two of the seven have not."""
    if figure.unit or figure.ordinal:
        return
    for passage in passages:
        held = tuple(countable(passage.text)) if passage.text else ()
        for one, other in pairwise(held):
            between = passage.text.text[one.end : other.start] if passage.text else ""
            if one.unit or other.unit or not _OF.fullmatch(between):
                continue
            part, whole = min(one.value, other.value), max(one.value, other.value)
            if figure.value == whole - part:
                where = passage.start + one.start, passage.start + other.end
                yield Step(passage, where, f"{whole} - {part} = {figure.value}")


def counts_together(text: Reading) -> Iterator[Figure]:
    """The counts that follow from the only two of a sentence without a word for it: all, and the rest."""
    for sentence in text.sentences:
        plain = [each for each in sentence.values.figures if not each.unit and each.value.denominator == 1]
        if len(plain) == 2:
            one, other = plain
            yield replace(one, value=one.value + other.value, approximate=False, bound="")
            yield replace(one, value=abs(one.value - other.value), approximate=False, bound="")


def countable(text: Reading) -> Iterator[Figure]:
    """The figures of a text without those that are years."""
    days = [(day.start, day.end) for day in text.days]
    for figure in text.figures:
        if not any(start <= figure.start and figure.end <= end for start, end in days):
            yield figure


def _side_by_side(passages: Sequence[Passage]) -> Iterator[tuple[Figure, ...]]:
    """Figures from which another may follow: all of the passages; those of a sentence; there, of one unit."""
    texts = [passage.text for passage in passages if passage.text]
    yield tuple(held for text in texts for held in countable(text))
    for text in texts:
        if len(text.figures) < 2:
            continue
        for sentence in text.sentences:
            figures = sentence.values.figures
            yield figures
            units = dict.fromkeys(figure.unit for figure in figures)
            for unit in units if len(units) > 1 else ():
                yield tuple(figure for figure in figures if figure.unit == unit)


_OF = LazyPattern(
    r"\s*(?:of|out of)\s+(?:the\s+|its\s+|all\s+)?|\S{0,3}?(?:のうち|中|で)\S{0,2}?|\S{0,4}?[中里]?有"
    r"|\S{0,2}\s*(?:가운데|중)\s*"
    r"|\s*(?:trong(?:\s+số)?|trên)\s+|\s*(?:\w+\s+)?из\s+"
    r"|\s*(?:de|des|sur|von|der)\s+(?:(?:sus|los|las|les|ses|leurs|den|ihren|seinen)\s+)?"
)
"""What stands between a part and its whole: two of the seven, 7カ国のうち2."""
