"""The new tree of a site: it is completed beside the old one, and files are written as soon as they are made.

Several processes may write into one tree, each its own files.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Collection, Iterable, Set
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from briefing_site.model.compact import compact
from briefing_site.model.file_state import TICK
from briefing_site.publish.signals import held
from briefing_site.publish.site_swap import FOR_ALL, Modes, PublishError, Survey, beside, has_modes
from briefing_site.publish.spare_tree import link_all, put_by, remove, take
from briefing_site.publish.tree_listing import Listing, files_of, listed
from briefing_site.text.dataclass import dataclass


@compact
@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that is to be published."""

    digest: str
    """SHA-256 of its bytes, in hexadecimal digits; empty where nobody will ask for it."""
    data: bytes | None = None
    """Its bytes; None where they lie in the new tree or the old one, or nowhere in a check."""


def carried(_: str, data: bytes) -> MadeFile:
    """A file in memory, for a process that cannot write into the tree."""
    return MadeFile(hashlib.sha256(data).hexdigest(), data)


def let_go(_: str, data: bytes) -> MadeFile:
    """A file of which nobody wants the bytes: what a check makes of a page."""
    return MadeFile("")


class NewTree:
    """The folder beside the output folder; on leaving the `with` block it is gone, unless it was `placed`."""

    def __init__(self, out: Path, found: Survey, modes: Modes = FOR_ALL, spare: Path | None = None) -> None:
        """The output folder has been `found` so; `modes` are those of all files.

        `spare` is where the tree of the build before is kept, None for nowhere.
        Raises `PublishError` where no folder can be made there.
        """
        self._out = out
        self.found = found
        self._spare = spare
        self.linked: frozenset[str] = frozenset()
        """Paths of the files that the tree has from the start: files of the published site itself."""
        self._listing: Listing = {}
        """What the tree had from the start."""
        self.modes = modes
        self._folders: set[str] = set()
        self.path = beside(out)
        self.placed = False
        """Whether the tree has taken the place of the old one."""
        try:
            self.path.mkdir()
            # What umask or folder above add or take away is put right; in most places it is nothing.
            self._narrow = self.path.stat().st_mode & 0o777 != modes.folders
            if self._narrow:
                self.path.chmod(modes.folders)
            if spare is not None and has_modes(out, modes):
                self.linked, self._listing = take(spare, self.path, found, modes.folders)
        except OSError as fault:
            self.refuse(fault)
        except BaseException:  # stopped by a signal, before there is a `with` block to leave
            with held():
                shutil.rmtree(self.path, ignore_errors=True)
            raise

    def __enter__(self) -> NewTree:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None
    ) -> None:
        if not self.placed:
            with held():
                self.put_by()

    def put_by(self) -> None:
        """Keep what lies where the tree is made for the next build, or remove it."""
        put_by(self.path, self._spare if self.placed or self.linked else None)

    def begin_spare(self, files: Iterable[str]) -> None:
        """Have the next build find a spare tree, of the files of a site that was not there before.

        A link changes the state of a file. When this returns, the states show every later change again, so
        that the next command need not read what was linked last.
        """
        if self._spare is not None:
            link_all(self._out, files, self._spare)
            time.sleep(TICK / 1e9)

    def lacking(self, new: Set[str], kept: Collection[str]) -> Collection[str]:
        """Those of the files to be `kept` that the tree has not got yet.

        What the tree has besides them and the files that are `new` is removed. Raises `OSError`.
        """
        if not self.linked:
            return kept
        before, now = self._listing, listed(self.path, self._listing)
        numbers = dict(files_of({path: held for path, held in now.items() if before.get(path) is not held}))
        of_others = {path: held for path, held in before.items() if now.get(path) is not held}
        lost = (path for path, number in files_of(of_others) if numbers.get(path) != number)
        self.linked = self.linked.difference(lost)
        remove(self.path, (self.linked | numbers.keys()) - new - self.linked.intersection(kept))
        self._folders.clear()  # of which some may be gone
        return [path for path in kept if path not in self.linked]

    def put(self, path: str, data: bytes) -> MadeFile:
        """Write a file, unless the old site has the same at its place; raises `PublishError`.

        One of that name that is there, as one that was begun by a process that was killed, is made anew.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self.found.digests.get(path) != digest:
            try:
                self.write(path, data)
            except OSError as fault:
                self.refuse(fault)
        return MadeFile(digest)

    def write(self, path: str, data: bytes) -> None:
        """Write a file; raises `OSError`."""
        place = self.place(path)
        try:
            file = open(place, "xb")  # noqa: PTH123, SIM115 - a Path per file costs more than the write
        except FileExistsError:
            if os.path.isdir(place):  # noqa: PTH112 - in the site before
                shutil.rmtree(place)
            else:
                os.unlink(place)  # noqa: PTH108
            file = open(place, "xb")  # noqa: PTH123, SIM115
        with file:
            file.write(data)
        if self._narrow:
            os.chmod(place, self.modes.files)  # noqa: PTH101

    def place(self, path: str) -> str:
        """Where a file of the site stands in the tree; its folder is made. Raises `OSError`."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            for above in (*reversed(Path(folder).parents), Path(folder)):
                try:
                    (self.path / above).mkdir(exist_ok=True)
                except FileExistsError:  # a file in the site before
                    (self.path / above).unlink(missing_ok=True)
                    (self.path / above).mkdir(exist_ok=True)
                if self._narrow:
                    (self.path / above).chmod(self.modes.folders)
            self._folders.add(folder)
        return f"{self.path}/{path}"

    def refuse(self, fault: OSError) -> NoReturn:
        """Say that the disk does not let us publish, and what became of the old site."""
        name = (
            f": {Path(fault.filename).name}" if fault.errno == errno.ENAMETOOLONG and fault.filename else ""
        )
        busy = "; it may be a mount point: choose a folder in it" if fault.errno == errno.EBUSY else ""
        left = "the old site is as it was" if self._out.exists() else "nothing was published"
        told = f"{self._out} could not be written: {fault.strerror or fault}{name}{busy}; {left}"
        raise PublishError(told) from None
