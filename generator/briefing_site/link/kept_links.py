"""What is kept of a file that was tied to others: its notes numbered, its references followed.

A later command takes it where all that the file looked up in others still stands for the same (`Traces`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefing_site.link.numbering import Numbering, number
from briefing_site.model.body import Body, CitationHole
from briefing_site.model.briefing import Briefing
from briefing_site.model.compact import compact
from briefing_site.model.dataclass import dataclass
from briefing_site.model.note_key import CitedKey, FootnoteKey


@compact
@dataclass(frozen=True, slots=True)
class NoteNumbers:
    """A briefing with its notes numbered."""

    numbering: Numbering
    asked: tuple[str, ...]
    sources: tuple[str, ...]
    """Ids of the sources that notes name, in order of first use."""
    counts: Mapping[CitedKey, int]
    """How often the briefing cites each source and excerpt, in order of first use."""
    seen: str
    """A digest of the part of the briefing that files linking to it depend on."""

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


class Traces:
    """Digests of what the names in a site stand for; each is worked out once."""

    def __init__(self, names: Sequence[Mapping[str, object]], around: str) -> None:
        """`names` are the tables of all names; `around` is a digest of what else every file is tied with."""
        self._names = names
        self._around = around
        self._digests: dict[str, str] = {}

    def of(self, asked: Iterable[str]) -> str:
        """A digest of what some names stand for, and of what every file is tied with."""
        return digest_of((self._around, *map(self._stands_for, asked)))

    def _stands_for(self, name: str) -> str:
        made = self._digests.get(name)
        if made is None:
            values = [table[name] for table in self._names if name in table]
            made = self._digests[name] = digest_of((name, values))
        return made


def number_notes(briefing: Briefing, known: frozenset[CitedKey]) -> NoteNumbers:
    """A briefing with its notes numbered; `known` are the keys that lead to a source or an excerpt."""
    numbering = number(briefing.shown, {f.name: f for f in briefing.footnotes}, known)
    notes = numbering.notes
    counts = {note.key: len(note.uses) for note in notes if not isinstance(note.key, FootnoteKey)}
    sources = tuple(dict.fromkeys(key.source for key in counts))
    ids = sorted(chain.from_iterable((n.id, *(u.id for u in n.uses)) for n in notes))
    headings = tuple((h.id, h.text) for h in briefing.headings)
    named = (briefing.region, briefing.slug, briefing.title, briefing.lang)
    seen = digest_of((*named, briefing.ids, headings, ids))
    return NoteNumbers(numbering, tuple(dict.fromkeys(_cited_names(briefing.bodies))), sources, counts, seen)


def _cited_names(bodies: Iterable[Body]) -> Iterator[str]:
    for body in bodies:
        for hole in body.holes:
            if isinstance(hole, CitationHole):
                yield from (f"@{citation.source}" for citation in hole.citations)


def digest_of(value: object) -> str:
    """A digest of a value that is written the same in every process: it has no sets."""
    written = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(written, digest_size=16).hexdigest()
