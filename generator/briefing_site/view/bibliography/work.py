"""Works that can be cited: the documents that a site cites, and its own briefings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing_site.model import addresses
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.date import Date
from briefing_site.model.name import Name, is_native
from briefing_site.model.source import Source, SourceKind
from briefing_site.model.source_item import source_item
from briefing_site.model.work import UNPUBLISHED, CslDate, CslItem, CslType, CslValue
from briefing_site.text.dataclass import dataclass

WorkKind = Literal["newspaper", "magazine", "report", "dataset"]
"""The form of publication of a document, as far as a reference shows it."""

_KINDS: Mapping[SourceKind, WorkKind] = {
    "news": "newspaper",
    "state-media": "newspaper",
    "commentary": "magazine",
    "analysis": "magazine",
    "official": "report",
    "data": "dataset",
}
_TOLD_BY_KIND: Mapping[WorkKind, frozenset[CslType]] = {
    "newspaper": frozenset({"article-newspaper", "article-magazine"}),
    "magazine": frozenset({"article-newspaper", "article-magazine"}),
    "report": frozenset({"report"}),
    "dataset": frozenset({"dataset"}),
}
"""By form of publication: the types that are printed in the same way."""
_OF_PARTS = ("section", "edition", "collection-title")
"""What else a reference tells of a part of a paper, or of a report in a series."""
_NATIVE = ("ja", "ko", "zh")
"""Languages whose names are in a script of their own."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited."""

    id: str
    kind: WorkKind
    title: str
    authors: tuple[Name, ...]
    translators: tuple[Name, ...]
    publisher: str
    """The publisher; for a newspaper or a magazine, its name."""
    issued: Date | None
    updated: Date | None
    accessed: Date | None
    url: str | None
    language: str
    item: CslItem
    """All that is known of it."""
    original: Work | None = None
    """The work of which this is a translation."""

    def language_of(self, name: str) -> str | None:
        """The language of a name that belongs to it; None where the letters do not tell."""
        return self.language if is_native(name) and self.language.startswith(_NATIVE) else None

    @property
    def typed(self) -> bool:
        """Whether its card names a type that is not told by its kind, or more of it than the kind prints."""
        item, issued = self.item, self.item.date("issued")
        told = item.text("genre", "number", "version", "volume", "page", "DOI", *_OF_PARTS) or item.names(
            "editor"
        )
        if issued is None:
            told = told or item.text("status")
        other = item.type not in _TOLD_BY_KIND[self.kind]
        return other or bool(told) or (issued is not None and not issued.plain)

    @property
    def periodical(self) -> bool:
        """Whether the work is a part of a periodical."""
        return self.kind in ("newspaper", "magazine")


def source_work(source: Source, sources: Mapping[str, Source]) -> Work:
    """A cited document. What it is derived from is its original if that is in another language."""
    original = sources.get(source.derived_from) if source.derived_from else None
    translated = original is not None and original.language.split("-")[0] != source.language.split("-")[0]
    return Work(
        id=source.id,
        kind=_KINDS[source.kind],
        title=source.title,
        authors=source.written_by,
        translators=source.translator,
        publisher=source.publisher,
        issued=source.published,
        updated=None,
        accessed=source.accessed,
        url=source.url,
        language=source.language,
        item=source_item(source, original if translated else None).without(UNPUBLISHED),
        # No further: a reference tells of one original, and cards that lead round in a ring end here.
        original=source_work(original, {}) if original and translated else None,
    )


def briefing_work(briefing: Briefing, config: Config) -> Work:
    """A briefing as a report of the site."""
    address = addresses.briefing(briefing.region, briefing.slug)
    url = addresses.absolute(config.base_url, address) if config.has_address else None
    name, language = f"{briefing.region}-{briefing.slug}", briefing.lang or config.language
    known: dict[str, CslValue | None] = {
        "title": briefing.title,
        "author": briefing.written_by,
        "publisher": config.title,
        "issued": CslDate(briefing.date),
        "URL": url,
        "language": language,
        "note": f"Updated {briefing.updated}" if briefing.updated else None,
    }
    return Work(
        id=name,
        kind="report",
        title=briefing.title,
        authors=briefing.written_by,
        translators=(),
        publisher=config.title,
        issued=briefing.date,
        updated=briefing.updated,
        accessed=None,
        url=url,
        language=language,
        item=CslItem(name, "report", tuple((key, value) for key, value in known.items() if value)),
    )
