"""Addresses that lead to a page and are not its own: where it was, and what it is called elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses, faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.paths import can_be_stored
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
        for alias in _former_names(source):
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
    names = _former_names(site.sources[key.source])
    if isinstance(key, SourceKey):
        return tuple(addresses.note_id(SourceKey(name)) for name in names)
    aliases = site.excerpts[key].aliases
    if not names and not aliases:  # as nearly always
        return ()
    every = [ExcerptKey(name, each) for name in (key.source, *names) for each in (key.excerpt, *aliases)]
    return tuple(addresses.note_id(each) for each in every if each != key)


def _former_names(source: Source) -> tuple[str, ...]:
    """The other keys of a source that could have been its id, and so have stood in addresses."""
    return tuple(alias for alias in source.aliases if is_id(alias) and can_be_stored(alias))
