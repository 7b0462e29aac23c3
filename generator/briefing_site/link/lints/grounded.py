"""Lints of cited sentences: what stands in no passage that they cite, and what their notes do not show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing_site.link.ground import Passages
from briefing_site.link.lints.elsewhere import Documents, elsewhere
from briefing_site.link.lints.token_place import File, place_of
from briefing_site.link.site import Claim
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.fix import Fix
from briefing_site.model.grounding import FIGURES, Grounding, Standing, Token, TokenKind
from briefing_site.model.note_key import ExcerptKey, SourceKey
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.sentence_language import language_of
from briefing_site.verify.grounding.held import holds

_SHOWN = frozenset(
    {
        TokenKind.QUOTED,
        TokenKind.FIGURE,
        TokenKind.DATE,
        TokenKind.ORDINAL,
        TokenKind.PERCENT,
        TokenKind.CURRENCY,
    }
)
"""The kinds of tokens that the note of a sentence is to show."""
_WORD = {
    TokenKind.DATE: "date",
    TokenKind.COMPARISON: "comparison",
    TokenKind.PERCENT: "percentage",
    TokenKind.CURRENCY: "sum",
}


@dataclass(frozen=True, slots=True)
class LintContext:
    """What the lints of sentences look into besides the sentence."""

    sources: Mapping[str, Source]
    passages: Callable[[str], Passages]
    documents: Documents
    language: str
    """Of the site, and of a briefing that names no other."""
    quote_words: int
    """The most words that a quotation may have."""


def grounded(
    claims: Iterable[Claim], groundings: Iterable[Grounding], file: File, context: LintContext
) -> Iterator[Diagnostic]:
    """The faults of the claims of one file, which stand at their tokens."""
    for claim, grounding in zip(claims, groundings, strict=True):
        for token in grounding.tokens:
            if token.standing is Standing.MISSING:
                yield replace(_missing(token, claim, grounding, file, context), token=token)
            elif (
                isinstance(token.passage, ExcerptKey)
                and _is_hidden(token, context)
                and not _is_shown_by_another(token, claim, context)
            ):
                yield replace(_not_shown(token, token.passage, claim, grounding, file, context), token=token)


def _is_hidden(token: Token, context: LintContext) -> bool:
    """Whether a token that a note is to show, which no small number in words is, is in the passage alone."""
    if token.standing is not Standing.CARRIED or token.shown or token.kind not in _SHOWN or not token.where:
        return False
    source = context.sources.get(token.passage.source) if token.passage else None
    if source is None or source.rights == "private":  # its notes show no words
        return False
    return token.kind in (TokenKind.QUOTED, TokenKind.DATE) or any(map(str.isdigit, token.text))


def _is_shown_by_another(token: Token, claim: Claim, context: LintContext) -> bool:
    """Whether the note of another passage that the sentence cites shows a token."""
    language = next(claim.uses).briefing.briefing.lang or context.language
    keys = {use.citation.key for use in claim.uses if use.citation.supports} - {token.passage}
    passages = (context.passages(key.source).get(key) for key in keys)
    return any(holds(token, note, language) for passage in passages if passage for note in passage.notes)


def _missing(
    token: Token, claim: Claim, grounding: Grounding, file: File, context: LintContext
) -> Diagnostic:
    at, by_lock = place_of(claim, token.start, token.end, file), grounding.basis == "lock"
    cited = _named(claim)
    if token.kind is TokenKind.NEGATION:
        if token.how:
            return faults.grounding.negation_left_out(at, token.text, token.how)
        return faults.grounding.not_negated(at, token.text, cited, by_lock=by_lock)
    if token.kind in FIGURES and token.how:
        return faults.grounding.bound_left_out(at, _WORD.get(token.kind, "figure"), token.text, token.how)
    citations = [use.citation for use in claim.uses]
    language = language_of(claim.sentence, next(claim.uses).briefing.briefing.lang or context.language)
    other = elsewhere(token, citations, context.documents, language)
    fixes = other.fixes if other else ()
    hint, related = (other.hint, other.related) if other else ("", ())
    if token.kind is TokenKind.COMPARISON and token.how:
        hint = f"{token.how}; correct it, or cite the passage that has it"
    if token.kind is TokenKind.QUOTED:
        return faults.grounding.words_not_there(
            at, token.text, cited, hint, by_lock=by_lock, related=related, fixes=fixes
        )
    if token.kind is TokenKind.NAME:
        return faults.grounding.name_not_there(at, token.text, cited, hint, related, fixes)
    kind = _WORD.get(token.kind, "figure")
    return faults.grounding.figure_not_there(
        at, kind, token.text, cited, hint, by_lock=by_lock, related=related, fixes=fixes
    )


def _not_shown(
    token: Token, key: ExcerptKey, claim: Claim, grounding: Grounding, file: File, context: LintContext
) -> Diagnostic:
    at = place_of(claim, token.start, token.end, file)
    citation = next(use.citation for use in claim.uses if use.citation.key == key)
    source, passage = context.sources.get(key.source), context.passages(key.source).get(key)
    fixes: tuple[Fix, ...] = ()
    if source and passage and token.where:
        from briefing_site.link.lints.new_passage import recut  # searches documents, which few faults need

        shown = [t for t in grounding.tokens if t.passage == key and t.shown and t.kind in _SHOWN]
        fixes = recut(source, passage, token.where, citation, context.quote_words, shown)
    return faults.grounding.not_shown(
        at, token.text, f"{key.source}#{key.excerpt}", context.quote_words, fixes
    )


def _named(claim: Claim) -> str:
    """The passages that a claim cites, in words."""
    keys = list(dict.fromkeys(use.citation.key for use in claim.uses if use.citation.supports))
    keys = keys or list(dict.fromkeys(use.citation.key for use in claim.uses))
    if len(keys) > 2:
        return f"any of the {len(keys)} cited passages"
    names = " or ".join(_name(key) for key in keys)
    return f"the passage of {names}" if all(isinstance(key, ExcerptKey) for key in keys) else names


def _name(key: ExcerptKey | SourceKey) -> str:
    return f"{key.source}#{key.excerpt}" if isinstance(key, ExcerptKey) else key.source
