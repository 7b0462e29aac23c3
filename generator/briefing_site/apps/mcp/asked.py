"""The site as it is when somebody asks: read at the first question, and looked at again at each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_site.engine.options import Options
from briefing_site.model.cached_property import cached_property

if TYPE_CHECKING:
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.site import Site
    from briefing_site.model.source import Source


class UnreadableError(Exception):
    """The site folder is at fault, so that there is nothing to tell."""


class AskedSite:
    """A site folder. Of it is told what is published, and of no source whose card says `rights: private`."""

    def __init__(self, options: Options) -> None:
        self._options = options

    @cached_property
    def _engine(self) -> Engine:
        from briefing_site.engine.engine import Engine

        return Engine(self._options)

    def now(self) -> Site:
        """The site as it is now; raises `UnreadableError`."""
        from briefing_site.engine.look import NoSite

        site = self._engine.look()
        if isinstance(site, NoSite):
            told = "; ".join(fault.message for fault in site.faults[:3])
            raise UnreadableError(f"the site cannot be read, and briefing check says why: {told}")
        return site


def told_sources(site: Site) -> Mapping[str, Source]:
    """The published sources of which words may be told, by id."""
    return {name: each for name, each in site.published.sources.items() if each.rights != "private"}
