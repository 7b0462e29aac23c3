"""The state of a file on the disk: what tells, without reading it, that its content may have changed."""

from __future__ import annotations

import os
from typing import NamedTuple

_RACY = 2_000_000_000
"""Nanoseconds: what changed so shortly before it was read may change again with the same time of change."""


class FileState(NamedTuple):
    """Differs where the content of a file does, but for changes within one tick of the disk's clock."""

    modified: int
    """Time of the last change of the content, in nanoseconds."""
    changed: int
    """Time of the last change of content or attributes, in nanoseconds."""
    size: int
    number: int
    """Of the file on its disk: another file that takes the same name has another."""

    @classmethod
    def of(cls, found: os.stat_result) -> FileState:
        """The state that the system tells."""
        return cls(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

    def settled_at(self, moment: int) -> bool:
        """Whether a later change is sure to show, if the file was read at a moment (in nanoseconds)."""
        return moment - max(self.modified, self.changed) > _RACY
