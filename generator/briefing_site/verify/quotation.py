"""A quotation as its author wrote it: fragments of the source, joined by ellipses and by words in brackets.

In `[T]he ferry [...] carries [many] people` the fragments are `he ferry`, which has a head, `carries` and
`people`; the first join between them is a gap, the second has words of the author's own.
"""

from __future__ import annotations

import re

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import one_word

BRACKET = re.compile(r"[\[［]([^\[\]［］]*)[\]］]")


_ELLIPSIS = LazyPattern(r"(?:\.\s*){3,4}|…+")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of the source in one piece."""

    text: str
    head: str = ""
    """Letters in brackets that begin its first word, as in "[T]he"."""
    tail: str = ""
    """Letters in brackets that end its last word, as in "promot[ed]"."""


@dataclass(frozen=True, slots=True)
class Join:
    """The text between two fragments, before the first, or after the last."""

    gap: bool = False
    """Whether the join has an ellipsis."""
    own: tuple[str, ...] = ()
    """The author's own words, which stand in brackets."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as fragments of the source and the joins around them."""

    fragments: tuple[Fragment, ...]
    joins: tuple[Join, ...]
    """One join before each fragment, and one after the last."""


def read_quotation(quote: str) -> Quotation:
    """Read a quotation on one line."""
    fragments: list[Fragment] = []
    joins = [Join()]
    pieces = BRACKET.split(quote)
    for i, piece in enumerate(pieces):
        if i % 2:
            words, join = piece.strip(), joins[-1]
            gap = bool(_ELLIPSIS.fullmatch(words))
            joins[-1] = Join(join.gap or gap, join.own if gap else (*join.own, words))
        elif any(map(str.isalnum, piece)):
            head = pieces[i - 1] if i and one_word(pieces[i - 1], piece) else ""
            tail = pieces[i + 1] if i + 1 < len(pieces) and one_word(piece, pieces[i + 1]) else ""
            fragments.append(Fragment(piece.strip(), head, tail))
            joins.append(Join())
    return Quotation(tuple(fragments), tuple(joins))
