"""The faults that show when pages are rendered, found page after page while nobody waits."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from briefing_site.model.diagnostic import Diagnostic


class PageChecks:
    """The faults of the pages of a site, as far as they have been rendered."""

    def __init__(
        self,
        pages: Callable[[], Iterable[str]],
        faults_of: Callable[[str], tuple[Diagnostic, ...]],
    ) -> None:
        """`pages` gives the addresses, when the first is to be rendered; `faults_of` renders one page."""
        self._pages = pages
        self._left: deque[str] | None = None
        """The pages that are yet to be rendered, in their order."""
        self._faults_of = faults_of
        self._found: list[Diagnostic] = []
        self._done = False

    @property
    def done(self) -> bool:
        """Whether all pages have been rendered."""
        return self._done

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """The faults of the pages that have been rendered, in the order of the pages."""
        return tuple(self._found)

    def go_on(self, seconds: float, busy: Callable[[], bool]) -> bool:
        """Render further pages for about so many seconds; whether all are done by now.

        Where others are `busy`, no further page is begun.
        """
        until = time.perf_counter() + seconds
        if self._left is None:
            self._left = deque(self._pages())
        while self._left:
            self._found += self._faults_of(self._left[0])
            self._left.popleft()  # only now: a page that gives way is the first again
            if time.perf_counter() > until or busy():
                return False
        self._done = True
        return True
