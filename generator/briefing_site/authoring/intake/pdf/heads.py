"""Heads and feet that pages repeat, and the numbers that are printed in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing_site.authoring.intake.pdf.glyphs import Line
from briefing_site.text.dataclass import dataclass

_FIGURE = re.compile(r"(?<![\w.,:])\d{1,4}(?![\w:]|[.,]\d)")
_LETTERS = re.compile(r"[^\W\d_]{3}|[぀-鿿가-힯]")
_LEAST = 3
"""As many pages have a head or foot, where a document has more than two pages."""
_DEEP = 3
"""Lines at the top and at the bottom of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What is no part of the text."""

    dropped: tuple[frozenset[Line], ...]
    """The lines of each page that are left out."""
    told: tuple[tuple[str, int], ...]
    """Each repeated line as it first stands, and on how many pages."""
    labels: tuple[str, ...]
    """The number of each page as printed; as the file gives it where it prints none."""


def heads_of(pages: Sequence[Sequence[Line]], given: Sequence[str]) -> Heads:
    """The heads and feet of pages; `given` are the numbers of the pages as the file gives them.

    A line is one where it stands on many pages at one height. Only the page's own number may differ: what
    else counts on, as `Definition 17`, is text.
    """
    edges = [_edges(lines, _DEEP if len(pages) > 2 else 1) for lines in pages]
    step = _step(edges)
    labels = tuple(_label(page, step, own) for page, own in enumerate(given))
    keys = [[_key(line, labels[page]) for line in lines] for page, lines in enumerate(edges)]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, found in enumerate(keys):
        for text, high in found:
            for near in (high - 1, high, high + 1):
                seen[text, near].add(page)
    least = min(_LEAST, max(len(pages), 2))
    told: dict[str, set[int]] = defaultdict(set)
    words: dict[str, str] = {}
    dropped = []
    for page, lines in enumerate(edges):
        here = [
            (line, key[0])
            for line, key in zip(lines, keys[page], strict=True)
            if len(seen[key]) >= least and _is_head(key[0])
        ]
        dropped.append(frozenset(line for line, _ in here))
        for line, text in here:
            if text != "#":
                told[text].add(page)
                words.setdefault(text, line.text)
    return Heads(tuple(dropped), tuple((words[text], len(on)) for text, on in told.items()), labels)


def _is_head(text: str) -> bool:
    """Whether a repeated line may be a head: one of figures alone may as well be data."""
    return text == "#" or bool(_LETTERS.search(text))


def _edges(lines: Sequence[Line], deepest: int) -> list[Line]:
    """The lines at the top and at the bottom of a page; none of a page that has little else."""
    if len(lines) <= 2:
        return []
    ordered = sorted(lines, key=lambda line: -line.bottom)
    deep = min(deepest, (len(ordered) - 1) // 2)
    return [*ordered[:deep], *ordered[-deep:]]


def _key(line: Line, label: str) -> tuple[str, int]:
    """A line without the number of its page, and about how high it stands."""
    text = " ".join(line.text.casefold().split())
    if text.strip("-–—|·• ") == label.casefold():
        text = "#"
    else:
        text = _FIGURE.sub(lambda match: "#" if match[0] == label else match[0], text)
    return text, round(line.bottom / 12)


def _step(edges: Sequence[Sequence[Line]]) -> int | None:
    """What to add to a page, counted from 0, for its printed number; None where most pages print none."""
    steps: Counter[int] = Counter()
    for page, lines in enumerate(edges):
        steps.update({int(figure) - page for line in lines for figure in _FIGURE.findall(line.text)})
    if not steps:
        return None
    step, pages = steps.most_common(1)[0]
    return step if pages >= max(2, len(edges) * 0.4) else None


def _label(page: int, step: int | None, given: str) -> str:
    """The number of a page: as printed, else as the file gives it, else counted."""
    if step is not None and page + step > 0:
        return str(page + step)
    return given or str(page + 1)
