"""Who is for a thing and who against it, in English: “voted for the bill”, “spoke against it”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set

_VERBS = (
    r"vot(?:e|es|ed|ing)|sp(?:eaks?|oke|oken|eaking)|argu(?:e|es|ed|ing)|campaign(?:s|ed|ing)?|rul(?:e|es|ed)"
    r"|decid(?:e|es|ed)|demonstrat(?:e|es|ed)|rall(?:y|ies|ied)|march(?:es|ed)?|lobb(?:y|ies|ied)|testif(?:y|ies|ied)"
    r"|c[ao]me(?:s)?\s+out|is|are|was|were|been|stands?|stood"
)
_GATE = word_set("for against favour favor")
_SIDE = LazyPattern(
    rf"\b(?P<verb>{_VERBS})\b(?P<between>(?:\s+(?!for\b|against\b|in\s+favou?r\b|and\b|but\b|that\b)[\w’'–-]+){{0,5}}?)"
    r"\s+(?:(?P<for>for|in\s+favou?r\s+of)|(?P<against>against))\s+"
    r"(?P<object>[^.;:!?,]{3,60})",
    re.IGNORECASE,
)
_WORD = LazyPattern(r"[^\W_]+")
_SMALL = word_set("the a an its his her their this that these those such any on in of at by to for with")
_OF_BEING = word_set("is are was were been stand stands stood")


@dataclass(frozen=True, slots=True)
class Vote:
    """A verb with a thing that is supported, or opposed."""

    start: int
    end: int
    """From the verb to the preposition."""
    verb: str
    object: tuple[str, ...]
    """The stems of the first three words of what it is about."""
    against: bool


def votes_in(text: str) -> Iterator[Vote]:
    """What a text tells of who is for a thing or against it, as far as its verbs are known."""
    words = plain_english_words(text)
    if words is not None and words.isdisjoint(_GATE):
        return
    for found in _SIDE.finditer(text):
        verb = stem(found["verb"].split()[0])
        about = tuple(stem(word) for word in _WORD.findall(found["object"]) if word.lower() not in _SMALL)[:3]
        end = found.end("against") if found["against"] else found.end("for")
        being = found["verb"].lower() in _OF_BEING
        if being and found["between"].strip():
            continue  # was held for, were sent against
        yield Vote(found.start(), end, "be" if being else verb, about, bool(found["against"]))


_FOR = LazyPattern(
    r"\b(?:in\s+favou?r|favou?r\w*|support\w*|back(?:s|ed|ing)?|approv\w*|endors\w*|yes|ayes?|pass(?:ed|es)|adopt\w*"
    r"|agree\w*|accept\w*|carried|welcom\w*|vot\w+\s+for)\b",
    re.IGNORECASE,
)
_AGAINST = LazyPattern(
    r"\b(?:against|oppos\w*|reject\w*|dissent\w*|noe?s?|nays?|not|vot\w+\s+(?:it\s+)?down|defeat\w*|refus\w*|block\w*"
    r"|resist\w*|turned\s+\w+\s+down|turned\s+down|veto\w*|lost|fail\w*|object\w*|without)\b|n[’']t\b",
    re.IGNORECASE,
)


_BUT = LazyPattern(
    r"\b(?:but|except|save|other\s+than|apart\s+from|unlike|while|whereas|all\s+the\s+others)\b",
    re.IGNORECASE,
)


def may_be_of_side(text: str, *, against: bool) -> bool:
    """Whether a text may tell in any words that somebody is for a thing, or against one."""
    words = (_AGAINST if against else _FOR).search(text) or _BUT.search(text)
    return bool(words) or any(vote.against is against for vote in votes_in(text))
