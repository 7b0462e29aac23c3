"""Which East Asian numerals are a number, and which are letters of a word: 三つ is, 統一 and 四国 are not."""

from __future__ import annotations

import re

from briefing_site.text.values.han_numerals import SMALL_AND_BIG

_COUNTERS = (
    r"[カか箇ヶケヵ](?:国|所|月|年)|人|名|社|件|つ|隻|機|歳|才|割|倍|票|議席|席|度目|回|度(?!合)|年|[个個]?月|日|週"
    r"|時間|分間|秒|本(?![的部国日来])|台|頭|匹|冊|枚|円|ドル|キロ|メートル|トン|ユーロ|ウォン|元|社|党|者|県"
    r"|都市|都県|段階|点|大(?=[国陸洲経])|種|%|パーセント|万|号|艘|架|辆|輛|位|个|個|项|項|条|條|家|届|屆"
    r"|次|成|天|周|岁|歲|場|场|层|層|份|批|轮|輪(?=[會会])|国(?=[首の外領领双元政関关之的都在])|方(?=[会面])"
    r"|口|所|座|枝|支|番|女|男|大使|兄弟|極"
)
_COUNTED = re.compile(_COUNTERS)
_TWO_COUNTED = re.compile(
    r"[国國个個位名者军軍党黨年天次人家艘架项項条條届屆倍万千百亿億岁歲周场場种種头頭首会會]"
)
_ROUND = re.compile(r"[人名円元隻件社]|年(?!生)|ドル|トン|万円|[カか]所")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_NO_HAN_BEFORE = frozenset(
    "約约第全計计各他同共有的了在为為是与與和及超近逾达達至到年月日、はがをにのとで約余"
)
_TENTHS_OR_PART = re.compile(r"成(?!员|員|为|為|长|長|立|果)|割|分の|分之")
_NEVER = frozenset(["十分", "万", "萬", "億", "亿", "兆", "京", "千万", "百万", "零", "〇", "○", "一一"])
_NO_COUNT_AFTER_THE = ("国", "國", "者", "世界", "方", "产业", "產業", "産業")
_NAMES_WITH_THREE = ("八", "菱", "井")


def counts(text: str, start: int, end: int, run: str) -> bool:
    """Whether the numerals `run`, at `start` to `end` of a text, are a number by what stands around them."""
    before = text[start - 1 : start]
    if before == "第":
        return run != "一" and not text.startswith(_NO_COUNT_AFTER_THE, end)
    if text[start - 2 : start] in ("分之", "分の") or _TENTHS_OR_PART.match(text, end):
        return True
    if run in _NEVER or run == "一":
        return False
    if run in ("両", "两", "兩"):
        return bool(_TWO_COUNTED.match(text, end))
    if run in ("百", "千"):
        return bool(_ROUND.match(text, end))
    if len(run) > 1 and any(char in SMALL_AND_BIG for char in run):
        return run[0] not in "万京兆"
    part_of_a_word = bool(before) and bool(_HAN.match(before)) and before not in _NO_HAN_BEFORE
    name = run == "三" and text.startswith(_NAMES_WITH_THREE, end)
    return not part_of_a_word and not name and bool(_COUNTED.match(text, end))
