"""Brackets of other kinds around a citation: `【@a#x】`, `「@a#x」`, `[@a#x】`, `{@a#x}`.

Round brackets are none of them, since a citation in running text may stand in parentheses. Quotation marks
and braces are, where they hold nothing but the citation.
"""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_OPENING = "【〔〖〘〚⟦⟨⟪❲❴⁅﹝⦋⸨﴾⌈⌊⦃⦅⦇⦉⟬⟮❨❪❬❮❰⧼⸢⸤⸦﹙﹛༼"
_CLOSING = "】〕〗〙〛⟧⟩⟫❳❵⁆﹞⦌⸩﴿⌉⌋⦄⦆⦈⦊⟭⟯❩❫❭❯❱⧽⸣⸥⸧﹚﹜༽"
_OPENING_TOO = "「『｢《〈〈<{｛＜‹⧘⧚｟"
_CLOSING_TOO = "」』｣》〉〉>}｝＞›⧙⧛｠"
"""Signs that are also quotation marks, comparisons and braces."""

ANY = LazyPattern(f"[{_OPENING}{_CLOSING}{_OPENING_TOO}{_CLOSING_TOO}]")
"""Any of these brackets."""
_SIGNAL = r"(?:(?:see\ also|but\ see|see|cf\.?|contra|参照|参见|參見|見|见)\s*)?"
_BEFORE = LazyPattern(rf"[{_OPENING}{_OPENING_TOO}]\s*{_SIGNAL}\Z", re.IGNORECASE)
_FAR_BEFORE = LazyPattern(rf"[{_OPENING}][^{_OPENING}{_CLOSING}\[\]\n]*\Z")
_AFTER = LazyPattern(
    rf"[^\S\n]*(?:[,，、:：;；][^\n\[\]{_OPENING}{_CLOSING}]{{0,80}}?)?[{_CLOSING}{_CLOSING_TOO}]"
)
_FAR_AFTER = LazyPattern(rf"[^{_OPENING}{_CLOSING}\[\]\n]{{0,80}}[{_CLOSING}]")
_NEAR = 80
"""How many characters before a citation are read."""


def around(text: str, start: int, end: int, closed: int) -> tuple[int, int] | None:
    """The span of the odd brackets around the citation from start to end; None where there are none.

    `closed` is the offset behind a square bracket that closes, and 0 where there is none.
    """
    low = max(0, start - _NEAR)
    left = text[low:start]
    before = _BEFORE.search(left)
    after = _AFTER.match(text, end)
    if before and (closed or after):
        return low + before.start(), closed or (after.end() if after else end)
    if before and before[0][0] in _OPENING:
        far = _FAR_AFTER.match(text, end)
        return low + before.start(), far.end() if far else end
    if closed:
        return None
    if after and after[0][-1] in _CLOSING:
        far = _FAR_BEFORE.search(left)
        return low + far.start() if far else start, after.end()
    if (far := _FAR_BEFORE.search(left)) and (behind := _FAR_AFTER.match(text, end)):
        return low + far.start(), behind.end()
    return None


def closed_oddly(text: str, end: int) -> int:
    """The offset behind an odd bracket that closes a square one in which a key ends at `end`; 0 for none."""
    after = _AFTER.match(text, end) or _FAR_AFTER.match(text, end)
    return after.end() if after else 0
