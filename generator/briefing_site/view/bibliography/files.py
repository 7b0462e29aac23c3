"""The references of a site as files: all its sources, each source, each briefing with what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.lazy import Lazy
from briefing_site.model.work import CslItem
from briefing_site.view.bibliography.biblatex import biblatex_file
from briefing_site.view.bibliography.csl import csl_file
from briefing_site.view.bibliography.ris import ris_file
from briefing_site.view.bibliography.work import Work, briefing_work

FORMATS: Mapping[str, tuple[str, Callable[[Iterable[CslItem]], bytes]]] = {
    ".bib": ("BibTeX", biblatex_file),
    ".ris": ("RIS", ris_file),
    ".csl.json": ("CSL-JSON", csl_file),
}
"""By ending: the name of the format, and what writes works in it."""
ALL = "sources"
"""The files of all sources, without their endings."""


def all_references(site: LinkedSite, works: Mapping[str, Work]) -> Lazy[bytes]:
    """The files of all sources together, by address; `works` has each source by its id."""
    items = cache(lambda: [works[name].item for name in site.sources])

    def made(write: Callable[[Iterable[CslItem]], bytes]) -> bytes:
        return write(items())

    return Lazy({ALL + ending: partial(made, write) for ending, (_, write) in FORMATS.items()})


def source_references(work: Work) -> dict[str, bytes]:
    """The files of one source, by address."""
    return _files(addresses.beside(addresses.source(work.id), ""), [work])


def briefing_references(
    site: LinkedSite, linked: LinkedBriefing, works: Mapping[str, Work]
) -> dict[str, bytes]:
    """The files of one briefing by address: the briefing comes first, and then what it cites."""
    cited = (works[name] for name in linked.sources)
    return _files(addresses.beside(linked.address, ""), [briefing_work(linked.briefing, site.config), *cited])


def _files(address: str, works: Sequence[Work]) -> dict[str, bytes]:
    return {address + ending: write([work.item for work in works]) for ending, (_, write) in FORMATS.items()}
