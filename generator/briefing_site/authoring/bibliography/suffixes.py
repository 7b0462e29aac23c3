"""What stands behind a name, as `Jr.` and `III` do, where an entry has it in another place."""

from __future__ import annotations

import re

from briefing_site.model.name import Name

_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv|ph\.?\s?d|m\.?d|esq)\.?", re.IGNORECASE)
_BEHIND = re.compile(r"(?:jr|sr|ii|iii|ph\.?\s?d|esq)\.?", re.IGNORECASE)
"""Those that are no initials either: `García Márquez, MD` may have two of these."""
_IN_GIVEN = re.compile(r"(?P<given>.+?),\s*(?P<suffix>(?:jr|sr|ii|iii|iv|esq)\.?)", re.IGNORECASE)


def is_suffix(text: str) -> bool:
    """Whether a text is one of the usual suffixes."""
    return bool(_SUFFIX.fullmatch(text))


def stands_behind(text: str) -> bool:
    """Whether a text is a suffix and nobody's initials."""
    return bool(_BEHIND.fullmatch(text))


def in_place(name: Name) -> Name:
    """A name with its suffix where it belongs: out of `O'Neill, Tip, Jr.` and a given name `Tip, Jr.`."""
    if name.suffix and is_suffix(name.given) and not is_suffix(name.suffix):
        return _with(name, name.suffix, name.given)
    if not name.suffix and (found := _IN_GIVEN.fullmatch(name.given)):
        return _with(name, found["given"], found["suffix"])
    return name


def _with(name: Name, given: str, suffix: str) -> Name:
    return Name(
        family=name.family,
        given=given,
        family_first=name.family_first,
        particle=name.particle,
        dropping_particle=name.dropping_particle,
        suffix=suffix,
    )
