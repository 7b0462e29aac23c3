"""An editor for tests: texts with the cursor marked in them, typed into a site and never saved.

editor = Editor(site)
known, offset = editor.type(LEAD, briefing_text("Rain fell [@ra|"))
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing_site.apps.lsp.cited_by import CitationCounts, lenses
from briefing_site.apps.lsp.document_links import document_links
from briefing_site.apps.lsp.find_symbols import find_symbols
from briefing_site.apps.lsp.folding import folds
from briefing_site.apps.lsp.note_numbers import note_numbers
from briefing_site.apps.lsp.outline import outline
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine.engine import Engine
from briefing_site.model.edit import Change
from tests.changed_texts import applied
from tests.sites import LEAD, Site, briefing, files

CURSOR = "▮"
"""Marks the cursor; no text of a test has it otherwise."""


def pointed(text: str) -> tuple[str, int]:
    """A text without its cursor, and where that stood."""
    assert text.count(CURSOR) == 1, f"one cursor, please: {text!r}"
    return text.replace(CURSOR, ""), text.index(CURSOR)


def lead(body: str, more: str = "", **fields: str | None) -> str:
    """The text of the briefing `LEAD`; see `tests.sites.briefing`."""
    return files(briefing(body, more, LEAD, **fields))[LEAD]


class Editor:
    """A site that is open in an editor."""

    def __init__(self, site: Site, archive: Path | None = None) -> None:
        self.site = site
        self.engine = Engine(site.options(archive=archive))
        self._open: list[str] = []

    def type(self, path: str, text: str) -> tuple[SiteMoment, int]:
        """Put a text with a cursor in place of a file; no other text stays unsaved."""
        clean, offset = pointed(text)
        return self.put(path, clean), offset

    def put(self, path: str, text: str) -> SiteMoment:
        """Put a text in place of a file; no other text stays unsaved."""
        for other in self._open:
            self.engine.edit(other, None)
        self._open = [path]
        self.engine.edit(path, text)
        return self.look({} if self.site.path(path).is_file() else {path: text})

    def look(self, unlisted: dict[str, str] | None = None) -> SiteMoment:
        """What is known of the site now."""
        return SiteMoment(self.engine.look(), unlisted)


def ask_about_file(known: SiteMoment, path: str) -> None:
    """Ask all that an editor asks about a file as a whole: every answer fits the text."""
    text, last = known.text(path), known.text(path).count("\n")
    items = outline(known, path)
    while items:
        item = items.pop()
        assert 0 <= item.start <= item.named[0] <= item.named[1] <= item.end <= len(text), item
        items += item.children
    for fold in folds(known, path):
        assert 0 <= fold.first < fold.last <= last, fold
    for link in document_links(known, path):
        assert 0 <= link.start < link.end <= len(text), link
    for note in note_numbers(known, path, 0, len(text)):
        assert 0 < note.offset <= len(text), note
    for lens in lenses(known, path, CitationCounts()):
        assert 0 <= lens.start <= lens.end <= len(text), lens
    for word in ("", *text.split()[:3]):
        for symbol in find_symbols(known, word):
            assert known.offset(symbol.place) <= len(known.text(symbol.place.path)), symbol


def after(known: SiteMoment, changes: Iterable[Change]) -> dict[str, str]:
    """The texts of a site after changes that an editor made."""
    return applied({path: known.text(path) for path in known.files}, changes)
