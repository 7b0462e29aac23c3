"""Which of the look-ups that were noted give another value than at an earlier look.

Hundreds of pages look the same things up. So each look-up is compared once a look, and not once for each
page: what a page rests on has changed where it looked up one of those few that have.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

Key = tuple[str, Hashable]
"""Name of a mapping, and what was looked up in it."""

_KEPT = 64
"""The changes of so many looks are kept. What was last compared before them is compared itself."""
_STEP = 64
"""So many look-ups are compared before others may go first."""
_ROOM = 2
"""Look-ups on which nothing rests any more are forgotten where there are so many times as many as before."""
_FEW = 1_000
"""Fewer look-ups than these are not looked through for such."""


class ChangedLookUps:
    """The last value of each look-up, and the look-ups that have changed, by round."""

    def __init__(self) -> None:
        self._values: dict[Key, object] = {}
        self._changed: dict[int, set[Key]] = {}
        """Round to the look-ups that gave another value in it; of some rounds nothing was asked."""
        self._compared = -1
        """The last round in which all were compared."""
        self._known_from = 0
        """The first round since which all changes are kept."""
        self._most = _FEW

    def note(self, trace: Mapping[Key, object]) -> None:
        """Remember look-ups with the values that they give in the round that was compared last."""
        for key, value in trace.items():
            self._values.setdefault(key, value)

    def compare(self, number: int, look_up: Callable[[Key], object], rest: Callable[[], None] | None) -> None:
        """Compare all look-ups in a round, once, before anything is made in it.

        `look_up` gives a value as it is now, and one that equals no other where nobody knows. `rest` may end
        the work, which is then done with the next call.
        """
        if self._compared >= number:
            return
        changed = self._changed.setdefault(number, set())
        for count, (key, value) in enumerate(list(self._values.items())):
            if rest and count % _STEP == 0:
                rest()
            now = look_up(key)
            if now is not value:
                if now != value:
                    changed.add(key)
                self._values[key] = now
        while len(self._changed) > _KEPT:
            self._known_from = next(iter(self._changed)) + 1
            del self._changed[self._known_from - 1]
        self._compared = number

    def since(self, number: int, trace: Mapping[Key, object]) -> Iterable[Key]:
        """Those look-ups of a trace that may give another value than in a round: few, or else all of them."""
        if number < 0 or number + 1 < self._known_from:
            return trace
        return [
            key
            for later, changed in list(self._changed.items())
            if later > number
            for key in changed
            if key in trace
        ]

    def forget(self, traces: Iterable[Mapping[Key, object]]) -> None:
        """Forget look-ups that are in none of some traces, where there may be many such."""
        if len(self._values) <= self._most:
            return
        used = set[Key]().union(*traces)
        self._values = {key: value for key, value in list(self._values.items()) if key in used}
        self._most = max(_FEW, _ROOM * len(self._values))
