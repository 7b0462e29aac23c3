"""The page of a source, and the index of all sources."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.note_key import ExcerptKey, SourceKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Basis
from briefing_site.model.wording import Wording
from briefing_site.view.bibliography.coins import coins
from briefing_site.view.citing_sentences import Room, uses_of
from briefing_site.view.crowded import ELSEWHERE, in_full
from briefing_site.view.evidence import places_of_disagreement
from briefing_site.view.matrix import matrix
from briefing_site.view.metadata import References, all_sources, cite_source
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.source_groups import in_groups
from briefing_site.view.values.notes import ExcerptView, QuotedView
from briefing_site.view.values.pages import SourceRow, SourcesView, SourceView
from briefing_site.view.values.parts import Link, ListedSource
from briefing_site.view.when_pinned import when_pinned

_VERIFIED = ("found", "found-folded")
ALL_USES = "uses"
"""Id, on the page of a source, of what leads to the pages of all sentences that cite it."""
_NAMED = 10
"""So many of the briefings that cite it the index names with a source; its page has all."""


def source_view(
    site: LinkedSite, words: Wording, source: Source, references: References, of_years: ListPage[str] | None
) -> SourceView:
    """All that the page of a source shows.

    `of_years` leads to the pages that have all sentences which cite it, where they are too many for this one.
    """
    address = addresses.source(source.id)
    page = references.page(site, words, address)
    line = page.source_line(source)
    citing = [each for key in source.keys for each in site.citing.get(key, ())]
    full = in_full(len(source.excerpts), sum(each.times for each in citing))
    room = Room(full, f"#{ALL_USES}") if of_years else None
    excerpts = tuple(excerpt_view(page, source, e, room) for e in source.excerpts)
    whole, further = uses_of(page, SourceKey(source.id), room)
    original = site.sources.get(source.derived_from) if source.derived_from else None
    description = words("source-description", source=line.short, descriptor=source.descriptor or "")
    return SourceView(
        site=page.site_view(),
        head=page.head("source", source.title, description.strip()),
        source=line,
        descriptor=source.descriptor,
        language=words.language(source.language) or None,
        accessed=page.date(source.accessed) if source.accessed else None,
        derived_from=_link(page, original) if original else None,
        copies=tuple(_link(page, site.sources[name]) for name in site.copies.get(source.id, ())),
        rights=words(f"rights-{source.rights}"),
        archived=words("archived-not", reason=source.not_archived)
        if source.not_archived
        else _archived(site, source, words),
        archived_url=source.archived_url,
        uncertain=_uncertain(words, source),
        digest=site.digests.get(source.id),
        excerpts=excerpts,
        in_full=full,
        whole=whole,
        briefings=len({each.address for each in citing}),
        further=further,
        paging=paging_view(page, of_years, source.title) if of_years else None,
        citation=cite_source(page, source.id, references),
        coins=coins(references.works[source.id]),
    )


def sources_view(
    site: LinkedSite, words: Wording, shown: ListPage[str], references: References
) -> SourcesView:
    """The index of sources, by publisher and title, or one of its letters."""
    page = references.page(site, words, shown.here.address)
    first = not shown.here.name
    return SourcesView(
        site=page.site_view(),
        head=page.head(
            "sources-index", page_title(shown, words("sources"), words), words("sources-description")
        ),
        count=shown.count,
        sources=tuple(
            _row(page, source, references, group)
            for source, group in in_groups(
                (site.sources[name] for name in shown.entries), site.config.source_groups, words
            )
        ),
        matrix=matrix(page) if first else None,
        disagreements=places_of_disagreement(site) if first else 0,
        files=all_sources(page) if first else (),
        paging=paging_view(page, shown, words("sources")),
    )


def excerpt_view(page: Page, source: Source, excerpt: Excerpt, room: Room | None) -> ExcerptView:
    """A passage with its verdict and its uses: all of them, or those for which there is `room`."""
    found = page.verification(source, excerpt)
    cited_by, further = uses_of(page, ExcerptKey(source.id, excerpt.id), room)
    return ExcerptView(
        id=addresses.excerpt_id(excerpt.id),
        name=excerpt.id,
        place=page.words.place(excerpt.at, found.paragraph),
        quote=page.quote(source, excerpt),
        gist=page.gist(source, excerpt),
        speaker=page.speaker(source, excerpt) or page.words.names(source.author) or None,
        voice=page.words(f"voice-{excerpt.voice}") if excerpt.voice else None,
        verdict=page.verdict(found, source),
        url=page.passage_url(source, excerpt),
        cited_by=cited_by,
        former=tuple(map(addresses.excerpt_id, excerpt.aliases)),
        further=further,
    )


def quoted_view(page: Page, source: Source, excerpt: Excerpt, references: References) -> QuotedView:
    """A passage where its source is to be named beside it."""
    line = page.source_line(source, excerpt.id)
    passage = excerpt_view(page, source, excerpt, Room(ELSEWHERE, line.href))
    return QuotedView(line, references.notes[source.id, passage.place].to(line.href), passage)


def listed(page: Page, source: Source, references: References, group: str | None = None) -> ListedSource:
    """A source in a list of this page; `group` is the heading of the part that begins with it."""
    line = page.source_line(source)
    return ListedSource(line, references.entries[source.id].to(line.href), group)


def _row(page: Page, source: Source, references: References, group: str | None) -> SourceRow:
    site = page.site
    citing = [each for key in source.keys for each in site.citing.get(key, ())]
    briefings = {each.address: each for each in citing}
    keys = [ExcerptKey(source.id, excerpt.id) for excerpt in source.excerpts]
    return SourceRow(
        listed=listed(page, source, references, group),
        descriptor=source.descriptor,
        excerpts=len(source.excerpts),
        verified=verified(site, keys, "archive"),
        pinned=verified(site, keys, "lock"),
        when_pinned=when_pinned(page.words, (site.verifications[key] for key in keys)),
        uses=sum(each.times for each in citing),
        briefings=tuple(
            Link(each.title, page.href(a), lang=other_language(each.lang, site.config.language))
            for a, each in islice(briefings.items(), _NAMED)
        ),
        more=max(len(briefings) - _NAMED, 0),
        coins=coins(references.works[source.id]),
    )


def verified(site: LinkedSite, keys: Iterable[ExcerptKey], basis: Basis) -> int:
    """How many excerpts were found in their source, as the archive says in this build, or the lock."""
    seen = (site.verifications[key] for key in keys)
    return sum(1 for each in seen if str(each.verdict) in _VERIFIED and each.basis == basis)


def _link(page: Page, source: Source) -> Link:
    lang = other_language(source.language, page.site.config.language)
    return Link(source.title, page.href(addresses.source(source.id)), lang=lang)


def _uncertain(words: Wording, source: Source) -> str | None:
    """What was guessed, in a sentence."""
    names = [words(f"uncertain-{name}") for name in source.uncertain]
    return words("source-uncertain-note", particulars=words.names(names)) if names else None


def _archived(site: LinkedSite, source: Source, words: Wording) -> str:
    """What is known of the archived text, in a sentence."""
    seen = [site.verifications[ExcerptKey(source.id, e.id)] for e in source.excerpts]
    bases = {each.basis for each in seen}
    if "archive" in bases:
        return words("archived-compared")
    if "lock" in bases:
        return words("archived-pinned", when=when_pinned(words, seen))
    return words("archived-unchecked" if source.archive else "archived-none")
