"""Go to definition, and find references."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment, kind_of
from briefing_site.apps.lsp.thing_at_cursor import Token, file_of_link, token_at
from briefing_site.apps.lsp.yaml_at_cursor import ITEM
from briefing_site.authoring.mentions import Mention
from briefing_site.model.diagnostic import Span
from briefing_site.model.document import Document
from briefing_site.model.lines import Lines
from briefing_site.model.paths import CONFIG, card_path, source_id
from briefing_site.model.source import Card, Excerpt, Source
from briefing_site.parse.markdown.scan import scan
from briefing_site.read.theme_folder import OWN_THEMES
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.locate import places
from briefing_site.verify.search_text import Searchable


@dataclass(frozen=True, slots=True)
class Location:
    """A piece of a file."""

    file: Path
    lines: Lines
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DefinedThing:
    """The place where the thing under the cursor is defined."""

    start: int
    """Offset of the word under the cursor, which goes up to `end`."""
    end: int
    location: Location


def definition(known: SiteMoment, path: str, offset: int) -> DefinedThing | None:
    """The definition of the thing named at an offset; None where there is no such thing or no definition."""
    token = token_at(known, path, offset)
    location = _given(known, token) if token else None
    if token is None or location is None:
        return None
    start, end = (
        token.whole
        if token.kind in ("source", "excerpt", "briefing", "heading")
        else (token.start, token.end)
    )
    return DefinedThing(start, end, location)


def references(known: SiteMoment, path: str, offset: int, *, declaration: bool) -> list[Location]:
    """Every place that names the thing at an offset of a file, in order of path and place.

    With `declaration` the definition itself is one of them.
    """
    token = token_at(known, path, offset)
    if token is None:
        return []
    found = list(_uses(known, token))
    given = _given(known, token) if declaration else None
    if given and (given.file, given.start) not in {(s.file, s.start) for s in found}:
        found.append(given)
    return sorted(found, key=lambda s: (s.file.as_posix(), s.start))


# --- definitions ---------------------------------------------------------------------------------


def _given(known: SiteMoment, token: Token) -> Location | None:
    found: Location | None = None
    match token.kind:
        case "source" | "excerpt":
            found = _of_source(known, token.target, token.anchor)
        case "title":
            found = _of_file(known, token.path)
        case "briefing" | "heading" if token.defines:
            found = _located(known, token.path, token.start, token.end)
        case "briefing" | "heading":
            briefing = known.only(token.target) if token.target else known.briefing(token.path)
            found = _of_briefing(known, briefing.path, token.anchor) if briefing else None
        case "file":
            found = _of_link(known, token)
        case "footnote":
            found = next((place for place, defines in _footnotes(known, token) if defines), None)
        case "attribute" if token.target == "at":
            found = _in_archive(known, token)
        case "value" if token.spot:
            found = _of_value(known, token, tuple(step for step in token.spot.path if step != ITEM))
    return found


def _of_source(known: SiteMoment, source: str, excerpt: str) -> Location | None:
    card = known.sources.get(source)
    if card is None:
        return None
    found = known.excerpt(source, excerpt) if excerpt else None
    if excerpt and not found:
        return None
    return _of_excerpt(known, card, found) if found else _of_file(known, card.path)


def _of_excerpt(known: SiteMoment, card: Card, excerpt: Excerpt) -> Location:
    start = known.text(card.path).find(excerpt.id, known.offset(excerpt.place))
    return _located(known, card.path, start, start + len(excerpt.id))


def _of_file(known: SiteMoment, path: str) -> Location:
    return _located(known, path, 0, 0)


def _of_briefing(known: SiteMoment, path: str, anchor: str) -> Location:
    briefing = known.briefing(path)
    heading = next((h for h in briefing.headings if h.id == anchor), None) if briefing and anchor else None
    if heading is None:
        return _of_file(known, path)
    start = known.offset(heading.place)
    end = known.text(path).find("\n", start)
    return _located(known, path, start, end if end >= 0 else len(known.text(path)))


def _of_link(known: SiteMoment, token: Token) -> Location | None:
    path = file_of_link(token)
    if kind_of(path) == "source" and token.anchor:
        return _of_source(known, source_id(path), token.anchor.removeprefix("e-"))
    if known.has(path) or path == token.path:
        return _of_briefing(known, path, token.anchor)
    file = known.state.content.options.root / path
    return Location(file, Lines(path, ""), 0, 0) if not path.startswith("..") and file.is_file() else None


def _of_value(known: SiteMoment, token: Token, path: tuple[str, ...]) -> Location | None:
    match kind_of(token.path), path:
        case "briefing", ("region" | "regions",):
            if entry := known.entry("regions", token.target):
                start = known.offset(entry.place)
                return _located(known, CONFIG, start, start + len(token.target))
        case "source", ("archive",):
            card = known.sources.get(source_id(token.path))
            document = known.document(card) if card else None
            return _archived(known, document, 0, 0) if document else None
        case ("config", ("theme",)) | ("theme", ("extends",)):
            for folder in (known.state.content.options.root / "themes", OWN_THEMES):
                file = folder / token.target / "theme.yaml"
                if "/" not in token.target and file.is_file():
                    return Location(file, Lines(file.name, ""), 0, 0)
    return None


def _in_archive(known: SiteMoment, token: Token) -> Location | None:
    """The place of an excerpt's words in the archived text, or else the place that `at` gives."""
    source = source_id(token.path)
    card, excerpt = known.sources.get(source), known.excerpt(source, token.anchor)
    document = known.document(card) if card else None
    if document is None or excerpt is None:
        return None
    found = places(excerpt.quote, Searchable(document), excerpt.at)
    if len(found) == 1:
        start = found[0].paragraph.start
        return _archived(known, document, start + found[0].spans[0][0], start + found[0].spans[-1][1])
    if excerpt.at and excerpt.at.first <= len(document.paragraphs):
        paragraph = document.paragraphs[excerpt.at.first - 1]
        return _archived(known, document, paragraph.start, paragraph.start + len(paragraph.text))
    return None


def _archived(known: SiteMoment, document: Document, start: int, end: int) -> Location | None:
    folder = known.state.content.options.archive_folder
    return (
        Location(folder / document.name, Lines(document.name, document.text), start, end) if folder else None
    )


def _located(known: SiteMoment, path: str, start: int, end: int) -> Location:
    return Location(known.state.content.options.root / path, known.lines(path), start, end)


# --- uses ----------------------------------------------------------------------------------------


def _uses(known: SiteMoment, token: Token) -> Iterator[Location]:
    match token.kind:
        case "source":
            yield from _of_mentions(known, _cites(known, token.target, ""))
        case "excerpt":
            yield from _of_mentions(known, _cites(known, token.target, token.anchor))
        case "title" if kind_of(token.path) == "source":
            yield from _of_mentions(known, _cites(known, token.target, ""))
        case "title":
            yield from _of_mentions(known, _links(known, token.path, ""))
        case "briefing" | "heading":
            path = token.path
            if token.target and not token.defines:
                briefing = known.only(token.target)
                path = briefing.path if briefing else ""
            anchor = token.anchor if token.kind == "heading" else ""
            yield from _of_mentions(known, _links(known, path, anchor))
        case "file" if kind_of(file_of_link(token)) == "source":
            source = source_id(file_of_link(token))
            yield from _of_mentions(known, _cites(known, source, token.anchor.removeprefix("e-")))
        case "file":
            yield from _of_mentions(known, _links(known, file_of_link(token), token.anchor))
        case "footnote":
            yield from (location for location, defines in _footnotes(known, token) if not defines)
        case "key" | "value" if token.spot:
            yield from _of_word(known, token)


def _cites(known: SiteMoment, source: str, excerpt: str) -> Iterator[Mention]:
    """The mentions of an excerpt; where `excerpt` is empty, of the source and all its excerpts."""
    path = card_path(source)
    card = known.sources.get(source)
    keys = {source, *(card.aliases if isinstance(card, Source) else ())}
    for mention in known.mentions_of(source):
        if mention.kind in ("citation", "excerpt", "derived"):
            if mention.target in keys and excerpt in ("", mention.anchor):
                yield mention
        elif mention.file == path and excerpt in ("", mention.anchor.removeprefix("e-")):
            yield mention


def _links(known: SiteMoment, path: str, anchor: str) -> Iterator[Mention]:
    """The links to a briefing; where `anchor` is given, only those to that heading."""
    for mention in known.mentions:
        if anchor not in ("", mention.anchor):
            continue
        if mention.kind == "wiki" and mention.target:
            led = known.only(mention.target)
            if led and led.path == path:
                yield mention
        elif mention.file == path or (anchor and not mention.target and mention.place.path == path):
            yield mention


def _of_mentions(known: SiteMoment, found: Iterator[Mention]) -> Iterator[Location]:
    for mention in found:
        path = mention.place.path
        end = mention.target_at + len(mention.target)
        if mention.anchor_at >= 0:
            end = mention.anchor_at + len(mention.anchor)
        yield _located(known, path, known.offset(mention.place), end)


def _of_word(known: SiteMoment, token: Token) -> Iterator[Location]:
    """The briefings of a region, a topic or a person, at the place where their front matter names it."""
    assert token.spot is not None
    path = tuple(step for step in token.spot.path if step != ITEM)
    keys: tuple[str, ...]
    match kind_of(token.path), path, token.kind:
        case ("config", ("regions",), "key") | ("briefing", ("region" | "regions",), "value"):
            keys = ("region", "regions")
        case "briefing", ("topics" | "people",), "value":
            keys = path
        case _:
            return
    for briefing in known.briefings:
        given = dict(briefing.places)
        for key in keys:
            value = getattr(briefing, key)
            place: Span | None
            if value == token.target:
                place = given.get(key)
            else:
                place = given.get(f"{key}[{token.target}]") if token.target in value else None
            if place:
                start = known.offset(place)
                yield _located(known, briefing.path, start, start + len(token.target))


def _footnotes(known: SiteMoment, token: Token) -> Iterator[tuple[Location, bool]]:
    """The marks of a footnote and its definition; the flag is true for the definition."""
    scanned = scan(known.text(token.path))
    for note in scanned.definitions:
        if note.name == token.target:
            yield _located(known, token.path, note.start, note.text), True
    for mark in scanned.marks:
        if mark.kind == "footnote" and mark.target == token.target:
            yield _located(known, token.path, mark.start, mark.end), False
