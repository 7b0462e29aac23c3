"""CSL-JSON: the fields of a reference, in the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing_site.model.work import CslItem, csl_json


def csl(item: CslItem) -> str:
    """A work as an item of CSL-JSON."""
    return json.dumps(csl_json(item), ensure_ascii=False)


def csl_file(items: Iterable[CslItem]) -> bytes:
    """Works as a file of CSL-JSON, an item a line."""
    return csl_joined(map(csl, items))


def csl_joined(items: Iterable[str]) -> bytes:
    """A file of items."""
    lines = ",\n".join(items)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()
