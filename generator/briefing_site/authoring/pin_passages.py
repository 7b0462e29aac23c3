"""What `briefing pin` keeps of the cited passages, so that sentences can be judged without their texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.engine.site import Site, Snapshot
from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.pin import PinnedSource
from briefing_site.verify.grounding.passages import place_key
from briefing_site.verify.grounding.pinned import pinned_passages, with_reached


def with_passages(site: Snapshot, pins: Mapping[str, PinnedSource]) -> dict[str, PinnedSource]:
    """The pins of each source whose text is at hand, with the digests of its passages."""
    content, reached = site.content, _reached(site)
    found = dict(pins)
    for source in content.parsed.sources:
        document = content.verified.documents.get(source.id)
        if document is None or source.id not in pins:
            continue
        seen = content.verified.by_source[source.id]
        passages = pinned_passages(source, document, seen)
        for excerpt in source.excerpts:
            place = place_key(excerpt, seen.get(excerpt.id))
            if (words := reached.get(ExcerptKey(source.id, excerpt.id))) and place in passages:
                passages[place] = with_reached(passages[place], words)
        found[source.id] = replace(pins[source.id], passages=passages)
    return found


def _reached(site: Snapshot) -> Mapping[CitedKey, set[str]]:
    """The dates and figures of sentences that follow from a passage, by the key of the passage."""
    found: dict[CitedKey, set[str]] = {}
    groundings = site.linked.groundings.values() if isinstance(site, Site) else ()
    for token in (token for of_page in groundings for one in of_page for token in one.tokens):
        followed = token.standing in (Standing.DERIVED, Standing.INFERRED)
        if token.passage and followed and token.kind is not TokenKind.NAME:
            found.setdefault(token.passage, set()).add(token.text)
    return found
