"""BibTeX and biblatex, to the variables of CSL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefing_site.authoring.bibliography import bibtex_fields as known
from briefing_site.authoring.bibliography.bibtex_names import names
from briefing_site.authoring.bibliography.bibtex_syntax import RawEntry, raw_entries
from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import whole_body
from briefing_site.authoring.bibliography.entry import BibliographyEntry, Gathered
from briefing_site.authoring.bibliography.latex import decoded
from briefing_site.authoring.bibliography.plain_values import (
    doi_in,
    edition,
    one_line,
    pages_alone,
    plain_markup,
)
from briefing_site.model.name import Name
from briefing_site.model.work import DATES, NAMES, TYPES, CslDate, CslType

_NEST = 8
"""How far an entry may inherit from others that inherit themselves."""
_VERBATIM = re.compile(r"\\(?P<sign>[_%&#$~{}])|\\textasciitilde(?:\s*\{\})?|\\url\s*|\\path\s*|[{}]|\\-|\s+")
_PAGES = re.compile(r"(?<!\s)\s*(?:-{1,3}|[–—−‐‑])\s*")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"(?:\\url\s*\{|\\href\s*\{|^\{?\s*)(https?://[^\s{}]+)")
_ACCESSED = re.compile(r"^(?:last )?(?:accessed|checked|retrieved)(?: on)?[: ]*", re.IGNORECASE)
_HANDLE = re.compile(r"[\d.]+/\S+")
_DATED = ("date", "year", "month")
_HTML = re.compile(r"</(?:i|b|em|strong|su[bp]|span|scp?)>|&(?:amp|lt|gt|quot|#\d{1,7});")
"""What publishers leave of their pages in the BibTeX that they offer."""
_ROLE = re.compile(r"(?<!\d)(\d+)\s*=\s*\"?([a-z-]+)")


def read_bibtex(text: str) -> Iterator[BibliographyEntry]:
    """Every entry of a file in order; one that cannot be read has its fault."""
    raw = list(raw_entries(text))
    by_key: dict[str, RawEntry] = {}
    for entry in raw:
        by_key.setdefault(entry.key.lower(), entry)
    given = {key for entry in raw for name, key in _parents(entry) if name == "xdata"}
    for entry in raw:
        if entry.type == "xdata" and entry.key.lower() in given and not entry.fault:
            continue  # it has come in with those that take its fields
        if entry.type in known.RESOURCES or (entry.fault and not entry.fields):
            yield BibliographyEntry(entry.line, entry.key, fault=entry.fault or known.RESOURCES[entry.type])
            continue
        missing = [(name, key) for name, key in _parents(entry) if key not in by_key]
        yield _Entry(entry, _inherited(entry, by_key, 0), missing).read()


def _parents(entry: RawEntry) -> list[tuple[str, str]]:
    """The keys of the entries from which one inherits, in lower case, each with the field that names it."""
    return [
        (name, key.strip().lower())
        for name, value in entry.fields
        if name in ("crossref", "xdata")
        for key in (value.split(",") if name == "xdata" else [value])
        if key.strip()
    ]


def _inherited(entry: RawEntry, by_key: Mapping[str, RawEntry], depth: int) -> list[tuple[str, str]]:
    """The fields of an entry, then those that it has from others."""
    fields = list(entry.fields)
    if depth >= _NEST:
        return fields
    own = {name for name, value in fields if value.strip()}
    for name, key in _parents(entry):
        parent = by_key.get(key)
        if parent is None or parent is entry:
            continue
        for field, given in _inherited(parent, by_key, depth + 1):
            whole = name == "xdata"
            if not whole and field in known.NOT_INHERITED:
                continue
            new = field if whole else known.inherited_name(field, parent.type, entry.type)
            if new not in own and not _has_other(new, own):
                fields.append((new, given))
                own.add(new)
    return fields


def _has_other(field: str, own: set[str]) -> bool:
    """Whether an entry has a field of the same meaning itself."""
    same = {"date": ("year",), "year": ("date",), "month": ("date", "year"), "journal": ("journaltitle",)}
    return any(other in own for other in same.get(field, ()))


class _Entry:
    """One entry on its way to CSL."""

    def __init__(self, raw: RawEntry, fields: list[tuple[str, str]], missing: list[tuple[str, str]]) -> None:
        """`missing` are the parents that the file has not, each with the field that names it."""
        self.raw = raw
        self.missing = missing
        self.into = Gathered()
        self.fields: dict[str, str] = {}
        """By name, each once."""
        self.used: set[str] = set()
        self.links: list[str] = []
        """Addresses that words of the fields are links to."""
        for name, value in fields:
            if name in self.fields and value.strip() and value != self.fields[name]:
                if name in ("keywords", "author", "editor", "translator"):
                    sign = ", " if name == "keywords" else " and "
                    self.fields[name] += sign + value
                else:
                    self.into.keep(name, self.text(value))
            elif value.strip():
                self.fields.setdefault(name, value)

    def text(self, latex: str, name: str = "") -> str:
        """The plain text of a value; a command that stays in it is told as a doubt about `name`."""
        found = decoded(latex)
        if found.unknown and name:
            self.into.doubts[name] = f"it has {', '.join(found.unknown)} of LaTeX"
        self.links += found.links
        return plain_markup(found.text) if _HTML.search(found.text) else one_line(found.text)

    def take(self, *fields: str, variable: str = "") -> str:
        """The text of the first of some fields that is given, and mark it as used."""
        for name in fields:
            if name in self.fields and name not in self.used:
                self.used.add(name)
                if text := self.text(self.fields[name], variable or name):
                    return text
        return ""

    def take_date(self, field: str) -> str:
        """A date as it is written, in which `~` is no tie; in words, decoded."""
        plain = self.raw_value(field) if field in self.fields and field not in self.used else ""
        return plain if not plain or read_csl_date(plain) else self.text(self.fields[field])

    def raw_value(self, name: str) -> str:
        """An address or a number, in which LaTeX is undone and nothing is decoded."""
        self.used.add(name)
        value = self.fields.get(name, "")
        return one_line(
            _VERBATIM.sub(
                lambda m: m["sign"] or ("~" if "tilde" in m[0] else " " if m[0].isspace() else ""), value
            )
        ).strip()

    def read(self) -> BibliographyEntry:
        """The entry in CSL."""
        kind = self.kind()
        self.own()
        self.titles(kind)
        self.people()
        self.dates()
        self.numbers(kind)
        self.addresses()
        if kind == "legal_case":
            self.law_report()
        self.publishers()
        self.into.put_language(self.take("langid") or self.take("language", "hyphenation"))
        for name, variable in known.TEXTS.items():
            if name in self.fields and name not in self.used and variable:
                self.into.put(variable, self.take(name, variable=variable), name)
        self.leftovers()
        for name, key in self.missing:
            self.into.keep(name, key)
            self.into.doubts["type"] = f"its {name} {key} is no entry of the file"
        if self.raw.fault:
            said = f"it is cut off: {self.raw.fault}"
            self.into.doubts["type"] = said
            if self.raw.cut:
                self.into.doubts[self.variable_of(self.raw.cut)] = said
        for name, bare in self.raw.undefined:
            self.into.doubts[self.variable_of(name)] = f"{bare} is no @string of the file"
        made = self.into.entry(self.raw.line, self.raw.key, kind)
        others = tuple(key.strip() for key in self.fields.get("ids", "").split(",") if key.strip())
        return replace(made, other_keys=others)

    def variable_of(self, field: str) -> str:
        """The variable that took the value of a field; `type` where the card does not tell."""
        value = self.text(self.fields.get(field, ""))
        own = known.TEXTS.get(field) or known.NAMES.get(field) or field
        same = (name for name, text in self.into.values.items() if value and text == value)
        return own if own in self.into.values else next(same, "issued" if field in _DATED else "type")

    def kind(self) -> CslType:
        """The type of the work, and the genre that its type tells."""
        given = self.take("csl-type")
        told = next((kind for kind in TYPES if kind == given), None)
        raw, sub = self.raw.type, self.fields.get("entrysubtype", "").strip("{} ").lower()
        kind = known.TYPES.get(raw, "document")
        if raw == "inbook" and not ({"booktitle", "maintitle"} & self.fields.keys()):
            kind = "book"
            self.into.doubts["type"] = (
                "an @inbook without a booktitle: its title is taken for that of the book"
            )
        if raw not in known.TYPES:
            self.into.keep("type", f"@{raw}")
            self.into.doubts["type"] = f"@{raw} is no type of biblatex"
        if raw == "article" and sub in known.SUBTYPES:
            self.used.add("entrysubtype")
            kind = known.SUBTYPES[sub]
        in_words = self.fields.get("type", "").startswith("{")  # in braces of its own it is no key
        genre = self.take("type", variable="genre")
        genre = genre if in_words else known.GENRES.get(genre.lower(), genre)
        self.into.put("genre", genre or known.TOLD_GENRES.get(raw, ""))
        there = self.fields.keys()
        if kind == "document" and {"journal", "journaltitle"} & there:
            kind = "article-journal"
        elif kind in ("document", "book") and "booktitle" in there:
            same = self.text(self.fields["booktitle"]) == self.text(self.fields.get("title", ""))
            kind = "book" if same or "title" not in there else "chapter"
        if kind == "article-journal" and not ({"journal", "journaltitle", "issn"} & self.fields.keys()):
            preprint = {"eprint", "archiveprefix", "eprinttype"} & self.fields.keys()
            kind = "article" if preprint else kind
        return told or kind

    def own(self) -> None:
        """The fields that an export of this program has for what biblatex has no field for."""
        for field in [name for name in self.fields if name.startswith("csl-") and name not in self.used]:
            variable = known.OWN.get(field, "")
            if variable in NAMES:
                self._names(field, variable)
            elif variable in DATES:
                self._date(variable, self.take_date(field), field)
            elif variable:
                self.into.put(variable, self.take(field))

    def titles(self, kind: CslType) -> None:
        """Titles with their subtitles: of the work, of what it is in, of its series."""
        title = self._titled("title", "subtitle", "titleaddon")
        part_of = kind in known.PARTS
        container = self._titled("journaltitle", "journalsubtitle") or self._titled(
            "journal", "journalsubtitle"
        )
        book = self._titled("booktitle", "booksubtitle", "booktitleaddon")
        whole = self._titled("maintitle", "mainsubtitle", "maintitleaddon")
        issue = self._titled("issuetitle", "issuesubtitle")
        if not title:
            title, book = (book, "") if book and not part_of else (title, book)
        title = title or self.take("titleaddon")
        if whole and not book and kind in ("book", "collection"):
            self.into.put("title", whole)
            self.into.put("volume-title", title)
        else:
            self.into.put("title", title)
        if book:
            self.into.put("container-title", book)
            self.into.put("collection-title" if not container else "container-title", whole, "maintitle")
        elif whole and kind not in ("book", "collection"):
            self.into.put("container-title", whole)
        self.into.put("container-title", container, "journal")
        self.into.put("volume-title", issue, "issuetitle")
        self.into.put("collection-title", self._titled("series"), "series")

    def _titled(self, title: str, *more: str) -> str:
        """A title with its subtitle and what is added to it."""
        text = self.take(title)
        for name in more:
            if text and (added := self.take(name)):
                dot = "addon" in name
                end = text.endswith((".", "?", "!", ":"))
                text = f"{text}{' ' if end else '. ' if dot else ': '}{added}"
        return text

    def people(self) -> None:
        """All names, each under what it did."""
        for field in known.NAMES:
            # Who holds a patent is not who made it, where the entry says who did.
            if field != "holder" or "author" not in self.fields:
                self._names(field, known.NAMES[field])
        for letter in ("", "a", "b", "c"):
            field = f"editor{letter}"
            if letter and field in self.fields:
                role = self.take(f"{field}type").lower()
                self._names(field, known.EDITOR_TYPES.get(role, "editor"))
        role = self.take("editortype").lower()
        if role in known.EDITOR_TYPES and (editors := self.into.values.pop("editor", None)):
            self.into.put(known.EDITOR_TYPES[role], editors)

    def _names(self, field: str, variable: str) -> None:
        """The names of a field, each under the variable of its role where the field annotates one."""
        if field not in self.fields or field in self.used:
            return
        self.used.add(field)
        found, others, guessed = names(self.fields[field], lambda latex: decoded(latex).text)
        roles = {int(at): role for at, role in _ROLE.findall(self.take(f"{field}+an:role"))}
        told = {(int(at), what) for at, what in _ROLE.findall(self.take(f"{field}+an:order"))}
        by_role: dict[str, list[Name]] = {}
        for at, name in enumerate(found, 1):
            role = roles.get(at, "")
            other = role if role in NAMES else known.EDITOR_TYPES.get(role, variable)
            alone, first = (at, "family") in told, (at, "family-first") in told
            by_role.setdefault(other, []).append(_as_told(name, alone=alone, first=first))
        for role, people in by_role.items():
            self.into.add(role, people)
        if said := "; ".join(map(whole_body, guessed)):
            self.into.doubts[variable] = said
        if others:
            self.into.others(variable, field)

    def dates(self) -> None:
        """When it was published, read, held and first published."""
        for field, variable in (
            ("urldate", "accessed"),
            ("lastchecked", "accessed"),
            ("accessed", "accessed"),
            ("eventdate", "event-date"),
            ("origdate", "original-date"),
            ("origyear", "original-date"),
        ):
            if given := self.take_date(field):
                self._date(variable, given, field)
        given = self.take_date("date")
        year, month, day = (self.take(name) for name in ("year", "month", "day"))
        if given and (found := read_csl_date(given)):
            self.into.put("issued", found)
            if year and not str(found).startswith(year.strip("[]~? ")[:4].zfill(4)):
                self.into.keep("year", year)
                self.into.doubts["issued"] = f"the entry has the year {year} too"
            return
        if given:
            self._date("issued", given, "date")
            if "issued" in self.into.values:
                return
        found = _year_month(year, month, day)
        if found:
            self.into.put("issued", found)
            if month and found.start.month is None and not found.season:
                self.into.keep("month", month)
        elif year or month:
            told = " ".join(part for part in (day, month, year) if part)
            self._date("issued", told, "year")

    def _date(self, variable: str, given: str, field: str) -> None:
        self.into.put_date(variable, _ACCESSED.sub("", given), field)

    def numbers(self, kind: CslType) -> None:
        """Pages with plain hyphens; `number`, which is an issue or the work's own."""
        if pages := self.take("pages", variable="page"):
            self.into.put("page", pages_alone(_PAGES.sub("-", pages)))
        if number := self.take("number"):
            issues = ("article-journal", "article-magazine", "article-newspaper", "periodical", "article")
            if kind in issues:
                self.into.put("issue", number, "number")
            elif kind in ("book", "chapter", "paper-conference", "pamphlet", "entry-encyclopedia"):
                self.into.put("collection-number", number, "number")
            else:
                self.into.put("number", number, "number")
        if given := self.take("edition", variable="edition"):
            self.into.put("edition", edition(given))
        if article := self.take("article-number", "articleno", "eid"):
            self.into.put("number" if "page" in self.into.values else "page", article, "eid")

    def addresses(self) -> None:
        """DOI, address, and the number in an archive of preprints."""
        for name in ("doi", "url", "howpublished", "eprint", "pmid", "note"):
            value = self.fields.get(name, "")
            if name in ("doi", "pmid") and value:
                self._doi(name, self.raw_value(name))
            elif name == "url" and value:
                self.into.put_url(_HREF.sub(r"\1 ", self.raw_value(name)) or "")
            elif name in ("howpublished", "note") and "URL" not in self.into.values:
                self._published_at(name, value)
            elif name == "eprint" and value:
                self._eprint(self.raw_value(name))

    def _doi(self, name: str, value: str) -> None:
        if name == "pmid":
            self.into.put("PMID", value)
        elif doi := doi_in(value):
            self.into.put("DOI", doi)
        else:
            self.into.keep(name, value)

    def _published_at(self, name: str, value: str) -> None:
        """An address in `howpublished`, or in a note that is nothing else."""
        found = _ADDRESS.search(value)
        if found and (name == "howpublished" or not _ADDRESS.sub("", value).strip("{}. \\url")):
            self.used.add(name)
            self.into.put_url(self.raw_value_of(found[1]))

    def raw_value_of(self, value: str) -> str:
        """An address out of a longer value."""
        return one_line(_VERBATIM.sub(lambda m: m["sign"] or ("~" if "tilde" in m[0] else ""), value))

    def _eprint(self, number: str) -> None:
        kind = (self.take("eprinttype") or self.take("archiveprefix")).lower()
        self.take("archiveprefix")
        self.into.keep("eprintclass", self.take("eprintclass", "primaryclass"))
        if kind == "pubmed":
            self.into.put("PMID", number)
        elif kind == "pmc":
            self.into.put("PMCID", number)
        elif kind in ("", "arxiv"):
            number = number.removeprefix("arXiv:")
            self.into.put("number", f"arXiv:{number}", "eprint")
            self.into.put("archive", "arXiv", "eprinttype")
            if re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+(\.[A-Z]{2})?/\d{7}", number):
                self.into.values.setdefault("URL", f"https://arxiv.org/abs/{number}")
        elif kind in ("hdl", "handle") and _HANDLE.fullmatch(number):
            self.into.put_url(f"https://hdl.handle.net/{number}")
        else:
            self.into.put("archive_location", number, "eprint")
            self.into.put("archive", kind, "eprinttype")

    def law_report(self) -> None:
        """The court of a decision, which biblatex calls its institution, and the series that reports it."""
        for name in ("court", "institution"):
            self.into.put("authority", self.take(name), name)
        self.into.put("container-title", self.take("reporter"), "reporter")

    def publishers(self) -> None:
        """Who published it: publisher, school, institution, organisation, or how it was published."""
        for name in ("publisher", "institution", "school", "organization", "howpublished"):
            if name not in self.used and name in self.fields:
                self.into.put("publisher", self.take(name), name)
        if "location" in self.fields and "address" in self.fields:
            self.into.put("publisher-place", self.take("address"))
            self.into.put("event-place", self.take("location"), "location")

    def leftovers(self) -> None:
        """What has no variable: notes first, then all other fields under their names."""
        for name in ("note", "addendum"):
            if text := self.take(name):
                self.into.put("note", text, name)
        for link in dict.fromkeys(self.links):
            self.into.put_url(link)
        for name in self.fields:
            if name not in self.used and name not in known.SILENT:
                self.into.keep(name, self.take(name))


def _as_told(name: Name, *, alone: bool, first: bool) -> Name:
    """A name with what its annotation says: that it is a family name alone, and that this stands first."""
    if alone and name.literal:
        name = Name(family=name.literal)
    return replace(name, family_first=True) if first and name.personal else name


def _year_month(year: str, month: str, day: str) -> CslDate | None:
    """`year = 2016, month = mar`, `month = "1~" # mar`, `month = "Jan/Feb"`."""
    if not year:
        return None
    year = year.strip("[] ")
    month = re.sub(r"\s*(?:-{1,3}|[–—])\s*", "-", month.strip(". -–"))
    if not month:
        return read_csl_date(year)
    if re.fullmatch(r"\d{1,2}", month):
        return read_csl_date(f"{year}-{month.zfill(2)}{f'-{day.zfill(2)}' if day.isdecimal() else ''}")
    if months := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", month):
        first, last = (f"{year}-{number.zfill(2)}" for number in months.groups())
        return read_csl_date(f"{first}/{last}") or read_csl_date(year)
    in_words = f"{month} {day}".strip() if day else month
    return read_csl_date(f"{in_words} {year}") or read_csl_date(f"{in_words}, {year}") or read_csl_date(year)
