"""The key with which a user of a machine seals what is kept there.

The key lies outside of every site folder, so that a folder that came from somebody else (a clone, an
archive, a shared disk) cannot bring sealed results along.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

_SIZE = 32
"""Bytes of a key."""


def key_path() -> Path:
    """Where the key lies: in the folder for state of the XDG Base Directory Specification or of Windows."""
    folder = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(folder) if folder else Path("~/.local/state").expanduser()) / "briefing" / "key"


def user_key() -> bytes | None:
    """The key of this user, made when there is none; None where no file of one's own can be had."""
    try:
        path = key_path()
    except RuntimeError:  # there is no home folder
        return None
    with contextlib.suppress(OSError):
        return _read(path) or _made(path)
    return None


def _read(path: Path) -> bytes | None:
    """The key in a file that belongs to this user alone."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        own = not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o077)
        key = file.read(_SIZE + 1)
    if not own or len(key) != _SIZE:
        path.unlink()
        return None
    return key


def _made(path: Path) -> bytes:
    """A new key; that of another command which was quicker."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(_SIZE)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        try:
            beside.rename(path) if os.name == "nt" else os.link(beside, path)
        except FileExistsError:
            return _read(path) or key
    finally:
        beside.unlink(missing_ok=True)
    return key
