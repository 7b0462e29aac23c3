"""The messages that tell a page its evidence, or an excerpt made of a selection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from briefing_site.apps.preview.held_tokens import ClaimView, claims_of_page, key_of, with_tokens
from briefing_site.apps.preview.lit_passages import DocumentView, EvidenceItem, evidence_of, whole
from briefing_site.apps.preview.selection_to_excerpt import Point, Unquotable, excerpt_block
from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.site import Snapshot
from briefing_site.model import addresses
from briefing_site.model.document import ArchiveError, Document
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source

_NO_BLOCK = {
    "text": "",
    "id": "",
    "at": "",
    "quote": "",
    "words": 0,
    "paragraph": 0,
    "start": 0,
    "end": 0,
    "warning": "",
    "fault": "",
}
"""The message about an excerpt, in the form that the script of the pane takes."""


def evidence(engine: Engine, state: Snapshot, address: str) -> dict[str, Any]:
    """The evidence of the page at an address, ready for JSON: its passages, or the whole text of a source."""
    if isinstance(state, NoSite):
        return as_data(None)
    site, content = state.linked, state.content
    sources = {source.id: source for source in content.parsed.sources}
    for source in sources.values():
        if address == addresses.source(source.id):
            return as_data(source_view(engine, state, source))
    linked = next((linked for linked in site.briefings if linked.address == address), None)
    if linked is None:
        return as_data(None)
    documents = {name: _document(engine, sources[name]) for name in linked.sources if name in sources}
    items = evidence_of(
        address, linked.numbering, sources, lambda source: documents[source.id], site.verifications
    )
    claims, held = claims_of_page(site, address, {key_of(item): item.note for item in items})
    lit = (with_tokens(item, documents[item.source], held.get(key_of(item), ())) for item in items)
    return as_data(lit, claims)


def source_view(engine: Engine, state: Snapshot, source: Source) -> DocumentView | None:
    """The whole archived text of a source with its excerpts lit; None where the site cannot be linked."""
    if isinstance(state, NoSite):
        return None
    cited = {e.id: len(state.linked.cited.get(ExcerptKey(source.id, e.id), ())) for e in source.excerpts}
    return whole(source, _document(engine, source), state.content.verified.by_source[source.id], cited)


def as_data(
    shown: Iterable[EvidenceItem] | DocumentView | None, claims: Iterable[ClaimView] = ()
) -> dict[str, Any]:
    """The evidence as plain data, ready for JSON; of a briefing with its cited sentences."""
    if shown is None:
        return {"kind": "none"}
    if isinstance(shown, DocumentView):
        return {"kind": "source", "document": asdict(shown)}
    return {
        "kind": "briefing",
        "items": [asdict(item) for item in shown],
        "claims": [asdict(claim) for claim in claims],
    }


def excerpt(engine: Engine, state: Snapshot, name: str, start: Point, end: Point) -> dict[str, Any]:
    """An excerpt of the words selected from `start` to `end` in the text of a source, ready for JSON."""
    source = next((source for source in state.content.parsed.sources if source.id == name), None)
    document = _document(engine, source) if source else None
    if source is None or document is None or state.config is None:
        return {**_NO_BLOCK, "fault": "The archived text is no longer there."}
    taken = {e.id for e in source.excerpts}
    made = excerpt_block(document, start, end, taken, state.config.quote_words)
    if isinstance(made, Unquotable):
        return {**_NO_BLOCK, "fault": made.fault}
    return {**_NO_BLOCK, **asdict(made), "warning": made.warning or ""}


def _document(engine: Engine, source: Source) -> Document | None:
    if not source.archive:
        return None
    try:
        return engine.document(source.archive)
    except ArchiveError:
        return None
