"""Figures side by side that count two things: “3 ships and 5 boats”, “Esk 30, Brae 50”.

A count belongs to the word behind it, or to the name before or behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.turned_words import stem
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import CLOCK, Figure
from briefing_site.text.word_set import word_set

_BEHIND = LazyPattern(r"[ \u00a0\u202f-](?:of (?:the |its )?)?([^\W\d_]{3,})")
_NAME = LazyPattern(r"(?<![\w’'-])[^\W\d_a-z]\w*(?:[-’'][^\W\d_]\w*)*")
_NO_NAMES = word_set(
    "a an and as at but by for from if in it its of on or so that the their these they this those to we when "
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday "
    "while with there both all in der die das und ein eine le la les et un une el los las y una в и на"
)
_NO_THINGS = word_set(
    "per percent prozent cent million billion trillion millions and und the that than with from"
)
_PLURALS = word_set("people men women children crew police staff cattle sheep fish aircraft")
_NO_PLURALS = word_set(
    "others times always overseas besides towards afterwards indoors outdoors less was is has"
)
"""Words with an s at their end that name nothing which is counted."""
_CUT = LazyPattern(r"[,，、과와및と和与與]|\b(?:and|und|et|y|while|but|и|а|và)\b")
"""What parts two counts, each with its name."""
_BETWEEN = 60
"""So many characters may stand between the two figures."""
_STOPS = (". ", "; ", "? ", "! ")


class Count(NamedTuple):
    """A figure with what it counts, or whose it is."""

    figure: Figure
    of: str
    """The stem of the word, or the name, that it belongs to."""

    def end(self, text: str) -> int:
        """The offset behind the count, with the word that is counted."""
        found = _BEHIND.match(text, self.figure.end)
        return found.end() if found and stem(found[1]) == self.of else self.figure.end


Pair = tuple[Count, Count]


def counts_in_pairs(text: str, figures: Sequence[Figure]) -> Iterator[Pair]:
    """Two figures side by side of one sort, each with what it belongs to; by words, and by names."""
    for one, other in pairwise(figures):
        between = text[one.end : other.start]
        if (
            len(between) > _BETWEEN
            or any(stop in between for stop in _STOPS)
            or one.unit != other.unit
            or one.unit == CLOCK
            or one.ordinal
            or other.ordinal
            or same(one, other)
        ):
            continue
        if (thing := thing_counted(text, one)) and (others := thing_counted(text, other)) and thing != others:
            yield Count(one, thing), Count(other, others)
        low = max((text.rfind(stop, 0, one.start) + 1 for stop in _STOPS), default=0)
        low = max(low, one.start - _BETWEEN, *(each.end for each in figures if each.end <= one.start))
        cut = _CUT.search(text, one.end, other.start)
        if not cut:  # whose name it is, is not told
            continue
        before, behind = (
            names_between(text, low, one.start),
            names_between(text, other.end, _end(text, other.end)),
        )
        first, second = names_between(text, one.end, cut.start()), names_between(text, cut.end(), other.start)
        if before and second and not first and before[-1] != second[-1]:
            yield Count(one, before[-1]), Count(other, second[-1])
        elif first and behind and not (before or second) and first[0] != behind[0]:
            yield Count(one, first[0]), Count(other, behind[0])


def _end(text: str, at: int) -> int:
    ends = [end for stop in _STOPS if (end := text.find(stop, at, at + _BETWEEN)) >= 0]
    return min(ends, default=min(at + _BETWEEN, len(text)))


def thing_counted(text: str, figure: Figure) -> str:
    """The stem of the word right behind a figure; empty where it is none that is counted."""
    found = _BEHIND.match(text, figure.end)
    return stem(found[1]) if found and found[1].lower() not in _NO_THINGS else ""


def is_sure_thing(count: Count, text: str, language: str) -> bool:
    """Whether a count is of the thing behind it for sure: in “40 ships, and 12 sank” the 12 are ships too."""
    word = text[count.figure.end : count.end(text)].split()[-1:]
    if not word:
        return False
    if language[:2] == "de":
        return word[0][:1].isupper()
    return language[:2] == "en" and (
        (word[0].endswith("s") and word[0].lower() not in _NO_PLURALS) or word[0].lower() in _PLURALS
    )


def names_between(text: str, start: int, end: int) -> list[str]:
    """The words with a capital in a part of a text, but for small ones and for days."""
    return [name[0] for name in _NAME.finditer(text, start, end) if name[0].lower() not in _NO_NAMES]
