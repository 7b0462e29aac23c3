"""What `briefing pin` keeps of the cited passages, so that sentences can be judged without their texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_site.engine.site import Site, Snapshot
from briefing_site.link.ground import ground_claims
from briefing_site.model.body import CitationHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.pin import WHOLE, PinnedSource
from briefing_site.model.source import Source
from briefing_site.model.verification import Verification
from briefing_site.verify.grounding.kept_tokens import pinned_passages, with_reached, with_tokens
from briefing_site.verify.grounding.passages import passages_of, place_key
from briefing_site.verify.grounding.when_pinned import verdicts


def with_passages(site: Snapshot, pins: Mapping[str, PinnedSource]) -> dict[str, PinnedSource]:
    """The pins of each source whose text is at hand, with the digests of its passages."""
    content, reached = site.content, _reached(site)
    cited_whole = _cited_whole(content.parsed.briefings)
    found = dict(pins)
    for source in content.parsed.sources:
        document = content.verified.documents.get(source.id)
        if document is None or source.id not in pins:
            continue
        seen = content.verified.by_source[source.id]
        passages = pinned_passages(source, document, seen, whole=source.id in cited_whole)
        for key, place in _places(source, seen).items():
            if (words := reached.get(key)) and place in passages:
                passages[place] = with_reached(passages[place], words)
        found[source.id] = replace(pins[source.id], passages=passages)
    return _with_verdicts(site, found) if isinstance(site, Site) else found


def _cited_whole(briefings: Iterable[Briefing]) -> set[str]:
    """The ids of the sources that some text cites without an excerpt."""
    bodies = (body for briefing in briefings for body in briefing.bodies)
    holes = (hole for body in bodies for hole in body.holes if isinstance(hole, CitationHole))
    keys = (citation.key for hole in holes for citation in hole.citations)
    return {key.source for key in keys if isinstance(key, SourceKey)}


def _places(source: Source, verifications: Mapping[str, Verification]) -> dict[CitedKey, str]:
    """The place of each passage of a source, as the lock names it, by the key of its citations."""
    places: dict[CitedKey, str] = {
        ExcerptKey(source.id, e.id): place_key(e, verifications.get(e.id)) for e in source.excerpts
    }
    return {SourceKey(source.id): WHOLE, **places}


def _with_verdicts(site: Site, pins: Mapping[str, PinnedSource]) -> dict[str, PinnedSource]:
    """The pins with what the texts say of each cited sentence, and the digests alone would not."""
    content = site.content
    by_source = content.verified.by_source
    sources = {source.id: source for source in content.parsed.sources if source.id in pins}
    language = content.parsed.config.language if content.parsed.config else "en"
    alone = {
        name: passages_of(source, None, by_source[name], pins[name], language)
        for name, source in sources.items()
    }
    places: dict[CitedKey, str] = {}
    for name, source in sources.items():
        places.update(_places(source, by_source[name]))
    kept: dict[str, dict[str, set[str]]] = {}
    for linked in site.linked.briefings:
        claims, groundings = site.linked.claims[linked.address], site.linked.groundings[linked.address]
        by_lock = ground_claims(claims, linked.briefing.lang or language, alone.values())
        for claim, theirs, ours in zip(claims, groundings, by_lock, strict=True):
            if theirs.basis != "archive":
                continue
            tokens = set(verdicts(theirs, ours))
            for key in {use.citation.key for use in claim.uses} & places.keys():
                kept.setdefault(key.source, {}).setdefault(places[key], set()).update(tokens)
    return {name: _with_more(pinned, kept.get(name, {})) for name, pinned in pins.items()}


def _with_more(pinned: PinnedSource, kept: Mapping[str, set[str]]) -> PinnedSource:
    passages = {place: with_tokens(tokens, kept.get(place, ())) for place, tokens in pinned.passages.items()}
    return replace(pinned, passages=passages)


def _reached(site: Snapshot) -> Mapping[CitedKey, set[str]]:
    """The dates and figures of sentences that follow from a passage, by the key of the passage."""
    found: dict[CitedKey, set[str]] = {}
    groundings = site.linked.groundings.values() if isinstance(site, Site) else ()
    for token in (token for of_page in groundings for one in of_page for token in one.tokens):
        followed = token.standing in (Standing.DERIVED, Standing.INFERRED)
        if token.passage and followed and token.kind is not TokenKind.NAME:
            found.setdefault(token.passage, set()).add(token.text)
    return found
