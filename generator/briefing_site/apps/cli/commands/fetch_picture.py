"""`briefing fetch-picture URL`: a picture of another site, taken in, with a note of where it came from."""

from __future__ import annotations

import datetime
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, UsageError, add_common, add_format, say
from briefing_site.engine.options import Options
from briefing_site.model.os_reason import reason
from briefing_site.model.paths import BRIEFINGS, is_briefing, is_card
from briefing_site.text.plural import count

_OF_CARDS = f"{BRIEFINGS}/pictures"
"""The folder of pictures for source cards: beside the cards no picture is published."""


def add_arguments(parser: ArgumentParser) -> None:
    """The address, the text or folder that the picture is for, and its name."""
    parser.description = (
        "Fetch a picture, write it beside the text that shows it, and note in NAME.source.yaml where it came "
        "from. With --for the address in that text gives way to the name of the file. Nothing is "
        "overwritten. Whether you may publish the picture is for you to know."
    )
    parser.add_argument("url", metavar="URL", help="address of the picture itself")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--for", dest="text", metavar="FILE", help="the text that shows it")
    where.add_argument("--to", metavar="FOLDER", help="a folder in briefings/, where no text shows it so far")
    parser.add_argument("--name", metavar="NAME", help="name of the file (made from the address)")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done, and write nothing")
    add_format(parser)
    add_common(parser, "site")


def run(options: Options, given: Namespace) -> int:
    """Fetch the picture and write it."""
    from briefing_site.authoring.intake.particulars import AddressError, IntakeError
    from briefing_site.authoring.intake.picture import take_in_picture
    from briefing_site.link.wrong_file import written
    from briefing_site.publish.author_files import change_all
    from briefing_site.publish.site_swap import PublishError

    text = _text(options.root, given.text) if given.text else ""
    folder = _folder(options.root, given.to) if given.to else _beside(text)
    today = datetime.date.today().isoformat()  # the day on which it was fetched is known to nobody else
    try:
        intake = take_in_picture(
            given.url, options, today=today, folder=folder, text=text, name=_name(given.name)
        )
    except AddressError as fault:
        raise UsageError(f"{given.url}: {fault}") from None
    except IntakeError as fault:
        print(f"briefing: {given.url}: {fault}", file=sys.stderr)
        return CONTENT
    except OSError as fault:
        raise UsageError(reason(fault)) from None
    if not given.dry_run:
        try:
            change_all(options.root, intake.old, intake.new, {}, intake.files)
        except OSError as fault:
            raise PublishError(f"nothing was written: {reason(fault)}") from None
    if given.format == "json":
        new = options.root / intake.path in intake.files
        told = {"path": intake.path, "new": new, "text": text or None, "places": intake.places}
        say(json.dumps(told, ensure_ascii=False))
        return GOOD
    unwritten = " (not written)" if given.dry_run else ""
    is_new = options.root / intake.path in intake.files
    say(f"{intake.path}{unwritten if is_new else ' is there already, with the same picture'}")
    if intake.places:
        say(f"{text}: {count(intake.places, 'image leads', 'images lead')} to it{unwritten}")
    else:
        say(f"![What it shows]({written(intake.path, text or f'{folder}/text.md')})")
    return GOOD


def _inside(root: Path, given: str) -> str:
    """A path as the site folder has it: given from there, or from the folder that the command runs in."""
    for start in (root, Path.cwd()):
        full = Path(os.path.abspath(start / given))  # noqa: PTH100  links are not followed
        if full.is_relative_to(root) and full.exists():
            return full.relative_to(root).as_posix()
    return ""


def _text(root: Path, given: str) -> str:
    path = _inside(root, given)
    if not (is_briefing(path) or is_card(path)) or not (root / path).is_file():
        raise UsageError(f"--for {given}: there is no such briefing or source card in the site folder")
    return path


def _folder(root: Path, given: str) -> str:
    path = _inside(root, given) or given.strip("/")
    if not f"{path}/".startswith(f"{BRIEFINGS}/") or ".." in path.split("/"):
        raise UsageError(f"--to {given}: pictures of texts lie in a folder of {BRIEFINGS}/")
    return path


def _beside(text: str) -> str:
    return _OF_CARDS if is_card(text) else text.rpartition("/")[0]


def _name(given: str | None) -> str:
    from briefing_site.text.slug import slug

    if given is None:
        return ""
    stem = slug(Path(given).stem)
    if not stem or "/" in given or "\\" in given:
        raise UsageError(f"--name {given}: it takes letters and digits, and no folder")
    return stem
