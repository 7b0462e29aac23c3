"""`later-date`: a text that is older than what it cites or tells; one of the dates is wrong.

A text speaks up to the latest of `as_of`, `updated` and `date`. Told is a source that was published after
that, an event after it that is not called planned, and a correction of before the text was published.

A magazine may bear the date of a month to come, and an article of a journal that of the next year: of
sources without a day those alone are told that are later than such a date explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic

_DAY, _MONTH, _YEAR = 1, 100, 366
"""Days that a source may be later than the text, by how exactly its date is known: a day for other zones."""


def later_dates(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing, each at the first citation, the event or the correction."""
    briefing = subject.briefing
    given = (briefing.date, briefing.updated, briefing.as_of)
    speaks = max(day.last_day for day in given if day)
    seen: set[str] = set()
    for statement in subject.cited:
        for citation in statement.citations:
            if citation.source in seen:
                continue
            seen.add(citation.source)
            source = subject.cards.sources.get(citation.source)
            if source and source.published and _is_later(source.published, speaks):
                yield faults.lints.later_source(citation.place, source.id, source.published, speaks)
    for event in briefing.events:
        if not event.planned and event.date.first_day > speaks:
            yield faults.lints.later_event(event.place, event.date, speaks)
    for correction in briefing.corrections:
        if correction.date.last_day < briefing.date.first_day:
            yield faults.lints.early_correction(correction.place, correction.date, briefing.date)


def _is_later(published: Date, speaks: date) -> bool:
    """Whether a source was published after a day, however its date is read."""
    allowed = _DAY if published.day else _MONTH if published.month else _YEAR
    return (published.first_day - speaks).days > allowed
