"""Gists of cards: what the desk says of a passage beside its words, compared with the passage.

The figures and quoted words of a gist are to stand in its passage, to follow from it, or to stand elsewhere
in the document: a gist may say what a passage leaves to its context. Its names are to stand in the document
or on the card. A negation is told where the gist turns round what the passage says: a word that only one of
the two negates, an opposite, a doubt that is left out. Of dates those are told that are whole, and have
another of the same month and year in the passage: a gist tells when a passage was written and what came
after. Nothing is told where the archived text is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefing_site.link.lints.places import Places
from briefing_site.link.lints.uncited_texts import may_claim
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.document import Document
from briefing_site.model.files import File
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.text.negation import turning_word
from briefing_site.text.opposites import may_have_opposites
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.values.nouns import Day
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.held import holds
from briefing_site.verify.grounding.meanings import denied_by_meaning
from briefing_site.verify.grounding.negations import denies_what_is_said
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.passages import passages_of
from briefing_site.verify.grounding.sentence import ClaimTokens, tokens_of

_WORD = {
    TokenKind.FIGURE: "figure",
    TokenKind.PERCENT: "percentage",
    TokenKind.CURRENCY: "sum",
    TokenKind.DATE: "date",
}
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{1,30} [A-ZÀ-Þ][\w’'-]|\b[A-Z]{3,}\b")
"""Two words of a name, or an acronym."""
_NEGATIONS = frozenset(
    ("not", "no", "never", "none", "nobody", "neither", "without", "refused", "rejected", "denied", "failed")
)
_ALL_BUT_ONE = 2


def gist_faults(
    source: Source, document: Document, seen: Mapping[str, Verification], language: str, file: File
) -> tuple[Diagnostic, ...]:
    """The faults of the gists of a card, each at its token; `language` is that of the site."""
    if not any(True for excerpt in source.excerpts for _ in _sentences(excerpt)):
        return ()
    passages = passages_of(source, document, seen, None, language)
    places = Places(file)
    found: list[Diagnostic] = []
    for excerpt in source.excerpts:
        passage = passages[ExcerptKey(source.id, excerpt.id)]
        if passage.text:
            # What the gist says does not bear out the gist.
            found += _of_excerpt(excerpt, replace(passage, shown=passage.shown[:1]), language, places)
    return tuple(found)


def _of_excerpt(excerpt: Excerpt, passage: Passage, language: str, places: Places) -> Iterator[Diagnostic]:
    within = Span(excerpt.quote_place.end, excerpt.whole.end)
    for words in _sentences(excerpt):
        if not _may_be_wrong(words) and not (passage.text and _negates(passage.text.text)):
            continue  # as most
        read = tokens_of(words, language)
        for token in ground(read, 0, [passage]).tokens:
            if token.standing is not Standing.MISSING or not _is_told(token, read, passage, language):
                continue
            if passage.source and holds(token, passage.source.whole, language):
                continue
            at = places.of_text(token.text, within)
            of = f"the passage of the gist, {passage.key.source}#{excerpt.id}"
            if token.kind is TokenKind.NEGATION and token.how:
                yield faults.grounding.negation_left_out(at, token.text, token.how)
            elif token.kind is TokenKind.NEGATION:
                yield faults.grounding.not_negated(at, token.text, of, by_lock=False)
            elif token.kind is TokenKind.NAME:
                yield faults.grounding.name_not_there(at, token.text, of, "", (), ())
            elif token.kind is TokenKind.QUOTED:
                yield faults.grounding.words_not_there(
                    at, token.text, of, "", by_lock=False, related=(), fixes=()
                )
            else:
                yield faults.grounding.figure_not_there(
                    at, _WORD[token.kind], token.text, of, "", by_lock=False, related=(), fixes=()
                )


def _is_told(token: Token, read: ClaimTokens, passage: Passage, language: str) -> bool:
    """Whether a token that a gist has and its passage has not is one that a gist may not have of its own."""
    if token.kind is TokenKind.NEGATION:
        # A bare "not" may say what the passage leaves out.
        turned = (turn for turn in read.turns if turn.start == token.start)
        if token.how:  # a gist is short, and may use a word of the passage for another thing
            return token not in tuple(denied_by_meaning(read, [passage]))
        return any(denies_what_is_said(turn, passage) for turn in turned)
    if token.kind is TokenKind.DATE:
        own = next(iter(values_in(token.text, language).days), None)
        theirs = passage.text.days if passage.text else ()
        return own is not None and any(_is_another_day(own, held) for held in theirs)
    return token.kind in (TokenKind.QUOTED, TokenKind.NAME) or token.kind in _WORD


def _is_another_day(own: Day, held: Day) -> bool:
    """Whether two whole dates are of one month and year, or of one day and month, and not the same."""
    if not (own.year and own.month and own.day and held.year and held.month and held.day):
        return False
    return (own.year == held.year) + (own.month == held.month) + (own.day == held.day) == _ALL_BUT_ONE


def _negates(text: str) -> bool:
    """Whether a text has a word of negation, as most have not."""
    words = plain_english_words(text)
    return bool(turning_word(text)) if words is None else not words.isdisjoint(_NEGATIONS)


def _may_be_wrong(words: str) -> bool:
    """Whether a sentence of a gist has anything that can be compared; most have not, and are not read."""
    return may_claim(words) or bool(_NAME.search(words)) or may_have_opposites(words) or _negates(words)


def _sentences(excerpt: Excerpt) -> Iterator[str]:
    """The words of each sentence of a gist that is in its author's words, and cites and links to nothing."""
    for sentence in excerpt.gist.sentences:
        if sentence.kind not in ("quotation", "code") and all(isinstance(p, str) for p in sentence.parts):
            yield " ".join("".join(part for part in sentence.parts if isinstance(part, str)).split())
