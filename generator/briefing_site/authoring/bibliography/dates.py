"""Dates as bibliographies have them, to dates of CSL."""

from __future__ import annotations

import re

from briefing_site.model.date import Date
from briefing_site.model.work import CslDate
from briefing_site.parse.edtf import parse_edtf
from briefing_site.text.dates import readings

_SEASONS = {
    "spring": 1, "printemps": 1, "frühjahr": 1, "frühling": 1, "primavera": 1,
    "summer": 2, "été": 2, "sommer": 2, "verano": 2, "estate": 2,
    "autumn": 3, "fall": 3, "automne": 3, "herbst": 3, "otoño": 3, "autunno": 3,
    "winter": 4, "hiver": 4, "invierno": 4, "inverno": 4,
}  # fmt: skip
_ERA = re.compile(
    r"(reiwa|heisei|sh[oō]wa|taish[oō]|meiji|minguo|roc|民國|民国|大正|明治) ?(\d{1,3}) ?年?", re.IGNORECASE
)
_YEAR_BEFORE = {
    "reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "meiji": 1867, "大正": 1911, "明治": 1867,
    "minguo": 1911, "roc": 1911, "民國": 1911, "民国": 1911,
}  # fmt: skip
"""By era: the year before its first."""
_CIRCA = re.compile(r"^(?:c(?:a|irca)?\.?|about|um|vers)\s+(?=\d)|[~?]$", re.IGNORECASE)
_RIS = re.compile(r"(\d{3,4})/(\d{0,2})/?(\d{0,2})/?(.*)")
_TIME = re.compile(r"(?<=\d)[T ]\d\d:\d\d.*$")
_BETWEEN = re.compile(r"(?<!\s)\s*(?:--|–|—|/|(?<=\s)-\s)\s*")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,2}|–|/)\s*(\d{4})")
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4}) (?P<first>[^\W\d_]{3,})\.?(?: (?P<day>\d{1,2}))?\s*[-–/]\s*"
    r"(?:(?P<other>\d{4}) )?(?:(?P<last>[^\W\d_]{3,})\.?(?: (?P<to>\d{1,2}))?|(?P<only>\d{1,2}))"
)
"""As PubMed writes them: `2019 Mar-Apr`, `2018 Dec-2019 Jan`, `2019 Mar 3-9`."""
_MONTHS = re.compile(
    r"(?P<first>[^\W\d_]{3,})\.?(?:\s+(?P<day>\d{1,2}))?\s*(?:-{1,2}|–|/)\s*(?:(?P<last>[^\W\d_]{3,})\.?\s*)?"
    r"(?P<to>\d{1,2})?,?\s*(?P<year>\d{4})"
)


def read_csl_date(text: str) -> CslDate | None:
    """A date in any usual notation; None where it cannot be told for sure what it means."""
    text = _TIME.sub("", " ".join(text.strip("[]() .,").split()))
    if not text:
        return None
    try:
        return parse_edtf(re.sub(r"(?<=\d{4})-00.*|(?<=\d{4}-\d\d)-00", "", text))
    except ValueError:
        pass
    circa = bool(_CIRCA.search(text))
    plain = _CIRCA.sub("", text).strip()
    found = _range(plain) or _season(plain) or _single(plain)
    if found and circa:
        return CslDate(found.start, found.end, found.season, found.end_season, found.open, circa=True)
    return found


def _single(text: str) -> CslDate | None:
    if match := _RIS.fullmatch(text):
        year, month, day, more = match.groups()
        if more and not (month or day):
            # The last part of a date of RIS is for other words, as a season.
            return read_csl_date(f"{more} {year}") or _of(year, "", "")
        return _of(year, month, day)
    if _YEAR.fullmatch(text):
        return _of(text, "", "")
    if era := _ERA.fullmatch(text):
        return CslDate(Date(_YEAR_BEFORE[era[1].lower().replace("ō", "o")] + int(era[2])))
    meanings = readings(text).iso
    if len(meanings) == 1:
        return CslDate(Date.parse(meanings[0]))
    if re.fullmatch(r"\d{3}", text):
        return _of(text, "", "")
    return None


def _of(year: str, month: str, day: str) -> CslDate | None:
    written = "-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part.strip("0"))])
    try:
        return CslDate(Date.parse(written))
    except ValueError:
        return None


def _season(text: str) -> CslDate | None:
    year = _YEAR.search(text)
    words = [_SEASONS.get(word.lower(), 0) for word in _WORD.findall(text)]
    if not year or len(words) != 1 or not words[0] or len(text) > 30:
        return None
    return CslDate(Date(int(year[1])), season=words[0])


def _range(text: str) -> CslDate | None:
    """`1988-1992`, `Jan/Feb 2016`, `March 3-5, 2016`, `2016-03-01/2016-04-02`."""
    if years := _YEARS.fullmatch(text):
        return _joined(_of(years[1], "", ""), _of(years[2], "", ""))
    if found := _YEAR_FIRST.fullmatch(text):
        first = f"{found['day'] or ''} {found['first']} {found['year']}"
        to, month = found["to"] or found["only"] or "", found["last"] or found["first"]
        last = f"{to} {month} {found['other'] or found['year']}"
        return _joined(_single_or_season(first), _single_or_season(last))
    if months := _MONTHS.fullmatch(text):
        first = f"{months['day'] or ''} {months['first']} {months['year']}"
        last = f"{months['to'] or ''} {months['last'] or months['first']} {months['year']}"
        return _joined(_single_or_season(first), _single_or_season(last))
    parts = _BETWEEN.split(text)
    if len(parts) == 2 and all(_YEAR.search(part) for part in parts):
        return _joined(_single_or_season(parts[0]), _single_or_season(parts[1]))
    return None


def _single_or_season(text: str) -> CslDate | None:
    return _season(text) or _single(text.strip())


def _joined(first: CslDate | None, last: CslDate | None) -> CslDate | None:
    if not first or not last or last.start.last_day < first.start.first_day:
        return None
    return CslDate(first.start, last.start, first.season, last.season)
