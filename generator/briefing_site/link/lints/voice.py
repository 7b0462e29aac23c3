"""`voice`: what is somebody's opinion, forecast or report, told as if it were the desk's own knowledge.

1. Every passage that supports the sentence is marked opinion, forecast or reported on its card.
2. The sentence names no speaker, author or outlet of any of them, in full or for short ("the bank"), and says
   in no other way that it tells what somebody says (`text/attribution.py`).
3. A sentence before it in the same paragraph that names one of them speaks for it too.

A judgement is the desk's own and says how sure it is; it is left alone. So are planned events, which say that
they are planned, and tables, whose heads may attribute.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.citation import Mode
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import Excerpt
from briefing_site.text.attribution import attributes
from briefing_site.text.name_words import in_one_script, names, names_for_short

_OF_SOMEBODY = ("opinion", "forecast", "reported")


def voice(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's statements."""
    briefing = subject.briefing
    first = len(briefing.judgements) + 1
    planned = {first + number for number, event in enumerate(briefing.events) if event.planned}
    for number, statement in enumerate(subject.statements):
        if (
            statement.text_number in planned
            or not statement.citations
            or statement.role == "judgement"
            or statement.kind in ("heading", "cell")
        ):
            continue
        excerpts = [subject.cards.excerpt(citation) for citation in statement.supporting]
        if not excerpts or not all(e and e.voice in _OF_SOMEBODY for e in excerpts):
            continue
        if _is_attributed(subject, number):
            continue
        known = [excerpt for excerpt in excerpts if excerpt]
        kinds = tuple(dict.fromkeys(e.voice for e in known if e.voice))
        speaker = _speaker(subject, statement, known)
        yield faults.lints.voice(statement.citations[0].place, kinds, speaker)


def _is_attributed(subject: Subject, number: int) -> bool:
    statement = subject.statements[number]
    if attributes(statement.text) or any(c.mode is Mode.IN_TEXT for c in statement.citations):
        return True
    bearers = list(_bearers(subject, statement))
    before = number
    while before >= 0 and _together(subject.statements[before], statement):
        text = subject.statements[before].text
        if any(names(text, name) or names_for_short(text, name) for name in bearers):
            return True
        before -= 1
    # A name in other letters may be in the sentence and not be found.
    return any(not in_one_script(statement.text, name) for name in bearers)


def _together(one: Statement, other: Statement) -> bool:
    return (one.text_number, one.block) == (other.text_number, other.block)


def _bearers(subject: Subject, statement: Statement) -> Iterator[str]:
    """The names by which the passages of a statement can be attributed."""
    for citation in statement.citations:
        source, excerpt = subject.cards.sources.get(citation.source), subject.cards.excerpt(citation)
        if excerpt and excerpt.speaker:
            yield excerpt.speaker
        if source:
            yield from source.author
            yield source.publisher


def _speaker(subject: Subject, statement: Statement, excerpts: list[Excerpt]) -> str:
    """The speaker whom the sentence could name: of the card, or else the first author, or the outlet."""
    for excerpt in excerpts:
        if excerpt.speaker:
            return excerpt.speaker
    source = subject.cards.sources[next(statement.supporting).source]
    return source.author[0] if source.author else source.publisher
