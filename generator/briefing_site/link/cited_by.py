"""Citations turned round: who cites a source or an excerpt, how often, and in which sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from briefing_site.link.claims import citing_sentences, figures_of
from briefing_site.link.keep import Keep
from briefing_site.link.site import Citing, Claim, ClaimFigures, ExcerptUse, LinkedBriefing, SentencesOf
from briefing_site.model.lazy import Derived, Late
from briefing_site.model.note_key import CitedKey
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass

_COUNTS = attrgetter("counts")


@dataclass(frozen=True, slots=True)
class CitedBy:
    """What a linked site tells of its citations; each part is worked out when it is first asked for."""

    citing: Mapping[CitedKey, tuple[Citing, ...]]
    counts: Late[CitedKey, int]
    cited: Mapping[CitedKey, tuple[ExcerptUse, ...]]
    citing_sentences: Mapping[str, Mapping[str, SentencesOf]]
    """All as in `LinkedSite`."""

    @classmethod
    def of(
        cls,
        briefings: Sequence[LinkedBriefing],
        claims: Mapping[str, Sequence[Claim]],
        sources: Mapping[str, Source],
        memory: Keep,
    ) -> CitedBy:
        """Turn the citations of some briefings round; `claims` are theirs, by address."""
        counted = memory.each("counts of briefings", (briefings,), _COUNTS, equal=True)
        citing = Late(lambda: _citing(briefings, counted, memory))
        by_key = Derived(claims, lambda _, of_briefing: _uses_by_key(of_briefing))
        by_source = Derived(claims, lambda _, of_briefing: citing_sentences(of_briefing))
        return cls(
            citing,
            _counts(counted, memory),
            Derived(citing, lambda key, by: _uses_of(key, by, by_key)),
            Derived(sources, lambda _, source: _sentences_of(source, citing, by_source)),
        )


def _citing(
    briefings: Sequence[LinkedBriefing], counted: Sequence[Mapping[CitedKey, int]], memory: Keep
) -> Mapping[CitedKey, tuple[Citing, ...]]:
    """Key of a source or an excerpt to the briefings that cite it, in their order.

    `counted` has how often each briefing cites what. The mapping is the same one while no briefing cites
    otherwise, or has another title.
    """
    heads = memory.each("heads of citing briefings", (briefings,), _head, equal=True)

    def make() -> Mapping[CitedKey, tuple[Citing, ...]]:
        numbers: dict[CitedKey, list[int]] = {}
        for number, of_briefing in enumerate(counted):
            for key in of_briefing:
                numbers.setdefault(key, []).append(number)
        return Derived(numbers, lambda key, by: tuple(Citing(*heads[at], counted[at][key]) for at in by))

    return memory.get("citing", (heads, counted), make)


def _head(linked: LinkedBriefing) -> tuple[str, str, str | None, str]:
    """Address, title, language and region of a briefing."""
    briefing = linked.briefing
    return linked.address, briefing.title, briefing.lang, briefing.region


def citing_addresses(source: Source, citing: Mapping[CitedKey, Iterable[Citing]]) -> Iterable[str]:
    """The addresses of the briefings that cite a source or an excerpt of it, each once."""
    return dict.fromkeys(each.address for key in source.keys for each in citing.get(key, ()))


def _sentences_of(
    source: Source,
    citing: Mapping[CitedKey, Iterable[Citing]],
    sentences: Mapping[str, Mapping[str, SentencesOf]],
) -> dict[str, SentencesOf]:
    """Address of each briefing that cites a source to how it does; `sentences` has those of each briefing."""
    return {address: sentences[address].get(source.id, {}) for address in citing_addresses(source, citing)}


def _uses_by_key(claims: Iterable[Claim]) -> dict[CitedKey, list[ExcerptUse]]:
    """The uses of each source and excerpt in the claims of one briefing."""
    found: dict[CitedKey, list[ExcerptUse]] = {}
    for claim in claims:
        for use in claim.uses:
            found.setdefault(use.citation.key, []).append(use)
    return found


def _uses_of(
    key: CitedKey, by: Iterable[Citing], uses: Mapping[str, Mapping[CitedKey, Sequence[ExcerptUse]]]
) -> tuple[ExcerptUse, ...]:
    """The uses of a source or an excerpt in the briefings that cite it; `uses` has those of each briefing."""
    return tuple(chain.from_iterable(uses[each.address].get(key, ()) for each in by))


def figures_by_address(
    by_address: Mapping[str, Sequence[Claim]],
    addresses: Sequence[str],
    claims: Sequence[Sequence[Claim]],
    origin: Mapping[str, str],
    memory: Keep,
) -> Mapping[str, ClaimFigures]:
    """Address of a briefing to what its claims come to; `addresses` and `claims` are columns of all."""
    if len(by_address) < len(addresses):  # two at one address
        addresses, claims = tuple(by_address), tuple(by_address.values())
    made = memory.each("figures of claims", (claims,), lambda of: figures_of(of, origin), shared=(origin,))
    return memory.table("figures by address", addresses, made)


def _counts(counted: Sequence[Mapping[CitedKey, int]], memory: Keep) -> Late[CitedKey, int]:
    """How often each source and excerpt is cited; the same mapping while no briefing cites otherwise."""

    def make() -> Mapping[CitedKey, int]:
        found: Counter[CitedKey] = Counter()
        for of_briefing in counted:
            found.update(of_briefing)
        return found

    return Late(lambda: memory.get("counts", (counted,), make))
