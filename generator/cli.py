"""The command `briefing`.

Exit status: 0 good; 1 the content has errors (or warnings with `--strict`); 2 wrong usage or config;
3 the generator could not write.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from generator import __version__
from generator.build import Outcome, build, check
from generator.diagnostics import Severity
from generator.options import Options
from generator.publish import PublishError
from generator.read import CONFIG
from generator.report import Format, print_faults

GOOD, CONTENT, USAGE, UNWRITABLE = 0, 1, 2, 3
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite kill cleans up as Ctrl-C does
    gc.disable()  # a build makes values and drops few: looking for cycles took a tenth to a third of it
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        print("Stopped; nothing was published.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone: no reason for a traceback
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    root = _site_folder(given.site)
    options = Options(
        root=root,
        archive=_archive_folder(given.archive),
        out=given.out,
        drafts=given.drafts,
        base_url=given.base_url or "",
    )
    command: str = given.command
    try:
        if command == "build":
            return _build(options, given)
        if command == "check":
            return _check(options, given)
        if command == "pin":
            return _pin(options, given)
        if command == "export":
            return _export(options, given)
        return _serve(options, given)
    except PublishError as fault:
        print(f"briefing: {fault}", file=sys.stderr)
        return UNWRITABLE


# --- commands ------------------------------------------------------------------------------------


def _build(options: Options, given: argparse.Namespace) -> int:
    start = time.perf_counter()
    outcome = build(options)
    _report(outcome, given)
    status = _status(outcome, given)
    if given.format == "text" and not given.quiet:
        if outcome.complete:
            _say(_built(outcome, options, time.perf_counter() - start))
        else:
            _say("Nothing was published.")
        _details(outcome, given)
    return status


def _check(options: Options, given: argparse.Namespace) -> int:
    outcome = check(options)
    _report(outcome, given)
    if given.format == "text" and not given.quiet:
        if outcome.complete and not outcome.faults:
            _say("No faults.")
        _details(outcome, given)
    return _status(outcome, given)


def _pin(options: Options, given: argparse.Namespace) -> int:
    from generator.pinning import PinError, pin_site

    try:
        done = pin_site(options)
    except PinError as fault:
        _wrong(str(fault))
    print_faults(done.faults, given.format)
    if done.config_at_fault:
        return USAGE
    if given.format == "text" and not given.quiet:
        _say(done.message)
    return CONTENT if any(f.severity is Severity.ERROR for f in done.faults) else GOOD


def _export(options: Options, given: argparse.Namespace) -> int:
    from generator.export import ExportError, export_pdf

    try:
        done = export_pdf(options, given.what, given.to)
    except ExportError as fault:
        _wrong(str(fault))
    print_faults(done.faults, given.format)
    if done.path is None:
        return USAGE if done.config_at_fault else CONTENT
    if given.format == "text" and not given.quiet:
        _say(f"{done.path}: {_count(done.pages, 'page', 'pages')}.")
    return CONTENT if given.strict and done.faults else GOOD


def _serve(options: Options, given: argparse.Namespace) -> int:
    from generator.serve import serve

    status = _build(options, given)
    if status and not (options.output / "index.html").is_file():
        return status
    serve(options.output, given.port)
    return GOOD


# --- what is said --------------------------------------------------------------------------------


def _report(outcome: Outcome, given: argparse.Namespace) -> None:
    shown = outcome.faults
    if given.quiet:
        shown = tuple(f for f in shown if f.severity is Severity.ERROR or given.strict)
    print_faults(shown, given.format)
    if given.format != "text" or given.quiet:
        return
    errors, warnings = outcome.count(Severity.ERROR), outcome.count(Severity.WARNING)
    if errors or warnings:
        parts = [_count(errors, "error", "errors")] if errors else []
        parts += [_count(warnings, "warning", "warnings")] if warnings else []
        _say(f"{' and '.join(parts)}.")
    if relying := outcome.summary.get("lock", 0):
        of = outcome.summary["excerpts"]
        which = "Every quotation relies" if relying == of else f"{relying} of {of} quotations rely"
        _say(f"{which} on seeds/seeds.lock: the archived text is not here to compare with.")


def _built(outcome: Outcome, options: Options, seconds: float) -> str:
    figures = outcome.summary
    what = (
        f"{_count(figures['briefings'], 'briefing', 'briefings')}, "
        f"{_count(figures['citations'], 'citation', 'citations')} of "
        f"{_count(figures['excerpts'], 'excerpt', 'excerpts')}, "
        f"{_count(figures['pages'], 'page', 'pages')}"
    )
    done = f"{_count(outcome.written, 'file', 'files')} written" if outcome.written else "nothing to write"
    return f"{_shown(options.output)}: {what}; {done}, {seconds:.2f} s."


def _details(outcome: Outcome, given: argparse.Namespace) -> None:
    if given.verbose:
        for stage, seconds in outcome.seconds.items():
            _say(f"  {stage:<8} {seconds * 1000:8.1f} ms")
        for address in outcome.rendered:
            _say(f"  rendered {address}")


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    full = path.resolve()
    here = Path.cwd()
    return (
        f"{full.relative_to(here).as_posix()}/" if full.is_relative_to(here) and full != here else f"{full}/"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _say(text: str) -> None:
    print(text, flush=True)


def _status(outcome: Outcome, given: argparse.Namespace) -> int:
    if outcome.config_at_fault:
        return USAGE
    if outcome.count(Severity.ERROR) or (given.strict and outcome.count(Severity.WARNING)):
        return CONTENT
    return GOOD


# --- usage ---------------------------------------------------------------------------------------


def _site_folder(given: Path | None) -> Path:
    root = given or Path()
    if not root.is_dir():
        _wrong(f"there is no folder {root}")
    if not (root / CONFIG).is_file():
        _wrong(
            f"{root / CONFIG} does not exist, so {root.resolve()} is not a site folder; "
            "name one with --site DIR"
        )
    return root.resolve()


def _archive_folder(given: Path | None) -> Path | None:
    if given and not given.is_dir():
        _wrong(f"there is no archive folder {given}")
    return given.resolve() if given else None


def _wrong(message: str) -> NoReturn:
    print(f"briefing: {message}", file=sys.stderr)
    raise SystemExit(USAGE)


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        formatter_class=_Help,
        description="A compiler for sourced prose: checks every citation of a site of briefings "
        "against its source, and builds the site.",
        epilog="Exit status: 0 good; 1 the content has errors (or warnings with --strict); "
        "2 wrong usage or config; 3 the generator could not write.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    common = _common()
    for name, short, long in (
        (
            "build",
            "check the site and build it",
            "Check the site and build it into its output folder. "
            "Where there is an error, nothing is published and the old site stays.",
        ),
        ("check", "check the site, write nothing", "Do all that a build does, but publish nothing."),
        (
            "pin",
            "record where each quotation stands",
            "Compare every quotation with the archive and record in "
            "seeds/seeds.lock where it stands, so that a machine without the archive can rely on it.",
        ),
        (
            "serve",
            "build, then serve the site on this machine",
            "Build the site, then serve it on 127.0.0.1 until Ctrl-C.",
        ),
        (
            "export",
            "make a book of briefings",
            "Make a PDF of one briefing, of a region, or of the whole site: cover, contents, notes at the "
            "foot of the page, list of sources.",
        ),
    ):
        command = commands.add_parser(
            name, help=short, description=long, parents=[common], formatter_class=_Help
        )
        if name == "export":
            command.add_argument(
                "what",
                nargs="?",
                default="",
                metavar="REGION[/SLUG]",
                help="what to put in it (everything)",
            )
            command.add_argument("--pdf", action="store_true", required=True, help="as a PDF for paper")
            command.add_argument("--to", type=Path, metavar="FILE", help="where to write it")
        if name == "serve":
            command.add_argument(
                "--port", type=int, default=8000, metavar="N", help="first port to try (8000)"
            )
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    options = common.add_argument_group("common options")
    options.add_argument("--site", type=Path, metavar="DIR", help="the site folder (this one)")
    options.add_argument(
        "--archive", type=Path, metavar="DIR", help="where archived texts are (seeds/archive/)"
    )
    options.add_argument("--out", type=Path, metavar="DIR", help="where to build (build/ of the site)")
    options.add_argument("--base-url", metavar="URL", help="in place of config.yaml's base_url")
    options.add_argument("--drafts", action="store_true", help="publish drafts too, marked as such")
    options.add_argument("--strict", action="store_true", help="warnings fail too")
    formats: tuple[Format, ...] = ("text", "json", "github")
    options.add_argument("--format", choices=formats, default="text", help="how faults are printed (text)")
    options.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors")
    options.add_argument(
        "-v", "--verbose", action="store_true", help="print the time of each stage, and what was rendered"
    )
    return common
