"""A linked site that notes every look-up in the result being made, which so records its inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, LinkedSite


def watched(site: LinkedSite, keep: Keep, scope: str) -> LinkedSite:
    """A site equal to `site` that notes every look-up in `keep`, under names that begin with `scope`.

    Look-ups in `config` and `known` are not noted. The caller must give both as inputs of every result.
    """

    def watch(name: str) -> str:
        return f"{scope} {name}"

    briefings = keep.watched(watch("briefings"), site.by_address)
    return replace(
        site,
        briefings=_Briefings(briefings),
        by_address=briefings,
        sources=keep.watched(watch("sources"), site.sources),
        excerpts=keep.watched(watch("excerpts"), site.excerpts),
        verifications=keep.watched(watch("verifications"), site.verifications),
        digests=keep.watched(watch("digests"), site.digests),
        claims=keep.watched(watch("claims"), site.claims),
        figures=keep.watched(watch("figures"), site.figures),
        groundings=keep.watched(watch("groundings"), site.groundings),
        origins=keep.watched(watch("origins"), site.origins),
        copies=keep.watched(watch("copies"), site.copies),
        citing=keep.watched(watch("citing"), site.citing),
        citing_sentences=keep.watched(watch("citing sentences"), site.citing_sentences),
        cited=keep.watched(watch("cited"), site.cited),
        changes=keep.watched(watch("changes"), site.changes),
        backlinks=keep.watched(watch("backlinks"), site.backlinks),
        translations=keep.watched(watch("translations"), site.translations),
        targets=site.targets.watched(keep, scope),
    )


class _Briefings(Sequence[LinkedBriefing]):
    """Briefings in their order. A look at one of them by its number is noted as a look at all."""

    def __init__(self, by_address: Mapping[str, LinkedBriefing]) -> None:
        self._by_address = by_address

    @overload
    def __getitem__(self, at: int) -> LinkedBriefing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[LinkedBriefing]: ...
    def __getitem__(self, at: int | slice) -> LinkedBriefing | Sequence[LinkedBriefing]:
        return tuple(self._by_address.values())[at]

    def __iter__(self) -> Iterator[LinkedBriefing]:
        return iter(self._by_address.values())

    def __len__(self) -> int:
        return len(self._by_address)
