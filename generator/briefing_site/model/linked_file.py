"""The file of a site that a link in a text names."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote


def linked_file(target: str, path: str) -> str:
    """The path of the file that a link in the text at `path` names, whether it is there or not.

    `target` is the address as it is written, without its anchor; it begins at the folder of the text.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
