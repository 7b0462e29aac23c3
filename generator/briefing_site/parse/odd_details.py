"""Details of a card that a reference would print wrong: words that styles add, numbers mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.model.name import Name
from briefing_site.model.work import DATES, NAMES, CslDate, CslType, CslValue
from briefing_site.text.check_digits import misprinted
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.more_names import are_others

_LIKE_DOI = LazyPattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?P<bare>10[./].+)", re.IGNORECASE)
_PARTS = LazyPattern(
    r"(?:vol(?:ume)?s?|bd|bände?|tomes?|tomo|issues?|nos?|nr|heft|n[°º]|№)(?:\.\s*|\s+|(?<=[°º№]))"
    r"(?P<bare>\d.*)",
    re.IGNORECASE,
)
_PAGES = LazyPattern(r"(?:pp?\.\s*|pp\s*|pages?\s+|S\.\s+|Seiten?\s+)(?P<bare>[\dA-Z].*)")
_LED = LazyPattern(r"(?:By|BY) (?!(?:The|Any|All|Our|Your|My|Design)\b)(?P<bare>[A-Z].*)")
_PLAIN = {"DOI": _LIKE_DOI, "volume": _PARTS, "issue": _PARTS, "page": _PAGES}
"""By variable: words in front of its value, which styles print themselves."""
_OF_STYLES = "has words that references print themselves"
_ONLINE: frozenset[CslType] = frozenset({"webpage", "post", "post-weblog"})
_LATE = 2
"""Days for which a page may be read before it was published, somewhere on the globe."""


def odd_details(kind: CslType | None, values: Mapping[str, CslValue]) -> Iterator[tuple[str, str, str]]:
    """Each variable that is odd, with what is wrong with it, and the cure."""
    for variable, pattern in _PLAIN.items():
        value = values.get(variable)
        if isinstance(value, str) and (found := pattern.fullmatch(value)):
            yield variable, _OF_STYLES, f"write {found['bare']}"
    for variable in ("ISBN", "ISSN"):
        if isinstance(value := values.get(variable), str):
            for wrong in misprinted(variable, value):
                said = f"{wrong} is mistyped: its last digit is not the one that the others give"
                yield variable, said, "compare it with the document"
    for variable in NAMES:
        names = values.get(variable, ())
        for name in names if isinstance(names, tuple) else ():
            if odd := _odd_name(name):
                yield variable, *odd
    dates = {name: date for name in DATES if isinstance(date := values.get(name), CslDate)}
    yield from _odd_dates(kind, dates)


def bare_value(variable: str, value: object) -> str:
    """What is left of a value without the words that references print themselves; empty where it has none."""
    pattern = _PLAIN.get(variable)
    found = pattern.fullmatch(value) if pattern and isinstance(value, str) else None
    return str(found["bare"]) if found else ""


def _odd_name(name: Name) -> tuple[str, str] | None:
    if are_others(str(name)):
        cure = "name them all, as the document does, or leave it out"
        return f"{name} would be printed as somebody's name: it says that there are others", cure
    if found := _LED.fullmatch(name.literal):
        return f"{name} begins with a word that is no part of the name", f"write {found['bare']}"
    return None


def _odd_dates(kind: CslType | None, dates: Mapping[str, CslDate]) -> Iterator[tuple[str, str, str]]:
    issued, first, read = (dates.get(name) for name in ("issued", "original-date", "accessed"))
    if issued and first and first.start.year > (issued.end or issued.start).year:
        said = f"it was published first in {first.start.year}, after this edition of {issued.start.year}"
        yield "original-date", said, "give the first year here, and that of the edition as `published`"
    if kind in _ONLINE and issued and read and not issued.end:
        days = (issued.start.first_day - read.start.last_day).days
        if days > _LATE:
            said = f"it was read on {read.start}, before it was published"
            yield "accessed", said, "correct one of the two days"
