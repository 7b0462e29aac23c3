"""What stands in a paragraph, as runs: text and its faces, links, notes, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from briefing_site.render.docx.face import Face
from briefing_site.render.docx.properties import field
from briefing_site.render.docx.writing import Writing, is_note
from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_tree import Element
from briefing_site.text.quotation_style import marks_around, quotation_style
from briefing_site.text.xml_text import xml_text

_UNSEEN = frozenset({"script", "style", "template", "rp"})
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Made:
    """Finished XML: a bookmark or a tag of a link (`mark`), a footnote, a break, or else what is seen."""

    xml: str
    kind: Literal["mark", "note", "break", "seen"] = "mark"


Item = Words | Made
Footnote = Callable[[Element], str]
"""Takes the element of a note, and gives the run with its mark."""


def items(inside: Iterable[Element | str], face: Face, writing: Writing, footnote: Footnote) -> list[Item]:
    """What stands in a paragraph, in order."""
    out: list[Item] = []
    _add(inside, face, out, writing, footnote)
    return out


def runs(found: Sequence[Item], language: str) -> str:
    """The XML of a paragraph's items: white space is folded, and none stands at either end."""
    out: list[str] = []
    blank = True
    tidy = list(found)
    while tidy and isinstance(tidy[-1], Words) and not tidy[-1].text.strip(" \t\n\r\f"):
        tidy.pop()
    for at, item in enumerate(tidy):
        if isinstance(item, Made):
            out.append(item.xml)
            blank = item.kind == "break" or (blank and item.kind == "mark")
            continue
        text = _BLANKS.sub(" ", item.text.replace(_JOINER, ""))
        text = text.lstrip(" ") if blank else text
        text = text.rstrip(" ") if at == len(tidy) - 1 else text
        if text:
            out.append(item.face.runs(text, language))
            blank = text.endswith(" ")
    return "".join(out)


def is_seen(found: Iterable[Item]) -> bool:
    """Whether a reader sees anything of some items."""
    return any(item.text.strip() if isinstance(item, Words) else item.kind != "mark" for item in found)


def plain(of: Element) -> str:
    """The text of a heading without its notes."""
    inside = (each if isinstance(each, str) else "" if is_note(each) else plain(each) for each in of.inside)
    return _BLANKS.sub(" ", "".join(inside).replace(_JOINER, ""))


def _add(
    inside: Iterable[Element | str], face: Face, out: list[Item], writing: Writing, footnote: Footnote
) -> None:
    for each in inside:
        if isinstance(each, str):
            out.append(Words(each, face))
        elif each.name not in _UNSEEN:
            _add_element(each, face, out, writing, footnote)


def _add_element(of: Element, face: Face, out: list[Item], writing: Writing, footnote: Footnote) -> None:
    if is_note(of):
        _add_note(of, face, out, footnote)
        return
    if bookmark := writing.targets.get(of.get("id")):
        out.append(Made(writing.bookmarked(bookmark)))
    if lang := of.get("lang"):
        face = replace(face, lang=lang)
    match of.name:
        case "br":
            out.append(Made("<w:r><w:br/></w:r>", "break"))
        case "img":
            out.append(Made(writing.drawing(of), "seen"))
        case "a":
            _add_link(of, face, out, writing, footnote)
        case "q":
            before, after = marks_around(of.text(), quotation_style(face.lang, writing.references))
            _add((before, *of.inside, after), face, out, writing, footnote)
        case "rt":
            _add(("（", *of.inside, "）"), face, out, writing, footnote)
        case "p" | "div" | "li":  # paragraphs where only one has room
            if out:
                out.append(Made("<w:r><w:br/></w:r>", "break"))
            _add(of.inside, face, out, writing, footnote)
        case _:
            _add(of.inside, _faced(of, face), out, writing, footnote)


_FACES: Mapping[str, Callable[[Face], Face]] = {
    **dict.fromkeys(("em", "i", "dfn", "var"), Face.emphasised),
    "cite": partial(Face.emphasised, as_title=True),
    **dict.fromkeys(("strong", "b"), partial(replace, bold=True)),
    **dict.fromkeys(("code", "kbd", "samp"), partial(replace, style="Code")),
    **dict.fromkeys(("del", "s"), partial(replace, strike=True)),
    **dict.fromkeys(("ins", "u"), partial(replace, underline=True)),
    "mark": partial(replace, marked=True),
    "sub": partial(replace, raised="subscript"),
    "sup": partial(replace, raised="superscript"),
}
"""Element to what becomes of the face of what is inside it."""


def _faced(of: Element, face: Face) -> Face:
    if made := _FACES.get(of.name):
        return made(face)
    return replace(face, style="Verdict") if "verdict" in of.classes() else face


def _add_note(of: Element, face: Face, out: list[Item], footnote: Footnote) -> None:
    """A footnote; between two there is a comma and no other blank, or their numbers would read as one."""
    between: list[Item] = []
    while out and _is_between_notes(out[-1]):
        between.append(out.pop())
    if out and isinstance(out[-1], Made) and out[-1].kind == "note":
        between = [item for item in between if isinstance(item, Made)]
        out.append(Words(", ", replace(face, raised="superscript")))
    out += reversed(between)
    out.append(Made(footnote(of), "note"))


def _is_between_notes(item: Item) -> bool:
    """Whether two footnotes with this between them are neighbours: a blank or what is not seen."""
    return not item.text.strip(f" \u00a0{_JOINER}") if isinstance(item, Words) else item.kind == "mark"


def _add_link(of: Element, face: Face, out: list[Item], writing: Writing, footnote: Footnote) -> None:
    href = of.get("href")
    target = href.removeprefix("#") if href.startswith("#") else ""
    if target in writing.notes:
        _add_note_link(of.text(), target, face, out, writing)
    elif target in writing.targets:
        out.append(Made(f'<w:hyperlink w:anchor="{writing.targets[target]}" w:history="1">'))
        _add(of.inside, face, out, writing, footnote)
        out.append(Made("</w:hyperlink>"))
    elif href and not href.startswith("#"):
        out.append(Made(f'<w:hyperlink r:id="{writing.link("hyperlink", href)}" w:history="1">'))
        _add(of.inside, replace(face, style="Hyperlink"), out, writing, footnote)
        out.append(Made("</w:hyperlink>"))
    else:
        _add(of.inside, face, out, writing, footnote)


def _add_note_link(text: str, target: str, face: Face, out: list[Item], writing: Writing) -> None:
    """A link to a note; its number is a field, since the notes of a document are numbered by Word."""
    number, on_pages = writing.notes[target]
    before, found, after = text.partition(on_pages)
    out.append(Made(f'<w:hyperlink w:anchor="{note_bookmark(number)}" w:history="1">'))
    out.append(Words(before, face))
    if found:
        shown = face.runs(str(number), writing.language)
        out.append(Made(field(f"NOTEREF {note_bookmark(number)} \\h", shown), "seen"))
    out += [Words(after, face), Made("</w:hyperlink>")]


def note_bookmark(number: int) -> str:
    """The bookmark of a note by its number; Word hides those that begin so."""
    return f"_Note{number}"


def reference(number: int) -> str:
    """The run with the mark of a footnote."""
    return (
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{xml_text(str(number))}"/></w:r>'
    )
