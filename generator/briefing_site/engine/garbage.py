"""When values in cycles that nobody holds are freed: between answers, and never in the middle of one.

Python's collector goes over new values again and again, at any moment when some hundreds have come up. Each
look at a site makes a few hundred sequences with a value for each file, and all of these are gone over as
well: at 1,000 briefings that is a third of a look, and more in a larger site. Nearly all that is let go of is
in no cycle and is freed at once, without the collector. So it goes over values when it is told to, and those
of the site that stay are taken out of its sight.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_MANY = 30_000
"""So many values more than at the last collection are gone over, though there may be little to be freed.

That takes some 10 ms.
"""
_OFTEN = 0.05
"""Seconds of work after which new values are gone over."""
_PAUSE = 1.0
"""Seconds without work after which other work has begun."""
_LONG = 0.02
"""Seconds of the processor after which a collection has gone over too much."""


def collect_when_told() -> None:
    """Have the collector do nothing by itself, from now on."""
    gc.disable()


def keep_all() -> None:
    """Have the collector pass over all that there is. It is called once a site was read for the first time.

    Nearly all that was made stays, and to go over it once takes 7 s at 10,000 briefings, in one piece. Where
    the collector works by itself, as in another program that looks at a site, it has gone over it already.
    """
    if not gc.isenabled():
        gc.freeze()


class NewValues:
    """The values that some work makes, of which those that nobody holds are freed while it goes on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._seen = clock()
        """When they were gone over last, or the work began."""

    def collect(self) -> None:
        """Go over them where many may have come up. The work calls it again and again.

        Python counts new values less all that are freed, so that where older ones are replaced the newest
        seem to be few. They are gone over from time to time as well.
        """
        now = self._clock()
        if now - self._seen > _PAUSE:
            self._seen = now
        elif gc.get_count()[0] > _MANY or now - self._seen > _OFTEN:
            gc.collect(0)
            self._seen = self._clock()


def collect_if_many() -> None:
    """Free what nobody holds, where many values have come up. It is called when nobody waits."""
    newest, in_pieces, _ = gc.get_count()
    if newest > _MANY or in_pieces:
        collect()


def collect() -> None:
    """Free what nobody holds. It is called when nobody waits, again and again.

    What is left is passed over from then on where there was much of it: then it is what a site has grown by.
    What of it is let go of later is freed all the same, but for what is in a cycle.
    """
    if gc.get_count()[1]:  # most was gone over already, in pieces: once more would be in one
        gc.collect(0)
        gc.freeze()
        return
    begun = time.thread_time()
    gc.collect()
    if time.thread_time() - begun > _LONG:
        gc.freeze()
