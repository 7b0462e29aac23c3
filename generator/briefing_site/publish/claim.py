"""Which folder a site is published in, and that one build at a time writes there.

Builds hold a lock on the folder above. Who holds it has a note there, `.briefing-busy`, for those that wait.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing_site.model.paths import BRIEFINGS, BUSY, CACHE, CONFIG, PUBLIC, SEEDS, THEMES
from briefing_site.publish.site_swap import PublishError, aside, beside

_SOURCES = (BRIEFINGS, SEEDS, THEMES, PUBLIC, CACHE, ".git")
"""Folders of a site in which no site can be published."""
_ELSEWHERE = "choose another folder with --out DIR"
_LONGEST = 200
"""Characters of a command line that are told, and bytes of a note that are read."""


class MisplacedError(PublishError):
    """The output folder lies where no site may be published; the message says why, and what to do."""


@contextlib.contextmanager
def claim(
    out: Path, sources: tuple[Path, ...] = (), waiting: Callable[[str], None] | None = None
) -> Iterator[Path]:
    """Hold the output folder for one build at a time; gives the folder with links resolved.

    `sources` are the site folder and, where it lies elsewhere, the archive. Where another build holds the
    folder it waits, and `waiting` is told so in a line. Finishes what a build that was killed left behind.
    Raises `MisplacedError` where the folder lies among the sources, and `PublishError` where it, or the
    folder above, cannot be used.
    """
    out = _place(out, sources)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(out.parent, os.O_RDONLY)
    except OSError as fault:
        raise PublishError(f"{out.parent} cannot be used: {fault.strerror}") from None
    try:
        _lock(handle, out, waiting)
        try:
            _tell(out)
            _clear(out)
            yield out
        finally:
            with contextlib.suppress(OSError):
                (out.parent / BUSY).unlink()
    finally:
        os.close(handle)


def _place(given: Path, sources: tuple[Path, ...]) -> Path:
    """The output folder with links resolved."""
    try:
        out = given.resolve()
        loop = out.is_symlink()  # some versions of Python give the path itself
    except RuntimeError:
        loop = True
    except (OSError, ValueError) as fault:
        raise PublishError(f"{given} cannot be used: {getattr(fault, 'strerror', None) or fault}") from None
    if loop:
        raise PublishError(f"{given} is a loop of symbolic links: delete it, or {_ELSEWHERE}")
    if out == out.parent:
        raise MisplacedError(
            f"{out} is the root of a disk, which no site can take the place of: {_ELSEWHERE}"
        )
    for each in sources:
        source = each.resolve()
        if source.is_relative_to(out):
            where = "is" if source == out else f"holds {source},"
            raise MisplacedError(f"{out} {where} what the site is made from: {_ELSEWHERE}")
        inner = [source / name for name in _SOURCES] if each == sources[0] else [source]
        for folder in inner:
            if out.is_relative_to(folder):
                where = "is" if folder == out else f"lies in {folder},"
                raise MisplacedError(f"{out} {where} what the site is made from: {_ELSEWHERE}")
    other = next((folder for folder in out.parents if (folder / CONFIG).exists()), out)
    if (other / BRIEFINGS).is_dir() and any(out.is_relative_to(other / name) for name in _SOURCES):
        raise MisplacedError(f"{out} lies in {other}, which is another site, among its sources: {_ELSEWHERE}")
    if os.path.ismount(out):
        raise PublishError(
            f"{out} is a mount point, which no folder can take the place of: "
            f"choose a folder in it, as in --out {out / 'site'}"
        )
    return out


def _lock(handle: int, out: Path, waiting: Callable[[str], None] | None) -> None:
    try:
        import fcntl
    except ImportError:  # a system without it: two builds at once are the user's own care
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno not in (errno.EAGAIN, errno.EACCES):
            raise PublishError(f"{out.parent} cannot be locked: {fault.strerror}") from None
        if waiting:
            waiting(f"{out.parent} is held by {_holder(out)}; waiting for it to end")
        fcntl.flock(handle, fcntl.LOCK_EX)


def _tell(out: Path) -> None:
    """Leave a note of who holds the lock. Where none can be left, those that wait are told less."""
    command = " ".join([os.path.basename(sys.argv[0]), *sys.argv[1:]])[:_LONGEST]  # noqa: PTH119
    note = {"process": os.getpid(), "command": command, "since": int(time.time())}
    # A pipe in its place is not waited for.
    flags = (
        os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with contextlib.suppress(OSError), os.fdopen(os.open(out.parent / BUSY, flags, 0o644), "wb") as file:
        file.write(json.dumps(note).encode())


def _holder(out: Path) -> str:
    """Who holds the lock, in words: process, command, and since when."""
    try:
        handle = os.open(
            out.parent / BUSY, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        )
        with os.fdopen(handle, "rb") as file:
            note = json.loads(file.read(10 * _LONGEST))
        since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(int(note["since"])))
        command = "".join(sign for sign in str(note["command"]) if sign.isprintable())
        return f"another build (process {int(note['process'])}, `{command}`, since {since})"
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return "another build"


def _clear(out: Path) -> None:
    """Finish what a killed build left: put the old site back if there is none, drop half-made trees."""
    for left in (beside(out), aside(out)):
        # No build makes a link or a pipe: the folder may have come so from somebody else.
        if left.is_symlink() or (left.exists() and not left.is_dir()):
            left.unlink()
    if aside(out).is_dir() and not out.exists():
        aside(out).rename(out)
    for left in (beside(out), aside(out)):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
