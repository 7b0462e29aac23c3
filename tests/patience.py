"""How long a test waits for what must come.

A test waits for the thing itself: a line, a message, a file, a state of the page. This limit only ends a test
that hangs, so it is far beyond what a busy machine needs, and no test measures anything by it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

PATIENCE = float(os.environ.get("BRIEFING_PATIENCE", "120"))
"""Seconds after which something is taken for never coming."""


def until(true: Callable[[], bool], what: str, pause: Callable[[float], None] = time.sleep) -> None:
    """Wait until something is true, which is asked again after every `pause` (seconds are given to it)."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"never came: {what}"
        pause(0.02)
