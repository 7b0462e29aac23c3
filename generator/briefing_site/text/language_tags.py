"""Language tags (BCP 47, RFC 5646) as authors write them, and what they mean by a word that is none."""

from __future__ import annotations

import re
import unicodedata

_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<script>-[a-z]{4})?(?P<region>-(?:[a-z]{2}|\d{3}))?"
    r"(?P<more>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE,
)
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
    "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
    "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
    "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr "
    "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu "
)
"""The codes of ISO 639-1, each with a blank behind it."""
_NAMES = {
    "ar": "arabic العربية ara",
    "bg": "bulgarian български bul",
    "bn": "bengali বাংলা ben",
    "cs": "czech čeština cze ces cz",
    "da": "danish dansk dan dk",
    "de": "german deutsch ger deu",
    "el": "greek ελληνικά gre ell gr",
    "en": "english inglés anglais englisch eng uk-english 英語 英语",
    "es": "spanish español castellano spa",
    "et": "estonian eesti est",
    "fa": "persian farsi فارسی per fas",
    "fi": "finnish suomi fin",
    "fr": "french français fre fra",
    "he": "hebrew עברית heb iw",
    "hi": "hindi हिन्दी hin",
    "hu": "hungarian magyar hun",
    "id": "indonesian bahasa ind",
    "it": "italian italiano ita",
    "ja": "japanese 日本語 jpn jp japan",
    "km": "khmer ខ្មែរ khm",
    "ko": "korean 한국어 조선말 kor kr",
    "lo": "lao ລາວ",
    "lt": "lithuanian lietuvių lit",
    "lv": "latvian latviešu lav",
    "mn": "mongolian монгол mon",
    "ms": "malay melayu may msa",
    "my": "burmese မြန်မာ bur mya",
    "nl": "dutch nederlands dut nld",
    "no": "norwegian norsk nor",
    "pl": "polish polski pol",
    "pt": "portuguese português por",
    "ro": "romanian română rum ron",
    "ru": "russian русский rus",
    "sv": "swedish svenska swe",
    "ta": "tamil தமிழ் tam",
    "th": "thai ไทย tha",
    "tl": "tagalog filipino tgl",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "ur": "urdu اردو urd",
    "vi": "vietnamese vie vn tiếng-việt",
    "zh": "chinese mandarin 中文 汉语 漢語 华语 中国語 chi zho cn",
    "zh-Hans": "simplified-chinese 简体中文 chinese-simplified zh-chs",
    "zh-Hant": "traditional-chinese 繁體中文 chinese-traditional zh-cht",
}
_MEANT = {word: tag for tag, words in _NAMES.items() for word in words.split()}
"""Names of languages, codes of three letters, and codes of countries that no language has, to the tag."""
_REGIONS = {"UK": "GB", "EN": "GB"}


def language_tag(text: str) -> str:
    """A language tag with the letter case that RFC 5646 recommends; empty where the text is none.

    Codes of three letters are taken as they stand, but for those of languages that have two. A code of two
    letters has to be one of ISO 639-1.
    """
    found = _SHAPE.fullmatch(text)
    if not found:
        return ""
    language, script, region = (found[part] or "" for part in ("language", "script", "region"))
    language = language.lower()
    if (len(language) == 2 and f"{language} " not in _TWO_LETTERS) or language in _MEANT:
        return ""
    if region.upper() == "-UK":
        return ""
    return f"{language}{script.title()}{region.upper()}{found['more'].lower()}"


def meant_language(text: str) -> str:
    """The tag that a word was meant as, as `en` for "English"; empty where it cannot be told."""
    plain = re.sub(r"[\s_()]+", "-", unicodedata.normalize("NFKC", text).strip().strip("\"'“”‘’")).strip("-")
    if not plain.isascii() or plain.casefold() in _MEANT:
        plain = _MEANT.get(plain.casefold(), plain)
    if tag := language_tag(plain):
        return tag
    first, _, rest = plain.partition("-")
    first = _MEANT.get(first.casefold(), first)
    with_region = "-".join((first, _REGIONS.get(rest.upper(), rest))) if rest else first
    named = next((_MEANT[word] for word in plain.casefold().split("-") if word in _MEANT), "")
    return language_tag(with_region) or language_tag(first) or named


_TRADITIONAL = ("hant", "hk", "mo", "tw")


def plainer_tags(tag: str) -> tuple[str, ...]:
    """A tag and those that may stand in for it, the nearest first: es-MX, es (RFC 4647, lookup).

    Chinese is written in two scripts, and the region tells which where the tag does not: zh-TW, zh-Hant, zh.
    """
    parts = tag.split("-")
    tags = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    if parts[0].lower() == "zh":
        traditional = any(part.lower() in _TRADITIONAL for part in parts[1:])
        tags.insert(-1, "zh-Hant" if traditional and "hans" not in tag.lower() else "zh-Hans")
    if tag.lower() == "zh":
        tags.reverse()
    return tuple(dict.fromkeys(tags))
