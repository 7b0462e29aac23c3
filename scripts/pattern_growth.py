"""Which regular expressions of the project need more than twice the time for twice the text?

    python scripts/pattern_growth.py [WORD]

Every compiled expression of every module is tried on long texts of the signs that it is made of: one sign
again and again, two in turn, what it begins with and then one sign. Each text ends with a sign that it does
not expect. Printed is each expression whose time grows faster than the text, with the worst text. One that
the code only holds against a place is held against the beginning; another is looked for everywhere. WORD
names modules to be tried.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import briefing_site
from briefing_site.text.lazy_pattern import LazyPattern

SIZE = 1_500
STEEP = 3.0
"""Twice the text may cost so many times as much; four times is quadratic."""
SLOW = 0.004
"""Seconds of the processor below which nothing is told."""
LIMIT = 1.0
_MOST_SIGNS = 9
_parser: Any = importlib.import_module("re._parser")
_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}


_ROOT = Path(briefing_site.__path__[0])
_USE = re.compile(r"\b(\w+)(?:\[[^\]\n]*\])?\.(?:search|finditer|findall|sub|subn|split)\b")


class SlowError(Exception):
    """A search took too long."""


def patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions that a module has among its values, with the names of these."""
    for name, value in vars(module).items():
        if not name.startswith("__"):
            for found in _inside(value, 0):
                yield name, found


def _inside(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, LazyPattern):
        value = re.compile(value.pattern, value.flags)
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 3 and isinstance(value, dict):
        for each in value.values():
            yield from _inside(each, depth + 1)
    elif depth < 3 and isinstance(value, list | tuple | frozenset | set):
        for each in value:
            yield from _inside(each, depth + 1)


def signs(pattern: re.Pattern[str]) -> tuple[list[str], str]:
    """Some signs that an expression is made of, and the words that it begins with."""
    found: dict[str, None] = {}
    tree = _parser.parse(pattern.pattern, pattern.flags)
    _walk(tree, found)
    start = "".join(itertools.takewhile(bool, (chr(v) if str(op) == "LITERAL" else "" for op, v in tree)))
    return list(found)[:_MOST_SIGNS], start


def _walk(node: Any, found: dict[str, None]) -> None:
    for op, value in node:
        match str(op):
            case "LITERAL":
                found[chr(value)] = None
            case "NOT_LITERAL" | "ANY":
                found["a"] = None
            case "IN":
                _members(value, found)
            case "BRANCH":
                for branch in value[1]:
                    _walk(branch, found)
            case "SUBPATTERN":
                _walk(value[-1], found)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                _walk(value[2], found)
            case "ASSERT" | "ASSERT_NOT":
                _walk(value[1], found)
            case "ATOMIC_GROUP":
                _walk(value, found)


def _members(members: Iterable[tuple[Any, Any]], found: dict[str, None]) -> None:
    for op, value in list(members)[:6]:
        match str(op):
            case "LITERAL":
                found[chr(value)] = None
            case "RANGE":
                found[chr(value[0])] = None
            case "CATEGORY":
                found[_CATEGORIES.get(str(value), ".")] = None
            case "NEGATE":
                found["a"] = None
                found[" "] = None


def texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Long texts on which an expression may be slow."""
    made, start = signs(pattern)
    made = list(dict.fromkeys([*made, " ", "a"]))
    units = [*made, *("".join(two) for two in itertools.permutations(made[:6], 2))]
    if len(start) > 1:
        units.append(start)
    for unit in units:
        row = unit * (size // len(unit))
        for before in dict.fromkeys(["", start]):
            yield f"{before}{row}\x01"


def searched(module: ModuleType) -> frozenset[str]:
    """The names of a module's expressions that are looked for in texts, there or in other modules.

    Those that begin with a low line are of the module alone.
    """
    files = [Path(module.__file__)] if module.__file__ else []
    names = {name for path in files for name in _USE.findall(path.read_text(encoding="utf-8"))}
    every = (path.read_text(encoding="utf-8") for path in _ROOT.rglob("*.py"))
    public = {name for text in every for name in _USE.findall(text) if not name.startswith("_")}
    return frozenset(names | public)


def cost(pattern: re.Pattern[str], text: str, *, anywhere: bool) -> float:
    """Seconds of the processor that a search of all places takes, or a look at the first."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    begun = time.process_time()
    try:
        if anywhere:
            for _ in pattern.finditer(text):
                pass
        else:
            pattern.match(text)
            pattern.fullmatch(text)
    except SlowError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def worst(pattern: re.Pattern[str], *, anywhere: bool) -> tuple[float, float, str] | None:
    """Growth, seconds and text of the steepest case; None where time grows as the text does."""
    steepest: tuple[float, float, str] | None = None
    for one, two in zip(texts(pattern, SIZE), texts(pattern, 2 * SIZE), strict=True):
        second = cost(pattern, two, anywhere=anywhere)
        if second < SLOW:
            continue
        first = cost(pattern, one, anywhere=anywhere)
        second = min(second, cost(pattern, two, anywhere=anywhere))
        growth = second / max(first, 1e-5)
        if (growth > STEEP or second >= LIMIT) and (steepest is None or second > steepest[1]):
            steepest = (growth, second, two[:24])
    return steepest


def _slow(*_: object) -> None:
    raise SlowError


def main(arguments: list[str]) -> int:
    """Try every expression; the exit status is 1 where one is steep."""
    signal.signal(signal.SIGVTALRM, _slow)
    seen: set[re.Pattern[str]] = set()
    steep = 0
    for found in pkgutil.walk_packages(briefing_site.__path__, "briefing_site."):
        if arguments and not any(word in found.name for word in arguments):
            continue
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        everywhere = searched(module)
        for name, pattern in patterns(module):
            if pattern in seen:
                continue
            seen.add(pattern)
            if case := worst(pattern, anywhere=name in everywhere or not name.isupper()):
                steep += 1
                growth, seconds, text = case
                what = f"x{growth:.1f}, {seconds:.3f} s on {text!r}: {pattern.pattern[:100]!r}"
                print(f"{found.name}.{name}: {what}")
                sys.stdout.flush()
    print(f"{len(seen)} expressions, {steep} of them steep")
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
