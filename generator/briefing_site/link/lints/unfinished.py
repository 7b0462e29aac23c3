"""`unfinished`: what says that a text is not ready (`text/unfinished.py`).

That is a mark which somebody left for later, as `[citation needed]`, and a line that says that its text is
not to be published, as `DRAFT`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.text.unfinished import is_held_back, may_be_held_back, may_be_unfinished
from briefing_site.text.unfinished import unfinished as marks_in


def unfinished(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing: of its sentences, its title, its summary and its reasons."""
    every = "\n".join(statement.text for statement in subject.statements)
    if may_be_unfinished(every):
        yield from _of_sentences(subject)
    if may_be_held_back(every):
        yield from _held_back(subject)
    for text, within in _plain(subject.briefing):
        if is_held_back(text):
            yield faults.lints.held_back(within, text, draft=subject.briefing.draft)
            continue
        for start, end in marks_in(text):
            mark = text[start:end]
            yield faults.lints.unfinished(
                subject.places.signs(mark, within), mark, draft=subject.briefing.draft
            )


def _of_sentences(subject: Subject) -> Iterator[Diagnostic]:
    places = subject.places
    opening = last = Span.opening(subject.briefing.path)
    for statement in subject.statements:
        if statement.kind in ("quotation", "code"):
            continue
        for start, end in marks_in(statement.text):
            mark = statement.text[start:end]
            before = places.of(statement, 0, start) if statement.text[:start].strip() else opening
            at = places.signs(mark, last if before == opening else before)
            if not places.in_code(at):
                yield faults.lints.unfinished(at, mark, draft=subject.briefing.draft)
            last = Span(at.end, at.end)


def _held_back(subject: Subject) -> Iterator[Diagnostic]:
    for statement in subject.statements:
        if (
            statement.kind not in ("quotation", "code")
            and not statement.citations
            and is_held_back(statement.text)
        ):
            at = subject.places.of(statement, 0, len(statement.text))
            if not subject.places.in_code(at):
                yield faults.lints.held_back(at, statement.text.strip(), draft=subject.briefing.draft)


def _plain(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """The texts that are printed as they stand, each with its place or that of what holds it."""
    places = dict(briefing.places)
    for name, text in (("title", briefing.title), ("summary", briefing.summary)):
        yield text, places.get(name) or Span.opening(briefing.path)
    for judgement in briefing.judgements:
        yield judgement.because, judgement.place
