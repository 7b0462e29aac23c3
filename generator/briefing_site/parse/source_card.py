"""One source card, `seeds/<id>.md`, to a Source with its excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing_site.model import faults
from briefing_site.model.body import CitationHole, FootnoteHole
from briefing_site.model.citation import Citation, Mode
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.model.source import Excerpt, LooseCard, Notice, Rights, Source, SourceKind, Translation
from briefing_site.parse import excerpt_keys
from briefing_site.parse.compose import Block, compose
from briefing_site.parse.excerpt_headings import ExcerptHeading, excerpt_headings
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS, HeadingKey
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.parse.kinds import DATE, IDENTIFIER, NAME, TEXT, URL, WORD, choice, list_of, record
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.misfiled import misfiled_briefing
from briefing_site.parse.plain_texts import misplaced
from briefing_site.parse.schema import Field, Partial, Table, Values, read
from briefing_site.parse.typed_map import Cell, TypedKey, TypedMap
from briefing_site.parse.yaml_values import Value
from briefing_site.text.slug import ID, free_id
from briefing_site.text.unwrap import unwrapped

KINDS: tuple[SourceKind, ...] = ("news", "commentary", "analysis", "official", "state-media", "data")

_TITLE = Field("title", TEXT, "Title of the document.")
_AUTHOR = Field("author", list_of(NAME), "Who wrote it: persons and bodies.", default=())
_TRANSLATOR = Field("translator", list_of(NAME), "Who translated it, where the document says so.", default=())
_PUBLISHER = Field("publisher", TEXT, "Who published it.")
_PUBLISHED = Field("published", DATE, "When; left out where the document does not say.", default=None)
_ACCESSED = Field("accessed", DATE, "When it was read, for a document that may change.", default=None)
_URL = Field("url", URL, "Where the original is; never guessed.", default=None)
_ARCHIVE = Field("archive", WORD, "Name of the stored text in the archive.", default=None)
_KIND = Field("kind", choice(*KINDS), "What sort of document it is.")
_PERSPECTIVE = Field("perspective", TEXT, "From where it speaks, in a few words.", default=None)
_DESCRIPTOR = Field(
    "descriptor",
    TEXT,
    "A sentence or two on access, completeness and bias, shown to the reader.",
    default=None,
)
_LANGUAGE = Field("language", WORD, "Language of the document, a BCP 47 tag.", default="en")
_RIGHTS: Field[Rights] = Field(
    "rights",
    choice("quote", "full", "private"),
    "What may be shown: quote, full or private.",
    default="quote",
)
_DERIVED_FROM = Field(
    "derived_from", IDENTIFIER, "Id of the source that it reprints or translates.", default=None
)
_ARCHIVED_URL = Field("archived_url", URL, "Where a public archive keeps a copy.", default=None)
_NOTICE_DATE = Field("date", DATE, "When.")
_NOTICE_REASON = Field("reason", TEXT, "Why, in a sentence for the reader.")
_NOTICE = record(Table("a notice", (_NOTICE_DATE, _NOTICE_REASON)))
_WITHDRAWN = Field(
    "withdrawn",
    _NOTICE,
    "That its publisher has withdrawn it: a notice on every page that cites it.",
    default=None,
)
_CORRECTED = Field(
    "corrected",
    _NOTICE,
    "That it was corrected after it was published: a notice on every page that cites it.",
    default=None,
)

TABLE = Table(
    "a source card",
    (
        _TITLE,
        _AUTHOR,
        _TRANSLATOR,
        _PUBLISHER,
        _PUBLISHED,
        _ACCESSED,
        _URL,
        _ARCHIVE,
        _KIND,
        _PERSPECTIVE,
        _DESCRIPTOR,
        _LANGUAGE,
        _RIGHTS,
        _DERIVED_FROM,
        _ARCHIVED_URL,
        _WITHDRAWN,
        _CORRECTED,
    ),
)
"""Every key of a source card's front matter."""

_HIDDEN = re.compile(r"<!--.*?-->|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
_VISIBLE = re.compile(r"\S")
_BRACES = re.compile(r"\{(?P<keys>.*)\}[ \t]*")
_KEY = re.compile(r"(?P<key>[^\s=]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))")
_WORDS = re.compile(r"(?P<words>[^{\n]*?)[ \t]*(?P<rest>\{.*|\Z)")
_CLOSED = re.compile(r"(?:\{[^}\n]*\})?[ \t]*")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)")
_SKELETON = "title: \npublisher: \nkind: \n"
"""The front matter that the fix of a card without front matter writes."""
_IN_MARKS = re.compile(
    '"[^"]+"|\u201c[^\u201c\u201d]+\u201d|\u00ab[^\u00ab\u00bb]+\u00bb|\u300c[^\u300c\u300d]+\u300d'
)
"""A paragraph that is all in quotation marks."""
_TRANSLATION = re.compile(r"(?P<official>Official translation|Translation):\s*(?P<text>.+)", re.DOTALL)


def parse_source(
    path: str, data: bytes, engine: MarkdownEngine
) -> tuple[Source | LooseCard | None, list[Diagnostic]]:
    """Read a source card; returns its value and all its faults.

    The value is a `LooseCard` where the front matter cannot serve, so that the excerpts are still checked. It
    is None where the card cannot be read at all.
    """
    text, found = read_front_matter(path, data, _SKELETON)
    if text is None or text.front is None:
        return None, found
    if briefing := misfiled_briefing(text):
        return None, [*found, briefing]
    name = PurePosixPath(path).stem
    if not ID.fullmatch(name):
        found.append(faults.briefing.bad_slug(text.opening, name))
    given = read(TABLE, text.front, found)
    found.extend(_cited_in(text.front))
    excerpts, unusable = _excerpts(text.lines, text.body, engine, found)
    places = tuple(given.places.items())
    room = text.new_text(apart=bool(excerpts))
    if isinstance(given, Partial):
        archive = given.get(_ARCHIVE)
        return LooseCard(path, name, archive, excerpts, places, text.new_key, room, unusable), found
    source = Source(
        path=path,
        id=name,
        title=given[_TITLE],
        written_by=given[_AUTHOR],
        translator=given[_TRANSLATOR],
        publisher=given[_PUBLISHER],
        published=given[_PUBLISHED],
        accessed=given[_ACCESSED],
        url=given[_URL],
        archive=given[_ARCHIVE],
        kind=given[_KIND],
        perspective=given[_PERSPECTIVE],
        descriptor=given[_DESCRIPTOR],
        language=given[_LANGUAGE],
        rights=given[_RIGHTS],
        derived_from=given[_DERIVED_FROM],
        excerpts=excerpts,
        places=places,
        new_key=text.new_key,
        new_excerpt=room,
        unusable=unusable,
        archived_url=given[_ARCHIVED_URL],
        withdrawn=_notice(given[_WITHDRAWN]),
        corrected=_notice(given[_CORRECTED]),
    )
    return source, found


def _notice(given: Values | None) -> Notice | None:
    return Notice(given[_NOTICE_DATE], given[_NOTICE_REASON]) if given else None


@dataclass(frozen=True, slots=True)
class _Section:
    """The text of one excerpt, taken apart and not yet converted."""

    id: str
    keys: TypedMap
    quote: str
    translation: Translation | None
    gist: LocatedText
    place: Span
    quote_place: Span
    at_place: Slot
    whole: Span


def _cited_in(front: Value) -> Iterator[Diagnostic]:
    """The faults of citations in the words of a card that a reader sees."""
    entries = front.data if isinstance(front.data, dict) else {}
    for name in ("descriptor", "perspective"):
        if name in entries:
            yield from misplaced(entries[name].value.located(), "a source card")


def _excerpts(
    lines: Lines, start: int, engine: MarkdownEngine, found: list[Diagnostic]
) -> tuple[tuple[Excerpt, ...], tuple[tuple[str, Span], ...]]:
    """The excerpts of a card, and id and place of those that cannot serve."""
    # A heading in a comment or in code begins no excerpt. Blanks take its place, so that offsets stay true.
    text = _HIDDEN.sub(lambda hidden: _VISIBLE.sub(" ", hidden.group()), lines.text)
    headings = excerpt_headings(lines, text, start, found)
    first = headings[0].start if headings else len(text)
    if stray := re.search(r"\S", text[start:first]):
        found.append(faults.source_card.text_outside_excerpt(lines.bare(start + stray.start(), first)))
    sections: list[_Section] = []
    ends = [*(heading.start for heading in headings), len(text)][1:]
    seen: dict[str, _Section] = {}
    unusable: list[tuple[str, Span]] = []
    taken = {text[slice(*heading.id)] for heading in headings}
    for heading, end in zip(headings, ends, strict=True):
        section = _section(lines, heading, end, found)
        if section is None:
            if ID.fullmatch(name := text[slice(*heading.id)]):
                unusable.append((name, lines.span(heading.start, end)))
            continue
        if section.id in seen:
            before = seen[section.id]
            free = free_id(section.id, taken)
            taken.add(free)
            found.append(
                faults.source_card.duplicate_excerpt(
                    section.place,
                    section.id,
                    before.place,
                    lines.span(*heading.id),
                    free,
                    section.whole if section.quote == before.quote else None,
                )
            )
            unusable.append((section.id, section.whole))
            continue
        seen[section.id] = section
        sections.append(section)
    composed = compose(engine, [section.gist for section in sections], top=3)
    found.extend(composed.faults)
    found.extend(faults.citation.footnote_on_card(note.place, note.whole) for note in composed.footnotes)
    excerpts = tuple(_excerpt(*pair, lines, found) for pair in zip(sections, composed.blocks, strict=True))
    return excerpts, tuple(unusable)


def _section(lines: Lines, heading: ExcerptHeading, end: int, found: list[Diagnostic]) -> _Section | None:
    place = lines.span(heading.start, heading.id[1])
    name = lines.text[slice(*heading.id)]
    if not ID.fullmatch(name):
        if not heading.told:
            found.append(_bad_heading(lines, heading))
        return None
    keys, at_place = _keys(lines, heading, found)
    quote, quote_start, rest = _quotation(lines.text, heading.end, end)
    if not quote.strip():
        found.append(faults.source_card.missing_quote(place, name, *_to_quote(lines, heading.end, end)))
        return None
    quote_place = lines.bare(quote_start, rest)
    translation, rest = _translation(lines.text, rest, end)
    return _Section(
        name,
        keys,
        quote,
        translation,
        LocatedText.run(lines, rest, end),
        place,
        quote_place,
        at_place,
        lines.span(heading.start, end),
    )


def _to_quote(lines: Lines, start: int, end: int) -> tuple[Slot, tuple[Edit, ...]]:
    """The slot for a quotation behind a heading, and the edits that make one of the first paragraph there."""
    text = lines.text
    below = text[start:end].lstrip("\n")
    first = end - len(below) if below.strip() else end
    room = Slot(lines.span(start, start), "\n" if start else "")
    stop = text.find("\n\n", first, end)
    words = text[first : end if stop < 0 else stop].rstrip()
    if not words or words[0] in "><#-*+|`" or _TRANSLATION.fullmatch(words):
        return room, ()
    edits = []
    at, last = first, first + len(words)
    marks = _IN_MARKS.fullmatch(words)
    while at < last:
        edits.append(Edit(lines.span(at, at + bool(marks and at == first)), "> "))
        at = text.find("\n", at, last) + 1 or last
    if marks:
        edits.append(Edit(lines.span(last - 1, last), ""))
    return room, tuple(edits)


def _bad_heading(lines: Lines, heading: ExcerptHeading) -> Diagnostic:
    """The fault of a heading that names no excerpt, or has more behind the name than keys in braces."""
    words = _WORDS.match(lines.text, heading.id[0], heading.rest[1])
    bare = lines.span(*words.span("words")) if words and _CLOSED.fullmatch(words["rest"]) else None
    at = lines.rest_of_line(heading.start)
    text = lines.text[heading.start : heading.end].lstrip("# ")
    return faults.source_card.bad_excerpt_heading(at, text, bare)


def _excerpt(section: _Section, gist: Block, lines: Lines, found: list[Diagnostic]) -> Excerpt:
    for hole in gist.body.holes:
        if isinstance(hole, CitationHole):
            found.append(_cited_on_card(lines, hole.citations))
        elif isinstance(hole, FootnoteHole):
            found.append(faults.citation.footnote_on_card(hole.place, hole.place))
    keys = section.keys
    return Excerpt(
        id=section.id,
        quote=section.quote,
        at=keys.get(excerpt_keys.AT),
        speaker=keys.get(excerpt_keys.SPEAKER),
        voice=keys.get(excerpt_keys.VOICE),
        lang=keys.get(excerpt_keys.LANG),
        translation=section.translation,
        gist=gist.body,
        place=section.place,
        quote_place=section.quote_place,
        at_place=section.at_place,
        whole=section.whole,
    )


def _cited_on_card(lines: Lines, citations: Sequence[Citation]) -> Diagnostic:
    """The fault of a citation in the words of a card."""
    first = citations[0]
    key = f"{first.source}#{first.excerpt}" if first.excerpt else first.source
    start, end = lines.offset_of(first.place.start), lines.offset_of(first.place.end)
    before, after = lines.text[start - 1 : start], lines.text[end : end + 1]
    plain = lines.text[start:end] == f"@{key}"
    if plain and first.mode is Mode.IN_TEXT:
        bracket: Span | None = first.place
    elif plain and (before, after) == ("[", "]"):
        bracket = lines.span(start - 1, end + 1)
    else:
        bracket = None
    return faults.citation.cited_on_card(first.place, key, bracket)


def _keys(lines: Lines, heading: ExcerptHeading, found: list[Diagnostic]) -> tuple[TypedMap, Slot]:
    """The typed keys in the braces behind an excerpt's id, and the slot where `at` is or could be."""
    result: dict[TypedKey[object], Cell[object]] = {}
    bare = Slot(lines.span(heading.id[1], heading.id[1]), ' {at="', '"}')
    rest = lines.text[slice(*heading.rest)]
    if not rest:
        return TypedMap(result), bare
    braces = _BRACES.fullmatch(rest)
    if not braces:
        found.append(_bad_heading(lines, heading))
        return TypedMap(result), bare
    keys, base = braces["keys"], heading.rest[0] + braces.start("keys")

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
        name, group = match["key"], match.lastgroup or "bare"
        key = EXCERPT_KEYS.get(name)
        if key is None:
            found.append(faults.source_card.bad_excerpt_key(place, name, EXCERPT_KEYS, named))
        elif name in first:
            entry = lines.span(base + gap, base + match.end())
            found.append(faults.yaml.duplicate_key(place, name, first[name], entry))
        else:
            first[name] = place
            at_place = Slot(place, 'at="', '"') if key is excerpt_keys.AT else at_place
            value = lines.span(base + match.start(group), base + match.end(group))
            _read_key(key, match[group], place, value, result, found)
    if keys[consumed:].strip():
        strange(consumed)
    return TypedMap(result), at_place


def _read_key(
    key: HeadingKey[object],
    text: str,
    at: Span,
    named: Span,
    result: dict[TypedKey[object], Cell[object]],
    found: list[Diagnostic],
) -> None:
    """Add the typed value of a key to `result`, or its fault to `found`."""
    try:
        result[key] = key, key.convert(text)
    except ValueError as wrong:
        words = excerpt_keys.VOICES if key is excerpt_keys.VOICE else ()
        found.append(
            faults.source_card.bad_excerpt_value(at, key.name, text, str(wrong), words=words, named=named)
        )


def _quotation(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The blockquote at the head of a section: its words, their offset, and the offset of the rest."""
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
    """The paragraph `Translation: ...` directly behind the quotation, and the offset of the rest."""
    begin = start
    while begin < end and text[begin] in " \t\n":
        begin += 1
    stop = text.find("\n\n", begin, end)
    stop = end if stop < 0 else stop
    match = _TRANSLATION.fullmatch(text[begin:stop].strip())
    if not match:
        return None, start
    return Translation(" ".join(match["text"].split()), match["official"].startswith("Official")), stop
