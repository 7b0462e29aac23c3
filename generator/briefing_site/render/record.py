"""The JSON record of a briefing: its claims with the passages that they rest on, for other programs.

`docs/records.md` describes it. A key is only ever added; what would change a meaning gets a new `format`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from briefing_site.link.notices import notices
from briefing_site.link.site import Claim, ExcerptUse, LinkedBriefing, LinkedSite
from briefing_site.link.standing import standing_of
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text
from briefing_site.model.briefing import Judgement
from briefing_site.model.grounding import Grounding, Standing, Token
from briefing_site.model.grounding_data import paragraph_of
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.speaker import speaker_chain
from briefing_site.model.wording import Wording
from briefing_site.model.work import csl_json, csl_name
from briefing_site.render.atom import tag
from briefing_site.view.bibliography.work import Work
from briefing_site.view.page import Page
from briefing_site.view.translations import address_of

_JSON = json.JSONEncoder(ensure_ascii=False).encode
_text = encode_basestring
"""A text in JSON."""
FORMAT = 1
"""Version of the format of records."""

Passages = Callable[[ExcerptKey], str]
"""Gives the entry of a passage in a record, in JSON."""


class Records:
    """Makes the records of the briefings of a site; what they tell alike of passages is made once."""

    def __init__(self, site: LinkedSite, words: Wording, works: Mapping[str, Work]) -> None:
        """`works` has each source by its id."""
        self._site = site
        self._words = words
        self._sources = cache(lambda name: _JSON(csl_json(works[name].item)))
        # Every briefing lies one folder deep, so that a passage is told in the same words by all of them.
        anywhere = _Record(site, words, "briefing/record.html")
        self._passages = cache(
            lambda key: _JSON(_passage(anywhere, site.sources[key.source], site.excerpts[key]))
        )

    def of(self, linked: LinkedBriefing) -> bytes:
        """The record of a briefing."""
        page = _Record(self._site, self._words, linked.address)
        told = {key: _JSON(value) for key, value in _record(page, linked).items()}
        told["claims"] = _array(
            _claim(page, linked, claim, grounding, self._passages)
            for claim, grounding in zip(
                self._site.claims[linked.address], self._site.groundings[linked.address], strict=True
            )
        )
        told["sources"] = _array(map(self._sources, linked.sources))
        return _written(told)


def _record(page: _Record, linked: LinkedBriefing) -> dict[str, Any]:
    """All but the claims and the sources."""
    site = page.site
    briefing, regions = linked.briefing, site.config.regions
    printed = page.printed(briefing.path)
    return {
        "format": FORMAT,
        "id": tag(site, addresses.beside(linked.address, "")),
        "url": page.href(linked.address),
        "title": briefing.title,
        "language": briefing.lang or site.config.language,
        "translation_of": _original(page, linked),
        "translations": _translations(page, linked),
        "region": {"id": briefing.region, "name": regions[briefing.region].name},
        "regions": [{"id": name, "name": regions[name].name} for name in briefing.regions if name in regions],
        "published": str(briefing.date),
        "updated": str(briefing.updated) if briefing.updated else None,
        "as_of": str(briefing.as_of) if briefing.as_of else None,
        "draft": briefing.draft,
        "authors": [csl_name(name) for name in briefing.written_by],
        "summary": briefing.summary,
        "topics": list(briefing.topics),
        "people": list(briefing.people),
        "judgements": [
            {
                "text": body_text(judgement.text, printed),
                "confidence": judgement.confidence,
                "because": judgement.because,
                "standing": _standing(site, judgement),
            }
            for judgement in briefing.judgements
        ],
        "events": [
            {
                "date": str(event.date),
                "text": body_text(event.text, printed),
                "planned": event.planned,
            }
            for event in briefing.events
        ],
        "corrections": [
            {"date": str(correction.date), "text": body_text(correction.text, printed)}
            for correction in briefing.corrections
        ],
        "notices": [notice for name in linked.sources for notice in _notices(site, name)],
        "provenance": [_provenance(site, name) for name in linked.sources],
    }


def _translations(page: _Record, linked: LinkedBriefing) -> list[dict[str, str]]:
    """The other languages of a briefing, each with its address."""
    versions = page.site.translations.get(linked.briefing.path)
    return [
        {"language": version.language, "url": page.href(address_of(version))}
        for version in (versions.every if versions else ())
        if address_of(version) != linked.address
    ]


def _original(page: _Record, linked: LinkedBriefing) -> dict[str, str | None] | None:
    """The original of a translation, the state that was translated, and when it changed since, if it did."""
    versions = page.site.translations.get(linked.briefing.path)
    original = versions.every[0] if versions else None
    if versions is None or original is None or address_of(original) == linked.address:
        return None
    own = next(each for each in versions.every if address_of(each) == linked.address)
    return {
        "language": original.language,
        "url": page.href(address_of(original)),
        "state": str(own.state),
        "changed": str(versions.moved) if versions.moved else None,
    }


def _standing(site: LinkedSite, judgement: Judgement) -> dict[str, Any]:
    """Whether a judgement stands without any one of its sources."""
    found = standing_of(site, judgement)
    return {"kind": found.kind, "origins": list(found.origins), "needed": list(found.needed)}


def _notices(site: LinkedSite, name: str) -> list[dict[str, Any]]:
    """That a source, or what it is derived from, was withdrawn or corrected."""
    return [
        {
            "source": name,
            "kind": found.kind,
            "of": found.of.id,
            "date": str(found.notice.date),
            "reason": found.notice.reason,
        }
        for found in notices(site.sources[name], site.sources)
    ]


def _provenance(site: LinkedSite, name: str) -> dict[str, Any]:
    """What a source is, which no key of CSL-JSON says."""
    source = site.sources[name]
    return {
        "source": name,
        "kind": source.kind,
        "perspective": source.perspective,
        "derived_from": source.derived_from,
        "uncertain": list(source.uncertain),
    }


def _claim(
    page: _Record, linked: LinkedBriefing, claim: Claim, grounding: Grounding, passages: Passages
) -> str:
    """A claim in JSON; what it tells of passages is written already."""
    tokens = _JSON([_token(page.site, each) for each in grounding.tokens]) if grounding.tokens else "[]"
    return (
        f'{{"part": "{_part(linked, claim.position)}", "sentence": {_text(claim.sentence)}, '
        f'"citations": {_array(_citation(page, linked, use, passages) for use in claim.uses)}, '
        f'"grounding": {{"basis": {_JSON(grounding.basis)}, "tokens": {tokens}}}}}'
    )


def _token(site: LinkedSite, token: Token) -> dict[str, Any]:
    """A token without any word of the archived text: of what a passage has, numbers of paragraphs alone."""
    key = token.passage
    source = site.sources.get(key.source) if key else None
    # A negation that the sentence leaves out is told in the words of the passage, arithmetic in its figures.
    told = token.standing is not Standing.MISSING and (
        token.standing is not Standing.DERIVED or bool(source and source.rights != "private")
    )
    return {
        "kind": token.kind,
        "text": token.text,
        "start": token.start,
        "end": token.end,
        "standing": token.standing,
        "source": key.source if key else None,
        "excerpt": key.excerpt if isinstance(key, ExcerptKey) else None,
        "paragraph": paragraph_of(token, site.paragraphs.get(key.source, ()))
        if key and token.where
        else None,
        "shown": token.shown,
        "how": token.how if told else "",
    }


def _part(linked: LinkedBriefing, position: int) -> str:
    """Which part of a briefing a body is, by its position in reading order."""
    briefing = linked.briefing
    counts = {
        "judgement": len(briefing.judgements),
        "text": 1,
        "event": len(briefing.events),
        "correction": len(briefing.corrections),
    }
    for part, count in counts.items():
        if position < count:
            return part
        position -= count
    return "footnote"


def _citation(page: _Record, linked: LinkedBriefing, use: ExcerptUse, passages: Passages) -> str:
    citation = use.citation
    signal, key = citation.signal, citation.key
    return (
        f'{{"source": {_text(citation.source)}, '
        f'"excerpt": {"null" if citation.excerpt is None else _text(citation.excerpt)}, '
        f'"note": {use.number}, "url": {_text(page.href(f"{linked.address}#{use.id}"))}, '
        f'"signal": {_text(str(signal)) if signal else "null"}, '
        f'"disagrees": {"true" if citation.disagrees else "false"}, '
        f'"prefix": {_text(citation.prefix)}, "locator": {_text(citation.locator)}, '
        f'"suffix": {_text(citation.suffix)}, '
        f'"passage": {passages(key) if isinstance(key, ExcerptKey) else "null"}}}'
    )


def _passage(page: _Record, source: Source, excerpt: Excerpt) -> dict[str, Any]:
    found = page.verification(source, excerpt)
    place = str(excerpt.at) if excerpt.at else str(found.paragraph or "")
    return {
        "quotation": excerpt.quote or None,
        "language": excerpt.lang or source.language,
        "translation": excerpt.translation.text if excerpt.translation else None,
        "at": place or None,
        **_speaker(excerpt),
        "voice": excerpt.voice,
        "verdict": str(found.verdict),
        "basis": found.basis,
        "pinned": str(found.pinned) if found.pinned else None,
        "sha256": page.site.digests.get(source.id),
        "url": page.href(f"{addresses.source(source.id)}#{addresses.excerpt_id(excerpt.id)}"),
    }


def _speaker(excerpt: Excerpt) -> dict[str, Any]:
    """The speaker, and through whom the words have come, where somebody relays them."""
    if not excerpt.speaker:
        return {"speaker": None}
    chain = speaker_chain(excerpt.speaker)
    relayed = [{"by": relay.by, "in": relay.within or None} for relay in chain.relays]
    return {"speaker": chain.name, **({"relayed_by": relayed} if relayed else {})}


class _Record(Page):
    """A record in the making: its links are whole addresses, or relative to it where the site has none."""

    __slots__ = ()

    def href(self, target: str) -> str:
        return self.permanent(target) or addresses.relative(addresses.beside(self.address, ".json"), target)


def _array(items: Iterable[str]) -> str:
    """An array of values that are written."""
    return f"[{', '.join(items)}]"


def _written(record: Mapping[str, str]) -> bytes:
    """A record of values that are written: a key a line, so that versions can be compared."""
    lines = ",\n".join(f'"{key}": {value}' for key, value in record.items())
    return f"{{\n{lines}\n}}\n".encode()
