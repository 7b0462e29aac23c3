"""What the preview shows at an address: the page, why there is none, or a file."""

from __future__ import annotations

import difflib
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from briefing_site.apps.preview.error_pages import broken_page, missing_page
from briefing_site.engine.site import NoSite, Site, Snapshot
from briefing_site.model import addresses
from briefing_site.model.diagnostic import Diagnostic, Severity, Span, error
from briefing_site.model.paths import is_text
from briefing_site.read.whole import read_whole

OWN = "_preview/"
"""Where the preview's own files lie, out of the way of all addresses of a site: ids have no underscore."""

_OURS = "this is a mistake of the generator: the terminal has the details"
_KEPT_ASSETS = 50
"""Static files of earlier states of the theme that can still be had."""
_HEAD = re.compile(r"<head\b[^>]*>")
_SCRIPTS = ("idiomorph.js", "live.js", "evidence.js", "dock.js")


@dataclass(frozen=True, slots=True)
class PageResponse:
    """The answer to a request."""

    status: int
    kind: str
    """Media type."""
    data: bytes
    version: str = ""
    """Of a page: changes with its content. Empty for a file."""
    faults: tuple[Diagnostic, ...] = ()
    """That show only when the page is rendered."""

    @property
    def html(self) -> str:
        """A page as text."""
        return self.data.decode("utf-8")


class PageResponses:
    """Pages of one state of a site after the other; remembers the last good ones."""

    def __init__(self, published: Path) -> None:
        """`published` is the folder of the built site: texts may have been broken since before."""
        self._published = published
        self._state: Snapshot | None = None
        self._made: dict[str, PageResponse] = {}
        self._good: dict[str, str] = {}
        self._lost: dict[str, Site] = {}
        self._assets: dict[str, bytes] = {}

    def turn(self, state: Snapshot) -> None:
        """Show another state from now on."""
        last, self._state, self._made = self._state, state, {}
        if last is None or last is state:
            return
        pages = _pages(state)
        if isinstance(last, Site):
            if not isinstance(state, Site) or last.theme is not state.theme:
                # Pages that are open still have its style sheet.
                self._assets = {**dict(list(self._assets.items())[-_KEPT_ASSETS:]), **last.theme.assets}
            for address in last.pages.keys() - pages.keys():
                self._lost.setdefault(address, last)
        self._lost = {
            address: good
            for address, good in self._lost.items()
            if address not in pages and (isinstance(state, NoSite) or address in state.content.files)
        }

    def at(self, address: str) -> PageResponse:
        """What is to be seen at an address of the site."""
        assert self._state
        if address == "" or address.endswith("/"):
            address += addresses.HOME
        if address in self._made:
            return self._made[address]
        made = self._make(self._state, address)
        if made.status != 404:  # of addresses that are not there, there is no end
            self._made[address] = made
        return made

    def failed(self, address: str, fault: Exception) -> PageResponse:
        """The page at an address that we failed to make, for a reason that is ours."""
        at = Span.whole_file(address)
        said = error(at, "internal", f"{type(fault).__name__}: {fault}", _OURS)
        last = self._good.get(address, "")
        return self._page(address, broken_page(address, "", [said], last), 500, (said,))

    def _make(self, state: Snapshot, address: str) -> PageResponse:
        if isinstance(state, Site) and address in state.pages:
            made = state.render_shown(address)
            if not made.html:
                return self._broken(address, "", made.faults)
            self._good[address] = made.html
            return self._page(address, made.html, faults=made.faults)
        if address in self._lost or address in state.content.files:
            path = state.content.files.get(address, "")
            return self._broken(address, path, _reasons(state, path))
        if address.endswith(".html") or "." not in address:
            if isinstance(state, NoSite):
                return self._broken(address, "", _reasons(state, ""))
            near = difflib.get_close_matches(address, state.pages, n=5, cutoff=0.5)
            return self._page(address, missing_page(address, near), 404)
        data = state.file(address) if isinstance(state, Site) else None
        if data is None:
            data = self._assets.get(address)
        if data is not None:
            kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
            if kind.startswith("text/") or kind in ("application/javascript", "application/json"):
                kind += "; charset=utf-8"
            return PageResponse(200, kind, data)
        return PageResponse(404, "text/plain; charset=utf-8", f"The site has no file {address}.\n".encode())

    def _broken(self, address: str, path: str, faults: tuple[Diagnostic, ...]) -> PageResponse:
        page = broken_page(address, path, faults, self._last_good(address))
        return self._page(address, page, 500, faults)

    def _last_good(self, address: str) -> str:
        if address in self._good:
            return self._good[address]
        if before := self._lost.get(address):
            return before.render_shown(address).html
        if not self._state or address not in self._state.content.files:
            return ""
        try:
            # The address was made from the name of a file of the site, and not by whoever asks for it.
            return read_whole(self._published / address).decode("utf-8")
        except (OSError, ValueError):
            return ""

    def _page(
        self, address: str, html: str, status: int = 200, faults: tuple[Diagnostic, ...] = ()
    ) -> PageResponse:
        version = hashlib.sha256(html.encode()).hexdigest()[:16]
        data = _with_preview(html, address, version).encode("utf-8", "replace")
        return PageResponse(status, "text/html; charset=utf-8", data, version, faults)


def _pages(state: Snapshot) -> Mapping[str, object]:
    return state.pages if isinstance(state, Site) else {}


def _reasons(state: Snapshot, path: str) -> tuple[Diagnostic, ...]:
    """Why a page cannot be made: the errors of its file, or else those of config and theme."""
    errors = [fault for fault in state.content_faults if fault.severity is Severity.ERROR]
    own = [fault for fault in errors if fault.place.path == path]
    general = [f for f in errors if not is_text(f.place.path)]
    return tuple(own or general or errors)


def _with_preview(html: str, address: str, version: str) -> str:
    """A page with the preview's own scripts, ahead of those of the theme: they see what these add."""
    scripts = "".join(f'<script defer src="/{OWN}{name}"></script>' for name in _SCRIPTS[1:])
    added = (
        f'<link rel="stylesheet" href="/{OWN}page.css">'
        f'<script defer src="/{OWN}{_SCRIPTS[0]}" data-preview-address="{escape(address)}"'
        f' data-preview-version="{version}"></script>{scripts}'
    )
    found = _HEAD.search(html)
    at = found.end() if found else 0
    return f"{html[:at]}{added}{html[at:]}"
