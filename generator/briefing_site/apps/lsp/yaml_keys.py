"""The keys, types, words and meanings that the YAML of a file may have, from the tables that check it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_site.apps.lsp.site_at_a_moment import FileKind
from briefing_site.apps.lsp.yaml_at_cursor import ITEM
from briefing_site.parse import briefing, config, source_card, theme_yaml
from briefing_site.parse.excerpt_keys import HeadingKey
from briefing_site.parse.kinds import FLAG, PROSE, record
from briefing_site.parse.schema import ById, Either, Field, Items, Kind, Record, Scalar, Words
from briefing_site.text.dataclass import dataclass

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
    """The type of the value, in words."""
    meaning: str
    required: bool
    default: str | int | None
    """The default; None where there is none that can be shown."""

    @classmethod
    def of_field(cls, field: Field[object]) -> KeyInfo:
        """A key of front matter or of a settings file."""
        default = field.default if isinstance(field.default, str | int) else None
        return cls(field.name, field.kind.name, field.doc, field.required, default)

    @classmethod
    def of_excerpt(cls, key: HeadingKey[object]) -> KeyInfo:
        """A key of the heading of an excerpt."""
        return cls(key.name, key.type, key.doc, required=False, default=None)


@dataclass(frozen=True, slots=True)
class Node:
    """The kind of value that may stand at one path."""

    type: str
    words: tuple[str, ...]
    """The possible values, where they are a few words."""
    keys: Mapping[str, KeyInfo]
    """The keys of a mapping; empty for any other value."""
    prose: bool
    """Whether the value is text in which citations may stand."""
    many: bool
    """Whether the value is a list."""


def key_info(kind: FileKind, path: Sequence[str]) -> KeyInfo | None:
    """The key that a path ends with; for an item of a list, the key of the list. None where unknown."""
    keys = list(path)
    while keys and keys[-1] == ITEM:
        keys.pop()
    if not keys:
        return None
    around = node(kind, keys[:-1])
    return around.keys.get(keys[-1]) if around else None


def node(kind: FileKind, path: Sequence[str]) -> Node | None:
    """The kind of value that may stand at a path; None where the tables have no such path."""
    at = _ROOTS.get(kind)
    for step in path:
        at = _step(at, step) if at else None
    return _node(at) if at else None


def _step(at: Kind[object], step: str) -> Kind[object] | None:
    """The kind one step further: of the items of a list, or of the value under a key."""
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
