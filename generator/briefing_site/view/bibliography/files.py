"""The references of a site as files: all its sources, each source, each briefing with what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.lazy import Lazy
from briefing_site.model.work import CslItem
from briefing_site.view.bibliography.biblatex import biblatex, biblatex_joined
from briefing_site.view.bibliography.csl import csl, csl_joined
from briefing_site.view.bibliography.ris import ris, ris_joined
from briefing_site.view.bibliography.work import Work, briefing_work


class Format(NamedTuple):
    """A format of files of references."""

    name: str
    entry: Callable[[CslItem], str]
    """Writes one work."""
    joined: Callable[[Iterable[str]], bytes]
    """Makes a file of works that are written."""


FORMATS: Mapping[str, Format] = {
    ".bib": Format("BibTeX", biblatex, biblatex_joined),
    ".ris": Format("RIS", ris, ris_joined),
    ".csl.json": Format("CSL-JSON", csl, csl_joined),
}
"""By ending."""
ALL = "sources"
"""The files of all sources, without their endings."""


class ReferenceFiles:
    """Makes files of references; a source is written once in each format, however many briefings cite it."""

    def __init__(self, site: LinkedSite, works: Mapping[str, Work]) -> None:
        """`works` has each source by its id."""
        self._site = site
        self._works = works
        self._written: dict[tuple[str, str], str] = {}
        """By ending and source."""

    def of_all(self) -> Lazy[bytes]:
        """The files of all sources together, by address."""
        return Lazy({ALL + ending: partial(self._file, ending, self._site.sources) for ending in FORMATS})

    def of_source(self, name: str) -> dict[str, bytes]:
        """The files of one source, by address."""
        address = addresses.beside(addresses.source(name), "")
        return {address + ending: self._file(ending, (name,)) for ending in FORMATS}

    def of_briefing(self, linked: LinkedBriefing) -> dict[str, bytes]:
        """The files of one briefing by address: the briefing comes first, and then what it cites."""
        address = addresses.beside(linked.address, "")
        item = briefing_work(linked.briefing, self._site.config).item
        return {
            address + ending: self._file(ending, linked.sources, of.entry(item))
            for ending, of in FORMATS.items()
        }

    def _file(self, ending: str, sources: Iterable[str], *before: str) -> bytes:
        return FORMATS[ending].joined((*before, *(self._entry(ending, name) for name in sources)))

    def _entry(self, ending: str, name: str) -> str:
        made = self._written.get((ending, name))
        if made is None:
            made = self._written[ending, name] = FORMATS[ending].entry(self._works[name].item)
        return made
