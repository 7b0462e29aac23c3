"""The texts that faults are about, read when the first fault of a file is shown."""

from __future__ import annotations

from pathlib import Path

from briefing_site.model.lines import Lines
from briefing_site.read.site_folder import read_file
from briefing_site.text.line_ends import uniform


class Sources:
    """The texts of a site folder, by path."""

    def __init__(self, root: Path | None) -> None:
        """Without a `root` no text is known."""
        self._root = root
        self._known: dict[str, Lines | None] = {}

    def lines(self, path: str) -> Lines | None:
        """The text of a file with its lines; None where there is none, or none that is UTF-8."""
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    def _read(self, path: str) -> Lines | None:
        if self._root is None:
            return None
        try:
            text = read_file(self._root / path, path).data.decode("utf-8-sig")
        except (OSError, ValueError):
            return None
        return Lines(path, uniform(text))
