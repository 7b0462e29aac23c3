"""SVG without metadata: what is removed is cut out of the text, and all else stays byte for byte.

Removed are `metadata`, comments, what editors have added in namespaces and attributes of their own, and the
metadata of pictures inside. Title and description stay: they are read to those who cannot see the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing_site.parse.picture_metadata.credits import read_xmp, write_xmp
from briefing_site.parse.picture_metadata.data_addresses import clean_addresses, has_address
from briefing_site.parse.picture_metadata.failure import PictureError
from briefing_site.text.dataclass import dataclass

_SVG = "http://www.w3.org/2000/svg"
_OF_ATTRIBUTES = frozenset((_SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"))
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["'][^>]*>""")
_ENCODINGS = frozenset(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"))
OPENING_TAG = re.compile(rb"<[^\s/>]+")
ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_REMARK = re.compile(rb"/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
_OF_STYLE = re.compile(
    rb"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|url\([^)]*+\))"""
    rb"|(?P<remark>%b)|(?P<open>[\"']|url\()" % _REMARK.pattern,
    re.DOTALL,
)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*>")


def _remarks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The remarks of a style sheet; behind a text or an address without an end, all that look like one."""
    for found in _OF_STYLE.finditer(data, start, end):
        if found["remark"]:
            yield found.span("remark")
        elif found["open"]:
            yield from (remark.span() for remark in _REMARK.finditer(data, found.end(), end))
            return


def clean_svg(data: bytes, *, keep_credits: bool, inside: Callable[[bytes], bytes]) -> bytes:
    """The drawing without metadata; `inside` cleans a picture in it.

    Raises `PictureError` where it is no well-formed XML, which no browser would show as a picture.
    """
    data = _as_utf8(data)
    cuts = _Cuts(data, inside)
    cuts.parse()
    new, at = bytearray(), 0
    packet = write_xmp(read_xmp(_DOCTYPE.sub(b"", data, count=1))) if keep_credits else b""
    if packet and cuts.open_root:
        note = b'<metadata xmlns="' + _SVG.encode() + b'">' + packet + b"</metadata>"
        cuts.found.append((cuts.open_root, cuts.open_root, note))
    for start, end, put in sorted(cuts.found):
        if start >= at:
            new += data[at:start] + put
            at = end
    new += data[at:]
    return bytes(new)


def _as_utf8(data: bytes) -> bytes:
    declared = _DECLARED.match(data)
    encoding = declared[1].decode().lower() if declared else "utf-8"
    try:
        if encoding in ("utf-8", "utf8"):
            data.decode("utf-8")
            return data
        if encoding not in _ENCODINGS:
            raise PictureError(f"its encoding, {encoding}, is not one that all browsers know")
        return _without_declaration(data.decode(encoding)).encode("utf-8")
    except UnicodeDecodeError:
        raise PictureError(f"it is not written in {encoding}") from None


def _without_declaration(text: str) -> str:
    return text.partition("?>")[2].lstrip()


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is not closed yet."""

    name: str
    start: int
    behind_tag: int
    spaces: Mapping[str, str]
    """Prefix to namespace inside it."""
    dropped: bool


class _Cuts:
    """What is to be cut out of a drawing."""

    def __init__(self, data: bytes, inside: Callable[[bytes], bytes]) -> None:
        self._data = data
        self._inside = inside
        self._open: list[_Open] = []
        self._selects_data = b"[data-" in data
        """Whether its styles go by attributes whose names begin with `data-`."""
        self.found: list[tuple[int, int, bytes]] = []
        """Start, end, and what stands there instead."""
        self.open_root = 0
        """Where the content of the drawing begins; 0 where it has none."""
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity

    def parse(self) -> None:
        """Find the cuts."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as fault:
            what = expat.errors.messages[fault.code]
            raise PictureError(f"it is no XML: {what} in line {fault.lineno}") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        own = {
            key.removeprefix("xmlns").removeprefix(":"): value
            for key, value in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        spaces = {**self._open[-1].spaces, **own} if own and self._open else own or self._spaces()
        tag = OPENING_TAG.match(self._data, start)
        at = tag.end() if tag else start
        prefix, _, local = name.rpartition(":")
        dropped = spaces.get(prefix, "") not in ("", _SVG) or local == "metadata"
        while found := ATTRIBUTE.match(self._data, at):
            at = found.end()
            key = found[1].decode("utf-8", "replace")
            if not dropped and not self._is_kept(key, spaces):
                self.found.append((found.start(), at, b""))
            elif not dropped and has_address(value := attributes.get(key, "")):
                new = clean_addresses(value, self._inside)
                if new != value:
                    self.found.append((found.start(), at, f" {key}={quoteattr(new)}".encode()))
        behind = self._data.find(b">", at) + 1
        if not self._open and self._data[behind - 2 : behind] != b"/>":
            self.open_root = behind
        self._open.append(_Open(local, start, behind, spaces, dropped))

    def _spaces(self) -> Mapping[str, str]:
        return self._open[-1].spaces if self._open else {}

    def _is_kept(self, name: str, spaces: Mapping[str, str]) -> bool:
        prefix, _, local = name.rpartition(":")
        if prefix == "xmlns":
            return spaces.get(local, "") in _OF_ATTRIBUTES
        if prefix:
            return prefix == "xml" or spaces.get(prefix, "") in _OF_ATTRIBUTES
        return self._selects_data or not name.startswith("data-")

    def _end(self, _: str) -> None:
        element, at = self._open.pop(), self._parser.CurrentByteIndex
        closes = self._data[at : at + 2] == b"</"
        if element.dropped:
            end = self._data.find(b">", at) + 1 if closes else element.behind_tag
            self.found.append((element.start, end, b""))
        elif element.name == "style" and closes:
            self._clean_style(element.behind_tag, at)

    def _clean_style(self, start: int, end: int) -> None:
        """Cut remarks out of a style sheet between two places, and clean the pictures in it."""
        at = start
        for first, last in _remarks(self._data, start, end):
            self._clean_text(at, first)
            self.found.append((first, last, b""))
            at = last
        self._clean_text(at, end)

    def _clean_text(self, start: int, end: int) -> None:
        text = self._data[start:end].decode("utf-8")
        as_read = text if "<![CDATA[" in text else unescape(text)
        if has_address(as_read):
            new = clean_addresses(as_read, self._inside)
            if new != as_read:
                self.found.append((start, end, (new if as_read == text else escape(new)).encode()))

    def _comment(self, _: str) -> None:
        self._cut(b"-->")

    def _instruction(self, target: str, words: str) -> None:
        if target != "xml-stylesheet" or has_address(unescape(words)):
            self._cut(b"?>")  # no browser takes a style sheet out of such an address

    def _cut(self, mark: bytes) -> None:
        start = self._parser.CurrentByteIndex
        self.found.append((start, self._data.find(mark, start) + len(mark), b""))

    def _entity(self, *_: object) -> None:
        raise PictureError("it declares entities")
