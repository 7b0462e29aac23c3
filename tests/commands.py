"""Running a command as a user would, and reading what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import main
from tests.sites import Site, tree

PROGRAM = """
import math
from briefing_site.apps.cli.progress_bar import ProgressLines
from briefing_site.apps.cli.main import program

ProgressLines.every = math.inf
program()
"""
"""The command as a program of its own, which never tells how far it is, however busy this machine is."""


@dataclass(frozen=True)
class Said:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it printed."""
        return self.out.splitlines()


def say(capsys: pytest.CaptureFixture[str], *arguments: str | Path, failing: bool = False) -> Said:
    """Run a command in this process; unless `failing`, the generator makes no mistake of its own."""
    capsys.readouterr()
    try:
        status = main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        assert isinstance(stopped.code, int)
        status = stopped.code
    said = capsys.readouterr()
    assert failing or "the generator failed (" not in said.err, said.err
    return Said(status, said.out, said.err)


def content(site: Site) -> dict[str, bytes]:
    """Every file of a site but kept results."""
    return {path: data for path, data in tree(site.root).items() if not path.startswith(".cache/")}
