"""JPEG without metadata (ITU-T T.81, annex B).

What decoding needs is copied byte for byte: tables, frames, scans, the colour profile, and the marks of JFIF
and Adobe, without their small previews. Further pictures and films behind the end are left out.
"""

from __future__ import annotations

import re

from briefing_site.parse.picture_metadata.credits import Credits, read_iptc, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.exif import UPRIGHT, Exif, read_exif, write_exif
from briefing_site.parse.picture_metadata.failure import PictureError

_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
_PROFILE, _IPTC = b"ICC_PROFILE\0", b"Photoshop 3.0\0"
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""The end of the data of a scan: a mark that is no stuffed byte, restart or fill."""


def clean_jpeg(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata; raises `PictureError` where its segments cannot be followed."""
    kept, exif, iptc, lines = bytearray(), Exif(), b"", Credits()
    at = 2
    while at < len(data):
        mark_at = data.find(b"\xff", at)
        if mark_at < 0:
            break
        at = mark_at + 1
        while data[at : at + 1] == b"\xff":
            at += 1
        if at >= len(data):
            break
        mark = data[at]
        at += 1
        if mark == _END:
            kept += b"\xff\xd9"
            break
        if mark in (0, 1, _START) or 0xD0 <= mark <= 0xD7:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        if size < 2 and at + 2 <= len(data):
            raise PictureError(f"a segment at byte {at} has no length")
        body, at = data[at + 2 : at + size], at + size
        if mark == _SCAN:
            found = _NEXT_MARK.search(data, at)
            end = found.start() if found else len(data)
            kept += _segment(mark, body) + data[at:end]
            at = end
        elif mark == 0xE1 and body.startswith(_EXIF):
            exif = exif if exif != Exif() else read_exif(body[len(_EXIF) :])
        elif mark == 0xE1 and body.startswith(_XMP):
            lines = lines.or_else(read_xmp(body[len(_XMP) :]))
        elif mark == 0xED and body.startswith(_IPTC):
            iptc += body[len(_IPTC) :]
        elif needed := _needed(mark, body):
            kept += _segment(mark, needed)
    told = b""
    if exif.orientation != UPRIGHT:
        told += _segment(0xE1, _EXIF + write_exif(exif.orientation))
    if keep_credits and (packet := write_xmp(lines.or_else(read_iptc(iptc)).or_else(exif.lines))):
        told += _segment(0xE1, _XMP + packet)
    # A mark of JFIF must come first of all.
    first = 2 + int.from_bytes(kept[2:4], "big") if kept[:2] == b"\xff\xe0" else 0
    return data[:2] + bytes(kept[:first]) + told + bytes(kept[first:])


def _needed(mark: int, body: bytes) -> bytes:
    """What decoding needs of a segment; empty where that is nothing."""
    if mark == 0xE0:
        return body[:12] + b"\0\0" if body.startswith(b"JFIF\0") and len(body) >= 12 else b""
    if mark == 0xE2:
        return body if body.startswith(_PROFILE) else b""
    if mark == 0xEE:
        return body[:12] if body.startswith(b"Adobe") else b""
    return b"" if 0xE0 <= mark <= 0xEF or mark in (_COMMENT, *range(0xF0, 0xFE)) else body


def _segment(mark: int, body: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(body) + 2).to_bytes(2, "big") + body
