"""Opposites that are closed pairs: rose and fell beside the same figure, largest and smallest of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.sentences import split
from briefing_site.text.western_words import may_be_western

_UP = (
    r"\b(?:rose|risen|rises?|rising|increas(?:e|es|ed|ing)|grew|grown|grow(?:s|ing)?|growth|climb(?:ed|s"
    r"|ing)?|up(?!\s+to\b)"
    r"|jump(?:ed|s|ing)|gain(?:s|ed|ing)|surg(?:e|ed|es|ing)|rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)"
    r"|accelerat(?:e|es|ed|ing)|soar(?:ed|s)"
    r"|expand(?:ed|s|ing)?|outnumber(?:ed|s)|exceed(?:ed|s|ing)?|widen(?:ed|s|ing)"
    r"|вырос(?:ла|ло|ли)?|увеличи\w+|ускор\w+|рост(?:а|ом)?|повы(?:си|ше)\w+|подня\w+|прибав\w+|больше"
    r"|выше|tăng|nâng|nhiều\s+hơn|cao\s+hơn)\b"
    r"|(?<=\d\s)(?:more|higher)\b|(?<=cent\s)(?:more|higher)\b|(?<=%\s)(?:more|higher)\b"
    r"|(?<=points\s)(?:more|higher)\b|(?<=people\s)more\b"
    r"|増加|増え|増の|増し|増と|上昇|上回|引き上げ|上げる|(?<=[人件隻ン円%])多[いかく]|超過|拡大|高まっ"
    r"|増加|增长|增長|增加"
    r"|增至|上升|上涨|上漲|上调|提高|升至|高于|比[^，。]{1,12}多"
    r"|상승|증가|늘어|늘었|늘고|늘린|인상|올랐|올렸|올라|올린|웃돌|많았|많은|많다"
)
_DOWN = (
    r"\b(?:fell|fallen|falls?|falling|decreas(?:e|es|ed|ing)|dropp(?:ed|ing)|drops?|declin(?:e|es|ed"
    r"|ing)|down"
    r"|shr[aiu]nk(?:s|ing)?|plunge[ds]?|slump(?:ed|s)|lower(?:ed|s|ing)|cut(?:s|ting)?|reduc(?:e|es|ed"
    r"|ing)|eas(?:ed|es|ing)|slow(?:ed|s|ing)"
    r"|contract(?:ed|s)?(?=\s+by\b)|s[iau]nk(?:s|ing)?|slid|slipp(?:ed|ing)|dipp(?:ed|ing)|shed|lost(?!\s+(?:their|his|her|its)\b)|narrow(?:ed|s|ing)"
    r"|fewer(?!\s+than\s+(?:\d|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|a|half|[$€£¥]))"
    r"|сни(?:зи|же)\w+|замедл\w+|упал(?:а|о|и)?|сократи\w+|уменьши\w+|сокращ\w+|падени\w+|пони(?:зи"
    r"|же)\w+|меньше|ниже|giảm|hạ|ít\s+hơn|thấp\s+hơn)\b"
    r"|(?<=\d\s)(?:less|lower)\b|(?<=cent\s)(?:less|lower)\b|(?<=%\s)(?:less|lower)\b"
    r"|(?<=points\s)(?:less|lower)\b|(?<=people\s)fewer\b"
    r"|減少|減り|減った|減っ|減の|減と|低下|下落|下回|引き下げ|下げる|鈍化|縮小|縮ん"
    r"|(?<=[人件隻ン円%])少な|减少|減少|下降"
    r"|下跌|降低|下调|降至|回落|放缓|收窄|低于|降息|比[^，。]{1,12}少"
    r"|감소|하락|줄어|줄었|줄인|인하|내렸|내린|내려|둔화|밑돌|적었|적은|적다|떨어"
)
_FLAT = (
    r"\b(?:unchanged|flat|steady|stagnat\w+|không\s+đổi|не\s+измени\w+|без\s+изменений)\b|横ばい"
    r"|変わらず|据え置|持平|不变|维持不变|보합|동결"
)
_WESTERN: Mapping[str, str] = {
    "up": (
        r"\b(?:stieg(?:en)?|steigen|steigt|gestiegen|anstieg|anstiegs|wuchs(?:en)?|wächst|gewachsen|wachstum"
        r"|zun[ia]hm(?:en|t)?|nahm(?:en)?(?=[^.;]{0,60}\bzu\b)"
        r"|zugenommen|zunahme|zugelegt|legten?(?=[^.;]{0,60}\bzu\b)|erhöh(?:t|te|ten|en|ung)|angehoben"
        r"|kletterten?"
        r"|augment(?:é|ée|és|ées|e|ent|er|ation|aient|ait|a)|hausse|progress(?:é|e|ent|ion|a)|grimp(?:é|e|ent"
        r"|a)|accru(?:e|s)?|croissance|bondi|gagné|relev(?:é|ée|er)"
        r"|aument(?:ó|aron|a|an|ado|ar|o)|subi(?:ó|eron|do|da)|sube[ns]?|crec(?:ió|ieron|e|en|ido|imiento)"
        r"|increment(?:ó|aron|o|ado)|alza)\b"
    ),
    "down": (
        r"\b(?:fiel(?:en)?|fällt|gefallen|sank(?:en)?|sinkt|sinken|gesunken|rückgang|zurückg(?:egangen|ing|ingen"
        r"|eht)|ging(?:en)?(?=[^.;]{0,60}\bzurück\b)"
        r"|nahm(?:en)?(?=[^.;]{0,60}\bab\b)|abgenommen|abnahme|schrumpf(?:te|ten|t)|geschrumpft|gesenkt"
        r"|senkten?|verringert\w*|verlor(?:en)?"
        r"|baiss(?:é|ée|és|ées|e|ent|er|a)|recul(?:é|ée|és|e|ent|a)?|chut(?:é|e|ent|a)|diminu(?:é|ée|és|e|ent"
        r"|tion|a)|tomb(?:é|ée|és|ées|e|ent)|repli|perdu|réduit\w*"
        r"|baj(?:ó|aron|a|an|ado|ar)|cay(?:ó|eron)|cae[n]?|caído|caída|disminu(?:yó|yeron|ye|yen|ido|ción)"
        r"|descend(?:ió|ieron|ido)|descenso|reduj(?:o|eron)|reducción|retroced(?:ió|ieron))\b"
    ),
    "flat": r"\b(?:unverändert|stabil|stagnierten?|inchangée?s?|stables?|estables?|sin\s+cambios)\b",
}
"""The same in German, French and Spanish."""
_CHANGE = LazyPattern(
    r"\b(?:chang|alter|vari|fluctuat|mov|änder|veränder|bewegt|bouge|cambi|mudó|измен|менял|thay\s+đổi)\w*"
    r"|変わ|変化|変動|変更|[变變][化动動]|变|變|변[하화동]|달라",
    re.IGNORECASE,
)
_STAND_STILL = LazyPattern(
    r"\b(?:unchanged|flat|stead(?:y|ily)|stable|stagnat\w+|constant|same|h[eo]ld|kept|keeps?|maintain\w*|remain\w*"
    r"|stay\w*|plateau\w*|stuck|fr[oe]ez\w+|froze\w*|unverändert\w*|stabil\w*|stagn\w*|gleich\w*|konstant\w*"
    r"|bl[ei]+b\w*|gehalten|hielt\w*|inchang\w+|stables?|maint[ei]\w+|rest[ea]\w*|estables?|mantuv\w+|mant[ie]+n\w+"
    r"|sigu\w+|permanec\w+|qued\w+|сохран\w+|оста(?:л|ё|е)\w*|прежн\w+|стабильн\w+|без\s+изменений"
    r"|không\s+đổi|giữ\s+nguyên|duy\s+trì|ổn\s+định)\b"
    r"|横ばい|据え置|維持|同水準|変わらず|持平|[维維]持|保持|不[变變]|보합|동결|유지|그대로|제자리",
    re.IGNORECASE,
)
"""What a text says of a thing that has not changed."""
_LEVEL = LazyPattern(r"growth|рост(?:а|ом)?|nhiều\s+hơn", re.IGNORECASE)
_SLOWER = LazyPattern(
    r"down|slow\w*|eas\w+|lower\w*|cut\w*|reduc\w*|narrow\w*|замедл\w+|снижен\w+", re.IGNORECASE
)
_CLAUSE = LazyPattern(
    r"[,.;:!?、。，；：！？—–]\s|[、。，；：！？]|\b(?:and|but|while|after|from|which|who|und|aber|während"
    r"|nachdem|et|mais|après|pero|mientras|tras|и|а|но|và"
    r"|nhưng|против)\b"
)
_FAR = 60
"""Characters from a figure to the verb that governs it."""
_OPPOSITES = (
    (
        r"\b(?:largest|biggest|greatest|highest|most|maximum|tallest)\b|\brecord[- ]high"
        r"|最[大多](?!で?[もは]?\d)|最高|新高|最も(?:大き|高|多)"
        r"|최[대고다](?!\s*\d|한)|가장\s(?:크|큰|높|많)|(?:lớn|cao|nhiều)\s+nhất|\b(?:крупнейш|наибольш"
        r"|максимальн|высочайш)\w+"
        r"|\bсам\w+\s+(?:больш|высок|крупн)\w+",
        r"\b(?:smallest|lowest|fewest|minimum|(?<!at\s)least)\b|\brecord[- ]low|最[小少](?!で?[もは]?\d"
        r"|限)|最低(?!限)|新低|最も(?:小さ|低|少な)"
        r"|최[소저](?!\s*\d|한)|가장\s(?:작|낮|적)|(?:nhỏ|thấp)\s+nhất|\b(?:наименьш|минимальн)\w+"
        r"|\bсам\w+\s+(?:маленьк|низк|мал)\w+",
    ),
    (
        r"\blongest\b|最[長长]|최장|(?:dài|lâu)\s+nhất|\bсам\w+\s+(?:длинн|долг)\w+",
        r"\bshortest\b|最短|최단|ngắn\s+nhất|\bсам\w+\s+коротк\w+",
    ),
    (
        r"\boldest\b|最古|(?:già|cổ)\s+nhất|\bстарейш\w+|\bсам\w+\s+стар\w+",
        r"\b(?:youngest|newest)\b|最年少|(?:trẻ|mới)\s+nhất|\bсам\w+\s+(?:молод|нов)\w+",
    ),
    (
        r"\bstrongest\b|最[強强]|mạnh\s+nhất|\bсильнейш\w+|\bсам\w+\s+сильн\w+",
        r"\bweakest\b|最弱|yếu\s+nhất|\bсам\w+\s+слаб\w+",
    ),
    (r"\bbest\b|最良|最好|tốt\s+nhất|\bлучш\w+", r"\bworst\b|最[悪坏差]|최악|(?:xấu|tệ)\s+nhất|\bхудш\w+"),
    (
        r"\bfastest\b|最快|最速|nhanh\s+nhất|\bсам\w+\s+быстр\w+",
        r"\bslowest\b|最慢|chậm\s+nhất|\bсам\w+\s+медленн\w+",
    ),
    (r"\b(?:hottest|warmest)\b|nóng\s+nhất", r"\bcoldest\b|lạnh\s+nhất"),
    (r"\brichest\b|giàu\s+nhất", r"\bpoorest\b|nghèo\s+nhất"),
    (r"\bwettest\b", r"\bdriest\b"),
    (r"\b(?:costliest|dearest)\b|đắt\s+nhất", r"\bcheapest\b|rẻ\s+nhất"),
)


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE))
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


@cache
def _ways() -> Mapping[str, re.Pattern[str]]:
    ways = {"up": _UP, "down": _DOWN, "flat": _FLAT}
    return {way: re.compile(words, re.IGNORECASE) for way, words in ways.items()}


@cache
def _western_ways() -> Mapping[str, re.Pattern[str]]:
    return {way: re.compile(words, re.IGNORECASE) for way, words in _WESTERN.items()}


def direction(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """`up`, `down` or `flat` by the verb of the clause with the figure at `start` to `end`, and its place.

    Where the clause has no such verb, that of the sentence; None where there is none, or more than one kind.
    """
    first, last = max(start - _FAR, 0), min(end + _FAR, len(text))
    for cut in _CLAUSE.finditer(text, first, start):
        first = cut.end()
    if cut_after := _CLAUSE.search(text, end, last):
        last = cut_after.start()
    found = list(_verbs(text, first, last))
    if not found:
        sentence = next((one for one in split(text) if one[0] <= start < one[1]), (0, len(text)))
        found = list(_verbs(text, *sentence))
    return found[0] if len(found) == 1 else None


def tells_of_change(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text has a verb for any change, which a negation makes one of none."""
    return bool(_CHANGE.search(text, start, end))


def stands_still(text: str) -> bool:
    """Whether a text says of a thing that it has not changed."""
    return bool(_STAND_STILL.search(text))


def are_opposed(one: str, other: str) -> bool:
    """Whether of two verbs of unlike directions one denies the other: growth that is down is still growth."""
    return not any(
        _LEVEL.fullmatch(level) and _SLOWER.fullmatch(verb) for level, verb in ((one, other), (other, one))
    )


def _verbs(text: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The first verb of each kind in a stretch of a text."""
    western = _western_ways() if may_be_western(text) else {}
    for way, pattern in _ways().items():
        found = pattern.search(text, first, last)
        if not found and western:
            found = western[way].search(text, first, last)
        if found:
            yield way, found.start(), found.end()


def opposite_in(words: str, text: str) -> str:
    """The opposite of a superlative that stands in a text which does not have the superlative itself."""
    for one, other in _pairs():
        if one.search(words) and not one.search(text) and (found := other.search(text)):
            return found.group()
    return ""
