"""The notes of one page: numbers by first appearance, one note per excerpt, one mark per citation.

The same rule numbers the notes of a briefing, of a timeline and of a list of findings: each is a series of
bodies in reading order. The text of an author's footnote is read where its note stands: behind all bodies at
the end of a page (`number`), and with its mark at the foot of a page of paper (`numbered_at_feet`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole, FootnoteHole
from briefing_site.model.briefing import Footnote
from briefing_site.model.citation import Citation, Mode
from briefing_site.model.compact import compact
from briefing_site.model.halves import FirstHalf, InHalves, second_half
from briefing_site.model.note_key import CitedKey, FootnoteKey, NoteKey
from briefing_site.text.dataclass import dataclass


@compact
@dataclass(frozen=True, slots=True)
class NoteUse:
    """One mark on a page, as the list of notes links back to it."""

    id: str
    citation: Citation | None
    """None for an author's own footnote."""


@compact
@dataclass(frozen=True, slots=True)
class NumberedNote:
    """One item of a page's notes."""

    key: NoteKey
    id: str
    number: int
    uses: tuple[NoteUse, ...]
    """In reading order."""


@compact
@dataclass(frozen=True, slots=True)
class NoteMark:
    """One mark, as the text prints it."""

    number: int
    note: str
    """Id of the note."""
    use: str
    """Id of the mark itself."""
    first: bool
    """Whether the mark is the first of its note."""


@dataclass(frozen=True, slots=True)
class Numbering(InHalves):
    """The notes of a page and the marks that lead to them."""

    LATER = ("notes", "marks")

    notes: tuple[NumberedNote, ...]
    marks: Mapping[tuple[int, int], tuple[NoteMark, ...]]
    """Position of a body and number of a hole in it to the marks that are printed there."""
    footnotes: Mapping[str, int]
    """Name of each footnote that the page uses to the position of its body, counted on behind `bodies`."""

    @classmethod
    def late(cls, footnotes: Mapping[str, int], make: Callable[[], Numbering]) -> Numbering:
        """A numbering of which the `footnotes` are known; `make` gives it when notes are asked for."""
        made: Numbering = FirstHalf(cls, (footnotes,)).with_second(lambda: second_half(make()))
        return made


@dataclass(slots=True)
class _NoteCount:
    """A note whose uses are still being counted."""

    id: str
    number: int
    uses: list[NoteUse]


def number(
    bodies: Iterable[Body], footnotes: Mapping[str, Footnote], known: Collection[CitedKey]
) -> Numbering:
    """Number the notes of a page.

    `bodies` are the page's texts in reading order. The text of an author's footnote is read when the
    notes are, so its own citations come after those of the bodies. Citations outside `known` (which
    have been reported already) get no mark.
    """
    notes: dict[NoteKey, _NoteCount] = {}
    marks: dict[tuple[int, int], tuple[NoteMark, ...]] = {}
    positions: dict[str, int] = {}
    queue = list(bodies)
    position = 0
    while position < len(queue):
        for at, hole in enumerate(queue[position].holes):
            if isinstance(hole, CitationHole):
                keyed = ((citation.key, citation) for citation in hole.citations)
                marks[position, at] = tuple(_use(notes, key, c) for key, c in keyed if key in known)
            elif isinstance(hole, FootnoteHole) and hole.name in footnotes:
                own = FootnoteKey(hole.name)
                if own not in notes:
                    positions[hole.name] = len(queue)
                    queue.append(footnotes[hole.name].body)
                marks[position, at] = (_use(notes, own, None),)
        position += 1
    return Numbering(
        tuple(NumberedNote(key, n.id, n.number, tuple(n.uses)) for key, n in notes.items()), marks, positions
    )


def _use(notes: dict[NoteKey, _NoteCount], key: NoteKey, citation: Citation | None) -> NoteMark:
    note = notes.get(key)
    if note is None:
        note = notes[key] = _NoteCount(addresses.note_id(key), len(notes) + 1, [])
    count = len(note.uses) + 1
    use = NoteUse(addresses.use_id(key, count), citation)
    note.uses.append(use)
    return NoteMark(note.number, note.id, use.id, count == 1)


def numbered_at_feet(
    numbering: Numbering, bodies: Sequence[Body], footnotes: Mapping[str, Footnote]
) -> Numbering:
    """The same notes and marks, numbered for pages of paper, each of which has its notes at the foot.

    What an author's footnote cites for the first time stands behind it there, so that numbers ascend at the
    foot; the notes of the bracket that has its mark stand before. Ids stay as they are, and so does the order
    of the uses of a note.
    """
    numbers: dict[str, int] = {}
    first: set[str] = set()
    for mark in _read_at_feet(numbering, bodies, footnotes):
        if mark.note not in numbers:
            numbers[mark.note] = len(numbers) + 1
            first.add(mark.use)
    notes = (replace(note, number=numbers[note.id]) for note in numbering.notes)
    marks = {
        at: tuple(replace(mark, number=numbers[mark.note], first=mark.use in first) for mark in found)
        for at, found in numbering.marks.items()
    }
    return Numbering(tuple(sorted(notes, key=lambda note: note.number)), marks, numbering.footnotes)


def _read_at_feet(
    numbering: Numbering, bodies: Sequence[Body], footnotes: Mapping[str, Footnote]
) -> Iterator[NoteMark]:
    """Every mark, as it is read where a footnote stands at the foot: behind the bracket that has its mark."""
    unread = dict(numbering.footnotes)
    for position, body in enumerate(bodies):
        for bracket in _brackets(body):
            texts = [(position, body, bracket)]
            for at, text, holes in texts:  # which grows: a footnote may have the mark of another
                for number in holes:
                    hole = text.holes[number]
                    yield from numbering.marks.get((at, number), ())
                    if isinstance(hole, FootnoteHole) and hole.name in unread:
                        own = footnotes[hole.name].body
                        texts.append((unread.pop(hole.name), own, range(len(own.holes))))


def _brackets(body: Body) -> Iterator[Sequence[int]]:
    """The numbers of the holes of a body, those together whose marks are printed in one bracket."""
    start = 0
    for number, piece in enumerate(body.pieces[1:], 1):
        follows = body.holes[number] if number < len(body.holes) else None
        joins = isinstance(follows, FootnoteHole) or (
            isinstance(follows, CitationHole) and follows.citations[0].mode is not Mode.IN_TEXT
        )
        if piece.strip() or not joins:
            yield range(start, number)
            start = number
