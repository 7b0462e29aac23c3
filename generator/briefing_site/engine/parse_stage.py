"""parse: the files of a site as values, with results kept in the memo."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TypeVar

from briefing_site.engine.memo import Memo
from briefing_site.engine.parsed_files import Parsed, as_set, is_known, parsed
from briefing_site.link.aliases import alias_table, names_of, resolved
from briefing_site.link.set_texts import Style, style_of
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing, LooseText
from briefing_site.model.config import RESERVED, Config
from briefing_site.model.diagnostic import Diagnostic, Severity, Span
from briefing_site.model.edition import Editions
from briefing_site.model.files import LARGEST_TEXT, File, Inputs
from briefing_site.model.lines import Lines
from briefing_site.model.paths import CONFIG, EDITIONS, LOCK, is_briefing, is_card
from briefing_site.model.pin import Lock
from briefing_site.model.progress import Clock
from briefing_site.model.source import LooseCard, Source
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.result import ParseResult
from briefing_site.text.slug import is_id

_FIRST, _SECOND = itemgetter(0), itemgetter(1)
T = TypeVar("T")
U = TypeVar("U")


def parse(inputs: Inputs, memo: Memo, base_url: str = "", clock: Clock | None = None) -> ParseResult:
    """Parse every file. A file of unchanged content gives the same object as before, out of the `memo`."""
    clock = clock or Clock()
    parser = functools.cache(_parser)  # set up when the first file needs it
    if inputs.config is None:
        config, config_faults = _config(inputs, memo, base_url)
    else:
        config, config_faults = memo.get("config", (inputs.config,), lambda: _config(inputs, memo, base_url))
    style = memo.same("style of quotation marks", style_of(config) if config else None)
    clock.expect(_unknown(inputs, style, memo))
    texts = _values("briefings", inputs.briefings, parser, style, memo, clock)
    cards = _values("cards", inputs.cards, parser, style, memo, clock)
    briefings, loose = _apart("briefings", texts, Briefing, LooseText, memo)
    sources, loose_cards = _apart("cards", cards, Source, LooseCard, memo)
    named = memo.each("aliases of cards", (sources,), names_of, equal=True)
    if aliases := memo.get("aliases", (named,), lambda: alias_table(named)):
        by_id = functools.partial(resolved, aliases=aliases)
        briefings = memo.each("briefings by id", (briefings,), by_id, shared=(aliases,))
        loose = memo.each("loose texts by id", (loose,), by_id, shared=(aliases,))
    lock, lock_faults = lock_of(inputs, memo)
    editions, edition_faults = memo.get("editions", (inputs.editions,), lambda: _editions(inputs.editions))
    of_texts = memo.gathered("faults in briefings", memo.each("faults of briefings", (texts,), _SECOND))
    of_cards = memo.gathered("faults in cards", memo.each("faults of cards", (cards,), _SECOND))
    found = (*of_texts, *of_cards, *lock_faults, *edition_faults)
    whole = len(briefings) == len(texts) and len(sources) == len(cards) and not inputs.faults
    unread = frozenset[str]() if whole else _unread(inputs, texts, cards)
    return ParseResult(
        config,
        tuple(config_faults),
        briefings,
        loose,
        sources,
        loose_cards,
        lock,
        editions,
        unread,
        found,
    )


def config_of(inputs: Inputs, memo: Memo, base_url: str) -> Config | None:
    """The settings of a site; None where config.yaml is not there, or cannot serve."""
    if inputs.config is None:
        return None
    return memo.get("config", (inputs.config,), lambda: _config(inputs, memo, base_url))[0]


def lock_of(inputs: Inputs, memo: Memo) -> tuple[Lock, list[Diagnostic]]:
    """The pins of a site, and the faults of its lock."""
    return memo.get("lock", (inputs.lock,), lambda: _lock(inputs.lock, memo))


def within_limits(inputs: Inputs, memo: Memo, base_url: str = "") -> Inputs:
    """The files that are no longer than config.yaml allows, and a fault in the place of each other text.

    The very same value where no text is too long.
    """
    config = config_of(inputs, memo, base_url)
    most = config.limits.text_bytes if config else LARGEST_TEXT
    room = config.size_limit if config else None
    shared = (memo.same("longest text", most),)

    def too_long(file: File) -> tuple[File, ...]:
        return (file,) if len(file.data) > most else ()

    def long_ones(name: str, files: Sequence[File]) -> tuple[File, ...]:
        column = memo.each(f"long ones of {name}", (files,), too_long, shared=shared, equal=True)
        return memo.gathered(f"all long ones of {name}", column)

    long = [*long_ones("briefings", inputs.briefings), *long_ones("cards", inputs.cards)]
    if not long:
        return inputs
    key, highest = "policy: text_size", LARGEST_TEXT // 1000
    found = (
        faults.files.too_long(f.path, len(f.data), most, key=key, room=room, highest=highest) for f in long
    )
    return replace(
        inputs,
        briefings=tuple(file for file in inputs.briefings if len(file.data) <= most),
        cards=tuple(file for file in inputs.cards if len(file.data) <= most),
        faults=(*inputs.faults, *found),
    )


def _config(inputs: Inputs, memo: Memo, base_url: str) -> tuple[Config | None, list[Diagnostic]]:
    if inputs.config is None:
        told = any(fault.place.path == CONFIG for fault in inputs.faults)
        folders = sorted({PurePosixPath(file.path).parent.name for file in inputs.briefings})
        regions = [name for name in folders if is_id(name) and name not in RESERVED]
        return None, [] if told else [faults.config.no_config(CONFIG, regions)]
    try:
        make = functools.partial(_parsed_config, inputs.config)
        config, found = memo.stored("settings", inputs.config.digest, make)
    except Exception as fault:  # a mistake of ours, told at the file as those at texts are
        return None, [faults.internal.internal_error(CONFIG, "parse", fault)]
    if config and base_url:
        config = replace(config, base_url=base_url.rstrip("/") + "/")
    return config, found


def _parsed_config(file: File) -> tuple[Config | None, list[Diagnostic]]:
    from briefing_site.parse.config import parse_config

    return parse_config(file.path, file.data)


def _lock(file: File | None, memo: Memo) -> tuple[Lock, list[Diagnostic]]:
    if file is None:
        return Lock(), []
    try:
        lock = memo.stored("pins of the lock", file.digest, functools.partial(read_lock, file.data))
        return replace(lock, digest=file.digest), []
    except LockError as fault:
        return Lock(), [faults.verification.bad_lock(_line_of(LOCK, file, fault.line), str(fault))]
    except Exception as fault:  # as in `_config`
        return Lock(), [faults.internal.internal_error(LOCK, "parse", fault)]


def _line_of(path: str, file: File, number: int) -> Span:
    """A line of a file, counted from 1."""
    from briefing_site.text.line_ends import uniform

    lines = Lines(path, uniform(file.data.decode("utf-8", "replace")))
    return lines.rest_of_line(lines.offset(number - 1, 0))


def _editions(file: File | None) -> tuple[Editions, list[Diagnostic]]:
    if file is None:
        return Editions(), []
    try:
        return replace(read_editions(file.data), digest=file.digest), []
    except EditionsError as fault:
        return Editions(), [faults.edition.bad_editions(_line_of(EDITIONS, file, fault.line), str(fault))]
    except Exception as fault:  # as in `_config`
        return Editions(), [faults.internal.internal_error(EDITIONS, "parse", fault)]


def _values(
    name: str,
    files: Sequence[File],
    parser: Callable[[], Callable[[File], Parsed[object]]],
    style: Style | None,
    memo: Memo,
    clock: Clock,
) -> tuple[Parsed[object], ...]:
    """The value of each file, None where it has none, with its faults."""

    def make(file: File) -> Parsed[object]:
        value, found = parser()(file)
        clock.step()
        return as_set(value, style), found

    def make_or_tell(file: File) -> Parsed[object]:
        try:
            return parsed(file, style, make, memo)
        except Exception as fault:  # a mistake of ours at one file keeps no other from being parsed
            return None, [faults.internal.internal_error(file.path, "parse", fault)]

    return memo.each(
        f"parsed {name}", (files,), make_or_tell, shared=(style,), asks=lambda made, _: _kept(made[1])
    )


def _parser() -> Callable[[File], Parsed[object]]:
    """What parses a file; with it all is loaded that only parsing needs."""
    from briefing_site.engine.file_parser import file_parser

    return file_parser()


def _kept(found: Sequence[Diagnostic]) -> tuple[()] | None:
    """What `Memo.each` asks: None where a result must not be kept, since making it failed."""
    return None if any(fault.code == faults.internal.CODE for fault in found) else ()


def _apart(
    name: str, texts: Sequence[tuple[object, object]], whole: type[T], loose: type[U], memo: Memo
) -> tuple[tuple[T, ...], tuple[U, ...]]:
    """The values that can serve, and those whose front matter cannot."""
    values: tuple[object, ...] = memo.each(f"read {name}", (texts,), _FIRST)
    kinds = memo.each(f"kinds of {name}", (values,), type)
    if set(kinds) == {whole}:
        return values, ()  # type: ignore[return-value]  # each is of this type
    return (
        tuple(memo.column(f"values of {name}", tuple(v for v in values if isinstance(v, whole)))),
        tuple(memo.column(f"loose {name}", tuple(v for v in values if isinstance(v, loose)))),
    )


def _unknown(inputs: Inputs, style: Style | None, memo: Memo) -> int:
    """How many files have to be parsed."""
    files = (
        *memo.unmade("parsed briefings", inputs.briefings),
        *memo.unmade("parsed cards", inputs.cards),
    )
    return sum(not is_known(file, style, memo) for file in files)


def _stops(fault: Diagnostic) -> bool:
    """Whether a fault is an error at a briefing or a card, which tells why its value is missing."""
    path = fault.place.path
    return fault.severity is Severity.ERROR and (is_briefing(path) or is_card(path))


def _unread(
    inputs: Inputs, texts: Sequence[tuple[object, object]], cards: Sequence[tuple[object, object]]
) -> frozenset[str]:
    """The paths of files that have no value, or one that cannot serve."""
    briefings = zip(inputs.briefings, texts, strict=True)
    sources = zip(inputs.cards, cards, strict=True)
    read = {file.path for file in (*inputs.briefings, *inputs.cards)}
    return frozenset(
        (
            *(file.path for file, (value, _) in briefings if not isinstance(value, Briefing)),
            *(file.path for file, (value, _) in sources if not isinstance(value, Source)),
            *(path for fault in inputs.faults if _stops(fault) and (path := fault.place.path) not in read),
        )
    )
