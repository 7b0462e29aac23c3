"""PDF without metadata (ISO 32000-2), written anew: only what its pages need, each once, and no older state.

Left out are the information dictionary, every XMP packet, what programs keep for themselves, the names and
times of comments, and the identity of the file. Pictures and files inside are cleaned as any others.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefing_site.parse.file_metadata.cleaned import Clean
from briefing_site.parse.picture_metadata.credits import Credits, plain, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.failure import KeptMetadataError, PictureError

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

_HEAD = 1024
"""Bytes among which a reader looks for the sign of a PDF (ISO 32000-1, implementation note 13)."""
_MOST_OBJECTS = 200_000
_DROPPED = ("/Metadata", "/PieceInfo", "/LastModified", "/CreatorInfo", "/SpiderInfo", "/LastModifiedBy")
_OF_COMMENTS = ("/T", "/M", "/CreationDate", "/NM")
_OF_FILES = ("/CreationDate", "/ModDate", "/Mac", "/CheckSum")


def is_pdf(data: bytes) -> bool:
    """Whether a program that shows PDF takes bytes for one."""
    return b"%PDF-" in data[:_HEAD]


def clean_pdf(data: bytes, *, keep_credits: bool, clean: Clean) -> bytes:
    """The document without metadata; `clean` cleans pictures and files inside it.

    Raises `KeptMetadataError` where it is locked, signed, or cannot be read.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of what it mends
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise KeptMetadataError("the PDF is locked with a password or against changes")
        if sum(map(len, reader.xref.values())) + len(reader.xref_objStm) > _MOST_OBJECTS:
            raise KeptMetadataError(f"the PDF has more than {_MOST_OBJECTS:,} parts")
        lines = _credits(reader) if keep_credits else Credits()
        writer = pypdf.PdfWriter(clone_from=reader)
        if writer._header < reader.pdf_header.encode():
            writer.pdf_header = reader.pdf_header
        for part in _dictionaries(writer):
            _clean_part(part, clean)
        writer.root_object.pop("/Metadata", None)
        writer.metadata = None
        writer._ID = None
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        if lines:
            _add_credits(writer, lines)
        out = io.BytesIO()
        writer.write(out)
    except (KeptMetadataError, PictureError):
        raise
    except (Exception, RecursionError) as fault:  # whatever a library says of a file that breaks its format
        words = " ".join(str(fault).split())[:120]
        raise KeptMetadataError(f"the PDF cannot be read: {words or type(fault).__name__}") from None
    return out.getvalue()


def _dictionaries(writer: PdfWriter) -> Iterator[dict[Any, Any]]:
    """Every dictionary of a document, those that lie inside others too."""
    from pypdf.generic import ArrayObject, DictionaryObject

    pending = [each for each in writer._objects if each is not None]
    while pending:
        part = pending.pop()
        if isinstance(part, DictionaryObject):
            yield part
            pending.extend(part.values())
        elif isinstance(part, ArrayObject):
            pending.extend(part)


def _clean_part(part: dict[Any, Any], clean: Clean) -> None:
    if "/ByteRange" in part and "/Contents" in part:
        raise KeptMetadataError("the PDF is signed, and a signature holds for what is signed alone")
    for key in _DROPPED:
        part.pop(key, None)
    kind, sort = _plain(part, "/Type"), _plain(part, "/Subtype")
    if kind == "/Annot" or ("/Rect" in part and sort):
        for key in _OF_COMMENTS:
            if not (key == "/T" and (sort == "/Widget" or "/FT" in part)):
                part.pop(key, None)
    if kind == "/Thread":
        part.pop("/I", None)
    if kind == "/OCG" and isinstance(usage := part.get("/Usage"), dict):
        usage.pop("/User", None)
    if isinstance(numbers := part.get("/Params"), dict):
        for key in _OF_FILES:
            numbers.pop(key, None)
    if kind == "/EmbeddedFile":
        _replace_data(part, lambda data: _whole(clean, data))
    elif sort == "/Image" and _filters(part) in (["/DCTDecode"], ["/JPXDecode"]):
        raw = part._data  # type: ignore[attr-defined]
        part._data = _whole(clean, raw)  # type: ignore[attr-defined]


def _whole(clean: Clean, data: bytes) -> bytes:
    cleaned = clean(data)
    if cleaned.doubt:
        raise KeptMetadataError(f"inside the PDF, {cleaned.doubt}")
    return cleaned.data


def _replace_data(part: dict[Any, Any], make: Callable[[bytes], bytes]) -> None:
    data = part.get_data()  # type: ignore[attr-defined]
    new = make(data)
    if new != data:
        for key in ("/Filter", "/DecodeParms", "/DL"):
            part.pop(key, None)
        part._data = new  # type: ignore[attr-defined]


def _plain(part: dict[Any, Any], key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""


def _filters(part: dict[Any, Any]) -> list[str]:
    value = part.get("/Filter")
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def _credits(reader: PdfReader) -> Credits:
    author = reader.metadata.author if reader.metadata else None
    packet = reader.root_object.get("/Metadata")
    held = packet.get_object().get_data() if packet is not None else b""
    return read_xmp(held).or_else(Credits(plain(author or "")))


def _add_credits(writer: PdfWriter, lines: Credits) -> None:
    from pypdf.generic import DecodedStreamObject, NameObject

    packet = DecodedStreamObject()
    packet.set_data(write_xmp(lines))
    packet.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    if lines.creator:
        writer.add_metadata({"/Author": lines.creator})
