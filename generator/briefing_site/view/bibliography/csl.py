"""CSL-JSON: the fields of a reference, in the format of citation processors.

A note that begins like a line for a variable, `genre: map`, is taken for one by those who read the format. It
is written as one itself: `note: genre: map`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing_site.model.told_variable import told_variable
from briefing_site.model.work import CslItem, csl_json


def csl(item: CslItem) -> str:
    """A work as an item of CSL-JSON."""
    made = csl_json(item)
    note = item.text("note")
    if told_variable(note):
        made["note"] = f"note: {note}"
    return json.dumps(made, ensure_ascii=False)


def csl_file(items: Iterable[CslItem]) -> bytes:
    """Works as a file of CSL-JSON, an item a line."""
    return csl_joined(map(csl, items))


def csl_joined(items: Iterable[str]) -> bytes:
    """A file of items."""
    lines = ",\n".join(items)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()
