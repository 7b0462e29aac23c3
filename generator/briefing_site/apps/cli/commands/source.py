"""`briefing source WAY`: cards out of what there is, what rests on a source, what became of its address."""

from __future__ import annotations

import datetime
import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import (
    CONTENT,
    GOOD,
    UsageError,
    add_common,
    add_format,
    say,
    written_as,
)
from briefing_site.apps.cli.help_format import Help
from briefing_site.engine.options import Options
from briefing_site.model.os_reason import reason
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_site.authoring.intake.add import Intake


def add_arguments(parser: ArgumentParser) -> None:
    """`add`, `import`, `new`, `export`, `impact` and `watch`."""
    from briefing_site.apps.cli.commands import (
        source_export,
        source_impact,
        source_import,
        source_new,
        source_watch,
    )
    from briefing_site.model.source import KINDS

    parser.description = (
        "Make source cards out of documents, or out of a bibliography, and a bibliography out of cards; say "
        "what rests on a source; ask the addresses of documents what became of them."
    )
    ways = parser.add_subparsers(dest="way", metavar="WAY", required=True, title="ways")
    add = ways.add_parser(
        "add",
        help="a card, and the archived text, of a document",
        formatter_class=Help,
        description="Read documents (.txt, .md, .html, .pdf, .docx, .epub, or an address on the web), "
        "and write for each a "
        "card, its original and its text. What a document does not say of itself is left out, and told. "
        "Nothing is overwritten.",
    )
    add.add_argument("documents", nargs="+", metavar="FILE|URL", help="a file, or an address on the web")
    add.add_argument("--id", metavar="ID", help="id of the source (made of author and year)")
    add.add_argument(
        "--charset", metavar="NAME", help="character set of a text that is not UTF-8, as windows-1250"
    )
    add.add_argument("--kind", choices=KINDS, help="what sort of document it is")
    add.add_argument("--dry-run", action="store_true", help="show what was found, and write nothing")
    add_format(add)
    add_common(add, "site", "archive")
    source_import.add_arguments(ways)
    source_new.add_arguments(ways)
    source_export.add_arguments(ways)
    source_impact.add_arguments(ways)
    source_watch.add_arguments(ways)


def run(options: Options, given: Namespace) -> int:
    """Go the way that was given."""
    from briefing_site.apps.cli.commands import (
        source_export,
        source_impact,
        source_import,
        source_new,
        source_watch,
    )

    ways = {
        "add": _add,
        "import": source_import.run,
        "new": source_new.run,
        "export": source_export.run,
        "impact": source_impact.run,
        "watch": source_watch.run,
    }
    return ways[given.way](options, given)


# --- add -----------------------------------------------------------------------------------------


def _add(options: Options, given: Namespace) -> int:
    from briefing_site.authoring.intake.add import take_in
    from briefing_site.authoring.intake.particulars import AddressError, IntakeError
    from briefing_site.publish.author_files import write_all_new
    from briefing_site.publish.site_swap import PublishError

    if given.id and len(given.documents) > 1:
        raise UsageError("--id names one source, and several documents were given")
    status = GOOD
    today = datetime.date.today().isoformat()  # when a page was read is known to nobody else
    for document in given.documents:
        try:
            intake = take_in(
                document,
                options,
                today=today,
                name=given.id or "",
                kind=given.kind or "",
                charset=given.charset or "",
            )
            if not given.dry_run:
                write_all_new(options.root, intake.files)
        except AddressError as fault:
            raise UsageError(f"{document}: {fault}") from None
        except IntakeError as fault:
            print(f"briefing: {document}: {fault}", file=sys.stderr)
            status = CONTENT
        except OSError as fault:
            raise PublishError(f"{document}: nothing was written: {reason(fault)}") from None
        else:
            if given.format == "json":
                say(json.dumps(_data(intake, options.root), ensure_ascii=False))
            else:
                _tell(intake, dry_run=given.dry_run)
    return status


def _data(intake: Intake, root: Path) -> dict[str, object]:
    """What was found of a document, for JSON."""
    from briefing_site.authoring.intake.card import missing

    known = intake.known
    return {
        "source": intake.id,
        "files": [
            path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            for path in intake.files
        ],
        "title": known.title or None,
        "author": list(map(str, known.authors)),
        "publisher": known.publisher or None,
        "published": known.published or None,
        "language": known.language or None,
        "url": known.url or None,
        "paragraphs": intake.found.paragraphs,
        "read_with": intake.found.tool,
        "uncertain": {**known.doubts},
        "notes": list(intake.found.notes),
        "missing": list(missing(known)),
    }


def _tell(intake: Intake, *, dry_run: bool) -> None:
    from briefing_site.authoring.intake.card import missing

    card, text = list(intake.files)[:2]
    say(f"{written_as(card)}{' (not written)' if dry_run else ''}")
    known = intake.known
    people = "; ".join(map(str, known.authors))
    for key, value in (
        ("title", known.title),
        ("author", people),
        ("publisher", known.publisher),
        ("published", known.published),
        ("language", known.language),
        ("url", known.url),
    ):
        doubt = known.doubts.get(key, "")
        if value:
            say(f"  {key:<10} {value}{f' (uncertain: {doubt})' if doubt else ''}")
        else:
            say(f"  {key:<10} not found{f' ({doubt})' if doubt else ''}")
    length = f"{count(intake.found.paragraphs, 'paragraph', 'paragraphs')}, read with {intake.found.tool}"
    say(f"  {'text':<10} {length}: {written_as(text)}")
    if intake.named_by:
        say(f"  {'id':<10} {intake.id}, made of {intake.named_by}: an address for ever; --id gives another")
    for note in intake.found.notes:
        say(f"  {'':<10} uncertain: {note}")
    if keys := missing(known):
        say(f"  to do      fill in {' and '.join(keys)}; no text can cite it before")
