"""BibTeX: an entry per work, readable by BibTeX and by biblatex, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.view.bibliography.work import Work, WorkKind

_TYPES: Mapping[WorkKind, str] = {
    "newspaper": "article",
    "magazine": "article",
    "report": "techreport",
    "dataset": "misc",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}$&%#_~^]")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_AND = re.compile(r"(?i:\band\b)|,")


def bibtex(work: Work) -> str:
    """A work as an entry: its key is the id that authors cite."""
    original = work.original
    publisher = {"report": "institution", "dataset": "publisher"}.get(work.kind, "journal")
    fields = {
        "author": _names(work.authors),
        "title": _whole(work.title),
        "translator": _names(work.translators),
        publisher: _whole(work.publisher),
        "entrysubtype": work.kind if work.periodical else "",
        **_dates(work.issued),
        "origdate": f"{{{original.issued}}}" if original and original.issued else "",
        "url": f"{{{_url(work.url)}}}" if work.url else "",
        "urldate": f"{{{work.accessed}}}" if work.accessed else "",
        "note": f"{{Updated {work.updated}}}" if work.updated else "",
    }
    fields["entrysubtype"] = f"{{{fields['entrysubtype']}}}" if fields["entrysubtype"] else ""
    lines = "".join(f"  {key} = {value},\n" for key, value in fields.items() if value)
    return f"@{_TYPES[work.kind]}{{{work.id},\n{lines}}}\n"


def bibtex_file(works: Iterable[Work]) -> bytes:
    """Works as a BibTeX file."""
    return "\n".join(bibtex(work) for work in works).encode()


def _names(names: Iterable[Name]) -> str:
    listed = " and ".join(_name(name) for name in names)
    return f"{{{listed}}}" if listed else ""


def _name(name: Name) -> str:
    """`Kawashima, Shin`; in braces what BibTeX would take apart."""
    if not name.personal or not name.given:
        return f"{{{_escaped(name.literal or name.family)}}}"
    family = f"{{{_escaped(name.family)}}}" if _splits(name.family) else _escaped(name.family)
    given = f"{{{_escaped(name.given)}}}" if _AND.search(name.given) else _escaped(name.given)
    return f"{family}, {given}"


def _splits(family: str) -> bool:
    """Whether BibTeX would find a particle (a lower-case word) or a second name in a family name."""
    return bool(_AND.search(family)) or any(word[0].islower() for word in family.split())


def _whole(text: str) -> str:
    """A field in double braces, so that no style changes its capitals."""
    return f"{{{{{_escaped(text)}}}}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), f"\\{match.group()}"), text)


def _url(url: str) -> str:
    """An address as LaTeX reads it, without what would end it early: braces and backslashes."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _dates(issued: Date | None) -> dict[str, str]:
    """`date` for biblatex, year and month for BibTeX."""
    if issued is None:
        return {}
    month = {"month": _MONTHS[issued.month - 1]} if issued.month else {}
    return {"date": f"{{{issued}}}", "year": f"{{{issued.year}}}", **month}
