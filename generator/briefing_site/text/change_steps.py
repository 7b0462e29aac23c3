"""Whether a text tells how far a figure has moved, or where to: rose by 5, rose to 5.

Only words beside the figure are read that can say nothing else: “rose by 3 to 5” may be a range, and
“up to 5” a bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, Figure
from briefing_site.text.word_set import word_set

_VERBS = (
    "rise rises rising rose risen fall falls falling fell fallen increase increases increasing increased "
    "decrease decreases decreasing decreased decline declines declining declined drop drops dropping dropped "
    "grow grows growing grew grown climb climbs climbing climbed jump jumps jumping jumped surge "
    "surges surging surged soar soars soaring soared slump slumps slumping slumped plunge plunges plunging "
    "plunged dip dips dipping dipped slip slips slipping slipped shrink shrinks shrinking shrank shrunk cut "
    "cuts cutting raise raises raising raised lower lowers lowering lowered reduce reduces reducing reduced "
    "reduction expand expands expanding expanded tumble tumbles tumbled sink sinks sank sunk swell swells "
    "swelled up down hike hikes hiked trim trims trimmed ease eases easing eased slow slows slowing slowed "
    "edge edges edged narrow narrows narrowed widen widens widened accelerate accelerates accelerated"
)
_OF_ENGLISH = word_set(_VERBS)
"""One of these stands in every English text that tells how a figure has moved."""
_ANY = "|".join(_VERBS.split())
_PLAIN = r"r(?:i[sz]|os)(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|(?:in|de)creas(?:e|es|ed|ing)|soared|plunged"
"""Those that are said of a figure without any word between; not “grew 5 tonnes”, “dropped 5 bombs”."""
_NOUNS = "rise|increase|fall|decrease|drop|decline|cut|reduction|jump|gain|hike|surge|slump"
_ROUGH = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|just|only|well|over|under"
    r"|(?:more|less|fewer)\s+than"
    r"|at\s+(?:least|most)|a|an|the|as\s+(?:much|many|high|low)\s+as|a\s+further|another|a\s+record)\s+)*"
)
_MONEY = r"(?:[$€£¥₩]|US\$)?$"

_UPS_AND_DOWNS = {
    "de": (
        r"stieg|steig|wuchs|wachs|wächst|sank|sink|sunken|fiel|fällt|fallen|erhöh|senk|gekürzt|kürz|verringer"
        r"|reduzier|zugenommen|abgenommen|zunahm|abnahm|nahm|kletter|angehoben|schrumpf|anstieg|rückgang"
    ),
    "fr": (
        r"augment(?:é|ée|és|ées|e|ent|er|a|èrent)|baiss(?:é|ée|és|ées|e|ent|er|a|èrent)|recul(?:é|ée|e|ent|er|a)"
        r"|progress(?:é|e|ent|er|a)|diminu(?:é|ée|és|e|ent|er|a)|réduit(?:e|s|es)?|relev(?:é|ée|és|er)"
        r"|abaiss(?:é|ée|és|er)|tomb(?:é|ée|és|ées|e|ent|er|a)|grimp(?:é|e|ent|er|a)|chut(?:é|e|ent|er|a)"
        r"|pass(?:é|ée|és|ées|e|ent)"
    ),
    "es": (
        r"aument(?:ó|aron|a|an|ado|ar)|subi(?:ó|eron|do|da)|subir|sube[ns]?|crec(?:ió|ieron|e|en|ido)|baj(?:ó|aron|a|an|ado|ar)"
        r"|cay(?:ó|eron)|cae[n]?|caído|disminu(?:yó|yeron|ye|yen|ido)|reduj(?:o|eron)|reduc(?:e|ido|ir)|descend(?:ió|ieron|ido)"
        r"|elev(?:ó|aron|ado|ar)|increment(?:ó|aron|ado)|recort(?:ó|aron|ado|ar)"
    ),
    "ru": (
        r"вырос\w*|раст[её]т|снизи\w+|упал\w*|увеличи\w+|уменьши\w+|сократи\w+|повыси\w+|подня\w+|опусти\w+|понизи\w+"
    ),
}
_IN_CHINESE = "增长|增長|增加|上升|上涨|上漲|下降|下跌|减少|減少|降低|提高|上调|下调|上調|下調|回落"
_IN_JAPANESE = "増|減|上昇|下落|低下|拡大|縮小|引き上げ|引き下げ|引上げ|引下げ|上が|下が|伸び|落ち|高まっ"
_IN_KOREAN = "증가|감소|늘[어었린]|줄[어었인]|상승|하락|올[라랐]|오른|떨어|내[려렸린]|인상|인하"
_COUNTER = "[隻人件社台戸頭円個척명건개원만]?"

_BEFORE: Mapping[str, LazyPattern] = {
    "en": LazyPattern(
        rf"\b(?:{_ANY})\b(?:(?:\s+(?!by\b|to\b|or\b|and\b)[^\W\d]+[\w’'-]*){{0,4}}"
        rf"\s+(?:(?P<by>by)|(?P<to>(?<!up\s)to))\s+|\s+from\s[^.;:]{{1,40}}?\s(?P<then>to)\s+){_ROUGH}{_MONEY}"
        rf"|\b(?:{_NOUNS})\s+(?P<of>of)\s+{_ROUGH}{_MONEY}"
        rf"|\b(?P<plain>{_PLAIN})\s+(?:\w+ly\s+|further\s+)?{_ROUGH}{_MONEY}"
        rf"|\b(?P<per_cent>up|down|{_ANY})\s+(?:\w+ly\s+|further\s+)?{_ROUGH}$",
        re.IGNORECASE,
    ),
    "fr": LazyPattern(
        rf"\b(?:{_UPS_AND_DOWNS['fr']})(?:\s+(?:encore|ensuite|\w+ment))?\s+"
        r"(?:(?P<by>de|d[’'])|(?P<to>(?:jusqu[’'])?à))\s*(?:(?:environ|près\s+de|plus\s+de|presque)\s+)?$",
        re.IGNORECASE,
    ),
    "es": LazyPattern(
        rf"\b(?:{_UPS_AND_DOWNS['es']})(?:\s+(?!al?\b|en\b|un\b)[^\W\d]+){{0,2}}\s+"
        r"(?:(?P<by>un|en(?:\s+un)?)|(?P<to>(?:hasta|al?)(?:\s+(?:el|los|las))?))\s+(?:(?:casi|unos|unas|cerca\s+de|más\s+de)\s+)?$",
        re.IGNORECASE,
    ),
    "ru": LazyPattern(
        rf"\b(?:{_UPS_AND_DOWNS['ru']})(?:\s+(?!на\b|до\b)[^\W\d]+){{0,3}}\s+(?:(?P<by>на)|(?P<to>до))\s+"
        r"(?:(?:почти|около|примерно|более\s+чем)\s+)?$",
        re.IGNORECASE,
    ),
    "vi": LazyPattern(
        r"\b(?:tăng|giảm)\s+(?:(?P<by>thêm)\s+|(?P<to>lên|xuống|còn|đến|tới)\s+)?"
        r"(?:(?:khoảng|gần|hơn)\s+)?$",
        re.IGNORECASE,
    ),
    "zh": LazyPattern(rf"(?:{_IN_CHINESE})(?:(?P<by>了)|(?P<to>[到至为為]))?(?:约|約|近|超过|超過|逾)?$"),
}
_AROUND: Mapping[str, tuple[LazyPattern, LazyPattern]] = {
    "de": (
        LazyPattern(
            r"\b(?:(?P<by>um)|(?P<to>auf))\s+(?:(?:rund|etwa|fast|knapp|über|mehr\s+als|gut)\s+)?$",
            re.IGNORECASE,
        ),
        LazyPattern(_UPS_AND_DOWNS["de"], re.IGNORECASE),
    )
}
_BEHIND: Mapping[str, LazyPattern] = {
    "en": LazyPattern(rf"[\s-](?:annual\s+|year-on-year\s+)?(?:{_NOUNS})\b", re.IGNORECASE),
    "ja": LazyPattern(rf"{_COUNTER}(?:(?P<to>に|まで)|(?P<by>分|ほど|の)?)(?:{_IN_JAPANESE})"),
    "ko": LazyPattern(rf"{_COUNTER}(?:(?P<to>으로|로|까지)|(?P<by>가|이|나)?)\s?(?:{_IN_KOREAN})"),
}
_RANGE = LazyPattern(r"\s?(?:(?:%|€|euros?|points?)\s)?à\s\d", re.IGNORECASE)
"""What follows the first figure of a French range: de 3 à 5."""
_RATES = LazyPattern(
    r"\b(?:(?:the|an?|its|their|this)\s+(?:[\w-]+\s+)?(?:increase|rise|fall|drop|decline|gain|hike|cut|loss|change)"
    r"|(?:increase|rise|fall|drop|decline|gain|hike|cut|loss|change)s?\s+(?:in|of)"
    r"|growth|inflation|deflation|pace|rates?|increases|rises|gains|hikes|losses|drops|declines|expansion|contraction"
    r"|decrease|reduction|(?:de|ap)preciation|devaluation|shrinkage|erosion|slump|surge|slowdown"
    r"|accelerat\w+|quicken\w+|slow(?:s|ed|ing)?"
    r"|\w*(?:wachstum|teuerung|rate|anstieg|rückgang|zuwachs|zunahm|abnahm|auftrieb|plus|minus|steigerung|erhöhung"
    r"|senkung|verlust|einbruch|schwund|inflation)\w*"
    r"|croissance|taux|rythme|hausse|baisse|recul|repli|chute|progression|augmentation|diminution|accroissement"
    r"|réduction|ralentissement|évolution|variation"
    r"|crecimiento|inflación|tasa|ritmo|alza|aumento|incremento|subida|ca[íi]da|descenso|bajada|reducción|encarecimiento"
    r"|variación|avance|retroceso"
    r"|(?:при)?рост\w*|инфляци\w*|темп\w*|паден\w*|снижен\w*|спад\w*|увеличен\w*|сокращен\w*|повышен\w*|подорожан\w*"
    r"|lạm\s+phát|tăng\s+trưởng|tốc\s+độ|tỷ\s+lệ|mức\s+(?:tăng|giảm))\b"
    r"|增速|增幅|[涨漲跌降]幅|通[胀脹]|率|伸び|物価|インフレ|デフレ|幅|물가|[률율]|폭|증가세|감소세",
    re.IGNORECASE,
)
"""What is told in per cent as a level, and is a step of something else: inflation."""
_THAN = LazyPattern(
    r"\s*(?:[^\W\d_]+\s+)?(?:above|below|more|less|higher|lower|over|under|ahead|behind|beyond|über|unter|mehr|weniger"
    r"|au-dessus|en\s+dessous|de\s+plus|de\s+moins|por\s+encima|por\s+debajo|más|menos|выше|ниже|больше|меньше|cao\s+hơn|thấp\s+hơn)\b",
    re.IGNORECASE,
)
"""What follows a level that is a step from another: to 5 per cent above that of May."""
_STOP = LazyPattern(r"[.;:!?]\s|\s(?:und|während|aber)\s")
_FAR = 70
"""Characters before a figure in which the verb stands."""


def step_of(text: str, figure: Figure, language: str) -> tuple[str, int] | None:
    """`by` or `to` for a figure of a text, as it tells a step or a level, and where the words begin.

    None where the text does not say, or not for sure.
    """
    language = language[:2]
    if figure.unit == CLOCK or figure.ordinal:
        return None
    found = _step_of(text, figure, language)
    return None if found and found[0] == "to" and _THAN.match(text, figure.end) else found


def _step_of(text: str, figure: Figure, language: str) -> tuple[str, int] | None:
    if language == "en":
        words = plain_english_words(text)
        if words is not None and words.isdisjoint(_OF_ENGLISH):
            return None
        near = text[max(figure.start - _FAR, 0) : figure.end + _FAR].lower()
        if _OF_ENGLISH.isdisjoint(near.replace("(", " ").split()):  # a twentieth of what the search takes
            return None
    first = max(figure.start - _FAR, 0)
    if language in _AROUND:
        return _beside_verb(text, figure, *_AROUND[language])
    if (pattern := _BEFORE.get(language)) and (found := pattern.search(text, first, figure.start)):
        return _way(found, text, figure)
    if (pattern := _BEHIND.get(language)) and (behind := pattern.match(text, figure.end)):
        if language == "en":
            return ("by", figure.start) if figure.unit == PERCENT else None
        return "to" if behind["to"] else "by", figure.start
    return None


def rates_in(text: str) -> frozenset[str]:
    """The words of a text for what is itself a rise or a fall, told in per cent."""
    return frozenset(word.lower() for word in _RATES.findall(text))


def _way(found: re.Match[str], text: str, figure: Figure) -> tuple[str, int] | None:
    """What the words before a figure say of it."""
    groups = found.groupdict()
    if groups.get("to") or groups.get("then"):
        return "to", found.start()
    if groups.get("per_cent") and figure.unit not in (PERCENT, POINTS):
        return None
    if groups.get("by") and _RANGE.match(text, figure.end):
        return None
    return "by", found.start()


def _beside_verb(text: str, figure: Figure, sign: LazyPattern, verbs: LazyPattern) -> tuple[str, int] | None:
    """What a preposition says of the figure behind it, where the verb may stand before or behind."""
    first, last = max(figure.start - _FAR, 0), min(figure.end + _FAR, len(text))
    found = sign.search(text, first, figure.start)
    if not found:
        return None
    for cut in _STOP.finditer(text, first, figure.start):
        first = cut.end()
    if stop := _STOP.search(text, figure.end, last):
        last = stop.start()
    return ("by" if found["by"] else "to", found.start()) if verbs.search(text, first, last) else None
