"""Writing into the author's folders: new files that overwrite nothing, changes that are all made or none.

That holds whatever ends the program, once the next command has begun: see `change_journal.py`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefing_site.model.os_reason import reason
from briefing_site.model.paths import CHANGES
from briefing_site.publish.change_journal import claimed, make, recover
from briefing_site.publish.signals import held
from briefing_site.publish.site_swap import PublishError


def write_new(root: Path, path: Path, data: bytes) -> None:
    """Write a new file for the site folder `root`.

    Raises as `change_all` does, and `FileExistsError` where there is such a file.
    """
    with held("the file is written"):
        make(root, {path: (None, data)})


def write_all_new(root: Path, files: Mapping[Path, bytes]) -> None:
    """Write new files for the site folder `root`, all or none; raises as `write_new` does."""
    with held("all files are written"):
        make(root, {path: (None, data) for path, data in files.items()})


def write_one(root: Path, path: str, old: bytes | None, new: bytes) -> None:
    """Give one file of the site folder `root` new content; raises as `change_all` does."""
    with held(f"{path} is written"):
        make(root, {root / path: (old, new)})


def change_all(
    root: Path,
    old: Mapping[str, bytes],
    new: Mapping[str, bytes],
    moved: Mapping[str, str],
    added: Mapping[Path, bytes] | None = None,
) -> None:
    """Give files of the site folder `root` new content, and write the new files `added`, all or none.

    `old` and `new` map paths to contents. `moved` maps a path of `old` to its new path in `new`, at which
    no file may exist. Raises `OSError` with everything as it was. Raises `PublishError` where a file has
    another content than in `old`, with everything as it was too, and where a change can be neither made nor
    undone: the next command undoes that one.
    """
    changes: dict[Path, tuple[bytes | None, bytes | None]] = {
        root / path: (None if path in moved.values() else old[path], data) for path, data in new.items()
    }
    changes |= {path: (None, data) for path, data in (added or {}).items()}
    changes |= {root / path: (old[path], None) for path in moved}
    with held("all changes are made"):
        make(root, changes)


def finish_changes(root: Path) -> tuple[str, ...]:
    """Finish, or undo, the change that a program which was killed has left in the site folder `root`.

    Returns what was done, a line each; nothing where no change was left, which is found by one look. Waits
    while another program is at it. Raises `PublishError` where it can be neither finished nor undone.
    """
    if not os.path.lexists(root / CHANGES):
        return ()
    with held():
        try:
            with claimed(root) as journal:
                return recover(root, journal)
        except OSError as fault:
            raise PublishError(
                f"{root / CHANGES} has a change of files that was cut off, and it can be neither finished "
                f"nor undone ({reason(fault)}); mend that, and give any command"
            ) from None
