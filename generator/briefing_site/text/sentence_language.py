"""The language of one sentence, where its letters tell it plainly from that of its page.

A page in one language may have sentences in another, whose figures are written otherwise. Kana are Japanese,
Hangul is Korean, Han characters without either are Chinese, Cyrillic letters are Russian, and letters that
Vietnamese alone has are Vietnamese. The page decides wherever its language is written in the script of the
sentence.
"""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_OTHER = LazyPattern("[^\x00-\u02ff\u2000-\u2bff]")
_KANA, _HAN, _HANGUL = LazyPattern("[ぁ-ゖァ-ヺ]"), LazyPattern("[\u3400-\u9fff]"), LazyPattern("[가-힣]")
_CYRILLIC, _LATIN = LazyPattern("[\u0400-\u04ff]"), LazyPattern("[A-Za-z\u00c0-\u02af\u1e00-\u1eff]")
_MARKED = LazyPattern("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
_VIETNAMESE = LazyPattern(rf"(?<!\w)[^\W\d_A-Z]*{_MARKED.pattern}[^\W\d_]*")
"""A word that begins small: a Vietnamese name in an English sentence begins with a capital."""
_WEIGHT = 3
"""As many letters of an alphabet say as much as one Chinese character or syllable of Hangul."""
_WRITTEN_IN = {
    "han": ("ja", "zh", "ko", "yue"),
    "hangul": ("ko",),
    "kana": ("ja",),
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt"),
}
_NAMES = {"han": "zh", "hangul": "ko", "kana": "ja", "cyrillic": "ru"}
_NOT_LATIN = re.compile("ja|zh|ko|ru|uk|be|bg|mk|kk|ky|mn|tg|tt|th|ar|he|fa|hi|ta|ka|hy|el|bn|my|km|lo")


def _has_vietnamese(sentence: str) -> bool:
    return bool(_MARKED.search(sentence) and _VIETNAMESE.search(sentence))


def language_of(sentence: str, page: str) -> str:
    """The language of a sentence as a tag, that of its `page` where its letters do not say otherwise."""
    own = page[:2].lower()
    plain = sentence.isascii()
    if plain or not (_OTHER.search(sentence) or _has_vietnamese(sentence)):
        plain = bool(_NOT_LATIN.fullmatch(own)) or (own == "vi" and plain)
        return "en" if plain and _LATIN.search(sentence) else page
    counts = {
        "han": _WEIGHT * len(_HAN.findall(sentence)),
        "kana": _WEIGHT * len(_KANA.findall(sentence)),
        "hangul": _WEIGHT * len(_HANGUL.findall(sentence)),
        "cyrillic": len(_CYRILLIC.findall(sentence)),
    }
    latin = len(_LATIN.findall(sentence))
    if counts["kana"] and counts["kana"] * 8 >= counts["han"]:  # Japanese is written with both
        counts["kana"] += counts.pop("han")
    script = max(counts, key=lambda name: counts[name])
    if counts[script] > latin:
        return page if own in _WRITTEN_IN[script] else _NAMES[script]
    if own != "vi" and len(_VIETNAMESE.findall(sentence)) > 1 and latin:
        return "vi"
    return "en" if latin and _NOT_LATIN.fullmatch(own) else page
