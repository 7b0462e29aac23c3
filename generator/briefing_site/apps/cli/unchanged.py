"""The short cut of `briefing build` and `briefing check`: where nothing has changed, neither is loaded.

Only the plainest command lines are understood: a command and common options, spelled out. Whatever else is
given goes to the parser, and so does every wrong use, which it explains.
"""

from __future__ import annotations

import os
import time

from briefing_site.apps.cli.commands.shared import COMMON
from briefing_site.model.paths import CACHE, CHANGES, CONFIG, OUTPUT
from briefing_site.read.links import leads_out
from briefing_site.read.nearest_site import nearest_site

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_FLAGS = {flag: (name, given) for name, (flags, given, _) in COMMON.items() for flag in flags}


def tell_unchanged(arguments: Sequence[str]) -> int | None:
    """Say what the last build or check said where nothing has changed; None where it has to be run."""
    start = time.perf_counter()
    given = understood(arguments)
    if given is None:
        return None
    site, archive, base_url = given["site"] or nearest_site(), given["archive"], given["base_url"]
    if not os.path.isfile(os.path.join(site, CONFIG)) or (archive and not os.path.isdir(archive)):  # noqa: PTH112, PTH113, PTH118
        return None
    if os.path.lexists(os.path.join(site, CHANGES)):  # noqa: PTH118  a change that was cut off is finished first
        return None
    if base_url and not base_url.startswith(("https://", "http://")):
        return None
    from briefing_site.engine.unchanged import Asked, last_build, last_check

    places = _followed(site, archive or "", given["out"] or "")
    if leads_out(site, CACHE) or (not given["out"] and leads_out(site, OUTPUT)) or places is None:
        return None  # the command itself tells
    root, archive, out = places
    asked = Asked(root, archive, base_url, drafts=given["drafts"])
    output = given["out"] or f"{root}/build"
    out = out or os.path.realpath(output)
    is_build = given["command"] == "build"
    said = last_build(asked, out) if is_build else last_check(asked)
    if said is None:
        return None
    from briefing_site.apps.cli import build_messages

    options: Any = _Given(given)
    if is_build:
        return build_messages.of_build(said, options, root, output, time.perf_counter() - start)
    return build_messages.of_check(said, options, root)


def _followed(*folders: str) -> list[str] | None:
    """Folders with their links followed, empty ones as they are; None where a link may not be."""
    try:
        return [os.path.realpath(folder) if folder else "" for folder in folders]
    except OSError:
        return None


def understood(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The command and its common options by name; None where the parser has to look at them."""
    if not arguments or arguments[0] not in ("build", "check"):
        return None
    found: dict[str, Any] = {name: "" if given else False for name, (_, given, _) in COMMON.items()} | {
        "command": arguments[0],
        "format": "text",
    }
    rest = list(arguments[1:])
    while rest:
        flag, equals, value = rest.pop(0).partition("=")
        if flag == "--json" and not equals:
            found["format"] = "json"
            continue
        name, kind = _FLAGS.get(flag, ("", ""))
        if not name or (equals and not (kind and flag.startswith("--"))):
            return None
        if not kind:
            found[name] = True
            continue
        if not equals:
            value = rest.pop(0) if rest else ""
        if not value or (value.startswith("-") and not equals) or not _is_fit(kind, value):
            return None
        found[name] = value
    return found


def _is_fit(kind: str, value: str) -> bool:
    """Whether the parser would take a value."""
    if kind == "ADDRESS":
        return False  # of a cluster: the parser explains what is wrong with it
    if kind == "N":
        return value.isascii() and value.isdigit()
    if kind == "FORMAT" and value != "text":
        from briefing_site.apps.cli.report.printing import FORMATS

        return value in FORMATS
    return True


class _Given:
    """Options as the messages ask for them."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.format: str = given["format"]
        self.quiet: bool = given["quiet"]
        self.strict: bool = given["strict"]
        self.verbose: bool = given["verbose"]
