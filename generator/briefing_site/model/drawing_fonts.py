"""The fonts of this machine, as far as it depends on them which words can be drawn."""

from __future__ import annotations

import unicodedata
from dataclasses import field

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DrawingFonts:
    """Which characters can be drawn here, and by what."""

    stamp: str
    """Digest of the fonts and of the version of what draws: with another, pictures may have other bytes."""
    covered: bytes = field(repr=False)
    """A bit for each code point, the lowest bit of a byte first: whether a font has it.

    Shorter than Unicode where the rest has none.
    """

    def draw(self, text: str) -> bool:
        """Whether every character that is to be seen has a font."""
        return all(self._covers(ord(sign)) for sign in set(text) if not _is_unseen(sign))

    def _covers(self, point: int) -> bool:
        return point >> 3 < len(self.covered) and bool(self.covered[point >> 3] >> (point & 7) & 1)


def _is_unseen(sign: str) -> bool:
    """Whether a character needs no font: spaces, controls, and what only chooses a form of its neighbour."""
    return unicodedata.category(sign)[0] in "CZ" or "\ufe00" <= sign <= "\ufe0f"
