"""RIS, as Zotero, EndNote, Web of Science, Scopus and publishers write it, and PubMed's format, to CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field

from briefing_site.authoring.bibliography import ris_fields as known
from briefing_site.authoring.bibliography.csl_json import name_of, put_foreign
from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import whole_name
from briefing_site.authoring.bibliography.entry import BibliographyEntry, Gathered
from briefing_site.authoring.bibliography.plain_values import doi_in, edition, one_line, plain_markup
from briefing_site.model.dataclass import dataclass
from briefing_site.model.name import Name
from briefing_site.model.work import CslType

_TAG = re.compile(r"\s{0,2}([A-Z][A-Z0-9]) {0,2}-(?: (.*)|\s*)$")
_MEDLINE = re.compile(r"([A-Z]{2,4}) {0,2}- (.*)$|([A-Z]{2,4}) {0,2}-$")
_WOS = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_IS_WOS = re.compile(r"^PT [JBSP]\s*$", re.MULTILINE)
_PUBMED = re.compile(r"^PMID ?- ", re.MULTILINE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_BEFORE_SUFFIX = re.compile(r"(?<=[^,]) (?=(?:Jr|Sr|[2-9](?:nd|rd|th)|I{2,3}|IV)\.?$)")
_INITIALS = re.compile(r"(.+) ([A-Z]{1,4})(?: (Jr|Sr|[2-9](?:nd|rd|th)))?$")
_SUFFIX = re.compile(r"(?:Jr|Sr|[IVX]+|[2-9](?:nd|rd|th))\.?", re.IGNORECASE)
_BODY = re.compile(r",\s*$")
_FULL_DATE = re.compile(r"\d{4}\W+\w")


@dataclass(slots=True)
class _Record:
    """A record as it is read: each tag with its values, in order."""

    line: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    ended: bool = False
    parts_keywords: bool = False
    """Whether semicolons stand between keywords."""


def read_ris(text: str) -> Iterator[BibliographyEntry]:
    """Every record of a file in order; one that cannot be read has its fault."""
    read = _records
    if not re.search(r"^\s{0,2}TY {0,2}-", text, re.MULTILINE):
        read = _medline if _PUBMED.search(text) else _web_of_science if _IS_WOS.search(text) else read
    for record in read(text):
        if isinstance(record, BibliographyEntry):
            yield record
        else:
            yield _Reading(record).entry()


def _web_of_science(text: str) -> Iterator[_Record | BibliographyEntry]:
    """What the Web of Science calls plain text: names and book titles a line each, all else goes on."""
    record: _Record | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _WOS.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "PT":
            if record:
                yield record
            record = _Record(
                number, [("TY", known.WEB_OF_SCIENCE_TYPES.get(value, value))], parts_keywords=True
            )
        elif tag == "ER" and record:
            record.ended = True
            yield record
            record = None
        elif record is None:
            if value and not _is_heading(tag, value):
                yield BibliographyEntry(number, "", fault="it stands outside of any entry")
        elif tag:
            record.tags.append((known.WEB_OF_SCIENCE.get(tag, tag), value))
            if tag == "DT" and "Proceedings" in value:
                record.tags[0] = "TY", "CPAPER"
        elif value:
            last, so_far = record.tags[-1]
            if last in ("AU", "_AU", "AU_BODY", "ED"):
                record.tags.append((last, value))
            else:
                record.tags[-1] = last, f"{so_far} {value}".strip()
    if record:
        yield record


def _records(text: str) -> Iterator[_Record | BibliographyEntry]:
    record: _Record | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _TAG.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record:
                yield record
            record = _Record(number, [("TY", value)])
        elif record is None or record.ended:
            if (value or tag) and tag != "ER" and not _is_heading(tag, value):
                yield BibliographyEntry(number, "", fault="it stands outside of any entry")
        elif tag == "ER" or line.strip() == "ER":
            record.ended = True
            yield record
            record = None
        elif tag:
            record.tags.append((tag, value))
        elif value:  # a value that goes on in the next line
            before, known_so_far = record.tags[-1]
            sign = "; " if before == "KW" else " "
            record.tags[-1] = before, f"{known_so_far}{sign}{value}".strip()
    if record:
        yield record


def _is_heading(tag: str, value: str) -> bool:
    """Whether a line outside of entries is one that databases write on top and at the end of a file."""
    return tag in ("FN", "VR", "EF") or value in ("EF", "\ufeff") or ":" in value or not tag


def _medline(text: str) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _MEDLINE.match(line)
        if match and (match[1] or match[3]) == "PMID":
            if record:
                record.ended = True
                yield record
            record = _Record(number, [("TY", "JOUR"), ("PMID", (match[2] or "").strip())])
        elif record is None:
            continue
        elif match:
            tag = known.MEDLINE.get(match[1] or match[3], "")
            value = (match[2] or "").strip()
            if tag in ("AU", "ED") and ", " in value:
                value = _BEFORE_SUFFIX.sub(", ", value)
            if tag and value:
                record.tags.append((tag, _whole_pages(value) if tag == "SP" else value))
            elif match[2]:
                record.tags.append((match[1], match[2].strip()))
        elif line.strip():
            tag, value = record.tags[-1]
            record.tags[-1] = tag, f"{value} {line.strip()}"
    if record:
        record.ended = True
        yield record


def _whole_pages(value: str) -> str:
    """Pages whose last number leaves out what it has in common with the first, `123-9`, in full."""
    found = re.fullmatch(r"(\d+)-(\d+)", value)
    if not found or len(found[2]) >= len(found[1]):
        return value
    return f"{found[1]}-{found[1][: -len(found[2])]}{found[2]}"


class _Reading:
    """One record on its way to CSL."""

    def __init__(self, record: _Record) -> None:
        self.record = record
        self.into = Gathered()
        self.values: dict[str, list[str]] = {}
        for tag, value in record.tags:
            if value:
                self.values.setdefault(known.RENAMED.get(tag, tag), []).append(value)

    def entry(self) -> BibliographyEntry:
        """The record in CSL."""
        given = self.first("TY").upper()
        kind = known.TYPES.get(given, "document")
        if given and given not in known.TYPES:
            self.into.keep("TY", given)
            self.into.doubts["type"] = f"RIS has no type {given}"
        book = self.first("PT").lower() == "book" or ("BT" in self.values and "TI" not in self.values)
        kind = "book" if book and given == "JOUR" else kind
        if self.record.parts_keywords:
            self.values["KW"] = [word for value in self.values.pop("KW", []) for word in value.split(";")]
        if given == "GEN" and {"JO", "JF", "JA", "T2"} & self.values.keys():
            kind = "article-journal"
        if kind == "paper-conference" and "C3" in self.values and "T2" in self.values:
            self.values["JO"] = [*self.values.pop("T2"), *self.values.get("JO", [])]
        self.titles()
        short = self.values.pop("_AU", [])
        if short and "AU" not in self.values:
            self.values["AU"] = [
                f"{found[1]}, {found[2]}{f', {found[3]}' if found[3] else ''}"
                if "," not in name and (found := _INITIALS.match(name))
                else name
                for name in short
            ]
        for tag, choice in known.NAMES.items():
            self.people(tag, choice.get(kind, choice.get("*", "")))
        self.bodies()
        self.dates()
        self.pages(kind)
        self.identifiers(kind)
        for tag, choice in known.VARIABLES.items():
            variable = choice.get(kind, choice.get("*", ""))
            for value in self.values.pop(tag, ()) if variable else ():
                text = edition(plain_markup(value)) if variable == "edition" else plain_markup(value)
                self.into.put(variable, text, tag)
        self.short_journal()
        words = [one_line(word) for value in self.values.pop("KW", ()) for word in value.split("\n")]
        self.into.put("keyword", ", ".join(dict.fromkeys(word.strip(" ;") for word in words if word)))
        first, *others = [*self.values.pop("LA", []), ""]
        self.into.put_language(first)
        for other in filter(None, others):
            self.into.keep("LA", other)
        key = next(iter(self.values.pop("ID", self.values.pop("LB", []))), "")
        for value in [*self.values.pop("N1", []), *self.values.pop("RN", [])]:
            kind = put_foreign(self.into, value, kind)
        for tag, values in self.values.items():
            if tag not in ("TY", "PT", "ER"):
                for value in values:
                    self.into.keep(tag, plain_markup(value))
        if not self.record.ended:
            self.into.doubts["type"] = "its last line, ER, is missing"
        return self.into.entry(self.record.line, one_line(key), kind)

    def first(self, tag: str) -> str:
        """The first value of a tag, which stays where it is."""
        return next(iter(self.values.get(tag, [])), "")

    def titles(self) -> None:
        """The title; a second one is told."""
        for title in self.values.pop("TI", []):
            self.into.put("title", plain_markup(title), "TI")
        if "title" not in self.into.values and (book := self.values.pop("BT", [])):
            self.into.put("title", plain_markup(book[0]))

    def people(self, tag: str, variable: str) -> None:
        """The names of a tag; kept as they are where the type has no place for them."""
        found = [name for value in self.values.pop(tag, []) for name in _split(value) if name]
        if not variable:
            for name in found:
                self.into.keep(tag, one_line(name))
            return
        names = tuple(made for name in found if (made := _name(one_line(name))))
        self.into.add(variable, names)
        guesses = [whole_name(text) for name in found if not set("{},") & set(text := one_line(name))]
        if said := "; ".join(filter(None, guesses)):
            self.into.doubts[variable] = said

    def bodies(self) -> None:
        """The bodies that PubMed names beside the persons."""
        for value in self.values.pop("AU_BODY", []):
            have = self.into.values.get("author", ())
            if isinstance(have, tuple):
                self.into.values["author"] = (*have, Name(literal=one_line(value)))

    def dates(self) -> None:
        """The most exact of the dates that are given; a day or month alone belongs to the year."""
        dates = [one_line(value) for value in self.values.pop("DA", [])]
        years = [one_line(value) for value in self.values.pop("PY", [])]
        year = next((digits[0] for value in years if (digits := re.match(r"\d{4}", value))), "")
        whole = [value for value in (*dates, *years) if re.search(r"\d{4}", value)]
        partial = [value for value in dates if not re.search(r"\d{4}", value)]
        tried = [f"{value} {year}" for value in partial if year] + sorted(
            whole, key=lambda value: not _FULL_DATE.search(value.rstrip("/"))
        )
        found = next((date for value in tried if (date := read_csl_date(value))), None)
        told = "; ".join([*dates, *years])
        others = {value[:4] for value in whole if value[:4].isdecimal()}
        if found and others <= {str(found.start.year)} and all(map(read_csl_date, whole)):
            self.into.put("issued", found)
        elif found:
            self.into.put("issued", found)
            self.into.doubts["issued"] = f"the entry says {told}"
            self.into.keep("issued", told)
        elif told:
            self.into.put_date("issued", year or told, "issued")
        for value in self.values.pop("Y2", []):
            self.into.put_date("accessed", one_line(value), "accessed")

    def pages(self, kind: CslType) -> None:
        """First and last page; what the tag means for a book is how many it has."""
        first, last = one_line(self.first("SP")), one_line(self.first("EP"))
        for tag in ("SP", "EP"):
            self.values.pop(tag, None)
        plain = re.sub(r"\s*[–—−‐‑]\s*|\s*--\s*", "-", first)
        if kind in ("book", "thesis", "manuscript") and plain and not last:
            self.into.put("number-of-pages", plain)
        elif plain and last and "-" not in plain and last != plain:
            self.into.put("page", f"{plain}-{last}")
        else:
            self.into.put("page", plain or last)

    def identifiers(self, kind: CslType) -> None:
        """DOI, ISBN or ISSN, address, and the numbers of PubMed."""
        for value in self.values.pop("AID", []):
            if "[doi]" in value:
                self.into.put("DOI", doi_in(value))
        for value in self.values.pop("DO", []):
            self.into.put("DOI", doi_in(value) or "", "DO") if doi_in(value) else self.into.keep("DO", value)
        for value in self.values.get("M3", [])[:]:
            if doi_in(value) == value.strip().removeprefix("doi:").strip():
                self.into.put("DOI", doi_in(value))
                self.values["M3"].remove(value)
        for value in self.values.pop("UR", []):
            self.into.put_url(one_line(value))
        for value in self.values.pop("PMID", []):
            self.into.put("PMID", value)
        for value in self.values.get("C2", [])[:]:
            digits = re.fullmatch(r"(PMC)?(\d{6,9})(?: \(PMID\))?", value)
            if digits and kind == "article-journal":
                self.into.put("PMCID" if digits[1] else "PMID", value.removesuffix(" (PMID)"))
                self.values["C2"].remove(value)
        for value in self.values.pop("SN", []):
            for number in re.split(r"[;,]\s*|\s+(?=\d{4})", value):
                plain = re.sub(r"\s*\([^()]*\)", "", number).strip()
                variable = known.NUMBERS.get(kind) or ("ISSN" if _ISSN.fullmatch(plain) else "ISBN")
                have = str(self.into.values.get(variable, ""))
                if plain and plain not in have:
                    self.into.values[variable] = f"{have} {plain}".strip()

    def short_journal(self) -> None:
        """A short name alone is the name of the periodical."""
        if "container-title" not in self.into.values and (
            short := self.into.values.pop("container-title-short", None)
        ):
            self.into.put("container-title", short)


def _split(value: str) -> list[str]:
    """The names of a value; a list of names, each with its comma, is one that some databases write."""
    if value.count(";") and all("," in part or not part.strip() for part in value.split(";")):
        return value.split(";")
    return [value]


def _name(text: str) -> Name | None:
    """`Kawashima, Shin`; `Roe, Jane, Jr.`; a name without a comma as it is, since no rule takes it apart."""
    if text.startswith("{") and text.endswith("}"):
        return name_of(json.loads(text)) if _is_json(text) else Name(literal=text.strip("{}"))
    family, *rest = (part.strip() for part in text.split(","))
    rest = [part for part in rest if part]
    if not rest or not family:
        whole = _BODY.sub("", text).strip(", ")
        return Name(literal=whole) if whole else None
    suffix = ""
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        suffix = rest.pop()
    elif len(rest) > 1 and _SUFFIX.fullmatch(rest[0]):
        suffix = rest.pop(0)
    words = family.split()
    low = 0
    while low < len(words) - 1 and words[low][0].islower():
        low += 1
    particle, family = " ".join(words[:low]), " ".join(words[low:])
    return Name(family=family, given=", ".join(rest), particle=particle, suffix=suffix)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
