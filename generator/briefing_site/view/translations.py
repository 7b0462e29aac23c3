"""What the page of a briefing shows of its other languages."""

from __future__ import annotations

from briefing_site.link.translations import Version, Versions
from briefing_site.model import addresses
from briefing_site.view.page import Page
from briefing_site.view.values.parts import Link, VersionLink


def address_of(version: Version) -> str:
    """The address of the page of a version."""
    return addresses.briefing(*version.name.split("/"))


def version_links(page: Page, versions: Versions | None) -> tuple[VersionLink, ...]:
    """For the head: each language, and `x-default` for the original."""
    if versions is None:
        return ()
    urls = [_url(page, version) for version in versions.every]
    named = [VersionLink(version.language, url) for version, url in zip(versions.every, urls, strict=True)]
    return (*named, VersionLink("x-default", urls[0]))


def other_languages(page: Page, versions: Versions | None) -> tuple[Link, ...]:
    """Links to the other languages, named after them."""
    if versions is None:
        return ()
    return tuple(
        Link(page.words.language(version.language), page.href(address))
        for version in versions.every
        if (address := address_of(version)) != page.address
    )


def original_of(page: Page, versions: Versions | None) -> Link | None:
    """A link to the original; None where the page is that itself."""
    original = versions.every[0] if versions else None
    if original is None or address_of(original) == page.address:
        return None
    lang = None if original.language == page.site.config.language else original.language
    return Link(original.title, page.href(address_of(original)), lang=lang)


def _url(page: Page, version: Version) -> str:
    address = address_of(version)
    return page.permanent(address) or page.href(address)
