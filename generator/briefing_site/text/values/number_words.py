"""Numbers of digits and number words, in a language with spaces between its words.

The grammar is that of J. R. Hurford, "The Linguistic Theory of Numerals" (1975): a number is a sum of groups,
each multiplied by a scale, and what is added is smaller than the least of what stands before.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.plain_english import plain_english_words
from briefing_site.text.values.numerals import VULGAR, number, significant
from briefing_site.text.values.tongue import Kind, Tongue, Word

_LETTERS = string.ascii_lowercase
_FRACTION = LazyPattern(r"(\d{1,2})/(\d{1,3})")
_ARTICLE = 6
"""Characters of the longest article, with its blank."""
_NO_FRACTIONS = {"9/11", "24/7", "7/7"}


@dataclass(frozen=True, slots=True)
class Token:
    """A run of digits, or a word that the table of the language has."""

    start: int
    end: int
    text: str
    word: Word | None


@dataclass(frozen=True, slots=True)
class Number:
    """A number before its unit is known. `after` is the index of the token that follows it."""

    start: int
    end: int
    after: int
    value: Fraction
    digits: int
    scale: int = 1
    ordinal: bool = False
    unit: str = ""
    in_words: bool = False


def tokens(low: str, tongue: Tongue) -> Iterator[Token]:
    """The digits and known words of a text, in order."""
    for found in tongue.token.finditer(low):
        text, end = found[0], found.end()
        word = tongue.words.get(text)
        if word is None and text[-1].isdigit():
            text = text.lstrip(_LETTERS)
        elif word is None and tongue.compounds.pattern:
            word = tongue.compounds.read(text)
        yield Token(end - len(text), end, text, word)


_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅛]")


def may_have_tokens(text: str, tongue: Tongue) -> bool:
    """Whether a text may have digits or known words: a quick look before a careful one."""
    words = plain_english_words(text)
    if words is None or not tongue.needed.isdisjoint(words) or _DIGIT.search(text):
        return True
    return bool(tongue.compounds.pattern and tongue.compound.search(text.lower()))


def number_at(found: Sequence[Token], i: int, low: str, tongue: Tongue) -> Number | None:
    """The number that begins with token `i`; None where none does."""
    first = found[i]
    growing = _begun(first, low, tongue)
    if growing is None:
        return _alone(first, i, low, tongue) if first.word else None
    j = growing.grow(found, i + 1, low)
    if (
        (bar := tongue.part_between.match(low, growing.end))
        and j < len(found)
        and found[j].start == bar.end()
    ):
        below = number_at(found, j, low, tongue)
        if below and growing.value < below.value:
            return Number(
                growing.start, below.end, below.after, growing.value / below.value, 3, in_words=True
            )
    return growing.number(j)


class _Growing:
    """A number that takes in the tokens after it as long as they belong to it."""

    def __init__(self, token: Token, start: int, group: Fraction, digits: int, tongue: Tongue) -> None:
        self.start, self.end = start, token.end
        self.tongue = tongue
        self.total = Fraction(0)
        self.group = self.last = group
        self.digits = self.mantissa = digits
        self.room = 1
        self.room_before = Fraction(10**15)
        self.scale = 0
        self.divisor = 1
        self.kind = token.word.kind if token.word else None
        self.ordinal = False
        self.in_words = token.word is not None

    @property
    def value(self) -> Fraction:
        """What has been taken in so far."""
        value = self.total + self.group if self.total else self.group
        return value / self.divisor if self.divisor > 1 else value

    def number(self, after: int) -> Number:
        """The number as it stands, before the token at `after`."""
        value = self.value
        if self.divisor > 1:
            digits = 3
        else:
            many = significant(str(value)) if value.denominator == 1 else 0
            digits = (self.mantissa or many or 1) if self.digits else (many or len(str(int(value))) + 1)
        return Number(
            self.start, self.end, after, value, digits, self.scale or 1, self.ordinal, in_words=self.in_words
        )

    def grow(self, found: Sequence[Token], j: int, low: str) -> int:
        """Takes in the tokens from `j` on that belong to the number; the index of the first that does not."""
        comma: tuple[int, int, Fraction, Fraction] | None = None
        refused: Word | None = None
        while not self.ordinal and self.divisor == 1:
            j = self._take_half(found, j, low)
            if j >= len(found):
                break
            token = found[j]
            gap = low[self.end : token.start]
            if not self._belongs(gap, token.word):
                break
            if "," in gap:
                comma = self.end, j, self.total, self.group
            if not self._take(token, gap, low):
                refused = token.word
                break
            self.kind, self.end, j = token.word.kind if token.word else None, token.end, j + 1
        if comma and (j == comma[1] + 1 or (refused and refused.kind is Kind.SCALE)):
            # What comes after the comma is a number of its own: two thousand, three million.
            self.end, j, self.total, self.group = comma
        return j

    def _belongs(self, gap: str, word: Word | None) -> bool:
        """Whether a word after such a gap can belong to the number at all."""
        if gap == "":
            return word is not None and word.kind is Kind.SCALE
        if not self.tongue.glue.fullmatch(gap):
            return False
        if "," in gap:
            return self.kind is Kind.SCALE and word is not None and word.kind is Kind.ADD
        return len(gap) == 1 or self.kind in (Kind.TIMES, Kind.SCALE) or self.room >= 100

    def _take_half(self, found: Sequence[Token], j: int, low: str) -> int:
        half = self.tongue.half_after.match(low, self.end)
        if half:
            self.end = half.end()
            if self.kind is Kind.SCALE:
                self.total += Fraction(self.scale, 2)
            else:
                self.group += Fraction(1, 2)
            self.digits, self.mantissa = self.digits + bool(self.digits), self.mantissa + bool(self.mantissa)
            while j < len(found) and found[j].start < self.end:
                j += 1
        return j

    def _take(self, token: Token, gap: str, low: str) -> bool:
        """Takes in one token, or refuses it."""
        word = token.word
        if word is None:
            return self._take_digits(token, gap)
        match word.kind:
            case Kind.ADD:
                fits = word.value < self.room and (not self.digits or self.kind is Kind.TIMES)
                fits = fits and not (word.not_in_tens and self.room == 10)
                if fits:
                    self.last, self.room_before = Fraction(word.value), Fraction(self.room)
                    self.group, self.room = self.group + self.last, word.room
                return fits
            case Kind.TIMES if self.kind is Kind.SCALE and token.text in self.tongue.bare:  # mille cent
                self.group, self.room, self.last = Fraction(word.value), word.room, Fraction(0)
                return True
            case Kind.TIMES:
                return self._times(word)
            case Kind.SCALE:
                return self._close(word)
            case Kind.ORDINAL if not self.digits and word.value < self.room:
                self.group, self.ordinal = self.group + word.value, True
                return True
            case _:
                part = 0 if self.digits else self._part(word, low, token.end)
                self.divisor = part or 1
                return part > 0

    def _take_digits(self, token: Token, gap: str) -> bool:
        """Takes in digits after a scale word, as in 3 млн 200 тыс."""
        more = (
            _digits(token.text, self.tongue)
            if self.kind is Kind.SCALE and self.digits and gap == " "
            else None
        )
        if not more or more[0] >= self.room or more[0].denominator > 1:
            return False
        self.group, self.mantissa = more[0], 0
        return True

    def _times(self, word: Word) -> bool:
        """Multiplies the last that was added: the three of two hundred and three tens, in Vietnamese."""
        if not self.last or self.kind is Kind.TIMES or not (self.last < word.value or self.digits):
            return False
        if self.last * word.value >= self.room_before:  # twenty-five hundred
            self.last = self.group
        self.group += self.last * (word.value - 1)
        self.room, self.last = word.room, Fraction(0)
        return True

    def _close(self, word: Word) -> bool:
        """Multiplies the group by a scale word, or a scale by a greater one: nghìn tỷ."""
        if self.group and (not self.scale or word.value < self.scale or not self.total):
            self.total, self.group = self.total + self.group * word.value, Fraction(0)
            self.scale = word.value
        elif self.kind is Kind.SCALE and word.value > self.scale and not self.group:
            self.total, self.scale = self.total * word.value, self.scale * word.value
        else:
            return False
        self.room, self.room_before = word.value, Fraction(word.value)
        return True

    def _part(self, word: Word, low: str, end: int) -> int:
        """The denominator that a word names after its numerator; 0 where it names none."""
        above = self.value
        if word.kind is Kind.PART and 0 < above < word.value:
            return word.value
        if (
            word.kind is Kind.ORDINAL
            and above == 1
            and word.value > 2
            and self.tongue.fraction_after.match(low, end)
        ):
            return word.value
        return 0


def _begun(first: Token, low: str, tongue: Tongue) -> _Growing | None:
    """The number that the first token is by itself; None where it needs another sort of reading."""
    word = first.word
    if word is None:
        found = _digits(first.text, tongue)
        return _Growing(first, first.start, *found, tongue) if found else None
    if word.kind is Kind.ADD or (word.kind is Kind.ALONE and word.value > word.divisor > 1):
        growing = _Growing(first, first.start, Fraction(word.value, word.divisor), 0, tongue)
        growing.room = word.room
        return growing
    if word.kind not in (Kind.TIMES, Kind.SCALE):
        return None
    article = tongue.article.search(low, max(first.start - _ARTICLE, 0), first.start)
    if not article and first.text not in tongue.bare:
        return None
    growing = _Growing(first, article.start() if article else first.start, Fraction(1), 0, tongue)
    growing.kind = None
    growing._take(first, " ", low)
    growing.kind = word.kind
    return growing


def _digits(run: str, tongue: Tongue) -> tuple[Fraction, int] | None:
    """Value and significant digits of a token of digits."""
    if run[-1] in VULGAR:
        whole = run[:-1]
        if whole and not whole.isdecimal():
            return None
        return VULGAR[run[-1]] + int(whole or 0), 3
    if fraction := _FRACTION.fullmatch(run):
        above, below = int(fraction[1]), int(fraction[2])
        return (Fraction(above, below), 3) if 0 < above < below and run not in _NO_FRACTIONS else None
    if len(run) > 1 and run[0] == "0" and run.isdecimal():  # an hour, a code
        return None
    found = number(run, tongue.decimal_comma)
    return (found.value, found.digits) if found else None


def _alone(token: Token, i: int, low: str, tongue: Tongue) -> Number | None:
    """What a number word means with no number before it: an ordinal, a fraction with an article, half."""
    word = token.word
    if word is None:
        return None
    start, end = token.start, token.end
    fraction = tongue.fraction_after.match(low, end) and not tongue.no_half_before.search(
        low, max(start - 10, 0), start
    )
    if word.kind is Kind.ALONE:
        if not word.unit and (scale := tongue.half_scale.match(low, end)):
            size = tongue.words[scale[1]].value
            return Number(start, scale.end(), i + 2, Fraction(size, 2), 1, size, in_words=True)
        value = Fraction(word.value, word.divisor)
        whole = Number(start, end, i + 1, value, 3, unit=word.unit, in_words=True)
        return whole if word.unit or fraction else None
    article = tongue.article.search(low, max(start - _ARTICLE, 0), start)
    if word.kind in (Kind.PART, Kind.ORDINAL) and word.value > 2 and article and fraction:
        return Number(article.start(), end, i + 1, Fraction(1, word.value), 3, in_words=True)
    before = low[max(start - 4, 0) : start]
    if (
        word.kind is Kind.ORDINAL
        and word.value > 1
        and not before[-2:-1].isdigit()
        and not before.endswith(("per ", "-"))
    ):
        return Number(start, end, i + 1, Fraction(word.value), 2, ordinal=True, in_words=True)
    return None
