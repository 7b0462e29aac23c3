"""Mistakes of a style sheet over which a browser passes in silence: it drops a declaration, or all the rest.

Told is what no style sheet means: a comment or a text without its end, `//` for a comment, a declaration
without its colon, semicolon or parenthesis, a property that is almost one, and a custom property that nothing
sets and that has no other value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.render.joined_parts import STYLE_TOKEN
from briefing_site.render.style_properties import PROPERTIES
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.line_ends import lenient

_TOKEN = LazyPattern(rf"{STYLE_TOKEN.pattern}|//(?!\*)[^\n]*", re.IGNORECASE)
"""A text, an address, a comment, and a line from `//` on, which its author takes for one."""
_PIECE = LazyPattern(r"[^{};]+[{};]?")
_NAME = LazyPattern(r"[ \t\n]*([a-z-]+)[ \t\n]*:", re.IGNORECASE)
_SECOND = LazyPattern(r"[ \t\n][a-z]+(?:-[a-z]+)*[ \t]*:(?!:)", re.IGNORECASE)
_BRACKET = LazyPattern(r"[()\[\]{}]")
_OPENING = {")": "(", "]": "["}
_ADDRESS = LazyPattern(r"url\(", re.IGNORECASE)
_VARIABLE = LazyPattern(r"var\([ \t\n]*(--[a-zA-Z_][\w-]*)[ \t\n]*\)")
_MENTION = LazyPattern(r"var\(\s*--[\w-]+|(?<![\w-])(--[a-zA-Z_][\w-]*)")
_NEAR = 0.82
_KEPT = 512
_STATIC = "static/"
Result = TypeVar("Result")


class Mistake(NamedTuple):
    """A piece of a style sheet that does not do what it says."""

    start: int
    end: int
    what: str
    cure: str


def mistakes(sheet: str) -> Iterator[Mistake]:
    """The mistakes of a style sheet by itself, in no order."""
    for token in _TOKEN.finditer(sheet):
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
        elif sign == "//":
            yield Mistake(
                token.start(),
                token.start() + 2,
                "// begins no comment in a style sheet: the rule behind it is dropped",
                "write /* and */",
            )
    code = _without_insides(_TOKEN.sub(_blank, sheet))
    for piece in _PIECE.finditer(code):
        words = piece[0].strip(" \t\n\r{};")
        if words and not piece[0].endswith("{") and not words.startswith("@") and "<" not in words:
            start = piece.start() + piece[0].index(words[0])
            yield from _of_declaration(words, start)


def _without_insides(code: str) -> str:
    """The code with blanks for what stands in parentheses and brackets that pair, where `;` ends nothing.

    None pairs over a brace, so that one that is left open reaches no further than its rule.
    """
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(code):
        sign, at = bracket[0], bracket.start()
        if sign in "([":
            opened.append((sign, at))
        elif sign in "{}":
            opened.clear()
        elif opened and opened[-1][0] == _OPENING[sign]:
            first = opened.pop()[1]
            while pairs and pairs[-1][0] > first:
                pairs.pop()
            pairs.append((first, at))
    pieces: list[str] = []
    done = 0
    for first, last in pairs:
        pieces += (code[done : first + 1], _blanks(code[first + 1 : last]))
        done = last
    return "".join((*pieces, code[done:]))


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
    """Blanks in the place of a token; that of an address in marks opens still."""
    whole = token[0]
    opens = "url(" if _ADDRESS.match(whole) and not whole.endswith(")") else ""
    return opens + _blanks(whole[len(opens) :])


def _blanks(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


class _Kept(Generic[Result]):
    """What a function says of files, by their digests: a file that is gone is not held in memory."""

    def __init__(self, make: Callable[[str], Result]) -> None:
        self._make = make
        self._made: dict[bytes, Result] = {}

    def __call__(self, data: bytes) -> Result:
        key = hashlib.sha256(data).digest()
        found = self._made.get(key)
        if found is None:
            found = self._make(lenient(data))
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[key] = found
        return found


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


def _of_sheet(path: str, data: bytes) -> Iterator[Diagnostic]:
    if told := _mistakes(data):
        lines = Lines(path, lenient(data))
        for found in told:
            yield faults.theme.bad_theme(lines.span(found.start, found.end), found.what, found.cure)


def _unset(path: str, data: bytes, names: Iterable[str], known: frozenset[str]) -> Iterator[Diagnostic]:
    lines = Lines(path, lenient(data))
    places: dict[str, tuple[int, int]] = {}
    for found in _VARIABLE.finditer(_TOKEN.sub(_blank, lines.text)):
        places.setdefault(found[1], found.span(1))
    for name in names:
        yield faults.theme.unset_property(lines.span(*places[name]), name, known)


def _used_in(sheet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_VARIABLE.findall(_TOKEN.sub(_blank, sheet))))


def _set_in(text: str) -> frozenset[str]:
    return frozenset(filter(None, _MENTION.findall(text))) if "--" in text else frozenset()


_mistakes = _Kept(lambda sheet: tuple(mistakes(sheet)))
_used = _Kept(_used_in)
"""The custom properties of a style sheet that are read without another value, each once."""
_set = _Kept(_set_in)
"""The custom properties that a file names but to read them: a script or a template may set them."""
