"""`old-sources`: the newest source of a judgement, or of a whole briefing, is old when the text speaks.

The text speaks up to `as_of`, or else on its `date`. How old is too old, `policy` says in days (`old_after`).
A source without a date of publication says nothing, and then nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic


def old_sources(subject: Subject) -> Iterator[Diagnostic]:
    """The fault of the briefing at its date, or else those of its judgements."""
    briefing, limit = subject.briefing, subject.config.limits.old_after
    key = "as_of" if briefing.as_of else "date"
    speaks = (briefing.as_of or briefing.date).last_day
    newest = _newest(subject, (c for s in subject.cited for c in s.supporting))
    if newest and (speaks - newest).days > limit:
        yield faults.lints.old_sources(briefing.place_of(key), "briefing", newest, speaks, limit)
        return
    for number, judgement in enumerate(briefing.judgements):
        cited = (c for s in subject.texts.get(number, ()) for c in s.supporting)
        newest = _newest(subject, cited)
        if newest and (speaks - newest).days > limit:
            yield faults.lints.old_sources(judgement.place, "judgement", newest, speaks, limit)


def _newest(subject: Subject, cited: Iterable[Citation]) -> date | None:
    """The last day on which the newest source may have been published; None where one has no date."""
    newest: date | None = None
    for name in {citation.source for citation in cited}:
        source = subject.cards.sources.get(name)
        if source is None or source.published is None:
            return None
        day = source.published.last_day
        newest = day if newest is None or day > newest else newest
    return newest
