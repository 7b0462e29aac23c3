"""The key with which a user of a machine seals what is kept there.

The key lies outside of every site folder, so that a folder that came from somebody else (a clone, an
archive, a shared disk) cannot bring sealed results along.
"""

from __future__ import annotations

import os

_SIZE = 32
"""Bytes of a key."""


def key_path() -> str:
    """Where the key lies: in the folder for state of the XDG Base Directory Specification or of Windows.

    Empty where there is no home folder.
    """
    folder = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = folder or os.path.expanduser("~/.local/state")  # noqa: PTH111  without `pathlib`
    return f"{folder}/briefing/key" if os.path.isabs(folder) else ""  # noqa: PTH117


def user_key() -> bytes | None:
    """The key of this user, made when there is none; None where no file of one's own can be had."""
    path = key_path()
    try:
        return (_read(path) or _made(path)) if path else None
    except OSError:
        return None


def _read(path: str) -> bytes | None:
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
        os.unlink(path)  # noqa: PTH108
        return None
    return key


def _made(name: str) -> bytes:
    """A new key; that of another command which was quicker."""
    import secrets
    from pathlib import Path

    path = Path(name)
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
            return _read(name) or key
    finally:
        beside.unlink(missing_ok=True)
    return key
