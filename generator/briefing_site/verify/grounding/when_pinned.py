"""What the lock keeps of the verdict on each cited sentence, so that the same sentence gets it again.

Digests of words cannot show their order, what a negation turns, arithmetic, or the rest of a document. So
`briefing pin` compares the verdict by the archived texts with that by the lock alone, and keeps a digest of
each token on which the two differ. Of a sentence that was written or changed since, these are not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_site.model.grounding import Grounding, Standing, Token, TokenKind
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.pinned import has_tokens

AS_PINNED = "so it was when the passage was pinned"
OPPOSITE = "the passage had its opposite when that was pinned"
NEGATED = "the passage had other words, or negated it, when that was pinned"
_UNSPACED = LazyPattern("[\u3040-\u30ff\u3400-\u9fff가-힣]+")
_WORD = LazyPattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[$€£¥]?\d[\d.,]*\d%?|[$€£¥]?\d%?")
_WORDS = 8
"""Words of the longest piece of a sentence that is told as turned round."""
_STANDINGS = (Standing.CARRIED, Standing.DERIVED, Standing.INFERRED, Standing.UNJUDGED)


def verdicts(by_archive: Grounding, by_lock: Grounding) -> Iterator[str]:
    """What the lock is to keep of a sentence, given what is said of it with the texts and without them."""
    sentence = by_archive.sentence
    yield _sentence(sentence)
    theirs = {_place(token): token for token in by_lock.tokens}
    for token in by_archive.tokens:
        other = theirs.get(_place(token))
        if other is None:
            if token.kind is TokenKind.NEGATION and token.standing is Standing.MISSING:
                yield from _left_out(sentence)
                yield from _lost(token.kind, token.start, token.end, sentence)
        elif other.standing is not token.standing:
            if token.standing is Standing.MISSING:
                yield from _lost(token.kind, token.start, token.end, sentence)
                if token.kind is TokenKind.COMPARISON and token.how:
                    yield from _turned(token, sentence)
            elif other.standing in (Standing.MISSING, Standing.UNJUDGED):
                yield _held(token, token.standing, sentence)


def is_as_pinned(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether the lock has the verdict on a sentence."""
    return any(p.pinned and has_tokens(p.pinned, [_sentence(sentence)]) for p in passages)


def as_pinned(sentence: str, tokens: Sequence[Token], passages: Sequence[Passage]) -> Iterator[Token]:
    """The tokens of a sentence, with the verdicts that the lock has of them."""
    yield from (_judged(token, sentence, passages) for token in tokens)
    for passage in passages:
        if passage.pinned and has_tokens(passage.pinned, _left_out(sentence)):
            for start, end in _spans(sentence):
                if has_tokens(passage.pinned, _lost(TokenKind.NEGATION, start, end, sentence)):
                    words = sentence[start:end]
                    yield Token(
                        TokenKind.NEGATION, words, start, end, Standing.MISSING, passage.key, how=NEGATED
                    )
                    return


def _judged(token: Token, sentence: str, passages: Sequence[Passage]) -> Token:
    for passage in passages:
        if not passage.pinned:
            continue
        if token.standing is Standing.MISSING or token.standing is Standing.UNJUDGED:
            for standing in _STANDINGS:
                if standing is not token.standing and has_tokens(
                    passage.pinned, [_held(token, standing, sentence)]
                ):
                    return replace(token, standing=standing, passage=passage.key, how=AS_PINNED)
        if token.standing is not Standing.MISSING and has_tokens(
            passage.pinned, _lost(token.kind, token.start, token.end, sentence)
        ):
            turned = has_tokens(passage.pinned, _turned(token, sentence))
            how = OPPOSITE if turned else ""
            return Token(token.kind, token.text, token.start, token.end, Standing.MISSING, how=how)
    return token


def _spans(sentence: str) -> Iterator[tuple[int, int]]:
    """The places of words, and of some in a row.

    In a script without spaces, or with endings that grow on, those of up to four signs.
    """
    words = [found.span() for found in _WORD.finditer(sentence)]
    for many in range(1, _WORDS + 1):  # the shortest first, as most are
        for at in range(len(words) - many + 1):
            yield words[at][0], words[at + many - 1][1]
    for found in _UNSPACED.finditer(sentence):
        for start in range(found.start(), found.end()):
            yield from ((start, end) for end in range(start + 1, min(start + 4, found.end()) + 1))


def _place(token: Token) -> tuple[TokenKind, int, int]:
    return token.kind, token.start, token.end


def _sentence(sentence: str) -> str:
    return f"sentence {sentence}"


def _held(token: Token, standing: Standing, sentence: str) -> str:
    return f"{standing}: {token.kind} {token.start} {token.end} {sentence}"


def _lost(kind: TokenKind, start: int, end: int, sentence: str) -> tuple[str, ...]:
    """Two, since one in some hundred is there by chance, and a fault may stop a build.

    Three where a negation has several words: the places of these are many.
    """
    several = kind is TokenKind.NEGATION and " " in sentence[start:end]
    times = ("once", "twice", "thrice") if several else ("once", "twice")
    return tuple(f"not there, {time}: {kind} {start} {end} {sentence}" for time in times)


def _turned(token: Token, sentence: str) -> tuple[str, ...]:
    return tuple(f"opposite, {time}: {token.start} {sentence}" for time in ("once", "twice"))


def _left_out(sentence: str) -> tuple[str, ...]:
    return tuple(f"left out, {time}: {sentence}" for time in ("once", "twice"))
