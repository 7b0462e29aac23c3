"""The sentences that cite a source, as its page shows them: kept for later commands, each source for itself.

A hundred briefings may cite a source. An edit of one of them works out the claims of that one.
"""

from __future__ import annotations

from dataclasses import replace

from briefing_site.engine.content import Content
from briefing_site.engine.kept_figures import USES, digest_of_uses
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import digest_of, signatures_of
from briefing_site.link.cited_by import citing_addresses
from briefing_site.link.claims import citing_sentences
from briefing_site.link.link import LinkResult
from briefing_site.link.site import LinkedSite, SentencesOf
from briefing_site.model.lazy import Derived
from briefing_site.model.source import Source

_Kept = dict[str, tuple[str, SentencesOf]]
"""Address of each briefing that cites a source to its sentences, behind a digest of them."""


def with_kept_sentences(content: Content, linked: LinkResult, memo: Memo) -> LinkedSite:
    """The linked site with sentences that an earlier command has kept, where these still hold."""
    site = linked.site
    signatures = signatures_of(content, linked, memo)
    sentences = Derived(site.claims, lambda _, claims: citing_sentences(claims))

    def digest(source: str, address: str) -> str:
        words = signatures.words(site.by_address[address].briefing.path)
        known = memo.known(USES, f"{address} {words}")
        return known[source].digest if known else digest_of_uses(sentences[address].get(source, {}))

    def kept(name: str, source: Source) -> dict[str, SentencesOf]:
        digests = {address: digest(name, address) for address in citing_addresses(source, site.citing)}

        def renew(old: _Kept | None) -> _Kept:
            before = old or {}
            return {
                address: before[address]
                if address in before and before[address][0] == now
                else (now, sentences[address].get(name, {}))
                for address, now in digests.items()
            }

        found = memo.renewed(_slot(name), digest_of(repr(digests)), renew)
        return {address: of for address, (_, of) in found.items()}

    return replace(site, citing_sentences=Derived(linked.sources, kept))


def retain_sentences(content: Content, memo: Memo) -> None:
    """Keep the sentences that cite each source, whether its page was made or not."""
    if memo.keeps:
        for source in content.parsed.sources:
            memo.retain(_slot(source.id))


def _slot(source: str) -> str:
    return f"sentences that cite {source}"
