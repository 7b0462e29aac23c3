"""The HTML of a tree of elements, as Python-Markdown writes it, for the trees that this package makes.

The library's serializer is made for any tree: for names with a namespace, comments, instructions, and XHTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.serializers import BOOLEAN_ATTRIBUTES, HTML_EMPTY, RE_AMP  # type: ignore[attr-defined]

_BOOLEAN = BOOLEAN_ATTRIBUTES["html"]
_RAW = ("script", "style")


def html_of_tree(root: Element) -> str:
    """The HTML of an element and all that is in it; every tag is a name in lower case."""
    pieces: list[str] = []
    left: list[Element | str] = [root]
    """What is to be written, the next piece last."""
    while left:
        element = left.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        tag, text = element.tag, element.text
        attributes = _attributes(element.items()) if element.attrib else ""
        begin = f"<{tag}{attributes}>"
        if text:
            begin += text if tag in _RAW else _escaped(text)
        end = "" if tag in HTML_EMPTY else f"</{tag}>"
        if element.tail:
            end += _escaped(element.tail)
        if not len(element):
            pieces.append(begin + end)
            continue
        pieces.append(begin)
        left.append(end)
        left.extend(reversed(element))
    return "".join(pieces)


def _attributes(items: Iterable[tuple[str, str]]) -> str:
    """The attributes of a tag in the order of their names, each with a blank before it."""
    pieces: list[str] = []
    for name, written in sorted(items):
        value = _escaped(written).replace('"', "&quot;")
        pieces.append(f" {value}" if name == value and name in _BOOLEAN else f' {name}="{value}"')
    return "".join(pieces)


def _escaped(text: str) -> str:
    """A text with the signs of HTML as entities; what is an entity already stays as it is."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
