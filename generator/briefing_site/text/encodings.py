"""The encoding that bytes look like which are not UTF-8: a guess, told only where it is sure enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from shlex import quote

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32LE", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32BE", "UTF-32"),
    (b"\xff\xfe", "UTF-16LE", "UTF-16"),
    (b"\xfe\xff", "UTF-16BE", "UTF-16"),
)
"""The byte order marks; that of UTF-32 begins with that of UTF-16."""
_SHIFTED = re.compile(rb"\x1b\$[@B][!-~]{2}")
"""The sequence with which ISO-2022-JP goes over to Japanese (RFC 1468)."""
_CONTROL = LazyPattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_KANA = LazyPattern("[\u3041-\u3096\u30a1-\u30fc]")
_HANGUL = LazyPattern("[\uac00-\ud7a3]")
_IDEOGRAPH = LazyPattern("[\u4e00-\u9fff]")
_COMMON_CHINESE = LazyPattern(
    "[的一是不了在人有我他这這中大来來上国國个個到说說们們为為和地出也时時年得就要下以生会會]"
)
_CYRILLIC = LazyPattern("[\u0410-\u044f\u0401\u0451]")
_SMALL_CYRILLIC = LazyPattern("[\u0430-\u044f\u0451]")
_COMMON_CYRILLIC = LazyPattern("[оеаинтсрвл]")
_LATIN = LazyPattern("[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2010-\u203a\u20ac\u2122]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding."""

    name: str
    """As people call it."""
    iconv: str
    """As the command `iconv` calls it."""
    wide: bool = False
    """Whether each of its characters takes two bytes or more, so that no line of the file can be read."""
    sure: bool = False
    """Whether the bytes name it themselves, by a byte order mark."""


def conversion(iconv: str, path: str) -> str:
    """The command that converts a file to UTF-8 in its place, from an encoding as `iconv` calls it."""
    old, new = quote(path), quote(f"{path}.utf8")
    return f"iconv -f {iconv} -t UTF-8 {old} > {new} && mv {new} {old}"


def guess(data: bytes) -> Encoding | None:
    """The encoding of bytes that are no good UTF-8; None where it cannot be told."""
    for mark, name, iconv in _MARKS:
        if data.startswith(mark):
            return Encoding(name, iconv, wide=True, sure=True)
    if _SHIFTED.search(data):
        return Encoding("ISO-2022-JP", "ISO-2022-JP", sure=True)
    if b"\0" in data:
        return _wide(data)
    if _mixed(data):
        return None
    return next(_narrow(data), None)


def _wide(data: bytes) -> Encoding | None:
    """UTF-16 or UTF-32 without a byte order mark: of most of its characters some bytes are zero."""
    for name, width in (("UTF-32LE", 4), ("UTF-32BE", 4), ("UTF-16LE", 2), ("UTF-16BE", 2)):
        whole = data[: len(data) // width * width]
        text = _decoded(whole, name)
        # In the wrong order an ASCII character becomes one of a far-off script.
        is_likely = width == 4 or sum(c < "\x80" for c in text) >= len(text) / 5
        if text and not _CONTROL.search(text) and is_likely:
            return Encoding(name, name, wide=True)
    return None


def _mixed(data: bytes) -> bool:
    """Whether most of what is not ASCII is good UTF-8, so that only a piece is of another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c >= "\x80" for c in text) - bad
    return good > bad


def _narrow(data: bytes) -> Iterator[Encoding]:
    """The encodings of one or two bytes a character that the bytes look like, the likeliest first."""
    runs = _HIGH.findall(data)
    high = sum(map(len, runs))
    if 2 * sum(len(run) for run in runs if len(run) >= 3) >= high or _two_bytes(data):
        yield from _japanese(data)
        yield from _korean(data)
        yield from _chinese(data)
        yield from _cyrillic(data)
        return
    text = _decoded(data, "cp1252")
    if text and all(_LATIN.match(c) for c in text if c >= "\x80"):
        yield Encoding("Windows-1252 (or Latin-1)", "CP1252")


def _two_bytes(data: bytes) -> bool:
    """Whether the bytes look like Shift_JIS or Big5, in which the second byte of a character may be ASCII."""
    text = _decoded(data, "cp932")
    return bool(text) and _share(_KANA, text) > 0.2


def _japanese(data: bytes) -> Iterator[Encoding]:
    for name, codec, iconv in (("Shift_JIS", "cp932", "CP932"), ("EUC-JP", "euc_jp", "EUC-JP")):
        text = _decoded(data, codec)
        if text and _share(_KANA, text) > 0.2:
            yield Encoding(name, iconv)


def _korean(data: bytes) -> Iterator[Encoding]:
    text = _decoded(data, "cp949")
    if (
        text
        and _share(_HANGUL, text) > 0.8
        and len(_HANGUL.findall(text)) > 10 * len(_IDEOGRAPH.findall(text))
    ):
        yield Encoding("EUC-KR", "CP949")


def _chinese(data: bytes) -> Iterator[Encoding]:
    best: tuple[float, Encoding] | None = None
    for name, codec, iconv in (("GB18030", "gb18030", "GB18030"), ("Big5", "big5", "BIG5")):
        text = _decoded(data, codec)
        if text and _share(_IDEOGRAPH, text) > 0.6:
            common = _share(_COMMON_CHINESE, text)
            if common > 0.04 and (best is None or common > best[0]):
                best = common, Encoding(name, iconv)
    if best:
        yield best[1]


def _cyrillic(data: bytes) -> Iterator[Encoding]:
    best: tuple[float, Encoding] | None = None
    for name, codec, iconv in (("KOI8-R", "koi8_r", "KOI8-R"), ("Windows-1251", "cp1251", "CP1251")):
        text = _decoded(data, codec)
        if text and _share(_CYRILLIC, text) > 0.8 and _share(_SMALL_CYRILLIC, text) > 0.6:
            common = _share(_COMMON_CYRILLIC, text)
            if common > 0.4 and (best is None or common > best[0]):
                best = common, Encoding(name, iconv)
    if best:
        yield best[1]


def _decoded(data: bytes, codec: str) -> str:
    """The text of bytes; empty where they are not of the encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


def _share(what: re.Pattern[str] | LazyPattern, text: str) -> float:
    """The share of the characters beyond ASCII that are of a kind."""
    beyond = sum(c >= "\x80" for c in text)
    return len(what.findall(text)) / beyond if beyond else 0.0
