"""The page of one archived document: the pages of a PDF beside its text, with the excerpts of its card."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from briefing_site.apps.preview.evidence_messages import as_data, source_view
from briefing_site.apps.preview.pdf_viewer import CURE
from briefing_site.apps.preview.pdf_words import PageWords, place_of
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Snapshot
from briefing_site.model import addresses
from briefing_site.model.document import ArchiveError
from briefing_site.model.source import Source
from briefing_site.read.whole import read_whole

_SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_preview/evidence.css">
<link rel="stylesheet" href="/_preview/document.css">
<script defer src="/_preview/requests.js"></script>
<script defer src="/_preview/evidence.js"></script>
<script defer src="/_preview/document.js"></script>
</head>
<body data-source="{source}" data-pdf="{pdf}">
<header><p><a href="/{address}">{title}</a></p></header>
<main tabindex="-1"></main>
<aside></aside>
</body>
</html>
"""
_NOT_THERE = (
    "These words do not stand in the archived text in a row: a head, a foot or a column may lie between. "
    "Select fewer, or select them in the text."
)


def document_page(state: Snapshot, options: Options, name: str, *, viewer: bool) -> str | None:
    """The page of a source's document; None where there is no such source.

    `viewer` tells whether there is a viewer of PDFs.
    """
    source = _source(state, name)
    if source is None:
        return None
    pdf = "" if original(options, source) is None else "shown" if viewer else CURE
    return _SHELL.format(
        title=escape(source.title),
        source=escape(name),
        address=escape(addresses.source(name)),
        pdf=escape(pdf),
    )


def document_data(engine: Engine, state: Snapshot, name: str) -> dict[str, Any]:
    """The archived text of a source with its excerpts lit, as the evidence of its page is."""
    source = _source(state, name)
    return as_data(source_view(engine, state, source) if source else None)


def original_of(state: Snapshot, options: Options, name: str) -> bytes | None:
    """The PDF that a source was taken from; None where the archive has none."""
    source = _source(state, name)
    path = original(options, source) if source else None
    return read_whole(path) if path else None


def original(options: Options, source: Source) -> Path | None:
    """Where the PDF lies that a source was taken from, by the names that the intake gives its files."""
    folder = options.archive_folder
    if folder is None or not source.archive:
        return None
    path = (folder / source.archive).with_suffix(".original.pdf")
    inside = path.resolve().is_relative_to(folder.resolve())
    return path if inside and path.is_file() else None


def find_on_page(engine: Engine, state: Snapshot, name: str, words: PageWords) -> dict[str, Any]:
    """The place in the archived text of words that were selected on a page, or a fault, for JSON."""
    source = _source(state, name)
    try:
        found = place_of(engine.document(source.archive), words) if source and source.archive else None
    except ArchiveError as fault:
        return {"from": None, "to": None, "fault": f"The archived text cannot be read: {fault}"}
    if found is None:
        return {"from": None, "to": None, "fault": _NOT_THERE}
    return {"from": found[0], "to": found[1], "fault": ""}


def _source(state: Snapshot, name: str) -> Source | None:
    return next((source for source in state.content.parsed.sources if source.id == name), None)
