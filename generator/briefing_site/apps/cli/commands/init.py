"""`briefing init DIR`: a small complete site to start from."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_site.apps.cli.commands.shared import GOOD, UsageError, say, shown
from briefing_site.engine.options import Options
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.whole import read_whole

_STARTER = Path(__file__).parents[3] / "authoring/starter"
_RENAMED = {"gitignore": ".gitignore", "github": ".github", "vscode": ".vscode"}
"""Files and folders that would mean something where the generator keeps them."""
_WORKFLOW = ".github/workflows/publish.yml"
_REGION = "coast"
"""The one region of the site that is made."""
_ADDRESS = b"git+ADDRESS"
"""Stands in the workflow for the repository that the generator was installed from."""


def add_arguments(parser: ArgumentParser) -> None:
    """The folder to make."""
    parser.description = (
        "Make a small complete site: settings, a briefing, a source card and the text that it quotes; "
        "and what a repository wants: .gitignore, a workflow that checks and publishes, tasks for VS Code. "
        "It builds, and every quotation in it is pinned. A folder that holds anything is left alone."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty, or not there yet")


def run(options: Options, given: Namespace) -> int:
    """Write the files of the starter, with their pins, and say what to do next."""
    folder: Path = given.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder that is empty, or not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty, and nothing in it was touched; name another folder")
    from briefing_site.read.installed import origin_of_generator

    origin = origin_of_generator()
    known = origin.startswith(("git+https://", "https://"))
    _write(folder, origin if known else "")
    where = "" if folder.resolve() == Path.cwd() else f" --site {shlex.quote(str(folder))}"
    say(f"{shown(folder)}: a site of one briefing and one source, whose quotations are pinned.")
    if not known:
        say(f"To publish with GitHub: name the generator's address in {_WORKFLOW}, in place of ADDRESS.")
    say(f"Its title and its regions stand in {shown(folder)}config.yaml.")
    say(
        f"Next: `briefing serve{where}` shows it while you write, and "
        f"`briefing new{where} {_REGION} TITLE` begins a briefing."
    )
    return GOOD


def _write(folder: Path, origin: str) -> None:
    from briefing_site.authoring.pin import pin_site
    from briefing_site.model.paths import LOCK
    from briefing_site.publish.author_files import write_all_new
    from briefing_site.publish.signals import telling

    files = {}
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = path.relative_to(_STARTER).as_posix()
        first, slash, rest = name.partition("/")
        files[f"{_RENAMED.get(first, first)}{slash}{rest}"] = read_whole(path)
    if origin:
        files[_WORKFLOW] = files[_WORKFLOW].replace(_ADDRESS, origin.encode())
    try:
        # Pinned elsewhere, so that whoever stops it finds the whole site, or nothing.
        with telling(lambda: ""), TemporaryDirectory() as elsewhere:
            write_all_new(Path(elsewhere), {Path(elsewhere, name): data for name, data in files.items()})
            pin_site(Options(Path(elsewhere)))
            files[LOCK] = read_whole(Path(elsewhere, LOCK))
        write_all_new(folder, {folder / name: data for name, data in files.items()})
    except OSError as fault:
        raise PublishError(f"{fault.filename or folder} could not be written: {fault.strerror}") from None
