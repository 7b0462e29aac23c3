"""Writing into the author's folders: new files that overwrite nothing, changes that are all made or none."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing_site.publish.atomic import write_whole
from briefing_site.publish.signals import held

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@held("the file is written")
def write_new(path: Path, data: bytes) -> None:
    """Write a new file whole; raises `FileExistsError` where it exists, `OSError` where writing fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        try:
            path.hardlink_to(name)  # unlike a rename it never replaces anything
        except OSError as fault:
            if fault.errno not in _NO_LINKS:
                raise
            with path.open("xb") as file:
                file.write(data)
    finally:
        Path(name).unlink(missing_ok=True)


@held("all files are written")
def write_all_new(files: Mapping[Path, bytes]) -> None:
    """Write new files, all or none; raises as `write_new` does."""
    written: list[Path] = []
    try:
        for path, data in files.items():
            missing = [folder for folder in path.parents if not folder.exists()]
            written += reversed(missing)
            write_new(path, data)
            written.append(path)
    except BaseException:
        for path in reversed(written):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


@held("all changes are made")
def change_all(
    root: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], moved: Mapping[str, str]
) -> None:
    """Give files of a folder new content, all or none; raises `OSError` with everything as it was.

    `old` and `new` map paths to contents. `moved` maps a path of `old` to its new path in `new`, at which no
    file may exist.
    """
    undo: list[tuple[Path, bytes | None]] = []
    try:
        for target in moved.values():
            write_new(root / target, new[target])
            undo.append((root / target, None))
        for path, data in new.items():
            if path not in moved.values():
                write_whole(root / path, data)
                undo.append((root / path, old[path]))
        for path in moved:
            (root / path).unlink()
            undo.append((root / path, old[path]))
    except BaseException:
        for file, before in reversed(undo):
            with contextlib.suppress(OSError):
                file.unlink() if before is None else write_whole(file, before)
        raise
