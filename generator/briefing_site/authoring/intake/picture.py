"""A picture of another site, taken in: beside the text that shows it, with a note of where it came from.

The note lies beside the picture, under its name with `.source.yaml` behind it: the address, the day, and the
digest of the bytes. It is for authors; nothing links to it, so it is not published.
"""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from briefing_site.authoring.intake.fetch import Download, fetch
from briefing_site.authoring.intake.particulars import IntakeError
from briefing_site.authoring.yaml_writer import scalar
from briefing_site.engine.options import Options
from briefing_site.link.files_for_readers import active_faults
from briefing_site.link.wrong_file import written
from briefing_site.model.body import Body
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.edit import Edit, changed_bytes
from briefing_site.model.files import PICTURE_NOTE
from briefing_site.model.lines import Lines
from briefing_site.model.paths import is_card
from briefing_site.model.source import Source
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.front_matter import decode
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.read.site_folder import read_file
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass
from briefing_site.text.picture_signs import picture_ending
from briefing_site.text.slug import slug

_LONGEST = 60
"""Characters of a name at most."""
_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class PictureIntake:
    """A picture that is ready to be written."""

    path: str
    """Its path in the site folder."""
    files: dict[Path, bytes]
    """The picture and its note; without those that are there already."""
    old: dict[str, bytes]
    """Path to content of the text that names the address; empty where none does."""
    new: dict[str, bytes]
    """The same with the name of the picture in place of the address."""
    places: int
    """How many addresses of the text give way to the name."""


def take_in_picture(
    url: str, options: Options, *, today: str, folder: str, text: str = "", name: str = ""
) -> PictureIntake:
    """Fetch a picture for a `folder` of the site; raises `IntakeError` and writes nothing.

    In the `text`, a path in the site folder, each image with that address is led to the picture. The
    picture is called `name`, or as its address has it.
    """
    got = fetch(url, any_type=True)
    ending = picture_ending(got.data)
    if not ending:
        raise IntakeError(_no_picture(got))
    for fault in active_faults(f"picture{ending}", got.data):
        raise IntakeError(f"it is not taken in: {fault.message}")
    path = _free_path(options.root, folder, name or _stem(url), ending, got.data, only=bool(name))
    note = (
        "# Where the picture beside this file came from, noted by `briefing fetch-picture`. Not published.\n"
        f"url: {scalar(url)}\n"
        + (f"fetched_from: {scalar(got.url)}\n" if got.url != url else "")
        + f'fetched: {today}\nsha256: "{hashlib.sha256(got.data).hexdigest()}"\n'
    )
    wanted = {options.root / path: got.data, options.root / f"{path}{PICTURE_NOTE}": note.encode()}
    files = {file: data for file, data in wanted.items() if not file.exists()}
    old: dict[str, bytes] = {}
    new: dict[str, bytes] = {}
    edits: list[Edit] = []
    if text:
        before = read_file(options.root / text, text).data
        edits = _edits(text, before, url, written(path, text))
        if edits:
            old, new = {text: before}, {text: changed_bytes(text, before, edits)}
    return PictureIntake(path, files, old, new, len(edits))


def _no_picture(got: Download) -> str:
    if got.ending == ".html":
        return "it is a web page, not a picture: open it, and copy the address of the picture itself"
    kinds = "PNG, JPEG, GIF, WebP, AVIF, SVG"
    return f"it is no picture that browsers show ({kinds}); the server calls it {got.kind}"


def _stem(url: str) -> str:
    """The name of a picture without its ending, as its address has it."""
    name = PurePosixPath(unquote(urlsplit(url).path)).stem
    return slug(name)[:_LONGEST].strip("-") or "picture"


def _free_path(root: Path, folder: str, stem: str, ending: str, data: bytes, *, only: bool) -> str:
    """A path at which no other file lies; the very same picture may lie there already."""
    for number in range(1, 2 if only else _MOST_NAMES):
        path = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}{ending}"
        if not (root / path).exists() or read_whole(root / path) == data:
            return path
    raise IntakeError(
        f"{folder}/{stem}{ending} is there already, and nothing is overwritten; give another --name"
    )


def _edits(path: str, data: bytes, url: str, new: str) -> list[Edit]:
    """The edits that lead each image of a text with an address to a file."""
    lines = Lines(path, decode(path, data)[0])
    found: dict[Edit, None] = {}
    for body in _bodies(path, data):
        for outside in body.outside:
            start, end = lines.offset_of(outside.place.start), lines.offset_of(outside.place.end)
            as_written = unescape(lines.text[start:end]).replace("\\", "")
            if (
                outside.kind == "image"
                and _secure(outside.address) == _secure(url)
                and _secure(as_written) == _secure(url).replace("\\", "")
            ):
                found[Edit(outside.place, new)] = None
    return list(found)


def _bodies(path: str, data: bytes) -> tuple[Body, ...]:
    if is_card(path):
        card, _ = parse_source(path, data, MarkdownEngine())
        return tuple(excerpt.gist for excerpt in card.excerpts) if isinstance(card, Source) else ()
    text, _ = parse_briefing(path, data, MarkdownEngine())
    if isinstance(text, LooseText):
        return (*text.bodies, *(note.body for note in text.footnotes))
    return text.bodies if isinstance(text, Briefing) else ()


def _secure(url: str) -> str:
    return re.sub(r"^(?:https?:)?//", "https://", url.strip(), flags=re.IGNORECASE)
