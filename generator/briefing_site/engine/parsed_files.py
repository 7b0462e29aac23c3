"""Parsed files as they are kept, and as they cross a pipe: the first halves together, each second by itself.

Every build needs the first halves of all files, and the second halves of the few briefings whose pages it
makes. So all first halves are read at once, as facts of the store, and a second half when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar, cast

from briefing_site.engine.facts import encoded
from briefing_site.engine.memo import Memo
from briefing_site.engine.store import Entry, encode
from briefing_site.link.set_texts import Style, set_briefing
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.halves import FirstHalf, InHalves, first_half, second_half
from briefing_site.model.paths import is_briefing
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")

Parsed = tuple[T | None, list[Diagnostic]]
"""The value of a file, None where it has none, and the faults of the file."""

_SLOT = "parsed files"
"""The slot of the first halves."""


@dataclass(frozen=True, slots=True)
class ParsedShare:
    """Some parsed files, on their way to the process that has asked for them."""

    first: bytes
    """The first halves, as a block of facts."""
    second: tuple[Entry, ...]
    count: int
    """How many files there are."""


def is_known(file: File, style: Style | None, memo: Memo) -> bool:
    """Whether the memo has the value of a file, on a site of a style; None where config.yaml cannot serve."""
    slot, signature = _key(file, style)
    kept = memo.known(_SLOT, f"{slot} {signature}")
    return kept is not None and (not isinstance(kept[0], FirstHalf) or memo.knows(slot, signature))


def parsed(file: File, style: Style | None, make: Callable[[File], Parsed[T]], memo: Memo) -> Parsed[T]:
    """The value of a file and its faults, which `make` gives where the memo has none. It is signed."""
    slot, signature = _key(file, style)
    name = f"{slot} {signature}"
    made: Parsed[T] | None = None
    value: Any
    if not is_known(file, style, memo):
        made = make(file)
        if isinstance(made[0], InHalves):
            memo.stored(slot, signature, partial(second_half, made[0]))
    value, found = memo.known_by(_SLOT, name, lambda: _first_of(made or make(file)))
    if made:
        value = made[0]
    elif isinstance(value, FirstHalf):
        value = value.with_second(memo.later(slot, signature, lambda: _second_of(make(file))))
    if value is not None:
        memo.sign(value, f"{file.path} {signature}")
    return value, found


def parse_all(files: Sequence[File], style: Style | None, make: Callable[[File], Parsed[Any]]) -> ParsedShare:
    """Some files as `make` gives them; one at which it fails is left out."""
    first: dict[str, object] = {}
    second: list[Entry] = []
    for file in files:
        slot, signature = _key(file, style)
        try:
            made = make(file)
        except Exception:  # the stage itself tells of it
            continue
        first[f"{slot} {signature}"] = _first_of(made)
        if isinstance(made[0], InHalves):
            second.append(encode(slot, signature, second_half(made[0])))
    return ParsedShare(encoded(first), tuple(second), len(files))


def take(share: ParsedShare, memo: Memo) -> None:
    """Have the memo know what another process has made."""
    memo.add_facts(_SLOT, share.first)
    memo.add(share.second)


def as_set(value: T, style: Style | None) -> T:
    """The value of a file as the site prints it: a briefing with the quotation marks of its language."""
    if style is None or not isinstance(value, Briefing):
        return value
    return cast(T, set_briefing(value, style))


def _key(file: File, style: Style | None) -> tuple[str, str]:
    """Slot and signature of a file; only a briefing depends on the style."""
    set_in = f" {style}" if style and is_briefing(file.path) else ""
    return f"parse {file.path}", f"{file.digest}{set_in}"


def _first_of(made: Parsed[Any]) -> tuple[object, list[Diagnostic]]:
    """What is kept of a parsed file among the facts."""
    value, found = made
    return (first_half(value) if isinstance(value, InHalves) else value), found


def _second_of(made: Parsed[Any]) -> tuple[Any, ...]:
    return second_half(made[0]) if isinstance(made[0], InHalves) else ()
