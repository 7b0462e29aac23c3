"""A table of fields as a JSON Schema, for editors that check YAML files by a schema."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.json_value import Json
from briefing_site.parse.schema import ById, Either, Field, Items, Kind, Record, Scalar, Table, Words


def json_schema(table: Table, title: str) -> dict[str, Json]:
    """The JSON Schema of a mapping. A key with nothing after it counts as left out, as in `read`."""
    schema: dict[str, Json] = {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in table.fields if field.required],
        "properties": {field.name: _of_field(field) for field in table.fields},
    }
    if table.one_of:
        schema["anyOf"] = [{"required": [field.name]} for field in table.one_of]
    return schema


def _of_field(field: Field[object]) -> Mapping[str, Json]:
    schema = of_kind(field.kind)
    told: dict[str, Json] = {"description": field.doc}
    if isinstance(field.default, str | int | float | bool):
        told["default"] = field.default
    return {**(schema if field.required else _or_null(schema)), **told}


def of_kind(kind: Kind[object]) -> Mapping[str, Json]:
    """The JSON Schema of one kind of value."""
    match kind.shape:
        case Scalar(json=json):
            return json
        case Words(words=words):
            return {"enum": list(words)}
        case Items(item=item):
            return {"type": "array", "items": of_kind(item)}
        case ById(item=item, keys=keys):
            schema = of_kind(item)
            bare = isinstance(item.shape, Record) and item.shape.bare
            return {
                "type": "object",
                "propertyNames": of_kind(keys),
                "additionalProperties": _or_null(schema) if bare else schema,
            }
        case Record(table=table):
            return json_schema(table, table.what)
        case Either(kinds=kinds):
            return {"anyOf": [of_kind(each) for each in kinds]}


def _or_null(schema: Mapping[str, Json]) -> Mapping[str, Json]:
    """A schema that also allows an empty value."""
    changed: dict[str, Json] = dict(schema)
    match schema:
        case {"enum": [*words]}:
            changed["enum"] = [*words, None]
        case {"anyOf": [*kinds]}:
            changed["anyOf"] = [*kinds, {"type": "null"}]
        case {"type": [*types]}:
            changed["type"] = [*types, "null"]
        case {"type": str(one)}:
            changed["type"] = [one, "null"]
    return changed
