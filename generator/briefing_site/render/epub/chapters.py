"""The files of a book: one for the title page, one for each chapter, one for the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing_site.render.epub.xhtml import language, tag, xhtml_inside
from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_tree import Element
from briefing_site.text.xml_text import xml_text
from briefing_site.view.book_facts import BookFacts

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
)


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """A file of a book in the making."""

    name: str
    kind: str
    """What it is, in the vocabulary of EPUB: titlepage, chapter, bibliography."""
    title: str
    lang: str
    """Language of the title; empty for that of the book."""
    of: Element

    def headings(self) -> Iterator[tuple[str, str]]:
        """The headings of the second level in an author's text that can be led to: id and words."""
        for prose in (each for each in self.of.every() if "prose" in each.classes()):
            for heading in (each for each in prose.every() if each.name == "h2" and each.get("id")):
                yield heading.get("id"), heading_text(heading)


def chapter_files(body: Element, facts: BookFacts) -> tuple[ChapterFile, ...]:
    """The parts of a book, in order; the contents are a file of another kind."""
    found: list[ChapterFile] = []
    for part in body.elements():
        classes = part.classes()
        heading = next((each for each in part.every() if each.name in ("h1", "h2")), None)
        title = heading_text(heading) if heading else facts.title
        lang = heading.get("lang") if heading else ""
        if part.name == "article":
            number = sum(each.kind == "chapter" for each in found) + 1
            found.append(ChapterFile(f"chapter-{number}.xhtml", "chapter", title, lang, part))
        elif "sources" in classes:
            found.append(ChapterFile("sources.xhtml", "bibliography", title, lang, part))
        elif "cover" in classes:
            found.append(ChapterFile("title.xhtml", "titlepage", title, lang, part))
        elif part.name in ("section", "div", "header"):
            found.append(ChapterFile(f"part-{len(found) + 1}.xhtml", "", title, lang, part))
    return tuple(found)


def heading_text(of: Element) -> str:
    """The words of a heading without the marks of its notes."""
    inside = (
        each if isinstance(each, str) else "" if "cites" in each.classes() else heading_text(each)
        for each in of.inside
    )
    return " ".join("".join(inside).split())


def chapter_page(
    of: ChapterFile, facts: BookFacts, sheets: tuple[str, ...], address: Callable[[str], str]
) -> bytes:
    """A file as XHTML."""
    roles = {"chapter": "doc-chapter", "bibliography": "doc-bibliography"}
    names = {
        "class": of.of.get("class"),
        "id": of.of.get("id"),
        "epub:type": of.kind,
        "role": roles.get(of.kind, ""),
        "aria-label": of.title if of.kind in roles else "",
    }
    levels = 0 if of.kind in ("titlepage", "") else 1
    inside = xhtml_inside(of.of, levels, address)
    kind = (
        "frontmatter"
        if of.kind == "titlepage"
        else "backmatter"
        if of.kind == "bibliography"
        else "bodymatter"
    )
    return page(facts.language, of.title, f"<section{tag(names)}>{inside}</section>", sheets, kind)


def page(code: str, title: str, inside: str, sheets: Iterable[str], kind: str = "") -> bytes:
    """A whole file around what it shows; `kind` is the part of the book, in the vocabulary of EPUB."""
    links = "".join(f'<link rel="stylesheet" type="text/css" href="{xml_text(sheet)}"/>' for sheet in sheets)
    return (
        f"{_OPENING}{tag(language(code))}>\n<head><title>{xml_text(title)}</title>{links}</head>\n"
        f"<body{tag({'epub:type': kind})}>\n{inside}\n</body>\n</html>\n"
    ).encode()


def places(files: tuple[ChapterFile, ...]) -> Mapping[str, str]:
    """The file of each id that stands in one; what stands in several is of the first."""
    found: dict[str, str] = {}
    for each in files:
        for element in (each.of, *each.of.every()):
            if name := element.get("id"):
                found.setdefault(name, each.name)
    return found
