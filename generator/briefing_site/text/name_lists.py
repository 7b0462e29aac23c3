"""What one text was meant for where a list of names is wanted, as YAML: `Lane, Ada` may be one or two."""

from __future__ import annotations

import re

from briefing_site.text.lazy_pattern import LazyPattern

_JOINED = LazyPattern(r",?\s(?:and|und|et|y|e|&)\s")
_PERSON = LazyPattern(r"[^\W\d_a-z][\w.'’-]*(?:\s[\w.'’-]+){1,3}")
_MEANS = re.compile(r"[\[\]{},:#&*!|>'\"%@`]")
"""Signs that mean something in YAML inside of brackets."""


def name_lists(text: str) -> tuple[str, ...]:
    """Each way to read a text as a list of names; empty where it is plainly as many as its commas part."""
    plain = " ".join(text.split())
    if ";" in plain:
        return (f"[{', '.join(_item(part.strip()) for part in plain.split(';') if part.strip())}]",)
    parts = [part for each in _JOINED.split(plain) for part in each.split(", ")]
    if _JOINED.search(plain) and all(map(_PERSON.fullmatch, parts)):
        every = f"[{', '.join(map(_item, parts))}]"
        return (every,) if len(parts) > 2 else (every, f"[{_item(plain)}]")
    family, comma, given = plain.partition(", ")
    if comma and "," not in given and " " not in family:
        return (f"[{_item(plain)}]", f"[{_item(family)}, {_item(given)}]")
    return ()


def _item(name: str) -> str:
    family, comma, given = name.partition(", ")
    if comma and "," not in given:
        return f"{{family: {_item(family)}, given: {_item(given)}}}"
    return f'"{name}"' if _MEANS.search(name) and '"' not in name else name
