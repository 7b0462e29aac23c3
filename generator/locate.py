"""Find a quotation in a document, or say why it does not stand there.

1. Read the quotation: fragments, joined by ellipses and by words of the author's own in brackets.
2. Look for each fragment in each paragraph in question: as written first, then folded.
3. Chain the fragments in order; a chain that reverses what its source says does not count.
4. One chain is a find, several are ambiguous; for none, say what stands in the way.

No similarity decides: the nearest passage is a hint and nothing more.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from generator import sentences
from generator.archive import Document, Paragraph, span, why_missing
from generator.folding import Folded, Folding, differences, fold
from generator.model import At

WORDS_UNDER_BRACKETS = 6
"""As many words of the source as a word in [brackets] may stand for."""


class Verdict(StrEnum):
    """What can be said of an excerpt."""

    FOUND = "found"
    FOUND_FOLDED = "found-folded"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    NO_ARCHIVE = "no-archive"
    SOURCE_CHANGED = "source-changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a quotation stands, or why it does not."""

    verdict: Verdict
    paragraph: int | None = None
    """Number of the one paragraph that it stands in; None where it is not found, as for `start` and `end`."""
    start: int | None = None
    """Offset in the document's text."""
    end: int | None = None
    folded: tuple[Folding, ...] = ()
    """What was folded; empty unless `found-folded`."""
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Searchable:
    """A document made ready for many searches; folded once, and only if a quotation needs it."""

    document: Document

    @cached_property
    def folds(self) -> tuple[Folded, ...]:
        """Each paragraph, folded."""
        return tuple(fold(paragraph.text) for paragraph in self.document.paragraphs)

    @cached_property
    def words(self) -> tuple[list[Word], ...]:
        """The words of each paragraph."""
        return tuple(_words(folded) for folded in self.folds)


Span = tuple[int, int]
Word = tuple[str, int, int]  # folded; start and end in the unfolded text
Scope = list[tuple[Paragraph, int, int]]  # paragraphs, and the offsets inside them that are searched


@dataclass(frozen=True, slots=True)
class _Fragment:
    text: str
    head: str = ""
    """Letters in brackets that begin its first word, as in "[T]he"."""
    tail: str = ""
    """Letters in brackets that end its last word, as in "promot[ed]"."""


@dataclass(frozen=True, slots=True)
class _Join:
    gap: bool = False
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Quotation:
    fragments: tuple[_Fragment, ...]
    joins: tuple[_Join, ...]
    """One before each fragment, one after the last."""


@dataclass(frozen=True)
class _Passage:
    """The text of a paragraph, and its sentences if anybody asks."""

    text: str

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences.split(self.text)


@dataclass(frozen=True, slots=True)
class _Placement:
    paragraph: Paragraph
    spans: tuple[Span, ...]
    """Of each fragment, in the paragraph."""


def locate(quote: str, document: Document | Searchable, at: At | None = None) -> Finding:
    """Find `quote` in `document`; `at` limits the search. Pass a `Searchable` to search more than once."""
    source = document if isinstance(document, Searchable) else Searchable(document)
    quote = _unwrapped(quote)
    if not any(map(str.isalnum, quote)):
        return Finding(
            Verdict.NOT_FOUND, reason="the quotation is empty" if not quote else "it quotes no words"
        )
    scope = _scope(source.document, at)
    if at and not scope:
        return Finding(Verdict.NOT_FOUND, reason=why_missing(source.document, at))
    read = _read(quote)
    literal = _Quotation((_Fragment(quote),), (_Join(), _Join()))
    brackets = read != literal and _BRACKET.search(source.document.text)  # they may be the source's own
    if brackets and (finding := _find(literal, source, scope)):
        return finding
    if fault := _own_fault(read):
        return Finding(Verdict.NOT_FOUND, reason=fault)
    return _find(read, source, scope) or _not_found(read, source, scope, at)


# --- reading a quotation -------------------------------------------------------------------------

_NO_SPACE = re.compile(f"(?![\u1100-\u11ff\uac00-\ud7ff])[{sentences.UNSPACED}\uff01-\uff60]")
_BRACKET = re.compile(r"[\[［]([^\[\]［］]*)[\]］]")
_ELLIPSIS = re.compile(r"(?:\.\s*){3,4}|…+")


def _unwrapped(quote: str) -> str:
    """The quotation on one line: a line break is a space, and nothing where the script has no spaces."""
    first, *others = [line.strip() for line in quote.strip().split("\n") if line.strip()] or [""]
    for line in others:
        first += line if _NO_SPACE.match(first[-1]) and _NO_SPACE.match(line) else f" {line}"
    return first


def _read(quote: str) -> _Quotation:
    fragments: list[_Fragment] = []
    joins = [_Join()]
    pieces = _BRACKET.split(quote)
    for i, piece in enumerate(pieces):
        if i % 2:
            words, join = piece.strip(), joins[-1]
            gap = bool(_ELLIPSIS.fullmatch(words))
            joins[-1] = _Join(join.gap or gap, join.own if gap else (*join.own, words))
        elif any(map(str.isalnum, piece)):
            head = pieces[i - 1] if i and sentences.one_word(pieces[i - 1], piece) else ""
            tail = pieces[i + 1] if i + 1 < len(pieces) and sentences.one_word(piece, pieces[i + 1]) else ""
            fragments.append(_Fragment(piece.strip(), head, tail))
            joins.append(_Join())
    return _Quotation(tuple(fragments), tuple(joins))


def _own_fault(quotation: _Quotation) -> str:
    """What is wrong with the quotation whatever its source; empty where nothing is."""
    if not quotation.fragments:
        return "it quotes no words of the source"
    for words in (words for join in quotation.joins for words in join.own):
        if not words:
            return "empty brackets do not say what was left out: write [...]"
        if turn := sentences.turning_word(words):
            return f"“{turn}” in brackets is not the source's, and turns round what it says"
    return ""


# --- searching -----------------------------------------------------------------------------------


def _scope(document: Document, at: At | None) -> Scope:
    if at is None:
        return [(paragraph, 0, len(paragraph.text)) for paragraph in document.paragraphs]
    limits = span(document, at)
    if limits is None:
        return []
    return [
        (
            paragraph,
            max(limits[0] - paragraph.start, 0),
            min(limits[1] - paragraph.start, len(paragraph.text)),
        )
        for paragraph in document.paragraphs[at.first - 1 : at.last]
    ]


def _find(quotation: _Quotation, source: Searchable, scope: Scope) -> Finding | None:
    """The finding if the quotation stands there, as written or folded; None if it does not."""
    for folded in (False, True):
        if places := _search(quotation, source, scope, folded):
            return _found(quotation, places[0], folded) if len(places) == 1 else _ambiguous(places)
    return None


def _search(quotation: _Quotation, source: Searchable, scope: Scope, folded: bool) -> list[_Placement]:
    """Each place of the quotation that holds all its fragments in order and reverses nothing."""
    places: list[_Placement] = []
    needles = _needles(quotation, folded)
    for paragraph, low, high in scope:
        text = source.folds[paragraph.number - 1].text if folded else paragraph.text
        if any(needle not in text for needle in needles):
            continue
        whole = source.folds[paragraph.number - 1] if folded else Folded(text, ())
        spans = [
            [at for at in _spans(needle, whole, low, high) if not _edge_fault(paragraph.text, at, fragment)]
            for needle, fragment in zip(needles, quotation.fragments, strict=True)
        ]
        passage = _Passage(paragraph.text)
        chains = _chains(spans, quotation.joins, passage)
        places += [
            _Placement(paragraph, chain) for chain in chains if not _outer_fault(passage, chain, quotation)
        ]
    return places


def _needles(quotation: _Quotation, folded: bool) -> list[str]:
    return [fold(part.text).text.strip() if folded else part.text for part in quotation.fragments]


def _spans(needle: str, whole: Folded, low: int, high: int) -> Iterator[Span]:
    at = whole.text.find(needle)
    while at >= 0:
        start, end = whole.span(at, at + len(needle))
        if low <= start and end <= high:
            yield start, end
        at = whole.text.find(needle, at + 1)


def _chains(
    spans: list[list[Span]], joins: Sequence[_Join], passage: _Passage | None
) -> list[tuple[Span, ...]]:
    """The shortest ways through a span of each fragment, in order; with `passage`, only faultless ones."""
    chains: list[tuple[Span, ...]] = [(at,) for at in spans[0]]
    for join, following in zip(joins[1:], spans[1:], strict=False):
        latest = sorted(chains, key=lambda chain: -chain[0][0])
        chains = []
        for at in following:
            for chain in latest:
                if chain[-1][1] <= at[0] and not (
                    passage and _join_fault(passage, join, chain[-1][1], at[0])
                ):
                    chains.append((*chain, at))
                    break
    shortest: list[tuple[Span, ...]] = []
    for chain in sorted(chains, key=lambda chain: (chain[-1][1], -chain[0][0])):
        if not shortest or chain[0][0] > shortest[-1][0][0]:  # else it holds a shorter one
            shortest.append(chain)
    return shortest


# --- what a quotation may not do ------------------------------------------------------------------

_COUNTED = re.compile(rf"[{sentences.UNSPACED}]{{1,2}}|(?:(?![{sentences.UNSPACED}])\w)+(?:['’]\w+)*")


def _edge_fault(text: str, at: Span, fragment: _Fragment) -> str:
    """What is wrong with the first or last word of a fragment that stands at `at`; empty where nothing is."""
    start, end = at
    if fragment.head:
        covered = _letters_before(text, start)
        if covered.casefold() != fragment.head.casefold():
            return (
                f"“[{fragment.head}]” before letters may only change their case; the source has “{covered}”"
            )
        start -= len(covered)
    if sentences.begins_inside(text, start):
        return f"it begins inside the word “{sentences.word_around(text, start)}”"
    if fragment.tail:
        covered = _letters_after(text, end)
        if "less" in (fragment.tail.casefold(), covered.casefold()):
            return f"“[{fragment.tail}]” turns round the word “{sentences.word_around(text, end)}”"
        end += len(covered)
    if sentences.ends_inside(text, end):
        return f"it ends inside the word “{sentences.word_around(text, end)}”"
    return ""


def _join_fault(passage: _Passage, join: _Join, left: int, right: int) -> str:
    """Why two fragments may not be joined over what stands from `left` to `right`; empty where they may."""
    covered = passage.text[left:right]
    turn = sentences.turning_word(covered)
    if join.gap:
        for start, end in passage.sentences if turn else ():
            if left <= start and end <= right:
                continue  # left out whole: no fragment is a part of it
            if turn := sentences.turning_word(passage.text[max(start, left) : min(end, right)]):
                return f"the ellipsis leaves out “{turn}”, which turns round what the sentence says"
        return ""
    if turn:
        return f"the words in brackets stand in place of “{covered.strip()}”, which holds “{turn}”"
    room = WORDS_UNDER_BRACKETS if _replaces(join) else 0
    if (count := len(_COUNTED.findall(covered))) > room:
        return f"the words in brackets stand in place of {count} words of the source; at most {room} may"
    return ""


def _outer_fault(passage: _Passage, chain: tuple[Span, ...], quotation: _Quotation) -> str:
    """As `_join_fault`, for words in brackets before the first fragment and after the last.

    Nobody can say how many words of the source they replace, so that none within reach may be a negation:
    "Japan will [act]" does not stand for "Japan will not act".
    """
    start, end = chain[0][0], chain[-1][1]
    first, last = quotation.fragments[0], quotation.fragments[-1]
    text, reach = passage.text, ""
    if _replaces(quotation.joins[0]) and not first.head:
        low = next((low for low, high in passage.sentences if low <= start < high), start)
        words = [low + word.start() for word in _COUNTED.finditer(text[low:start])][-WORDS_UNDER_BRACKETS:]
        reach = text[words[0] : start] if words else ""
    turn = sentences.turning_word(reach)
    if _replaces(quotation.joins[-1]) and not last.tail and not turn:
        high = next((high for low, high in passage.sentences if low < end <= high), end)
        words = [end + word.end() for word in _COUNTED.finditer(text[end:high])][:WORDS_UNDER_BRACKETS]
        turn = sentences.turning_word(text[end : words[-1]] if words else "")
    return f"the words in brackets stand beside “{turn}” in the source, and may hide it" if turn else ""


def _replaces(join: _Join) -> bool:
    """Whether the author's own words may stand for words of the source: [sic] and points do not."""
    return any(words.casefold() != "sic" and any(map(str.isalnum, words)) for words in join.own)


def _letters_before(text: str, index: int) -> str:
    found = re.search(r"[^\W_]*$", text[max(index - 40, 0) : index])
    return found[0] if found else ""


def _letters_after(text: str, index: int) -> str:
    found = re.match(r"[^\W_]*", text[index : index + 40])
    return found[0] if found else ""


# --- what to say ----------------------------------------------------------------------------------


_SHOWN = 6  # places to choose from are named up to this number


def _found(quotation: _Quotation, place: _Placement, folded: bool) -> Finding:
    paragraph, spans = place.paragraph, place.spans
    start, end = paragraph.start + spans[0][0], paragraph.start + spans[-1][1]
    if not folded:
        return Finding(Verdict.FOUND, paragraph.number, start, end)
    parts = zip(quotation.fragments, spans, strict=True)
    apart = {kind for part, (a, b) in parts for kind in differences(part.text, paragraph.text[a:b])}
    kinds = tuple(kind for kind in Folding if kind in apart)
    return Finding(Verdict.FOUND_FOLDED, paragraph.number, start, end, kinds, f"but for {', '.join(kinds)}")


def _ambiguous(places: list[_Placement]) -> Finding:
    numbers = Counter(place.paragraph.number for place in places)
    choice = [_address(place, numbers[place.paragraph.number] > 1) for place in places[:_SHOWN]]
    if len(set(choice)) < len(choice):
        hint = "quote more of the passage: it stands twice in " + _either(
            sorted(set(choice), key=choice.index)
        )
    else:
        hint = f"say which with `at`: {_either(choice)}"
    return Finding(Verdict.AMBIGUOUS, reason=f"it stands in {len(places)} places", hint=hint)


def _not_found(quotation: _Quotation, source: Searchable, scope: Scope, at: At | None) -> Finding:
    everywhere = _scope(source.document, None)
    elsewhere = _search(quotation, source, everywhere, folded=True) if at else []
    obstacle = _obstacle(quotation, source, scope)
    if elsewhere:
        hint = (
            f"the words stand elsewhere: {_either([_address(place, True) for place in elsewhere[:_SHOWN]])}"
        )
    elif obstacle:
        hint = "quote the words as they stand there, or make two excerpts of them"
    else:
        hint = _nearest(quotation, source, scope) or (_nearest(quotation, source, everywhere) if at else "")
    return Finding(Verdict.NOT_FOUND, reason=obstacle or _missing(quotation, source, scope, at), hint=hint)


def _obstacle(quotation: _Quotation, source: Searchable, scope: Scope) -> str:
    """What keeps a paragraph that holds every fragment from being a find; empty where none holds them all."""
    needles, cut = _needles(quotation, True), ""
    for paragraph, low, high in scope:
        spans = [list(_spans(needle, source.folds[paragraph.number - 1], low, high)) for needle in needles]
        if not all(spans):
            continue
        parts = list(zip(spans, quotation.fragments, strict=True))
        whole = [[at for at in ats if not _edge_fault(paragraph.text, at, part)] for ats, part in parts]
        if not all(whole):
            faults = (_edge_fault(paragraph.text, ats[0], part) for ats, part in parts)
            cut = cut or next(filter(None, faults), "")
            continue
        chains = _chains(whole, quotation.joins, None)
        if not chains:
            return f"its fragments stand in another order in paragraph {paragraph.number}"
        chain = min(chains, key=lambda chain: chain[-1][1] - chain[0][0])
        passage = _Passage(paragraph.text)
        joined = zip(quotation.joins[1:], chain, chain[1:], strict=False)
        faults = (_join_fault(passage, join, one[1], other[0]) for join, one, other in joined)
        return next(filter(None, faults), "") or _outer_fault(passage, chain, quotation)
    return cut


def _missing(quotation: _Quotation, source: Searchable, scope: Scope, at: At | None) -> str:
    where = f"at {at}" if at else "in the source"
    for needle, fragment in zip(_needles(quotation, True), quotation.fragments, strict=True):
        spans = (
            _spans(needle, source.folds[paragraph.number - 1], low, high) for paragraph, low, high in scope
        )
        if not any(any(True for _ in found) for found in spans):
            return (
                f"“{fragment.text}” does not stand {where}"
                if len(quotation.fragments) > 1
                else f"it does not stand {where}"
            )
    return "its fragments stand in different paragraphs"


def _address(place: _Placement, fine: bool) -> str:
    """A value for `at`; `fine` asks for sentences."""
    number, spans = place.paragraph.number, sentences.split(place.paragraph.text)
    start, end = place.spans[0][0], place.spans[-1][1]
    touched = [i for i, (a, b) in enumerate(spans, 1) if a < end and start < b]
    part = (touched[0], touched[-1]) if fine and touched and len(spans) > 1 else None
    return f'"{At(number, number, part)}"'


def _either(choice: list[str]) -> str:
    return choice[0] if len(choice) == 1 else f"{', '.join(choice[:-1])} or {choice[-1]}"


# --- the nearest passage --------------------------------------------------------------------------

_WORD = re.compile(rf"[{sentences.UNSPACED}]|(?:(?![{sentences.UNSPACED}])\w)+(?:[\"']\w+)*")


def _words(folded: Folded) -> list[Word]:
    return [(word[0], *folded.span(word.start(), word.end())) for word in _WORD.finditer(folded.text)]


def _nearest(quotation: _Quotation, source: Searchable, scope: Scope) -> str:
    """How the passage that shares most words with the quotation differs; empty where none shares half."""
    quote = " ".join(fragment.text for fragment in quotation.fragments)
    asked = _words(fold(quote))
    known, best = {word for word, _, _ in asked}, (1, 0, 0)
    for paragraph, low, high in scope:
        inside = (word[0] in known and low <= word[1] < high for word in source.words[paragraph.number - 1])
        shared = list(accumulate(inside, initial=0))
        for first in range(len(shared)):
            count = shared[min(first + len(asked), len(shared) - 1)] - shared[first]
            if count > best[0]:
                best = (count, paragraph.number, first)
    count, number, first = best
    if not number or 2 * count < len(asked):
        return ""
    words = source.words[number - 1][max(first - 3, 0) : first + len(asked) * 4 // 3 + 3]
    apart = _apart(source.document.paragraphs[number - 1].text, words, quote, asked)
    return f"nearest, in paragraph {number}: {'; '.join(apart[:3])}"


def _apart(text: str, words: list[Word], quote: str, asked: list[Word]) -> list[str]:
    """The words in which two passages differ, in sentences."""
    matcher = difflib.SequenceMatcher(None, _keys(words), _keys(asked), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    head, tail = blocks[0], blocks[-1]
    words = words[max(head.a - head.b, 0) : tail.a + len(asked) - tail.b]
    matcher.set_seq1(_keys(words))
    found: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        before = after = 0
        if a == b or c == d:  # one side is empty: a neighbour shows where
            before, after = (0, 1) if b < len(words) and d < len(asked) else (1, 0)
        one = text[words[a - before][1] : words[b + after - 1][2]]
        other = quote[asked[c - before][1] : asked[d + after - 1][2]]
        found.append(f"the source has “{one}”, the quotation “{other}”")
    return found or [f"the words agree, signs or spaces do not: “{text[words[0][1] : words[-1][2]]}”"]


def _keys(words: list[Word]) -> list[str]:
    return [word for word, _, _ in words]
