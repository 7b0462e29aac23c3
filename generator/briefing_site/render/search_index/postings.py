"""The terms of an index with the documents that hold them; brought up to date where few documents change.

Postings stand in order of their weight, so that a page has the best documents of a frequent word when it has
read the first few digits, and not after all (impact order: Anh and Moffat, "Pruned query evaluation using
pre-computed impacts", SIGIR 2006).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from briefing_site.model.compact import compact
from briefing_site.render.search_index.digits import KnownDigits, numbers_of
from briefing_site.render.search_index.indexed import Indexed, IndexedDocument
from briefing_site.render.search_index.vocabulary import ahead
from briefing_site.text.dataclass import dataclass

_FEW = 8
"""Where more than one document of so many has changed, all is made anew."""
_SIGNS = "()*+,./:"
"""Each before the documents of a weight, by weight; none is a digit."""
_OF_A_WEIGHT = re.compile(f"([{re.escape(_SIGNS)}])([^{re.escape(_SIGNS)}]+)")


@compact
@dataclass(frozen=True, slots=True)
class Postings:
    """Terms with number and weight of every document that holds them."""

    told: tuple[str, ...]
    """What each document was made from, in their order."""
    digits: Mapping[str, str]
    """By term: for each weight, from the highest, its sign, the first document, and the steps to the next."""
    counts: Mapping[str, int]
    """By term: how many documents hold it."""

    @classmethod
    def of(cls, found: Iterable[Indexed], told: Sequence[str]) -> Postings:
        """Those of some documents, which were made from what is `told`."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(found):
            for term, weight in document.terms.items():
                postings[term].append(8 * number + weight)  # one number for both, since there are millions
        known = KnownDigits()
        return cls(
            tuple(told),
            {term: _written(numbers, known) for term, numbers in postings.items()},
            {term: len(numbers) for term, numbers in postings.items()},
        )

    def renewed(
        self,
        found: Sequence[Indexed],
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
            weights: dict[int, int | None] = dict(_read(digits.pop(term, "")))
            weights |= by_number
            numbers = sorted(8 * number + weight for number, weight in weights.items() if weight is not None)
            counts.pop(term, None)
            if numbers:
                digits[term], counts[term] = _written(numbers, known), len(numbers)
        return Postings(tuple(told), digits, counts)

    def lines(self) -> Iterator[str]:
        """Each term with its digits, in the order in which JavaScript compares strings."""
        return (f"{term} {self.digits[term]}" for term in ahead(self.digits))


def _written(postings: Sequence[int], known: KnownDigits) -> str:
    """The digits of some postings, each `8 * number + weight`, in order."""
    by_weight: dict[int, list[int]] = {}
    for one in postings:
        of = by_weight.get(one & 7)
        if of is None:
            by_weight[one & 7] = [one >> 3]
        else:
            of.append(one >> 3)
    return "".join(
        _SIGNS[weight] + known[of[0]] + "".join([known[b - a] for a, b in pairwise(of)])
        for weight, of in sorted(by_weight.items(), reverse=True)
    )


def _read(digits: str) -> Iterator[tuple[int, int]]:
    """Number and weight of each posting that `_written` has written."""
    for sign, of in _OF_A_WEIGHT.findall(digits):
        weight = _SIGNS.index(sign)
        for number in accumulate(numbers_of(of)):
            yield number, weight
