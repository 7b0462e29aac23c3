"""`briefing check`: do all that a build does, but publish nothing."""

from __future__ import annotations

import json
import sys

from briefing_site.apps.cli import build_messages
from briefing_site.apps.cli.commands.shared import (
    CONTENT,
    GOOD,
    USAGE,
    UsageError,
    add_common,
    say,
    tell_left_out,
)
from briefing_site.text.plural import count

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from briefing_site.engine.options import Options


def add_arguments(parser: ArgumentParser) -> None:
    """What is done about faults and waivers, and all common options."""
    parser.description = "Do all that a build does, but publish nothing."
    parser.add_argument(
        "--waivers", action="store_true", help="list the waivers of lints, and what has become of each"
    )
    parser.add_argument(
        "--groundings",
        action="store_true",
        help="list the cited sentences, and what of each stands in the passages that it cites",
    )
    parser.add_argument("--fix", action="store_true", help="make the fixes that are safe, then check")
    parser.add_argument("--unsafe", action="store_true", help="with --fix or --diff: the less sure fixes too")
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing (1 if anything)"
    )
    add_common(parser)


def run(options: Options, given: Namespace) -> int:
    """Check, and say what is wrong."""
    if given.unsafe and not (given.fix or given.diff):
        raise UsageError("--unsafe goes with --fix or --diff")
    if given.groundings:
        return _list_groundings(options, given)
    if given.waivers:
        return _list_waivers(options, given)
    if given.diff:
        return _show_fixes(options, given)
    if given.fix:
        _fix(options, given)
    from contextlib import closing

    from briefing_site.apps.cli.progress_bar import progress_clock
    from briefing_site.engine.build import check

    clock = progress_clock(quiet=given.quiet)
    with closing(clock):
        outcome = check(options, clock)
    if not given.quiet:
        build_messages.tell_lost(outcome)
    return build_messages.of_check(outcome, given, str(options.root))


def _list_groundings(options: Options, given: Namespace) -> int:
    """Print every cited sentence with its tokens; of faults only what keeps it from that."""
    from briefing_site.apps.cli.report.groundings import lines_of
    from briefing_site.apps.cli.report.printing import print_faults
    from briefing_site.engine.build import linked_site
    from briefing_site.engine.look import NoSite

    if given.fix or given.diff or given.waivers:
        raise UsageError("--groundings goes with no other task")
    if given.format not in ("text", "json"):
        raise UsageError("--groundings goes with --format text or json")
    site = linked_site(options)
    if isinstance(site, NoSite):
        print_faults(site.faults, given.format, options.root)
        return USAGE if site.config_at_fault else CONTENT
    for line in lines_of(site.linked, given.format):
        say(line)
    return tell_left_out(site.content.parsed.left_out)


def _list_waivers(options: Options, given: Namespace) -> int:
    """Print every waiver; of faults only which files cannot be read."""
    from briefing_site.apps.cli.report.waivers import lines_of
    from briefing_site.engine.build import linked_site

    if given.fix or given.diff:
        raise UsageError("--waivers goes with no other task")
    if given.format not in ("text", "json"):
        raise UsageError("--waivers goes with --format text or json")
    site = linked_site(options)
    for line in lines_of(site.waivers, given.format):
        say(line)
    status = tell_left_out(site.content.parsed.unread)
    if given.format == "text" and not given.quiet and not site.waivers:
        say("No waivers in the files that can be read." if status else "No waivers.")
    return status


def _show_fixes(options: Options, given: Namespace) -> int:
    """Print the changes that fixing would make; the figures go elsewhere, so that the rest is a diff."""
    from briefing_site.apps.cli.report.diff import diff_of
    from briefing_site.apps.cli.report.terminal import is_terminal, wants_colour
    from briefing_site.authoring.mend import mend

    mended = mend(options, unsafe=given.unsafe)
    if given.format not in ("text", "json"):
        raise UsageError("--diff goes with --format text or json")
    if given.format == "json":
        for fault, fix in mended.made:
            at = {"path": fault.place.path, "line": fault.place.line, "column": fault.place.column}
            say(json.dumps({**at, "code": fault.code, "fix": fix.title}, ensure_ascii=False))
        return CONTENT if mended.new else GOOD
    for path, data in mended.new.items():
        terminal, colour = is_terminal(sys.stdout), wants_colour(sys.stdout)
        say(diff_of(path, mended.old[path], data, terminal=terminal, colour=colour))
    if not given.quiet:
        faults = count(len(mended.made), "fault", "faults")
        files = count(len(mended.new), "file", "files")
        done = f"{faults} would be fixed in {files}; nothing was written."
        print(done if mended.new else "Nothing that --fix may change.", file=sys.stderr)
    return CONTENT if mended.new else GOOD


def _fix(options: Options, given: Namespace) -> None:
    """Make the fixes, and say which."""
    from briefing_site.apps.cli.report.terminal import harmless
    from briefing_site.authoring.mend import mend

    mended = mend(options, unsafe=given.unsafe)
    if mended.new:
        mended.write(options)
    if given.format != "text" or given.quiet:
        return
    for fault, fix in mended.made:
        place = fault.place
        told = f"{place.path}:{place.line}:{place.column}: fixed[{fault.code}] {fix.title}"
        say(harmless(told))
    faults, files = count(len(mended.made), "fault", "faults"), count(len(mended.new), "file", "files")
    say(f"{faults} fixed in {files}." if mended.made else "Nothing that --fix may change.")
