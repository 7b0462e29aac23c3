"""The claims of a briefing as W3C Web Annotations: each mark ties a sentence to a passage.

The target of an annotation is the mark on the page of the briefing, its body the passage on the page of its
source, with the words that this page prints and no other. Model and context:
https://www.w3.org/TR/annotation-model/. What the model has no word for (the verdict, the digest of the text,
what of the sentence stands in the passage) is told in bodies of text, and in the record of the briefing.
Each is told once in a collection: where a passage has several marks, the later ones name it, and where a
sentence has, the first one tells what of it stands in the passages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from json.encoder import encode_basestring

from briefing_site.link.site import Claim, ExcerptUse, LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.grounding import Grounding
from briefing_site.model.json_value import Json
from briefing_site.model.note_key import ExcerptKey
from briefing_site.render.atom import tag
from briefing_site.verify.quotation import read_quotation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ENDING = ".annotations.jsonld"
"""What stands behind the name of a briefing."""
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""How a fragment of HTML is meant."""
_text_of = encode_basestring
"""A text in JSON."""
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Annotations:
    """Makes the collections of the briefings of a site; what they tell alike of passages is made once."""

    def __init__(self, site: LinkedSite) -> None:
        self._site = site
        self._bodies: Callable[[ExcerptKey], str] = cache(lambda key: _passage(site, key))

    def of(self, linked: LinkedBriefing) -> bytes:
        """The collection of a briefing; of one without citations it is empty."""
        return _collection(self._site, linked, self._bodies)


def _iri(site: LinkedSite, target: str) -> str:
    """The address of a page or a place; a name where the address of the site is not known."""
    config = site.config
    return addresses.absolute(config.base_url, target) if config.has_address else tag(site, target)


def _collection(site: LinkedSite, linked: LinkedBriefing, bodies: Callable[[ExcerptKey], str]) -> bytes:
    """A collection with one page, in which all annotations are."""
    name = _iri(site, addresses.beside(linked.address, ENDING))
    page = _iri(site, linked.address)
    told = _Told(name, bodies)
    pairs = zip(site.claims[linked.address], site.groundings[linked.address], strict=True)
    items = [
        _annotation(f"{name}#{use.id}", page, claim, use, told.of(number, grounding, use))
        for number, (claim, grounding) in enumerate(pairs)
        for use in claim.uses
        if isinstance(use.citation.key, ExcerptKey)
    ]
    head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": linked.briefing.title}
    whole = {"id": name, "label": linked.briefing.title, "total": len(items)}
    first = {"id": f"{name}#page", "type": "AnnotationPage", "partOf": whole, "startIndex": 0}
    opening = f'{_dump({**head, "total": len(items)})[:-1]},"first":{_dump(first)[:-1]},"items":['
    return f"{opening}{','.join(items)}]}}}}\n".encode("utf-8", "replace")


class _Told:
    """The bodies of the annotations of one collection; each is told where it is first needed.

    A body with an address has no purpose: the public schemas take it for a resource of the web, which may
    not have one.
    """

    def __init__(self, name: str, bodies: Callable[[ExcerptKey], str]) -> None:
        """`name` is the address of the collection, `bodies` tells of a passage."""
        self._name = name
        self._bodies = bodies
        self._passages: dict[ExcerptKey, str] = {}
        """Passages that were told of, to their addresses."""
        self._sentences: set[int] = set()
        """Numbers of the claims whose sentences were told of."""

    def of(self, number: int, grounding: Grounding, use: ExcerptUse) -> str:
        """The bodies of a mark in the claim of a number: a list, or an address that is the only one."""
        key = use.citation.key
        assert isinstance(key, ExcerptKey)
        told = []
        passage = self._passages.get(key)
        if passage is None:
            mark = use.id.removeprefix("r-")
            self._passages[key] = address = _text_of(f"{self._name}#passage-of-{mark}")
            told.append(f'{{"id":{address},{self._bodies(key)[1:]}')
        if grounding.tokens and number not in self._sentences:
            self._sentences.add(number)
            tokens: list[Json] = [{"text": t.text, "standing": str(t.standing)} for t in grounding.tokens]
            told.append(_text("assessing", {"grounding": tokens, "basis": grounding.basis}))
        if passage and not told:
            return passage
        return f"[{','.join([passage, *told] if passage else told)}]"


def _annotation(name: str, page: str, claim: Claim, use: ExcerptUse, bodies: str) -> str:
    """One mark: its sentence, and the passage that it leads to; one that speaks against it questions it."""
    return (
        f'{{"id":{_text_of(name)},"type":"Annotation",'
        f'"motivation":"{"questioning" if use.citation.disagrees else "linking"}","body":{bodies},'
        f'"target":{{"source":{_text_of(page)},"selector":['
        f'{{"type":"FragmentSelector","conformsTo":"{_FRAGMENT}","value":{_text_of(use.id)}}},'
        f'{{"type":"TextQuoteSelector","exact":{_text_of(claim.sentence)}}}]}}}}'
    )


def _passage(site: LinkedSite, key: ExcerptKey) -> str:
    """The passage on the page of its source, and the verdict on its words."""
    source, excerpt, found = site.sources[key.source], site.excerpts[key], site.verifications[key]
    fragment = addresses.excerpt_id(excerpt.id)
    selectors: list[Json] = [{"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": fragment}]
    fragments = read_quotation(excerpt.quote).fragments if excerpt.quote else ()
    if len(fragments) == 1:  # what is joined of several stands nowhere in one piece
        selectors.append({"type": "TextQuoteSelector", "exact": " ".join(fragments[0].text.split())})
    place = str(excerpt.at) if excerpt.at else str(found.paragraph or "")
    digest = site.digests.get(source.id)
    verdict = {
        "verdict": str(found.verdict),
        "basis": found.basis,
        **({"pinned": str(found.pinned)} if found.pinned else {}),
        **({"at": place} if place else {}),
        **({"sha256": digest} if digest else {}),
    }
    passage: Json = {
        "type": "SpecificResource",
        "source": _iri(site, addresses.source(source.id)),
        "selector": selectors,
    }
    return f"{_dump(passage)},{_text('describing', verdict)}"


def _text(purpose: str, told: Mapping[str, Json]) -> str:
    return _dump(
        {"type": "TextualBody", "purpose": purpose, "format": "application/json", "value": _dump(told)}
    )
