"""One file written whole: readers see the old content or the new."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefing_site.publish.signals import held


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
