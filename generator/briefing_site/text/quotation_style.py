"""The quotation marks of a language.

They are those of the Unicode CLDR (delimiters, version 37), but for languages whose papers set others: Arabic
and Swiss German have guillemets, French sets narrow no-break spaces within them and English marks inside, and
Urdu, Uzbek and, inside, Serbian have the English ones.
"""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class QuotationStyle:
    """The marks of one language, from the outside in, and its apostrophe."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    apostrophe: str = "’"


_ENGLISH = QuotationStyle(("“", "”"), ("‘", "’"))
_SINGLE = QuotationStyle(("‘", "’"), ("“", "”"))
_TAGS = {
    _ENGLISH: "es-419 es-ar es-bo es-br es-bz es-cl es-co es-cr es-cu es-do es-ec es-gt es-hn es-mx es-ni"
    " es-pa es-pe es-pr es-py es-sv es-uy es-ve yue-hans zh-hans",
    _SINGLE: "fur ia nl ti-er xh",
    QuotationStyle(("“", "”"), ("“", "”")): "eu tk",
    QuotationStyle(("«", "»"), ("“", "”")): "ar ast bm br ca dyo el es ewo it kab kk mg mua nnh"
    " pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl sg sq",
    QuotationStyle(("«", "»"), ("„", "“")): "bas be ky os ru sah uk",
    QuotationStyle(("«", "»"), ("‘", "’")): "dua ksf nb nn no rw",
    QuotationStyle(("«", "»"), ("‹", "›")): "am az-cyrl de-ch fa fr-ch gsw jgo kkj mzn rm wae",
    QuotationStyle(("«\u202f", "\u202f»"), ("“", "”")): "fr",
    QuotationStyle(("„", "“"), ("‚", "‘")): "bs-cyrl cs de dsb et hr hsb is ksh lb luy mk sk sl",
    QuotationStyle(("„", "“"), ("‘", "’")): "sr",
    QuotationStyle(("„", "“"), ("«", "»")): "ka",
    QuotationStyle(("„", "“"), ("„", "“")): "bg lt",
    QuotationStyle(("„", "”"), ("‘", "’")): "bs",
    QuotationStyle(("„", "”"), ("«", "»")): "nmg pl ro",
    QuotationStyle(("„", "”"), ("»", "«")): "hu",
    QuotationStyle(("„", "”"), ("‚", "’")): "agq ff",
    QuotationStyle(("«", "»"), ("„", "”")): "shi zgh",
    QuotationStyle(("«", "»"), ("«", "»")): "hy yav",
    QuotationStyle(("»", "«"), ("›", "‹")): "ug",
    QuotationStyle(("”", "”"), ("’", "’")): "fi he lag rn se sn sv yi",
    QuotationStyle(("「", "」"), ("『", "』")): "ja yue zh-hant zh-hk zh-mo zh-tw",
}
"""The languages of each style, some with their script or region; all others quote as English does."""
_STYLES = {tag: style for style, tags in _TAGS.items() for tag in tags.split()}
AMERICAN = ("chicago", "apa")
"""Styles of references that set double marks, in British English too."""


def quotation_style(language: str, citation_style: str) -> QuotationStyle:
    """The marks of a text in a `language` (a tag), on a site whose references are of a `citation_style`."""
    parts = language.lower().split("-")
    if parts[0] == "en" and "gb" in parts and citation_style not in AMERICAN:
        return _SINGLE
    for part in parts[1:]:
        if style := _STYLES.get(f"{parts[0]}-{part}"):
            return style
    return _STYLES.get(parts[0], _ENGLISH)


def marks_around(words: str, style: QuotationStyle) -> tuple[str, str]:
    """The marks around somebody's words: the inner ones where the words have outer ones themselves."""
    opening = style.outer[0].strip()  # whatever space the words have within their marks
    return style.inner if '"' in words or opening in words else style.outer
