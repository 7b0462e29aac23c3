"""What is read out of a text: figures and days, as values."""

from __future__ import annotations

from fractions import Fraction

from briefing_site.text.dataclass import dataclass

PERCENT = "%"
POINTS = "pp"
TIMES = "x"
CLOCK = "clock"
"""The units that are no currency."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, with its unit."""

    start: int
    end: int
    """Where the whole expression stands, its unit included."""
    value: Fraction
    """Exact, scale words multiplied out: 3兆円 is 3,000,000,000,000."""
    unit: str = ""
    """`""` for a plain count or a fraction; `%` per cent; `pp` percentage points; `x` so many times as much;
    `clock` a time of day, in hours; otherwise the currency's code of ISO 4217."""
    digits: int = 1
    """How many significant digits it was written with. The zeros that end a whole number of 1,000 and more
    are not counted: 3,000 may be 2,987, rounded."""
    approximate: bool = False
    """Whether it is called rough, or a bound: about, nearly, more than, 約, 以上."""
    ordinal: bool = False
    """Whether it numbers rather than counts: 28th, 第28回."""
    bound: str = ""
    """Where what is counted lies, if the words around say so: `over` (more than, 以上), `under` (fewer than,
    未満), `almost` (nearly, 弱); otherwise empty."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text, as exact as it was written: a day, a month, a year, or a part of one."""

    start: int
    end: int
    year: int | None = None
    """Of the common era. The first of a decade (`part` says so): 1990; of a century: 2001."""
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    """Whether the year is a fiscal one, by the name it goes by: FY2026, 2026年度."""
    part: str = ""
    """`early`, `mid`, `late` of the least that is named; `q1` to `q4` and `h1`, `h2` of the year;
    `decade`, `century`; otherwise empty."""


@dataclass(frozen=True, slots=True)
class Values:
    """All figures and dates of a text, each in the order of the text. No two of them overlap."""

    figures: tuple[Figure, ...] = ()
    days: tuple[Day, ...] = ()
    doubtful: tuple[Figure, ...] = ()
    """What may be meant as a figure, but was read as a date (2000; 3日 may be three days), or is only a word
    for a number (both, 両国). A passage may carry a claimed figure by it; nobody need show it."""
    relative: tuple[tuple[int, int, int], ...] = ()
    """Start, end and years from now, of last year (-1), 今年 (0), next year (1)."""


NOTHING = Values()
