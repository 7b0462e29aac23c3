"""`briefing serve`: the live preview."""

from __future__ import annotations

import contextlib
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, add_common, counted, say
from briefing_site.apps.cli.report.printing import print_faults
from briefing_site.engine.options import Options
from briefing_site.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from briefing_site.apps.preview.open_pages import ChangeReport
    from briefing_site.engine.site import Snapshot


def add_arguments(parser: ArgumentParser) -> None:
    """The port, how changes are noticed, and common options."""
    parser.description = (
        "Show the site in a browser as it is being written: every save changes the open pages in place, and "
        "what is wrong stands beside the text. Drafts are shown, and marked. Nothing is written to build/."
    )
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="first port to try (8000)")
    parser.add_argument("--open", action="store_true", help="open the browser too")
    parser.add_argument(
        "--poll",
        nargs="?",
        type=_seconds,
        const=0.5,
        metavar="SECONDS",
        help="look at the folder again and again, every 0.5 seconds if not said otherwise, and don't wait "
        "for the system to tell of changes: for network drives",
    )
    parser.add_argument(
        "--own-network",
        action="store_true",
        help="take in new sources from this machine and its network too, as from an intranet",
    )
    add_common(parser, "site", "archive", "out", "base_url", "drafts", "format", "quiet", "verbose")


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else -1
    if not 0 <= port <= 65535:
        raise ArgumentTypeError(f"{text} is no port: they go from 0 to 65535")
    return port


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.05 <= seconds <= 3600:
        raise ArgumentTypeError(f"{text} is no number of seconds to wait: give 0.05 to 3600")
    return seconds


def run(options: Options, given: Namespace) -> int:
    """Serve until Ctrl-C."""
    try:
        from briefing_site.apps.preview.server import serve
    except ModuleNotFoundError as fault:
        if (fault.name or "").startswith("briefing_site"):
            raise
        from briefing_site.read.installed import cure

        raise UsageError(f"the preview needs {fault.name}: {cure()}") from None
    seen: list[tuple[Diagnostic, ...]] = [()]
    start = time.perf_counter()

    def opened(first: Snapshot | None, address: str, without: str) -> None:
        if without:
            say(f"The system does not tell of changes ({without}): the folder is looked at twice a second.")
        if given.port and not address.endswith(f":{given.port}"):
            say(f"Port {given.port} is in use.")
        say(f"{_title(first, options)} on {address} (Ctrl-C stops)")
        if first is None:
            say("The site is being read; what is asked for first is made first.")
        if given.open:
            import webbrowser

            webbrowser.open(address)

    def ready(state: Snapshot, early: bool) -> None:
        seen[0] = _tell(state.faults_so_far, (), options.root, given)
        if given.verbose:
            say(f"Read in {time.perf_counter() - start:.2f} s.")
        if early:
            say(f"{_title(state, options)} is read.")

    def report(change: ChangeReport) -> None:
        found = change.state.faults_so_far
        if not given.quiet:
            names = ", ".join(change.paths[:3]) or "something else"
            more = f" and {len(change.paths) - 3} more" if len(change.paths) > 3 else ""
            say(f"{time.strftime('%H:%M:%S')} {names}{more}: {change.seconds * 1000:.0f} ms{_counted(found)}")
        seen[0] = _tell(found, seen[0], options.root, given)

    with contextlib.suppress(KeyboardInterrupt):
        serve(options, given.port, given.poll, opened, ready, report, own_network=given.own_network)
    say("Stopped.")
    return GOOD


def _title(state: Snapshot | None, options: Options) -> str:
    return state.config.title if state and state.config else options.root.name


def _tell(
    found: Sequence[Diagnostic], before: Sequence[Diagnostic], root: Path, given: Namespace
) -> tuple[Diagnostic, ...]:
    """Print the faults that were not there before; of the rest the page tells."""
    known = {_moved(fault) for fault in before}
    new = [fault for fault in found if _moved(fault) not in known]
    told = [f for f in new if f.severity is Severity.ERROR or not given.quiet]
    if told:
        print_faults(told, given.format, root)
    return tuple(found)


def _moved(fault: Diagnostic) -> tuple[str, str, str]:
    """The identity of a fault, without its line, so that a fault that has moved is the same."""
    return fault.place.path, fault.code, fault.message


def _counted(found: Sequence[Diagnostic]) -> str:
    return f"; {counts}" if (counts := counted(found, ", ")) else ""
