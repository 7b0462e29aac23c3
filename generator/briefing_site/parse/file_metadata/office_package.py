"""Documents, tables and slides of Office Open XML (ISO/IEC 29500) and OpenDocument (ISO/IEC 26300).

Both are archives of XML. The records of who made the document are emptied, and whoever has commented or
changed something in it is called by one word.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import unquote

from briefing_site.parse.file_metadata.xml_edits import KEEP, Change, Element, as_utf8, edited
from briefing_site.parse.picture_metadata.failure import KeptMetadataError
from briefing_site.text.dataclass import dataclass

_TYPES = "[Content_Types].xml"
_ODF = b"application/vnd.oasis.opendocument"
_SOMEBODY = "Author"
"""What everybody is called, as the programs themselves do who are told to remove names."""
_SIGNED = ("_xmlsignatures/", "META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml")
_LEFT_OUT = (
    *("/attachedTemplate", "/thumbnail", "/printerSettings", "/mailMergeSource", "/mailMergeHeaderSource"),
    *("/classificationlabels", "/revisionHeaders", "/usernames", "/changesInfo", "/revisionInfo"),
)
"""Ends of the kinds of relationships whose targets no reader sees."""
_RECORDS = frozenset(("coreProperties", "Properties", "document-meta", "properties"))
"""The outermost elements of the parts in which a document speaks of itself."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_METADATA_OF_STORE = "http://schemas.microsoft.com/office/2006/metadata/"
_BEARS = re.compile(
    rb"author|Author|creator|initials|printerSettings|pageSetup|attachedTemplate|rsids|docVars|mailMerge|absPath"
    rb"|userName|userId|displayName|presenceInfo|sender-|Printer|change-info|annotation|CurrentDatabase|dateUtc"
    rb"|sourceFile|odcFile|dbPr|office:meta|Rsid"
)
"""What a part must hold to be looked at: most of a large table is not."""
_LINES = ("creator", "initial-creator")
"""Lines of credit of a record."""


def is_office(parts: Mapping[str, bytes]) -> bool:
    """Whether the parts of an archive make such a document."""
    return _TYPES in parts or parts.get("mimetype", b"").startswith(_ODF)


def office_parts(parts: Mapping[str, bytes], *, keep_credits: bool) -> dict[str, bytes]:
    """The parts of a document as readers get them, without those that only tell of its makers.

    Raises `KeptMetadataError` where it is signed, locked, or holds a program.
    """
    for name in parts:
        if name.startswith(_SIGNED):
            raise KeptMetadataError("the document is signed, and a signature holds for what is signed alone")
        if posixpath.basename(name) == "vbaProject.bin":
            raise KeptMetadataError("the document holds macros, which tell who wrote them")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise KeptMetadataError("the document is locked with a password")
    texts = {name: as_utf8(data, name) for name, data in parts.items() if _is_xml(name, data)}
    gone = frozenset(_gone(texts))
    if _TYPES not in parts:
        gone |= {name for name in parts if name.startswith("Thumbnails/")}
    kept = {}
    for name, data in parts.items():
        if name in gone:
            continue
        kept[name] = _edited(name, texts[name], gone, keep_credits=keep_credits) if name in texts else data
    return kept


def clean_flat_document(data: bytes, *, keep_credits: bool) -> bytes:
    """A document of OpenDocument in one file of XML; raises `KeptMetadataError` as for one of many parts."""
    return _edited("content.xml", as_utf8(data, "content.xml"), frozenset(), keep_credits=keep_credits)


def _is_xml(name: str, data: bytes) -> bool:
    return name.endswith((".xml", ".rels", ".psmdcp", ".rdf", ".vml")) or data.lstrip()[:5] == b"<?xml"


@dataclass(frozen=True, slots=True)
class _Relationship:
    kind: str
    target: str
    """The name of a part; empty where it lies elsewhere."""


def _gone(texts: Mapping[str, bytes]) -> Iterator[str]:
    """The names of the parts that are left out."""
    for name, data in texts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            found: list[_Relationship] = []
            edited(data, name, partial(_note_relationship, folder, found))
            yield from (each.target for each in found if each.target and each.kind.endswith(_LEFT_OUT))


def _note_relationship(folder: str, found: list[_Relationship], element: Element) -> Change:
    if element.name == "Relationship" and element.attributes.get("TargetMode") != "External":
        target = posixpath.normpath(
            posixpath.join("/", folder, unquote(element.attributes.get("Target", "")))
        )
        found.append(_Relationship(element.attributes.get("Type", ""), target.removeprefix("/")))
    return KEEP


def _edited(name: str, data: bytes, gone: frozenset[str], *, keep_credits: bool) -> bytes:
    if name.endswith(".rels"):
        return edited(data, name, _of_relationships)
    if name in (_TYPES, "META-INF/manifest.xml"):
        return edited(data, name, partial(_of_contents, gone))
    root = _ROOT.search(data)
    if root and root[1].decode() in _RECORDS:
        return edited(data, name, partial(_of_record, keep_credits))
    if name.startswith("customXml/") or not _BEARS.search(data):
        return data
    return edited(data, name, partial(_of_content, keep_credits))


def _of_relationships(element: Element) -> Change:
    values = element.attributes
    if element.name != "Relationship":
        return KEEP
    if values.get("Type", "").endswith(_LEFT_OUT):
        return Change(cut=True)
    target = values.get("Target", "")
    if values.get("TargetMode") == "External" and re.match(r"(?:file:|[A-Za-z]:[\\/]|\\\\|/)", target):
        return Change(attributes={"Target": re.split(r"[\\/]", target)[-1] or "file"})
    return KEEP


def _of_contents(gone: frozenset[str], element: Element) -> Change:
    """A table of the parts of a document, without those that are left out."""
    values = element.attributes
    named = values.get("PartName", "").removeprefix("/")
    named = named or next((value for key, value in values.items() if key.endswith("full-path")), "")
    return Change(cut=True) if named in gone and element.name in ("Override", "file-entry") else KEEP


def _of_record(keep_credits: bool, element: Element) -> Change:
    """What a document says of itself: nothing of it stays but its lines of credit, where these are kept."""
    around = element.parents
    if not around:
        spaces = " ".join(value for key, value in element.attributes.items() if key.startswith("xmlns"))
        of_store = element.name == "properties" and _METADATA_OF_STORE in spaces
        return Change(text="") if of_store else KEEP
    if around[0] == "properties" or (around == ("document-meta",) and element.name == "meta"):
        return KEEP
    if len(around) == 1 or around == ("document-meta", "meta"):
        return KEEP if keep_credits and element.name in _LINES else Change(cut=True)
    return KEEP


_CUT = frozenset(
    ("attachedTemplate", "rsids", "docVars", "mailMerge", "presenceInfo", "printerSettings", "absPath")
)
_PERSONS = frozenset(("cmAuthor", "author", "person", "userInfo"))
_OF_PERSONS: Mapping[str, str] = {
    "name": _SOMEBODY,
    "displayName": _SOMEBODY,
    "author": _SOMEBODY,
    "initials": "A",
    "userId": "",
    "providerId": "None",
    "userName": "",
}
_SECRET_ANYWHERE = frozenset(("userName",))
_SECRET: Mapping[str, frozenset[str]] = {
    "connection": frozenset(("sourceFile", "odcFile", "userName")),
    "dbPr": frozenset(("connection",)),
    "commentExtensible": frozenset(("dateUtc",)),
}
"""Attributes of an element that name folders, accounts and times."""
_REMARKS = frozenset(("annotation", "change-info"))
_OF_REMARKS: Mapping[str, str] = {"creator": _SOMEBODY, "creator-initials": "A", "sender-initials": "A"}
_SETTINGS = frozenset(
    ("PrinterName", "PrinterSetup", "CurrentDatabaseDataSource", "CurrentDatabaseCommand", "RsidRoot", "Rsid")
)


def _of_content(keep_credits: bool, element: Element) -> Change:
    """A part with texts, tables or settings: names of those who wrote, commented and changed."""
    in_remark = element.parents[-1:] and element.parents[-1] in _REMARKS
    if element.name in _CUT or (in_remark and element.name in ("date", "date-string")):
        return Change(cut=True)
    if in_remark and element.name in _OF_REMARKS:
        return Change(text=_OF_REMARKS[element.name])
    if element.name == "author" and element.parents[-1:] == ("authors",):
        return Change(text=_SOMEBODY) if not element.attributes else _of_person(element)
    if element.parents == ("document", "meta"):
        return KEEP if keep_credits and element.name in _LINES else Change(cut=True)
    if element.name == "config-item" and element.attributes.get("config:name") in _SETTINGS:
        return Change(text="")
    if element.name in _PERSONS:
        return _of_person(element)
    if element.name == "pageSetup":
        return Change(attributes={key: None for key in element.attributes if key.endswith(":id")})
    return _of_change(element)


def _of_person(element: Element) -> Change:
    return Change(
        attributes={
            key: _OF_PERSONS[key.rpartition(":")[2]]
            for key in element.attributes
            if key.rpartition(":")[2] in _OF_PERSONS
        }
    )


def _of_change(element: Element) -> Change:
    """A tracked change or a comment of a text, and settings that name somebody."""
    names = {key.rpartition(":")[2]: key for key in element.attributes}
    if "author" in names and ":" in names["author"]:
        new: dict[str, str | None] = {names["author"]: _SOMEBODY}
        for when in ("date", "dateUtc"):
            if when in names:
                new[names[when]] = None
        if "initials" in names:
            new[names["initials"]] = "A"
        return Change(attributes=new)
    secret = _SECRET.get(element.name, _SECRET_ANYWHERE)
    return Change(
        attributes={key: "" if key == "userName" else None for name, key in names.items() if name in secret}
    )
