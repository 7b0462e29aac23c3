"""The parts that the views of all pages share: links, marks and notes of one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from html import escape
from itertools import repeat

from markupsafe import Markup

from briefing_site import __version__
from briefing_site.link.notices import SourceNotice, notices, withdrawal
from briefing_site.link.numbering import NoteMark
from briefing_site.link.printed import printed, printed_citation, printed_link
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.link.targets import Broken, Target
from briefing_site.model import addresses
from briefing_site.model.body import Body, CitationHole, FootnoteHole, LinkHole
from briefing_site.model.body_text import HoleText
from briefing_site.model.citation import Signal
from briefing_site.model.date import Date
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.speaker import speaker_chain
from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording
from briefing_site.model.work import CslDate
from briefing_site.text.dataclass import dataclass
from briefing_site.text.direction import lang_attributes
from briefing_site.text.quotation_style import marks_around, quotation_style
from briefing_site.view.bibliography.details import dates
from briefing_site.view.brackets import append_marks, bracket
from briefing_site.view.kept_parts import PartsFromFolder, PrintedReferences
from briefing_site.view.other_language import other_language
from briefing_site.view.reading_time import reading_minutes
from briefing_site.view.share import Shared, drawn_image, site_image
from briefing_site.view.shown_picture import ShownPicture
from briefing_site.view.text_fragment import passage_url
from briefing_site.view.values.notes import Passage, Quote, VerdictView
from briefing_site.view.values.parts import (
    BriefingCard,
    DateView,
    Head,
    ImageView,
    Link,
    NoticeView,
    SiteView,
    SourceLine,
    VersionLink,
)
from briefing_site.view.when_pinned import when_pinned

_TABLE = re.compile(r'(<div class="table-wrap" role="region") data-table="(\d+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """Makes the parts of one page that depend on the address of the page."""

    site: LinkedSite
    words: Wording
    address: str
    kept: PartsFromFolder = field(default_factory=PartsFromFolder, kw_only=True)
    """The parts that other pages of the folder show too, where they are kept."""

    # --- links -----------------------------------------------------------------------------------

    def href(self, target: str) -> str:
        """A link from this page to an address of the site."""
        return addresses.relative(self.address, target)

    def permanent(self, target: str) -> str | None:
        """The full address of a page or passage; None where it is not known where the site is published."""
        config = self.site.config
        return addresses.absolute(config.base_url, target) if config.has_address else None

    def head(
        self,
        kind: str,
        title: str | None,
        description: str | None = None,
        *,
        feed: Link | None = None,
        indexed: bool = True,
        image: ImageView | None = None,
        versions: tuple[VersionLink, ...] = (),
        shared: Shared | None = None,
    ) -> Head:
        """The head of the page; a page without an `image` of its own has that of the site.

        `shared` is what a picture shows that is drawn for the page; it is then the only one.
        """
        depth = self.address.count("/")
        return Head(
            type=kind,
            title=title,
            description=description,
            canonical=self.permanent(self.address),
            root="../" * depth,
            feed=feed,
            indexed=indexed,
            image=drawn_image(self, title, description, shared) or image or site_image(self),
            markdown=None
            if self.address == addresses.NOT_FOUND
            else self.href(addresses.beside(self.address, ".md")),
            versions=versions,
        )

    def site_view(self) -> SiteView:
        """The parts of the site that every page shows."""
        folder, slash, _ = self.address.partition("/")
        if not slash or self.address in (addresses.SOURCES, addresses.TOPICS):
            return self._site_view()
        made = self.kept.sites.get(folder)
        if made is None:
            made = self.kept.sites[folder] = self._site_view()
        return made

    def _site_view(self) -> SiteView:
        config = self.site.config
        nav = (
            Link(r.name, self.href(addresses.region(r.id)), current=self.address.startswith(f"{r.id}/"))
            for r in config.regions.values()
        )
        tools = (
            (self.words("timeline"), addresses.TIMELINE),
            (self.words("sources"), addresses.SOURCES),
            (self.words("topics"), addresses.TOPICS),
            (self.words("about"), addresses.ABOUT),
            (self.words("search"), addresses.SEARCH),
        )
        sections = {addresses.SOURCES: ("sources/",), addresses.TOPICS: ("topics/", "people/")}
        return SiteView(
            title=config.title,
            description=config.description,
            language=config.language,
            home=self.href(addresses.HOME),
            nav=tuple(nav),
            tools=tuple(
                Link(
                    text,
                    self.href(target),
                    current=self.address == target or self.address.startswith(sections.get(target, ("\0",))),
                )
                for text, target in tools
            ),
            feed=Link(self.words("feed"), self.href(addresses.FEED)),
            generator=f"briefing {__version__}",
            policy=Markup(config.outside.policy()),
        )

    # --- parts -----------------------------------------------------------------------------------

    def source_line(self, source: Source, excerpt: str | None = None) -> SourceLine:
        """A source in the form for notes and lists."""
        made = self.kept.lines.get((source.id, excerpt))
        if made is None:
            made = self.kept.lines[source.id, excerpt] = self._source_line(source, excerpt)
        return made

    def _source_line(self, source: Source, excerpt: str | None) -> SourceLine:
        fragment = f"#{addresses.excerpt_id(excerpt)}" if excerpt else ""
        return SourceLine(
            id=source.id,
            title=source.title,
            lang=other_language(source.language, self.site.config.language),
            href=self.href(addresses.source(source.id) + fragment),
            author=self.words.names(source.author) or None,
            publisher=source.publisher,
            short=self.short(source),
            by=self.words.names([name.last or str(name) for name in source.written_by]) or source.publisher,
            date=self._published(source),
            kind=self.words(f"kind-{source.kind}"),
            perspective=source.perspective,
            url=self.passage_url(source, self.site.excerpts[ExcerptKey(source.id, excerpt)])
            if excerpt
            else source.url,
            archived_url=source.archived_url,
            notices=tuple(self._notice(source, found) for found in notices(source, self.site.sources)),
            copy_of=self._copied(source),
        )

    def _copied(self, source: Source) -> Link | None:
        original = self.site.sources.get(source.derived_from) if source.derived_from else None
        return Link(self.short(original), self.href(addresses.source(original.id))) if original else None

    def short(self, source: Source) -> str:
        """A source in its short form: publisher and year."""
        year = self.words("date-year", year=str(source.published.year)) if source.published else ""
        return self.words("source-short", publisher=source.publisher, year=year or self.words("no-date"))

    def _notice(self, source: Source, found: SourceNotice) -> NoticeView:
        original = None
        if found.of.id != source.id:
            lang = other_language(found.of.language, self.site.config.language)
            original = Link(found.of.title, self.href(addresses.source(found.of.id)), lang=lang)
        label = self.words(f"notice-{found.kind}")
        return NoticeView(found.kind, label, self.date(found.notice.date), found.notice.reason, original)

    def told_notice(self, notice: NoticeView) -> str:
        """A notice in a sentence, for where no template prints it."""
        of = f"{notice.original.text}: " if notice.original else ""
        told = self.words("notice", notice=notice.label, date=notice.date.text, reason=notice.reason)
        return f"{of}{told}"

    def noticed(self, sources: Iterable[str]) -> tuple[SourceLine, ...]:
        """Those of some sources that were withdrawn or corrected."""
        every = self.site.sources
        return tuple(self.source_line(every[name]) for name in sources if notices(every[name], every))

    def card(self, linked: LinkedBriefing) -> BriefingCard:
        """A briefing in a list of this page."""
        beside = self.address.rpartition("/")[0] == linked.address.rpartition("/")[0]
        made = self.kept.cards.get((linked.address, beside))
        if made is None:
            made = self.kept.cards[linked.address, beside] = self._card(linked)
        return made

    def _card(self, linked: LinkedBriefing) -> BriefingCard:
        briefing = linked.briefing
        region = self.site.config.regions[briefing.region]
        return BriefingCard(
            title=briefing.title,
            href=self.href(linked.address),
            lang=other_language(briefing.lang, self.site.config.language),
            region=Link(region.name, self.href(addresses.region(region.id))),
            date=self.date(briefing.date),
            updated=self.date(briefing.updated) if briefing.updated else None,
            as_of=self.date(briefing.as_of) if briefing.as_of else None,
            summary=briefing.summary,
            sources=len(linked.sources),
            citations=sum(linked.counts.values()),
            minutes=reading_minutes(briefing),
            draft=briefing.draft,
        )

    def passage(self, key: ExcerptKey, printed: PrintedReferences) -> Passage:
        """What every page says alike of an excerpt."""
        made = self.kept.passages.get(key)
        if made is not None:
            return made
        source, excerpt = self.site.sources[key.source], self.site.excerpts[key]
        found = self.verification(source, excerpt)
        line, place = self.source_line(source, excerpt.id), self.words.place(excerpt.at, found.paragraph)
        made = Passage(
            source=line,
            place=place,
            short_place=self.words.place(excerpt.at, found.paragraph, short=True),
            reference=printed[source.id, place].to(line.href),
            quote=self.quote(source, excerpt),
            gist=self.gist(source, excerpt),
            speaker=self.speaker(source, excerpt),
            voice=self.words(f"voice-{excerpt.voice}") if excerpt.voice else None,
            verdict=self.verdict(found, source),
        )
        # A link is as seen from its page.
        if not any(isinstance(hole, LinkHole) for hole in excerpt.gist.holes):
            self.kept.passages[key] = made
        return made

    def quote(self, source: Source, excerpt: Excerpt) -> Quote | None:
        """The words of an excerpt, if they may be shown."""
        if not excerpt.quote:
            return None
        config, lang = self.site.config, excerpt.lang or source.language
        # "en" on a site in British English is quoted as all its texts are.
        house = config.language if config.language.startswith(f"{lang}-") else lang
        return Quote(
            text=excerpt.quote,
            lang=lang,
            marks=marks_around(excerpt.quote, quotation_style(house, config.citation_style)),
            translation=excerpt.translation.text if excerpt.translation else None,
            official=bool(excerpt.translation and excerpt.translation.official),
        )

    def gist(self, source: Source, excerpt: Excerpt) -> Markup:
        """The gist of an excerpt, with links as seen from this page."""
        return self.fill(excerpt.gist, {}, 0, source.path)

    def verification(self, source: Source, excerpt: Excerpt) -> Verification:
        """The verdict on an excerpt's words, for readers."""
        return self.site.verifications[ExcerptKey(source.id, excerpt.id)]

    def passage_url(self, source: Source, excerpt: Excerpt) -> str | None:
        """The original at an excerpt; None where it has no address."""
        return passage_url(source, excerpt, self.verification(source, excerpt))

    def speaker(self, source: Source, excerpt: Excerpt) -> str | None:
        """The speaker of an excerpt; None for the author of the source, or its publisher if none is named."""
        authors = (*source.author, self.words.names(source.author))
        named = authors if source.author else (source.publisher,)
        if not excerpt.speaker or excerpt.speaker in named:
            return None
        chain = speaker_chain(excerpt.speaker)
        told = chain.name
        for relay in chain.relays:
            key = "speaker-quoted-in" if relay.within else "speaker-quoted-by"
            told = self.words(key, speaker=told, by=relay.by, work=relay.within)
        return told

    def date(self, value: Date) -> DateView:
        """A date for people and machines."""
        made = self.kept.dates.get(value)
        if made is None:
            made = self.kept.dates[value] = DateView(str(value), self.words.date(value))
        return made

    def _published(self, source: Source) -> DateView | None:
        """When a source was published, with a season, a range or a doubt where its card has one."""
        issued = dict(source.more).get("issued")
        if not isinstance(issued, CslDate):
            return self.date(source.published) if source.published else None
        told = dates(issued, self.words, "reference-date", lambda day: self.words.date(day.start))
        return DateView(str(issued.start), told)

    def verdict(
        self, found: Verification, source: Source | None = None, when: str | None = None
    ) -> VerdictView:
        """A verdict in words, with the texts that were compared, and how much of a `source` is archived.

        `when` is when the passages were pinned that share the verdict; left out, it is the day of this one.
        """
        extent = source.extent if source else None
        key = (found.verdict, found.basis, found.folded, when or found.pinned, extent)
        made = self.kept.verdicts.get(key)
        if made is None:
            folded = self.words.names([self.words(f"folded-{kind.name.lower()}") for kind in found.folded])
            when = when or when_pinned(self.words, (found,))
            explanation = self.words(f"{found.verdict}-{found.basis}", folded=folded, when=when)
            relied = found.basis == "lock" and found.verdict.stands
            pinned = "-pinned" if relied else ""
            label = self.words(f"verdict-{found.verdict}{pinned}", when=when)
            told = self.words(f"extent-{extent}") if extent else None
            made = self.kept.verdicts[key] = VerdictView(str(found.verdict), label, explanation, told)
        return made

    def signal(self, signal: Signal | None) -> str | None:
        """A signal in words."""
        return self.words(f"signal-{signal.name.lower().replace('_', '-')}") if signal else None

    def printed(self, path: str) -> HoleText:
        """A function that gives the words that a hole of the file at `path` prints."""
        return printed(self.site.sources, self.site.targets, self.words, path)

    # --- texts with their marks -------------------------------------------------------------------------

    def fill(
        self, body: Body, marks: Mapping[tuple[int, int], tuple[NoteMark, ...]], position: int, path: str
    ) -> Markup:
        """The finished HTML of a body: marks and links put into its holes."""
        out = [body.pieces[0]]
        for at, (hole, piece) in enumerate(zip(body.holes, body.pieces[1:], strict=True)):
            if isinstance(hole, CitationHole):
                if words := printed_citation(hole, self.site.sources, self.words):
                    out.append(escape(words))
                append_marks(out, self._cited(hole, marks.get((position, at), ())))
            elif isinstance(hole, FootnoteHole):
                append_marks(out, self._marks(marks.get((position, at), ())))
            elif hole.kind == "image":
                out[-1:] = self._picture(hole, path, out[-1], piece)
                continue
            else:
                out.append(self._link(hole, path))
            out.append(piece)
        html = "".join(out)
        return Markup(_TABLE.sub(self._table, html) if "data-table" in html else html)

    def _table(self, table: re.Match[str]) -> str:
        """The name of a table's frame, which can be reached by keyboard and so must have one."""
        return f'{table[1]} aria-label="{escape(self.words("table", number=table[2]))}"'

    def _cited(self, hole: CitationHole, marks: Sequence[NoteMark]) -> str:
        """The marks of a bracket; on a page the signals stand in the notes, beside each way back."""
        known = self.site.known
        return self._marks(marks, [self._withdrawn(c.source) for c in hole.citations if c.key in known])

    def _withdrawn(self, name: str) -> bool:
        """Whether a source was withdrawn, or what it is a copy of."""
        made = self.kept.withdrawn.get(name)
        if made is None:
            source = self.site.sources.get(name)
            made = bool(source and withdrawal(source, self.site.sources))
            self.kept.withdrawn[name] = made
        return made

    def _marks(self, marks: Sequence[NoteMark], withdrawn: Sequence[bool] = ()) -> str:
        """The marks of one bracket: real brackets and commas, one link per citation. No id needs escaping.

        `withdrawn` says of each mark whether its source was. The word joiner keeps the group on the line of
        its word; without it one in ten starts a line.
        """
        if not marks:
            return ""
        return bracket(
            f'<a id="{m.use}" href="#{m.note}" role="doc-noteref"'
            f"{self._mark_name(m.number, withdrawn=gone)}>{m.number}</a>"
            for m, gone in zip(marks, withdrawn or repeat(False), strict=False)
        )

    def _mark_name(self, number: int, *, withdrawn: bool) -> str:
        """What a mark is called where it is read out, and how it looks, as attributes."""
        made = self.kept.mark_names.get((number, withdrawn))
        if made is None:
            called = self.words("note-withdrawn" if withdrawn else "note", number=str(number))
            look = ' class="withdrawn"' if withdrawn else ""
            made = self.kept.mark_names[number, withdrawn] = f'{look} aria-label="{escape(called)}"'
        return made

    def _picture(self, hole: LinkHole, path: str, before: str, after: str) -> tuple[str, str, str]:
        """The element of a picture between two pieces of HTML, whose tag is taken from them."""
        target = self.site.targets.resolve(hole, path)
        shown = None if isinstance(target, Broken) or not target.picture else self.picture(target.picture)
        made = shown and ShownPicture(shown, self.href).between(before, after)
        return made or (before, self._link(hole, path), after)

    def picture(self, file: PublishedFile) -> PublishedFile:
        """A picture with those of its forms that this page shows."""
        return file

    def _link(self, hole: LinkHole, path: str) -> str:
        target = self.site.targets.resolve(hole, path)
        if isinstance(target, Broken):  # to a file that could not be read
            target = Target(address="", title="")
        href = escape(self.href(target.address))
        if not hole.whole:
            return href
        own = self.site.config.language
        around = self.site.targets.language(path) or own
        lang = other_language(target.lang or own, around) if not hole.label else None
        attribute = lang_attributes(str(escape(lang)), around) if lang else ""
        return f'<a href="{href}"{attribute}>{escape(printed_link(hole, target))}</a>'
