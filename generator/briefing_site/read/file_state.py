"""The state of a file on the disk, which shows without reading that the content may have changed."""

from __future__ import annotations

import os
from typing import NamedTuple

_RACY = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before it was read may change again with the same time."""


class FileState(NamedTuple):
    """Two states differ where the contents do, except for changes within one tick of the disk's clock."""

    modified: int
    """Time of the last change of the content, in nanoseconds."""
    changed: int
    """Time of the last change of content or attributes, in nanoseconds."""
    size: int
    number: int
    """Number of the file on its disk. Another file that takes the same name has another number."""

    @classmethod
    def of(cls, found: os.stat_result) -> FileState:
        """The state in the system's answer."""
        return cls(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

    def settled_at(self, moment: int) -> bool:
        """Whether the state of a file read at `moment` (in nanoseconds) shows every later change."""
        return moment - max(self.modified, self.changed) > _RACY
