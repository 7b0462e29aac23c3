"""`briefing export --pdf`: a well-set book of one briefing, a region, or the whole site."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cache import write_whole
from generator.clock import Clock, Watcher
from generator.diagnostics import Diagnostic, did_you_mean
from generator.linked import LinkedBriefing, Site
from generator.options import Options
from generator.page_numbers import lost_notes, pages_of, with_pages, with_whole
from generator.prepare import prepare
from generator.publish import PublishError
from generator.read import read
from generator.render import render
from generator.views.book import ROOT, book_view
from generator.wording import Wording

WRITTEN = "the book is written"
"""What is said to somebody who stops the program then."""

_PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_ROUNDS = 8
"""How often a book is set at most, until its page numbers are right."""
_MISSING_GLYPHS = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: (.+)")
_TYPES = {
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


class ExportError(Exception):
    """A book cannot be made here; says what to install or to name."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did."""

    faults: tuple[Diagnostic, ...]
    path: Path | None
    """The book; None where faults stand in its way."""
    pages: int
    config_at_fault: bool


def export_pdf(options: Options, what: str, to: Path | None, watcher: Watcher | None = None) -> Exported:
    """Make a book of `what`: a region, `region/slug`, or everything where it is empty.

    Raises `ExportError` where there is no such region or briefing, or the typesetter or a font is missing,
    and `PublishError` where the file cannot be written.
    """
    weasyprint = _typesetter()
    clock = Clock(watcher)
    prepared = prepare(options, read(options.root), clock)
    ready = prepared.ready
    if ready is None:
        return Exported(prepared.faults, None, 0, prepared.config_at_fault)
    site = ready.compiled.site
    briefings = _chosen(site, what)
    title, subtitle = _titles(site, what, briefings)
    view = book_view(site, ready.words, briefings, title, subtitle)
    pages, found = render({"book": view}, ready.theme, ready.words)
    if found:
        return Exported((*prepared.faults, *found), None, 0, prepared.config_at_fault)
    path = to or Path(f"{what.replace('/', '-') or 'briefings'}.pdf")
    files = {**ready.compiled.files, **ready.theme.assets, **ready.theme.book}
    with clock.stage("typeset"), _counted(clock):
        data, count = _typeset(weasyprint, pages["book"], files, ready.words)
    try:
        with clock.stage("write"):
            write_whole(path.resolve(), data, WRITTEN)
    except OSError as fault:
        raise PublishError(f"{path} could not be written: {fault.strerror}") from None
    return Exported(prepared.faults, path, count, prepared.config_at_fault)


def _typesetter() -> Any:
    """WeasyPrint, which only a book needs."""
    try:
        import weasyprint
    except ImportError:
        message = 'a book needs WeasyPrint: pip install "briefing-site[pdf]", or in this checkout: make pdf'
        raise ExportError(message) from None
    except OSError:
        raise ExportError(f"a book needs Pango: sudo apt-get install {_PANGO}") from None
    return weasyprint


def _chosen(site: Site, what: str) -> list[LinkedBriefing]:
    """The briefings of a book: regions in the site's order, in each the newest first."""
    order = list(site.config.regions)
    ordered = sorted(site.briefings, key=lambda b: order.index(b.briefing.region))
    region, _, slug = what.partition("/")
    if slug:
        chosen = [b for b in ordered if (b.briefing.region, b.briefing.slug) == (region, slug)]
    else:
        chosen = [b for b in ordered if what in ("", b.briefing.region, *b.briefing.regions)]
    if chosen:
        return chosen
    known = [f"{b.briefing.region}/{b.briefing.slug}" for b in ordered] if slug else order
    hint = did_you_mean(what, known)
    nothing = f'there is no published briefing in "{what}"' if what else "there is no published briefing"
    raise ExportError(f"{nothing}{f'; {hint}' if hint else ''}")


def _titles(site: Site, what: str, briefings: list[LinkedBriefing]) -> tuple[str, str]:
    if "/" in what:
        return briefings[0].briefing.title, site.config.title
    if what:
        return site.config.regions[what].name, site.config.title
    return site.config.title, site.config.description


def _typeset(weasyprint: Any, html: str, files: Mapping[str, bytes], words: Wording) -> tuple[bytes, int]:
    """The PDF and its number of pages; the same text gives the same bytes."""
    missing = _Missing()
    log = logging.getLogger("weasyprint")
    log.addHandler(missing)
    try:
        document = _laid_out(weasyprint, html, _fetcher(weasyprint, files), words)
        data: bytes = document.write_pdf(pdf_tags=True)
    finally:
        log.removeHandler(missing)
    if missing.glyphs:
        signs = " ".join(missing.glyphs[:5])
        raise ExportError(f"no font here has {signs}: sudo apt-get install fonts-noto-cjk fonts-noto-core")
    return data, len(document.pages)


def _laid_out(weasyprint: Any, html: str, fetcher: Any, words: Wording) -> Any:
    """The pages of a book with all its notes and the right page numbers.

    The numbers take room themselves, so that it is set again until none of them changes.
    """
    pages: dict[str, int] = {}
    lost: list[str] = []
    for _ in range(_ROUNDS):
        text = with_pages(html, pages, words)
        document = weasyprint.HTML(string=text, base_url=ROOT, url_fetcher=fetcher).render()
        pages = pages_of(page.anchors for page in document.pages)
        lost = lost_notes(html, pages)
        html = with_whole(html, lost)
        if text == with_pages(html, pages, words) and not lost:
            return document
    if lost:
        raise ExportError(f"the typesetter finds no room for {len(lost)} of the notes: {', '.join(lost[:3])}")
    return document


@contextmanager
def _counted(clock: Clock) -> Iterator[None]:
    """Count each page that the typesetter lays out as a step, each time that it does."""
    log = logging.getLogger("weasyprint.progress")
    pages, level = _Pages(clock), log.level
    log.addHandler(pages)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(level)
        log.removeHandler(pages)


class _Pages(logging.Handler):
    """Tells a clock of every page that is laid out."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(logging.INFO)
        self._clock = clock

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line of the typesetter's log."""
        if "Creating layout - Page" in str(record.msg):
            self._clock.step()


class _Missing(logging.Handler):
    """Gathers the signs that no font has."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.glyphs: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line of the typesetter's log."""
        if match := _MISSING_GLYPHS.search(record.getMessage()):
            self.glyphs.append(match[1])


def _fetcher(weasyprint: Any, files: Mapping[str, bytes]) -> Any:
    """Gives the book its own style sheets and pictures, and refuses everything else."""

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            name = url.removeprefix(ROOT)
            if not url.startswith(ROOT) or name not in files:
                raise weasyprint.urls.FatalURLFetchingError(f"a book fetches nothing from elsewhere: {url}")
            kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
            return weasyprint.urls.URLFetcherResponse(url, files[name], {"Content-Type": kind})

    return Fetcher()
