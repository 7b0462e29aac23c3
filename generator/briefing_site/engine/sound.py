"""The briefings that get a page: those in a known region, one for each address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import compress

from briefing_site.engine.memo import Memo
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config

_Place = tuple[str, str, str, str]
"""Region, slug, folder and path of a briefing."""


def sound(briefings: Sequence[Briefing], config: Config, memo: Memo) -> tuple[Briefing, ...]:
    """The briefings that get a page, each with those of its further regions that the site knows.

    Those of unknown regions have none. Of two at one address the one that lies in the folder of its region
    has it. Between two looks each briefing that is as it was stays the same object.
    """
    places = memo.each(
        "places of briefings", (briefings,), lambda b: (b.region, b.slug, b.folder, b.path), equal=True
    )
    known = memo.same("known regions", frozenset(config.regions))
    kept = memo.get("briefings with a page", (places, known), lambda: _kept(places, known))
    in_known = memo.each(
        "briefings in known regions", (briefings,), partial(_in_known, known), shared=(known,)
    )
    return in_known if all(kept) else tuple(compress(in_known, kept))


def _kept(places: Sequence[_Place], known: frozenset[str]) -> tuple[bool, ...]:
    """Whether each briefing gets a page."""
    taken: dict[tuple[str, str], str] = {}
    for region, slug, _, path in sorted(places, key=lambda place: (place[2] != place[0], place[3])):
        taken.setdefault((region, slug), path)
    return tuple(region in known and taken[region, slug] == path for region, slug, _, path in places)


def _in_known(known: frozenset[str], briefing: Briefing) -> Briefing:
    if known.issuperset(briefing.regions):
        return briefing
    return replace(briefing, regions=tuple(name for name in briefing.regions if name in known))
