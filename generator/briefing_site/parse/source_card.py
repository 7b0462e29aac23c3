"""One source card, `seeds/<id>.md`, to a Source with its excerpts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from briefing_site.model import faults
from briefing_site.model.body import CitationHole, FootnoteHole
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Slot
from briefing_site.model.lines import Lines, Located
from briefing_site.model.source import Excerpt, LooseCard, Source, Translation
from briefing_site.parse.compose import Block, compose
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.markdown import Engine
from briefing_site.parse.place import parse_at
from briefing_site.parse.schema import DATE, IDENTIFIER, NAME, TEXT, URL, Field, choice, list_of, read
from briefing_site.text.slug import ID
from briefing_site.text.unwrap import unwrapped

KINDS = ("news", "commentary", "analysis", "official", "state-media", "data")
VOICES = ("fact", "reported", "analysis", "opinion", "forecast")

TABLE = (
    Field("title", TEXT, "Title of the document.", required=True),
    Field("author", list_of(NAME), "Who wrote it: persons and bodies.", default=()),
    Field("translator", list_of(NAME), "Who translated it, where the document says so.", default=()),
    Field("publisher", TEXT, "Who published it.", required=True),
    Field("published", DATE, "When; left out where the document does not say."),
    Field("accessed", DATE, "When it was read, for a document that may change."),
    Field("url", URL, "Where the original is; never guessed.", default=""),
    Field("archive", TEXT, "Name of the stored text in the archive.", default=""),
    Field("kind", choice(*KINDS), "What sort of document it is.", required=True),
    Field("perspective", TEXT, "From where it speaks, in a few words.", default=""),
    Field(
        "descriptor",
        TEXT,
        "A sentence or two on access, completeness and bias, shown to the reader.",
        default="",
    ),
    Field("language", TEXT, "Language of the document, a BCP 47 tag.", default="en"),
    Field(
        "rights",
        choice("quote", "full", "private"),
        "What may be shown: quote, full or private.",
        default="quote",
    ),
    Field("derived_from", IDENTIFIER, "Id of the source that it reprints or translates.", default=""),
)
"""Every key of a source card's front matter."""

EXCERPT_KEYS = ("at", "speaker", "voice", "lang")
"""Every key that may stand in the braces of an excerpt's heading."""

_HEADING = re.compile(r"^##(?!#)[ \t]*(?P<id>[^\s{]*)[ \t]*(?P<rest>.*)$", re.MULTILINE)
_HIDDEN = re.compile(r"<!--.*?-->|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_VISIBLE = re.compile(r"\S")
_BRACES = re.compile(r"\{(?P<keys>.*)\}[ \t]*")
_KEY = re.compile(r"(?P<key>[^\s=]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))")
_WORDS = re.compile(r"(?P<words>[^{\n]*?)[ \t]*(?P<rest>\{.*|\Z)")
_CLOSED = re.compile(r"(?:\{[^}\n]*\})?[ \t]*")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)")
_SKELETON = "title: \npublisher: \nkind: \n"
"""What is offered to a card without front matter."""
_TRANSLATION = re.compile(r"(?P<official>Official translation|Translation):\s*(?P<text>.+)", re.DOTALL)


def parse_source(
    path: str, data: bytes, engine: Engine
) -> tuple[Source | LooseCard | None, list[Diagnostic]]:
    """Read a source card, with all its faults.

    Gives the excerpts alone where the front matter cannot serve, so that they are still checked, and None
    where not even that can be read.
    """
    text, found = read_front_matter(path, data, _SKELETON)
    if text is None or text.front is None:
        return None, found
    name = PurePosixPath(path).stem
    if not ID.fullmatch(name):
        found.append(faults.briefing.bad_slug(text.opening, name))
    given = read(TABLE, text.front, "a source card", found)
    excerpts = _excerpts(text.lines, text.body, engine, found)
    if given is None or not given.complete:
        archive = given["archive"] if given else ""
        places = tuple(given.places.items()) if given else ()
        room = text.new_text(apart=bool(excerpts))
        return LooseCard(path, name, archive, excerpts, places, text.new_key, room), found
    values: dict[str, Any] = {f.name: given[f.name] for f in TABLE}
    values["written_by"] = values.pop("author")
    source = Source(
        path=path,
        id=name,
        excerpts=excerpts,
        places=tuple(given.places.items()),
        new_key=text.new_key,
        new_excerpt=text.new_text(apart=bool(excerpts)),
        **values,
    )
    return source, found


@dataclass(frozen=True, slots=True)
class _Section:
    """The text of one excerpt, taken apart and not yet converted."""

    id: str
    keys: dict[str, Any]
    quote: str
    translation: Translation | None
    gist: Located
    place: Span
    quote_place: Span
    at_place: Slot
    whole: Span


def _excerpts(lines: Lines, start: int, engine: Engine, found: list[Diagnostic]) -> tuple[Excerpt, ...]:
    # What stands in a comment or in code begins nothing; blanks keep the offsets.
    text = _HIDDEN.sub(lambda hidden: _VISIBLE.sub(" ", hidden.group()), lines.text)
    headings = list(_HEADING.finditer(text, start))
    first = headings[0].start() if headings else len(text)
    if stray := re.search(r"\S", text[start:first]):
        found.append(faults.source_card.text_outside_excerpt(lines.bare(start + stray.start(), first)))
    sections: list[_Section] = []
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    seen: dict[str, Span] = {}
    for heading, end in zip(headings, ends, strict=True):
        section = _section(lines, heading, end, found)
        if section is None:
            continue
        if section.id in seen:
            found.append(faults.briefing.duplicate_id(section.place, "excerpt", section.id, seen[section.id]))
            continue
        seen[section.id] = section.place
        sections.append(section)
    composed = compose(engine, [section.gist for section in sections], top=3)
    found.extend(composed.faults)
    found.extend(
        faults.citation.citation_misplaced(note.place, "a source card") for note in composed.footnotes
    )
    return tuple(_excerpt(*pair, found) for pair in zip(sections, composed.blocks, strict=True))


def _section(lines: Lines, heading: re.Match[str], end: int, found: list[Diagnostic]) -> _Section | None:
    place = lines.span(heading.start(), heading.end("id"))
    name = heading["id"]
    if not ID.fullmatch(name):
        found.append(_bad_heading(lines, heading))
        return None
    keys, at_place = _keys(lines, heading, found)
    quote, quote_start, rest = _quotation(lines.text, heading.end(), end)
    if not quote.strip():
        found.append(faults.source_card.missing_quote(place, name))
        return None
    quote_place = lines.bare(quote_start, rest)
    translation, rest = _translation(lines.text, rest, end)
    return _Section(
        name,
        keys,
        quote,
        translation,
        Located.run(lines, rest, end),
        place,
        quote_place,
        at_place,
        lines.span(heading.start(), end),
    )


def _bad_heading(lines: Lines, heading: re.Match[str]) -> Diagnostic:
    """The fault of a heading that names no excerpt, or has more behind the name than keys in braces."""
    words = _WORDS.match(lines.text, heading.start("id"), heading.end())
    bare = lines.span(*words.span("words")) if words and _CLOSED.fullmatch(words["rest"]) else None
    at = lines.rest_of_line(heading.start())
    return faults.source_card.bad_excerpt_heading(at, heading.group().lstrip("# "), bare)


def _excerpt(section: _Section, gist: Block, found: list[Diagnostic]) -> Excerpt:
    for hole in gist.body.holes:
        if isinstance(hole, CitationHole):
            found.append(faults.citation.citation_misplaced(hole.citations[0].place, "a source card"))
        elif isinstance(hole, FootnoteHole):
            found.append(faults.citation.citation_misplaced(hole.place, "a source card"))
    keys = section.keys
    return Excerpt(
        id=section.id,
        quote=section.quote,
        at=keys.get("at"),
        speaker=keys.get("speaker", ""),
        voice=keys.get("voice"),
        lang=keys.get("lang", ""),
        translation=section.translation,
        gist=gist.body,
        place=section.place,
        quote_place=section.quote_place,
        at_place=section.at_place,
        whole=section.whole,
    )


def _keys(lines: Lines, heading: re.Match[str], found: list[Diagnostic]) -> tuple[dict[str, Any], Slot]:
    """The keys in the braces behind an excerpt's id, typed, and where `at` is or could be."""
    result: dict[str, Any] = {}
    bare = Slot(lines.span(heading.end("id"), heading.end("id")), ' {at="', '"}')
    if not heading["rest"]:
        return result, bare
    braces = _BRACES.fullmatch(heading["rest"])
    if not braces:
        found.append(_bad_heading(lines, heading))
        return result, bare
    keys, base = braces["keys"], heading.start("rest") + braces.start("keys")

    def strange(start: int) -> None:
        at = lines.bare(base + start, base + len(keys))
        found.append(faults.source_card.bad_excerpt_heading(at, keys[start:].strip()))

    at_place = Slot(lines.span(base, base), 'at="', '" ' if keys.strip() else '"')
    first: dict[str, Span] = {}
    consumed = 0
    for match in _KEY.finditer(keys):
        place = lines.span(base + match.start(), base + match.end())
        named = lines.span(base + match.start("key"), base + match.end("key"))
        if keys[consumed : match.start()].strip():
            strange(consumed)
        gap, consumed = consumed, match.end()
        key, group = match["key"], match.lastgroup or "bare"
        if key not in EXCERPT_KEYS:
            found.append(faults.source_card.bad_excerpt_key(place, key, EXCERPT_KEYS, named))
        elif key in first:
            entry = lines.span(base + gap, base + match.end())
            found.append(faults.yaml.duplicate_key(place, key, first[key], entry))
        else:
            first[key] = place
            at_place = Slot(place, 'at="', '"') if key == "at" else at_place
            value = lines.span(base + match.start(group), base + match.end(group))
            _read_key(key, match[group], place, value, result, found)
    if keys[consumed:].strip():
        strange(consumed)
    return result, at_place


def _read_key(
    key: str, text: str, at: Span, named: Span, result: dict[str, Any], found: list[Diagnostic]
) -> None:
    """Add the typed value of a key to `result`, or its fault to `found`."""
    try:
        result[key] = _CONVERT[key](text)
    except ValueError as wrong:
        words = VOICES if key == "voice" else ()
        found.append(
            faults.source_card.bad_excerpt_value(at, key, text, str(wrong), words=words, named=named)
        )


def _voice(text: str) -> str:
    if text not in VOICES:
        raise ValueError(f"a voice is one of {', '.join(VOICES)}")
    return text


_CONVERT: dict[str, Callable[[str], Any]] = {
    "at": parse_at,
    "speaker": str.strip,
    "voice": _voice,
    "lang": str.strip,
}


def _quotation(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The blockquote that begins a section: its words, where they begin, and where the rest begins."""
    at = start
    while at < end and text[at] in " \t\n":
        at += 1
    first = text.rfind("\n", 0, at) + 1
    words: list[str] = []
    at = max(first, start)
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = _QUOTE.fullmatch(text[at:stop])
        if not line:
            break
        words.append(line[1].strip())
        at = stop + 1
    opening = text.find(">", first, end)
    return unwrapped("\n".join(words)), max(opening, start), min(at, end)


def _translation(text: str, start: int, end: int) -> tuple[Translation | None, int]:
    """A paragraph `Translation: ...` directly behind the quotation, and where the rest begins."""
    begin = start
    while begin < end and text[begin] in " \t\n":
        begin += 1
    stop = text.find("\n\n", begin, end)
    stop = end if stop < 0 else stop
    match = _TRANSLATION.fullmatch(text[begin:stop].strip())
    if not match:
        return None, start
    return Translation(" ".join(match["text"].split()), match["official"].startswith("Official")), stop
