"""Lists: the part that says how their items are marked."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_site.render.docx.styles import INDENT
from briefing_site.render.docx.xml import part

BULLETS = 1
"""The number of the list with bullets, which all lists without numbers are."""
LEVELS = 9
"""So many levels a list has (ISO/IEC 29500-1, 17.9.6)."""
_SIGNS = ("•", "–", "•", "–", "•", "–", "•", "–", "•")


def numbering_part(starts: Sequence[tuple[int, int]]) -> bytes:
    """The part `numbering.xml`; `starts` has the level and the first number of each numbered list."""
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, (level, start) in enumerate(starts, BULLETS + 1)
    )
    abstract = f"{_abstract(0, numbered=False)}{_abstract(1, numbered=True)}"
    bullets = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    return part("w:numbering", f"{abstract}{bullets}{lists}")


def _abstract(number: int, *, numbered: bool) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if numbered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{level + 1}." if numbered else sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        for level, sign in enumerate(_SIGNS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )
