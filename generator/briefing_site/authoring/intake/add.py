"""One document to a source card: its original, its text and a record of both in the archive.

- `seeds/<id>.md`: the card, without excerpts;
- `seeds/archive/<id>.txt`: the text, one line to a paragraph, which quotations are looked for in;
- `seeds/archive/<id>.original.<ending>`: the document as it came, unless the text is the same to the byte;
- `seeds/archive/<id>.json`: where it came from, digests of both files, what read it, what is uncertain.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefing_site import __version__
from briefing_site.authoring.intake.card import card
from briefing_site.authoring.intake.extract import ENDINGS, extract
from briefing_site.authoring.intake.fetch import LARGEST, fetch, is_url, without_scheme
from briefing_site.authoring.intake.lines import Extraction
from briefing_site.authoring.intake.particulars import IntakeError, Particulars, not_to_come, suggest_id
from briefing_site.engine.options import Options
from briefing_site.model.document import ArchiveError, pages_line
from briefing_site.model.files import File
from briefing_site.model.paths import ARCHIVE, can_be_page, card_path
from briefing_site.parse.front_matter import read_front_matter
from briefing_site.read.archive import read_document
from briefing_site.read.links import leads_out, strays_from
from briefing_site.read.site_folder import read
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import ID


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was got and read, and of which nothing is written yet."""

    whence: str
    """The name of the file, or the address after all redirections."""
    url: str
    """That address; empty for a file."""
    data: bytes
    ending: str
    found: Extraction


@dataclass(frozen=True, slots=True)
class Intake:
    """A document that is ready to be written."""

    id: str
    known: Particulars
    found: Extraction
    files: dict[Path, bytes]
    """The card first, then the text, and the rest."""
    named_by: str = ""
    """What the id was made of, where the document states nothing that would serve."""


def take_in(
    given: str, options: Options, *, today: str, name: str = "", kind: str = "", charset: str = ""
) -> Intake:
    """Read a file or an address; raises `IntakeError` and writes nothing.

    `charset` is the name of the character set of a text, where the author knows it better.
    """
    _refuse_stray_archive(options)
    path = Path(given)
    local = path.exists() or (path.suffix.lower() in ENDINGS and "/" not in given)
    address = given if is_url(given) else "" if local else without_scheme(given)
    read_it = read_address(address, charset=charset) if address else _read_file(path, options.root, charset)
    return intake_of(read_it, replace(known_of(read_it, today), kind=kind), options, today=today, name=name)


def read_address(given: str, *, charset: str = "", own_network: bool = True) -> Reading:
    """Fetch and read an address, as `fetch` does; raises `IntakeError`."""
    got = fetch(given, own_network=own_network)
    found = extract(got.data, got.ending, charset=charset or got.charset, url=got.url)
    return Reading(got.url, got.url, got.data, got.ending, found)


def read_content(name: str, data: bytes) -> Reading:
    """Read the content of a file of that name; raises `IntakeError`."""
    if len(data) > LARGEST:
        raise IntakeError(f"it is larger than {LARGEST // 2**20} MB")
    ending = _ending(name)
    return Reading(name, "", data, ending, extract(data, ending))


def known_of(reading: Reading, today: str) -> Particulars:
    """What is known of a document: what it says of itself, and where and when it was fetched."""
    known, url = not_to_come(reading.found.known, today), reading.url
    if not url:
        return known
    same_host = urlsplit(known.url).hostname == urlsplit(url).hostname
    return replace(known, accessed=today, url=known.url if same_host else url)


def intake_of(
    reading: Reading, known: Particulars, options: Options, *, today: str, name: str = ""
) -> Intake:
    """A card of what is known of a document, and its files; raises `IntakeError` and writes nothing.

    `name` is the id of the source, where the author gives one.
    """
    _refuse_stray_archive(options)
    data, found = reading.data, reading.found
    text = (found.text + pages_line(found.pages)).encode("utf-8")
    archive = options.archive or options.root / ARCHIVE
    digests = (hashlib.sha256(text).hexdigest(), hashlib.sha256(data).hexdigest())
    _not_twice(known.url, digests, read(options.root).cards, archive)
    chosen, named_by = _id(name, known, _file_name(reading.whence), options, archive)
    files = {
        options.root / card_path(chosen): card(known, f"{chosen}.txt").encode("utf-8"),
        archive / f"{chosen}.txt": text,
    }
    original = f"{chosen}.txt"
    if data != text:
        original = f"{chosen}.original{reading.ending}"
        files[archive / original] = data
    record = {
        "from": reading.url or Path(reading.whence).name,
        "taken": today,
        "by": f"briefing {__version__}",
        "original": {"file": original, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()},
        "text": {
            "file": f"{chosen}.txt",
            "paragraphs": found.paragraphs,
            "sha256": hashlib.sha256(text).hexdigest(),
            "read_with": found.tool,
        },
        "uncertain": {**known.doubts, **({"text": "; ".join(found.notes)} if found.notes else {})},
    }
    files[archive / f"{chosen}.json"] = f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode()
    return Intake(chosen, known, found, files, named_by)


def _refuse_stray_archive(options: Options) -> None:
    if options.archive is None and leads_out(options.root, ARCHIVE):
        raise IntakeError(
            f"{ARCHIVE} is a symbolic link that leads out of the site folder: name it as --archive"
        )


_INSTEAD = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "save it as .docx"),
    **dict.fromkeys((".mhtml", ".mht", ".webarchive", ".xhtml"), "save the page as .html"),
    **dict.fromkeys((".mobi", ".azw", ".azw3"), "convert it to .epub"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".djvu", ".ps"), "save it as .pdf"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff"), "recognise its text (OCR), as a .pdf or .txt"
    ),
    **dict.fromkeys(
        (".bib", ".ris", ".json", ".nbib", ".ciw"), "`briefing source import` reads bibliographies"
    ),
}
"""By ending of a file that is not read: what to do instead."""


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        cure = f"; {_INSTEAD[ending]}" if ending in _INSTEAD else ""
        raise IntakeError(f"it is none of {', '.join(ENDINGS)}{cure}")
    return ending


def _read_file(path: Path, root: Path, charset: str) -> Reading:
    ending = _ending(path.name)
    if strays_from(root, path):
        raise IntakeError("it is a symbolic link that leads out of the site folder: name the file itself")
    try:
        if path.stat().st_size > LARGEST:
            raise IntakeError(f"it is larger than {LARGEST // 2**20} MB")
        data = read_whole(path)
    except OSError as fault:
        raise IntakeError(fault.strerror or str(fault)) from None
    return Reading(str(path), "", data, ending, extract(data, ending, charset=charset))


def _not_twice(url: str, digests: tuple[str, ...], cards: Iterable[File], archive: Path) -> None:
    """No document twice: it would count as two voices. A card with other faults is looked at too."""
    for file in cards:
        text, _ = read_front_matter(file.path, file.data)
        keys = text.front.data if text and text.front and isinstance(text.front.data, dict) else {}
        known = {name: keys[name].value.text for name in ("url", "archive") if name in keys}
        if url and known.get("url") == url:
            raise IntakeError(f"{file.path} has this address already")
        if known.get("archive"):
            with contextlib.suppress(ArchiveError):
                if read_document(archive, known["archive"]).digest in digests:
                    raise IntakeError(f"{file.path} has this text already")


def _file_name(given: str) -> str:
    """The name of the file at a path or an address, without its ending; else the name of the host."""
    parts = urlsplit(given) if is_url(given) else None
    stem = Path(unquote(parts.path) if parts else given).stem
    return stem if stem or parts is None else str(parts.hostname or "")


def _id(name: str, known: Particulars, file: str, options: Options, archive: Path) -> tuple[str, str]:
    """The id that was asked for, or a free one of author and year; and what it was made of without these."""
    stated = suggest_id(known)
    wanted = name or stated or suggest_id(known, file, "source")
    named_by = "" if name or stated else "the name of the file" if suggest_id(known, file) else "a number"
    if not ID.fullmatch(wanted):
        raise IntakeError(f'"{wanted}" is no id: write lower-case letters, digits and single hyphens')
    if not can_be_page(wanted):
        raise IntakeError(f'"{wanted}" can be the name of no page: give another --id')
    for candidate in (wanted,) if name else (wanted, *(f"{wanted}-{n}" for n in range(2, 100))):
        if not (options.root / card_path(candidate)).exists() and not any(archive.glob(f"{candidate}.*")):
            return candidate, named_by
    raise IntakeError(f'"{wanted}" is taken, and nothing is overwritten')
