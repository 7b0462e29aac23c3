"""The programs that look at published pages, each behind one function: axe-core, the Nu checker, Lighthouse."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from benchmarks.accessibility_engines import Engines
from tests.browser import FLAGS, find

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".cache" / "audit" / "node_modules"

WIDTHS = (320, 390, 820, 1440)
"""At which nothing may stand outside the window, in CSS pixels; 794 is A4, for print."""
PAPER = 794
SHIFT = 0.01
"""The most that a page may move while it loads and is scrolled through."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe-core that count."""
SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least that Lighthouse may give."""

AXE_WIDTHS = (390, 1440)
"""At which axe-core looks at a page, in both colour schemes."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class MissingProgramError(Exception):
    """Something that the audit needs is not on this machine."""


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs are."""

    chromium: str
    node: str
    java: str
    axe: str
    """The source of axe-core."""
    engines: Engines

    @classmethod
    def found(cls) -> Programs:
        """The programs of this machine; raises `MissingProgramError` with what to install."""
        found = {"chromium": find(), "node": shutil.which("node"), "java": shutil.which("java")}
        missing = [name for name, program in found.items() if not program]
        if missing:
            raise MissingProgramError(f"{', '.join(missing)} not found: see scripts/audit")
        axe = TOOLS / "axe-core" / "axe.min.js"
        if not axe.is_file():
            raise MissingProgramError(f"{axe.relative_to(ROOT)} not found: run scripts/audit first")
        named = {k: v or "" for k, v in found.items()}
        engines = Engines(named["node"], TOOLS.parent)
        if gone := engines.missing():
            raise MissingProgramError(f"{gone[0]} not found: run scripts/audit first")
        return cls(**named, axe=axe.read_text(encoding="utf-8"), engines=engines)


# --- a host --------------------------------------------------------------------------------------


@contextmanager
def hosted(files: Mapping[str, bytes], path: str) -> Iterator[str]:
    """Serve files below a path as a static host does, compressed and to be kept; gives the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, files, path)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()
            thread.join()


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body go out together: of two short packets the second waits 40 ms for the first to be acknowledged.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, files: Mapping[str, bytes], below: str, *arguments: Any) -> None:
        self._files, self._below = files, below
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        name = path.removeprefix(self._below) if path.startswith(self._below) else "\0"
        name = f"{name}index.html" if not name or name.endswith("/") else name
        found = name in self._files
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        body = gzip.compress(self._files[name if found else "404.html"], 6, mtime=0)
        kind = guess_type(name)[0] or "text/html" if found else "text/html"
        text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        kept = "max-age=31536000, immutable" if name.startswith("assets/") else "max-age=600"
        self.send_header("Cache-Control", kept)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


# --- Chromium and axe-core ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page did and what axe-core found, over all widths and colour schemes."""

    shift: float
    """Sum of its layout shifts while it was loaded and scrolled through, at the worst width."""
    requests: int
    """Before its reader does anything; a page opened with a question has asked for the index too."""
    outside: tuple[str, ...]
    """What stands outside the window, or outside the paper."""
    violations: tuple[str, ...]
    """Of the rules of axe-core."""
    complaints: tuple[str, ...]
    """Errors of the console, and requests to other sites."""


_WATCH = """
window.__shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
_SCROLL = """
async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const end = document.documentElement.scrollHeight;
  for (let y = 0; y <= end; y += innerHeight * 0.8) { scrollTo(0, y); await drawn(); }
  scrollTo(0, 0);
  await new Promise((done) => setTimeout(done, 100));
  return window.__shift;
}
"""
_OUTSIDE = """
() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return "";
  const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
  const last = wide.at(-1);
  return `${scrollWidth} px wide` + (last ? `, <${last.localName} class="${last.getAttribute("class") ?? ""}">` : "");
}
"""
_AXE = """
async (rules) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
  return found.violations.map((v) => `${v.id} at ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`
    + (v.nodes.length > 3 ? ` and ${v.nodes.length - 3} more` : ""));
}
"""


def browse(browser: Browser, axe: str, address: str, state: str = "") -> Seen:
    """Load a page as a first visitor does, at each width, and scroll to its end; then bring about a state."""
    shift, requests = 0.0, 0
    outside: list[str] = []
    violations: list[str] = []
    complaints: list[str] = []
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
        context.set_default_timeout(60_000)
        page = context.new_page()
        asked = _listened(page, address, complaints)
        page.add_init_script(_WATCH)
        page.goto(address, wait_until="load")
        if state == RESULTS:
            _bring_about(page, state)
        shift = max(shift, page.evaluate(_SCROLL))
        requests = max(requests, len(asked))
        if wide := page.evaluate(_OUTSIDE):
            outside.append(f"{width}: {wide}")
        if width in AXE_WIDTHS:
            _bring_about(page, state)
            page.evaluate(axe)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                violations += [f"{width} {scheme}: {said}" for said in page.evaluate(_AXE, list(RULES))]
        if width == WIDTHS[-1] and not state:
            page.emulate_media(media="print")
            page.set_viewport_size({"width": PAPER, "height": 1123})
            if wide := page.evaluate(_OUTSIDE):
                outside.append(f"paper: {wide}")
        context.close()
    return Seen(shift, requests, tuple(outside), tuple(violations), tuple(dict.fromkeys(complaints)))


def _listened(page: Page, address: str, complaints: list[str]) -> list[str]:
    """Gather what goes wrong on a page; returns the list to which its requests will be added."""
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
    asked: list[str] = []

    def request(url: str) -> None:
        if url.startswith("data:"):
            return
        asked.append(url)
        if not url.startswith(origin):
            complaints.append(f"left the site: {url}")

    def console(kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 404" not in text:
            complaints.append(text)

    page.on("request", lambda sent: request(sent.url))
    page.on("console", lambda said: console(said.type, said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return asked


CARD, FIELD, RESULTS = "card open", "field open", "results"
"""What scripts add to a page."""


def _bring_about(page: Page, state: str) -> None:
    if state == CARD:
        page.locator('a[role="doc-noteref"]').nth(1).hover()
        page.wait_for_selector(":popover-open")
    elif state == FIELD:
        page.keyboard.press("/")
        page.locator("[data-search]").fill(page.locator("nav.regions a").first.inner_text())
        page.wait_for_selector(".found li")
    elif state == RESULTS:
        page.wait_for_selector(".search-list li")


# --- the Nu checker ------------------------------------------------------------------------------


_BY_ADDRESS = "Content Security Policy"
"""The checker reads files, whose origin is none; browsers tell whether a page keeps to its policy."""


def nu(java: str, folder: Path, addresses: Sequence[str]) -> list[str]:
    """The errors and warnings of the Nu checker about pages, style sheets and pictures of a folder."""
    done = subprocess.run(
        [
            *(
                java,
                "-jar",
                str(TOOLS / "vnu-jar/build/dist/vnu.jar"),
                "--format",
                "json",
                "--exit-zero-always",
            ),
            *("--also-check-css", "--also-check-svg", *addresses),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the Nu checker failed:\n{done.stderr[-2000:]}")
    messages: list[dict[str, Any]] = json.loads(done.stderr or '{"messages": []}')["messages"]
    return [
        f"{unquote(urlsplit(said['url']).path).removeprefix(f'{folder}/')}:{said.get('lastLine', 0)}: {said['message']}"
        for said in messages
        if (said["type"] != "info" or said.get("subType") == "warning") and _BY_ADDRESS not in said["message"]
    ]


# --- Ace -----------------------------------------------------------------------------------------


def ace(programs: Programs, book: Path, folder: Path) -> list[str]:
    """What Ace, the checker of the DAISY Consortium, says against an EPUB; its report lies in a folder."""
    with tempfile.TemporaryDirectory() as home:
        # Ace starts its browser without flags of ours, and root may not start one with a sandbox.
        browser = Path(home, "browser")
        browser.write_text(f'#!/bin/sh\nexec "{programs.chromium}" {" ".join(FLAGS)} "$@"\n')
        browser.chmod(0o755)
        done = subprocess.run(
            [programs.node, str(TOOLS / ".bin/ace-puppeteer"), "--force", "-o", str(folder), str(book)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)},
        )
    report = folder / "report.json"
    if not report.is_file():
        raise RuntimeError(f"Ace failed:\n{(done.stdout + done.stderr)[-2000:]}")
    told = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{page['earl:testSubject']['url']}: {fault['earl:test']['dct:title']}: {fault['earl:result'].get('html', '')}"
        for page in told["assertions"]
        for fault in page["assertions"]
    ]


# --- Lighthouse ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse thinks of a page."""

    values: dict[str, int]
    """Category to points of a hundred."""
    lost: tuple[str, ...]
    """Audits that were not passed in full."""


def lighthouse(programs: Programs, address: str, form: str) -> Scores:
    """Scores of a page as a `phone` (its network and processor slowed down) or as a `desk`."""
    flags = " ".join(["--headless", *FLAGS])
    with tempfile.TemporaryDirectory() as home:
        report = Path(home, "report.json")
        done = subprocess.run(
            [
                *(programs.node, str(TOOLS / "lighthouse/cli/index.js"), address, "--quiet"),
                *("--output=json", f"--output-path={report}", f"--chrome-flags={flags}"),
                *("--no-enable-error-reporting", f"--only-categories={','.join(SCORES)}"),
                *(["--preset=desktop"] if form == "desk" else []),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "CHROME_PATH": programs.chromium},
        )
        if done.returncode or not report.is_file():
            raise RuntimeError(f"Lighthouse failed:\n{re.sub(r'^.*?Error', 'Error', done.stderr)[-2000:]}")
        found = json.loads(report.read_text(encoding="utf-8"))
    lost = [
        f"{category}: {found['audits'][part['id']]['title']}"
        for category in SCORES
        for part in found["categories"][category]["auditRefs"]
        if part["weight"]
        and (found["audits"][part["id"]]["score"] or 0) < 0.9
        and found["audits"][part["id"]]["scoreDisplayMode"] not in ("notApplicable", "informative", "manual")
    ]
    values = {name: round(100 * (found["categories"][name]["score"] or 0)) for name in SCORES}
    return Scores(values, tuple(lost))
