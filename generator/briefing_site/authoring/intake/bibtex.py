"""BibTeX and BibLaTeX, read with bibtexparser. LaTeX is decoded in fields that hold prose, and only there."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from briefing_site.authoring.intake.extract import iso
from briefing_site.authoring.intake.particulars import IntakeError, Particulars
from briefing_site.model.name import Name
from briefing_site.read.installed import cure

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND = re.compile(r"\s+and\s+")
_KINDS = {"dataset": "data", "legislation": "official", "jurisdiction": "official", "legal": "official"}
_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "french": "fr", "german": "de", "ngerman": "de", "japanese": "ja", "korean": "ko", "chinese": "zh",
    "russian": "ru", "spanish": "es", "italian": "it", "portuguese": "pt", "vietnamese": "vi",
}  # fmt: skip
"""What `langid` may hold: the names of the package babel."""


def read_bibtex(text: str) -> Iterator[tuple[str, str, Particulars, str]]:
    """Label, key, what is known, and what is wrong, of each entry in order."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import bibtexparser
            from pylatexenc.latex2text import LatexNodes2Text
    except ImportError:
        raise IntakeError(f"BibTeX needs bibtexparser: {cure()}") from None
    reader: Any = bibtexparser
    logging.disable(logging.CRITICAL)  # what is wrong is told by us
    try:
        library: Any = reader.parse_string(text)
    finally:
        logging.disable(logging.NOTSET)
    convert = LatexNodes2Text(math_mode="verbatim").latex_to_text

    def decode(value: str) -> str:
        """The text of some LaTeX; as it is written where the library comes to no end of it."""
        logging.disable(logging.CRITICAL)
        try:
            return str(convert(value))
        except Exception:  # of many types, for commands without their arguments and braces without an end
            return value
        finally:
            logging.disable(logging.NOTSET)

    blocks = sorted((*library.entries, *library.failed_blocks), key=lambda block: block.start_line or 0)
    for block in blocks:
        line = f"line {(block.start_line or 0) + 1}"
        if block in library.failed_blocks:
            key = str(getattr(getattr(block, "ignore_error_block", None), "key", "") or "")
            fault = "its key is used twice in the file" if key else "it is not BibTeX from here on"
            yield key or line, "", Particulars(), fault
        else:
            fields = {str(f.key).lower(): str(f.value) for f in block.fields}
            yield block.key or line, block.key, _known(block.entry_type.lower(), fields, decode), ""


def _known(kind: str, fields: dict[str, str], decode: Any) -> Particulars:
    def prose(*names: str) -> str:
        value = next((fields[name] for name in names if fields.get(name)), "")
        return " ".join(decode(value).split())

    doubts = {} if kind in _KINDS else {"kind": f"the entry is of type @{kind}"}
    url = (
        fields.get("url", "").replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
    )
    doi = fields.get("doi", "").removeprefix("https://doi.org/")
    if not url and re.fullmatch(r"10\.\d+/\S+", doi):
        url = f"https://doi.org/{doi}"
    if url and not re.fullmatch(r"https?://[^\s<>\"']+", url):
        doubts["url"], url = f"the entry says {url}", ""
    title = prose("title")
    if title and (subtitle := prose("subtitle")):
        title = f"{title}: {subtitle}"
    return Particulars(
        title=title,
        authors=tuple(_names(fields.get("author", ""), decode)),
        translators=tuple(_names(fields.get("translator", ""), decode)),
        publisher=prose("journaltitle", "journal", "booktitle", "publisher", "institution", "organization"),
        published=_date(fields, doubts),
        accessed=iso(fields.get("urldate", "")),
        url=url,
        kind=_KINDS.get(kind, ""),
        language=_language(fields, doubts),
        doubts=doubts,
    )


def _names(field: str, decode: Any) -> Iterator[Name]:
    """`Kawashima, Shin and {World Bank}`: what stands in braces as a whole is a body."""
    for name in _apart(field):
        plain = " ".join(decode(name).split())
        family, comma, given = (part.strip() for part in name.partition(","))
        if name.startswith("{") and name.endswith("}") and _one_group(name):
            yield Name(literal=plain)
        elif comma and given:
            last = given.rpartition(",")[2].strip()  # `von Last, Jr, First`
            yield Name(family=" ".join(decode(family).split()), given=" ".join(decode(last).split()))
        elif plain and plain != "others":
            yield Name(literal=plain)


def _apart(field: str) -> Iterator[str]:
    """The names of a field, parted by `and` outside of braces."""
    start = depth = 0
    at = 0
    while at < len(field):
        depth += (field[at] == "{") - (field[at] == "}")
        if not depth and (found := _AND.match(field, at)):
            yield field[start:at].strip()
            start = at = found.end()
        else:
            at += 1
    if last := field[start:].strip():
        yield last


def _one_group(name: str) -> bool:
    depth = 0
    for at, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(name) - 1
    return False


def _date(fields: dict[str, str], doubts: dict[str, str]) -> str:
    if found := iso(fields.get("date", "")):
        return found
    year = fields.get("year", "").strip("{} ")
    month = fields.get("month", "").strip("{} ").lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdecimal() else 0
    if found := (iso(f"{year}-{number:02}") if number else "") or iso(year):
        return found
    if given := fields.get("date") or year:
        doubts["published"] = f"the entry says {given}"
    return ""


def _language(fields: dict[str, str], doubts: dict[str, str]) -> str:
    given = (fields.get("langid") or fields.get("language") or "").strip()
    if re.fullmatch(r"[a-z]{2}(?:-[a-zA-Z0-9]{2,8})*", given):
        return given
    if given and given.lower() not in _LANGUAGES:
        doubts["language"] = f"the entry says {given}"
    return _LANGUAGES.get(given.lower(), "")
