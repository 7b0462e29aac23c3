"""The message that tells a page what the site would lose without some sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from briefing_site.engine.look import NoSite
from briefing_site.engine.site import Site, Snapshot
from briefing_site.engine.whatif import WhatIf
from briefing_site.link.printed import printed
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model import addresses
from briefing_site.model.body_text import body_text


def choice(state: Snapshot, address: str) -> list[dict[str, Any]]:
    """The sources that can be left out, those that the page at an address cites first, ready for JSON."""
    if isinstance(state, NoSite):
        return []
    site = state.published
    cited = next((b.sources for b in site.briefings if b.address == address), ())
    own = [name for name in site.sources if addresses.source(name) == address]
    here = [name for name in (*own, *cited) if name in site.sources]
    rest = [name for name in site.sources if name not in here]
    return [
        {"id": name, "title": site.sources[name].title, "here": name in here}
        for name in dict.fromkeys((*here, *rest))
    ]


def known(state: Snapshot, names: Collection[str]) -> list[str]:
    """Those of some names that are ids of published sources, in the order of the site."""
    return [] if isinstance(state, NoSite) else [name for name in state.published.sources if name in names]


def answer(site: Site, found: WhatIf, names: Sequence[str], address: str) -> dict[str, Any]:
    """What would be lost, ready for JSON; `address` is that of the page that asks."""
    lost = found.loss
    return {
        "without": list(names),
        "judgements": [_judgement(site, linked, number, address) for linked, number in lost.judgements],
        "bare": [_sentence(linked, claim, address) for linked, claim in lost.bare],
        "unsupported": [_sentence(linked, claim, address) for linked, claim in lost.unsupported],
        "pages": list(found.pages),
        "gone": list(found.gone),
        "files": list(found.files),
        "copies": list(found.copies),
    }


def _judgement(site: Site, linked: LinkedBriefing, number: int, address: str) -> dict[str, Any]:
    published, path = site.published, linked.briefing.path
    words = printed(published.sources, published.targets, site.words, path)
    return {
        "page": linked.address,
        "here": linked.address == address,
        "sentence": body_text(linked.briefing.judgements[number].text, words),
    }


def _sentence(linked: LinkedBriefing, claim: Claim, address: str) -> dict[str, Any]:
    return {"page": linked.address, "here": linked.address == address, "sentence": claim.sentence}
