"""Tables of fields: they type a file, tell all its faults at once, and describe it to an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TypeVar

import pytest

from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.json_value import Json
from briefing_site.model.lines import Lines
from briefing_site.parse import briefing, config, source_card, theme_yaml
from briefing_site.parse.json_schema import json_schema, of_kind
from briefing_site.parse.kinds import (
    DATE,
    FLAG,
    IDENTIFIER,
    PROSE,
    TEXT,
    URL,
    by_id,
    choice,
    list_of,
    number,
    record,
)
from briefing_site.parse.schema import Either, Field, Kind, Partial, Table, Values, read
from briefing_site.parse.yaml_values import Value, load
from tests.sites import shown

T = TypeVar("T")
NUMBER = number(1)
X, Y = Field("x", NUMBER, "A number."), Field("y", TEXT, "A text.", default="z")
INNER = Table("it", (X, Y))


def given(text: str, *fields: Field[object]) -> tuple[Values | Partial, list[Diagnostic]]:
    made, found = load(Lines("a.yaml", text), 0, len(text))
    assert made is not None
    return read(Table("a thing", fields), made, found), found


def one(kind: Kind[T], notation: str) -> tuple[T | None, list[str]]:
    field: Field[T | None] = Field("k", kind, "A value.", default=None)
    made, found = given(f"k: {notation}", field)
    return made.get(field), [shown(fault) for fault in found]


GOOD: dict[str, tuple[Kind[object], str, object]] = {
    "text": (TEXT, "a b", "a b"),
    "text-stripped": (TEXT, "' a '", "a"),
    "text-number": (TEXT, "2026", "2026"),
    "text-decimal": (TEXT, "1.50", "1.50"),
    "text-yes": (TEXT, "true", "true"),
    "year": (DATE, "2026", Date(2026)),
    "month": (DATE, "2026-02", Date(2026, 2)),
    "day": (DATE, "'2026-02-12'", Date(2026, 2, 12)),
    "id": (IDENTIFIER, "a-1", "a-1"),
    "id-digits": (IDENTIFIER, "2026", "2026"),
    "url": (URL, "https://a.example/?b#c", "https://a.example/?b#c"),
    "flag": (FLAG, "true", True),
    "number": (NUMBER, "15", 15),
    "choice": (choice("off", "on"), "off", "off"),
    "list": (list_of(TEXT), "[a, 1]", ("a", "1")),
    "list-empty": (list_of(TEXT), "[]", ()),
    "map": (by_id(NUMBER), "{b: 1, a: 2}", {"b": 1, "a": 2}),
    "nothing": (TEXT, "", None),
    "null": (list_of(TEXT), "null", None),
}


@pytest.mark.parametrize(("kind", "notation", "value"), GOOD.values(), ids=GOOD.keys())
def test_good(kind: Kind[object], notation: str, value: object) -> None:
    assert one(kind, notation) == (value, [])


BAD: dict[str, tuple[Kind[object], str, object, list[str]]] = {
    "text-list": (TEXT, "[a]", None, ["1:4 wrong-type"]),
    "text-mapping": (TEXT, "{a: b}", None, ["1:4 wrong-type"]),
    "text-blank": (TEXT, "'  '", None, ["1:5 wrong-type"]),
    "date": (DATE, "2026-02-30", None, ["1:4 bad-date"]),
    "date-list": (DATE, "[2026]", None, ["1:4 wrong-type"]),
    "id": (IDENTIFIER, "A_b", None, ["1:4 bad-id"]),
    "id-hyphens": (IDENTIFIER, "a--b", None, ["1:4 bad-id"]),
    "id-list": (IDENTIFIER, "[a]", None, ["1:4 wrong-type"]),
    "url": (URL, "a.example", None, ["1:4 wrong-type"]),
    "url-script": (URL, "'javascript:a()'", None, ["1:5 wrong-type"]),
    "url-spaces": (URL, "https://a.example/ b", None, ["1:4 wrong-type"]),
    "flag-word": (FLAG, "yes", None, ["1:4 wrong-type"]),
    "flag-number": (FLAG, "1", None, ["1:4 wrong-type"]),
    "number-least": (number(1), "1", 1, []),
    "number-too-small": (number(1), "0", None, ["1:4 wrong-type"]),
    "number-negative": (number(1), "-3", None, ["1:4 wrong-type"]),
    "number-most": (number(1, 100), "100", 100, []),
    "number-too-large": (number(1, 100), "101", None, ["1:4 wrong-type"]),
    "number-decimal": (NUMBER, "1.5", None, ["1:4 wrong-type"]),
    "number-flag": (NUMBER, "true", None, ["1:4 wrong-type"]),
    "number-quoted": (NUMBER, "'15'", None, ["1:5 wrong-type"]),
    "choice": (choice("off", "on"), "of", None, ["1:4 wrong-type"]),
    "list-scalar": (list_of(TEXT), "a", None, ["1:4 wrong-type"]),
    "list-items": (list_of(IDENTIFIER), "[a, B, c, [d], '']", ("a", "c"), ["1:8 bad-id", "1:14 wrong-type", "1:20 bad-id"]),
    "list-null-item": (list_of(TEXT), "[a, null]", ("a",), ["1:8 wrong-type"]),
    "map-scalar": (by_id(NUMBER), "a", None, ["1:4 wrong-type"]),
    "map-keys-and-values": (by_id(NUMBER), "{A: 1, b: x, c: 2}", {"c": 2}, ["1:5 bad-id", "1:14 wrong-type"]),
    "record": (record(INNER), "{x: a, z: 1}", None, ["1:8 wrong-type", "1:11 unknown-key"]),
    "record-missing": (record(INNER), "{y: a}", None, ["1:4 missing-field"]),
    "record-scalar": (record(INNER), "a", None, ["1:4 wrong-type"]),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "notation", "value", "faults"), BAD.values(), ids=BAD.keys())
def test_bad(kind: Kind[object], notation: str, value: object, faults: list[str]) -> None:
    assert one(kind, notation) == (value, [f"a.yaml:{fault}" for fault in faults])


def test_records_are_typed_with_their_defaults() -> None:
    made, found = one(record(INNER), "{x: 1}")
    assert made is not None
    assert (made[X] + 1, made[Y] + "!", found) == (2, "z!", [])


def test_prose_keeps_its_places() -> None:
    made, _ = one(PROSE, "'a b'")
    assert isinstance(made, Value)
    place = made.located().place(2)
    assert (place.line, place.column) == (1, 7)


def test_every_field_is_there_given_or_not() -> None:
    a, b, c = Field("a", NUMBER, ""), Field("b", TEXT, "", default="d"), Field("c", list_of(TEXT), "")
    made, found = given("a: 1\nc:\n- x\n- y", a, b, c)
    assert found == []
    assert isinstance(made, Values)
    assert (made[a], made[b], made[c]) == (1, "d", ("x", "y"))
    assert {key: (p.line, p.column) for key, p in made.places.items()} == {
        "a": (1, 4), "c": (3, 1), "c[x]": (3, 3), "c[y]": (4, 3),
    }  # fmt: skip


def test_a_field_of_another_table_is_refused() -> None:
    made, _ = given("a: 1", Field("a", NUMBER, ""))
    assert isinstance(made, Values)
    with pytest.raises(KeyError):
        made[Field("a", NUMBER, "")]


def test_an_optional_key_that_is_wrong_keeps_its_default() -> None:
    a = Field("a", NUMBER, "", default=7)
    made, found = given("a: x", a)
    assert (made.get(a), [fault.code for fault in found]) == (7, ["wrong-type"])


@pytest.mark.parametrize("text", ["b: 1", "a:\nb: 1", "a: x\nb: 1"], ids=["missing", "empty", "wrong"])
def test_a_required_key_refuses_the_whole(text: str) -> None:
    a, b = Field("a", NUMBER, ""), Field("b", NUMBER, "", default=None)
    made, found = given(text, a, b)
    assert isinstance(made, Partial)
    assert (made.get(a), made.get(b), len(found)) == (None, 1, 1)


def test_what_is_no_mapping_gives_nothing() -> None:
    a = Field("a", NUMBER, "", default=7)
    made, found = given("[a]", a)
    assert isinstance(made, Partial)
    assert (made.get(a), [fault.code for fault in found]) == (None, ["wrong-type"])


def test_all_faults_at_once() -> None:
    table = (Field("a", NUMBER, ""), Field("b", DATE, "", default=None), Field("c", FLAG, "", default=False))
    made, found = given("b: x\nc: x\nd: x\nb: y", *table)
    assert isinstance(made, Partial)
    assert sorted(shown(fault) for fault in found) == [
        "a.yaml:1:1 missing-field",
        "a.yaml:1:4 bad-date",
        "a.yaml:2:4 wrong-type",
        "a.yaml:3:1 unknown-key",
        "a.yaml:4:1 duplicate-key",
    ]


# --- the tables themselves -----------------------------------------------------------------------

TABLES = {
    "briefing": briefing.TABLE,
    "card": source_card.TABLE,
    "config": config.TABLE,
    "theme": theme_yaml.TABLE,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_tables_are_documented(table: Table) -> None:
    assert len(table.by_name) == len(table.fields)
    for field in table.fields:
        assert re.fullmatch(r"[A-Z\"].*\.", field.doc), field.name


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_json_schema(table: Table) -> None:
    schema = json.loads(json.dumps(json_schema(table, "A thing")))
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [field.name for field in table.fields]
    assert schema["required"] == [field.name for field in table.fields if field.required]
    assert all(entry["description"] for entry in schema["properties"].values())


KINDS: dict[str, tuple[Field[object], Mapping[str, Json]]] = {
    "required": (
        Field("a", choice("x", "y"), "A."),
        {"enum": ["x", "y"], "description": "A."},
    ),
    "default": (
        Field("a", choice("x", "y"), "A.", default="x"),
        {"enum": ["x", "y", None], "description": "A.", "default": "x"},
    ),
    "list": (
        Field("b", list_of(IDENTIFIER), "B.", default=()),
        {
            "type": ["array", "null"],
            "items": {"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"},
            "description": "B.",
        },
    ),
    "map": (
        Field("c", by_id(FLAG), "C."),
        {
            "type": "object",
            "propertyNames": {"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"},
            "additionalProperties": {"type": "boolean"},
            "description": "C.",
        },
    ),
    "record": (
        Field("d", record(INNER), "D."),
        {
            "title": "it",
            "type": "object",
            "additionalProperties": False,
            "required": ["x"],
            "properties": {
                "x": {"type": "integer", "minimum": 1, "description": "A number."},
                "y": {
                    "type": ["string", "number", "boolean", "null"],
                    "description": "A text.",
                    "default": "z",
                },
            },
            "description": "D.",
        },
    ),
    "either": (
        Field("e", Kind("either", lambda *_: None, Either((TEXT, record(INNER)))), "E.", default=None),
        {
            "anyOf": [of_kind(TEXT), of_kind(record(INNER)), {"type": "null"}],
            "description": "E.",
        },
    ),
}


@pytest.mark.parametrize(("field", "schema"), KINDS.values(), ids=KINDS.keys())
def test_json_schema_of_the_kinds(field: Field[object], schema: Mapping[str, Json]) -> None:
    assert json_schema(Table("a thing", (field,)), "A thing")["properties"] == {field.name: schema}
