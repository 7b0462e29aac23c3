"""The excerpts of a source card, each below its heading: the quotation, a translation, and words on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_site.model import faults
from briefing_site.model.body import CitationHole, FootnoteHole
from briefing_site.model.citation import Citation, Flaw, Mode, UncitedKey
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit, Slot
from briefing_site.model.faults.citation import CARD
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.model.source import Excerpt, Translation
from briefing_site.parse import excerpt_keys
from briefing_site.parse.compose import Block, compose
from briefing_site.parse.excerpt_headings import ExcerptHeading, excerpt_headings, meant_name
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS, HeadingKey
from briefing_site.parse.excerpt_rest import (
    is_translation,
    keys_below,
    odd_translations,
    second_quotations,
    translation,
)
from briefing_site.parse.heading_keys import STRICT, plain_at, plain_keys
from briefing_site.parse.hidden_text import without_hidden
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.plain_texts import UNSIGNED, check_plain
from briefing_site.parse.typed_map import Cell, TypedKey, TypedMap
from briefing_site.text.dataclass import dataclass
from briefing_site.text.language_tags import meant_language
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID, free_id
from briefing_site.text.unwrap import unwrapped

_BRACES = re.compile(r"\{(?P<keys>.*)\}[ \t]*")
_WORDS = LazyPattern(r"(?P<words>(?:[^{\n \t]|[ \t]+(?=[^{\n \t]))*)[ \t]*(?P<rest>\{.*|\Z)")
_CLOSED = LazyPattern(r"(?:\{[^}\n]*\})?[ \t]*")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)")
_LIKE_QUOTE = LazyPattern(r"\s*^[ ]{0,3}(?P<sign>(?P<mark>[＞﹥❯≻]|&gt;)[ \t\u3000]*)(?=\S)", re.MULTILINE)
"""The beginning of a line with what looks like the sign of a quotation."""
_IN_MARKS = LazyPattern(
    '"[^"]+"|\u201c[^\u201c\u201d]+\u201d|\u00ab[^\u00ab\u00bb]+\u00bb|\u300c[^\u300c\u300d]+\u300d'
)
"""A paragraph that is all in quotation marks."""


@dataclass(frozen=True, slots=True)
class _Section:
    """The text of one excerpt, taken apart and not yet converted."""

    id: str
    keys: TypedMap
    quote: str
    quote_ends: int
    """Offset behind the quotation."""
    translation: Translation | None
    gist: LocatedText
    place: Span
    quote_place: Span
    at_place: Slot
    alias_list: Slot | None
    whole: Span


def read_excerpts(
    lines: Lines, start: int, engine: MarkdownEngine, found: list[Diagnostic]
) -> tuple[tuple[Excerpt, ...], tuple[tuple[str, Span], ...], tuple[UncitedKey, ...]]:
    """The excerpts of a card, id and place of those that cannot serve, and keys that look like citations."""
    text = without_hidden(lines.text)  # a heading in a comment or in code begins no excerpt
    headings = excerpt_headings(lines, text, start, found)
    first = headings[0].start if headings else len(text)
    if stray := re.search(r"\S", text[start:first]):
        found.append(faults.source_card.text_outside_excerpt(lines.bare(start + stray.start(), first)))
    sections: list[_Section] = []
    ends = [*(heading.start for heading in headings), len(text)][1:]
    seen: dict[str, _Section] = {}
    given: dict[str, int] = {}
    """An id that several excerpts have to the lowest number that none of them was offered yet."""
    unsigned: list[UncitedKey] = []
    unusable: list[tuple[str, Span]] = []
    taken = {text[slice(*heading.id)] for heading in headings}
    for heading, end in zip(headings, ends, strict=True):
        section = _section(lines, heading, end, found, unsigned)
        if section is None:
            name, _ = meant_name(text[slice(*heading.id)], text[slice(*heading.rest)])
            if name:
                unusable.append((name, lines.span(heading.start, end)))
            continue
        if section.id in seen:
            before = seen[section.id]
            free = free_id(section.id, taken, given.get(section.id, 2))
            given[section.id] = int(free.rpartition("-")[2]) + 1
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
    told = {fault.place for fault in found}
    found.extend(fault for fault in composed.faults if fault.place not in told)
    found.extend(faults.citation.footnote_on_card(note.place, note.whole) for note in composed.footnotes)
    unsigned += (
        replace(key, flaw=Flaw.IN_PLAIN, where=CARD) for key in composed.uncited if key.flaw in UNSIGNED
    )
    excerpts = []
    for section, gist in zip(sections, composed.blocks, strict=True):
        excerpts.append(_excerpt(section, gist, lines, found))
        found.extend(
            second_quotations(section.gist, "".join(gist.body.pieces), section.id, taken, section.quote_ends)
        )
    return tuple(excerpts), tuple(unusable), tuple(unsigned)


def _section(
    lines: Lines, heading: ExcerptHeading, end: int, found: list[Diagnostic], unsigned: list[UncitedKey]
) -> _Section | None:
    place = lines.span(heading.start, heading.id[1])
    name = lines.text[slice(*heading.id)]
    if not ID.fullmatch(name):
        if not heading.told:
            found.append(_bad_heading(lines, heading))
        return None
    keys, at_place, alias_list = _keys(lines, heading, found, unsigned)
    bare = heading.rest[0] >= heading.rest[1]
    if below := [*keys_below(lines, heading.end, end, heading.id[1], bare=bare)]:
        found.extend(below)
        return None
    quote, quote_start, rest = _quotation(lines.text, heading.end, end)
    if not quote.strip():
        if sign := _LIKE_QUOTE.match(lines.text, heading.end, end):
            found.append(_odd_quote(lines, sign, end))
        else:
            found.append(faults.source_card.missing_quote(place, name, *_to_quote(lines, heading.end, end)))
        return None
    if sign := _LIKE_QUOTE.match(lines.text, rest - 1, end):
        found.append(_odd_quote(lines, sign, end))
    quote_place = lines.bare(quote_start, rest)
    quote_ends = rest
    translated, words, rest = translation(lines.text, rest, end)
    if translated:
        text = LocatedText.run(lines, *words)
        unsigned += check_plain(text, "a translation", found)
    found.extend(odd_translations(lines, rest, end, given=translated is not None))
    return _Section(
        name,
        keys,
        quote,
        quote_ends,
        translated,
        LocatedText.run(lines, rest, end),
        place,
        quote_place,
        at_place,
        alias_list,
        lines.span(heading.start, end),
    )


def _odd_quote(lines: Lines, first: re.Match[str], end: int) -> Diagnostic:
    """The fault of a quotation whose lines begin with a sign that looks like `>`; its fix mends them all."""
    edits = []
    sign: re.Match[str] | None = first
    while sign is not None:
        edits.append(Edit(lines.span(*sign.span("sign")), "> "))
        sign = _LIKE_QUOTE.match(lines.text, lines.offset_of(lines.rest_of_line(sign.end()).end), end)
    place = lines.span(*first.span("mark"))
    return faults.source_card.odd_quote_sign(place, first["mark"], tuple(edits))


def _to_quote(lines: Lines, start: int, end: int) -> tuple[Slot, tuple[Edit, ...]]:
    """The slot for a quotation behind a heading, and the edits that make one of the first paragraph there."""
    text = lines.text
    below = text[start:end].lstrip("\n")
    first = end - len(below) if below.strip() else end
    room = Slot(lines.span(start, start), "\n" if start else "")
    stop = text.find("\n\n", first, end)
    words = text[first : end if stop < 0 else stop].rstrip()
    if not words or words[0] in "><#-*+|`" or is_translation(words):
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
        alias_list=section.alias_list,
        aliases=keys.get(excerpt_keys.ALIASES) or (),
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


def _keys(
    lines: Lines, heading: ExcerptHeading, found: list[Diagnostic], unsigned: list[UncitedKey]
) -> tuple[TypedMap, Slot, Slot | None]:
    """The typed keys in the braces behind an excerpt's id, and where `at` and `aliases` are or could be."""
    result: dict[TypedKey[object], Cell[object]] = {}
    bare = Slot(lines.span(heading.id[1], heading.id[1]), ' {at="', '"}')
    rest = lines.text[slice(*heading.rest)]
    if not rest:
        return TypedMap(result), bare, Slot(bare.at, ' {aliases="', '"}')
    if plain := plain_keys(rest):
        at = lines.bare(*heading.rest)
        found.append(faults.source_card.bad_excerpt_keys(at, rest.rstrip(), plain))
        whole = heading.rest[0], heading.rest[0] + len(rest.rstrip())
        given = {entry["key"]: entry["double"] for entry in STRICT.finditer(plain[1:-1])}
        for name, text in given.items():
            _read_key(EXCERPT_KEYS[name], text, lines, whole, whole, result, found)
        others = "".join(f' {name}="{text}"' for name, text in given.items() if name != excerpt_keys.AT.name)
        return TypedMap(result), Slot(at, '{at="', f'"{others}}}'), None
    braces = _BRACES.fullmatch(rest)
    if not braces:
        found.append(_bad_heading(lines, heading))
        return TypedMap(result), bare, None
    keys, base = braces["keys"], heading.rest[0] + braces.start("keys")

    def strange(start: int) -> None:
        at = lines.bare(base + start, base + len(keys))
        found.append(faults.source_card.bad_excerpt_heading(at, keys[start:].strip()))

    at_place = Slot(lines.span(base, base), 'at="', '" ' if keys.strip() else '"')
    first: dict[str, tuple[int, int]] = {}
    consumed = 0
    for match in STRICT.finditer(keys):
        place = base + match.start(), base + match.end()
        if keys[consumed : match.start()].strip():
            strange(consumed)
        gap, consumed = consumed, match.end()
        name, group = match["key"], match.lastgroup or "bare"
        key = EXCERPT_KEYS.get(name)
        if key is None:
            named = lines.span(base + match.start("key"), base + match.end("key"))
            fault = faults.source_card.bad_excerpt_key(lines.span(*place), name, EXCERPT_KEYS, named)
            found.append(fault)
        elif name in first:
            entry = lines.span(base + gap, base + match.end())
            before = lines.span(*first[name])
            found.append(faults.yaml.duplicate_key(lines.span(*place), name, before, entry))
        else:
            first[name] = place
            if key is excerpt_keys.AT:
                at_place = Slot(lines.span(*place), 'at="', '"')
            value = base + match.start(group), base + match.end(group)
            _read_key(key, match[group], lines, place, value, result, found)
            if key is excerpt_keys.SPEAKER:
                words = LocatedText.run(lines, *value)
                unsigned += check_plain(words, "the speaker of an excerpt", found)
    if keys[consumed:].strip():
        strange(consumed)
    return TypedMap(result), at_place, _alias_list(lines, base, keys)


def _alias_list(lines: Lines, base: int, keys: str) -> Slot:
    """The slot where `aliases` is among keys, which begin at `base`, or could be."""
    for match in STRICT.finditer(keys):
        if match["key"] == excerpt_keys.ALIASES.name:
            return Slot(lines.span(base + match.start(), base + match.end()), 'aliases="', '"')
    behind = base + len(keys.rstrip())
    return Slot(lines.span(behind, behind), ' aliases="' if keys.strip() else 'aliases="', '"')


def _read_key(
    key: HeadingKey[object],
    text: str,
    lines: Lines,
    at: tuple[int, int],
    named: tuple[int, int],
    result: dict[TypedKey[object], Cell[object]],
    found: list[Diagnostic],
) -> None:
    """Add the typed value of a key to `result`, or its fault to `found`.

    `at` and `named` are start and end of the key with its value, and of the value.
    """
    try:
        result[key] = key, key.convert(text)
    except ValueError as wrong:
        words = excerpt_keys.VOICES if key is excerpt_keys.VOICE else ()
        plain = plain_at(text) if key is excerpt_keys.AT else ""
        plain = meant_language(text) if key is excerpt_keys.LANG else plain
        found.append(
            faults.source_card.bad_excerpt_value(
                lines.span(*at),
                key.name,
                text,
                str(wrong),
                words=words,
                named=lines.span(*named),
                plain=plain,
            )
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
