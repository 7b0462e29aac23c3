"""`briefing source watch`: ask the known addresses of documents what became of them."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, add_common, add_format, say
from briefing_site.apps.cli.help_format import Help
from briefing_site.apps.cli.named_sources import named_sources
from briefing_site.engine.options import Options
from briefing_site.model.paths import CACHE
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from collections import Counter

    from briefing_site.authoring.watching.watch import Seen
    from briefing_site.model.document import Document
    from briefing_site.model.source import Source

_PAUSE = 2.0


def add_arguments(ways: Any) -> None:
    """The sources, the pause, and how to print; `ways` are the subcommands of `source`."""
    parser = ways.add_parser(
        "watch",
        help="ask the addresses of documents which have changed or gone",
        formatter_class=Help,
        description="Ask the addresses of documents (`url` and `archived_url` of their cards) what became of "
        "them: one at a time, as far as robots.txt allows, and only when this command is given. A text is "
        "compared with the archived one, else with what the last watch saw. Exit status 0 where nothing has "
        "changed; 1 where a document has changed, moved or gone; 2 for wrong usage. What could not be asked "
        "or read is told and changes no status.",
    )
    parser.add_argument("sources", nargs="*", metavar="ID", help="ids of sources (all that have an address)")
    parser.add_argument(
        "--pause",
        type=_seconds,
        default=_PAUSE,
        metavar="SECONDS",
        help=f"least time between two requests ({_PAUSE:.0f})",
    )
    parser.add_argument(
        "--own-network",
        action="store_true",
        help="ask addresses of this machine and its network too, which cards of others could name",
    )
    add_format(parser)
    add_common(parser, "site", "archive", "quiet")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 3600:
        raise ArgumentTypeError(f"{text} is no number of seconds from 0 to 3600")
    return value


def run(options: Options, given: Namespace) -> int:
    """Ask, and tell of each address as soon as it has answered."""
    from collections import Counter

    from briefing_site.authoring.watching.ask import Guest
    from briefing_site.authoring.watching.watch import TOLD, load, save, watch
    from briefing_site.engine.engine import Engine
    from briefing_site.publish.site_swap import PublishError

    engine = Engine(options, once=True)
    parsed = engine.look().content.parsed
    chosen = named_sources(parsed.sources, given.sources) if given.sources else parsed.sources
    path = options.root / CACHE / "watch.json"
    memory, guest = load(path), Guest(given.pause, own_network=given.own_network)
    pinned = {name: pins.sha256 for name, pins in parsed.lock.sources.items()}
    states: Counter[str] = Counter()
    try:
        for seen in watch(chosen, lambda source: _document(engine, source), pinned, memory, guest):
            states[seen.state] += 1
            if given.format == "json":
                say(json.dumps(_data(seen), ensure_ascii=False))
            elif seen.state != "unchanged" or not given.quiet:
                _tell(seen)
    finally:  # what was seen is kept even where the command is stopped
        try:
            save(
                path, {address: kept for address, kept in memory.items() if address in _known(parsed.sources)}
            )
        except OSError as fault:
            raise PublishError(f"{path} could not be written: {fault.strerror}") from None
    if given.format == "text" and not given.quiet:
        say(_sum(states, guest.requests, [s.id for s in chosen if not (s.url or s.archived_url)]))
    return CONTENT if any(states[state] for state in TOLD) else GOOD


def _known(sources: tuple[Source, ...]) -> set[str]:
    return {address for s in sources for address in (s.url, s.archived_url) if address}


def _document(engine: Any, source: Source) -> Document | None:
    from briefing_site.model.document import ArchiveError

    if not source.archive:
        return None
    try:
        found: Document = engine.document(source.archive)
    except ArchiveError:
        return None
    return found


def _data(seen: Seen) -> dict[str, object]:
    return {
        "source": seen.source,
        "key": seen.key,
        "address": seen.address,
        "state": seen.state,
        "reason": seen.reason,
        "moved": seen.moved or None,
        "lost": list(seen.lost),
    }


def _tell(seen: Seen) -> None:
    parts = [seen.reason] if seen.reason else []
    if seen.moved:
        parts.append(f"moved to {seen.moved}")
    if seen.lost:
        words = "the words of this excerpt" if len(seen.lost) == 1 else "the words of these excerpts"
        parts.append(f"{words} no longer stand in it: {', '.join(seen.lost)}")
    why = f": {'; '.join(parts)}" if parts else ""
    say(f"{seen.source} {seen.key} {seen.address}\n  {seen.state}{why}")


def _sum(states: Counter[str], requests: int, without: list[str]) -> str:
    told = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    asked = f"{count(sum(states.values()), 'address', 'addresses')}, {count(requests, 'request', 'requests')}"
    none = f" {count(len(without), 'source has', 'sources have')} no address." if without else ""
    return f"{asked}: {told}.{none}" if told else f"No address is known.{none}"
