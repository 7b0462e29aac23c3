"""Addresses that an author gives, as an alias or a file of `public/`, and that something else has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count

from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import PageAlias
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.files import File
from briefing_site.model.paths import PUBLIC, can_be_stored


def public_address(file: File) -> str:
    """The address of a file of `public/`."""
    return file.path.removeprefix(f"{PUBLIC}/")


def address_faults(
    briefings: Sequence[Briefing],
    public: Sequence[File],
    taken: Collection[str],
    of_pages: Sequence[PageAlias] = (),
) -> Iterator[Diagnostic]:
    """The faults of aliases and of files in `public/` whose address something else has.

    `taken` are the addresses of all that is published besides, `of_pages` the aliases in config.yaml. Two
    that differ in capitals alone are one on many disks. A file cannot have the name of a folder either.
    """
    known = {address.casefold(): address for address in (*taken, addresses.MANIFEST)}
    folders = {above.casefold(): above for address in known.values() for above in _above(address)}
    for file in public:
        address = public_address(file)
        if other := _in_the_way(address, known, folders):
            free = _free(address, {*known, *folders, *(public_address(each).casefold() for each in public)})
            yield faults.files.public_taken(file.path, other, f"{PUBLIC}/{free}")
        known.setdefault(address.casefold(), address)
        folders.update((above.casefold(), above) for above in _above(address))
    owners: dict[str, Span] = {}
    for alias, at, without in (*_aliases_of(briefings), *((a.former, a.place, a.without) for a in of_pages)):
        address = addresses.alias(alias)
        if not can_be_stored(address):
            yield faults.briefing.long_alias(at, alias, without)
            continue
        if other := _in_the_way(address, known, folders):
            yield faults.briefing.alias_address_taken(at, alias, other, None, without)
        elif address.casefold() in owners:
            yield faults.briefing.alias_address_taken(at, alias, address, owners[address.casefold()], without)
        owners.setdefault(address.casefold(), at)


def _aliases_of(briefings: Iterable[Briefing]) -> Iterator[tuple[str, Span, tuple[Edit, ...]]]:
    """Every alias of briefings with its place, and the edit that deletes it."""
    for briefing in briefings:
        for alias in briefing.aliases:
            rest = ", ".join(each for each in briefing.aliases if each != alias)
            yield alias, briefing.place_of(f"aliases[{alias}]"), (briefing.alias_list.fill(rest),)


def _in_the_way(address: str, known: Mapping[str, str], folders: Mapping[str, str]) -> str:
    """The address that keeps a file from having an address; empty where none does."""
    folded = address.casefold()
    above = next((known[each.casefold()] for each in _above(address) if each.casefold() in known), "")
    return known.get(folded, "") or folders.get(folded, "") or above


def _free(address: str, taken: Collection[str]) -> str:
    """An address like another, in the root, that nothing has; `taken` are folded."""
    stem, dot, ending = address.rpartition("/")[2].partition(".")
    numbers = (f"{stem}-{number}{dot}{ending}" for number in count(2))
    return next(name for name in numbers if name.casefold() not in taken)


def _above(address: str) -> Iterator[str]:
    """The folders that an address lies in."""
    while "/" in address:
        address = address.rpartition("/")[0]
        yield address
