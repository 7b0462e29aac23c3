"""Reads documents of the archive."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from briefing_site.model.document import ArchiveError, ArchiveMissingError, Document
from briefing_site.model.files import LARGEST_TEXT
from briefing_site.read.whole import read_whole


def read_document(folder: Path, name: str) -> Document:
    """The document `name` of the archive in `folder`.

    Raises `ArchiveMissingError` where there is no such file, and `ArchiveError` where the name leads out of
    the folder, the file cannot be read, or it is not UTF-8.
    """
    try:
        if not _lies_in(folder, name):
            raise ArchiveError(f"{name!r} does not name a file inside the archive")
        data = read_whole(f"{folder}/{name}", LARGEST_TEXT)
    except FileNotFoundError:
        raise ArchiveMissingError(f"{name} is not in the archive {folder}") from None
    except (
        OSError,
        ValueError,
        RuntimeError,
    ) as fault:  # a directory, no permission; a null byte; a loop of links
        raise ArchiveError(f"{name!r} cannot be read: {getattr(fault, 'strerror', None) or fault}") from None
    return Document.of(name, data)


def _lies_in(folder: Path, name: str) -> bool:
    """Whether a name leads to something below a folder; raises what the system says of links in a circle."""
    parts = name.split("/")
    plain = not os.path.isabs(name) and "\\" not in name and not {"", ".", ".."}.intersection(parts)  # noqa: PTH117
    # Without a link on the way it lies where its name says; each link is one more call of the system.
    steps = (f"{folder}/{'/'.join(parts[: depth + 1])}" for depth in range(len(parts)))
    if plain and not any(map(os.path.islink, steps)):
        return True
    path, whole = (folder / name).resolve(), folder.resolve()
    return path != whole and path.is_relative_to(whole)


def names(folder: Path) -> list[str]:
    """The names of the plain texts that lie in an archive itself, in order; none where it cannot be read."""
    try:
        return sorted(file.name for file in folder.iterdir() if file.suffix == ".txt")
    except OSError:
        return []


def state(folder: Path | None, name: str, read: Callable[[Path, str], Document] = read_document) -> str:
    """The digest of a document as it is now, or the reason why it cannot be read.

    `read` gives a document, as `read_document` does.
    """
    if folder is None:
        return ""
    try:
        return read(folder, name).digest
    except ArchiveError as fault:
        return str(fault)
