"""What an import does to the cards: it makes new ones, and changes what an earlier import has written.

`seeds/imports.lock` keeps, for each key of a bibliography, a digest of every value that an import has
written to a card. A value that still is as it was written follows the bibliography; any other is its
author's, and stays. So nothing that an author wrote is overwritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import field
from typing import Literal

from briefing_site.authoring.bibliography.card import UNCERTAIN, WAIVER, ImportedCard, imported_card
from briefing_site.authoring.bibliography.doubts import key_of, particulars
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.authoring.bibliography.ids import aliases_of, new_id
from briefing_site.authoring.bibliography.known_cards import KnownCard, folded, works_of
from briefing_site.model.edit import Edit, changed_bytes
from briefing_site.model.paths import card_path
from briefing_site.model.rules import RULES
from briefing_site.model.severity import Severity
from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.parse.yaml_notation import whole_entry
from briefing_site.text.dataclass import dataclass

_SHOWN = 60
"""Characters of a value that a message shows."""

_KEPT = frozenset({"aliases", "perspective", "kind", UNCERTAIN})
"""Keys that a card may have and a bibliography has not."""

State = Literal["new", "changed", "same", "left out"]
"""What becomes of the card of an entry; `left out` where the entry cannot be taken, card or not."""

Written = Mapping[str, Mapping[str, str]]
"""By key of a bibliography: by key of its card a digest of what an import has written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one entry."""

    label: str
    state: State
    said: str
    path: str = ""
    """Of its card; empty where it has none."""
    lines: tuple[str, ...] = ()
    """What differs, what is uncertain and what went into the note, a line each."""

    @property
    def failed(self) -> bool:
        """Whether the bibliography says something that no card does."""
        return self.state == "left out"


@dataclass(slots=True)
class Plan:
    """What an import is about to do."""

    outcomes: list[Outcome] = field(default_factory=list)
    new: dict[str, bytes] = field(default_factory=dict)
    """Path to content of each new card."""
    changed: dict[str, bytes] = field(default_factory=dict)
    """Path to the new content of each card that is there."""
    written: dict[str, dict[str, str]] = field(default_factory=dict)


def read_written(data: bytes) -> dict[str, dict[str, str]]:
    """What earlier imports have written; nothing for a file that is damaged."""
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: dict(kept) for key, kept in found.items() if isinstance(kept, dict)}


def written_bytes(written: Written) -> bytes:
    """The same as a file: an entry a line, sorted."""
    lines = ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(dict(sorted(kept.items())))}"
        for key, kept in sorted(written.items())
    )
    return f"{{\n{lines}\n}}\n".encode()


def plan(
    entries: Iterable[BibliographyEntry],
    cards: Iterable[KnownCard],
    written: Written,
    file: str,
    *,
    kind: str = "",
    perspective: str = "",
) -> Plan:
    """What is to be done for each entry of a bibliography; `file` is its name without an ending."""
    return _Planner(cards, written, file, kind, perspective).run(entries)


class _Planner:
    def __init__(
        self, cards: Iterable[KnownCard], written: Written, file: str, kind: str, perspective: str
    ) -> None:
        self.cards = list(cards)
        self.by_id = {card.id: card for card in self.cards}
        self.by_alias = {alias: card for card in self.cards for alias in card.aliases}
        self.by_work: dict[tuple[str, ...], list[KnownCard]] = {}
        """By DOI, by address and title, and by title, names and year: the cards of it."""
        for each in self.cards:
            for key in each.works:
                self.by_work.setdefault(key, []).append(each)
        self.taken = {*self.by_id, *self.by_alias}
        self.written = written
        self.file = file
        self.kind, self.perspective = kind, perspective
        self.engine = MarkdownEngine()
        self.plan = Plan(written={key: dict(kept) for key, kept in written.items()})
        self.met: dict[str, BibliographyEntry] = {}
        self.used: set[str] = set()
        """Paths of the cards that an entry has met already."""

    def run(self, entries: Iterable[BibliographyEntry]) -> Plan:
        """Go through the entries in order."""
        for entry in entries:
            self.plan.outcomes.append(self.one(entry))
        return self.plan

    def one(self, entry: BibliographyEntry) -> Outcome:
        """What becomes of one entry."""
        if entry.fault:
            return Outcome(entry.label, "left out", f"left out: {entry.fault}")
        twin = self.met.get(entry.key)
        if (
            entry.key
            and twin
            and (twin.type, twin.values, twin.rest) == (entry.type, entry.values, entry.rest)
        ):
            return Outcome(entry.label, "same", f"is the same entry as on line {twin.line}")
        self.met.setdefault(entry.key, entry)
        card = self.card_of(entry)
        if card:
            self.used.add(card.path)
            return self.update(entry, card)
        return self.make(entry)

    def card_of(self, entry: BibliographyEntry) -> KnownCard | None:
        """The card of the same work, which no entry before has met: known by its key, or by what it is."""
        values = entry.values
        title = folded(str(values.get("title", "")))
        found = [self.by_alias.get(entry.key)] if entry.key else []
        named = self.by_id.get(entry.key)
        if named and (entry.key in self.written or folded(named.title) == title):
            found.append(named)
        for work in works_of(values):
            found += self.by_work.get(work, [])
        return next((card for card in found if card and card.path not in self.used), None)

    def make(self, entry: BibliographyEntry) -> Outcome:
        """A new card."""
        name = new_id(entry, self.file, self.taken)
        every = aliases_of(entry, name)
        aliases = tuple(alias for alias in every if alias not in self.taken)
        card = imported_card(entry, aliases, kind=self.kind, perspective=self.perspective)
        path = card_path(name)
        data = card.text.encode("utf-8")
        if trouble := self.trouble(path, data):
            return Outcome(entry.label, "left out", f"left out: {trouble}")
        self.taken |= {name, *aliases}
        self.plan.new[path] = data
        self.note(entry, name, card, card.keys)
        told = [
            f"the key {alias} is that of another source, so it is no alias"
            for alias in every
            if alias not in aliases
        ]
        return Outcome(entry.label, "new", path, path, (*told, *_told(entry, card)))

    def trouble(self, path: str, data: bytes) -> str:
        """Why a card could not be read again; empty where it could, with its waivers."""
        made, found = parse_source(path, data, self.engine)
        found = [
            fault for fault in found if fault.severity is Severity.ERROR and not RULES[fault.code].is_lint
        ]
        if isinstance(made, Source) and not found:
            return ""
        first = next(iter(found), None)
        return first.message if first else "no card can be made of it"

    def note(self, entry: BibliographyEntry, name: str, card: ImportedCard, keys: Iterable[str]) -> None:
        """Keep what was written."""
        kept = self.plan.written.setdefault(entry.key or name, {})
        kept |= {key: _digest(card.keys[key]) for key in keys}

    def update(self, entry: BibliographyEntry, known: KnownCard) -> Outcome:
        """Changes of a card that is there, where nobody but an import has written; the rest is told."""
        add = [alias for alias in aliases_of(entry, known.id) if alias not in self.taken]
        aliases = (*known.aliases, *add)
        card = imported_card(entry, aliases, kind=self.kind, perspective=self.perspective)
        base = self.written.get(entry.key or known.id, {})
        new: dict[str, str] = {}
        told: list[str] = []
        for key, value in card.keys.items():
            now = known.keys.get(key, "")
            if key == UNCERTAIN:
                continue  # what its author has cleared stays cleared
            if value == now or (key in ("kind", "language") and key not in base and now):
                continue
            if key in ("kind", "perspective") and not (self.kind if key == "kind" else self.perspective):
                continue
            if (now and base.get(key) == _digest(now)) or (not now and key not in base) or key == "aliases":
                new[key] = value
                told.append(
                    f"{key}: {_short(now)} is now {_short(value)}"
                    if now
                    else f"{key}: {_short(value)} is new"
                )
            else:
                here = _short(now) if now else "nothing"
                told.append(f"{key}: the card has {here}, the bibliography {_short(value)}; the card stays")
        if guesses := _new_guesses(entry, known, new):
            new[UNCERTAIN] = guesses
        for key in base:
            if key not in card.keys and key in known.keys and key not in _KEPT:
                told.append(f"{key}: the bibliography has it no more; the card stays")
        if not new:
            self.note(
                entry, known.id, card, [key for key in card.keys if known.keys.get(key) == card.keys[key]]
            )
            said = f"{known.path} is there already, and stays as it is"
            return Outcome(entry.label, "same", said, known.path, tuple(told))
        data = changed_bytes(known.path, known.data, _edits(known, new, card.signs))
        if trouble := self.trouble(known.path, data):
            said = f"{known.path} stays as it is: {trouble}"
            return Outcome(entry.label, "left out", said, known.path, tuple(told))
        self.taken |= set(add)
        self.plan.changed[known.path] = data
        same = [key for key in card.keys if key in new or known.keys.get(key) == card.keys[key]]
        self.note(entry, known.id, card, same)
        return Outcome(entry.label, "changed", f"{known.path} changes", known.path, tuple(told))


def _new_guesses(entry: BibliographyEntry, known: KnownCard, new: Iterable[str]) -> str:
    """The list of guesses with those of the values that are `new`; empty where it stays as it is."""
    have = [name for name in known.keys.get(UNCERTAIN, "").strip("[]").split(", ") if name]
    found = particulars(variable for variable in entry.doubts if key_of(variable) in set(new))
    every = list(dict.fromkeys([*have, *found]))
    return f"[{', '.join(every)}]" if every != have else ""


def _edits(known: KnownCard, new: Mapping[str, str], signs: Container[str]) -> list[Edit]:
    """The edits that give keys of a card new values, each on its line; `signs` are those with a waiver."""
    front = known.text.front
    entries = front.data if front and isinstance(front.data, dict) else {}
    edits, added = [], []
    for key, value in new.items():
        entry = entries.get(key)
        place = whole_entry(known.text.lines, entry.start) if entry else None
        waiver = WAIVER if key in signs and f"{WAIVER}{key}:" not in known.data.decode() else ""
        if place:
            edits.append(Edit(place, f"{waiver}{key}: {value}\n"))
        else:
            added.append(f"{waiver}{key}: {value}")
    if added:
        room = known.text.new_key
        edits.append(room.fill("\n".join(added)))
    return edits


def _told(entry: BibliographyEntry, card: ImportedCard) -> list[str]:
    """What is uncertain, and what went into the note."""
    told = [f"{key} is uncertain: {why}" for key, why in card.doubts.items() if key != "kind"]
    if entry.rest:
        told.append(f"in the note: {', '.join(dict.fromkeys(name for name, _ in entry.rest))}")
    return told


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
