"""The date of an event, which readers see beside its text: the passages that the text cites have it.

Told is only a date that stands nowhere in the cited documents, follows from none of their own dates, and has
another beside it in a cited passage; and only where all the texts are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.link.lints.grounded import LintContext
from briefing_site.link.site import Claim
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.grounding import Standing
from briefing_site.text.values.compare import same_day
from briefing_site.text.values.nouns import Day
from briefing_site.verify.grounding.dates import dated
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.sentence import tokens_of


def event_dates(briefing: Briefing, claims: Sequence[Claim], context: LintContext) -> Iterator[Diagnostic]:
    """The faults of the dates of the events of a briefing, each at its event."""
    first = len(briefing.judgements) + 1
    of_texts: dict[int, list[Claim]] = {}
    for claim in claims:
        of_texts.setdefault(claim.position, []).append(claim)
    for position, event in enumerate(briefing.events, first):
        own = of_texts.get(position, [])
        passages = [passage for claim in own for passage in _cited(claim, context)]
        if not passages or any(not passage.text or not passage.source for passage in passages):
            continue
        day = Day(0, 0, event.date.year, event.date.month, event.date.day)
        others = [held for p in passages if p.text for held in p.text.days if held.month and held.year]
        if not others or _stands(day, passages):
            continue
        read = tokens_of(own[0].sentence, briefing.lang or context.language)
        if dated(day, read, passages).standing is Standing.MISSING:
            named = " or ".join(dict.fromkeys(f"the passages of {p.key.source}" for p in passages))
            yield faults.grounding.figure_not_there(
                event.place,
                "date of the event",
                str(event.date),
                named,
                "",
                by_lock=False,
                related=(),
                fixes=(),
            )


def _stands(day: Day, passages: Sequence[Passage]) -> bool:
    """Whether a date stands anywhere in the documents of some passages."""
    return any(
        same_day(day, held, p.published.year if p.published else None)
        for p in passages
        if p.source
        for held in p.source.whole.days
    )


def _cited(claim: Claim, context: LintContext) -> Iterator[Passage]:
    """The passages that a claim cites for itself."""
    for use in claim.uses:
        if use.citation.supports and (found := context.passages(use.citation.source).get(use.citation.key)):
            yield found
