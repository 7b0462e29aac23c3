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
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¹²³⁰⁴-⁹]{1,3})[.)]?\s?(?=[^\W\d_])|\d{1,3}\.\s?\d{0,3}\s?(?=[^\W\d_])")
"""What a note at the foot of a page begins with."""
_ITEM = re.compile(r"(?:[•▪●◦‣–—·-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_TOLD = 6
"""So many words of a kind are told to the author; of more, their number."""


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

    def put_before_last(self, notes: _Writer) -> tuple[int, int]:
        """Write notes before the last paragraph; its old number, and how many lines came before it."""
        number = len(self.done)
        self.done[number - 1 : number - 1] = notes.done
        self.unsure += notes.unsure
        return number, len(notes.done)

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
    """The paragraphs of pages, each with its blocks in order.

    Notes at the foot of a column stand before the paragraph that goes on behind them, as far as it began on
    their page, so that they part no sentence.
    """
    everything = "\n".join(line.text for page in pages for block in page for line in block.lines)
    writer = _Writer(frozenset(_TOKEN.findall(everything)))
    starts: list[tuple[int, int]] = []
    last: tuple[Line, Block] | None = None
    parted = [_with_notes(page) for page in pages]
    every = [part.block for page in parted for part in page]
    number = 0
    for page in parted:
        first = True
        for part in page:
            number += 1
            body, block = part.block.lines, part.block
            following = every[number].lines[0] if number < len(every) else None
            over = bool(part.notes) and following is not None and _goes_over(body[-1], block, following)
            pitch = _pitch(block)
            before: Line | None = None
            for line in body if over else (*body, *part.notes):
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
            if over and writer.done:
                moved, by = writer.put_before_last(_notes_of(part.notes, block, writer.words))
                # A page that begins in the midst of the paragraph begins there still.
                starts = [(at + by, sign) if at == moved and sign else (at, sign) for at, sign in starts]
        if first:  # a page without words begins where the next one does
            starts.append((len(writer.done) + 1, 0))
    return Paragraphs(tuple(writer.done), tuple(starts), tuple(writer.unsure))


@dataclass(frozen=True, slots=True)
class _Part:
    """A block without the notes at its foot, and those; or a block of nothing else."""

    block: Block
    notes: tuple[Line, ...] = ()


def _with_notes(page: Sequence[Block]) -> list[_Part]:
    """The blocks of a page that has lines, each with its notes: those below it, and those across the page."""
    heights = [_size(line) for block in page for line in block.lines]
    usual = median(heights) if heights else 0.0
    found: list[_Part] = []
    for block in page:
        body, notes = _without_notes(block, usual)
        if body:
            found.append(_Part(Block(body, block.left, block.right), notes))
        elif found:
            found[-1] = _Part(found[-1].block, (*found[-1].notes, *notes))
        elif block.lines:
            found.append(_Part(block))
    return found


def _without_notes(block: Block, usual: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a block, and the notes at its foot: smaller than the `usual` line, and begun by a mark."""
    at = len(block.lines)
    while at and _size(block.lines[at - 1]) < 0.93 * usual:
        at -= 1
    marked = at < len(block.lines) and _MARK.match(block.lines[at].text)
    return (block.lines[:at], block.lines[at:]) if marked else (block.lines, ())


def _notes_of(lines: Sequence[Line], block: Block, words: frozenset[str]) -> _Writer:
    """The paragraphs of notes."""
    notes = _Writer(words)
    pitch = _pitch(block)
    before: Line | None = None
    for line in lines:
        if text := clean(line.text):
            new = before is None or bool(_MARK.match(text)) or _is_new(before, line, block, pitch)
            notes.begin(text) if new else notes.go_on(text)
            before = line
    return notes


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


def tally(texts: Iterable[str]) -> str:
    """The first of some words, and how many more there are."""
    every = list(dict.fromkeys(texts))
    more = f" and {len(every) - _TOLD} more" if len(every) > _TOLD else ""
    return ", ".join(every[:_TOLD]) + more
