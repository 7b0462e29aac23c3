"""A file beside the briefings as readers get it: without what programs tell of its maker, or not at all.

A picture or a page that could run a program in a reader's browser is not published.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import SHOWN, File
from briefing_site.model.lines import Lines
from briefing_site.model.published_file import PictureSize
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.line_ends import lenient

_ACTIVE_SVG = re.compile(
    rb"<(?:[\w.-]+:)?(?:script|foreignObject|handler|listener)\b|\son[a-z]+\s*=|javascript:|<!ENTITY",
    re.IGNORECASE,
)
_OUTSIDE_SVG = LazyPattern(
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


@dataclass(frozen=True, slots=True)
class ForReaders:
    """A file as readers get it."""

    data: bytes | None
    """None where it is not published."""
    digest: str
    faults: tuple[Diagnostic, ...]
    size: PictureSize | None = None
    """Of a picture that tells it."""


def for_readers(keep_credits: bool, file: File) -> ForReaders:
    """Make a file ready for readers; with `keep_credits` its lines of creator, credit and copyright stay."""
    # Imported here, for what cleans files takes long to load, and most builds clean none.
    from briefing_site.link.file_contents import content_faults
    from briefing_site.parse.file_metadata import clean
    from briefing_site.parse.picture_size import shown_size

    if active := active_faults(file.path, file.data):
        return ForReaders(None, file.digest, tuple(active))
    if found := tuple(content_faults(file.path, file.data)):
        return ForReaders(file.data, file.digest, found)
    try:
        cleaned = clean.for_readers(file.data, keep_credits=keep_credits)
    except PictureError as fault:
        broken = faults.attachments.broken_picture(file.path, f"the picture breaks its format: {fault}")
        return ForReaders(None, file.digest, (broken,))
    except KeptMetadataError as fault:
        kept = faults.metadata.kept_metadata(file.path, str(fault))
        return ForReaders(file.data, file.digest, (kept,))
    except Exception as fault:  # a mistake of ours at one file keeps no other from being published
        failed = faults.internal.internal_error(file.path, "link", fault)
        return ForReaders(None, file.digest, (failed,))
    data = cleaned.data
    doubts = (faults.metadata.unknown_metadata(file.path, cleaned.doubt),) if cleaned.doubt else ()
    same = data is file.data
    size = shown_size(data) if file.path.lower().endswith(SHOWN) else None
    return ForReaders(data, file.digest if same else hashlib.sha256(data).hexdigest(), doubts, size)


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
    text = lenient(data)
    lines = Lines(path, text)
    for found in _OUTSIDE_SVG.finditer(text):
        yield faults.attachments.drawing_from_elsewhere(lines.span(*found.span(1)), found[1])
