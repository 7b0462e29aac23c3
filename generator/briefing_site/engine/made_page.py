"""A page of a build: rendered, or found to be as in the last build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_site.engine.fingerprint import Told, fingerprint
from briefing_site.model.compact import compact
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.publish.site_swap import Content

if TYPE_CHECKING:
    from briefing_site.engine.site import Site


@compact
@dataclass(frozen=True, slots=True)
class MadePage:
    """A page of a build."""

    fingerprint: str
    content: Content | None = None
    """None where the page is as in the last build."""
    faults: tuple[Diagnostic, ...] = ()
    """What showed when it was rendered."""


def make_page(site: Site, address: str, known: Mapping[str, str], told: Told) -> MadePage:
    """Make one page of a site.

    `told` is one for all pages: see `fingerprint`. `known` has the fingerprints of the last build, by
    address: a page of the same fingerprint is not rendered.
    """
    try:
        mark = fingerprint(site.published_pages[address], site.stamp, told)
    except Exception as fault:  # a mistake of ours at one page keeps no other from being made
        return MadePage("", Content.of(b""), (site.failed(address, "view", fault),))
    if known.get(address) == mark:
        return MadePage(mark)
    rendering = site.render(address)
    return MadePage(mark, Content.of(rendering.data), rendering.faults)
