"""`briefing move REGION/SLUG REGION/SLUG`: another region or another slug for a briefing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.apps.cli.rename_and_move import add_renaming, carry_out
from briefing_site.engine.options import Options
from briefing_site.model.paths import BRIEFINGS


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments: the old and the new region and slug."""
    parser.description = (
        "Give a briefing another region, another slug, or both: its file, its region, and every link to it "
        "and from it. All files change or none. The page gets a new address, and the old one becomes one of "
        "its aliases, which lead there."
    )
    parser.add_argument("old", metavar="REGION/SLUG", help="the briefing")
    parser.add_argument("new", metavar="REGION/SLUG", help="where it is to be")
    add_renaming(parser)


def run(options: Options, given: Namespace) -> int:
    """Move, and show every place that changed."""
    from briefing_site.authoring.rename import move_briefing

    old, new = _name(given.old), _name(given.new)
    return carry_out(
        options, given, f"{'/'.join(old)} -> {'/'.join(new)}", lambda desk: move_briefing(desk, old, new)
    )


def _name(given: str) -> tuple[str, str]:
    region, slash, slug = given.removeprefix(f"{BRIEFINGS}/").removesuffix(".md").partition("/")
    if not (region and slash and slug) or "/" in slug:
        raise UsageError(f'"{given}" names no briefing: write REGION/SLUG')
    return region, slug
