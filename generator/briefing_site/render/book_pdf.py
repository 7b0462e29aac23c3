"""A finished book in HTML, set on pages: the PDF."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from briefing_site.model.progress import Clock
from briefing_site.model.wording import Wording
from briefing_site.render.book_error import BookError, foreign_picture
from briefing_site.render.book_feet import notes_continued
from briefing_site.render.book_pages import (
    guessed_pages,
    lost_notes,
    pages_of,
    with_linked_marks,
    with_pages,
    with_whole,
)
from briefing_site.view.book_pages import ROOT

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


def find_typesetter(cure: str) -> Any:
    """WeasyPrint, which only a book needs; `cure` says how it is installed, where it is missing."""
    try:
        with redirect_stdout(io.StringIO()):  # where it finds no Pango it prints a page of advice
            import weasyprint
    except ImportError:
        raise BookError(f"a book needs WeasyPrint: {cure}") from None
    except OSError:
        raise BookError(f"a book needs Pango: sudo apt-get install {_PANGO}") from None
    return weasyprint


def typeset(
    weasyprint: Any, html: str, files: Mapping[str, bytes], words: Wording, clock: Clock
) -> tuple[bytes, int]:
    """The PDF and its number of pages; the same text gives the same bytes.

    Raises `BookError` where no font has a sign, a note finds no room, or a picture lies on another site.
    """
    missing = _Missing()
    log = logging.getLogger("weasyprint")
    log.addHandler(missing)
    try:
        with _counted(clock), notes_continued(weasyprint):
            document = _laid_out(weasyprint, with_linked_marks(html), _fetcher(weasyprint, files), words)
        data: bytes = document.write_pdf(pdf_tags=True)
    except weasyprint.urls.FatalURLFetchingError as fault:
        raise BookError(str(fault)) from None
    finally:
        log.removeHandler(missing)
    if missing.glyphs:
        signs = " ".join(missing.glyphs[:5])
        raise BookError(f"no font here has {signs}: sudo apt-get install fonts-noto-cjk fonts-noto-core")
    return data, len(document.pages)


def _laid_out(weasyprint: Any, html: str, fetcher: Any, words: Wording) -> Any:
    """The pages of a book with all its notes and the right page numbers.

    The numbers take room themselves, so that it is set again until none of them changes: mostly once.
    """
    pages = guessed_pages(html)
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
        raise BookError(f"the typesetter finds no room for {len(lost)} of the notes: {', '.join(lost[:3])}")
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
                raise weasyprint.urls.FatalURLFetchingError(str(foreign_picture(url)))
            kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
            return weasyprint.urls.URLFetcherResponse(url, files[name], {"Content-Type": kind})

    return Fetcher()
