"""Comparisons that set a thing above all others: first, record, only, never before.

Each word belongs to a class, so that "record" can be carried by 過去最大 and "the first time" by 初めて.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.plain_english import plain_english_words

CLASSES = {
    "first": r"(?<!at\s)\bfirst\b"
    r"(?!\s+(?:name|half|quarter|lady|aid|minister|secretary|of\s+all|week|full|day))"
    r"|\binaugural\b|\bunprecedented\b|\bnever\s+before\b|\bthe\s+debut\b"
    r"|初(?:めて|の|と|に|となる|開催|会談|訪問|外遊)|史上初|首(?:次|个|個|届|屆|度|任|相首)"
    r"|第一(?:次|个|個|届)"
    r"|前所未有|처음|최초|첫\s|사상\s*첫|lần\s+đầu|đầu\s+tiên|\bвпервые\b|\bперв(?:ый|ая|ое|ой|ого|ым|ую)\b",
    "record": r"\brecord(?!ed|ing|s\b|er|\s+(?:label|company|producer|straight))\b|\ball-time\b"
    r"|\bunprecedented\b"
    r"|過去最[大高多長低少]|史上最|記録的|最高を更新|创纪录|創紀錄|历史(?:新高|最高)|歷史(?:新高|最高)|新高"
    r"|사상\s*최[대고다저소]|역대\s*최|기록적|kỷ\s+lục|\bрекорд\w*",
    "only": r"(?<!not\s)\bonly\b(?!\s+(?:to|by|if|after|when|because|once|as|on))"
    r"|\bsole(?:ly)?\b|\balone\b|\bexclusive(?:ly)?\b"
    r"|だけ|のみ|唯一|しか[^。]{0,12}ない|只有|仅|僅|유일|(?<=[가-힣])만(?![가-힣])|뿐"
    r"|chỉ|duy\s+nhất|\bтолько\b|\bединственн\w+",
    "most": r"\b(?:most|largest|biggest|highest|greatest|longest|oldest|fastest|smallest|lowest|fewest"
    r"|youngest|strongest|worst|best|widest|deepest|heaviest|steepest|busiest|leading"
    r"|top)\b(?!\s+of\s+(?:all\s+)?(?:the\s+)?time)"
    r"|最[大高多長长低少小強强悪好新古重]|一番|最も|もっとも"
    r"|가장|최[대고다저소장](?![가-힣]*[임회종])|제일|\bnhất\b"
    r"|\bсам(?:ый|ая|ое|ые|ого|ой|ую|ым)\b|\b(?:наи\w{3,}|крупнейш\w+|больше\s+всего)",
}
"""The words of each class, as regular expressions in small letters."""
_EACH = {name: re.compile(words, re.IGNORECASE) for name, words in CLASSES.items()}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SIGNS = _set(
    "first inaugural unprecedented never debut record all only sole solely alone exclusive exclusively "
    "most largest "
    "biggest highest greatest longest oldest fastest smallest lowest fewest youngest strongest worst best "
    "widest "
    "deepest heaviest steepest busiest leading top"
)
"""The English words of which one stands in each English comparison."""
_KIN = {"first": {"first"}, "record": {"record", "most"}, "only": {"only"}, "most": {"most", "record"}}


def comparisons(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and class of each comparison in a text."""
    plain = plain_english_words(text)
    if plain is not None and plain.isdisjoint(_SIGNS):
        return
    for name, words in _EACH.items():
        for found in words.finditer(text):
            yield found.start(), found.end(), name


def classes_of(text: str) -> frozenset[str]:
    """The classes of the comparisons in a text."""
    return frozenset(name for _, _, name in comparisons(text))


def carries(claimed: str, held: str) -> bool:
    """Whether a comparison of one class carries one of another: the largest ever is a record."""
    return held in _KIN[claimed]
