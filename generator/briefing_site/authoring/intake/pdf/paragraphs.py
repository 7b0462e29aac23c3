"""Lines joined to paragraphs, across columns and pages, and words that were broken made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from statistics import median

from briefing_site.authoring.intake.lines import clean, ends
from briefing_site.authoring.intake.pdf.columns import Block
from briefing_site.authoring.intake.pdf.glyphs import Line
from briefing_site.text.dataclass import dataclass
from briefing_site.text.unwrap import unwrapped

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐]$")
_TOKEN = re.compile(r"\w+(?:-\w+)*")
_TAIL = re.compile(r"\w{0,60}$")
_HEAD = re.compile(r"\w{0,60}")
_ITEM = re.compile(r"(?:[•▪●◦‣–—·-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The text of pages."""

    lines: tuple[str, ...]
    """One to a paragraph."""
    starts: tuple[tuple[int, int], ...]
    """Where each page begins: the paragraph, counted from 1, and the character in it."""
    unsure: tuple[str, ...]
    """The words that were put together without knowing whether their hyphen belongs to them."""


@dataclass(slots=True)
class _Writer:
    """The text as it grows."""

    words: frozenset[str]
    """Every word of the document, those with hyphens too."""
    done: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def begin(self, text: str) -> tuple[int, int]:
        """Write a new paragraph; its place."""
        self.done.append(text)
        return len(self.done), 0

    def go_on(self, text: str) -> tuple[int, int]:
        """Write on in the last paragraph; where the text begins there."""
        last = self.done[-1]
        if (cut := _HYPHEN.search(last)) and text[:1].islower():
            head, tail = _TAIL.findall(last[: cut.start()])[0], (_HEAD.match(text) or [""])[0]
            if f"{head}-{tail}" in self.words:
                self.done[-1] = f"{last[: cut.start()]}-{text}"
            else:
                if head + tail not in self.words:
                    self.unsure.append(head + tail)
                self.done[-1] = last[: cut.start()] + text
        else:
            joint = unwrapped(f"{last[-1:]}\n{text[:1]}")
            self.done[-1] = f"{last}{' ' if ' ' in joint else ''}{text}"
        return len(self.done), len(self.done[-1]) - len(text)


def paragraphs_of(pages: Sequence[Sequence[Block]]) -> Paragraphs:
    """The paragraphs of pages, each with its blocks in order."""
    everything = "\n".join(line.text for page in pages for block in page for line in block.lines)
    writer = _Writer(frozenset(_TOKEN.findall(everything)))
    starts: list[tuple[int, int]] = []
    last: tuple[Line, Block] | None = None
    for page in pages:
        first = True
        for block in page:
            pitch = _pitch(block)
            before: Line | None = None
            for line in block.lines:
                text = clean(line.text)
                if not text:
                    continue
                if before is None:
                    new = last is None or not _goes_over(*last, line)
                else:
                    new = _is_new(before, line, block, pitch)
                place = writer.begin(text) if new else writer.go_on(text)
                if first:
                    starts.append(place)
                    first = False
                before, last = line, (line, block)
        if first:  # a page without words begins where the next one does
            starts.append((len(writer.done) + 1, 0))
    return Paragraphs(tuple(writer.done), tuple(starts), tuple(writer.unsure))


def _pitch(block: Block) -> float:
    """How far apart most lines of a block are."""
    steps = [a.bottom - b.bottom for a, b in zip(block.lines, block.lines[1:], strict=False)]
    return median(steps) if steps else 0.0


def _is_new(before: Line, line: Line, block: Block, pitch: float) -> bool:
    """Whether a line begins a paragraph, below another of its block."""
    em = max(line.height, before.height, 1.0)
    if before.row or line.row or _ITEM.match(line.text):
        return True
    if pitch and before.bottom - line.bottom > 1.35 * pitch:
        return True
    if not 0.8 < _size(before) / _size(line) < 1.25:
        return True
    width = block.right - block.left
    short = before.right < block.right - 0.12 * width
    indented = line.left > before.left + 0.7 * em and line.left > block.left + 0.7 * em
    if ends(before.text) and (short or indented):
        return True
    return (
        before.right < block.left + 0.5 * width
        and not _HYPHEN.search(before.text)
        and not line.text[:1].islower()
    )


def _size(line: Line) -> float:
    return max(line.height, 1.0)


def _goes_over(before: Line, block: Block, line: Line) -> bool:
    """Whether the first line of a block goes on with the last line of the block before."""
    if before.row or line.row or ends(before.text) or _ITEM.match(line.text):
        return False
    width = max(block.right - block.left, 1.0)
    full = before.right > block.left + 0.7 * width and len(block.lines) > 1
    same = 0.7 < _size(before) / _size(line) < 1.4
    return bool(
        same
        and (full or _HYPHEN.search(before.text))
        and (line.text[:1].islower() or not line.text[:1].isupper() or full)
    )


def tally(texts: Iterable[str], most: int = 6) -> str:
    """The first of some words, and how many more there are."""
    every = list(dict.fromkeys(texts))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
