"""The parts of a list of sources, as config.yaml groups them: by kind or by type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing_site.model.config import SourceGroup
from briefing_site.model.source import Source
from briefing_site.model.source_item import type_of
from briefing_site.model.wording import Wording


def in_groups(
    sources: Iterable[Source], groups: Sequence[SourceGroup], words: Wording
) -> Iterator[tuple[Source, str | None]]:
    """Sources group by group, otherwise in their order; the first of a group with the heading of that.

    A source stands in the first group that has the type of its card or its kind. Those that stand in none are
    at the end. Without groups all stand where they stood.
    """
    held = list(sources)
    places = [_place(source, groups) for source in held]
    last = -1
    for at, source in sorted(zip(places, held, strict=True), key=lambda pair: pair[0]):
        heading = None
        if at != last and groups:
            heading = groups[at].name if at < len(groups) else words("sources-other")
        last = at
        yield source, heading


def _place(source: Source, groups: Sequence[SourceGroup]) -> int:
    sorts = {source.kind, type_of(source)}
    return next((at for at, group in enumerate(groups) if not sorts.isdisjoint(group.kinds)), len(groups))
