"""A rendered page, and the faults that show only when a page is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic, Place, Span, in_order
from briefing_site.model.files import File
from briefing_site.model.lines import Lines
from briefing_site.render.attributes import Attributes
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import free_id


@dataclass(frozen=True, slots=True)
class Rendering:
    """The result of rendering one page."""

    html: str
    """The finished page; empty where its template failed."""
    data: bytes
    """The page as it is published."""
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The briefing that a page shows, and the file of the briefing."""

    briefing: Briefing
    file: File


def with_rendering(found: Iterable[Diagnostic], of_pages: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults of a site (`found`) and of its pages (`of_pages`), in order of place.

    One mistake in a template may show on a thousand pages. Of page faults of one code at one place only the
    first is given.
    """
    first: dict[tuple[Place, str, str], Diagnostic] = {}
    for fault in of_pages:
        # A message names the page. It parts two faults only where neither has a place of its own.
        words = fault.message if fault.place == fault.end and fault.code != "template-error" else ""
        first.setdefault((fault.place, fault.code, words), fault)
    return tuple(in_order((*found, *first.values())))


def id_faults(
    page: Attributes, address: str, origin: Origin | None, texts: Iterable[File], templates: str
) -> Iterator[Diagnostic]:
    """The fault of each id that stands twice on a page: a link to one would lead to the other.

    `origin` is given for the page of a briefing; where its text does not give the id, all `texts`
    are searched: a note prints what a card says.
    `templates` names the folder of the theme, for ids that no author has given.
    """
    for name in page.repeated:
        places = (_places_of_id(origin, name) if origin else ()) or _given_in(texts, name)
        at = places[-1] if places else Span.whole_file(templates)
        first = places[0] if len(places) > 1 else None
        named = _named(origin, name, at) if origin else None
        yield faults.briefing.element_id_clash(at, address, name, first, named, free_id(name, set(page.ids)))


def _named(origin: Origin, name: str, at: Span) -> Span | None:
    """The id alone, in the line of a place in the text of a briefing; None where it does not stand there."""
    given = [found for found in _given_in((origin.file,), name) if found.line == at.line]
    if not given or at.path != origin.file.path:
        return None
    end = given[-1].end
    return Span(end.right(-len(name)), end)


def _places_of_id(origin: Origin, name: str) -> Sequence[Span]:
    """The places where an author gave the id `name`; none where the author did not give it."""
    briefing = origin.briefing
    if headings := [heading.place for heading in briefing.headings if heading.id == name]:
        return headings
    return _given_in((origin.file,), name)


def _given_in(texts: Iterable[File], name: str) -> list[Span]:
    """Where some files give an id."""
    found = []
    for file in texts:
        text = file.data.decode("utf-8", "replace")
        given = re.finditer(rf"(?:[{{ ]#|\bid\s*=\s*[\"']?){re.escape(name)}\b", text, re.IGNORECASE)
        lines = Lines(file.path, text)
        found += [lines.span(*match.span()) for match in given]
    return found
