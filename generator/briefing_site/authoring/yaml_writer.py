"""Values to YAML for front matter; `parse/yaml_values.py` reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from briefing_site.model.name import Name
from briefing_site.text.forbidden_signs import without_forbidden

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .,;()/’“”‘–—…!?'+&-])*")
_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_NOT_IN_LISTS = re.compile(r"[,?]")


def scalar(text: str, *, inside: bool = False) -> str:
    """A text as a YAML scalar: plain where that is safe, else in quotation marks.

    `inside` a list or a mapping in brackets more signs mean something. Forbidden signs are left out.
    """
    text = " ".join((text if text.isprintable() else without_forbidden(text)).split())
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _TYPED
    if plain and not (inside and _NOT_IN_LISTS.search(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def names(people: Iterable[Name]) -> str:
    """Names as a list in brackets, those in parts as mappings."""
    return f"[{', '.join(_name(name) for name in people)}]"


def _name(name: Name) -> str:
    if not name.personal:
        return scalar(name.literal, inside=True)
    given = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
    }
    parts = [f"{key}: {scalar(value, inside=True)}" for key, value in given.items() if value]
    if name.family_first:
        parts.append("family_first: true")
    return f"{{{', '.join(parts)}}}"
