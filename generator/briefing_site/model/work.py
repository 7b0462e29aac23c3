"""What a citation style may print of a work: the types and variables of CSL 1.0.2.

The tables here are the only list of them. The front matter of source cards, the readers and writers of
bibliographies, the docs and the completion in editors are made from these tables. The meanings follow the
appendices of the specification, https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from briefing_site.model.date import Date
from briefing_site.model.json_value import Json
from briefing_site.model.name import Name
from briefing_site.text.dataclass import dataclass

CslType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
TYPES: tuple[CslType, ...] = get_args(CslType)
"""Every type of CSL 1.0.2."""

PERIODICALS: frozenset[CslType] = frozenset({"article-journal", "article-magazine", "article-newspaper"})
"""Types of what stands in a periodical, whose name is the `container-title`."""

TEXTS: Mapping[str, str] = {
    "abstract": "A summary of the work; kept on the card, and never published.",
    "annote": "Notes on the work for an annotated list; kept on the card, and never published.",
    "archive": "The archive, library or collection that holds the work.",
    "archive_collection": "The collection inside that archive.",
    "archive_location": "The place of the work in that archive, as a box or a shelf mark.",
    "archive-place": "Where that archive is.",
    "authority": "The court, committee or body that issued it.",
    "call-number": "The number by which a library shelves it.",
    "chapter-number": "Number of the chapter, or of the session of a parliament.",
    "collection-number": "Number in the series.",
    "collection-title": "The series in which it appeared.",
    "container-title": "The journal, paper, book or site that it is a part of.",
    "container-title-short": "The short form of that title.",
    "dimensions": "Its size, or how long it runs.",
    "division": "The part of a court or a body that issued it.",
    "DOI": "Its DOI, as 10.1000/182.",
    "edition": "The edition, a number or words.",
    "event-place": "Where the event took place.",
    "event-title": "The conference, hearing or exhibition that it belongs to.",
    "genre": "Its sort in the words of its publisher, as PhD thesis or Policy brief.",
    "ISBN": "Its ISBN.",
    "ISSN": "The ISSN of the periodical.",
    "issue": "Number of the issue.",
    "jurisdiction": "The state or body whose law it is.",
    "keyword": "Keywords, with commas between them.",
    "license": "The licence under which it was published.",
    "medium": "Its medium, as DVD or microfilm.",
    "note": "What else is known of it, for its author; never published.",
    "number": "Its own number, as that of a report, a bill or a patent.",
    "number-of-pages": "How many pages it has.",
    "number-of-volumes": "How many volumes it has.",
    "original-publisher": "Who published it first.",
    "original-publisher-place": "Where it was published first.",
    "original-title": "Its title in the language in which it was written.",
    "page": "The pages on which it stands.",
    "page-first": "The first of these pages.",
    "part-number": "Number of the part.",
    "part-title": "Title of the part.",
    "PMCID": "Its number in PubMed Central.",
    "PMID": "Its number in PubMed.",
    "printing-number": "Number of the printing.",
    "publisher": "Who published it.",
    "publisher-place": "Where it was published.",
    "references": "What a law or a case refers to.",
    "reviewed-genre": "The sort of work that it reviews.",
    "reviewed-title": "The title of what it reviews.",
    "scale": "The scale of a map.",
    "section": "The section of a paper, or of a law.",
    "source": "The catalogue or database from which the entry comes.",
    "status": "Its state, as forthcoming or in force.",
    "supplement-number": "Number of the supplement.",
    "title": "Its title.",
    "title-short": "The short form of its title.",
    "URL": "Where the original is.",
    "version": "Its version.",
    "volume": "Number of the volume.",
    "volume-title": "Title of the volume.",
    "year-suffix": "What tells two works of one author and year apart.",
    "citation-key": "The key by which another program cites it.",
    "language": "Its language, a BCP 47 tag.",
}
"""Variables whose values are text, numbers among them, each with its meaning."""

NAMES: Mapping[str, str] = {
    "author": "Who wrote it.",
    "chair": "Who led the session.",
    "collection-editor": "Who edits the series.",
    "compiler": "Who compiled it.",
    "composer": "Who composed it.",
    "container-author": "Who wrote the book that it is a part of.",
    "contributor": "Who else contributed to it.",
    "curator": "Who curated the exhibition.",
    "director": "Who directed it.",
    "editor": "Who edited it, or the book that it is a part of.",
    "editorial-director": "Who was responsible for the edition.",
    "executive-producer": "Who was its executive producer.",
    "guest": "Who was the guest.",
    "host": "Who was the host.",
    "illustrator": "Who illustrated it.",
    "interviewer": "Who asked the questions.",
    "narrator": "Who narrates it.",
    "organizer": "Who organised the event.",
    "original-author": "Who wrote what it is based on.",
    "performer": "Who performs in it.",
    "producer": "Who produced it.",
    "recipient": "Who received it.",
    "reviewed-author": "Who wrote what it reviews.",
    "script-writer": "Who wrote the script.",
    "series-creator": "Who created the series.",
    "translator": "Who translated it.",
}
"""Variables whose values are lists of names, each with its meaning."""

DATES: Mapping[str, str] = {
    "accessed": "When it was read.",
    "available-date": "When it was available first, before it was published.",
    "event-date": "When the event took place.",
    "issued": "When it was published.",
    "original-date": "When it was published first.",
    "submitted": "When it was submitted.",
}
"""Variables whose values are dates, each with its meaning."""

CARD_KEYS: Mapping[str, str] = {
    **{variable: variable for variable in (*TEXTS, *NAMES, *DATES)},
    "archive": "archive-name",
    "issued": "published",
    "URL": "url",
}
"""By variable: its key on a source card, where `archive` names the stored text."""

UNPUBLISHED = frozenset({"abstract", "annote", "note"})
"""Variables that no page and no export of the site has: words of others, and notes of the author."""

SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True, slots=True)
class CslDate:
    """A date as CSL has it: a day, a month, a season or a year, a range of these, certain or not."""

    start: Date
    end: Date | None = None
    """The last of a range; None for a single date."""
    season: int = 0
    """1 for spring to 4 for winter, of the year of `start`; 0 for none."""
    end_season: int = 0
    """The same for `end`."""
    open: bool = False
    """Whether it is a range that has no end yet."""
    circa: bool = False
    """Whether the date is about right."""

    def __str__(self) -> str:
        """In the notation of EDTF, level 1: `2026-02`, `2026-21`, `2019/2026-02-12`, `2019/..`, `1850~`."""
        about = "~" if self.circa else ""
        first = f"{_edtf(self.start, self.season)}{about}"
        if self.open:
            return f"{first}/.."
        return f"{first}/{_edtf(self.end, self.end_season)}{about}" if self.end else first

    @property
    def plain(self) -> bool:
        """Whether this is nothing but a day, a month or a year."""
        return not (self.end or self.season or self.open or self.circa)


def _edtf(date: Date, season: int) -> str:
    return f"{date.year:04}-{20 + season}" if season else str(date)


CslValue = str | tuple[Name, ...] | CslDate
"""The value of a variable: text, names or a date."""


@dataclass(frozen=True, slots=True)
class CslItem:
    """A work as CSL has it."""

    id: str
    type: CslType
    values: tuple[tuple[str, CslValue], ...] = ()
    """By variable, in the order in which they are to be written; none is empty."""

    def text(self, *variables: str) -> str:
        """The first of some variables that has a text; empty where none has."""
        known = dict(self.values)
        found = (known.get(variable) for variable in variables)
        return next((value for value in found if isinstance(value, str)), "")

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a variable; none where it is not given."""
        found = dict(self.values).get(variable)
        return found if isinstance(found, tuple) else ()

    def date(self, variable: str) -> CslDate | None:
        """The date of a variable; None where it is not given."""
        found = dict(self.values).get(variable)
        return found if isinstance(found, CslDate) else None

    def without(self, variables: frozenset[str]) -> CslItem:
        """The same item without some variables."""
        return CslItem(self.id, self.type, tuple(pair for pair in self.values if pair[0] not in variables))


def csl_json(item: CslItem) -> dict[str, Json]:
    """An item in the form of csl-data.json, the schema of CSL 1.0.2."""
    return {"id": item.id, "type": item.type, **dict(_json_values(item))}


def _json_values(item: CslItem) -> Iterator[tuple[str, Json]]:
    for variable, value in item.values:
        if isinstance(value, str):
            yield variable, value
        elif isinstance(value, CslDate):
            yield variable, csl_date(value)
        else:
            yield variable, [csl_name(name) for name in value]


def csl_name(name: Name) -> dict[str, Json]:
    """A name as CSL-JSON has it: in parts, or `literal`."""
    if not name.personal:
        return {"literal": name.literal}
    parts: dict[str, Json] = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
    }
    made: dict[str, Json] = {key: value for key, value in parts.items() if value}
    # Processors know the order of names in Chinese, Japanese and Korean script by themselves.
    if name.family_first and not name.native:
        made["static-ordering"] = True
    return made


def csl_date(date: CslDate) -> dict[str, Json]:
    """A date as CSL-JSON has it. In a range a season stands as a month from 21 on, as in EDTF."""
    if date.end or date.open:
        end: list[Json] = [*_parts(date.end, date.end_season)] if date.end else [0]
        made: dict[str, Json] = {"date-parts": [[*_parts(date.start, date.season)], end]}
    else:
        made = {"date-parts": [[*_parts(date.start, 0)]]}
        if date.season:
            made["season"] = date.season
    return {**made, "circa": True} if date.circa else made


def _parts(date: Date, season: int) -> list[int]:
    if season:
        return [date.year, 20 + season]
    return [part for part in (date.year, date.month, date.day) if part]
