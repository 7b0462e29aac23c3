"""The tree that a site had before it was exchanged, kept to become the next new tree.

Most of its files are those of the published site itself, under a second name. So an edit links and removes
the files that it changes, and not all. A site that was not there before gets one of all its files.

Nothing that is written down is believed: a file is taken over where it is the very file that the published
site has at that place (its number on their disk), and everything else is removed. So a tree that was cut
off, damaged or forged costs time, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from briefing_site.publish.site_swap import Survey
from briefing_site.publish.tree_listing import Listing, files_of, listed


def take(spare: Path, tree: Path, found: Survey, mode: int) -> tuple[frozenset[str], Listing]:
    """Have a spare tree take the place of an empty new one; gives the paths of the files that it then holds.

    They are files of the published site, as a survey has `found` it. With them goes what lay in the tree,
    for `listed`. `mode` is that of all folders. The new tree stays empty where there is no spare one, or it
    cannot be used.
    """
    nothing: tuple[frozenset[str], Listing] = (frozenset(), {})
    try:
        state = spare.lstat()
    except OSError:
        return nothing
    if not stat.S_ISDIR(state.st_mode):
        with contextlib.suppress(OSError):
            spare.unlink()
        return nothing
    try:
        spare.rename(tree)
    except OSError:  # another disk, or a system that does not put a folder in the place of an empty one
        shutil.rmtree(spare, ignore_errors=True)
        return nothing
    try:
        return _sorted_out(tree, found, mode)
    except OSError:
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(exist_ok=True)
        tree.chmod(mode)
        return nothing


def _sorted_out(tree: Path, found: Survey, mode: int) -> tuple[frozenset[str], Listing]:
    """Remove what the published site does not have; gives the paths of the files that are left."""
    listing = listed(tree)
    for path, folder in listing.items():
        if stat.S_IMODE(folder.mode) != mode:
            os.chmod(f"{tree}/{path}", mode)  # noqa: PTH101
    numbers = dict(files_of(listing))
    left = frozenset(path for path, number in found.numbers.items() if number and numbers.get(path) == number)
    for path in numbers.keys() - left:
        os.unlink(f"{tree}/{path}")  # noqa: PTH108
    for path in reversed(list(listing)[1:]):
        with contextlib.suppress(OSError):  # it is not empty
            os.rmdir(f"{tree}/{path}")  # noqa: PTH106
    return left, listing


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


def link_all(out: Path, files: Iterable[str], spare: Path) -> None:
    """Make a spare tree of the files of a published site; none where the disk has no second names for files.

    `take` puts the modes of its folders right.
    """
    folders: set[str] = set()
    try:
        if spare.is_symlink() or spare.is_file():
            spare.unlink()
        shutil.rmtree(spare, ignore_errors=True)
        spare.mkdir(parents=True)
        for path in files:
            folder = path.rpartition("/")[0]
            if folder not in folders:
                (spare / folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            os.link(f"{out}/{path}", f"{spare}/{path}")
    except OSError:
        shutil.rmtree(spare, ignore_errors=True)


def put_by(tree: Path, spare: Path | None) -> None:
    """Keep a tree that is no longer needed as the `spare` one; remove it where that cannot be, or is None."""
    if spare is not None:
        with contextlib.suppress(OSError):
            spare.parent.mkdir(exist_ok=True)
            tree.rename(spare)
            return
    shutil.rmtree(tree, ignore_errors=True)
