"""The words that citations and links print in a text, once all files of the site are known."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from briefing_site.link.targets import Broken, Target, Targets
from briefing_site.model.body import CitationHole, Hole, LinkHole
from briefing_site.model.body_text import HoleText
from briefing_site.model.briefing import Briefing
from briefing_site.model.citation import Mode
from briefing_site.model.paths import source_id
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording


def printed(sources: Mapping[str, Source], targets: Targets, words: Wording | None, path: str) -> HoleText:
    """A function that gives the words that a hole of the file at `path` prints.

    Without `words` (of a theme that cannot be used) authors are named plainly.
    """

    def of(hole: Hole) -> str:
        if isinstance(hole, CitationHole):
            return printed_citation(hole, sources, words)
        if isinstance(hole, LinkHole) and hole.whole:
            return printed_link(hole, targets.resolve(hole, path))
        return ""

    return of


def printed_citation(hole: CitationHole, sources: Mapping[str, Source], words: Wording | None) -> str:
    """The author that a citation in running text names; empty for a bracket, and for an unknown source."""
    first = hole.citations[0]
    if first.mode is not Mode.IN_TEXT or first.source not in sources:
        return ""
    return _printed_author(sources[first.source], words)


def printed_sources(briefing: Briefing) -> tuple[str, ...]:
    """The names of the sources of which the texts of a briefing print something: authors, or a title."""
    holes = [hole for body in briefing.bodies for hole in body.holes]
    authors = (h.citations[0] for h in holes if isinstance(h, CitationHole))
    named = [citation.source for citation in authors if citation.mode is Mode.IN_TEXT]
    links = [hole for hole in holes if isinstance(hole, LinkHole)]
    named += (link.target for link in links if link.kind == "excerpt")
    named += (source_id(unquote(link.target)) for link in links if link.kind == "page")
    return tuple(dict.fromkeys(f"@{name}" for name in named))


def printed_link(hole: LinkHole, target: Target | Broken) -> str:
    """The words of a whole link: the author's own, or else the title of its target, if it has one."""
    return hole.label or ("" if isinstance(target, Broken) else target.title)


def _printed_author(source: Source, words: Wording | None) -> str:
    """The authors of a source, or else its publisher, as a citation in running text prints them."""
    names = source.author
    if words is None or len(names) < 2:
        return ", ".join(names) or source.publisher
    if len(names) > 2:
        return words("author-first", first=names[0])
    return words("author-both", first=names[0], second=names[1])
