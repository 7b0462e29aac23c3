"""Tables of fields: they type a file, tell all its faults at once, and describe it to an editor."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.parse import briefing, config, theme_yaml
from briefing_site.parse import source_card as source
from briefing_site.parse.schema import (
    DATE,
    FLAG,
    IDENTIFIER,
    NUMBER,
    PROSE,
    TEXT,
    URL,
    Field,
    Kind,
    Read,
    by_id,
    choice,
    json_schema,
    list_of,
    read,
    record,
)
from briefing_site.parse.yaml_values import load
from tests.sites import shown

INNER = (Field("x", NUMBER, "A number.", required=True), Field("y", TEXT, "A text.", default="z"))


def given(text: str, *table: Field) -> tuple[Read | None, list[Diagnostic]]:
    made, found = load(Lines("a.yaml", text), 0, len(text))
    assert made is not None
    return read(table, made, "a thing", found), found


def one(kind: Kind, notation: str) -> tuple[Any, list[str]]:
    made, found = given(f"k: {notation}", Field("k", kind, "A value."))
    assert made is not None
    return made["k"], [shown(fault) for fault in found]


GOOD: dict[str, tuple[Kind, str, object]] = {
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
def test_good(kind: Kind, notation: str, value: object) -> None:
    assert one(kind, notation) == (value, [])


BAD: dict[str, tuple[Kind, str, object, list[str]]] = {
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
    "number-decimal": (NUMBER, "1.5", None, ["1:4 wrong-type"]),
    "number-flag": (NUMBER, "true", None, ["1:4 wrong-type"]),
    "number-quoted": (NUMBER, "'15'", None, ["1:5 wrong-type"]),
    "choice": (choice("off", "on"), "of", None, ["1:4 wrong-type"]),
    "list-scalar": (list_of(TEXT), "a", None, ["1:4 wrong-type"]),
    "list-items": (list_of(IDENTIFIER), "[a, B, c, [d], '']", ("a", "c"), ["1:8 bad-id", "1:14 wrong-type", "1:20 bad-id"]),
    "list-null-item": (list_of(TEXT), "[a, null]", ("a",), ["1:8 wrong-type"]),
    "map-scalar": (by_id(NUMBER), "a", None, ["1:4 wrong-type"]),
    "map-keys-and-values": (by_id(NUMBER), "{A: 1, b: x, c: 2}", {"c": 2}, ["1:5 bad-id", "1:14 wrong-type"]),
    "record": (record("it", INNER), "{x: a, z: 1}", None, ["1:11 unknown-key", "1:8 wrong-type"]),
    "record-missing": (record("it", INNER), "{y: a}", None, ["1:4 missing-field"]),
    "record-scalar": (record("it", INNER), "a", None, ["1:4 wrong-type"]),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "notation", "value", "faults"), BAD.values(), ids=BAD.keys())
def test_bad(kind: Kind, notation: str, value: object, faults: list[str]) -> None:
    assert one(kind, notation) == (value, [f"a.yaml:{fault}" for fault in faults])


def test_records_are_typed_with_their_defaults() -> None:
    made, found = one(record("it", INNER), "{x: 1}")
    assert (made["x"], made["y"], found) == (1, "z", [])


def test_prose_keeps_its_places() -> None:
    made, _ = one(PROSE, "'a b'")
    place = made.located().place(2)
    assert (place.line, place.column) == (1, 7)


def test_every_field_is_there_given_or_not() -> None:
    made, found = given(
        "a: 1\nc:\n- x\n- y",
        Field("a", NUMBER, ""),
        Field("b", TEXT, "", default="d"),
        Field("c", list_of(TEXT), ""),
    )
    assert found == []
    assert made is not None
    assert dict(made.values) == {"a": 1, "b": "d", "c": ("x", "y")}
    assert {key: (p.line, p.column) for key, p in made.places.items()} == {
        "a": (1, 4), "c": (3, 1), "c[x]": (3, 3), "c[y]": (4, 3),
    }  # fmt: skip


def test_an_optional_key_that_is_wrong_keeps_its_default() -> None:
    made, found = given("a: x", Field("a", NUMBER, "", default=7))
    assert made is not None
    assert (made["a"], [fault.code for fault in found]) == (7, ["wrong-type"])


@pytest.mark.parametrize("text", ["b: 1", "a:", "a: x"], ids=["missing", "empty", "wrong"])
def test_a_required_key_refuses_the_whole(text: str) -> None:
    made, found = given(text, Field("a", NUMBER, "", required=True), Field("b", NUMBER, ""))
    assert made is not None
    assert not made.complete
    assert len(found) == 1


def test_all_faults_at_once() -> None:
    table = (Field("a", NUMBER, "", required=True), Field("b", DATE, ""), Field("c", FLAG, ""))
    made, found = given("b: x\nc: x\nd: x\nb: y", *table)
    assert made is not None
    assert not made.complete
    assert sorted(shown(fault) for fault in found) == [
        "a.yaml:1:1 missing-field",
        "a.yaml:1:4 bad-date",
        "a.yaml:2:4 wrong-type",
        "a.yaml:3:1 unknown-key",
        "a.yaml:4:1 duplicate-key",
    ]


# --- the tables themselves -----------------------------------------------------------------------

TABLES = {"briefing": briefing.TABLE, "card": source.TABLE, "config": config.TABLE, "theme": theme_yaml.TABLE}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_tables_are_documented(table: tuple[Field, ...]) -> None:
    assert len({field.name for field in table}) == len(table)
    for field in table:
        assert re.fullmatch(r"[A-Z\"].*\.", field.doc), field.name
        assert field.default is None or not field.required


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_json_schema(table: tuple[Field, ...]) -> None:
    schema = json.loads(json.dumps(json_schema(table, "A thing")))
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [field.name for field in table]
    assert schema["required"] == [field.name for field in table if field.required]
    assert all(entry["description"] for entry in schema["properties"].values())


def test_json_schema_of_the_kinds() -> None:
    table = (
        Field("a", choice("x", "y"), "A.", default="x"),
        Field("b", list_of(IDENTIFIER), "B."),
        Field("c", by_id(record("it", INNER)), "C."),
    )
    properties = json_schema(table, "A thing")["properties"]
    assert properties["a"] == {"enum": ["x", "y"], "description": "A.", "default": "x"}
    assert properties["b"]["items"]["pattern"] == "^[a-z0-9]+(?:-[a-z0-9]+)*$"
    assert properties["c"]["additionalProperties"]["required"] == ["x"]
