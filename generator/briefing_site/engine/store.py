"""Results kept between builds, by the digest of what they were made from.

Deleting the cache costs time and never correctness: a key covers every input of its value, and what
cannot be read is made anew.
"""

from __future__ import annotations

import contextlib
import io
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from briefing_site.publish.atomic import write_whole

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
        "model.body",
        "model.briefing",
        "model.source",
        "model.pin",
        "model.name",
        "model.verdict",
        "model.verification",
    )
)


_BUILTINS = frozenset({"frozenset", "set"})


class Cache:
    """A store of parsed files, read whole and written whole."""

    def __init__(self, path: Path, stamp: str) -> None:
        """`stamp` covers whatever all values depend on; values of another stamp are dropped."""
        self._path = path
        self._stamp = stamp
        self._old: dict[str, Any] = _read(path, stamp)
        self._new: dict[str, Any] = {}
        self.made = 0
        """How many values had to be made."""

    def __contains__(self, key: str) -> bool:
        """Whether there is a value, so that none has to be made."""
        return key in self._new or key in self._old

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The value kept for a key, or a new one."""
        if key not in self._new:
            if key in self._old:
                self._new[key] = self._old[key]
            else:
                self._new[key] = make()
                self.made += 1
        value: T = self._new[key]
        return value

    def save(self) -> None:
        """Keep what was asked for in this build; a cache that cannot be written is no fault."""
        if self.made or len(self._new) != len(self._old):
            with contextlib.suppress(OSError):
                write_whole(self._path, pickle.dumps((self._stamp, self._new), protocol=5))


class _Reader(pickle.Unpickler):
    """Makes values of our own types only: a pickle that came with somebody's site runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _BUILTINS:
            return super().find_class(module, name)
        # Only what the module itself defines: what it imports, its functions and methods are no values.
        found = super().find_class(module, name) if module in _MODULES else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a cache")


def _read(path: Path, stamp: str) -> dict[str, Any]:
    try:
        kept = _Reader(io.BytesIO(path.read_bytes())).load()
    except Exception:  # a damaged cache is an empty one, whatever the damage
        return {}
    if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == stamp and isinstance(kept[1], dict):
        return kept[1]
    return {}
