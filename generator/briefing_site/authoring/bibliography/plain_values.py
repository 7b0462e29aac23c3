"""Values of bibliographies as a card has them: on one line, without markup; DOI, language, edition."""

from __future__ import annotations

import html
import re

from briefing_site.text.forbidden_signs import FORBIDDEN
from briefing_site.text.language_tags import meant_language

_CONTROL = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SUPERSCRIPT = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_SUBSCRIPT = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_RAISED = re.compile(r"<(su[bp])>([^<>]*)</\1>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:i|b|u|em|strong|p|br|sc|scp|sup|sub|span|jats:\w+|mml:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/[^\s\"']+")
_SHORT_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(10/[a-z0-9]+)", re.IGNORECASE)
_BABEL = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "ngerman": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "francais": "fr", "canadien": "fr-CA",
    "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt", "magyar": "hu", "norsk": "nb",
    "nynorsk": "nn", "bahasam": "ms", "bahasai": "id", "farsi": "fa", "pinyin": "zh-Latn",
    "slovene": "sl", "greek": "el",
}  # fmt: skip
"""Names that the LaTeX packages babel and polyglossia have for languages, where no others use them."""
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def one_line(text: str) -> str:
    """A text on one line, without signs that no text of a site may have."""
    return " ".join(FORBIDDEN.sub("", _CONTROL.sub("", text)).split())


def raised(text: str, *, low: bool = False) -> str:
    """A text in superior or inferior signs; where there are none, behind `^` or `_`."""
    made = text.translate(_SUBSCRIPT if low else _SUPERSCRIPT)
    if not set(text) & set(made):
        return made
    sign = "_" if low else "^"
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def plain_markup(text: str) -> str:
    """A text of CSL without its markup: `<i>`, `<span class="nocase">`, `<sup>`, and references of HTML."""
    if "<" in text:
        text = _RAISED.sub(lambda found: raised(found[2], low=found[1].lower() == "sub"), text)
        text = _MARKUP.sub("", text)
    return one_line(html.unescape(text) if "&" in text else text)


def doi_in(text: str) -> str:
    """The DOI that a text is or holds, `https://doi.org/10.1000/182` too; empty for none."""
    if found := _DOI.search(text):
        return found[0].rstrip(".,;")
    short = _SHORT_DOI.fullmatch(text.strip())
    return short[1] if short else ""


def tag_of_language(text: str) -> str:
    """The tag of a language given as `eng`, `English`, `en-US` or as babel names it; empty for none."""
    return _BABEL.get(text.lower()) or meant_language(text)


_PAGES = re.compile(
    r"(?:[Pp][Pp]?[.:]\s*|pp\s*|[Pp]ages?:?\s+|S\.\s+|Seiten?\s+|[Pp]ágs?\.\s*)(?=[\dA-Zivxlc])"
)


def pages_alone(text: str) -> str:
    """Pages without the word for them, which every style has by itself: `pp. 12-14` to `12-14`."""
    return _PAGES.sub("", text, count=1) if _PAGES.match(text) else text


def edition(text: str) -> str:
    """`2nd` and `Second` to `2`; other words stay."""
    plain = text.lower().removesuffix(" edition").removesuffix(" ed.").strip()
    if number := _ORDINAL.fullmatch(plain):
        return number[1]
    return str(_ORDINALS.index(plain) + 1) if plain in _ORDINALS else text
