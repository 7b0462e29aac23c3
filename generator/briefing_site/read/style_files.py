"""The stage `read`, for a citation style: the CSL file that config.yaml names, and the one it depends on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from briefing_site.model.csl_style import CSL_ENDING
from briefing_site.model.files import File
from briefing_site.read.links import is_own_file

_NAMED = re.compile(
    rb"""^["']?citation_style["']?[ \t]*:[ \t]*["']?([^"'#\n\r]+?\.csl)["']?[ \t]*(?:\r?$|#)""", re.M | re.I
)


def style_files(
    root: Path, config: File | None, opened: Callable[[str], tuple[File, ...]]
) -> tuple[File, ...]:
    """The CSL file that the text of config.yaml names, and the one that it depends on, where they are there.

    A file that lies elsewhere, or that a link leads to, is none of the site's.
    """
    named = _NAMED.search(config.data) if config else None
    if named is None:
        return ()
    from briefing_site.parse.csl_style import (
        parent_path,
    )  # an XML parser is not loaded where nothing needs it

    found: list[File] = []
    path: str | None = named[1].decode("utf-8", "replace").removeprefix("./")
    while path and len(found) < 2 and path.lower().endswith(CSL_ENDING) and is_own_file(root, path):
        files = opened(path)
        found.extend(files)
        path = parent_path(path, files[0].data) if files else None
    return tuple(found)
