"""The tree that a site had before it was exchanged, kept to become the next new tree.

Most of its files are those of the published site itself, under a second name. So an edit links and removes
the files that it changes, and not all.

Nothing that is written down is believed: a file is taken over where it is the very file that the published
site has at that place (number, size and times), and everything else is removed. So a tree that was cut
off, damaged or forged costs time, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Collection
from pathlib import Path

from briefing_site.publish.site_swap import Survey


def take(spare: Path, tree: Path, found: Survey, mode: int) -> frozenset[str]:
    """Have a spare tree take the place of an empty new one; gives the paths of the files that it then holds.

    They are files of the published site, as a survey has `found` it. `mode` is that of all folders. The new
    tree stays empty where there is no spare one, or it cannot be used.
    """
    try:
        state = spare.lstat()
    except OSError:
        return frozenset()
    if not stat.S_ISDIR(state.st_mode):
        with contextlib.suppress(OSError):
            spare.unlink()
        return frozenset()
    try:
        spare.rename(tree)
    except OSError:  # another disk, or a system that does not put a folder in the place of an empty one
        shutil.rmtree(spare, ignore_errors=True)
        return frozenset()
    try:
        return frozenset(_sorted_out(tree, found, mode))
    except OSError:
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(exist_ok=True)
        tree.chmod(mode)
        return frozenset()


def _sorted_out(tree: Path, found: Survey, mode: int) -> set[str]:
    """Remove what the published site does not have; gives the paths of the files that are left."""
    left: set[str] = set()
    folders = [""]
    for folder in folders:  # which grows on the way
        if stat.S_IMODE(os.lstat(f"{tree}/{folder}").st_mode) != mode:
            os.chmod(f"{tree}/{folder}", mode)  # noqa: PTH101
        with os.scandir(f"{tree}/{folder}") as entries:
            for entry in list(entries):
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                    continue
                state = entry.stat(follow_symlinks=False)
                if found.numbers.get(path) == state.st_ino and found.signatures[path] == (
                    state.st_size,
                    state.st_mtime_ns,
                    state.st_ctime_ns,
                ):
                    left.add(path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108
    for folder in reversed(folders[1:]):
        with contextlib.suppress(OSError):  # it is not empty
            os.rmdir(f"{tree}/{folder}")  # noqa: PTH106
    return left


def numbers_in(tree: Path) -> dict[str, int]:
    """Path to number of every file in a tree, as its folders tell it; raises `OSError`."""
    numbers: dict[str, int] = {}
    folders = [""]
    for folder in folders:  # which grows on the way
        with os.scandir(f"{tree}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{entry.name}/")
                else:
                    numbers[f"{folder}{entry.name}"] = entry.inode()
    return numbers


def remove(tree: Path, gone: Collection[str]) -> None:
    """Remove files of a tree, and the folders that are empty then; raises `OSError`."""
    for path in gone:
        place = f"{tree}/{path}"
        if os.path.lexists(place) and not os.path.isdir(place):  # noqa: PTH112 - it may be a folder by now
            os.unlink(place)  # noqa: PTH108
    folders = {str(above) for path in gone for above in Path(path).parents if above.name}
    for folder in sorted(folders, reverse=True):  # the inner ones first
        with contextlib.suppress(OSError):  # it is not empty
            os.rmdir(f"{tree}/{folder}")  # noqa: PTH106


def put_by(tree: Path, spare: Path | None) -> None:
    """Keep a tree that is no longer needed as the `spare` one; remove it where that cannot be, or is None."""
    if spare is not None:
        with contextlib.suppress(OSError):
            spare.parent.mkdir(exist_ok=True)
            tree.rename(spare)
            return
    shutil.rmtree(tree, ignore_errors=True)
