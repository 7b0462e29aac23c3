"""`briefing export`: a book of one briefing, a region, or the whole site, for paper, Word or EPUB."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.options import Options
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model.diagnostic import Diagnostic, did_you_mean
from briefing_site.model.paths import CACHE, PUBLIC, SEEDS, THEMES
from briefing_site.model.progress import Clock
from briefing_site.publish.atomic import write_whole
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.installed import cure
from briefing_site.read.whole import read_beginning
from briefing_site.render.book_error import BookError
from briefing_site.render.book_pdf import find_typesetter, typeset
from briefing_site.render.docx.document import word_document
from briefing_site.render.epub.book import epub
from briefing_site.render.html import renderer
from briefing_site.text.dataclass import dataclass
from briefing_site.view.book import book_view
from briefing_site.view.book_facts import book_facts
from briefing_site.view.book_pages import Form

_OTHERS = (SEEDS, THEMES, CACHE, ".git")
"""Folders of a site in which a book could take the place of a document, or would be lost."""
_START = 200
"""Bytes by which a file is known for a book."""
WRITTEN = "the book is written"
"""Told when the program is stopped after the book has been written."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The result of `export_book`."""

    faults: tuple[Diagnostic, ...]
    path: Path | None
    """The file of the book; None where an error kept it from being made."""
    count: int
    """Pages of a PDF, footnotes of a document for Word, chapters of an EPUB."""
    config_at_fault: bool


def export_book(
    options: Options, what: str, form: Form, to: Path | None, clock: Clock | None = None
) -> ExportResult:
    """Make a book of `what`: the name of a region, a `region/slug`, or everything where `what` is empty.

    Raises `BookError` where there is no such region or briefing, or a library, the typesetter or a font is
    missing, and `PublishError` where the file cannot be written.
    """
    path = to or Path(f"{what.replace('/', '-') or 'briefings'}.{form}")
    _refuse(options, path, form)
    typesetter = find_typesetter(cure()) if form == "pdf" else None
    clock = clock or Clock()
    site = Engine(replace(options, scaled=True), clock).look()
    if isinstance(site, NoSite) or not site.renders:
        return ExportResult(site.content_faults, None, 0, site.config_at_fault)
    linked = site.published
    briefings = _chosen(linked, what)
    title, subtitle = _titles(linked, what, briefings)
    view = book_view(linked, site.words, briefings, title, subtitle, form)
    html, found = renderer(site.theme, site.words).page("book", view)
    if found:
        return ExportResult((*site.content_faults, *found), None, 0, site.config_at_fault)
    files = {**site.files, **site.theme.assets, **site.theme.book}
    facts = book_facts(linked, briefings, title, what)
    with clock.stage("typeset"):
        match form:
            case "docx":
                data, count = word_document(
                    html, files, facts, site.words, site.config.citation_style, cure()
                )
            case "epub":
                data, count = epub(html, files, facts, view.date.text, site.words, cure())
            case "pdf":
                data, count = typeset(typesetter, html, files, site.words, clock)
    try:
        with clock.stage("write"):
            write_whole(path.resolve(), data, WRITTEN)
    except OSError as fault:
        raise PublishError(f"{path} could not be written: {fault.strerror}") from None
    return ExportResult(site.content_faults, path, count, site.config_at_fault)


def _refuse(options: Options, path: Path, form: Form) -> None:
    """Raise `PublishError` for a place in which a book would put an end to something else."""
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "no regular file"
        raise PublishError(f"{path} is {kind}: name another file with --out")
    try:
        start = read_beginning(path, _START)
    except FileNotFoundError:
        start = b""
    except OSError as fault:
        raise PublishError(f"{path} cannot be read: {fault.strerror}") from None
    if start and not _is_book(start, form):
        raise PublishError(f"{path} is there already, and is no such book: name another file with --out")
    full = path.resolve()
    for folder in (options.output, *(options.root / name for name in _OTHERS)):
        if full.is_relative_to(folder.resolve()):
            raise PublishError(
                f"{path} lies in {folder.name}/, which is no place for a book: "
                f"name another file with --out, such as {PUBLIC}/{path.name} for one that is published"
            )


def _is_book(start: bytes, form: Form) -> bool:
    """Whether a file that begins so is a book of a form, which may be written anew."""
    if form == "pdf":
        return start.startswith(b"%PDF-")
    if not start.startswith(b"PK\x03\x04"):
        return False
    return (b"mimetypeapplication/epub+zip" in start) == (form == "epub")


def _chosen(site: LinkedSite, what: str) -> list[LinkedBriefing]:
    """The briefings of a book: regions in the site's order, the newest briefing of a region first."""
    order = list(site.config.regions)
    ordered = sorted(site.briefings, key=lambda b: order.index(b.briefing.region))
    slug = what.partition("/")[2]
    if slug:
        chosen = [b for b in ordered if b.briefing.name == what]
    else:
        chosen = [b for b in ordered if what in ("", *b.briefing.listed_in)]
    if chosen:
        return chosen
    known = [b.briefing.name for b in ordered] if slug else order
    hint = did_you_mean(what, known)
    nothing = f'there is no published briefing in "{what}"' if what else "there is no published briefing"
    raise BookError(f"{nothing}{f'; {hint}' if hint else ''}")


def _titles(site: LinkedSite, what: str, briefings: list[LinkedBriefing]) -> tuple[str, str | None]:
    if "/" in what:
        return briefings[0].briefing.title, site.config.title
    if what:
        return site.config.regions[what].name, site.config.title
    return site.config.title, site.config.description
