"""Whether a point belongs to the word before it: an abbreviation, an initial, a date, the mark of a list."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_set import word_set

OPENING = "\"'“‘«‹„「『（(\\[【〈《〔｢［"
"""Opening quotation marks and brackets, as the inside of a regular expression's character class."""
_LAST_WORD = LazyPattern(r"(?:(?<![^\W_])[^\W\d_]\.[\s\xa0]?)*(?<![^\W_])[^\W\d_]$|[^\W\d_]+$")
_LONGEST = 64
"""As many characters before a point are looked at for the word, or the initials, that it may belong to."""
_NEXT_WORDS = LazyPattern(rf"\s*[{OPENING}]*([^\W_]*)(\.?)[^\S\n]*([^\W_]*)")
_TIME_ALONE = LazyPattern(
    r"(?:At|By|Around|About|From|Until|Before|After)\s+[\d:.]+\s*[ap]\.m$", re.IGNORECASE
)


_DATE_ON = LazyPattern(r"\s\d{1,2}\.(?!\d)")
_DATE = LazyPattern(r"\d{4}\.\s\d{1,2}\.\s\d{1,2}$")
"""A Korean date: 2025. 10. 26."""
_GERMAN_ORDINAL = LazyPattern(r"\b(?:am|vom|zum|der|dem|den|des|im|beim)\s\d{1,2}$", re.IGNORECASE)
_GERMAN_MONTH = LazyPattern(
    r"\s(?:Jan(?:uar|ner|\.)|Jänner|Feb(?:ruar|\.)|März|April|Mai|Jun[io]|Jul[io]|August|September|Oktober"
    r"|November|Dezember"
    r"|(?:Sept|Okt|Nov|Dez)\.|Jahrhundert|Jh\.)"
)
"""What stands behind an ordinal in figures, as in `3. Mai`: a noun, which has a capital as a new sentence "
"has."""

_LETTERED = LazyPattern(
    r"\b(?:plan|option|class|group|grade|type|vitamin|hepatitis|influenza|hall|appendix|annex|exhibit|schedule|terminal"
    r"|category|section|zone|gate|block|scenario|variant|series|league|pool|part|point|team|phase|tier|level|version"
    r"|klasse|gruppe|typ|halle|anhang|anlage|variante|stufe|gleis|groupe|classe|annexe|hépatite|vitamine|catégorie"
    r"|scénario|grupo|clase|anexo|opción|tipo|vitamina|categoría|план\w?|групп\w|класс\w?|тип\w?|вариант\w?"
    r"|витамин\w?|гепатит\w?)\s[^\W\d_]\Z",
    re.IGNORECASE,
)
"""What is told apart by a letter, which is no initial: plan B, Group A."""

# Before a number, or before a name: never the end of a sentence.
_BEFORE_NUMBER = word_set(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos nr корп tab eqs str art "
    "arts sec secs fig figs vol vols "
    "ch chs p pp para paras abs núm num pág chap tr кв ст п рис табл д стр"
)
_BEFORE_NAME = word_set(
    "mr mrs ms messrs dr prof gen sen rep gov lt col capt maj adm brig sgt st mt ft hon rev pres amb "
    "cmdr supt insp pvt cpl asst messrs mme mlle excmo dep incl cdr pte "
    "vs cf viz eg ie approx ca тов им ул см напр гл проф акад доц пгт пос дер ts gs pgs ths tp bs ls "
    "ks "
    "mrd mio tsd bzw vgl evtl ggf inkl bspw sog hr sra srta dra ud uds gral lic mgr"
)
# May end a sentence: they do where a word follows that begins one.
_BEFORE_EITHER = word_set(
    "ltd inc co corp bros jr sr etc al dept est mon tue tues wed thu thur thurs fri sat sun тыс млн "
    "млрд руб гг др пр г tx tt đh nxb nsnd nsưt cty đc"
)
_STARTERS = word_set(
    "a an and are as at but by can could did do does for from has have he her his how however i if in "
    "is it its meanwhile my nevertheless no not on our she so some still such that the their then "
    "there these they this those to under was we were what when where which while who why will with "
    "would yet you your в на но а и это эти он она они мы по при однако так как с для если о об после"
)
_SHORTENED = _BEFORE_NUMBER | _BEFORE_NAME | _BEFORE_EITHER
_ITEM_OF_HANGUL = frozenset("가나다라마바사아자차카타파하")
_NEVER = frozenset("ýởạàừồôơ")
"""Words of Vietnamese, which are no initials."""
# What follows the name of a state and goes on: the U.S. President, the U.K. Parliament.
_OF_STATE = word_set(
    "administration air ambassador armed army attorney base bases bill capitol census civil coast "
    "commander commerce congress congressman constitution consul court customs defense department "
    "dollar embassy energy ensign federal food forces foreign geological government house joint "
    "marine marines military minister mission national naval navy open parliament pacific president "
    "presidential prime representative secretary security senate senator special state states steel "
    "strategic supreme surgeon trade treasury under vice"
)


def is_abbreviation(before: str, after: str, sentence: str) -> bool:
    """Whether a point belongs to the word before it and does not end the sentence.

    `before` is what stands before the point, the last word at least, `after` what follows it, and `sentence`
    all that the sentence has so far.
    """
    if not before[-1].isalpha():
        return _is_part_of_number(before, after)
    word = _last_word(before)
    letters = "".join(word.split()).casefold()
    if len(letters) > 1 and "." not in letters and letters not in _SHORTENED and not is_hangul(letters):
        return False  # most words
    following = _NEXT_WORDS.match(after)
    assert following  # it matches anything
    upcoming, point, next_word = following.groups()
    if (letters in _BEFORE_NUMBER and upcoming[:1].isdigit()) or letters.replace(".", "") in _BEFORE_NAME:
        return True
    starts = upcoming.casefold() in _STARTERS and not (len(upcoming) == 1 and point)  # "J. A. Smith"
    if letters in ("a.m", "p.m"):
        return bool(_TIME_ALONE.match(sentence)) or not upcoming
    if is_hangul(letters) or word in _NEVER or (letters == "v.v" and upcoming[:1].isupper()):
        return sentence in _ITEM_OF_HANGUL
    if len(letters) == 1 and letters != letters.upper():  # not a syllable of Hangul
        initial = len(upcoming) == 1 and point
        starts = starts or (upcoming[:1].isupper() and not initial and bool(_LETTERED.search(before)))
        return not starts and not (word == "I" and _is_pronoun(before.removesuffix("I")))
    if "." in letters:
        return not starts and _goes_on(letters, upcoming, point, next_word)
    return letters in _BEFORE_EITHER and not starts


def is_shortened(word: str) -> bool:
    """Whether a word in plain letters is a known abbreviation, which may end a sentence or not."""
    return word.lower() in _SHORTENED


def _last_word(before: str) -> str:
    """The last word of a text that ends with a letter, or its last initials with their points."""
    word = before[before.rfind(" ") + 1 :]
    if len(word) > 1 and word.isalpha():  # as nearly always
        return word
    found = _LAST_WORD.search(before[-_LONGEST:])
    return found[0] if found else ""


def _is_part_of_number(before: str, after: str) -> bool:
    """Whether the point goes on to a figure, as in № 5, or is one of a date."""
    if before[-1] in "°º№":
        following = _NEXT_WORDS.match(after)
        return following is not None and following[1][:1].isdigit()
    if not before[-1].isdigit():
        return False
    if _DATE_ON.match(after) or _DATE.search(before) or _GERMAN_ORDINAL.search(before):
        return True
    return not before[-3:-1].isdigit() and bool(_GERMAN_MONTH.match(after))


def _is_pronoun(before: str) -> bool:
    """Whether an `I` behind some words is no initial, as in “you and I”."""
    last = before.split()[-1:] or [""]
    return last[0].islower()


def _goes_on(letters: str, upcoming: str, point: str, next_word: str) -> bool:
    """Whether a sentence goes on behind an abbreviation with several points, with a word in capitals."""
    if letters not in ("u.s", "u.k", "e.u", "u.n", "u.s.s.r", "u.s.a", "u.a.e", "p.r.c", "d.c"):
        return True  # initials
    if point or not upcoming or is_hangul(upcoming):
        return True
    return upcoming.casefold() in _OF_STATE or next_word[:1].isupper()


def is_hangul(word: str) -> bool:
    """Whether a word begins with a syllable of Hangul; the empty string does not."""
    return "가" <= word[:1] <= "힣"
