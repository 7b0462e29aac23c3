"""One source card, `seeds/<id>.md`, to a Source with its excerpts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from briefing_site.model import faults
from briefing_site.model.body import CitationHole, FootnoteHole
from briefing_site.model.diagnostic import Diagnostic, Place
from briefing_site.model.lines import Lines, Located
from briefing_site.model.source import Excerpt, LooseCard, Source, Translation
from briefing_site.parse.compose import Block, compose
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.markdown import Engine
from briefing_site.parse.place import parse_at
from briefing_site.parse.schema import DATE, ID, IDENTIFIER, NAME, TEXT, URL, Field, choice, list_of, read
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
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)")
_TRANSLATION = re.compile(r"(?P<official>Official translation|Translation):\s*(?P<text>.+)", re.DOTALL)


def parse_source(
    path: str, data: bytes, engine: Engine
) -> tuple[Source | LooseCard | None, list[Diagnostic]]:
    """Read a source card, with all its faults.

    Gives the excerpts alone where the front matter cannot serve, so that they are still checked, and None
    where not even that can be read.
    """
    text, found = read_front_matter(path, data)
    if text is None or text.front is None:
        return None, found
    name = PurePosixPath(path).stem
    if not ID.fullmatch(name):
        found.append(faults.briefing.bad_slug(path, name))
    given = read(TABLE, text.front, "a source card", found)
    excerpts = _excerpts(text.lines, text.body, engine, found)
    if given is None or not given.complete:
        archive = given["archive"] if given else ""
        places = tuple(given.places.items()) if given else ()
        return LooseCard(path, name, archive, excerpts, places), found
    values: dict[str, Any] = {f.name: given[f.name] for f in TABLE}
    values["written_by"] = values.pop("author")
    return Source(path=path, id=name, excerpts=excerpts, places=tuple(given.places.items()), **values), found


@dataclass(frozen=True, slots=True)
class _Section:
    """The text of one excerpt, taken apart and not yet converted."""

    id: str
    keys: dict[str, Any]
    quote: str
    translation: Translation | None
    gist: Located
    place: Place
    quote_place: Place


def _excerpts(lines: Lines, start: int, engine: Engine, found: list[Diagnostic]) -> tuple[Excerpt, ...]:
    # What stands in a comment or in code begins nothing; blanks keep the offsets.
    text = _HIDDEN.sub(lambda hidden: _VISIBLE.sub(" ", hidden.group()), lines.text)
    headings = list(_HEADING.finditer(text, start))
    first = headings[0].start() if headings else len(text)
    if stray := re.search(r"\S", text[start:first]):
        found.append(faults.source_card.text_outside_excerpt(lines.place(start + stray.start())))
    sections: list[_Section] = []
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    seen: dict[str, Place] = {}
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
    place = lines.place(heading.start())
    name = heading["id"]
    if not ID.fullmatch(name):
        found.append(faults.source_card.bad_excerpt_heading(place, heading.group().lstrip("# ")))
        return None
    keys = _keys(lines, heading, found)
    quote, quote_start, rest = _quotation(lines.text, heading.end(), end)
    if not quote.strip():
        found.append(faults.source_card.missing_quote(place, name))
        return None
    translation, rest = _translation(lines.text, rest, end)
    return _Section(
        name, keys, quote, translation, Located.run(lines, rest, end), place, lines.place(quote_start)
    )


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
    )


def _keys(lines: Lines, heading: re.Match[str], found: list[Diagnostic]) -> dict[str, Any]:
    """The keys in the braces behind an excerpt's id, typed."""
    result: dict[str, Any] = {}
    if not heading["rest"]:
        return result
    braces = _BRACES.fullmatch(heading["rest"])
    if not braces:
        found.append(
            faults.source_card.bad_excerpt_heading(lines.place(heading.start()), heading.group().lstrip("# "))
        )
        return result
    base = heading.start("rest") + braces.start("keys")
    consumed = 0
    for match in _KEY.finditer(braces["keys"]):
        place = lines.place(base + match.start())
        if braces["keys"][consumed : match.start()].strip():
            found.append(
                faults.source_card.bad_excerpt_heading(
                    lines.place(base + consumed), braces["keys"][consumed:].strip()
                )
            )
        consumed = match.end()
        key, value = match["key"], match["double"] or match["single"] or match["bare"] or ""
        if key not in EXCERPT_KEYS:
            found.append(faults.source_card.bad_excerpt_key(place, key, EXCERPT_KEYS))
        elif key in result:
            found.append(faults.yaml.duplicate_key(place, key, place))
        else:
            try:
                result[key] = _CONVERT[key](value)
            except ValueError as wrong:
                found.append(faults.source_card.bad_excerpt_value(place, key, value, str(wrong)))
    if braces["keys"][consumed:].strip():
        found.append(
            faults.source_card.bad_excerpt_heading(
                lines.place(base + consumed), braces["keys"][consumed:].strip()
            )
        )
    return result


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
