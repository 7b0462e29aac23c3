"""The stage `read`: the files of a site folder as bytes. No other stage reads content.

Hidden files, editors' backups and systems' own files are passed over. So are symbolic links, with a warning:
a link could lead out of the folder, and what it leads to would be published.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import PICTURE_NOTE, SHOWN, File, Inputs, largest
from briefing_site.model.paths import (
    ARCHIVE,
    BRIEFINGS,
    CONFIG,
    EDITIONS,
    LOCK,
    PICTURES,
    PUBLIC,
    SEEDS,
    is_briefing,
    is_card,
)
from briefing_site.read.links import leads_out
from briefing_site.read.stray_files import (
    is_litter,
    is_of_a_project,
    is_passing,
    is_secret,
    stray_card,
    stray_config,
    stray_text,
)
from briefing_site.read.stray_folders import stray_folders
from briefing_site.read.style_files import style_files
from briefing_site.read.today import today
from briefing_site.read.whole import TooLongError, read_whole


def read(root: Path, open_file: Callable[[str, str], File] | None = None) -> Inputs:
    """Read the content of a site folder; a file that cannot be read is among the faults of the result.

    `open_file` takes the place of `read_file` for a caller that keeps or replaces contents of files.
    """
    folder = _SiteFolder(root, open_file or read_file)
    briefings, beside_briefings = folder.briefings()
    beside_config = folder.beside_config()
    cards, beside_cards = folder.cards()
    public = tuple(file for path in _public_files(root, folder.found) for file in folder.opened(path))
    folder.found.extend(stray_folders(root))
    config = folder.optional(CONFIG)
    styles = style_files(root, config, folder.opened)
    lock, editions = folder.optional(LOCK), folder.optional(EDITIONS)
    return Inputs(
        config=config,
        briefings=briefings,
        cards=cards,
        lock=lock,
        editions=editions,
        attachments=(*beside_briefings, *beside_config, *beside_cards),
        faults=tuple(folder.found),
        today=datetime.date(*today()),
        public=public,
        styles=styles,
    )


class _SiteFolder:
    """A site folder while it is read; `found` gathers the faults of what cannot be read."""

    def __init__(self, root: Path, open_file: Callable[[str, str], File]) -> None:
        self._root = root
        self._open_file = open_file
        self.found: list[Diagnostic] = []

    def briefings(self) -> tuple[tuple[File, ...], tuple[File, ...]]:
        """The texts of briefings, and the files beside them."""
        texts: list[File] = []
        beside: list[File] = []
        there = dict.fromkeys(files_below(self._root, BRIEFINGS, self.found, tell_linked_folders=True))
        for path in there:
            if is_briefing(path):
                texts.extend(self._texts(path))
            elif stray := stray_text(path, there):
                self.found.append(stray)
            else:
                beside.extend(self.opened(path))
        return tuple(texts), tuple(beside)

    def beside_config(self) -> tuple[File, ...]:
        """The pictures beside config.yaml."""
        pictures: list[File] = []
        names = sorted(_files_beside(self._root))
        for name in names:
            if name.lower().endswith(PICTURES):
                pictures.extend(self.opened(name))
            elif stray := stray_config(name, beside=CONFIG in names):
                self.found.append(stray)
        return tuple(pictures)

    def cards(self) -> tuple[tuple[File, ...], tuple[File, ...]]:
        """The source cards, and what is shown of the files beside them; the archive is read elsewhere."""
        texts: list[File] = []
        beside: list[File] = []
        # The archive may be a link to another folder of the site.
        linked: list[Diagnostic] = []
        there = dict.fromkeys(files_below(self._root, SEEDS, linked, tell_linked_folders=True))
        self.found.extend(fault for fault in linked if fault.place.path != ARCHIVE)
        if leads_out(self._root, ARCHIVE):
            self.found.append(faults.files.archive_elsewhere(ARCHIVE))
        for path in there:
            if is_card(path):
                texts.extend(self._texts(path))
            elif path.lower().endswith((*SHOWN, PICTURE_NOTE)) and not path.startswith(f"{ARCHIVE}/"):
                beside.extend(self.opened(path))
            elif stray := stray_card(path, there):
                self.found.append(stray)
        return tuple(texts), tuple(beside)

    def opened(self, path: str) -> tuple[File, ...]:
        """A file; none where it cannot be read."""
        try:
            return (self._open_file(f"{self._root}/{path}", path),)
        except TooLongError as fault:
            self.found.append(faults.files.too_long(path, fault.size, fault.most))
        except OSError as fault:
            self.found.append(faults.files.unreadable(path, fault.strerror or str(fault)))
        except Exception as fault:  # a mistake of ours at one file keeps no other from being read
            self.found.append(faults.internal.internal_error(path, "read", fault))
        return ()

    def optional(self, path: str) -> File | None:
        """A file that a site need not have; None where it is not there, or cannot be read."""
        if (self._root / path).is_symlink():
            self.found.append(
                faults.files.unreadable(path, "it is a symbolic link: put the file itself in its place")
            )
            return None
        return next(iter(self.opened(path)), None) if os.path.lexists(self._root / path) else None

    def _texts(self, path: str) -> Iterator[File]:
        """A text of the site; no README and the like, which has no front matter."""
        for file in self.opened(path):
            if not is_of_a_project(path) or file.data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
                yield file


def read_file(path: str | Path, name: str) -> File:
    """Read one file, under the `name` it has in the site folder.

    Raises `OSError`, and `TooLongError` for a text that is longer than any site may have.
    """
    data = read_whole(path, largest(name))
    return File(name, data, hashlib.sha256(data).hexdigest())


def _files_beside(root: Path) -> list[str]:
    """Names of the files beside config.yaml."""
    with contextlib.suppress(OSError), os.scandir(root) as entries:
        return [
            entry.name
            for entry in entries
            if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)
        ]
    return []


def _public_files(root: Path, found: list[Diagnostic]) -> Iterator[str]:
    """Paths of the published files of `public/`; what holds passwords is a fault, added to `found`."""
    if os.path.lexists(root / PUBLIC):
        for path in files_below(root, PUBLIC, found, tell_linked_folders=True, passed_over=is_litter):
            if is_secret(path):
                found.append(faults.files.secret_file(path))
            else:
                yield path


def files_below(
    root: Path,
    folder: str,
    found: list[Diagnostic],
    *,
    tell_linked_folders: bool = False,
    passed_over: Callable[[str], bool] | None = None,
) -> Iterator[str]:
    """Paths of the files below a folder of the site, sorted, so that no disk's own order shows in a build.

    Files that are passed over are faults, added to `found`: links to files, files that are not regular, names
    that are not UTF-8. With `tell_linked_folders` links to folders are faults too. `passed_over` says of a
    name that it is no content; without it, hidden files and programs' own are none.
    """
    if leads_out(root, folder):
        found.append(faults.files.symbolic_link(folder))
        return
    waiting = [folder]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                here = sorted(entries, key=lambda entry: entry.name)
        except OSError as fault:
            if "/" in folder or not isinstance(fault, FileNotFoundError):  # a site without seeds is a site
                found.append(faults.files.unreadable(folder, fault.strerror or str(fault)))
            continue
        folders = []
        for entry in here:
            name, path = entry.name, f"{folder}/{entry.name}"
            if passed_over(name) if passed_over else name.startswith("."):
                continue
            if not _is_text(name):
                found.append(
                    faults.files.unreadable(path.encode("utf-8", "replace").decode(), "its name is not UTF-8")
                )
            elif _is_folder(entry):
                # A link to a folder is not followed: it could lead out of the site, or round in a circle.
                if not entry.is_symlink():
                    folders.append(path)
                elif tell_linked_folders:
                    found.append(faults.files.symbolic_link(path))
            elif not passed_over and is_passing(name):
                continue
            elif entry.is_symlink():
                found.append(faults.files.symbolic_link(path))
            elif entry.is_file():
                yield path
            else:  # opening a pipe would wait for a program that writes to it
                found.append(faults.files.unreadable(path, "it is no regular file"))
        waiting.extend(reversed(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a name is that of a folder, or of a link to one; a link round in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_text(name: str) -> bool:
    """Whether the system gave a name as text, and not as bytes that are none."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
