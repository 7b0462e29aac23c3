"""An entry of a bibliography as a source card: its front matter, each value in the notation of YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing_site.authoring.bibliography.doubts import guessed_language, key_of, particulars
from briefing_site.authoring.bibliography.entry import VARIABLES, BibliographyEntry
from briefing_site.authoring.yaml_writer import names, scalar
from briefing_site.model.source import KINDS, SourceKind
from briefing_site.model.source_item import in_order
from briefing_site.model.work import CARD_KEYS, TEXTS, UNPUBLISHED, CslDate, CslType, CslValue
from briefing_site.parse.plain_markup import markup_of
from briefing_site.text.dataclass import dataclass

_KIND_OF_TYPE: Mapping[CslType, SourceKind] = {
    "article-newspaper": "news",
    "bill": "official",
    "broadcast": "news",
    "dataset": "data",
    "hearing": "official",
    "legal_case": "official",
    "legislation": "official",
    "regulation": "official",
    "treaty": "official",
}
"""Types that leave little choice."""
_GUESSES: Mapping[CslType, SourceKind] = {
    "article-magazine": "commentary",
    "interview": "news",
    "personal_communication": "commentary",
    "post": "commentary",
    "post-weblog": "commentary",
    "speech": "commentary",
    "standard": "official",
    "patent": "official",
    "software": "data",
    "map": "data",
}
"""Types of which most works are of one kind; all others are taken for analysis."""
_UNTITLED = "Untitled"
UNCERTAIN = "uncertain"
"""The key of the list of guesses."""
WAIVER = "# lint: markup-in-plain-text the bibliography has these signs, which are no Markdown there\n"
"""The line above a value that has such signs."""
_PLAIN_TEXTS = frozenset(CARD_KEYS[variable] for variable in TEXTS)
_IN_PLACE_OF_TITLE = (
    "title-short",
    "reviewed-title",
    "part-title",
    "volume-title",
    "genre",
    "container-title",
    "number",
    "URL",
)


@dataclass(frozen=True, slots=True)
class ImportedCard:
    """What an import writes: by key of the card its value as YAML has it."""

    keys: Mapping[str, str]
    doubts: Mapping[str, str]
    """By key, why its value is uncertain."""
    signs: frozenset[str] = frozenset()
    """The keys whose value has signs of Markdown, which are the document's own."""

    @property
    def text(self) -> str:
        """The card, without excerpts."""
        lines = [
            f"{WAIVER if key in self.signs else ''}{key}: {self._written(key, value)}\n"
            for key, value in self.keys.items()
        ]
        told = [f"# {key}: {doubt}\n" for key, doubt in self.doubts.items() if key not in self.keys]
        return "".join(["---\n", *lines, *told, "rights: quote\n---\n"])

    def _written(self, key: str, value: str) -> str:
        """A value with its doubt behind it; a plain text is quoted then, or the doubt might belong to it."""
        if key not in self.doubts:
            return value
        plain = key in _PLAIN_TEXTS and not value.startswith('"')
        return (
            f"{json.dumps(value, ensure_ascii=False) if plain else value}   # uncertain: {self.doubts[key]}"
        )


def imported_card(
    entry: BibliographyEntry, aliases: tuple[str, ...], *, kind: str = "", perspective: str = ""
) -> ImportedCard:
    """The card of an entry; `kind` and `perspective` as the author gives them for a whole bibliography."""
    values = dict(entry.values)
    doubts = dict(entry.doubts)
    if "title" not in values:
        stands_in = next(
            (values[name] for name in _IN_PLACE_OF_TITLE if isinstance(values.get(name), str)), ""
        )
        values["title"] = stands_in or _UNTITLED
        doubts["title"] = "the entry has no title"
    if "language" not in values and (language := guessed_language(str(values["title"]))):
        values["language"] = language
        doubts["language"] = "; ".join(
            filter(None, [doubts.get("language"), "a guess from the title's script"])
        )
    if note := _note(entry, str(values.pop("note", ""))):
        values["note"] = note
    values.pop("citation-key", None)
    ordered = in_order(values)
    keys = {CARD_KEYS[variable]: notation(value) for variable, value in ordered if variable != "note"}
    keys["type"] = entry.type
    keys["kind"] = kind or guessed_kind(entry.type)
    if not kind and entry.type not in _KIND_OF_TYPE:
        doubts["kind"] = f"a guess from the type; one of {', '.join(KINDS)}"
    if perspective:
        keys["perspective"] = scalar(perspective)
    if aliases:
        keys["aliases"] = f"[{', '.join(scalar(alias, inside=True) for alias in aliases)}]"
    if guessed := particulars(variable for variable in doubts if key_of(variable) in keys):
        keys[UNCERTAIN] = f"[{', '.join(guessed)}]"
    if note:
        keys["note"] = scalar(note)
    signs = frozenset(
        CARD_KEYS[variable]
        for variable, value in values.items()
        if variable not in UNPUBLISHED and any(map(_has_markup, _texts_of(value)))
    )
    return ImportedCard(keys, {key_of(name): why for name, why in doubts.items()}, signs)


def _texts_of(value: CslValue) -> tuple[str, ...]:
    """The texts of a value that a card checks as plain ones."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, CslDate):
        return ()
    return tuple(part for name in value for part in (name.literal, name.family, name.given, name.suffix))


def _has_markup(text: str) -> bool:
    markup = markup_of(text)
    return markup is not None and bool(markup.found)


def guessed_kind(kind: CslType) -> SourceKind:
    """What most works of a type are."""
    return _KIND_OF_TYPE.get(kind) or _GUESSES.get(kind, "analysis")


def _note(entry: BibliographyEntry, note: str) -> str:
    """The note of an entry, and behind it every field that has no place on a card."""
    kept = [f"{name}: {value}" for name, value in entry.rest]
    if kept and not note and entry.rest[0][0] in VARIABLES:
        kept[0] = f"also {kept[0]}"  # in an export it would be read as the variable itself
    return "; ".join([note] * bool(note) + kept)


def notation(value: CslValue) -> str:
    """A value as YAML has it."""
    if isinstance(value, str):
        return scalar(value)
    return str(value) if isinstance(value, CslDate) else names(value)
