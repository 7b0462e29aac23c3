"""Small results of which a slot of the store has many; they are read at once, and added to in place.

Each has a signature of all that it was made from, and no name. They lie in blocks: a command adds a block of
what it has made. Where there are many blocks, or many facts that nobody asks for any longer, all are written
as one.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from briefing_site.model.unpickled import unpickled

T = TypeVar("T")

_BLOCKS = 16
_IDLE = 4
"""One of so many may be asked for by nobody."""


class Facts:
    """The facts of a slot."""

    def __init__(self) -> None:
        self.given: list[bytes] = []
        """The blocks of an earlier command."""
        self._added: list[bytes] = []
        """The blocks of other processes of this command."""
        self._old: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}
        """Those that were asked for in this command."""
        self._made: dict[str, Any] = {}
        """Those of them that were made."""

    def take(self, block: bytes) -> None:
        """Take a block of an earlier command; raises what `unpickled` may where it cannot be decoded."""
        self._old.update(unpickled(block))
        self.given.append(block)

    def add(self, block: bytes) -> None:
        """Take a block that another process of this command has made; raises as `take` does."""
        self._old.update(unpickled(block))
        self._added.append(block)

    def known(self, signature: str) -> Any:
        """The fact of a signature, of this command or an earlier one; None where there is none."""
        return self._asked.get(signature, self._old.get(signature))

    def get(self, signature: str, make: Callable[[], T], holds: Callable[[T], bool] | None) -> T:
        """The fact of a signature; one of an earlier command is taken where it `holds`, if that is asked."""
        found: T
        for known in (self._asked, self._old):
            if signature in known:
                found = known[signature]
                if holds is None or holds(found):
                    self._asked[signature] = found
                    return found
        found = self._asked[signature] = self._made[signature] = make()
        return found

    def blocks(self) -> tuple[bytes, ...]:
        """What a later command needs to have them: the very blocks that were given, where that is enough."""
        asked, made = self._asked.copy(), self._made.copy()  # to which another thread may add meanwhile
        idle = len(self._old.keys() - asked.keys()) + len(self._old.keys() & made.keys())
        whole = (*self.given, *self._added)
        if idle * _IDLE > len(asked) or (made and len(whole) >= _BLOCKS):
            return (encoded(asked),)
        return (*whole, encoded(made)) if made else whole


def encoded(facts: Mapping[str, Any]) -> bytes:
    """Facts as a block, in which equal keys are one: that of a note stands in many, and is decoded once."""
    known: dict[tuple[type, Any], Any] = {}
    return pickle.dumps({signature: _shared(fact, known) for signature, fact in facts.items()}, protocol=5)


def _shared(fact: Any, known: dict[tuple[type, Any], Any]) -> Any:
    """An equal fact; the keys in it, tuples of texts with names, are those that are known."""
    kind = type(fact)
    if kind is not tuple and kind is not frozenset:
        return fact
    return kind(
        known.setdefault((type(value), value), value)
        if isinstance(value, tuple) and hasattr(value, "_fields") and all(type(part) is str for part in value)
        else value
        for value in fact
    )
