"""Files in a ZIP whose bytes depend on nothing but the files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry, the earliest that a ZIP can tell."""
_UNIX = 3
_FILE = 0o100644


def zipped(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """A ZIP of some files by name, in their order; those in `stored` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            held.writestr(entry, data)
    return out.getvalue()
