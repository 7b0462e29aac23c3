"""Long lists as several pages, each of a size that stays light, at addresses that last.

1. A list that fits on one page stays one page.
2. A list in order of time has a first page with its newest entries, and pages for all of them by year. The
   pages of a year are filled from its oldest entry on, so that a newer entry moves no other to another page,
   and an older one moves entries of its own year alone.
3. A list by name has pages by the first letter; a letter with too many names has pages by the first two, and
   so on. An entry moves to another page only when its page is divided, and the address of that then leads to
   its parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Generic, TypeVar

from briefing_site.model import addresses
from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import slug

K = TypeVar("K", bound=Hashable)
K_co = TypeVar("K_co", bound=Hashable, covariant=True)

ROOM = 120_000
"""Bytes of HTML, as guessed, that the entries of a page take at most; a larger one has a page of its own."""
MOST = 50
"""Entries of a page at most."""
_NEAR = 2
"""So many pages of the same year before and behind a page are named on it."""
OTHER = "~"
"""The period of names that begin with no Latin letter and no digit."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[K_co]):
    """An entry of a list."""

    key: K_co
    sort: str
    """The year, or the name by which the list is ordered."""
    weight: int
    """Bytes of HTML, as guessed."""


@compact
@dataclass(frozen=True, slots=True)
class Group:
    """Several pages, as the others name them: a year, or a letter."""

    name: str
    address: str
    """Of its first page."""
    count: int
    """Of its entries."""


@compact
@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the list."""

    address: str
    name: str
    """A year or a beginning of names; empty for the first page of the list."""
    part: int
    """From 1, where a year has several pages; 0 where it has one."""


@compact
@dataclass(frozen=True, slots=True)
class ListPage(Generic[K_co]):
    """A page of a list."""

    here: Turn
    entries: tuple[K_co, ...]
    """In the order of the list."""
    count: int
    """Of the entries of the whole list."""
    front: str = ""
    """Address of the first page of the list."""
    previous: Turn | None = None
    next: Turn | None = None
    groups: tuple[Group, ...] = ()
    """All years; or the letters, and of a divided letter its parts. Empty where the list is one page."""
    parts: tuple[Turn, ...] = ()
    """The first, the last and the nearest pages of the same year; empty where it has but one."""


def by_time(
    front: str, entries: Sequence[Entry[K]], *, oldest_first: bool = False, parted: bool = False
) -> dict[str, ListPage[K]]:
    """The pages, by address, of a list whose entries are given from the oldest on.

    The first page is at `front`. A page has its newest entry first, and the next page is of older ones,
    unless the list is `oldest_first`. With `parted` there are pages of years even where one page has room for
    all.
    """
    if not parted and _fits(entries):
        found = tuple(entry.key for entry in entries)
        return {front: ListPage(Turn(front, "", 0), found if oldest_first else found[::-1], len(entries))}
    groups: list[Group] = []
    leaves: list[tuple[Turn, Sequence[Entry[K]]]] = []
    for year, of_year in groupby(entries, key=lambda entry: entry.sort):
        pieces = list(_filled(of_year))
        for number, piece in enumerate(pieces, 1):
            address = addresses.leaf(front, year if number == 1 else f"{year}-{number}")
            leaves.append((Turn(address, year, number if len(pieces) > 1 else 0), piece))
        groups.append(Group(year, addresses.leaf(front, year), sum(map(len, pieces))))
    newest = [*next(_filled(reversed(entries)))][::-1]
    # The page from which to read on: that of the newest entry which the first page has not.
    beyond = len(entries) - len(newest) - 1
    starts = [0]
    for _, part in leaves:
        starts.append(starts[-1] + len(part))
    onward = next(turn for (turn, _), end in zip(leaves, starts[1:], strict=True) if beyond < end)
    turns = [turn for turn, _ in leaves]
    near = _near(turns)
    first = Turn(front, "", 0)

    def page(here: Turn, of: Sequence[Entry[K]], older: Turn | None, newer: Turn | None) -> ListPage[K]:
        keys = tuple(entry.key for entry in of)
        return ListPage(
            here=here,
            entries=keys if oldest_first else keys[::-1],
            count=len(entries),
            front=front,
            previous=older if oldest_first else newer,
            next=newer if oldest_first else older,
            groups=tuple(groups[::-1]),
            parts=near.get(here.address, ()),
        )

    found_pages = {front: page(first, newest, onward, None)}
    for at, (turn, of) in enumerate(leaves):
        newer = turns[at + 1] if at + 1 < len(turns) else None if oldest_first else first
        found_pages[turn.address] = page(turn, of, turns[at - 1] if at else None, newer)
    return found_pages


def by_name(front: str, entries: Sequence[Entry[K]], most: int = MOST) -> dict[str, ListPage[K]]:
    """The pages of a list whose entries are given in its order, by address; the first page is at `front`.

    A long list has no entry on its first page, only what leads to the others. A page has `most` entries at
    most.
    """
    if _fits(entries, most):
        return {front: ListPage(Turn(front, "", 0), tuple(entry.key for entry in entries), len(entries))}
    named = [(_letters(entry.sort), entry) for entry in entries]
    found: dict[str, ListPage[K]] = {}
    leaves: list[ListPage[K]] = []

    def divide(here: Turn, of: Sequence[tuple[str, Entry[K]]]) -> None:
        groups = tuple(
            (Group(name, addresses.leaf(front, _address_part(name)), len(members)), members)
            for name, members in _divided(here.name, of)
        )
        siblings = tuple(group for group, _ in groups)
        found[here.address] = ListPage(here, (), len(entries), front, groups=siblings)
        for group, members in groups:
            listed = [entry for _, entry in members]
            if not _fits(listed, most) and len({letters for letters, _ in members}) > 1:
                divide(Turn(group.address, group.name, 0), members)
                continue
            pieces = list(_filled(listed, most))
            for number, piece in enumerate(pieces, 1):
                # No name has two hyphens in a row, so that the address of a numbered page is that of no name.
                name = _address_part(group.name) + (f"--{number}" if number > 1 else "")
                turn = Turn(addresses.leaf(front, name), group.name, number if len(pieces) > 1 else 0)
                leaves.append(
                    ListPage(turn, tuple(e.key for e in piece), len(entries), front, groups=siblings)
                )

    first = Turn(front, "", 0)
    divide(first, named)
    turns = [first, *(leaf.here for leaf in leaves)]
    found[front] = replace(found[front], next=turns[1])
    near = _near(turns)
    for at, leaf in enumerate(leaves, 1):
        found[leaf.here.address] = replace(
            leaf,
            previous=turns[at - 1],
            next=turns[at + 1] if at + 1 < len(turns) else None,
            parts=near.get(leaf.here.address, ()),
        )
    return found


def _letters(name: str) -> str:
    """A name as it is sorted into pages: letters and hyphens, behind `OTHER` where the first is not Latin."""
    letters = slug(name)
    return letters if letters[:1].isascii() and letters else OTHER + letters


def _address_part(name: str) -> str:
    return name.replace(OTHER, "other-").rstrip("-") if name != OTHER else "other"


def _divided(
    name: str, of: Sequence[tuple[str, Entry[K]]]
) -> Iterator[tuple[str, list[tuple[str, Entry[K]]]]]:
    """Entries with the same beginning, by the first letter in which they are not all alike."""
    length = len(name)
    longest = max(len(letters) for letters, _ in of)
    while length < longest and len({letters[: length + 1] for letters, _ in of}) == 1:
        length += 1
    parts: dict[str, list[tuple[str, Entry[K]]]] = {}
    for letters, entry in of:
        parts.setdefault(letters[: length + 1], []).append((letters, entry))
    yield from sorted(parts.items())


def _fits(entries: Sequence[Entry[K]], most: int = MOST) -> bool:
    return len(entries) < 2 or (len(entries) <= most and sum(e.weight for e in entries) <= ROOM)


def _filled(entries: Iterable[Entry[K]], most: int = MOST) -> Iterator[list[Entry[K]]]:
    """Entries in pieces for a page each, filled one after the other."""
    piece: list[Entry[K]] = []
    weight = 0
    for entry in entries:
        if piece and (len(piece) == most or weight + entry.weight > ROOM):
            yield piece
            piece, weight = [], 0
        piece.append(entry)
        weight += entry.weight
    if piece:
        yield piece


def _near(turns: Iterable[Turn]) -> dict[str, tuple[Turn, ...]]:
    """By address of a page: of the pages with the same name the first, the last and those next to it.

    A page that is alone with its name is left out.
    """
    found: dict[str, tuple[Turn, ...]] = {}
    for _, of in groupby(turns, key=lambda turn: turn.name):
        same = tuple(of)
        if len(same) < 2:
            continue
        for at, turn in enumerate(same):
            first, last = max(at - _NEAR, 0), min(at + _NEAR + 1, len(same))
            found[turn.address] = (
                *same[: min(first, 1)],
                *same[first:last],
                *same[max(last, len(same) - 1) :],
            )
    return found
