"""A file that a text links to, as readers get it: without what it tells of its makers."""

from __future__ import annotations

import re
from functools import partial

from briefing_site.parse.file_metadata.cleaned import Cleaned
from briefing_site.parse.file_metadata.film import clean_film, is_film
from briefing_site.parse.file_metadata.office_package import clean_flat_document
from briefing_site.parse.file_metadata.pdf import clean_pdf, is_pdf
from briefing_site.parse.file_metadata.sound import clean_flac, clean_mp3, clean_wav, is_flac, is_mp3, is_wav
from briefing_site.parse.file_metadata.zipped import clean_zip, is_zip
from briefing_site.parse.picture_metadata.clean import without_metadata
from briefing_site.parse.picture_metadata.failure import KeptMetadataError
from briefing_site.parse.picture_metadata.heif import is_heif
from briefing_site.parse.picture_metadata.tiff import is_tiff
from briefing_site.text.picture_signs import is_picture

_DEEPEST = 4
"""So many files may lie one inside the other."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLAT = re.compile(rb"<office:document[\s>]")
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_PICTURES = {
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"8BPS": "Photoshop",
}
"""How pictures begin out of which nothing can be taken, and the name of their kind."""
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x19\x1b-\x1f\x7f]")


def for_readers(data: bytes, *, keep_credits: bool = False) -> Cleaned:
    """A file without what it tells of its makers, and what may be left of that.

    `keep_credits` leaves creator, credit and copyright. Raises `PictureError` where a picture breaks its
    format, and `KeptMetadataError` where what the file tells cannot be taken out of it.
    """
    cleaned = _clean(keep_credits, 0, data)
    return Cleaned(data, cleaned.doubt) if cleaned.data == data else cleaned


def _clean(keep_credits: bool, depth: int, data: bytes) -> Cleaned:
    if depth > _DEEPEST:
        raise KeptMetadataError("files lie too deep one inside the other")
    inside = partial(_clean, keep_credits, depth + 1)
    if (is_picture(data) and not _is_film(data)) or is_tiff(data):
        return Cleaned(without_metadata(data, keep_credits=keep_credits))
    if is_zip(data):
        return clean_zip(data, keep_credits=keep_credits, clean=inside)
    if is_pdf(data):
        return Cleaned(clean_pdf(data, keep_credits=keep_credits, clean=inside))
    if data.startswith(_COMPOUND):
        raise KeptMetadataError(
            "the document is locked, or of an old kind that only its own program can read"
        )
    if is_mp3(data):
        sound = clean_mp3(data)
        # A tag of MP3 may stand before a file of any other kind.
        return Cleaned(sound) if is_mp3(sound.lstrip(b"\0")) else inside(sound)
    for sign, clean in (
        (is_wav, clean_wav),
        (is_flac, clean_flac),
        (_is_film, clean_film),
    ):
        if sign(data):
            return Cleaned(clean(data))
    return _other(data, keep_credits=keep_credits)


def _is_film(data: bytes) -> bool:
    return is_film(data) and not is_heif(data)


def _other(data: bytes, *, keep_credits: bool) -> Cleaned:
    """A text, a font, or a file of a kind that is not known."""
    if not data or data.startswith(_FONTS):
        return Cleaned(data)
    for sign, kind in _PICTURES.items():
        if data.startswith(sign):
            raise KeptMetadataError(f"a picture of {kind} may tell who made it, and where")
    if data[:5] == b"{\\rtf":
        raise KeptMetadataError("rich text (RTF) tells who wrote it")
    if data[:4] == b"%!PS":
        raise KeptMetadataError("PostScript tells for whom it was made")
    if _FLAT.search(data, 0, 4096):
        return Cleaned(clean_flat_document(data, keep_credits=keep_credits))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROL.search(data):
        return Cleaned(data)
    return Cleaned(data, "its kind is not known")
