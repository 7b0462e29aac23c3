"""Addresses that lead to a page and are not its own: where it was, and what it is called elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses, faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import PageAlias
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.files import File
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.paths import PUBLIC
from briefing_site.model.source import Source
from briefing_site.text.slug import is_id


def moved_addresses(
    site: LinkedSite, published: Iterable[str] = (), pages: Container[str] = ()
) -> dict[str, str]:
    """Former address of each page of the site to its address, in the order of the former ones.

    Of the keys of a source those count that could be an id, and so its address. An address that a page of the
    site has leads there. Of the `published` addresses of lists those that are gone lead to the front of their
    list, where `pages` has that.
    """
    found = {
        addresses.alias(alias): linked.address
        for linked in reversed(site.briefings)
        for alias in linked.briefing.aliases
    }
    for name, source in site.sources.items():
        for alias in former_names(source):
            if alias not in site.sources:
                found.setdefault(addresses.source(alias), addresses.source(name))
    for each in site.config.aliases:
        if (to := addresses.alias(each.to)) in pages:
            found.setdefault(addresses.alias(each.former), to)
    for name in published:
        address = addresses.alias(name)
        if address not in pages and address not in found and (front := _front(address, pages)):
            found[address] = front
    return dict(sorted(found.items()))


def _front(leaf: str, pages: Container[str]) -> str:
    """The first page of the list that a page of this address was a part of; empty where there is none."""
    folder, slash, name = leaf.removesuffix(".html").rpartition("/")
    front = f"{folder}.html" if slash else f"{name.partition('-')[0]}.html"
    return front if front != leaf and front in pages else ""


def unknown_targets(site: LinkedSite, pages: Collection[str]) -> Iterator[Diagnostic]:
    """The faults of aliases in config.yaml that lead to no page; `pages` are those of the site."""
    for each in site.config.aliases:
        if addresses.alias(each.to) not in pages:
            yield faults.config.unknown_page(each.to_place, each.to, map(addresses.as_alias, pages))


def former_note_ids(site: LinkedSite, key: CitedKey) -> tuple[str, ...]:
    """The ids that the note of a source or an excerpt had on pages before one of them was renamed."""
    names = former_names(site.sources[key.source])
    if isinstance(key, SourceKey):
        return tuple(addresses.note_id(SourceKey(name)) for name in names)
    aliases = site.excerpts[key].aliases
    if not names and not aliases:  # as nearly always
        return ()
    every = [ExcerptKey(name, each) for name in (key.source, *names) for each in (key.excerpt, *aliases)]
    return tuple(addresses.note_id(each) for each in every if each != key)


def former_names(source: Source) -> tuple[str, ...]:
    """The other keys of a source that could have been its id, and so have stood in addresses."""
    return tuple(filter(is_id, source.aliases))


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
