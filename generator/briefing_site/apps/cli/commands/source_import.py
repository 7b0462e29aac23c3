"""`briefing source import FILE`: cards of the entries of a bibliography, made or brought up to date."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, UsageError, add_common, add_format, say
from briefing_site.apps.cli.help_format import Help
from briefing_site.engine.options import Options
from briefing_site.model.os_reason import reason
from briefing_site.model.paths import IMPORTS
from briefing_site.read.links import strays_from
from briefing_site.read.site_folder import read
from briefing_site.read.whole import read_whole
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from briefing_site.authoring.bibliography.entry import BibliographyEntry
    from briefing_site.authoring.bibliography.plan import Outcome, Plan


def add_arguments(ways: Any) -> None:
    """The file, and what all its works have in common; `ways` are the subcommands of `source`."""
    from briefing_site.model.source import KINDS

    parser = ways.add_parser(
        "import",
        help="cards of the entries of a bibliography",
        formatter_class=Help,
        description="Read a bibliography, as Zotero and others export it (BibTeX or biblatex as .bib, "
        "CSL-JSON as .json, .ris, PubMed's .nbib, Web of Science's .ciw), and write a card for each entry. "
        "Its key becomes the id of the source, or an alias of it, so that texts may cite by it. Given again, "
        "values that an import has written follow the bibliography; what an author wrote stays, and what "
        "differs is told. Exit status 1 where an entry was left out.",
    )
    parser.add_argument(
        "bibliography", type=Path, metavar="FILE", help="a .bib, .ciw, .json, .nbib or .ris file"
    )
    parser.add_argument("--kind", choices=KINDS, default="", help="what sort of documents they all are")
    parser.add_argument(
        "--perspective", default="", metavar="WORDS", help="from where they all speak, in a few words"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what was found, and write nothing")
    add_format(parser)
    add_common(parser, "site")


def run(options: Options, given: Namespace) -> int:
    """Read the bibliography, make and change cards, all or none, and tell of each entry."""
    from briefing_site.authoring.bibliography.known_cards import known_cards
    from briefing_site.authoring.bibliography.plan import plan, read_written, written_bytes
    from briefing_site.publish.author_files import change_all
    from briefing_site.publish.site_swap import PublishError

    path: Path = given.bibliography
    if strays_from(options.root, path):
        raise UsageError(f"{path} is a symbolic link that leads out of the site folder: name the file itself")
    entries = _entries(path, quiet=given.format == "json")
    files = read(options.root).cards
    before = _before(options.root / IMPORTS)
    found = plan(
        entries,
        known_cards(files),
        read_written(before or b"{}"),
        path.stem,
        kind=given.kind,
        perspective=given.perspective,
    )
    if not given.dry_run:
        new = {options.root / name: data for name, data in found.new.items()}
        record = written_bytes(found.written)
        old = {file.path: file.data for file in files if file.path in found.changed}
        changed = dict(found.changed)
        if before is None and found.written:
            new[options.root / IMPORTS] = record
        elif before is not None and record != before:
            old[IMPORTS], changed[IMPORTS] = before, record
        try:
            if new or changed:
                change_all(options.root, old, changed, {}, new)
        except OSError as fault:
            raise PublishError(f"nothing was written: {reason(fault)}") from None
    if given.format == "json":
        for outcome in found.outcomes:
            say(json.dumps(_data(outcome), ensure_ascii=False))
    else:
        _tell(found, len(entries), dry_run=given.dry_run)
    return CONTENT if any(outcome.failed for outcome in found.outcomes) else GOOD


def _before(path: Path) -> bytes | None:
    try:
        return read_whole(path, follow=False)
    except OSError:
        return None


def _entries(path: Path, *, quiet: bool) -> list[BibliographyEntry]:
    """The entries of the file; raises `UsageError` where it cannot be read as a whole.

    Unless `quiet`, it is told that the file is in another encoding than UTF-8.
    """
    from briefing_site.authoring.bibliography.entry import BibliographyError
    from briefing_site.authoring.bibliography.read import (
        ENDINGS,
        decoded_bibliography,
        doubting,
        read_bibliography,
    )

    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path} is none of {', '.join(ENDINGS)}")
    try:
        text, encoding = decoded_bibliography(read_whole(path))
        entries = read_bibliography(text, path.suffix.lower())
        entries = [doubting(entry, encoding.name) if encoding.guessed else entry for entry in entries]
    except BibliographyError as fault:
        raise UsageError(f"{path}: {fault}") from None
    except OSError as fault:
        raise UsageError(f"{path}: {fault.strerror or fault}") from None
    if encoding.name and not quiet:
        say(f"{path}: it is not UTF-8, and was read as {encoding.name}")
    return entries


def _data(outcome: Outcome) -> dict[str, object]:
    """What becomes of an entry, for JSON."""
    return {
        "entry": outcome.label,
        "state": outcome.state,
        "path": outcome.path or None,
        "told": outcome.said,
        "lines": list(outcome.lines),
    }


def _tell(found: Plan, entries: int, *, dry_run: bool) -> None:
    for outcome in found.outcomes:
        say(f"{outcome.label}: {outcome.said}")
        for line in outcome.lines:
            say(f"  {line}")
    guessed = sum(b"# uncertain: a guess from the type" in data for data in found.new.values())
    if guessed:
        told = f"The kind of {count(guessed, 'card', 'cards')} is a guess"
        say(f"{told}: look them through, or give --kind for all.")
    of = f"{count(len(found.new), 'card', 'cards')} of {count(entries, 'entry', 'entries')}"
    changed = f", {len(found.changed)} changed" if found.changed else ""
    say(f"{of} would be written{changed}; nothing was." if dry_run else f"{of} written{changed}.")
