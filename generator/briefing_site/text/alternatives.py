"""The alternatives of a regular expression, taken apart."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


def alternatives(pattern: str) -> list[str]:
    """The pieces of a pattern between the bars that stand in no group and no set of characters."""
    found: list[str] = []
    depth = start = 0
    for sign in _PARTS.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            found.append(pattern[start : sign.start()])
            start = sign.end()
    return [*found, pattern[start:]]
