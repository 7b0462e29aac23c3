"""The terms of an index with the documents that hold them; brought up to date where few documents change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_site.model.compact import compact
from briefing_site.render.search_index.digits import KnownDigits, digits_of, numbers_of
from briefing_site.render.search_index.indexed import IndexedDocument
from briefing_site.render.search_index.vocabulary import ahead

_FEW = 8
"""Where more than one document of so many has changed, all is made anew."""


@compact
@dataclass(frozen=True, slots=True)
class Postings:
    """Terms with number and weight of every document that holds them."""

    told: tuple[str, ...]
    """What each document was made from, in their order."""
    digits: Mapping[str, str]
    """By term: the first of its postings, and the steps from each to the next.

    A posting is `8 * number + weight`; a step is the difference of the numbers with the weight of the later
    one, three bits below them.
    """
    counts: Mapping[str, int]
    """By term: how many documents hold it."""

    @classmethod
    def of(cls, found: Iterable[IndexedDocument], told: Sequence[str]) -> Postings:
        """Those of some documents, which were made from what is `told`."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(found):
            for term, weight in document.terms.items():
                postings[term].append(8 * number + weight)
        known = KnownDigits()
        return cls(
            tuple(told),
            {term: _written(numbers, known) for term, numbers in postings.items()},
            {term: len(numbers) for term, numbers in postings.items()},
        )

    def renewed(
        self,
        found: Sequence[IndexedDocument],
        told: Sequence[str],
        before: Callable[[str], IndexedDocument | None],
    ) -> Postings | None:
        """The same of other documents, of which few are others; None where that would not be quicker.

        `before` gives a document as it was, by what was told of it; None where that is not known.
        """
        if len(told) != len(self.told):
            return None
        changed = [at for at, now in enumerate(told) if now != self.told[at]]
        if len(changed) * _FEW > len(told):
            return None
        edits: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
        for at in changed:
            old = before(self.told[at])
            if old is None:
                return None
            was, now = old.terms, found[at].terms
            for term in was.keys() | now.keys():
                if was.get(term) != now.get(term):
                    edits[term][at] = now.get(term)
        digits, counts, known = {**self.digits}, {**self.counts}, KnownDigits()
        for term, by_number in edits.items():
            weights: dict[int, int | None] = {one >> 3: one & 7 for one in _read(digits.pop(term, ""))}
            weights |= by_number
            numbers = sorted(8 * number + weight for number, weight in weights.items() if weight is not None)
            counts.pop(term, None)
            if numbers:
                digits[term], counts[term] = _written(numbers, known), len(numbers)
        return Postings(tuple(told), digits, counts)

    def lines(self) -> Iterator[str]:
        """Each term with its digits, in the order in which JavaScript compares strings."""
        return (f"{term} {self.digits[term]}" for term in ahead(self.digits))


def _written(numbers: Sequence[int], known: KnownDigits) -> str:
    steps = [known[b - (a & -8)] for a, b in pairwise(numbers)]
    return digits_of(numbers[0]) + "".join(steps)


def _read(digits: str) -> Iterator[int]:
    """The postings that `_written` has written."""
    last = 0
    for step in numbers_of(digits):
        last = (last & -8) + step
        yield last
