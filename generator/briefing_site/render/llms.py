"""`llms.txt`: what the site is, and where each briefing stands as text, for programs that read it.

The form is that of https://llmstxt.org: a title, a sentence, and lists of links under headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording
from briefing_site.text.html_to_markdown import plain
from briefing_site.view.bibliography.files import ALL


def llms_file(site: LinkedSite, words: Wording) -> dict[str, bytes]:
    """The file by its address: each briefing under its region, newest first; then files of the whole site."""
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
            parts.append("\n".join(_line(site, each) for each in listed))
    parts.append(f"## {words('sources')}")
    parts.append("\n".join(_files(site, words)))
    return {addresses.LLMS: ("\n\n".join(parts) + "\n").encode()}


def _line(site: LinkedSite, linked: LinkedBriefing) -> str:
    briefing = linked.briefing
    link = _link(site, addresses.beside(linked.address, ".md"))
    date = briefing.updated or briefing.date
    return f"- [{plain(briefing.title)}]({link}): {plain(briefing.summary)} ({date})"


def _files(site: LinkedSite, words: Wording) -> Iterator[str]:
    for address in (addresses.SOURCES, f"{ALL}.csl.json", f"{ALL}.bib"):
        yield f"- [{address}]({_link(site, address)})"
    yield f"- [{words('feed-json')}]({_link(site, addresses.JSON_FEED)})"


def _link(site: LinkedSite, address: str) -> str:
    """The full address, or that from the root of a site whose address is not known."""
    config = site.config
    return addresses.absolute(config.base_url, address) if config.has_address else address
