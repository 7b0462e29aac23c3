"""Results kept on the disk between two commands, each with the signature of what it was made from.

Deleting the store costs time and never correctness. A signature covers every input of its result, and a store
that cannot be read counts as empty.
"""

from __future__ import annotations

import contextlib
import io
import pickle
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from briefing_site.publish.atomic import write_whole
from briefing_site.read.whole import read_whole

T = TypeVar("T")


_MODULES = frozenset(
    f"briefing_site.{name}"
    for name in (
        "model.document",
        "model.date",
        "model.diagnostic",
        "model.place",
        "model.severity",
        "model.edit",
        "model.fix",
        "text.folding",
        "model.citation",
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
    )
)


_BUILTINS = frozenset({"frozenset", "set"})


class Store:
    """Results by slot, each with the signature of what it was made from; read whole and written whole."""

    def __init__(self, path: Path, stamp: str) -> None:
        """`stamp` covers what all results depend on. Results of another stamp are dropped."""
        self._path = path
        self._stamp = stamp
        self._new: dict[str, tuple[str, Any]] = {}
        self.made = 0
        """How many results had to be made."""

    @cached_property
    def _old(self) -> dict[str, tuple[str, Any]]:
        return _read(self._path, self._stamp)

    def has(self, slot: str, signature: str) -> bool:
        """Whether the slot has a result of this signature."""
        kept = self._new.get(slot) or self._old.get(slot)
        return kept is not None and kept[0] == signature

    def get(self, slot: str, signature: str, make: Callable[[], T]) -> T:
        """The result in a slot, made anew where its signature is not `signature`."""
        kept = self._new.get(slot) or self._old.get(slot)
        if kept is None or kept[0] != signature:
            kept = (signature, make())
            self.made += 1
        self._new[slot] = kept
        value: T = kept[1]
        return value

    def save(self) -> None:
        """Write the results that were asked for. A store that cannot be written is no fault."""
        if self.made or len(self._new) != len(self._old):
            with contextlib.suppress(OSError):
                write_whole(self._path, pickle.dumps((self._stamp, self._new), protocol=5))


class _SafeUnpickler(pickle.Unpickler):
    """Makes values of the generator's own types only: a pickle in a site folder of others runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _BUILTINS:
            return super().find_class(module, name)
        # Only classes that the module itself defines: no imported name, no function and no method.
        found = super().find_class(module, name) if module in _MODULES else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a store")


def _read(path: Path, stamp: str) -> dict[str, tuple[str, Any]]:
    try:
        kept = _SafeUnpickler(io.BytesIO(read_whole(path))).load()
    except Exception:  # a damaged store is an empty one, whatever the damage
        return {}
    if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == stamp and isinstance(kept[1], dict):
        return kept[1]
    return {}
