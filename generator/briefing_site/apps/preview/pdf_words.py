"""Words that were selected on the picture of a PDF's page, to their place in the archived text.

Another program drew the words than the one that read them into the archive: lines end elsewhere, ligatures
and accents are drawn as they like, hyphens stand at ends of lines, heads and feet of pages were left out. So
both are compared by their letters alone, folded as verification folds them. What is then quoted are the words
of the archived text, which verification compares as ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from briefing_site.apps.preview.selection_to_excerpt import Point
from briefing_site.authoring.intake.pdf.mended import mended
from briefing_site.model.document import Document
from briefing_site.text.dataclass import dataclass
from briefing_site.text.folding import fold

LONGEST = 4_000
"""Characters of a selection at most."""
_EDGE = 24
"""Letters at either end of a selection by which it is found where something stands in its middle."""
_ROOM = 200
"""Letters that such a head or foot of a page, which the archived text has not, may have."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words selected on a page, and what stands around them there."""

    text: str
    before: str = ""
    after: str = ""


def place_of(document: Document, words: PageWords) -> tuple[Point, Point] | None:
    """Where the words begin and end in the archived text; None where they do not stand there in a row.

    Of several places that one is taken which has the same words around it.
    """
    wanted = _letters(words.text)
    if not wanted or len(words.text) > LONGEST:
        return None
    text, places = _letters_with_places(document.text)
    spans = [*_all(text, wanted)] or [*_around_a_gap(text, wanted)]
    if not spans:
        return None
    before, after = _letters(words.before), _letters(words.after)

    def likeness(span: tuple[int, int]) -> int:
        back = text[max(span[0] - len(before), 0) : span[0]]
        ahead = text[span[1] : span[1] + len(after)]
        return _alike(back[::-1], before[::-1]) + _alike(ahead, after)

    start, end = max(spans, key=likeness)
    return _point(document, places[start]), _point(document, places[end - 1], behind=True)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _letters(text: str) -> str:
    """What is compared of words on a page."""
    return _letters_with_places(" ".join(mended(line).text for line in text.splitlines()))[0]


def _letters_with_places(text: str) -> tuple[str, list[int]]:
    """A folded text without spaces and dashes, and the offset of each of its characters in the original."""
    folded = fold(text)
    kept = [(char, at) for at, char in enumerate(folded.text) if not char.isspace() and char != "-"]
    return "".join(char for char, _ in kept), [folded.origin(at)[0] for _, at in kept]


def _all(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = text.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = text.find(wanted, at + 1)


def _around_a_gap(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Places of both ends of a selection over the edge of a page, whose foot and head were left out."""
    if len(wanted) < 2 * _EDGE:
        return
    for start, low in _all(text, wanted[:_EDGE]):
        longest = start + len(wanted)
        end = text.rfind(wanted[-_EDGE:], low, longest)
        if end >= 0 and longest - end - _EDGE <= _ROOM:
            yield start, end + _EDGE


def _point(document: Document, offset: int, *, behind: bool = False) -> Point:
    """The paragraph of an offset, and the offset in it, or the one behind it."""
    paragraph = next(each for each in reversed(document.paragraphs) if each.start <= offset)
    return paragraph.number, offset - paragraph.start + behind
