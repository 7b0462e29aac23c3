"""Figures of Korean texts."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing_site.text.values.bounds import bound_of, words_of_bound
from briefing_site.text.values.currencies import named, sign_before
from briefing_site.text.values.han_numerals import KOREAN, HanNumber, han_number
from briefing_site.text.values.names import stands_free
from briefing_site.text.values.nouns import CLOCK, PERCENT, POINTS, TIMES, Figure
from briefing_site.text.values.patterns import either

_SINO = "일이삼사오육칠팔구"
_SCALES = "십백천만억조"
_DIGITS = r"[0-9]+(?:[,.][0-9]+)*"
_NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_NATIVE = {
    "하나": 1,
    "한": 1,
    "둘": 2,
    "두": 2,
    "셋": 3,
    "세": 3,
    "석": 3,
    "넷": 4,
    "네": 4,
    "넉": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
}
_COUNTERS = (
    "명|개국|개월|개|나라|국가|차례|번째|번|배|곳|달|살|시간|시|해|가지|사람|마리|대|척|정상|지도자|가족|건"
    "|편|권|장|발|쪽|자릿수|회|년|월|일|원|달러|엔"
    "|위안|퍼센트|프로|%|분의|차|세|위|조각|주|분|초|톤|미터|킬로|유로|여"
)
_COUNTED = re.compile(rf" ?(?:{_COUNTERS})")
NUMBER = re.compile(
    rf"(?P<run>{_DIGITS}(?:[{_SCALES}]+(?: ?{_DIGITS}[{_SCALES}]+| ?{_DIGITS}(?![0-9{_SCALES}년월일%]))*)?)"
    rf"|(?P<sino>(?<![가-힣])(?:[{_SINO}영{_SCALES}]{{2,}}(?: [{_SINO}{_SCALES}]+(?![가-힣]))*"
    rf"|만(?: [{_SINO}{_SCALES}]+(?![가-힣]))+|[백천만](?= ?(?:명|달러|톤|원(?![가-힣]{{2}})))"
    rf"|[{_SINO}](?= ?(?:분의|퍼센트|할)))(?= ?(?:{_COUNTERS})|[ .,]|$))"
    rf"|(?P<native>(?<![가-힣])(?:(?P<ten>{either(_NATIVE_TENS)}) ?)?(?P<one>{either(_NATIVE)})?)"
    rf"(?= ?(?P<counted>{_COUNTERS})(?![가-힣]*다[ .])|[ .,을를이가은는의로]|$)(?=(?<=[가-힣]))"
)
HINT = re.compile(
    rf"[0-9]|{either(_NATIVE_TENS)}|{either(_NATIVE)}|[{_SINO}{_SCALES}]{{2}}|[{_SINO}] ?(?:분의|퍼센트|할)"
    rf"|[백천만] ?(?:명|달러|톤|원)|만 [{_SINO}{_SCALES}]|절반"
)
_ADNOMINAL = frozenset({"두", "세", "네", "석", "넉", "열", "쉰", "둘", "셋", "넷"})
_CURRENCIES = named(
    {
        "KRW": "원",
        "USD": "달러|미국 달러|미 달러",
        "JPY": "엔화|엔",
        "CNY": "위안화|위안",
        "EUR": "유로|유로화",
        "GBP": "파운드",
        "RUB": "루블",
        "VND": "동",
        "INR": "루피",
        "THB": "바트",
        "PHP": "페소",
        "MYR": "링깃",
        "IDR": "루피아",
        "HKD": "홍콩달러",
        "AUD": "호주달러",
        "CAD": "캐나다달러",
        "SGD": "싱가포르달러",
        "TWD": "대만달러",
        "CHF": "스위스프랑",
    }
)
_SUFFIX = re.compile(
    r"(?P<points> ?(?:%|퍼센트) ?(?:포인트|p)|%p|(?<=[0-9])p(?![a-z])| ?포인트)|(?P<percent> ?%| ?퍼센트"
    r"| ?프로(?![가-힣]))|(?P<tenths> ?할(?=[ 의이가을로에,.]|$))"
    rf"|(?P<times> ?배(?=[가로의 에나를.,]|$))|(?P<money> ?(?:{either(_CURRENCIES)})(?!안|맹|의회|남|북|서"
    rf"|쪽|내|전|생))"
    rf"|(?P<clock> ?시(?!간|민|장|점|기|대))|(?P<ordinal> ?번째|차(?![가-힣]*례|량|이)|회차)"
)
_FRACTION = re.compile(r" ?분의 ?")
_ABOVE = re.compile(rf"[{_SINO}]|{_DIGITS}")
_ROUGH_BEFORE = re.compile(r"(?:(?<![가-힣])약|대략|거의|최소|최대|적어도|무려|~) ?$")
_ROUGH_AFTER = re.compile(
    r" ?(?:여(?![가-힣]{0,1}[당])|가량|정도|안팎|남짓|쯤)|.{0,4}?(?:이상|이하|미만|넘|초과|육박|내외|가까)"
)
_NAME_BEFORE = re.compile(r"[A-Za-z][-‑]?$")
_BOTH = re.compile("양국|양측|양자|양당|쌍방")
_ALONE = {"절반": Fraction(1, 2)}
_LONE = re.compile(either(_ALONE))

_WORDS = frozenset(
    [
        "이만",
        "오만",
        "사천",
        "만일",
        "구조",
        "조사",
        "이조",
        "이천",
        "오백",
        "천만",
        "이사",
        "사이",
        "일이",
        "사조",
        "백만",
        "오일",
        "육이오",
        "삼일",
        "사일구",
        "십오",
        "일조",
        "억만",
        "백일",
        "천일",
    ]
)
"""What is a word or a name although it is made of numerals."""


def figure_at(
    text: str, found: re.Match[str], *, chinese: bool, yen: str, floor: int
) -> tuple[Figure, int] | None:
    """The figure that one match of `NUMBER` is, with its scale word; None where it is none.

    What stands before `floor` is another number's. `chinese` says nothing here.
    """
    start, end = found.span()
    number = _number(text, found)
    if number is None:
        return None
    value, unit, ordinal, digits = number.value, "", False, number.digits
    if (bar := _FRACTION.match(text, end)) and (above := _ABOVE.match(text, bar.end())):
        top = han_number(above[0].translate(KOREAN))
        if top is None or not 0 < top.value < value:
            return None
        words = words_of_bound(text, start, above.end(), _ROUGH_BEFORE, _ROUGH_AFTER)
        bound = bound_of(words or "")
        return Figure(start, above.end(), top.value / value, "", 3, words is not None, bound=bound), 1
    start, unit = sign_before(text, start, yen, floor)
    first = start > 0 and text[start - 1] == "제" and not text[start - 2 : start - 1].strip("([“\"'‘ ")
    after = _SUFFIX.match(text, end)
    group = after.lastgroup if after and not unit else None
    if group and after:
        end = after.end()
    match group:
        case "points":
            unit = POINTS
        case "percent":
            unit = PERCENT
        case "tenths":
            unit, value = PERCENT, value * 10
        case "times":
            unit = TIMES
        case "money":
            assert after is not None
            unit = _CURRENCIES[after["money"].strip()]
        case "clock":
            unit = CLOCK
            minutes = re.compile(r" ?([0-9]{1,2})분| ?(반)").match(text, end)
            if minutes:
                value, end = (
                    value + (Fraction(int(minutes[1]), 60) if minutes[1] else Fraction(1, 2)),
                    minutes.end(),
                )
            if value < 12 and text[max(start - 3, 0) : start].strip() in ("오후", "저녁", "밤"):
                value += 12
        case "ordinal":
            ordinal = True
    if first and not unit:  # 제28회
        start, ordinal = start - 1, True
    said = words_of_bound(text, start, end, _ROUGH_BEFORE, _ROUGH_AFTER)
    return Figure(
        start, end, value, unit, digits, said is not None, ordinal, bound_of(said or "")
    ), number.scale


def _number(text: str, found: re.Match[str]) -> HanNumber | None:
    start, end = found.span()
    if found["run"]:
        letters = _NAME_BEFORE.search(text, max(start - 2, 0), start)
        if (letters and not sign_before(text, start)[1]) or not stands_free(text, start, end):
            return None
        return han_number(found["run"].replace(" ", "").translate(KOREAN))
    if found["sino"]:
        run = found["sino"].replace(" ", "")
        counted = _COUNTED.match(text, end)
        # 오만 명 is 50,000; 오만 by itself is Oman.
        if not counted and (len(run) < 3 or run in _WORDS or run[0] in "만조억"):
            return None
        if len(run) > 1 and all(char in _SINO + "영" for char in run):
            return None
        return han_number(run.translate(KOREAN))
    if not found["native"]:
        return None
    value = _NATIVE_TENS.get(found["ten"] or "", 0) + _NATIVE.get(found["one"] or "", 0)
    if value < 2 or (found["native"] in _ADNOMINAL and not found["counted"]):
        return None
    return HanNumber(Fraction(value), 1 if value < 10 else 2, 1)


def lone_figures(text: str) -> list[Figure]:
    """The words that are figures by themselves: 절반."""
    found = []
    for match in _LONE.finditer(text):
        said = words_of_bound(text, *match.span(), _ROUGH_BEFORE, _ROUGH_AFTER)
        value, bound = _ALONE[match[0]], bound_of(said or "")
        found.append(Figure(*match.span(), value, "", 3, said is not None, bound=bound))
    return found


def only_words(text: str) -> list[Figure]:
    """The words that mean two of something without counting: 양국, 양측."""
    return [Figure(found.start(), found.end(), Fraction(2)) for found in _BOTH.finditer(text)]
