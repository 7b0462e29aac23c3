"""`briefing new REGION "Title"`: a draft of a briefing, its front matter filled in."""

from __future__ import annotations

import datetime
import re
from argparse import ArgumentParser, Namespace

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_common, say, written_as
from briefing_site.engine.options import Options
from briefing_site.model.paths import briefing_path

_LONGEST = 60


def add_arguments(parser: ArgumentParser) -> None:
    """Region, title, date and slug."""
    parser.description = (
        "Write briefings/REGION/SLUG.md as a draft, with its front matter filled in, and print its path. "
        "A file that is there is never overwritten."
    )
    parser.add_argument("region", metavar="REGION", help="a key of config.yaml's regions")
    parser.add_argument("title", metavar="TITLE", help="title of the briefing")
    parser.add_argument("--date", metavar="DATE", help="date of first publication (today)")
    parser.add_argument("--slug", metavar="SLUG", help="end of its address (made from the title)")
    add_common(parser, "site")


def run(options: Options, given: Namespace) -> int:
    """Write the draft."""
    from briefing_site.authoring.yaml_writer import scalar
    from briefing_site.publish.author_files import write_new
    from briefing_site.publish.site_swap import PublishError

    title = " ".join(given.title.split())
    if not title or not title.isprintable():
        raise UsageError("a briefing needs a title in printable characters")
    region = _region(options, given.region)
    date = _date(given.date)
    path = options.root / briefing_path(region, _slug(title, given.slug))
    front = (
        f"title: {scalar(title)}\nregion: {region}\ndate: {date}\n"
        "# One or two sentences, for lists, feeds and cards:\n"
        "summary: To be written.\n"
        "draft: true   # not published before this line goes\n"
    )
    try:
        write_new(options.root, path, f"---\n{front}---\n".encode())
    except FileExistsError:
        raise UsageError(f"{written_as(path)} is there already, and stays as it is") from None
    except OSError as fault:
        raise PublishError(f"{written_as(path)} could not be written: {fault.strerror}") from None
    say(written_as(path))
    return GOOD


def _region(options: Options, name: str) -> str:
    from briefing_site.apps.cli.settings import config_of
    from briefing_site.model.diagnostic import did_you_mean

    regions = config_of(options).regions
    if name not in regions:
        hint = did_you_mean(name, regions) or f"the regions are {', '.join(regions)}"
        raise UsageError(f'there is no region "{name}"; {hint}')
    return name


def _date(given: str | None) -> str:
    from briefing_site.model.date import Date

    if given is None:  # the one thing here that depends on when it is done
        return datetime.date.today().isoformat()
    try:
        return str(Date.parse(given))
    except ValueError:
        raise UsageError(f"--date {given} is no date: write 2026, 2026-02 or 2026-02-12") from None


def _slug(title: str, given: str | None) -> str:
    from briefing_site.model.paths import can_be_page
    from briefing_site.text.slug import ID, slug

    made = given if given is not None else slug(title)
    if given is None and len(made) > _LONGEST:
        made = re.sub(r"-[^-]*$", "", made[: _LONGEST + 1])
    if not ID.fullmatch(made) or made == "index":
        rule = "lower-case letters, digits and single hyphens"
        if given is None:
            raise UsageError(f"no address can be made from this title; give one with --slug: {rule}")
        raise UsageError(f"--slug {given} is no address: write {rule}, and not index")
    if not can_be_page(made):
        raise UsageError(f'"{made}" can be the name of no page: give another --slug')
    return made
