"""A real browser and a small server for the tests that need them."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.patience import PATIENCE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOWN_FOR_THE_404_PAGE = "Failed to load resource: the server responded with a status of 404"


def find() -> str | None:
    """The browser to drive: `BRIEFING_CHROMIUM`, or one under the usual names."""
    wanted = os.environ.get("BRIEFING_CHROMIUM")
    return shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser without a window, in which everything is waited for as long as it takes."""
    longest = PATIENCE * 1000
    expect.set_options(timeout=longest)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, headless=True, args=FLAGS, timeout=longest
        )
        browser.on("context", lambda context: context.set_default_timeout(longest))
        try:
            yield browser
        finally:
            _idle.clear()
            browser.close()


@dataclass
class Visit:
    """A browser's window on a site, which notes all that should not happen."""

    context: BrowserContext
    base: str = ""
    """Address of the site's root, with a slash at its end."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, and requests that left the site or failed."""

    def open(self, address: str = "") -> Page:
        page = self.context.pages[0] if self.context.pages else self._page()
        page.goto(self.base + address)
        return page

    def address(self, page: Page) -> str:
        """Where in the site a page is."""
        assert page.url.startswith(self.base), page.url
        return unquote(page.url.removeprefix(self.base))

    def _page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(SHOWN_FOR_THE_404_PAGE):
            self.complaints.append(message.text)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the icon of a page that is left before it came
            self.complaints.append(f"{request.failure}: {request.url}")

    def _request(self, request: Request) -> None:
        # A browser asks for the icon of its own accord only at the root of a server.
        if not request.url.startswith(self.base):
            self.complaints.append(f"left the site: {request.url}")


@dataclass(frozen=True)
class _Kind:
    """What windows have to have in common so that one can serve for the other."""

    browser: Browser
    scripts: bool
    size: tuple[int, int]
    clock: bool
    options: tuple[tuple[str, Any], ...]

    def opened(self) -> Visit:
        width, height = self.size
        context = self.browser.new_context(
            java_script_enabled=self.scripts,
            viewport={"width": width, "height": height},
            **dict(self.options),
        )
        if self.clock:
            context.clock.install()
        return Visit(context)

    def cleared(self, visit: Visit) -> None:
        """Take the last visitor's page out of a window, with what was set for it."""
        width, height = self.size
        for page in visit.context.pages[1:]:
            page.close()
        for page in visit.context.pages:
            page.goto("about:blank")
            page.mouse.move(0, 0)
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(media="null", color_scheme=dict(self.options).get("color_scheme", "light"))


_idle: dict[_Kind, Visit] = {}
"""Windows that wait for their next visitor: to open one takes four times as long as to load a page in it."""


@contextmanager
def visiting(
    browser: Browser,
    base: str,
    *,
    scripts: bool = True,
    width: int = 1280,
    height: int = 800,
    clock: bool = False,
    fresh: bool = False,
    **options: Any,
) -> Iterator[Visit]:
    """A window of a size; at its end nothing may have gone wrong.

    With `clock` the clock of its pages can be put forward: `page.clock.run_for`. Who puts something into it
    that stays there (a script for every page, a function, a route, a clock that stands) wants a `fresh` one.
    """
    kind = _Kind(browser, scripts, (width, height), clock, tuple(sorted(options.items())))
    visit = _idle.pop(kind) if kind in _idle and not fresh else kind.opened()
    visit.base = base
    try:
        yield visit
        if not fresh:
            kind.cleared(visit)
    except BaseException:
        fresh = True  # who knows how it was left
        raise
    finally:
        if fresh or visit.complaints:
            visit.context.close()
        else:
            _idle[kind] = visit
    assert not visit.complaints, visit.complaints


def redrawn(page: Page) -> None:
    """Wait until the page has been drawn anew, with what it does on scrolling, resizing and drawing."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """A server of a folder under a path, which answers as static hosts do; gives its address."""
    with _Server(("127.0.0.1", 0), partial(_Handler, path, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes on to the next page before it has all of this one is no error."""


class _Handler(SimpleHTTPRequestHandler):
    """Files below a path, and the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, path: str, *arguments: object, directory: str) -> None:
        self._below = path
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        found = urlsplit(path).path
        below = found.removeprefix(self._below) if found.startswith(self._below) else "\0"
        file = Path(self.directory, unquote(below))
        return (
            str(file)
            if "\0" not in below and not file.is_dir()
            else str(Path(self.directory, "no such file"))
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes() if code == HTTPStatus.NOT_FOUND else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        pass
