"""Gists of cards: `figures` and `quoted-words` of what the desk says of a passage beside its words.

The figures and quoted words of a gist are to stand in its passage, to follow from it, or to stand elsewhere
in the document: a gist may say what a passage leaves to its context. Dates are left alone, by which a gist
tells when a passage was written and what came after. Nothing is told where the archived text is not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefing_site.link.lints.places import Places
from briefing_site.link.lints.uncited_texts import may_claim
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.document import Document
from briefing_site.model.files import File
from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.held import holds
from briefing_site.verify.grounding.passage import Passage
from briefing_site.verify.grounding.passages import passages_of
from briefing_site.verify.grounding.sentence import tokens_of

_WORD = {
    TokenKind.FIGURE: "figure",
    TokenKind.PERCENT: "percentage",
    TokenKind.CURRENCY: "sum",
}


def gist_faults(
    source: Source, document: Document, seen: Mapping[str, Verification], language: str, file: File
) -> tuple[Diagnostic, ...]:
    """The faults of the gists of a card, each at its token; `language` is that of the site."""
    if not any(may_claim(words) for excerpt in source.excerpts for words in _sentences(excerpt)):
        return ()  # as most
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
        if not may_claim(words):
            continue
        for token in ground(tokens_of(words, language), 0, [passage]).tokens:
            told = token.kind is TokenKind.QUOTED or token.kind in _WORD
            if not told or token.standing is not Standing.MISSING:
                continue
            if passage.source and holds(token, passage.source.whole, language):
                continue
            at = places.of_text(token.text, within)
            of = f"the passage of the gist, {passage.key.source}#{excerpt.id}"
            if token.kind is TokenKind.QUOTED:
                yield faults.grounding.words_not_there(
                    at, token.text, of, "", by_lock=False, related=(), fixes=()
                )
            else:
                yield faults.grounding.figure_not_there(
                    at, _WORD[token.kind], token.text, of, "", by_lock=False, related=(), fixes=()
                )


def _sentences(excerpt: Excerpt) -> Iterator[str]:
    """The words of each sentence of a gist that is in its author's words, and cites and links to nothing."""
    for sentence in excerpt.gist.sentences:
        if sentence.kind not in ("quotation", "code") and all(isinstance(p, str) for p in sentence.parts):
            yield " ".join("".join(part for part in sentence.parts if isinstance(part, str)).split())
