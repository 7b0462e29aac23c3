"""The marks that a merge leaves in a file where two versions of it could not be brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_MARK = LazyPattern(r"^((?:<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?)$", re.MULTILINE)
MARK_IN_RECORD = LazyPattern(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
"""A mark in a file that the generator has written, in which no line begins so otherwise."""
_SHIFTED = LazyPattern(
    r"^(?=[ \t>*+\d-])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]) )*((?:<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?)$", re.MULTILINE
)
"""A mark that was indented with the text around it, or made a part of a quotation or a list."""
_SHIFTED_FENCE = LazyPattern(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]) +)*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_ITEM = LazyPattern(r"\s*(?:[-*+>]|\d{1,9}[.)])\s")
"""The beginning of a list or a quotation, which is no code however far it is indented."""
_NO_PARAGRAPH = LazyPattern(
    r"[ \t]*(?:$|[#>|]|[-*+][ \t]|\d+[.)][ \t]|`{3}|~{3}|[<=>|]{7}(?: |$)|---[ \t]*$)"
)
"""The beginning of a line that no paragraph of its own can end with."""
_FENCE = LazyPattern(r"^ {0,3}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Mark:
    sign: str
    """Its first character."""
    label: str
    """The name of the version beside it: a branch, as a rule."""
    start: int
    end: int
    """Offset of the next line."""


def may_conflict(text: str) -> bool:
    """Whether a text has what a mark of a conflict begins with: a quick look before `conflicts`."""
    return any(sign in text for sign in ("<<<<<<<", ">>>>>>>", "=======", "|||||||"))


def conflicts(lines: Lines, *, single: bool = True) -> list[Diagnostic]:
    """The faults of merge conflicts that are left in a text.

    A conflict that has its opening, its middle and its end is one wherever it stands; who shows one as an
    example indents its marks in code. In Markdown and YAML outside of code, marks may be shifted with the
    text around them. A single mark is a conflict too, but not in a code fence of Markdown, which may speak of
    it. The middle alone, seven equals signs, is none where it underlines a heading. Unless `single`, no
    single mark is one.
    """
    text = lines.text
    markdown = lines.path.endswith(".md")
    marks = list(_marks(text))
    fences = list(_fences(text)) if markdown else []
    found = [_whole(lines, group, example=False) for group in _shifted(lines)]
    for group in _groups(marks):
        mark = group[0]
        fenced = any(start <= mark.start < end for start, end in fences)
        if len(group) > 1:
            found.append(_whole(lines, group, example=fenced))
        elif not single or (mark.sign == "|" and _in_table(lines, mark)):
            continue
        elif not fenced and (mark.sign != "=" or (markdown and _underlines_nothing(lines, mark))):
            at, whole = lines.rest_of_line(mark.start), lines.span(mark.start, mark.end)
            found.append(faults.files.conflict_mark(at, whole, middle=mark.sign == "="))
    return found


def _shifted(lines: Lines) -> Iterator[list[_Mark]]:
    """The whole conflicts whose marks do not begin their lines, outside of code."""
    if not lines.path.endswith((".md", ".yaml")):
        return
    marks = list(_marks(lines.text, _SHIFTED))
    fences = list(_fences(lines.text, _SHIFTED_FENCE)) if marks else []
    for group in _groups(marks):
        at = group[0].start
        in_code = any(start <= at < end for start, end in fences) or _is_indented_code(lines, at)
        if len(group) > 1 and not in_code:
            yield group


def _is_indented_code(lines: Lines, at: int) -> bool:
    """Whether a line is indented as code, and so are those before it up to an empty one."""
    number = lines.place(at).line
    while number and lines.line(number).startswith(("    ", "\t")) and lines.line(number).strip():
        number -= 1
    return number > 0 and not lines.line(number).strip() and not _ITEM.match(lines.line(number + 1))


def _in_table(lines: Lines, mark: _Mark) -> bool:
    """Whether seven bars alone stand beside a row of a table, as a row of empty cells."""
    number = lines.place(mark.start).line
    return not mark.label and any(lines.line(n).startswith("|") for n in (number - 1, number + 1))


def _underlines_nothing(lines: Lines, mark: _Mark) -> bool:
    """Whether a middle mark stands where it makes no heading of the line above: it would be printed."""
    number = lines.place(mark.start).line
    return not mark.label and (number == 1 or bool(_NO_PARAGRAPH.match(lines.line(number - 1))))


def _marks(text: str, pattern: LazyPattern = _MARK) -> Iterator[_Mark]:
    for match in pattern.finditer(text):
        end = min(match.end() + 1, len(text))
        signs, _, label = match[1].partition(" ")
        yield _Mark(signs[0], label.strip(), match.start(), end)


def _groups(marks: list[_Mark]) -> Iterator[list[_Mark]]:
    """The marks of each whole conflict, and each single mark."""
    at = 0
    while at < len(marks):
        for signs in ("<=>", "<|=>"):
            some = marks[at : at + len(signs)]
            if "".join(mark.sign for mark in some) == signs:
                yield some
                at += len(signs)
                break
        else:
            # `>>>>>>>` with nothing behind it is an empty quotation, however strange.
            if marks[at].sign != ">" or marks[at].label:
                yield [marks[at]]
            at += 1


def _whole(lines: Lines, marks: list[_Mark], *, example: bool) -> Diagnostic:
    opening, middle, closing = marks[0], marks[-2], marks[-1]
    ours = lines.text[opening.end : marks[1].start]
    theirs = lines.text[middle.end : closing.start]
    whole = lines.span(opening.start, closing.end)
    versions = ((opening.label or "the first", ours), (closing.label or "the second", theirs))
    related = [lines.rest_of_line(mark.start) for mark in marks[1:]]
    return faults.files.merge_conflict(
        lines.rest_of_line(opening.start), whole, versions, related, example=example
    )


def _fences(text: str, pattern: LazyPattern = _FENCE) -> Iterator[tuple[int, int]]:
    """Start and end of each code fence; one that is not closed goes to the end."""
    fence, start = "", 0
    for match in pattern.finditer(text):
        if not fence:
            fence, start = match[1], match.start()
        elif match[1].startswith(fence) and not match[2].strip():
            yield start, match.end()
            fence = ""
    if fence:
        yield start, len(text)
