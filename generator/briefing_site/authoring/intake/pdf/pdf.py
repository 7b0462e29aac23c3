"""A PDF to its text, one line to a paragraph, with the numbers of its pages."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from briefing_site.authoring.intake.lines import Extraction, head_of, joined, told_language
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import TAG, IntakeError, Particulars
from briefing_site.authoring.intake.pdf.columns import blocks
from briefing_site.authoring.intake.pdf.glyphs import Sheet, sheet
from briefing_site.authoring.intake.pdf.heads import Heads, heads_of
from briefing_site.authoring.intake.pdf.paragraphs import paragraphs_of, tally
from briefing_site.authoring.intake.recorded_names import recorded_names
from briefing_site.authoring.intake.recorded_title import WHENCE, recorded_title
from briefing_site.model.name import Name
from briefing_site.read.installed import cure
from briefing_site.text.plural import count

MOST_PAGES = 2_000
"""Pages of a PDF at most."""

_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def pdf(data: bytes) -> Extraction:
    """Read a PDF; raises `IntakeError`."""
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError:
        raise IntakeError(f"PDF needs pypdfium2: {cure()}") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise IntakeError("it is locked with a password") from None
        raise IntakeError(f"it is damaged or cut off, or no PDF: get it anew ({fault})") from None
    if (pages := len(document)) > MOST_PAGES:
        raise IntakeError(
            f"it has {pages} pages, and {MOST_PAGES} are read at most; take out those that you cite"
        )
    sheets = [_sheet(raw, document, number) for number in range(pages)]
    if not any(any(map(str.isalnum, line.text)) for each in sheets for line in each.lines):
        raise IntakeError("it is pictures of pages without text: recognise the text first (OCR)")
    heads = heads_of([each.lines for each in sheets], [_label(document, number) for number in range(pages)])
    of_pages = [
        blocks([line for line in each.lines if line not in heads.dropped[number]], each.em)
        for number, each in enumerate(sheets)
    ]
    text = paragraphs_of(of_pages)
    starts = [
        (label, *start)
        for label, start in zip(heads.labels, text.starts, strict=True)
        if start[0] <= len(text.lines)
    ]
    known = _known(document, raw, list(text.lines))
    notes = tuple(_notes(sheets, heads, text.unsure))
    if lacks := tuple(_lacks(sheets, heads, form=raw.FPDF_GetFormType(document) != raw.FORMTYPE_NONE)):
        known, notes = replace(known, doubts={**known.doubts, "text": lacks[0]}), (*lacks, *notes)
    return Extraction(joined(text.lines), known, f"pypdfium2 {version('pypdfium2')}", notes, tuple(starts))


def _sheet(raw: Any, document: Any, number: int) -> Sheet:
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return Sheet((), 10.0, 0, (), unread=False, turned=False)
    try:
        return sheet(raw, page)
    finally:
        raw.FPDF_ClosePage(page)


def _label(document: Any, number: int) -> str:
    """The number of a page as the file gives it; empty where it gives none."""
    label = " ".join(str(document.get_page_label(number) or "").split())
    return label if re.fullmatch(r"[\w.-]{1,10}", label) else ""


def _lacks(sheets: list[Sheet], heads: Heads, *, form: bool) -> Iterator[str]:
    """What readers see of the document, and its text has not."""
    if unread := [label for label, each in zip(heads.labels, sheets, strict=True) if each.unread]:
        yield f"no text has been found on pages that are pictures ({tally(unread)}): recognise it first (OCR)"
    if form:
        yield "it is a form: what is filled in is not in the text"


def _notes(sheets: list[Sheet], heads: Heads, unsure: tuple[str, ...]) -> Iterator[str]:
    if any(each.turned for each in sheets):
        yield "it runs from right to left: figures with signs, as dates and shares, may be turned"
    yield "a PDF has lines and no paragraphs: compare theirs with the original, and `at` counts by them"
    for line, pages in heads.told:
        yield f"left out on {pages} pages, as a head or foot: “{line}”"
    if hidden := sum(each.hidden for each in sheets):
        yield f"{count(hidden, 'word', 'words')} that no reader sees, left out"
    if aslant := [words for each in sheets for words in each.aslant]:
        yield f"words that stand aslant or upright on their page, left out: {tally(aslant)}"
    if ligatures := sum(each.ligatures for each in sheets):
        yield f"{ligatures} ligatures were taken apart, as ﬁ to fi"
    if accents := [word for each in sheets for word in each.accents]:
        yield f"loose accents were joined to their letters: {tally(accents)}"
    if unsure:
        yield (
            f"{count(len(unsure), 'word was', 'words were')} broken at the end of a line and joined, "
            f"where the hyphen may be missing: {tally(unsure)}"
        )


def _known(document: Any, raw: Any, paragraphs: list[str]) -> Particulars:
    """What a PDF's own record says, which whoever made the file may never have looked at."""
    record = {
        key: " ".join(str(value).replace("\0", "").split())
        for key, value in document.get_metadata_dict().items()
    }
    author = record.get("Author", "")
    title, doubt = recorded_title(record.get("Title", ""), paragraphs)
    doubts = {"title": doubt} if doubt else {}
    names: tuple[str, ...] = ()
    signers, day = head_of(paragraphs)
    if signers:
        doubts["author"] = "below the title"
        names = signers
    elif author:
        names, accounts = recorded_names(author)
        if names:
            doubts["author"] = f"{WHENCE}; whoever made the file, perhaps"
        elif accounts:
            doubts["author"] = f"{WHENCE} has {', '.join(accounts)}, which may be an account"
    made = _MADE.match(record.get("CreationDate", ""))
    if day:
        doubts["published"] = "below the title"
    elif made and stamped(on := "-".join(made.groups())):
        doubts["published"] = f"the file was made on {on}"
    language, doubt = told_language(_language(document, raw), "\n".join(paragraphs))
    if doubt:
        doubts["language"] = doubt
    authors = tuple(Name(literal=name) for name in names)
    return Particulars(title=title, authors=authors, published=day, language=language, doubts=doubts)


def _language(document: Any, raw: Any) -> str:
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    held = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    text = held.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
    return text if TAG.fullmatch(text) else ""
