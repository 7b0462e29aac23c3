"""A variable of CSL that a line of a note tells, `original-date: 1850`.

That is how the field Extra of Zotero, and notes in files of others, hold what their format has no field for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.model.work import DATES, NAMES, TEXTS

_LINE = re.compile(r"(?:csl-)?([A-Za-z][A-Za-z _-]{1,30}): *(\S.*)")


def _folded(name: str) -> str:
    return name.strip().lower().replace("-", " ").replace("_", " ")


_BY_FOLDED = {_folded(name): name for name in ("type", *TEXTS, *NAMES, *DATES)}


class ToldVariable(NamedTuple):
    """What a line tells."""

    name: str
    """A variable, or `type`."""
    value: str


def told_variable(line: str) -> ToldVariable | None:
    """What a line of a note tells; None for plain words.

    Blanks and low lines are as good as the hyphens of a name, and small letters as its capitals.
    """
    found = _LINE.fullmatch(line.strip())
    name = _BY_FOLDED.get(_folded(found[1])) if found else None
    return ToldVariable(name, found[2]) if found and name else None
