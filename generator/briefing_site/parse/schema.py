"""What the author may write in YAML: tables of fields that check a file, type it, and document it.

One table serves three ends: `read` turns positioned YAML into typed values with all faults at once,
`json_schema` describes the same to an editor, and the reference in the docs is checked against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_site.model import faults
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import PICTURES
from briefing_site.model.name import Name
from briefing_site.parse.yaml_values import Entry, Value
from briefing_site.text.slug import ID


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of value."""

    name: str
    """In words, for messages and docs: "a date (2026-02-12)"."""
    convert: Callable[[Value, str, list[Diagnostic]], Any]
    """Value, name of the key, faults to add to; returns the typed value, or None where it is wrong."""
    json: Mapping[str, Any]
    """The same as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key that may be given."""

    name: str
    kind: Kind
    doc: str
    """What it means, in a sentence."""
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class Read:
    """The typed values of a mapping: `values` has every field of its table, given or not."""

    values: Mapping[str, Any]
    places: Mapping[str, Span]
    """Of each key that was given (its value's), and of plain items of its list as `key[item]`."""
    complete: bool = True
    """Whether every required key is there and right; what is not has its default."""

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def read(table: Sequence[Field], value: Value, what: str, found: list[Diagnostic]) -> Read | None:
    """Check a mapping against a table; None where it is no mapping.

    `what` names the thing in messages ("a briefing"). Every fault of the mapping is added to `found`.
    """
    if not isinstance(value.data, dict):
        found.append(faults.yaml.wrong_type(value.place, what, "keys with values", value))
        return None
    known = {f.name: f for f in table}
    found.extend(
        faults.yaml.unknown_key(entry.place, name, what, known, value.data)
        for name, entry in value.data.items()
        if name not in known
    )
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    complete = True
    for f in table:
        entry = value.data.get(f.name)
        if entry is None or entry.value.data is None:
            if f.required:
                at, room = (entry.place, entry.value.room) if entry else (value.place, value.room)
                found.append(faults.yaml.missing_field(at, f.name, what, room, given=bool(entry)))
                complete = False
            values[f.name] = f.default
            continue
        places[f.name] = entry.value.place
        if isinstance(entry.value.data, list):
            for item in entry.value.data:
                places.setdefault(f"{f.name}[{item.text}]", item.place)
        before = len(found)
        result = f.kind.convert(entry.value, f.name, found)
        if result is None:
            complete = complete and not f.required
            if len(found) == before:
                found.append(faults.yaml.wrong_type(entry.value.place, f.name, f.kind.name, entry.value))
        values[f.name] = f.default if result is None else result
    return Read(values, places, complete)


def json_schema(table: Sequence[Field], title: str) -> dict[str, Any]:
    """The table as a JSON Schema object."""
    properties: dict[str, Any] = {}
    for f in table:
        entry: dict[str, Any] = {**f.kind.json, "description": f.doc}
        if f.default is not None and isinstance(f.default, str | int | float | bool):
            entry["default"] = f.default
        properties[f.name] = entry
    return {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": [f.name for f in table if f.required],
        "properties": properties,
    }


# --- kinds ---------------------------------------------------------------------------------------


def _scalar(value: Value) -> bool:
    return not isinstance(value.data, list | dict) and value.data is not None


def _text(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    # A plain scalar is taken as written: `title: 2026` and `title: yes` are titles.
    if not _scalar(value):
        return None
    text = value.text.strip()
    if not text:
        found.append(faults.yaml.empty_text(value.place, name))
        return None
    return text


def _located(value: Value, name: str, found: list[Diagnostic]) -> Value | None:
    return value if _text(value, name, found) is not None else None


def _date(value: Value, name: str, found: list[Diagnostic]) -> Date | None:
    if not _scalar(value):
        return None
    try:
        return Date.parse(value.text.strip())
    except ValueError:
        found.append(faults.yaml.bad_date(value.place, name, value.text))
        return None


def _id(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value):
        return None
    if not ID.fullmatch(value.text):
        found.append(faults.yaml.bad_id(value.place, name, value.text))
        return None
    return value.text


_URL = re.compile(r"https?://[^\s<>\"']+")


def _url(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value) or not _URL.fullmatch(value.text):
        return None
    return value.text


def _picture(value: Value, name: str, found: list[Diagnostic]) -> str | None:
    if not _scalar(value) or not value.text.lower().endswith(PICTURES):
        return None
    return value.text


def _typed(kind: type) -> Callable[[Value, str, list[Diagnostic]], Any]:
    def convert(value: Value, name: str, found: list[Diagnostic]) -> Any:
        return value.data if type(value.data) is kind else None

    return convert


def _tile(value: Value, name: str, found: list[Diagnostic]) -> tuple[int, int] | None:
    if not isinstance(value.data, list) or len(value.data) != 2:
        return None
    column, row = (item.data for item in value.data)
    if type(column) is not int or type(row) is not int or column < 1 or row < 1:
        return None
    return column, row


TEXT = Kind("text", _text, {"type": ["string", "number", "boolean"]})
"""Plain text."""
PROSE = Kind("text, in which citations may stand", _located, {"type": "string"})
"""Text that is Markdown with citations: the value is kept with its positions."""
DATE = Kind(
    "a date (2026, 2026-02 or 2026-02-12)",
    _date,
    {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d){0,2}$"},
)
"""An ISO date of any precision."""
IDENTIFIER = Kind(
    "an id (lower-case letters, digits and single hyphens)",
    _id,
    {"type": "string", "pattern": f"^{ID.pattern}$"},
)
"""A key of a region, a topic or a source."""
URL = Kind("an address that begins with https:// or http://", _url, {"type": "string", "format": "uri"})
"""An absolute web address."""
PICTURE = Kind(
    "the path of a picture (GIF, JPEG, PNG or WebP)",
    _picture,
    {"type": "string", "pattern": "[.]([gG][iI][fF]|[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])$"},
)
"""A picture made of dots, by its path in the site folder."""
FLAG = Kind("true or false", _typed(bool), {"type": "boolean"})
"""A switch."""
NUMBER = Kind("a whole number", _typed(int), {"type": "integer"})
"""A whole number."""
TILE = Kind(
    "a column and a row from 1 ([4, 2])",
    _tile,
    {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
)
"""A place on a grid."""


def choice(*words: str) -> Kind:
    """One of a few words."""

    def convert(value: Value, name: str, found: list[Diagnostic]) -> str | None:
        # `off` in a lint table is a word, not a truth value: compare with what was written.
        if _scalar(value) and value.text in words:
            return value.text
        found.append(faults.yaml.not_one_of(value.place, name, value, words))
        return None

    return Kind(f"one of {', '.join(words)}", convert, {"enum": list(words)})


def list_of(kind: Kind) -> Kind:
    """A list; a wrong item is a fault of its own and is left out."""

    def convert(value: Value, name: str, found: list[Diagnostic]) -> tuple[Any, ...] | None:
        if not isinstance(value.data, list):
            return None
        items = []
        for item in value.data:
            before = len(found)
            result = kind.convert(item, name, found)
            if result is not None:
                items.append(result)
            elif len(found) == before:
                found.append(faults.yaml.wrong_type(item.place, f"an item of {name}", kind.name, item))
        return tuple(items)

    return Kind(f"a list, each item {kind.name}", convert, {"type": "array", "items": dict(kind.json)})


def record(what: str, table: Sequence[Field], *, bare: bool = False) -> Kind:
    """A mapping with a table of its own; with `bare`, an empty value stands for all defaults."""

    def convert(value: Value, name: str, found: list[Diagnostic]) -> Read | None:
        if bare and value.data is None:
            return Read({f.name: f.default for f in table}, {})
        result = read(table, value, what, found)
        return result if result and result.complete else None

    return Kind(what, convert, json_schema(table, what))


_NAME = (
    Field("family", TEXT, "Family name."),
    Field("given", TEXT, "Given names."),
    Field(
        "family_first",
        FLAG,
        "Whether the family name stands first where the name is written out.",
        default=False,
    ),
    Field("literal", TEXT, "The whole name of a body, or of a person whose name is not to be taken apart."),
)


def _name(value: Value, name: str, found: list[Diagnostic]) -> Name | None:
    if not isinstance(value.data, dict):
        text = _text(value, name, found)
        return Name(literal=text) if text else None
    given = read(_NAME, value, "a name", found)
    if given is None:
        return None
    if given["literal"]:
        parts = [key for key in ("family", "given", "family_first") if key in given.places]
        found.extend(faults.yaml.name_twice(given.places[key], key) for key in parts[:1])
        return Name(literal=given["literal"])
    if not given["family"]:
        found.append(faults.yaml.missing_field(value.place, "family", "a name", value.room))
        return None
    return Name("", given["family"], given["given"] or "", given["family_first"])


NAME = Kind("text or a name in parts", _name, {"anyOf": [TEXT.json, json_schema(_NAME, "a name")]})
"""An author: plain text is printed as it is, a person's name in parts can be put in the order of a style."""


def by_id(kind: Kind) -> Kind:
    """A mapping from ids to values of one kind, in the author's order."""

    def convert(value: Value, name: str, found: list[Diagnostic]) -> dict[str, Any] | None:
        if not isinstance(value.data, dict):
            return None
        items = {key: _keyed(key, entry, kind, name, found) for key, entry in value.data.items()}
        return {key: item for key, item in items.items() if item is not None}

    return Kind(
        f"keys, each with {kind.name}",
        convert,
        {"type": "object", "propertyNames": dict(IDENTIFIER.json), "additionalProperties": dict(kind.json)},
    )


def _keyed(key: str, entry: Entry, kind: Kind, name: str, found: list[Diagnostic]) -> Any:
    if not ID.fullmatch(key):
        found.append(faults.yaml.bad_id(entry.place, f"a key of {name}", key))
        return None
    before = len(found)
    item = kind.convert(entry.value, f"{name}.{key}", found)
    if item is None and len(found) == before:
        found.append(faults.yaml.wrong_type(entry.value.place, f"{name}.{key}", kind.name, entry.value))
    return item
