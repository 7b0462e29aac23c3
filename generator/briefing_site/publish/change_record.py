"""The record of a change of the author's files: what each was and will be, as a sealed file of a journal.

A record is believed where it is sealed with the key of this user. Any other may come along in a folder that
somebody else made. It can do no more than that folder without it: say what the texts of the site are.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from briefing_site.model.paths import BRIEFINGS, CHANGES, CONFIG, SEEDS
from briefing_site.publish.user_key import user_key
from briefing_site.text.dataclass import dataclass

_PURPOSE = b"a change of the author's files\0"
"""Sealed with every record, so that no other thing which the key has sealed can pass for one."""

BEGUN, COMMITTED, UNDONE = "begun", "committed", "undone"
"""Names of the record: contents are being laid out; the change is to be finished; it is to be undone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file of a change."""

    target: Path
    old: str | None
    """SHA-256 of the content before; None for a file that is new."""
    new: str | None
    """SHA-256 of the content afterwards; None for a file that is deleted."""
    laid_out: Path
    """The folder in which the contents wait, on the same disk as the target."""
    number: int

    @property
    def new_content(self) -> Path:
        """Where the new content waits."""
        return self.laid_out / f"{CHANGES}.{self.number}.new"

    @property
    def old_content(self) -> Path:
        """Where the old content is kept."""
        return self.laid_out / f"{CHANGES}.{self.number}.old"


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """All files of a change."""

    steps: tuple[Step, ...]
    folders: tuple[Path, ...]
    """The folders that the change makes, outermost first."""

    def paths(self) -> Iterator[Path]:
        """Every path that a record can have written to or deleted."""
        for step in self.steps:
            yield from (step.target, step.new_content, step.old_content)
        yield from self.folders


def named(root: Path, path: Path) -> str:
    """A path as seen from the site folder `root`; one outside of it as it is."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def sealed(record: ChangeRecord, root: Path) -> bytes:
    """The content of the file of a record of the site folder `root`."""
    data = {
        "steps": [
            {**asdict(step), "target": named(root, step.target), "laid_out": named(root, step.laid_out)}
            for step in record.steps
        ],
        "folders": [named(root, folder) for folder in record.folders],
    }
    body = json.dumps(data, ensure_ascii=True).encode("ascii")
    return _seal(body, user_key()).encode("ascii") + b"\n" + body


def opened(content: bytes, root: Path) -> ChangeRecord | None:
    """The record in the content of a file; None where it is cut short, or is not to be believed."""
    seal, _, body = content.partition(b"\n")
    key = user_key()
    ours = key is not None and hmac.compare_digest(seal, _seal(body, key).encode("ascii"))
    try:
        data = json.loads(body)
        steps = tuple(
            Step(
                root / _text(step["target"]),
                None if step["old"] is None else _text(step["old"]),
                None if step["new"] is None else _text(step["new"]),
                root / _text(step["laid_out"]),
                int(step["number"]),
            )
            for step in data["steps"]
        )
        record = ChangeRecord(steps, tuple(root / _text(folder) for folder in data["folders"]))
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None
    return record if ours or all(_is_of_texts(path, root) for path in record.paths()) else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a path or a digest is a text")
    return value


def _seal(body: bytes, key: bytes | None) -> str:
    return hmac.new(key, _PURPOSE + body, hashlib.sha256).hexdigest() if key else "-"


def _is_of_texts(path: Path, root: Path) -> bool:
    """Whether a path is that of a text of the site, or of the journal, with no link on the way to it."""
    try:
        parts = PurePosixPath(path.relative_to(root).as_posix()).parts
        if not parts or ".." in parts or "\0" in str(path):
            return False
        if any(part.startswith(".") and not part.startswith(CHANGES) for part in parts):
            return False
        if parts[0] not in (BRIEFINGS, SEEDS, CHANGES) and parts != (CONFIG,):
            return False
        return path.parent.resolve() == path.parent and root.resolve() == root
    except (ValueError, OSError, RuntimeError):
        return False
