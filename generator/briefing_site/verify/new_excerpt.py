"""A new excerpt of an archived text: its id, its quotation, and how a card writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing_site.model.document import Paragraph
from briefing_site.model.source import At, Excerpt
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID, slug
from briefing_site.text.word_count import count_words
from briefing_site.text.word_edges import begins_inside, ends_inside
from briefing_site.verify.locate import locate
from briefing_site.verify.search_text import Searchable

_WORD = LazyPattern(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_SMALL = LazyPattern(
    "a|an|and|are|as|at|be|been|but|by|for|from|had|has|have|he|her|his|in|into|is|it|its|of|on|or|she|that|the"
    "|their|them|they|this|to|was|were|which|while|who|will|with|would"
)
"""Words that say nothing in an id."""
_POSSESSIVE = LazyPattern("['’]s$")
_ID_WORDS = 3
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"), ("《", "》"))
_CLAUSE_BEFORE = LazyPattern(r"(?:^|[,;:—–(“”\"「」、，；：]\s*)$")
_CLAUSE_BEHIND = LazyPattern(r"\s*(?:$|[,;:—–)“”\".!?「」、，；：。！？])")


def block(name: str, at: At, quote: str, like: Excerpt | None = None) -> str:
    """A ready excerpt for the card: its heading and its quotation.

    It has the voice, speaker and language of the excerpt `like`, which is of the same passage.
    """
    given = {"voice": like.voice, "speaker": like.speaker, "lang": like.lang} if like else {}
    keys = "".join(f" {key}={_in_quotes(value)}" for key, value in given.items() if value)
    return f'## {name} {{at="{at}"{keys}}}\n> {quote}'


def _in_quotes(value: str) -> str:
    """A value of the heading: what a card holds has one kind of straight quotation marks at most."""
    return f"'{value}'" if '"' in value else f'"{value}"'


def longest_quotation(
    sentence: str, hit: tuple[int, int], text: Searchable, at: At, longest: int, *, part: bool = False
) -> str:
    """The longest run of whole words around a hit that verifies at its place; empty for none.

    `longest` counts words. With `part` it never is the whole sentence, and runs from one edge of a clause to
    another where it can.
    """
    edges = sorted({*_edges(sentence)})
    starts = [a for a, _ in edges if a <= hit[0]]
    ends = [b for _, b in edges if b >= hit[1]]
    if not starts or not ends:
        return ""
    candidates = [(a, b) for a in starts for b in ends if count_words(sentence[a:b]) <= longest]
    # Longest first; of two as long the one that begins the sentence, or stands nearest to its beginning.
    candidates.sort(key=lambda pair: (pair[0] - pair[1], pair[0]))
    if part:
        whole = starts[0], ends[-1]
        candidates = [pair for pair in candidates if pair != whole]
        candidates.sort(key=lambda pair: _inside_clauses(sentence, *pair))
    for start, end in candidates[:40]:
        quote = sentence[start:end]
        if (
            not set(quote) & set("[]［］")
            and not cuts_a_mark(quote)
            and locate(quote, text, at).verdict.stands
        ):
            return " ".join(quote.split())
    return ""


def cuts_a_mark(quote: str) -> bool:
    """Whether a piece of a text has one mark of quotation, or one bracket, of a pair."""
    return any(quote.count(one) != quote.count(other) for one, other in _PAIRS) or quote.count('"') % 2 == 1


def _edges(sentence: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words of a sentence, where a quotation may begin and end."""
    for word in _WORD.finditer(sentence):
        if count_words(word[0]) < 4:
            if not begins_inside(sentence, word.start()) and not ends_inside(sentence, word.end()):
                yield word.span()
        else:  # a run of a script without spaces: it may be cut between any two characters
            yield from ((at, at + 1) for at in range(word.start(), word.end()))


def fair_id(quote: str, paragraph: Paragraph, sentence: int, taken: Collection[str]) -> str:
    """An id made of the first words that mean something; of its place where no Latin letters stand there."""
    words = [
        name
        for word in _WORD.findall(quote)
        if ID.fullmatch(name := slug(_POSSESSIVE.sub("", word))) and not _SMALL.fullmatch(name)
    ]
    name = "-".join(words[:_ID_WORDS]) or f"p{paragraph.number}-{sentence}"
    for number in range(1, 1000):
        candidate = name if number == 1 else f"{name}-{number}"
        if candidate not in taken:
            return candidate
    return name


def _inside_clauses(sentence: str, start: int, end: int) -> int:
    """How many of the edges of a piece stand inside a clause."""
    return (not _CLAUSE_BEFORE.search(sentence, 0, start)) + (not _CLAUSE_BEHIND.match(sentence, end))
