"""The site folder that a command means where none is named: this folder, or the nearest one above it."""

from __future__ import annotations

import os

from briefing_site.model.paths import CONFIG


def nearest_site(folder: str = ".") -> str:
    """The nearest folder, `folder` itself or one above it, that has a config.yaml; else `folder` as given.

    A folder that is a site is given back as it was spelled, so that messages stay as short as they were.
    """
    if os.path.lexists(os.path.join(folder, CONFIG)):  # noqa: PTH118  without `pathlib`, which is slow to load
        return folder
    try:
        above = os.path.realpath(folder)
    except OSError:  # a folder that is gone
        return folder
    while True:
        last, above = above, os.path.dirname(above)  # noqa: PTH120
        if above == last:
            return folder
        if os.path.lexists(os.path.join(above, CONFIG)):  # noqa: PTH118
            return above
