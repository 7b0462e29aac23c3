"""Words that were saved as UTF-8 and read in an encoding of one byte a character, as "Ã©tÃ©" for "été".

Only what can hardly be meant is told. The first character of such a piece may end a word, and a quotation
mark may follow it: `MAÇÃ»`. So a single character of Latin counts only in the midst of a word, and one of
another script only beside a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern


def _signs(codec: str) -> Mapping[str, int]:
    """The characters of an encoding with their bytes from 0x80 on, control characters where it has none."""
    found = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        found[bytes([byte]).decode(codec, "ignore") or chr(byte)] = byte
    return found


_LATIN, _CYRILLIC = _signs("cp1252"), _signs("cp1251")


def _piece(signs: Mapping[str, int]) -> LazyPattern:
    def of(first: int, last: int) -> str:
        return f"[{re.escape(''.join(sign for sign, byte in signs.items() if first <= byte <= last))}]"

    follow = of(0x80, 0xBF)
    return LazyPattern(
        f"(?:{of(0xC2, 0xDF)}{follow}|{of(0xE0, 0xEF)}{follow}{{2}}|{of(0xF0, 0xF4)}{follow}{{3}})+"
    )


_PIECES = (
    ("Windows-1252", _LATIN, _piece(_LATIN)),
    ("Windows-1251", _CYRILLIC, _piece(_CYRILLIC)),
)
_MOST_ROUNDS = 3
"""A text may have been read wrongly again after it was saved again."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A piece of a text that was read in the wrong encoding."""

    start: int
    """Offset of the word that it stands in."""
    end: int
    meant: str
    """The word as it was written."""
    encoding: str
    """The encoding that it was read in."""


def misread(text: str) -> list[Misread]:
    """The words of a text that were read in the wrong encoding, in order; code of Markdown is passed over."""
    if text.isascii():
        return []
    told: list[Misread] = []
    for name, signs, pattern in _PIECES:
        pieces = [piece for piece in pattern.finditer(text) if not _in_code(text, piece.start())]
        # Where one piece is sure, the others are none of chance.
        if any(_is_sure(text, piece, signs) for piece in pieces):
            told.extend(_words(text, pieces, name, signs, pattern))
    return sorted(told, key=lambda word: word.start)


def _words(
    text: str, pieces: Iterable[re.Match[str]], name: str, signs: Mapping[str, int], pattern: LazyPattern
) -> Iterator[Misread]:
    last = 0
    for piece in pieces:
        if piece.start() < last or not _decoded(piece.group(), signs):
            continue
        start, last = _word(text, *piece.span(), pattern)
        meant = text[start:last]
        for _ in range(_MOST_ROUNDS):
            meant = pattern.sub(lambda one: _decoded(one.group(), signs) or one.group(), meant)
        yield Misread(start, last, meant, name)


def _is_sure(text: str, piece: re.Match[str], signs: Mapping[str, int]) -> bool:
    """Whether a piece can hardly be meant as it stands."""
    right = _decoded(piece.group(), signs)
    if len(right) != 1:
        return len(right) > 1 and all(sign.isprintable() or sign == "\u00a0" for sign in right)
    if signs is not _LATIN:
        return False
    if "\u2000" <= right <= "\u2bff" or right >= "\U00010000":
        return True  # signs of three or four characters, which stand nowhere together
    before, after = text[piece.start() - 1 : piece.start()], text[piece.end() : piece.end() + 1]
    if "\u00a0" <= right <= "\u00bf":
        return not before.isupper()
    ends_word = piece.group()[1] in "«»‘’“”„‚–—…·°ºª\u00a0"
    inside = before.islower() or after.isalnum()
    return "\u00c0" <= right <= "\u017f" and (inside or not ends_word)


def _decoded(piece: str, signs: Mapping[str, int]) -> str:
    try:
        return bytes(signs[sign] for sign in piece).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""


def _word(text: str, start: int, end: int, pattern: LazyPattern) -> tuple[int, int]:
    """The word that a piece stands in, with all further pieces of it."""
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text):
        if further := pattern.match(text, end):
            end = further.end()
        elif text[end].isalnum():
            end += 1
        else:
            break
    return start, end


def _in_code(text: str, at: int) -> bool:
    """Whether an odd number of backticks stands before an offset in its line, or the line is one of code."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count("`") % 2 == 1 or line.startswith(("    ", "\t"))
