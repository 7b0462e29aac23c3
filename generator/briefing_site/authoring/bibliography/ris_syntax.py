"""The records of a file of tags and values: RIS, the plain text of the Web of Science, PubMed's format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from briefing_site.authoring.bibliography import ris_fields as known
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.text.dataclass import dataclass

_TAG = re.compile(r"\s{0,2}([A-Z][A-Z0-9]) {0,2}-(?: (.*)|\s*)$")
_MEDLINE = re.compile(r"([A-Z]{2,4}) {0,2}- (.*)$|([A-Z]{2,4}) {0,2}-$")
_WOS = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_IS_RIS = re.compile(r"^\s{0,2}TY {0,2}-", re.MULTILINE)
_IS_WOS = re.compile(r"^PT [JBSP]\s*$", re.MULTILINE)
_PUBMED = re.compile(r"^PMID ?- ", re.MULTILINE)
_BEFORE_SUFFIX = re.compile(r"(?<=[^,]) (?=(?:Jr|Sr|[2-9](?:nd|rd|th)|I{2,3}|IV)\.?$)")


@dataclass(slots=True)
class RisRecord:
    """A record as it is read: each tag with its values, in order."""

    line: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    ended: bool = False
    parts_keywords: bool = False
    """Whether semicolons stand between keywords."""


def records(text: str) -> Iterator[RisRecord | BibliographyEntry]:
    """Every record of a file in order; what stands outside of any is an entry with its fault."""
    if _IS_RIS.search(text):
        return _ris(text)
    if _PUBMED.search(text):
        return _medline(text)
    return _web_of_science(text) if _IS_WOS.search(text) else _ris(text)


def _web_of_science(text: str) -> Iterator[RisRecord | BibliographyEntry]:
    """What the Web of Science calls plain text: names and book titles a line each, all else goes on."""
    record: RisRecord | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _WOS.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "PT":
            if record:
                yield record
            record = RisRecord(
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


def _ris(text: str) -> Iterator[RisRecord | BibliographyEntry]:
    """RIS: a tag at the beginning of each line, and a last line for each record."""
    record: RisRecord | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _TAG.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record:
                yield record
            record = RisRecord(number, [("TY", value)])
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


def _medline(text: str) -> Iterator[RisRecord]:
    """PubMed's format, whose tags become those of RIS."""
    record: RisRecord | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = _MEDLINE.match(line)
        if match and (match[1] or match[3]) == "PMID":
            if record:
                record.ended = True
                yield record
            record = RisRecord(number, [("TY", "JOUR"), ("PMID", (match[2] or "").strip())])
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
