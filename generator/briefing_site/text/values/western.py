"""German, French and Spanish figures and dates."""

from __future__ import annotations

from dataclasses import replace

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.currencies import LETTERS, named
from briefing_site.text.values.patterns import NEVER, either
from briefing_site.text.values.tongue import Kind, Tongue, Word, each, either_way, months
from briefing_site.text.values.western_words import (
    FRENCH_WORDS,
    GERMAN_COMPOUNDS,
    GERMAN_WORDS,
    SPANISH_WORDS,
)

_SCALES = each(
    Kind.SCALE,
    {
        "tausend tsd mille mil": 10**3,
        "million millionen mio millions millón millones": 10**6,
        "milliarde milliarden mrd milliard milliards": 10**9,
        "billion billionen": 10**12,
    },
)
_MONTHS = (
    months("januar februar märz april mai juni juli august september oktober november dezember")
    | months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
    | months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
)
_MONEY = named(
    {
        "EUR": "euro|euros",
        "USD": "dollar|dollars|dólares|us-dollar",
        "JPY": "yen|yens|yenes",
        "CNY": "yuan",
        "KRW": "won",
        "RUB": "rubel|roubles|rublos",
        "GBP": "pfund|livres|libras",
        "CHF": "franken|francs",
    }
)
_NAMES = either(_MONTHS)
_YEAR = r"(?: (?:de |del )?(?P<y>[12]\d{3})(?!\d))?"

_WESTERN = Tongue(
    words={**_SCALES, "billón": Word(Kind.SCALE, 10**12), "billones": Word(Kind.SCALE, 10**12)},
    months=_MONTHS,
    decimal_comma=True,
    glue=LazyPattern(r"[ -]|\. "),
    suffix=LazyPattern(
        r"(?P<points> (?:prozentpunkte?n?|points? de pourcentage|puntos? porcentual(?:es)?))"
        r"|(?P<percent> ?%| prozent\b| pour ?cent\b| por ciento\b)"
        rf"|(?P<clock> uhr\b)|\.? (?:d['’]|de )?(?P<money>{either({**_MONEY, **LETTERS})})(?!\w)"
    ),
    money=_MONEY | LETTERS,
    rough_before=frozenset(
        {"etwa", "rund", "ungefähr", "knapp", "fast", "circa", "mindestens", "über", "mehr als"}
        | {"weniger als"}
        | {"environ", "presque", "plus de", "près de", "moins de", "au moins"}
        | {"unos", "unas", "casi", "aproximadamente", "más de", "menos de", "cerca de", "al menos"}
    ),
    rough_after=NEVER,
    bounds=either_way(
        over="über|mehr als|mindestens|plus de|au moins|más de|al menos",
        under="weniger als|moins de|menos de",
        almost="knapp|fast|presque|près de|casi|cerca de",
    ),
    day_first=LazyPattern(
        r"(?P<d>\d{1,2})(?:er|\.)?(?: ?(?:[-–]|bis|und|au|et|al|y) ?(?P<d2>\d{1,2})\.?)? (?:de )?"
        rf"(?P<m>{_NAMES})(?!\w){_YEAR}"
    ),
    month_first=LazyPattern(rf"(?P<m>{_NAMES})(?!\w)(?P<d>(?!))?(?P<d2>(?!))?{_YEAR}"),
    bare_month=LazyPattern(
        r"\b(?:im|seit|bis|ende|anfang|mitte|en|depuis|fin|début|mi|desde|hasta|de|del) $"
    ),
    not_a_year=LazyPattern(r" (?:soldaten|menschen|personen|personnes|soldats|personas|soldados|tonn)"),
    parts=(
        ("ende ", "late"), ("anfang ", "early"), ("mitte ", "mid"), ("fin ", "late"), ("début ", "early"),
        ("mi-", "mid"), ("finales de ", "late"), ("principios de ", "early"), ("mediados de ", "mid"),
    ),
    counts={
        **dict.fromkeys(("ersten", "premier", "primer"), 1),
        **dict.fromkeys(("zweiten", "deuxième", "second", "segundo"), 2),
        **dict.fromkeys(("dritten", "troisième", "tercer"), 3),
        **dict.fromkeys(("vierten", "letzten", "quatrième", "dernier", "cuarto", "último"), 4),
    },
    periods=LazyPattern(
        r"(?<!\w)(?:(?P<dec>(?:1[5-9]|20)\d0)er(?: jahre| jahren)?\b"
        r"|(?:années|años) (?P<dec2>(?:1[5-9]|20)\d0)\b|q(?P<q>[1-4]) (?P<y>20\d\d)\b"
        r"|(?P<q2>ersten|zweiten|dritten|vierten|letzten|premier|deuxième|troisième|quatrième|dernier|primer|segundo"
        r"|tercer|cuarto|último) (?:quartal|trimestre)(?:s)?(?: (?:de |del )?(?P<y2>20\d\d))?\b"
        r"|(?P<h>ersten|zweiten|premier|second|primer|segundo) (?:halbjahr|semestre)(?:es|s)?"
        r"(?: (?:de |del )?(?P<y3>20\d\d))?\b)"
    ),
    hints=("0er", "années ", "años ", "q1", "q2", "q3", "q4", "quartal", "trimestre", "halbjahr", "semestre"),
    relative={},
    spaced_thousands=True,
)  # fmt: skip

GERMAN = replace(
    _WESTERN,
    words={**_WESTERN.words, **GERMAN_WORDS},
    compounds=GERMAN_COMPOUNDS,
    bare=frozenset({"tausend"}),
    no_number_before=LazyPattern(r"\baußer $"),
    article=LazyPattern(r"\bein(?:e[mnrs]?)? $"),
    fraction_after=LazyPattern(r" (?:der|des|von|aller|ihrer|seiner|dieser|davon|weniger|mehr)\b"),
    no_half_before=LazyPattern(r"(?:erste|zweite|letzte|andere|bessere)[nr]? $"),
    skip=LazyPattern(r"-\w"),
)
FRENCH = replace(
    _WESTERN,
    words={**_WESTERN.words, **FRENCH_WORDS},
    bare=frozenset({"cent", "mille"}),
    article=LazyPattern(r"\bune? $"),
    fraction_after=LazyPattern(r" (?:de|des|du)\b(?! (?:finale|siècle))| d['’](?!heure)"),
    no_half_before=LazyPattern(r"(?:première|seconde|deuxième|autre) $"),
    needs={"neuf": LazyPattern(r" (?!(?:dans|mais|sans|plus|sous|vers|très|depuis|après)\b)\w{3,}[sx]\b")},
    skip=LazyPattern(r"\. \d"),
)
SPANISH = replace(
    _WESTERN,
    words={**_WESTERN.words, **SPANISH_WORDS},
    bare=frozenset({"mil"}),
    article=LazyPattern(r"\buna? $"),
    fraction_after=LazyPattern(r" del?\b(?! (?:baño|estar|siglo|final|hora))"),
    no_half_before=LazyPattern(r"(?:primera|segunda|otra) $"),
)
