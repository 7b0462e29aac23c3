"""`briefing init DIR`: a small complete site to start from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.common import CONTENT, GOOD, UsageError, say, shown
from generator.diagnostics import Severity
from generator.options import Options
from generator.publish import PublishError

_STARTER = Path(__file__).parent.parent / "starter"
_RENAMED = {"gitignore": ".gitignore"}
"""Files that would mean something where the generator keeps them."""


def add_arguments(parser: ArgumentParser) -> None:
    """The folder to make."""
    parser.description = (
        "Make a small complete site: settings, a briefing, a source card and the text that it quotes. "
        "It builds, and every quotation in it is pinned. A folder that holds anything is left alone."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty, or not there yet")


def run(options: Options, given: Namespace) -> int:
    """Write the files of the starter, pin them, and say what to do next."""
    from generator.pinning import pin_site

    folder: Path = given.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder that is empty, or not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty, and nothing in it was touched; name another folder")
    _write(folder)
    found = pin_site(Options(folder.resolve())).faults
    if any(fault.severity is Severity.ERROR for fault in found):  # pragma: no cover - the tests build it
        return CONTENT
    where = "" if folder.resolve() == Path.cwd() else f" --site {folder}"
    say(f"{shown(folder)}: a site of one briefing and one source, whose quotations are pinned.")
    say(f"Next: briefing serve{where}, and make it yours: config.yaml, then briefing new{where}.")
    return GOOD


def _write(folder: Path) -> None:
    from generator.writing import write_all_new

    files = {}
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = path.relative_to(_STARTER)
        files[folder / name.with_name(_RENAMED.get(name.name, name.name))] = path.read_bytes()
    try:
        write_all_new(files)
    except OSError as fault:
        raise PublishError(f"{fault.filename or folder} could not be written: {fault.strerror}") from None
