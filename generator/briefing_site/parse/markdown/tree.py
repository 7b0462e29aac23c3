"""The tree of a text: its blocks as elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.util import AtomicString

from briefing_site.model import faults
from briefing_site.model.diagnostic import Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety, replaced
from briefing_site.parse.markdown.block import Block, Document, Kind
from briefing_site.parse.markdown.inline_text import InlineText, of_runs
from briefing_site.parse.markdown.inline_tree import MARKUP, InlineBuilder, append, shown
from briefing_site.parse.markdown.line_cursor import TAB
from briefing_site.parse.markdown.link_parts import plain
from briefing_site.parse.markdown.lost_text import report_lost, report_unread
from briefing_site.parse.markdown.references import SECTION_MARK, References
from briefing_site.parse.misplaced_citations import fixes_of, misplaced_in
from briefing_site.text.lazy_pattern import LazyPattern

_ALERT = re.compile(r"\[!([a-zA-Z-]+)\][+-]?(?:[ \t]+(.*))?$")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_CITED = LazyPattern(
    r"(?<![^\s(])\[[^\[\]\n@]{0,40}(?P<key>@[a-z0-9][a-z0-9-]*#[a-z0-9-]+)[^\[\]\n]{0,200}\]"
)
"""A citation of an excerpt in brackets, as no program has it."""
_DIRECTIVE = LazyPattern(r"\{=?[a-zA-Z][\w:.-]*\}")
_INDENT = "indent each line of its text by four blanks, or take it out"
_AS_CODE = "would be printed as code"
_NO_DIRECTIVE = "write > [!NOTE] and begin each line of it with >, or code without the braces"


_NUMBER = re.compile(r"(\d+)([.)])")
_COLUMNS = LazyPattern(r"-{3,}(?:[ ]+-{3,})+[ \t]*")
_BARS = "write | a | b |, with | --- | --- | as its second line; for a line write ---"
_DRAWN = frozenset(
    ["mermaid", "dataview", "dataviewjs", "geojson", "topojson", "stl", "tasks", "query", "plantuml"]
)
"""Blocks of code that other programs make a picture, a map or a list of."""
_DRAWING = "save what it shows as a picture, and show it with ![what it shows](picture.png)"


class TreeBuilder:
    """Makes the tree of one text."""

    def __init__(self, md: Markdown, document: Document, references: References) -> None:
        self._md = md
        self._document = document
        self._references = references
        self._inline = InlineBuilder(md, document.definitions, references)

    def build(self) -> Element:
        """The tree: for each section a paragraph with the mark, and its blocks; then the footnotes alike."""
        root = Element("div")
        for words in self._document.abbreviations.values():
            for cite in misplaced_in(words):
                fixes = fixes_of(cite, words, partial(self._inline_span, words))
                place = self._inline_span(words, cite.start, cite.end)
                self._references.report(faults.citation.citation_misplaced(place, "an abbreviation", fixes))
            for what in MARKUP.finditer(words):
                fix = self._references.plain(words.whole(what.start()), words[what.start()])
                place = self._inline_span(words, *what.span())
                self._references.report(faults.briefing.markup_in_plain_text(place, "an abbreviation", fix))
        # Footnotes are noted first, since their texts are printed before those of notes.
        for note in self._document.footnotes:
            end = note.start + len(note.detail) + 3
            whole = self._document.end_of(note)
            self._references.footnote(note.detail, note.start, end, whole)
            if not note.children:
                place, all_of_it = (
                    self._references.span(note.start, end),
                    self._references.span(note.start, whole),
                )
                self._references.report(faults.markup.no_words(place, "the footnote", all_of_it))
        for section in self._document.sections:
            self._begin(root)
            self._blocks(root, section.children, loose=True)
        for note in self._document.footnotes:
            self._begin(root)
            self._blocks(root, note.children, loose=True)
        report_unread(self._document, self._references)
        at = 0
        while at < len(self._inline.notes):  # a note may hold another
            self._begin(root)
            self._inline.add(SubElement(root, "p"), self._inline.notes[at])
            at += 1
        report_lost(self._document, self._references, self._inline.used)
        return root

    def _inline_span(self, text: InlineText, start: int, end: int) -> Span:
        return self._references.span(*text.whole_span(start, end))

    def _begin(self, root: Element) -> None:
        SubElement(root, "p").text = SECTION_MARK

    # --- blocks ------------------------------------------------------------------------------------

    def _blocks(self, parent: Element, blocks: Sequence[Block], *, loose: bool) -> None:
        """Add blocks to an element. In a list that is not loose a paragraph has no element of its own."""
        for block in blocks:
            if block.kind is Kind.PARAGRAPH and not loose:
                self._paragraph(parent, block)
            else:
                self._block(parent, block)

    def _paragraph(self, parent: Element, block: Block) -> None:
        """Add the text of a paragraph to its element."""
        if block.detail:
            box = SubElement(parent, "span", {"class": "task-box"})
            box.text, box.tail = block.detail, " "
        self._inline.add(parent, _trimmed(of_runs(self._document.text, block.runs)))

    def _block(self, parent: Element, block: Block) -> None:
        match block.kind:
            case Kind.PARAGRAPH:
                element = _child(parent, "p")
                self._paragraph(element, block)
                if not len(element) and not (element.text or "").strip():  # a comment alone
                    parent.remove(element)
            case Kind.HEADING:
                self._heading(parent, block)
            case Kind.QUOTE:
                self._quote(parent, block)
            case Kind.LIST:
                self._list(parent, block)
            case Kind.CODE:
                self._code(parent, block)
            case Kind.HTML:
                self._html(parent, block)
            case Kind.RULE:
                self._rule(parent, block)
            case Kind.TABLE:
                self._table(parent, block)
            case Kind.ADMONITION:
                if not block.children:
                    place = self._references.span(block.start, self._document.last_of(block))
                    self._references.report(faults.markup.no_words(place, "the box", hint=_INDENT))
                self._admonition(parent, block.detail, block.words, block.children)
            case Kind.DEFINITION_LIST:
                self._definitions(parent, block)
            case _:  # footnotes are printed behind the text, and definitions not at all
                return

    def _rule(self, parent: Element, block: Block) -> None:
        end = self._document.last_of(block)
        if _COLUMNS.fullmatch(self._document.text, block.start, end):
            fix = replaced(self._references.span(block.start, end), "---", safety=Safety.DISPLAY)
            fate = "would be printed as a line"
            self._foreign(block.start, end, "a table without bars", _BARS, fate, fix)
        _child(parent, "hr")

    def _heading(self, parent: Element, block: Block) -> None:
        (words,) = block.words
        element = _child(parent, f"h{block.number}")
        end = block.runs[-1].end
        signs = block.number if self._document.text.startswith("#", block.start) else 0
        mark = element.text = self._references.heading(block.start, end, signs)
        self._inline.add(element, words)
        if not len(element) and (element.text or "").strip() == mark:
            place = self._references.span(block.start, self._document.last_of(block))
            self._references.report(faults.markup.no_words(place, "the heading"))

    def _quote(self, parent: Element, block: Block) -> None:
        first = block.children[0] if block.children else None
        if first and first.kind is Kind.PARAGRAPH:
            run = first.runs[0]
            alert = _ALERT.match(self._document.text, run.start, run.end)
            if alert:
                words = (
                    [of_runs(self._document.text, [run._replace(start=alert.start(2))])] if alert[2] else []
                )
                if first.runs[1:]:
                    first.runs = first.runs[1:]
                    children = block.children
                else:
                    children = block.children[1:]
                if not children and not words:
                    place = self._references.span(block.start, self._document.last_of(block))
                    self._references.report(faults.markup.no_words(place, "the box"))
                self._admonition(parent, alert[1].lower(), words, children)
                return
        if not block.children:
            place = self._references.span(block.start, self._document.last_of(block))
            self._references.report(faults.markup.no_words(place, "the quotation"))
        element = _child(parent, "blockquote")
        element.text = "\n"
        self._blocks(element, block.children, loose=True)

    def _admonition(
        self, parent: Element, kind: str, title: Sequence[InlineText], children: Sequence[Block]
    ) -> None:
        element = _child(parent, "div")
        element.set("class", f"admonition {kind}")
        element.text = "\n"
        if not title or title[0].strip():
            heading = _child(element, "p")
            heading.set("class", "admonition-title")
            if title:
                self._inline.add(heading, title[0])
            else:
                heading.text = kind.partition(" ")[0].capitalize()
        self._blocks(element, children, loose=True)

    def _list(self, parent: Element, block: Block) -> None:
        element = _child(parent, "ul" if block.number < 0 else "ol")
        if block.number not in (-1, 1):
            element.set("start", str(block.number))
        if block.number >= 0:
            self._numbers(block)
        element.text = "\n"
        loose = _is_loose(block)
        for item in block.children:
            one = _child(element, "li")
            first = item.children[0] if item.children else None
            if first and first.kind is Kind.PARAGRAPH:
                self._task(one, first)
            if first and (loose or first.kind is not Kind.PARAGRAPH):
                one.text = "\n"
            self._blocks(one, item.children, loose=loose)

    def _numbers(self, block: Block) -> None:
        """Report the items whose numbers are printed as others. A list may have one number throughout."""
        text = self._document.text
        found = [_NUMBER.match(text, item.start) for item in block.children]
        written = [int(number[1]) for number in found if number]
        if len(set(written)) == 1:
            return
        for printed, number in enumerate((number for number in found if number), block.number):
            if int(number[1]) != printed:
                place = self._references.span(*number.span())
                plain = self._references.plain(number.end() - 1, number[2])
                self._references.report(
                    faults.markup.lost_number(place, number[0], f"{printed}{number[2]}", plain)
                )

    def _task(self, item: Element, paragraph: Block) -> None:
        """Read the box of a task, `[ ]` or `[x]`: GitHub Flavored Markdown, "Task list items"."""
        run = paragraph.runs[0]
        box = _TASK.match(self._document.text, run.start, run.end)
        if box:
            item.set("class", "task")
            paragraph.detail = "☐" if box[1] == " " else "☑"
            paragraph.runs[0] = run._replace(start=box.end())

    def _code(self, parent: Element, block: Block) -> None:
        text = self._document.text
        element = _child(parent, "pre")
        code = SubElement(element, "code")
        info = plain(block.detail)
        if _DIRECTIVE.match(info):
            end = text.find("\n", block.start)
            place = self._references.span(block.start, end)
            at = text.index("{", block.start)
            name = replaced(self._references.span(at, end), info[1 : info.index("}")], "", Safety.DISPLAY)
            fault = faults.briefing.foreign_markup(place, "a directive", _NO_DIRECTIVE, name, _AS_CODE)
            self._references.report(fault)
            info = ""
        if info.startswith("{") and info.endswith("}"):
            _set_attributes(code, info[1:-1])
        elif info:
            language = info.split()[0]
            if language.lower() in _DRAWN:
                end = text.find("\n", block.start)
                at = text.index(language, block.start)
                place = self._references.span(at, at + len(language))
                fix = replaced(place, "text", "Show it as code", Safety.UNSAFE)
                self._foreign(block.start, end, f"a block of {language}", _DRAWING, _AS_CODE, fix)
            code.set("class", f"language-{language}")
        if not block.number:  # no fence
            self._cites_in_code(block)
        lines = (" " * pad + text[start:end] + "\n" for pad, start, end in block.runs)
        code.text = AtomicString(shown("".join(lines)))

    def _cites_in_code(self, block: Block) -> None:
        """Report the first citation in lines that are code by their indentation alone."""
        text, span = self._document.text, self._references.span
        for _, start, end in block.runs:
            if cite := _CITED.search(text, start, end):
                indents = [(text.rfind("\n", 0, run[1]) + 1, run[1]) for run in block.runs]
                alone = all(text[first:last] in ("", "\t", " " * TAB) for first, last in indents)
                out = tuple(Edit(span(*indent), "") for indent in indents if alone and indent[0] < indent[1])
                place = span(*cite.span("key"))
                self._references.report(faults.citation.citation_as_code(place, out))
                return

    def _foreign(self, start: int, end: int, what: str, cure: str, fate: str, fix: Fix) -> None:
        """Report a block that is notation of another program."""
        place = self._references.span(start, end)
        self._references.report(faults.briefing.foreign_markup(place, what, cure, fix, fate))

    def _html(self, parent: Element, block: Block) -> None:
        """A block of HTML, in which citations and links in double brackets are read too."""
        words = of_runs(self._document.text, block.runs)
        held = self._md.htmlStash.store(self._inline.raw_html(words))
        _new_line(parent)
        append(parent, f"{held}\n")

    def _table(self, parent: Element, block: Block) -> None:
        columns = block.detail.split("\n")
        table = _child(parent, "table")
        table.text = "\n"
        head = _child(table, "thead")
        head.text = "\n"
        self._row(head, "th", block.words[: len(columns)], columns)
        if len(block.words) > len(columns):
            body = _child(table, "tbody")
            body.text = "\n"
            for at in range(len(columns), len(block.words), len(columns)):
                self._row(body, "td", block.words[at : at + len(columns)], columns)

    def _row(self, parent: Element, tag: str, cells: Sequence[InlineText], columns: Sequence[str]) -> None:
        row = _child(parent, "tr")
        row.text = "\n"
        for words, column in zip(cells, columns, strict=True):
            cell = _child(row, tag)
            if column:
                cell.set("align", column)
            self._inline.add(cell, words)

    def _definitions(self, parent: Element, block: Block) -> None:
        element = _child(parent, "dl")
        element.text = "\n"
        before = 0
        for child in block.children:
            if child.kind is Kind.TERM:
                self._inline.add(_child(element, "dt"), child.words[0])
                before = child.last
                continue
            one = _child(element, "dd")
            loose = child.first > before + 1 or _has_gap(child.children)
            if loose and child.children:
                one.text = "\n"
            self._blocks(one, child.children, loose=loose)
            before = child.last


def _child(parent: Element, tag: str) -> Element:
    """A new block in an element, on a line of its own."""
    _new_line(parent)
    child = SubElement(parent, tag)
    child.tail = "\n"
    return child


def _new_line(parent: Element) -> None:
    """Begin a new line behind what is in an element."""
    before = parent[-1].tail if len(parent) else parent.text
    if (before or len(parent)) and not (before or "").endswith("\n"):
        append(parent, "\n")


def _trimmed(text: InlineText) -> InlineText:
    end = len(text)
    while end and text[end - 1] in " \t":
        end -= 1
    return text if end == len(text) else text.part(0, end)


def _is_loose(block: Block) -> bool:
    """Whether a blank line stands between items of a list, or between blocks of one item."""
    return _has_gap(block.children) or any(_has_gap(item.children) for item in block.children)


def _has_gap(blocks: Sequence[Block]) -> bool:
    return any(after.first > before.last + 1 for before, after in pairwise(blocks))


def _set_attributes(element: Element, notation: str) -> None:
    """Give an element the attributes of a list such as `.python #id key="value"`."""
    attributes, _ = get_attrs_and_remainder(notation.removeprefix(":").strip())
    classes = [value for key, value in attributes if key == "."]
    if classes:
        element.set(
            "class", " ".join(f"language-{name}" if at == 0 else name for at, name in enumerate(classes))
        )
    for key, value in attributes:
        if key != ".":
            element.set(key, value or key)
