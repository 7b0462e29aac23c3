"""The words, and parts of words, that turn a sentence into its opposite, in the languages of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.folding import without_invisible
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.western_words import may_be_western
from briefing_site.text.word_set import word_set

NEGATIVE_PREFIX = (
    "(?:non|un|anti|counter|ex|quasi|pseudo|de|dis|mis|no|not|never|не|анти|контр|экс|квази|псевдо)[-‐‑－]"
)
"""A regular expression, in small letters, as the next."""
NEGATIVE_SUFFIX = "[-‐‑－](?:free|less)"
_AFFIX = LazyPattern(rf"{NEGATIVE_PREFIX}|{NEGATIVE_SUFFIX}", re.IGNORECASE)
_TURNS = LazyPattern(
    # English, Vietnamese, Russian: whole words
    r"\b(?:no(?!\.\s?\d)|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely"
    r"|scarcely"
    r"|rarely|seldom|unlikely|unable|unwilling|impossible|unless|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing"
    r"|al)"
    r"|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|lack(?:s|ed|ing)?|far\s+from|rather\s+than"
    r"|instead\s+of"
    r"|không|chưa|chẳng|chả|đừng"
    r"|не|ни|нет|без|нельзя|никогда|никто|ничто|ничего|никак|нигде|вряд|отказ\w*)\b"
    r"|\b\w+n['’]t\b"
    # Japanese and Chinese; the exceptions are must, first of all, should, very, Africa, future, whether
    r"|な[いくかけし]|ません|(?<![まはい必])ず(?![つっかれねなら])|ぬ|不|[没沒无無]|未(?![来來])"
    r"|非(?![常洲])|(?<!是)否"
    # Korean; 안 also begins the word for security
    r"|않|못|없|아니|(?<![가-힣])안(?![가-힣])",
    re.IGNORECASE,
)
_WESTERN = LazyPattern(
    # German, French, Spanish, Italian, Portuguese, Dutch
    r"\b(?:nicht|nichts|kein\w{0,2}|nie|niemals|niemand\w{0,2}|nirgends|weder|ohne|kaum"
    r"|ne(?=\s)|jamais|aucune?|sans(?![ -]serif)|n['’](?=[aeiouyéèêhâ])"
    r"|nunca|jamás|nadie|ning[uú]n[oa]?|tampoco|sin(?=\s+(?:que|el|la|los|las|una|su|sus)\b)"
    r"|non(?<!qua\snon)(?=\s+(?!grata|sequitur|profit)[a-zàèìòù])|nessun[oa]?|senza|mai(?=\s+stat[oaie]\b)"
    r"|não|nenhuma?|ninguém|niet|geen|nooit|zonder)\b",
    re.IGNORECASE,
)

_SIGNS = word_set(
    "no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely "
    "seldom "
    "unlikely unable unwilling impossible unless fail fails failed failing failure refuse refuses refused "
    "refusing refusal deny denies denied denying denial reject rejects rejected rejecting rejection lack "
    "lacks "
    "lacked lacking far rather instead t"
)
"""The English words of which one stands in each match of `_TURNS`; `t` is the end of "isn't"."""


def turning_word(text: str) -> str:
    """The first word of `text` that negates or reverses, or such an affix as its whole; empty for none."""
    plain = without_invisible(text)
    found = _TURNS.search(plain)
    if may_be_western(plain) and (other := _WESTERN.search(plain)):
        found = other if found is None or other.start() < found.start() else found
    found = found or _AFFIX.fullmatch(text.strip())
    return found[0] if found else ""


def turns(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every word of `text` that negates or reverses."""
    words = plain_english_words(text)
    none = words is not None and words.isdisjoint(_SIGNS)
    found = () if none else map(re.Match.span, _TURNS.finditer(text))
    if may_be_western(text):
        return iter(sorted((*found, *map(re.Match.span, _WESTERN.finditer(text)))))
    return iter(found)
