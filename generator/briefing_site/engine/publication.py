"""All that a build publishes: each page and file is made, unless it is as in the last build."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import field
from functools import partial

from briefing_site.engine.crew import Crew
from briefing_site.engine.fingerprint import Told
from briefing_site.engine.last_build import LastBuild
from briefing_site.engine.made_page import MadePage, Put, make_page
from briefing_site.engine.page_faults import with_rendering
from briefing_site.engine.site import Site
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.progress import Clock
from briefing_site.publish.site_swap import Survey
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is published of a site, and its faults."""

    faults: tuple[Diagnostic, ...]
    rendered: Mapping[str, str] = field(default_factory=dict)
    """Address to digest of the pages that were rendered in this build."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Address to digest of the pages and files that are as in the last build."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Address to digest of every file that was made and is no page."""
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Address of a page to the fingerprint of its view."""


def make(
    site: Site, last: LastBuild, survey: Survey, clock: Clock, put: Put, crew: Crew | None = None
) -> Publication:
    """Make what differs from the last build, and `put` it; nothing where there is an error."""
    # A file with an error keeps every page from being published, so that none need be rendered to know it.
    broken = any(fault.severity is Severity.ERROR for fault in site.content.faults)
    ahead: Mapping[str, MadePage] = {}
    known: Mapping[str, str] = {}
    same = frozenset[str]()
    with clock.stage("link"):
        if not broken:
            known, same = _as_before(site, last, survey)
    stale = [] if broken else [address for address in site.published_pages if address not in same]
    if crew and crew.gains(len(stale)):
        with clock.stage("render"):
            ahead = crew.pages(site, stale, known, clock, put, same)
    with clock.stage("link"):
        found = site.content_faults
    if not site.renders:
        return Publication(found)
    if broken:  # only what is not published is at fault, as a draft
        known, same = _as_before(site, last, survey)
        stale = [address for address in site.published_pages if address not in same]
    with clock.stage("render"):
        clock.expect(len(stale))
        told: Told = {}
        made = ahead or {
            address: make_page(site, address, known, told, put) for address in clock.steps(stale)
        }
    with clock.stage("files"):
        files = {path: file.digest for page in made.values() for path, file in page.beside.items()}
        lying = frozenset[str]()
        try:
            lying = frozenset(filter(partial(_lies, last, survey), site.index.files))
            of_site = {**site.files_beside_none(same | lying), **site.theme.assets}
        except Exception as fault:  # a mistake of ours: the pages are looked at all the same
            found, of_site = (*found, site.failed("", "render", fault)), {}
        files |= {path: put(path, data).digest for path, data in of_site.items() if path not in made}
    rendered = {address: page.content.digest for address, page in made.items() if page.content}
    kept = {*same, *lying, *(address for address in made if address not in rendered)}
    kept.update(file for address in same for file in site.beside.get(address, ()))
    fingerprints = {address: page.fingerprint for address, page in made.items()}
    return Publication(
        with_rendering(found, (fault for page in made.values() for fault in page.faults)),
        rendered,
        {address: survey.digests[address] for address in kept},
        files,
        {
            address: fingerprints[address] if address in fingerprints else last.pages[address]
            for address in site.published_pages
        },
    )


def _lies(last: LastBuild, survey: Survey, address: str) -> bool:
    """Whether a file of the search index lies as the last build left it; its name tells its content."""
    digest = survey.digests.get(address, "")
    named = address.rpartition(".")[0].rpartition(".")[2]
    return bool(named) and digest.startswith(named) and last.digests.get(address) == digest


def _as_before(site: Site, last: LastBuild, survey: Survey) -> tuple[Mapping[str, str], frozenset[str]]:
    """What need not be made: what still lies as the last build left it, and would be made from the same.

    Gives fingerprints of pages by address, and the addresses of pages and files of which no view is needed.
    """
    shipped = all(template.shipped for template in site.theme.templates.values())
    if not shipped and not last.pages.keys() <= site.published_pages.keys():
        # A page is gone. A template of the site may lead to it from anywhere, so that all links are followed.
        return {}, frozenset()
    # In most builds all files lie so: to compare two tables as a whole takes a tenth of the time.
    as_left: Set[str] = survey.digests.keys()
    if survey.digests != last.digests:
        as_left = {file for file, digest in survey.digests.items() if last.digests.get(file) == digest}
    known = {address: print_ for address, print_ in last.pages.items() if address in as_left}
    same = frozenset(
        address
        for address, signature in (site.signatures.items() if last.made_from else ())
        if signature
        and last.made_from.get(address) == signature
        and all(file in as_left for file in (address, *site.beside.get(address, ())))
    )
    return known, same
