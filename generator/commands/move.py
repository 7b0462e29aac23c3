"""`briefing move REGION/SLUG REGION/SLUG`: another region or another slug for a briefing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.common import UsageError
from generator.commands.renamings import add_renaming, carry_out
from generator.options import Options
from generator.renaming import move_briefing


def add_arguments(parser: ArgumentParser) -> None:
    """From where to where."""
    parser.description = (
        "Give a briefing another region, another slug, or both: its file, its region, and every link to it "
        "and from it. All files change or none. The page gets a new address."
    )
    parser.add_argument("old", metavar="REGION/SLUG", help="the briefing")
    parser.add_argument("new", metavar="REGION/SLUG", help="where it is to be")
    add_renaming(parser)


def run(options: Options, given: Namespace) -> int:
    """Move, and show every place that changed."""
    old, new = _name(given.old), _name(given.new)
    return carry_out(
        options, given, f"{'/'.join(old)} -> {'/'.join(new)}", lambda desk: move_briefing(desk, old, new)
    )


def _name(given: str) -> tuple[str, str]:
    region, slash, slug = given.removeprefix("briefings/").removesuffix(".md").partition("/")
    if not (region and slash and slug) or "/" in slug:
        raise UsageError(f'"{given}" names no briefing: write REGION/SLUG')
    return region, slug
