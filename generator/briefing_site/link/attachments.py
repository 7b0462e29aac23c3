"""Pictures and other files beside the briefings: which of them are published, and where."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from briefing_site.link.file_contents import content_faults
from briefing_site.link.keep import Keep
from briefing_site.model import faults
from briefing_site.model.body import Body, LinkHole
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import Image
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE, File
from briefing_site.model.lines import Lines
from briefing_site.model.paths import BRIEFINGS, PICTURES
from briefing_site.model.source import LooseCard, Source
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
) -> tuple[dict[str, str], dict[str, bytes], list[Diagnostic]]:
    """Find the files that texts link to, and the site's own image; `memory` keeps the files of each text.

    Returns path to published address, published address to content, and faults: a picture that could
    run a program is not published. A file that nothing links to stays where it is.
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
    for path in sorted(wanted):
        file = by_path[path]
        active = active_faults(path, file.data)
        found.extend(active or content_faults(path, file.data))
        if note := by_path.get(f"{path}{PICTURE_NOTE}"):
            found.extend(content_faults(note.path, note.data))
        stem, extension = posixpath.splitext(posixpath.basename(path))
        address = f"assets/{slug(stem) or 'file'}.{file.digest[:10]}{extension.lower()}"
        addresses[path] = address
        if not active:
            contents[address] = file.data
    return addresses, contents, found


def active_faults(path: str, data: bytes) -> list[Diagnostic]:
    """The faults of a file that could run a program in a reader's browser, or would not be shown whole."""
    name = path.lower()
    if name.endswith(_PROGRAMS):
        return [faults.files.active_file(path)]
    if name.endswith((".svg", ".xml")) and _ACTIVE_SVG.search(data):
        return [faults.files.active_picture(path)]
    return list(_loads(path, data)) if name.endswith(".svg") else []


def _loads(path: str, data: bytes) -> Iterator[Diagnostic]:
    """The faults of a drawing that would load parts of it from other sites."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(path, text)
    for found in _OUTSIDE_SVG.finditer(text):
        yield faults.files.drawing_from_elsewhere(lines.span(*found.span(1)), found[1])


def linked_files(value: Text) -> frozenset[str]:
    """Paths of the files that a text links to, whether these exist or not."""
    if isinstance(value, Briefing | LooseText):
        bodies: Sequence[Body] = value.bodies
    else:
        bodies = [excerpt.gist for excerpt in value.excerpts]
    folder = posixpath.dirname(value.path)
    return frozenset(
        posixpath.normpath(posixpath.join(folder, unquote(hole.target)))
        for body in bodies
        for hole in body.holes
        if isinstance(hole, LinkHole) and not hole.whole and hole.target
    )
