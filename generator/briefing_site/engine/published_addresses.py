"""The addresses of a published site: what is wrong with those that an author gives, and which were lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from briefing_site.engine.content import Content
from briefing_site.engine.published_files import PublishedFiles
from briefing_site.link.lost_places import lost_pages
from briefing_site.link.moved import unknown_targets
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.link.taken_addresses import address_faults
from briefing_site.model import addresses
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PublishedAddresses:
    """All addresses of a published site, with those of the editions that were published before."""

    content: Content
    site: LinkedSite
    with_aliases: Sequence[LinkedBriefing]
    """Those of its briefings that had other addresses."""
    of_pages: Callable[[], frozenset[str]]
    """Gives the addresses of all pages, and the next one the files: most sites need neither."""
    of_files: Callable[[], PublishedFiles]
    assets: Collection[str]
    """The addresses of the theme's files."""
    of_given: Sequence[Diagnostic]
    """The faults of the files of `public/`, which have addresses of their own."""

    @property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages."""
        return self.of_pages()

    @property
    def files(self) -> PublishedFiles:
        """The files that are no pages."""
        return self.of_files()

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The faults of addresses that something else has, that lead to no page, or that were lost."""
        unknown = unknown_targets(self.site, self.pages) if self.site.config.aliases else ()
        return (*self._taken(), *unknown, *self._lost(), *self.of_given)

    @property
    def listed(self) -> tuple[str, ...]:
        """The addresses of all pages that stand for no file of their own, former ones too."""
        formerly = {addresses.alias(alias.former) for alias in self.site.config.aliases}
        formerly.update(map(addresses.alias, self.content.parsed.editions.pages))
        moved = formerly.intersection(self.files.moved)
        return tuple(sorted(self._of_lists - {addresses.NOT_FOUND} | moved))

    @property
    def _of_lists(self) -> frozenset[str]:
        """The addresses of the pages that stand for no file."""
        sources = map(addresses.source, self.site.sources)
        return self.pages.difference(self.site.by_address, sources)

    def _taken(self) -> Iterator[Diagnostic]:
        public, of_pages = self.content.inputs.public, self.site.config.aliases
        briefings = [each.briefing for each in self.with_aliases]
        if not public and not briefings and not of_pages:
            return
        taken = {*self.pages, *self.files.of_site, *self.assets, *self.files.attached}
        taken.update(file for beside in self.files.beside.values() for file in beside)
        briefings.sort(key=lambda briefing: briefing.path)
        yield from address_faults(briefings, public, taken, of_pages)

    def _lost(self) -> Iterator[Diagnostic]:
        parsed = self.content.parsed
        if not parsed.editions.pages or parsed.unread or parsed.loose:
            return
        # A draft is no page for now, and neither are its topics and people; it will be one again.
        alive = {*self.pages, *self.files.moved}
        alive.update(addresses.topic(topic) for each in parsed.briefings for topic in each.topics)
        alive.update(addresses.person(person) for each in parsed.briefings for person in each.people)
        yield from lost_pages(parsed.editions, alive, sorted(self._of_lists), self.site.config.new_alias)
