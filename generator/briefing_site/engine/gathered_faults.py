"""The faults of a site, gathered from its files, its theme and its rendered pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from operator import attrgetter

from briefing_site.engine.content import Content
from briefing_site.engine.look import Look
from briefing_site.engine.page_checks import PageChecks
from briefing_site.engine.page_faults import with_rendering
from briefing_site.link.waive import Waived
from briefing_site.model.cached_property import cached_property
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Severity, in_order
from briefing_site.model.lazy import Lazy
from briefing_site.model.lints import weigh
from briefing_site.model.waiver import JudgedWaiver, WaivedFault
from briefing_site.render.outside_files import blocked_faults
from briefing_site.view.values.pages import PageView

_SEVERITY = attrgetter("severity")


class GatheredFaults(ABC):
    """The faults of a site of which pages can be made. Each is worked out when it is first asked for."""

    def __init__(self, config: Config, look: Look, last_rendering: tuple[Diagnostic, ...]) -> None:
        """`last_rendering` has the faults of rendering as the look before found them."""
        self.config = config
        self.look = look
        self._last_rendering = last_rendering

    # --- what a site knows -----------------------------------------------------------------------

    @property
    @abstractmethod
    def content(self) -> Content:
        """The files of the site."""

    @property
    @abstractmethod
    def published_pages(self) -> Lazy[PageView]:
        """The view of every page that would be published, by address."""

    @abstractmethod
    def page_faults(self, address: str) -> tuple[Diagnostic, ...]:
        """The faults that show when a published page is rendered."""

    @abstractmethod
    def _forget_lost_pages(self) -> None:
        """Forget what is known of pages that there are no longer, once all that there are were rendered."""

    @property
    @abstractmethod
    def _judged(self) -> Waived:
        """The faults of the files, and what waivers except."""

    @property
    @abstractmethod
    def _address_faults(self) -> tuple[Diagnostic, ...]:
        """The faults of addresses that the author gives and that something else has."""

    @property
    @abstractmethod
    def _broken(self) -> tuple[Diagnostic, ...]:
        """The faults of templates that do not compile."""

    # --- what is gathered ------------------------------------------------------------------------

    @cached_property
    def content_faults(self) -> tuple[Diagnostic, ...]:
        """Every fault that shows without a page being rendered, in order of place."""
        # Asked first: linking what is published may leave a file out, whose fault is then one of the files.
        of_addresses = self._address_faults
        found = self._judged.faults
        blocked = blocked_faults(self.look.theme.blocked, self.config.outside, self.config.new_outside)
        of_theme = weigh((*self.look.faults, *self._broken, *blocked), self.config.lint, self.config.new_lint)
        return tuple(in_order((*found, *of_theme, *of_addresses)))

    @property
    def waivers(self) -> tuple[JudgedWaiver, ...]:
        """Every waiver of the site and what has become of it, in the order of the files."""
        return self._judged.waivers

    @cached_property
    def waived(self) -> tuple[WaivedFault, ...]:
        """The faults that waivers except, in order of place."""
        return tuple(sorted(self._judged.waived, key=lambda each: (each.fault.place, each.fault.code)))

    @property
    def renders(self) -> bool:
        """Whether pages are to be rendered for their faults: none of `content_faults` is an error."""
        return Severity.ERROR not in map(_SEVERITY, self.content_faults)

    @cached_property
    def faults(self) -> tuple[Diagnostic, ...]:
        """Every fault, those of rendering too, in order of place.

        Pages are rendered only where nothing else is an error, as for publication.
        """
        if not self.renders:
            return self.content_faults
        return with_rendering(self.content_faults, self.rendering_faults)

    @cached_property
    def rendering_faults(self) -> tuple[Diagnostic, ...]:
        """What shows when the pages that would be published are rendered, in the order of the pages."""
        if self._page_checks.done:
            return self._page_checks.found
        return tuple(fault for address in self.published_pages for fault in self.page_faults(address))

    def prepare_checks(self) -> None:
        """Work out all faults of the files, and which pages there are for `check_pages`.

        What parses is loaded too, so that the first change need not wait for it. It is called by the thread
        that looks, as `check_pages` may be called by another one.
        """
        import briefing_site.engine.file_parser  # noqa: F401

        if self.renders:
            self.published_pages  # noqa: B018  reading the property works them out

    def check_pages(self, seconds: float, busy: Callable[[], bool] = lambda: False) -> bool:
        """Render further pages for their faults, for about so many seconds; whether all are done by now.

        Where others are `busy`, no further page is begun.
        """
        done = self._page_checks.go_on(seconds, busy)
        if done and self.renders:
            self._forget_lost_pages()
        return done

    @property
    def checked(self) -> bool:
        """Whether `check_pages` is done."""
        return self._page_checks.done

    @property
    def faults_so_far(self) -> tuple[Diagnostic, ...]:
        """Every fault if `check_pages` is done; until then those of rendering are those of the last look."""
        if self.checked or not self.renders:
            return self.faults
        return with_rendering(self.content_faults, self._last_rendering)

    @property
    def rendering_so_far(self) -> tuple[Diagnostic, ...]:
        """The same of the faults of rendering alone."""
        return self.rendering_faults if self.checked and self.renders else self._last_rendering

    @cached_property
    def _page_checks(self) -> PageChecks:
        return PageChecks(lambda: self.published_pages if self.renders else (), self.page_faults)
