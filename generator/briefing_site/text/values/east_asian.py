"""Figures of Japanese and Chinese texts."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing_site.text.dataclass import dataclass
from briefing_site.text.values.bounds import bound_of, words_of_bound
from briefing_site.text.values.currencies import named, sign_before
from briefing_site.text.values.han_numerals import (
    DIGIT_CLASS,
    NUMERAL_CLASS,
    SMALL_AND_BIG,
    HanNumber,
    han_number,
)
from briefing_site.text.values.han_words import counts
from briefing_site.text.values.names import stands_free
from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.numerals import significant
from briefing_site.text.values.patterns import either

NUMBER = re.compile(
    rf"(?:[0-9]|[{NUMERAL_CLASS}])(?:(?<=[0-9])[,.](?=[0-9])|(?<=[{DIGIT_CLASS}])[点點・](?=[{DIGIT_CLASS}])"
    rf"|[0-9{NUMERAL_CLASS}])*"
)
"""A run of digits and numerals. Whether it is a number, `han_number` says."""
HINT = re.compile(rf"[0-9{NUMERAL_CLASS}]|元年|半減|减半|減半|倍增|倍増|翻番|翻了|半数|半數|过半|過半")
"""What a text without figures and dates does not have."""
_CURRENCIES = named(
    {
        "JPY": "円|日元|日圆|日圓|日円|圓",
        "USD": "ドル|米ドル|美元|美金|アメリカドル",
        "EUR": "ユーロ|欧元|歐元",
        "GBP": "ポンド|英镑|英鎊",
        "KRW": "ウォン|韩元|韓元|韓圜|韩圆",
        "CNY": "人民元|人民币|人民幣|元人民币|元人民幣|元|块钱",
        "TWD": "新台币|新台幣|台币|台幣|台湾ドル|元新台幣",
        "HKD": "港元|港币|港幣|香港ドル",
        "AUD": "豪ドル|澳元",
        "CAD": "カナダドル|加元",
        "SGD": "シンガポールドル|新元|新加坡元",
        "VND": "ドン|越南盾|越盾",
        "RUB": "ルーブル|卢布|盧布",
        "INR": "ルピー|卢比|盧比|印度卢比",
        "THB": "バーツ|泰铢|泰銖",
        "PHP": "ペソ|比索",
        "MYR": "リンギ|林吉特|令吉",
        "IDR": "ルピア|印尼盾",
        "CHF": "スイスフラン|瑞士法郎",
    }
)
_SUFFIX = re.compile(
    r"(?P<points> ?(?:%|パーセント)? ?ポイント|个百分点|個百分點|ポイント)"
    r"|(?P<basis> ?(?:个基点|個基點|ベーシスポイント|bp(?![a-z])))"
    r"|(?P<percent> ?%|パーセント)"
    r"|(?P<tenths>割(?!り|合|安|高|引|く|れ|ら|っ|当)"
    r"|成(?![果立功长長员員为為本就都人熟年分果绩績名千语語交份]))"
    r"|(?P<times>倍(?!増|率|数|數))"
    rf"|(?P<money>{either(_CURRENCIES)})"
    r"|(?P<clock>時(?!間|代|期|点|計|速)|时(?!间|代|期|速)|点(?:钟|鐘)?(?=[0-9半整左，,。]|钟|鐘))"
    r"|(?P<ordinal>[回次位号號条條章項项代届屆番](?!目標|线|線|元)|[度人件例隻年日つ](?=目))"
)
_SMALL_TENTH = re.compile(rf"([1-9{DIGIT_CLASS}])分(?!之|の|間|钟|鐘)")
_FRACTION = re.compile(r"(?:分の|分之)")
_WORD_BEFORE = re.compile(r"(?:人民币|人民幣|新台币|新台幣|港币|港幣|美金|元) ?$")
_ROUGH_BEFORE = re.compile(
    r"(?:約|约|およそ|おおよそ|ほぼ|大約|大约|近く?|超过|超過|逾|将近|將近|至少|最多|最大|少なくとも|大概"
    r"|接近|不到|不足|左右|多达|多達|高达|高達|超|延べ|≈|>) ?$"
)
_ROUGH_AFTER = re.compile(
    r"(?:[億亿兆万萬千百]?(?:余り?|餘|多|強|弱|数)(?![分数])|.{0,3}?(?:以上|以下|超(?!大)|前後|前后|程度"
    r"|あまり|余り|未満|左右|近く|近い|上下|ほど|くらい|ぐらい|弱(?![いく点者]))"
    r"|(?:人|件|隻|票|戸)台|(?<=[円ルロ%ト歳])台)"
)
_MORE = re.compile(rf"[多余餘几幾](?P<scale>[{''.join(SMALL_AND_BIG)}]+)(?![分之の])")
_BOTH = re.compile(r"両(?=国|首脳|者|社|党|軍|氏|政府|大臣|岸|陣営)|双方|雙方")
_MINUTES = re.compile(r"([0-9]{1,2})分|半")
_NAME_BEFORE = re.compile(r"[A-Za-z][-‑]?$")
_HALF = re.compile(r"[年天个個月日周か時间間小]{1,3}半(?!ば|年|数|數|分|島|岛|导|導|径|徑)")
_WORDS = {
    "半減": Fraction(1, 2),
    "减半": Fraction(1, 2),
    "減半": Fraction(1, 2),
    "倍増": Fraction(2),
    "翻番": Fraction(2),
    "倍增": Fraction(2),
}
_LONE = re.compile(rf"{either(_WORDS)}|翻了?[一1两兩二]番|一半|半数|半數|过半|過半(?!数)")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What follows a number: its unit, what it does to the number, and where it ends."""

    unit: str
    value: Fraction
    end: int
    more_digits: int = 0
    ordinal: bool = False


def figure_at(
    text: str, found: re.Match[str], *, chinese: bool, yen: str, floor: int
) -> tuple[Figure, int] | None:
    """The figure that the run `found` of `NUMBER` is, with its scale word; None where it is none.

    `yen` is the currency that the sign ¥ stands for. What stands before `floor` is another number's.
    """
    start, end, run = found.start(), found.end(), found[0]
    if run.isascii() or any("0" <= char <= "9" for char in run):
        letters = _NAME_BEFORE.search(text, max(start - 2, 0), start)
        if (letters and not sign_before(text, start)[1]) or not stands_free(text, start, end):
            return None
    elif not counts(text, start, end, run):
        return None
    number = han_number(run, chinese=chinese)
    if number is None:
        return None
    if (bar := _FRACTION.match(text, end)) and (above := NUMBER.match(text, bar.end())):
        return _fraction(text, start, number.value, above)
    more = None if number.scale > 1 else _MORE.match(text, end)
    if more and (scale := han_number(f"1{more['scale']}")):  # 300多万
        number = HanNumber(number.value * scale.value, significant(str(number.value)), int(scale.value))
        end = more.end()
    first = start > 0 and text[start - 1] == "第"
    start, sign = _sign(text, start, chinese=chinese, yen=yen, floor=floor)
    if sign:
        after = _SUFFIX.match(text, end)
        with_unit = _Unit(sign, number.value, after.end() if after and after["money"] else end)
    else:
        with_unit = _unit(text, start, end, number.value, first=first)
    ordinal = with_unit.ordinal or (first and not with_unit.unit)
    end = with_unit.end
    said = words_of_bound(text, start, end, _ROUGH_BEFORE, _ROUGH_AFTER)
    rough = said is not None or bool(more)
    bound = "over" if more else bound_of(said or "")
    digits = number.digits + with_unit.more_digits
    unit, value = with_unit.unit, with_unit.value
    return (
        Figure(start - ordinal * first, end, value, unit, digits, rough, ordinal, bound),
        number.scale,
    )


def _sign(text: str, start: int, *, chinese: bool, yen: str, floor: int) -> tuple[int, str]:
    """Where a number begins with the sign or word of its unit before it, and that unit."""
    if start and text[start - 1] in "之の" and text[start - 3 : start - 1] == "百分":
        return start - 3, PERCENT
    begins, code = sign_before(text, start, yen, floor)
    if (
        not code
        and (word := _WORD_BEFORE.search(text, max(start - 5, floor), start))
        and (word[0] != "元" or not chinese)
    ):
        return word.start(), _CURRENCIES[word[0].strip()]
    return begins, code


def _unit(text: str, start: int, end: int, value: Fraction, *, first: bool) -> _Unit:
    """What follows the number `value` that ends at `end`; `first` says that 第 stands before it."""
    after = _SUFFIX.match(text, end)
    match after.lastgroup if after else None:
        case "points":
            unit = POINTS
        case "basis":
            return _Unit(POINTS, value / 100, after.end() if after else end)
        case "percent":
            unit = PERCENT
        case "tenths":
            more = _SMALL_TENTH.match(text, end + 1)
            small = han_number(more[1]) if more else None
            if more and small:
                return _Unit(PERCENT, value * 10 + small.value, more.end(), 1)
            return _Unit(PERCENT, value * 10, end + 1)
        case "times":
            unit = TIMES
        case "money":
            unit = _CURRENCIES[text[end : after.end()]] if after else ""
        case "clock":
            return _clock(text, value, start, after.end() if after else end)
        case "ordinal" if after and (first or text.startswith("目", after.end())):
            return _Unit("", value, after.end(), ordinal=True)
        case _:
            half = _HALF.match(text, end)
            return _Unit("", value + Fraction(1, 2), half.end(), 1) if half else _Unit("", value, end)
    return _Unit(unit, value, after.end() if after else end)


def _fraction(text: str, start: int, below: Fraction, above: re.Match[str]) -> tuple[Figure, int] | None:
    """The fraction whose denominator stands first: 三分の二; per cent where that is a hundred."""
    top = han_number(above[0])
    if top is None or not below or (top.value >= below and below != 100):
        return None
    rough = bool(_ROUGH_BEFORE.search(text, max(start - 5, 0), start))
    said = words_of_bound(text, start, above.end(), _ROUGH_BEFORE, _ROUGH_AFTER)
    rough, bound = rough or said is not None, bound_of(said or "")
    if below == 100:
        return Figure(start, above.end(), top.value, PERCENT, top.digits, rough, bound=bound), 1
    return Figure(start, above.end(), top.value / below, "", 3, rough, bound=bound), 1


def _clock(text: str, value: Fraction, start: int, end: int) -> _Unit:
    """The time of day that begins with `value` o'clock."""
    if minutes := _MINUTES.match(text, end):
        value += Fraction(int(minutes[1]), 60) if minutes[1] else Fraction(1, 2)
        end = minutes.end()
    if value < 12 and text[max(start - 2, 0) : start] in ("午後", "午后", "下午", "晚上", "夜の"):
        value += 12
    return _Unit(CLOCK, value, end)


def lone_figures(text: str) -> list[Figure]:
    """The words that are figures by themselves: 半減, 一半."""
    return [_lone(text, *found.span(), found[0]) for found in _LONE.finditer(text)]


def _lone(text: str, start: int, end: int, word: str) -> Figure:
    if word in _WORDS:
        return Figure(start, end, _WORDS[word], TIMES)
    if word[0] == "翻":
        return Figure(start, end, Fraction(4 if word[-2] in "两兩二" else 2), TIMES)
    said = words_of_bound(text, start, end, _ROUGH_BEFORE, _ROUGH_AFTER)
    bound = "over" if word in ("过半", "過半") else bound_of(said or "")
    return Figure(start, end, Fraction(1, 2), "", 3, bool(said or bound), bound=bound)


def only_words(text: str) -> list[Figure]:
    """The words that mean two of something without counting: 両国, 双方."""
    return [Figure(found.start(), found.end(), Fraction(2)) for found in _BOTH.finditer(text)]
