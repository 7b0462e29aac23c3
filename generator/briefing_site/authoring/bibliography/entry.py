"""One entry of a bibliography, as a reader of BibTeX, RIS or CSL-JSON hands it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.doubts import doubts_of, guessed_date
from briefing_site.authoring.bibliography.plain_values import one_line, tag_of_language
from briefing_site.authoring.bibliography.reprints import first_and_later, may_be_reprint
from briefing_site.model.name import Name
from briefing_site.model.work import DATES, NAMES, TEXTS, CslDate, CslType, CslValue
from briefing_site.text.dataclass import dataclass

_OTHERS = "and others"
"""What is kept in a note of words which say that there are more names."""
VARIABLES = frozenset((*TEXTS, *NAMES, *DATES))
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_TO_COME = re.compile(
    r"forthcoming|in press|in print|to appear|in preparation|submitted|under review|accepted|im Erscheinen|"
    r"à paraître|en prensa|in corso di stampa|в печати|印刷中|近刊|待刊",
    re.IGNORECASE,
)
"""What stands in place of a date where a work is still to come."""
_JOINED_URLS = re.compile(r"[;,|](?=https?://)", re.IGNORECASE)
"""What parts two addresses that have no blank between them."""


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
        if variable == "issued" and _TO_COME.fullmatch(one_line(given)) and "status" not in self.values:
            self.put("status", one_line(given))
            return
        guess, why = guessed_date(given)
        if variable == "issued" and (years := first_and_later(given)):
            first, guess = years
            self.put("original-date", first)
        if variable not in self.values:
            self.put(variable, guess, name)
            self.doubts[variable] = why
        self.keep(name, given)

    def put_url(self, text: str) -> None:
        """Keep the first address of a text as `URL`, others by their side; what is none is told."""
        text = _JOINED_URLS.sub(" ", text)
        found = [match[0].rstrip(";,") for match in _URL.finditer(text)]
        if not found and re.match(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}/\S*$", text):
            found = [f"https://{text}"]
            self.doubts["URL"] = f"the entry says {text}"
        if not found and text:
            self.doubts["URL"] = f"the entry says {one_line(text)}"
            self.keep("url", one_line(text))
        for address in found:
            self.put("URL", address, "url")
        left = one_line(re.sub(r"^[\s;,.<>()\[\]:-]+|[\s;,.<>()\[\]:-]+$", "", _URL.sub(" ", text)))
        if left and found and "URL" not in self.doubts:
            self.doubts["URL"] = f"the entry has more than an address: {left}"
            self.keep("url", left)

    def put_language(self, given: str) -> None:
        """Keep a language as a tag: `eng`, `English` and `en_US` are known; what is no language is told."""
        if not given:
            return
        text = one_line(given).replace("_", "-")
        if tag := tag_of_language(text):
            self.put("language", tag)
        else:
            self.doubts["language"] = f"the entry says {text}"
            self.keep("language", text)

    def others(self, variable: str, name: str) -> None:
        """Say that there are more names than the entry gives under `name`."""
        self.doubts[variable] = "; ".join(
            filter(None, (self.doubts.get(variable, ""), f"the entry has “{_OTHERS}”"))
        )
        self.keep(name, _OTHERS)

    def keep(self, name: str, value: str) -> None:
        """Keep a field that is no variable of CSL."""
        if value:
            self.rest.append((name, value))

    def entry(self, line: int, key: str, kind: CslType) -> BibliographyEntry:
        """The entry that is made of all of it."""
        doubts = dict(doubts_of(self.values))
        for name, why in self.doubts.items():
            had = doubts.get(name, "")
            doubts[name] = f"{why}; {had}" if had and had not in why else why
        if why := may_be_reprint(kind, self.values):
            doubts.setdefault("issued", why)
        return BibliographyEntry(line, key, kind, self.values, tuple(self.rest), doubts)
