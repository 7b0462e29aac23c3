"""The site folders whose files an editor has open, and the translation between paths and URIs."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue

from pygls.uris import from_fs_path, to_fs_path

from briefing_site.apps.lsp.cited_by import CitationCounts
from briefing_site.apps.lsp.kept_values import KeptValues
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine import garbage
from briefing_site.engine.engine import Engine
from briefing_site.engine.look_ahead import LookAhead
from briefing_site.engine.look_beside import LookBeside
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site, Snapshot
from briefing_site.model.paths import CONFIG
from briefing_site.read.whole import read_whole
from briefing_site.text.dataclass import dataclass

_SLICE = 0.05
"""Seconds for which pages are rendered for their faults before waiting questions are answered."""
_LOOKS = 40
"""The states of so many looks are freed at once, which takes as long as to free that of one."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file, named by its site folder and its path there."""

    root: Path
    """The site folder as the editor spells it."""
    path: str
    """Path relative to `root`, with forward slashes."""


class SiteFolder:
    """A site folder with the unsaved texts of the editor.

    `edit` is called by the thread that reads the editor's messages. Methods that read texts are called by the
    worker.
    """

    def __init__(
        self,
        shown: Path,
        archive: Path | None,
        rest: Callable[[], None] | None = None,
        busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """`rest` is called during a look, to let answers go first.

        `busy` says whether somebody waits for anything, so that no further page is to be rendered.
        """
        self._busy = busy
        self.shown = shown
        """The path of the folder as the editor spells it, perhaps through symbolic links."""
        self.root = real(shown)
        self.options = Options(self.root, archive)
        self.uris: dict[str, str] = {}
        """Path of a file to its URI as the editor has spelled it."""
        self.versions: dict[str, int | None] = {}
        """Path of a file to the version of its unsaved text at the last look."""
        self._engine = Engine(self.options, rest=rest)
        self._edits: SimpleQueue[tuple[str, str | None, int | None, int]] = SimpleQueue()
        self._edited: dict[str, int] = {}
        """Path of a text to the number of its last edit."""
        self._seen: dict[str, int] = {}
        """The same as far as the last look has them."""
        self._taken: dict[str, int] = {}
        """The same of the texts that the engine has, and no look that came to its end."""
        self._latest: dict[str, tuple[str | None, int | None]] = {}
        """Path of a text to its last edit: the text, None where it was closed, and its version."""
        self._looking: frozenset[str] | None = None
        """Paths of the texts whose edits the look has that is under way; None while there is none."""
        self._looked_at: frozenset[str] = frozenset()
        """The same of the latest look."""
        self._slow: frozenset[str] = frozenset()
        """Paths of the texts over which looks have taken long."""
        self._open: dict[str, str] = {}
        self._known: SiteMoment | None = None
        self._kept = KeptValues()
        self._stale = threading.Event()
        """Set where files on the disk may have changed since they were read."""
        self._settled: SiteMoment | None = None
        self.citations = CitationCounts()
        """How often sources and passages are cited."""
        self._checked = False
        """Whether all pages of a look were rendered for their faults, for the first time."""
        self._looks = 0
        """How often the site was found to have changed since the states before were freed."""
        self._past: list[Snapshot] = []
        """The sites of looks whose place another one has taken since `let_go` was called last."""
        self._before: list[Snapshot] = []
        """The same of the time before that: no answer is made of them any more."""

    def edit(self, path: str, text: str | None, version: int | None = None) -> None:
        """Use an unsaved text as the content of a file; None goes back to the content on the disk."""
        number = self._edited[path] = self._edited.get(path, 0) + 1
        self._latest[path] = text, version
        self._edits.put((path, text, version, number))

    def refresh(self) -> None:
        """Ask the disk at the next look, since files may have changed."""
        self._stale.set()

    def known(self) -> SiteMoment:
        """The site as it is now: as it was read from the disk, with the texts of the editor.

        The disk is asked again only after `refresh`, and where a look has failed.
        """
        self._looking = None
        self._take_edits()
        changed = self._looking = self._looked_at = frozenset(self._taken)
        if self._known and not changed and not self._stale.is_set():
            return self._known
        if stale := self._stale.is_set():
            self._stale.clear()  # and not otherwise: it may be set from now on, for the next look
        try:
            state = self._engine.look() if stale else self._engine.look_at_edits()
        except BaseException:
            self._stale.set()  # the next look is to see all that this one was to see
            raise
        if self._known is None or changed or self._known.state is not state:
            first = self._known is None
            if self._known and self._known.state is not state:
                self._past.append(self._known.state)
            self._known = SiteMoment(state, self._open, self._kept)
            self._looks += 1
            if first:
                gc.freeze()  # these values stay: the garbage collector need not go over them again
        self._seen.update(self._taken)
        self._taken.clear()
        return self._known

    @property
    def last(self) -> SiteMoment | None:
        """The site as it was last looked at; None before the first look."""
        return self._known

    def settle(self) -> None:
        """Work out the faults of the site as it was last looked at.

        The engine's memo forgets results that no look asks for; asking here keeps them.
        """
        known = self._known
        if known and known is not self._settled:
            known.state.content_faults  # noqa: B018  reading the property works the faults out
            if isinstance(known.state, Site):
                known.state.linked  # noqa: B018  as above
                known.state.prepare_checks()
            if self._settled is None:
                gc.freeze()  # as in `known`
            self._settled = known
        self._looking = None

    def let_go(self) -> None:
        """Let go of what was made of the sites of past looks, which else only the collector would free.

        It is called after a look, in the thread that answers out of the last one. What was asked just before
        that look may still be answered out of the site that was the last one then.
        """
        kept = [moment.state for moment in (self._known, self._settled) if moment]
        before, self._before, self._past = self._before, self._past, []
        for state in before:
            if any(state is each for each in kept):
                self._before.append(state)
            elif isinstance(state, Site):
                state.close()

    def has_taken(self, path: str) -> bool:
        """Whether the last look has the last edit of a text.

        It is called by the thread that reads the editor's messages.
        """
        return self._known is not None and self._seen.get(path) == self._edited.get(path)

    def latest(self, texts: Mapping[str, str], *, settled: bool, late: bool = False) -> SiteMoment | None:
        """The site as it was last looked at, with texts as they are at this moment.

        None where there is none, or where other texts have changed since, unless the answer is `late`. It is
        called by the thread that reads the editor's messages; what it gives is safe in any thread. With
        `settled`, all that is known of sentences is worked out, and the texts are those of that look.
        """
        changed = (path for path, last in self._edited.items() if self._seen.get(path) != last)
        if not late and not texts.keys() >= set(changed):
            return None
        known = self._settled if settled and late else self._known
        if known is None or (settled and known is not self._settled):
            return None
        if settled and any(known.text(path) != text for path, text in texts.items()):
            return None
        return SiteMoment(known.state, texts, self._kept)

    def beside(self) -> LookBeside | LookAhead | None:
        """What looks at texts while a look takes long; None where nothing does.

        Before the first look of a large site has ended, it is what looks at few files ahead of all others.
        """
        if self._known is None:
            ahead = LookAhead(self.options)
            return ahead if ahead.wanted else None
        state = self._settled.state if self._settled else None
        return self._engine.beside(state) if isinstance(state, Site) else None

    def others(self) -> dict[str, tuple[str, int | None]]:
        """The texts that have changed since the last look, but for what the present look may take long over.

        Path to text and version; none while no look is under way. Before the first look has ended, all texts
        of the editor.
        """
        if self._looking is None and self._known:
            return {}
        slow = self._suspects(self._looking or frozenset()) if self._known else frozenset[str]()
        return {
            path: (text, version)
            for path, (text, version) in list(self._latest.items())
            if text is not None and path not in slow and not self.has_taken(path)
        }

    def ended(self, *, in_time: bool) -> None:
        """A look has come to its end; not `in_time` where it has taken long."""
        looked_at = self._looked_at
        self._slow = self._slow - looked_at if in_time else self._slow | self._suspects(looked_at)

    def _suspects(self, looked_at: frozenset[str]) -> frozenset[str]:
        """Those texts of a look that it may take long over: those that were slow before, or else all."""
        return (self._slow & looked_at) or looked_at

    def check_pages(self) -> bool:
        """Render further pages for their faults, for a short while; whether all are done by now."""
        state = self._known.state if self._known else None
        done = state.check_pages(_SLICE, self._busy) if isinstance(state, Site) else True
        if done and not self._checked:
            self._checked = True
            gc.freeze()  # as in `known`
        if not self._busy():
            if self._looks >= _LOOKS:
                self._looks = 0
                garbage.collect()
            else:
                garbage.collect_if_many()
        return done

    def uri(self, path: str) -> str:
        """The URI of a file of the site, as the editor spells it."""
        return self.uris.get(path) or uri_of(self.shown / path)

    def unsaved(self) -> list[str]:
        """Paths of the files whose text in the editor differs from that on the disk."""
        return [path for path, text in list(self._open.items()) if text != _on_disk(self.root / path)]

    def _take_edits(self) -> None:
        """Take the edits that wait, with their numbers."""
        while True:
            try:
                path, text, version, number = self._edits.get_nowait()
            except Empty:
                return
            self._taken[path] = number
            self._engine.edit(path, text)
            self._open.pop(path, None)
            self.versions.pop(path, None)
            if text is not None:
                self._open[path] = text
                self.versions[path] = version


def named(file: Path) -> SiteFile | None:
    """A file with its site folder, the nearest one above that has a config.yaml; None where there is none."""
    for path in (file, real(file.parent) / file.name):
        for folder in path.parents:
            if (folder / CONFIG).is_file():
                return SiteFile(folder, path.relative_to(folder).as_posix())
    return None


def real(folder: Path) -> Path:
    """A folder without symbolic links in its path."""
    return Path(os.path.realpath(folder))


def file_of(uri: str) -> Path | None:
    """The file of a URI; None for a URI that is of no file."""
    path = to_fs_path(uri)
    return Path(path) if path else None


def uri_of(file: Path) -> str:
    """The URI of a file."""
    return str(from_fs_path(str(file)))


def _on_disk(file: Path) -> str | None:
    from briefing_site.text.line_ends import lenient

    try:
        return lenient(read_whole(file))
    except OSError:
        return None
