"""Tables of a document: cells in a grid, some over several columns or rows."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.text.dataclass import dataclass
from briefing_site.text.html_tree import Element

_WIDTH = 9026
"""What stands between the margins of a page, in twentieths of a point."""
_MOST = 60
"""So many columns a table may have (Word takes 63)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the grid where a cell begins, or goes on from the row above."""

    of: Element | None
    """None where the cell began in a row above, or there is none."""
    columns: int = 1
    goes_on: bool = False
    """Whether it began in a row above."""
    begins: bool = False
    """Whether it goes on in the row below."""
    head: bool = False
    """Whether its row is repeated on each page."""
    xml: str = ""
    """What is in it, as paragraphs."""


def grid(of: Element) -> list[list[Cell]]:
    """The cells of a table by rows, each row with cells over the same number of columns."""
    rows: list[list[Cell]] = []
    open_: dict[int, tuple[int, int]] = {}
    for row, head in _rows(of):
        made: list[Cell] = []
        column = 0
        cells = [each for each in row.elements() if each.name in ("td", "th")]
        after: dict[int, tuple[int, int]] = {}
        while cells or any(at >= column for at in open_):
            if column in open_:
                width, left = open_.pop(column)
                made.append(Cell(None, width, goes_on=True, head=head))
                if left > 1:
                    after[column] = (width, left - 1)
                column += width
            elif cells:
                cell = cells.pop(0)
                width, high = _span(cell, "colspan"), _span(cell, "rowspan")
                made.append(Cell(cell, width, begins=high > 1, head=head))
                if high > 1:
                    after[column] = (width, high - 1)
                column += width
            else:
                made.append(Cell(None, head=head))
                column += 1
            if column > _MOST:
                break
        open_ = after
        if made:
            rows.append(made)
    wide = max((sum(cell.columns for cell in row) for row in rows), default=0)
    return [row + [Cell(None)] * (wide - sum(cell.columns for cell in row)) for row in rows]


def table(rows: Sequence[Sequence[Cell]], name: str, *, rightward: bool) -> str:
    """A table of filled cells; `name` is told to those who do not see it, and ready for XML."""
    wide = sum(cell.columns for cell in rows[0])
    each = _WIDTH // wide
    columns = f'<w:gridCol w:w="{each}"/>' * wide
    bidi = "<w:bidiVisual/>" if rightward else ""
    told = f'<w:tblCaption w:val="{name}"/>' if name else ""
    first = int(rows[0][0].head)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="DataTable"/>{bidi}<w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="06{2 * first}0" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr>'
    )
    body = "".join(_row(row, each) for row in rows)
    # Two tables without a paragraph between them would become one.
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl><w:p/>"


def _row(row: Sequence[Cell], each: int) -> str:
    head = "<w:tblHeader/>" if row[0].head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(_cell(cell, each) for cell in row)}</w:tr>"


def _cell(cell: Cell, each: int) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = "<w:vMerge/>" if cell.goes_on else '<w:vMerge w:val="restart"/>' if cell.begins else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{each * cell.columns}" w:type="dxa"/>{span}{merged}</w:tcPr>'
        f"{cell.xml or '<w:p/>'}</w:tc>"
    )


def _rows(of: Element) -> list[tuple[Element, bool]]:
    """The rows of a table, with whether each stands in its head; not those of a table in a cell."""
    found: list[tuple[Element, bool]] = []
    for each in of.elements():
        if each.name == "tr":
            found.append((each, False))
        elif each.name in ("thead", "tbody", "tfoot"):
            found += [(row, each.name == "thead") for row in each.elements() if row.name == "tr"]
    return found


def _span(of: Element, name: str) -> int:
    given = of.get(name)
    return min(max(int(given), 1), _MOST) if given.isdecimal() and len(given) < 5 else 1
