"""CSL-JSON: the fields of a reference, in the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from briefing_site.model.date import Date
from briefing_site.model.json_value import Json
from briefing_site.model.name import Name
from briefing_site.view.bibliography.work import Work, WorkKind

_TYPES: Mapping[WorkKind, str] = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "report": "report",
    "dataset": "dataset",
}


def csl(work: Work) -> dict[str, Json]:
    """A work as an item of CSL-JSON (csl-data.json of CSL 1.0.2)."""
    original = work.original
    fields: dict[str, Json] = {
        "id": work.id,
        "type": _TYPES[work.kind],
        "title": work.title,
        "author": [csl_name(name) for name in work.authors],
        "translator": [csl_name(name) for name in work.translators],
        "container-title" if work.periodical else "publisher": work.publisher,
        "issued": _date(work.issued),
        "accessed": _date(work.accessed),
        "original-title": original.title if original else None,
        "original-publisher": original.publisher if original else None,
        "original-date": _date(original.issued) if original else None,
        "URL": work.url,
        "language": work.language,
        "note": f"Updated {work.updated}" if work.updated else None,
    }
    return {key: value for key, value in fields.items() if value}


def csl_file(works: Iterable[Work]) -> bytes:
    """Works as a file of CSL-JSON, an item a line."""
    lines = ",\n".join(json.dumps(csl(work), ensure_ascii=False) for work in works)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()


def csl_name(name: Name) -> dict[str, Json]:
    """A name as CSL-JSON has it: in parts, or `literal`."""
    if not name.personal:
        return {"literal": name.literal}
    parts: dict[str, Json] = {"family": name.family}
    if name.given:
        parts["given"] = name.given
    # Processors know the order of names in Chinese, Japanese and Korean script by themselves.
    if name.family_first and not name.native:
        parts["static-ordering"] = True
    return parts


def _date(date: Date | None) -> dict[str, Json] | None:
    if date is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
