"""Braces of a style sheet that do not pair.

A browser passes over them in silence. Where one is left open, it takes all that follows
for a piece of that rule, the next parts too; behind one too many it drops a rule.
"""

from __future__ import annotations

import re

from briefing_site.render.joined_parts import STYLE_TOKEN
from briefing_site.text.lazy_pattern import LazyPattern

_BRACE = LazyPattern(r"[{}]")


def odd_brace(sheet: str) -> int | None:
    """Where the first brace stands that is never closed, or closes nothing; None where all pair."""
    code = STYLE_TOKEN.sub(_blank, sheet)
    open_braces: list[int] = []
    for brace in _BRACE.finditer(code):
        if brace[0] == "{":
            open_braces.append(brace.start())
        elif open_braces:
            open_braces.pop()
        else:
            return brace.start()
    return open_braces[0] if open_braces else None


def _blank(token: re.Match[str]) -> str:
    return " " * len(token[0])
