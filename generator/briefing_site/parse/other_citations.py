r"""Citations in the ways of other programs, and names of excerpts alone.

`\cite{a}` of LaTeX, `[cite:@a]` of Org mode, `cite:a`; the roles :cite:`a` of reStructuredText and {cite}`a`
of MyST; the placeholders {Lane, 2026 #12} of EndNote and { | Lane, 2026 | | |zu:1:A} of Zotero; `[#excerpt]`;
and a bracket whose at sign has no key behind it, `[@]`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_site.parse.near_citations import Misfit, MisfitReason
from briefing_site.text.lazy_pattern import LazyPattern

_OTHER = LazyPattern(
    r"""\\[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?(?:\[[^\[\]\n]*\]){0,2}\{[^{}\n]*\}
      | \[cite(?:/[\w/-]+)?:[^\[\]\n]*[@＠][^\[\]\n]*\]
      | :(?:foot)?cite(?::\w{1,12})?:`[^`\n]{0,80}`
      | \{(?:foot)?cite(?::\w{1,12})?\}`[^`\n]{0,80}`
      | \{[^{}|\n]{0,80}\|[^{}|\n]{0,80}\|[^{}|\n]{0,80}\|[^{}|\n]{0,80}\|[^{}|\n]{0,80}\}
      | \{[^{}\n,]{1,40},\ ?\d{4}[a-z]?,?\ ?\#\d{1,6}[^{}\n]{0,40}\}
      | (?<![\]\\!])(?P<nameless>\[\#[a-z][a-z0-9]*(?:-[a-z0-9]+)*\])(?![(\[{:])
      | (?<![\]\\!\[])(?P<keyless>
          \[(?:(?:see\ also|but\ see|see|cf\.|contra)\ )?-?[@＠](?:,[^\[\]@＠\n]*)?\])(?![(\[{:])
      | (?<![\w\\:/-])cite:[@＠]?[a-z0-9]+(?:-[a-z0-9]+)*(?:[#＃][a-z0-9-]+)?(?![\w/])""",
    re.VERBOSE,
)


def other_citations(text: str, opaque: Sequence[tuple[int, int]]) -> Iterator[Misfit]:
    """The citations of other programs that begin outside of the opaque spans."""
    for found in _OTHER.finditer(text):
        at = bisect_right(opaque, (found.start(), len(text))) - 1
        if at < 0 or opaque[at][1] <= found.start():
            nameless = found["nameless"] or found["keyless"]
            reason = MisfitReason.EMPTY_SOURCE if nameless else MisfitReason.OTHER_SYNTAX
            yield Misfit(*found.span(), reason, found[0])
