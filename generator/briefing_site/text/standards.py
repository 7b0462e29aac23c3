"""What a text compares a thing with, and on which side of that it lies.

As “less than in 2019” and “above the average” tell it, in English, German, French, Spanish and Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.word_set import word_set

_LINKS: Mapping[str, str] = {
    "en": r"(?:in|on|at|for|during|the|its|their|an?|that\s+of|those\s+of|what)",
    "de": r"(?:im|jahre?|in|am|der|die|das|dem|den|bei|zu)",
    "fr": r"(?:en|au|aux|à|la|le|les|celui|celle|du|de|son|sa)",
    "es": r"(?:en|el|la|los|las|al?|del?|su)",
    "ru": r"(?:в|во|на|у)",
}
"""What may stand between the word that compares and the standard."""
_WORDS: Mapping[str, tuple[str, str]] = {
    "en": (
        r"(?:more|higher|larger|bigger|greater)(?:\s\w+){0,2}?\s+than|above|exceed(?:s|ed|ing)?",
        r"(?:less|lower|smaller|fewer)(?:\s\w+){0,2}?\s+than|below",
    ),
    "de": (
        r"(?:mehr|höher|größer)\s+als|über(?=\s+de[mnr]\b)",
        r"(?:weniger|niedriger|kleiner|geringer)\s+als|unter(?=\s+de[mnr]\b)",
    ),
    "fr": (
        r"(?:plus(?:\s+\w+)?\s+qu(?:e\b|['’])|supérieure?s?\s+(?=[àa]))|dépass\w+",
        r"(?:moins(?:\s+\w+)?\s+qu(?:e\b|['’])|inférieure?s?\s+(?=[àa]))",
    ),
    "es": (
        r"(?:más(?:\s+\w+)?\s+que|superior(?:es)?\s+(?=al?\b)|mayor(?:es)?\s+que)|super\w+(?=\s+(?:la|el)\b)",
        r"(?:menos(?:\s+\w+)?\s+que|inferior(?:es)?\s+(?=al?\b)|menor(?:es)?\s+que)",
    ),
    "ru": (r"(?:больше|выше|более),?(?:\s+чем)?", r"(?:меньше|ниже|менее),?(?:\s+чем)?"),
}  # fmt: skip
"""Language to the words by which a thing lies above a standard, and below it."""
_PATTERNS = {
    language: LazyPattern(
        rf"\b(?:(?P<above>{above})|(?P<below>{below}))(?:\s*{_LINKS[language]}\b['’]?)*\s*(?P<standard>[^\W\d_]{{4,}}|(?:1[89]|20)\d\d\b)"
        r"(?:\s+(?P<more>[^\W\d_]{4,}))?",
        re.IGNORECASE,
    )
    for language, (above, below) in _WORDS.items()
}
_GATES = {
    language: LazyPattern("|".join(words), re.IGNORECASE)
    for language, words in {
        "en": (r"\bthan\b", r"\babove\b", r"\bbelow\b", r"\bexceed"),
        "de": (r"\bals\b", r"\b[üu](?:b|nt)er\b"),
        "fr": (r"\bqu['’e]", "érieur", "dépass"),
        "es": (r"\bque\b", "erior", "super"),
        "ru": ("(?:ол|ен)(?:ьше|ее)", "[ын]иже", "выше"),
    }.items()
}
_OF_ENGLISH = word_set("than above below exceed exceeds exceeded exceeding")
"""One of these stands in every English text that compares."""
_LETTERS = 6
"""Letters by which two words for a standard are one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A place where a text compares a thing with a standard."""

    start: int
    end: int
    standard: str
    """How the word for it begins, in small letters, or a year."""
    more: str
    """The same of the word behind it; empty for none of more than three letters."""
    above: bool

    def is_with_that_of(self, other: Compared) -> bool:
        """Whether the standard is that of another: “the average” is “the average wage”."""
        return self.standard == other.standard and (self.more == other.more or not (self.more and other.more))


def _may_compare(text: str, language: str) -> bool:
    """Whether a text may compare anything: most do not, and are spared the search."""
    if language == "en" and (words := plain_english_words(text)) is not None:
        return not words.isdisjoint(_OF_ENGLISH)
    return _GATES[language].search(text) is not None


def compared_with_standards(text: str, language: str) -> Iterator[Compared]:
    """The comparisons of a text; none in a language without a table."""
    pattern = _PATTERNS.get(language[:2])
    if pattern is None or not _may_compare(text, language[:2]):
        return
    for found in pattern.finditer(text):
        words = (found[part] or "" for part in ("standard", "more"))
        first, second = (word[:_LETTERS].lower() for word in words)
        yield Compared(found.start(), found.end("standard"), first, second, found["above"] is not None)
