"""Entries of a bibliography, as Zotero and its like export one: CSL-JSON, RIS, BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing_site.authoring.intake.bibtex import read_bibtex
from briefing_site.authoring.intake.extract import iso
from briefing_site.authoring.intake.particulars import IntakeError, Particulars, suggest_id
from briefing_site.model.name import Name
from briefing_site.text.slug import ID, slug


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One entry of a bibliography, or why it cannot be read."""

    label: str
    """What to call it in a message: its key, or where it stands."""
    id: str
    """For its card; empty where nothing serves."""
    known: Particulars
    fault: str = ""


ENDINGS = (".bib", ".json", ".ris")
"""Endings of files that can be imported."""


def read_bibliography(text: str, ending: str) -> list[BibliographyEntry]:
    """Every entry of a bibliography; raises `IntakeError` where the file as a whole cannot be read."""
    if ending == ".json":
        return [_entry(label, key, _of_csl(item), fault) for label, key, item, fault in _csl_items(text)]
    if ending == ".ris":
        return [_entry(label, key, _of_ris(tags), fault) for label, key, tags, fault in _ris_records(text)]
    return [_entry(label, key, known, fault) for label, key, known, fault in read_bibtex(text)]


def _entry(label: str, key: str, known: Particulars, fault: str) -> BibliographyEntry:
    own = slug(key)
    return BibliographyEntry(
        label, own if ID.fullmatch(own) and "/" not in key else suggest_id(known), known, fault
    )


# --- CSL-JSON ------------------------------------------------------------------------------------

_KINDS = {
    "article-newspaper": "news",
    "bill": "official",
    "broadcast": "news",
    "dataset": "data",
    "legal_case": "official",
    "legislation": "official",
    "regulation": "official",
    "treaty": "official",
}
"""Types that leave no choice; all others are the author's to judge."""


def _csl_items(text: str) -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise IntakeError(f"it is not JSON from line {fault.lineno}, column {fault.colno} on") from None
    except ValueError:
        raise IntakeError("it is not JSON that can be read: a number has thousands of digits") from None
    except RecursionError:
        raise IntakeError("it is nested too deeply") from None
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise IntakeError("it is not CSL-JSON: a list of entries was expected")
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            key = str(item.get("citation-key") or item.get("id") or "")
            yield key or f"entry {number}", key, item, ""
        else:
            yield f"entry {number}", "", {}, "it is no entry"


def _of_csl(item: Mapping[str, Any]) -> Particulars:
    kind = str(item.get("type") or "")
    url, doubts = _address(_line(item.get("URL")), _line(item.get("DOI")))
    if kind and kind not in _KINDS:
        doubts["kind"] = f"the entry is of type {kind}"
    return Particulars(
        title=_line(item.get("title")),
        authors=tuple(_csl_names(item.get("author"))),
        translators=tuple(_csl_names(item.get("translator"))),
        publisher=_line(item.get("container-title")) or _line(item.get("publisher")),
        published=_csl_date(item.get("issued"), "published", doubts),
        accessed=_csl_date(item.get("accessed"), "accessed", doubts),
        url=url,
        kind=_KINDS.get(kind, ""),
        language=language(_line(item.get("language")), doubts),
        doubts=doubts,
    )


def _csl_names(given: Any) -> Iterator[Name]:
    for name in given if isinstance(given, list) else ():
        if not isinstance(name, dict):
            continue
        particle = _line(name.get("non-dropping-particle"))
        family = " ".join(part for part in (particle, _line(name.get("family"))) if part)
        first = " ".join(
            part for part in (_line(name.get("given")), _line(name.get("dropping-particle"))) if part
        )
        if literal := _line(name.get("literal")):
            yield Name(literal=literal)
        elif family and first:
            yield Name(family=family, given=first)
        elif family or first:
            yield Name(literal=family or first)


def _csl_date(given: Any, key: str, doubts: dict[str, str]) -> str:
    if not isinstance(given, dict):
        return ""
    parts = given.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [str(part) for part in parts[0]]
        if numbers and all(re.fullmatch(r"\d{1,4}", number) for number in numbers[:3]):
            found = iso("-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:3])]))
            if found and len(parts) == 1:
                return found
    raw = _line(given.get("raw") or given.get("literal"))
    if found := iso(raw):
        return found
    doubts[key] = f"the entry says {raw or parts}"
    return ""


# --- RIS -----------------------------------------------------------------------------------------

_RIS = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_RIS_KINDS = {"NEWS": "news", "DATA": "data", "STAT": "official", "BILL": "official", "LEGAL": "official"}
_RIS_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/*(?:[^\d/].*)?")


def _ris_records(text: str) -> Iterator[tuple[str, str, Mapping[str, list[str]], str]]:
    record: dict[str, list[str]] | None = None
    last = ""
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        match = _RIS.fullmatch(line.rstrip())
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record is not None:
                yield f"line {start}", "", {}, "its last line, ER, is missing"
            record, start, last = {"TY": [value]}, number, "TY"
        elif record is None:
            if value:
                yield f"line {number}", "", {}, "it stands outside of any entry"
        elif tag == "ER":
            key = next(iter(record.get("ID", [])), "")
            yield key or f"line {start}", key, record, ""
            record = None
        elif tag:
            record.setdefault(tag, []).append(value)
            last = tag
        elif value:  # a value that goes on in the next line
            record[last][-1] += f" {value}"
    if record is not None:
        yield f"line {start}", "", {}, "its last line, ER, is missing"


def _of_ris(tags: Mapping[str, list[str]]) -> Particulars:
    def first(*names: str) -> str:
        return next((_line(value) for name in names for value in tags.get(name, []) if value), "")

    kind = first("TY")
    url, doubts = _address(first("UR"), first("DO"))
    if kind and kind not in _RIS_KINDS:
        doubts["kind"] = f"the entry is of type {kind}"
    return Particulars(
        title=first("TI", "T1", "CT"),
        authors=tuple(inverted(_line(name)) for tag in ("AU", "A1") for name in tags.get(tag, []) if name),
        translators=tuple(inverted(_line(name)) for name in tags.get("A4", []) if name),
        publisher=first("T2", "JO", "JF", "PB"),
        published=_ris_date(first("DA", "PY", "Y1"), "published", doubts),
        accessed=_ris_date(first("Y2"), "accessed", doubts),
        url=url,
        kind=_RIS_KINDS.get(kind, ""),
        language=language(first("LA"), doubts),
        doubts=doubts,
    )


def _ris_date(given: str, key: str, doubts: dict[str, str]) -> str:
    if match := _RIS_DATE.fullmatch(given):
        found = iso("-".join(part.zfill(2) for part in match.groups() if part))
        if found:
            return found
    if given:
        doubts[key] = f"the entry says {given}"
    return ""


# --- what all share ------------------------------------------------------------------------------


def inverted(name: str) -> Name:
    """`Kawashima, Shin` in parts; a name without a comma as it is, since no rule takes it apart."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return Name(family=family, given=given) if comma and given else Name(literal=family)


def language(given: str, doubts: dict[str, str]) -> str:
    """A BCP 47 tag; what is none ("English") is told and not translated."""
    tag = given.replace("_", "-")
    if re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", tag):
        return tag
    if given:
        doubts["language"] = f"the entry says {given}"
    return ""


def _address(url: str, doi: str) -> tuple[str, dict[str, str]]:
    if re.fullmatch(r"https?://[^\s<>\"']+", url):
        return url, {}
    doi = doi.removeprefix("https://doi.org/")
    if re.fullmatch(r"10\.\d+/[^\s<>\"']+", doi):
        return f"https://doi.org/{doi}", {}
    return "", {"url": f"the entry says {url or doi}"} if url or doi else {}


def _line(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
