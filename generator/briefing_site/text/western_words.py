"""Whether a text may be German, French, Spanish, Italian, Portuguese or Dutch: a quick look.

Texts of other languages are spared the tables of these six, whose words are many.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.word_set import word_set

_NEGATIONS = word_set(
    "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nirgends "
    "weder ohne kaum n pas jamais aucun aucune sans nunca nadie ninguno ninguna ningun tampoco sin non "
    "nessun "
    "nessuno nessuna senza nenhum nenhuma niet geen nooit zonder"
)
# None of two letters: English has them as parts of names and of abbreviations.
_COMMON = _NEGATIONS | word_set(
    "der das und ist den dem des ein eine von mit auf les une est dans sur qui pour las del una por con para "
    "che della uma het een elle los hat wurde wird prozent prozentpunkte millionen milliarden stieg stiegen "
    "sank sanken fiel fielen"
)
_LETTERS = LazyPattern("[äöüßéèêëàâçîïôûùœñíóúáìòãõÄÖÜÉÈÊÀÂÇÎÔÑÍÓÚÁ¿¡]")
_VIETNAMESE = LazyPattern("[ơưđăĐạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


@lru_cache(maxsize=64)
def may_be_western(text: str) -> bool:
    """Whether a text has a word, or a letter, that these languages have and English seldom has."""
    words = plain_english_words(text)
    if words is not None:
        return not words.isdisjoint(_COMMON)
    return bool(_LETTERS.search(text)) and not _VIETNAMESE.search(text)
