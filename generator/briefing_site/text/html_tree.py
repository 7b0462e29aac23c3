"""HTML that the generator has made, as a tree of elements, for what writes it in another form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements that hold nothing and have no end tag."""
_TOKEN = re.compile(
    r"([^<]++|<(?![a-z/!]))|<(/?)([a-z][a-z0-9-]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>|<!--(?:(?!-->).)*+-->|<[/!]",
    re.IGNORECASE | re.DOTALL,
)
"""Text, a tag, or a comment."""
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")


class Element:
    """An element with what is inside it; its attributes are read when one is asked for."""

    __slots__ = ("_attributes", "inside", "name")

    def __init__(self, name: str, attributes: str = "") -> None:
        self.name = name
        self._attributes = attributes
        self.inside: list[Element | str] = []

    def get(self, name: str) -> str:
        """The value of an attribute; empty where it has none."""
        return self.attributes().get(name, "") if name in self._attributes else ""

    def attributes(self) -> Mapping[str, str]:
        """All attributes in the order in which they stand; the value of one without a value is empty."""
        found: dict[str, str] = {}
        for each in _ATTRIBUTE.finditer(self._attributes):
            found.setdefault(each[1].lower(), unescape(each[2] or each[3] or ""))
        return found

    def classes(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.get("class").split())

    def text(self) -> str:
        """All text inside, as it stands."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.inside)

    def elements(self) -> Iterator[Element]:
        """The elements that stand directly inside."""
        return (each for each in self.inside if isinstance(each, Element))

    def every(self) -> Iterator[Element]:
        """All elements inside, however deep, in the order of the text."""
        for each in self.elements():
            yield each
            yield from each.every()


def html_tree(html: str) -> Element:
    """The elements of HTML as the generator writes it, in one without a name.

    What is left open ends with what it stands in. Comments and `<!doctype>` are dropped.
    """
    root = Element("")
    stack = [root]
    for text, closing, name, attributes in _TOKEN.findall(html):
        if text:
            stack[-1].inside.append(unescape(text) if "&" in text else text)
        elif not name:
            continue  # a comment
        elif closing:
            if len(stack) > 1 and stack[-1].name == name:
                stack.pop()
            elif any(each.name == name for each in stack[1:]):
                while stack.pop().name != name:
                    pass
        else:
            made = Element(name, attributes)
            stack[-1].inside.append(made)
            if name not in EMPTY:
                stack.append(made)
    return root
