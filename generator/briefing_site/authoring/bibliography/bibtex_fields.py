"""Entry types and fields of BibTeX and biblatex, and what they are in CSL.

The correspondence is that of the biblatex manual (version 3.19, sections 2.1 and 2.2), read as Zotero and
Pandoc read it where the manual leaves a choice.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model import work
from briefing_site.model.work import CslType

TYPES: Mapping[str, CslType] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bibnote": "document",
    "book": "book",
    "bookinbook": "chapter",
    "bill": "bill",
    "booklet": "pamphlet",
    "broadcast": "broadcast",
    "collection": "book",
    "commentary": "legislation",
    "conference": "paper-conference",
    "constitution": "legislation",
    "data": "dataset",
    "dataset": "dataset",
    "electronic": "webpage",
    "hearing": "hearing",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "interview": "interview",
    "jurisdiction": "legal_case",
    "legadminmaterial": "legislation",
    "legal": "legislation",
    "legmaterial": "bill",
    "legislation": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "manual": "report",
    "map": "map",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newsarticle": "article-newspaper",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "regulation": "regulation",
    "report": "report",
    "review": "review",
    "software": "software",
    "softwaremodule": "software",
    "softwareversion": "software",
    "codefragment": "software",
    "speech": "speech",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "talk": "speech",
    "techreport": "report",
    "thesis": "thesis",
    "treaty": "treaty",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "web_page": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "www": "webpage",
}
"""What each entry type is; any other is a `document`."""

SUBTYPES: Mapping[str, CslType] = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""What an article is by its `entrysubtype`."""

GENRES: Mapping[str, str] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentus": "U.S. patent",
    "patenteu": "European patent",
}
"""The words for the keys that `type` may hold, and for the types that tell a genre by themselves."""

TOLD_GENRES = {name: GENRES[name] for name in ("phdthesis", "mastersthesis")}
"""The genres that the type of an entry tells."""

PARTS: frozenset[CslType] = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
"""Types of what stands in a book."""

TEXTS: Mapping[str, str] = {
    "abstract": "abstract",
    "address": "publisher-place",
    "annotation": "annote",
    "annote": "annote",
    "bookpagination": "",
    "call-number": "call-number",
    "chapter": "chapter-number",
    "copyright": "license",
    "eventtitle": "event-title",
    "eventvenue": "event-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "conference": "event-title",
    "keywords": "keyword",
    "keyword": "keyword",
    "mendeley-tags": "keyword",
    "tags": "keyword",
    "library": "source",
    "lccn": "call-number",
    "location": "publisher-place",
    "numpages": "number-of-pages",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "pubstate": "status",
    "reviewedtitle": "reviewed-title",
    "rights": "license",
    "section": "section",
    "shortjournal": "container-title-short",
    "journalabbr": "container-title-short",
    "shorttitle": "title-short",
    "status": "status",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
"""Fields whose text is that of one variable in every type of entry."""

NAMES: Mapping[str, str] = {
    "author": "author",
    "bookauthor": "container-author",
    "collaborator": "contributor",
    "commentator": "contributor",
    "contributor": "contributor",
    "director": "director",
    "editor": "editor",
    "holder": "author",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "origauthor": "original-author",
    "producer": "producer",
    "recipient": "recipient",
    "reviewedauthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "serieseditor": "collection-editor",
    "translator": "translator",
    "performer": "performer",
    "composer": "composer",
}
"""Fields of names."""

EDITOR_TYPES: Mapping[str, str] = {
    "collaborator": "contributor",
    "compiler": "compiler",
    "continuator": "contributor",
    "director": "director",
    "founder": "editor",
    "none": "performer",
    "organizer": "organizer",
    "producer": "producer",
    "reviser": "editor",
    "scriptwriter": "script-writer",
    "translator": "translator",
}
"""What `editortype` and its like make of an editor."""

INHERITED: Mapping[str, Mapping[str, str]] = {
    "title": {
        "bookinbook": "booktitle", "inbook": "booktitle", "incollection": "booktitle",
        "inproceedings": "booktitle", "conference": "booktitle", "inreference": "booktitle",
        "suppbook": "booktitle", "suppcollection": "booktitle", "article": "journaltitle",
        "suppperiodical": "journaltitle",
    },
    "subtitle": {
        "bookinbook": "booksubtitle", "inbook": "booksubtitle", "incollection": "booksubtitle",
        "inproceedings": "booksubtitle", "inreference": "booksubtitle", "suppbook": "booksubtitle",
        "suppcollection": "booksubtitle", "article": "journalsubtitle",
    },
    "titleaddon": {
        "bookinbook": "booktitleaddon", "inbook": "booktitleaddon", "incollection": "booktitleaddon",
        "inproceedings": "booktitleaddon", "inreference": "booktitleaddon",
    },
    "author": {"bookinbook": "bookauthor", "inbook": "bookauthor", "suppbook": "bookauthor"},
}  # fmt: skip
"""What a field of the parent becomes in a child of a type by `crossref`; others keep their names."""

NOT_INHERITED = frozenset(
    {
        *(
            "crossref",
            "entryset",
            "entrysubtype",
            "execute",
            "ids",
            "keywords",
            "label",
            "options",
            "presort",
        ),
        *("related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorttitle", "sortkey"),
        *("sortname", "sorttitle", "sortyear", "xdata", "xref", "abstract", "annotation", "annote", "file"),
        *(
            "note",
            "addendum",
            "indextitle",
            "shortauthor",
            "shorteditor",
            "pages",
            "key",
            "timestamp",
            "owner",
        ),
    }
)
"""Fields that stay with the parent."""

_PARTS_OF_VOLUMES = ("mvbook", "mvcollection", "mvproceedings", "mvreference")


def inherited_name(field: str, parent: str, child: str) -> str:
    """The name that a field of a `parent` by `crossref` has in a `child`, both given as types of entries."""
    if parent in _PARTS_OF_VOLUMES and child not in _PARTS_OF_VOLUMES and field in _OF_WHOLE:
        return f"main{field}"
    return INHERITED.get(field, {}).get(child, field)


_OF_WHOLE = ("title", "subtitle", "titleaddon")
SILENT = frozenset({"crossref", "xref", "xdata", "ids", "bibsource", "options", "sortlocale"})
"""Fields that say nothing of the work, or that have been followed."""

RESOURCES: Mapping[str, str] = {
    "xdata": "an @xdata holds fields for others, and no entry takes them",
    "set": "a @set stands for several works: cite each by its own key",
}
"""Entries that are no works, and why none is made of them."""

OWN: Mapping[str, str] = {
    f"csl-{variable}".lower(): variable for variable in (*work.TEXTS, *work.NAMES, *work.DATES)
}
"""Fields of an export of this program, and the variable that each holds."""
