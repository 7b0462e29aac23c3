"""Details of cards that references would print wrong, and those that only look so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing_site.model.name import Name
from briefing_site.model.work import CslType, CslValue
from briefing_site.parse.edtf import parse_edtf
from briefing_site.parse.odd_details import odd_details
from briefing_site.text.check_digits import misprinted

RIGHT: dict[str, tuple[CslType, Mapping[str, CslValue]]] = {
    "a DOI": ("book", {"DOI": "10.1000/182"}),
    "a volume": ("article-journal", {"volume": "3", "issue": "4-5", "page": "12-14"}),
    "a volume in words": ("book", {"volume": "Third volume"}),
    "a volume with a name": ("book", {"volume": "Notes 3"}),
    "pages of a supplement": ("article-journal", {"page": "S12-S14", "issue": "Suppl. 2"}),
    "a poster": ("article-journal", {"page": "P12"}),
    "a number of a report": ("report", {"number": "No. 12"}),
    "ISBN of ten and of thirteen": ("book", {"ISBN": "0-19-852663-6, 978-3-16-148410-0"}),
    "ISBN with X": ("book", {"ISBN": "0-8044-2957-X"}),
    "ISBN with blanks": ("book", {"ISBN": "978 3 16 148410 0 (hardback)"}),
    "ISSN with X": ("article-journal", {"ISSN": "2434-561X"}),
    "no ISBN at all": ("book", {"ISBN": "unknown"}),
    "a name like others": ("book", {"author": (Name(family="Anders", given="Al"), Name(literal="Others Press"))}),
    "a Dane": ("book", {"author": (Name(family="By", given="Sverre"), Name(literal="Byron"))}),
    "a group": ("book", {"author": (Name(literal="By Any Means Necessary"), Name(literal="By Design Group"))}),
    "one name": ("book", {"author": (Name(literal="Andre"), Name(literal="Andra"))}),
    "a first edition before": ("book", {"issued": parse_edtf("2003"), "original-date": parse_edtf("1859")}),
    "a first edition in the year": ("book", {"issued": parse_edtf("2003"), "original-date": parse_edtf("2003-05")}),
    "a range": ("book", {"issued": parse_edtf("1900/1953"), "original-date": parse_edtf("1910")}),
    "read before it was in print": ("article-journal", {"issued": parse_edtf("2026-03"), "accessed": parse_edtf("2026-01-02")}),
    "read on the day before": ("webpage", {"issued": parse_edtf("2026-03-02"), "accessed": parse_edtf("2026-03-01")}),
    "read in its month": ("webpage", {"issued": parse_edtf("2026-03-02"), "accessed": parse_edtf("2026-03")}),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "values"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_not_told(kind: CslType, values: Mapping[str, CslValue]) -> None:
    assert list(odd_details(kind, values)) == []


NUMBERS = {
    "one digit": ("ISBN", "978-3-16-148410-1", ["978-3-16-148410-1"]),
    "two that changed places": ("ISBN", "978-3-16-184410-0", ["978-3-16-184410-0"]),
    "the second": ("ISBN", "0-19-852663-6 0-19-852663-7", ["0-19-852663-7"]),
    "of a periodical": ("ISSN", "1234-5678", ["1234-5678"]),
    "without its hyphen": ("ISSN", "12345678", ["12345678"]),
}


@pytest.mark.parametrize(("variable", "text", "wrong"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_that_are_mistyped(variable: str, text: str, wrong: list[str]) -> None:
    assert list(misprinted(variable, text)) == wrong
