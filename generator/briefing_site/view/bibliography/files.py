"""The references of a site as files: all its sources, each source, each briefing with what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.view.bibliography.bibtex import bibtex_file
from briefing_site.view.bibliography.csl import csl_file
from briefing_site.view.bibliography.ris import ris_file
from briefing_site.view.bibliography.work import Work, briefing_work, source_work

FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Work]], bytes]]] = {
    ".bib": ("BibTeX", bibtex_file),
    ".ris": ("RIS", ris_file),
    ".csl.json": ("CSL-JSON", csl_file),
}
"""By ending: the name of the format, and what writes works in it."""
ALL = "sources"
"""The files of all sources, without their endings."""


def reference_files(site: LinkedSite) -> dict[str, bytes]:
    """Every file of references, by address."""
    sources = {name: source_work(source, site.sources) for name, source in site.sources.items()}
    groups: list[tuple[str, Sequence[Work]]] = [(ALL, tuple(sources.values()))]
    groups += [(addresses.beside(addresses.source(name), ""), (work,)) for name, work in sources.items()]
    # A briefing comes first in its own files, and then what it cites.
    groups += [
        (
            addresses.beside(b.address, ""),
            (briefing_work(b.briefing, site.config), *(sources[name] for name in b.sources)),
        )
        for b in site.briefings
    ]
    return {
        address + ending: write(works) for address, works in groups for ending, (_, write) in FORMATS.items()
    }
