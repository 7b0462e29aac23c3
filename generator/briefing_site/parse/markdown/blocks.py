"""The block structure of a Markdown text: CommonMark's, GitHub's tables, and what briefings have besides.

The algorithm is that of CommonMark 0.31.2, "Appendix: A parsing strategy", phase 1. Each line first continues
the containers that are open, then may begin new blocks, and its rest goes to the open leaf.

Beyond CommonMark: tables (GitHub), footnotes, definition lists, abbreviations and admonitions
(Python-Markdown), and comments between two `%%` (Obsidian).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_site.parse.markdown.block import MAX_DEPTH, SECTION, SHORT, Block, Document, Kind
from briefing_site.parse.markdown.inline_text import InlineText, Run, of_runs
from briefing_site.parse.markdown.line_cursor import TAB, LineCursor
from briefing_site.parse.markdown.reference_definitions import read_definitions
from briefing_site.parse.markdown.table_rows import alignments, cells_of


def read_blocks(text: str) -> Document:
    """Take a text apart; it begins with a line that begins a section."""
    return _Reader(text).read()


_BLANK = re.compile(r"[ \t]*$")
_MARKERS = frozenset("#`~<>-*+_=0123456789|:!%[")
_OPEN_CITATION = re.compile(
    r"(?<!\\)\[(?:[^\[\]`@]{0,80}[ -])?@[a-z0-9-]+(?:#[a-z0-9-]+)?(?![\w#-])[^\[\]`]*$"
)
"""The bracket of a citation in a cell that ends before the bracket does."""
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"(?:[ \t]+#*)?[ \t]*$")
_ONLY_SIGNS = re.compile(r"#*[ \t]*")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_BULLET = re.compile(r"[*+-](?=[ \t]|$)")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_ADMONITION = re.compile(r"!!! ?([\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+\"(.*)\")?[ \t]*$")
_DEFINITION = re.compile(r":[ ]{1,3}(?=\S)|:\t")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]+)\]:[ \t]*")
_ABBREVIATION = re.compile(r"\*\[([^\[\]\\]+)\][ ]?:[ \t]*(.*)$")
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|"
    "head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_HTML = re.compile(
    rf"""<(?:
      (?P<raw>pre|script|style|textarea)(?=[ \t>]|$)
    | (?P<comment>!--)
    | (?P<instruction>\?)
    | (?P<declaration>![a-z])
    | (?P<cdata>!\[CDATA\[)
    | (?P<block>/?(?:{_BLOCK_TAGS})(?=[ \t]|$|/?>))
    | (?P<any>(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>
            |/[a-z][a-z0-9-]*\s*>)[ \t]*$)
    )""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_HTML_ENDS = {
    "raw": re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE),
    "comment": re.compile(r"-->"),
    "instruction": re.compile(r"\?>"),
    "declaration": re.compile(r">"),
    "cdata": re.compile(r"\]\]>"),
}


class _Reader(LineCursor):
    """The state of one pass over the lines of a text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.cites = "@" in text or "＠" in text
        self.document = Document(text)
        self.open: list[Block] = []
        """The open containers, from the section to the innermost."""
        self.leaf: Block | None = None
        """The open leaf of the innermost container."""
        self.html_end: re.Pattern[str] | None = None
        """What ends the open block of HTML; None where a blank line does."""
        self.comment = False
        """Whether the open leaf is a comment."""
        self.short = False
        """Whether the section is one paragraph."""
        self.number = 0
        """The number of the line."""

    # --- lines -------------------------------------------------------------------------------------

    def read(self) -> Document:
        """Read the whole text."""
        text, at, size = self.text, 0, len(self.text)
        while at < size:
            end = text.find("\n", at)
            if end < 0:
                end = size
            self.number += 1
            if end == at + 1 and text[at] in (SECTION, SHORT):
                self.close(0)
                self.begin_section(at, short=text[at] == SHORT)
            else:
                self.begin_line(at, end)
                self.line()
            at = end + 1
        self.close(0)
        return self.document

    def begin_section(self, at: int, *, short: bool) -> None:
        """Begin a section at the line of its mark."""
        block = Block(Kind.DOCUMENT, at, self.number)
        self.document.sections.append(block)
        self.open, self.short = [block], short
        if short:
            self.leaf = self.add(Kind.PARAGRAPH, at + 2)

    def line(self) -> None:
        """Read a line."""
        if self.short:
            self.look()
            self.skip()
            if self.leaf and self.at < self.end:
                self.leaf.runs.append(self.run())
            return
        depth = self.continued()
        leaf = self.leaf
        matched = depth == len(self.open)
        if matched and leaf and self.goes_on(leaf):
            return
        depth = self.begin_blocks(depth)
        if depth >= 0:
            leaf = self.leaf
            self.look()
            if self.blank:
                self.blank_line(depth)
            elif leaf and leaf.kind is Kind.PARAGRAPH:  # perhaps a lazy continuation
                self.skip()
                self.reach(leaf)
                leaf.runs.append(self.run())
            else:
                self.close(depth)
                self.skip()
                self.leaf = self.add(Kind.PARAGRAPH, self.at)
                self.leaf.runs.append(self.run())

    def blank_line(self, depth: int) -> None:
        """Read a blank line, which ends a paragraph and every container that it does not continue."""
        if self.leaf and self.leaf.kind in (Kind.PARAGRAPH, Kind.TABLE):
            self.close_leaf()
        if depth < len(self.open):
            self.close(depth)

    # --- containers --------------------------------------------------------------------------------

    def continued(self) -> int:
        """Continue the open containers; returns how many of them go on."""
        depth = 1
        for block in self.open[1:]:
            kind = block.kind
            if kind is not Kind.LIST and kind is not Kind.DEFINITION_LIST:
                self.look()
                if kind is Kind.QUOTE:
                    if self.indent > 3 or self.blank or self.text[self.next] != ">":
                        return depth
                    self.take_quote_mark()
                    for around in self.open[: depth + 1]:
                        around.last = self.number
                elif self.indent >= block.width:
                    self.advance(block.width)
                elif not self.blank or (kind is Kind.ITEM and not block.children and self.leaf is None):
                    return depth
                else:
                    self.skip()
            depth += 1
        return depth

    def take_quote_mark(self) -> None:
        """Go behind the `>` of a quotation, and a blank that follows."""
        self.jump(self.next + 1)
        if self.at < self.end and self.text[self.at] in " \t":
            self.advance(1)

    def goes_on(self, leaf: Block) -> bool:
        """Whether the line goes on with the open leaf, which lets no block begin in it."""
        kind = leaf.kind
        if kind is Kind.CODE:
            self.look()
            if leaf.number:  # a fence
                if self.indent <= 3 and self.closes_fence(leaf):
                    self.reach(leaf)
                    self.leaf = None
                    return True
                self.advance(min(leaf.width, self.indent))
            elif self.indent >= TAB:
                self.advance(TAB)
            elif self.blank:
                self.skip()
            else:
                self.close_leaf()
                return False
            if not self.blank:
                self.reach(leaf)
            leaf.runs.append(self.run())
            return True
        if kind is Kind.HTML:
            self.look()
            if self.html_end is None and self.blank:
                self.leaf = None
                return False
            self.html_line(leaf)
            return True
        if kind is Kind.NOTHING and self.comment:
            self.reach(leaf)
            if self.text.find("%%", self.at, self.end) >= 0:
                self.document.open_comments.pop()
                self.comment, self.leaf = False, None
            return True
        return False

    def closes_fence(self, leaf: Block) -> bool:
        sign = self.text[leaf.start]
        rest = self.text[self.next : self.end].rstrip(" \t")
        return len(rest) >= leaf.number and rest == sign * len(rest)

    def html_line(self, leaf: Block) -> None:
        """Take a line of HTML, which may be the last."""
        self.reach(leaf)
        leaf.runs.append(self.run())
        if self.html_end and self.html_end.search(self.text, self.at, self.end):
            self.leaf = None

    def reach(self, leaf: Block) -> None:
        """Note that the line belongs to a leaf, and to all containers around the leaf."""
        leaf.last = self.number
        for block in self.open:
            block.last = self.number

    def add(self, kind: Kind, start: int) -> Block:
        """Add a block to the innermost container."""
        if kind is not Kind.ITEM and self.open[-1].kind is Kind.LIST:
            self.close(len(self.open) - 1)
        if kind not in (Kind.DEFINITION, Kind.TERM) and self.open[-1].kind is Kind.DEFINITION_LIST:
            self.close(len(self.open) - 1)
        block = Block(kind, start, self.number)
        for container in self.open:
            container.last = self.number
        self.open[-1].children.append(block)
        return block

    def close(self, depth: int) -> None:
        """Close the open leaf and the containers from a depth on."""
        self.close_leaf()
        del self.open[depth:]

    def close_leaf(self) -> None:
        """Close the open leaf."""
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        if leaf.kind is Kind.PARAGRAPH:
            if not self.short:
                self.take_definitions(leaf)
        elif leaf.kind is Kind.HTML and self.html_end is _HTML_ENDS["comment"]:
            self.document.open_comments.append(leaf.start)
        elif leaf.kind is Kind.CODE and leaf.number:
            end = self.text.find("\n", leaf.start)
            self.document.open_fences.append((leaf.start, end))
            self.document.fence_ends[leaf.start] = self.document.last_of(leaf)
        elif leaf.kind is Kind.CODE:
            while leaf.runs and _BLANK.match(self.text, leaf.runs[-1].start, leaf.runs[-1].end):
                leaf.runs.pop()
        self.comment = False

    # --- beginnings --------------------------------------------------------------------------------

    def begin_blocks(self, depth: int) -> int:
        """Begin the blocks that begin in the line, of which `depth` open containers go on.

        Returns how many containers go on or have begun; -1 where nothing is left to be read of the line.
        """
        while True:
            self.look()
            if self.blank:
                return depth
            if self.indent >= TAB:
                if self.leaf and self.leaf.kind is Kind.PARAGRAPH:
                    return depth
                self.close(depth)
                self.begin_code()
                return -1
            sign = self.text[self.next]
            begin = self.BEGINNINGS.get(sign)
            if begin and depth > MAX_DEPTH:
                self.document.too_deep.append((self.next, self.end))
                begin = None
            if begin is None:
                return -1 if self.table_row(depth) else depth
            done = begin(self, depth)
            if done is None:
                return -1 if self.table_row(depth) else depth
            if done:
                return -1
            depth = len(self.open)  # a container began; look into it

    def in_paragraph(self, depth: int) -> bool:
        """Whether the line would go on with the open paragraph, if nothing begins in it."""
        return self.leaf is not None and self.leaf.kind is Kind.PARAGRAPH and depth == len(self.open)

    # Each of the following begins a block of its kind, if one begins at the next character. It returns True
    # where nothing is left to be read of the line, False behind the sign of a container, None if none begins.

    def begin_code(self) -> None:
        self.advance(TAB)
        self.leaf = self.add(Kind.CODE, self.at)
        self.leaf.runs.append(self.run())

    def begin_quote(self, depth: int) -> bool | None:
        self.close(depth)
        self.open.append(self.add(Kind.QUOTE, self.next))
        self.take_quote_mark()
        return False

    def begin_heading(self, depth: int) -> bool | None:
        marks = _HEADING.match(self.text, self.next, self.end)
        if not marks:
            return None
        self.close(depth)
        block = self.add(Kind.HEADING, self.next)
        block.number = len(marks[1])
        start, end = marks.end(), self.end
        if _ONLY_SIGNS.fullmatch(self.text, start, end):
            end = start
        elif closing := _HEADING_END.search(self.text, start, end):
            end = closing.start()
        block.runs = [Run(0, start, end)]
        block.words = [of_runs(self.text, block.runs)]
        return True

    def begin_fence(self, depth: int) -> bool | None:
        fence = _FENCE.match(self.text, self.next, self.end)
        if not fence:
            return None
        self.close(depth)
        self.leaf = block = self.add(Kind.CODE, self.next)
        block.number, block.width = len(fence[1]), self.indent
        block.detail = fence[2].strip()
        return True

    def begin_html(self, depth: int) -> bool | None:
        opening = _HTML.match(self.text, self.next, self.end)
        if not opening or (opening.lastgroup == "any" and self.in_paragraph(depth)):
            return None
        self.close(depth)
        self.leaf = self.add(Kind.HTML, self.at)
        self.html_end = _HTML_ENDS.get(opening.lastgroup or "")
        self.html_line(self.leaf)
        return True

    def begin_setext(self, depth: int) -> bool | None:
        """An underline makes the paragraph a heading."""
        leaf = self.leaf
        if leaf is None or not self.in_paragraph(depth) or not _SETEXT.match(self.text, self.next, self.end):
            return None
        self.take_definitions(leaf)
        if leaf.kind is not Kind.PARAGRAPH:  # it was definitions alone
            self.leaf = None
            return None
        leaf.kind = Kind.HEADING
        leaf.number = 1 if self.text[self.next] == "=" else 2
        leaf.words = [_stripped(of_runs(self.text, leaf.runs))]
        self.reach(leaf)
        self.leaf = None
        return True

    def begin_dashes(self, depth: int) -> bool | None:
        done = self.begin_table(depth)
        return done if done is not None else self.begin_setext(depth) or self.begin_stars(depth)

    def begin_stars(self, depth: int) -> bool | None:
        if _RULE.match(self.text, self.next, self.end):
            self.close(depth)
            self.add(Kind.RULE, self.next)
            return True
        if self.text[self.next] == "*" and (found := _ABBREVIATION.match(self.text, self.next, self.end)):
            self.close(depth)
            self.add(Kind.NOTHING, self.next)
            words = of_runs(self.text, [Run(0, *found.span(2))])
            self.document.abbreviations.setdefault(found[1].strip(), words)
            return True
        return self.begin_item(depth)

    def begin_item(self, depth: int) -> bool | None:
        text, at, end = self.text, self.next, self.end
        marker = _BULLET.match(text, at, end) or _ORDERED.match(text, at, end)
        if not marker:
            return None
        blank = bool(_BLANK.match(text, marker.end(), end))
        ordered = marker.lastindex is not None
        if self.in_paragraph(depth) and (blank or (ordered and int(marker[1]) != 1)):
            return None
        indent = self.indent
        detail = marker[2] if ordered else marker.group()
        top = self.open[depth - 1]
        same = top.kind is Kind.LIST and top.detail == detail
        self.close(depth)
        if not same:
            block = self.add(Kind.LIST, at)
            block.detail = detail
            block.number = int(marker[1]) if ordered else -1
            self.open.append(block)
        self.open.append(self.add(Kind.ITEM, at))
        self.jump(marker.end())
        self.look()
        wide = self.indent
        if blank or not 1 <= wide <= TAB:
            wide = 1
        if not blank:
            self.advance(wide)
        else:
            self.skip()
        self.open[-1].width = indent + len(marker.group()) + wide
        return False

    def begin_admonition(self, depth: int) -> bool | None:
        found = _ADMONITION.match(self.text, self.next, self.end)
        if not found:
            return None
        self.close(depth)
        block = self.add(Kind.ADMONITION, self.next)
        block.width = TAB
        block.detail = found[1].lower()
        if found[2] is not None:
            block.words = [of_runs(self.text, [Run(0, *found.span(2))])]
        self.open.append(block)
        return True

    def begin_bracket(self, depth: int) -> bool | None:
        """A footnote's text, `[^name]: ...`."""
        found = _FOOTNOTE.match(self.text, self.next, self.end)
        if not found or any(block.kind is Kind.FOOTNOTE for block in self.open[:depth]):
            return None
        self.close(depth)
        block = self.add(Kind.FOOTNOTE, self.next)
        block.detail, block.width = found[1], TAB
        self.document.footnotes.append(block)
        self.open.append(block)
        self.jump(found.end())
        return False

    def begin_definition(self, depth: int) -> bool | None:
        if (done := self.begin_table(depth)) is not None:
            return done
        found = _DEFINITION.match(self.text, self.next, self.end)
        if not found:
            return None
        parent = self.open[depth - 1]
        if parent.kind is Kind.DEFINITION_LIST:
            self.close(depth)
        elif depth < len(self.open):
            return None
        else:
            self.close_leaf()
            siblings = parent.children
            term = siblings[-1] if siblings and siblings[-1].kind is Kind.PARAGRAPH else None
            if term is None:
                return None
            siblings.pop()
            before = siblings[-1] if siblings else None
            if before and before.kind is Kind.DEFINITION_LIST:
                self.open.append(before)
            else:
                self.open.append(self.add(Kind.DEFINITION_LIST, term.start))
            for run in term.runs:
                block = self.add(Kind.TERM, run.start)
                block.words = [of_runs(self.text, [run])]
                block.first = block.last = term.last
        indent = self.indent
        self.open.append(self.add(Kind.DEFINITION, self.next))
        self.jump(self.next + 1)
        self.look()
        self.open[-1].width = min(indent + 1 + self.indent, TAB)
        self.skip()
        return False

    def begin_comment(self, depth: int) -> bool | None:
        """A comment of several lines; one that ends in its line is inline markup."""
        if not self.text.startswith("%%", self.next) or self.in_paragraph(depth):
            return None
        if self.text.find("%%", self.next + 2, self.end) >= 0:
            return None
        self.close(depth)
        self.leaf = self.add(Kind.NOTHING, self.next)
        self.comment = True
        self.document.open_comments.append(self.next)
        return True

    BEGINNINGS: dict[str, Callable[[_Reader, int], bool | None]]

    # --- tables ------------------------------------------------------------------------------------

    def begin_table(self, depth: int) -> bool | None:
        """A delimiter row makes the line before it the head of a table."""
        leaf = self.leaf
        if leaf is None or not self.in_paragraph(depth):
            return None
        columns = alignments(self.text[self.next : self.end])
        if columns is None:
            return None
        head = cells_of(of_runs(self.text, leaf.runs[-1:]))
        if len(head) != len(columns):
            return None
        row = leaf.runs.pop()
        if leaf.runs:
            self.close_leaf()
            table = self.add(Kind.TABLE, row.start)
            table.first = self.number - 1
        else:
            table = leaf
            table.kind = Kind.TABLE
        table.number = len(columns)
        table.detail = "\n".join(columns)
        table.words = list(head)
        self.reach(table)
        self.leaf = table
        return True

    def table_row(self, depth: int) -> bool:
        """Take the line as a row of the open table; returns False where no table is open."""
        leaf = self.leaf
        if leaf is None or leaf.kind is not Kind.TABLE or depth != len(self.open):
            return False
        cells = cells_of(of_runs(self.text, [Run(0, self.next, self.end)]))
        if not cells:
            return False
        cited = any(
            _OPEN_CITATION.search(cell) for cell in cells
        )  # told of its bracket, where the bar is in it
        for lost in cells[leaf.number :]:
            if lost and not cited:
                self.document.lost_cells.append(lost.whole_span(0, len(lost)))
        del cells[leaf.number :]
        self.skip()
        cells += [of_runs(self.text, [Run(0, self.end, self.end)])] * (leaf.number - len(cells))
        leaf.words += cells
        self.reach(leaf)
        return True

    # --- definitions -------------------------------------------------------------------------------

    def take_definitions(self, leaf: Block) -> None:
        """Take the link definitions off the beginning of a paragraph."""
        first = leaf.runs[0]
        if self.text[first.start] != "[":
            return
        text = of_runs(self.text, leaf.runs)
        found, end = read_definitions(text, self.cites)
        if not found:
            return
        for definition in found:
            if self.document.definitions.setdefault(definition.label, definition) is not definition:
                self.document.repeated.append((definition.label, *definition.line))
        lines = text.count("\n", 0, end)
        del leaf.runs[: lines if end < len(text) else len(leaf.runs)]
        if not leaf.runs:
            leaf.kind = Kind.NOTHING


_Reader.BEGINNINGS = {
    ">": _Reader.begin_quote,
    "#": _Reader.begin_heading,
    "`": _Reader.begin_fence,
    "~": _Reader.begin_fence,
    "<": _Reader.begin_html,
    "=": _Reader.begin_setext,
    "-": _Reader.begin_dashes,
    "*": _Reader.begin_stars,
    "_": _Reader.begin_stars,
    "+": _Reader.begin_item,
    "!": _Reader.begin_admonition,
    "[": _Reader.begin_bracket,
    ":": _Reader.begin_definition,
    "%": _Reader.begin_comment,
    "|": _Reader.begin_table,
    **dict.fromkeys("0123456789", _Reader.begin_item),
}


def _stripped(text: InlineText) -> InlineText:
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return text.part(start, end)
