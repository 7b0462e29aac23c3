"""Pictures and other files beside the briefings: which of them are published, and where."""

from __future__ import annotations

import hashlib
import posixpath
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from briefing_site.link.file_contents import content_faults
from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, placed_bodies
from briefing_site.model import faults
from briefing_site.model.body import Body, LinkHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Image
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE, File
from briefing_site.model.lines import Lines
from briefing_site.model.paths import BRIEFINGS, PICTURES
from briefing_site.model.source import LooseCard, Source
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.text.slug import slug

_ACTIVE_SVG = re.compile(
    rb"<(?:[\w.-]+:)?(?:script|foreignObject|handler|listener)\b|\son[a-z]+\s*=|javascript:|<!ENTITY",
    re.IGNORECASE,
)
_OUTSIDE_SVG = re.compile(
    r"""(?:<(?:\w+:)?(?:image|use|feImage)\b[^<>]*?[\s:]href\s*=\s*["']
    |<\?xml-stylesheet\b[^<>]*?\shref\s*=\s*["']
    |@import\s+["']
    |url\(\s*["']?)\s*(?!\#|data:|&(?:quot|apos|\#\d+);)([^\s"'()<>]+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a drawing would load from another site, or from a file beside it."""
_PROGRAMS = (
    ".html",
    ".htm",
    ".xhtml",
    ".xht",
    ".shtml",
    ".js",
    ".mjs",
    ".cjs",
    ".wasm",
    ".svgz",
    ".xsl",
    ".xslt",
)
"""File extensions of programs, and of pages in which a browser would run programs."""


Text = Briefing | LooseText | Source | LooseCard
"""A file of the author that may link to others."""


def attach(
    texts: Iterable[Text],
    files: Iterable[File],
    memory: Keep,
    image: Image | None = None,
    *,
    keep_credits: bool = False,
) -> tuple[dict[str, str], dict[str, bytes], list[Diagnostic]]:
    """Find the files that texts link to, and the site's own image; `memory` keeps the files of each text.

    Returns path to published address, published address to content, and faults: a picture that could
    run a program is not published. A file that nothing links to stays where it is. All are published
    without metadata; `keep_credits` leaves them their lines of creator, credit and copyright.
    """
    by_path = {file.path: file for file in files}
    wanted: set[str] = set()
    if by_path:
        linked = frozenset().union(*memory.each("linked files", (tuple(texts),), linked_files, equal=True))
        wanted.update(path for path in linked if path in by_path and not path.endswith(PICTURE_NOTE))
    addresses: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    if image and image.file in by_path:
        wanted.add(image.file)
    elif image and "://" in image.file:
        command = f"briefing fetch-picture {shlex.quote(image.file)} --to {BRIEFINGS}"
        found.append(faults.address.image_from_elsewhere(image.place, image.file, command))
    elif image:
        pictures = (path for path in by_path if path.lower().endswith(PICTURES))
        found.append(faults.link.broken_link(image.place, image.file, pictures, image.place))
    files = tuple(by_path[path] for path in sorted(wanted))
    make = partial(_for_readers, keep_credits)
    for file, ready in zip(
        files, memory.each("files for readers", (files,), make, shared=(keep_credits,)), strict=True
    ):
        found.extend(ready.faults)
        if note := by_path.get(f"{file.path}{PICTURE_NOTE}"):
            found.extend(content_faults(note.path, note.data))
        stem, extension = posixpath.splitext(posixpath.basename(file.path))
        address = f"assets/{slug(stem) or 'file'}.{ready.digest[:10]}{extension.lower()}"
        addresses[file.path] = address
        if ready.data is not None:
            contents[address] = ready.data
    return addresses, contents, found


@dataclass(frozen=True, slots=True)
class _ForReaders:
    """A file as readers get it."""

    data: bytes | None
    """None where it is not published."""
    digest: str
    faults: tuple[Diagnostic, ...]


def _for_readers(keep_credits: bool, file: File) -> _ForReaders:
    # Imported here, for what cleans files takes long to load, and most builds clean none.
    from briefing_site.parse.file_metadata.clean import for_readers

    if active := active_faults(file.path, file.data):
        return _ForReaders(None, file.digest, tuple(active))
    if found := tuple(content_faults(file.path, file.data)):
        return _ForReaders(file.data, file.digest, found)
    try:
        cleaned = for_readers(file.data, keep_credits=keep_credits)
    except PictureError as fault:
        broken = faults.attachments.broken_picture(file.path, f"the picture breaks its format: {fault}")
        return _ForReaders(None, file.digest, (broken,))
    except KeptMetadataError as fault:
        kept = faults.metadata.kept_metadata(file.path, str(fault))
        return _ForReaders(file.data, file.digest, (kept,))
    except Exception as fault:  # a mistake of ours at one file keeps no other from being published
        failed = faults.internal.internal_error(file.path, "link", fault)
        return _ForReaders(None, file.digest, (failed,))
    data = cleaned.data
    doubts = (faults.metadata.unknown_metadata(file.path, cleaned.doubt),) if cleaned.doubt else ()
    same = data is file.data
    return _ForReaders(data, file.digest if same else hashlib.sha256(data).hexdigest(), doubts)


def active_faults(path: str, data: bytes) -> list[Diagnostic]:
    """The faults of a file that could run a program in a reader's browser, or would not be shown whole."""
    name = path.lower()
    if name.endswith(_PROGRAMS):
        return [faults.attachments.active_file(path)]
    if name.endswith((".svg", ".xml")) and _ACTIVE_SVG.search(data):
        return [faults.attachments.active_picture(path)]
    return list(_loads(path, data)) if name.endswith(".svg") else []


def _loads(path: str, data: bytes) -> Iterator[Diagnostic]:
    """The faults of a drawing that would load parts of it from other sites."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(path, text)
    for found in _OUTSIDE_SVG.finditer(text):
        yield faults.attachments.drawing_from_elsewhere(lines.span(*found.span(1)), found[1])


def linked_files(value: Text) -> frozenset[str]:
    """Paths of the files that a text links to, whether these exist or not."""
    if isinstance(value, Briefing | LooseText):
        bodies: Sequence[Body] = value.bodies
    else:
        bodies = [excerpt.gist for excerpt in value.excerpts]
    return _files_of(bodies, value.path)


def shown_files(linked: LinkedBriefing) -> frozenset[str]:
    """The same of what the page of a briefing shows: footnotes without a mark are not among it."""
    return _files_of((body for body, _ in placed_bodies(linked)), linked.briefing.path)


def _files_of(bodies: Iterable[Body], path: str) -> frozenset[str]:
    folder = posixpath.dirname(path)
    return frozenset(
        posixpath.normpath(posixpath.join(folder, unquote(hole.target)))
        for body in bodies
        for hole in body.holes
        if isinstance(hole, LinkHole) and not hole.whole and hole.target
    )
