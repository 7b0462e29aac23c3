"""Whether a text may have a string in quotation marks: a quick look before a careful one."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.quoted_words import OPENING

_MARKS = LazyPattern(f"[{OPENING}]")


def may_quote(text: str) -> bool:
    """Whether a text has a mark that opens a quotation in some script."""
    if text.isascii():
        return '"' in text or "'" in text
    return bool(_MARKS.search(text))
