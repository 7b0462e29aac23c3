"""What was said of a site the last time, told again where nothing has changed on the disk.

Two records lie in `.cache/`. The record of a look has the outcome of a build or a check, and all that it saw:
the site, the archive, the themes, the generator and its libraries, the options and the day. The record of a
publication has all that then lay in the output folder. Both are plain text, which nothing has to be decoded
of, behind a seal of the user (`publish/sealed.py`). A record that does not hold in every point is no record,
and all is done as if there were none.

A file whose state would not show a later change (`settled`) is read, and compared by its digest. Nothing slow
is imported here.
"""

from __future__ import annotations

import os
import sys
from zlib import crc32

from briefing_site.model.file_state import settled, state_of
from briefing_site.model.paths import ARCHIVE, BUSY, CACHE, new_tree, old_tree
from briefing_site.publish.sealed import sealed, unsealed
from briefing_site.read.links import leads_out
from briefing_site.read.looked_at import Group, LookedAt, is_digest, libraries, look_at_site
from briefing_site.read.today import today
from briefing_site.read.whole import read_whole

TYPE_CHECKING = False  # without `typing`, which is slow to load
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from briefing_site.model.diagnostic import Diagnostic
    from briefing_site.model.waiver import WaivedFault
    from briefing_site.publish.site_swap import Survey

_HEAD = b"briefing record 3\n"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120


class Asked:
    """What is asked of a site folder, as far as the answer depends on it.

    Paths are absolute, with links resolved.
    """

    __slots__ = ("archive", "base_url", "drafts", "root")

    def __init__(self, root: str, archive: str, base_url: str, *, drafts: bool) -> None:
        self.root = root
        self.archive = archive
        """Folder of the archive that the command was given; empty for that of the site."""
        self.base_url = base_url
        self.drafts = drafts

    @property
    def folder(self) -> str:
        """The folder of the archive; empty where there is none."""
        own = f"{self.root}/{ARCHIVE}"
        there = os.path.isdir(own) and not leads_out(self.root, ARCHIVE)  # noqa: PTH112
        return self.archive or (own if there else "")

    def key(self) -> str:
        """All of it in one line."""
        return repr((self.root, self.archive, self.base_url, self.drafts))


class Said:
    """The outcome of an earlier build or check; it has what `Outcome` has."""

    explanation: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()
    written = 0

    def __init__(
        self, summary: Mapping[str, int], faults: str, *, complete: bool, config_at_fault: bool
    ) -> None:
        self.complete = complete
        """Whether the site was, or could be, published where warnings do not stop it."""
        self.config_at_fault = config_at_fault
        self.summary = summary
        self.seconds: Mapping[str, float] = {}
        self._data = faults
        self._decoded: tuple[tuple[Diagnostic, ...], tuple[WaivedFault, ...]] = ((), ())

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """In order of place."""
        return self._decoded[0]

    @property
    def waived(self) -> tuple[WaivedFault, ...]:
        """The faults that waivers except."""
        return self._decoded[1]

    def is_whole(self) -> bool:
        """Whether its faults can be told; it is asked first."""
        if self._data:
            from briefing_site.engine.kept_faults import faults_of

            try:
                self._decoded = faults_of(self._data)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                return False
        return True


# --- telling ---------------------------------------------------------------------------------------


def last_check(asked: Asked) -> Said | None:
    """What a check would say; None where it has to be made."""
    look = _look(asked)
    return look.said if look and look.holds(_look_path(asked)) and look.said.is_whole() else None


def last_build(asked: Asked, out: str) -> Said | None:
    """What a build into a folder would say, which would write nothing; None where it has to be made."""
    look = _look(asked)
    if look is None or not look.said.complete or _left_over(out):
        return None
    published = _read(_publication_path(asked, out))
    if published is None or published[:2] != [look.name, out]:
        return None
    kept = _Kept.of(published[2:])
    if kept is None or not look.holds(_look_path(asked)) or not kept.holds():
        return None
    if kept.resettled:
        _write(_publication_path(asked, out), [look.name, out, *kept.items()])
    return look.said if look.said.is_whole() else None


class _Kept:
    """Groups of files and what of them is to be read, as a record has them."""

    def __init__(self, groups: list[Group], unsettled: dict[str, tuple[str, str]]) -> None:
        self.groups = groups
        self.unsettled = unsettled
        """Path to digest and state of each file whose state would not show a later change."""
        self.resettled = False
        """Whether `settle` has found less to be read the next time."""

    @classmethod
    def of(cls, items: list[str]) -> _Kept | None:
        """Out of the items of a record; None where they are none."""
        try:
            count, read = int(items[0]), int(items[1])
            end = 2 + 4 * count
            groups = [
                Group(
                    items[at], items[at + 1], items[at + 2].split("/") if items[at + 2] else [], items[at + 3]
                )
                for at in range(2, end, 4)
            ]
            if len(items) != end + 3 * read:
                return None
            return cls(
                groups, {items[at]: (items[at + 1], items[at + 2]) for at in range(end, len(items), 3)}
            )
        except (ValueError, IndexError):
            return None

    def items(self) -> list[str]:
        """As the items of a record."""
        items = [str(len(self.groups)), str(len(self.unsettled))]
        for group in self.groups:
            items += (group.folder, group.rule, "/".join(group.names), group.mark)
        for path, (digest, state) in self.unsettled.items():
            items += (path, digest, state)
        return items

    def holds(self) -> bool:
        """Whether all is on the disk as it was."""
        return all(group.holds() for group in self.groups) and self.settle()

    def settle(self) -> bool:
        """Whether the files that have to be read are as they were.

        Those that need no more reading are dropped.
        """
        if not self.unsettled:
            return True
        from hashlib import sha256
        from time import time_ns

        left = {}
        for path, (digest, state) in self.unsettled.items():
            try:
                moment, found = time_ns(), os.stat(path)  # noqa: PTH116
                if sha256(read_whole(path)).hexdigest() != digest:
                    return False
            except (OSError, ValueError):
                return False
            # It is to be read again unless the state that is compared from now on was taken in time.
            if not settled(found, moment) or state_of(found) != state:
                left[path] = (digest, state)
        self.resettled = len(left) < len(self.unsettled)
        self.unsettled = left
        return True


class _Look:
    """The record of a look."""

    def __init__(self, name: str, head: list[str], said: Said, kept: _Kept) -> None:
        self.name = name
        """It is told from other looks by this."""
        self.head = head
        self.said = said
        self.kept = kept

    def holds(self, path: str) -> bool:
        """Whether all that was seen is as it was; the record at `path` is told what need no more be read."""
        if not self.kept.holds():
            return False
        if self.kept.resettled:
            _write(path, [*self.head, *self.kept.items()])
        return True


def _look(asked: Asked) -> _Look | None:
    items = _read(_look_path(asked))
    if items is None or len(items) < 9:
        return None
    name, version, key, day, complete, at_fault, figures, faults = head = items[:8]
    if (version, key, day) != (_version(), asked.key(), _day()):
        return None
    try:
        pairs = (line.rpartition("=") for line in figures.split("\n")) if figures else ()
        summary = {of: int(number) for of, _, number in pairs}
        said = Said(summary, faults, complete=complete == "1", config_at_fault=at_fault == "1")
    except ValueError:
        return None
    kept = _Kept.of(items[8:])
    return _Look(name, head, said, kept) if kept else None


# --- keeping ---------------------------------------------------------------------------------------


def begin_look(asked: Asked) -> LookedAt | None:
    """All that a look will see; it is taken before the look. None where no outcome can be kept."""
    return look_at_site(asked.root, asked.folder)


def keep_look(
    asked: Asked,
    seen: LookedAt | None,
    used: Mapping[str, str],
    archive: Mapping[str, str],
    outcome: Any,
) -> str:
    """Keep the outcome of a look; returns its name, empty where it cannot be kept.

    `used` has the digest of every file that was read, by path in the site folder; `archive` that of every
    document that was looked for, by name, or the reason why it was not read.
    """
    if seen is None or (asked.folder and not seen.documents(asked.folder, archive)):
        return ""
    digests = {f"{asked.root}/{path}": digest for path, digest in used.items()}
    digests |= {f"{asked.folder}/{name}": digest for name, digest in archive.items() if is_digest(digest)}
    known = {f"{group.folder}/{name}" for group in seen.groups for name in group.names}
    if not all(map(digests.get, seen.unsettled)) or not known.issuperset(
        f"{asked.root}/{path}" for path in used
    ):
        return ""
    from briefing_site.engine.kept_faults import data_of

    head = [
        f"{seen.moment} {os.getpid()}",
        _version(),
        asked.key(),
        _day(),
        "" if any(fault.severity.stops(strict=False) for fault in outcome.faults) else "1",
        "1" if outcome.config_at_fault else "",
        "\n".join(f"{name}={number}" for name, number in outcome.summary.items()),
        data_of(outcome.faults, outcome.waived),
    ]
    kept = _Kept(seen.groups, {path: (digests[path], state) for path, state in seen.unsettled.items()})
    if not kept.settle():
        return ""
    _write(_look_path(asked), [*head, *kept.items()])
    return head[0]


def keep_publication(asked: Asked, out: str, look: str, published: Survey) -> None:
    """Keep what lies in an output folder, as the build that made the look of that name has `published` it."""
    manifest = published.manifest
    if not look or manifest is None:
        return
    from briefing_site.model.addresses import MANIFEST

    numbers = published.numbers
    states = {
        path: f"{modified} {changed} {size} {numbers[path]}"
        for path, (size, modified, changed) in published.signatures.items()
    }
    size, modified, changed = manifest.signature
    states[MANIFEST] = f"{modified} {changed} {size} {manifest.number}"
    groups = []
    for path, folder in published.listing.items():
        here = {name: states.get(f"{path}{name}", "") for name in folder.files}
        if not all(here.values()):  # a file that is not as it was published
            return
        names = "/".join(sorted((*folder.files, *folder.folders)))
        groups.append(Group.seen(f"{out}/{path}".rstrip("/"), "a", names, here))
    digests = {path: published.digests[path] for path in published.unsettled}
    digests[MANIFEST] = manifest.digest  # its content may have been read before its state
    unsettled = {f"{out}/{path}": (digest, states[path]) for path, digest in digests.items()}
    kept = _Kept(groups, unsettled)
    if kept.settle():
        _write(_publication_path(asked, out), [look, out, *kept.items()])


# --- files -----------------------------------------------------------------------------------------


def _version() -> str:
    """Python, and where this generator and libraries lie; states of their files are among what is seen."""
    return "\n".join((sys.version, _PACKAGE, *libraries()))


def _day() -> str:
    return "-".join(map(str, today()))


def _look_path(asked: Asked) -> str:
    return f"{asked.root}/{CACHE}/look-{crc32(os.fsencode(asked.key())):08x}"


def _publication_path(asked: Asked, out: str) -> str:
    return f"{asked.root}/{CACHE}/published-{crc32(os.fsencode(out)):08x}"


def _left_over(out: str) -> bool:
    """Whether a build that was killed, or is at work, has left something beside the output folder."""
    above, name = os.path.split(out)
    return any(os.path.lexists(f"{above}/{left}") for left in (BUSY, new_tree(name), old_tree(name)))


def _read(path: str) -> list[str] | None:
    """The items of a record; None where there is none, or it is damaged or not ours."""
    try:
        body = unsealed(_HEAD, read_whole(path, follow=False))
        return None if body is None else body.decode("utf-8", "surrogateescape").split("\0")
    except (OSError, ValueError):
        return None


def _write(path: str, items: Iterable[str]) -> None:
    from pathlib import Path

    from briefing_site.publish.atomic import write_whole

    try:
        record = sealed(_HEAD, "\0".join(items).encode("utf-8", "surrogateescape"))
        if record is not None:
            write_whole(Path(path), record)
    except (OSError, ValueError):  # the next command takes longer
        return
