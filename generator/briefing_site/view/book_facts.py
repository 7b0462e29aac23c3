"""What the file of a book says of itself, for programs."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from briefing_site import __version__
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the file of a book says of itself, for programs."""

    title: str
    language: str
    """Of the site."""
    languages: tuple[str, ...]
    """Every language that the book or a chapter of it is written in; that of the site first."""
    authors: tuple[str, ...]
    """Everybody whom a chapter names as its author, each once, in the order of the chapters."""
    publisher: str
    """The title of the site."""
    description: str | None
    published: str
    """ISO date of the oldest chapter, of the form YYYY-MM-DD."""
    updated: str
    """ISO date of the newest version of a chapter, of the form YYYY-MM-DD."""
    address: str | None
    """Full address of the page that the book is made from; None where it is not known."""
    identifier: str
    """`urn:uuid:` and a UUID (RFC 9562, version 5), the same for each export of this part of the site."""
    generator: str


def book_facts(site: LinkedSite, briefings: Sequence[LinkedBriefing], title: str, what: str) -> BookFacts:
    """What the file of a book says of itself; `what` is the part of the site that it is of, empty for all."""
    config = site.config
    written = [each.briefing for each in briefings]
    alone = written[0] if len(written) == 1 and "/" in what else None
    address = briefings[0].address if alone else addresses.region(what) if what else addresses.HOME
    languages = (config.language, *(each.lang for each in written if each.lang))
    return BookFacts(
        title=title,
        language=config.language,
        languages=tuple(dict.fromkeys(languages)),
        authors=tuple(dict.fromkeys(name for each in written for name in each.authors)),
        publisher=config.title,
        description=alone.summary if alone else config.description,
        published=str(min(each.date.first_day for each in written)),
        updated=str(max(each.last_changed.first_day for each in written)),
        address=addresses.absolute(config.base_url, address) if config.has_address else None,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{config.base_url}{config.title}#{what}").urn,
        generator=f"briefing {__version__}",
    )
