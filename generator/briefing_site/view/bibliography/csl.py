"""CSL-JSON: the fields of a reference, in the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing_site.model.work import CslItem, csl_json


def csl_file(items: Iterable[CslItem]) -> bytes:
    """Works as a file of CSL-JSON, an item a line."""
    lines = ",\n".join(json.dumps(csl_json(item), ensure_ascii=False) for item in items)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()
