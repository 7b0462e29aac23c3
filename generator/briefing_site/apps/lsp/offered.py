"""The completions that the editor was offered last: it asks for the description of one when it shows that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from briefing_site.apps.lsp.choices import Choice


class Offered:
    """The choices of the last list. It is kept and asked by the threads that make answers."""

    def __init__(self) -> None:
        self._numbers = count()
        self._last: tuple[int, Sequence[Choice]] = -1, ()

    def keep(self, choices: Sequence[Choice]) -> int:
        """Take the choices of a new list in the place of the last; gives the number of the list."""
        number = next(self._numbers)
        self._last = number, choices
        return number

    def find(self, name: object) -> Choice | None:
        """A choice by the number of its list and its own; None where the list is no longer the last one."""
        number, choices = self._last
        match name:
            case [int(of), int(at)] if of == number and 0 <= at < len(choices):
                return choices[at]
            case _:
                return None
