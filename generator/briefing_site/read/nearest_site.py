"""The site folder that a command means where none is named: this folder, or the nearest one above it."""

from __future__ import annotations

import os

from briefing_site.model.paths import CONFIG


def nearest_site() -> str:
    """The nearest folder, this one or one above it, that has a config.yaml; else this one.

    This folder is "." in the answer, so that messages stay as short as they were.
    """
    here = "."
    if os.path.lexists(CONFIG):
        return here
    try:
        above = os.path.realpath(here)
    except OSError:  # a folder that is gone
        return here
    while True:
        last, above = above, os.path.dirname(above)  # noqa: PTH120  without `pathlib`, which is slow to load
        if above == last:
            return here
        if os.path.lexists(os.path.join(above, CONFIG)):  # noqa: PTH118
            return above
