"""The answer of the preview at an address: the page, the reasons why there is none, or a file."""

from __future__ import annotations

import difflib
import hashlib
import mimetypes
import re
from collections.abc import Iterable, Mapping
from copy import copy
from html import escape
from pathlib import Path

from briefing_site.apps.preview.error_pages import broken_page, missing_page
from briefing_site.engine.look import NoSite
from briefing_site.engine.site import Site, Snapshot
from briefing_site.model import addresses
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.faults.internal import internal_error
from briefing_site.model.outside import NO_HOSTS, OutsideHosts
from briefing_site.model.paths import CONFIG, is_text
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass

OWN = "_preview/"
"""Folder of the preview's own files. No address of a site begins so, since ids have no underscore."""

_KEPT_ASSETS = 50
"""As many static files of earlier states of the theme are kept."""
_HEAD = re.compile(r"<head\b[^<>]*>")
_SCRIPTS = ("idiomorph.js", "live.js", "requests.js", "evidence.js", "dock.js")


@dataclass(frozen=True, slots=True)
class PageResponse:
    """The answer to a request."""

    status: int
    kind: str
    """Media type."""
    data: bytes
    version: str = ""
    """Changes with the content of a page; empty for a file."""
    faults: tuple[Diagnostic, ...] = ()
    """The faults that show only when the page is rendered."""
    hosts: OutsideHosts = NO_HOSTS
    """The other sites from which a page may load files."""

    @property
    def html(self) -> str:
        """The page as text."""
        return self.data.decode("utf-8")


class PageResponses:
    """Answers for one look at a site; remembers the last good version of each page."""

    def __init__(self, published: Path) -> None:
        """`published` is the folder of the built site, which has a good version of pages broken since."""
        self._published = published
        self._state: Snapshot | None = None
        self._made: dict[str, PageResponse] = {}
        self._good: dict[str, str] = {}
        self._lost: dict[str, Site] = {}
        self._assets: dict[str, bytes] = {}

    def turned(self, state: Snapshot) -> PageResponses:
        """Answers for another look; these here still answer for the last one."""
        made = PageResponses(self._published)
        last, made._state = self._state, state
        made._good, made._assets = dict(self._good), self._assets
        if last is None:
            return made
        pages, lost = _pages(state), dict(self._lost)
        if isinstance(last, Site):
            if not isinstance(state, Site) or last.theme is not state.theme:
                # Pages that are open still ask for the style sheet of the theme before.
                made._assets = {**dict(list(self._assets.items())[-_KEPT_ASSETS:]), **last.theme.assets}
            for address in set(last.pages).difference(pages):
                lost.setdefault(address, last)
        made._lost = {
            address: good
            for address, good in lost.items()
            if address not in pages and (isinstance(state, NoSite) or address in state.content.files)
        }
        return made

    @property
    def looks(self) -> Iterable[Site]:
        """The earlier looks that have the last good version of a page."""
        return self._lost.values()

    def with_pages(self, state: Site, addresses: Iterable[str]) -> PageResponses:
        """The same answers, but at some addresses, where they are those for another look."""
        other, made = self.turned(state), copy(self)
        made._made = {**self._made, **{address: other.at(address) for address in addresses}}
        return made

    def with_assets(self, assets: Mapping[str, bytes]) -> PageResponses:
        """The same answers, and static files that the next look is to have, by address."""
        made = copy(self)
        made._assets = {**self._assets, **assets}
        return made

    def at(self, address: str) -> PageResponse:
        """The answer at an address of the site."""
        assert self._state
        if address == "" or address.endswith("/"):
            address += addresses.HOME
        if address in self._made:
            return self._made[address]
        made = self._make(self._state, address)
        if made.status != 404:  # a browser may ask for any number of addresses that do not exist
            self._made[address] = made
        return made

    def asset(self, address: str) -> PageResponse | None:
        """A static file of the theme, or of an earlier state of it; None where there is no such file.

        Its address tells its content, so that the answer holds whatever the folder has become since.
        """
        data = self._state.theme.assets.get(address) if isinstance(self._state, Site) else None
        if data is None:
            data = self._assets.get(address)
        return None if data is None else _file(address, data)

    def failed(self, address: str, fault: Exception) -> PageResponse:
        """The answer at an address whose page an unforeseen exception has prevented."""
        state = self._state
        if isinstance(state, Site):
            said = state.failed(address, "render", fault)
        else:
            said = internal_error(CONFIG, "render", fault, address)
        last = self._good.get(address, "")
        return self._page(address, broken_page(address, "", [said], last), 500, (said,))

    def page(self, address: str, html: str) -> PageResponse:
        """A page of the preview's own, which shows what stands at an address once there is more."""
        return self._page(address, html)

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
        if asset := self.asset(address):
            return asset
        data = state.file(address) if isinstance(state, Site) else None
        if data is not None:
            return _file(address, data)
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
            # Safe: the address is of a file of the site, and no path made of the request.
            return read_whole(self._published / address).decode("utf-8")
        except (OSError, ValueError):
            return ""

    def _page(
        self, address: str, html: str, status: int = 200, faults: tuple[Diagnostic, ...] = ()
    ) -> PageResponse:
        version = hashlib.sha256(html.encode()).hexdigest()[:16]
        data = _with_preview(html, address, version).encode("utf-8", "replace")
        config = self._state.config if self._state else None
        hosts = config.outside if config else NO_HOSTS
        return PageResponse(status, "text/html; charset=utf-8", data, version, faults, hosts)


def _file(address: str, data: bytes) -> PageResponse:
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind in ("application/javascript", "application/json"):
        kind += "; charset=utf-8"
    return PageResponse(200, kind, data)


def _pages(state: Snapshot) -> Mapping[str, object]:
    return state.pages if isinstance(state, Site) else {}


def _reasons(state: Snapshot, path: str) -> tuple[Diagnostic, ...]:
    """The faults that keep a page from being made: the errors of its file, or else of config and theme."""
    errors = [fault for fault in state.content_faults if fault.severity is Severity.ERROR]
    own = [fault for fault in errors if fault.place.path == path]
    general = [f for f in errors if not is_text(f.place.path)]
    return tuple(own or general or errors)


def _with_preview(html: str, address: str, version: str) -> str:
    """A page with the preview's scripts, ahead of the theme's scripts, so that they see what these add."""
    scripts = "".join(f'<script defer src="/{OWN}{name}"></script>' for name in _SCRIPTS[1:])
    added = (
        f'<link rel="stylesheet" href="/{OWN}page.css">'
        f'<script defer src="/{OWN}{_SCRIPTS[0]}" data-preview-address="{escape(address)}"'
        f' data-preview-version="{version}"></script>{scripts}'
    )
    found = _HEAD.search(html)
    at = found.end() if found else 0
    return f"{html[:at]}{added}{html[at:]}"
