"""The options that the commands share."""

from __future__ import annotations

from pathlib import Path

from briefing_site.model.paths import ARCHIVE, CACHE, OUTPUT
from briefing_site.read.links import leads_out
from briefing_site.text.dataclass import dataclass


class ExecutorError(Exception):
    """The cluster that the options name cannot serve; the message says why, with the cure."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked to do."""

    root: Path
    archive: Path | None = None
    """Folder of the archived texts; None for the site's own `seeds/archive/`, if it has one."""
    out: Path | None = None
    """Output folder; None for the usual one of the site."""
    drafts: bool = False
    strict: bool = False
    """Whether a warning stops publication too."""
    base_url: str = ""
    """Base URL in place of the one in config.yaml; empty to keep that one."""
    jobs: int = 0
    """How many processes share the work of a build; 0 for as many as there are processors."""
    scaled: bool = False
    """Whether pictures are made in sizes for screens, which takes seconds for each new one."""
    executor: str = ""
    """Address of a cluster that does the work, as in `dask://host:8786`; empty for this machine."""

    @property
    def cache(self) -> Path | None:
        """The folder for kept results; None where it is a link out of the site folder."""
        return None if leads_out(self.root, CACHE) else self.root / CACHE

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.out or self.root / OUTPUT

    @property
    def archive_folder(self) -> Path | None:
        """The folder of the archive; None where there is none on this machine.

        An archive of the site's own that is a link out of the site folder is none.
        """
        own = self.root / ARCHIVE
        return self.archive or (own if own.is_dir() and not leads_out(self.root, ARCHIVE) else None)
