"""Names in text of Latin script, told by their capitals, and made comparable.

A name is a run of capitalised words. The first word of a sentence counts only with another capital behind it
or as an acronym, since any word begins with a capital there. Titles of persons, months, weekdays and
nationalities of common use are no names by themselves; `Japanese` and `Japan` are one, as are `U.S.` and
`United States` (`COUNTRIES`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.word_set import word_set

_WORD = r"(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ](?:[\w]|[’'.&](?=[A-Za-zÀ-ỹ])|[-‐‑](?=\w))*"
_RUN = re.compile(rf"(?<![\w@#’'.-])(?:{_WORD})(?:[ \u00a0](?:{_WORD}))*")
_POSSESSIVE = re.compile(r"[’']s?$")
_SPLIT = re.compile(r"[\s\u00a0]+|[-‐‑](?=[A-ZÀ-Þ])")

_NO_NAMES = word_set(
    # titles and offices
    "mr mrs ms miss dr prof professor sir dame lord lady prime minister ministers president presidents "
    "vice chancellor king "
    "queen prince princess emperor premier senator governor mayor judge justice general admiral colonel "
    "captain major secretary "
    "chairman chair chairwoman director ambassador foreign defence defense deputy chief rev reverend saint "
    "st jr sr phd "
    # the calendar
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept "
    "oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun "
    "spring summer autumn fall winter christmas easter am pm gmt utc ad bc bce ce "
    # words that sentences, headings and quotations begin with
    "a an the this that these those it its he she they we you i his her their our my your one two three "
    "four five six seven "
    "eight nine ten both all some many most few several each every another other others such no not none "
    "nobody nothing neither "
    "nor and or but so yet if when while where whereas because since though although unless until as at by "
    "for from in into of "
    "off on onto out over under to up with within without about above across after against along amid "
    "among around before behind "
    "below beneath beside besides between beyond despite during except following given like near per plus "
    "than through throughout "
    "toward towards upon via also even only just still then there here now today tomorrow yesterday later "
    "earlier meanwhile "
    "however moreover furthermore nevertheless instead thus hence therefore otherwise indeed what which "
    "who whom whose why how "
    "was is are were be been being has have had do does did will would shall should can could may might "
    "must let yes "
    "first second third last next once twice never ever again ago far much more less least very too new old "
    # the same in German, French and Spanish, as they are compared: without marks
    "nach laut im am auf bei mit von fur seit vor zum zur der die das den dem ein eine einer und oder aber "
    "wegen trotz durch gegen ohne um aus uber unter zwischen wahrend selon dans pour avec sur sous depuis "
    "pendant apres avant chez segun para con por desde hasta sobre tras entre "
    # what is capitalised and names nothing by itself
    "north south east west northern southern eastern western central north-east north-west south-east "
    "south-west "
    "god internet republic earth world knight commander order empire bachelor master arts science sciences "
    "bachelors masters"
)

COUNTRIES: dict[str, str] = {
    name: names[0]
    for names in (
        ("japan", "japanese", "tokyo"),
        (
            "united states",
            "u.s.",
            "us",
            "usa",
            "u.s.a.",
            "america",
            "american",
            "americans",
            "washington",
            "u.s",
        ),
        ("united kingdom", "uk", "u.k.", "britain", "british", "london", "u.k"),
        ("china", "chinese", "beijing", "prc"),
        ("south korea", "korea", "korean", "koreans", "seoul", "rok", "south korean", "south koreans"),
        ("north korea", "pyongyang", "dprk", "north korean", "north koreans"),
        ("taiwan", "taiwanese", "taipei"),
        ("viet nam", "vietnam", "vietnamese", "hanoi", "ha noi"),
        ("russia", "russian", "russians", "moscow", "kremlin"),
        ("india", "indian", "indians", "new delhi", "delhi"),
        ("philippines", "philippine", "filipino", "filipinos", "manila"),
        ("indonesia", "indonesian", "indonesians", "jakarta"),
        ("malaysia", "malaysian", "malaysians", "kuala lumpur"),
        ("thailand", "thai", "bangkok"),
        ("singapore", "singaporean", "singaporeans"),
        ("australia", "australian", "australians", "canberra"),
        ("canada", "canadian", "canadians", "ottawa"),
        ("france", "french", "paris"),
        ("germany", "german", "germans", "berlin"),
        ("italy", "italian", "italians", "rome"),
        ("spain", "spanish", "madrid"),
        ("ukraine", "ukrainian", "ukrainians", "kyiv", "kiev"),
        ("kazakhstan", "kazakh", "kazakhs", "astana"),
        ("uzbekistan", "uzbek", "uzbeks", "tashkent"),
        ("kyrgyzstan", "kyrgyz", "bishkek"),
        ("tajikistan", "tajik", "tajiks", "dushanbe"),
        ("turkmenistan", "turkmen", "ashgabat"),
        ("european union", "eu", "e.u.", "europe", "european", "europeans", "brussels"),
        ("united nations", "un", "u.n."),
        ("england", "english"),
        ("jordan", "jordanian", "jordanians", "amman"),
        ("mongolia", "mongolian", "mongolians", "ulaanbaatar"),
    )
    for name in names
}
"""Small and written down: a country, its people and its capital, by which a government is often called."""
_COUNTRY = LazyPattern(
    rf"(?<![\w.])(?:{'|'.join(re.escape(name) for name in sorted(COUNTRIES, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_UPPER_ONLY = frozenset({"us", "un", "eu", "uk", "rok", "prc", "usa"})
"""Words that name a country in capitals alone."""


@dataclass(frozen=True, slots=True)
class ProperName:
    """A name in a text."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Its words made comparable, without titles and small words; at least one."""


def names_in(text: str, begins: bool = True) -> Iterator[ProperName]:
    """The names of a text; `begins` says whether the text begins a sentence."""
    for run in _RUN.finditer(text):
        start, end, words = run.start(), run.end(), run.group()
        first = _starts_sentence(text, start) if start or begins else False
        pieces = [(piece, plain(piece)) for piece in _SPLIT.split(words)]
        if first and not is_acronym(pieces[0][0]) and (len(pieces) == 1 or pieces[0][1] in _NO_NAMES):
            if len(pieces) == 1:
                continue
            start += len(words) - len(words[len(pieces[0][0]) :].lstrip())
            pieces = pieces[1:]
        kept = tuple(word for piece, word in pieces if _may_name(piece, word))
        if kept:
            yield ProperName(start, end, text[start:end], kept)


def capitalised_runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of words with capitals, names or not."""
    return (run.span() for run in _RUN.finditer(text))


def full_names_in(text: str) -> Iterator[tuple[str, ...]]:
    """The names of two words and more, each as its comparable words that name something."""
    for run in _RUN.finditer(text):
        if " " in run.group():
            words = tuple(word for word in map(plain, run.group().split()) if word not in _NO_NAMES)
            if len(words) > 1:
                yield words


def says_no_name(word: str) -> bool:
    """Whether a comparable word names nothing by itself, as a title or a month."""
    return word in _NO_NAMES


def _may_name(piece: str, word: str) -> bool:
    if piece in ("US", "UN", "EU", "UK", "IT", "WHO") or (is_acronym(piece) and len(word) > 2):
        return True
    return len(word) > 1 and word not in _NO_NAMES


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \u00a0\"'“‘«([—–-")
    return not before or before[-1] in ".!?:;…·|/" or text[at - 1] in '"“‘«'


@lru_cache(maxsize=1 << 14)
def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals: ASEAN, U.S."""
    letters = [char for char in _POSSESSIVE.sub("", word) if char.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= len(letters) - (letters[-1] == "s")


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """A word made comparable: small letters, no marks on them, no possessive, no points."""
    bare = _POSSESSIVE.sub("", word.strip(".,;:!?()[]\"“”‘’'"))
    if bare.isascii():
        return bare.lower().replace(".", "")
    bare = unicodedata.normalize("NFD", bare.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in bare if not unicodedata.combining(char)).lower().replace(".", "")


_OFFICE = LazyPattern(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|President|Minister|Secretary|Chancellor|Premier|Senator"
    r"|Governor|Mayor|Judge|General|Admiral"
    r"|Ambassador|Director|Chairman|Chairwoman|Spokesman|Spokeswoman|spokesman|spokeswoman|according to|by"
    r"|told|says?|said|asked)\.?\s+$"
)
_SPEAKS = LazyPattern(
    r"(?:[’']s)?,?\s+(?:\w+ly\s+)?(?:said|says|told|tells|wrote|writes|reports?|reported|argues?|argued"
    r"|added|adds|asked|warned|warns|claims?"
    r"|claimed|noted|notes|announced|declared|denied|explained|stated|insisted|called|calls|observes?"
    r"|observed|thinks?|thought|sees?)\b"
)


def is_telling(sentence: str, start: int, end: int, lost: Callable[[str], bool]) -> bool:
    """Whether a name, with words for which `lost` is true, is one that a passage would not call otherwise.

    Such is a name of two words whose last one is lost, a longer one of which most words are, an acronym, and
    the name of one who holds an office or speaks.
    """
    words = [
        word
        for word in _SPLIT.split(sentence[start:end])
        if _may_name(word, plain(word)) and plain(word) not in COUNTRIES
    ]
    gone = [lost(plain(word)) for word in words]
    if len(words) > 2:
        return sum(gone) > len(words) / 2
    if len(words) == 2:
        return gone[-1]
    if any(is_acronym(word) and len(plain(word)) > 2 for word in words):
        return any(gone)
    return any(gone) and bool(_OFFICE.search(sentence[:start]) or _SPEAKS.match(sentence, end))


_WORDS = re.compile(r"[^\W_]+(?:[’'.&][^\W_]+)*")


def plain_words(text: str) -> frozenset[str]:
    """Every word of a text made comparable, with the parts of those that are joined by a hyphen."""
    return frozenset(map(plain, _WORDS.findall(text)))


def acronyms_of(text: str) -> frozenset[str]:
    """The acronyms that the names of a text could have, from the first letters of their words."""
    found = set()
    for run in re.finditer(
        r"[A-ZÀ-Þ][\w’'-]+(?:[ \u00a0-](?:(?:of|the|and|for|on|in|to|&)[ \u00a0])*[A-ZÀ-Þ][\w’'-]+)+", text
    ):
        letters = [
            word[0].lower() for word in re.split(r"[ \u00a0-]", run.group()) if word and word[0].isupper()
        ]
        every = [word[0].lower() for word in re.split(r"[ \u00a0-]", run.group()) if word]
        for start in range(len(letters) - 1):
            found |= {"".join(letters[start:stop]) for stop in range(start + 2, len(letters) + 1)}
        found.add("".join(every))
    return frozenset(found)


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, by their people or capital too."""
    return frozenset(
        COUNTRIES[found.group().lower()]
        for found in _COUNTRY.finditer(text)
        if found.group().lower() not in _UPPER_ONLY or found.group().isupper()
    )
