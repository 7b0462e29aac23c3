"""Number words of German, French and Spanish.

What these write as one word, or with a word between (`vingt et un`, `treinta y cinco`), is one word here.
"""

from __future__ import annotations

from briefing_site.text.values.patterns import either
from briefing_site.text.values.tongue import Compounds, Kind, Word, adds, each

_UNITS = dict(enumerate(["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"], 1))
_TEENS = [
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_BELOW_HUNDRED = (
    {name: number for number, name in _UNITS.items()}
    | {"eins": 1, "zwo": 2}
    | {name: number for number, name in enumerate(_TEENS, 10)}
    | {name: 10 * tens for tens, name in enumerate(_TENS, 2)}
    | {f"{unit}und{name}": 10 * tens + n for tens, name in enumerate(_TENS, 2) for n, unit in _UNITS.items()}
)
_BELOW = (
    rf"(?:(?:{either(_UNITS.values())}und)?{either(_TENS)}|{either((*_TEENS, *_UNITS.values(), 'eins'))})"
)
_HUNDREDS = rf"(?:{either(_UNITS.values())})?hundert(?:(?:und)?{_BELOW})?"
_IN_ONE_WORD = (
    rf"(?:(?:{_HUNDREDS}|{_BELOW})?tausend(?:(?:und)?(?:{_HUNDREDS}|{_BELOW}))?|{_HUNDREDS}|{_BELOW})"
)


def _times(stems: str, endings: str, value: int, divisor: int = 1) -> dict[str, Word]:
    """Words for times as much, each stem with each ending; `-` for none."""
    ends = endings.split()
    words = (f"{stem}{'' if end == '-' else end}" for stem in stems.split() for end in ends)
    return {word: Word(Kind.ALONE, value, divisor=divisor, unit="x") for word in words}


_VERB_OF_GERMAN, _VERB_OF_FRENCH, _VERB_OF_SPANISH = (
    "te ten t en",
    "e é ée és ées er ent",
    "ó aron a an ado ar",
)
GERMAN_WORDS = {
    **_times("verdoppel", _VERB_OF_GERMAN, 2),
    **_times("verdreifach", _VERB_OF_GERMAN, 3),
    **_times("vervierfach", _VERB_OF_GERMAN, 4),
    **_times("verzehnfach", _VERB_OF_GERMAN, 10),
    **_times("halbier", _VERB_OF_GERMAN, 1, 2),
    **{f"{_UNITS[whole]}einhalb": Word(Kind.ALONE, 2 * whole + 1, divisor=2) for whole in range(1, 10)},
    "anderthalb": Word(Kind.ALONE, 3, divisor=2),
    "hälfte": Word(Kind.ALONE, 1, divisor=2),
    "dutzend": Word(Kind.TIMES, 12),
    **each(Kind.PART, {"drittel dritteln": 3, "viertel vierteln": 4, "fünftel fünfteln": 5, "zehntel": 10}),
}


def _german_number(text: str) -> Word | None:
    """The number that a word is; `hundert` and `tausend` may be followed by more."""
    if text == "tausend":
        return Word(Kind.SCALE, 1000)
    thousands, mark, rest = text.replace("dreissig", "dreißig").rpartition("tausend")
    above = _below_thousand(thousands) if thousands else 1
    more = _below_thousand(rest.removeprefix("und") if mark else rest) if rest or not mark else 0
    if above is None or more is None:
        return None
    number = (1000 * above if mark else 0) + more
    if number == 1:  # an article
        return None
    return Word(Kind.ADD, number, 100 if text in ("hundert", "einhundert") else 1)


def _below_thousand(text: str) -> int | None:
    head, mark, rest = text.rpartition("hundert")
    if not mark:
        return _BELOW_HUNDRED.get(rest)
    many = _BELOW_HUNDRED.get(head) if head else 1
    more = _BELOW_HUNDRED.get(rest.removeprefix("und")) if rest else 0
    return None if many is None or more is None else 100 * many + more


def _french() -> dict[str, Word]:
    tens = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    older = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
    words = {
        **adds("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2),
        **adds("dix-sept dix-huit dix-neuf", 17),
        **{name: Word(Kind.ADD, n, 20 if n == 60 else 10) for name, n in (tens | older).items()},
        **{
            name: Word(Kind.ADD, 80, 20)
            for name in ("quatre-vingt", "quatre-vingts", "quatre vingt", "quatre vingts")
        },
        **{name: Word(Kind.TIMES, 100, 100) for name in ("cent", "cents")},
        "moitié": Word(Kind.ALONE, 1, divisor=2),
        **_times("doubl", _VERB_OF_FRENCH, 2),
        **_times("tripl", _VERB_OF_FRENCH, 3),
        **_times("quadrupl", _VERB_OF_FRENCH, 4),
        **_times("décupl", _VERB_OF_FRENCH, 10),
        **each(
            Kind.TIMES, {"douzaine douzaines": 12, "dizaine dizaines": 10, "quinzaine": 15, "vingtaine": 20}
        ),
        **each(Kind.TIMES, {"trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60}),
        **each(Kind.TIMES, {"centaine": 100}),
        **each(Kind.PART, {"tiers": 3, "quart quarts": 4, "cinquième cinquièmes": 5, "dixième dixièmes": 10}),
    }
    for name, number in (tens | older).items():
        for one in ("et un", "et une", "et-un", "et-une"):
            words[f"{name}{'-' if '-' in one else ' '}{one}"] = Word(Kind.ADD, number + 1)
    words |= {name: Word(Kind.ADD, 71) for name in ("soixante et onze", "soixante-et-onze")}
    return words | {f"quatre-vingt-un{end}": Word(Kind.ADD, 81) for end in ("", "e")}


def _spanish() -> dict[str, Word]:
    units = "uno|un|una dos tres cuatro cinco seis siete ocho nueve"
    tens = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
    hundreds = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
    words = {
        **adds("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", 2),
        **adds("dieciséis|dieciseis diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna", 16),
        **adds(
            "veintidós|veintidos veintitrés|veintitres veinticuatro veinticinco veintiséis|veintiseis", 22
        ),
        **adds("veintisiete veintiocho veintinueve", 27),
        **adds(tens, 30, 10, 10),
        **{name: Word(Kind.ADD, 100, 100) for name in ("cien", "ciento")},
        **adds(" ".join(f"{stem}os|{stem}as" for stem in hundreds.split()), 200, 100, 100),
        "mitad": Word(Kind.ALONE, 1, divisor=2),
        **each(Kind.TIMES, {"docena docenas": 12, "decena decenas": 10, "veintena": 20, "centenar": 100}),
        **_times("duplic", _VERB_OF_SPANISH, 2),
        **_times("triplic", _VERB_OF_SPANISH, 3),
        **_times("cuadruplic", _VERB_OF_SPANISH, 4),
        **each(Kind.PART, {"tercio tercios": 3, "cuarto cuartos": 4, "quinto quintos": 5, "décimas": 10}),
    }
    for name, ten in adds(tens, 30, 10).items():
        for form, unit in adds(units, 1).items():
            words[f"{name} y {form}"] = Word(Kind.ADD, ten.value + unit.value)
    return words


GERMAN_COMPOUNDS = Compounds(_IN_ONE_WORD.replace("dreißig", "drei(?:ß|ss)ig"), _german_number)
"""German numbers below a million, each in one word."""
FRENCH_WORDS, SPANISH_WORDS = _french(), _spanish()
