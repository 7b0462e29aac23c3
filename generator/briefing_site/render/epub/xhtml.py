"""HTML that the generator has made, as XHTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from briefing_site.text.direction import from_the_right
from briefing_site.text.html_tree import EMPTY, Element
from briefing_site.text.xml_text import xml_text

_BOOLEAN = frozenset({"open", "reversed"})
_ID_SPACE = re.compile(r"[ \t\n\r\f]")


def xhtml(of: Element, levels: int, address: Callable[[str], str]) -> str:
    """An element and all that is in it; `address` gives what its links and pictures lead to here.

    Headings outside of an author's text rise by `levels`, so that each file begins with the first.
    """
    name = of.name
    if len(name) == 2 and name[0] == "h" and name[1].isdecimal():
        name = f"h{max(int(name[1]) - levels, 1)}"
    elif name == "script":
        return ""
    elif name == "th" and not of.inside:
        name = "td"  # the corner of a table, which is the head of nothing
    below = 0 if "prose" in of.classes() else levels
    opened = f"<{name}{_attributes(of, address)}"
    if of.name in EMPTY:
        return f"{opened}/>"
    return f"{opened}>{xhtml_inside(of, below, address)}</{name}>"


def xhtml_inside(of: Element, levels: int, address: Callable[[str], str]) -> str:
    """What stands in an element."""
    return "".join(
        xml_text(each) if isinstance(each, str) else xhtml(each, levels, address) for each in of.inside
    )


def tag(names: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag, each with a blank before it; empty values are left out."""
    return "".join(f' {name}="{xml_text(value)}"' for name, value in names.items() if value)


def language(code: str) -> dict[str, str]:
    """The attributes that say which language a text is in, and that it runs from right to left."""
    return {"lang": code, "xml:lang": code, "dir": "rtl" if from_the_right(code) else ""}


def _attributes(of: Element, address: Callable[[str], str]) -> str:
    out: dict[str, str] = {}
    for name, value in of.attributes().items():
        if name in ("href", "src"):
            out[name] = address(value)
        elif name == "align":
            out["class"] = " ".join(filter(None, (out.get("class"), f"align-{value}")))
        elif name == "class":
            out["class"] = " ".join(filter(None, (value, out.get("class"))))
        elif name == "lang" and value:
            direction = {} if of.get("dir") else {"dir": language(value)["dir"]}
            out |= {"lang": value, "xml:lang": value, **direction}
        elif name in _BOOLEAN:
            out[name] = name
        elif name == "id":
            out[name] = _ID_SPACE.sub("-", value)
        else:
            out[name] = value
    alt = ' alt=""' if of.name == "img" and not out.get("alt") else ""
    return f"{tag(out)}{alt}"
