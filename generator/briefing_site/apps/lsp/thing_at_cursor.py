"""The token at a cursor: a citation, a link, an excerpt's heading, a key of the front matter, or a value.

Tokens are read out of the text and not out of parsed values: a file that is being written may not parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from briefing_site.apps.lsp import yaml_keys
from briefing_site.apps.lsp.prose_at_cursor import inside, may_cite, verbatim
from briefing_site.apps.lsp.site_at_a_moment import FileKind, SiteMoment, front_matter, kind_of
from briefing_site.apps.lsp.yaml_at_cursor import Spot, spot
from briefing_site.model.lines import Lines
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import source_id
from briefing_site.parse.key_folding import SIGNS, WIDE, narrow
from briefing_site.parse.markdown.scan import scan
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID

TokenKind = Literal[
    "source", "excerpt", "briefing", "heading", "file", "footnote", "attribute", "title", "key", "value"
]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text that names or defines something in the site."""

    kind: TokenKind
    path: str
    start: int
    end: int
    """`start` and `end` are of one id alone, where two ids stand side by side."""
    whole: tuple[int, int]
    """Span of the whole citation or link that the token is a part of."""
    target: str
    """The id of a source, a slug as written, a path, the name of a footnote, or a word."""
    anchor: str = ""
    """Id of an excerpt or a heading."""
    defines: bool = False
    """Whether the text defines the thing here, and does not only name it."""
    spot: Spot | None = None


_CITATION = re.compile(
    rf"[-－]?(?P<at>[{SIGNS}])(?P<target>[a-z0-9{WIDE}-]+?)(?:[#＃](?P<anchor>[a-z0-9{WIDE}-]+?))?(?![a-z0-9{WIDE}-])"
)
_WIKI = re.compile(
    r"\[\[[ \t]*+(?P<at>@?+)(?P<target>[^\s#|\[\]]*+)"
    r"[ \t]*+(?:#[ \t]*+(?P<anchor>[^\s|\[\]]++))?[^\[\]\n]*+\]\]"
)
_FOOTNOTE = re.compile(r"\[\^(?P<target>[^\]\s\[]+)\](?P<colon>:?)")
_HEADING = re.compile(r"#{2,6}[ \t]+\S.*")
_EXCERPT = re.compile(r"##(?!#)[ \t]*(?P<id>[^\s{]*)(?P<rest>[^\n]*)")
_ATTRIBUTE = re.compile(r"(?P<key>[\w-]{1,60})=(?:\"[^\"]*\"|'[^']*'|[^\s\"'}]*)")


def token_at(known: SiteMoment, path: str, offset: int) -> Token | None:
    """The token that holds an offset of a file, or ends there; None where there is none."""
    kind = kind_of(path)
    lines = known.lines(path)
    start, end = front_matter(kind, lines.text)
    if kind and start <= offset <= end:
        return _in_front_matter(kind, lines, start, end, offset)
    if kind in ("briefing", "source") and offset >= end:
        return _in_body(kind, known, lines, end, offset)
    return _title(kind, path, (0, max(start - 1, 0))) if kind in ("briefing", "source") else None


def file_of_link(token: Token) -> str:
    """The path of the file that a Markdown link leads to; its own file where the link is only an anchor."""
    return linked_file(token.target, token.path) if token.target else token.path


# --- front matter --------------------------------------------------------------------------------


def _in_front_matter(kind: FileKind, lines: Lines, start: int, end: int, offset: int) -> Token | None:
    found = spot(lines, start, end, offset)
    if found is None:
        return None
    path, span = lines.path, (found.start, found.end)
    if found.path == ("title",) or (found.is_key and not found.path and found.word == "title"):
        title = _title(kind, path, span)
        if title:
            return replace(title, spot=found)
    if found.is_key:
        return Token("key", path, *span, span, found.word, spot=found)
    around = yaml_keys.node(kind, found.path)
    if around and around.prose:
        return _reference(lines, found.start, found.end, offset)
    if (kind, found.path) == ("source", ("derived_from",)):
        return Token("source", path, *span, span, found.word, spot=found)
    return Token("value", path, *span, span, found.word, spot=found)


def _title(kind: FileKind, path: str, span: tuple[int, int]) -> Token | None:
    """The token of a whole file, for the value of its `title`."""
    if kind == "source":
        return Token("title", path, *span, span, source_id(path), defines=True)
    if kind == "briefing":
        return Token("title", path, *span, span, path, defines=True)
    return None


# --- prose ---------------------------------------------------------------------------------------


def _in_body(kind: FileKind, known: SiteMoment, lines: Lines, body: int, offset: int) -> Token | None:
    text = lines.text
    first = text.rfind("\n", 0, offset) + 1
    if first >= body and not inside(verbatim(text[body:]), first - body):
        if kind == "source" and (heading := _EXCERPT.match(text, first)):
            return _excerpt_heading(lines.path, heading, offset)
        if kind == "briefing" and (heading := _HEADING.match(text, first)):
            found = _reference(lines, body, len(text), offset)
            return found or _section(known, lines, heading)
    return _reference(lines, body, len(text), offset)


def _excerpt_heading(path: str, heading: re.Match[str], offset: int) -> Token | None:
    if offset <= heading.end("id") and ID.fullmatch(heading["id"]):
        span = heading.span("id")
        return Token("excerpt", path, *span, span, source_id(path), heading["id"], defines=True)
    for found in _ATTRIBUTE.finditer(heading.string, heading.start("rest"), heading.end("rest")):
        if found.start() <= offset <= found.end():
            return Token("attribute", path, *found.span(), heading.span(), found["key"], heading["id"])
    return None


def _section(known: SiteMoment, lines: Lines, heading: re.Match[str]) -> Token | None:
    """A heading of a briefing's body."""
    briefing = known.briefing(lines.path)
    line = lines.place(heading.start()).line
    found = next((h for h in briefing.headings if h.place.line == line), None) if briefing else None
    if found is None:
        return None
    return Token("heading", lines.path, *heading.span(), heading.span(), lines.path, found.id, defines=True)


def _reference(lines: Lines, start: int, end: int, offset: int) -> Token | None:
    """The citation or link that holds the cursor, in the prose from `start` to `end`."""
    text, prose = lines.text, lines.text[start:end]
    hidden = verbatim(prose)
    for found in _candidates(lines, start, end, offset):
        low, high = found.whole
        bare = text[low] != "[" and found.kind != "file"
        sign = low + (text[low] in "-－")
        if not low <= offset <= high or inside(hidden, low - start):
            continue
        if not bare or may_cite(text, sign, start):
            return found
    return None


def _candidates(lines: Lines, start: int, end: int, offset: int) -> Iterator[Token]:
    text, path = lines.text, lines.path
    first = max(text.rfind("\n", 0, offset) + 1, start)
    last = text.find("\n", offset)
    last = min(end, len(text) if last < 0 else last)
    for match in _WIKI.finditer(text, first, last):
        kind: TokenKind = "source" if match["at"] else "briefing"
        yield _part(match, path, kind, "excerpt" if match["at"] else "heading", offset)
    for match in _FOOTNOTE.finditer(text, first, last):
        name = match.span("target")
        whole = match.start(), match.end("target") + 1
        line_start = not text[first : match.start()].strip(" ")
        yield Token(
            "footnote", path, *name, whole, match["target"], defines=bool(match["colon"]) and line_start
        )
    for match in _CITATION.finditer(text, first, last):
        yield _part(match, path, "source", "excerpt", offset)
    for mark in scan(text[start:end]).marks:
        if mark.kind in ("page", "image") and mark.start <= offset - start <= mark.end:
            span = start + mark.start, start + mark.end
            yield Token("file", path, *span, span, mark.target, mark.anchor)


def _part(match: re.Match[str], path: str, first: TokenKind, second: TokenKind, offset: int) -> Token:
    """The token of that id in a pair of ids that holds the cursor."""
    target, anchor = match["target"], match["anchor"] or ""
    if first == "source":
        target, anchor = narrow(target), narrow(anchor)
    if anchor and offset >= match.start("anchor"):
        return Token(second, path, *match.span("anchor"), match.span(), target, anchor)
    return Token(first, path, *match.span("target"), match.span(), target, anchor)
