"""An empty card for a document that no program can read: print, an interview, a statute."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.authoring.bibliography.card import guessed_kind
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.model.work import PERIODICALS, CslType
from briefing_site.parse.source_card import TABLE

_PERIODICAL = ("container-title", "volume", "issue", "page", "DOI", "ISSN")
_LAW = ("number", "container-title", "volume", "section", "page", "jurisdiction", "status")
_PLACED = ("publisher", "publisher-place")
_HELD = ("archive-name", "archive_collection", "archive_location", "archive-place")
_BY_TYPE: Mapping[CslType, tuple[str, ...]] = {
    **dict.fromkeys(PERIODICALS, ("author", *_PERIODICAL)),
    "bill": ("author", "authority", *_LAW),
    "book": ("author", "editor", "translator", *_PLACED, "edition", "volume", "collection-title", "ISBN"),
    "broadcast": ("host", "guest", "container-title", "publisher", "number", "medium", "dimensions"),
    "chapter": ("author", "container-title", "editor", "translator", *_PLACED, "edition", "page", "ISBN"),
    "dataset": ("author", "publisher", "version", "DOI"),
    "hearing": ("chair", "authority", *_LAW, "event-date", "event-place"),
    "interview": ("author", "interviewer", "medium", "event-date", "event-place", "container-title"),
    "legal_case": ("authority", *_LAW),
    "legislation": ("authority", *_LAW),
    "manuscript": ("author", "genre", *_HELD),
    "map": ("author", *_PLACED, "scale", "edition"),
    "motion_picture": ("director", "producer", "publisher", "medium", "dimensions"),
    "paper-conference": ("author", "container-title", "event-title", "event-place", "page", "DOI"),
    "pamphlet": ("author", *_PLACED, *_HELD),
    "patent": ("author", "number", "authority", "jurisdiction", "status"),
    "personal_communication": ("author", "recipient", "medium", *_HELD),
    "regulation": ("authority", *_LAW),
    "report": ("author", *_PLACED, "genre", "number", "collection-title"),
    "speech": ("author", "event-title", "event-date", "event-place", "medium"),
    "standard": ("author", "publisher", "number", "version", "status"),
    "thesis": ("author", "publisher", "publisher-place", "genre"),
    "treaty": ("author", *_LAW, "event-place"),
}
"""By type: the keys that its references need, in order; those of every type come behind them."""
_OTHERS = ("author", "container-title", "publisher", "publisher-place")


def new_card(kind_of_work: CslType, title: str, *, kind: str = "", reason: str = "") -> str:
    """The card of a work of a type, each further key empty, with what it means.

    `reason` says why no text of it is archived; without one the card leaves that open.
    """
    guess = guessed_kind(kind_of_work)
    known = [f"title: {scalar(title)}", f"type: {kind_of_work}"]
    known.append(f"kind: {kind}" if kind else f"kind: {guess}   # a guess from the type")
    keys = dict.fromkeys((*_BY_TYPE.get(kind_of_work, _OTHERS), "published", "url", "language"))
    empty = [f"{key}: null   # {TABLE.by_name[key].doc}" for key in keys]
    if reason:
        held = ["archive: none", f"archive_reason: {scalar(reason)}"]
    else:
        held = [f"archive: null   # {TABLE.by_name['archive'].doc}"]
    return "\n".join(["---", *known, *empty, *held, "rights: quote", "---", ""])
