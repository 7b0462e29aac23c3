"""What is kept of a file that was tied to others: its notes numbered, its references followed.

A later command takes it where all that the file looked up in others still stands for the same (`Traces`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from sys import intern

from briefing_site.link.numbering import Numbering, number
from briefing_site.link.seen_names import cited_part
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.compact import compact
from briefing_site.model.note_key import CitedKey, FootnoteKey
from briefing_site.text.dataclass import dataclass


@compact
@dataclass(frozen=True, slots=True)
class NoteCounts:
    """What is kept of the notes of a briefing: all that other pages need to know of them."""

    footnotes: Mapping[str, int]
    """As in `Numbering`."""
    asked: tuple[str, ...]
    """The names of the sources that the briefing cites."""
    sources: tuple[str, ...]
    """Ids of the sources that notes name, in order of first use."""
    counts: Mapping[CitedKey, int]
    """How often the briefing cites each source and excerpt, in order of first use."""
    unknown: tuple[CitedKey, ...]
    """The keys that it cites besides, which lead to nothing."""
    seen: str
    """A digest of the part of the briefing that files linking to it depend on."""

    def holds(self, known: Set[CitedKey]) -> bool:
        """Whether the notes are numbered so on a site of which some keys are `known`."""
        return self.counts.keys() <= known and known.isdisjoint(self.unknown)


@dataclass(frozen=True, slots=True)
class NoteNumbers:
    """A briefing with its notes numbered."""

    numbering: Numbering
    """Worked out when its notes are asked for, where an earlier command has kept the counts."""
    kept: NoteCounts

    @property
    def ids(self) -> frozenset[str]:
        """The ids that the page of the briefing gives to notes and marks."""
        return frozenset(chain.from_iterable((n.id, *(u.id for u in n.uses)) for n in self.numbering.notes))


@compact
@dataclass(frozen=True, slots=True)
class Followed:
    """What is kept of a file of which every reference leads to something, and without a fault."""

    asked: tuple[str, ...]
    seen: str
    """A digest of what these names stood for, and of what else the file was tied with."""
    leading: tuple[tuple[str, str], ...]
    """As in `FileLinks`."""


class _Told(dict[str, str]):
    """What names stand for; it is worked out when a name is first asked for."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        self._tell = tell

    def __missing__(self, name: str) -> str:
        told = self[name] = self._tell(name)
        return told


class Traces:
    """What the names in a site stand for, as far as other files can see, told in short texts."""

    def __init__(self, names: Sequence[Mapping[str, object]], around: str) -> None:
        """`names` are the tables of all names; `around` is a digest of what else every file is tied with."""
        self._names = names
        self._around = around
        self.stands_for: Mapping[str, str] = _Told(self._stands_for)
        """A name to what it stands for."""
        self.in_brackets: Mapping[str, str] = _Told(self._in_brackets)
        """The same; of the name of a source, as far as a citation in a bracket depends on it."""

    def of(self, asked: Iterable[str]) -> str:
        """A digest of what some names stand for, and of what every file is tied with."""
        return digest_of((self._around, *map(self.stands_for.__getitem__, asked)))

    def _stands_for(self, name: str) -> str:
        values = self._values(name)
        if len(values) == 1 and isinstance(values[0], str):  # a digest, as a briefing stands for
            return f"{name} {values[0]}"
        return digest_of((name, values))

    def _in_brackets(self, name: str) -> str:
        if name.startswith("@"):
            return digest_of((name, [*map(cited_part, self._values(name))]))
        return self.stands_for[name]

    def _values(self, name: str) -> list[object]:
        return [table[name] for table in self._names if name in table]


def number_notes(
    briefing: Briefing,
    known: Mapping[CitedKey, CitedKey],
    keep: Callable[[Callable[[], NoteCounts]], NoteCounts],
) -> NoteNumbers:
    """A briefing with its notes numbered.

    `known` has the keys that lead to a source or an excerpt, each for itself: a key that many briefings cite
    is one object, and kept once. `keep` gives what is kept of the notes, made where nothing is.
    """
    made: Numbering | None = None

    def numbered() -> Numbering:
        return number(briefing.shown, {f.name: f for f in briefing.footnotes}, known.keys())

    def counted() -> NoteCounts:
        nonlocal made
        made = numbered()
        return _counted(briefing, made, known)

    kept = keep(counted)
    return NoteNumbers(made or Numbering.late(kept.footnotes, numbered), kept)


def _counted(briefing: Briefing, numbering: Numbering, known: Mapping[CitedKey, CitedKey]) -> NoteCounts:
    notes = numbering.notes
    counts = {known[n.key]: len(n.uses) for n in notes if not isinstance(n.key, FootnoteKey)}
    ids = sorted(chain.from_iterable((n.id, *(u.id for u in n.uses)) for n in notes))
    headings = tuple((h.id, h.text) for h in briefing.headings)
    named = (briefing.region, briefing.slug, briefing.title, briefing.lang)
    return NoteCounts(
        footnotes=numbering.footnotes,
        asked=tuple(dict.fromkeys(name_of_source(key.source) for key in _cited_keys(briefing.bodies))),
        sources=tuple(dict.fromkeys(key.source for key in counts)),
        counts=counts,
        unknown=tuple(dict.fromkeys(key for key in _cited_keys(briefing.bodies) if key not in known)),
        seen=digest_of((*named, briefing.ids, headings, ids)),
    )


def _cited_keys(bodies: Iterable[Body]) -> Iterator[CitedKey]:
    for body in bodies:
        for hole in body.holes:
            if isinstance(hole, CitationHole):
                yield from (citation.key for citation in hole.citations)


def name_of_source(name: str) -> str:
    """The name by which files look up the source of an id: one object, as many files look up the same."""
    return intern(f"@{name}")


def digest_of(value: object) -> str:
    """A digest of a value that is written the same in every process: it has no sets."""
    written = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(written, digest_size=16).hexdigest()
