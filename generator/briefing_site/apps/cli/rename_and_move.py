"""The steps that `briefing rename` and `briefing move` share: plan, show, write."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import CONTENT, GOOD, UsageError, add_common, add_format, say
from briefing_site.model.os_reason import reason
from briefing_site.model.paths import EDITIONS, LOCK
from briefing_site.text.plural import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from briefing_site.authoring.rename import Plan, Planner
    from briefing_site.engine.options import Options


def add_renaming(parser: ArgumentParser) -> None:
    """The switch `--dry-run`, and the common options that matter here."""
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    add_format(parser)
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
        print(f"{fault}\nNothing was changed.", file=sys.stderr if given.format == "json" else sys.stdout)
        return CONTENT
    for line in _as_json(plan) if given.format == "json" else _as_text(plan):
        say(line)
    if not given.dry_run:
        try:
            plan.carry_out(options)
        except OSError as fault:
            raise PublishError(f"nothing was changed: {reason(fault)}") from None
    if given.format == "json":
        return GOOD
    places = f"{count(len(plan.edits), 'place', 'places')} in " if plan.edits else ""
    done = f"{what}: {places}{count(len(plan.new), 'file', 'files')}"
    say(f"{done} would change; nothing was written." if given.dry_run else f"{done} changed.")
    return GOOD


def _as_text(plan: Plan) -> Iterator[str]:
    """A line for each place that changes, each file that moves, and the lock."""
    for edit, old in zip(plan.edits, plan.replaced, strict=True):
        change = f"{old} -> {edit.new}" if old else f"new: {edit.new.strip()}"
        yield f"{edit.path}:{edit.at.line}:{edit.at.column}: {change}"
    for old, new in plan.moved.items():
        yield f"{old} -> {new}"
    if LOCK in plan.new:
        yield f"{LOCK}: its pins move along"
    if EDITIONS in plan.new:
        yield f"{EDITIONS}: what was published moves along"


def _as_json(plan: Plan) -> Iterator[str]:
    """An object for each place that changes, and for each file that moves."""
    for edit, old in zip(plan.edits, plan.replaced, strict=True):
        at = edit.at
        yield _line({"path": edit.path, "line": at.line, "column": at.column, "old": old, "new": edit.new})
    for old, new in plan.moved.items():
        yield _line({"path": old, "moved_to": new})


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)
