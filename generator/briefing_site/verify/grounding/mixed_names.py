"""Names that a document has in parts alone: the first name of one person with the family name of another.

Also offices: “Prime Minister Lee” where the document has President Lee only. Each word stands there, so that
only the whole is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.proper_names import (
    COUNTRIES,
    ProperName,
    is_acronym,
    plain,
)
from briefing_site.verify.grounding.passage import Passage, Reading

_OFFICES: Mapping[str, str] = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    "governor": "governor",
    "mayor": "mayor",
    "senator": "senator",
    "ambassador": "ambassador",
    "king": "king",
    "queen": "queen",
    "general": "general",
    "admiral": "admiral",
    "judge": "judge",
    "justice": "judge",
    "foreign minister": "foreign minister",
    "defence minister": "defence minister",
    "defense minister": "defence minister",
    "finance minister": "finance minister",
}
_OFFICE = LazyPattern(
    r"\b(?P<office>(?:Prime|Foreign|Defence|Defense|Finance) Minister|President|Premier|Chancellor|Governor"
    r"|Mayor|Senator|Ambassador|King|Queen|General|Admiral|Judge|Justice) "
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]+ ?){1,4})"
)


def is_mixed(name: ProperName, sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether the documents have the words of a name in other names only, or its bearer in another office."""
    texts = [passage.source.whole for passage in passages if passage.source]
    if not texts or len(texts) < len(passages):
        return False
    bare = " ".join(name.text.split()[-_FIRST_AND_LAST:])
    if bare == name.text and any(bare in text.text for p in passages for text in (p.text, p.card) if text):
        return False  # as most
    return _has_another_office(name, sentence, texts) or _is_of_two(name, texts)


def _is_of_two(name: ProperName, texts: Sequence[Reading]) -> bool:
    if len(name.words) != _FIRST_AND_LAST or any(word in COUNTRIES for word in name.words):
        return False
    pieces = name.text.split()[-_FIRST_AND_LAST:]
    if any(map(is_acronym, pieces)) or " ".join(name.words) in COUNTRIES:
        return False
    first, last = name.words
    if any(" ".join(pieces) in text.text for text in texts):
        return False
    if not all(any(word in text.words for text in texts) for word in name.words):
        return False
    runs = [words for text in texts for words in text.full_names]
    if any(first in words and last in words for words in runs):
        return False
    return any(words[-1] == last for words in runs) and any(first in words[:-1] for words in runs)


def _has_another_office(name: ProperName, sentence: str, texts: Sequence[Reading]) -> bool:
    found = _OFFICE.search(sentence, max(name.start - _LONGEST, 0), name.end)
    if not found or found.end() < name.end or any(found[0] in text.text for text in texts):
        return False
    office, words = _OFFICES[found["office"].lower()], _plain(found["name"])
    others = set()
    for text in texts:
        for held in _OFFICE.finditer(text.text):
            if words <= _plain(held["name"]):
                others.add(_OFFICES[held["office"].lower()])
    if not others or office in others:
        return False
    own = "|".join(word for word, meant in _OFFICES.items() if meant == office)
    last = re.escape(name.text.split()[-1])
    beside = re.compile(rf"\b(?i:{own})\b[^.;A-ZÀ-Þ]{{0,20}}{last}|{last}, (?:[\w-]+ ){{0,3}}(?i:{own})\b")
    return not any(beside.search(text.text) for text in texts)


def _plain(words: str) -> frozenset[str]:
    return frozenset(plain(word) for word in words.split())


_FIRST_AND_LAST = 2
_LONGEST = 16
"""Characters before a name that begins a sentence, in which the first word of its office may stand."""
