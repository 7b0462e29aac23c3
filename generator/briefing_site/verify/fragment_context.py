"""The words around a quotation that a link into the original needs, so that it lights that place alone.

A text fragment, `#:~:text=prefix-,start,end,-suffix` (WICG, "Text Fragments"), lights the first place of a
page that has its words. It wants whole words; next to a prefix or a suffix a part of a word will do. So
there is context where the words of a quotation stand more than once, or where the quotation leaves out a
part of its first or last word, as of a Korean word its particle.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.model.cached_property import cached_property
from briefing_site.model.document import Document
from briefing_site.model.fragment_context import NO_CONTEXT, FragmentContext
from briefing_site.model.verdict import Occurrence
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_edges import SPACELESS
from briefing_site.verify.quotation import read_quotation

MOST_WORDS = 3
"""As many words as are taken before a quotation, behind it, and in its lead."""
_SAME = (*dict.fromkeys("‘’ʼ", "'").items(), *dict.fromkeys("“”„«»", '"').items(), ("\u00ad", ""))
"""Browsers take these for one another."""
_WORD = LazyPattern(rf"{SPACELESS}{{1,2}}|(?:(?!{SPACELESS})[^\W_])(?:(?!{SPACELESS})\S)*(?<=[^\W_])")
"""A word of context; where a script has no spaces, two characters."""
_LETTER = LazyPattern(rf"(?!{SPACELESS})[^\W_]")


@dataclass(frozen=True, slots=True)
class FoldedPage:
    """A document as a browser searches it: white space, letter case and kinds of quotation marks are one."""

    document: Document
    text: str
    """The paragraphs, with a line feed between them."""
    starts: tuple[int, ...]
    """Where each paragraph begins in `text`."""

    @classmethod
    def of(cls, document: Document) -> FoldedPage:
        """Fold a document."""
        parts = [_folded(paragraph.text) for paragraph in document.paragraphs]
        starts, at = [], 0
        for part in parts:
            starts.append(at)
            at += len(part) + 1
        return cls(document, "\n".join(parts), tuple(starts))

    def cuts(self, at: int) -> bool:
        """Whether a place is inside a word."""
        return _cuts(self.text, at)

    def places(self, words: str, start: int = 0) -> Iterator[int]:
        """Every place of folded words, from `start` on."""
        at = self.text.find(words, start)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)

    def whole_places(self, words: str, start: int = 0) -> Iterator[int]:
        """Every place where folded words stand as whole words, from `start` on."""
        for at in self.places(words, start):
            if not self.cuts(at) and not self.cuts(at + len(words)):
                yield at


def is_lit(url: str | None) -> bool:
    """Whether a link can light words at an address: it has no other fragment, and is not that of a PDF."""
    return bool(url) and "#" not in (url or "") and not (url or "").lower().endswith(".pdf")


def runs(quote: str) -> tuple[str, str]:
    """The first and the last words of a quotation that stand in one piece; twice the same if it is one."""
    parts = [part.head + part.text + part.tail for part in read_quotation(quote).fragments]
    return (parts[0], parts[-1]) if parts else ("", "")


def fragment_context(quote: str, stands: Occurrence, page: FoldedPage) -> FragmentContext:
    """The words that the link to a quotation needs beside it.

    `quote` is on one line and stands at `stands` in the document of `page`. The context is empty where none
    is needed, and where none within reach tells the place from others.
    """
    first, last = runs(quote)
    needle = _folded(first)
    times = page.text.count(needle) if needle else 0
    if not times:
        return NO_CONTEXT  # it has another dash, say: a browser will find these words nowhere
    if times == 1:
        at = page.text.index(needle)
        if not page.cuts(at) and not page.cuts(at + len(needle)):
            return NO_CONTEXT
    paragraph = page.document.paragraphs[stands.paragraph - 1]
    head = len(read_quotation(quote).fragments[0].head)
    start = stands.start - paragraph.start - head
    at = page.starts[stands.paragraph - 1] + _folded_length(paragraph.text[:start])
    if not page.text.startswith(needle, at):
        return NO_CONTEXT  # they stand elsewhere in the page alone
    return _Place(page, stands, start, at, needle, _folded(last)).context


@dataclass(frozen=True)
class _Place:
    """The place of a quotation that may need context."""

    page: FoldedPage
    stands: Occurrence
    start: int
    """Where the words begin in their paragraph."""
    at: int
    """Where they begin in the folded text."""
    needle: str
    """The first words of the quotation in one piece, folded."""
    last: str
    """The last, folded; the same as `needle` where it is one piece."""

    @property
    def context(self) -> FragmentContext:
        """The first context that serves, in the paragraph rather than beyond, where a page may differ."""
        places = list(self.page.whole_places(self.needle))
        if places == [self.at]:
            return NO_CONTEXT
        if inside := self._beside(self._ahead, self._behind):
            return inside
        if places[:1] == [self.at]:  # a browser takes the first
            return NO_CONTEXT
        ahead, behind = self._ahead, self._behind
        paragraphs, number = self.page.document.paragraphs, self.stands.paragraph - 1
        end = self.stands.end - paragraphs[number].start
        # Nothing but white space may stand between.
        if number and not self.start:
            ahead = _words_before(paragraphs[number - 1].text)
        if number + 1 < len(paragraphs) and end == len(self._text) and self._is_one:
            behind = _words_after(paragraphs[number + 1].text)
        beyond = self._beside(ahead, behind)
        return beyond or self._led() or self._led_from_the_paragraph_before() or NO_CONTEXT

    @property
    def _is_one(self) -> bool:
        return self.last == self.needle

    @cached_property
    def _text(self) -> str:
        return self.page.document.paragraphs[self.stands.paragraph - 1].text

    @cached_property
    def _ahead(self) -> list[str]:
        return _words_before(self._text[: self.start])

    @cached_property
    def _behind(self) -> list[str]:
        paragraph = self.page.document.paragraphs[self.stands.paragraph - 1]
        # A link that lights from first to last words can have no words behind the first.
        return _words_after(self._text[self.stands.end - paragraph.start :]) if self._is_one else [""]

    def _beside(self, ahead: list[str], behind: list[str]) -> FragmentContext | None:
        """The fewest words right before and right behind the quotation that serve."""
        page, length = self.page, len(self.needle)
        cut = page.cuts(self.at), self._is_one and page.cuts(self.at + length)
        choice = [(b, a) for b in range(cut[0], len(ahead)) for a in range(cut[1], len(behind)) if a + b]
        others = [place for place in page.places(self.needle) if place != self.at]
        for b, a in sorted(choice, key=lambda pair: (sum(pair), max(pair), pair)):
            before, after = _folded(ahead[b]), _folded(behind[a])
            if not any(_fits(page.text, other, other + length, before, after) for other in others):
                return FragmentContext(ahead[b], behind[a])
        return None

    def _led(self) -> FragmentContext | None:
        """The nearest words of the paragraph that stand nowhere before, and the quotation next after them."""
        words = list(_WORD.finditer(self._text, 0, self.start))
        for number in range(len(words) - 1, -1, -1):
            for last in words[number : number + MOST_WORDS]:
                lead = " ".join(self._text[words[number].start() : last.end()].split())
                if self._leads(next(self.page.whole_places(_folded(lead)), -1), lead):
                    return FragmentContext(lead=lead)
        return None

    def _led_from_the_paragraph_before(self) -> FragmentContext | None:
        """The first word of the paragraph as the lead, and before it the last words of the one before."""
        first, number = _WORD.search(self._text, 0, self.start), self.stands.paragraph - 1
        if not first or not number:
            return None
        for before in _words_before(self.page.document.paragraphs[number - 1].text)[1:]:
            for at in self.page.places(_folded(first[0])):
                if _fits(self.page.text, at, at + len(_folded(first[0])), _folded(before), ""):
                    return FragmentContext(before, lead=first[0]) if self._leads(at, first[0]) else None
        return None

    def _leads(self, at: int, lead: str) -> bool:
        """Whether a lead at a place of the page is in the paragraph, and the quotation is next after it."""
        if not self.page.starts[self.stands.paragraph - 1] <= at < self.at:
            return False
        found = next(self.page.whole_places(self.last, at + len(_folded(lead))), -1)
        return found >= self.at if not self._is_one else found == self.at


def _folded(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        for sign, plain in _SAME:  # many times as fast as `str.translate`
            folded = folded.replace(sign, plain)
    return " ".join(folded.split())


def _folded_length(text: str) -> int:
    """The length of the folded text, the blank counted that ends it."""
    folded = _folded(text)
    return len(folded) + bool(folded and text[-1].isspace())


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and bool(_LETTER.match(text, at - 1) and _LETTER.match(text, at))


def _words_before(text: str) -> list[str]:
    """The last no words of a text, its last word, its last two, ..."""
    starts = [word.start() for word in _WORD.finditer(text)][-MOST_WORDS:]
    return ["", *(" ".join(text[at:].split()) for at in reversed(starts))]


def _words_after(text: str) -> list[str]:
    """The first no words of a text, its first word, its first two, ..."""
    ends = [word.end() for word, _ in zip(_WORD.finditer(text), range(MOST_WORDS), strict=False)]
    return ["", *(" ".join(text[:at].split()) for at in ends)]


def _fits(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a place has a context: whole words, and at most white space between."""
    if before:
        ahead = text[max(start - len(before) - 3, 0) : start].rstrip()
        if not ahead.endswith(before) or _cuts(ahead, len(ahead) - len(before)):
            return False
    behind = text[end : end + len(after) + 3].lstrip()
    return behind.startswith(after) and not (after and _cuts(behind, len(after)))
