"""Builds that are killed: at every call that writes, at any moment, and with two builds and a preview at once.

`python -m tests.killed_builds [COUNT]` edits a small site and builds it, so many times (1,000), and kills each build.
After each the published site must be whole, every file as its manifest says: that of the last build that came to its
end, or that of this one. Every fiftieth build is let be, and must be what a clean build makes. What is broken is printed,
and the exit status is 1.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from briefing_site.apps.cli.main import main
from briefing_site.model.addresses import MANIFEST
from briefing_site.publish import site_swap
from tests.faulty_disk import Disk
from tests.previews import previewing
from tests.sites import PAGE, Site

_FEW = 50
"""After so many builds one is let be."""


class _AnyCall(Disk):
    """A disk that kills at a call of any kind: those of the results that are kept, and of the exchange, too."""

    others = ()

    def install(self) -> None:
        super().install()
        for name in ("_swap", "_to_disk"):
            setattr(site_swap, name, self._counted(name, getattr(site_swap, name)))

    def _counted(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            self._called(name)
            return real(*given)

        return call


def forked(site: Site, *, at: int = 0, told: bool = False) -> tuple[int, int]:
    """Build in a child process that is killed at a call; its number, and a handle that tells of its calls."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    status = 70
    try:
        os.close(read)
        silent = os.open(os.devnull, os.O_RDWR)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        disk = _AnyCall(site.root, at, "killed" if at else "")
        if at or told:
            disk.install()
        status = main(["build", "--site", str(site.root), "--jobs", "1", "-q"])
        disk.over()
        os.write(write, str(len(disk.calls)).encode())
    finally:
        os._exit(status)


def ended(child: int, handle: int) -> tuple[int, int]:
    """The exit status of a child, negative for a signal, and how many calls it made; 0 where it was killed."""
    with os.fdopen(handle, "rb") as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(said or 0)


def whole(out: Path) -> str:
    """What is wrong with a published site; empty for nothing."""
    try:
        manifest = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError) as fault:
        return f"no manifest: {fault}"
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} - {MANIFEST}
    if found != set(manifest):
        return f"files that differ from the manifest: {sorted(found ^ set(manifest))[:3]}"
    for name, digest in manifest.items():
        if hashlib.sha256((out / name).read_bytes()).hexdigest() != digest:
            return f"{name} is not what the manifest says"
    return ""


def version(site: Site) -> int:
    """The number of the edit that is published."""
    page = site.path(f"build/{PAGE}").read_text(encoding="utf-8")
    return int(page.partition("Edit number ")[2].partition(" ")[0])


def differs(one: Path, other: Path) -> bool:
    """Whether two folders hold different files."""
    contents = [
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (one, other)
    ]
    return contents[0] != contents[1]


class Trial:
    """A site that is edited and built, again and again."""

    def __init__(self, folder: Path) -> None:
        self.site = Site(folder / "site")
        self.site.small()
        self.chance = random.Random(0)
        self.edit = 0
        self.wrong: list[str] = []
        self.tally: Counter[str] = Counter()
        self._next()
        begun = time.monotonic()
        status, self.calls = ended(*forked(self.site, told=True))
        assert status == 0
        self.seconds = time.monotonic() - begun

    def _next(self) -> None:
        self.edit += 1
        self.site.lead(f"Edit number {self.edit} of it [@rain#hours].\n")

    def once(self, number: int, *, together: bool) -> None:
        """Edit, build, kill, and look: one build at a call or at a moment, or two at once."""
        last = version(self.site)
        self._next()
        if number % _FEW == 0:
            self._clean()
            return
        at = 0 if together or number % 2 else (number // 2) % (self.calls + 2) + 1
        children = [forked(self.site, at=at) for _ in range(1 + together)]
        if not at:
            time.sleep(self.chance.random() * self.seconds * (1 + together))
            for child, _ in children:
                os.kill(child, signal.SIGKILL)
        kinds = [ended(*child)[0] for child in children]
        self.tally["killed"] += kinds.count(-signal.SIGKILL)
        self.tally["came to the end"] += kinds.count(0)
        self._look(number, last)

    def _look(self, number: int, last: int) -> None:
        broken = whole(self.site.path("build"))
        if not broken and version(self.site) not in (last, self.edit):
            broken = f"the site of edit {version(self.site)}, not of {last} or {self.edit}"
        if broken:
            self.wrong.append(f"build {number}: {broken}")

    def _clean(self) -> None:
        status, _ = ended(*forked(self.site))
        clean = self.site.root.with_name("clean")
        shutil.rmtree(clean, ignore_errors=True)
        clean.mkdir()
        for name in ("config.yaml", "briefings", "seeds"):
            source = self.site.path(name)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, clean / name)
        other = Site(clean)
        ended(*forked(other))
        self.tally["came to the end"] += 1
        if status or differs(self.site.path("build"), clean / "build"):
            self.wrong.append(f"edit {self.edit}: status {status}, or not what a clean build makes")


def run(count: int, folder: Path) -> Trial:
    """So many builds; the last quarter in pairs, beside a preview of the same site."""
    trial = Trial(folder)
    alone = count * 3 // 4
    for number in range(1, alone + 1):
        trial.once(number, together=False)
    with previewing(trial.site) as preview:
        for number in range(alone + 1, count + 1):
            trial.once(number, together=True)
            if preview.get(f"/{PAGE}").status != 200:
                trial.wrong.append(f"build {number}: the preview does not show the page")
    left = [path.name for path in trial.site.root.iterdir() if "briefing-" in path.name]
    status, _ = ended(*forked(trial.site))
    if status or any(trial.site.path(name).exists() for name in left):
        trial.wrong.append(f"left behind: {left}, status {status}")
    return trial


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        done = run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, Path(made))
    print(*done.wrong, sep="\n")
    print(f"{dict(done.tally)}, {done.calls} calls a build, {len(done.wrong)} broken")
    sys.exit(bool(done.wrong))
