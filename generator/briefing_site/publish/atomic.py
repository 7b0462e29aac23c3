"""One file written whole: readers see the old content or the new."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from briefing_site.publish.signals import held

BEGUN = ".parts."
"""How the name of a file begins whose parts are being written."""


def write_whole(path: Path, data: bytes, done: str = "") -> None:
    """Write a file so that readers see the old content or the new; raises `OSError`.

    `done` is told where the program is stopped during the write: see `held`.
    """
    with held(done):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def write_parts(folder: Path, parts: Iterable[bytes], name: Callable[[], str]) -> None:
    """Write a file whose parts need not be in memory together; raises `OSError`, and what `parts` raises.

    `name` is asked for the name of the file when all its parts are written. It has none before.
    """
    begun: list[str] = []
    try:
        with held():
            folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(dir=folder, prefix=BEGUN)
            begun.append(path)
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
        Path(path).chmod(0o644)
        Path(path).replace(folder / name())
    except BaseException:
        for path in begun:
            Path(path).unlink(missing_ok=True)
        raise


def drop_others(folder: Path, kept: Iterable[str]) -> None:
    """Delete the files of a folder of kept results whose names are not among those `kept`."""
    names = frozenset(kept)
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.name not in names and not path.is_dir():
                path.unlink(missing_ok=True)


def drop(path: str) -> None:
    """Delete a file of kept results, if it can be."""
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108
