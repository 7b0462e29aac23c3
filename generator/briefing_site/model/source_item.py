"""A source card as an item of CSL: what a citation style may print of the document."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.date import Date
from briefing_site.model.source import Source, SourceKind
from briefing_site.model.work import DATES, NAMES, PERIODICALS, TEXTS, CslDate, CslItem, CslType, CslValue

TYPE_OF_KIND: Mapping[SourceKind, CslType] = {
    "news": "article-newspaper",
    "state-media": "article-newspaper",
    "commentary": "article-magazine",
    "analysis": "article-magazine",
    "official": "report",
    "data": "dataset",
}
"""What a card without a `type` is taken for."""

_ORDER = {
    variable: at
    for at, variable in enumerate(
        dict.fromkeys(
            (
                *("title", "author", "translator", "editor", "container-title", "publisher"),
                *("issued", "accessed", "original-title", "original-publisher", "original-date"),
                *NAMES,
                *TEXTS,
                *DATES,
            )
        )
    )
}


def type_of(source: Source) -> CslType:
    """The type of a source: its own, or that of its kind."""
    return source.type or TYPE_OF_KIND[source.kind]


def source_item(source: Source, original: Source | None = None) -> CslItem:
    """A source with all variables of its card; `original` is the document of which it is a translation.

    Where the card of a part of a periodical names no `container-title`, its publisher is the periodical.
    """
    kind = type_of(source)
    known: dict[str, CslValue | None] = {
        "title": source.title,
        "author": source.written_by,
        "translator": source.translator,
        "publisher": source.publisher if source.published_by is None else source.published_by,
        "issued": _date(source.published),
        "accessed": _date(source.accessed),
        "URL": source.url,
        "language": source.language,
    }
    if original:
        known["original-title"] = original.title
        known["original-publisher"] = original.publisher
        known["original-date"] = _date(original.published)
    known.update(source.more)
    if kind in PERIODICALS and "container-title" not in known:
        known["container-title"] = known.pop("publisher")
    return CslItem(source.id, kind, in_order(known))


def in_order(values: Mapping[str, CslValue | None]) -> tuple[tuple[str, CslValue], ...]:
    """The variables that are given, in the order in which cards and exports have them."""
    given = [(variable, value) for variable, value in values.items() if value]
    return tuple(sorted(given, key=lambda pair: _ORDER[pair[0]]))


def _date(date: Date | None) -> CslDate | None:
    return CslDate(date) if date else None
