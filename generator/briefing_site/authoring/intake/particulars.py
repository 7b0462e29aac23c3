"""The particulars of a document: title, authors, dates and so on, as the document states them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from briefing_site.authoring.intake.page.bylines import family_of
from briefing_site.model.name import Name
from briefing_site.model.paths import can_be_page
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID, slug

_YEAR = re.compile(r"\d{4}")

TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
"""What documents have for the tag of a language."""


class IntakeError(Exception):
    """A document cannot be taken in; says why in one line."""


class AddressError(IntakeError):
    """What was given is no address that is fetched."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """The particulars of a document; a field is empty where the document does not state it."""

    title: str = ""
    authors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    publisher: str = ""
    published: str = ""
    """An ISO date of any precision."""
    accessed: str = ""
    url: str = ""
    kind: str = ""
    language: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    """Further keys of a card, as a page of a journal states them: `type`, `container-title`, `volume`."""
    doubts: Mapping[str, str] = field(default_factory=dict)
    """Key of the card, or `text`, to why its value is uncertain, or what is known in its place."""


def not_to_come(known: Particulars, today: str) -> Particulars:
    """Particulars without a day of publication that has not come yet; `today` and the next day may have."""
    try:
        ahead = date.fromisoformat(known.published) - date.fromisoformat(today)
    except ValueError:
        return known
    if ahead.days <= 1:
        return known
    said = f"{known.doubts.get('published', 'the document')} has {known.published}, which has not come yet"
    return replace(known, published="", doubts={**known.doubts, "published": said})


def suggest_id(known: Particulars, *names: str) -> str:
    """An id for a card: `kawashima-2026`, else made of one of some names; empty where nothing serves."""
    year = _YEAR.match(known.published)
    for words in (*_family_names(known), known.publisher, " ".join(known.title.split()[:4]), *names):
        name = slug(words)
        wanted = f"{name}-{year[0]}" if year else name
        if ID.fullmatch(name) and can_be_page(wanted):
            return wanted
    return ""


def _family_names(known: Particulars) -> tuple[str, ...]:
    """The first author's; a name that is not in parts is not taken apart but for its last word."""
    if not known.authors:
        return ()
    first = known.authors[0]
    return (first.family,) if first.personal else (family_of(first.literal),)
