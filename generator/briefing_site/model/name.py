"""Names of authors: persons in the order in which their names are written, bodies as they are.

A plain string is printed as written and never taken apart: no rule tells `Li Ziyue`, whose family name
comes first, from `Ada Lane`, whose comes last. Only a name that is given in parts is ever inverted.
"""

from __future__ import annotations

from briefing_site.model.compact import compact
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_NATIVE = LazyPattern("[぀-ヿ㐀-鿿가-힯々〇\U00020000-\U0003ffff]+")
"""A name in Chinese, Japanese or Korean script."""
_INITIAL_JOINED = LazyPattern(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")
"""Where two initials stand without a blank between them."""


@compact
@dataclass(frozen=True, slots=True)
class Name:
    """The name of an author: a person's in parts, or a body's (or a person's of unknown parts) as a whole."""

    literal: str = ""
    """The whole name; empty where it is given in parts."""
    family: str = ""
    given: str = ""
    family_first: bool = False
    """Whether the name is written with the family name in front, as in Nguyễn Phú Trọng."""
    particle: str = ""
    """What belongs to the family name and is not sorted by, as `van` in Vincent van Gogh."""
    dropping_particle: str = ""
    """What falls away where the family name stands alone, as `von` in Alexander von Humboldt."""
    suffix: str = ""
    """What stands behind the name, as `Jr.` or `III`."""

    @property
    def personal(self) -> bool:
        """Whether this is a person's name with known parts."""
        return not self.literal

    @property
    def native(self) -> bool:
        """Whether the name is in Chinese, Japanese or Korean script: family name first, without a space."""
        return bool(self.personal and _NATIVE.fullmatch(self.family + self.given))

    @property
    def inverted(self) -> str:
        """The form by which lists are sorted: `Kawashima, Shin`; a whole name as it is."""
        given = _spaced(self.given, self.dropping_particle)
        return self.literal or ", ".join(part for part in (self.last, given, self.suffix) if part)

    @property
    def last(self) -> str:
        """The family name with the particle that belongs to it: `van Gogh`; empty for a whole name."""
        return _spaced(self.particle, self.family)

    @property
    def listed(self) -> str:
        """The form at the head of an entry: `Kawashima, Shin`; unchanged where the family name is first."""
        return str(self) if self.family_first or self.native else self.inverted

    def __str__(self) -> str:
        """The form in running text."""
        if self.literal:
            return self.literal
        if self.native:
            return self.family + self.given
        if self.family_first:
            return _spaced(self.last, self.given, self.suffix)
        return _spaced(self.given, _spaced(self.dropping_particle, self.last), self.suffix)


def _spaced(*parts: str) -> str:
    """Parts of a name with a space between; none behind an apostrophe, as in `d’Ormesson`."""
    out = ""
    for part in parts:
        out += part if not out or out.endswith(("'", "’")) or not part else f" {part}"
    return out


def is_native(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean letters."""
    return bool(_NATIVE.search(text))


def initials(given: str) -> str:
    """`Phú Trọng` and `K.S.` to `P. T.` and `K. S.`, `Jean-Baptiste` to `J.-B.`; `Jae-myung` makes one.

    A word in small letters behind the first is a particle, and stays: `Simone de`.
    """
    return " ".join(
        word
        if at and word.islower()
        else "-".join(
            f"{part[0]}."
            for place, part in enumerate(word.split("-"))
            if part and (place == 0 or part[0].isupper())
        )
        for at, word in enumerate(_INITIAL_JOINED.sub(" ", given).split())
    )
