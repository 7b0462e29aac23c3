"""Ids of the cards that are made of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Container

from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.model.paths import can_be_page
from briefing_site.model.work import CslDate
from briefing_site.parse.kinds import is_cite_key
from briefing_site.text.slug import ID, free_id, slug

_LONGEST = 80
_ZOTERO = re.compile(r"zotero\.org/(?:users|groups)/(?:local/)?[^/]*/items/([A-Z0-9]{8})")


def new_id(entry: BibliographyEntry, file: str, taken: Container[str]) -> str:
    """An id that no card has: of the key, of author and year, of title, DOI, file name and number.

    What is in a script that ids have no letters of serves for none.
    """
    wanted = next(name for name in _candidates(entry, file) if ID.fullmatch(name) and can_be_page(name))
    return free_id(wanted, taken) if wanted in taken else wanted


def aliases_of(entry: BibliographyEntry, name: str) -> tuple[str, ...]:
    """The keys of an entry by which a manuscript can cite it, but for the id `name`."""
    keys = dict.fromkeys((entry.key, *entry.other_keys))
    return tuple(key for key in keys if key != name and is_cite_key(key))


def _candidates(entry: BibliographyEntry, file: str) -> list[str]:
    date = entry.values.get("issued")
    year = f"-{date.start.year}" if isinstance(date, CslDate) else ""
    made = []
    if "://" not in entry.key:
        made.append(slug(entry.key))
    for role in ("author", "editor", "director", "composer", "interviewer"):
        people = entry.values.get(role)
        if isinstance(people, tuple) and people:
            first = people[0]
            made.append(slug(first.last or first.literal) + year)
            break
    publisher = next(
        (entry.values[name] for name in ("publisher", "container-title") if name in entry.values), ""
    )
    words = " ".join(str(entry.values.get("title", "")).split()[:4])
    made += [slug(str(publisher)) + year if publisher else "", slug(words) + year if words else ""]
    made += [f"doi-{slug(str(entry.values.get('DOI', '')))}" if "DOI" in entry.values else ""]
    made += [f"{slug(file)}-{entry.line}"]
    if zotero := _ZOTERO.search(entry.key):
        made.append(f"zotero-{zotero[1].lower()}")
    made.append(f"entry-{entry.line}")
    return [_short(name) for name in made]


def _short(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
