"""A document of any format that can be taken in, to its text and what it says of itself.

Nothing is guessed unmarked: what a document does not say stays empty, and what is read from a place that is
often wrong is told as uncertain.
"""

from __future__ import annotations

from dataclasses import replace

from briefing_site.authoring.intake.limits import within_limits
from briefing_site.authoring.intake.lines import Extraction
from briefing_site.authoring.intake.nature import refuse_another_nature
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.authoring.intake.plain import UNREAD
from briefing_site.text.misread import misread
from briefing_site.text.plural import count

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".epub")
"""Endings of files that can be taken in."""


def extract(data: bytes, ending: str, *, charset: str = "", url: str = "") -> Extraction:
    """Read a document of the type that its ending says; raises `IntakeError`.

    It is read in a process of its own, with limits (`authoring/intake/limits.py`).
    """
    refuse_another_nature(data, ending)
    found = within_limits(lambda: read_without_limits(data, ending, charset=charset, url=url))
    if not any(map(str.isalnum, found.text)):
        raise IntakeError("no text was found in it")
    if "text" not in found.known.doubts and (doubt := _misread(found.text)):
        doubts = {**found.known.doubts, "text": doubt}
        return replace(found, known=replace(found.known, doubts=doubts), notes=(*found.notes, doubt))
    return found


def _misread(text: str) -> str:
    """Why its maker may have read the document in a wrong character set; empty where nothing says so."""
    if wrong := misread(text):
        seen = text[wrong[0].start : wrong[0].end]
        of_how_many = f"; {count(len(wrong), 'word looks', 'words look')} so"
        return f"“{seen}” may be “{wrong[0].meant}”, read in a wrong character set{of_how_many}"
    if lost := text.count(UNREAD):
        return f"{UNREAD} stands for what its maker could not read, in {count(lost, 'place', 'places')}"
    return ""


def read_without_limits(data: bytes, ending: str, *, charset: str = "", url: str = "") -> Extraction:
    """Read a document in this process; raises `IntakeError`, and whatever a library raises."""
    # Each reader is imported when it is needed: some take long to load.
    if ending == ".pdf":
        from briefing_site.authoring.intake.pdf.pdf import pdf

        return pdf(data)
    if ending in (".html", ".htm"):
        from briefing_site.authoring.intake.page.article import article

        return article(data, charset, url)
    if ending == ".docx":
        from briefing_site.authoring.intake.word import word

        return word(data)
    if ending == ".epub":
        from briefing_site.authoring.intake.epub import epub

        return epub(data)
    from briefing_site.authoring.intake.plain import markdown, plain

    return (markdown if ending == ".md" else plain)(data, charset)
