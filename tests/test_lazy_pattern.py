"""Expressions that are compiled at their first use: each is right, although loading its module does not show it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import briefing_site
from briefing_site.text.lazy_pattern import LazyPattern

MODULES = sorted(
    each.name
    for each in pkgutil.walk_packages(briefing_site.__path__, "briefing_site.")
    if not each.name.endswith("__main__")
)


def lazy(value: object) -> Iterator[LazyPattern]:
    """The lazy expressions in a value of a module."""
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from lazy(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from lazy(each)
    elif type(value).__name__ == "Tongue":
        yield from lazy([getattr(value, name) for name in value.__dataclass_fields__])  # type: ignore[attr-defined]


def test_every_expression_compiles() -> None:
    compiled = 0
    for name in MODULES:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as fault:  # of an extra that is not installed
            assert not (fault.name or "").startswith("briefing_site")
            continue
        for each in lazy(list(vars(module).values())):
            re.compile(each.pattern, each.flags)
            compiled += 1
    assert compiled > 300


def test_it_is_compiled_once_and_answers_as_a_compiled_one() -> None:
    lazy_one = LazyPattern("(?P<word>a+)", re.IGNORECASE)
    found = lazy_one.search("xAay")
    assert found
    assert found["word"] == "Aa"
    assert lazy_one.__dict__["search"] == lazy_one.search
    assert lazy_one.sub("-", "aba") == "-b-"
    with pytest.raises(AttributeError):
        lazy_one.unknown  # noqa: B018
