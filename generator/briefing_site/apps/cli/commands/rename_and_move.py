"""The steps that `briefing rename` and `briefing move` share: plan, show, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, UsageError, add_common, say
from briefing_site.model.paths import LOCK
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from briefing_site.authoring.rename import Planner
    from briefing_site.engine.options import Options


def add_renaming(parser: ArgumentParser) -> None:
    """The switch `--dry-run`, and the common options that matter here."""
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    add_common(parser, "site")


def carry_out(options: Options, given: Namespace, what: str, make: Planner) -> int:
    """Make the plan, print it, and write it unless `--dry-run` was given."""
    from briefing_site.authoring.mentions import MentionError
    from briefing_site.authoring.rename import BrokenSiteError, Desk, RenameError
    from briefing_site.engine.engine import Engine
    from briefing_site.publish.site_swap import PublishError

    content = Engine(options).look().content
    try:
        plan = make(Desk.lay_out(content.parsed, content.inputs))
    except RenameError as fault:
        raise UsageError(str(fault)) from None
    except (BrokenSiteError, MentionError) as fault:
        say(f"{fault}\nNothing was changed.")
        return CONTENT
    for edit, old in zip(plan.edits, plan.replaced, strict=True):
        say(f"{edit.path}:{edit.at.line}:{edit.at.column}: {old} -> {edit.new}")
    for old, new in plan.moved.items():
        say(f"{old} -> {new}")
    if LOCK in plan.new:
        say(f"{LOCK}: its pins move along")
    if not given.dry_run:
        try:
            plan.carry_out(options)
        except OSError as fault:
            raise PublishError(f"nothing was changed: {fault.filename}: {fault.strerror}") from None
    done = f"{what}: {count(len(plan.edits), 'place', 'places')} in {count(len(plan.new), 'file', 'files')}"
    say(f"{done} would change; nothing was written." if given.dry_run else f"{done} changed.")
    return GOOD
