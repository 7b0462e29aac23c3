"""The addresses of a finished page, whatever syntax made them: each leads to something, or is a fault."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from briefing_site.model import addresses, faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines
from briefing_site.render.attributes import Attributes
from briefing_site.render.theme import Template

_OUTSIDE = re.compile(r"(?:(?:https?:)?//[^/\s]|mailto:|tel:|data:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
STATIC = "assets/"
"""The folder of the theme's static files. Whether one is there may be noted for the page that asks."""


class LinkCheck:
    """Follows the addresses of the finished pages of a site."""

    def __init__(self, is_published: Callable[[str], bool], templates: Iterable[Template]) -> None:
        """A fault is looked for in `templates`: links of the authors are followed before a page is made."""
        self._is_published = is_published
        self._templates = tuple(templates)
        self._live: dict[str, set[str]] = {}
        """Folder to the addresses that lead somewhere from there: most links stand on many pages."""

    def dead_links(self, page: Attributes, address: str) -> Iterator[Diagnostic]:
        """The fault of each address of a page that leads to no published file and to no id of the page."""
        folder = posixpath.dirname(address)
        live = self._live.setdefault(folder, set())
        for found in page.addresses:
            path = found.partition("#")[0]
            if path in live:
                continue
            if not path or path.startswith("?"):
                if found[1:] not in page.ids:  # as nearly all are, written so
                    yield from self._dead_anchor(page, address, found)
            elif self._leads(path, address):
                if STATIC not in path:
                    live.add(path)
            else:
                yield faults.link.dead_link(self._written(found), address, found)

    def _leads(self, found: str, address: str) -> bool:
        """Whether an address leads somewhere; it is without the place on a page that it may lead to."""
        if _OUTSIDE.match(found):
            return True
        path = found.partition("?")[0]
        if _SCHEME.match(path):
            return False
        if path.startswith("/"):
            # The page of an address that is not found is shown at any depth, so its links begin at the root.
            return address == addresses.NOT_FOUND
        return self._is_published(addresses.led_to(path, address))

    def _dead_anchor(self, page: Attributes, address: str, found: str) -> Iterator[Diagnostic]:
        _, mark, anchor = found.partition("#")
        if anchor and not anchor.startswith(":~:") and not page.has_anchor(anchor, unquote(anchor)):
            yield faults.link.dead_anchor(self._written(mark + anchor), address, anchor)

    def _written(self, link: str) -> Span:
        """Where a template has an address; the first template as a whole where none has it so."""
        whole = Span.whole_file("")
        for template in self._templates:
            text = template.data.decode("utf-8", "replace")
            if found := re.search(rf"(?<=[\"'=\s]){re.escape(link)}(?=[\"'\s>])", text):
                return Lines(template.path, text).span(*found.span())
            whole = whole if whole.path else Span.whole_file(template.path)
        return whole
