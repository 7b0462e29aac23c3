"""Marks of notes that were pasted with a text, and lead nowhere here: `[1]`, `.¹`, `【4†source】`.

Readers would take them for marks of this page, whose numbers are others. They come from an encyclopedia, a
paper, or a program that answers questions and names its sources so.

A number in brackets is one where it is joined to a word or a stop, or stands before a
stop. So "at [12]" and "paragraph [12]" of a judgment are none; a power
or a unit, as in km², is none either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_site.parse.near_citations import Misfit, MisfitReason
from briefing_site.text.lazy_pattern import LazyPattern

_STOP = '[.,;:!?…”’»›)）。、，」』"]'
_RAISED = "¹⁴⁵⁶⁷⁸⁹"
_SEVERAL = r"\d{1,3}(?:\ ?[,–-]\ ?\d{1,3}){0,9}"
_MARK = LazyPattern(
    rf"""(?<=[^\s\[\](（{{}}\\^!=+*/|])(?:\[{_SEVERAL}\])+(?![(\[{{:\]\w])
      | (?:(?<=[^\W\d_]{{3}}\ )|(?<=[”»」)]\ ))(?<!\b(?:and|see|See|the)\ )
          (?<!para\ )(?<!paras\ )(?<!graph\ )(?<!graphs\ )
          (?:\[{_SEVERAL}\])+(?=[.,;:。]|\s*\Z)
      | \[(?:fn:[^\[\]\s]{{1,40}}|cite(?:_start|_end|:\ ?{_SEVERAL}))\]
      | (?:\[(?:[1-9]\d{{0,2}}|\#\w{{0,40}}|\*)\]_)(?!\w)
      | footnote:\[[^\[\]\n]{{1,400}}\]
      | 【[^】\n]{{0,20}}†[^】\n]{{0,80}}】
      | :contentReference\[oaicite:\d+\](?:\{{index=\d+\}})?
      | \bciteturn\d+[a-z]+\d+(?:turn\d+[a-z]+\d+)*
      | (?<={_STOP}<sup>)\[?{_SEVERAL}\]?(?=</sup>) | (?<=[^\W\d_]{{4}}<sup>)\[?{_SEVERAL}\]?(?=</sup>)
      | (?<=<sup>)\[{_SEVERAL}\](?=</sup>)
      | (?<={_STOP})[²³{_RAISED}][⁰²³{_RAISED}]{{0,2}}(?!\w)
      | (?<=[^\W\d_]{{4}})[{_RAISED}][⁰²³{_RAISED}]{{0,2}}(?![\w/])""",
    re.VERBOSE,
)
_SIGN = re.compile(
    # The search for one of some signs is much faster than that for one of some patterns.
    rf"[\[<【²³{_RAISED}](?:(?<=\[)(?:\d|cite|fn:|oaicite|[#*])|(?<=<)sup>|(?<=[【²³{_RAISED}]))"
)
"""What a text has in it where such a mark may be; most texts have nothing of it."""


def pasted_marks(text: str, opaque: Sequence[tuple[int, int]]) -> Iterator[Misfit]:
    """The marks outside of the opaque spans, which are sorted and disjoint."""
    if not (_SIGN.search(text) or "citeturn" in text or "footnote:[" in text):
        return
    for found in _MARK.finditer(text):
        at = bisect_right(opaque, (found.start(), len(text))) - 1
        if at < 0 or opaque[at][1] <= found.start():
            yield Misfit(*found.span(), MisfitReason.PASTED_MARK, found[0])
