"""Figures and dates of a text, read once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing_site.text.folding import Folding, fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.languages import tongue_of
from briefing_site.text.values.nouns import Values
from briefing_site.text.values.spaced import read

_FOLDED = frozenset({Folding.WIDTHS, Folding.SPACE, Folding.COMPOSITION})
_TO_FOLD = LazyPattern(
    r"[\uff01-\uff5e\u3000\u00a0\u2000-\u200b\u2060\u202f\u0300-\u036f\u00ad\ufeff]|  |\s\n|\n"
)
_ARABIC = LazyPattern("[٪٫٬]")
_AS_IN_LATIN = str.maketrans("٪٫٬", "%.,")
_TRADITIONAL = LazyPattern(r"-(?:hant|tw|hk|mo)\b")


def values_in(text: str, language: str) -> Values:
    """All figures and dates of `text`, a tag of BCP 47 naming its language; each stretch is read once.

    A language that is not known is read as English: digits, and the words of English.
    """
    if not text.isascii() and _ARABIC.search(text):
        text = text.translate(_AS_IN_LATIN)
    if not (text.isascii() and "  " not in text and "\n" not in text) and _TO_FOLD.search(text):
        folded = fold(text, _FOLDED)
        found = _read(folded.text, language)

        def back(value: Any) -> Any:
            start, end = folded.span(value.start, value.end)
            return replace(value, start=start, end=end)

        return Values(
            tuple(map(back, found.figures)),
            tuple(map(back, found.days)),
            tuple(map(back, found.doubtful)),
            tuple((*folded.span(start, end), years) for start, end, years in found.relative),
        )
    return _read(text, language)


def _read(text: str, language: str) -> Values:
    sort = language[:2].lower()
    if sort in ("ja", "zh", "ko"):
        from briefing_site.text.values import east_asian_text  # its tables are large

        traditional = sort == "zh" and _TRADITIONAL.search(language.lower())
        return east_asian_text.read(text, "zh-hant" if traditional else sort)
    return read(text, tongue_of(sort))
