"""Tables of the fields that the author may write in YAML. A table checks a mapping and types its values.

A table is the only list of the keys of a file. `read` turns positioned YAML into typed values and reports all
faults at once. The JSON Schema for editors, the reference in the docs and the completion of the language
server are made from the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Generic, Literal, TypeVar

from briefing_site.model import faults
from briefing_site.model.cached_property import cached_property
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.json_value import Json
from briefing_site.parse.eaten_text import hidden_value, split_text
from briefing_site.parse.meant_values import as_keys, as_text, only_item
from briefing_site.parse.typed_map import Cell, TypedKey, TypedMap
from briefing_site.parse.yaml_values import Entry, Value
from briefing_site.text.dataclass import dataclass
from briefing_site.text.odd_signs import bare_word

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


# --- kinds of values -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scalar:
    """The shape of a single value."""

    json: Mapping[str, Json]
    """The allowed values as a JSON Schema."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shape of a value that is one of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The shape of a list."""

    item: Kind[object]


@dataclass(frozen=True, slots=True)
class ById:
    """The shape of a mapping whose keys the author chooses."""

    item: Kind[object]
    keys: Kind[object]


@dataclass(frozen=True, slots=True)
class Record:
    """The shape of a mapping whose keys are those of a table."""

    table: Table
    bare: bool = False
    """Whether an empty value stands for all defaults."""


@dataclass(frozen=True, slots=True)
class Either:
    """The shape of a value that may be of several kinds."""

    kinds: tuple[Kind[object], ...]


Shape = Scalar | Words | Items | ById | Record | Either


@dataclass(frozen=True, slots=True)
class Kind(Generic[T_co]):
    """A kind of value: its name, the function that reads it, and its shape."""

    name: str
    """In words, for messages and docs: "a date (2026-02-12)"."""
    convert: Callable[[Value, str, list[Diagnostic]], T_co | None]
    """Takes a value, the name of its key, and the list that faults are added to.

    Returns the typed value, or None where the value is wrong.
    """
    shape: Shape
    """The values that are allowed, for docs, schema and completion."""


# --- fields and tables ---------------------------------------------------------------------------


class _Required(Enum):
    REQUIRED = "required"


_REQUIRED: Literal[_Required.REQUIRED] = _Required.REQUIRED


@dataclass(frozen=True, slots=True, eq=False)
class Field(TypedKey[T_co]):
    """A key that may be given, and the type of its value.

    A field without a default is required.
    """

    name: str
    kind: Kind[T_co]
    doc: str
    """The meaning of the field, in a sentence."""
    default: T_co | Literal[_Required.REQUIRED] = _REQUIRED

    @property
    def required(self) -> bool:
        """Whether the key must be given."""
        return self.default is _REQUIRED


@dataclass(frozen=True)
class Table:
    """All keys that a mapping may have."""

    what: str
    """The name of the mapping in messages: "a briefing"."""
    fields: tuple[Field[object], ...]
    one_of: tuple[Field[object], ...] = ()
    """Fields of which at least one must be given; the first is what a message asks for."""

    @cached_property
    def by_name(self) -> Mapping[str, Field[object]]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def required(self) -> frozenset[Field[object]]:
        """The fields that must be given."""
        return frozenset(field for field in self.fields if field.required)

    @cached_property
    def defaults(self) -> Mapping[TypedKey[object], Cell[object]]:
        """The default of each field that may be left out."""
        return {f: (f, f.default) for f in self.fields if f.default is not _REQUIRED}


# --- reading -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Values:
    """A mapping that has all required fields, with the value or the default of every field."""

    given: TypedMap
    places: Mapping[str, Span]
    """Place of the value of each given key, and of each plain item of a list, under `key[item]`."""

    def __getitem__(self, field: Field[T]) -> T:
        """The value of a field of the table; raises `KeyError` for a field of another table."""
        return self.given[field]

    def get(self, field: Field[T]) -> T | None:
        """The value of a field, as `__getitem__` gives it; the method that `Partial` has too."""
        return self.given.get(field)


@dataclass(frozen=True, slots=True)
class Partial:
    """A mapping that lacks a required field, or a value that is no mapping at all."""

    given: TypedMap
    places: Mapping[str, Span]
    """As in `Values`."""

    def get(self, field: Field[T]) -> T | None:
        """The value of a field; None where it was not given or is wrong."""
        return self.given.get(field)


def read(table: Table, value: Value, found: list[Diagnostic]) -> Values | Partial:
    """Check a mapping against a table. Every fault of the mapping is added to `found`.

    Returns `Partial` where a required field is missing or wrong. What is missing is not told where another
    fault tells that it is there, in other letters or without a space behind its colon.
    """
    if not isinstance(value.data, dict):
        form = as_keys(value, _wanted(table))
        found.append(faults.value.wrong_type(value.place, table.what, "keys with values", value, form=form))
        return Partial(TypedMap({}), {})
    slots = dict(table.defaults)
    places: dict[str, Span] = {}
    meant: set[str] = set()
    before: Entry | None = None
    for name, entry in value.data.items():
        field = table.by_name.get(name)
        if field is None:
            fault = _unknown(table, name, entry, before, value.data)
            found.append(fault)
            if bare_word(name.partition(":")[0]) == fault.suggestion:
                meant.add(fault.suggestion)
        elif entry.value.data is None:
            if hidden := hidden_value(
                entry, name, table.what, required=field.required and not isinstance(field.kind.shape, Words)
            ):
                found.append(hidden)
                meant.add(name)
            elif isinstance(field.default, bool):  # a switch that was left open: a draft may be meant
                found.append(_missing(table, field, value, entry))
        else:
            places[name] = entry.value.place
            if isinstance(entry.value.data, list):
                for item in entry.value.data:
                    places.setdefault(f"{name}[{item.text}]", item.place)
            if field.required and _is_blank(entry.value):
                below = entry.value.style in ("|", ">")
                found.append(faults.value.empty_text(entry.value.place, name, field.kind.name, below=below))
                continue
            result = convert(field.kind, entry.value, name, found)
            if result is not None:
                slots[field] = field, result
        before = entry
    given = TypedMap(slots)
    lacking = table.one_of and not any(field.name in places for field in table.one_of)
    if slots.keys() >= table.required and not lacking:
        return Values(given, places)
    if lacking and table.one_of[0].name not in meant:
        asked = table.one_of[0]
        found.append(_missing(table, asked, value, value.data.get(asked.name)))
    found.extend(
        _missing(table, field, value, value.data.get(field.name))
        for field in table.fields
        if field.required and field.name not in places and field.name not in meant
    )
    return Partial(given, places)


def _missing(table: Table, field: Field[object], value: Value, bare: Entry | None) -> Diagnostic:
    """The fault of a mapping without a key that must be given; `bare` is the key with nothing behind it."""
    if bare is None:
        return faults.value.missing_field(value.place, field.name, table.what, value.room)
    words = field.kind.shape.words if isinstance(field.kind.shape, Words) else ()
    return faults.value.missing_value(
        bare.place, field.name, table.what, field.kind.name, bare.value.room, words
    )


def _unknown(
    table: Table, name: str, entry: Entry, before: Entry | None, given: Mapping[str, Entry]
) -> Diagnostic:
    """The fault of a key that a table does not have; `before` is the entry before it."""
    if before and (split := split_text(before, entry)):
        return faults.yaml.split_text(entry.place, name, table.what, split)
    return faults.yaml.unknown_key(entry.place, name, table.what, table.by_name, given)


def _is_blank(value: Value) -> bool:
    """Whether a value is a text of nothing but blanks, which says no more than no value."""
    return isinstance(value.data, str) and not value.data.strip()


def convert(
    kind: Kind[T], value: Value, name: str, found: list[Diagnostic], told_as: str | None = None
) -> T | None:
    """The typed value, or None with at least one fault added to `found`.

    `name` is the key of the value. `told_as` is its name in messages, if that is not the key.
    """
    before = len(found)
    result = kind.convert(value, name, found)
    if result is None and len(found) == before:
        form = _form(kind, value)
        found.append(faults.value.wrong_type(value.place, told_as or name, kind.name, value, form=form))
    return result


def _wanted(table: Table) -> Mapping[str, tuple[str, ...]]:
    """The keys that a mapping must have, or its first, each with the words that it takes if these are few."""
    wanted = [field for field in table.fields if field.required] or table.fields[:1]
    return {
        field.name: field.kind.shape.words if isinstance(field.kind.shape, Words) else () for field in wanted
    }


def _form(kind: Kind[object], value: Value) -> str:
    """The notation in which a value of another type was meant; empty where that cannot be told."""
    shape = kind.shape
    if isinstance(shape, Scalar):
        return only_item(value) or as_text(kind.name, value)
    if isinstance(shape, Items) and isinstance(shape.item.shape, Record):
        keys = as_keys(value, _wanted(shape.item.shape.table))
        return f"[{keys}]" if keys else ""
    return ""


def defaults(table: Table) -> Values:
    """The values of a mapping without any key; `table` requires none."""
    return Values(TypedMap(table.defaults), {})
