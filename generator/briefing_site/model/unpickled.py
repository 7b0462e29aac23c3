"""Pickled values of the generator's own types, read again by a store or by values in halves."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

_MODULES = frozenset(
    f"briefing_site.{name}"
    for name in (
        "model.document",
        "model.date",
        "model.diagnostic",
        "model.halves",
        "model.place",
        "model.severity",
        "model.edit",
        "model.edition",
        "model.fix",
        "text.folding",
        "text.word_runs",
        "model.citation",
        "model.config",
        "model.outside",
        "model.note_key",
        "model.body",
        "model.briefing",
        "model.source",
        "model.pin",
        "model.name",
        "model.verdict",
        "model.verification",
        "model.grounding",
        "model.fragment_context",
        "model.waiver",
        "model.work",
        "model.csl_style",
        "model.wording",
        "engine.front_matter",
        "engine.kept_figures",
        "link.budget",
        "link.impact",
        "link.kept_links",
        "link.lints.confidence_words",
        "link.numbering",
        "link.translations",
        "link.site",
        "view.listings",
        "view.paging",
        "render.search_index.files",
        "render.search_index.indexed",
        "render.search_index.postings",
        "render.theme",
        "render.outside_files",
    )
)
_BUILTINS: Mapping[str, type] = {"frozenset": frozenset, "set": set}


def unpickled(data: bytes) -> Any:
    """The value of a pickle; raises whatever a pickle may raise that is damaged, or names other types."""
    return _SafeUnpickler(io.BytesIO(data)).load()


class _SafeUnpickler(pickle.Unpickler):
    """Makes values of the generator's own types only, whoever has sealed the entry."""

    def find_class(self, module: str, name: str) -> Any:
        return _type(module, name)


@cache
def _type(module: str, name: str) -> type:
    """The type that an entry names; it is asked for in each of some thousand entries."""
    if module == "builtins" and name in _BUILTINS:
        return _BUILTINS[name]
    # Only classes that the module itself defines: no imported name, no function and no method.
    found = getattr(import_module(module), name, None) if module in _MODULES else None
    if isinstance(found, type) and found.__module__ == module:
        return found
    raise pickle.UnpicklingError(f"{module}.{name} does not belong in a store")
