"""What may stand in the YAML of a file, out of the tables that check it: keys, types, words, meanings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing_site.apps.lsp.site_at_a_moment import FileKind
from briefing_site.apps.lsp.yaml_at_cursor import ITEM
from briefing_site.parse import briefing, config, schema, theme_yaml
from briefing_site.parse import source_card as source
from briefing_site.parse.schema import Field, Kind, json_schema

_TABLES: Mapping[FileKind, tuple[str, Sequence[Field]]] = {
    "config": ("config.yaml", config.TABLE),
    "briefing": ("a briefing", briefing.TABLE),
    "source": ("a source card", source.TABLE),
    "theme": ("theme.yaml", theme_yaml.TABLE),
}
_SIMPLE = tuple(kind for kind in vars(schema).values() if isinstance(kind, Kind))


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key that may be given."""

    name: str
    type: str
    """In words."""
    meaning: str
    required: bool
    default: Any
    """None where there is none."""


@dataclass(frozen=True, slots=True)
class Node:
    """What may stand at one place."""

    type: str
    words: tuple[str, ...]
    """The values, where there are but a few."""
    keys: Mapping[str, KeyInfo]
    """Of a mapping; empty for anything else."""
    prose: bool
    """Whether it is text in which citations may stand."""
    many: bool
    """Whether it is a list."""


def key_info(kind: FileKind, path: Sequence[str]) -> KeyInfo | None:
    """The key that a path ends with; the items of a list have their list's."""
    keys = list(path)
    while keys and keys[-1] == ITEM:
        keys.pop()
    if not keys:
        return None
    around = node(kind, keys[:-1])
    return around.keys.get(keys[-1]) if around else None


@cache
def _root(kind: FileKind) -> Mapping[str, Any]:
    what, table = _TABLES[kind]
    return json_schema(table, what)


def node(kind: FileKind, path: Sequence[str]) -> Node | None:
    """What may stand at a path; None where nothing may, or nobody can tell."""
    if kind not in _TABLES:
        return None
    at: Mapping[str, Any] | None = _root(kind)
    for step in path:
        at = _step(at, step) if at else None
    return _node(at) if at else None


def _step(at: Mapping[str, Any], step: str) -> Mapping[str, Any] | None:
    for each in at.get("anyOf", (at,)):
        if step == ITEM:
            found = each.get("items")
        else:
            found = each.get("properties", {}).get(step) or each.get("additionalProperties")
        if isinstance(found, Mapping):
            return found
    return None


def _node(at: Mapping[str, Any]) -> Node:
    mapping = next((each for each in at.get("anyOf", (at,)) if "properties" in each), None)
    keys = {info.name: info for info in _keys(mapping)} if mapping else {}
    words = tuple(at.get("enum", ())) or (("true", "false") if at.get("type") == "boolean" else ())
    return Node(_type(at), words, keys, _bare(at) == dict(schema.PROSE.json), "items" in at)


def _keys(mapping: Mapping[str, Any]) -> Iterator[KeyInfo]:
    for name, each in mapping["properties"].items():
        yield KeyInfo(
            name, _type(each), each["description"], name in mapping["required"], each.get("default")
        )


def _bare(at: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in at.items() if key not in ("description", "default")}


def _type(at: Mapping[str, Any]) -> str:
    """A type in words, as messages say it."""
    known = next((kind.name for kind in _SIMPLE if dict(kind.json) == _bare(at)), "")
    if known:
        return known
    if "enum" in at:
        return f"one of {', '.join(at['enum'])}"
    if "anyOf" in at:
        return " or ".join(_type(each) for each in at["anyOf"])
    if "items" in at:
        return f"a list, each item {_type(at['items'])}"
    if isinstance(each := at.get("additionalProperties"), Mapping):
        return f"keys, each with {_type(each)}"
    return str(at["title"])
