"""A document of Word (.docx) to its text: ECMA-376, WordprocessingML, read as a stream.

What a reader of the document sees is taken: inserted words, and no deleted or hidden ones; of two renderings
of one thing the first; rows of tables as lines. Heads, feet and comments are left out; notes follow the text.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from briefing_site import __version__
from briefing_site.authoring.intake.lines import Extraction, by_script, ends, head_of, joined
from briefing_site.authoring.intake.page.bylines import names_in
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.authoring.intake.zipped import Parts
from briefing_site.model.name import Name
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count
from briefing_site.text.unwrap import unwrapped

_OLD = b"\xd0\xcf\x11\xe0"
"""How a file of Word before 2007 begins, and one that is locked."""
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "rt", "instrText", "delText", "comment"})
"""Elements whose words no reader sees, or sees elsewhere."""
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": " "}
_OFF = ("0", "false", "off", "none")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: str
    """Id of the style of its paragraph, in small letters."""


def word(data: bytes) -> Extraction:
    """Read a document; raises `IntakeError`."""
    if data.startswith(_OLD):
        raise IntakeError(
            "it is locked with a password, or of Word before 2007: save it as .docx without a password"
        )
    parts = Parts(data)
    main = _target(parts, "", "officeDocument") or "word/document.xml"
    lines = [line for line in _lines(parts, main) if line.text]
    noted: list[str] = []
    for kind in ("footnotes", "endnotes"):
        if (name := _target(parts, main, kind)) and name in parts:
            noted += [line.text for line in _lines(parts, name) if line.text]
    texts = [line.text for line in lines]
    known = _known(parts, lines, texts, main)
    notes = (
        (f"{count(len(noted), 'note stands', 'notes stand')} behind the text, the marks left out",)
        if noted
        else ()
    )
    return Extraction(joined([*texts, *noted]), known, f"briefing {__version__}", notes)


def _lines(parts: Parts, name: str) -> Iterator[_Line]:
    """The paragraphs and the rows of tables of a part."""
    reader = _Reader()
    for event, element in parts.xml(name):
        tag = element.tag.rpartition("}")[2]
        if tag in _UNSEEN:
            reader.unseen += 1 if event == "start" else -1
        elif reader.unseen == 0:
            if event == "start":
                reader.start(tag)
            elif line := reader.end(tag, element):
                yield line


@dataclass(slots=True)
class _Reader:
    """What has been read of the paragraph, the row and the run at hand."""

    unseen: int = 0
    """How many elements around hide their words."""
    _hidden: bool = False
    _style: str = ""
    _words: list[str] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)
    _around: list[tuple[list[str], str]] = field(default_factory=list)
    """Paragraphs in which a box with others stands."""

    def start(self, tag: str) -> None:
        """An element begins."""
        if tag == "r":
            self._hidden = False
        elif tag == "tr":
            self._rows.append([])
        elif tag == "p" and not self._rows:
            self._around.append((self._words, self._style))
            self._words, self._style = [], ""

    def end(self, tag: str, element: Any) -> _Line | None:
        """An element ends; the paragraph or row that ends with it."""
        if tag in ("vanish", "webHidden"):
            self._hidden = self._hidden or _of(element, "val") not in _OFF
        elif tag == "pStyle":
            self._style = (_of(element, "val") or "").lower()
        elif tag == "tc" and self._rows:
            self._rows[-1].append(unwrapped("".join(self._words)))
            self._words = []
        elif tag in ("p", "tr"):
            element.clear()
            return self._end_of_row() if tag == "tr" else self._end_of_paragraph()
        elif not self._hidden:
            self._words.append(_sign(tag, element))
        return None

    def _end_of_paragraph(self) -> _Line | None:
        if self._rows:
            self._words.append("\n")
            return None
        line = _Line(unwrapped("".join(self._words)), self._style)
        self._words, self._style = self._around.pop() if self._around else ([], "")
        return line

    def _end_of_row(self) -> _Line | None:
        row = " ".join(cell for cell in self._rows.pop() if cell) if self._rows else ""
        if self._rows:
            self._words.append(f"{row}\n")
            return None
        return _Line(row, "")


def _sign(tag: str, element: Any) -> str:
    """The characters that an element of a run stands for."""
    if tag == "t":
        return element.text or ""
    return _symbol(element) if tag == "sym" else _SIGNS.get(tag, "")


def _symbol(element: Any) -> str:
    """A character that is named by its number; none of those that only one font knows."""
    with contextlib.suppress(ValueError, OverflowError):
        number = int(_of(element, "char") or "", 16)
        return "" if 0xE000 <= number <= 0xF8FF else chr(number)
    return ""


def _of(element: Any, key: str) -> str | None:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == key), None)


def _target(parts: Parts, of: str, kind: str) -> str:
    """The name of the part to which another has a relation of a kind; empty where it has none."""
    folder, base = posixpath.split(of)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if relations not in parts:
        return ""
    for element in parts.tree(relations):
        if (_of(element, "Type") or "").rpartition("/")[2] == kind:
            return posixpath.normpath(posixpath.join("/", folder, _of(element, "Target") or "")).lstrip("/")
    return ""


def _known(parts: Parts, lines: list[_Line], texts: list[str], main: str) -> Particulars:
    """What the document says: in paragraphs of the styles for it, then in the record of its file."""
    record = _record(parts)
    styled = {
        kind: [line.text for line in lines if line.style == kind] for kind in ("title", "author", "date")
    }
    doubts: dict[str, str] = {}
    title = " ".join(styled["title"][:1]) or record.get("title", "")
    if title and not styled["title"]:
        doubts["title"] = "the file's own record"
    elif not title and texts and len(texts) > 1 and len(texts[0]) <= 150 and not ends(texts[0]):
        title, doubts["title"] = texts[0], "the first line of the text"
    authors = tuple(name for text in styled["author"] for name in names_in(text))
    signers, day = head_of(texts)
    if not authors and signers:
        authors, doubts["author"] = signers, "below the title"
    elif not authors and (maker := record.get("creator", "")):
        authors = tuple(part.strip() for part in maker.split(";") if part.strip())
        doubts["author"] = "the file's own record; whoever made the file, perhaps"
    published = next((day for text in styled["date"] if (day := stamped(text))), "")
    if not published and day:
        published, doubts["published"] = day, "below the title"
    elif not published and (made := stamped(record.get("created", ""))):
        doubts["published"] = f"the file was made on {made}"
    language = by_script("\n".join(texts))
    if language:
        doubts["language"] = "told by the script"
    elif language := _language(parts, main):
        doubts["language"] = "the language of the file's styles"
    return Particulars(
        title=title,
        authors=tuple(Name(literal=name) for name in authors),
        published=published,
        language=language,
        doubts=doubts,
    )


def _record(parts: Parts) -> dict[str, str]:
    name = _target(parts, "", "core-properties")
    if not name or name not in parts:
        return {}
    return {
        e.tag.rpartition("}")[2]: " ".join(e.text.split())
        for e in parts.tree(name)
        if e.text and e.text.strip()
    }


def _language(parts: Parts, main: str) -> str:
    name = _target(parts, main, "styles")
    if not name or name not in parts:
        return ""
    given = next(
        (_of(e, "val") or "" for event, e in parts.xml(name) if event == "end" and e.tag.endswith("}lang")),
        "",
    )
    return given if _TAG.fullmatch(given) else ""
