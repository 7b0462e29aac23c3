"""Addresses that lead to a page and are not its own: where it was, and what it is called elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import File
from briefing_site.model.paths import PUBLIC
from briefing_site.text.slug import is_id


def moved_addresses(site: LinkedSite) -> dict[str, str]:
    """Former address of each published page to its address, in the order of the former ones.

    Of the keys of a source those count that could be an id, and so its address. An address that a page of the
    site has leads there.
    """
    found = {
        addresses.alias(alias): linked.address
        for linked in reversed(site.briefings)
        for alias in linked.briefing.aliases
    }
    for name, source in site.sources.items():
        for alias in source.aliases:
            if is_id(alias) and alias not in site.sources:
                found.setdefault(addresses.source(alias), addresses.source(name))
    return dict(sorted(found.items()))


def public_address(file: File) -> str:
    """The address of a file of `public/`."""
    return file.path.removeprefix(f"{PUBLIC}/")


def address_faults(
    briefings: Sequence[Briefing], public: Sequence[File], taken: Collection[str]
) -> Iterator[Diagnostic]:
    """The faults of aliases and of files in `public/` whose address something else has.

    `taken` are the addresses of all that is published besides. Two that differ in capitals alone are one on
    many disks. A file cannot have the name of a folder either.
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
    for briefing in briefings:
        for alias in briefing.aliases:
            address, at = addresses.alias(alias), briefing.place_of(f"aliases[{alias}]")
            rest = ", ".join(each for each in briefing.aliases if each != alias)
            without = briefing.alias_list.fill(rest)
            if other := _in_the_way(address, known, folders):
                yield faults.briefing.alias_address_taken(at, alias, other, None, without)
            elif address.casefold() in owners:
                yield faults.briefing.alias_address_taken(
                    at, alias, address, owners[address.casefold()], without
                )
            owners.setdefault(address.casefold(), at)


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
