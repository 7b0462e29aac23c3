"""`indirect-as-quotation`: quotation marks around what the source itself tells in indirect speech.

The words stand in the passage, but outside of any quotation marks there, while the sentence gives them as the
words of a speaker who is not the source's author. Nobody knows then that the speaker used them. A sentence
that says that they are a paraphrase or a translation is right; so is one that gives them as the words of the
author or the outlet. It needs the archived text: a card has not the marks around its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.cards import Quotable
from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.citation import Citation, Mode
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.attribution import attributes_speech, tells_second_hand
from briefing_site.text.folding import fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.name_words import name_words, names
from briefing_site.text.quotation_marks import may_quote
from briefing_site.text.quoted_words import Quoted, quoted_in

_NEAR = 60
"""An author or outlet who is named in so many characters before the mark is who uses the words."""
_BY_WHOM = LazyPattern(
    r",?(?<!\s)\s+(?:per|via|as\s+(?:told|reported|quoted|relayed)\s+by|according\s+to|quoted\s+(?:by|in))\s.*$"
)
"""Behind the name of a speaker, the outlet that tells of it."""


def indirect_as_quotation(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's statements, at the quotation marks."""
    for statement in subject.cited if subject.cards.documents else ():
        if not may_quote(statement.text):
            continue
        quotations = [piece for piece in quoted_in(statement.text) if piece.kind == "words"]
        if not quotations or tells_second_hand(statement.text):
            continue
        for piece in quotations:
            speaker = _indirect(subject, statement, piece)
            if speaker is not None:
                at = subject.places.of(statement, piece.start, piece.end)
                yield faults.lints.indirect_as_quotation(at, piece.words, speaker)


def _indirect(subject: Subject, statement: Statement, piece: Quoted) -> str | None:
    """The speaker whose words they need not be, empty for one unnamed; None where all is well."""
    found: str | None = None
    for citation in statement.supporting:
        stands = _stands(subject.cards.quotable(citation), piece.words)
        if stands == "quoted":
            return None
        if stands == "told" and found is None:
            found = _speaker(subject, statement, piece, citation)
    return found


def _speaker(subject: Subject, statement: Statement, piece: Quoted, citation: Citation) -> str | None:
    source, excerpt = subject.cards.sources.get(citation.source), subject.cards.excerpt(citation)
    if not source or not excerpt or citation.mode is Mode.IN_TEXT:
        return None
    own = [*source.author, source.publisher]
    before = statement.text[max(piece.start - _NEAR, 0) : piece.start]
    if any(names(before, name) for name in own):  # "what Jiji terms"
        return None
    speaker = _BY_WHOM.sub("", excerpt.speaker) if excerpt.speaker else ""
    if speaker and name_words(speaker) - {"and"} <= frozenset[str]().union(*map(name_words, own)):
        speaker = ""
    if speaker and names(statement.text, speaker):
        return speaker
    if not speaker and excerpt.voice != "reported":
        return None
    if any(names(statement.text, name) for name in own) or not attributes_speech(statement.text):
        return None
    return speaker


def _stands(passage: Quotable, words: str) -> str:
    """How words stand in a passage: `quoted` in quotation marks at least once, `told` without; else empty."""
    folded, text = passage.folded, passage.small
    wanted = fold(words).text.strip(" .,;:!?。、，").casefold() if text else ""
    if not wanted or len(text) != len(folded.text):
        return ""
    told = False
    at = text.find(wanted)
    while at >= 0:
        start, end = folded.span(at, at + len(wanted))
        if any(first <= start and end <= last for first, last in passage.spans):
            return "quoted"
        told, at = True, text.find(wanted, at + 1)
    return "told" if told else ""
