"""Where a text fragment lights a page: the algorithm of WICG, "Text Fragments", section 3.5, step by step.

It is written from that text and shares nothing with the generator. A page is a list of blocks. White space,
letter case and kinds of quotation marks make no difference. A border of words is where not both sides are
letters or digits; Chinese and Japanese have one at every character, as Chromium has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

Point = tuple[int, int]
"""Number of a block, and offset in its folded text."""
_HAN_OR_KANA = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]")
_MARKS = {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}


def fold(text: str) -> str:
    """A text as it is compared."""
    return re.sub(r"\s+", " ", "".join(_MARKS.get(sign, sign) for sign in text.casefold())).strip()


@dataclass(frozen=True)
class Directive:
    """The parts of `text=`; empty where one is missing."""

    prefix: str
    start: str
    end: str
    suffix: str

    @classmethod
    def of(cls, address: str) -> Directive:
        """The directive of an address that has one."""
        parts = address.split("#:~:text=")[1].split(",")
        prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
        suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
        assert 1 <= len(parts) <= 2, address
        assert not any(re.search(r"[-&,\s]", part) for part in (prefix, *parts, suffix)), address
        plain = [fold(unquote(part)) for part in (prefix, parts[0], *parts[1:2], suffix)]
        return cls(plain[0], plain[1], plain[2] if len(parts) > 1 else "", plain[-1])


@dataclass(frozen=True)
class Page:
    """The folded blocks of a page."""

    blocks: tuple[str, ...]

    @classmethod
    def of(cls, blocks: Sequence[str]) -> Page:
        """A page of these blocks."""
        return cls(tuple(map(fold, blocks)))

    def lit(self, directive: Directive) -> tuple[Point, Point] | None:
        """Start and end of what a directive lights; None where it lights nothing."""
        search: Point | None = (0, 0)
        whole = bool(directive.end) or not directive.suffix
        while search is not None:
            if directive.prefix:
                found = self._find(directive.prefix, search, starts=True, ends=False)
                if found is None:
                    return None
                search = self._next(found[0])
                begin = self._skip_space(found[1])
                match = self._find(directive.start, begin, starts=False, ends=whole) if begin else None
                if match is None:
                    return None
                if match[0] != begin:
                    continue
            else:
                match = self._find(directive.start, search, starts=True, ends=whole)
                if match is None:
                    return None
                search = self._next(match[0])
            if lit := self._to_the_end(directive, match):
                return lit
            if directive.end:
                return None
        return None

    def _to_the_end(self, directive: Directive, match: tuple[Point, Point]) -> tuple[Point, Point] | None:
        start, end = match
        while True:
            if directive.end:
                found = self._find(directive.end, end, starts=True, ends=not directive.suffix)
                if found is None:
                    return None
                end = found[1]
            if not directive.suffix:
                return start, end
            begin = self._skip_space(end)
            after = self._find(directive.suffix, begin, starts=False, ends=True) if begin else None
            if after is not None and after[0] == begin:
                return start, end
            if not directive.end or after is None:
                return None

    def _find(self, words: str, start: Point, *, starts: bool, ends: bool) -> tuple[Point, Point] | None:
        block, at = start
        while block < len(self.blocks):
            text = self.blocks[block]
            found = text.find(words, at)
            while found >= 0:
                to = found + len(words)
                if (not starts or self._borders(text, found)) and (not ends or self._borders(text, to)):
                    return (block, found), (block, to)
                found = text.find(words, found + 1)
            block, at = block + 1, 0
        return None

    def _next(self, point: Point) -> Point:
        return point[0], point[1] + 1

    def _skip_space(self, point: Point) -> Point | None:
        block, at = point
        while block < len(self.blocks):
            while at < len(self.blocks[block]):
                if not self.blocks[block][at].isspace():
                    return block, at
                at += 1
            block, at = block + 1, 0
        return None

    def _borders(self, text: str, at: int) -> bool:
        if at in (0, len(text)):
            return True
        before, after = text[at - 1], text[at]
        if _HAN_OR_KANA.match(before) or _HAN_OR_KANA.match(after):
            return True
        return not (before.isalnum() and after.isalnum())
