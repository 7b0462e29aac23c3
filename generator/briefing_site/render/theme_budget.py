"""How much a theme's own templates may do, for one page and for all, counted in steps and never in seconds.

Steps are counted and not timed, so that the same theme gives the same page, or the same fault, on every
machine.
"""

from __future__ import annotations

import threading
from collections.abc import ItemsView, KeysView, ValuesView
from typing import TypeVar

from jinja2 import TemplateRuntimeError
from jinja2.utils import Namespace

from briefing_site.text.dataclass import dataclass

T = TypeVar("T")

STEPS = 5_000_000
"""Steps for a page. A step is a part of an expression, an item of a list, or 64 characters that are read."""
TEXT = 20_000_000
"""Characters that are made or printed for a page."""
ALL_STEPS, ALL_TEXT = 250_000_000, 1_000_000_000
"""The same for all pages of a site together: in a large one each page has a smaller share."""
LEAST_STEPS, LEAST_TEXT = 250_000, 1_000_000
"""What a page has in a site of any size: four times what the largest page of the theme `base` takes."""
VALUE = 100_000
"""Items of one value, with those of the lists in it."""
NUMBER = 10_000
"""The largest number that a filter or the method of a text takes: a width, a count, a depth."""
BITS = 4_096
"""Bits of a whole number that is made by `*` or `**`."""
_READ = 64
"""Characters of a text that are read in a step."""
_CALL = 20
"""Steps of a call."""
_SUM = 5
"""Steps of a calculation."""

_Many = (list, tuple, set, frozenset)
_Sized = (range, KeysView, ValuesView, ItemsView)


class LimitError(TemplateRuntimeError):
    """A template does more than a theme may; the message says of what there is too much."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the templates of a site may do for one page."""

    steps: int = STEPS
    text: int = TEXT


ALONE = Limits()
"""The limits of a page that is made for itself, and of each in a small site."""


def limits_for(pages: int) -> Limits:
    """The limits of each page of a site with so many.

    They change where the number of pages doubles, and never by which of the pages are made: so a build after
    an edit comes to the same as a clean one.
    """
    return Limits(_share(STEPS, ALL_STEPS, LEAST_STEPS, pages), _share(TEXT, ALL_TEXT, LEAST_TEXT, pages))


def _share(most: int, total: int, least: int, pages: int) -> int:
    share = most
    while share > least and share * pages > total:
        share //= 2
    return max(share, least)


class Budget(threading.local):
    """What is left for the page that a thread is making."""

    def __init__(self) -> None:
        self.begin(ALONE)

    def begin(self, limits: Limits) -> None:
        """Begin a page."""
        self.limits, self.steps, self.text = limits, limits.steps, limits.text

    def charge(self, steps: int) -> bool:
        """Take steps, and give true; raises `LimitError` where there are not so many left."""
        self.steps -= steps
        if self.steps < 0:
            raise LimitError(
                f"the theme's own templates take more than {self.limits.steps:,} steps for this page"
            )
        return True

    def call(self) -> None:
        """Take the steps of a call."""
        self.charge(_CALL)

    def calculate(self) -> None:
        """Take the steps of a calculation."""
        self.charge(_SUM)

    def read(self, value: T) -> T:
        """Take the steps of going through a value, with all that is in it; gives the value.

        Raises `LimitError` where there is too much in it.
        """
        if isinstance(value, str):
            self.charge(1 + len(value) // _READ)
        elif isinstance(value, (*_Many, dict, Namespace, *_Sized)):
            self.charge(1 + _size(value, VALUE))
        return value

    def made(self, value: T) -> T:
        """Take what a value costs that was just made; gives the value."""
        if isinstance(value, str):
            self.print(len(value))
        else:
            self.read(value)
        return value

    def print(self, characters: int) -> bool:
        """Take characters, and give true; raises `LimitError` where there are not so many left."""
        self.text -= characters
        if self.text < 0:
            raise LimitError(
                f"the theme's own templates make more than {self.limits.text:,} characters for this page"
            )
        return True


def _size(value: object, most: int) -> int:
    """The number of items in a value and in those in it, a long text counting as several."""
    waiting, size = [value], 0
    while waiting:
        here = waiting.pop()
        if isinstance(here, Namespace):
            here = object.__getattribute__(here, "_Namespace__attrs")
        if isinstance(here, str):
            size += len(here) // _READ
        elif isinstance(here, _Many):
            size += len(here)
            waiting.extend(here)
        elif isinstance(here, dict):
            size += 2 * len(here)
            waiting.extend(here.keys())
            waiting.extend(here.values())
        elif isinstance(here, _Sized):
            size += len(here)
        if size > most:
            raise LimitError(f"a value has more than {most:,} items")
    return size
