"""The journal of a change of the author's files: either all of it is made, or none.

A change is first laid out in the folder `.briefing-changes` beside config.yaml: a record of all files, their
new contents, and links to the old ones. Where that is on the disk, the record is committed by a rename. Then
each content takes its place by a rename. A command that finds a journal finishes a change that was committed,
and drops another. So a kill, a power cut or a full disk leaves all files as they were, or all as they will
be, once the next command has begun. Contents wait among the texts only where these lie on another disk.

The order is that of a write-ahead log (Mohan et al., "ARIES", 1992), with whole files for pages.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing_site.model.paths import CHANGES
from briefing_site.publish.change_record import (
    BEGUN,
    COMMITTED,
    UNDONE,
    ChangeRecord,
    Step,
    named,
    opened,
    sealed,
)
from briefing_site.publish.durable import settle_folder, write_durably
from briefing_site.publish.lock_holder import tell_waiting
from briefing_site.publish.site_swap import PublishError

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)

Changes = Mapping[Path, tuple[bytes | None, bytes | None]]
"""Path to the content of a file before (None: there may be no file) and afterwards (None: no file)."""

# --- making a change -----------------------------------------------------------------------------


def make(root: Path, changes: Changes) -> None:
    """Make a change of the site folder `root`; raises as `change_all` of `author_files.py` does."""
    if not changes:
        return
    root_is_new = not root.exists()
    try:
        with claimed(root) as journal:
            recover(root, journal)
            _compare(root, changes)
            _make(root, journal, changes)
    except BaseException:
        if root_is_new:
            with contextlib.suppress(OSError):
                root.rmdir()
        raise


def _compare(root: Path, changes: Changes) -> None:
    for path, (old, _) in changes.items():
        there = os.path.lexists(path)
        if old is None and there:
            if not stat.S_ISREG(path.lstat().st_mode):
                kind = (
                    "a symbolic link"
                    if path.is_symlink()
                    else "a folder"
                    if path.is_dir()
                    else "no regular file"
                )
                raise PublishError(f"nothing was changed: {named(root, path)} is {kind}: delete it")
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        if old is not None and (not there or path.read_bytes() != old):
            raise _edited_meanwhile(root, path)


def _edited_meanwhile(root: Path, path: Path) -> PublishError:
    return PublishError(f"nothing was changed: {named(root, path)} was changed by somebody else meanwhile")


def _make(root: Path, journal: Path, changes: Changes) -> None:
    steps = []
    folders = dict.fromkeys(f for path in changes for f in reversed(path.parents) if not f.exists())
    for number, (path, (old, new)) in enumerate(changes.items()):
        near = next(folder for folder in path.parents if folder.exists())
        if not near.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(near))
        laid_out = near if _is_elsewhere(journal, near) else journal
        steps.append(Step(path, _digest(old), _digest(new), laid_out, number))
    record = ChangeRecord(tuple(steps), tuple(folders))
    try:
        write_durably(journal / BEGUN, sealed(record, root))
        settle_folder(journal)
        settle_folder(root)
        for step, (_, new) in zip(steps, changes.values(), strict=True):
            mode = stat.S_IMODE(step.target.stat().st_mode) if step.old else 0o644
            if step.old:
                _link(step.target, step.old_content)
            if new is not None:
                write_durably(step.new_content, new, mode)
        for folder in {step.laid_out for step in steps}:
            settle_folder(folder)
        (journal / BEGUN).rename(journal / COMMITTED)
    except BaseException:
        with contextlib.suppress(OSError):
            _drop(journal, record, BEGUN)
        raise
    try:
        settle_folder(journal)
        if edited := _finish(record):
            raise _edited_meanwhile(root, edited[0])
    except BaseException as fault:
        try:
            (journal / COMMITTED).rename(journal / UNDONE)
            settle_folder(journal)
            _undone(record)
            _drop(journal, record, UNDONE)
        except OSError:
            reason = fault.strerror if isinstance(fault, OSError) else fault
            raise PublishError(
                f"the change could not be made ({reason}), nor could all be undone at once; "
                "the next command does what is left"
            ) from None
        raise
    with contextlib.suppress(OSError):  # all is done: what is left of the journal the next command drops
        _drop(journal, record, COMMITTED)


def _finish(record: ChangeRecord) -> tuple[Path, ...]:
    """Put every new content in its place, where it is not there yet.

    Returns the files that somebody else has edited, which stay as they are.
    """
    edited = []
    for folder in record.folders:
        folder.mkdir(exist_ok=True)
    for step in record.steps:
        if step.new is not None and os.path.lexists(step.new_content):
            now = _digest_of(step.target)
            if now == step.old:
                _place(step.new_content, step.target, over=step.old is not None)
            elif now != step.new:
                edited.append(step.target)
    for step in record.steps:
        if step.new is None and (now := _digest_of(step.target)) is not None:
            if now == step.old:
                step.target.unlink()
            else:
                edited.append(step.target)
    _settle(record)
    for step in record.steps:  # only now that the disk has the new name
        if step.new is not None and step.target not in edited:
            step.new_content.unlink(missing_ok=True)
    return tuple(edited)


def _undone(record: ChangeRecord) -> tuple[Path, ...]:
    """Put every old content back in its place; what somebody else has written there stays, and is no loss."""
    for step in record.steps:
        if _digest_of(step.target) != step.new:
            continue
        if step.old is None:
            step.target.unlink(missing_ok=True)
        elif os.path.lexists(step.old_content):
            _place(step.old_content, step.target, over=step.new is not None)
    for folder in reversed(record.folders):
        with contextlib.suppress(OSError):  # it was not made, or somebody else has put something into it
            folder.rmdir()
    _settle(record)
    return ()


def _settle(record: ChangeRecord) -> None:
    for folder in {*(step.target.parent for step in record.steps), *(f.parent for f in record.folders)}:
        if folder.is_dir():
            settle_folder(folder)


def _drop(journal: Path, record: ChangeRecord, name: str) -> None:
    """Remove what was laid out, and last the record that names it."""
    for step in record.steps:
        step.new_content.unlink(missing_ok=True)
        step.old_content.unlink(missing_ok=True)
    for folder in {step.laid_out for step in record.steps}:
        settle_folder(folder)
    (journal / name).unlink()


# --- finding a change that was cut off -----------------------------------------------------------


def recover(root: Path, journal: Path) -> tuple[str, ...]:
    """Finish or undo what the journal holds; see `finish_changes`."""
    done: list[str] = []
    for name in (UNDONE, COMMITTED, BEGUN):
        try:
            content = _record(journal / name)
        except FileNotFoundError:
            continue
        record = opened(content, root)
        if record is None and name != BEGUN:
            raise PublishError(
                f"{journal / name} tells of a change of files that was cut off, and it is not one of yours "
                "on this machine: have whoever made it give any command there, or compare the files yourself "
                f"and delete {CHANGES}"
            )
        if record is None:  # cut short, before anything else was written
            (journal / name).unlink()
            continue
        if name != BEGUN:
            forward = name == COMMITTED and _is_forward(record)
            edited = _finish(record) if forward else _undone(record)
            what = "finished" if forward else "undone"
            done.append(f"a change of {len(record.steps)} files that was cut off has been {what}")
            done += [f"{named(root, path)} was edited since, and stays as it is" for path in edited]
        _drop(journal, record, name)
    return tuple(done)


def _record(path: Path) -> bytes:
    """The content of a record; a link is not followed, and a pipe not waited for. Raises `OSError`."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        return file.read()


def _is_forward(record: ChangeRecord) -> bool:
    """Whether a change that was committed is to be finished, and not undone.

    An author may have edited a file meanwhile. A file that was edited before it was changed keeps its text
    where all is undone. One that was edited afterwards has the new names, and so the change is finished.
    """
    edited = [step for step in record.steps if _digest_of(step.target) not in (step.old, step.new)]
    return not edited or any(step.new and not os.path.lexists(step.new_content) for step in edited)


@contextlib.contextmanager
def claimed(root: Path) -> Iterator[Path]:
    """Hold the journal of a site folder for one program at a time, made where it is not there."""
    journal = root / CHANGES
    handle = _locked(journal)
    try:
        yield journal
    finally:
        with contextlib.suppress(OSError):  # it holds what the next command has to see
            journal.rmdir()
        if handle is not None:
            os.close(handle)


def _locked(journal: Path) -> int | None:
    """A handle of the folder, locked; None on a system without such locks."""
    while True:
        try:
            journal.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):  # another program was done with it just now
                if not stat.S_ISDIR(journal.lstat().st_mode):
                    raise
            continue
        if journal.is_symlink():
            raise PublishError(f"{journal} is a symbolic link: delete it")
        try:
            import fcntl
        except ImportError:  # two changes at once are the user's own care
            return None
        try:
            handle = os.open(journal, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except FileNotFoundError:  # another program was done with it
            continue
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell_waiting(handle, journal.parent)
                fcntl.flock(handle, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(handle), os.lstat(journal)):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


# --- files ---------------------------------------------------------------------------------------


def _is_elsewhere(journal: Path, folder: Path) -> bool:
    """Whether a file of the journal cannot be renamed into a folder, which is on another disk or mount.

    Linux compares the mounts of both paths before it looks whether there is such a file.
    """
    if journal.stat().st_dev != folder.stat().st_dev:
        return True
    try:
        (journal / "probe").rename(folder / f"{CHANGES}.probe")
    except OSError as fault:
        return fault.errno == errno.EXDEV
    return False


def _link(path: Path, name: Path) -> None:
    """A second name of a file, which goes on to have this content; a copy where the disk has no links."""
    try:
        os.link(path, name, follow_symlinks=False)
    except (OSError, NotImplementedError) as fault:
        if isinstance(fault, OSError) and fault.errno not in _NO_LINKS:
            raise
        write_durably(name, path.read_bytes())
        shutil.copymode(path, name)


def _place(content: Path, target: Path, *, over: bool) -> None:
    """Give a file that was laid out its name; unless `over`, nothing may have it, and that name stays."""
    if not over:
        try:
            os.link(content, target)  # unlike a rename it never replaces anything
        except OSError as fault:
            if fault.errno not in _NO_LINKS:
                raise
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            content.rename(target)
        return
    content.replace(target)
    content.unlink(missing_ok=True)  # a rename of one of two names of a file leaves both


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str | None:
    """The SHA-256 of a file; None where there is none."""
    try:
        return _digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
