"""GIF without metadata (CompuServe, Graphics Interchange Format, version 89a)."""

from __future__ import annotations

from briefing_site.parse.picture_metadata.credits import Credits, read_xmp, write_xmp
from briefing_site.parse.picture_metadata.failure import PictureError

_HEAD = 13
"""Bytes of the sign and the description of the screen."""
_CONTROL, _PLAIN_TEXT, _APPLICATION = 0xF9, 0x01, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_COLOURS = b"ICCRGBG1012"
_XMP = b"XMP DataXMP"
_TRAILER = bytes((1, *range(255, -1, -1), 0))
"""What ends a packet of XMP, whose bytes stand there without lengths (XMP specification, part 3)."""


def clean_gif(data: bytes, *, keep_credits: bool) -> bytes:
    """The picture without metadata; raises `PictureError` where its blocks cannot be followed."""
    if len(data) < _HEAD:
        return data[:6]
    at = _HEAD + _colours(data[10])
    kept: list[bytes] = [data[:at]]
    control, lines, ended = b"", Credits(), False
    while at < len(data) and not ended:
        start, kind = at, data[at]
        if kind == 0x3B:
            ended = True
        elif kind == 0x2C:
            at += 10 + _colours(data[at + 9] if at + 9 < len(data) else 0) + 1
            at = _behind_blocks(data, at)
            kept += (control, data[start:at])
            control = b""
        elif kind == 0x21:
            label = data[at + 1] if at + 1 < len(data) else 0
            at = _behind_blocks(data, at + 2)
            if label == _CONTROL:
                control = data[start:at]  # it stands for the picture behind it
            elif label == _PLAIN_TEXT:
                control = b""
            elif label == _APPLICATION:
                name = data[start + 3 : start + 14]
                if name in _LOOPS:
                    kept.append(data[start : start + 14] + _loop(data[start + 14 : at]))
                elif name == _COLOURS:
                    kept.append(data[start:at])
                elif name == _XMP:
                    lines = read_xmp(data[start + 14 : max(start + 14, at - len(_TRAILER))])
        elif kind == 0:
            at += 1  # some writers leave such bytes between blocks
        else:
            raise PictureError(f"there is no block at byte {at}")
    if keep_credits and ended and (packet := write_xmp(lines)):
        kept.append(b"\x21\xff\x0b" + _XMP + packet + _TRAILER)
    return b"".join((*kept, b";" if ended else b""))


def _colours(flags: int) -> int:
    """Bytes of the table of colours that flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _loop(blocks: bytes) -> bytes:
    """The block that says how often an animation runs, without others that a program has added."""
    return blocks[:4] + b"\0" if blocks[:2] == b"\x03\x01" and len(blocks) >= 4 else b"\0"


def _behind_blocks(data: bytes, at: int) -> int:
    """The place behind a row of blocks, each with its length, and the empty one at its end."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return min(at + 1, len(data))
