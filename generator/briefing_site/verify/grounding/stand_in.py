"""A plain stand-in for text.values, until that is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    start: int
    end: int
    value: Fraction
    unit: str = ""
    digits: int = 0
    approximate: bool = False
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Derivation:
    words: str


_MONTHS = {
    m[:3]: i
    for i, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_DAY = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|\b(?P<m3>{_MONTH}),?\s+(?P<y3>\d{{4}})\b"
    r"|\b(?P<y4>(?:1[5-9]|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    r"|(?<![\d$€£.,])(?P<y5>(?:1[5-9]|20)\d\d)(?:\s*[-–]\s*(?P<y6>\d{2,4}))?(?![\d,.]*\d)(?!\s*(?:%|per|million))s?"
    r"|(?P<y7>\d{4})年(?:(?P<m7>\d{1,2})月)?(?:(?P<d7>\d{1,2})日)?|(?P<m8>\d{1,2})月(?:(?P<d8>\d{1,2})日)"
    r"|(?P<y9>\d{4})년(?:\s*(?P<m9>\d{1,2})월)?(?:\s*(?P<d9>\d{1,2})일)?|(?P<m10>\d{1,2})월(?:\s*(?P<d10>\d{1,2})일)"
    rf"|\b(?:in|since|until|by|of|during|early|late)\s+(?P<m11>January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def days_in(text: str, language: str) -> tuple[Day, ...]:
    out = []
    for m in _DAY.finditer(text):
        g = {k: v for k, v in m.groupdict().items() if v}
        y = next((int(v) for k, v in g.items() if k[0] == "y" and k != "y6"), None)
        mo = next((v for k, v in g.items() if k[0] == "m"), None)
        d = next((int(v) for k, v in g.items() if k[0] == "d"), None)
        month = None if mo is None else int(mo) if mo.isdigit() else _MONTHS[mo.lower()[:3]]
        start = m.start("m11") if m["m11"] else m.start()
        out.append(Day(start, m.end(), y, month, d))
        if m["y6"] and y:
            out.append(
                Day(
                    m.start("y6"),
                    m.end("y6"),
                    y // 10 ** len(m["y6"]) * 10 ** len(m["y6"]) + int(m["y6"]),
                    None,
                    None,
                )
            )
    return tuple(out)


_NUMBERS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_NUMBERS |= {
    w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORD = {
    w: i
    for i, w in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
_SCALE = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "hundred": 100,
    "万": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "万亿": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
_FIG = re.compile(
    r"(?P<cur>[$€£¥]|\bUS\$)?\s?(?P<n>(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![A-Za-z\d.,])\d+(?:\.\d+)?)(?P<ord>st|nd|rd|th)?"
    r"(?:[\s-]?(?P<s>thousand|million|billion|trillion|bn|m|万亿|万|億|亿|兆|만|억|조)(?![a-z]))?(?:(?P<s2n>\d+)(?P<s2>億|万))?\s?(?P<u>%|per\s?cent|percent|％|퍼센트)?"
    rf"|\b(?P<w>(?i:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))(?:[\s-](?P<ws>hundred|thousand|million|billion|trillion))?\b(?:\s(?P<wu>per\s?cent|percent))?"
    rf"|\b(?P<o>(?i:{'|'.join(_ORD)}))\b"
)


def figures_in(text: str, language: str) -> tuple[Figure, ...]:
    out = []
    for m in _FIG.finditer(text):
        if m["n"]:
            v = Fraction(m["n"].replace(",", "")) * _SCALE.get((m["s"] or "").lower(), 1)
            if m["s2"]:
                v += int(m["s2n"]) * _SCALE[m["s2"]]
            unit = "%" if m["u"] else m["cur"] or ""
            out.append(Figure(m.start(), m.end(), v, unit, 0, False, bool(m["ord"])))
        elif m["w"]:
            if m["w"].lower() in ("zero", "one"):
                continue
            out.append(
                Figure(
                    m.start(),
                    m.end(),
                    Fraction(_NUMBERS[m["w"].lower()]) * _SCALE.get(m["ws"] or "", 1),
                    "%" if m["wu"] else "",
                )
            )
        else:
            out.append(Figure(m.start(), m.end(), Fraction(_ORD[m["o"].lower()]), ordinal=True))
    return tuple(out)


def same(a: Figure, b: Figure) -> bool:
    return a.value == b.value and (not a.unit or not b.unit or a.unit == b.unit)


def same_day(claimed: Day, held: Day, published: int | None = None) -> bool:
    for x, y in ((claimed.month, held.month), (claimed.day, held.day)):
        if x is not None and x != y:
            return False
    year = held.year if held.year is not None else published
    return claimed.year is None or year is None or claimed.year == year


def derived(claimed: Figure, held: tuple[Figure, ...], words: str) -> Derivation | None:
    return None


@dataclass(frozen=True, slots=True)
class Values:
    figures: tuple[Figure, ...] = ()
    days: tuple[Day, ...] = ()
    doubtful: tuple[Figure, ...] = ()


def values_in(text: str, language: str) -> Values:
    days = days_in(text, language)
    figs = tuple(
        f for f in figures_in(text, language) if not any(d.start < f.end and f.start < d.end for d in days)
    )
    return Values(figs, days)
