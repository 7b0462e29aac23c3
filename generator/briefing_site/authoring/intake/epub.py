"""A book in EPUB to its text: the documents of its spine, in order, with the pages of the printed edition."""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from briefing_site import __version__
from briefing_site.authoring.intake.lines import Extraction, clean, joined, raised, told_language
from briefing_site.authoring.intake.page.printed_dates import stamped
from briefing_site.authoring.intake.particulars import TAG, IntakeError, Particulars
from briefing_site.authoring.intake.plain import decoded
from briefing_site.authoring.intake.recorded_names import recorded_names
from briefing_site.authoring.intake.zipped import Parts
from briefing_site.model.name import Name
from briefing_site.text.charsets import codec_of
from briefing_site.text.check_digits import misprinted
from briefing_site.text.plural import count
from briefing_site.text.unwrap import unwrapped

_ISBN = re.compile(r"(?:urn:)?(?:isbn[: ]*)?(?P<number>(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)
_UNSEEN = frozenset({"head", "script", "style", "rt", "rp", "nav", "template", "svg", "math"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
    }
    | {"rb", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CIPHER = re.compile(rb"CipherReference[^>]{1,300}URI\s*=\s*[\"']([^\"'<>]{1,500})")
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})")
_IS_TEXT = re.compile(r"html|oeb1-document|^(?:application|text)/xml$", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = frozenset({"del", "s", "strike"})
_ROMAN = re.compile(r"[ivxlcdm]{1,9}|\d{1,5}", re.IGNORECASE)


def epub(data: bytes) -> Extraction:
    """Read a book; raises `IntakeError`."""
    parts = Parts(data)
    package = _package(parts)
    root = parts.tree(package)
    reader = _Lines()
    names = _spine(root, posixpath.dirname(package))
    if not _locked(parts).isdisjoint(names):
        raise IntakeError("it is locked by its seller")
    missing = [name for name in names if name not in parts]
    for name in names:
        if name in parts:
            content = parts.read(name)
            reader.feed(decoded(content, _charset(content))[0])
            reader.end_of_document()
    notes = [f"the book lacks its part {name}" for name in missing]
    if reader.struck:
        notes.append(f"{count(reader.struck, 'piece', 'pieces')} of it, struck out, left out")
    known = _known(root, reader.lines)
    if missing:
        known = replace(known, doubts={**known.doubts, "text": notes[0]})
    return Extraction(
        joined(reader.lines), known, f"briefing {__version__}", tuple(notes), tuple(reader.pages)
    )


def _locked(parts: Parts) -> frozenset[str]:
    """The names of the parts that are encrypted; in most books these are fonts alone."""
    listed = "META-INF/encryption.xml"
    found = _CIPHER.findall(parts.read(listed)) if listed in parts else []
    return frozenset(posixpath.normpath(unquote(name.decode("utf-8", "replace"))) for name in found)


def _charset(content: bytes) -> str:
    """The character set that a part declares; empty for UTF-8, and where the bytes are that all the same."""
    declared = _DECLARED.match(content)
    with contextlib.suppress(UnicodeDecodeError):
        content.decode("utf-8")
        return ""
    name = declared[1].decode("ascii", "replace") if declared else ""
    return name if codec_of(name) not in ("", "utf-8") else ""


def _package(parts: Parts) -> str:
    """The name of the part that describes the book."""
    for element in parts.tree("META-INF/container.xml").iter():
        if element.tag.endswith("}rootfile") and (name := element.get("full-path")):
            return name
    raise IntakeError("it is damaged: no part describes the book")


def _spine(root: Any, folder: str) -> list[str]:
    manifest = {e.get("id"): e for e in root.iter() if e.tag.endswith("}item")}
    names = []
    for reference in root.iter():
        item = manifest.get(reference.get("idref")) if reference.tag.endswith("}itemref") else None
        if (
            item is not None
            and _IS_TEXT.search(item.get("media-type") or "")
            and "nav" not in (item.get("properties") or "").split()
        ):
            names.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return names


def _known(root: Any, lines: list[str]) -> Particulars:
    """What the book's own description states; its publisher has made it for readers and shops."""
    said: dict[str, list[Any]] = {}
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and element.tag.startswith("{http://purl.org/dc/elements/1.1/}")
            and (element.text or "").strip()
        ):
            said.setdefault(element.tag.rpartition("}")[2], []).append(element)

    def refined(wanted: str) -> dict[str, str]:
        """By the id of an element, what another one says of it under a property."""
        return {
            e.get("refines", "").lstrip("#"): (e.text or "").strip()
            for e in root.iter()
            if e.get("property") == wanted
        }

    roles = refined("role")

    def role(element: Any) -> str:
        own = next((value for key, value in element.attrib.items() if key.endswith("}role")), "")
        return own or roles.get(element.get("id"), "") or "aut"

    persons = [*said.get("creator", ()), *said.get("contributor", ())]

    def named(elements: list[Any], wanted: str) -> tuple[Name, ...]:
        texts = (_text(e) for e in elements if role(e) == wanted)
        return tuple(Name(literal=name) for text in texts for name in recorded_names(text)[0])

    authors = named(list(said.get("creator", ())), "aut")
    dates = {" ".join(e.attrib.values()): _day(_text(e)) for e in reversed(said.get("date", ()))}
    first = next((day for event, day in dates.items() if "original-publication" in event), "")
    others = {event: day for event, day in dates.items() if not re.search("modif|creation|original", event)}
    published = next((day for event, day in others.items() if "publication" in event), "")
    published = published or next(filter(None, reversed(others.values())), "")
    language = next((tag for e in said.get("language", ()) if TAG.fullmatch(tag := _text(e))), "")
    doubts: dict[str, str] = {}
    if not authors and (editors := named(persons, "edt")):
        doubts["author"] = f"the file names as editors {'; '.join(map(str, editors))}"
    if published:
        doubts["published"] = "of this file; the book may be older"
    language, doubt = told_language(language, "\n".join(lines))
    if doubt:
        doubts["language"] = doubt
    return Particulars(
        title=_whole_title(said.get("title", ()), refined("title-type")),
        authors=authors,
        translators=named(persons, "trl"),
        publisher=next((_text(e) for e in said.get("publisher", ())), ""),
        published=published,
        language=language,
        details=_details(map(_text, said.get("identifier", ())), first),
        doubts=doubts,
    )


def _whole_title(titles: Sequence[Any], types: Mapping[str, str]) -> str:
    """The main title and the subtitle; the first title where the book does not tell which one is what."""
    by_type = {types.get(e.get("id"), ""): _text(e) for e in reversed(titles)}
    main = by_type.get("main") or next(map(_text, titles), "")
    more = by_type.get("subtitle", "")
    return f"{main}{' ' if main.endswith(('?', '!', ':')) else ': '}{more}" if main and more else main


def _details(identifiers: Iterable[str], first: str) -> dict[str, str]:
    """The ISBN of a book, where it is one, and when the book came out `first`."""
    found = (_ISBN.fullmatch(text) for text in identifiers)
    numbers = (match["number"] for match in found if match)
    isbn = next((number for number in numbers if not list(misprinted("ISBN", number))), "")
    known = {"type": "book" if isbn else "", "original-date": first, "ISBN": isbn}
    return {key: value for key, value in known.items() if value}


def _text(element: Any) -> str:
    return " ".join((element.text or "").split())


def _day(text: str) -> str:
    """A date of the form of ISO, of any precision."""
    if re.fullmatch(r"\d{4}(?:-\d\d)?", text):
        return text
    return stamped(text)


class _Lines(HTMLParser):
    """The paragraphs of the documents that are fed, and the pages that they mark."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.pages: list[tuple[str, int, int]] = []
        self._words: list[str] = []
        self._unseen: list[str] = []
        self._waiting: list[tuple[str, int]] = []
        self._links: list[bool] = []
        """Whether each link around leads to a place of a document."""
        self._raised = 0
        self._cells = 0
        self.struck = 0
        """How many pieces are struck out, and so left out."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "pagebreak" in given.get("epub:type", "").split() or given.get("role") == "doc-pagebreak":
            label = (
                given.get("title")
                or given.get("aria-label")
                or re.sub(r"^(?:page|pg|p)[_-]?", "", given.get("id", ""))
            )
            if _ROMAN.fullmatch(label.strip()):
                self._waiting.append((label.strip(), len("".join(self._words).lstrip())))
        note = "noteref" in given.get("epub:type", "").split() or given.get("role") == "doc-noteref"
        hidden = "hidden" in given or _HIDING.search(given.get("style", ""))
        to_note = tag == "a" and "#" in given.get("href", "")
        mark = (to_note and self._raised) or (tag == "sup" and any(self._links))
        if not self._unseen and tag in _STRUCK:
            self.struck += 1
        if self._unseen or tag in _UNSEEN or tag in _STRUCK or note or hidden or mark:
            if tag not in _EMPTY:
                self._unseen.append(tag)
        elif tag == "a":
            self._links.append(to_note)
        elif tag == "sup":
            self._raised += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._cells += 1
            self._words.append(" ")
        elif tag not in _INLINE:
            self._end_of_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
        elif tag == "a":
            self._links[-1:] = []
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in ("td", "th"):
            self._cells = max(0, self._cells - 1)
        elif tag not in _INLINE and tag != "br":
            self._end_of_block(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY or not (self._unseen or tag in _UNSEEN):
            self.handle_starttag(tag, attrs)
            if tag not in _EMPTY:
                self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            words = re.sub(r"\s+", " ", data)
            self._words.append(raised(words) if self._raised else words)

    def unknown_decl(self, data: str) -> None:
        """Words in a section of XML that has no marks."""
        if data.startswith("CDATA["):
            self.handle_data(data.removeprefix("CDATA["))

    def end_of_document(self) -> None:
        """The words so far are a paragraph, whatever was left open."""
        self._unseen.clear()
        self._links.clear()
        self._raised = self._cells = 0
        self._end()

    def _end_of_block(self, tag: str) -> None:
        """The words so far are a paragraph, or in the cell of a table a part of its row."""
        if tag in ("tr", "table"):
            self._cells = 0
        if self._cells:
            self._words.append(" ")
        else:
            self._end()

    def _end(self) -> None:
        if line := clean(" ".join(unwrapped("".join(self._words)).split())):
            self.lines.append(line)
            self.pages += [(label, len(self.lines), min(at, len(line))) for label, at in self._waiting]
            self._waiting.clear()
        else:
            self._waiting = [(label, 0) for label, _ in self._waiting]
        self._words.clear()
