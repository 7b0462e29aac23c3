"""The matrix: how often the briefings of each region cite each source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.source import Source
from briefing_site.view.geometry.shares import carriers, length, percent, side
from briefing_site.view.page import Page
from briefing_site.view.values.parts import Link
from briefing_site.view.values.pictures import MatrixCell, MatrixGroup, MatrixRow, MatrixView

_SQUARE = 22.0
"""Side of the largest square of the matrix, in pixels."""
_MOST_SOURCES = 40
"""Rows of sources that the matrix shows; sources that are cited less are added up in a row per kind."""
_SHARE = Fraction(2, 3)
"""The part of the citations whose carriers are counted."""
_NAMED = 3
"""How many regions a sentence names; more are counted."""

_Counts = Mapping[str, Counter[str]]
"""How often each region cites a source, by the id of the source: of those that are cited."""


def in_matrix(site: LinkedSite) -> Sequence[str]:
    """Ids of the sources that have a row of their own in the matrix, the most cited first."""
    return _with_row(_ranked(site, _counts(site)))


def _counts(site: LinkedSite) -> _Counts:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for linked in site.briefings:
        for key, count in linked.counts.items():
            counts[key.source][linked.briefing.region] += count
    return counts


def _ranked(site: LinkedSite, counts: _Counts) -> list[str]:
    """All sources, the most cited first."""
    return sorted(site.sources, key=lambda s: (-counts[s].total() if s in counts else 0, s))


def _with_row(ranked: Sequence[str]) -> Sequence[str]:
    # One source more needs no row that stands for several.
    return ranked if len(ranked) <= _MOST_SOURCES + 1 else ranked[:_MOST_SOURCES]


def matrix(page: Page) -> MatrixView | None:
    """How often each region cites each source; None where nothing is cited."""
    site = page.site
    counts = _counts(site)
    if not counts:
        return None
    regions = site.config.regions
    totals = {source: counts[source].total() if source in counts else 0 for source in site.sources}
    by_region = {region: {s: by[region] for s, by in counts.items() if by[region]} for region in regions}
    return MatrixView(
        regions=tuple(
            Link(region.name, page.href(addresses.region(name)), current=False)
            for name, region in regions.items()
        ),
        groups=_groups(page, counts, totals),
        totals=tuple(sum(by.values()) for by in by_region.values()),
        carriers=tuple(len(by) for by in by_region.values()),
        total=sum(totals.values()),
        cited=len(counts),
        findings=tuple(_findings(page, list(totals.values()), by_region)),
    )


def _groups(page: Page, counts: _Counts, totals: Mapping[str, int]) -> tuple[MatrixGroup, ...]:
    """The rows by the kind of their source, the most cited kind first; `totals` has the citations of each."""
    site, words = page.site, page.words
    regions = list(site.config.regions)
    ranked = _ranked(site, counts)
    with_row = frozenset(_with_row(ranked))
    largest, whole, most = (
        max(max(by.values()) for by in counts.values()),
        sum(totals.values()),
        totals[ranked[0]],
    )

    def row(link: Link | None, text: str | None, of: Sequence[str]) -> MatrixRow:
        cells = [sum(counts[s][region] for s in of if s in counts) for region in regions]
        total = sum(totals[s] for s in of)
        return MatrixRow(
            source=link,
            text=text,
            cells=tuple(MatrixCell(n, side(min(n, largest), largest, _SQUARE)) for n in cells),
            total=total,
            bar=length(min(total, most), most, 100),
            share=words("matrix-share", share=str(percent(total, whole))),
        )

    names = Counter(page.source_line(site.sources[s]).short for s in with_row)
    kinds: dict[str, list[str]] = {}
    for source in ranked:
        kinds.setdefault(site.sources[source].kind, []).append(source)
    groups = []
    for kind, of_kind in sorted(kinds.items(), key=lambda item: (-sum(totals[s] for s in item[1]), item[0])):
        rows = [
            row(_named(page, site.sources[s], names), site.sources[s].perspective, [s])
            for s in of_kind
            if s in with_row
        ]
        if rest := [s for s in of_kind if s not in with_row]:
            rows.append(row(None, words("matrix-rest", count=len(rest)), rest))
        groups.append(MatrixGroup(words(f"kind-{kind}"), tuple(rows)))
    return tuple(groups)


def _named(page: Page, source: Source, names: Mapping[str, int]) -> Link:
    """A source by publisher and year, with its title where others have the same."""
    line = page.source_line(source)
    text = (
        page.words("source-line", title=line.title, short=line.short) if names[line.short] > 1 else line.short
    )
    return Link(text, line.href)


def _findings(page: Page, totals: Sequence[int], by_region: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The matrix in sentences; `by_region` has the citations of each region by source."""
    yield _carried(page, totals)
    cited = {region: by for region, by in by_region.items() if by}
    if len(cited) > 1:
        yield from _on_few(page, cited)
        yield from _on_one(page, cited)
    if silent := [region for region in by_region if region not in cited]:
        key = "matrix-silent" if len(silent) == 1 else "matrix-silent-several"
        yield page.words(key, regions=_told(page, silent))


def _carried(page: Page, totals: Sequence[int]) -> str:
    """That few sources have most of the citations."""
    few, whole = carriers(totals, _SHARE), sum(totals)
    return page.words(
        "matrix-carried",
        count=few,
        sources=page.words("count-sources", count=len(totals)),
        share=str(percent(sum(sorted(totals, reverse=True)[:few]), whole)),
    )


def _on_few(page: Page, cited: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """That regions rely on fewer sources than the others."""
    fewest = min(len(by) for by in cited.values())
    thin = [region for region, by in cited.items() if len(by) == fewest]
    if len(thin) < len(cited):
        key = "matrix-thin" if len(thin) == 1 else "matrix-thin-several"
        sources = page.words("count-sources", count=fewest)
        yield page.words(key, regions=_told(page, thin), sources=sources)


def _on_one(page: Page, cited: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The region that leans most on one of its several sources, if that is half of it."""
    leaning = [
        (Fraction(max(by.values()), sum(by.values())), region) for region, by in cited.items() if len(by) > 1
    ]
    most, region = max(leaning, key=lambda each: each[0], default=(Fraction(), ""))
    if most >= Fraction(1, 2):
        source = max(cited[region], key=lambda s: cited[region][s])
        yield page.words(
            "matrix-one",
            region=page.site.config.regions[region].name,
            share=str(percent(most.numerator, most.denominator)),
            source=page.source_line(page.site.sources[source]).short,
        )


def _told(page: Page, regions: Sequence[str]) -> str:
    """Some regions by their names, or their number where they are many."""
    if len(regions) > _NAMED:
        return page.words("count-regions", count=len(regions))
    return page.words.names([page.site.config.regions[region].name for region in regions])
