"""Marks with which authors leave a place for later: `TODO: source`, `[citation needed]`, `Lorem ipsum`.

Told is what hardly anybody writes for readers: a mark in brackets or before a colon, and filling text. `TODO`
by itself is a word in Spanish, and `TK` a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.lazy_pattern import LazyPattern

_BRACKETED = LazyPattern(
    r"[\[【]\s?(?:"
    r"(?-i:TODO|TO DO|FIXME|XXX|TK|TBD|TBC|CITE|REF|QUOTE|SOURCE)\b[^\[\]【】]{0,80}"
    r"|(?:citations?|sources?|refs?|references?|quotes?|links?) (?:needed|missing|here|to come)"
    r"|add (?:a |the )?(?:citation|source|quote|link|reference)s?(?: here)?|insert [^\[\]]{1,40} here"
    r"|(?:Beleg|Quelle)e?n? (?:fehlt|fehlen)|Quelle ?\?|réf(?:\.|érence) nécessaire|source ?\?"
    r"|cita requerida|источник не указан|cần dẫn nguồn|要出典|来源请求|來源請求|출처 필요"
    r")\s?[\]】]",
    re.IGNORECASE,
)
_PLAIN = LazyPattern(
    r"\b(?:TODO|FIXME)(?:\([^()]{0,40}\))?:|\bTKTK\b|\bTK TK\b|\b[Ll]orem ipsum(?: dolor)?\b"
)


def may_be_unfinished(text: str) -> bool:
    """Whether a text may have such a mark; else it need not be read."""
    return "[" in text or "【" in text or _may_have_plain(text)


def unfinished(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of an unfinished place stand in a text, in order."""
    found = [mark.span() for mark in _BRACKETED.finditer(text)] if "[" in text or "【" in text else []
    found += [mark.span() for mark in _PLAIN.finditer(text)] if _may_have_plain(text) else []
    behind = 0
    for start, end in sorted(found):
        if start >= behind:  # else a part of the mark before it
            yield start, end
            behind = end


def _may_have_plain(text: str) -> bool:
    return "TODO" in text or "FIXME" in text or "TK" in text or "orem ipsum" in text
