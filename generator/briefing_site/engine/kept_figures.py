"""What the claims of each briefing come to, kept on the disk: claims are worked out where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures, digest_of, signatures_of
from briefing_site.link.claims import figures_of
from briefing_site.link.link import LinkResult
from briefing_site.link.site import ClaimFigures, LinkedBriefing, LinkedSite
from briefing_site.model.lazy import Late


def with_kept_figures(content: Content, linked: LinkResult, memo: Memo) -> LinkedSite:
    """The linked site with figures that an earlier command has kept, where these still hold."""
    site = linked.site

    def figures() -> Mapping[str, ClaimFigures]:
        signatures = signatures_of(content, linked, memo)
        signed = {each.address: _signature(each, site.origins, signatures) for each in site.briefings}
        return memo.stored_table(
            "figures of claims", signed, lambda address: figures_of(site.claims[address], site.origins)
        )

    return replace(site, figures=Late(figures))


def kept_uses(linked: LinkResult, memo: Memo, signatures: Signatures) -> Mapping[str, Mapping[str, str]]:
    """Address of a published briefing to its uses of sources and excerpts, a digest for each key."""
    site = linked.site
    signed = {each.address: signatures.text(each.briefing.path) for each in site.briefings}
    return memo.stored_table("uses in claims", signed, lambda address: _uses(site, address))


def _signature(linked: LinkedBriefing, origins: Mapping[str, str], signatures: Signatures) -> str:
    voices = [origins.get(source, "") for source in linked.sources]
    return digest_of(signatures.text(linked.briefing.path), *voices)


def _uses(site: LinkedSite, address: str) -> dict[str, str]:
    """The digest of the uses of each key in the claims of a briefing."""
    found: dict[str, list[str]] = {}
    for claim in site.claims[address]:
        for use in claim.uses:
            signal = use.citation.signal
            parts = found.setdefault(repr(use.citation.key), [])
            parts += (use.id, use.sentence, repr((use.number, signal and signal.name)))
    return {key: digest_of(*parts) for key, parts in found.items()}
