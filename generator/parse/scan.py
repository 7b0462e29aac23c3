"""Where the references of a Markdown text stand: links, wikilinks, footnotes, and what must be left alone.

One pass over the raw text, before Markdown sees it, so that every reference keeps its offset. Code,
comments, tags, URLs and link texts are *opaque*: nothing in them is a citation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["page", "image", "wiki", "excerpt", "footnote"]

_SPECIAL = re.compile(
    r"""
      (?P<escape>   \\[^\w\s] )
    | (?P<fence>    ^(?P<ticks>`{3,}|~{3,})[^`\n]*\n (?:.*\n)*? (?P=ticks)[ ]*$ )
    | (?P<code>     (?<!`)(?P<run>`+)(?!`) (?:(?!\n[ \t]*\n)[\s\S])*? (?<!`)(?P=run)(?!`) )
    | (?P<comment>  <!--[\s\S]*?--> )
    | (?P<auto>     <[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*> | <[^\s<>@]+@[^\s<>@]+> )
    | (?P<tag>      </?(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*> )
    | (?P<url>      \bhttps?://[^\s<>()\[\]\u3000-\u303f]+ )
    | (?P<wiki>     \[\[ (?P<inner>[^\[\]\n]+) \]\] )
    | (?P<note>     \[\^ (?P<label>[^\]\s\[]+) \] )
    | (?P<refdef>   ^[ ]{0,3}\[ [^\]\n]+ \]:[ \t]* <?(?P<dest>[^\s<>]+) )
    | (?P<open>     !?\[ )
    | (?P<close>    \] )
    """,
    re.MULTILINE | re.VERBOSE,
)
_INLINE_LINK = re.compile(
    r"""\([ \t]*\n?[ \t]*
        (?: <(?P<angle>[^<>\n]*)> | (?P<plain>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*) )
        (?: \s+ (?: "[^"]*" | '[^']*' ) )? \s* \)""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"[ ]?\[([^\]\n]*)\]")
_REFERENCE_LABEL = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*)\]:", re.MULTILINE)
_TAG_ADDRESS = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_INDENTED = re.compile(r"(?: {4}|\t)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference that is to be replaced by a hole."""

    start: int
    end: int
    kind: MarkKind
    target: str
    anchor: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """The text of an author's footnote: `[^name]: text` with its indented paragraphs."""

    name: str
    start: int
    """Of the line `[^name]:`."""
    text: int
    """Of the first character after the colon."""
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A raw HTML tag."""

    name: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass found, each list in the order of the text."""

    marks: tuple[Mark, ...]
    opaque: tuple[tuple[int, int], ...]
    """Disjoint spans in which nothing is a citation."""
    code: tuple[tuple[int, int], ...]
    """Those of them that are fenced code."""
    definitions: tuple[Definition, ...]
    tags: tuple[Tag, ...]


def scan(text: str) -> Scan:
    """Find the references of a Markdown text and the spans that are none of ours."""
    marks: list[Mark] = []
    opaque: list[tuple[int, int]] = []
    code: list[tuple[int, int]] = []
    tags: list[Tag] = []
    starts: list[tuple[str, int, int]] = []
    brackets: list[re.Match[str]] = []
    defined = {label.casefold() for label in _REFERENCE_LABEL.findall(text)} if "]:" in text else set()
    at = 0
    while match := _SPECIAL.search(text, at):
        kind, start, at = match.lastgroup or "", match.start(), match.end()
        if match["open"]:
            brackets.append(match)
            continue
        if match["close"]:
            if brackets:
                at = _close(text, brackets.pop(), at, defined, marks, opaque)
            continue
        if match["note"]:
            if text[at : at + 1] == ":" and not text[text.rfind("\n", 0, start) + 1 : start].strip(" "):
                starts.append((match["label"], start, at + 1))
            else:
                marks.append(Mark(start, at, "footnote", match["label"]))
        elif match["wiki"]:
            marks.append(_wiki(start, at, match["inner"]))
        elif match["refdef"]:
            _address(marks, match.start("dest"), match["dest"], image=False)
        elif match["tag"]:
            tags.append(Tag(match["name"].lower(), start, match.group()))
            for found in _TAG_ADDRESS.finditer(text, start, at):
                group = 1 if found[1] is not None else 2
                _address(marks, found.start(group), found[group], image=match["name"].lower() == "img")
        elif match["fence"]:
            code.append((start, at))
        elif kind == "escape":
            continue
        opaque.append((start, at))
    marks.sort(key=lambda mark: mark.start)
    return Scan(tuple(marks), _disjoint(opaque), tuple(code), _definitions(text, starts), tuple(tags))


def _close(
    text: str,
    opening: re.Match[str],
    after: int,
    defined: set[str],
    marks: list[Mark],
    opaque: list[tuple[int, int]],
) -> int:
    """Decide what a pair of brackets is; returns where to go on."""
    if link := _INLINE_LINK.match(text, after):
        group = "angle" if link["angle"] is not None else "plain"
        _address(marks, link.start(group), link[group], image=opening.group() == "![")
        opaque.append((opening.start(), link.end()))
        return link.end()
    if defined:
        words = text[opening.end() : after - 1]
        if (ref := _REFERENCE.match(text, after)) and (ref[1] or words).casefold() in defined:
            opaque.append((opening.start(), ref.end()))
            return ref.end()
        if words.casefold() in defined:
            opaque.append((opening.start(), after))
    return after


def _address(marks: list[Mark], start: int, address: str, *, image: bool) -> None:
    """Take an address inside the site as a mark; one that leads out of it is left as it stands."""
    if _ABSOLUTE.match(address):
        return
    path, _, anchor = address.partition("#")
    marks.append(Mark(start, start + len(address), "image" if image else "page", path, anchor))


def _wiki(start: int, end: int, inner: str) -> Mark:
    target, _, label = (part.strip() for part in inner.partition("|"))
    name, _, anchor = target.partition("#")
    if name.startswith("@"):
        return Mark(start, end, "excerpt", name[1:].strip(), anchor.strip(), label)
    return Mark(start, end, "wiki", name.strip(), anchor.strip(), label)


def _disjoint(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sorted, and those inside another one left out."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not result or start >= result[-1][1]:
            result.append((start, end))
    return tuple(result)


def _definitions(text: str, starts: list[tuple[str, int, int]]) -> tuple[Definition, ...]:
    """How far each footnote's text goes: to the next blank line that no indented line follows."""
    result: list[Definition] = []
    limits = [*(start for _, start, _ in starts), len(text)][1:]
    for (name, start, body), limit in zip(starts, limits, strict=True):
        end, blank = body, False
        while end < limit:
            stop = text.find("\n", end)
            stop = limit if stop < 0 else min(stop + 1, limit)
            line = text[end:stop]
            if not line.strip() and end > body:
                blank = True
            elif blank and not _INDENTED.match(line):
                break
            else:
                blank = False
            end = stop
        result.append(Definition(name, start, body, end))
    return tuple(result)
