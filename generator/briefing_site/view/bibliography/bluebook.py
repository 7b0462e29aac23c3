"""Laws, bills, treaties, hearings and decisions, as the Bluebook has them.

Chicago's style (18th edition) prints them so in notes and lists alike, as CSL's style does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing_site.model.work import CslType
from briefing_site.view.bibliography import details
from briefing_site.view.bibliography.runs import SLOT, ReferenceText, TextRun, set_in
from briefing_site.view.bibliography.signs import Runs, Signs
from briefing_site.view.bibliography.work import Work


def _run(work: Work) -> Runs:
    return [TextRun(work.title, work.item.type == "hearing", work.language, True)]


def _year(work: Work) -> str:
    issued = work.item.date("issued")
    return str(issued.start.year) if issued else ""


def _row(*parts: str) -> Runs:
    return [TextRun(" ".join(filter(None, parts)))]


def _bill(work: Work, signs: Signs) -> Runs:
    item = work.item
    authority = _row(item.text("authority"), item.text("chapter-number"))
    return _with_year(signs, signs.comma(_run(work), _row(item.text("number")), authority), _year(work))


def _law(work: Work, signs: Signs) -> Runs:
    item = work.item
    section = f"§ {item.text('section')}" if item.text("section") else ""
    number = _row(details.own_number(work, signs.words))
    return _with_year(signs, signs.comma(_run(work), number, _reported(work, section)), _year(work))


def _reported(work: Work, section: str = "") -> Runs:
    """Where a law, a treaty or a decision is printed: `120 Stat. 1884`."""
    item = work.item
    pages = details.span(item.text("page"), short=True)
    return _row(item.text("volume"), item.text("container-title"), pages, section)


def _treaty(work: Work, signs: Signs) -> Runs:
    """With the day on which it was made, and its number where no volume says where it is printed."""
    day = signs.dated_by(work, "issued") or signs.dated_by(work, "event-date")
    number = _row("" if work.item.text("volume") else details.own_number(work, signs.words))
    return signs.comma(_run(work), day, number, _reported(work))


def _case(work: Work, signs: Signs) -> Runs:
    """A decision that no report has printed is known by its number and its day."""
    item = work.item
    authority = item.text("authority")
    if item.text("container-title"):
        told, day = _reported(work), _year(work)
    else:
        told = _row(details.own_number(work, signs.words))
        day = str(ReferenceText(tuple(signs.dated_by(work, "issued"))))
    return _with_year(signs, signs.comma(_run(work), told), f"{authority} {day}".strip())


def _hearing(work: Work, signs: Signs) -> Runs:
    words, item = signs.words, work.item
    before = details.said(words, "reference-hearing", number=item.text("number"), body=item.text("section"))
    told = [*_run(work), TextRun(f": {before[0].text}", italic=True)] if before else _run(work)
    body = [] if before else details.text(work, "section")
    number = [] if before else _row(details.own_number(work, words))
    told = signs.comma(told, body, number, _reported(work) if item.text("container-title") else [])
    made = _with_year(signs, told, _year(work))
    spoke = _with_ampersand(work, signs)
    said = details.said(words, "reference-testimony", names=spoke)
    return [*made, *set_in(words("in-brackets", text=SLOT), *said)] if said else made


def _with_ampersand(work: Work, signs: Signs) -> str:
    names = [str(name) for name in work.authors]
    if len(names) == 2:
        return signs.words("apa-two-names", first=names[0], last=names[1])
    if len(names) < 2 or not signs.listed:
        return signs.names(work.authors)
    between = signs.words("reference-names-between")
    return signs.words("apa-names", names=between.join(names[:-1]), last=names[-1])


def _with_year(signs: Signs, runs: Runs, year: str) -> Runs:
    return [*runs, *set_in(signs.words("in-brackets", text=SLOT), TextRun(year))] if year else runs


LEGAL: Mapping[CslType, Callable[[Work, Signs], Runs]] = {
    "bill": _bill,
    "hearing": _hearing,
    "legal_case": _case,
    "legislation": _law,
    "regulation": _law,
    "treaty": _treaty,
}
