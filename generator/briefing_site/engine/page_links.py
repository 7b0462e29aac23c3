"""The addresses of a finished page, whatever syntax made them: each leads to something, or is a fault."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from briefing_site.model import addresses, faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines
from briefing_site.render.theme import Template

_ADDRESS = re.compile(
    r"\s(?:href|src|poster|data|action|formaction|xlink:href)\s*=\s*"
    r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))",
    re.IGNORECASE,
)
_SET = re.compile(r"\s(?:imagesrcset|srcset)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_REFRESH = re.compile(r"<meta\s[^<>]*\brefresh\b[^<>]*\burl\s*=\s*([^\"'<>;\s]+)", re.IGNORECASE)
_ID = re.compile(r"\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:(?:https?:)?//[^/\s]|mailto:|tel:|data:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def dead_links(
    html: str, address: str, is_published: Callable[[str], bool], templates: Iterable[Template]
) -> Iterator[Diagnostic]:
    """The fault of each address of a page that leads nowhere: to no published file, and to no id of the page.

    Links of the authors are followed before a page is made. What is left is the work of `templates`.
    """
    folder = posixpath.dirname(address)
    ids: set[str] | None = None
    for found in dict.fromkeys(_addresses(html)):
        if _OUTSIDE.match(found):
            continue
        path, mark, anchor = found.partition("#")
        path = path.partition("?")[0]
        if _SCHEME.match(path):
            yield faults.link.dead_link(_written_in(templates, found), address, found)
        elif not path:
            if anchor and not anchor.startswith(":~:"):
                ids = set(_ID.findall(html)) if ids is None else ids
                if anchor not in ids and unquote(anchor) not in ids:
                    yield faults.link.dead_anchor(_written_in(templates, mark + anchor), address, anchor)
        elif path.startswith("/"):
            # The page of an address that is not found is shown at any depth, so its links begin at the root.
            if address != addresses.NOT_FOUND:
                yield faults.link.dead_link(_written_in(templates, found), address, found)
        else:
            target = posixpath.normpath(posixpath.join(folder, unquote(path)))
            if path.endswith("/"):
                target = posixpath.normpath(f"{target}/{addresses.HOME}")
            if not is_published(target):
                yield faults.link.dead_link(_written_in(templates, found), address, found)


def _addresses(html: str) -> Iterator[str]:
    for double, single, bare in _ADDRESS.findall(html):
        value = double or single or bare
        if value:
            yield unescape(value).strip() if "&" in value else value.strip()
    if "srcset" in html:
        for values in _SET.findall(html):
            yield from (each.split()[0] for each in unescape("".join(values)).split(",") if each.strip())
    if "refresh" in html:
        yield from map(unescape, _REFRESH.findall(html))


def _written_in(templates: Iterable[Template], link: str) -> Span:
    """Where a template has an address; the first template as a whole where none has it letter by letter."""
    whole = Span.whole_file("")
    for template in templates:
        text = template.data.decode("utf-8", "replace")
        if found := re.search(rf"(?<=[\"'=\s]){re.escape(link)}(?=[\"'\s>])", text):
            return Lines(template.path, text).span(*found.span())
        whole = whole if whole.path else Span.whole_file(template.path)
    return whole
