"""Signs that no text of a site may have: controls, fillers, private planes, and what turns others around.

Of Unicode's signs of direction (UAX #9) a text may have those that its scripts need. Forbidden are

1. overrides and embeddings, which no text needs: isolates do what they are for;
2. an isolate that its line does not close, since it turns all that follows;
3. a sign from right to left in a line without a letter of such a script: `9 – 4` is seen as `4 – 9`.
"""

from __future__ import annotations

import unicodedata

from briefing_site.text.lazy_pattern import LazyPattern

FORBIDDEN = LazyPattern(
    "[\ufffd\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ue000-\uf8ff\ufff9-\ufffb\U000f0000-\U0010ffff]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
"""Controls, overrides of direction, fillers and characters of the private planes, which stand for holes while
Markdown runs.

Tags (U+E0020 and further) stand only behind the black flag, as in the flag of Scotland.
"""
_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_LEFTWARD = "\u200f\u061c\u2067"
_TURNING = LazyPattern(f"[{_OPEN}{_LEFTWARD}]")


def forbidden_sign(text: str) -> tuple[int, int] | None:
    """The start and end of the first forbidden sign of a text."""
    if found := FORBIDDEN.search(text):
        return found.span()
    for turning in _TURNING.finditer(text):
        at, sign = turning.start(), turning.group()
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[start : end if end >= 0 else len(text)]
        if (sign in _LEFTWARD and not _runs_leftward(line)) or (
            sign in _OPEN and not _is_closed(line, at - start)
        ):
            return turning.span()
    return None


def without_forbidden(text: str) -> str:
    """A text without its forbidden signs."""
    while found := forbidden_sign(text):
        text = text[: found[0]] + text[found[1] :]
    return text


def _runs_leftward(line: str) -> bool:
    """Whether a line has a letter that is written from right to left."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line if sign not in _LEFTWARD)


def _is_closed(line: str, at: int) -> bool:
    """Whether the isolate that begins at an offset of a line ends in it."""
    depth = 0
    for sign in line[at:]:
        depth += (sign in _OPEN) - (sign == _CLOSE)
        if not depth:
            return True
    return False
