"""What is done, under whatever word and in whatever language: accept, consent, 受け入れる, 接受, принять.

A predicate is a group of verbs, with their nouns, that say the same of a thing in a report. Verbs are left
out that mean several things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.predicate_words import GROUPS
from briefing_site.text.turned_words import stem

_CLAUSE = LazyPattern(
    r"[.;:!?。；：！？]\s?|,\s+(?:but|while|and|although|though|но|а|nhưng|còn)\s|、(?=しかし|だが)"
    r"|지만\s|나\s(?=[가-힣])|[，,](?=但|而|不过)"
)
_LETTERS = LazyPattern(r"[^\W\d_]+")
_NOUNS = ("tion", "tions", "al", "als", "ance", "ment", "sion", "ery", "ing", "ed")
"""The endings of nouns that tell what is done, and of participles."""
_ARTICLE = LazyPattern(
    r"\b(?:an?|the|its|his|her|their|our|this|that|these|those|\w+[’']s)\s+(?:[\w-]+\s+)?$"
)
_LEAST, _MOST = 4, 10
"""Letters of the beginning by which a Russian word is known."""
_REFUSALS = LazyPattern(
    r"\b(?:declin(?:e|es|ed|ing)\s+to|refus\w+|rul(?:e|es|ed|ing)\s+out|fail(?:s|ed|ing)?\s+to|yet\s+to"
    r"|stop(?:s|ped)?\s+short|against(?!\s+(?:the\s+|all\s+|most\s+)?(?:\w+\s+)?(?:dollar|euro|yen|yuan|won|pound|rupee|rouble|currenc))|abstain\w*|refrain\w*|h[oe]ld(?:s|ing)?\s+back|await\w*|wait(?:s"
    r"|ed|ing)?|avoid\w*"
    r"|từ\s+chối|bác\s+bỏ|loại\s+trừ|chờ|воздерж\w+|отказ\w+|исключ\w+)\b|見送|待ち|待っ|拒否|拒絶|断念"
    r"|控え|避|拒绝|拒絕"
    r"|排除|거부|거절|보류|자제|배제",
    re.IGNORECASE,
)
_BEHIND = LazyPattern("[\u3040-\u30ff가-힣]")
_STOP = LazyPattern('[,，、;；“”「」"]|\\s(?:and|but|и|но|và|nhưng)\\s')
_QUOTE = LazyPattern("[「」『』“”]")
_AFTER, _BEFORE = 60, 22
"""Characters from a word that negates to the predicate that it negates, as far as the two scripts go."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word for what is done."""

    group: int
    start: int
    end: int
    denied: bool
    """Whether it says that it is not done: by itself, as "reject", or by a negation or a refusal."""


@dataclass(frozen=True, slots=True)
class _Tables:
    """Words to the numbers of their groups; where a word denies by itself, -1 for group 0, -2 for 1."""

    english: Mapping[str, int]
    russian: Mapping[str, int]
    others: Mapping[str, int]
    pattern: LazyPattern


@cache
def _tables() -> _Tables:
    english: dict[str, int] = {}
    russian: dict[str, int] = {}
    others: dict[str, int] = {}
    for number, words in enumerate(GROUPS):
        for written in words.split():
            word, group = written.lstrip("!"), ~number if written[0] == "!" else number
            if word[0] == "~":
                russian.setdefault(word[1:], group)
            elif word.isascii() and "_" not in word:
                english.setdefault(stem(word), group)
            else:
                others.setdefault(word.replace("_", " "), group)
    longest_first = sorted(others, key=len, reverse=True)
    pattern = "|".join(rf"\b{word}\b" if word[0] < "\u2000" else word for word in longest_first)
    return _Tables(english, russian, others, LazyPattern(pattern, re.IGNORECASE))


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    """Group, start and end of each word of a table."""
    tables = _tables()
    words = plain_english_words(text)
    if words is not None and tables.english.keys().isdisjoint(map(stem, words)):
        return
    for found in _LETTERS.finditer(text):
        word = found.group()
        group = None
        if word.isascii():
            group = tables.english.get(stem(word))
            if group is not None and _is_thing(text, found.start(), word):
                continue
        elif "\u0400" <= word[0] <= "\u04ff":
            low = word.lower()
            beginnings = (low[:many] for many in range(min(len(low), _MOST), _LEAST - 1, -1))
            group = next((tables.russian[begin] for begin in beginnings if begin in tables.russian), None)
        if group is not None:
            yield group, *found.span()
    if not text.isascii():
        for found in tables.pattern.finditer(text):
            yield tables.others[found.group().lower()], *found.span()


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of a text, roughly."""
    at = 0
    for cut in _CLAUSE.finditer(text):
        yield at, cut.end()
        at = cut.end()
    if at < len(text):
        yield at, len(text)


def refuses(text: str) -> bool:
    """Whether a text has a word of refusal."""
    return bool(_REFUSALS.search(text))


def _is_thing(text: str, start: int, word: str) -> bool:
    """Whether an English word is part of a name, or a noun that may be a verb elsewhere: the ban."""
    if word[0].isupper() and start and text[start - 2 : start - 1] not in ".!?:":
        return True
    return not word.endswith(_NOUNS) and bool(_ARTICLE.search(text, max(start - 24, 0), start))


def predicates_in(text: str, turns: Iterable[tuple[int, int]]) -> Iterator[Predicate]:
    """The predicates of a text, given the places of its negations."""
    found = list(_found(text))
    words = _denials(text, list(turns)) if found else []
    ends = list(clauses(text)) if words else []
    for group, start, end in found:
        first, last = next((clause for clause in ends if clause[0] <= start < clause[1]), (0, len(text)))
        denied = group < 0 or any(
            _denies(text, a, b, start, end)
            for a, b in words
            if first <= a < last and not (a < end and start < b)
        )
        yield Predicate(group if group >= 0 else ~group, start, end, denied)


def _denials(text: str, turns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words of a text that deny; a refusal that is negated denies nothing, nor does its negation."""
    words = list(turns)
    for found in _REFUSALS.finditer(text):
        behind = bool(_BEHIND.search(text, found.start(), found.end() + 2))
        own = [
            (a, b)
            for a, b in turns
            if (0 <= a - found.end() <= 8 if behind else 0 <= found.start() - b <= 20)
        ]
        if own:
            words = [word for word in words if word not in own]
        else:
            words.append(found.span())
    return words


def _denies(text: str, first: int, last: int, start: int, end: int) -> bool:
    if _BEHIND.search(
        text, max(first - 4, 0), min(last + 4, len(text))
    ):  # Japanese and Korean deny at the end
        return (0 <= first - end <= _BEFORE and not _QUOTE.search(text, end, first)) or 0 <= start - last <= 4
    return 0 <= start - last <= _AFTER and not _STOP.search(text, last, start)
