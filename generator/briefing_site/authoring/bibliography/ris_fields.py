"""Types and tags of RIS and of PubMed's format, and what they are in CSL.

The correspondence is Zotero's (the translator “RIS”), so that what it writes comes back as it was. For PubMed
it is that of https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.work import CslType

TYPES: Mapping[str, CslType] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic",
    "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CHART": "graphic", "CLSWK": "book", "COMP": "software", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "CTLG": "article-magazine", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "EQUA": "document",
    "FIGURE": "graphic", "GEN": "document", "GOVDOC": "report", "GRNT": "document", "GRANT": "document",
    "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "manuscript", "JFULL": "article-journal",
    "JOUR": "article-journal", "LEGAL": "legal_case", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "document", "MUSIC": "song",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication",
    "RPRT": "report", "SER": "book", "SLIDE": "speech", "SOUND": "song", "STAND": "standard",
    "STAT": "legislation", "STD": "standard", "THES": "thesis", "UNBILL": "manuscript", "UNPB": "manuscript",
    "UNPD": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage", "PODCAST": "broadcast",
    "INTV": "interview", "PRESS": "document", "PREPRINT": "article",
}  # fmt: skip

_LAWS = ("bill", "legislation", "hearing", "legal_case", "regulation", "treaty")
_SHOWN = ("motion_picture", "broadcast")

Choice = Mapping[str, str]
"""By type, or by `*` for every other one: a variable."""


def _by(default: str) -> dict[str, str]:
    return {"*": default}


def _for(types: tuple[str, ...], variable: str) -> dict[str, str]:
    return dict.fromkeys(types, variable)


VARIABLES: Mapping[str, Choice] = {
    "AB": {"*": "abstract"},
    "AN": {"*": "archive_location"},
    "AV": {"*": "archive_location"},
    "C1": {"map": "scale", "paper-conference": "event-place"},
    "C3": {"graphic": "dimensions", "paper-conference": "container-title", "patent": "jurisdiction"},
    "C4": {"motion_picture": "genre"},
    "C5": {"patent": "references", "song": "medium", "motion_picture": "medium", "broadcast": "medium"},
    "C6": {"patent": "status"},
    "C7": {"article-journal": "number"},
    "CN": {"*": "call-number"},
    "CR": {"*": "license"},
    "CY": {"*": "publisher-place"},
    "DB": {"*": "archive"},
    "DP": {"*": "source"},
    "ET": {
        **_by("edition"),
        **_for(("bill", "hearing", "legislation"), "chapter-number"),
        **_for(("software", "dataset"), "version"),
        "article-journal": "",
    },
    "IS": {
        **_by("issue"),
        "chapter": "number-of-volumes",
        "report": "number",
        "dataset": "version",
        "book": "collection-number",
    },
    "J2": {"*": "container-title-short"},
    "JA": {"*": "container-title-short"},
    "J1": {"*": "container-title-short"},
    "JF": {"*": "container-title"},
    "JO": {**_by("container-title"), "paper-conference": "event-title"},
    "M1": {
        "article-journal": "issue", "book": "collection-number", "chapter": "number-of-volumes",
        "software": "medium", "patent": "call-number",
        **_for((*_LAWS, "broadcast", "report", "manuscript", "thesis"), "number"),
        "article-magazine": "issue",
    },
    "M2": {"pamphlet": "number-of-pages"},
    "M3": {**_by("genre"), "interview": "medium", "graphic": "medium", "broadcast": "medium"},
    "N2": {"*": "abstract"},
    "NV": {**_by("number-of-volumes"), "dataset": "number"},
    "OP": {**_for(_LAWS, "references"), "patent": "issue", "*": "original-title"},
    "PB": {**_by("publisher"), "legal_case": "authority"},
    "RI": {"*": "reviewed-title"},
    "SE": {"*": "section"},
    "ST": {"*": "title-short"},
    "SV": {"chapter": "collection-number", "legal_case": "number"},
    "T2": {
        **_by("container-title"),
        **_for(("software", "map", "report", "book", "thesis", "standard"), "collection-title"),
        "hearing": "section",
        **_for(("speech",), "event-title"),
        "song": "container-title",
    },
    "T3": {
        **_by("collection-title"),
        **_for(("hearing", "bill"), "authority"),
    },
    "BT": {**_by("container-title"), "book": "title", "manuscript": "title"},
    "VL": {**_by("volume"), "webpage": "", "patent": ""},
    "PMCID": {"*": "PMCID"},
}  # fmt: skip
"""By tag, in the order of the tags that win: what it is in an entry of a type; empty for nothing."""

NAMES: Mapping[str, Choice] = {
    "AU": {
        **_by("author"),
        **_for(_SHOWN, "director"),
        "song": "composer",
    },
    "A2": {
        **_by("editor"),
        "speech": "author",
        "bill": "author",
        "song": "performer",
        "interview": "interviewer",
        **_for(("book", "report"), "collection-editor"),
        "personal_communication": "recipient",
        "legal_case": "",
        "patent": "",
    },
    "A3": {
        **_by("collection-editor"),
        **_for(("thesis", "bill"), "contributor"),
        **_for(_SHOWN, "producer"),
        "book": "editor",
    },
    "A4": {
        **_by("translator"),
        **_for(("legal_case", "paper-conference", "motion_picture", "dataset"), "contributor"),
    },
    "ED": {"*": "editor"},
    "TA": {"*": "translator"},
}  # fmt: skip
"""The same for tags of names."""

RENAMED = {"A1": "AU", "T1": "TI", "CT": "TI", "PY": "PY", "Y1": "DA", "L3": "DO"}
"""Tags of other programs, and of older versions of the format, that mean the same."""

NUMBERS = {"patent": "number", "report": "number", "standard": "number"}
"""What `SN` is where it is no ISBN and no ISSN."""

MEDLINE: Mapping[str, str] = {
    "TI": "TI", "FAU": "AU", "AU": "_AU", "FED": "ED", "AB": "AB", "TA": "J2", "JT": "JF", "DP": "DA",
    "VI": "VL", "IP": "IS", "PG": "SP", "LA": "LA", "IS": "SN", "PMID": "PMID", "PMC": "PMCID",
    "AID": "AID", "LID": "AID", "PT": "PT", "MH": "KW", "OT": "KW", "CN": "AU_BODY", "PL": "CY",
    "BTI": "BT", "CTI": "T3", "PB": "PB", "ISBN": "SN", "EN": "ET", "CIN": "N1",
}  # fmt: skip
"""Tags of PubMed to those of RIS."""

WEB_OF_SCIENCE: Mapping[str, str] = {
    "AF": "AU", "AU": "_AU", "CA": "AU_BODY", "BE": "ED", "TI": "TI", "SO": "T2", "SE": "T3", "LA": "LA",
    "DT": "M3", "DE": "KW", "ID": "KW", "AB": "AB", "PU": "PB", "PI": "CY", "SN": "SN", "EI": "SN",
    "BN": "SN", "JI": "J2", "PD": "DA", "PY": "PY", "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP",
    "AR": "C7", "DI": "DO", "CT": "JO", "PM": "PMID",
}  # fmt: skip
"""Tags of the format that the Web of Science calls plain text, to those of RIS.

They are those of https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html.
"""
WEB_OF_SCIENCE_TYPES = {"J": "JOUR", "B": "CHAP", "S": "CHAP", "P": "PAT"}
