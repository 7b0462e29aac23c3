"""One entry of a bibliography, as a reader of BibTeX, RIS or CSL-JSON hands it on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import doubts_of, guessed_date
from briefing_site.model.dataclass import dataclass
from briefing_site.model.name import Name
from briefing_site.model.work import DATES, NAMES, TEXTS, CslDate, CslType, CslValue
from briefing_site.parse.front_matter import FORBIDDEN
from briefing_site.text.language_tags import meant_language

VARIABLES = frozenset((*TEXTS, *NAMES, *DATES))


class BibliographyError(Exception):
    """A bibliography as a whole cannot be read; says why in one line."""


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One entry of a bibliography, or why it is none."""

    line: int
    """The line of the file on which it begins, counted from 1."""
    key: str
    """The key by which it is cited; empty where it has none."""
    type: CslType = "document"
    values: Mapping[str, CslValue] = field(default_factory=dict)
    """By variable of CSL; none is empty."""
    rest: tuple[tuple[str, str], ...] = ()
    """Fields that are no variable of CSL, by their own names."""
    doubts: Mapping[str, str] = field(default_factory=dict)
    """By variable, or by `type`: why its value is uncertain."""
    fault: str = ""
    """Why nothing can be made of it; empty where something can."""
    other_keys: tuple[str, ...] = ()
    """Further keys by which it is cited, as `ids` of biblatex has them."""

    @property
    def label(self) -> str:
        """What to call it in a message: where it stands, and its key."""
        return f"line {self.line}: {self.key}" if self.key else f"line {self.line}"


class Gathered:
    """What a reader has found of one entry so far."""

    def __init__(self) -> None:
        """Begins with nothing."""
        self.values: dict[str, CslValue] = {}
        self.rest: list[tuple[str, str]] = []
        self.doubts: dict[str, str] = {}
        self.told: set[str] = set()
        """The variables of names that a note tells."""

    def put(self, variable: str, value: CslValue | None, name: str = "") -> None:
        """Keep a value, or where the variable has another one already, keep it under its own name."""
        if not value:
            return
        known = self.values.setdefault(variable, value)
        if known != value:
            told = value if isinstance(value, str | CslDate) else "; ".join(n.inverted for n in value)
            self.rest.append((name or variable, str(told)))

    def add(self, variable: str, names: Iterable[Name]) -> None:
        """Keep names behind those that the variable has, each once."""
        have = self.values.get(variable, ())
        if every := dict.fromkeys((*(have if isinstance(have, tuple) else ()), *names)):
            self.values[variable] = tuple(every)

    def put_date(self, variable: str, given: str, name: str) -> None:
        """Keep a date in any notation; what has no single meaning is guessed, told, and kept as it is."""
        if found := read_csl_date(given):
            self.put(variable, found, name)
            return
        guess, why = guessed_date(given)
        if variable not in self.values:
            self.put(variable, guess, name)
            self.doubts[variable] = why
        self.keep(name, given)

    def keep(self, name: str, value: str) -> None:
        """Keep a field that is no variable of CSL."""
        if value:
            self.rest.append((name, value))

    def entry(self, line: int, key: str, kind: CslType) -> BibliographyEntry:
        """The entry that is made of all of it."""
        doubts = {**dict(doubts_of(self.values)), **self.doubts}
        return BibliographyEntry(line, key, kind, self.values, tuple(self.rest), doubts)


_CONTROL = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """A text on one line, without signs that no text of a site may have."""
    return " ".join(FORBIDDEN.sub("", _CONTROL.sub("", text)).split())


_SUPERSCRIPT = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_SUBSCRIPT = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def raised(text: str, *, low: bool = False) -> str:
    """A text in superior or inferior signs; where there are none, behind `^` or `_`."""
    made = text.translate(_SUBSCRIPT if low else _SUPERSCRIPT)
    if not set(text) & set(made):
        return made
    sign = "_" if low else "^"
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


_RAISED = re.compile(r"<(su[bp])>([^<>]*)</\1>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:i|b|u|em|strong|p|br|sc|scp|sup|sub|span|jats:\w+|mml:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def plain_markup(text: str) -> str:
    """A text of CSL without its markup: `<i>`, `<span class="nocase">`, `<sup>`, and references of HTML."""
    if "<" in text:
        text = _RAISED.sub(lambda found: raised(found[2], low=found[1].lower() == "sub"), text)
        text = _MARKUP.sub("", text)
    return one_line(html.unescape(text) if "&" in text else text)


_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/[^\s\"']+")
_SHORT_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(10/[a-z0-9]+)", re.IGNORECASE)


def doi_in(text: str) -> str:
    """The DOI that a text is or holds, `https://doi.org/10.1000/182` too; empty for none."""
    if found := _DOI.search(text):
        return found[0].rstrip(".,;")
    short = _SHORT_DOI.fullmatch(text.strip())
    return short[1] if short else ""


def put_url(into: Gathered, text: str) -> None:
    """Keep the first address of a text as `URL`, others by their side; what is none is told."""
    found = [match[0].rstrip(";,") for match in _URL.finditer(text)]
    if not found and re.match(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}/\S*$", text):
        found = [f"https://{text}"]
        into.doubts["URL"] = f"the entry says {text}"
    if not found and text:
        into.doubts["URL"] = f"the entry says {one_line(text)}"
        into.keep("url", one_line(text))
    for address in found:
        into.put("URL", address, "url")
    left = one_line(re.sub(r"^[\s;,.<>()\[\]:-]+|[\s;,.<>()\[\]:-]+$", "", _URL.sub(" ", text)))
    if left and found and "URL" not in into.doubts:
        into.doubts["URL"] = f"the entry has more than an address: {left}"
        into.keep("url", left)


_BABEL = {
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "ngerman": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "francais": "fr", "canadien": "fr-CA",
    "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt", "magyar": "hu", "norsk": "nb",
    "nynorsk": "nn", "bahasam": "ms", "bahasai": "id", "farsi": "fa", "pinyin": "zh-Latn",
    "slovene": "sl", "greek": "el",
}  # fmt: skip
"""Names that the LaTeX packages babel and polyglossia have for languages, where no others use them."""


def put_language(into: Gathered, given: str) -> None:
    """Keep a language as a tag: `eng`, `English` and `en_US` are known; what is no language is told."""
    if not given:
        return
    text = one_line(given).replace("_", "-")
    if tag := _BABEL.get(text.lower()) or meant_language(text):
        into.put("language", tag)
    else:
        into.doubts["language"] = f"the entry says {text}"
        into.keep("language", text)


_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def edition(text: str) -> str:
    """`2nd` and `Second` to `2`; other words stay."""
    plain = text.lower().removesuffix(" edition").removesuffix(" ed.").strip()
    if number := _ORDINAL.fullmatch(plain):
        return number[1]
    return str(_ORDINALS.index(plain) + 1) if plain in _ORDINALS else text
