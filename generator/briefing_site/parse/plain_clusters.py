"""Brackets of citations that hold keys and the commonest words beside them, as nearly all do: read at sight.

`[@a#x]`, `[see @a#x, p. 3; -@b#y]`. What `parse/citations.py` would say of such a bracket is known before its
pass over the text, if nothing else in the text may be a part of a citation. The pass itself reads all others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from briefing_site.model.citation import Mode
from briefing_site.parse.citation_affixes import Affixes, read_affixes
from briefing_site.parse.citations import Cite, Cluster
from briefing_site.text.slug import ID

_BRACKET, _SUPPRESSED, _IN_TEXT = Mode.BRACKET, Mode.SUPPRESSED, Mode.IN_TEXT
_SIGNAL = r"(?:(?:see also|but see|see|cf\.|contra)[ \n])?"
_BEHIND = r"(?:, pp?\. \d{1,5}(?:[-–]\d{1,5})?)?"
_ONE = rf"{_SIGNAL}-?@{ID.pattern}#{ID.pattern}{_BEHIND}"
CLUSTER = rf"\[(?<!\[\[){_ONE}(?:;[ \n]{_ONE})*\](?![(\[{{\]])"
"""The pattern of such a bracket, without groups."""
RUNNING = rf"@(?<![^ \n]@){ID.pattern}#{ID.pattern}(?=[ ,;])(?![ ]*+\n?[ ]*+\[)"
"""The pattern of a citation in running text without a bracket behind it, where no odd bracket is near."""
_CLUSTER = re.compile(CLUSTER)
_CITE = re.compile(rf"([^@-]*)(-?)@({ID.pattern})#({ID.pattern})([^;\]]*)[;\]]")
_OF_OTHERS = re.compile("[&{\\\\＠＃﹫［］；【¹²³⁴-⁹]|cite|</")
"""What makes the look at sight too short: notation of other citations, escapes, signs of full width, tags."""


def plain_clusters(text: str) -> dict[int, Cluster]:
    """The brackets of a text that can be read at sight, by their offsets.

    Empty where the text has other citations too, or what may change the reading of these.
    """
    if "[" not in text or "@" not in text or _OF_OTHERS.search(text):
        return {}
    found = {match.start(): read_cluster(match) for match in _CLUSTER.finditer(text)}
    # A link to an excerpt, `[[@a#x]]`, has an at sign too.
    signs = text.count("@") - text.count("[[@")
    return found if _keys(found.values()) == signs else {}


def nothing_else(text: str, opaque: Sequence[tuple[int, int]], clusters: Collection[Cluster]) -> bool:
    """Whether a text has no sign of a citation but those in these clusters, and in the opaque spans."""
    if opaque:
        pieces, at = [], 0
        for start, end in opaque:
            pieces.append(text[at:start])
            at = end
        text = "".join((*pieces, text[at:]))
    brackets, keys = len(clusters), _keys(clusters)
    return (
        text.count("[") == brackets
        and text.count("]") == brackets
        and text.count("@") == keys
        and text.count("#") == keys
    )


def read_running(found: re.Match[str]) -> Cluster:
    """The cluster of a citation in running text, which `RUNNING` has found."""
    start, end = found.span()
    source, _, excerpt = found[0][1:].partition("#")
    return Cluster(start, end, (Cite(source, excerpt, _IN_TEXT, *_affixes("", ""), start, start, end),))


def _keys(clusters: Iterable[Cluster]) -> int:
    """How many keys some clusters have."""
    return sum(len(cluster.cites) for cluster in clusters)


def read_cluster(found: re.Match[str]) -> Cluster:
    """The cluster of a bracket, which `CLUSTER` has found."""
    text, (start, end) = found.string, found.span()
    cites: list[Cite] = []
    at = start + 1
    while at < end and (one := _CITE.match(text, at)):
        before, minus, source, excerpt, after = one.groups()
        first, sign = one.span(2)
        mode = _SUPPRESSED if minus else _BRACKET
        cites.append(Cite(source, excerpt, mode, *_affixes(before, after), first, sign, one.end(4)))
        at = one.end()
    return Cluster(start, end, tuple(cites))


@lru_cache(maxsize=1 << 10)
def _affixes(before: str, after: str) -> Affixes:
    """The words around a key, of which a site has few."""
    return read_affixes(before, after)
