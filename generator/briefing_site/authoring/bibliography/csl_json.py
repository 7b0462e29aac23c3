"""CSL-JSON, as Zotero, Better BibTeX, Pandoc and others write it, to the variables of CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import whole_name
from briefing_site.authoring.bibliography.entry import BibliographyEntry, BibliographyError, Gathered
from briefing_site.authoring.bibliography.plain_values import doi_in, one_line, pages_alone, plain_markup
from briefing_site.authoring.bibliography.suffixes import in_place
from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.told_variable import told_variable
from briefing_site.model.work import DATES, NAMES, TEXTS, TYPES, CslDate, CslType
from briefing_site.text.more_names import are_others

_OLD_TYPES: Mapping[str, CslType] = {
    "event": "event",
    "article_journal": "article-journal",
    "webpage": "webpage",
    "video": "motion_picture",
    "computer_program": "software",
    "email": "personal_communication",
    "proceedings-article": "paper-conference",
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "monograph": "book",
    "posted-content": "article",
    "reference-entry": "entry",
    "dissertation": "thesis",
}
"""Types of older versions of CSL, and those of Crossref."""
_OLD_NAMES = {
    "event": "event-title",
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "title_short": "title-short",
    "short_title": "title-short",
    "short-title": "title-short",
    "container_title": "container-title",
    "editor-translator": "editor",
}
_OF_ZOTERO = "it is of Zotero's own JSON: export the library as CSL JSON, or as BibTeX"
_TAGS = ("categories", "keywords", "tags")
_SILENT = frozenset({"id", "type", "citation-key", "multi", "_graph", "system_id"})


def read_csl_json(text: str) -> Iterator[BibliographyEntry]:
    """Every item of a file in order; raises `BibliographyError` where the file is no list of items."""
    try:
        data = json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as fault:
        raise BibliographyError(f"it is not JSON from line {fault.lineno}, column {fault.colno} on") from None
    except ValueError:
        raise BibliographyError("it is not JSON that can be read: a number has thousands of digits") from None
    except RecursionError:
        raise BibliographyError("it is nested too deeply") from None
    items = data.get("items", data.get("references")) if isinstance(data, dict) else data
    if items is None and isinstance(data, dict) and "type" in data:
        items = [data]
    if not isinstance(items, list):
        raise BibliographyError("it is not CSL-JSON: a list of entries was expected")
    lines = _Lines(text)
    line = 1
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield BibliographyEntry(line, "", fault=f"entry {number} is none: it has no keys")
        else:
            line = lines.next_item()
            if "itemType" in item and "type" not in item:
                label = str(item.get("citationKey") or item.get("key") or "")
                yield BibliographyEntry(line, label, fault=_OF_ZOTERO)
            else:
                yield _entry(item, line)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The keys of an object with their values; a second value of a key stands under a key of its own."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if found.setdefault(key, value) is not value:
            found[f"also {key}"] = value
    return found


class _Lines:
    """The lines on which the items of a file begin, as far as the braces of the text tell."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = self._found()

    def _found(self) -> Iterator[int]:
        depth, line = 0, 1
        first = 1 if self._text.lstrip("\ufeff \t\r\n").startswith("[") else 2
        for match in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|\n', self._text):
            sign = match[0]
            if sign == "\n":
                line += 1
            elif sign in "[{":
                if depth == first and sign == "{":
                    yield line
                depth += 1
            elif sign in "]}":
                depth -= 1
            else:
                line += sign.count("\n")

    def next_item(self) -> int:
        """The line of the next item."""
        return next(self._starts, 1)


def _entry(item: Mapping[str, Any], line: int) -> BibliographyEntry:
    into = Gathered()
    given = _text(item.get("type"))
    kind = _type(given)
    if given and kind is None:
        into.keep("type", given)
        into.doubts["type"] = f"CSL has no type {given}"
    kind = kind or "document"
    for name, value in item.items():
        variable = _OLD_NAMES.get(name, name)
        if variable in NAMES:
            _put_names(into, variable, name, value)
        elif variable in DATES:
            date = csl_date_of(value)
            if date:
                into.put(variable, date)
                if _says_more(value, date):
                    into.doubts[variable] = f"the entry says {_told(value)}"
                    into.keep(variable, _told(value))
            elif told := _told(value):
                into.put_date(variable, told, variable)
        elif variable == "URL":
            into.put_url(_text(value))
        elif variable == "DOI":
            doi = doi_in(_text(value))
            into.put("DOI", doi) if doi else into.keep("DOI", _text(value))
        elif variable == "language":
            into.put_language(_text(value))
        elif variable == "note":
            kind = put_foreign(into, str(value) if isinstance(value, str | int) else "", kind)
        elif variable in TEXTS and variable not in _SILENT:
            _put_plain(into, variable, value)
        elif name in _TAGS:
            into.put("keyword", _joined(value) or _text(value))
        elif name not in _SILENT and (told := _told(value)):
            into.keep(name, told)
    key = _text(item.get("citation-key")) or _text(into.values.pop("citation-key", ""))
    return into.entry(line, key or _text(item.get("id")), kind)


def _put_names(into: Gathered, variable: str, name: str, value: Any) -> None:
    """Keep the names of a list, or the one that stands in place of it; what is no name is told."""
    people = value if isinstance(value, list) else [value]
    if any(map(_are_others, people)):
        into.others(variable, name)
        people = [each for each in people if not _are_others(each)]
    made = [name_of(each) for each in people]
    have, names = into.values.get(variable, ()), tuple(one for one in made if one)
    if names and isinstance(have, tuple):
        into.values[variable] = (*have, *names)
    for each, one in zip(people, made, strict=True):
        if not one:
            into.keep(name, _told(each))
    plain = [whole_name(one_line(each)) for each in people if isinstance(each, str)]
    if said := "; ".join(filter(None, plain)):
        into.doubts[variable] = "; ".join(filter(None, (into.doubts.get(variable, ""), said)))


def _put_plain(into: Gathered, variable: str, value: Any) -> None:
    """Keep a text; of a list of titles, as Crossref has them, the first, and the others by its side."""
    titles = [plain_markup(_text(each)) for each in _listed(value)] if "title" in variable else []
    for text in titles or [plain_markup(_text(value) or _joined(value))]:
        into.put(variable, pages_alone(text) if variable == "page" else text)
    if value and not (_text(value) or _joined(value)):
        into.keep(variable, _told(value))


def _type(given: str) -> CslType | None:
    found = next((kind for kind in TYPES if kind == given), None)
    return found or _OLD_TYPES.get(given.lower())


def put_foreign(into: Gathered, note: str, kind: CslType) -> CslType:
    """Keep a note, without the lines that name a variable (`original-date: 1850`), which are kept as such.

    That is how Zotero's field Extra holds what Zotero has no field for. Returns the type of the entry, which
    such a line may tell too.
    """
    rest = []
    for line in note.splitlines():
        told = told_variable(line)
        if told and told.name == "type" and (told_type := _type(told.value)):
            kind = told_type
        elif told is None or told.name == "type" or not _put_text(into, told.name, told.value):
            rest.append(line.strip())
    into.put("note", one_line(" ".join(rest)))
    return kind


def _put_text(into: Gathered, variable: str, value: str) -> bool:
    """Keep a value that stands in one line; False where it is none for its variable."""
    if variable in DATES:
        date = read_csl_date(value)
        if date:
            into.values[variable] = date
        return bool(date)
    if variable in NAMES:
        made = _name_in_line(value)
        if variable not in into.told:  # what a note tells stands in place of what a tag could hold
            into.values.pop(variable, None)
            into.told.add(variable)
        have = into.values.get(variable, ())
        if made and isinstance(have, tuple):
            into.values[variable] = (*have, made)
        return bool(made)
    if variable == "citation-key":
        into.values.setdefault(variable, value)
    elif variable == "language":
        into.put_language(value)
    else:
        into.values[variable] = one_line(value)
    return True


def _name_in_line(value: str) -> Name | None:
    if value.startswith("{"):
        try:
            return name_of(json.loads(value))
        except ValueError:
            return None
    family, double, given = (part.strip() for part in value.partition("||"))
    return Name(family=family, given=given) if double and given else Name(literal=value)


def name_of(given: Any) -> Name | None:
    """A name of CSL-JSON; a plain string is the name of a body."""
    if isinstance(given, str):
        return Name(literal=one_line(given)) if one_line(given) else None
    if not isinstance(given, dict):
        return None
    literal, family, first, particle, dropping, suffix = (
        plain_markup(_text(given.get(key)))
        for key in ("literal", "family", "given", "non-dropping-particle", "dropping-particle", "suffix")
    )
    if literal:
        return Name(literal=literal)
    if family:
        fixed = bool(given.get("static-ordering") or given.get("isInstitution"))
        return in_place(Name("", family, first, fixed, particle, dropping, suffix))
    return Name(literal=first) if first else None


def _are_others(given: Any) -> bool:
    name = name_of(given)
    return name is not None and are_others(str(name))


def csl_date_of(given: Any) -> CslDate | None:
    """A date of CSL-JSON: `date-parts`, `raw`, `literal`, or a string; None where it tells no date."""
    if isinstance(given, str | int):
        return read_csl_date(str(given))
    if not isinstance(given, dict):
        return None
    parts = [_point(part) for part in _listed(given.get("date-parts"))]
    if parts and parts[0]:
        start, season = parts[0]
        season = season or (0 if start.month else _season(given.get("season")))
        circa = bool(given.get("circa")) and given.get("circa") not in ("0", "false")
        if len(parts) == 1:
            return CslDate(start, season=season, circa=circa)
        if parts[1] is None:
            return CslDate(start, season=season, open=True, circa=circa)
        end, end_season = parts[1]
        return (
            CslDate(start, end, season, end_season, circa=circa)
            if end != start
            else CslDate(start, circa=circa)
        )
    told = _text(given.get("raw")) or _text(given.get("literal")) or _text(given.get("edtf"))
    return read_csl_date(told) if told else None


def _says_more(given: Any, date: CslDate) -> bool:
    """Whether a date of CSL-JSON has a month or a day that does not exist, and so was left out."""
    parts = _listed(given.get("date-parts")) if isinstance(given, dict) else []
    said = [part for part in _listed(parts[0] if parts else None) if str(part).strip() not in ("", "0")]
    read = 1 + bool(date.start.month or date.season) + bool(date.start.day)
    return len(said) > read


def _point(part: Any) -> tuple[Date, int] | None:
    """Year, month and day as numbers or strings; a month from 13 or 21 on is a season."""
    numbers = []
    for each in _listed(part) or ([part] if isinstance(part, str | int) else []):
        text = str(each).strip()
        if not re.fullmatch(r"\d{1,4}", text):
            break
        numbers.append(int(text))
    if not numbers or not numbers[0]:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    season = month - 12 if 13 <= month <= 16 else month - 20 if 21 <= month <= 24 else 0
    try:
        return Date.parse(
            "-".join([f"{year:04}", *(f"{n:02}" for n in (month, day) if n and not season)])
        ), season
    except ValueError:
        return (Date(year), 0) if year else None


def _season(given: Any) -> int:
    text = _text(given).lower()
    if re.fullmatch(r"[1-4]|1[3-6]|2[1-4]", text):
        return (int(text) - 1) % 4 + 1 if int(text) < 13 else int(text) - (12 if int(text) < 20 else 20)
    return {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}.get(text, 0)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    return one_line(str(value)) if isinstance(value, str | int | float) else ""


def _joined(value: Any) -> str:
    return ", ".join(filter(None, (_text(each) for each in _listed(value))))


def _told(value: Any) -> str:
    """Any value on one line, so that it can be kept."""
    plain = _text(value) or _joined(value)
    if plain or not _says(value):
        return plain
    if isinstance(value, dict) and (told := _text(value.get("raw")) or _text(value.get("literal"))):
        return told
    return one_line(json.dumps(value, ensure_ascii=False))


def _says(value: Any) -> bool:
    """Whether anything is in a value, however deep; `{"date-parts": [[]]}` says nothing."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return value not in (None, "") if inside is None else any(map(_says, inside))
