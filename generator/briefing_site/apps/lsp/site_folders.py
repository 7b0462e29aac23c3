"""The site folders that an editor has files of, and how their files are named on both sides."""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from pygls.uris import from_fs_path, to_fs_path

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site
from briefing_site.model.paths import CONFIG
from briefing_site.read.whole import read_whole

_SLICE = 0.03
"""Seconds for which pages are rendered for their faults while questions wait."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file by its site folder."""

    root: Path
    """The site folder as the editor spells it."""
    path: str
    """Relative to that, with forward slashes."""


class SiteFolder:
    """A site folder with the texts that its editor has not saved.

    `edit` is for the thread that hears the editor; all else that looks at texts is for the worker.
    """

    def __init__(self, shown: Path, archive: Path | None) -> None:
        self.shown = shown
        """As the editor spells it, which may lead through symbolic links."""
        self.root = real(shown)
        self.options = Options(self.root, archive)
        self.uris: dict[str, str] = {}
        """How the editor itself has spelled the address of a file."""
        self.versions: dict[str, int | None] = {}
        """Of the unsaved texts that were last looked at."""
        self._engine = Engine(self.options)
        self._edits: SimpleQueue[tuple[str, str | None, int | None]] = SimpleQueue()
        self._open: dict[str, str] = {}
        self._known: SiteMoment | None = None

    def edit(self, path: str, text: str | None, version: int | None = None) -> None:
        """Take a text that is not saved for the content of a file; None takes what is on the disk again."""
        self._edits.put((path, text, version))

    def known(self) -> SiteMoment:
        """The site as it is now."""
        changed = self._take_edits()
        state = self._engine.look()
        if self._known is None or changed or self._known.state is not state:
            first = self._known is None
            self._known = SiteMoment(state, self._open)
            if first:
                gc.freeze()  # what was read now stays, and need not be looked through again and again
        return self._known

    def settle(self) -> None:
        """Work out the faults of the site as it was last looked at.

        What a site's memory holds is forgotten where a state is passed over without asking for it.
        """
        if self._known:
            self._known.state.content_faults  # noqa: B018  it is worked out by asking

    def check_pages(self) -> bool:
        """Go on rendering pages for their faults; whether all have been by now."""
        state = self._known.state if self._known else None
        return state.check_pages(_SLICE) if isinstance(state, Site) else True

    def uri(self, path: str) -> str:
        """The address of a file of the site, as the editor spells it."""
        return self.uris.get(path) or uri_of(self.shown / path)

    def unsaved(self) -> list[str]:
        """Files whose text in the editor is not that on the disk."""
        return [path for path, text in self._open.items() if text != _on_disk(self.root / path)]

    def _take_edits(self) -> bool:
        changed = False
        while True:
            try:
                path, text, version = self._edits.get_nowait()
            except Empty:
                return changed
            changed = True
            self._engine.edit(path, text)
            self._open.pop(path, None)
            self.versions.pop(path, None)
            if text is not None:
                self._open[path] = text
                self.versions[path] = version


def named(file: Path) -> SiteFile | None:
    """A file by the nearest folder above it that has a config.yaml; None where there is none."""
    for path in (file, real(file.parent) / file.name):
        for folder in path.parents:
            if (folder / CONFIG).is_file():
                return SiteFile(folder, path.relative_to(folder).as_posix())
    return None


def real(folder: Path) -> Path:
    """A folder without symbolic links in its path."""
    return Path(os.path.realpath(folder))


def file_of(uri: str) -> Path | None:
    """The file of an address; None for one that is on no disk."""
    path = to_fs_path(uri)
    return Path(path) if path else None


def uri_of(file: Path) -> str:
    """The address of a file."""
    return str(from_fs_path(str(file)))


def _on_disk(file: Path) -> str | None:
    from briefing_site.apps.lsp.site_at_a_moment import lenient

    try:
        return lenient(read_whole(file))
    except OSError:
        return None
