"""A document of Word (.docx) to its text: ECMA-376, WordprocessingML, read as a stream.

What a reader of the document sees is taken: inserted words, and no deleted, struck or hidden ones; of two
renderings of one thing the first; rows of tables as lines. Heads, feet and comments are left out; notes
follow the text.
"""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from briefing_site import __version__
from briefing_site.authoring.intake.lines import (
    Extraction,
    by_script,
    ends,
    head_of,
    is_label,
    joined,
    raised,
    told_language,
)
from briefing_site.authoring.intake.page.bylines import names_in
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import TAG, IntakeError, Particulars
from briefing_site.authoring.intake.recorded_names import recorded_names
from briefing_site.authoring.intake.recorded_title import recorded_title
from briefing_site.authoring.intake.zipped import Parts
from briefing_site.model.name import Name
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count
from briefing_site.text.unwrap import unwrapped

_OLD = b"\xd0\xcf\x11\xe0"
"""How a file of Word before 2007 begins, and one that is locked."""
_UNSEEN = frozenset(
    {"del", "moveFrom", "Fallback", "rt", "instrText", "delInstrText", "delText", "comment"}
    | {f"{kind}PrChange" for kind in ("r", "p", "tbl", "tr", "tc", "sect")}
)
"""Elements whose words no reader sees, or sees elsewhere; the last hold properties as they were."""
_GONE = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": " "}
_DELETED = "\0"
"""Stands for the first cell of a row that is deleted."""
_OFF = ("0", "false", "off", "none")


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
    told = _Told()
    main = _target(parts, "", "officeDocument") or "word/document.xml"
    hidden = _hidden_styles(parts, main)
    lines = [line for line in _lines(parts, main, hidden, told) if line.text]
    noted: list[str] = []
    for kind in ("footnotes", "endnotes"):
        if (name := _target(parts, main, kind)) and name in parts:
            noted += [line.text for line in _lines(parts, name, hidden, told) if line.text]
    texts = [line.text for line in lines]
    known = _known(parts, lines, texts, main)
    return Extraction(
        joined([*texts, *noted]), known, f"briefing {__version__}", tuple(_notes(parts, len(noted), told))
    )


@dataclass(slots=True)
class _Told:
    """What of a document is left out and told."""

    struck: int = 0
    """Runs that are struck out."""
    embedded: int = 0
    """Parts of other documents that are shown in this one."""


def _notes(parts: Parts, noted: int, told: _Told) -> Iterator[str]:
    if noted:
        yield f"{count(noted, 'note stands', 'notes stand')} behind the text, the marks left out"
    if told.struck:
        yield f"{count(told.struck, 'piece', 'pieces')} of it, struck out, left out"
    if told.embedded:
        yield f"{count(told.embedded, 'part', 'parts')} of other documents that it shows, left out"
    if drawn := sum(map(parts.numbered, ("word/diagrams/data", "word/charts/chart"))):
        yield f"the words of {count(drawn, 'chart or diagram', 'charts and diagrams')}, left out"


def _hidden_styles(parts: Parts, main: str) -> frozenset[str]:
    """The ids of the styles that hide what is set in them, in small letters."""
    name = _target(parts, main, "styles")
    if not name or name not in parts:
        return frozenset()
    hides: dict[str, bool] = {}
    based: dict[str, str] = {}
    style = ""
    for event, element in parts.xml(name):
        tag = element.tag.rpartition("}")[2]
        if tag == "style" and event == "start":
            style = (_of(element, "styleId") or "").lower()
        elif tag == "basedOn" and event == "end":
            based[style] = (_of(element, "val") or "").lower()
        elif tag == "vanish" and event == "end":
            hides[style] = _of(element, "val") not in _OFF
    for one in based:
        seen, at = {one}, one
        while at not in hides and (at := based.get(at, "")) and at not in seen:
            seen.add(at)
        hides.setdefault(one, hides.get(at, False))
    return frozenset(style for style, hidden in hides.items() if hidden)


def _lines(parts: Parts, name: str, hidden: frozenset[str], told: _Told) -> Iterator[_Line]:
    """The paragraphs and the rows of tables of a part; `hidden` are the styles that hide their words."""
    reader = _Reader(hidden, told)
    for event, element in parts.xml(name):
        tag = element.tag.rpartition("}")[2]
        if tag in _UNSEEN:
            reader.unseen += 1 if event == "start" else -1
            if tag in _GONE and event == "start":
                reader.gone()
        elif tag == "sdtContent":
            reader.control(begins=event == "start")
        elif reader.unseen == 0:
            if event == "start":
                reader.start(tag)
            elif line := reader.end(tag, element):
                yield line
    yield reader.rest()


@dataclass(slots=True)
class _Reader:
    """What has been read of the paragraph, the row and the run at hand."""

    hidden: frozenset[str]
    told: _Told
    unseen: int = 0
    """How many elements around hide their words."""
    _hidden: bool = False
    _struck: bool = False
    _raised: bool = False
    _power: int = 0
    """How many raised parts of a formula are around."""
    _style: str = ""
    _at: str = ""
    """The element whose properties are read, paragraph or row; empty for none."""
    _runs_on: bool = False
    """Whether the end of the paragraph is deleted, so that the next one goes on with it."""
    _carried: str = ""
    """The words of the paragraphs before that go on in this one."""
    _controls: list[bool] = field(default_factory=list)
    """Whether each field of a form around has nothing in it but what asks for something."""
    _asks: bool = False
    _words: list[str] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)
    _around: list[tuple[list[str], str]] = field(default_factory=list)
    """Paragraphs in which a box with others stands."""

    def start(self, tag: str) -> None:
        """An element begins."""
        if tag == "r":
            self._hidden, self._struck, self._raised = self._style in self.hidden, False, False
        elif tag == "sup":
            self._power += 1
        elif tag in ("pPr", "trPr"):
            self._at = tag
        elif tag == "altChunk":
            self.told.embedded += 1
        elif tag == "sdtPr":
            self._asks = False
        elif tag == "tr":
            if not self._rows:  # a table in a box stands in the midst of a paragraph
                self._around.append((self._words, self._style))
                self._words = []
            self._rows.append([])
        elif tag == "p":
            self._runs_on = False
            if self._rows:
                self._style = ""
            else:
                self._around.append((self._words, self._style))
                self._words, self._style = [self._carried], ""
                self._carried = ""

    def gone(self) -> None:
        """A deletion begins: of words, or in properties that of the end of a paragraph, or of a row."""
        if self._at == "pPr":
            self._runs_on = True
        elif self._at == "trPr" and self._rows:
            self._rows[-1] = [_DELETED]

    def rest(self) -> _Line:
        """The words of paragraphs that go on in none."""
        return _Line(unwrapped(self._carried), "")

    def control(self, *, begins: bool) -> None:
        """The content of a field of a form begins or ends."""
        if begins:
            self._controls.append(self._asks)
            self._asks = False
            self.unseen += self._controls[-1]
        elif self._controls:
            self.unseen -= self._controls.pop()

    def end(self, tag: str, element: Any) -> _Line | None:
        """An element ends; the paragraph or row that ends with it."""
        if tag == "vanish":
            self._hidden = _of(element, "val") not in _OFF
        elif tag == "webHidden":
            self._hidden = self._hidden or _of(element, "val") not in _OFF
        elif tag == "rStyle":
            self._hidden = self._hidden or (_of(element, "val") or "").lower() in self.hidden
        elif tag in ("strike", "dstrike"):
            self._struck = _of(element, "val") not in _OFF
        elif tag == "vertAlign":
            self._raised = _of(element, "val") == "superscript"
        elif tag == "showingPlcHdr":
            self._asks = _of(element, "val") not in _OFF
        elif tag == "sup":
            self._power -= 1
        elif tag in ("pPr", "trPr"):
            self._at = ""
        elif tag == "pStyle":
            self._style = (_of(element, "val") or "").lower()
        elif tag == "tc" and self._rows:
            self._rows[-1].append(unwrapped("".join(self._words)))
            self._words = []
        elif tag in ("p", "tr"):
            element.clear()
            return self._end_of_row() if tag == "tr" else self._end_of_paragraph()
        elif not self._hidden and (sign := _sign(tag, element)):
            if self._struck:
                self.told.struck += 1
            else:
                self._words.append(raised(sign) if self._raised or self._power else sign)
        return None

    def _end_of_paragraph(self) -> _Line | None:
        if self._rows:
            self._words.append("" if self._runs_on else "\n")
            return None
        if self._runs_on:
            self._carried = "".join(self._words)
            self._words, self._style = self._around.pop() if self._around else ([], "")
            return None
        line = _Line(unwrapped("".join(self._words)), self._style)
        self._words, self._style = self._around.pop() if self._around else ([], "")
        return line

    def _end_of_row(self) -> _Line | None:
        cells = self._rows.pop() if self._rows else []
        row = "" if cells[:1] == [_DELETED] else " ".join(cell for cell in cells if cell)
        if self._rows:
            self._words.append(f"{row}\n")
            return None
        self._words, self._style = self._around.pop() if self._around else ([], "")
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
    title = " ".join(styled["title"][:1])
    if not title:
        title, doubt = recorded_title(record.get("title", ""), texts)
        doubts |= {"title": doubt} if doubt else {}
    first = next((text for text in texts if not is_label(text)), "")
    if not title and first and len(texts) > 1 and len(first) <= 150 and not ends(first):
        title, doubts["title"] = first, "the first line of the text"
    authors = tuple(name for text in styled["author"] for name in names_in(text))
    signers, day = head_of(texts)
    if not authors and signers:
        authors, doubts["author"] = signers, "below the title"
    elif not authors and (maker := record.get("creator", "")):
        authors, accounts = recorded_names(maker)
        if authors:
            doubts["author"] = "the file's own record; whoever made the file, perhaps"
        elif accounts:
            doubts["author"] = f"the file's own record has {', '.join(accounts)}, which may be an account"
    published = next((day for text in styled["date"] if (day := stamped(text))), "")
    if not published and day:
        published, doubts["published"] = day, "below the title"
    elif not published and (made := stamped(record.get("created", ""))):
        doubts["published"] = f"the file was made on {made}"
    text = "\n".join(texts)
    language = by_script(text)
    if language:
        doubts["language"] = "told by the script"
    elif declared := _language(parts, main):
        language, contrary = told_language(declared, text)
        doubts["language"] = contrary or "the language of the file's styles"
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
    return given if TAG.fullmatch(given) else ""
