"""`briefing cite WORDS`: passages that hold words, as ready citations."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import (
    CONTENT,
    GOOD,
    UsageError,
    add_common,
    add_format,
    say,
    whole_number,
)
from briefing_site.engine.options import Options
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from briefing_site.authoring.find_passage import ArchivePassage, Citable
    from briefing_site.model.source import Card


def add_arguments(parser: ArgumentParser) -> None:
    """The words, and how many passages to print."""
    parser.description = (
        "Look for words in all excerpts and archived texts. Prints ready citations, and for a passage that "
        "no excerpt quotes yet a ready excerpt for its card. Exit status 1 where nothing is found."
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help="all of them stand in each passage found")
    parser.add_argument(
        "--limit", type=whole_number, default=10, metavar="N", help="passages of each kind to print (10)"
    )
    add_format(parser)
    add_common(parser, "site", "archive")


def run(options: Options, given: Namespace) -> int:
    """Search, and print what was found."""
    from briefing_site.authoring.find_passage import search
    from briefing_site.engine.engine import Engine
    from briefing_site.model.severity import Severity

    if not any(char.isalnum() for word in given.words for char in word):
        raise UsageError("there is no word to look for")
    if given.limit < 1:
        raise UsageError(f"--limit {given.limit}: at least one passage is printed")
    parsed = Engine(options).look().content.parsed
    longest = parsed.config.quote_words if parsed.config else 15
    cards: list[Card] = [*parsed.sources, *parsed.loose_cards]
    found = search(given.words, cards, options.archive_folder, longest)
    if given.format == "json":
        listed: list[Citable | ArchivePassage] = [
            *found.excerpts[: given.limit],
            *found.passages[: given.limit],
        ]
        for each in listed:
            say(json.dumps(_data(each), ensure_ascii=False))
        return GOOD if found.excerpts or found.passages else CONTENT
    for citable in found.excerpts[: given.limit]:
        _excerpt(citable)
    if found.passages:
        say("Not quoted yet; an excerpt for the card:\n")
    for passage in found.passages[: given.limit]:
        _passage(passage)
    more = sum(max(len(some) - given.limit, 0) for some in (found.excerpts, found.passages))
    if more:
        say(f"{count(more, 'passage', 'passages')} more: give another word, or --limit N.")
    unfit = {card.path for card in parsed.loose_cards}
    told: list[Citable | ArchivePassage] = [*found.excerpts[: given.limit], *found.passages[: given.limit]]
    for path in dict.fromkeys(each.source.path for each in told if each.source.path in unfit):
        why = (
            fault.message
            for fault in parsed.faults
            if fault.place.path == path and fault.severity is Severity.ERROR
        )
        say(f"{path} cannot be cited yet: {'; '.join(why)}.")
    if found.missing:
        texts = count(found.missing, "archived text is", "archived texts are")
        say(f"{texts} not here; of those the excerpts alone were searched.")
    if not found.excerpts and not found.passages:
        say(f'No passage holds "{" ".join(given.words)}".')
        return CONTENT
    return GOOD


def _data(found: Citable | ArchivePassage) -> dict[str, object]:
    """A passage for JSON: with its `citation` where an excerpt quotes it, else with the `excerpt` to add."""
    from briefing_site.authoring.find_passage import ArchivePassage
    from briefing_site.text.unwrap import unwrapped
    from briefing_site.verify.new_excerpt import block

    if isinstance(found, ArchivePassage):
        ready = block(found.id, found.at, found.quote) if found.quote else None
        return {
            "source": found.source.id,
            "path": found.source.path,
            "at": str(found.at),
            "text": found.text,
            "citation": None,
            "excerpt": ready,
        }
    return {
        "source": found.source.id,
        "path": found.source.path,
        "at": str(found.excerpt.at) if found.excerpt.at else None,
        "text": unwrapped(found.excerpt.quote),
        "citation": found.key,
        "excerpt": None,
    }


def _excerpt(found: Citable) -> None:
    from briefing_site.model.source import Source
    from briefing_site.text.unwrap import unwrapped

    source = found.source
    at = f", at {found.excerpt.at}" if found.excerpt.at else ""
    about = (
        f"{'; '.join(source.author) or source.publisher}, {source.title}"
        if isinstance(source, Source)
        else source.path
    )
    say(f"{found.key}  {about}{at}")
    say(f"  > {unwrapped(found.excerpt.quote)}\n")


def _passage(passage: ArchivePassage) -> None:
    from briefing_site.verify.new_excerpt import block

    say(f"{passage.source.path}, at {passage.at}: {passage.text}")
    if passage.quote:
        say("".join(f"  {line}\n" for line in block(passage.id, passage.at, passage.quote).split("\n")))
    else:
        say("  (no stretch of it is short enough and verifies: choose the words yourself)\n")
