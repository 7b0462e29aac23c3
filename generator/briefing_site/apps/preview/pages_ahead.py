"""Pages of a large site that is still being read for the first time: what is asked for first is made first.

Each is made of the few files that it needs most (`read/few_texts.py`), by an engine of its own. A bar on the
page says so; when the whole site is read, the page is replaced in place, like after any other change.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from briefing_site.apps.preview.error_pages import page_to_come, with_reading_bar
from briefing_site.apps.preview.responses import PageResponse, PageResponses
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.model import addresses
from briefing_site.parse.few_pins import with_few_pins
from briefing_site.read.few_texts import few_texts, has_many_texts

_AHEAD = "-ahead"
"""Ends the version of a page that is made ahead, so that the page of the whole site takes its place."""


class PagesAhead:
    """Answers requests until the whole site is read."""

    def __init__(self, options: Options, heard: Callable[[], int] = int) -> None:
        """`heard` gives another number where files may have changed since it was asked."""
        self._options = options
        self._heard = heard
        self._heard_last = heard()
        self._engine = Engine(options, aside=True)
        self._lock = threading.Lock()
        self._made: dict[str, PageResponse] = {}
        self._last: PageResponses | None = None
        """Those of the page that was made last: its style sheets and scripts are asked for next."""

    @property
    def wanted(self) -> bool:
        """Whether the site is so large that its pages are to be made ahead."""
        return has_many_texts(self._options.root)

    def at(self, address: str) -> PageResponse:
        """The answer at an address, of the little that is read for it."""
        if address == "" or address.endswith("/"):
            address += addresses.HOME
        with self._lock:
            if (heard := self._heard()) != self._heard_last:
                self._heard_last = heard
                self._made.clear()
            if address not in self._made:
                found = self._page(address) if address.endswith(".html") else self._file(address)
                if found.status == 404 and not address.endswith(".html"):
                    return replace(found, status=503)  # it may be there once the site is read
                self._made[address] = found
            return self._made[address]

    def _look(self, address: str) -> PageResponses:
        """The answers of a look at the few files that a page needs."""
        state = self._engine.look_at(with_few_pins(few_texts(self._options.root, address)))
        self._last = (self._last or PageResponses(self._options.output)).turned(state)
        return self._last

    def _file(self, address: str) -> PageResponse:
        # A file may be the first that anybody asks for: what a browser shows of an earlier preview, a feed.
        return (self._last or self._look(addresses.HOME)).at(address)

    def _page(self, address: str) -> PageResponse:
        answers = self._look(address)
        made = answers.at(address)
        if made.status == 200:
            html = with_reading_bar(made.html)
        else:
            made = answers.page(address, page_to_come(address))
            html = made.html
        marked = html.replace(f'version="{made.version}"', f'version="{made.version}{_AHEAD}"')
        return replace(made, data=marked.encode("utf-8", "replace"), version=made.version + _AHEAD)
