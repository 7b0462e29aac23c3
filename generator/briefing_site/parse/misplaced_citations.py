"""Citations in texts where no mark can be printed: their places, and what a fix takes out or moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing_site.model.citation import Mode
from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.parse import citations
from briefing_site.parse.key_folding import HASHES
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_LIKE_A_CITATION = LazyPattern(f"[{HASHES}\\[［{{]")
"""What a look-alike has in it where it is not a handle such as `@somebody`."""


@dataclass(frozen=True, slots=True)
class MisplacedCitation:
    """A citation, or what looks like one, where none can be printed; offsets are those of a text."""

    start: int
    """Offset of its key, which a diagnostic points to."""
    end: int
    first: int
    """Offset of all that belongs to it: its bracket, and the blanks before that."""
    last: int
    alone: bool
    """Whether the text would be empty without it."""


def misplaced_in(words: str, opaque: Sequence[tuple[int, int]] = ()) -> Iterator[MisplacedCitation]:
    """Each bracket of citations in a text, and what looks like a citation.

    A handle such as `@somebody` is none. The opaque spans are sorted and disjoint.
    """
    if not any(sign in words for sign in "@＠﹫"):
        return
    found = citations.find(words, opaque)
    for cluster in found.clusters:
        first = cluster.cites[0]
        if first.excerpt or first.mode is not Mode.IN_TEXT:
            yield _misplaced(words, first.start, first.end, cluster.start, cluster.end)
    for misfit in found.misfits:
        if _LIKE_A_CITATION.search(misfit.detail):
            yield _misplaced(words, misfit.start, misfit.end, misfit.start, misfit.end)


def fixes_of(
    found: MisplacedCitation, text: str, span: Callable[[int, int], Span], behind: int | None = None
) -> tuple[Fix, ...]:
    """The fixes of a citation in a `text`, of which `span` gives the places.

    `behind` is the offset behind the link or the picture that it stands in, if it can be moved there.
    """
    first, last = found.first, found.last
    whole = text[first:last]
    if not span(first, last).holds(len(whole)):
        # In folded YAML the blank before it may be the end of a line: then the blank behind it goes.
        first += len(whole) - len(whole.lstrip())
        last += text[last : last + 1] == " "
        whole = text[first:last]
    if found.alone or "\n" in whole or not span(first, last).holds(len(whole)):
        return ()
    out = Edit(span(first, last), "")
    fixes = [Fix("Take it out", (out,), Safety.DISPLAY)]
    if behind is not None:
        cited = whole.strip()
        cited = cited if cited.startswith("[") else f"[{cited}]"
        moved = Edit(Span.at(span(behind - 1, behind).end), f" {cited}")
        fixes.insert(0, Fix("Move it behind the link", (out, moved), Safety.UNSAFE))
    return tuple(fixes)


def _misplaced(words: str, start: int, end: int, first: int, last: int) -> MisplacedCitation:
    before, after = words[:first].rstrip(" \t"), words[last:]
    if not before or before.endswith("\n"):
        last += len(after) - len(after.lstrip(" \t"))
    return MisplacedCitation(start, end, len(before), last, not (before.strip() or after.strip()))
