"""A work in the words of schema.org, for the JSON-LD of a page."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.json_value import Json
from briefing_site.model.name import Name
from briefing_site.model.work import PERIODICALS, CslType
from briefing_site.view.bibliography.work import Work

_TYPES: Mapping[CslType, str] = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "broadcast": "Episode",
    "chapter": "Chapter",
    "classic": "Book",
    "collection": "Collection",
    "dataset": "Dataset",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post": "DiscussionForumPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
"""The type; of a type of CSL that is not here `CreativeWork`."""
_HEADED = frozenset({"ScholarlyArticle", "Article", "NewsArticle", "Report", "BlogPosting"})
"""Types whose title is a headline."""
_TEXTS = {
    "volume": "volumeNumber",
    "issue": "issueNumber",
    "page": "pagination",
    "edition": "bookEdition",
    "version": "version",
    "genre": "genre",
    "ISBN": "isbn",
    "keyword": "keywords",
    "license": "license",
}


def schema_org(work: Work) -> dict[str, Json]:
    """A work as an object of JSON-LD, without its context."""
    item = work.item
    kind = _TYPES.get(item.type, "CreativeWork")
    doi = item.text("DOI")
    return filled(
        {
            "@type": kind,
            "headline" if kind in _HEADED else "name": work.title,
            "author": [_agent(name) for name in work.authors],
            "editor": [_agent(name) for name in item.names("editor")],
            "translator": [_agent(name) for name in work.translators],
            "publisher": _publisher(work),
            "isPartOf": _container(work),
            "datePublished": str(work.issued or ""),
            "dateModified": str(work.updated or ""),
            "inLanguage": work.language,
            **{name: item.text(variable) for variable, name in _TEXTS.items()},
            "sameAs": f"https://doi.org/{doi}" if doi else "",
            "url": work.url,
        }
    )


def _publisher(work: Work) -> dict[str, Json]:
    """The publisher or periodical that its card gives; an author that readers see in its place is none."""
    if work.publisher not in (work.item.text("publisher"), work.item.text("container-title")):
        return {}
    return filled({"@type": "Organization", "name": work.publisher})


def _container(work: Work) -> dict[str, Json]:
    """What it is a part of, where that says more than the publisher does."""
    item = work.item
    title, issn = item.text("container-title"), item.text("ISSN")
    if not title or (title == work.publisher and not issn):
        return {}
    kind = "Periodical" if item.type in PERIODICALS else "CreativeWork"
    return filled({"@type": kind, "name": title, "issn": issn})


def _agent(name: Name) -> dict[str, Json]:
    """The author of a work: a person where the name is given in parts, else a body."""
    if not name.personal:
        return {"@type": "Organization", "name": name.literal}
    return filled({"@type": "Person", "name": str(name), "familyName": name.last, "givenName": name.given})


def filled(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Fields without those that are empty."""
    return {key: value for key, value in fields.items() if value}
