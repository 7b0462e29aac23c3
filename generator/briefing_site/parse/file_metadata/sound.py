"""Sound without metadata: MP3 (ID3, APE), WAV (Resource Interchange File Format) and FLAC (RFC 9639)."""

from __future__ import annotations

from briefing_site.parse.picture_metadata.failure import KeptMetadataError

_OF_WAV = frozenset((b"fmt ", b"data", b"fact"))
_OF_FLAC = frozenset((0, 3))
"""Kinds of blocks that decoding needs: the stream and its table of places."""


def is_mp3(data: bytes) -> bool:
    """Whether bytes begin as MP3 does, with a tag or with sound."""
    return data[:3] == b"ID3" or (len(data) > 2 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2)


def clean_mp3(data: bytes) -> bytes:
    """The sound without the tags before and behind it."""
    start, end = 0, len(data)
    while data[start : start + 3] == b"ID3" and start + 10 <= end:
        size = 0
        for byte in data[start + 6 : start + 10]:
            size = size << 7 | byte & 0x7F
        start += 10 + size + (10 if data[start + 5] & 0x10 else 0)
    if start >= end:
        raise KeptMetadataError("the sound ends within its tag")
    while True:
        if data[end - 128 : end - 125] == b"TAG" and end - 128 >= start:
            end -= 128
        elif data[end - 32 : end - 24] == b"APETAGEX" and end - 32 >= start:
            size = int.from_bytes(data[end - 20 : end - 16], "little")
            end -= size + (32 if data[end - 9] & 0x80 else 0)
        elif data[end - 9 : end] == b"LYRICS200" and data[end - 15 : end - 9].isdigit():
            end -= int(data[end - 15 : end - 9]) + 15
        else:
            break
        if end <= start:
            raise KeptMetadataError("the sound is nothing but tags")
    return data[start:end]


def is_wav(data: bytes) -> bool:
    """Whether bytes begin as WAV does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def clean_wav(data: bytes) -> bytes:
    """The sound with the chunks alone that decoding needs."""
    kept, at = bytearray(b"WAVE"), 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if data[at : at + 4] in _OF_WAV:
            kept += data[at : at + 4] + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
        at += 8 + size + size % 2
    return b"RIFF" + len(kept).to_bytes(4, "little") + bytes(kept)


def is_flac(data: bytes) -> bool:
    """Whether bytes begin as FLAC does."""
    return data[:4] == b"fLaC"


def clean_flac(data: bytes) -> bytes:
    """The sound with the blocks alone that decoding needs.

    Raises `KeptMetadataError` where they break off.
    """
    blocks, at, last = list[tuple[int, bytes]](), 4, False
    while not last:
        if at + 4 > len(data):
            raise KeptMetadataError("the sound ends within its blocks")
        kind, size = data[at], int.from_bytes(data[at + 1 : at + 4], "big")
        last = bool(kind & 0x80)
        if kind & 0x7F in _OF_FLAC:
            blocks.append((kind & 0x7F, data[at + 1 : at + 4 + size]))
        at += 4 + size
    if not blocks:
        raise KeptMetadataError("the sound has no block that describes it")
    head = b"".join(
        bytes((kind | (0x80 if n == len(blocks) - 1 else 0),)) + body for n, (kind, body) in enumerate(blocks)
    )
    return data[:4] + head + data[at:]
