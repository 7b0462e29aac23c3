"""What may stand in the YAML of a file, out of the tables that check it: keys, types, words, meanings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_site.apps.lsp.site_at_a_moment import FileKind
from briefing_site.apps.lsp.yaml_at_cursor import ITEM
from briefing_site.parse import briefing, config, source_card, theme_yaml
from briefing_site.parse.excerpt_keys import HeadingKey
from briefing_site.parse.kinds import FLAG, PROSE, record
from briefing_site.parse.schema import ById, Either, Field, Items, Kind, Record, Scalar, Words

_ROOTS: Mapping[FileKind, Kind[object]] = {
    "config": record(config.TABLE),
    "briefing": record(briefing.TABLE),
    "source": record(source_card.TABLE),
    "theme": record(theme_yaml.TABLE),
}


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key that may be given."""

    name: str
    type: str
    """In words."""
    meaning: str
    required: bool
    default: str | int | None
    """None where there is none that can be told."""

    @classmethod
    def of_field(cls, field: Field[object]) -> KeyInfo:
        """A key of a file."""
        default = field.default if isinstance(field.default, str | int) else None
        return cls(field.name, field.kind.name, field.doc, field.required, default)

    @classmethod
    def of_excerpt(cls, key: HeadingKey[object]) -> KeyInfo:
        """A key of the heading of an excerpt."""
        return cls(key.name, key.type, key.doc, required=False, default=None)


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


def node(kind: FileKind, path: Sequence[str]) -> Node | None:
    """What may stand at a path; None where nothing may, or nobody can tell."""
    at = _ROOTS.get(kind)
    for step in path:
        at = _step(at, step) if at else None
    return _node(at) if at else None


def _step(at: Kind[object], step: str) -> Kind[object] | None:
    """The kind of an item of a list, or of what stands under a key."""
    match at.shape:
        case Items(item=item) if step == ITEM:
            return item
        case ById(item=item) if step != ITEM:
            return item
        case Record(table=table) if step in table.by_name:
            return table.by_name[step].kind
        case Either(kinds=kinds):
            return next((found for each in kinds if (found := _step(each, step))), None)
        case _:
            return None


def _node(at: Kind[object]) -> Node:
    words: tuple[str, ...] = ("true", "false") if at is FLAG else ()
    if isinstance(at.shape, Words):
        words = at.shape.words
    return Node(at.name, words, _keys(at), at is PROSE, isinstance(at.shape, Items))


def _keys(at: Kind[object]) -> Mapping[str, KeyInfo]:
    match at.shape:
        case Record(table=table):
            return {field.name: KeyInfo.of_field(field) for field in table.fields}
        case Either(kinds=kinds):
            return {name: info for each in kinds for name, info in _keys(each).items()}
        case Scalar() | Words() | Items() | ById():
            return {}
