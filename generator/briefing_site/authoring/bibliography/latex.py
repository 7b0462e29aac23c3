"""The plain text of what LaTeX has in a bibliography, as far as it can be told.

Percent signs and ampersands are data, since a bibliography has no comments inside of values, and no tables. A
command that is not known stays as it is written, and is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from briefing_site.authoring.bibliography.latex_symbols import ACCENTS, FACES, SIGNS, SYMBOLS
from briefing_site.authoring.bibliography.plain_values import raised

_TOKEN = re.compile(
    r"\\(?P<name>[a-zA-Z]+)\*?[ \t\n]*|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<text>---|--|``|''|~|[\^_])|(?P<plain>[^\\{}$~`'^_-]+|.)",
    re.DOTALL,
)
_TYPED = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_IN_SINGLE_MARKS = re.compile(r"(?<![\w`])`([^`]{1,200}?)(?<!\\)'(?!\w)")
_DEPTH = 60
_PRIMES = {"'": "′", "''": "″"}


class DecodedText(NamedTuple):
    """The plain text of some LaTeX."""

    text: str
    unknown: tuple[str, ...] = ()
    """Commands that are not known, and stay in the text as they are written."""
    links: tuple[str, ...] = ()
    """Addresses that its words were links to."""


def decoded(latex: str) -> DecodedText:
    """The plain text of some LaTeX."""
    if not any(sign in latex for sign in "\\{}$~`'-^_"):
        return DecodedText(latex)
    reader = _Decoder(_IN_SINGLE_MARKS.sub(r"‘\1’", latex))
    text = unicodedata.normalize("NFC", reader.read())
    return DecodedText(text, tuple(dict.fromkeys(reader.unknown)), tuple(reader.links))


class _Decoder:
    """One pass over a text; arguments are groups or single tokens, read where they are asked for."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            (match.lastgroup or "", match[match.lastgroup or 0], match[0]) for match in _TOKEN.finditer(text)
        ]
        self.at = 0
        self.depth = 0
        self.math = False
        self.unknown: list[str] = []
        self.links: list[str] = []

    def read(self) -> str:
        """All of the text; a brace too many is left out."""
        out = []
        while self.at < len(self.tokens):
            out.append(self.until_close())
        return "".join(out)

    def until_close(self) -> str:
        """The text up to the brace that closes this group, or to the end."""
        out: list[str] = []
        while self.at < len(self.tokens):
            kind, value, _ = self.tokens[self.at]
            if kind == "close":
                self.at += 1
                break
            out.append(self.one(kind, value))
        return "".join(out)

    def one(self, kind: str, value: str) -> str:
        """The text of one token, with its arguments."""
        written = self.tokens[self.at][2]
        self.at += 1
        match kind:
            case "name":
                return self.command(value, written)
            case "sign":
                if value in ACCENTS:
                    return self.accent(value)
                return SIGNS.get(value, value)
            case "open":
                return self.group()
            case "math":
                self.math = not self.math
                return ""
        return self.typed(value)

    def typed(self, value: str) -> str:
        """The text of a sign that LaTeX sets in another way, or of plain text."""
        if value in ("^", "_"):
            return raised(self.argument().strip(), low=value == "_") if self.math else value
        if self.math and value in _PRIMES:
            return _PRIMES[value]
        return _TYPED.get(value, value)

    def group(self) -> str:
        """The text of the group that has just opened; what lies too deep is read as if it had no braces."""
        if self.depth >= _DEPTH:
            return ""
        self.depth += 1
        text = self.until_close()
        self.depth -= 1
        return text

    def argument(self) -> str:
        """The text of the next argument, a group or a single sign; empty where none follows."""
        while self.at < len(self.tokens) and self.tokens[self.at][2].isspace():
            self.at += 1
        if self.at >= len(self.tokens):
            return ""
        kind, value, _ = self.tokens[self.at]
        if kind == "close":
            return ""
        if kind == "plain" and len(value) > 1:
            lead = value.lstrip()
            self.tokens[self.at] = kind, lead[1:], lead[1:]
            return lead[0]
        if self.depth >= _DEPTH:
            return ""
        self.depth += 1
        text = self.one(kind, value)
        self.depth -= 1
        return text

    def option(self) -> None:
        """Pass over an argument in square brackets."""
        if self.at < len(self.tokens) and self.tokens[self.at][1].startswith("["):
            kind, value, _ = self.tokens[self.at]
            _, closed, rest = value.partition("]")
            if closed:
                self.tokens[self.at] = kind, rest, rest

    def accent(self, command: str) -> str:
        """The argument with an accent on its first letter."""
        text = self.argument()
        base, rest = text[:1].replace("ı", "i").replace("ȷ", "j"), text[1:]
        return unicodedata.normalize("NFC", base + ACCENTS[command]) + rest if base else ""

    def command(self, name: str, written: str) -> str:
        """The text of a command with a name."""
        if name in ACCENTS and (len(name) == 1 or self.math or name not in SYMBOLS):
            return self.accent(name)
        if name in SYMBOLS:
            return SYMBOLS[name]
        if reading := _COMMANDS.get(name):
            return reading(self, name)
        self.unknown.append(f"\\{name}")
        arguments = []
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "open":
            arguments.append(f"{{{self.argument()}}}")
        return "".join([written.rstrip() if arguments else written, *arguments])


def _character(reader: _Decoder, _: str) -> str:
    r"""`\symbol{126}`."""
    number = reader.argument()
    try:
        return chr(int(number, 10))
    except (ValueError, OverflowError):
        return number


def _linked(reader: _Decoder, name: str) -> str:
    """A command of two arguments whose second is the text."""
    reader.option()
    first = reader.argument()
    reader.links += [first] if name == "href" else []
    return reader.argument()


def _nothing(reader: _Decoder, name: str) -> str:
    """A command whose arguments are never printed."""
    for _ in range(3 if name == "discretionary" else 1):
        reader.argument()
    return ""


_Reading = Callable[[_Decoder, str], str]

_COMMANDS: dict[str, _Reading] = {
    **dict.fromkeys(FACES, lambda reader, _: reader.argument()),
    **dict.fromkeys(("mkbibquote", "enquote"), lambda reader, _: f"“{reader.argument()}”"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), lambda reader, _: raised(reader.argument())),
    **dict.fromkeys(
        ("textsubscript", "mkbibsubscript"), lambda reader, _: raised(reader.argument(), low=True)
    ),
    **dict.fromkeys(("href", "textcolor", "foreignlanguage", "textlanguage", "hyperref"), _linked),
    **dict.fromkeys(
        ("noopsort", "discretionary", "hspace", "vspace", "label", "vphantom", "phantom"),
        _nothing,
    ),
    **dict.fromkeys(("frac", "sfrac"), lambda reader, _: f"{reader.argument()}⁄{reader.argument()}"),
    "sqrt": lambda reader, _: f"√{reader.argument()}",
    "symbol": _character,
}
"""By name: what makes the text of a command out of its arguments."""
