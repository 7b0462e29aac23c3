"""`date-form`: a date in another form than all dates of a text of that language (see `text/date_form.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.date_form import in_another_form


def date_form(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's sentences."""
    for statement in subject.statements:
        if statement.kind in ("quotation", "code"):
            continue
        for date in in_another_form(statement.text, subject.language):
            at = subject.places.of(statement, date.start, date.end)
            if subject.places.in_code(at):
                continue
            yield faults.lints.date_form(at, date.written, date.form)
