"""Tables: GitHub Flavored Markdown, "Tables (extension)"."""

from __future__ import annotations

import re

from briefing_site.parse.markdown.block import MAX_MADE_CELLS, Kind
from briefing_site.parse.markdown.inline_text import Run, of_runs
from briefing_site.parse.markdown.open_blocks import OpenBlocks
from briefing_site.parse.markdown.table_rows import alignments, cells_of

_OPEN_CITATION = re.compile(
    r"(?<!\\)\[(?:[^\[\]`@]{0,80}[ -])?@[a-z0-9-]+(?:#[a-z0-9-]+)?(?![\w#-])[^\[\]`]*$"
)
"""The bracket of a citation in a cell that ends before the bracket does."""


def begin_table(reader: OpenBlocks, depth: int) -> bool | None:
    """A delimiter row makes the line before it the head of a table."""
    leaf = reader.leaf
    if leaf is None or not reader.in_paragraph(depth):
        return None
    columns = alignments(reader.text[reader.next : reader.end])
    if columns is None:
        return None
    head = cells_of(of_runs(reader.text, leaf.runs[-1:]))
    if len(head) != len(columns):
        return None
    row = leaf.runs.pop()
    if leaf.runs:
        reader.close_leaf()
        table = reader.add(Kind.TABLE, row.start)
        table.first = reader.number - 1
    else:
        table = leaf
        table.kind = Kind.TABLE
    table.number = len(columns)
    table.detail = "\n".join(columns)
    table.words = list(head)
    reader.reach(table)
    reader.leaf = table
    return True


def table_row(reader: OpenBlocks, depth: int) -> bool:
    """Take the line as a row of the open table; returns False where no table is open."""
    leaf = reader.leaf
    if leaf is None or leaf.kind is not Kind.TABLE or depth != len(reader.open):
        return False
    cells = cells_of(of_runs(reader.text, [Run(0, reader.next, reader.end)]))
    if not cells:
        return False
    document = reader.document
    document.made_cells += max(leaf.number - len(cells), 0)
    if len(cells) < leaf.number and document.made_cells > MAX_MADE_CELLS:  # as in the GFM of cmark
        document.short_rows.append((reader.next, reader.end))
        return False
    cited = any(_OPEN_CITATION.search(cell) for cell in cells)  # told of its bracket, where the bar is in it
    for lost in cells[leaf.number :]:
        if lost and not cited:
            reader.document.lost_cells.append(lost.whole_span(0, len(lost)))
    del cells[leaf.number :]
    reader.skip()
    cells += [of_runs(reader.text, [Run(0, reader.end, reader.end)])] * (leaf.number - len(cells))
    leaf.words += cells
    reader.reach(leaf)
    return True
