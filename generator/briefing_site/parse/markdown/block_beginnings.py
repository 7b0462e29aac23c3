"""How blocks begin, by the character that a line has next.

Each of the functions begins a block of its kind, if one begins at the next character. It returns True where
nothing is left to be read of the line, False behind the sign of a container, None if no such block begins.
`depth` is the number of open containers that go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_site.parse.markdown.block import Kind
from briefing_site.parse.markdown.inline_text import InlineText, Run, of_runs
from briefing_site.parse.markdown.line_cursor import TAB
from briefing_site.parse.markdown.open_blocks import BLANK, COMMENT_END, OpenBlocks
from briefing_site.parse.markdown.table_blocks import begin_table
from briefing_site.text.lazy_pattern import LazyPattern

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ONLY_SIGNS = re.compile(r"#*[ \t]*")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_BULLET = re.compile(r"[*+-](?=[ \t]|$)")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_ADMONITION = LazyPattern(r"!!! ?([\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+\"(.*)\")?[ \t]*$")
_DEFINITION = re.compile(r":[ ]{1,3}(?=\S)|:\t")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]+)\]:[ \t]*")
_ABBREVIATION = LazyPattern(r"\*\[([^\[\]\\]+)\][ ]?:[ \t]*(.*)$")
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|"
    "head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_HTML = LazyPattern(
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
    "comment": COMMENT_END,
    "instruction": re.compile(r"\?>"),
    "declaration": re.compile(r">"),
    "cdata": re.compile(r"\]\]>"),
}


def begin_code(reader: OpenBlocks) -> None:
    """Begin a block of code at a line that is indented far enough."""
    reader.advance(TAB)
    reader.leaf = reader.add(Kind.CODE, reader.at)
    reader.leaf.runs.append(reader.run())


def _begin_quote(reader: OpenBlocks, depth: int) -> bool | None:
    reader.close(depth)
    reader.open.append(reader.add(Kind.QUOTE, reader.next))
    reader.take_quote_mark()
    return False


def _begin_heading(reader: OpenBlocks, depth: int) -> bool | None:
    marks = _HEADING.match(reader.text, reader.next, reader.end)
    if not marks:
        return None
    reader.close(depth)
    block = reader.add(Kind.HEADING, reader.next)
    block.number = len(marks[1])
    start, end = marks.end(), reader.end
    if _ONLY_SIGNS.fullmatch(reader.text, start, end):
        end = start
    else:
        end = _without_marks(reader.text, start, end)
    block.runs = [Run(0, start, end)]
    block.words = [of_runs(reader.text, block.runs)]
    return True


def _without_marks(text: str, start: int, end: int) -> int:
    """The end of the words of a heading, without the signs that may close it and the blanks around them."""
    words = text[start:end].rstrip(" \t")
    before = words.rstrip("#")
    if before[-1:] in (" ", "\t"):
        words = before.rstrip(" \t")
    return start + len(words)


def _begin_fence(reader: OpenBlocks, depth: int) -> bool | None:
    fence = _FENCE.match(reader.text, reader.next, reader.end)
    if not fence:
        return None
    reader.close(depth)
    reader.leaf = block = reader.add(Kind.CODE, reader.next)
    block.number, block.width = len(fence[1]), reader.indent
    block.detail = fence[2].strip()
    return True


def _begin_html(reader: OpenBlocks, depth: int) -> bool | None:
    opening = _HTML.match(reader.text, reader.next, reader.end)
    if not opening or (opening.lastgroup == "any" and reader.in_paragraph(depth)):
        return None
    reader.close(depth)
    reader.leaf = reader.add(Kind.HTML, reader.at)
    reader.html_end = _HTML_ENDS.get(opening.lastgroup or "")
    reader.html_line(reader.leaf)
    return True


def _begin_setext(reader: OpenBlocks, depth: int) -> bool | None:
    """An underline makes the paragraph a heading."""
    leaf = reader.leaf
    if (
        leaf is None
        or not reader.in_paragraph(depth)
        or not _SETEXT.match(reader.text, reader.next, reader.end)
    ):
        return None
    reader.take_definitions(leaf)
    if leaf.kind is not Kind.PARAGRAPH:  # it was definitions alone
        reader.leaf = None
        return None
    leaf.kind = Kind.HEADING
    leaf.number = 1 if reader.text[reader.next] == "=" else 2
    leaf.words = [_stripped(of_runs(reader.text, leaf.runs))]
    reader.reach(leaf)
    reader.leaf = None
    return True


def _begin_dashes(reader: OpenBlocks, depth: int) -> bool | None:
    done = begin_table(reader, depth)
    return done if done is not None else _begin_setext(reader, depth) or _begin_stars(reader, depth)


def _begin_stars(reader: OpenBlocks, depth: int) -> bool | None:
    if _RULE.match(reader.text, reader.next, reader.end):
        reader.close(depth)
        reader.add(Kind.RULE, reader.next)
        return True
    if reader.text[reader.next] == "*" and (
        found := _ABBREVIATION.match(reader.text, reader.next, reader.end)
    ):
        reader.close(depth)
        reader.add(Kind.NOTHING, reader.next)
        words = of_runs(reader.text, [Run(0, *found.span(2))])
        reader.document.abbreviations.setdefault(found[1].strip(), words)
        return True
    return _begin_item(reader, depth)


def _begin_item(reader: OpenBlocks, depth: int) -> bool | None:
    text, at, end = reader.text, reader.next, reader.end
    marker = _BULLET.match(text, at, end) or _ORDERED.match(text, at, end)
    if not marker:
        return None
    blank = bool(BLANK.match(text, marker.end(), end))
    ordered = marker.lastindex is not None
    if reader.in_paragraph(depth) and (blank or (ordered and int(marker[1]) != 1)):
        return None
    indent = reader.indent
    detail = marker[2] if ordered else marker.group()
    top = reader.open[depth - 1]
    same = top.kind is Kind.LIST and top.detail == detail
    reader.close(depth)
    if not same:
        block = reader.add(Kind.LIST, at)
        block.detail = detail
        block.number = int(marker[1]) if ordered else -1
        reader.open.append(block)
    reader.open.append(reader.add(Kind.ITEM, at))
    reader.jump(marker.end())
    reader.look()
    wide = reader.indent
    if blank or not 1 <= wide <= TAB:
        wide = 1
    if not blank:
        reader.advance(wide)
    else:
        reader.skip()
    reader.open[-1].width = indent + len(marker.group()) + wide
    return False


def _begin_admonition(reader: OpenBlocks, depth: int) -> bool | None:
    found = _ADMONITION.match(reader.text, reader.next, reader.end)
    if not found:
        return None
    reader.close(depth)
    block = reader.add(Kind.ADMONITION, reader.next)
    block.width = TAB
    block.detail = found[1].lower()
    if found[2] is not None:
        block.words = [of_runs(reader.text, [Run(0, *found.span(2))])]
    reader.open.append(block)
    return True


def _begin_bracket(reader: OpenBlocks, depth: int) -> bool | None:
    """A footnote's text, `[^name]: ...`."""
    found = _FOOTNOTE.match(reader.text, reader.next, reader.end)
    if not found or any(block.kind is Kind.FOOTNOTE for block in reader.open[:depth]):
        return None
    reader.close(depth)
    block = reader.add(Kind.FOOTNOTE, reader.next)
    block.detail, block.width = found[1], TAB
    reader.document.footnotes.append(block)
    reader.open.append(block)
    reader.jump(found.end())
    return False


def _begin_definition(reader: OpenBlocks, depth: int) -> bool | None:
    if (done := begin_table(reader, depth)) is not None:
        return done
    found = _DEFINITION.match(reader.text, reader.next, reader.end)
    if not found:
        return None
    parent = reader.open[depth - 1]
    if parent.kind is Kind.DEFINITION_LIST:
        reader.close(depth)
    elif depth < len(reader.open):
        return None
    else:
        reader.close_leaf()
        siblings = parent.children
        term = siblings[-1] if siblings and siblings[-1].kind is Kind.PARAGRAPH else None
        if term is None:
            return None
        siblings.pop()
        before = siblings[-1] if siblings else None
        if before and before.kind is Kind.DEFINITION_LIST:
            reader.open.append(before)
        else:
            reader.open.append(reader.add(Kind.DEFINITION_LIST, term.start))
        for run in term.runs:
            block = reader.add(Kind.TERM, run.start)
            block.words = [of_runs(reader.text, [run])]
            block.first = block.last = term.last
    indent = reader.indent
    reader.open.append(reader.add(Kind.DEFINITION, reader.next))
    reader.jump(reader.next + 1)
    reader.look()
    reader.open[-1].width = min(indent + 1 + reader.indent, TAB)
    reader.skip()
    return False


def _begin_comment(reader: OpenBlocks, depth: int) -> bool | None:
    """A comment of several lines; one that ends in its line is inline markup."""
    if not reader.text.startswith("%%", reader.next) or reader.in_paragraph(depth):
        return None
    if reader.text.find("%%", reader.next + 2, reader.end) >= 0:
        return None
    reader.close(depth)
    reader.leaf = reader.add(Kind.NOTHING, reader.next)
    reader.comment = True
    reader.document.open_comments.append(reader.next)
    return True


BEGINNINGS: dict[str, Callable[[OpenBlocks, int], bool | None]] = {
    ">": _begin_quote,
    "#": _begin_heading,
    "`": _begin_fence,
    "~": _begin_fence,
    "<": _begin_html,
    "=": _begin_setext,
    "-": _begin_dashes,
    "*": _begin_stars,
    "_": _begin_stars,
    "+": _begin_item,
    "!": _begin_admonition,
    "[": _begin_bracket,
    ":": _begin_definition,
    "%": _begin_comment,
    "|": begin_table,
    **dict.fromkeys("0123456789", _begin_item),
}


def _stripped(text: InlineText) -> InlineText:
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return text.part(start, end)
