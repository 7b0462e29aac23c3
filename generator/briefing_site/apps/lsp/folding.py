"""Folding: front matter, sections, passages of a card, and blocks of several lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment, front_matter, kind_of
from briefing_site.apps.lsp.text_parts import Heading, body_parts, body_start
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that an editor can fold into the first of them, counted from 0."""

    first: int
    last: int
    comment: bool = False


def folds(known: SiteMoment, path: str) -> tuple[Fold, ...]:
    """The folds of a file, by place; the larger one first where two begin in one line."""
    kind, text = kind_of(path), known.text(path)
    if not kind:
        return ()
    lines = text.split("\n")
    found: set[Fold] = set()
    start, end = front_matter(kind, text)
    first, behind = text.count("\n", 0, start), text.count("\n", 0, end)
    if kind in ("config", "theme"):
        found.update(_of_yaml(lines, 0, len(lines)))
    else:
        if start:
            last = min(behind, len(lines) - 1)
            found.update({Fold(0, last), *_of_yaml(lines, first, last)})
        parts = body_parts(text, body_start(kind, text))
        found.update(_of_sections(lines, parts.headings))
        found.update(Fold(piece.first, piece.last, piece.comment) for piece in parts.pieces)
    return tuple(sorted((f for f in found if f.last > f.first), key=lambda f: (f.first, -f.last)))


def _of_sections(lines: list[str], headings: tuple[Heading, ...]) -> Iterator[Fold]:
    """A section goes up to the next heading that is not below its own."""
    open_ones: list[Heading] = []
    for heading in headings:
        while open_ones and open_ones[-1].level >= heading.level:
            yield Fold(open_ones.pop().line, _filled(lines, heading.line - 1))
        open_ones.append(heading)
    for heading in open_ones:
        yield Fold(heading.line, _filled(lines, len(lines) - 1))


def _filled(lines: list[str], last: int) -> int:
    """The last line up to `last` that is not blank."""
    while last > 0 and not lines[last].strip():
        last -= 1
    return last


def _of_yaml(lines: list[str], start: int, end: int) -> Iterator[Fold]:
    """The lines of YAML that stand deeper than the one before them; the items of a list below its key."""
    open_ones: list[tuple[int, int, bool]] = []
    last = start
    for number in range(start, end):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        margin, is_item = len(line) - len(line.lstrip(" ")), line.lstrip(" ").startswith("- ")
        while open_ones and not _holds(open_ones[-1], margin, is_item):
            yield Fold(open_ones.pop()[0], last)
        open_ones.append((number, margin, is_item))
        last = number
    yield from (Fold(number, last) for number, _, _ in open_ones)


def _holds(opened: tuple[int, int, bool], margin: int, is_item: bool) -> bool:
    _, own, opened_is_item = opened
    return margin > own or (margin == own and is_item and not opened_is_item)
