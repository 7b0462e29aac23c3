"""Keys by which two texts are asked whether they share a word at all: no score, and no dictionary.

The key of a word is its first five letters, so that "dredged" and "dredging" are one; of a figure, the
figure; of Chinese characters, each; of katakana, the first three; of Hangul, the first two syllables. Words
that any text has are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.word_set import word_set

_PIECE = LazyPattern(
    r"(?P<figure>[0-9０-９]+)|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々]+)|(?P<kana>[ァ-ヺー]+)"
    r"|(?P<hangul>[가-힣]+)"
    r"|(?P<word>(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff가-힣々])[^\W\d_])+)"
)
_FIGURE = re.compile("[0-9]+")
_LETTERS = 5
_SHORTEST = 3

_COMMON = word_set(
    # English
    "the and for that this with from have has had was were are been being not but what which who whom "
    "whose when where why how "
    "will would shall should can could may might must than then them they their there these those its "
    "his her him she you your our "
    "into onto over under after before about above below between among through during without within "
    "against also only just very "
    "more most less least much many some any all both each every other another such same own one two "
    "three first last new old "
    "said says say told tell tells according article source sources report reports reported author "
    "authors writes wrote speaks "
    "does did done make makes made take takes took give gives gave come comes came goes went get gets "
    "got see sees saw seen "
    "because while since until though although however still yet even again once here now well too out "
    "off upon per via "
    # Vietnamese, French, German, Spanish, Russian: the commonest
    "của các những một này đó trong với cho không được người khi đã đang sẽ cũng như hay hoặc "
    "les des une dans pour que qui sur avec est sont par pas der die das und den dem ein eine ist von "
    "mit auf nicht "
    "los las del por con para una que как что это для при или его она они был была были быть также"
)


_COMMON_HAN = frozenset(
    "一二三四五六七八九十百千万億兆的了是在不有和为為与與以及之也都就而于於年月日時时人大小上下中前後后内内外言说說述語话話者事件何本国國会會"
)
"""Characters that any text has."""


def word_keys(text: str) -> frozenset[str]:
    """The keys of the words of a text."""
    words = plain_english_words(text)
    if words is None:
        return frozenset(keys_in_order(text))
    keys = {word[:_LETTERS] for word in words if len(word) >= _SHORTEST and word not in _COMMON}
    keys.update(str(int(figure)) for figure in _FIGURE.findall(text))
    return frozenset(keys)


def keys_in_order(text: str) -> Iterator[str]:
    """The keys of the words of a text, each as often as it stands there."""
    for piece in _PIECE.finditer(text):
        word = piece.group()
        if piece.lastgroup == "figure":
            yield str(int(word))
        elif piece.lastgroup == "han":
            yield from (char for char in word if char not in _COMMON_HAN)
        elif piece.lastgroup == "kana":
            yield word[:3]
        elif piece.lastgroup == "hangul":
            if len(word) > 1:
                yield word[:2]
        else:
            small = word.casefold()
            if len(small) >= _SHORTEST and small not in _COMMON:
                yield small[:_LETTERS]


def script_of(key: str) -> str:
    """The script of a key, since keys of different ones never meet: `figure`, `han`, `hangul`, `letters`."""
    if key.isdigit():
        return "figure"
    if "가" <= key[0] <= "힣":
        return "hangul"
    return "han" if key[0] > "\u2fff" else "letters"


def comparable(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts have words in one script, so that sharing none says something."""
    return bool(({script_of(key) for key in one} & {script_of(key) for key in other}) - {"figure"})
