"""What of an entry is a guess: names of another sort perhaps, titles that look cut, unclear dates.

A bibliography states little of what it means. So each guess has a reason why somebody has to look at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.eastern_names import other_order
from briefing_site.authoring.bibliography.suffixes import is_suffix
from briefing_site.model.date import Date
from briefing_site.model.name import Name
from briefing_site.model.source import Particular
from briefing_site.model.work import CARD_KEYS, NAMES, CslDate, CslValue
from briefing_site.text.check_digits import misprinted
from briefing_site.text.dates import readings
from briefing_site.text.sentence_language import language_of

_BODY = re.compile(
    r"\b(?:academy|agency|alliance|association|assembly|authority|bank|board|bureau|cent(?:er|re)|chamber|college|"
    r"commission|committee|company|confederation|congress|consortium|corporation|corps|council|court|department|"
    r"directorate|federation|forum|foundation|fund|government|group|institut(?:e|ion|o|ut|ion)?|laboratory|league|"
    r"library|ministry|mission|museum|network|nations|office|organi[sz]ation|parliament|party|programme|secretariat|"
    r"senate|service|society|staff|team|treasury|tribunal|union|university|watch|gmbh|inc|llc|ltd|"
    r"universit(?:y|ät|é|à|eit)|universidad|hochschule|ministerium|ministère|ministerio|ministero|verband|verein|"
    r"stiftung|gesellschaft|akademie|kommission|banque|banco|conseil|comité|comisión|consejo|fondation|"
    r"fundación|gouvernement|gobierno|société|sociedad|asociación|министерство|университет|институт|"
    r"\w+(?:ministerium|verband|verein|institut|universität|anstalt|behörde))\b",
    re.IGNORECASE,
)
"""Words of which the names of bodies are made, and family names hardly ever."""
_OF = re.compile(r" (?:of|for|on|für) ", re.IGNORECASE)
_SEVERAL = re.compile(r"[;&]| et al\b|\band\b", re.IGNORECASE)
_CUT = re.compile(r"(?:[:–—]|\.\.\.|…)\s*$")
_TWO = re.compile(r"(?P<front>(?:.*[\s/.-])?)['’]?(?P<year>\d\d)")
_YEARS = re.compile(r"(\d\d)(\d\d)\s*(?:-{1,2}|–|/)\s*(\d\d)")
_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_LIMIT = re.compile(
    r"\b(?:before|after|until|since|not|vor|nach|bis|seit|avant|après|antes|después|bc|bce)\b|[<>]",
    re.IGNORECASE,
)
_OTHER_ERA = re.compile(r"\d ?(?:A\.?H|B\.?E|B\.?S)$|^(?:A\.?H\.?|B\.?E\.?|Saka|Keiō|Keio|Ansei|Kaei) ?\d")
"""A year that is counted from another one than that of our years, so that its number alone says another."""
_BEFORE_CHRIST = re.compile(r"[-−]\d{3,4}\b")
_PIVOT = 69
"""From here on two digits are a year of the 20th century, as `%y` of POSIX reads them."""

_OWN: Mapping[str, Particular] = {
    "title": "title", "author": "author", "issued": "date", "publisher": "publisher", "language": "language",
    "kind": "kind", "type": "type", "URL": "url",
}  # fmt: skip
_UNPUBLISHED = frozenset({"note", "abstract", "annote", "keyword"})


def doubts_of(values: Mapping[str, CslValue]) -> Iterator[tuple[str, str]]:
    """Variables whose values may mean something else, each with the reason."""
    title = values.get("title")
    if isinstance(title, str) and _CUT.search(title):
        yield "title", "it ends as if more of it followed"
    for variable in ("ISBN", "ISSN"):
        if isinstance(given := values.get(variable), str) and (
            wrong := ", ".join(misprinted(variable, given))
        ):
            yield variable, f"the last digit of {wrong} is not the one that the others give: it is mistyped"
    for variable in NAMES:
        people = values.get(variable)
        if isinstance(people, tuple) and (said := "; ".join(_doubts_of_names(people))):
            yield variable, said


def _doubts_of_names(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        if not name.personal:
            continue
        if is_suffix(name.given):
            yield f"{name.given} is read as the first name of {name.family}, and may be a suffix"
        elif _BODY.search(f"{name.given} {name.family}"):
            yield f"{name} is read as a person, and may be a body"
        elif (
            _SEVERAL.search(f"{name.family} {name.given}") or "," in name.suffix or " " in name.suffix.strip()
        ):
            yield f"{name} may be several persons"
        elif meant := other_order(name):
            yield f"{name.family} is read as the family name of {meant}, and may be the given one"


def is_body(family: str, given: str = "") -> bool:
    """Whether a name with a comma is a body's: `Ministry of Trade, Industry`, `Board, Office of Ships`."""
    return any(_BODY.search(part) and _OF.search(part) for part in (family, given))


def is_whole_body(name: Name) -> bool:
    """Whether a name that was read as a person's ends as the names of bodies do: `Harbour Board`."""
    last = name.family.split()[-1:]
    return bool(name.given and not name.suffix and last and (_BODY.fullmatch(last[0]) or is_body(f"{name}")))


def whole_body(name: Name) -> str:
    """Why a name that is kept whole since it ends as a body's does is a guess; empty for any other name."""
    known = not name.personal and len(name.literal.split()) > 1 and _BODY.search(name.literal)
    return f"{name} is kept whole as the name of a body, and may be a person's" if known else ""


def whole_name(text: str) -> str:
    """Why a name that is kept whole and not said to be a body's is a guess; empty where it is none."""
    words = text.split()
    plain = 2 <= len(words) <= 4 and all(word[0].isupper() for word in (words[0], words[-1]))
    return f"{text} is kept whole, and may be a person" if plain and not _BODY.search(text) else ""


def guessed_date(text: str) -> tuple[CslDate | None, str]:
    """What a date without a single meaning may mean, as far as one can guess, and why it is a guess."""
    said = f"the entry says {text}"
    plain = " ".join(text.strip("[]() .,").split())
    if _LIMIT.search(plain) or _BEFORE_CHRIST.match(plain) or _OTHER_ERA.search(plain):
        return None, said
    meanings = readings(plain).iso
    if len(meanings) > 1 and len({meaning[:4] for meaning in meanings}) == 1:
        return CslDate(Date(int(meanings[0][:4]))), f"{said}, which is {' or '.join(meanings)}"
    if years := _YEARS.fullmatch(plain):
        first, last = int(years[1] + years[2]), int(years[1] + years[3])
        return (CslDate(Date(first), Date(last)), said) if first < last else (CslDate(Date(first)), said)
    full = _YEAR.findall(plain)
    if len(full) == 1:
        return CslDate(Date(int(full[0]))), said
    short = _TWO.fullmatch(plain)
    if full or not short:
        return None, said
    year = int(short["year"]) + (1900 if int(short["year"]) >= _PIVOT else 2000)
    written = f"{short['front']}{year}"
    return read_csl_date(written) or CslDate(Date(year)), f"{said}: two digits of the year"


def guessed_language(title: str) -> str:
    """The language that the script of a title tells, where it is not that of English; else nothing."""
    found = language_of(title, "en")
    return "" if found == "en" else found


def particulars(doubts: Iterable[str]) -> list[Particular]:
    """Variables to the names that the list `uncertain` of a card has for them, each once."""
    found: list[Particular] = [
        _OWN.get(variable, "details") for variable in doubts if variable not in _UNPUBLISHED
    ]
    return sorted(set(found), key=[*_OWN.values(), "details"].index)


def key_of(variable: str) -> str:
    """The key of a card that holds a variable."""
    return CARD_KEYS.get(variable, variable)
