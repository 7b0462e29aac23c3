"""What the preview shows at an address: the page, why there is none, or a file."""

from __future__ import annotations

import difflib
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from briefing_site.apps.preview.error_pages import broken_page, missing_page
from briefing_site.engine.workspace import State
from briefing_site.model import addresses
from briefing_site.model.diagnostic import Diagnostic, Severity, Span, error
from briefing_site.render.html import render

OWN = "_preview/"
"""Where the preview's own files lie, out of the way of all addresses of a site: ids have no underscore."""

_OURS = "this is a mistake of the generator: the terminal has the details"
_KEPT_ASSETS = 50
"""Static files of earlier states of the theme that can still be had."""
_HEAD = re.compile(r"<head\b[^>]*>")
_SCRIPTS = ("idiomorph.js", "live.js", "evidence.js", "dock.js")


@dataclass(frozen=True, slots=True)
class Shown:
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


class Showing:
    """Pages of one state of a site after the other; remembers the last good ones."""

    def __init__(self, published: Path) -> None:
        """`published` is the folder of the built site: texts may have been broken since before."""
        self._published = published
        self._state: State | None = None
        self._made: dict[str, Shown] = {}
        self._good: dict[str, str] = {}
        self._lost: dict[str, State] = {}
        self._assets: dict[str, bytes] = {}

    def turn(self, state: State) -> None:
        """Show another state from now on."""
        last, self._state, self._made = self._state, state, {}
        if last is None or last is state:
            return
        if last.theme and last.theme is not state.theme:  # pages that are open still have its style sheet
            self._assets = {**dict(list(self._assets.items())[-_KEPT_ASSETS:]), **last.theme.assets}
        gone = last.pages.keys() - state.pages.keys()
        whole = state.config is not None and state.theme is not None
        for address in gone:
            self._lost.setdefault(address, last)
        self._lost = {
            address: good
            for address, good in self._lost.items()
            if address not in state.pages and (not whole or address in state.files)
        }

    def at(self, address: str) -> Shown:
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

    def failed(self, address: str, fault: Exception) -> Shown:
        """The page at an address that we failed to make, for a reason that is ours."""
        at = Span.whole_file(address)
        said = error(at, "internal", f"{type(fault).__name__}: {fault}", _OURS)
        last = self._good.get(address, "")
        return self._page(address, broken_page(address, "", [said], last), 500, (said,))

    def _make(self, state: State, address: str) -> Shown:
        if address in state.pages and state.theme and state.words:
            made, found = render({address: state.pages[address]}, state.theme, state.words)
            if address in made:
                self._good[address] = made[address]
                return self._page(address, made[address])
            return self._broken(address, "", tuple(found))
        if address in self._lost or address in state.files:
            path = state.files.get(address, "")
            return self._broken(address, path, _reasons(state, path))
        if address.endswith(".html") or "." not in address:
            if not state.pages:
                return self._broken(address, "", _reasons(state, ""))
            near = difflib.get_close_matches(address, state.pages, n=5, cutoff=0.5)
            return self._page(address, missing_page(address, near), 404)
        data = state.file(address)
        if data is None:
            data = self._assets.get(address)
        if data is not None:
            kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
            if kind.startswith("text/") or kind in ("application/javascript", "application/json"):
                kind += "; charset=utf-8"
            return Shown(200, kind, data)
        return Shown(404, "text/plain; charset=utf-8", f"The site has no file {address}.\n".encode())

    def _broken(self, address: str, path: str, faults: tuple[Diagnostic, ...]) -> Shown:
        page = broken_page(address, path, faults, self._last_good(address))
        return self._page(address, page, 500, faults)

    def _last_good(self, address: str) -> str:
        if address in self._good:
            return self._good[address]
        if (before := self._lost.get(address)) and before.theme and before.words:
            made, _ = render({address: before.pages[address]}, before.theme, before.words)
            return made.get(address, "")
        if not self._state or address not in self._state.files:
            return ""
        try:
            # The address was made from the name of a file of the site, and not by whoever asks for it.
            return (self._published / address).read_text("utf-8")
        except (OSError, ValueError):
            return ""

    def _page(self, address: str, html: str, status: int = 200, faults: tuple[Diagnostic, ...] = ()) -> Shown:
        version = hashlib.sha256(html.encode()).hexdigest()[:16]
        data = _with_preview(html, address, version).encode("utf-8", "replace")
        return Shown(status, "text/html; charset=utf-8", data, version, faults)


def _reasons(state: State, path: str) -> tuple[Diagnostic, ...]:
    """Why a page cannot be made: the errors of its file, or else those of config and theme."""
    errors = [fault for fault in state.faults if fault.severity is Severity.ERROR]
    own = [fault for fault in errors if fault.place.path == path]
    general = [f for f in errors if not f.place.path.startswith(("briefings/", "seeds/"))]
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
