"""The same site has the same bytes under another version of Python, where there is one on this machine.

Each `python3.N` on the path is tried, those of pyenv, and those that `BRIEFING_OTHER_PYTHONS` names. It needs no libraries of its own: those of
these tests are lent to it, where it can load them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

import briefing_site
from tests.sites import Site, briefing, tree

_MINORS = range(11, 20)
_NEEDED = "import jinja2, markdown, nh3, yaml"


def _lent() -> dict[str, str]:
    folders = (Path(briefing_site.__file__).parent.parent, Path(jinja2.__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), "PYTHONDONTWRITEBYTECODE": "1"}


def _others() -> Iterator[str]:
    for name in os.environ.get("BRIEFING_OTHER_PYTHONS", "").split(os.pathsep):
        if name:
            yield name
    own = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for minor in _MINORS:
        kept = [str(path) for path in sorted(own.glob(f"3.{minor}.*/bin/python3"))]
        for path in filter(
            None, () if minor == sys.version_info.minor else (shutil.which(f"python3.{minor}"), *kept)
        ):
            tried = subprocess.run([path, "-c", _NEEDED], env=_lent(), capture_output=True, check=False)
            if tried.returncode == 0:
                yield path
                break


def _built(python: str, site: Site, out: Path) -> dict[str, bytes]:
    site.delete(".cache")
    command = [python, "-m", "briefing_site", "build", "--site", str(site.root), "--out", str(out), "-q"]
    done = subprocess.run(command, env=_lent(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return tree(out)


def test_another_python_makes_the_same_bytes(small: Site, tmp_path: Path) -> None:
    others = list(_others())
    if not others:
        pytest.skip("there is no other version of Python here that can load the libraries")
    for number in range(6):
        small.write(
            briefing(
                f"It rained *{number}* times, İĞ 港 [@rain#crew; see @rain#hours, p. {number}].\n\n| a | b |\n| --- | --: |\n| c | d |",
                f"topics: [t-{number % 3}, i]\npeople: [Ann Lane, Bo {chr(70 - number)}]",
                f"briefings/water/b-{number}.md",
                title=f"Notiz {number} – port",
            )
        )
    small.path(".cache").mkdir(exist_ok=True)
    wanted = _built(sys.executable, small, tmp_path / "own")
    small.path(".cache").mkdir(exist_ok=True)
    for number, python in enumerate(others):
        small.path(".cache").mkdir(exist_ok=True)
        assert _built(python, small, tmp_path / f"other-{number}") == wanted, python
