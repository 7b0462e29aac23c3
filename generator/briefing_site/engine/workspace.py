"""A site folder kept in memory: looked at again and again, it is made anew only where it has changed.

The folder itself is the truth. Whoever notices that something may have changed looks again; what has really
changed is told by the signature of every file (times of change, size, number on the disk). So a notice too
many costs little, and a notice too few is made good by the next.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from operator import is_
from pathlib import Path

from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.memo import Memory
from briefing_site.engine.options import CACHE, Options
from briefing_site.engine.stages import Joined, join, judge, machine_readable, parse, verify_all
from briefing_site.engine.store import Cache
from briefing_site.link.site import Site
from briefing_site.model import addresses
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, in_order
from briefing_site.model.document import ArchiveMissingError, Document
from briefing_site.model.files import File, Inputs
from briefing_site.model.wording import Wording
from briefing_site.parse.result import Parsed
from briefing_site.read.archive import read_document
from briefing_site.read.site_folder import read, read_file
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.html import broken_templates
from briefing_site.render.search_index.files import Index, search_index
from briefing_site.render.theme import Theme, make_theme
from briefing_site.verify.result import Verified
from briefing_site.view.pages import pages
from briefing_site.view.values.pages import PageView

_Signature = tuple[int, int, int, int]
_RACY = 2_000_000_000
"""Nanoseconds: what changed so shortly before it was read may change again without a new time of change."""


class State:
    """A site folder as it was at one moment. What it says is worked out when it is asked for, and once."""

    def __init__(
        self,
        options: Options,
        inputs: Inputs,
        parsed: Parsed,
        verified: Verified,
        look: _Look,
        memory: Memory,
    ) -> None:
        self.options = options
        self.inputs = inputs
        self.parsed = parsed
        self.verified = verified
        self.look = look
        """The theme as it was found."""
        self.theme = look.theme
        self.words = look.words
        self._memory = memory

    @property
    def config(self) -> Config | None:
        """None where config.yaml cannot serve."""
        return self.parsed.config

    @property
    def site(self) -> Site | None:
        """The site with its drafts, without the briefings of unknown regions; None without a config."""
        return self._shown.linked.site if self._shown else None

    @cached_property
    def faults(self) -> tuple[Diagnostic, ...]:
        """All that a build would complain of before it renders, in order of place."""
        if self.config is None or self._checked is None:
            parsed = self.parsed
            every = (*self.inputs.faults, *parsed.config_faults, *parsed.faults, *self.verified.faults)
            return tuple(in_order(every))
        found = judge(self._checked, self.parsed, self.config, self.verified, self.inputs, self._memory)
        return tuple(in_order((*found, *self.look.faults)))

    @cached_property
    def pages(self) -> Mapping[str, PageView]:
        """The view of every page that can be made, drafts included, by address."""
        if self.site is None or self.words is None:
            return {}
        return pages(self.site, self.words, lambda: self._index.catalogue)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Address to path of every file that has, or should have, a page of its own."""
        found: dict[str, str] = {}
        for file in (*self.inputs.briefings, *self.inputs.cards):
            parts = file.path.removesuffix(".md").split("/")
            at = addresses.source(parts[-1]) if parts[0] == "seeds" else addresses.briefing(*parts[-2:])
            found[at] = file.path
        # Where the folder does not agree with the region, the region says where the page is.
        return found | {addresses.briefing(b.region, b.slug): b.path for b in self.parsed.briefings}

    def file(self, address: str) -> bytes | None:
        """What is published at an address that is no page, so without drafts unless they are asked for."""
        if self._shown is None or self.words is None or self.theme is None:
            return None
        # The feeds and the index of a large site take a while; its style sheet and pictures do not.
        for files in (self.theme.assets, self._shown.attachments):
            if address in files:
                return files[address]
        of_search = address.startswith("assets/") or address == addresses.SEARCH_INDEX
        return (self._index.files if of_search else self._machine_readable).get(address)

    @cached_property
    def _machine_readable(self) -> Mapping[str, bytes]:
        assert self._public and self.words
        return machine_readable(self._public.linked.site, self.words)

    @cached_property
    def _index(self) -> Index:
        assert self._public and self.words
        return search_index(self._public.linked.site, self.words)

    @cached_property
    def _checked(self) -> Joined | None:
        """All that there is, as a build sees it."""
        return self._join(self.parsed, drafts=self.options.drafts)

    @cached_property
    def _public(self) -> Joined | None:
        """What would be published."""
        if self._sound is self.parsed:
            return self._checked
        return self._join(self._sound, drafts=self.options.drafts)

    @cached_property
    def _shown(self) -> Joined | None:
        """What would be published, and the drafts."""
        if self.options.drafts or not any(b.draft for b in self._sound.briefings):
            return self._public
        return self._join(self._sound, drafts=True)

    @cached_property
    def _sound(self) -> Parsed:
        """The parsed files without what no page can be made of: unknown regions, taken addresses."""
        known = self.config.regions if self.config else {}
        taken: dict[tuple[str, str], str] = {}
        # Of two at one address the one that lies in the folder of its region is shown.
        for b in sorted(self.parsed.briefings, key=lambda b: (b.folder != b.region, b.path)):
            taken.setdefault((b.region, b.slug), b.path)
        sound = tuple(
            b
            if known.keys() >= set(b.regions)
            else replace(b, regions=tuple(name for name in b.regions if name in known))
            for b in self.parsed.briefings
            if b.region in known and taken[b.region, b.slug] == b.path
        )
        if len(sound) == len(self.parsed.briefings) and all(map(is_, sound, self.parsed.briefings)):
            return self.parsed
        return replace(self.parsed, briefings=sound)

    def _join(self, parsed: Parsed, *, drafts: bool) -> Joined | None:
        if self.config is None:
            return None
        return join(
            parsed, self.config, self.verified, self.inputs, self.words, drafts=drafts, memory=self._memory
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """A theme as it was found."""

    theme: Theme | None = None
    words: Wording | None = None
    faults: tuple[Diagnostic, ...] = ()


_NO_LOOK = _Look()


class Workspace:
    """A site folder that is looked at again and again."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._memory = Memory()
        self._files: dict[str, tuple[_Signature, int, File]] = {}
        self._documents: dict[str, tuple[_Signature, int, Document]] = {}
        self._unsaved: dict[str, File] = {}
        self._cache: Cache | None = Cache(options.root / CACHE / "parsed.pickle", generator_stamp())
        self._state: State | None = None
        self._vanished = False
        self._patient = False
        self._lock = threading.RLock()

    def edit(self, path: str, text: str | None) -> None:
        """Take a text that is not saved for the content of a file; None takes what is on the disk again."""
        with self._lock:
            if text is None:
                self._unsaved.pop(path, None)
                return
            data = text.encode("utf-8")
            self._unsaved[path] = File(path, data, sha256(data).hexdigest())

    def look(self, *, patient: bool = False) -> State | None:
        """The site as it is now; the very same state as the last time where nothing has changed.

        A file that is being saved may be empty, or gone, for a moment: where one is that was not at the last
        look, a `patient` look gives None. The other always gives a state.
        """
        with self._lock:
            self._vanished = False
            self._patient = patient
            inputs = read(self._options.root, self._open)
            if patient and self._state and (self._vanished or _missing(self._state.inputs, inputs)):
                return None
            return self._at(inputs)

    def document(self, name: str) -> Document:
        """A document of the archive; raises `ArchiveError` where it is not there or cannot be read."""
        folder = self._options.archive_folder
        if folder is None:
            raise ArchiveMissingError("there is no archive here")
        with self._lock:
            return self._document(folder, name)

    def _at(self, inputs: Inputs) -> State:
        options, last = self._options, self._state
        parsed = parse(inputs, self._cache, options.base_url, memory=self._memory)
        verified = verify_all(
            parsed, options.archive_folder, self._cache, memory=self._memory, documents=self._document
        )
        if self._cache:  # only the first look can find what an earlier command has kept
            self._cache.save()
            self._cache = None
        look = self._look(parsed.config)
        if last and last.inputs == inputs and last.verified.archive == verified.archive and last.look is look:
            return last
        self._memory.turn()
        self._state = State(options, inputs, parsed, verified, look, self._memory)
        return self._state

    def _open(self, path: Path, name: str) -> File:
        """A file of the site: the very same value as long as it is the very same file."""
        if name in self._unsaved:
            return self._unsaved[name]
        found = path.stat()
        now = time.time_ns()
        signature = _signature(found)
        kept = self._files.get(name)
        if kept and kept[0] == signature and kept[1] - max(found.st_mtime_ns, found.st_ctime_ns) > _RACY:
            return kept[2]
        file = read_file(path, name)
        if self._patient and kept and kept[2].data and not file.data:
            self._vanished = True
            return file  # and look again the next time
        if kept and kept[2].digest == file.digest:
            file = kept[2]
        self._files[name] = (signature, now, file)
        return file

    def _document(self, archive: Path, name: str) -> Document:
        """A document of the archive, as `read_document` gives it."""
        try:
            found = (archive / name).stat()
        except (OSError, ValueError):
            return read_document(archive, name)
        now = time.time_ns()
        signature = _signature(found)
        kept = self._documents.get(name)
        if kept and kept[0] == signature and kept[1] - max(found.st_mtime_ns, found.st_ctime_ns) > _RACY:
            return kept[2]
        document = read_document(archive, name)
        if kept and kept[2].digest == document.digest:
            document = kept[2]
        self._documents[name] = (signature, now, document)
        return document

    def _look(self, config: Config | None) -> _Look:
        """The theme: the very same value as long as its files are the same."""
        if config is None:
            return _NO_LOOK
        name, place, language = config.theme, config.theme_place, config.language
        stamp = self._memory.same("theme files", _signatures(self._options.root))

        def find() -> _Look:
            theme, found = make_theme(read_theme(self._options.root, name, place))
            words = theme.wording(language) if theme else None
            broken = broken_templates(theme, words) if theme and words else ()
            return _Look(theme, words, (*found, *broken))

        chosen = self._memory.same("theme name", (name, place, language))
        return self._memory.get("theme", (stamp, chosen), find)


def _signature(found: os.stat_result) -> _Signature:
    """Changes with the content of a file, but for changes within one tick of the disk's clock."""
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _missing(last: Inputs, now: Inputs) -> bool:
    """Whether a file that was there is gone."""
    return not last.digests().keys() <= now.digests().keys()


def _signatures(root: Path) -> tuple[tuple[str, _Signature], ...]:
    """Every file of every theme with its signature."""
    found = []
    for folder in (root / "themes", OWN_THEMES):
        for directory, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(directory, name)  # noqa: PTH118  walked many times a minute
                try:
                    seen = os.stat(path)  # noqa: PTH116
                except OSError:
                    continue
                found.append((path, _signature(seen)))
    return tuple(found)
