"""How a form of Chicago's style, a note or an entry of a list, prints names, dates, and what somebody did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate
from briefing_site.view.bibliography import details
from briefing_site.view.bibliography.runs import TextRun, joined
from briefing_site.view.bibliography.work import Work

Runs = list[TextRun]


class Signs(NamedTuple):
    """How a form prints names, dates, and what somebody did."""

    words: Wording
    names: details.People
    """Names that are not the first of the reference."""
    authors: details.People
    date: Callable[[CslDate], str]
    listed: bool
    """Whether it is an entry of a list, and no note."""

    def did(self, work: Work, role: str, what: str) -> Runs:
        """Who did something: `ed. Ada Lane` in a note, `edited by Ada Lane` in a list; not who heads it."""
        if role == "editor" and details.in_place_of_authors(work):
            return []
        key = f"entry-{what}" if self.listed else f"reference-{what}"
        return details.named(work, role, key, self.words, self.names)

    def dated(self, work: Work, *, year: bool = False) -> Runs:
        """When it was issued, or the year alone."""
        return self.dated_by(work, "issued", year=year) or [TextRun(details.undated(work, self.words))]

    def dated_by(self, work: Work, variable: str, *, year: bool = False) -> Runs:
        """A date of a work; nothing where it is not known."""
        date = work.item.date(variable)
        return (
            [TextRun(details.dates(date, self.words, "reference-date", self.date, year=year))] if date else []
        )

    def head(self, work: Work) -> Runs:
        """Who stands at the beginning: the authors, or the editors of a whole that has none."""
        if editors := details.in_place_of_authors(work):
            return details.said(
                self.words,
                "reference-editors-many" if len(editors) > 1 else "reference-editors",
                names=self.authors(editors),
            )
        printed = self.authors(work.authors)
        return [TextRun(printed, lang=work.language_of(printed) if len(work.authors) == 1 else None)]

    def comma(self, *parts: Sequence[TextRun]) -> Runs:
        """Parts with commas between them."""
        return joined(self.words("reference-comma"), parts)
