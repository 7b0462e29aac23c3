"""What a macro prints of a value that many pages hold, printed once.

A passage is cited on a dozen pages, and a briefing stands in as many lists. `once(macro, value, ...)` in a
template prints what `macro(value, ...)` does, and keeps it while the value lives. So the macro may use
nothing but its arguments and the words of the theme.
"""

from __future__ import annotations

from contextlib import suppress
from types import CodeType
from typing import Any
from weakref import ref

from jinja2.runtime import Macro


class Once:
    """Keeps what macros have printed, by value, macro and further arguments."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, dict[tuple[object, ...], str]]] = {}
        """By identity of the value: a reference that tells when it dies, and what was printed of it."""
        self._codes: dict[int, CodeType] = {}
        """By identity, the code of each macro: what is kept of one is not to be taken for that of another.

        Two threads that compile a template at once make its macros twice, and those of one go with its page.
        """

    def __call__(self, macro: Macro, value: Any, *more: Any) -> str:
        """What the macro prints, as markup.

        Raises `TypeError` for what is no macro: called from here, it would pass the guards of a site's theme.
        """
        if not isinstance(macro, Macro):
            raise TypeError("once() takes a macro, and what it is called with")
        kept = self._kept.get(id(value))
        printed = kept[1] if kept else self._begin(value)
        # A macro may be made anew for each page; its function is that of the template, which is kept.
        code = macro._func.__code__
        key = (id(code), *more)
        found = printed.get(key)
        if found is None:
            self._codes[id(code)] = code
            found = printed[key] = macro(value, *more)
        return found

    def _begin(self, value: object) -> dict[tuple[object, ...], str]:
        """An empty table for a value, let go of with the value; at once where nothing tells of its end."""
        name, kept = id(value), self._kept
        printed: dict[tuple[object, ...], str] = {}
        with suppress(TypeError):
            kept[name] = ref(value, lambda _: kept.pop(name, None)), printed
        return printed
