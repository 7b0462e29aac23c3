"""`briefing rename source OLD NEW` and `briefing rename excerpt SOURCE#OLD NEW`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.apps.cli.help_format import Help
from briefing_site.apps.cli.rename_and_move import add_renaming, carry_out
from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments: a source or excerpt, and its new id."""
    parser.description = (
        "Give a source or an excerpt another id: its card, its pins, and every citation and link. "
        "All files change or none; the archived text keeps its name."
    )
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, title="kinds")
    source = kinds.add_parser(
        "source",
        help="a source, with its card",
        formatter_class=Help,
        description="Give a source another id. Its page gets another address, and the old one leads there.",
    )
    source.add_argument("old", metavar="OLD", help="id of the source")
    source.add_argument("new", metavar="NEW", help="the id that it is to have")
    excerpt = kinds.add_parser(
        "excerpt",
        help="an excerpt of a source",
        formatter_class=Help,
        description="Give an excerpt another id. Links to it by the old one still lead there.",
    )
    excerpt.add_argument("old", metavar="SOURCE#OLD", help="ids of source and excerpt, as in a citation")
    excerpt.add_argument("new", metavar="NEW", help="the id that the excerpt is to have")
    add_renaming(source)
    add_renaming(excerpt)


def run(options: Options, given: Namespace) -> int:
    """Rename, and show every place that changed."""
    from briefing_site.authoring.rename import rename_excerpt, rename_source

    new = given.new.removeprefix("@")
    if given.kind == "source":
        old = given.old.removeprefix("@")
        return carry_out(options, given, f"{old} -> {new}", lambda desk: rename_source(desk, old, new))
    source, hash_, old = given.old.removeprefix("@").partition("#")
    if not (source and hash_ and old):
        raise UsageError(f'"{given.old}" names no excerpt: write SOURCE#EXCERPT, as in a citation')
    new = new.removeprefix(f"{source}#")
    return carry_out(
        options,
        given,
        f"{source}#{old} -> {source}#{new}",
        lambda desk: rename_excerpt(desk, source, old, new),
    )
