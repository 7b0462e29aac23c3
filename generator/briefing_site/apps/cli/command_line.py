"""The command line: its parser, the common options, and the run of the command that was given.

Apart from `main`, which answers what needs no parser.
"""

from __future__ import annotations

import sys
from argparse import SUPPRESS

from briefing_site import __version__
from briefing_site.apps import debugging
from briefing_site.apps.cli.arguments import within
from briefing_site.apps.cli.commands import COMMANDS, WITHOUT_SITE, command_of, load
from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.apps.cli.documentation import page_of
from briefing_site.apps.cli.exit_status import UNWRITABLE, USAGE
from briefing_site.apps.cli.output import OutputError
from briefing_site.apps.cli.parser import Parser, flags_with_value, ways_of

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from briefing_site.engine.options import Options


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; returns its exit status."""
    found = parser(arguments)
    if own := ways_of(found).get(command_of(arguments)):
        arguments = within(arguments, ways_of(own), set(flags_with_value(own)))
    given = found.understand(arguments)
    # Whoever only asks for help waits for none of these.

    from briefing_site.engine.options import ExecutorError
    from briefing_site.publish.claim import MisplacedError
    from briefing_site.publish.signals import listen
    from briefing_site.publish.site_swap import PublishError

    listen()
    with debugging.shown(given.debug):
        try:
            _finish_changes(getattr(given, "folder", None) or _named_site(getattr(given, "site", None)))
            return load(given.command).run(_options(given), given)
        except (UsageError, ExecutorError, MisplacedError) as fault:
            print(f"briefing: {fault}", file=sys.stderr)
            raise SystemExit(USAGE) from None  # as the parser itself ends
        except PublishError as fault:
            print(f"briefing: {fault}", file=sys.stderr)
            return UNWRITABLE
        except (
            BrokenPipeError,
            OutputError,
        ):  # the reader of our output has gone, or there is no room for it
            raise
        except Exception as fault:  # a mistake of ours that no file has to do with
            if isinstance(fault, FileNotFoundError) and not _is_somewhere():
                print(
                    "briefing: the folder in which the command was given has been deleted: go to another one",
                    file=sys.stderr,
                )
                raise SystemExit(USAGE) from None
            return _failed(given.command, fault)


def _is_somewhere() -> bool:
    """Whether the folder in which the command was given is still there."""
    from pathlib import Path

    try:
        return bool(Path.cwd())
    except FileNotFoundError:
        return False


def _failed(command: str, fault: Exception) -> int:
    """Say what to report of a mistake of the generator, and give the exit status."""
    import traceback

    from briefing_site.model.faults.internal import to_report

    if debugging.wanted():
        traceback.print_exception(fault)
    words = " ".join(str(fault).split())[:120]
    print(
        f"briefing: the generator failed ({type(fault).__name__}{': ' if words else ''}{words})\n"
        "  hint: this is a mistake of the generator (--debug shows where): report it with what you did, and "
        f"this line: {to_report(command, fault)}",
        file=sys.stderr,
    )
    return UNWRITABLE


def _finish_changes(site: Path) -> None:
    """Finish what a program that was killed has left half done among the author's files."""
    import os

    from briefing_site.model.paths import CHANGES

    if os.path.lexists(site / CHANGES):
        from briefing_site.publish.author_files import finish_changes

        for line in finish_changes(site.resolve()):
            print(f"briefing: {line}", file=sys.stderr)


def parser(arguments: Sequence[str], *, whole: bool = False) -> Parser:
    """A parser of the command that is given, of which it knows the arguments.

    Where none is, it knows all commands by name; `whole`: all with their arguments.
    """
    found = Parser(
        prog="briefing",
        description="A compiler for sourced prose: checks every citation of a site of briefings "
        "against its source, and builds the site.",
        epilog="Exit status: 0 good; 1 the content has errors (or warnings with --strict); "
        "2 wrong usage or config; 3 the generator could not write, or failed itself; 130 stopped by Ctrl-C.\n"
        "Options stand before or after the command. `briefing help COMMAND` says more of one.\n"
        f"Documentation: {page_of('')}",
    )
    found.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = found.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    chosen = command_of(arguments)
    known = COMMANDS if whole or chosen not in COMMANDS else (chosen,)  # each takes a part of a millisecond
    for name in known:
        one = commands.add_parser(name, help=COMMANDS[name], epilog=f"Documentation: {page_of(name)}")
        if whole or name == chosen:
            load(name).add_arguments(one)
        one.add_argument("--debug", action="store_true", help=debugging.HELP)
        for way in ways_of(one).values():
            way.epilog = one.epilog
            # With a default, it would take back what stands before the way.
            way.add_argument("--debug", action="store_true", default=SUPPRESS, help=debugging.HELP)
    return found


def _options(given: Namespace) -> Options:
    """The common options; those that a command does not take have their defaults."""
    from pathlib import Path

    from briefing_site.engine.options import Options

    without_site = given.command in WITHOUT_SITE
    root = Path().resolve() if without_site else _site_folder(getattr(given, "site", None))
    out = getattr(given, "out", None)
    return Options(
        root=root,
        archive=_archive_folder(getattr(given, "archive", None)),
        out=out if without_site else _output(root, out),
        drafts=getattr(given, "drafts", False),
        strict=getattr(given, "strict", False),
        base_url=_base_url(getattr(given, "base_url", None) or ""),
        jobs=_jobs(getattr(given, "jobs", 0)),
        executor=_executor(getattr(given, "executor", "")),
    )


def _jobs(given: int) -> int:
    if given < 0:
        raise UsageError(
            f"--jobs {given}: give a number of processes, or 0 for as many as there are processors"
        )
    return given


def _executor(given: str) -> str:
    if not given:
        return ""
    from importlib.util import find_spec
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(given)
        fit = bool(parts.port and parts.hostname) and given == f"dask://{parts.netloc}" and "@" not in given
    except ValueError:  # brackets that do not close; a port that is no number, or too large
        fit = False
    if not fit:
        raise UsageError(
            f"--executor {given}: give the scheduler of a Dask cluster, as in dask://localhost:8786"
        )
    if find_spec("distributed") is None:
        from briefing_site.read.installed import cure

        raise UsageError(f"--executor {given}: a cluster needs distributed: {cure()}")
    return given


_NEAR_CONFIG = ("config.yml", "Config.yaml", "Config.yml", "config.YAML")
"""Names that an author may have given to config.yaml."""


def _named_site(given: Path | None) -> Path:
    """The folder given with `--site`; else the nearest site folder, from this folder upwards."""
    from pathlib import Path

    from briefing_site.read.nearest_site import nearest_site

    return given or Path(nearest_site())


def _site_folder(given: Path | None) -> Path:
    from briefing_site.model.paths import BRIEFINGS, CACHE, CONFIG, SEEDS, THEMES
    from briefing_site.read.links import leads_out

    root = _named_site(given)
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    if not (root / CONFIG).is_file():
        if near := [name for name in _NEAR_CONFIG if (root / name).is_file()]:
            raise UsageError(f"{root / near[0]} is not read: rename it to {CONFIG}")
        above = "" if given else ", and no folder above it is one"
        raise UsageError(
            f"{root / CONFIG} does not exist, so {_resolved(root)} is not a site folder{above}; "
            "name one with --site DIR, or make one with briefing init DIR"
        )
    if (root / CONFIG).is_symlink():
        raise UsageError(f"{root / CONFIG} is a symbolic link: put the file itself in its place")
    for folder in (BRIEFINGS, SEEDS, THEMES):
        if leads_out(root, folder):
            raise UsageError(
                f"{root / folder} is a symbolic link that leads out of the site folder: "
                "put the folder itself in its place"
            )
    if leads_out(root, CACHE):
        raise UsageError(
            f"{root / CACHE} is a symbolic link that leads out of the site folder: delete it, "
            "and what is kept is made again"
        )
    return _resolved(root)


def _resolved(folder: Path) -> Path:
    """A folder with its links followed; raises `UsageError` where one of them may not be."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError) as fault:
        why = getattr(fault, "strerror", None) or "it is a loop of symbolic links"
        raise UsageError(f"{folder} cannot be used: {why}") from None


def _output(root: Path, given: Path | None) -> Path | None:
    """The output folder that was given; raises `UsageError` where the usual one lies elsewhere."""
    from briefing_site.model.paths import OUTPUT
    from briefing_site.read.links import leads_out

    if given is None and leads_out(root, OUTPUT):
        raise UsageError(
            f"{root / OUTPUT} is a symbolic link that leads out of the site folder: "
            "name the folder itself with --out DIR"
        )
    return given


def _base_url(given: str) -> str:
    if not given:
        return given
    from briefing_site.apps.cli.addresses import web_address
    from briefing_site.model.outside import without_login
    from briefing_site.model.web_address import folder_meant

    if bare := without_login(given):
        raise UsageError(f"--base-url: all readers would have the login before the host; write {bare}")
    web_address(given, "--base-url ")
    if right := folder_meant(given):
        raise UsageError(
            f"--base-url {given}: it takes the address of a folder, to which the names of pages are added; "
            f"write {right}"
        )
    return given


def _archive_folder(given: Path | None) -> Path | None:
    if given and not given.is_dir():
        raise UsageError(f"there is no archive folder {given}")
    return _resolved(given) if given else None
