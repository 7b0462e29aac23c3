"""A document of Word (.docx) to its text: ECMA-376, WordprocessingML, read as a stream.

What a reader of the document sees is taken: inserted words, and no deleted or hidden ones; of two renderings of one
thing the first; rows of tables as lines. Heads, feet and comments are left out; notes follow the text.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing_site import __version__
from briefing_site.authoring.intake.lines import Extraction, by_script, ends, joined
from briefing_site.authoring.intake.page.bylines import names_in
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.authoring.intake.zipped import Parts
from briefing_site.model.name import Name
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
        raise IntakeError("it is locked with a password, or of Word before 2007: save it as .docx without a password")
    parts = Parts(data)
    main = _target(parts, "", "officeDocument") or "word/document.xml"
    lines = [line for line in _lines(parts, main) if line.text]
    noted: list[str] = []
    for kind in ("footnotes", "endnotes"):
        if (name := _target(parts, main, kind)) and name in parts:
            noted += [line.text for line in _lines(parts, name) if line.text]
    texts = [line.text for line in lines]
    known = _known(parts, lines, texts, main)
    notes = (f"its {len(noted)} notes stand behind the text, the marks left out",) if noted else ()
    return Extraction(joined([*texts, *noted]), known, f"briefing {__version__}", notes)


def _lines(parts: Parts, name: str) -> Iterator[_Line]:
    """The paragraphs and the rows of tables of a part."""
    words: list[str] = []
    rows: list[list[str]] = []
    around: list[tuple[list[str], str]] = []  # paragraphs in which a box with others stands
    unseen, hidden, style = 0, False, ""
    for event, element in parts.xml(name):
        tag = element.tag.rpartition("}")[2]
        if tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if unseen > 0:
            continue
        if event == "start":
            if tag == "r":
                hidden = False
            elif tag == "tr":
                rows.append([])
            elif tag == "p" and not rows:
                around.append((words, style))
                words, style = [], ""
            continue
        if tag == "t" and not hidden:
            words.append(element.text or "")
        elif tag in _SIGNS and not hidden:
            words.append(_SIGNS[tag])
        elif tag == "sym" and not hidden:
            words.append(_symbol(element))
        elif tag in ("vanish", "webHidden"):
            hidden = hidden or _of(element, "val") not in _OFF
        elif tag == "pStyle":
            style = (_of(element, "val") or "").lower()
        elif tag == "p":
            if rows:
                words.append("\n")
            else:
                yield _Line(unwrapped("".join(words)), style)
                words, style = around.pop() if around else ([], "")
            element.clear()
        elif tag == "tc" and rows:
            rows[-1].append(unwrapped("".join(words)))
            words = []
        elif tag == "tr" and rows:
            row = " ".join(cell for cell in rows.pop() if cell)
            if rows:
                words.append(f"{row}\n")
            else:
                yield _Line(row, "")
            element.clear()


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
    styled = {kind: [line.text for line in lines if line.style == kind] for kind in ("title", "author", "date")}
    doubts: dict[str, str] = {}
    title = " ".join(styled["title"][:1]) or record.get("title", "")
    if title and not styled["title"]:
        doubts["title"] = "the file's own record"
    elif not title and texts and len(texts) > 1 and len(texts[0]) <= 150 and not ends(texts[0]):
        title, doubts["title"] = texts[0], "the first line of the text"
    authors = tuple(name for text in styled["author"] for name in names_in(text))
    if not authors and (maker := record.get("creator", "")):
        authors = tuple(part.strip() for part in maker.split(";") if part.strip())
        doubts["author"] = "the file's own record; whoever made the file, perhaps"
    published = next((day for text in styled["date"] if (day := stamped(text))), "")
    if not published and (made := stamped(record.get("created", ""))):
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
    return {e.tag.rpartition("}")[2]: " ".join(e.text.split()) for e in parts.tree(name) if e.text and e.text.strip()}


def _language(parts: Parts, main: str) -> str:
    name = _target(parts, main, "styles")
    if not name or name not in parts:
        return ""
    given = next((_of(e, "val") or "" for event, e in parts.xml(name) if event == "end" and e.tag.endswith("}lang")), "")
    return given if _TAG.fullmatch(given) else ""
