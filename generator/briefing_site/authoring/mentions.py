"""Mentions: the exact places at which the texts of a site name its sources, excerpts and briefings.

The places are those that the parser found: what stands in code, in a quotation or in a comment is nobody's
mention. Each is looked up again in the file, and one that does not read there as it should is an error:
in YAML an author may write a letter as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from briefing_site.model.body import Body, CitationHole, LinkHole
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Place
from briefing_site.model.lines import Lines
from briefing_site.model.linked_file import linked_file
from briefing_site.model.source import Source
from briefing_site.parse.front_matter import decode
from briefing_site.parse.key_folding import narrow
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass

MentionKind = Literal["citation", "page", "image", "wiki", "excerpt", "derived"]

_WIKI = re.compile(r"\[\[\s*@?\s*(?P<target>[^\s#|\]]*)\s*(?:#\s*(?P<anchor>[^\s|\]]*))?")


_EXCERPT = re.compile(r"\[\[\s*[@＠]\s*(?P<target>[^\s#＃|\]]*)\s*(?:[#＃]\s*(?P<anchor>[^\s|\]]*))?")


class MentionError(Exception):
    """The exact place of a mention cannot be found; the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation, a link, or the key `derived_from` of a card."""

    kind: MentionKind
    place: Place
    """Offset of the first character: the `@`, the `[[`, or the start of the address."""
    target: str
    """As written: a source id, a slug, `region/slug`, or a path."""
    anchor: str
    """Excerpt or heading, as written; empty for none."""
    target_at: int
    """Offset of the target in the file's text."""
    anchor_at: int
    """Offset of the anchor in the file's text; -1 where there is none."""

    @property
    def file(self) -> str:
        """The file of the site that a Markdown link names; empty for one that names none."""
        if self.kind not in ("page", "image") or not self.target:
            return ""
        return linked_file(self.target, self.place.path)


def mentions(parsed: ParseResult, texts: dict[str, str], *, lenient: bool = False) -> list[Mention]:
    """Every mention of a site, by path and place; `texts` is path to text of every file (`text_of`).

    Raises `MentionError` where one does not stand in its file as the parser read it; `lenient` leaves it out.
    """
    found: dict[tuple[str, int], Mention] = {}
    lines = {path: Lines(path, text) for path, text in texts.items()}
    for kind, place, target, anchor in _all(parsed):
        try:
            mention = _look_up(kind, place, target, anchor, lines[place.path])
        except MentionError:
            if lenient:
                continue
            raise
        found[place.path, mention.target_at] = mention  # a reference definition serves several links
    return [found[key] for key in sorted(found)]


def text_of(path: str, data: bytes) -> str:
    """The text of a file as its places count it."""
    return decode(path, data)[0]


def _all(parsed: ParseResult) -> Iterator[tuple[MentionKind, Place, str, str]]:
    bodies = chain(
        (body for briefing in parsed.briefings for body in briefing.bodies),
        (body for text in parsed.loose for body in text.bodies),
    )
    yield from chain.from_iterable(map(_in_body, bodies))
    for source in parsed.sources:
        yield from chain.from_iterable(_in_body(excerpt.gist) for excerpt in source.excerpts)
        yield from _derived(source)


def _in_body(body: Body) -> Iterator[tuple[MentionKind, Place, str, str]]:
    for hole in body.holes:
        if isinstance(hole, CitationHole):
            yield from (_cited(citation) for citation in hole.citations)
        elif isinstance(hole, LinkHole):
            yield hole.kind, hole.place.start, hole.target, hole.anchor


def _cited(citation: Citation) -> tuple[MentionKind, Place, str, str]:
    return "citation", citation.place.start, citation.written, citation.excerpt or ""


def _derived(source: Source) -> Iterable[tuple[MentionKind, Place, str, str]]:
    if source.derived_from:
        yield "derived", source.place_of("derived_from").start, source.derived_from, ""


def _look_up(kind: MentionKind, place: Place, target: str, anchor: str, lines: Lines) -> Mention:
    """Find target and anchor in the text of the file."""
    offset = lines.offset_of(place)
    at, anchor_at = -1, -1
    if kind in ("wiki", "excerpt"):
        match = (_EXCERPT if kind == "excerpt" else _WIKI).match(lines.text, offset)
        if match and (narrow(match["target"]), narrow(match["anchor"] or "")) == (
            narrow(target),
            narrow(anchor),
        ):
            at, anchor_at = match.start("target"), match.start("anchor")
    else:
        key = f"{'@' if kind == 'citation' else ''}{target}{f'#{anchor}' if anchor else ''}"
        if lines.text.startswith(f"@{{{key[1:]}}}", offset):  # an alias in braces
            offset += 1
            key = key[1:]
        if narrow(lines.text[offset : offset + len(key)]) == key:
            at, anchor_at = offset + (kind == "citation"), offset + len(key) - len(anchor)
    if at < 0:
        raise MentionError(
            f"{place.path}:{place.line}:{place.column}: this mention is written in a way that cannot be "
            "changed safely; write it plainly, without escapes, and try again"
        )
    return Mention(kind, place, target, anchor, at, anchor_at if anchor else -1)
