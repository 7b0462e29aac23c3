"""RIS: the tagged format of reference managers, a line a field.

What has no tag stands in a note (`N1`), as `variable: value`; Zotero reads the like in its field Extra, and
`briefing source import` reads it from there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_site.model.name import Name
from briefing_site.model.work import SEASONS, CslDate, CslItem, CslType, CslValue, csl_name
from briefing_site.text.lazy_pattern import LazyPattern

_TYPES: Mapping[CslType, str] = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""By type; of a type that is not here `GEN`, with the type in a note."""
_TEXTS: Mapping[str, str] = {
    "abstract": "AB",
    "archive": "DB",
    "archive_location": "AN",
    "call-number": "CN",
    "publisher-place": "CY",
    "source": "DP",
    "title-short": "ST",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "publisher": "PB",
}
"""By variable: the tag that holds its text in every type of entry, or in all but a few."""
_OF_PERIODICALS: Mapping[str, str] = {
    "container-title": "T2",
    "container-title-short": "J2",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "ISSN": "SN",
    "section": "SE",
}
_OF_PARTS: Mapping[str, str] = {
    "container-title": "T2",
    "collection-title": "T3",
    "volume": "VL",
    "edition": "ET",
    "ISBN": "SN",
}
_OF_BOOKS: Mapping[str, str] = {
    "collection-title": "T2",
    "collection-number": "M1",
    "volume": "VL",
    "edition": "ET",
    "ISBN": "SN",
    "number-of-volumes": "NV",
    "number-of-pages": "SP",
}
_BY_TYPE: Mapping[CslType, Mapping[str, str]] = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), _OF_PERIODICALS),
    **dict.fromkeys(("chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"), _OF_PARTS),
    "book": _OF_BOOKS,
    "report": {"number": "SN", "genre": "M3", "collection-title": "T2"},
    "thesis": {"genre": "M3", "number-of-pages": "SP"},
    "webpage": {"container-title": "T2", "genre": "M3"},
    "post-weblog": {"container-title": "T2", "genre": "M3"},
    "speech": {"event-title": "T2", "genre": "M3"},
    "legal_case": {"authority": "PB", "container-title": "T2", "volume": "VL"},
    "legislation": {"container-title": "T2", "number": "M1"},
    "map": {"genre": "M3", "scale": "C1"},
    "patent": {"number": "SN"},
    "software": {"version": "ET"},
}
"""By type: the tags of further variables."""
_EDITORS: frozenset[CslType] = frozenset(
    {"article-journal", "chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
)
_DIRECTED: Mapping[CslType, str] = {"motion_picture": "director", "song": "composer"}
"""Types whose `AU` are no authors, but have another part in it."""

_COUNTED: frozenset[CslType] = frozenset({"book", "manuscript", "thesis"})
"""Types whose `SP` is how many pages they have."""
_MARKUP = re.compile(r"<|&#?\w+;")
"""What may be read as markup of HTML."""
_PARTED = re.compile(r"[,;<&]|^\{")
"""What takes a name apart, or is read as markup."""
_NUMBER = LazyPattern(r"[\w./-]+")
_LIKE_DOI = LazyPattern(r"(?:doi:\s*)?10[./]")
"""The beginning of a genre that may be read as a DOI, which some programs write under the same tag."""
_FORMS: Mapping[str, LazyPattern] = {
    "DOI": LazyPattern(r"10\.\d{3,9}(?:\.\d+)*/[^\s\"']*[^\s\"'.,;]"),
    "ISBN": LazyPattern(r"[\dXx-]{10,17}"),
    "ISSN": LazyPattern(r"\d{4}-?\d{3}[\dXx]"),
    "URL": LazyPattern(r"https?://[^\s<>\"']*[^\s<>\"';,]"),
    "edition": LazyPattern(r"\d+"),
    "number-of-pages": LazyPattern(r"[\w.:]+"),
    "page": LazyPattern(r"[\w.:]+(?:-[\w.:]+)?"),
}
"""By variable: the form of a value that is read as it was written."""


def ris(item: CslItem) -> str:
    """A work as a record of RIS; lines end as the format has it, with carriage return and line feed."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _fields(item)) + "ER  - \r\n"


def ris_file(items: Iterable[CslItem]) -> bytes:
    """Works as a RIS file."""
    return ris_joined(map(ris, items))


def ris_joined(records: Iterable[str]) -> bytes:
    """A file of records."""
    return "\r\n".join(records).encode()


def _fields(item: CslItem) -> Iterator[tuple[str, str]]:
    """Every line but the last; notes come behind the tags that they add to."""
    yield "TY", _TYPES.get(item.type, "GEN")
    yield "ID", item.id
    tags = {**_TEXTS, **_BY_TYPE.get(item.type, {})}
    if "authority" in tags:
        del tags["publisher"]
    notes: list[tuple[str, CslValue]] = []
    for variable, value in item.values:
        lines = _lines(item, variable, value, tags)
        yield from lines
        if not lines or not _comes_back(item.type, variable, value):
            notes.append((variable, value))
    if item.type not in _TYPES:
        yield "N1", f"type: {item.type}"
    for variable, value in notes:
        yield from (("N1", f"{variable}: {told}") for told in _told(value))


def _lines(
    item: CslItem, variable: str, value: CslValue, tags: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The tags of a variable; none where RIS has no place for it in an entry of the type."""
    if isinstance(value, tuple):
        tag = _name_tag(item.type, variable)
        return tuple((tag, _name(name)) for name in value) if tag else ()
    if isinstance(value, CslDate):
        return _dates(variable, value)
    match variable:
        case "title":
            return (("TI", value),)
        case "page" if item.type in _COUNTED:
            return ()
        case "page":
            first, sign, last = value.partition("-")
            return (("SP", first), ("EP", last)) if sign and first and last else (("SP", value),)
        case "container-title-short" if not item.text("container-title"):
            return ()  # a short name alone is read as the name
        case "keyword":
            return tuple(("KW", word.strip()) for word in value.split(",") if word.strip())
    form = _FORMS.get(variable)
    odd = form is not None and not form.fullmatch(value)
    odd = odd or (variable == "genre" and bool(_LIKE_DOI.match(value)))
    return ((tags[variable], value),) if variable in tags and not odd else ()


def _name_tag(kind: CslType, role: str) -> str:
    if role == "author":
        return "" if kind in _DIRECTED else "AU"
    if role == "editor":
        return "A3" if kind == "book" else "A2" if kind in _EDITORS else ""
    if role == "translator":
        return "" if kind in ("legal_case", "paper-conference", "motion_picture", "dataset") else "A4"
    return "AU" if _DIRECTED.get(kind) == role else ""


def _name(name: Name) -> str:
    """`Roe, Jane, Jr.`; a whole name as it is."""
    return name.inverted


def _dates(variable: str, date: CslDate) -> tuple[tuple[str, str], ...]:
    """`2026/02/12/`, `2026/02//`, `2026///Spring`: four parts, the last for other words."""
    start = date.start
    season = SEASONS[date.season - 1].title() if date.season else ""
    parts = f"{start.year:04}/{_two(start.month)}/{_two(start.day)}/{season}"
    if variable == "issued":
        return (("PY", str(start.year)), ("DA", parts))
    return (("Y2", parts),) if variable == "accessed" else ()


def _two(number: int | None) -> str:
    return f"{number:02}" if number else ""


def _comes_back(kind: CslType, variable: str, value: CslValue) -> bool:
    """Whether the tags of a variable tell all of it."""
    if isinstance(value, CslDate):
        return not (value.end or value.open or value.circa)
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    if form := _FORMS.get(variable):
        return bool(form.fullmatch(value))
    if _MARKUP.search(value):
        return False
    if variable == "number":  # it stands where other types have an ISBN
        return bool(_NUMBER.fullmatch(value))
    if variable == "keyword":
        words = (word.strip(" ;") for word in value.split(","))
        return value == ", ".join(dict.fromkeys(filter(None, words)))
    return True


def _is_plain(name: Name) -> bool:
    """Whether a name comes back from `Family, Given, Suffix`."""
    if not name.personal:
        return not _PARTED.search(name.literal)
    small = all(word[0].islower() for word in name.particle.split())
    family = not any(word[0].islower() for word in name.family.split()[:1])
    simple = not (name.family_first or name.dropping_particle or name.suffix)
    return simple and small and family and bool(name.given) and not _PARTED.search(name.last + name.given)


def _told(value: CslValue) -> Iterator[str]:
    """A value as it stands in a note: names as CSL-JSON has them, one a line."""
    if isinstance(value, tuple):
        yield from (json.dumps(csl_name(name), ensure_ascii=False) for name in value)
    else:
        yield str(value)
