"""Lines of credit: what a picture says of its creator, of whom to credit, and of its copyright."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_LONGEST = 2_000
"""Characters of a line of credit at most."""
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TIFF = "http://ns.adobe.com/tiff/1.0/"
_XMP_LINES = {
    f"{{{_DC}}}creator": "creator",
    f"{{{_TIFF}}}Artist": "creator",
    f"{{{_PHOTOSHOP}}}Credit": "credit",
    f"{{{_DC}}}rights": "rights",
    f"{{{_TIFF}}}Copyright": "rights",
}
"""The properties of XMP that are lines of credit (XMP specification, part 2)."""
_IPTC_LINES = {80: "creator", 110: "credit", 116: "rights"}
"""By-line, Credit and Copyright Notice of record 2 (IPTC-NAA Information Interchange Model, version 4.2)."""
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CONTROL = LazyPattern(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Credits:
    """The lines of credit of one picture; each is empty where there is none."""

    creator: str = ""
    credit: str = ""
    rights: str = ""

    def __bool__(self) -> bool:
        return bool(self.creator or self.credit or self.rights)

    def or_else(self, other: Credits) -> Credits:
        """These lines, with those of `other` where this has none."""
        return Credits(
            self.creator or other.creator, self.credit or other.credit, self.rights or other.rights
        )


NO_CREDITS = Credits()


def plain(value: str | bytes) -> str:
    """A line as one line of text; bytes are UTF-8, or Latin-1 where they are no UTF-8."""
    text = value if isinstance(value, str) else _decoded(value)
    return " ".join(_CONTROL.sub(" ", text).split())[:_LONGEST]


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def read_xmp(data: bytes) -> Credits:
    """The lines of credit of an XMP packet; none where it is no XML that can be read."""
    if _DECLARATION.search(data):
        return Credits()  # XMP has no such declarations, and entities could be told to grow without end
    try:
        root = ElementTree.fromstring(data.strip(b"\0 \t\r\n"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return Credits()
    found: dict[str, list[str]] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in _XMP_LINES:
                found.setdefault(_XMP_LINES[name], []).append(value)
        if element.tag in _XMP_LINES:
            items = [item.text or "" for item in element.iter(f"{{{_RDF}}}li")]
            found.setdefault(_XMP_LINES[element.tag], []).extend(items or ["".join(element.itertext())])
    return Credits(**{name: _joined(lines) for name, lines in found.items()})


def read_iptc(data: bytes) -> Credits:
    """The lines of credit of the resources of Photoshop, in which JPEG files carry IPTC records."""
    found: dict[str, list[str]] = {}
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        kind = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] + 1
        size_at = at + 6 + name + name % 2
        start = size_at + 4
        end = start + int.from_bytes(data[size_at:start], "big")
        if kind == 0x0404:
            _records(data[start:end], found)
        at = end + (end - start) % 2
    return Credits(**{name: _joined(lines) for name, lines in found.items()})


def _records(data: bytes, found: dict[str, list[str]]) -> None:
    at = 0
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        record, kind, size = data[at + 1], data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        if size & 0x8000:
            return  # longer than 32 KB: no line of credit
        if record == 2 and kind in _IPTC_LINES:
            found.setdefault(_IPTC_LINES[kind], []).append(plain(data[at + 5 : at + 5 + size]))
        at += 5 + size


def _joined(lines: Iterable[str]) -> str:
    return plain(", ".join(dict.fromkeys(filter(None, map(plain, lines)))))


def write_xmp(lines: Credits) -> bytes:
    """An XMP packet with the lines of credit and nothing else; empty where there is none."""
    if not lines:
        return b""
    from xml.sax.saxutils import escape, quoteattr  # slow to load: it brings along what talks to the network

    credit = f" photoshop:Credit={quoteattr(lines.credit)}" if lines.credit else ""
    body = ""
    if lines.creator:
        body += f"<dc:creator><rdf:Seq><rdf:li>{escape(lines.creator)}</rdf:li></rdf:Seq></dc:creator>"
    if lines.rights:
        notice = f'<rdf:li xml:lang="x-default">{escape(lines.rights)}</rdf:li>'
        body += f"<dc:rights><rdf:Alt>{notice}</rdf:Alt></dc:rights>"
    names = f'xmlns:dc="{_DC}" xmlns:photoshop="{_PHOTOSHOP}"'
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" {names}{credit}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()
