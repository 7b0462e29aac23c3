"""The names in each folder of a tree, which are read again only where the state of a folder is another.

A name that comes, goes or changes hands changes the times of its folder. So a tree of ten thousand files in
thirty folders is looked over again with thirty calls. What a file holds is told by its own state alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing_site.model.file_state import settled, state_of
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """The names in a folder."""

    state: str
    """The state of the folder before it was read; empty where that would not show every later change."""
    mode: int
    """Its mode, with the bits of its kind."""
    files: Mapping[str, int]
    """Name of each file to its number on the disk; a link counts as a file.

    The number is 0 in a folder that lies on another disk than the tree, where numbers begin anew.
    """
    folders: tuple[str, ...]


Listing = Mapping[str, Folder]
"""Path of each folder of a tree, with a slash behind it, to the names in it; that of the tree is empty."""


def listed(tree: Path, before: Listing | None = None) -> dict[str, Folder]:
    """What lies in a tree; the very same values of `before` for folders that are as they were.

    Raises `OSError`.
    """
    found: dict[str, Folder] = {}
    waiting = [""]
    disk: int | None = None
    for path in waiting:  # which grows on the way
        at = f"{tree}/{path}"
        seen = os.lstat(at)
        disk = seen.st_dev if disk is None else disk
        state, moment = state_of(seen), time.time_ns()
        known = before.get(path) if before else None
        if known is None or known.state != state:
            shown = state if settled(seen, moment) else ""
            known = _read(at, shown, seen.st_mode, same_disk=seen.st_dev == disk)
        found[path] = known
        waiting += [f"{path}{name}/" for name in known.folders]
    return found


def files_of(listing: Listing) -> Iterator[tuple[str, int]]:
    """Path of every file of a tree, and its number."""
    for path, folder in listing.items():
        for name, number in folder.files.items():
            yield f"{path}{name}", number


def of_files(paths: Iterable[str]) -> dict[str, Folder]:
    """The listing of a tree that has files at some paths; neither states nor numbers are known of it."""
    files: dict[str, dict[str, int]] = {"": {}}
    inner: dict[str, list[str]] = {"": []}
    above: list[tuple[str, str]] = []
    for path in paths:
        folder, slash, name = path.rpartition("/")
        files.setdefault(folder + slash, {})[name] = 0
        while folder and f"{folder}/" not in inner:
            inner[f"{folder}/"] = []
            folder, slash, name = folder.rpartition("/")
            above.append((folder + slash, name))
    for folder, name in above:
        files.setdefault(folder, {})
        inner[folder].append(name)
    return {here: Folder("", 0, files[here], tuple(inner[here])) for here in files}


def changed(before: Listing, gone: Iterable[str], new: Iterable[str]) -> Listing | None:
    """A listing without the files that are gone, and with new ones, of which no numbers are known.

    None where a folder comes or goes.
    """
    files: dict[str, dict[str, int]] = {}
    for paths, are_new in ((gone, False), (new, True)):
        for path in paths:
            folder, slash, name = path.rpartition("/")
            held = before.get(folder + slash)
            if held is None:
                return None
            names = files.setdefault(folder + slash, {**held.files})
            if are_new:
                names[name] = 0
            else:
                names.pop(name, None)
    if not all(files.values()):
        return None
    other = {path: Folder("", before[path].mode, of, before[path].folders) for path, of in files.items()}
    return {**before, **other}


def _read(at: str, state: str, mode: int, *, same_disk: bool) -> Folder:
    files: dict[str, int] = {}
    folders = []
    with os.scandir(at) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            else:
                files[entry.name] = entry.inode() if same_disk else 0
    return Folder(state, mode, files, tuple(folders))
