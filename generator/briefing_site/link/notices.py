"""Notices: that a document, or what it reprints or translates, was withdrawn or corrected."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import Notice, Source
from briefing_site.text.dataclass import dataclass

NoticeKind = Literal["withdrawn", "corrected"]


@dataclass(frozen=True, slots=True)
class SourceNotice:
    """A notice that concerns a source."""

    kind: NoticeKind
    notice: Notice
    of: Source
    """The source that was withdrawn or corrected: the source itself, or one that it is derived from."""


def notices(source: Source, sources: Mapping[str, Source]) -> tuple[SourceNotice, ...]:
    """The notices that concern a source: its own, then those of what it is derived from, however far."""
    found: list[SourceNotice] = []
    seen: set[str] = set()
    at: Source | None = source
    while at and at.id not in seen:
        if at.withdrawn:
            found.append(SourceNotice("withdrawn", at.withdrawn, at))
        if at.corrected:
            found.append(SourceNotice("corrected", at.corrected, at))
        seen.add(at.id)
        at = sources.get(at.derived_from) if at.derived_from else None
    return tuple(found)


def early_notices(sources: Iterable[Source], today: datetime.date) -> Iterator[Diagnostic]:
    """The faults of notices whose day has not come yet: readers would be told of it as past."""
    for source in sources:
        for kind, notice in (("withdrawn", source.withdrawn), ("corrected", source.corrected)):
            # A day more, as it may have come elsewhere on earth.
            if notice and notice.date.first_day > today + datetime.timedelta(days=1):
                yield faults.upstream.early_notice(source.place_of(kind), kind, str(notice.date))


def withdrawal(source: Source, sources: Mapping[str, Source]) -> SourceNotice | None:
    """The withdrawal of a source or of what it is derived from, the nearest; None where all stand."""
    if not source.withdrawn and not source.derived_from:
        return None
    return next((found for found in notices(source, sources) if found.kind == "withdrawn"), None)
