"""`close-copying`: too many words in a row that an archived document has too, without quotation marks.

1. All documents at hand are compared, cited or not; all that is published of a site's own words: titles,
   summaries, texts, judgements and their reasons, events, corrections and footnotes, the gists and
   descriptors of cards.
2. Words in quotation marks, block quotations and code are not compared, and end a run.
3. A run of names, figures and small words is no copying, and no set phrase is: among its words must be five
   different ones of another kind, or three where it is twice as long as is allowed. Nor is the title of a
   source.
4. Letter case and punctuation make no difference. In Chinese, Japanese and Korean characters are counted, by
   another limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from briefing_site.model.cached_property import cached_property
from briefing_site.model.document import Document
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quotation_marks import may_quote
from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.word_runs import (
    Blocks,
    Head,
    OrderedBlocks,
    Token,
    block_size,
    characters_of,
    digests_of,
    heads_of,
    is_wide,
    may_share,
    may_share_characters,
    may_share_ordered,
    unpacked,
    words_of,
)
from briefing_site.text.word_set import word_set

_SMALL = word_set(
    # what stands between the words of a name, and what any sentence has
    "a an the of in on at to for and or nor but by with from as into over under after before about "
    "between among across through "
    "during within without against since until than that this these those who whom whose which what when "
    "where while if not no "
    "all any both each every some such other more most much many only also very its his her their our he "
    "she it they we you i him them "
    "is are was were be been being has have had having do does did will would can could may might shall "
    "should must there here "
    "one two three four five six seven eight nine ten dozen hundred thousand million billion trillion "
    "first second third per cent percent "
    "de la le du des und von der el los"
)
"""Words that do not tell one text from another: small words, and words for numbers."""
_TELLING = 5
"""So many different words of a short run have to be neither names, figures nor small words."""
_FEWEST = 3
"""The same of a run that is more than twice as long as is allowed."""
_FEW = 16
"""So many texts are looked up without a set of all blocks."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of words that a document has too."""

    start: int
    """Offset in the text, as is `end`."""
    end: int
    source: str
    paragraph: int


class KnownBlocks:
    """The digests of the blocks of all documents at hand, asked whether a text may share one of them.

    The first few texts are looked up by bisection. For many texts sets are made, which takes longer than to
    look up a few.
    """

    def __init__(
        self,
        digests: Mapping[str, Blocks],
        longest: int,
        longest_wide: int,
        of_all: Callable[[], OrderedBlocks],
    ) -> None:
        """`digests` has those of each document (`text/word_runs.py`) by the id of the source.

        `longest` tells how many words in a row may be shared, `longest_wide` the same of characters. `of_all`
        gives the digests of all documents in their order.
        """
        self.digests = digests
        self.longest = longest
        self.longest_wide = longest_wide
        self._of_all = cache(of_all)
        self._looked_up = 0

    @cached_property
    def words(self) -> Mapping[int, Sequence[str]]:
        """Digest of a block of words to the sources that have it."""
        return _turned({source: blocks.words for source, blocks in self.digests.items()})

    @cached_property
    def characters(self) -> Mapping[int, Sequence[str]]:
        """Digest of a block of characters to the sources that have it."""
        return _turned({source: blocks.wide for source, blocks in self.digests.items()})

    @cached_property
    def _words(self) -> frozenset[int]:
        """The digests of all blocks of words."""
        return frozenset(unpacked(self._of_all().words))

    @cached_property
    def _heads(self) -> frozenset[Head]:
        """The first words of all blocks, by which most places of a text are passed over."""
        return heads_of(self.digests.values(), block_size(self.longest))

    @cached_property
    def _characters(self) -> frozenset[int]:
        """The digests of all blocks of characters."""
        return frozenset(unpacked(self._of_all().wide))

    def may_share(self, text: str) -> bool:
        """Whether a text may share too long a run with some document; quickly."""
        self._looked_up += 1
        size = block_size(self.longest)
        if self._looked_up <= _FEW:
            shares = may_share_ordered(text, size, self._of_all().words)
        else:
            shares = may_share(text, size, self._words, self._heads)
        wide = not shares and is_wide(text) and bool(self._characters)
        return shares or (
            wide and may_share_characters(text, block_size(self.longest_wide), self._characters)
        )


@dataclass(frozen=True)
class Archive:
    """The documents at hand, ready to be asked for runs of words."""

    documents: Mapping[str, Document]
    """By the id of the source."""
    known: KnownBlocks
    titles: tuple[str, ...]
    """The titles of the sources, which anybody may write."""

    @cached_property
    def known_titles(self) -> tuple[tuple[str, ...], ...]:
        """The words of each title."""
        return tuple(tuple(token[0] for token in [*words_of(t), *characters_of(t)]) for t in self.titles)

    def copied(self, text: str) -> Iterator[Copied]:
        """The runs of a text that are copied, each once."""
        ends = 0
        for found in sorted(self._runs(text), key=lambda run: (run.start, -run.end)):
            if found.start >= ends:
                yield found
                ends = found.end

    def _runs(self, text: str) -> Iterator[Copied]:
        quoted = [(piece.start, piece.end) for piece in quoted_in(text)]
        for tokens_of, longest, known in (
            (words_of, self.known.longest, self.known.words),
            (characters_of, self.known.longest_wide, self.known.characters),
        ):
            for tokens in _between(tokens_of(text), quoted):
                yield from self._of_row(text, tokens, tokens_of, longest, known)

    def _of_row(
        self,
        text: str,
        tokens: Sequence[Token],
        tokens_of: Callable[[str], list[Token]],
        longest: int,
        known: Mapping[int, Sequence[str]],
    ) -> Iterator[Copied]:
        done: dict[str, int] = {}
        size = block_size(longest)
        for at, digest in enumerate(digests_of(tokens, size)):
            for source in known.get(digest, ()):
                if at < done.get(source, 0):
                    continue
                first, last, paragraph = _widest(tokens, at, size, tokens_of, self.documents[source])
                done[source] = max(last, at + 1)
                run = tokens[first:last]
                if (
                    last - first > longest
                    and _is_wording(text, run, longest, wide=tokens_of is characters_of)
                    and not self._is_title(run)
                ):
                    yield Copied(run[0][1], run[-1][2], source, paragraph)

    def _is_title(self, run: Sequence[Token]) -> bool:
        words = tuple(token[0] for token in run)
        return any(
            words == title[at : at + len(words)]
            for title in self.known_titles
            for at in range(len(title) - len(words) + 1)
        )


def without_quotations(text: str) -> str:
    """A text in which a line end stands for each string in quotation marks."""
    if not may_quote(text):
        return text
    left, at = [], 0
    for piece in quoted_in(text):
        left.append(text[at : piece.start])
        at = piece.end
    return "\n".join((*left, text[at:]))


def _turned(digests: Mapping[str, bytes]) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    for source, packed in digests.items():
        for digest in set(unpacked(packed)):
            if digest in found:
                found[digest].append(source)
            else:
                found[digest] = [source]
    return found


def _between(tokens: Iterable[Token], quoted: Sequence[tuple[int, int]]) -> Iterator[list[Token]]:
    """The rows of tokens before, between and behind quotations."""
    row: list[Token] = []
    left = list(quoted)
    for token in tokens:
        while left and left[0][1] <= token[1]:
            left.pop(0)
            if row:
                yield row
            row = []
        if not left or token[2] <= left[0][0]:
            row.append(token)
    if row:
        yield row


def _widest(
    tokens: Sequence[Token], at: int, size: int, tokens_of: Callable[[str], list[Token]], document: Document
) -> tuple[int, int, int]:
    """The longest run around a block that stands in one paragraph: its ends, and that paragraph."""
    block = [token[0] for token in tokens[at : at + size]]
    best = (at, at, 0)
    for paragraph in document.paragraphs:
        words = [token[0] for token in tokens_of(paragraph.text)]
        for place in range(len(words) - size + 1):
            if words[place] != block[0] or words[place : place + size] != block:
                continue
            first, last = at, at + size
            while (
                first and place - (at - first) > 0 and tokens[first - 1][0] == words[place - (at - first) - 1]
            ):
                first -= 1
            while (
                last < len(tokens)
                and place + last - at < len(words)
                and tokens[last][0] == words[place + last - at]
            ):
                last += 1
            if last - first > best[1] - best[0]:
                best = (first, last, paragraph.number)
    return best


_WIDE_NAME = LazyPattern(r"[ァ-ヺー・A-Za-z0-9０-９]")


def _is_wording(text: str, run: Sequence[Token], longest: int, *, wide: bool) -> bool:
    """Whether a run is more than names, figures and what any text has."""
    if wide:
        plain = sum(not _WIDE_NAME.match(word) for word, _, _ in run)
        return plain > len(run) // 2
    first = run[0][1] == 0 and (
        len(run) < 2 or text[run[1][1]].islower()
    )  # any sentence begins with a capital
    told = {
        word
        for number, (word, start, _) in enumerate(run)
        if word not in _SMALL and (text[start].islower() or (first and not number))
    }
    return len(told) >= (_FEWEST if len(run) > 2 * longest else min(_TELLING, longest // 2 + 1))
