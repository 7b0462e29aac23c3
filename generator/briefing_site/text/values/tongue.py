"""What one language with spaces between its words writes figures and dates with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import Enum, auto

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.values.currencies import LETTER_SIGNS, LETTERS
from briefing_site.text.values.patterns import NEVER, either


class Kind(Enum):
    """What a number word does in a number."""

    ADD = auto()
    """Adds its value: five, twenty, двести. `room` bounds what may be added after it."""
    TIMES = auto()
    """Multiplies what stands right before it: hundred, mươi, dozen."""
    SCALE = auto()
    """Closes a group: thousand, million."""
    ORDINAL = auto()
    """Adds its value, and makes the whole an ordinal: eighth."""
    PART = auto()
    """Divides by its value: thirds."""
    ALONE = auto()
    """Is a figure by itself: doubled, половина."""


@dataclass(frozen=True, slots=True)
class Word:
    """A number word."""

    kind: Kind
    value: int
    room: int = 1
    unit: str = ""
    divisor: int = 1
    """Of what stands alone: half is 1 by 2."""
    not_in_tens: bool = False
    """Whether it has another form after tens: năm, which is lăm there, and there means year."""


@dataclass(frozen=True, slots=True)
class Compounds:
    """Numbers that a language writes in one word, of which there are too many for a table."""

    pattern: str = ""
    """A regular expression for all of them, which is tried on whole words."""
    read: Callable[[str], Word | None] = lambda _: None


NO_COMPOUNDS = Compounds()


def adds(words: str, first: int, step: int = 1, room: int = 1) -> dict[str, Word]:
    """Words for `first`, `first + step` and so on; forms of one number are joined by `|`."""
    return {
        form: Word(Kind.ADD, first + step * n, room)
        for n, forms in enumerate(words.split())
        for form in forms.split("|")
    }


def each(kind: Kind, table: Mapping[str, int]) -> dict[str, Word]:
    """Words of one kind; a key may hold several forms, split by spaces."""
    return {form: Word(kind, value) for forms, value in table.items() for form in forms.split()}


def months(names: str) -> dict[str, int]:
    """Names of the months, January first; forms of one are joined by `|`."""
    return {form: n for n, forms in enumerate(names.split(), 1) for form in forms.split("|")}


def either_way(over: str, under: str, almost: str) -> dict[str, str]:
    """The words that tell on which side of a number what they speak of lies, split by `|`."""
    sides = {"over": over, "under": under, "almost": almost}
    return {word: side for side, words in sides.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words and signs of one language. All patterns run on the text in small letters."""

    words: Mapping[str, Word]
    months: Mapping[str, int]
    decimal_comma: bool
    glue: LazyPattern
    """What may stand between two words of one number; tried on the whole gap."""
    suffix: LazyPattern
    """A unit after a number; its groups are `percent`, `points`, `basis`, `times`, `money`, `clock`,"
        " `ordinal`."""
    money: Mapping[str, str]
    """What the group `money` holds, to the currency's code."""
    rough_before: frozenset[str]
    """The one or two words before a rough number."""
    rough_after: LazyPattern
    bounds: Mapping[str, str]
    """Those of the words before that tell where the number lies: `over`, `under` or `almost`."""
    day_first: LazyPattern
    """A date from its day on, with groups `d`, `d2`, `m`, `y`."""
    month_first: LazyPattern
    """A date from its month on, with the same groups; and `m2`."""
    bare_month: LazyPattern
    """What stands before a month that is a date by itself; tried on the 24 characters before it."""
    not_a_year: LazyPattern
    """What follows a number of four digits that counts something."""
    parts: tuple[tuple[str, str], ...]
    """How what comes before a date ends, to the part of the date: `late ` is late."""
    counts: Mapping[str, int]
    """The words of `periods` for numbers."""
    periods: LazyPattern
    """Fiscal years, quarters, halves, decades, centuries, by groups whose names begin with `fy` (`to` for a
    second year), `q`, `h`, `dec`, `c`; `y` is the year of a quarter or half, `f` what makes it fiscal."""
    hints: tuple[str, ...]
    """Without one of these there is no period in the text."""
    relative: Mapping[str, int]
    """Last year and the like, in years from now."""
    article: LazyPattern = NEVER
    """The article that stands for one before a scale word; tried on the characters before it."""
    month_names: Mapping[str, int] = field(default_factory=dict)
    """What the group `m` of a date may hold besides `months` and digits."""
    bare: frozenset[str] = frozenset()
    """The scale words that are numbers by themselves: тысяча."""
    part_between: LazyPattern = NEVER
    """The word between numerator and denominator: phần."""
    needs: Mapping[str, LazyPattern] = field(default_factory=dict)
    """What must follow a word for it to be a number by itself: năm is five, and year."""
    ordinal_before: LazyPattern = NEVER
    """What makes the next number an ordinal: lần thứ."""
    no_number_before: LazyPattern = NEVER
    """What makes the next number word a name: thứ hai is Monday."""
    no_half_before: LazyPattern = NEVER
    """What makes the half after it one of two parts: the second half."""
    half_after: LazyPattern = NEVER
    """And a half."""
    half_scale: LazyPattern = NEVER
    """What follows the half of a scale word, which is its group: half a million."""
    skip: LazyPattern = NEVER
    """What follows a number word that is none: two-way."""
    skip_ordinal: LazyPattern = NEVER
    """What follows an ordinal word that is none: third party."""
    fraction_after: LazyPattern = NEVER
    """What follows a third, or a half, that is a fraction."""
    capital_months: bool = False
    spaced_thousands: bool = False
    compounds: Compounds = NO_COMPOUNDS
    day_before_month: bool = True
    """Whether 1/2/2026 is the first of February for sure."""
    short_date: LazyPattern = NEVER
    """What stands before a date of day and month alone: ngày 1/2; tried on the characters before it."""
    token: LazyPattern = field(init=False)
    compound: LazyPattern = field(init=False)
    """A number in one word."""
    needed: frozenset[str] = field(init=False)
    """Without one of these, or a digit, a text in plain English letters has no token."""

    def __post_init__(self) -> None:
        names = either({**self.words, **self.months, **self.relative})
        if self.compounds.pattern:
            names = f"(?:{names}|{self.compounds.pattern})"
        spaced = r"\d{1,3}(?: \d{3})+"
        if self.spaced_thousands:
            spaced += r"(?!\d)(?:,\d+)?"
        else:  # a blank is rare there, and parts the numbers of a table
            spaced = rf"(?<!\d ){spaced}(?![\d,])(?:\.\d+)?(?=[ -]?[a-z%]|[.;)])"
        grouped = rf"\d{{1,3}}(?:[’'_]\d{{3}})+(?!\d)(?:[.,]\d+)?|{spaced}"
        thousands = rf"(?=\d{{1,3}}+[ ’'_]\d{{3}})(?:{grouped})|"
        run = rf"(?:{thousands}\d+(?:[.,:/+]\d+)*)[½⅓⅔¼¾⅛]?|[½⅓⅔¼¾⅛]"
        codes = either({**LETTERS, **LETTER_SIGNS, "fy": ""})
        pattern = rf"(?:(?<![^\W\d_]){names}(?!\w)|(?<!\w)(?:{codes})?(?:{run}))"
        object.__setattr__(self, "token", LazyPattern(pattern))
        one_word = rf"(?<![^\W\d_]){self.compounds.pattern}(?!\w)" if self.compounds.pattern else r"(?!)"
        object.__setattr__(self, "compound", LazyPattern(one_word))
        plain = map(plain_english_words, {**self.words, **self.months, **self.relative})
        object.__setattr__(
            self, "needed", frozenset(max(words, key=len) for words in plain if words is not None)
        )
