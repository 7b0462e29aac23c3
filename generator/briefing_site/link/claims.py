"""The claims of a briefing, the origins that support them, and the disagreements of sources.

1. A *claim* is a sentence that carries at least one citation, wherever the page prints it: in a judgement,
   the text, an event, a correction, or an author's footnote that the page uses.
2. A citation *supports* its claim unless its signal says otherwise: `cf.` compares, `but see` and `contra`
   speak against. `see` and `see also` support.
3. The *origin* of a source is the one at the root of what it was derived from, so that a copy, and a copy of
   a copy, count as one voice with what they reprint or translate.
4. A claim *rests on one origin* if the sources that support it have exactly one between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from briefing_site.link.numbering import Numbering
from briefing_site.link.site import (
    CitingSentence,
    Claim,
    ClaimFigures,
    ExcerptUse,
    LinkedBriefing,
    SentencesOf,
    placed_bodies,
)
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.body_text import HoleText, printed_parts
from briefing_site.model.citation import Citation
from briefing_site.model.note_key import CitedKey
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceWeight:
    """Counts of claims by the origins that support them."""

    claims: int
    single: int
    """How many of the claims rest on one origin."""
    unsupported: int
    """How many of the claims have no citation that supports them."""
    leading: tuple[str, ...]
    """The origin that supports the most claims, or several that support equally many; empty where all do."""
    led: int
    """How many claims each of `leading` supports."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Passages that are cited as speaking against a sentence, and what the sentence cites besides."""

    places: tuple[ExcerptUse, ...]
    """The first use that speaks against the sentence; several where sentences cite the same passages."""
    supports: tuple[ExcerptUse, ...]
    """The other passages of the bracket, or else of the sentence; empty where the sentence cites no other."""
    against: tuple[ExcerptUse, ...]
    """The passages that speak against the sentence, at least one."""


def claims_of(linked: LinkedBriefing, known: frozenset[CitedKey], printed: HoleText) -> Iterator[Claim]:
    """The claims of a briefing, in reading order; `printed` says what the holes of its bodies print.

    Citations outside `known` are faults and make no claim. Sentences of equal words, as in two cells of a
    table, are two claims: a sentence is told from others by its place.
    """
    marks = linked.numbering.marks
    for body, position in placed_bodies(linked):
        found = [(at, hole) for at, hole in enumerate(body.holes) if isinstance(hole, CitationHole)]
        for number, of_sentence in groupby(found, key=lambda pair: pair[1].sentence):
            parts = printed_parts(body, number, printed)
            text = " ".join("".join(parts).split())
            offsets = _offsets(body, number, parts)
            brackets = []
            at_marks = []
            for at, hole in of_sentence:
                cited = [c for c in hole.citations if c.key in known]
                uses = zip(marks[position, at], cited, strict=True)
                bracket = tuple(ExcerptUse(linked, mark.number, mark.use, text, c) for mark, c in uses)
                if bracket:
                    brackets.append(bracket)
                    at_marks.append(min(offsets[at], len(text)))
            if brackets:
                quotation = body.sentences[number].kind == "quotation"
                yield Claim(position, tuple(brackets), tuple(at_marks), quotation)


def _offsets(body: Body, number: int, parts: Sequence[str]) -> dict[int, int]:
    """The offset in a sentence of each of its holes, given the words of its parts."""
    found: dict[int, int] = {}
    length = 0
    for part, words in zip(body.sentences[number].parts, parts, strict=True):
        if not isinstance(part, str):
            found[part] = length
        length += len(words)
    return found


def renumbered(claims: Iterable[Claim], numbering: Numbering) -> tuple[Claim, ...]:
    """Claims of a briefing, of which each use has the number of its note in another numbering of the same."""
    numbers = {note.key: note.number for note in numbering.notes}
    return tuple(
        replace(
            claim,
            brackets=tuple(
                tuple(replace(use, number=numbers[use.citation.key]) for use in bracket)
                for bracket in claim.brackets
            ),
        )
        for claim in claims
    )


def citing_sentences(claims: Iterable[Claim]) -> dict[str, SentencesOf]:
    """Id of each source that the claims of a briefing cite, with the sentences that do."""
    found: dict[str, dict[CitedKey, tuple[CitingSentence, ...]]] = {}
    for claim in claims:
        for use in claim.uses:
            cited, of = use.citation, found.setdefault(use.citation.source, {})
            told = CitingSentence(use.number, use.id, use.sentence, cited.signal)
            of[cited.key] = (*of.get(cited.key, ()), told)
    return {**found}


def voices(cited: Iterable[Citation], origin: Mapping[str, str]) -> tuple[str, ...]:
    """The origins of those that support a claim, in order of first use, of the sources that are `cited`."""
    return tuple(dict.fromkeys(origin[citation.source] for citation in cited if citation.supports))


def origins(sources: Mapping[str, Source]) -> dict[str, str]:
    """The origin of each source, by id.

    What was derived from an unknown source has its origin in itself; of sources that are derived from one
    another in a loop, the first by id stands for all.
    """
    found: dict[str, str] = {}
    for start in sources:
        path: list[str] = []
        at: str | None = start
        while at is not None and at in sources and at not in found and at not in path:
            path.append(at)
            at = sources[at].derived_from
        if at in found:
            root = found[at]
        elif at in path:
            root = min(path[path.index(at) :])
        else:
            root = path[-1]
        found.update(dict.fromkeys(path, root))
    return found


def copies(sources: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """Id of a source to the ids of those that are derived from it, in the order of `sources`."""
    found: dict[str, list[str]] = {}
    for source in sources.values():
        if source.derived_from:
            found.setdefault(source.derived_from, []).append(source.id)
    return {name: tuple(of) for name, of in found.items()}


def figures_of(claims: Iterable[Claim], origin: Mapping[str, str]) -> ClaimFigures:
    """What the claims of a briefing come to in numbers."""
    resting: Counter[int] = Counter()
    carried: Counter[str] = Counter()
    for claim in claims:
        behind = voices((use.citation for use in claim.uses), origin)
        resting[len(behind)] += 1
        carried.update(behind)
    found = disagreements(claims)
    return ClaimFigures(
        tuple(resting.items()),
        tuple(carried.items()),
        sum(len(each.places) for each in found),
        sum(1 + len(each.supports) + len(each.against) for each in found),
    )


def weigh(figures: Iterable[ClaimFigures]) -> EvidenceWeight:
    """How many claims of some briefings rest on one origin, and which origin supports the most."""
    resting: Counter[int] = Counter()
    carried: Counter[str] = Counter()
    for each in figures:
        resting.update(dict(each.resting))
        carried.update(dict(each.carried))
    led = max(carried.values(), default=0)
    leading = tuple(name for name, count in carried.items() if count == led)
    if len(leading) == len(carried) > 1:
        leading, led = (), 0
    return EvidenceWeight(resting.total(), resting[1], resting[0], leading, led)


def disagreements(claims: Iterable[Claim]) -> tuple[Disagreement, ...]:
    """A disagreement for every bracket that cites a passage against its sentence, in reading order.

    Brackets that cite the same passages in the same words are one disagreement.
    """
    found: dict[tuple[frozenset[_Said], frozenset[_Said]], Disagreement] = {}
    for claim in claims:
        for bracket in claim.brackets:
            signals = [use.citation.signal for use in bracket]
            if not any(signals):  # as in most brackets
                continue
            against = _passages(use for use in bracket if use.citation.disagrees)
            if not against:
                continue
            mates = _passages(use for use in bracket if not use.citation.disagrees)
            others = _passages(use for use in claim.uses if not use.citation.disagrees)
            new = Disagreement(against[:1], mates or others, against)
            sides = frozenset(map(_said, new.supports)), frozenset(map(_said, against))
            old = found.setdefault(sides, new)
            if old is not new:
                found[sides] = replace(old, places=old.places + new.places)
    return tuple(found.values())


_Said = tuple[CitedKey, str, str, str]


def _said(use: ExcerptUse) -> _Said:
    """The cited passage and the words around its key, which tell equal uses."""
    cited = use.citation
    return cited.key, cited.prefix, cited.locator, cited.suffix


def _passages(uses: Iterable[ExcerptUse]) -> tuple[ExcerptUse, ...]:
    """The first use of each passage."""
    found: dict[CitedKey, ExcerptUse] = {}
    for use in uses:
        found.setdefault(use.citation.key, use)
    return tuple(found.values())
