"""English nouns behind a word that takes something back: a suspected spy, the former president.

And offices by what they are for: no foreign minister is the prime minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set

QUALIFIERS = word_set("suspected alleged attempted former ex acting deputy presumed purported")
"""Words that take something back of the noun behind them."""
_FIELDS = word_set(
    "prime foreign defence defense finance trade interior justice health education environment industry"
    " agriculture transport economy energy labour labor culture"
)
"""What an office is for; of one office there is one of these."""
_SAME_FIELD = {"defense": "defence", "labor": "labour"}
_OFFICES = r"ministers?|ministry|ministries|secretary|secretaries"
_QUALIFIED = LazyPattern(
    rf"\b((?i:{'|'.join(sorted(QUALIFIERS, key=len, reverse=True))}))[\s-]+"
    rf"(?:(?:(?i:{'|'.join(sorted(_FIELDS))}|vice)|[A-Z][a-z]+(?:an|ese))\s+)?"
    r"(?!(?:for|and|of|on|in|to|by|with|as|at|that|from|but|or)\b)([A-Za-z]{3,})\b"
)
_OFFICE = LazyPattern(rf"\b({'|'.join(sorted(_FIELDS))})\s+({_OFFICES})\b", re.IGNORECASE)
_WINDOW, _NEAR = 40, 3
"""Characters, and words, before a noun in which such a word is looked for."""


@dataclass(frozen=True, slots=True)
class Qualified:
    """A noun with the word before it."""

    start: int
    end: int
    word: str
    """The word before it, in small letters."""
    noun: str
    """The stem of the noun."""


def fields_in(words: Iterable[str]) -> frozenset[str]:
    """Those of some words that say what an office is for, each as it is compared."""
    return frozenset(_SAME_FIELD.get(word, word) for word in words if word in _FIELDS)


def qualified_nouns(text: str) -> tuple[Qualified, ...]:
    """The nouns of an English text of which something is taken back; none where it has letters of others."""
    words = plain_english_words(text)
    if words is None or words.isdisjoint(QUALIFIERS):
        return ()
    return tuple(
        Qualified(*found.span(), found[1].lower(), stem(found[2])) for found in _QUALIFIED.finditer(text)
    )


def offices(text: str) -> tuple[Qualified, ...]:
    """The offices of an English text with what each is for."""
    words = plain_english_words(text)
    if words is None or words.isdisjoint(_FIELDS):
        return ()
    return tuple(
        Qualified(*found.span(), _SAME_FIELD.get(found[1].lower(), found[1].lower()), stem(found[2]))
        for found in _OFFICE.finditer(text)
    )


def is_qualified(text: str, at: int) -> bool:
    """Whether one of the three words before a place takes something back."""
    words = text[max(at - _WINDOW, 0) : at].lower().replace("-", " - ").split()[-_NEAR:]
    return not QUALIFIERS.isdisjoint(words)
