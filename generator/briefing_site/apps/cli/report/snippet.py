"""The lines of a text that a fault is about, with its place underlined.

The picture is that of rustc and ruff: a gutter with line numbers, the line, and a row of `^` below it. Of a
place of many lines the first and the last are shown. Of a long line the part around the place is shown.
"""

from __future__ import annotations

from briefing_site.apps.cli.report.columns import laid_out
from briefing_site.model.diagnostic import Span
from briefing_site.model.lines import Lines

WIDTH = 100
"""Columns of a line that are shown."""
_BEFORE = 30
"""Columns that are shown before the place where a line is cut."""
_NEAR = 4 * WIDTH
"""Characters before a place that are looked at."""
_MOST_LINES = 4
"""A place of more lines than that is shown without its middle."""
_CUT = "…"


def snippet(lines: Lines, at: Span, sign: str = "^", words: str = "") -> list[str]:
    """The lines of a place, each behind its gutter; none where the text has no such place.

    `sign` underlines, `words` stand behind the last underline.
    """
    if not 1 <= at.line <= len(lines.starts) or not lines.text.strip():
        return []
    last = at.end.line if at.end.column > 1 or at.end.line == at.line else at.end.line - 1
    last = min(last, len(lines.starts))
    numbers = list(range(at.line, last + 1))
    gutter = len(str(last))
    rows = [f"{'':{gutter}} |"]
    for number in numbers:
        if len(numbers) > _MOST_LINES and at.line + 1 < number < last:
            if number == at.line + 2:
                rows.append(f"{'.' * min(gutter, 3):>{gutter}} |")
            continue
        text = lines.line(number)
        first = at.column - 1 if number == at.line else len(text) - len(text.lstrip())
        end = at.end.column - 1 if number == at.end.line else len(text.rstrip())
        line, mark = _underlined(text, first, max(end, first), sign)
        told = f" {words}" if words and number == last else ""
        rows.append(f"{number:>{gutter}} | {line}".rstrip())
        rows.append(f"{'':{gutter}} | {mark}{told}".rstrip())
    return rows


def _underlined(text: str, first: int, end: int, sign: str) -> tuple[str, str]:
    """A line and what underlines its characters from `first` to `end`, cut to the width that is shown."""
    # Only what is near the place is laid out, or many places of one long line would take long.
    skipped = max(first - _NEAR, 0)
    whole, text = len(text), text[skipped : skipped + 3 * _NEAR]
    first, end = first - skipped, end - skipped
    shown, columns = laid_out(text)
    first, end = min(first, len(text)), min(end, len(text))
    low, high = 0, len(text)
    if columns[-1] > WIDTH:
        from_column = min(max(columns[first] - _BEFORE, 0), columns[-1] - WIDTH)
        low = next(i for i, column in enumerate(columns) if column >= from_column)
        high = max(i for i, column in enumerate(columns) if column <= columns[low] + WIDTH)
    end = min(end, high)
    before = _CUT if low or skipped else ""
    after = _CUT if skipped + high < whole else ""
    line = f"{before}{''.join(shown[low:high])}{after}"
    blank = " " * (columns[first] - columns[low] + len(before))
    return line, blank + sign * max(columns[end] - columns[first], 1)
