"""A sentence beside the one passage that it cites, without a site."""

from __future__ import annotations

from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of


def missing(language: str, passage: str, claim: str) -> list[str]:
    """The words of a sentence, of any kind, that the passage does not carry."""
    text, card = Reading(passage, language), Reading("Quay Post", language)
    held = Passage(ExcerptKey("rain", "x"), language, text, 0, None, (), None, card, None)
    tokens = ground(tokens_of(claim, language), 0, [held]).tokens
    return [token.text for token in tokens if token.standing is Standing.MISSING]


def told(language: str, passage: str, claim: str, gist: str = "") -> list[str]:
    """The words of a sentence that `negation` tells: those in the stead of which the passage has others."""
    text, card = Reading(passage, language), Reading("Quay Post", language)
    shown = (Reading(gist, language),) if gist else ()
    held = Passage(ExcerptKey("rain", "x"), language, text, 0, None, shown, None, card, None)
    return [
        token.text
        for token in ground(tokens_of(claim, language), 0, [held]).tokens
        if token.kind is TokenKind.NEGATION and token.standing is Standing.MISSING
    ]
