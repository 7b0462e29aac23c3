"""The words of a name by which a sentence may name its bearer."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.titled_names import names_by_office
from briefing_site.text.word_set import word_set

_WORD = LazyPattern(r"[^\W_]+")

_GENERIC = word_set(
    "the of and for a an de la press news post times daily online journal review agency institute "
    "university foundation centre "
    "center board ministry office department council company corporation group media television radio "
    "magazine weekly international "
    "national global world unnamed anonymous an some several mr mrs ms dr prof"
)
_CJK = LazyPattern("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff가-힣]")


def name_words(name: str) -> frozenset[str]:
    """The words of a name, without those that many names have; all where there are no others."""
    words = frozenset(word for word in _WORD.findall(name) if len(word) > 1)
    return frozenset(word for word in words if word.casefold() not in _GENERIC) or words


_BODIES = word_set(
    "bank fund ministry department office institute committee board council agency court commission "
    "authority bureau institution foundation university union association company party parliament government"
)
"""What an organisation may be called behind "the" after its own name: the bank, the ministry."""


def names_for_short(sentence: str, name: str) -> bool:
    """Whether a sentence has the short form of an organisation's name: the bank, IMF, 日銀 for 日本銀行."""
    words = _WORD.findall(name)
    if _CJK.search(name):
        plain = "".join(words)
        return len(plain) == 4 and plain[0] + plain[2] in sentence
    capitals = "".join(word[0] for word in words if word[0].isupper())
    if len(capitals) > 2 and capitals in _WORD.findall(sentence):
        return True
    bodies = _BODIES.intersection(word.casefold() for word in words)
    return any(re.search(rf"\bthe\s+{body}\b", sentence, re.IGNORECASE) for body in bodies)


def names(sentence: str, name: str) -> bool:
    """Whether a sentence has a word of a name, or the family name beside an office."""
    if _CJK.search(name) and (name.replace(" ", "")[:2] in sentence or names_by_office(sentence, name)):
        return True
    words = _WORD.findall(sentence)
    # A word without a capital, as in "the mayor", may begin a sentence.
    return not name_words(name).isdisjoint((*words, *(word.lower() for word in words[:1])))


def in_one_script(sentence: str, name: str) -> bool:
    """Whether a sentence could have the name in the letters in which it is given."""
    return bool(_CJK.search(name)) == bool(_CJK.search(sentence))
