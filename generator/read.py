"""read: the files of a site folder as bytes. No other stage reads content.

Hidden files and editors' backups are passed over. So are symbolic links, with a warning: a link could
lead out of the folder, and what it leads to would be published.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import faults
from generator.diagnostics import Diagnostic

CONFIG = "config.yaml"
LOCK = "seeds/seeds.lock"
ARCHIVE = "seeds/archive"


_OTHER_MARKDOWN = (".MD", ".Md", ".mdown", ".markdown", ".mkd")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was found."""

    path: str
    """Relative to the site folder, with forward slashes."""
    data: bytes
    digest: str
    """SHA-256 of the bytes, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All content of a site folder but the archive."""

    config: File | None
    briefings: tuple[File, ...]
    cards: tuple[File, ...]
    lock: File | None
    attachments: tuple[File, ...]
    """Everything else beside the briefings: pictures and the like."""
    faults: tuple[Diagnostic, ...]

    def digests(self) -> dict[str, str]:
        """Path to digest of every file that was read."""
        files = (self.config, self.lock, *self.briefings, *self.cards, *self.attachments)
        return {file.path: file.digest for file in files if file}


def read(root: Path) -> Inputs:
    """Read the content of a site folder; what cannot be read comes back as a fault."""
    found: list[Diagnostic] = []
    briefings: list[File] = []
    attachments: list[File] = []
    for path in _files(root, "briefings", found):
        if path.endswith(_OTHER_MARKDOWN):
            found.append(faults.stray_file(path, "a file whose name ends in .md"))
        elif not path.endswith(".md"):
            _add(root, path, attachments, found)
        elif path.count("/") == 2:
            _add(root, path, briefings, found)
        else:
            found.append(faults.stray_file(path, "briefings/<region>/"))
    cards: list[File] = []
    for path in _files(root, "seeds", found):
        if path.endswith(".md") and path.count("/") == 1:
            _add(root, path, cards, found)
        elif path.endswith(".md") and not path.startswith(f"{ARCHIVE}/"):
            found.append(faults.stray_file(path, "seeds/"))
    return Inputs(
        config=_optional(root, CONFIG, found),
        briefings=tuple(briefings),
        cards=tuple(cards),
        lock=_optional(root, LOCK, found),
        attachments=tuple(attachments),
        faults=tuple(found),
    )


def read_file(path: Path, name: str) -> File:
    """Read one file; raises `OSError`."""
    data = path.read_bytes()
    return File(name, data, hashlib.sha256(data).hexdigest())


def _add(root: Path, path: str, to: list[File], found: list[Diagnostic]) -> None:
    try:
        to.append(read_file(root / path, path))
    except OSError as fault:
        found.append(faults.unreadable(path, fault.strerror or str(fault)))


def _optional(root: Path, path: str, found: list[Diagnostic]) -> File | None:
    files: list[File] = []
    if (root / path).exists():
        _add(root, path, files, found)
    return files[0] if files else None


def _files(root: Path, folder: str, found: list[Diagnostic]) -> Iterator[str]:
    """Paths of the files below a folder, sorted, so that no disk's own order shows in a build."""

    def unreadable(fault: OSError) -> None:
        path = Path(fault.filename).relative_to(root).as_posix()
        if Path(fault.filename) != root / folder:  # a site without seeds is a site
            found.append(faults.unreadable(path, fault.strerror or str(fault)))

    for directory, folders, names in os.walk(root / folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        where = Path(directory)
        for name in sorted(names):
            if name.startswith((".", "#")) or name.endswith("~"):
                continue
            path = (where / name).relative_to(root).as_posix()
            if (where / name).is_symlink():
                found.append(faults.symbolic_link(path))
            else:
                yield path
