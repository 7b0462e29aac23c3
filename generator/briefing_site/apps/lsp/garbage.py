"""When values in cycles that nobody holds are freed: between answers, and never in the middle of one.

Python's collector goes over all values that it knows, at any moment when some have come up. Of a site of
5,000 briefings that takes a second, for which no thread goes on. Here it goes over new values alone, by
itself; over all of them when it is told to, and those of the site that stay are taken out of its sight.
"""

from __future__ import annotations

import gc
import time

_NEVER = 1_000_000_000
"""A threshold that is not reached (`gc.set_threshold`)."""
_LONG = 0.02
"""Seconds of the processor after which a collection has gone over too much."""


def collect_when_told() -> None:
    """Have the collector go over new values alone by itself, from now on."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)


def collect() -> None:
    """Free what nobody holds. It is called when nobody waits, again and again.

    What is left is passed over from then on where there was much of it: then it is what a site has grown by.
    """
    begun = time.thread_time()
    gc.collect()
    if time.thread_time() - begun > _LONG:
        gc.freeze()
