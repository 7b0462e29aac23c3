"""What a command was asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing_site.model.paths import ARCHIVE

CACHE = ".cache"
"""Folder of kept results in a site folder."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked to do."""

    root: Path
    archive: Path | None = None
    """Where archived texts are; None for the site's own `seeds/archive/`, if it has one."""
    out: Path | None = None
    """Output folder; None for `build/` of the site."""
    drafts: bool = False
    strict: bool = False
    """Whether a warning stops publication too."""
    base_url: str = ""
    """In place of config.yaml's; empty to keep that."""

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.out or self.root / "build"

    @property
    def archive_folder(self) -> Path | None:
        """The archive at hand, if there is one."""
        own = self.root / ARCHIVE
        return self.archive or (own if own.is_dir() else None)
