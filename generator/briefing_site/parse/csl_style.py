"""The stage `parse`, for a citation style: a CSL file, and the one that it depends on.

A reference of a site stands by itself: a note leads to it, not a name and a year, and it is kept as long as
its card. So what a style says of works in a list is taken out: letters behind equal years, further names that
tell two authors apart, dashes for the author of the entry above, and the number of an entry.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from xml.etree import ElementTree

from briefing_site.model import faults
from briefing_site.model.csl_style import CslStyle
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import File
from briefing_site.text.lazy_pattern import LazyPattern

_SPACE = "{http://purl.org/net/xbiblio/csl}"
_OF_LISTS = LazyPattern(r"disambiguate-[a-z-]+|subsequent-author-substitute(?:-rule)?|collapse")
_PARENT = re.compile(rb"<link\b[^<>]*>")
_LAST = re.compile(rb"""href\s*=\s*["'][^"']*?([\w.-]+)/?["']""")


class StyleError(ValueError):
    """A file is no style that can be used; the message says why, and `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def parent_path(path: str, data: bytes) -> str | None:
    """Path of the style that a dependent one stands for, beside it; None for an independent style."""
    for link in _PARENT.findall(data):
        if b"independent-parent" in link and (found := _LAST.search(link)):
            name = found[1].decode("ascii", "replace")
            return posixpath.join(posixpath.dirname(path), f"{name.removesuffix('.csl')}.csl")
    return None


def parse_style(
    path: str, place: Span, files: Mapping[str, File]
) -> tuple[CslStyle | None, tuple[Diagnostic, ...]]:
    """The style at a path, which config.yaml names at a place; None with a fault where it cannot serve."""
    file = files.get(path)
    if file is None:
        return None, (faults.style.no_style(place, path),)
    try:
        own = _root(file.data)
        parent = parent_path(path, file.data)
        if parent is None:
            return _style(path, own, own), ()
        if parent not in files:
            return None, (faults.style.no_parent(place, path, parent),)
        other = _root(files[parent].data)
        if parent_path(parent, files[parent].data):
            raise StyleError(f"{parent}, which it depends on, depends on another style itself")
        return _style(path, own, other), ()
    except StyleError as fault:
        return None, (faults.style.bad_style(place, path, str(fault), fault.hint),)


def _root(data: bytes) -> ElementTree.Element:
    """The root of a file; raises `StyleError`."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data:
        raise StyleError("it is no plain XML in UTF-8", "take the file anew from where it is published")
    try:
        root = ElementTree.fromstring(data)  # no entities: see above
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise StyleError(f"it is no XML: {fault}", "take the file anew from where it is published") from None
    if root.tag != f"{_SPACE}style":
        raise StyleError(
            "its root is no `style` of CSL 1.0", "a style begins with <style xmlns=…> and has its own file"
        )
    return root


def _style(path: str, own: ElementTree.Element, root: ElementTree.Element) -> CslStyle:
    """The style of a root, under the title of the file that the site names."""
    if root.find(f"{_SPACE}citation/{_SPACE}layout") is None:
        raise StyleError(
            "it has no `citation` with a `layout`", "take the file anew from where it is published"
        )
    for element in root.iter():
        for name in [name for name in element.attrib if _OF_LISTS.fullmatch(name)]:
            del element.attrib[name]
    bibliography = root.find(f"{_SPACE}bibliography")
    if bibliography is not None and "second-field-align" not in bibliography.attrib:
        _without_numbers(bibliography)
        for macro in root.iter(f"{_SPACE}macro"):
            _without_numbers(macro)
    title = own.findtext(f"{_SPACE}info/{_SPACE}title") or path
    text = ElementTree.tostring(root, encoding="unicode")
    return CslStyle(path, " ".join(title.split()), root.get("class") == "note", text)


def _without_numbers(element: ElementTree.Element) -> None:
    for parent in list(element.iter()):
        for child in list(parent):
            if child.get("variable") == "citation-number":
                parent.remove(child)
