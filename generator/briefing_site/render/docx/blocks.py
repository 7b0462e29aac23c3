"""The blocks of a book, as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefing_site.render.docx.face import Face
from briefing_site.render.docx.inline import (
    Item,
    Made,
    is_seen,
    items,
    note_bookmark,
    plain,
    reference,
    runs,
)
from briefing_site.render.docx.numbering import BULLETS, LEVELS
from briefing_site.render.docx.styles import INDENT
from briefing_site.render.docx.tables import Cell, grid, table
from briefing_site.render.docx.writing import DOCUMENT, FOOTNOTES, Heading, Writing
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import from_the_right, runs_from_the_right
from briefing_site.text.html_tree import Element
from briefing_site.text.xml_text import xml_text

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "details", "div", "dl", "dd", "dt",
        "figcaption", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip

_STYLES = {
    "house": "SiteName",
    "subtitle": "Subtitle",
    "kicker": "Kicker",
    "standfirst": "Standfirst",
    "dates": "Dates",
    "confidence": "Confidence",
    "standing": "Standing",
    "hint": "Hint",
    "facts": "Facts",
    "witness": "Hint",
    "note-src": "Facts",
    "note-context": "Hint",
    "notice": "Notice",
    "signal": "Side",
    "disputed": "Disputed",
    "admonition-title": "AdmonitionTitle",
    "address": "Address",
}
"""Class of a paragraph to its style."""
_KEPT = ("FootnoteText", "TableText", "TableHead")
"""Styles of paragraphs that no class changes."""
_ALIGNED = {"center": "center", "right": "end"}
_QUOTED = 567
"""How far a quotation is indented, in twentieths of a point."""
_TAB = Made("<w:r><w:tab/></w:r>", "seen")
CONTENTS = "\0contents\0"
"""Stands where the table of contents goes, which is known when the text has been converted."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands."""

    lang: str
    style: str = "Normal"
    left: int = 0
    """How far it is indented."""
    level: int = 0
    """How many lists it stands in."""
    number: int = 0
    """The list whose next item the next paragraph begins; 0 for none."""
    prose: bool = False
    """Whether it is of the author's text, whose headings begin with the second level."""
    plain: bool = False
    """Whether lists have no marks."""
    lead: tuple[Item, ...] = ()
    """What the next paragraph begins with."""
    align: str = ""
    """center or end; empty for the beginning of a line."""
    face: Face | None = None
    """The face of its text; None for that of its style."""


class Blocks:
    """Converts the blocks of one book."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def blocks(self, inside: Sequence[Element | str], at: Setting) -> list[str]:
        """Some content as paragraphs and tables; words between blocks are paragraphs."""
        out: list[str] = []
        words: list[Element | str] = []
        for each in (*inside, Element("p")):
            if isinstance(each, str) or each.name not in BLOCKS:
                words.append(each)
                continue
            for convert in (partial(self._words, words), partial(self._block, each)):
                made = convert(at)
                out += made
                if made and (at.number or at.lead):
                    at = replace(at, number=0, lead=())
            words = []
        return out

    # --- paragraphs --------------------------------------------------------------------------------

    def _words(self, words: Sequence[Element | str], at: Setting) -> list[str]:
        if all(isinstance(each, str) and not each.strip() for each in words):
            return []
        return self._paragraph(self._items(words, at), at)

    def _items(self, inside: Sequence[Element | str], at: Setting) -> list[Item]:
        return items(inside, at.face or Face(at.lang), self._writing, self._footnote)

    def _paragraph(
        self, found: Sequence[Item], at: Setting, style: str = "", *, keep: bool = False
    ) -> list[str]:
        """A paragraph, or none where nothing is seen of it."""
        if not is_seen((*found, *at.lead)):
            return []
        writing = self._writing
        style = style or ("ListContinue" if at.level and at.style == "Normal" else at.style)
        marks = "".join(map(writing.bookmarked, writing.waiting))
        writing.waiting.clear()
        properties = [
            f'<w:pStyle w:val="{style}"/>' if style != "Normal" else "",
            "<w:keepNext/>" if keep else "",
        ]
        if writing.new_page and writing.part == DOCUMENT:
            properties.append("<w:pageBreakBefore/>")
            writing.new_page = False
        if at.number:
            level = min(at.level, LEVELS) - 1
            properties.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{at.number}"/></w:numPr>')
        if from_the_right(at.lang):
            properties.append("<w:bidi/>")
        if at.left:
            hanging = f' w:hanging="{INDENT}"' if at.number else ""
            properties.append(f'<w:ind w:left="{at.left}"{hanging}/>')
        if at.align:
            properties.append(f'<w:jc w:val="{at.align}"/>')
        lead = runs(at.lead, writing.language)
        return [
            f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{marks}{lead}{runs(found, writing.language)}</w:p>"
        ]

    def _footnote(self, of: Element) -> str:
        """A note: its text goes into the part of the footnotes, its mark stands here."""
        writing = self._writing
        number = len(writing.footnotes) + 1
        writing.footnotes.append("")
        part, waiting, writing.part = writing.part, [*writing.waiting], FOOTNOTES
        writing.waiting.clear()
        mark = Made('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>', "seen")
        lead = (mark, Made('<w:r><w:t xml:space="preserve"> </w:t></w:r>', "break"))
        made = self.blocks(of.inside, Setting(writing.language, "FootnoteText", lead=lead))
        writing.part = part
        writing.waiting[:] = waiting
        writing.footnotes[number - 1] = "".join(made)
        known = of.get("id") in writing.notes
        return writing.bookmarked(note_bookmark(number), reference(number)) if known else reference(number)

    # --- blocks ------------------------------------------------------------------------------------

    def _block(self, of: Element, at: Setting) -> list[str]:
        if bookmark := self._writing.targets.get(of.get("id")):
            self._writing.waiting.append(bookmark)
        if of.get("lang") or of.get("dir"):
            at = replace(at, lang=_language(of, at))
        converted: Mapping[str, Callable[[Element, Setting], list[str]]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(("p", "summary", "figcaption", "caption", "dt"), self._styled),
            **dict.fromkeys(("ul", "ol"), self._list),
            "blockquote": self._quotation,
            "dl": self._pairs,
            "pre": self._code,
            "hr": self._rule,
            "table": self._table,
        }
        return converted.get(of.name, self._section)(of, at)

    def _quotation(self, of: Element, at: Setting) -> list[str]:
        return self.blocks(of.inside, replace(at, style="Quote", left=at.left + _QUOTED))

    def _code(self, of: Element, at: Setting) -> list[str]:
        text = Face(at.lang).runs(of.text().strip("\n"), self._writing.language)
        return self._paragraph([Made(text, "seen")], at, "CodeBlock")

    def _rule(self, _of: Element, at: Setting) -> list[str]:
        return self._paragraph([Made("", "seen")], at, "Rule")

    def _section(self, of: Element, at: Setting) -> list[str]:
        """What holds other blocks."""
        classes = of.classes()
        if of.name == "nav":
            return []  # the document has a table of contents of its own
        if of.name == "article" or (of.name == "section" and "sources" in classes):
            self._writing.new_page = True
        if of.name == "section" and classes & {"sources", "notices"}:
            at = replace(at, plain=True, style="Source" if "sources" in classes else at.style)
        if "prose" in classes:
            at = replace(at, prose=True)
        if "admonition" in classes:
            at = replace(at, style="Admonition", left=at.left + 200)
        if classes & {"side", "held"}:
            at = replace(at, left=at.left + 200)
        made = self.blocks(of.inside, at)
        return [*made, CONTENTS] if "cover" in classes else made

    def _styled(self, of: Element, at: Setting) -> list[str]:
        """A paragraph, in the style of its class."""
        if any(each.name in BLOCKS for each in of.elements()):
            return self.blocks(of.inside, at)
        found = self._items(_dotted(of) if "facts" in of.classes() else of.inside, at)
        if of.name in ("figcaption", "caption"):
            return self._paragraph(found, at, "Caption", keep=of.name == "caption")
        if of.name in ("summary", "dt"):
            return self._paragraph(found, at, "Term")
        if not of.text().strip() and any(each.name == "img" for each in of.every()):
            return self._paragraph(found, at, "Picture")
        classes = of.classes()
        style = next((_STYLES[name] for name in _STYLES if name in classes), "")
        return self._paragraph(found, at, "" if at.style in _KEPT else style)

    def _heading(self, of: Element, at: Setting) -> list[str]:
        if of.name == "h1" and not at.prose:
            return self._paragraph(self._items(of.inside, at), at, "Title")
        level = min(max(int(of.name[1]) - (0 if at.prose else 1), 2 if at.prose else 1), 6)
        bookmark = f"_Toc{len(self._writing.headings) + 1}"
        if words := plain(of).strip():
            self._writing.headings.append(Heading(level, words, bookmark))
            self._writing.waiting.append(bookmark)
        return self._paragraph(self._items(of.inside, at), replace(at, left=0), f"Heading{level}")

    def _list(self, of: Element, at: Setting) -> list[str]:
        bare = at.plain or "disputes" in of.classes()
        number, level = BULLETS, at.level + 1
        if of.name == "ol" and not bare:
            start = int(of.get("start")) if of.get("start").isdecimal() else 1
            self._writing.lists.append((min(level, LEVELS) - 1, start))
            number = BULLETS + len(self._writing.lists)
        out: list[str] = []
        for item in of.elements():
            if bare:
                out += self._block(item, at) if item.name != "li" else self._item(item, at)
            else:
                marked = 0 if "task" in item.classes() else number
                inner = replace(at, level=level, number=marked, left=at.left + INDENT, lead=())
                out += self._item(item, inner)
        return out

    def _item(self, of: Element, at: Setting) -> list[str]:
        if bookmark := self._writing.targets.get(of.get("id")):
            self._writing.waiting.append(bookmark)
        return self.blocks(of.inside, replace(at, lang=_language(of, at)))

    # --- pairs and tables --------------------------------------------------------------------------

    def _pairs(self, of: Element, at: Setting) -> list[str]:
        """Terms with what is said of them: a row each, or paragraphs where they are the author's."""
        out: list[str] = []
        pairs = [each for row in of.elements() for each in (row.elements() if row.name == "div" else (row,))]
        if at.prose:
            for each in pairs:
                inner = at if each.name == "dt" else replace(at, style="Definition", left=at.left + INDENT)
                out += self._block(each, inner)
            return out
        term: list[Item] = []
        for each in pairs:
            if each.name == "dt":
                term = self._items(each.inside, replace(at, face=Face(at.lang, bold=True)))
                continue
            inner = replace(at, lang=_language(each, at))
            if any(found.name in BLOCKS for found in each.elements()):
                out += self.blocks(each.inside, replace(inner, style="Row", lead=(*term, _TAB)))
            else:
                out += self._paragraph([*term, _TAB, *self._items(each.inside, inner)], inner, "Row")
            term = []
        return out

    def _table(self, of: Element, at: Setting) -> list[str]:
        """A table, with its caption before it."""
        captions = [each for each in of.elements() if each.name == "caption"]
        out = [made for each in captions for made in self._block(each, at)]
        rows = grid(of)
        if not rows:
            return out
        filled = [[replace(cell, xml=self._cell(cell, at)) for cell in row] for row in rows]
        name = plain(captions[0]).strip() if captions else ""
        return [*out, table(filled, xml_text(name), rightward=from_the_right(at.lang))]

    def _cell(self, cell: Cell, at: Setting) -> str:
        if cell.of is None:
            return "<w:p/>"
        style = "TableHead" if cell.of.name == "th" else "TableText"
        inner = Setting(
            _language(cell.of, at), style, prose=at.prose, align=_ALIGNED.get(cell.of.get("align"), "")
        )
        waiting = [*self._writing.waiting]
        made = self.blocks(cell.of.inside, inner)
        if waiting and not made:
            self._writing.waiting[:] = waiting
        return "".join(made) if made and made[-1].endswith("</w:p>") else f"{''.join(made)}<w:p/>"


def _language(of: Element, at: Setting) -> str:
    """The language of an element; where it only says which way it runs, one that does."""
    if lang := of.get("lang"):
        return lang
    way = of.get("dir")
    rightward = way == "rtl" or (way == "auto" and runs_from_the_right(of.text()))
    if rightward == from_the_right(at.lang) or way not in ("rtl", "ltr", "auto"):
        return at.lang
    return "ar" if rightward else "en"


def _dotted(of: Element) -> list[Element | str]:
    """Short facts on one line, with dots between them that the style sheets of pages set."""
    out: list[Element | str] = []
    for each in of.inside:
        if isinstance(each, Element):
            out += [" · ", each] if out else [each]
    return out
