"""English words that cannot both be said of one thing: opened and closed, above and below.

Of some pairs each word may tell the same from the other side: sold and bought, imports and exports. They
exclude each other only where the parties stay in their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.scales import QUANTITIES, excluded
from briefing_site.text.turned_words import stem
from briefing_site.text.word_set import word_set

_PAIRS = (
    ("uphold upheld", "overturn quash annul"),
    ("support back endorse favour favor", "oppose"),
    ("open reopen", "close shut"),
    ("begin began begun start launch commence", "end finish conclude cease"),
    ("confirm", "deny"),
    ("acquit", "convict"),
    ("hire recruit", "dismiss sack"),
    ("welcome praise hail", "condemn denounce criticise criticize"),
    (
        "increase rise rose risen grow grew grown climb surge soar gain jump",
        "decrease fall fell fallen decline drop slump shrink shrank plunge",
    ),
    ("advance", "retreat"),
    ("arrive", "depart"),
    ("strengthen", "weaken"),
    ("improve", "worsen deteriorate"),
    ("tighten", "loosen relax ease"),
    ("widen", "narrow"),
    ("accelerate quicken", "slow decelerate"),
    ("introduce impose", "abolish scrap lift repeal"),
    ("allow permit", "ban prohibit forbid forbade forbidden"),
    ("include", "exclude"),
    ("arrest detain", "free"),
    ("deficit", "surplus"),
    ("majority", "minority"),
    ("guilty", "innocent"),
    ("legal lawful", "illegal unlawful"),
    ("mandatory compulsory", "voluntary optional"),
    ("above", "below"),
    ("north northern northward", "south southern southward"),
    ("east eastern eastward", "west western westward"),
    ("upstream", "downstream"),
    ("few", "many most"),
)
_CONVERSES = (
    ("sell sold", "buy bought purchase acquire"),
    ("export exporter", "import importer"),
    ("lend lent", "borrow"),
    ("win won", "lose lost"),
    ("victory", "defeat"),
    ("give gave given", "receive"),
    ("inflow", "outflow"),
    ("inbound", "outbound"),
    ("creditor lender", "debtor borrower"),
    ("send sent dispatch", "receive"),
    ("larger bigger", "smaller"),
    ("earlier", "later"),
)
"""Words that tell the same from the two sides of a deal."""
_MORE = {
    "rise": "up higher more growth gains record raise added",
    "fall": "down lower less fewer loss cut reduce shed",
    "overturn": "struck strike threw throw reversed voided nullified rescinded revoked scrapped set",
    "uphold": "confirmed affirmed stood stand stands stays kept maintained backed let left",
    "lift": "ended removed dropped cancelled canceled withdrew revoked rescinded",
    "ban": "barred blocked outlawed stopped",
    "allow": "let lets cleared authorised authorized may",
    "deny": "rejected disputed dismissed refuted",
    "dismiss": "fired laid shed cut",
    "oppose": "against rejected",
    "close": "shuttered",
    "free": "released bailed",
}
"""What says the same as one of the words of a pair, besides the words that have the same opposite."""
_PREPOSITIONS = frozenset(
    {"above", "below", "before", "during", "after", "despite", "because", "since", "until"}
)
_NO_VERBS = QUANTITIES | word_set(
    "missing upper lower larger bigger smaller earlier later army navy oil gas child children adult "
    "adults ally allies allied partner partners rival rivals enemy enemies foe foes adversary civilian "
    "military death deaths rural urban inside outside domestic foreign national regional local public "
    "secret classified confidential due owing thanks permanent temporary provisional formal official "
    "informal unofficial direct indirect partial complete full entire deficit surplus majority minority "
    "deficits surpluses north south east west northern southern eastern western northward southward "
    "eastward westward upstream downstream export exports import imports victory defeat victories "
    "defeats inflow inflows outflow outflows inbound outbound"
)
"""Nouns and adjectives, which say something behind an article too."""
_WORD = LazyPattern(r"[a-z]+", re.IGNORECASE)
_UNREAL = LazyPattern(
    r"\b(?:to|would|could|should|may|might|can|if|whether|help|must|shall|than|until|unless|an?|the|its|his|her"
    r"|their|our|this|that|these|those|\w+[’']s|of|for|in|on|at|by|or|and)\s+(?:\w+ly\s+)?$|[-‐‑]$",
    re.IGNORECASE,
)
"""What stands before a word that states nothing: "to close", "the end", "by close", "or opposed"."""


_FRAME = LazyPattern(r"\b(?:([a-z]+)\s+)?\b(to|may|might|could|should|must|would)\s+$", re.IGNORECASE)
"""What tells of a verb that it is planned, or may be: “plans to”, “may”."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A word of a text that has an opposite."""

    start: int
    end: int
    same: frozenset[str]
    """The stems of what says the same."""
    other: frozenset[str]
    """The stems of what says the opposite."""
    others: frozenset[str]
    """The same in all forms, in small letters: two words may have one stem."""
    states: bool
    """Whether it is read as a verb, which states nothing behind "to" or an article."""
    joins: bool
    """Whether it is a preposition, which says something of what stands behind it."""
    turns: bool
    """Whether the opposite may say the same from the other side: sold, bought."""
    counts: bool
    """Whether it says how many there are of what the next word names."""
    frame: str
    """As what it is told, by `frame_of`: empty for what is so."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """What a word says the same as, and the opposite of."""

    same: frozenset[str]
    other: frozenset[str]
    others: frozenset[str]
    """The fields of the same names of `Opposed`."""


@cache
def _tables() -> Mapping[str, _Sides]:
    """Every form of every word to its sides."""
    sides: dict[str, _Sides] = {}
    nothing = _Sides(frozenset(), frozenset(), frozenset())
    of_pairs = chain.from_iterable((pair, pair[::-1]) for pair in _PAIRS + _CONVERSES)
    for own, other in chain(of_pairs, excluded()):
        mine, theirs = frozenset(_forms_of(own)), frozenset(_forms_of(other))
        more = " ".join(_MORE.get(word, "") for word in own.split()).split()
        same = frozenset(map(stem, (*mine, *more)))
        for form in mine if theirs else ():
            held = sides.get(form, nothing)
            others = held.others | theirs
            sides[form] = _Sides(held.same | same, frozenset(map(stem, others)), others)
    return sides


@cache
def _known_forms() -> frozenset[str]:
    """Every form of every word, as a set, which another set is compared with at once."""
    return frozenset(_tables())


@cache
def _converses() -> frozenset[str]:
    """The stems of words that may say the same from the other side."""
    return frozenset(stem(word) for pair in _CONVERSES for own in pair for word in own.split())


def _forms_of(words: str) -> Iterator[str]:
    """Each form of some words."""
    for word in words.split():
        yield word
        if word in _PREPOSITIONS or word in QUANTITIES:
            continue
        yield f"{word}s"
        yield f"{word}es"
        for ending in ("ed", "ing"):
            yield f"{word.removesuffix('e')}{ending}"
            yield f"{word}{word[-1]}{ending}"
        if word.endswith("y"):
            yield f"{word[:-1]}ies"
            yield f"{word[:-1]}ied"


def may_have_opposites(text: str) -> bool:
    """Whether a text may have a word with an opposite: most have none, and are spared the search."""
    words = plain_english_words(text)
    return words is not None and not words.isdisjoint(_known_forms())


def opposites_in(text: str) -> Iterator[Opposed]:
    """The words of a text that state something and have an opposite."""
    tables = _tables()
    for found in _WORD.finditer(text):
        word = found.group().lower()
        sides = tables.get(word)
        if sides and not (word == "few" and text[: found.start()].endswith(" a ")):
            joins = word in _PREPOSITIONS
            states = not joins and word not in _NO_VERBS
            frame = frame_of(text, found.start()) if states else ""
            if frame is not None:
                turns, counts = stem(word) in _converses(), word in QUANTITIES
                held = sides.same, sides.other, sides.others
                yield Opposed(*found.span(), *held, states, joins, turns, counts, frame)


def frame_of(text: str, at: int) -> str | None:
    """As what the verb at an offset is told: empty for what is so, the words before a plan or a chance.

    None where it tells neither, or where it is a noun.
    """
    if not is_unreal(text, at):
        return ""
    found = _FRAME.search(text, max(at - 40, 0), at)
    return f"{stem(found[1] or '')} {(found[2]).lower()}".strip() if found else None


def is_unreal(text: str, at: int) -> bool:
    """Whether the word at an offset is a noun, or tells what may be."""
    return bool(_UNREAL.search(text, max(at - 24, 0), at))
