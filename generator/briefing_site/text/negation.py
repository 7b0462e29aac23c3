"""The words, and parts of words, that turn a sentence into its opposite, in the languages of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.folding import without_invisible

NEGATIVE_PREFIX = (
    "(?:non|un|anti|counter|ex|quasi|pseudo|de|dis|mis|no|not|never|не|анти|контр|экс|квази|псевдо)[-‐‑－]"
)
"""A regular expression, in small letters, as the next."""
NEGATIVE_SUFFIX = "[-‐‑－](?:free|less)"
_AFFIX = re.compile(rf"{NEGATIVE_PREFIX}|{NEGATIVE_SUFFIX}", re.IGNORECASE)
_TURNS = re.compile(
    # English, Vietnamese, Russian: whole words
    r"\b(?:no(?!\.\s?\d)|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely"
    r"|rarely|seldom|unlikely|unable|unwilling|impossible|unless|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)"
    r"|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|lack(?:s|ed|ing)?|far\s+from|rather\s+than|instead\s+of"
    r"|không|chưa|chẳng|chả|đừng"
    r"|не|ни|нет|без|нельзя|никогда|никто|ничто|ничего|никак|нигде|вряд|отказ\w*)\b"
    r"|\b\w+n['’]t\b"
    # Japanese and Chinese; the exceptions are must, first of all, should, very, Africa, future, whether
    r"|な[いくかけし]|ません|(?<![まはい必])ず(?![つっ])|ぬ|不|[没沒无無]|未(?![来來])|非(?![常洲])|(?<!是)否"
    # Korean; 안 also begins the word for security
    r"|않|못|없|아니|(?<![가-힣])안(?![가-힣])",
    re.IGNORECASE,
)


def turning_word(text: str) -> str:
    """The first word of `text` that negates or reverses, or such an affix as its whole; empty for none."""
    found = _TURNS.search(without_invisible(text)) or _AFFIX.fullmatch(text.strip())
    return found[0] if found else ""


def turns(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every word of `text` that negates or reverses."""
    return (found.span() for found in _TURNS.finditer(text))
