"""`seeds/seeds.lock`: where each excerpt was found, in which text.

It is kept with the site so that those who have no archive can rely on it, and a changed text is noticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from briefing_site.model.pin import Lock, PinnedExcerpt, PinnedSource

VERSION = 1


_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


class LockError(Exception):
    """A lock file that cannot be read: `line` is where, the message says why and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def dump(lock: Lock) -> str:
    """The lock as a file: one value a line, keys in order, so that a merge conflict is small."""
    sources = {
        source: {
            "archive": pinned.archive,
            "excerpts": {
                id_: {key: getattr(pin, key) for key in _EXCERPT} for id_, pin in pinned.excerpts.items()
            },
            "sha256": pinned.sha256,
        }
        for source, pinned in lock.sources.items()
    }
    return (
        json.dumps({"sources": sources, "version": VERSION}, ensure_ascii=False, indent=1, sort_keys=True)
        + "\n"
    )


def load(text: str) -> Lock:
    """Read what `dump` wrote; raises `LockError` for anything else."""
    if conflict := _CONFLICT.search(text):
        raise LockError(_line(text, conflict.start()), f"a merge conflict is left in it; {_CURE}")
    try:
        data = json.loads(text, object_pairs_hook=_no_key_twice)
    except json.JSONDecodeError as fault:
        raise LockError(fault.lineno, f"not JSON: {fault.msg}; {_CURE}") from None
    except _KeyTwiceError as fault:
        places = [match.start() for match in re.finditer(re.escape(json.dumps(fault.key)) + r"\s*:", text)]
        raise LockError(
            _line(text, places[-1]) if places else 1, f"{fault.key!r} is given twice; {_CURE}"
        ) from None
    except ValueError as fault:  # a number of thousands of digits
        raise LockError(1, f"not JSON: {fault}; {_CURE}") from None
    except RecursionError:
        raise LockError(1, f"nested too deeply; {_CURE}") from None
    return _lock(data, text)


_CURE = "restore seeds.lock, or delete it and run `briefing pin` where the archive is"


_TEXT, _MAYBE_TEXT, _MAYBE_NUMBER = (str,), (str, type(None)), (int, type(None))


_EXCERPT: dict[str, tuple[type, ...]] = {
    "at": _MAYBE_TEXT,
    "verdict": _TEXT,
    "quote": _TEXT,
    "paragraph": _MAYBE_NUMBER,
    "start": _MAYBE_NUMBER,
    "end": _MAYBE_NUMBER,
    "exact": _MAYBE_TEXT,
    "prefix": _MAYBE_TEXT,
    "suffix": _MAYBE_TEXT,
}


_SOURCE: dict[str, tuple[type, ...]] = {"archive": _TEXT, "sha256": _TEXT, "excerpts": (dict,)}


class _KeyTwiceError(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _KeyTwiceError(key)
        seen.add(key)
    return dict(pairs)


def _lock(data: Any, text: str) -> Lock:
    if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] > VERSION:
        raise LockError(
            _find(text, ["version"]), f"version {data['version']} is of a newer generator: update yours"
        )
    _check(data, {"version": (int,), "sources": (dict,)}, text, [])
    sources: dict[str, PinnedSource] = {}
    for source, fields in data["sources"].items():
        _check(fields, _SOURCE, text, ["sources", source])
        for excerpt, pin in fields["excerpts"].items():
            _check(pin, _EXCERPT, text, ["sources", source, "excerpts", excerpt])
        pins = {excerpt: PinnedExcerpt(**pin) for excerpt, pin in fields["excerpts"].items()}
        sources[source] = PinnedSource(fields["archive"], fields["sha256"], pins)
    return Lock(sources)


def _check(data: Any, fields: Mapping[str, tuple[type, ...]], text: str, path: list[str]) -> None:
    """Raise unless `data` is a mapping of exactly these fields and types."""
    name = ".".join(path) or "it"
    if not isinstance(data, dict):
        raise LockError(_find(text, path), f"{name} is not a mapping; {_CURE}")
    for key in [*fields, *data]:
        if key not in data:
            raise LockError(_find(text, path), f"{name} has no {key!r}; {_CURE}")
        if key not in fields:
            raise LockError(_find(text, [*path, key]), f"{name} has a strange key {key!r}; {_CURE}")
        if type(data[key]) not in fields[key]:
            raise LockError(_find(text, [*path, key]), f"{key!r} of {name} has the wrong type; {_CURE}")


def _find(text: str, path: list[str]) -> int:
    """The line of a key, found by going from key to key in the order in which they nest."""
    at = 0
    for key in path:
        found = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:").search(text, at)
        at = found.start() if found else at
    return _line(text, at)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
