"""A page of a build and the files beside it: made, or found to be as in the last build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from briefing_site.engine.fingerprint import Told, fingerprint
from briefing_site.model.compact import compact
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.publish.new_tree import MadeFile
from briefing_site.text.dataclass import dataclass

if TYPE_CHECKING:
    from briefing_site.engine.site import Site

Put = Callable[[str, bytes], MadeFile]
"""Takes a file, given by address and bytes, to where it is published from."""


@compact
@dataclass(frozen=True, slots=True)
class MadePage:
    """A page of a build."""

    fingerprint: str
    content: MadeFile | None = None
    """None where the page is as in the last build."""
    faults: tuple[Diagnostic, ...] = ()
    """What showed when it was rendered, and when the files beside it were made."""
    beside: Mapping[str, MadeFile] = field(default_factory=dict)
    """By address: the files beside the page."""


def make_page(site: Site, address: str, known: Mapping[str, str], told: Told, put: Put) -> MadePage:
    """Make one page of a site, and the files beside it; raises `PublishError` where `put` does.

    `told` is one for all pages: see `fingerprint`. `known` has the fingerprints of the last build, by
    address: a page of the same fingerprint is not rendered. The site does not keep the view.
    """
    page = _page(site, address, known, told, put)
    try:
        files = site.files_beside(address)
    except Exception as fault:  # a mistake of ours at one page keeps no other from being made
        failed = site.failed(address, "render", fault)
        return MadePage(page.fingerprint, page.content, (*page.faults, failed))
    finally:
        site.let_go(address)
    beside = {path: put(path, data) for path, data in files.items()}
    return MadePage(page.fingerprint, page.content, page.faults, beside)


def _page(site: Site, address: str, known: Mapping[str, str], told: Told, put: Put) -> MadePage:
    try:
        mark = fingerprint(site.published_pages[address], site.stamp, told)
    except Exception as fault:  # as above
        return MadePage("", put(address, b""), (site.failed(address, "view", fault),))
    if known.get(address) == mark:
        return MadePage(mark)
    rendering = site.render(address)
    return MadePage(mark, put(address, rendering.data), rendering.faults)
