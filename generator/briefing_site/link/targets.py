"""The targets that links inside the site may lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from copy import copy
from urllib.parse import unquote

from briefing_site.link.aliases import called_now
from briefing_site.link.heading_anchors import heading_meant
from briefing_site.link.keep import Keep
from briefing_site.link.wrong_file import KnownFiles, namesake, wrong_file
from briefing_site.link.wrong_outside import wrong_outside
from briefing_site.model import addresses, faults
from briefing_site.model.body import LinkHole, OutsideAddress
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.files import SHOWN
from briefing_site.model.lazy import Derived
from briefing_site.model.linked_file import linked_file
from briefing_site.model.paths import card_path, is_briefing
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import Source
from briefing_site.text.dataclass import dataclass
from briefing_site.text.slug import slug


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    address: str
    """Address in the published site, with the fragment."""
    title: str
    """Title of the target, printed where the author gave the link no words."""
    briefing: str | None = None
    """Path of the briefing that the link leads to; None for any other target."""
    lang: str | None = None
    """Language of the title; None where the target gives none."""
    picture: PublishedFile | None = None
    """The file beside the texts that the link leads to; None for any other target."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The result of following a link that leads nowhere."""

    fault: Diagnostic | None
    """None where the link names a file that could not be read: the faults of that file have been reported."""


@dataclass(frozen=True, slots=True)
class Names:
    """The briefings and sources of a site, by all names that an author may write."""

    briefings: Mapping[str, Briefing]
    """By path."""
    slugs: Mapping[str, Sequence[str]]
    """Slug to the paths of the briefings that have it."""
    sources: Mapping[str, Source]
    """By id."""
    cards: Mapping[str, Source]
    """The same by path."""
    note_ids: Mapping[str, frozenset[str]]
    """Path of a briefing to the ids that its page gives to notes and marks."""


class Targets:
    """Every target in the site, by all names that an author may write."""

    def __init__(
        self,
        names: Names,
        config: Config,
        assets: Mapping[str, PublishedFile],
        unread: frozenset[str],
        beside: frozenset[str],
    ) -> None:
        """`assets` maps paths of files beside the briefings to how they are published.

        A link to an `unread` file leads nowhere and is no fault. `beside` has the paths of all files beside
        the briefings, those too that nothing links to.
        """
        self._unread = unread
        self._unread_slugs = frozenset(
            posixpath.basename(path).removesuffix(".md") for path in unread if is_briefing(path)
        )
        self._by_path = names.briefings
        self._by_slug: Mapping[str, list[Briefing]] = Derived(
            names.slugs, lambda _, paths: [names.briefings[path] for path in paths]
        )
        self._sources = names.sources
        self._source_paths = names.cards
        self._config = config
        self._beside = beside
        self._assets = assets
        self._extra_ids = names.note_ids

    def watched(self, keep: Keep, scope: str) -> Targets:
        """Equal targets that note every look-up in `keep`, under names that begin with `scope`."""
        copied = copy(self)
        copied._by_path = keep.watched(f"{scope} briefings by path", self._by_path)
        copied._by_slug = keep.watched(f"{scope} briefings by slug", self._by_slug)
        copied._sources = keep.watched(f"{scope} targets in sources", self._sources)
        copied._source_paths = keep.watched(f"{scope} sources by path", self._source_paths)
        copied._assets = keep.watched(f"{scope} attachments", self._assets)
        copied._extra_ids = keep.watched(f"{scope} ids of notes", self._extra_ids)
        return copied

    def language(self, path: str) -> str | None:
        """The language of the briefing at a path; None where it has none of its own, or is no briefing."""
        briefing = self._by_path.get(path)
        return briefing.lang if briefing else None

    def resolve(self, hole: LinkHole, path: str) -> Target | Broken:
        """Follow a link that stands in the file at `path`, to its target or to the fault of a broken link."""
        if hole.kind == "excerpt":
            return self._excerpt(hole)
        if hole.kind == "wiki":
            return self._wiki(hole, path)
        return self._file(hole, path)

    def outside(self, found: OutsideAddress, path: str) -> Diagnostic | None:
        """The fault of an address out of the site, in the file at `path`; None where readers can use it."""
        return wrong_outside(found, path, self._known)

    def asset(self, path: str) -> str | None:
        """Published address of a file beside the texts; None where it is not published."""
        file = self._assets.get(path)
        return file.address if file else None

    def _excerpt(self, hole: LinkHole) -> Target | Broken:
        source = self._sources.get(hole.target)
        if source is None:
            unread = card_path(hole.target) in self._unread
            fault = faults.citation.unknown_source(
                hole.place, hole.target, self._sources, named=hole.target_place, excerpt=hole.anchor
            )
            return Broken(None if unread else fault)
        return self._in_source(source, hole.anchor, hole)

    def _in_source(self, source: Source, excerpt: str, hole: LinkHole) -> Target | Broken:
        address = addresses.source(source.id)
        if not excerpt:
            return Target(address, source.title, lang=source.language)
        names = [e.id for e in source.excerpts]
        if excerpt not in names:
            anchor = hole.anchor_place
            named = Span(anchor.start.right(len(hole.anchor) - len(excerpt)), anchor.end)
            fault = faults.citation.unknown_excerpt(
                hole.place,
                source.id,
                excerpt,
                names,
                named=named,
                room=source.new_excerpt,
                now=called_now(source, excerpt),
            )
            return Broken(fault)
        fragment = addresses.excerpt_id(excerpt)
        return Target(f"{address}#{fragment}", source.title, lang=source.language)

    def _wiki(self, hole: LinkHole, path: str) -> Target | Broken:
        if not hole.target:
            return self._here(hole, path)
        region, _, name = hole.target.rpartition("/")
        found = [b for b in self._by_slug.get(name, []) if not region or b.region == region]
        if not found and name in self._unread_slugs:
            return Broken(None)
        if not found:
            others = [briefing for at, briefing in self._by_path.items() if at != path]
            names = [*(b.slug for b in others), *(b.name for b in others)]
            if right := namesake(hole.target, path, self._beside):
                return Broken(faults.address.file_as_wikilink(hole.place, hole.target, right))
            if hole.target in self._sources:
                named = hole.target_place
                return Broken(faults.link.source_as_wikilink(hole.place, hole.target, hole.anchor, named))
            if slug(hole.target) in self._by_slug:  # the title was written, or capitals
                names = [slug(hole.target)]
            hint = (
                "write the name of a file in briefings/ without its .md, or one bracket less for plain words"
            )
            return Broken(faults.link.broken_link(hole.place, hole.target, names, hole.target_place, hint))
        if len(found) > 1:
            choices = {b.name: b.place_of("title") for b in found}
            return Broken(faults.link.ambiguous_link(hole.place, hole.target, choices, hole.target_place))
        return self._in_briefing(found[0], hole)

    def _here(self, hole: LinkHole, path: str) -> Target | Broken:
        """Follow a link to an anchor of the page that it stands on."""
        if not hole.anchor:
            return Broken(faults.link.link_without_address(hole.place))
        if path in self._by_path:
            return self._in_briefing(self._by_path[path], hole)
        return Broken(None) if path in self._unread else self._no_anchor(hole, ())

    def _file(self, hole: LinkHole, path: str) -> Target | Broken:
        if not hole.target:
            return self._here(hole, path)
        file = linked_file(hole.target, path)
        if file in self._assets:
            return self._beside_text(hole, file)
        if hole.kind == "page":
            if file in self._by_path:
                return self._in_briefing(self._by_path[file], hole)
            if file in self._source_paths:
                return self._in_source(self._source_paths[file], hole.anchor.removeprefix("e-"), hole)
            region = self._known.region(file)
            if region and hole.anchor:
                return self._no_anchor(hole, ())
            if region:
                return Target(addresses.region(region), self._config.regions[region].name)
        if file in self._unread:
            return Broken(None)
        return Broken(wrong_file(hole, path, file, self._known))

    def _beside_text(self, hole: LinkHole, file: str) -> Target | Broken:
        """Follow a link to a file beside the texts."""
        if hole.kind == "image" and not file.lower().endswith(SHOWN):
            return Broken(faults.address.no_picture(hole.place, hole.target, hole.sign))
        published = self._assets[file]
        return Target(published.address, hole.target, picture=published)

    @property
    def _known(self) -> KnownFiles:
        return KnownFiles(self._by_path, self._source_paths, self._beside, self._config)

    def _no_anchor(self, hole: LinkHole, known: Sequence[str]) -> Broken:
        """The fault of a link to an anchor that its page does not have; the page has the anchors `known`."""
        return Broken(
            faults.link.broken_anchor(hole.place, hole.target, hole.anchor, known, hole.anchor_place)
        )

    def _in_briefing(self, briefing: Briefing, hole: LinkHole) -> Target | Broken:
        address = addresses.briefing(briefing.region, briefing.slug)
        target = Target(address, briefing.title, briefing.path, briefing.lang)
        if not hole.anchor:
            return target
        anchor = hole.anchor if hole.anchor in briefing.ids else unquote(hole.anchor)
        if anchor not in briefing.ids and anchor not in self._extra_ids.get(briefing.path, ()):
            anchor = heading_meant(anchor, briefing.headings, words=hole.kind == "wiki")
        if not anchor:
            return self._no_anchor(hole, [h.id for h in briefing.headings])
        title = next((h.text for h in briefing.headings if h.id == anchor), briefing.title)
        return Target(f"{address}#{anchor}", title, briefing.path, briefing.lang)
