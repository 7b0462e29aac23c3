"""What the page of an article in a journal states for reference managers (the meta elements `citation_…`)."""

from __future__ import annotations

import re

from briefing_site.authoring.intake.page.elements import unescaped
from briefing_site.authoring.intake.page.statement import Meta

_KEYS = {
    "container-title": ("citation_journal_title", "prism.publicationname"),
    "container-title-short": ("citation_journal_abbrev",),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "ISSN": ("citation_issn", "prism.issn"),
}
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"'<>]+")
_DOIS = ("citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier", "dc.identifier.doi")


def details_of(meta: Meta) -> dict[str, str]:
    """By key of a card, the details of an article in a journal; none for any other page."""
    found: dict[str, str] = {}
    for key, names in _KEYS.items():
        value = next((meta[name][0] for name in names if meta.get(name)), "")
        if value and "container-title" in {key, *found}:
            found[key] = unescaped(value)
    if found:
        found = {"type": "article-journal", **found}
        first, last = (next(iter(meta.get(f"citation_{which}page", ())), "") for which in ("first", "last"))
        if first:
            found["page"] = f"{first}-{last}" if last and last != first and "-" not in first else first
    told = (match[0] for name in _DOIS for value in meta.get(name, ()) if (match := _DOI.search(value)))
    if doi := next(told, "").rstrip(".,;"):
        found["DOI"] = doi
    return found
