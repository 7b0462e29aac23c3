"""CSL-JSON: the fields of a reference, in the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing_site.model.json_value import Json
from briefing_site.model.work import csl_json
from briefing_site.view.bibliography.work import Work


def csl(work: Work) -> dict[str, Json]:
    """A work as an item of CSL-JSON (csl-data.json of CSL 1.0.2)."""
    return csl_json(work.item)


def csl_file(works: Iterable[Work]) -> bytes:
    """Works as a file of CSL-JSON, an item a line."""
    lines = ",\n".join(json.dumps(csl(work), ensure_ascii=False) for work in works)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()
