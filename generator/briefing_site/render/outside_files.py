"""Finds what a theme's templates, style sheets and scripts would load from other sites, or hold themselves.

The policy of every page lets its browser load the theme's own files alone, and those of hosts that the site
allows. A script or a style that stands in the page itself is blocked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Slot
from briefing_site.model.lines import Lines
from briefing_site.model.outside import Loaded, OutsideHosts, host_of
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_TAG = LazyPattern(r"<([a-zA-Z][a-zA-Z0-9:-]*)(?![a-zA-Z0-9:-])([^<>]*)>")
_ATTRIBUTE = LazyPattern(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_OUTSIDE = LazyPattern(r"\s*((?:https?:)?//[^\s,]*)", re.IGNORECASE)
_CANDIDATE = LazyPattern(r"(?:^|,)\s*((?:https?:)?//[^\s,]*)", re.IGNORECASE)
_CSS = LazyPattern(
    r"@import\s+[\"'](?P<style>[^\"'\n]*)|(?P<before>@import\s+|@namespace\s[^;{}\n]{0,80})?url\(\s*[\"']?(?P<url>[^\"')\s]+)",
    re.IGNORECASE,
)
_IMPORT = LazyPattern(r"\b(?:import|from)\s*\(?\s*[\"'](https?://[^\"'\s]+)")
_DATA_SCRIPTS = ("application/json", "application/ld+json", "speculationrules", "text/template", "text/html")

_LOADS: Mapping[tuple[str, str], Loaded] = {
    ("script", "src"): "script",
    ("img", "src"): "image",
    ("img", "srcset"): "image",
    ("source", "srcset"): "image",
    ("input", "src"): "image",
    ("image", "href"): "image",
    ("image", "xlink:href"): "image",
    ("use", "href"): "image",
    ("video", "poster"): "image",
    ("video", "src"): "media",
    ("audio", "src"): "media",
    ("source", "src"): "media",
    ("track", "src"): "media",
    ("iframe", "src"): "frame",
    ("frame", "src"): "frame",
}
"""Tag and attribute of an address to the kind of file that a browser loads from there."""
_OF_LINK: Mapping[str, Loaded] = {"stylesheet": "style", "icon": "image", "modulepreload": "script"}
_OF_PRELOAD: Mapping[str, Loaded] = {
    "image": "image",
    "script": "script",
    "style": "style",
    "font": "font",
    "audio": "media",
    "video": "media",
}

_SCRIPT = "put it into static/NAME.js, and load that with asset()"
_STYLE = "put it into a style sheet in static/"


@dataclass(frozen=True, slots=True)
class OutsideFile:
    """A file of another site that a theme would load."""

    kind: Loaded
    address: str
    place: Span


@dataclass(frozen=True, slots=True)
class InlineCode:
    """A script, a style or a plug-in of a theme that the policy blocks wherever it comes from."""

    what: str
    cure: str
    place: Span


Blocked = OutsideFile | InlineCode


def blocked_in(path: str, data: bytes) -> list[Blocked]:
    """The loads of a theme's file that a policy may block, in the order of the text."""
    text = data.decode("utf-8", "replace")
    if path.endswith(".css"):
        return list(_in_css(Lines(path, text), _without(text, "/*", "*/", " ")))
    if path.endswith(".js"):
        lines = Lines(path, text)
        return [OutsideFile("script", m[1], lines.span(*m.span(1))) for m in _IMPORT.finditer(text)]
    if path.endswith(".html"):
        bare = _without(_without(text, "{#", "#}", " "), "<!--", "-->", " ")
        bare = _without(_without(bare, "{{", "}}", "\0"), "{%", "%}", " ")
        return list(_in_html(Lines(path, text), bare))
    return []


def blocked_faults(
    found: Iterable[Blocked], hosts: OutsideHosts, rooms: Mapping[Loaded, Slot]
) -> list[Diagnostic]:
    """The faults of what the policy of a site blocks; `rooms` take further hosts in config.yaml."""
    told: list[Diagnostic] = []
    for one in found:
        if isinstance(one, InlineCode):
            told.append(faults.address.inline_code(one.place, one.what, one.cure))
            continue
        secure = re.sub(r"^(?:https?:)?//", "https://", one.address, flags=re.IGNORECASE)
        if not hosts.allow(one.kind, secure):
            told.append(faults.address.outside_file(one.place, one.kind, secure, rooms.get(one.kind)))
        elif secure[:8] != one.address[:8].lower():
            told.append(faults.address.outside_over_http(one.place, one.address, secure, one.place))
    return told


def _in_css(lines: Lines, text: str) -> Iterator[Blocked]:
    for match in _CSS.finditer(text):
        group = "style" if match["style"] is not None else "url"
        address, before = match[group], (match["before"] or "").lower()
        if before.startswith("@namespace"):
            continue
        kind: Loaded = "style" if group == "style" or before else _kind_in_css(text, match.start())
        place = lines.span(*match.span(group))
        if _OUTSIDE.match(address):
            yield OutsideFile(kind, address, place)
        elif kind == "font" and address[:5].lower() == "data:":
            at = lines.span(match.start(group), match.start(group) + 5)
            yield InlineCode("a font with data:", "put the font into static/, and name its file", at)


def _kind_in_css(text: str, at: int) -> Loaded:
    """The kind of what a `url()` loads: a font where it stands in the braces of `@font-face`."""
    rule = text.rfind("{", 0, at)
    head = text[max(rule - 40, 0) : rule].rstrip().lower() if rule > text.rfind("}", 0, at) else ""
    return "font" if head.endswith("@font-face") else "image"


def _in_html(lines: Lines, text: str) -> Iterator[Blocked]:
    for tag in _TAG.finditer(text):
        name = tag[1].lower()
        given = {a[1].lower(): a for a in _ATTRIBUTE.finditer(tag[2])}
        values = {key: _value(attribute) for key, attribute in given.items()}
        start = lines.span(tag.start(), tag.start() + len(name) + 1)
        if name == "script" and "src" not in values and values.get("type", "").lower() not in _DATA_SCRIPTS:
            yield InlineCode("a script in the page itself", _SCRIPT, start)
        elif name == "style":
            yield InlineCode("a style sheet in the page itself", _STYLE, start)
        elif name in ("object", "embed", "applet"):
            yield InlineCode(f"<{name}>", "link to what it shows", start)
        for key, attribute in given.items():
            first = tag.start(2) + attribute.start()
            if key == "style" or (key.startswith("on") and attribute.end() > attribute.end(1)):
                what = "a style attribute" if key == "style" else f"the event handler {key}"
                place = lines.span(first, first + len(key))
                yield InlineCode(what, _STYLE if key == "style" else _SCRIPT, place)
            kind = _kind(name, key, values)
            at = tag.start(2) + _start(attribute)
            for address in _addresses(values[key], key) if kind else ():
                if kind and "\0" not in host_of(address[1]):
                    span = lines.span(at + address.start(1), at + address.end(1))
                    yield OutsideFile(kind, address[1], span)


def _addresses(value: str, key: str) -> Iterable[re.Match[str]]:
    """The addresses out of the site in the value of an attribute; `srcset` may have several."""
    if key == "srcset":
        return _CANDIDATE.finditer(value)
    match = _OUTSIDE.match(value)
    return (match,) if match else ()


def _kind(tag: str, key: str, values: Mapping[str, str]) -> Loaded | None:
    """The kind of what an attribute loads; None where it loads nothing."""
    if tag != "link" or key != "href":
        return _LOADS.get((tag, key))
    words = values.get("rel", "").lower().split()
    if "preload" in words:
        return _OF_PRELOAD.get(values.get("as", "").lower())
    kinds = (_OF_LINK.get(word.removeprefix("apple-touch-")) for word in words)
    return next((kind for kind in kinds if kind), None)


def _value(attribute: re.Match[str]) -> str:
    return next((group for group in attribute.groups()[1:] if group is not None), "")


def _start(attribute: re.Match[str]) -> int:
    return next((attribute.start(n) for n in (2, 3, 4) if attribute[n] is not None), attribute.end())


def _without(text: str, opening: str, closing: str, filler: str) -> str:
    """A text of the same length in which each piece between two marks is filled; line ends stay."""
    pieces: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start + len(opening))
        end = len(text) if end < 0 else end + len(closing)
        pieces += (text[at:start], re.sub(r"[^\n]", filler, text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))
