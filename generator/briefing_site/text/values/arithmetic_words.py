"""The words of a sentence that name an operation: in total, rose, of the, from, per ship, a year before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_WORDS: Mapping[str, str] = {
    "sum": r"\b(?:total\w*|combined|altogether|together|between them|in all|sum|overall|всего|вместе"
    r"|итого|общ\w+"
    r"|сумм\w+|tổng|cộng|tất cả|cả thảy)\b"
    r"|合計|合わせ|総|合计|合計|共|总|總|합계|합쳐|총|모두|합한",
    "up": r"\b(?:up|r[io]se\w*|rising|risen|increas\w*|gain\w*|more|higher|gr[eo]w\w*|growth|add(?:s|ed"
    r"|ing)?"
    r"|jump\w*|climb\w*|surg\w*|expand\w*|larger|outnumber\w*|accelerat\w*|above|better|stronger|ahead"
    r"|widen\w*"
    r"|later|back|restor\w*|hike\w*|rais\w+|exceed\w*|lead|margin|gap|difference|вырос\w*|рост\w*"
    r"|увелич\w*|больше|выше"
    r"|превы\w+"
    r"|прирост\w*|прибав\w*|разниц\w*|повы\w+|подня\w+|верну\w+|ускор\w+|tăng|thêm|nhiều hơn|cao hơn|hơn"
    r"|chênh"
    r"|nâng|vượt|khôi phục)\b"
    r"|増|復旧|解消|遅|延び|上回|上昇|伸び|差|引き上げ|多い|多く|多か|超過|高[いくか]|拡大|增|恢复|升|多"
    r"|上涨|上漲|高|超出|提高"
    r"|扩大"
    r"|늘|증가|상승|오른|올라|올랐|올린|올렸|인상|많|차이|웃돌|높",
    "down": r"\b(?:down|f[ae]ll\w*|fewer|less|lower\w*|cut\w*|drop\w*|decreas\w*|declin\w*|reduc\w*"
    r"|shr[aiu]nk\w*"
    r"|lost|los(?:e|s|es)|short|smaller|earlier|gap|difference|slow\w*|eas(?:e|ed|es|ing)|narrow\w*|below"
    r"|weaker|behind"
    r"|remain\w*|still|left|shed|dipp?\w*|slid\w*|slip\w*|slump\w*|trimm?\w*"
    r"|снизил\w*|снижен\w*|сократил\w*|сокращ\w*|упал\w*|меньше|пад\w+|уменьш\w*|замедл\w+|пониз\w+|ниже"
    r"|остал\w+|осталь\w+"
    r"|потерял\w*|giảm|ít hơn|thấp hơn|mất|hạ|còn|kém)\b"
    r"|減|下回|低下|下落|差|削|降|跌|少|減少|縮|鈍化|引き下げ|残|低[いくか]|回落|收窄|放缓|低|剩|仍"
    r"|줄|감소|하락|내린|내렸|떨어|적|둔화|인하|낮|남",
    "share": r"\b(?:share\w*|proportion\w*|portion|account(?:s|ed)? for|mak(?:e|es|ing) up|made up"
    r"|of (?:the"
    r"|all|its|their|these|those|them|every|total|what|it|his|her|our)|in (?:every|\w+)|out of|compris\w+"
    r"|represent\w*"
    r"|percentage of|majority|minority|дол[яиюей]+|составля\w+|составил\w*|приход\w+|из|chiếm|tỷ lệ"
    r"|trong số|trong)\b"
    r"|割合|占|うち|のうち|比率|当た|比重|其中|비중|차지|가운데|중|비율",
    "times": r"\b(?:times|\w*fold|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|halv\w+|half|twice|вдвое|втрое"
    r"|раза?|gấp"
    r"|lần)\b|倍|半減|减半|翻|배|절반",
    "from": r"(?:\bfrom|\bс|\bсо|\btừ|从|從) ?$",
    "each": r"\b(?:per(?! ?cent)|each|every|apiece|an? (?:year|month|week|day|piece|head|person|unit)"
    r"|annual\w*"
    r"|yearly|monthly|average\w*|кажд\w+|в год|в среднем|mỗi|bình quân)\b"
    r"|当たり|あたり|につき|年間|平均|每|人均|平均|당|매년|평균|연간",
    "before": r"\b(?:before|earlier|previous\w*|ago|prior|last (?:year|month|quarter|week|time)|former\w*"
    r"|until then|had"
    r"|formerly|once|раньше|ранее|прежде|до этого|назад|прошл\w+|предыдущ\w+|до того|был\w*"
    r"|trước|năm ngoái|khi đó)\b"
    r"|前年|前月|前回|前期|前週|以前|前に|前の|決定前|従来|昨年|先月|時点|だった|上年|去年|此前|之前|上月"
    r"|上季|原来|原先|早前"
    r"|지난해|지난달|전년|앞서|이전|전에|종전|당시|직전|내다봤|예상했|전망했",
    "rest": r"\b(?:others?|rest|remaining|remainder|besides|except|apart|outside|neither|undecided"
    r"|no (?:answer|opinion)"
    r"|don[’']t know|unsure|остальн\w+|проч\w+|остал\w+|кроме|còn lại|khác)\b"
    r"|その他|残り|以外|除[くい]|其余|其他|其它|剩|나머지|제외|기타|외",
}


@cache
def _pattern(operation: str) -> re.Pattern[str]:
    return re.compile(_WORDS[operation])


def names_operation(said: str, operation: str) -> bool:
    """Whether a sentence in small letters has a word of an operation, one of the keys of the table."""
    return bool(_pattern(operation).search(said))
