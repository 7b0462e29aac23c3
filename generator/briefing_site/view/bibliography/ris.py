"""RIS: the tagged format of reference managers, a line a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing_site.model.date import Date
from briefing_site.view.bibliography.work import Work, WorkKind

_TYPES: Mapping[WorkKind, str] = {
    "newspaper": "NEWS",
    "magazine": "MGZN",
    "report": "RPRT",
    "dataset": "DATA",
}


def ris(work: Work) -> str:
    """A work as a record of RIS; lines end as the format has it, with carriage return and line feed."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _fields(work)) + "ER  - \r\n"


def ris_file(works: Iterable[Work]) -> bytes:
    """Works as a RIS file."""
    return "\r\n".join(ris(work) for work in works).encode()


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[work.kind]
    yield "ID", work.id
    yield from (("AU", name.inverted) for name in work.authors)
    yield from (("A4", name.inverted) for name in work.translators)
    yield "TI", work.title
    yield "T2" if work.periodical else "PB", work.publisher
    if work.issued:
        yield "PY", str(work.issued.year)
        yield "DA", _date(work.issued)
    if work.accessed:
        yield "Y2", _date(work.accessed)
    if work.original:
        yield "OP", work.original.title
    if work.updated:
        yield "N1", f"Updated {work.updated}"
    yield "LA", work.language
    if work.url:
        yield "UR", work.url


def _date(date: Date) -> str:
    """`2026/02/12/`, `2026/02//`, `2026///`: four parts, the last for other words."""
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.day else ""
    return f"{date.year:04}/{month}/{day}/"
