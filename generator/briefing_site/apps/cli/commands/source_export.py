"""`briefing source export`: the cards as a bibliography for other programs, on standard output."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from briefing_site.apps.cli.commands.shared import add_common, tell_left_out
from briefing_site.apps.cli.help_format import Help
from briefing_site.apps.cli.named_sources import named_sources
from briefing_site.apps.cli.output import put_bytes
from briefing_site.engine.options import Options

_FORMATS = ("csl-json", "biblatex", "ris")


def add_arguments(ways: Any) -> None:
    """The sources, and the format; `ways` are the subcommands of `source`."""
    parser = ways.add_parser(
        "export",
        help="the cards as a bibliography, for Pandoc, Zettlr, Zotero or Word",
        formatter_class=Help,
        description="Write source cards as a bibliography to standard output: all of them, cited or not, or "
        "those that are named by id or alias. Every key of a card that citation styles know is in it, the "
        "author's notes too. `briefing source import` reads it back.",
    )
    parser.add_argument("sources", nargs="*", metavar="ID", help="ids of sources (all)")
    parser.add_argument("--format", choices=_FORMATS, default=_FORMATS[0], help="the format (csl-json)")
    parser.add_argument(
        "--json", dest="format", action="store_const", const="csl-json", help="the same as --format csl-json"
    )
    add_common(parser, "site")


def run(options: Options, given: Namespace) -> int:
    """Write the bibliography."""
    from briefing_site.engine.engine import Engine
    from briefing_site.model.source_item import source_item
    from briefing_site.view.bibliography.biblatex import biblatex_file
    from briefing_site.view.bibliography.csl import csl_file
    from briefing_site.view.bibliography.ris import ris_file

    parsed = Engine(options, once=True).look().content.parsed
    chosen = named_sources(parsed.sources, given.sources) if given.sources else parsed.sources
    write = {"csl-json": csl_file, "biblatex": biblatex_file, "ris": ris_file}[given.format]
    items = (source_item(source) for source in chosen)
    # A card that names no language stands for English on pages; that is no statement about the document.
    told = ("language" in dict(source.places) for source in chosen)
    data = write(
        [
            item if says else item.without(frozenset({"language"}))
            for item, says in zip(items, told, strict=True)
        ]
    )
    put_bytes(data)
    return tell_left_out(parsed.left_out)
