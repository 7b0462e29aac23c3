"""Symbolic links of a site folder that lead out of it.

A site folder may come from somebody else. A link in it could show what lies elsewhere on this machine.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from pathlib import Path


def leads_out(root: str | Path, path: str) -> bool:
    """Whether a path of the site folder `root` is a link to somewhere outside of it, or to nowhere.

    Links to other folders of the site serve those who keep its parts in places of their own.
    """
    full = os.path.join(root, path)  # noqa: PTH118  without `pathlib`, which is slow to load
    if not os.path.islink(full):  # noqa: PTH114
        return False
    return not os.path.realpath(full).startswith(os.path.join(os.path.realpath(root), ""))  # noqa: PTH118


def strays_from(root: str | Path, file: str | Path) -> bool:
    """Whether a file is named as one of the site folder `root`, and links on its way lead out of it.

    The folder may have come from somebody else, whose link would have a file of this machine taken in.
    """
    base = os.path.realpath(root)
    named = os.path.abspath(file)  # noqa: PTH100  without `pathlib`
    folder, name = os.path.split(named)
    inside = os.path.join(base, "")  # noqa: PTH118
    shown = named.startswith((inside, os.path.join(os.path.abspath(root), "")))  # noqa: PTH100, PTH118
    whole = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
    return (shown or whole.startswith(inside)) and not os.path.realpath(named).startswith(inside)


def is_own_file(root: str | Path, path: str) -> bool:
    """Whether there is a regular file at a path below `root`, without a link on the way to it."""
    parts = path.split("/")
    if "" in parts or ".." in parts or "\0" in path:
        return False
    full = os.fspath(root)
    for part in parts:
        full = os.path.join(full, part)  # noqa: PTH118  as above
        if os.path.islink(full):  # noqa: PTH114
            return False
    return os.path.isfile(full)  # noqa: PTH113
