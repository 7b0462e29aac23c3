"""Straight quotation marks turned into those of a language: "so" becomes “so”, „so“ or 「so」."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quotation_style import QuotationStyle

_STRAIGHT = re.compile("[\"']")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "”": "”", "»": "«"}
"""Marks that open a quotation, each with those that may close it."""
_MARK = LazyPattern(f"[{''.join(sorted({*_PAIRS, *''.join(_PAIRS.values())}))}]")
_ELIDED = LazyPattern(r"(?:\d\ds?|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_SPACES = "".join((" ", "\t", "\n", "\u00a0", "\u2009", "\u202f", "\u3000"))


def turned(text: str, style: QuotationStyle, *, verbatim: bool) -> Iterator[tuple[int, str]]:
    """The straight marks of a paragraph or a title that are turned, each as its place and its new mark.

    Where `verbatim`, what stands between quotation marks is somebody's very words, and is left as it is.
    Marks that make no pairs, as those of inches and minutes, are left too.
    """
    doubles = _doubles(text)
    for at, mark in zip(doubles, style.outer * len(doubles), strict=False):
        yield at, mark
    singles = [found.start() for found in re.finditer("'", text)]
    quoted = _inside(singles, _within(text, doubles)) if verbatim and singles else frozenset[int]()
    closing = _Closing(text, singles)
    end = -1
    for at in singles:
        if at in quoted:
            continue
        before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
        if at == end:
            yield at, style.inner[1]
            end = -1
        elif _joins(before):
            if not before.isdigit() or after.isalpha():  # a foot or a minute is no apostrophe
                yield at, style.apostrophe
        elif end < 0 and after.isalnum() and not _ELIDED.match(text, at + 1) and closing.of(at) >= 0:
            yield at, style.inner[0]
            end = closing.of(at)
        elif after.isalnum():
            yield at, style.apostrophe


class _Closing:
    """The single marks of a text that may close a quotation: behind a word, and not within one."""

    def __init__(self, text: str, singles: Sequence[int]) -> None:
        self._all = [at for at in singles if text[at - 1 : at].strip() and not _joins(text[at + 1 : at + 2])]
        self._sure = [at for at in self._all if text[at - 1] not in "sS"]

    def of(self, start: int) -> int:
        """The place of the mark that closes the single one at `start`; -1 where none does.

        The s' of a plural closes nothing where a later mark does. Nothing is quoted between two marks that
        stand side by side.
        """
        if (sure := bisect_right(self._sure, start + 1)) < len(self._sure):
            return self._sure[sure]
        return self._all[-1] if self._all and self._all[-1] > start + 1 else -1


def _inside(places: Sequence[int], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Those of some places, in order, that stand inside one of the spans."""
    found = []
    ahead, end = iter(sorted(spans)), -1
    span = next(ahead, None)
    for place in places:
        while span and span[0] < place:
            end = max(end, span[1])
            span = next(ahead, None)
        if place < end:
            found.append(place)
    return frozenset(found)


def _doubles(text: str) -> list[int]:
    """The places of the double marks where these make pairs; none where they do not."""
    places = [found.start() for found in re.finditer('"', text)]
    if len(places) % 2:
        return []
    for first, last in zip(places[::2], places[1::2], strict=True):
        before, after = text[first - 1 : first], text[last + 1 : last + 2]
        inside = text[first + 1 : last]
        if not inside or inside[0] in _SPACES or inside[-1] in _SPACES:
            return []
        if _joins(before) or _joins(after):
            return []
    return places


def _joins(sign: str) -> bool:
    """Whether a mark beside this sign stands within a word; not so where a script writes no spaces."""
    return sign.isalnum() and sign < "\u0e00"


def _within(text: str, doubles: list[int]) -> list[tuple[int, int]]:
    """From where to where somebody's words go: between straight marks that make pairs, and between others."""
    found = list(zip(doubles[::2], doubles[1::2], strict=True))
    closing, start = "", 0
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if closing and sign in closing:
            found.append((start, at))
            closing = ""
        elif not closing and sign in _PAIRS:
            closing, start = _PAIRS[sign], at
    return found


def set_title(text: str, style: QuotationStyle) -> str:
    """A title, or another plain text that quotes nobody, with its straight marks turned."""
    return _replaced(text, turned(text, style, verbatim=False)) if _STRAIGHT.search(text) else text


def set_plain(text: str, style: QuotationStyle) -> str:
    """A plain text that may quote somebody, with its straight marks turned."""
    return _replaced(text, turned(text, style, verbatim=True)) if _STRAIGHT.search(text) else text


def _replaced(text: str, marks: Iterator[tuple[int, str]]) -> str:
    signs = list(text)
    for at, mark in marks:
        signs[at] = mark
    return "".join(signs)


_AT_START = re.compile("[^<>\"']*[\"']")
_BEHIND_TAG = re.compile(">[^<>\"']*[\"']")
_PART = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<[^<>]*>|&(?:quot|#39);|[^<&]+|[^<]")
_MARKS = {"&quot;": '"', "&#39;": "'"}
_AS_WRITTEN = "code pre kbd samp var tt q blockquote svg math script style"
"""Elements that hold code, or somebody's very words."""
_INLINE = "a abbr b bdi bdo cite del dfn em i ins mark s small span strong sub sup u"
"""Elements that stand within a paragraph."""
_BLOCK_TAG = LazyPattern(
    rf"</?(?!(?:{'|'.join(f'{_AS_WRITTEN} {_INLINE}'.split())})(?![a-z0-9]))[a-z][^<>]*>", re.IGNORECASE
)
_WRITTEN_TAG = LazyPattern(rf"</?(?:{'|'.join(_AS_WRITTEN.split())})(?![a-z0-9])", re.IGNORECASE)
_HOLE = "\ufffc"


def _blocks(html: str) -> Iterator[tuple[int, int]]:
    """From where to where each paragraph stands: between tags that belong into none."""
    start = 0
    for tag in _BLOCK_TAG.finditer(html):
        yield start, tag.start()
        start = tag.end()
    yield start, len(html)


def _has_marks(html: str) -> bool:
    """Whether a straight mark stands in the text of HTML, and not in a tag alone."""
    if "&quot;" in html or "&#39;" in html:
        return True
    if '"' not in html and "'" not in html:
        return False
    return bool(_AT_START.match(html) or _BEHIND_TAG.search(html))


def set_html(pieces: tuple[str, ...], style: QuotationStyle) -> tuple[str, ...]:
    """Finished HTML in pieces, between which its holes lie, with the straight marks of its prose turned.

    Never in code, in block quotations, in attributes, or between quotation marks. The very same pieces where
    nothing is turned.
    """
    html = _HOLE.join(pieces)
    if not _has_marks(html) or html.count(_HOLE) != len(pieces) - 1:
        return pieces
    as_written, inline = frozenset(_AS_WRITTEN.split()), frozenset(_INLINE.split())
    marks: list[tuple[int, int, str]] = []
    runs: list[tuple[str, int, int]] = []
    """Words of the paragraph, or one sign, from where to where they stand in the HTML."""
    skipped = 0

    def turn() -> None:
        text = "".join(words for words, _, _ in runs)
        if _STRAIGHT.search(text):
            begins = list(accumulate((len(words) for words, _, _ in runs), initial=0))
            for at, mark in turned(text, style, verbatim=True):
                number = bisect_right(begins, at) - 1
                words, first, last = runs[number]
                if len(words) > 1:
                    first += at - begins[number]
                    last = first + 1
                marks.append((first, last, mark))
        runs.clear()

    for start, end in _blocks(html):
        block = html[start:end]
        if not (_has_marks(block) or _WRITTEN_TAG.search(block)):
            continue
        for part in _PART.finditer(html, start, end):
            name = (part["name"] or "").lower()
            if name in as_written:
                skipped += -1 if part["end"] else 1
                runs.append(("x", *part.span()))  # stands for what is not looked at
            elif not (name in inline or skipped or part[0].startswith("<")):
                runs.append((_MARKS.get(part[0], part[0]), *part.span()))
        turn()
    if not marks:
        return pieces
    out: list[str] = []
    at = 0
    for first, last, mark in sorted(marks):
        out += (html[at:first], mark)
        at = last
    return tuple("".join((*out, html[at:])).split(_HOLE))
