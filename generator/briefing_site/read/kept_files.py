"""The files of a site folder, read again and again: a file that has not changed is not read twice."""

from __future__ import annotations

import os
import posixpath
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from briefing_site.model.diagnostic import Span
from briefing_site.model.document import ArchiveError, Document
from briefing_site.model.file_state import settled, state_of
from briefing_site.model.files import File, Inputs
from briefing_site.model.paths import ARCHIVE, is_of_theme
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.read.archive import read_document
from briefing_site.read.links import is_own_file
from briefing_site.read.site_folder import read, read_file
from briefing_site.read.stray_files import is_of_a_project, is_passing
from briefing_site.read.theme_folder import read_theme, theme_states, with_theme_edits

T = TypeVar("T", File, Document)
_PATH = attrgetter("path")


class KeptFiles:
    """Gives the same object for an unchanged file, and takes texts that an editor has not saved."""

    def __init__(self, root: Path, rest: Callable[[], None] | None = None) -> None:
        """`rest` is called before each file is read or asked for its state, to let others go first."""
        self._root = root
        self._rest = rest
        self._files: _FileValues[File] = _FileValues()
        self._documents: _FileValues[Document] = _FileValues()
        self._known_documents: dict[str, Document | ArchiveError] = {}
        self.known_archive = object()
        """Another object once a document is known to be another than before, or one more is known."""
        self._unsaved: dict[str, File] = {}
        self._theme: _ThemeReading | None = None
        self._theme_named: set[str] = set()
        """Paths of the files of themes that may have changed since the theme was read."""
        self._last: Inputs | None = None
        self._edited: set[str] | None = set()
        """Paths of the texts that were edited since the last reading; None where the disk has to be asked."""

    def edit(self, path: str, text: str | None) -> None:
        """Use an unsaved text as the content of a file; None goes back to the content on the disk."""
        if text is None:
            self._unsaved.pop(path, None)
            self._edited = None
            return
        self._unsaved[path] = unsaved_file(path, text)
        if self._edited is not None:
            self._edited.add(path)

    def read(self) -> Inputs:
        """The content of the site folder as it is now."""
        return self._took(read(self._root, self._open))

    def read_unsaved(self) -> Inputs | None:
        """The content as it was last read, with the texts that are not saved; the disk is not asked.

        None where it would have to be: nothing was read yet, an unsaved text is of a file that was not there,
        or the content of a file on the disk is wanted again.
        """
        if self._last is None or self._edited is None:
            return None
        edited = {path: self._unsaved[path] for path in self._edited}
        inputs = with_edits(self._last, edited)
        return inputs and self._took(inputs)

    def read_named(self, paths: Collection[str]) -> Inputs | None:
        """The content as it was last read, with some files of `paths` as they are now on the disk.

        None where the whole folder has to be read: where one of them is new, gone or empty, or no text,
        config or lock that was there. What was not there and is not is no reason. Where one of them is of a
        theme, `known_theme` reads that one anew.
        """
        if self._last is None or self._edited is None:
            return None
        read_now: dict[str, File] = {}
        for path in paths:
            if is_of_theme(path):
                self._theme_named.add(path)
                continue
            if is_passing(posixpath.basename(path)) or self._was_never_there(path):
                continue
            if not is_own_file(self._root, path):
                return None
            before = self._files.last(path)
            try:
                file = self._open(f"{self._root}/{path}", path)
            except Exception:  # whatever it is, reading the whole folder tells it at the file
                return None
            if not file.data:
                if before:
                    self._files.keep(path, before)  # the next look is to see again that it has become empty
                return None
            read_now[path] = file
        inputs = with_edits(self._last, read_now)
        return inputs and self._took(inputs)

    def _was_never_there(self, path: str) -> bool:
        """Whether a file was not there at the last reading and is not now: editors make such files."""
        assert self._last
        told = (fault.place.path for fault in self._last.faults)  # of what is not read
        gone = not os.path.lexists(f"{self._root}/{path}")
        return gone and not (self._files.last(path) or path.startswith(f"{ARCHIVE}/") or path in told)

    def _took(self, inputs: Inputs) -> Inputs:
        self._last, self._edited = inputs, set()
        return inputs

    def read_whole(self) -> Inputs | None:
        """The content as `read` gives it; None where a file has vanished or become empty since the last time.

        Such a file may be in the middle of being saved.
        """
        emptied: list[str] = []

        def opened(path: str, name: str) -> File:
            before = self._files.last(name)
            file = self._open(path, name)
            if before and before.data and not file.data:
                self._files.keep(name, before)  # the next look is to see again that it has become empty
                emptied.append(name)
            return file

        inputs = read(self._root, opened)
        if self._last and (emptied or not self._last.digests().keys() <= inputs.digests().keys()):
            return None
        return self._took(inputs)

    def theme(self, name: str, place: Span) -> ThemeFiles:
        """The files of a theme and of what it extends, as `read_theme` gives them."""
        self._theme_named.clear()
        states, all_settled = theme_states(self._root, time.time_ns())
        asked = (name, place, states)
        kept = self._theme
        if kept and kept.settled and kept.asked == asked:
            return kept.files
        files = read_theme(self._root, name, place)
        if kept and kept.files.digest == files.digest and kept.files.faults == files.faults:
            files = kept.files
        self._theme = _ThemeReading(asked, all_settled, files)
        return files

    def known_theme(self, name: str, place: Span) -> ThemeFiles:
        """The files of a theme as they were last read, but for those that `read_named` was told of.

        The whole theme is read where it was another one, or where a file of it is new, gone or empty.
        """
        kept = self._theme
        if kept is None or kept.asked[:2] != (name, place):
            return self.theme(name, place)
        if self._theme_named:
            files = with_theme_edits(self._root, kept.files, self._theme_named)
            if files is None:
                return self.theme(name, place)
            self._theme_named.clear()
            self._theme = kept = _ThemeReading(kept.asked, False, files)
        return kept.files

    def document(self, archive: Path, name: str) -> Document:
        """A document of the archive, as `read_document` gives it; raises `ArchiveError`."""
        try:
            found = self._document(archive, name)
        except ArchiveError as fault:
            self._know(name, fault)
            raise
        self._know(name, found)
        return found

    def _know(self, name: str, found: Document | ArchiveError) -> None:
        if self._known_documents.get(name) is not found:
            self._known_documents[name] = found
            self.known_archive = object()

    def known_document(self, archive: Path, name: str) -> Document:
        """The same as it was last read; the disk is asked where it never was."""
        known = self._known_documents.get(name)
        if isinstance(known, ArchiveError):
            raise known.with_traceback(None)
        return known or self.document(archive, name)

    def _document(self, archive: Path, name: str) -> Document:
        try:
            return self._documents.get(f"{archive}/{name}", name, lambda: read_document(archive, name))
        except (OSError, ValueError):
            return read_document(archive, name)

    def _open(self, path: str, name: str) -> File:
        if self._rest:
            self._rest()
        if name in self._unsaved:
            return self._unsaved[name]
        return self._files.get(path, name, lambda: read_file(path, name))


def unsaved_file(path: str, text: str) -> File:
    """A file as it would be with a text that an editor has not saved."""
    data = text.encode("utf-8")
    return File(path, data, sha256(data).hexdigest())


def with_edits(inputs: Inputs, edited: Mapping[str, File]) -> Inputs | None:
    """The same content with other texts of some files; None where one of these was not there."""
    waiting = dict(edited)

    def taken(files: tuple[File, ...]) -> tuple[File, ...]:
        if not (waiting and files):
            return files
        there = list(map(_PATH, files))
        changed: list[File] | None = None
        for path in [path for path in waiting if path in there]:
            changed = changed or list(files)
            changed[there.index(path)] = waiting.pop(path)
        return tuple(changed) if changed else files

    def single(file: File | None) -> File | None:
        return waiting.pop(file.path, file) if file else None

    if any(is_of_a_project(path) for path in edited):
        return None  # whether it is read depends on what it says
    made = replace(
        inputs,
        config=single(inputs.config),
        briefings=taken(inputs.briefings),
        cards=taken(inputs.cards),
        lock=single(inputs.lock),
        editions=single(inputs.editions),
        attachments=taken(inputs.attachments),
        styles=taken(inputs.styles),
    )
    return None if waiting else made


class _ThemeReading(NamedTuple):
    """The files of a theme, and for which question they were read."""

    asked: tuple[str, Span, tuple[tuple[str, str], ...]]
    settled: bool
    """Whether the states of the files show every later change."""
    files: ThemeFiles


class _FileValues(Generic[T]):
    """Values of files by name, each with the state in which its file was read."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, bool, T]] = {}
        """Name to the state of the file, whether that shows every later change, and the value."""

    def get(self, path: str, name: str, make: Callable[[], T]) -> T:
        """The value of a file; the very same one as long as the content is the same. Raises `OSError`."""
        found = os.stat(path)  # noqa: PTH116  a Path for each of some thousand files costs more
        state, shows = state_of(found), settled(found, time.time_ns())
        kept = self._values.get(name)
        if kept and kept[1] and kept[0] == state:
            return kept[2]
        value = make()
        if kept and kept[2].digest == value.digest:
            value = kept[2]
        self._values[name] = (state, shows, value)
        return value

    def last(self, name: str) -> T | None:
        """The last value of a file; None where it has none."""
        kept = self._values.get(name)
        return kept[2] if kept else None

    def keep(self, name: str, value: T) -> None:
        """Remember a value; the file is read again the next time."""
        self._values[name] = ("", False, value)
