"""How many sentences cite each source and each passage, kept from look to look.

A look finds the same value for each briefing that has not changed, so that only the others are counted anew.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine.site import Site
from briefing_site.link.site import Claim
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count

_Key = tuple[str, str]
"""Id of a source and of a passage; the latter is empty for the source with all its passages."""
_Claims = Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Citing:
    """How often something is cited."""

    sentences: int = 0
    briefings: int = 0

    def __str__(self) -> str:
        if not self.sentences:
            return "not cited"
        said = f"cited by {count(self.sentences, 'sentence', 'sentences')}"
        return f"{said} in {self.briefings} briefings" if self.briefings > 1 else said


@dataclass(frozen=True, slots=True)
class Lens:
    """What an editor shows above a line of a card."""

    start: int
    """Offset of the words that are cited; they go up to `end`."""
    end: int
    citing: Citing


class CitationCounts:
    """The counts of one site folder.

    Two threads may ask: the worker, and while that is busy who answers out of the look before.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._claims: dict[str, _Claims] = {}
        """Path of a briefing to its claims, as they were counted."""
        self._counted: dict[str, Mapping[_Key, int]] = {}
        self._found: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
        """What is cited to the briefings that cite it, with the number of sentences."""
        self.recounted = 0
        """How many briefings were counted, from the first look on."""

    def of(self, state: Site, keys: Iterable[_Key]) -> list[Citing]:
        """How often sources, or passages of them, are cited in a site."""
        with self._lock:
            self._look(state)
            return [self._of(key) for key in keys]

    def _look(self, state: Site) -> None:
        """Count what differs from the site that was asked about before."""
        claims = state.linked.claims
        for address in [address for address in self._claims if address not in claims]:
            self._drop(address)
            del self._claims[address]
        for address, now in claims.items():
            if self._claims.get(address) is not now:
                self._drop(address)
                self._claims[address] = now
                self._take(address, now)

    def _of(self, key: _Key) -> Citing:
        found = self._found.get(key, {})
        return Citing(sum(found.values()), len(found))

    def _take(self, address: str, claims: _Claims) -> None:
        self.recounted += 1
        counted: defaultdict[_Key, int] = defaultdict(int)
        for claim in claims:
            for key in {
                key for use in claim.uses for key in _keys(use.citation.source, use.citation.excerpt)
            }:
                counted[key] += 1
        self._counted[address] = counted
        for key, number in counted.items():
            self._found[key][address] = number

    def _drop(self, address: str) -> None:
        for key in self._counted.pop(address, ()):
            of_key = self._found[key]
            del of_key[address]
            if not of_key:
                del self._found[key]


def _keys(source: str, excerpt: str | None) -> Iterator[_Key]:
    yield source, ""
    if excerpt:
        yield source, excerpt


def lenses(known: SiteMoment, path: str, counts: CitationCounts) -> list[Lens]:
    """What is shown on a card: above its title for the whole source, above the heading of each passage.

    Nothing where the site has no pages, as while config.yaml is broken.
    """
    card = known.card(path)
    if card is None or not isinstance(known.state, Site):
        return []
    citing = counts.of(known.state, [(card.id, ""), *((card.id, each.id) for each in card.excerpts)])
    title = dict(card.places).get("title")
    start, end = (known.offset(title), known.offset(title.end)) if title else (0, 0)
    found = [Lens(start, end, citing[0])]
    for excerpt, of_excerpt in zip(card.excerpts, citing[1:], strict=True):
        start, end = known.offset(excerpt.place), known.offset(excerpt.place.end)
        found.append(Lens(start, end, of_excerpt))
    return found
