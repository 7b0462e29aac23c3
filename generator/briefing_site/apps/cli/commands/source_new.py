"""`briefing source new TYPE "Title"`: an empty card with the keys of its type."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_common, say, written_as
from briefing_site.apps.cli.help_format import Help
from briefing_site.engine.options import Options
from briefing_site.model.paths import can_be_page, card_path

_LONGEST = 60


def add_arguments(ways: Any) -> None:
    """Type, title, and what is known of it; `ways` are the subcommands of `source`."""
    from briefing_site.model.source import KINDS

    parser = ways.add_parser(
        "new",
        help="an empty card, for print, an interview or a statute",
        formatter_class=Help,
        description="Write seeds/ID.md with the keys that a reference to a document of its type needs, each "
        "with what it means, and print its path. TYPE is one of CSL, as book, interview, legislation, "
        "legal_case, report or speech. A file that is there is never overwritten.",
    )
    parser.add_argument("type", metavar="TYPE", help="what a citation style takes it for")
    parser.add_argument("title", metavar="TITLE", help="title of the document")
    parser.add_argument("--id", metavar="ID", default="", help="id of the source (made of the title)")
    parser.add_argument("--kind", choices=KINDS, default="", help="what sort of document it is")
    parser.add_argument(
        "--reason", metavar="WORDS", default="", help="why no text of it is archived: archive: none"
    )
    add_common(parser, "site")


def run(options: Options, given: Namespace) -> int:
    """Write the card."""
    from briefing_site.authoring.bibliography.new_card import new_card
    from briefing_site.model.diagnostic import did_you_mean
    from briefing_site.model.work import TYPES
    from briefing_site.publish.author_files import write_new
    from briefing_site.publish.site_swap import PublishError
    from briefing_site.text.slug import ID, slug

    title = " ".join(given.title.split())
    if not title or not title.isprintable():
        raise UsageError("a card needs a title in printable characters")
    kind = next((each for each in TYPES if each == given.type), None)
    if kind is None:
        hint = did_you_mean(given.type, TYPES) or f"it is one of {', '.join(TYPES)}"
        raise UsageError(f'"{given.type}" is no type of CSL; {hint}')
    name = given.id or slug(title)[:_LONGEST].strip("-")
    if not ID.fullmatch(name):
        raise UsageError(f'"{name}" is no id: give --id in lower-case letters, digits and single hyphens')
    if not can_be_page(name):
        raise UsageError(f'"{name}" can be the name of no page: give another --id')
    path = options.root / card_path(name)
    text = new_card(kind, title, kind=given.kind, reason=" ".join(given.reason.split()))
    try:
        write_new(options.root, path, text.encode())
    except FileExistsError:
        raise UsageError(f"{written_as(path)} is there already, and stays as it is") from None
    except OSError as fault:
        raise PublishError(f"{written_as(path)} could not be written: {fault.strerror}") from None
    say(written_as(path))
    return GOOD
