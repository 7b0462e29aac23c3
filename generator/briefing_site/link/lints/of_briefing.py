"""The lints that look at one briefing, in order; each is told by its code.

Loaded with the first briefing that has to be linted: most looks find what all of them say kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from briefing_site.link.lints.cards import Cards
from briefing_site.link.lints.confidence_words import confidence_words
from briefing_site.link.lints.date_form import date_form
from briefing_site.link.lints.disagreement import judgement_ignores_disagreement, weak_disagreement
from briefing_site.link.lints.indirect_as_quotation import indirect_as_quotation
from briefing_site.link.lints.later_dates import later_dates
from briefing_site.link.lints.many_claims import one_excerpt_many_claims
from briefing_site.link.lints.missing_alt import missing_alt
from briefing_site.link.lints.old_sources import old_sources
from briefing_site.link.lints.one_origin import one_origin
from briefing_site.link.lints.other_speaker import other_speaker
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import statements_of
from briefing_site.link.lints.subject import Subject
from briefing_site.link.lints.uncited_claim import uncited_claim
from briefing_site.link.lints.unfinished import unfinished
from briefing_site.link.lints.unknown_signal import unknown_signal
from briefing_site.link.lints.voice import voice
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.lints import is_off

_LINTS: Mapping[str, Callable[[Subject], Iterator[Diagnostic]]] = {
    "uncited-claim": uncited_claim,
    "voice": voice,
    "indirect-as-quotation": indirect_as_quotation,
    "one-excerpt-many-claims": one_excerpt_many_claims,
    "one-origin": one_origin,
    "old-sources": old_sources,
    "later-date": later_dates,
    "confidence-words": confidence_words,
    "judgement-ignores-disagreement": judgement_ignores_disagreement,
    "weak-disagreement": weak_disagreement,
    "unknown-signal": unknown_signal,
    "date-form": date_form,
    "missing-alt": missing_alt,
    "unfinished": unfinished,
    "names": other_speaker,
}


def subject_of(
    briefing: Briefing, config: Config, cards: Cards, origins: Mapping[str, str], file: File
) -> Subject:
    """A briefing with all that its lints look at; `origins` has the origin of each source by their ids."""
    statements = statements_of(briefing)
    by_text = groupby(statements, attrgetter("text_number"))
    return Subject(
        briefing,
        statements,
        tuple(statement for statement in statements if statement.citations),
        {number: tuple(of_text) for number, of_text in by_text},
        cards,
        origins,
        config,
        Places(file),
    )


def lint_briefing(subject: Subject) -> tuple[Diagnostic, ...]:
    """The faults that the lints find which the site does not turn off."""
    turned_off = subject.config.lint
    return tuple(
        fault for code, lint in _LINTS.items() if not is_off(code, turned_off) for fault in lint(subject)
    )
