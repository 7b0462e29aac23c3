"""An account that has nothing of this repository: an empty home, and the libraries in the place of a registry."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parent.parent

MODULES = ("jinja2", "markupsafe", "markdown", "yaml", "nh3", "PIL", "pillow.libs", "pypdf")
"""What building needs, by its folders; Pillow brings its own libraries in one of them on some systems."""
RECORDS = ("jinja2-", "markupsafe-", "markdown-", "pyyaml-", "nh3-", "pillow-", "pypdf-")


def lend_libraries(folder: Path) -> None:
    """Put the libraries that building needs into a folder, as links to those of the tests, and nothing else.

    pip finds them there by their records, and asks nobody for them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = Path(__import__("nh3").__file__ or "").parent.parent
    wanted = [own / name for name in MODULES]
    wanted += [info for info in own.glob("*.dist-info") if info.name.lower().startswith(RECORDS)]
    for found in wanted:
        if found.exists():
            (folder / found.name).symlink_to(found)


def empty_account(home: Path, lent: Path) -> dict[str, str]:
    """The environment of somebody new on this machine, who finds the `lent` libraries and asks no registry."""
    home.mkdir(parents=True)
    programs = home.parent / "programs"
    programs.mkdir()
    (programs / "python3").symlink_to(sys.executable)
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.pathsep.join((str(programs), "/usr/local/bin", "/usr/bin", "/bin")),
        "PYTHONPATH": str(lent),
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def made_package(out: Path, kind: str, source: Path = ROOT, **environment: str) -> Path:
    """A wheel or an sdist of a source tree, made without the network."""
    pytest.importorskip("hatchling")
    code = f"import sys, hatchling.build as b; print(b.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(out)],
        cwd=source,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return out / done.stdout.split()[-1]
