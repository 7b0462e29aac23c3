"""The kinds of values that front matter and settings are made of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import TypeVar

from briefing_site.model import faults
from briefing_site.model.csl_style import CSL_ENDING
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.fix import Safety
from briefing_site.model.json_value import Json
from briefing_site.model.outside import as_host, without_login
from briefing_site.model.paths import PICTURES
from briefing_site.model.web_address import WEB_ADDRESS, unreadable
from briefing_site.model.work import CslDate
from briefing_site.parse.eaten_text import cut_short, eaten
from briefing_site.parse.edtf import SPAN_PATTERN, meant_edtf, parse_edtf
from briefing_site.parse.meant_values import only_item
from briefing_site.parse.schema import (
    ById,
    Items,
    Kind,
    Partial,
    Record,
    Scalar,
    Table,
    Values,
    Words,
    convert,
    defaults,
    read,
)
from briefing_site.parse.yaml_values import Value
from briefing_site.text.language_tags import language_tag, meant_language
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.odd_signs import bare_word, plain_word
from briefing_site.text.slug import ID

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


def _scalar(value: Value) -> bool:
    return not isinstance(value.data, (list, dict)) and value.data is not None


def _text(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    # A plain scalar is taken as written: `title: 2026` and `title: yes` are titles.
    if not _scalar(value):
        return None
    text = value.text.strip()
    if not text:
        found.append(faults.value.empty_text(value.place, name, below=value.style in ("|", ">")))
        return None
    found.extend(eaten(value))
    return text


def _word(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    # A comment may stand behind one word.
    if not _scalar(value):
        return None
    text = value.text.strip()
    if not text:
        found.append(faults.value.empty_text(value.place, name, below=value.style in ("|", ">")))
        return None
    found.extend(cut_short(value))
    return text


def _language(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    text = _word(value, name, found)
    if text is None:
        return None
    tag = language_tag(text)
    if not tag:
        found.append(faults.value.no_language(value.place, name, text, meant_language(text)))
    return tag or None


def _located(value: Value, name: str, found: list[Diagnostic]) -> Value | None:
    return value if _text(value, name, found) is not None else None


def _date(value: Value, name: str, found: list[Diagnostic]) -> Date | None:
    if not _scalar(value):
        return None
    try:
        return Date.parse(value.text.strip())
    except ValueError:
        found.append(faults.date.bad_date(value.place, name, value.text))
        return None


def _span(value: Value, name: str, found: list[Diagnostic]) -> CslDate | None:
    if not _scalar(value):
        return None
    try:
        return parse_edtf(value.text.strip())
    except ValueError:
        found.append(faults.date.bad_span(value.place, name, value.text, meant_edtf(value.text)))
        return None


def _id(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value):
        return None
    if not ID.fullmatch(value.text):
        found.append(faults.value.bad_id(value.place, name, value.text))
        return None
    return value.text


_CITE_KEY = re.compile(r"[^\s\[\]{}@,;#'\"]+")


def is_cite_key(text: str) -> bool:
    """Whether a text can be one of a card's `aliases`."""
    return bool(_CITE_KEY.fullmatch(text))


def _cite_key(value: Value, _name: str, _found: list[Diagnostic]) -> str | None:
    return value.text if _scalar(value) and _CITE_KEY.fullmatch(value.text) else None


_ADDRESS = re.compile(r"/?(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w~-]*(?:\.html?)?)?")


_AROUND_ADDRESS = LazyPattern(r"\A(?:https?://[^/]+/|(?:\.{1,2}/)+)?(?:briefings/)?|\.md\Z", re.IGNORECASE)


def _address(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value) or not value.text.strip("/"):
        return None
    if _ADDRESS.fullmatch(value.text):
        return value.text
    meant = _AROUND_ADDRESS.sub("", value.text.strip().replace("\\", "/"))
    if meant.strip("/") and _ADDRESS.fullmatch(meant):
        found.append(faults.value.wrong_type(value.place, name, ADDRESS.name, value, meant, Safety.UNSAFE))
    return None


_HOST_ONLY = LazyPattern(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?=[/?#:]|$)")
_SCHEME = LazyPattern(r"(https?)(?![a-z])[:;,.]?/*(?=\w)", re.IGNORECASE)
_DOI = LazyPattern(r"(?:doi:\s*)?(?P<doi>10\.\d{4,9}/[^\s<>\"']+)", re.IGNORECASE)
_WRAPPED = LazyPattern(r"<(?P<plain>[^<>]*)>|\[[^\[\]]*\]\((?P<linked>[^()\s]*)\)")


def _with_scheme(address: str) -> str:
    """An address without its scheme, with a miswritten one, or in signs of Markdown, as it was meant."""
    if wrapped := _WRAPPED.fullmatch(address):
        address = wrapped["plain"] or wrapped["linked"] or ""
    if doi := _DOI.fullmatch(address):
        return f"https://doi.org/{doi['doi']}"
    if _HOST_ONLY.match(address):
        return f"https://{address}"
    return _SCHEME.sub(lambda found: f"{found[1].lower()}://", address, count=1)


def _url(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value):
        return None
    if WEB_ADDRESS.fullmatch(value.text):
        if bare := without_login(value.text):
            found.append(faults.value.login_in_address(value.place, name, value.text, bare))
            return None
        if why := unreadable(value.text):
            found.append(faults.value.unreadable_address(value.place, name, value.text, why))
            return None
        return value.text
    plain = plain_word(value.text)
    whole = re.sub(r"\s", "%20", plain)
    if whole != plain and WEB_ADDRESS.fullmatch(whole):
        found.append(faults.value.blank_in_address(value.place, name, value.text, whole))
    elif WEB_ADDRESS.fullmatch(plain):
        found.append(faults.value.wrong_type(value.place, name, URL.name, value, plain))
    elif WEB_ADDRESS.fullmatch(new := _with_scheme(plain)):
        found.append(faults.value.wrong_type(value.place, name, URL.name, value, new, Safety.UNSAFE))
    return None


def _host(value: Value, _name: str, _found: list[Diagnostic]) -> str | None:
    return as_host(value.text) or None if _scalar(value) else None


def _picture(value: Value, _name: str, _found: list[Diagnostic]) -> str | None:
    if not _scalar(value) or not value.text.lower().endswith(PICTURES):
        return None
    return value.text


_STYLES = ("chicago", "apa")


def _style(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if _scalar(value) and (value.text in _STYLES or value.text.endswith(CSL_ENDING)):
        return posixpath.normpath(value.text)
    return choice(*_STYLES).convert(value, name, found)


_SWITCHES = {
    **dict.fromkeys(("true", "yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "0"), "false"),
}
"""What other notations have for a switch, without letter case."""


def _flag(value: Value, name: str, found: list[Diagnostic]) -> bool | None:
    if isinstance(value.data, bool):
        return value.data
    if _scalar(value) and (meant := _SWITCHES.get(bare_word(value.text))):
        found.append(faults.value.wrong_type(value.place, name, FLAG.name, value, meant))
    return None


_NUMBER = LazyPattern(r"([-+]?\d+)(?:[.,]0+)?", re.ASCII)
_NUMBER_NAME = "a whole number"


def _number(value: Value, name: str, found: list[Diagnostic]) -> int | None:
    if isinstance(value.data, int) and not isinstance(value.data, bool):
        return value.data
    if _scalar(value) and (plain := _NUMBER.fullmatch(bare_word(value.text))):
        found.append(faults.value.wrong_type(value.place, name, _NUMBER_NAME, value, str(int(plain[1]))))
    return None


def _tile(value: Value, name: str, found: list[Diagnostic]) -> tuple[int, int] | None:
    if not isinstance(value.data, list) or len(value.data) != 2:
        return None
    column, row = (_number(item, name, found) for item in value.data)
    if column is None or row is None or column < 1 or row < 1:
        return None
    return column, row


TEXT = Kind("text", _text, Scalar({"type": ["string", "number", "boolean"]}))
"""Plain text, never empty."""
WORD = Kind("text", _word, Scalar({"type": ["string", "number", "boolean"]}))
"""A name of a file, a language or a theme: one word as a rule."""
LANGUAGE = Kind(
    "a language tag (en, ja, zh-Hant)",
    _language,
    Scalar({"type": "string", "pattern": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$"}),
)
"""A BCP 47 tag in any letter case; the value has the case that is usual."""
PROSE = Kind("text, in which citations may stand", _located, Scalar({"type": "string"}))
"""Text that is Markdown with citations: the value is kept with its positions."""
DATE = Kind(
    "a date (2026, 2026-02 or 2026-02-12)",
    _date,
    Scalar({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d){0,2}$"}),
)
"""An ISO date of any precision."""
SPAN = Kind(
    "a date, a range (2019/2026-02), a season (2026-21) or about then (1850~)",
    _span,
    Scalar({"type": ["string", "integer"], "pattern": SPAN_PATTERN}),
)
"""The date of a work, in the notation of EDTF."""
IDENTIFIER = Kind(
    "an id (lower-case letters, digits and single hyphens)",
    _id,
    Scalar({"type": "string", "pattern": f"^{ID.pattern}$"}),
)
"""A key of a region, a topic or a source."""
CITE_KEY = Kind(
    "a key without blanks, brackets, commas and semicolons",
    _cite_key,
    Scalar({"type": ["string", "number"], "pattern": f"^{_CITE_KEY.pattern}$"}),
)
"""The key by which another program cites a source."""
ADDRESS = Kind(
    "an address in this site (asean/old-name)",
    _address,
    Scalar({"type": "string", "pattern": f"^{_ADDRESS.pattern}$"}),
)
"""The address of a page from the root of the site, with its ending or without."""
URL = Kind(
    "an address that begins with https:// or http://", _url, Scalar({"type": "string", "format": "uri"})
)
"""An absolute web address."""
HOST = Kind(
    "the name of a host (commons.example.org)",
    _host,
    Scalar({"type": "string", "pattern": r"^(https://)?[^\s/@]+/?$"}),
)
"""The host of a web address, without scheme and path."""
PICTURE = Kind(
    "the path of a picture (GIF, JPEG, PNG or WebP)",
    _picture,
    Scalar(
        {
            "type": "string",
            "pattern": "[.]([gG][iI][fF]|[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])$",
        }
    ),
)
"""A picture made of dots, by its path in the site folder."""
STYLE = Kind(
    "chicago, apa or the path of a CSL file",
    _style,
    Scalar({"type": "string", "pattern": r"^(chicago|apa|.+[.]csl)$"}),
)
"""A citation style that is built in, or a file of the site folder by its path."""
FLAG = Kind("true or false", _flag, Scalar({"type": "boolean"}))
"""A switch."""
TILE = Kind(
    "a column and a row from 1 ([4, 2])",
    _tile,
    Scalar({"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}),
)
"""A place on a grid."""


def number(least: int, most: int | None = None) -> Kind[int]:
    """A whole number from `least` on, up to `most` if that is given."""

    def read(value: Value, name: str, found: list[Diagnostic]) -> int | None:
        given = _number(value, name, found)
        if given is None or least <= given <= (given if most is None else most):
            return given
        nearest = str(least if most is None else min(max(given, least), most))
        found.append(faults.value.wrong_type(value.place, name, said, value, nearest, Safety.DISPLAY))
        return None

    said = f"{_NUMBER_NAME} from {least} {'on' if most is None else f'to {most}'}"
    schema: dict[str, Json] = {"type": "integer", "minimum": least}
    if most is not None:
        schema["maximum"] = most
    return Kind(said, read, Scalar(schema))


def choice(*words: Word) -> Kind[Word]:
    """One of a few words."""
    by_text: dict[str, Word] = {word: word for word in words}

    def one(value: Value, name: str, found: list[Diagnostic]) -> Word | None:
        # `off` in a lint table is a word and no truth value, so the text as written is compared.
        if _scalar(value) and value.text in by_text:
            return by_text[value.text]
        if "off" in by_text and value.data is False and not value.style:
            found.append(faults.value.wrong_type(value.place, name, kind.name, value, "off"))
            return None
        if (only := only_item(value)) in by_text:
            found.append(faults.value.wrong_type(value.place, name, kind.name, value, form=only))
            return None
        found.append(faults.value.not_one_of(value.place, name, value, words))
        return None

    kind = Kind(f"one of {', '.join(words)}", one, Words(words))
    return kind


def list_of(kind: Kind[T]) -> Kind[tuple[T, ...]]:
    """A list; a wrong item is a fault of its own and is left out."""

    def items(value: Value, name: str, found: list[Diagnostic]) -> tuple[T, ...] | None:
        if not isinstance(value.data, list):
            return None
        made = (convert(kind, item, name, found, f"an item of {name}") for item in value.data)
        return tuple(item for item in made if item is not None)

    return Kind(f"a list, each item {kind.name}", items, Items(kind))


def by_id(kind: Kind[T]) -> Kind[dict[str, T]]:
    """A mapping from ids to values of one kind, in the author's order; a wrong entry is left out."""

    def wrong(key: str, place: Span, name: str) -> Diagnostic | None:
        return None if ID.fullmatch(key) else faults.value.bad_id(place, f"a key of {name}", key)

    return Kind(f"keys, each with {kind.name}", _entries(kind, wrong), ById(kind, IDENTIFIER))


def by_address(kind: Kind[T]) -> Kind[dict[str, T]]:
    """A mapping from addresses in the site to values of one kind; a wrong entry is left out."""

    def wrong(key: str, place: Span, name: str) -> Diagnostic | None:
        fits = key.strip("/") and _ADDRESS.fullmatch(key)
        return None if fits else faults.value.bad_address(place, name, key, ADDRESS.name)

    return Kind(f"addresses, each with {kind.name}", _entries(kind, wrong), ById(kind, ADDRESS))


def _entries(
    kind: Kind[T], wrong: Callable[[str, Span, str], Diagnostic | None]
) -> Callable[[Value, str, list[Diagnostic]], dict[str, T] | None]:
    """What reads a mapping with values of one kind; `wrong` has the fault of what cannot be a key of it."""

    def read(value: Value, name: str, found: list[Diagnostic]) -> dict[str, T] | None:
        if not isinstance(value.data, dict):
            return None
        made: dict[str, T] = {}
        for key, entry in value.data.items():
            if fault := wrong(key, entry.place, name):
                found.append(fault)
            elif (item := convert(kind, entry.value, f"{name}.{key}", found)) is not None:
                made[key] = item
        return made

    return read


def record(table: Table, *, bare: bool = False) -> Kind[Values]:
    """A mapping with a table of its own; with `bare`, an empty value stands for all defaults."""

    def values(value: Value, _name: str, found: list[Diagnostic]) -> Values | None:
        if bare and value.data is None:
            return defaults(table)
        given = read(table, value, found)
        return None if isinstance(given, Partial) else given

    return Kind(table.what, values, Record(table, bare))
