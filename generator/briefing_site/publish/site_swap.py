"""The stage `publish`, the only writer of `build/`.

1. `claim` the folder (`claim.py`), so that two builds at once follow one another.
2. `survey` the folder: which files are as the last build left them, and are there any that no build made?
3. Files are written into a new tree beside the old one as soon as they are made (`new_tree.py`).
4. `publish` completes the new tree; files that did not change are hard links.
5. `publish` has the new tree on the disk, and then exchanges the two in one step. A crash, a kill, a full
   disk or a power cut leaves the old site or the new one, whole.
6. The old tree is kept to become the next new one (`spare_tree.py`), or removed. Where there was none, the
   first edit after this build finds one all the same.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import stat
import sys
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing_site.model.addresses import MANIFEST
from briefing_site.model.file_state import shows
from briefing_site.model.paths import new_tree, old_tree
from briefing_site.model.progress import Clock
from briefing_site.publish.signals import held
from briefing_site.publish.tree_listing import Listing, changed, files_of, listed, of_files
from briefing_site.text.dataclass import dataclass

if TYPE_CHECKING:
    from briefing_site.publish.new_tree import NewTree

T = TypeVar("T")

PUBLISHED = "the site is published"
"""Told when a build is stopped after its site has taken the place of the old one."""

Signature = tuple[int, int, int]
"""Size of a file, and the times (ns) of the last change of its content, and of content or attributes."""

_entries_of = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",\n ", ": ")).encode
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_DARWIN_SWAP = 2


class PublishError(Exception):
    """The site could not be written; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Modes:
    """The modes of what is published, whatever the umask: a web server is mostly another user."""

    files: int = 0o644
    folders: int = 0o755


FOR_ALL = Modes()
MODES: Mapping[str, Modes] = {"everyone": FOR_ALL, "group": Modes(0o640, 0o750), "owner": Modes(0o600, 0o700)}
"""Who may read a published site, as config.yaml says it, to its modes."""


@dataclass(frozen=True, slots=True)
class PublishedManifest:
    """The manifest in an output folder."""

    digest: str
    signature: Signature
    number: int


@dataclass(frozen=True, slots=True)
class Survey:
    """The state of the output folder."""

    digests: Mapping[str, str]
    """Path to SHA-256 of every file that a build made and that has not changed since."""
    signatures: Mapping[str, Signature]
    """Path to signature of the same files, to know them again without reading."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Path to the number that each of these files has on its disk."""
    unsettled: frozenset[str] = frozenset()
    """Paths of those of them whose signatures may not show every later change."""
    manifest: PublishedManifest | None = None
    """The manifest of them; None where there is none."""
    listing: Listing = field(default_factory=dict)
    """All names in the folder, those of files among them that are not as they were."""


def survey(out: Path, known: Mapping[str, Signature]) -> Survey:
    """Look over the output folder; `known` are the signatures that an earlier survey gave.

    Raises `PublishError` where it holds files that we did not make, or is no folder.
    """
    if not out.exists():
        return Survey({}, {})
    if not out.is_dir():
        cure = "delete it, or choose" if out.is_file() else "choose"
        what = "a file" if out.is_file() else "a pipe or a device"
        raise PublishError(f"{out} is {what}: {cure} another folder with --out DIR")
    moment, listing = time.time_ns(), listed(out)
    manifest, content = _manifest(out)
    there = [path for path, _ in files_of(listing)]
    strangers = sorted(path for path in there if path not in manifest and path != MANIFEST)
    if strangers:
        some = ", ".join(strangers[:3]) + (f" and {len(strangers) - 3} more" if len(strangers) > 3 else "")
        raise PublishError(
            f"{out} holds files that the generator did not make ({some}): "
            "move them out of it, or choose another folder with --out DIR"
        )
    signatures, numbers = _states(out, there)
    of_manifest = None
    if MANIFEST in signatures:
        digest = hashlib.sha256(content).hexdigest()
        of_manifest = PublishedManifest(digest, signatures.pop(MANIFEST), numbers.pop(MANIFEST))
    digests = manifest
    if len(signatures) < len(manifest) or signatures != known:
        digests = {
            path: manifest[path]
            for path, signature in signatures.items()
            if known.get(path) == signature or _digest(out / path) == manifest[path]
        }
        signatures = {path: signatures[path] for path in digests}
        numbers = {path: numbers[path] for path in digests}
    return Survey(digests, signatures, numbers, _unsettled(signatures, moment), of_manifest, listing)


def has_modes(out: Path, modes: Modes) -> bool:
    """Whether a published site has these modes: all of its files have those of its manifest."""
    try:
        return stat.S_IMODE((out / MANIFEST).lstat().st_mode) == modes.files
    except OSError:
        return False


def publish(
    tree: NewTree, out: Path, new: Mapping[str, str], kept: Mapping[str, str], clock: Clock | None = None
) -> Survey:
    """Make `out` hold exactly these files and the manifest of them; returns what it then holds.

    `new` is path to digest of what was written into the tree, `kept` the same of files that are as `survey`
    found them. Raises `PublishError` where the disk does not let us, with the old site as it was.
    """
    digests = {**new, **kept}
    try:
        lacking = tree.lacking(new.keys(), kept)
        manifest = manifest_of(digests)
        tree.write(MANIFEST, manifest)
        _fill(tree, out, lacking, clock or Clock())
        _to_disk(tree.path, (*new, MANIFEST))
        with held(PUBLISHED):
            if first := not out.exists():
                tree.path.rename(out)
            else:
                _exchange(tree.path, out)
            tree.placed = True
            _sync(out.parent)
            if first:
                tree.begin_spare(digests)
            else:
                _look_over(tree.path, out, tree.found)
                tree.put_by()
            return _survey_after(out, digests, kept, tree, hashlib.sha256(manifest).hexdigest())
    except OSError as fault:
        if tree.placed:
            raise
        tree.refuse(fault)


def manifest_of(digests: Mapping[str, str]) -> bytes:
    """The content of the manifest of files with these digests."""
    # As `json.dumps` writes it with `indent=1`, which goes over each entry in Python.
    lines = _entries_of(dict(digests))[1:-1]
    return (f"{{\n {lines}\n}}\n" if lines else "{}\n").encode()


def _look_over(old: Path, out: Path, found: Survey) -> None:
    """Look for files that others put into the old tree before the exchange; where there are any, it stays.

    The tree had been `found` so before.
    """
    if not old.is_dir():
        return
    now, before = listed(old, found.listing), found.listing
    other = {path: folder for path, folder in now.items() if before.get(path) is not folder}
    if not other:
        return
    known, _ = _manifest(old)
    if any(path not in known and path != MANIFEST for path, _ in files_of(other)):
        kept = out.with_name(f"{out.name}.kept")
        number = 1
        while kept.exists():
            number += 1
            kept = out.with_name(f"{out.name}.kept-{number}")
        old.rename(kept)
        raise PublishError(
            f"while {out} was replaced, files appeared in it that the generator did not make; "
            f"the new site is published, and the old folder is kept as {kept}"
        )


def beside(out: Path) -> Path:
    """Where the new tree is completed."""
    return out.with_name(new_tree(out.name))


def aside(out: Path) -> Path:
    """Where the old tree is for a moment, on a system that cannot exchange two folders in one step."""
    return out.with_name(old_tree(out.name))


def _manifest(out: Path) -> tuple[dict[str, str], bytes]:
    """Path to digest as the manifest of a folder has it, and the content of the manifest."""
    content = b""
    try:
        content = _content(out / MANIFEST)
        data = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return {}, content
    if not isinstance(data, dict):
        return {}, content
    told = {path: digest for path, digest in data.items() if isinstance(digest, str) and path != MANIFEST}
    return told, content


def _states(out: Path, paths: Iterable[str]) -> tuple[dict[str, Signature], dict[str, int]]:
    """Path to signature of some files, and to number; raises `OSError`."""
    signatures, numbers = {}, {}
    for path in paths:
        state = os.lstat(f"{out}/{path}")
        signatures[path] = state.st_size, state.st_mtime_ns, state.st_ctime_ns
        numbers[path] = state.st_ino
    return signatures, numbers


def _unsettled(signatures: Mapping[str, Signature], moment: int) -> frozenset[str]:
    """Those of some paths whose signatures were taken too early, from a moment on, to show later changes."""
    return frozenset(path for path, (_, _, changed) in signatures.items() if not shows(changed, moment))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(_content(path)).hexdigest()
    except OSError:
        return ""


def _content(path: Path) -> bytes:
    """The content of a file; raises `OSError` for links, pipes and devices, which could wait for ever."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        return file.read()


def _survey_after(
    out: Path, digests: Mapping[str, str], kept: Collection[str], tree: NewTree, manifest: str
) -> Survey:
    """The state of a folder after a tree has become it.

    What was `kept` and the tree had from the start is as it was. `manifest` is the digest of the manifest.
    """
    found, moment = tree.found, time.time_ns()
    same = tree.linked.intersection(kept)
    signatures, numbers = _states(out, (*(digests.keys() - same), MANIFEST))
    of_manifest = PublishedManifest(manifest, signatures.pop(MANIFEST), numbers.pop(MANIFEST))
    unsettled = _unsettled(signatures, moment) | (found.unsettled & same)
    other = found.signatures.keys() - same
    listing = None
    if len(found.signatures) + 1 == sum(len(folder.files) for folder in found.listing.values()):
        listing = changed(found.listing, other - digests.keys(), signatures.keys() - found.signatures.keys())
    signatures = _put_in(found.signatures, other, signatures)
    numbers = _put_in(found.numbers, other, numbers)
    listing = listing or of_files((*digests, MANIFEST))
    return Survey(digests, signatures, numbers, unsettled, of_manifest, listing)


def _put_in(known: Mapping[str, T], gone: Iterable[str], new: Mapping[str, T]) -> dict[str, T]:
    """What is known, without what is gone, and with what is new."""
    changed = dict(known)
    for path in gone:
        del changed[path]
    changed.update(new)
    return changed


def _fill(tree: NewTree, out: Path, kept: Collection[str], clock: Clock) -> None:
    """Complete the new tree with what is as it was."""
    clock.expect(len(kept))
    # A link would change the mode of the old site's file too, before the new one has taken its place.
    as_it_is = not kept or has_modes(out, tree.modes)
    for path in clock.steps(kept):
        old, new = f"{out}/{path}", tree.place(path)
        if not as_it_is:
            shutil.copyfile(old, new, follow_symlinks=False)
            os.chmod(new, tree.modes.files)  # noqa: PTH101
            continue
        try:
            os.link(old, new)
        except OSError as fault:
            if fault.errno == errno.ENOENT:
                raise
            shutil.copy2(old, new)


def _to_disk(tree: Path, new: Iterable[str]) -> None:
    """Have all of a new tree on the disk, so that a power cut cannot leave a site of empty files.

    One call writes what the file system still holds back (syncfs, Linux 2.6.39); elsewhere each file that is
    new, and each folder.
    """
    handle = os.open(tree, os.O_RDONLY)
    try:
        with contextlib.suppress(AttributeError, ValueError):
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.syncfs(handle) == 0:
                return
            if ctypes.get_errno() != errno.ENOSYS:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)
    for path in new:
        _sync(tree / path)
    for folder, _, _ in os.walk(tree):
        _sync(Path(folder))


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk; raises `OSError`."""
    if os.name == "nt" and path.is_dir():  # Windows opens no folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders in one step; where the system cannot, in two that `_clear` can finish."""
    if _swap(os.fsencode(one), os.fsencode(other)):
        return
    other.rename(aside(other))
    try:
        one.rename(other)
    except BaseException:
        aside(other).rename(other)
        raise
    aside(other).rename(one)


def _swap(one: bytes, other: bytes) -> bool:
    """Exchange two paths by the system's own call (renameat2 of Linux 3.15, renamex_np of macOS 10.12)."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(libc.renamex_np(one, other, _DARWIN_SWAP)) == 0
        return int(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)) == 0
    return False
