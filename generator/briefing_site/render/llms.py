"""`llms.txt`: what the site is, and where each of its pages stands as text, for programs that read it.

The form is that of https://llmstxt.org: a title, a sentence, and lists of links under headings. A list of
several pages is named by its first, which leads to the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.text.html_to_markdown import plain
from briefing_site.view.bibliography.files import ALL
from briefing_site.view.listings import Listings, NamedPage
from briefing_site.view.topic_name import topic_name


def llms_file(site: LinkedSite, words: Wording, lists: Listings) -> bytes:
    """The file: each briefing under its region, newest first; then sources and other pages."""
    config = site.config
    parts = [f"# {plain(config.title)}"]
    if config.description:
        parts.append(f"> {plain(config.description)}")
    for region in config.regions.values():
        listed = [
            each for each in site.briefings if each.briefing.region == region.id and not each.briefing.draft
        ]
        if listed:
            parts.append(f"## {plain(region.name)}")
            whole = _page(site, addresses.region(region.id), region.name)
            parts.append("\n".join((*(_line(site, each) for each in listed), whole)))
    parts.append(f"## {words('sources')}")
    every = (_page(site, addresses.source(name), source.title) for name, source in site.sources.items())
    parts.append("\n".join((_page(site, addresses.SOURCES, words("sources")), *every)))
    if lists.named:
        named = (_page(site, address, _name(each, words)) for address, each in lists.named.items())
        parts.append(f"## {words('topics-and-people')}")
        parts.append("\n".join((_page(site, addresses.TOPICS, words("topics-and-people")), *named)))
    # What a program may leave out where it has little room, as the form has it.
    parts.append("## Optional")
    parts.append("\n".join(_files(site, words)))
    return ("\n\n".join(parts) + "\n").encode()


def _line(site: LinkedSite, linked: LinkedBriefing) -> str:
    briefing = linked.briefing
    link = _link(site, addresses.beside(linked.address, ".md"))
    return f"- [{plain(briefing.title)}]({link}): {plain(briefing.summary)} ({briefing.last_changed})"


def _files(site: LinkedSite, words: Wording) -> Iterator[str]:
    for address, name in (
        (addresses.HOME, site.config.title),
        (addresses.TIMELINE, words("timeline")),
        (addresses.DISAGREEMENTS, words("disagreements")),
        (addresses.CORRECTIONS, words("corrections")),
        (addresses.ABOUT, words("about-title")),
        (addresses.SEARCH, words("search-all")),
    ):
        yield _page(site, address, name)
    for address in (f"{ALL}.csl.json", f"{ALL}.bib"):
        yield f"- [{address}]({_link(site, address)})"
    yield f"- [{words('feed-json')}]({_link(site, addresses.JSON_FEED)})"


def _page(site: LinkedSite, address: str, name: str) -> str:
    """The twin of a page."""
    return f"- [{plain(name)}]({_link(site, addresses.beside(address, '.md'))})"


def _name(named: NamedPage, words: Wording) -> str:
    return topic_name(named.name, words) if named.kind == "topic" else named.name


def _link(site: LinkedSite, address: str) -> str:
    """The full address, or that from the root of a site whose address is not known."""
    config = site.config
    return addresses.absolute(config.base_url, address) if config.has_address else address
