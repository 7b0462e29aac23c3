"""RIS, as Zotero, EndNote, Web of Science, Scopus and publishers write it, and PubMed's format, to CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from briefing_site.authoring.bibliography import ris_fields as known
from briefing_site.authoring.bibliography.csl_json import name_of, put_foreign
from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import guessed_date, is_body, whole_name
from briefing_site.authoring.bibliography.entry import BibliographyEntry, Gathered
from briefing_site.authoring.bibliography.plain_values import (
    doi_in,
    edition,
    one_line,
    pages_alone,
    plain_markup,
)
from briefing_site.authoring.bibliography.ris_syntax import RisRecord, records
from briefing_site.authoring.bibliography.suffixes import stands_behind
from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.work import PERIODICALS, CslType
from briefing_site.text.more_names import are_others

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_INITIALS = re.compile(r"(.+) ([A-Z]{1,4})(?: (Jr|Sr|[2-9](?:nd|rd|th)))?$")
_SUFFIX = re.compile(r"(?:Jr|Sr|[IVX]+|[2-9](?:nd|rd|th))\.?", re.IGNORECASE)
_BODY = re.compile(r",\s*$")
_FULL_DATE = re.compile(r"\d{4}\W+\w")


def read_ris(text: str) -> Iterator[BibliographyEntry]:
    """Every record of a file in order; one that cannot be read has its fault."""
    for record in records(text):
        yield record if isinstance(record, BibliographyEntry) else _Reading(record).entry()


class _Reading:
    """One record on its way to CSL."""

    def __init__(self, record: RisRecord) -> None:
        self.record = record
        self.into = Gathered()
        self.values: dict[str, list[str]] = {}
        for tag, value in record.tags:
            if value:
                self.values.setdefault(known.RENAMED.get(tag, tag), []).append(value)

    def entry(self) -> BibliographyEntry:
        """The record in CSL."""
        kind = self.kind()
        self.titles()
        self.journals(kind)
        self.short_names()
        for tag, choice in known.NAMES.items():
            self.people(tag, choice.get(kind, choice.get("*", "")))
        self.bodies()
        self.dates()
        self.pages(kind)
        self.identifiers(kind)
        self.variables(kind)
        self.short_journal()
        self.keywords()
        self.languages()
        key = next(iter(self.values.pop("ID", self.values.pop("LB", []))), "")
        kind = self.leftovers(kind)
        if not self.record.ended:
            self.into.doubts["type"] = "its last line, ER, is missing"
        return self.into.entry(self.record.line, one_line(key), kind)

    def kind(self) -> CslType:
        """The type of the work; the name of a conference's proceedings goes to where its type has it."""
        given = self.first("TY").upper()
        kind = known.TYPES.get(given, "document")
        if given and given not in known.TYPES:
            self.into.keep("TY", given)
            self.into.doubts["type"] = f"RIS has no type {given}"
        book = self.first("PT").lower() == "book" or ("BT" in self.values and "TI" not in self.values)
        if book and given == "JOUR":
            return "book"
        if given == "GEN" and {"JO", "JF", "JA", "T2"} & self.values.keys():
            return "article-journal"
        if kind == "paper-conference" and "C3" in self.values and "T2" in self.values:
            self.values["JO"] = [*self.values.pop("T2"), *self.values.get("JO", [])]
        return kind

    def first(self, tag: str) -> str:
        """The first value of a tag, which stays where it is."""
        return next(iter(self.values.get(tag, [])), "")

    def titles(self) -> None:
        """The title; a second one is told."""
        for title in self.values.pop("TI", []):
            self.into.put("title", plain_markup(title), "TI")
        if "title" not in self.into.values and (book := self.values.pop("BT", [])):
            self.into.put("title", plain_markup(book[0]))

    def journals(self, kind: CslType) -> None:
        """Two names of a periodical, of which one is short for the other, each under its own tag."""
        full, brief = self.first("T2"), self.first("JO") or self.first("JF")
        if kind in PERIODICALS and full and brief and full != brief:
            long, short = (full, brief) if len(full) > len(brief) else (brief, full)
            if is_short_for(short, long):
                for tag in ("JO", "JF"):
                    self.values.pop(tag, None)
                self.values |= {"T2": [long], "J2": [short]}

    def short_names(self) -> None:
        """Authors of whom only initials are known stand for those that are not named in full."""
        short = self.values.pop("_AU", [])
        if short and "AU" not in self.values:
            self.values["AU"] = [
                f"{found[1]}, {found[2]}{f', {found[3]}' if found[3] else ''}"
                if "," not in name and (found := _INITIALS.match(name))
                else name
                for name in short
            ]

    def people(self, tag: str, variable: str) -> None:
        """The names of a tag; kept as they are where the type has no place for them."""
        every = [name for value in self.values.pop(tag, []) for name in _split(value) if name]
        found = [name for name in every if not are_others(name)]
        if len(found) < len(every) and variable:
            self.into.others(variable, tag)
        if not variable:
            for name in found:
                self.into.keep(tag, one_line(name))
            return
        names = tuple(made for name in found if (made := _name(one_line(name))))
        self.into.add(variable, names)
        guesses = [whole_name(text) for name in found if not set("{},") & set(text := one_line(name))]
        if said := "; ".join(filter(None, guesses)):
            self.into.doubts[variable] = "; ".join(filter(None, (self.into.doubts.get(variable, ""), said)))

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
        read = [read_csl_date(value) for value in whole]
        if found and all(date and _agree(date.start, found.start) for date in read):
            self.into.put("issued", found)
        elif found:
            self.into.put("issued", found)
            self.into.doubts["issued"] = f"the entry says {told}"
            self.into.keep("issued", told)
        elif told:
            self.into.put_date("issued", told, "issued")
            if year and "issued" not in self.into.values and all(guessed_date(value)[0] for value in years):
                self.into.put("issued", read_csl_date(year))
        for value in self.values.pop("Y2", []):
            self.into.put_date("accessed", one_line(value), "accessed")

    def pages(self, kind: CslType) -> None:
        """First and last page; what the tag means for a book is how many it has."""
        first, last = one_line(self.first("SP")), one_line(self.first("EP"))
        for tag in ("SP", "EP"):
            self.values.pop(tag, None)
        plain = pages_alone(re.sub(r"\s*[–—−‐‑]\s*|\s*--\s*", "-", first))
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

    def variables(self, kind: CslType) -> None:
        """What a tag means for the type of the work."""
        for tag, choice in known.VARIABLES.items():
            variable = choice.get(kind, choice.get("*", ""))
            for value in self.values.pop(tag, ()) if variable else ():
                text = edition(plain_markup(value)) if variable == "edition" else plain_markup(value)
                self.into.put(variable, text, tag)

    def keywords(self) -> None:
        """The keywords, each once."""
        signs = r"[\n;]" if self.record.parts_keywords else r"\n"
        words = [one_line(word) for value in self.values.pop("KW", ()) for word in re.split(signs, value)]
        self.into.put("keyword", ", ".join(dict.fromkeys(word.strip(" ;") for word in words if word)))

    def languages(self) -> None:
        """The first language; all others are told."""
        first, *others = [*self.values.pop("LA", []), ""]
        self.into.put_language(first)
        for other in filter(None, others):
            self.into.keep("LA", other)

    def leftovers(self, kind: CslType) -> CslType:
        """Keep what has no variable. Returns the type of the work, which a note may tell more exactly."""
        for value in [*self.values.pop("N1", []), *self.values.pop("RN", [])]:
            kind = put_foreign(self.into, value, kind)
        for tag, values in self.values.items():
            if tag not in ("TY", "PT", "ER"):
                for value in values:
                    self.into.keep(tag, plain_markup(value))
        return kind

    def short_journal(self) -> None:
        """A short name alone is the name of the periodical."""
        if "container-title" not in self.into.values and (
            short := self.into.values.pop("container-title-short", None)
        ):
            self.into.put("container-title", short)


def is_short_for(short: str, long: str) -> bool:
    """Whether each word of a name begins one of another in order: `J. Phys.`, Journal of Physics."""
    words = iter(re.findall(r"\w+", long.casefold()))
    return all(any(word.startswith(part) for word in words) for part in re.findall(r"\w+", short.casefold()))


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
    if is_body(family, ", ".join(rest)):
        return Name(literal=text)
    suffix = ""
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        suffix = rest.pop()
    elif len(rest) > 1 and _SUFFIX.fullmatch(rest[0]):
        suffix = rest.pop(0)
    if not suffix and len(rest) == 1 and stands_behind(rest[0]) and " " in family:
        given, _, last = family.rpartition(" ")
        return Name(family=last, given=given, suffix=rest[0])
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


def _agree(one: Date, other: Date) -> bool:
    """Whether two dates may be one, of which one is more exact."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(first is None or second is None or first == second for first, second in pairs)
