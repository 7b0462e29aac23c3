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
from briefing_site.model.note_key import ExcerptKey


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


UsesOfSource = tuple[str, str]
"""How a briefing uses a source: a digest of all that the page of the source shows of it, and which of its
excerpts are cited."""


def kept_uses(
    linked: LinkResult, memo: Memo, signatures: Signatures
) -> Mapping[str, Mapping[str, UsesOfSource]]:
    """Address of a published briefing to its uses of each source, by the id of the source."""
    site = linked.site
    signed = {each.address: signatures.text(each.briefing.path) for each in site.briefings}
    return memo.stored_table("uses in claims", signed, lambda address: _uses(site, address))


def _signature(linked: LinkedBriefing, origins: Mapping[str, str], signatures: Signatures) -> str:
    voices = [origins.get(source, "") for source in linked.sources]
    return digest_of(signatures.text(linked.briefing.path), *voices)


def _uses(site: LinkedSite, address: str) -> dict[str, UsesOfSource]:
    cited: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for key, count in site.by_address[address].counts.items():
        cited.setdefault(key.source, []).append(key.excerpt if isinstance(key, ExcerptKey) else "")
        parts.setdefault(key.source, []).append(f"{key!r} {count}")
    for claim in site.claims[address]:
        for use in claim.uses:
            signal, key = use.citation.signal, use.citation.key
            told = repr((key, use.number, signal and signal.name))
            parts.setdefault(key.source, []).extend((use.id, use.sentence, told))
    return {source: (digest_of(*of), " ".join(cited.get(source, ()))) for source, of in parts.items()}
