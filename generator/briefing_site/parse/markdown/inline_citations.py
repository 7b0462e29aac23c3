"""Citations put in the place of the parts of an inline text that they are written with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing_site.parse.citations import Cluster
from briefing_site.parse.markdown.emphasis import SignRun
from briefing_site.parse.markdown.inline_parts import Part, Sort, Tag
from briefing_site.parse.markdown.inline_text import InlineText

_LINKS = frozenset([Sort.OPEN, Sort.IMAGE, Sort.WIKI, Sort.MARK, Sort.NOTE])


def insert(
    text: InlineText,
    parts: Iterable[Part],
    clusters: Iterable[Cluster],
    labels: Sequence[tuple[int, int]],
    opaque: Sequence[tuple[int, int]],
) -> tuple[list[Part], set[SignRun], list[tuple[int, int, str]]]:
    """The parts of a text with its citations among them.

    Returns besides the runs of signs that are gone, since they belong to a citation, and the links in the
    words around a key, where none can be printed: start, end and words of each.
    """
    rest = iter(parts)
    made: list[Part] = []
    gone: set[SignRun] = set()
    lost: list[tuple[int, int, str]] = []
    part = next(rest, None)
    for cluster in clusters:
        while part and part.end <= cluster.start:
            made.append(part)
            part = next(rest, None)
        if part and part.start < cluster.start:
            made.append(Part(part.sort, part.start, cluster.start, part.value))
        made.append(Part(Sort.CITATION, cluster.start, cluster.end, cluster))
        while part and part.start < cluster.end:
            if isinstance(part.value, SignRun):
                gone.add(part.value)
            elif part.sort in _LINKS and part.start >= cluster.start:
                lost += _link_at(text, part, labels, opaque)
            if part.end > cluster.end:
                part = Part(part.sort, cluster.end, part.end, part.value)
                break
            part = next(rest, None)
    while part:
        made.append(part)
        part = next(rest, None)
    return made, gone, lost


def words_of(text: str, parts: Iterable[Part]) -> str:
    """The words that parts print, as plain text."""
    return "".join(_words(text, part) for part in parts)


def _link_at(
    text: InlineText, part: Part, labels: Sequence[tuple[int, int]], opaque: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of the link or footnote that begins with a part; none for a bare address."""
    if part.sort is not Sort.OPEN:
        yield part.start, part.end, _words(text, part) if part.sort is Sort.IMAGE else ""
    elif text[part.start] == "[":
        words = next((end for start, end in labels if start == part.end), part.end)
        last = next((end for start, end in opaque if start == part.start), part.end)
        yield part.start, last, text[part.end : words]


def _words(text: str, part: Part) -> str:
    match part.sort:
        case Sort.TEXT:
            return text[part.start : part.end]
        case Sort.WORDS | Sort.CODE:
            return str(part.value)
        case Sort.RUN if isinstance(part.value, SignRun):
            return part.value.sign * part.value.count
        case Sort.BREAK:
            return "\n"
        case Sort.IMAGE if isinstance(part.value, Tag):
            return part.value.alt
        case Sort.HTML | Sort.WIKI | Sort.MARK | Sort.NOTE:
            return text[part.start : part.end]
        case _:
            return ""
