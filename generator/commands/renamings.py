"""What `briefing rename` and `briefing move` share: plan, show, write."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from generator.commands.common import CONTENT, GOOD, UsageError, add_common, count, say
from generator.options import Options
from generator.publish import PublishError
from generator.read import LOCK, read
from generator.renaming import BrokenSiteError, Desk, Planner, RenameError


def add_renaming(parser: ArgumentParser) -> None:
    """The switch `--dry-run`, and the common options that matter here."""
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    add_common(parser, "site")


def carry_out(options: Options, given: Namespace, what: str, make: Planner) -> int:
    """Make the plan, print it, and write it unless `--dry-run` was given."""
    from generator.commands.site import parsed_site
    from generator.mentions import MentionError

    inputs = read(options.root)
    parsed = parsed_site(options, inputs)
    try:
        plan = make(Desk.lay_out(parsed, inputs))
    except RenameError as fault:
        raise UsageError(str(fault)) from None
    except (BrokenSiteError, MentionError) as fault:
        say(f"{fault}\nNothing was changed.")
        return CONTENT
    for change in plan.changes:
        place = change.place
        say(f"{place.path}:{place.line}:{place.column}: {change.old} -> {change.new}")
    for old, new in plan.moved.items():
        say(f"{old} -> {new}")
    if LOCK in plan.new:
        say(f"{LOCK}: its pins move along")
    if not given.dry_run:
        try:
            plan.carry_out(options)
        except OSError as fault:
            raise PublishError(f"nothing was changed: {fault.filename}: {fault.strerror}") from None
    done = f"{what}: {count(len(plan.changes), 'place', 'places')} in {count(len(plan.new), 'file', 'files')}"
    say(f"{done} would change; nothing was written." if given.dry_run else f"{done} changed.")
    return GOOD
