"""The length of a text in words."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern

_CJK = LazyPattern(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """Words of a text; in scripts without spaces two characters count as one word."""
    if text.isascii() or not _CJK.search(text):
        return len(text.split())
    characters = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + (characters + 1) // 2
