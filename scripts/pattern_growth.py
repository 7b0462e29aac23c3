"""Which regular expressions of the project need more than twice the time for twice the text?

    python scripts/pattern_growth.py [WORD]

Every compiled expression of every module is tried on long texts of the signs that it is made of: one sign
again and again, two in turn, what it begins with and then one sign. Each text ends with a sign that it does
not expect. Printed is each expression whose time grows faster than the text, with the worst text; then the
exit status is 1. An expression is used as the code uses it: looked for everywhere, or held against a place.
One that the code holds against short texts alone stands in `SHORT`, and may take no time on these. WORD names
modules to be tried.
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

SIZE = 2_500
STEEP = 3.0
"""Twice the text may cost so many times as much; four times is quadratic."""
SLOW = 0.002
"""Seconds below which nothing is told."""
LIMIT = 1.0
"""Seconds after which a search is given up."""
RUNS = (3, 10)
"""How often each text is searched: more often where the times of a few searches look steep."""
SHORT = {
    "text.abbreviations._LAST_WORD": 64,
    "text.turned_words._BEFORE_HANGUL": 12,
    "text.values.names._NAME_BEFORE": 16,
    "verify.grounding.interrupted._STOP": 80,
    "text.alternatives._PARTS": 0,
    "text.needed_words._ITEM": 0,
}
"""How many characters the code holds against an expression; 0 where these are expressions of its own."""
ENDS = {"parse.waivers._COMMENT": "-->", "text.markdown_to_text._LINK": ")"}
"""How each text ends that the code holds against an expression."""
WAYS = {
    "parse.excerpt_headings._PLAIN": frozenset({"fullmatch"}),
    "parse.yaml_quotations._DOUBLE": frozenset({"match"}),
    "parse.picture_metadata.svg._OF_STYLE": frozenset({"match"}),
    "text.markdown_to_text._LABEL": frozenset({"fullmatch"}),
    "text.markdown_to_text._LINK": frozenset({"fullmatch"}),
    "text.sentences._STOP": frozenset({"match"}),
}
"""How an expression is used, where that is not to be seen from its name; a search may end where one fails."""
_MOST_SIGNS = 9
_parser: Any = importlib.import_module("re._parser")
_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}


_ROOT = Path(briefing_site.__path__[0])
_USE = re.compile(r"\b(\w+)(?:\[[^\]\n]*\])?\.(search|finditer|findall|sub|subn|split|match|fullmatch)\b")
EVERYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
EVERY_USE = frozenset(("search", "match", "fullmatch"))


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
        if isinstance(value.pattern, bytes):
            value = re.compile(value.pattern.decode("latin-1"), value.flags | re.ASCII)
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


def texts(pattern: re.Pattern[str], size: int, end: str = "\x01") -> Iterator[str]:
    """Long texts on which an expression may be slow."""
    made, start = signs(pattern)
    made = list(dict.fromkeys([*made, " ", "a"]))
    units = [*made, *("".join(two) for two in itertools.permutations(made[:6], 2))]
    if len(start) > 1:
        units.append(start)
    for unit in units:
        row = unit * (size // len(unit))
        for before in dict.fromkeys(["", start]):
            yield f"{before}{row}{end}"


def uses() -> dict[str, dict[str, set[str]]]:
    """Name of a module's file to the names in it, each with the ways in which expressions of it are used.

    What stands under no name of a file is what all files use.
    """
    found: dict[str, dict[str, set[str]]] = {"": {}}
    for path in _ROOT.rglob("*.py"):
        here = found.setdefault(str(path), {})
        for name, way in _USE.findall(path.read_text(encoding="utf-8")):
            here.setdefault(name, set()).add(way)
            if not name.startswith("_"):
                found[""].setdefault(name, set()).add(way)
    return found


def cost(pattern: re.Pattern[str], text: str, ways: frozenset[str], runs: int) -> float:
    """Seconds of the processor that a search, or a look at one place, takes: the least of some runs."""
    return min(_once(pattern, text, ways) for _ in range(runs))


def _once(pattern: re.Pattern[str], text: str, ways: frozenset[str]) -> float:
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    begun = time.thread_time()
    try:
        if not ways.isdisjoint(EVERYWHERE):
            for _ in pattern.finditer(text):
                pass
        if "match" in ways:
            pattern.match(text)
        if "fullmatch" in ways:
            pattern.fullmatch(text)
    except SlowError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.thread_time() - begun


def worst(pattern: re.Pattern[str], ways: frozenset[str], end: str) -> tuple[float, float, str] | None:
    """Growth, seconds and text of the steepest case; None where time grows as the text does."""
    steepest: tuple[float, float, str] | None = None
    for one, two in zip(texts(pattern, SIZE, end), texts(pattern, 2 * SIZE, end), strict=True):
        if _once(pattern, two, ways) < SLOW:
            continue
        # Other work on the machine can double one time and not the other: what looks steep is timed again.
        for runs in RUNS:
            first, second = cost(pattern, one, ways, runs), cost(pattern, two, ways, runs)
            growth = second / max(first, 1e-5)
            if second >= LIMIT:
                return growth, second, two[:24]
            if second < SLOW or growth <= STEEP:
                break
        else:
            steepest = max(steepest or (0.0, 0.0, ""), (growth, second, two[:24]), key=lambda case: case[1])
    return steepest


def slow_when_short(
    pattern: re.Pattern[str], size: int, ways: frozenset[str]
) -> tuple[float, float, str] | None:
    """The slowest text of a size, where it takes too long."""
    found = (
        [(1.0, cost(pattern, text, ways, RUNS[0]), text[:24]) for text in texts(pattern, size)]
        if size
        else []
    )
    return max((case for case in found if case[1] >= SLOW), default=None)


def _slow(*_: object) -> None:
    raise SlowError


def main(arguments: list[str]) -> int:
    """Try every expression; the exit status is 1 where one is steep."""
    signal.signal(signal.SIGVTALRM, _slow)
    seen: set[re.Pattern[str]] = set()
    used = uses()
    steep = 0
    for found in pkgutil.walk_packages(briefing_site.__path__, "briefing_site."):
        if arguments and not any(word in found.name for word in arguments):
            continue
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        here = used.get(module.__file__ or "", {})
        for name, pattern in patterns(module):
            if pattern in seen:
                continue
            seen.add(pattern)
            whole = f"{found.name.removeprefix('briefing_site.')}.{name}"
            seen_ways = frozenset(here.get(name, ())) | frozenset(used[""].get(name, ()))
            ways = WAYS.get(whole, seen_ways or EVERY_USE)
            short = SHORT.get(whole)
            if (
                case := worst(pattern, ways, ENDS.get(whole, "\x01"))
                if short is None
                else slow_when_short(pattern, short, ways)
            ):
                steep += 1
                growth, seconds, text = case
                what = f"x{growth:.1f}, {seconds:.3f} s on {text!r}: {pattern.pattern[:100]!r}"
                print(f"{found.name}.{name}: {what}")
                sys.stdout.flush()
    print(f"{len(seen)} expressions, {steep} of them steep")
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
