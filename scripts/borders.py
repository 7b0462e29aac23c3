"""The borders inside the generator: which room imports which, who reads, who writes, who spells paths.

`python scripts/borders.py` prints what crosses a border, and exits 1 where anything does. The contracts of
imports stand in pyproject.toml and are checked by import-linter; this file adds what no import shows.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "briefing_site"

READS = frozenset({"read_bytes", "read_text"})
"""Calls that open a file to read it."""
WRITES = frozenset(
    {
        "write_bytes",
        "write_text",
        "fdopen",
        "mkstemp",
        "mkdir",
        "unlink",
        "rmdir",
        "rmtree",
        "symlink_to",
        "hardlink_to",
        "touch",
        "chmod",
        "renames",
        "makedirs",
        "removedirs",
        "copyfile",
        "copytree",
        "copy2",
    }
)
"""Calls that change what lies on the disk."""
READERS = ("read/whole.py", "publish/site_swap.py")
"""Who may read: one function for all, and the exchange of a site, which reads what it has published."""
WRITERS = ("publish/",)
PATHS = ("model/paths.py",)
"""Who spells the names of the folders of a site."""
FOLDERS = ("seeds/", "briefings/")


def crossings() -> Iterator[str]:
    """Every place that crosses a border, as `path:line: what`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, what in (*_calls(tree, name), *_spelled(tree, name)):
            yield f"{path.relative_to(ROOT).as_posix()}:{line}: {what}"


def _calls(tree: ast.Module, name: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        of = getattr(getattr(function, "value", None), "id", "")
        opens = called in READS or (called == "open" and of in ("io", "path", "file"))
        opens = opens or (isinstance(function, ast.Name) and called == "open")
        if opens and not name.startswith((*READERS, *WRITERS)):
            yield node.lineno, f"{called}() opens a file: only {READERS[0]} reads (read_whole)"
        # A path is replaced with one argument, a text with two.
        moves = called == "replace" and len(node.args) == 1 and not node.keywords
        moves = moves or (called in ("rename", "link") and of in ("os", "path", "file"))
        removes = called == "remove" and of == "os"
        if (called in WRITES or moves or removes) and not name.startswith(WRITERS):
            yield node.lineno, f"{called}() writes: only publish/ does"


def _spelled(tree: ast.Module, name: str) -> Iterator[tuple[int, str]]:
    if name in PATHS:
        return
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            text = node.value
            if text == "seeds" or text.startswith(FOLDERS):
                yield node.lineno, f"{text!r} is spelled: model/paths.py has the names of folders"


def main() -> int:
    """Print what crosses a border; returns the exit status."""
    found = list(crossings())
    for line in found:
        print(line)
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--no-logo",
        "--cache-dir",
        ".cache/imports",
    ]
    paths = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(command, cwd=ROOT, env=paths, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, end="")
    return 1 if found or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
