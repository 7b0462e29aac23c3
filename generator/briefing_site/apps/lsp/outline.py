"""Outlines: findings, sections and disagreements of a briefing, passages of a card, keys of config.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment, front_matter, kind_of
from briefing_site.apps.lsp.text_parts import Heading, body_parts, body_start
from briefing_site.model.body import CitationHole
from briefing_site.parse.yaml_values import Entry, Value, parsed
from briefing_site.text.dataclass import dataclass
from briefing_site.text.unwrap import unwrapped

OutlineKind = Literal["heading", "judgement", "disagreement", "event", "excerpt", "key"]

_BRACKET = re.compile(r"\[[^\[\]]*\]")
_DEPTH = 3
"""Keys of YAML that lie deeper than so many others are left out."""
_LONGEST = 120
"""Characters of a name; the rest of it is cut off."""


@dataclass(slots=True)
class Item:
    """One line of an outline."""

    name: str
    kind: OutlineKind
    start: int
    """Offset at which its text begins; it goes up to `end`."""
    end: int
    named: tuple[int, int]
    """Offsets of its name, inside of that."""
    detail: str = ""
    children: list[Item] = field(default_factory=list)


def outline(known: SiteMoment, path: str) -> list[Item]:
    """The outline of a file as a tree, in the order of the text."""
    match kind_of(path):
        case "config" | "theme":
            lines = known.lines(path)
            value = parsed(lines, 0, len(lines.text))
            return list(_keys(value, 1)) if value else []
        case "briefing":
            parts = (_of_front_matter(known, path), _of_sections(known, path), _disagreements(known, path))
            return _nested([item for part in parts for item in part])
        case "source":
            return list(_excerpts(known, path))
        case _:
            return []


def _named(words: str, instead: str) -> str:
    """Words as a name without the brackets of citations, on one line; `instead` where there are none."""
    bare = _BRACKET.sub(lambda found: "" if "@" in found[0] else found[0], words)
    name = " ".join(bare.split()).replace(" .", ".").replace(" ,", ",")
    return (f"{name[: _LONGEST - 1]}…" if len(name) > _LONGEST else name) or instead


def _bare(heading: str) -> str:
    """The words of a heading as written, without its signs and its attributes."""
    line = heading.split("\n", 1)[0].strip("# \t")
    words, brace, _ = line.rpartition("{") if line.endswith("}") else (line, "", "")
    return words.strip() if brace else line


# --- YAML ----------------------------------------------------------------------------------------


def _keys(value: Value, depth: int) -> Iterator[Item]:
    for key, entry in value.data.items() if isinstance(value.data, dict) else ():
        children = list(_keys(entry.value, depth + 1)) if depth < _DEPTH else []
        detail = " ".join(entry.value.text.split())[:_LONGEST]
        yield Item(key or "''", "key", *_extent(entry), (entry.start, entry.end), detail, children)


def _extent(entry: Entry) -> tuple[int, int]:
    """A key with its value, without the blank lines behind."""
    text, end = entry.value.lines.text, max(entry.end, entry.value.notation_end)
    while end > entry.end and text[end - 1 : end].isspace():
        end -= 1
    return entry.start, end


def _of_front_matter(known: SiteMoment, path: str) -> Iterator[Item]:
    """The findings and the events, and the keys that they are listed under."""
    lines = known.lines(path)
    start, end = front_matter("briefing", lines.text)
    value = parsed(lines, start, end) if start else None
    given = value.data if value and isinstance(value.data, dict) else {}
    kinds: tuple[tuple[str, OutlineKind, str], ...] = (
        ("judgements", "judgement", "confidence"),
        ("events", "event", "date"),
    )
    for key, kind, detail in kinds:
        entry = given.get(key)
        if entry and isinstance(entry.value.data, list):
            yield Item(key, "key", *_extent(entry), (entry.start, entry.end))
            yield from filter(None, (_listed(each, kind, detail) for each in entry.value.data))


def _listed(value: Value, kind: OutlineKind, detail: str) -> Item | None:
    """A finding or an event; None where it has no text."""
    text = value.data.get("text") if isinstance(value.data, dict) else None
    if text is None or not isinstance(value.data, dict):
        return None
    more = value.data.get(detail)
    start = min(entry.start for entry in value.data.values())
    end = max(_extent(entry)[1] for entry in value.data.values())
    at = (text.value.start, max(text.value.start, text.value.end))
    return Item(
        _named(text.value.text, kind), kind, start, max(end, at[1]), at, more.value.text if more else ""
    )


# --- bodies --------------------------------------------------------------------------------------


def _of_sections(known: SiteMoment, path: str) -> Iterator[Item]:
    text, briefing = known.text(path), known.briefing(path)
    printed = {h.place.line - 1: h.text for h in briefing.headings} if briefing else {}
    for heading, end in _sections(body_parts(text, body_start("briefing", text)).headings, len(text)):
        words = printed.get(heading.line) or _bare(text[heading.start : heading.end])
        extent = heading.start, heading.start + len(text[heading.start : end].rstrip())
        yield Item(_named(words, "…"), "heading", *extent, (heading.start, heading.end))


def _sections(headings: Sequence[Heading], last: int) -> Iterator[tuple[Heading, int]]:
    """Each heading with the offset at which its section ends."""
    open_ones: list[Heading] = []
    for heading in headings:
        while open_ones and open_ones[-1].level >= heading.level:
            yield open_ones.pop(), heading.start
        open_ones.append(heading)
    yield from ((heading, last) for heading in open_ones)


def _disagreements(known: SiteMoment, path: str) -> Iterator[Item]:
    """The citations that are said to speak against their sentence, those of findings too."""
    holes = (hole for body in known.bodies(path) for hole in body.holes)
    for citation in (each for hole in holes if isinstance(hole, CitationHole) for each in hole.citations):
        if citation.signal and citation.disagrees:
            start, end = known.offset(citation.place), known.offset(citation.place.end)
            key = f"{citation.written}#{citation.excerpt}" if citation.excerpt else citation.written
            yield Item(f"{citation.signal.value} {key}", "disagreement", start, end, (start, end))


def _nested(items: Sequence[Item]) -> list[Item]:
    """Items in order of place, each below the one that holds it."""
    top: list[Item] = []
    open_ones: list[Item] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        while open_ones and item.start >= open_ones[-1].end:
            open_ones.pop()
        (open_ones[-1].children if open_ones else top).append(item)
        open_ones.append(item)
    return top


def _excerpts(known: SiteMoment, path: str) -> Iterator[Item]:
    """The passages of a card, those too that cannot serve."""
    text = known.text(path)
    card = known.card(path)
    quotes = {excerpt.id: unwrapped(excerpt.quote) for excerpt in card.excerpts} if card else {}
    headings = [h for h in body_parts(text, body_start("source", text)).headings if h.level == 2]
    for heading, end in _sections(headings, len(text)):
        name = _bare(text[heading.start : heading.end])
        extent = heading.start, heading.start + len(text[heading.start : end].rstrip())
        yield Item(
            _named(name, "…"),
            "excerpt",
            *extent,
            (heading.start, heading.end),
            quotes.get(name, "")[:_LONGEST],
        )
