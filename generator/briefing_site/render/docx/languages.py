"""The fonts and the language marks of text: Word keeps three of each, for three families of scripts."""

from __future__ import annotations

from briefing_site.text.direction import from_the_right

LATIN, MONO = "Cambria", "Consolas"
_EAST_ASIAN = {
    "ja": ("Yu Mincho", "ja-JP"),
    "ko": ("Batang", "ko-KR"),
    "zh": ("SimSun", "zh-CN"),
    "zh-hans": ("SimSun", "zh-CN"),
    "zh-hant": ("PMingLiU", "zh-TW"),
    "zh-tw": ("PMingLiU", "zh-TW"),
    "zh-hk": ("PMingLiU", "zh-HK"),
}
"""Language to the font that Word brings for it, and the tag that Word knows."""
FROM_THE_RIGHT = "Times New Roman"
"""Has Arabic, Persian and Hebrew, wherever Word is."""
_TAGS = {"en": "en-US", "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL", "ur": "ur-PK"}
FALLBACKS = {
    "Cambria": ("Caladea", "roman"),
    "Consolas": ("Liberation Mono", "modern"),
    "Yu Mincho": ("Noto Serif CJK JP", "roman"),
    "Batang": ("Noto Serif CJK KR", "roman"),
    "SimSun": ("Noto Serif CJK SC", "roman"),
    "PMingLiU": ("Noto Serif CJK TC", "roman"),
    "Times New Roman": ("Noto Naskh Arabic", "roman"),
}
"""Font to another that may stand in for it where it is not installed, and its family."""


def _east_asian(tag: str) -> tuple[str, str] | None:
    """The font and the tag of an East Asian language; None for any other."""
    lower = tag.lower()
    return next(
        (
            v
            for k in (lower, "-".join(lower.split("-")[:2]), lower.split("-")[0])
            if (v := _EAST_ASIAN.get(k))
        ),
        None,
    )


def default_fonts(tag: str) -> str:
    """`w:rFonts` for a document in a language."""
    east = _east_asian(tag) or _EAST_ASIAN["ja"]
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east[0]}" w:cs="{FROM_THE_RIGHT}"/>'


def default_language(tag: str) -> str:
    """`w:lang` for a document in a language."""
    east, right = _east_asian(tag), from_the_right(tag)
    plain = _TAGS["en"] if east or right else _TAGS.get(tag, tag)
    bidi = _TAGS.get(tag, tag) if right else _TAGS["ar"]
    return f'<w:lang w:val="{plain}" w:eastAsia="{(east or _EAST_ASIAN["ja"])[1]}" w:bidi="{bidi}"/>'


def run_fonts(tag: str) -> str:
    """`w:rFonts` for a run in a language other than the document's; empty where its fonts serve."""
    east = _east_asian(tag)
    return f'<w:rFonts w:eastAsia="{east[0]}" w:hint="eastAsia"/>' if east else ""


def run_language(tag: str) -> str:
    """`w:lang` for a run in a language other than the document's."""
    if east := _east_asian(tag):
        return f'<w:lang w:eastAsia="{east[1]}"/>'
    kind = "bidi" if from_the_right(tag) else "val"
    return f'<w:lang w:{kind}="{_TAGS.get(tag, tag)}"/>'
