"""The names of authors: plain text, or the parts of a person's name, which citation styles put in order."""

from __future__ import annotations

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.name import Name
from briefing_site.parse.kinds import FLAG, TEXT, record
from briefing_site.parse.schema import Either, Field, Kind, Table
from briefing_site.parse.yaml_values import Value, without_entries

_FAMILY = Field("family", TEXT, "Family name.", default=None)
_GIVEN = Field("given", TEXT, "Given names.", default=None)
_FAMILY_FIRST = Field(
    "family_first", FLAG, "Whether the family name stands first where the name is written out.", default=False
)
_LITERAL = Field(
    "literal",
    TEXT,
    "The whole name of a body, or of a person whose name is not to be taken apart.",
    default=None,
)
_PARTICLE = Field(
    "non-dropping-particle", TEXT, "What belongs to the family name and is not sorted by: van.", default=None
)
_DROPPING = Field(
    "dropping-particle", TEXT, "What falls away where the family name stands alone: von, de.", default=None
)
_SUFFIX = Field("suffix", TEXT, "What stands behind the name: Jr., III.", default=None)
_OF_PERSONS = (_FAMILY, _GIVEN, _FAMILY_FIRST, _PARTICLE, _DROPPING, _SUFFIX)
_PARTS = record(Table("a name", (*_OF_PERSONS, _LITERAL)))


def _name(value: Value, name: str, found: list[Diagnostic]) -> Name | None:
    if not isinstance(value.data, dict):
        text = TEXT.convert(value, name, found)
        return Name(literal=text) if text else None
    given = _PARTS.convert(value, name, found)
    if given is None:
        return None
    if whole := given[_LITERAL]:
        parts = [part for part in _OF_PERSONS if part.name in given.places]
        if names := [part.name for part in parts]:
            at, alone = given.places[names[0]], without_entries(value, [_LITERAL.name])
            found.append(faults.value.name_twice(at, names, alone, without_entries(value, names)))
        return Name(literal=whole)
    family = given[_FAMILY]
    if not family:
        key, what = _FAMILY.name, "a name"
        if empty := value.data.get(key):
            found.append(faults.value.missing_value(empty.place, key, what, TEXT.name, empty.value.room))
        else:
            found.append(faults.value.missing_field(value.place, key, what, value.room))
        return None
    return Name(
        family=family,
        given=given[_GIVEN] or "",
        family_first=given[_FAMILY_FIRST],
        particle=given[_PARTICLE] or "",
        dropping_particle=given[_DROPPING] or "",
        suffix=given[_SUFFIX] or "",
    )


NAME = Kind("text or a name in parts", _name, Either((TEXT, _PARTS)))
"""The name of an author: plain text, or the parts of a person's name, which citation styles put in order."""
