"""Mistakes of a style sheet over which a browser passes in silence: it drops a declaration, or all the rest.

Told is what no style sheet means: a comment or a text without its end, `//` for a comment, a declaration
without its colon, semicolon or parenthesis, a property that is almost one, and a custom property that nothing
sets and that has no other value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.render.joined_parts import STYLE_TOKEN
from briefing_site.render.style_properties import PROPERTIES
from briefing_site.text.lazy_pattern import LazyPattern

_PIECE = LazyPattern(r"[^{};]+[{};]?")
_NAME = LazyPattern(r"[ \t\n]*([a-z-]+)[ \t\n]*:", re.IGNORECASE)
_SECOND = LazyPattern(r"[ \t\n][a-z]+(?:-[a-z]+)*[ \t]*:(?!:)", re.IGNORECASE)
_INSIDE = LazyPattern(r"\([^()]*\)|\[[^\[\]]*\]")
_ADDRESS = LazyPattern(r"url\(", re.IGNORECASE)
_VARIABLE = LazyPattern(r"var\([ \t\n]*(--[a-zA-Z_][\w-]*)[ \t\n]*\)")
_MENTION = LazyPattern(r"var\(\s*--[\w-]+|(?<![\w-])(--[a-zA-Z_][\w-]*)")
_NEAR = 0.82
_KEPT = 512
_STATIC = "static/"


class Mistake(NamedTuple):
    """A piece of a style sheet that does not do what it says."""

    start: int
    end: int
    what: str
    cure: str


def mistakes(sheet: str) -> Iterator[Mistake]:
    """The mistakes of a style sheet by itself, in no order."""
    for token in STYLE_TOKEN.finditer(sheet):
        sign, whole = token[0][:2], token[0]
        if sign == "/*" and (len(whole) < 4 or not whole.endswith("*/")):
            yield Mistake(
                token.start(),
                token.start() + 2,
                "this comment is never closed: all that follows is a part of it",
                "write */ where it ends",
            )
        elif whole[0] in "\"'" and (len(whole) < 2 or whole[-1] != whole[0]):
            yield Mistake(
                token.start(),
                token.start() + 1,
                "this text is never closed: its declaration is dropped",
                f"write {whole[0]} where it ends, in the same line",
            )
    code = STYLE_TOKEN.sub(_blank, sheet)
    at = code.find("//")
    while at >= 0:
        yield Mistake(
            at,
            at + 2,
            "// begins no comment in a style sheet: the rule behind it is dropped",
            "write /* and */",
        )
        line_end = code.find("\n", at)
        code = (
            code[:at] + code[at:line_end].replace("/", " ") + code[line_end:] if line_end > 0 else code[:at]
        )
        at = code.find("//")
    for piece in _PIECE.finditer(code):
        words = piece[0].strip(" \t\n\r{};")
        if words and not piece[0].endswith("{") and not words.startswith("@") and "<" not in words:
            start = piece.start() + piece[0].index(words[0])
            yield from _of_declaration(words, start)


def _of_declaration(words: str, start: int) -> Iterator[Mistake]:
    first = start + len(words.split("\n", 1)[0].rstrip())
    if words.count("(") != words.count(")"):
        yield Mistake(
            start, first, "a parenthesis in it has no pair: the declaration is dropped", "write its pair"
        )
        return
    found = _NAME.match(words)
    if not found:
        if ":" not in words:
            yield Mistake(
                start, first, "it has no colon: the declaration is dropped", "write property: value;"
            )
        return
    name = found[1].lower()
    if name.startswith("--"):
        return
    value = words[found.end() :]
    while _INSIDE.search(value):
        value = _INSIDE.sub(lambda inner: " " * len(inner[0]), value)
    if (second := _SECOND.search(value)) and "progid" not in value:
        end = start + found.end() + second.start()
        yield Mistake(
            start, end, "a semicolon is missing behind it: both declarations are dropped", "write ; there"
        )
    elif not name.startswith("-") and name not in PROPERTIES and (near := _nearest(name)):
        at = start + found.start(1)
        yield Mistake(
            at,
            at + len(name),
            f'there is no property "{name}": the declaration is dropped',
            f'did you mean "{near}"?',
        )


@lru_cache(maxsize=_KEPT)
def _nearest(name: str) -> str:
    """The property that a name was to be; empty where none is near."""
    return next(iter(get_close_matches(name, PROPERTIES, 1, _NEAR)), "")


def _blank(token: re.Match[str]) -> str:
    """Blanks in the place of a text, an address or a comment; that of an address in marks opens still."""
    whole = token[0]
    opens = "url(" if _ADDRESS.match(whole) and not whole.endswith(")") else ""
    return opens + "".join("\n" if sign == "\n" else " " for sign in whole[len(opens) :])


def mistakes_in_styles(files: ThemeFiles) -> Iterator[Diagnostic]:
    """The faults of the style sheets of a site's own themes."""
    own = [
        (f"{layer.label}/{path}", data)
        for layer in files.layers
        if layer.of_site
        for path, data in layer.files.items()
        if path.startswith(_STATIC) and path.endswith(".css")
    ]
    if not own:
        return
    known: frozenset[str] | None = None
    for path, data in own:
        yield from _of_sheet(path, data)
        used = _used(data)
        if used:
            known = known or frozenset().union(
                *(
                    _set(text)
                    for layer in files.layers
                    for name, text in layer.files.items()
                    if _may_set(name)
                )
            )
            yield from _unset(path, data, [name for name in used if name not in known], known)


def _may_set(name: str) -> bool:
    return name.endswith((".css", ".html", ".js", ".svg", ".jinja", ".j2"))


@lru_cache(maxsize=_KEPT)
def _of_sheet(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    lines = Lines(path, _text(data))
    return tuple(
        faults.theme.bad_theme(lines.span(found.start, found.end), found.what, found.cure)
        for found in mistakes(lines.text)
    )


def _unset(path: str, data: bytes, names: Iterable[str], known: frozenset[str]) -> Iterator[Diagnostic]:
    lines = Lines(path, _text(data))
    for name in names:
        at = next(found.span(1) for found in _VARIABLE.finditer(lines.text) if found[1] == name)
        yield faults.theme.unset_property(lines.span(*at), name, known)


@lru_cache(maxsize=_KEPT)
def _used(data: bytes) -> tuple[str, ...]:
    """The custom properties of a style sheet that are read without another value, each once."""
    code = STYLE_TOKEN.sub(_blank, _text(data))
    return tuple(dict.fromkeys(_VARIABLE.findall(code)))


@lru_cache(maxsize=_KEPT)
def _set(data: bytes) -> frozenset[str]:
    """The custom properties that a file names but to read them: a script or a template may set them."""
    text = _text(data)
    return frozenset(filter(None, _MENTION.findall(text))) if "--" in text else frozenset()


@lru_cache(maxsize=_KEPT)
def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
