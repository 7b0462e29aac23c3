"""biblatex: an entry per work, readable by BibTeX too, in UTF-8.

What has no field of biblatex stands in a field of its own, `csl-` and the name of the variable, which
biblatex passes over and `briefing source import` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_site.model.name import Name
from briefing_site.model.work import NAMES, PERIODICALS, CslDate, CslItem, CslType
from briefing_site.text.lazy_pattern import LazyPattern

_TYPES: Mapping[CslType, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "collection": "collection",
    "dataset": "misc",  # readers of BibTeX leave out an entry of a type that they do not know
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "techreport",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "online",
}
"""The type of entry; of a type of CSL that is not here `misc`."""
_SUBTYPES: Mapping[CslType, str] = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_GENRES = {"PhD thesis": "phdthesis", "Master’s thesis": "mastersthesis"}
_PUBLISHERS: Mapping[CslType, str] = {"report": "institution", "thesis": "school", "webpage": "organization"}
_CONTAINERS: Mapping[CslType, str] = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "journal",
    "chapter": "booktitle",
    "entry": "booktitle",
    "entry-dictionary": "booktitle",
    "entry-encyclopedia": "booktitle",
    "paper-conference": "booktitle",
}
_IN_BOOKS = ("book", "chapter", "paper-conference", "pamphlet", "entry-encyclopedia")
_TEXTS: Mapping[str, str] = {
    "title-short": "shorttitle",
    "container-title-short": "shortjournal",
    "collection-title": "series",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "part-number": "part",
    "version": "version",
    "publisher-place": "address",
    "event-title": "eventtitle",
    "event-place": "venue",
    "number-of-pages": "pagetotal",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "status": "pubstate",
    "license": "rights",
    "source": "library",
    "language": "language",
    "keyword": "keywords",
    "abstract": "abstract",
    "annote": "annotation",
}
"""By variable: the field that holds its text in every type of entry."""
_NAMES: Mapping[str, str] = {
    "author": "author",
    "collection-editor": "serieseditor",
    "composer": "composer",
    "container-author": "bookauthor",
    "director": "director",
    "editor": "editor",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "translator": "translator",
}
_DATES = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}$&%#_~^`]|--+|''+")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "`": r"\textasciigrave{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_AND = LazyPattern(r"(?i:\band\b)|,")
_NUMBER = LazyPattern(r"(?:[\w./]|-(?!-))+")
_FORMS: Mapping[str, tuple[str, LazyPattern]] = {
    "DOI": ("doi", LazyPattern(r"10\.\d{3,9}(?:\.\d+)*/[^\s\"'\\{}%]*[^\s\"'\\{}%.,;]")),
    "ISBN": ("isbn", _NUMBER),
    "ISSN": ("issn", _NUMBER),
    "PMID": ("pmid", _NUMBER),
    "PMCID": ("pmcid", _NUMBER),
    "URL": ("url", LazyPattern(r"https?://[^\s<>\"'\\{}]*[^\s<>\"'\\{};,]")),
    "edition": ("edition", LazyPattern(r"\d+")),
    "note": ("note", LazyPattern(r"(?!http|\\).*")),
    "page": ("pages", LazyPattern(r"[\w.:]+(?:-[\w.:]+)?")),
}
"""By variable: its field, and the form of a value that is read as it was written."""
_AS_IT_IS = frozenset({"doi", "isbn", "issn", "pmid", "pmcid", "url"})
"""Fields in which nothing is escaped."""


def biblatex(item: CslItem) -> str:
    """A work as an entry: its key is the id that authors cite."""
    kind = _TYPES.get(item.type, "misc")
    genre = item.text("genre")
    if item.type == "thesis":
        kind = _GENRES.get(genre, kind)
    fields = dict(_fields(item, kind))
    lines = "".join(f"  {key} = {value},\n" for key, value in fields.items() if value)
    return f"@{kind}{{{item.id},\n{lines}}}\n"


def biblatex_file(items: Iterable[CslItem]) -> bytes:
    """Works as a file."""
    return biblatex_joined(map(biblatex, items))


def biblatex_joined(entries: Iterable[str]) -> bytes:
    """A file of entries."""
    return "\n".join(entries).encode()


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """Every field, in order."""
    known = dict(item.values)
    yield from _name_fields("author", item.names("author"))
    yield "title", _whole(item.text("title"))
    for role in (role for role in NAMES if role != "author"):
        yield from _name_fields(role, item.names(role))
    container = item.text("container-title")
    yield _CONTAINERS.get(item.type, "journaltitle"), _whole(container)
    yield _PUBLISHERS.get(item.type, "publisher"), _whole(item.text("publisher"))
    subtype = _SUBTYPES.get(item.type, "")
    yield "entrysubtype", f"{{{subtype}}}" if subtype else ""
    if not _tells_type(item, container):
        yield "csl-type", f"{{{item.type}}}"
    if kind not in _GENRES.values():
        yield "type", _whole(item.text("genre"))
    yield from _issued(item.date("issued"))
    for variable, value in known.items():
        if isinstance(value, CslDate) and variable != "issued":
            yield _DATES.get(variable, f"csl-{variable}"), f"{{{value}}}"
    for variable, value in known.items():
        if isinstance(value, str) and variable not in ("title", "container-title", "publisher", "genre"):
            yield _text_field(item.type, variable, value)


def _tells_type(item: CslItem, container: str) -> bool:
    """Whether an entry is read as the type that it has without being told."""
    if item.type in ("article-magazine", "article-newspaper", "report", "thesis"):
        return True
    if item.type in ("article-journal", "chapter", "paper-conference", "entry-encyclopedia"):
        return bool(container)
    return not container and item.type in (
        *(
            "book",
            "webpage",
            "patent",
            "software",
            "standard",
            "periodical",
            "legal_case",
            "legislation",
        ),
        *("manuscript", "motion_picture", "graphic", "pamphlet", "performance", "review", "song"),
        *("personal_communication", "document"),
    )


def _text_field(kind: CslType, variable: str, value: str) -> tuple[str, str]:
    """The field of a variable; what reading would change, or biblatex has not, stands under its own name."""
    field = _field_of(kind, variable, value) or f"csl-{variable}"
    if field in _AS_IT_IS:
        return field, f"{{{value}}}"
    escaped = _escaped(value)
    return field, f"{{{escaped.replace('-', '--') if field == 'pages' else escaped}}}"


def _field_of(kind: CslType, variable: str, value: str) -> str:
    """The field of biblatex that holds a variable with a value; empty for none."""
    if form := _FORMS.get(variable):
        field, wanted = form
        return field if wanted.fullmatch(value) else ""
    if variable == "issue":
        return "number" if kind in PERIODICALS else "issue"
    if variable == "collection-number":
        return "number" if kind in _IN_BOOKS else ""
    if variable == "number":
        return "" if kind in (*PERIODICALS, *_IN_BOOKS, "periodical", "article") else "number"
    return _TEXTS.get(variable, "")


def _issued(date: CslDate | None) -> Iterator[tuple[str, str]]:
    """`date` for biblatex, year and month for BibTeX."""
    if date is None:
        return
    yield "date", f"{{{date}}}"
    yield "year", f"{{{date.start.year}}}"
    if date.plain and date.start.month:
        yield "month", MONTHS[date.start.month - 1]


def _name_fields(role: str, names: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    """The names of a role, and which of them are written with the family name in front."""
    if not names:
        return
    field = _NAMES.get(role, f"csl-{role}")
    yield field, f"{{{' and '.join(map(_name, names))}}}"
    told = [f"{at}={what}" for at, name in enumerate(names, 1) for what in _annotated(name)]
    if told:
        yield f"{field}+an:order", f"{{{';'.join(told)}}}"


def _annotated(name: Name) -> Iterator[str]:
    """What BibTeX's form of a name does not tell of it."""
    if name.family_first:
        yield "family-first"
    if _is_alone(name):
        yield "family"


def _is_alone(name: Name) -> bool:
    """Whether a person's family name is all that is known of the name."""
    return name.personal and name.family == name.inverted


def _name(name: Name) -> str:
    """`Kawashima, Shin`; in braces what BibTeX would take apart, or extended where it has no place."""
    if not name.personal:
        return f"{{{_escaped(name.literal)}}}"
    if _is_alone(name):
        return f"{{{_escaped(name.family)}}}"
    if name.dropping_particle or not name.given or not _is_low(name.particle):
        return _extended(name)
    parts = [
        f"{_part(name.particle)} {_family(name.family)}" if name.particle else _family(name.family),
        *([_part(name.suffix)] if name.suffix else []),
        _part(name.given),
    ]
    return ", ".join(parts)


def _extended(name: Name) -> str:
    """The extended form of biblatex."""
    prefix = name.particle or name.dropping_particle
    given = {
        "family": name.family,
        "given": name.given,
        "prefix": prefix,
        "suffix": name.suffix,
        "useprefix": "" if not prefix else "true" if name.particle else "false",
        "dropping": name.dropping_particle if name.particle else "",
    }
    return ", ".join(f"{key}={{{_escaped(value)}}}" for key, value in given.items() if value)


def _is_low(particle: str) -> bool:
    """Whether a particle is told by its small letters alone."""
    return all(_begins_small(word) for word in particle.split())


def _begins_small(word: str) -> bool:
    return next((char for char in word if char.isalpha()), "").islower()


def _family(family: str) -> str:
    """A family name; in braces where BibTeX would find a particle or a second name in it."""
    if _AND.search(family) or any(map(_begins_small, family.split())):
        return f"{{{_escaped(family)}}}"
    return _escaped(family)


def _part(text: str) -> str:
    return f"{{{_escaped(text)}}}" if _AND.search(text) else _escaped(text)


def _whole(text: str) -> str:
    """A field in double braces, so that no style changes its capitals; empty for no text."""
    return f"{{{{{_escaped(text)}}}}}" if text else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """A sign that means something in LaTeX, or several that would become another one."""
    sign = match[0]
    if len(sign) > 1:
        return "{}".join(sign)
    return _ESCAPES.get(sign, f"\\{sign}")
