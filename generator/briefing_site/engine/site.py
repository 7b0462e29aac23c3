"""A site folder as it was at one moment: the value that command line, preview and language server ask."""

from __future__ import annotations

import posixpath
from collections import ChainMap
from collections.abc import Collection, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing_site.engine.contain import blamed_text
from briefing_site.engine.content import Content
from briefing_site.engine.faces import Earlier
from briefing_site.engine.finished_pages import FinishedPages, theme_of_faults
from briefing_site.engine.gathered_faults import GatheredFaults
from briefing_site.engine.kept_lists import KeptLists, kept_lists
from briefing_site.engine.kept_sentences import retain_sentences
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.linked_contents import LinkedContents
from briefing_site.engine.look import Look, NoSite, has_config_fault
from briefing_site.engine.memo import LookUp, Memo
from briefing_site.engine.page_faults import Origin, Rendering
from briefing_site.engine.page_links import STATIC, LinkCheck
from briefing_site.engine.page_signatures import PageSignatures
from briefing_site.engine.published_addresses import PublishedAddresses
from briefing_site.engine.published_files import PublishedFiles
from briefing_site.engine.signatures import signatures_of
from briefing_site.engine.store import Entry, Store
from briefing_site.link.feed_order import FeedFile, feeds
from briefing_site.link.file_contents import foreign_faults
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses, faults
from briefing_site.model.cached_property import cached_property, forget_all
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.lazy import Lazy
from briefing_site.model.note_key import CitedKey
from briefing_site.model.paths import CONFIG
from briefing_site.model.wording import PlaceError, WordingError
from briefing_site.render.kept_entries import KeptEntries
from briefing_site.render.theme_budget import ALONE, Limits, limits_for
from briefing_site.text.language_tags import plainer_tags
from briefing_site.view.bibliography.files import ALL, FORMATS
from briefing_site.view.listings import Listings, listings
from briefing_site.view.metadata import References
from briefing_site.view.pages import pages
from briefing_site.view.values.pages import PageView

if TYPE_CHECKING:
    from briefing_site.link.waive import Waived
    from briefing_site.model.grounding import UnseenSentences
    from briefing_site.render.search_index.files import Index

_REFERENCES = frozenset(ALL + ending for ending in FORMATS)
_PAGE = "page faults"
"""The kind of the slots of the memo that have the faults of each page."""
_FEEDS = frozenset([addresses.FEED, addresses.JSON_FEED])


class Site(GatheredFaults):
    """A site folder of which pages can be made. Each value is worked out once, when it is first asked for."""

    def __init__(
        self,
        content: Content,
        config: Config,
        look: Look,
        memo: Memo,
        proved_theme: str,
        last_rendering: tuple[Diagnostic, ...] = (),
        *,
        late: bool = False,
    ) -> None:
        """`proved_theme` is the digest of a theme whose templates are known to compile; empty for none.

        `last_rendering` has the faults of rendering as the look before found them. Unless `late`, what was
        made is kept on the disk once the faults are known; else the caller has to `save` it.
        """
        self._late = late
        self._contents = LinkedContents(content, config, look.words, memo, self._forget)
        super().__init__(config, look, last_rendering)
        self.theme = look.theme
        self.words = look.words
        self._memo = memo
        self._finished = FinishedPages(look.theme, look.words, memo)
        self._proved_theme = proved_theme
        self._earlier: Earlier | None = None
        """None where signatures have to be worked out."""

    def __reduce__(self) -> tuple[object, ...]:
        """A site goes to another process as what it was made from, and is worked out anew there.

        Nothing on the disk belongs to it: files, documents and theme are values.
        """
        return _received, (self.content, self.config, self.look, self._proved_theme)

    @property
    def content(self) -> Content:
        """The files of the site; one at which linking failed has a fault in its stead."""
        return self._contents.content

    def close(self) -> None:
        """Let go of what was made of the site, once another look has taken its place.

        Its values hold one another in circles, which Python frees only by going over all values that there
        are. What is asked for once more is made again.
        """
        self._contents.close()
        self._forget()

    def _forget(self) -> None:
        """Let go of what was made of the site with a file that has failed."""
        self._earlier = None
        forget_all(self)

    # --- faults ----------------------------------------------------------------------------------

    @cached_property
    def _address_faults(self) -> tuple[Diagnostic, ...]:
        """The faults of addresses that the author gives, and of published ones that lead nowhere."""
        return self._published_addresses.faults

    @property
    def listed_pages(self) -> tuple[str, ...]:
        """The addresses of all published pages that stand for no file, former ones too."""
        return self._published_addresses.listed

    @property
    def _published_addresses(self) -> PublishedAddresses:
        with_aliases = self._memo.each("had other addresses", (self.published.briefings,), _with_aliases)
        of_given = self._memo.each("faults of a given file", (self.content.inputs.public,), _faults_of_given)
        return PublishedAddresses(
            self.content,
            self.published,
            self._memo.gathered("briefings with aliases", with_aliases),
            lambda: self._addresses,
            lambda: self._published_files,
            self.theme.assets,
            self._memo.gathered("faults of given files", of_given),
        )

    @cached_property
    def _broken(self) -> tuple[Diagnostic, ...]:
        """The faults of templates that do not compile."""
        if self.theme.digest == self._proved_theme:
            return ()
        return tuple(self._finished.broken())

    @cached_property
    def _judged(self) -> Waived:
        judged = self._contents.judged
        self._finished.ready()  # with the templates that an earlier command has compiled
        self._memo.finish()
        if not self._late:
            self.save()
        return judged

    def save(self) -> None:
        """Keep on the disk what later commands may want; only the first look finds what earlier ones kept."""
        retain_sentences(self.content, self._memo)
        self._memo.save()

    def faults_alone(self, path: str) -> tuple[Diagnostic, ...]:
        """The faults of a briefing that hold whatever other files there are, in order of place.

        It is for a site of which few files are read: those that the briefing cites and links to.
        """
        from briefing_site.engine.judge import judge_alone

        return judge_alone(self._contents.checked, self.content, self.config, self._memo, path)

    def page_faults(self, address: str) -> tuple[Diagnostic, ...]:
        """The faults that show when a published page is rendered."""
        made = self.published_pages
        if address == addresses.SEARCH:
            made = self._with_plain_search

        def make() -> tuple[Diagnostic, ...]:
            # The view is made anew, for what it looks up is to be noted.
            view = made.made_anew(address)
            return self._rendered(address, view, self._checking, self._checked_links).faults

        try:
            return self._memo.recorded((_PAGE, address), self._inputs_of(address), make)
        except Exception as fault:  # a mistake of ours at one page keeps no other from being checked
            return (self.failed(address, "render", fault),)

    # --- shares of other processes ------------------------------------------------------------------

    def prepare(self) -> None:
        """Work out and load what all shares need, so that a fork has it."""
        import briefing_site.engine.files_beside
        import briefing_site.engine.sentence_faults  # noqa: F401

        _ = self._broken  # compiles the templates
        if self.published_pages:
            next(iter(self.published.citing), None)
        # With one briefing, the patterns of the lints are compiled once, and not in each share.
        self.lint_some([linked.address for linked in self.published.briefings[:1]])

    def make_ahead(self, kept: Container[str]) -> None:
        """Make what no share has, while others make these: index, signatures, files and faults of the site.

        The files that are `kept` are not made.
        """
        with suppress(Exception):  # the stage itself tells of it
            _ = self.index
        with suppress(Exception):
            _ = self.signatures, self.faces
            of_site = self._published_files.of_site
            _ = [of_site[address] for address in of_site if address not in kept]
        with suppress(Exception):
            self._contents.judge_ahead()

    def lint_some(self, addresses: Collection[str]) -> None:
        """Run the lints over the files that have a page at some addresses; `made_since` has the results."""
        from briefing_site.engine.judge import lint_some

        paths = {self.content.files[address] for address in addresses if address in self.content.files}
        lint_some(self._contents.checked, self.content, self.config, self._memo, paths)

    @property
    def made(self) -> int:
        """How many signed results were made in this process and are not saved yet."""
        return self._memo.made

    def made_since(self, made: int) -> tuple[Entry, ...]:
        """The signed results that were made after the first `made`."""
        return self._memo.fresh(made)

    def take(self, entries: Iterable[Entry]) -> None:
        """Take the signed results that another process has made of this very site."""
        self._memo.add(entries)

    def let_go(self, address: str) -> None:
        """Forget the view of a published page that is made: a large site has many."""
        self.published_pages.let_go(address)

    @property
    def config_at_fault(self) -> bool:
        """Whether config.yaml itself has errors."""
        return has_config_fault(self.content, self.look.faults)

    # --- pages -----------------------------------------------------------------------------------

    @property
    def linked(self) -> LinkedSite:
        """The site with its drafts and with what nobody uses, without the briefings of unknown regions."""
        return self._contents.shown.linked.site

    @property
    def used(self) -> frozenset[CitedKey]:
        """The sources and excerpts that any text uses, a draft too."""
        return self._contents.shown.linked.used

    @property
    def published(self) -> LinkedSite:
        """The site as it would be published."""
        return self._contents.public.linked.site

    @property
    def left_out(self) -> int:
        """How many sources would not be published, since nobody uses them."""
        linked = self._contents.public.linked
        return len(linked.sources) - len(linked.site.sources)

    @property
    def unseen(self) -> UnseenSentences:
        """How many cited sentences would be published that rest on texts which are not here."""
        from briefing_site.engine.judge import unseen_sentences

        paths = {linked.briefing.path for linked in self.published.briefings}
        return unseen_sentences(self._contents.checked, self.content, self.config, self._memo, paths)

    @cached_property
    def pages(self) -> Lazy[PageView]:
        """The view of every page that can be made, by address: of drafts and of unused sources too."""
        if self._contents.shown is self._contents.public:
            return self.published_pages
        return self._pages(self.linked, "shown")

    @cached_property
    def published_pages(self) -> Lazy[PageView]:
        """The view of every page that would be published, by address."""
        return self._pages(self.published, "published")

    @cached_property
    def stamp(self) -> str:
        """What every page depends on besides its view: generator, theme, and what pictures are drawn with."""
        own = any(not template.shipped for template in self.theme.templates.values())
        share = f" {self._limits}" if own and self._limits != ALONE else ""
        fonts = f" {self.config.drawing_fonts.stamp}" if self.config.drawing_fonts else ""
        return f"{generator_stamp()} {self.theme.digest}{share}{fonts}"

    @cached_property
    def _limits(self) -> Limits:
        """What the templates of the site may do for a page: the more pages there are, the less."""
        return limits_for(len(self.published_pages))

    @cached_property
    def signatures(self) -> Mapping[str, str]:
        """Address of each published page, and of each file of the whole site, to its signature, if any."""
        every = (*self.published_pages, *self._published_files.of_site)
        kept = self.page_signatures.renewed(self._earlier, every) if self._earlier else None
        if kept is not None:
            return kept
        self._earlier = None
        return {address: self.page_signatures.of(address) for address in every}

    @cached_property
    def faces(self) -> Mapping[str, str]:
        """By path, what pages show of each other briefing, as a digest (`engine/faces.py`)."""
        _ = self.signatures
        return self._earlier.faces if self._earlier else self.page_signatures.faces

    def compare(self, earlier: Earlier) -> None:
        """Spare what the `signatures` of an earlier build of this site tell; it is called before they are."""
        self._earlier = earlier

    @cached_property
    def page_signatures(self) -> PageSignatures:
        """What gives the signatures of the published pages."""
        linked = self._contents.public.linked
        lists, files = self._lists, self._feeds
        return PageSignatures(self.content, linked, self.words, lists, files, self._memo, self.stamp)

    def render(self, address: str) -> Rendering:
        """The page at an address as it would be published."""
        return self._made(address, self.published_pages)

    def render_shown(self, address: str) -> Rendering:
        """The page at an address as the preview shows it: of a site with its drafts."""
        return self._made(address, self.pages)

    def _made(self, address: str, pages: Lazy[PageView]) -> Rendering:
        """A page of `pages`, or the fault of what kept it from being made."""
        try:
            public = pages is self.published_pages
            links = self._published_links if public else self._finished.links(partial(self._is_shown, pages))
            return self._rendered(address, pages[address], self._finished, links)
        except Exception as fault:  # a mistake of ours at one page keeps no other from being made
            return Rendering("", b"", (self.failed(address, "render", fault),))

    def failed(self, address: str, stage: str, fault: Exception) -> Diagnostic:
        """The fault of an exception that kept the page at an address from being made.

        It is told at the file of the page; where the page has none, at that which the failed calls worked on.
        """
        if isinstance(fault, PlaceError):
            tables = self.theme.words
            tags = (tag for tag in plainer_tags(self.config.language) if fault.key in tables.get(tag, {}))
            path = f"{self.theme.label}/words/{next(tags, 'en')}.yaml"
            return faults.theme.unfilled_place(path, fault.key, fault.name, fault.known)
        if isinstance(fault, WordingError):
            return faults.theme.lost_words(f"{self.theme.label}/words/en.yaml", fault.key)
        path = self.content.files.get(address) or blamed_text(fault, self.content.parsed) or CONFIG
        return faults.internal.internal_error(path, stage, fault, address)

    def looked_up(self, address: str) -> tuple[LookUp, ...]:
        """Every look-up that was noted while the view of a published page was made."""
        self.page_faults(address)
        return self._memo.looked_up((_PAGE, address))

    def _forget_lost_pages(self) -> None:
        self._memo.forget_others(_PAGE)

    def thought_without(self, names: Collection[str]) -> Site:
        """The site as it would be without the sources of some ids; this one stays as it is."""
        from briefing_site.link.whatif import without

        content = self.content
        parsed, verified = without(content.parsed, content.verified, names, self.linked, self.words)
        thought = replace(content, parsed=parsed, verified=verified)
        return Site(thought, self.config, self.look, self.forked_memo(), self.theme.digest)

    def thought_with(self, content: Content, memo: Memo) -> Site:
        """The site as it would be with another content, made with the results of a `memo`."""
        return Site(content, self.config, self.look, memo, self.theme.digest, self.rendering_so_far)

    def forked_memo(self) -> Memo:
        """The results of the last look, for a site that is only thought of."""
        return self._memo.fork()

    # --- files -----------------------------------------------------------------------------------

    def file(self, address: str) -> bytes | None:
        """The published file at an address that is no page; None where there is none.

        The file holds nothing of drafts, unless the options ask for drafts.
        """
        if address in self.theme.assets:
            return self.theme.assets[address]
        return self._published_files.one(address)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Address to content of every published file that is no page and not one of the theme's."""
        return self._published_files.every()

    def files_beside(self, page: str) -> dict[str, bytes]:
        """Address to content of the files for other programs that lie beside a page."""
        return self._published_files.beside_page(page)

    def files_beside_none(self, kept: Container[str]) -> dict[str, bytes]:
        """The same as `files`, without those beside pages and those at addresses that are `kept`."""
        return self._published_files.beside_none(kept)

    @property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """Address of each published page that has files beside it to their addresses."""
        return self._published_files.beside

    @cached_property
    def _published_files(self) -> PublishedFiles:
        public, pages = self._contents.public, self.published_pages
        references = self._references
        entries = KeptEntries(lambda: self._feeds, self._memo, self._entry_signature)
        return PublishedFiles(
            public, self.words, self.listings, self.content, pages, lambda: self.index, references, entries
        )

    @cached_property
    def _feeds(self) -> Mapping[str, FeedFile[LinkedBriefing]]:
        """The feeds of briefings and their archives, by address."""
        return feeds(self.published, self._memo)

    def _entry_signature(self, address: str) -> str:
        return self.page_signatures.entry(address)

    @property
    def listings(self) -> Listings:
        """The lists of the published site."""
        return self._lists.lists

    @cached_property
    def _lists(self) -> KeptLists:
        linked = self._contents.public.linked
        return kept_lists(linked, self.words, self._memo, signatures_of(self.content, linked, self._memo))

    @cached_property
    def index(self) -> Index:
        """The index of the search page."""
        from briefing_site.render.search_index.files import search_index

        forms = self.theme.names.get("forms.js", "")
        signatures = self.page_signatures
        return search_index(
            self.published, self.words, self._memo, signatures.search, signatures.names, forms
        )

    # --- parts -----------------------------------------------------------------------------------

    @cached_property
    def _with_plain_search(self) -> Lazy[PageView]:
        """The published pages, the search page without the name of its index's catalogue.

        What is wrong with the page doesn't depend on that name, which takes long to find out.
        """
        plain = addresses.SEARCH_INDEX
        return pages(self.published, self.words, self.listings, lambda: plain, self._memo, "published search")

    def _pages(self, linked: LinkedSite, scope: str) -> Lazy[PageView]:
        public = linked is self.published
        shared = self._references if public and not self._memo.notes else None
        lists = self.listings if public else listings(linked, self.words, self._memo, scope)
        return pages(linked, self.words, lists, lambda: self.index.catalogue, self._memo, scope, shared)

    @cached_property
    def _references(self) -> References:
        """The references of the published site, as files print them."""
        return References(self.published, self.words)

    def _rendered(self, address: str, view: PageView, finished: FinishedPages, links: LinkCheck) -> Rendering:
        return finished.finish(address, view, self._limits, self._origin(address), self._written, links)

    @cached_property
    def _checking(self) -> FinishedPages:
        """Pages as their faults are found: an edit of a style sheet or of a script finds none anew."""
        return FinishedPages(theme_of_faults(self.theme, self._memo), self.words, self._memo)

    @cached_property
    def _written(self) -> tuple[File, ...]:
        """The files that authors have written."""
        return (*self.content.inputs.briefings, *self.content.inputs.cards)

    @cached_property
    def _published_links(self) -> LinkCheck:
        return self._finished.links(partial(self._is_shown, self.published_pages))

    @cached_property
    def _checked_links(self) -> LinkCheck:
        code = self._memo.watched("style sheets and scripts", self.theme.code)
        static = ChainMap[str, bytes](self._checking.theme.assets, code)  # type: ignore[arg-type]  # it is read
        return self._checking.links(partial(self._stands, self.published_pages, static))

    def _is_shown(self, made: Container[str], address: str) -> bool:
        return self._stands(made, self.theme.assets, address)

    def _stands(self, made: Container[str], static: Container[str], address: str) -> bool:
        """Whether something stands at an address, of a site with the pages `made` and some static files."""
        return (
            address in made
            or (address.startswith(STATIC) and address in static)
            or address in self._published_files.attached
            or address in self._published_files.of_root
            or address == addresses.SEARCH_INDEX
            # Files for other programs take a while to make. Those that pages name are told by their names.
            or posixpath.basename(address) in _FEEDS
            or f"{address.partition('.')[0]}.html" in made
            or address in _REFERENCES
            or address in self.files
        )

    def _inputs_of(self, address: str) -> tuple[object, ...]:
        """The inputs of a page besides its look-ups."""
        origin = self._origin(address)
        return *self._inputs_of_all, origin.file if origin else None

    @cached_property
    def _inputs_of_all(self) -> tuple[object, ...]:
        """The inputs of every page besides what it looks up."""
        known = self._memo.same("known", self.published.known)
        pages = self._memo.same("addresses", self._addresses)
        beside = self._memo.same("attachments", frozenset(self._published_files.attached))
        limits = self._memo.same("page limits", self._limits)
        # What looks things up is to be there before look-ups that were noted are compared.
        _ = self.published_pages, self._with_plain_search, self._checked_links
        return self.config, self._checking.theme, self.words, known, pages, beside, limits

    @cached_property
    def _addresses(self) -> frozenset[str]:
        """The addresses of all published pages."""
        return frozenset(self.published_pages)

    def _origin(self, address: str) -> Origin | None:
        """The origin of the page at an address; None where it is not that of a briefing."""
        every = (self._contents.public.linked.by_address, self._contents.checked.linked.by_address)
        linked = next((of[address] for of in every if address in of), None)
        if linked is None:
            return None
        return Origin(linked.briefing, self._texts[linked.briefing.path])

    @cached_property
    def _texts(self) -> Mapping[str, File]:
        return self.content.texts(self._memo)


def _with_aliases(linked: LinkedBriefing) -> tuple[LinkedBriefing, ...]:
    return (linked,) if linked.briefing.aliases else ()


def _faults_of_given(file: File) -> tuple[Diagnostic, ...]:
    """The faults of the content of a file of `public/`."""
    return tuple(foreign_faults(file.path, file.data))


def _received(content: Content, config: Config, look: Look, proved_theme: str) -> Site:
    """A site that another process has sent."""
    return Site(content, config, look, Memo(Store(None, ""), notes=False), proved_theme)


Snapshot = NoSite | Site
"""The result of a look at a site folder."""
