"""The references of a site as files: all its sources, each source, each briefing with what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator import addresses
from generator.linked import Site
from generator.references.bibtex import bibtex_file
from generator.references.csl import csl_file
from generator.references.ris import ris_file
from generator.references.works import Work, briefing_work, source_work

FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Work]], bytes]]] = {
    ".bib": ("BibTeX", bibtex_file),
    ".ris": ("RIS", ris_file),
    ".csl.json": ("CSL-JSON", csl_file),
}
"""By ending: the name of the format, and what writes works in it."""
ALL = "sources"
"""The files of all sources, without their endings."""


def reference_files(site: Site) -> dict[str, bytes]:
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
