"""The syntax of BibTeX files: entries with their fields, strings put in, nothing decoded.

The grammar is that of btparse (https://metacpan.org/dist/Text-BibTeX), read as leniently as biber reads it.
What cannot be read ends one entry alone: the reading goes on at the next line that begins with an at sign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.view.bibliography.biblatex import MONTHS

_BEGIN = re.compile(r"@[ \t]*([^\W\d][\w-]*)\s*([{(])")
_NEXT = re.compile(r"^[ \t]*@[ \t]*[^\W\d][\w-]*\s*[{(]", re.MULTILINE)
_SPACE = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*")
_NAME = re.compile(r"[^\s=,{}()\"#%@]+")
_KEY = re.compile(r"[^,={}\n\"]*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_SIGN = re.compile(r'[\\{}"]')
_APART = ("comment", "preamble", "string")
_WORDED = frozenset(
    {"author", "editor", "translator", "title", "booktitle", "maintitle", "journal", "journaltitle", "series"}
    | {"publisher", "institution", "school", "organization", "address", "location", "note", "howpublished"}
)
"""Fields of words: one without quotation marks is the name of a string, and means nothing without it."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as written."""

    line: int
    type: str
    """In lower case."""
    key: str
    fields: tuple[tuple[str, str], ...]
    """Names in lower case; values as LaTeX. A field that is given twice stands here twice."""
    fault: str = ""
    """What could not be read, and from which line on; the fields before it are there."""
    cut: str = ""
    """The field that may have swallowed what follows; empty where none was read before the fault."""
    undefined: tuple[tuple[str, str], ...] = ()
    """Names of fields whose value has a word without quotation marks that is no string of the file."""


class _StopError(Exception):
    """Something that is no BibTeX."""

    def __init__(self, at: int, what: str) -> None:
        super().__init__(what)
        self.at = at
        self.what = what


def raw_entries(text: str) -> Iterator[RawEntry]:
    """Every entry of a file, in order; `@comment` and `@preamble` are passed over."""
    reader = _Reader(text)
    at = 0
    while found := _BEGIN.search(text, at):
        kind = found[1].lower()
        if reader.in_comment(found.start()):
            at = reader.end_of_line(found.end())
            continue
        if kind == "comment":
            at = reader.behind_comment(found)
            continue
        try:
            entry, at = reader.entry(found, kind)
        except _StopError as stop:
            entry, at = reader.cut_off(found, kind, stop)
        if entry:
            yield entry


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.strings: dict[str, str] = {month: month for month in MONTHS}
        self.entries = [match.start() for match in _NEXT.finditer(text)]
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.fields: list[tuple[str, str]] = []
        self.undefined: list[tuple[str, str]] = []
        self.key = ""

    def line(self, at: int) -> int:
        """The number of the line of an offset."""
        return bisect_right(self.starts, at)

    def behind_comment(self, found: re.Match[str]) -> int:
        """The offset behind `@comment{…}`; behind its line where its braces do not balance."""
        try:
            return self.braced(found.end() - 1)[1] if found[2] == "{" else self.end_of_line(found.end())
        except _StopError:
            return self.end_of_line(found.end())

    def in_comment(self, at: int) -> bool:
        """Whether the line of an offset between entries is a comment, as biber and Pandoc read it."""
        start = self.starts[self.line(at) - 1]
        return self.text[start:at].lstrip(" \t").startswith("%")

    def end_of_line(self, at: int) -> int:
        """The offset of the end of a line."""
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def entry(self, found: re.Match[str], kind: str) -> tuple[RawEntry | None, int]:
        """The entry that begins here, and the offset behind it; raises `_StopError`."""
        self.fields, self.undefined, self.key = [], [], ""
        close = "}" if found[2] == "{" else ")"
        at = self.space(found.end())
        if kind == "preamble":
            return None, self.value(at, close)[1] + 1
        if kind not in _APART:
            key = _KEY.match(self.text, at)
            end = key.end() if key else at
            behind = self.text[end : end + 1]
            if behind == "=":  # there is no key: the first field begins here
                pass
            elif behind in (",", close) or not self.text[at:end].strip():
                self.key = " ".join(self.text[at:end].split())
                if close == ")":
                    self.key = self.key.rstrip(")") if behind != "," else self.key
                at = end
            else:
                self.key = self.text[at:end].strip()
                at = end
        at = self.all_fields(at, close, found.start())
        if kind == "string":
            self.strings |= dict(self.fields)
            return None, at
        line, undefined = self.line(found.start()), tuple(self.undefined)
        return RawEntry(line, kind, self.key, tuple(self.fields), undefined=undefined), at

    def all_fields(self, at: int, close: str, start: int) -> int:
        """Read fields up to the end of the entry; returns the offset behind it."""
        text = self.text
        while True:
            at = self.space(at)
            while text.startswith((",", ";"), at):
                at = self.space(at + 1)
            if at >= len(text):
                raise _StopError(at, "it has no end")
            if text[at] == close:
                return at + 1
            name = _NAME.match(text, at)
            if not name or (text[at] == "@" and at > start):
                raise _StopError(at, f"a field was expected, not {text[at]!r}")
            at = self.space(name.end())
            if not text.startswith("=", at):
                raise _StopError(at, f"a = was expected behind {name[0]}")
            value, at = self.value(self.space(at + 1), close, name[0].lower())
            self.fields.append((name[0].lower(), value))

    def value(self, at: int, close: str, name: str = "") -> tuple[str, int]:
        """The value of a field that begins here, its parts joined, and the offset behind it."""
        text, parts = self.text, []
        while True:
            sign = text[at : at + 1]
            if sign == "{":
                part, at = self.braced(at)
            elif sign == '"':
                part, at = self.quoted(at)
            elif bare := _BARE.match(text, at):
                part, at = self.strings.get(bare[0].lower(), bare[0]), bare.end()
                if name in _WORDED and not bare[0].isdecimal() and bare[0].lower() not in self.strings:
                    self.undefined.append((name, bare[0]))
            elif sign in (",", close):
                part = ""
            else:
                raise _StopError(at, "a value was expected")
            parts.append(part)
            behind = self.space(at)
            if not text.startswith("#", behind):
                return "".join(parts), behind
            at = self.space(behind + 1)

    def braced(self, at: int) -> tuple[str, int]:
        """The text inside of the braces that open here, and the offset behind them."""
        depth, start, limit = 0, at, self.limit(at)
        while sign := _SIGN.search(self.text, at, limit):
            at = sign.end()
            if sign[0] == "\\":
                at += 1
            elif sign[0] == "{":
                depth += 1
            elif sign[0] == "}":
                depth -= 1
                if not depth:
                    return self.text[start + 1 : at - 1], at
        raise _StopError(start, "a brace is not closed")

    def quoted(self, at: int) -> tuple[str, int]:
        """The text between the quotation marks that open here, and the offset behind them."""
        depth, start, limit = 0, at, self.limit(at)
        at += 1
        while sign := _SIGN.search(self.text, at, limit):
            at = sign.end()
            if sign[0] == "\\":
                at += 1
            elif sign[0] == '"' and not depth:
                return self.text[start + 1 : at - 1], at
            else:
                depth += (sign[0] == "{") - (sign[0] == "}")
        raise _StopError(start, "a quotation mark is not closed")

    def limit(self, at: int) -> int:
        """How far a value may reach: what is not closed ends with its own entry, and takes no other along."""
        after = bisect_right(self.entries, at)
        return self.entries[after] if after < len(self.entries) else len(self.text)

    def space(self, at: int) -> int:
        """The offset of the next sign that is neither white space nor in a comment."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def cut_off(self, found: re.Match[str], kind: str, stop: _StopError) -> tuple[RawEntry | None, int]:
        """What could be read of an entry, and the offset at which to go on."""
        after = _NEXT.search(self.text, found.end())
        at = after.start() if after else len(self.text)
        line = self.line(found.start())
        fault = f"{stop.what} (line {self.line(min(stop.at, len(self.text) - 1))})"
        if kind in _APART:
            return RawEntry(line, kind, "", (), fault), at
        cut = self.fields[-1][0] if self.fields else ""
        return RawEntry(line, kind, self.key, tuple(self.fields), fault, cut, tuple(self.undefined)), at
