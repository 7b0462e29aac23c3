"""What the pages rest on that count the whole site: its figures, and the few sources that they name besides.

An edit of a text seldom changes any of it. What it takes a while to find out is kept for later commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing_site.engine.front_matter import FrontMatter
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, told
from briefing_site.link.claims import weigh
from briefing_site.link.site import LinkedSite
from briefing_site.model.cached_property import cached_property
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.view.evidence import by_date
from briefing_site.view.matrix import in_matrix


class WholeSite:
    """The figures of a site, as digests."""

    def __init__(
        self, site: LinkedSite, fronts: Mapping[str, FrontMatter], sources: Iterable[str], memo: Memo
    ) -> None:
        """`fronts` are by the address of the briefing; `sources` are the digests of all sources, in order."""
        self._site = site
        self._fronts = fronts
        self._sources = sources
        self._memo = memo

    @cached_property
    def tally(self) -> str:
        """Of how often each briefing cites what, by region, and of what its claims come to."""
        figures = [
            (address, of.resting, of.carried, of.against) for address, of in self._site.figures.items()
        ]
        return digest_of(*(front.counted for front in self._fronts.values()), repr(figures))

    @cached_property
    def stock(self) -> str:
        """Of what is counted of all sources, and of the verdicts on their excerpts."""
        site = self._site

        def make() -> str:
            return digest_of(*(told(_counted(site, source)) for source in site.sources.values()))

        return self._memo.known_by("what is counted of sources", digest_of(*self._sources), make)

    @cached_property
    def described(self) -> Sequence[str]:
        """Ids of the sources that the figures of the whole site name: the oldest, the newest, the leading."""
        site = self._site

        def make() -> list[str]:
            dated = [source.id for source in by_date(site.sources.values())]
            return [*dated[:1], *dated[-1:], *weigh(site.figures.values()).leading]

        return self._memo.known_by("sources that figures name", digest_of(self.tally, self.stock), make)

    @cached_property
    def most_cited(self) -> Sequence[str]:
        """Ids of the sources that have a row of their own where sources are set against regions."""
        signature = digest_of(self.tally, *self._site.sources)
        return self._memo.known_by("most cited sources", signature, lambda: [*in_matrix(self._site)])


def _counted(site: LinkedSite, source: Source) -> object:
    """What is counted of a source, and what its short name is made of."""
    seen = [site.verifications[ExcerptKey(source.id, excerpt.id)] for excerpt in source.excerpts]
    return (
        (source.id, source.kind, source.perspective, source.language),
        (source.publisher, str(source.published), site.origins.get(source.id)),
        [(str(each.verdict), each.basis, each.folded, str(each.pinned)) for each in seen],
    )
