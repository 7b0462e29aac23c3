"""Files among the briefings that no text links to, so that they are not published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from briefing_site.link.attachments import linked_files
from briefing_site.link.keep import Keep
from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE, File
from briefing_site.model.paths import BRIEFINGS, SEEDS
from briefing_site.parse.result import ParseResult

_MOST_TEXTS = 3
"""Fixes offer as many texts of the folder of a file to link it from."""
_HEAD = 200
_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_]+:[ \r\n]")
"""The beginning of a text with front matter."""
_WORDS = re.compile(rb"[^\0]*[^\W\d_]{2,}[^\0]*\Z")
"""The beginning of a text: it has words, and no byte that only other files have."""
_DOCUMENTS = (
    ".pdf", ".txt", ".text", ".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm", ".xhtml", ".epub",
    ".tex", ".org", ".rst", ".adoc", ".textile", ".typ", ".ipynb", ".wiki",
)  # fmt: skip
"""Endings of texts that an author may have meant as briefings, or as sources."""


def unlinked(
    parsed: ParseResult, files: Iterable[File], config: Config, memory: Keep
) -> Iterator[Diagnostic]:
    """The fault of each file beside a briefing or a card that no text links to, but for notes on pictures."""
    here = {
        file.path: file
        for file in files
        if file.path.startswith((f"{BRIEFINGS}/", f"{SEEDS}/")) and not file.path.endswith(PICTURE_NOTE)
    }
    loose = {text.path for text in parsed.loose} | {card.path for card in parsed.loose_cards}
    if not here or parsed.unread - loose:
        return  # the links of a file that could not be read are not known
    linked = {config.image.file} if config.image else set()
    linked = linked.union(*memory.each("linked files", (parsed.texts,), linked_files, equal=True))
    for path, file in here.items():
        if path not in linked:
            front = not path.endswith(".md") and _FRONT.match(file.data[:_HEAD]) is not None
            if front or posixpath.splitext(path)[1].lower() in _DOCUMENTS or _is_nameless(file):
                yield faults.files.unread_document(path, front=front)
                continue
            folder = posixpath.dirname(path)
            beside = [text for text in parsed.briefings if posixpath.dirname(text.path) == folder]
            rooms = ((text.path, text.new_text) for text in beside[:_MOST_TEXTS])
            yield faults.files.unlinked_file(path, tuple(rooms))


def _is_nameless(file: File) -> bool:
    """Whether a file is a text whose name has no ending, and none that a project has."""
    name = posixpath.basename(file.path)
    return "." not in name and name != name.upper() and _WORDS.match(file.data[:_HEAD]) is not None
