"""What the claims of each briefing come to, kept on the disk: claims are worked out where they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures, digest_of, signatures_of
from briefing_site.link.claims import citing_sentences, disagreements, figures_of
from briefing_site.link.link import LinkResult
from briefing_site.link.site import Claim, ClaimFigures, ExcerptUse, LinkedBriefing, LinkedSite, SentencesOf
from briefing_site.model.lazy import Late
from briefing_site.model.note_key import ExcerptKey


def with_kept_figures(content: Content, linked: LinkResult, memo: Memo) -> LinkedSite:
    """The linked site with figures that an earlier command has kept, where these still hold."""
    site = linked.site

    def figures() -> Mapping[str, ClaimFigures]:
        signatures = signatures_of(content, linked, memo)

        def of_briefing(address: str, claims: Sequence[Claim]) -> ClaimFigures:
            signed = _signature(site.by_address[address], site.origins, signatures)
            figures = partial(figures_of, claims, site.origins)
            return memo.known_by("figures of claims", f"{address} {signed}", figures)

        addresses, columns = tuple(site.claims), (tuple(site.claims), tuple(site.claims.values()))
        made = memo.each("figures of claims", columns, of_briefing, shared=(site.origins,))
        return memo.table("figures by address", addresses, made)

    return replace(site, figures=Late(figures))


USES = "uses in claims"
"""The slot of the uses of each briefing."""


class UsesOfSource(NamedTuple):
    """How a briefing uses a source."""

    digest: str
    """Of all that the page of the source shows of it."""
    excerpts: str
    """Which of its excerpts are cited."""
    times: int
    """How often it is."""


def kept_uses(
    linked: LinkResult, memo: Memo, signatures: Signatures
) -> Mapping[str, Mapping[str, UsesOfSource]]:
    """Address of a published briefing to its uses of each source, by the id of the source."""
    site = linked.site
    signed = {each.address: signatures.words(each.briefing.path) for each in site.briefings}
    return memo.stored_table(USES, signed, lambda address: _uses(site, address))


Disputes = tuple[str, tuple[str, ...]]
"""What lists show of the disagreements in a briefing: a digest of it, and the ids of the sources in them."""


def kept_disputes(
    linked: LinkResult, addresses: Iterable[str], memo: Memo, signatures: Signatures
) -> Mapping[str, Disputes]:
    """Some published briefings, by address, with their disagreements."""
    site = linked.site
    signed = {address: signatures.words(site.by_address[address].briefing.path) for address in addresses}
    return memo.stored_table("disagreements in claims", signed, lambda address: _disputes(site, address))


def _signature(linked: LinkedBriefing, origins: Mapping[str, str], signatures: Signatures) -> str:
    voices = [origins.get(source, "") for source in linked.sources]
    return digest_of(signatures.words(linked.briefing.path), *voices)


def _disputes(site: LinkedSite, address: str) -> Disputes:
    found = disagreements(site.claims[address])
    every = [use for each in found for use in (*each.supports, *each.against)]
    parts = [
        ([(use.id, use.sentence) for use in each.places], *map(_told, (each.supports, each.against)))
        for each in found
    ]
    return digest_of(repr(parts)), tuple(dict.fromkeys(use.citation.source for use in every))


def _told(uses: Iterable[ExcerptUse]) -> list[tuple[object, ...]]:
    """What is printed of some uses but their passages."""
    return [
        (use.number, c.key, c.signal and c.signal.name, c.prefix, c.locator, c.joint, c.suffix)
        for use in uses
        for c in (use.citation,)
    ]


def digest_of_uses(sentences: SentencesOf) -> str:
    """A digest of the sentences of a briefing that cite a source."""
    return digest_of(repr(sentences))


def _uses(site: LinkedSite, address: str) -> dict[str, UsesOfSource]:
    cited: dict[str, list[str]] = {}
    times: Counter[str] = Counter()
    for key, count in site.by_address[address].counts.items():
        cited.setdefault(key.source, []).append(key.excerpt if isinstance(key, ExcerptKey) else "")
        times[key.source] += count
    sentences = citing_sentences(site.claims[address])
    return {
        source: UsesOfSource(digest_of_uses(sentences.get(source, {})), " ".join(excerpts), times[source])
        for source, excerpts in cited.items()
    }
