"""The page of a source, and the index of all sources."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from briefing_site.link.site import CitingSentence, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Basis
from briefing_site.model.wording import Wording
from briefing_site.text.dataclass import dataclass
from briefing_site.view.bibliography.coins import coins
from briefing_site.view.crowded import ELSEWHERE, in_full
from briefing_site.view.evidence import places_of_disagreement
from briefing_site.view.matrix import matrix
from briefing_site.view.metadata import References, all_sources, cite_source
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.source_groups import in_groups
from briefing_site.view.values.notes import ExcerptView, QuotedView, UseView
from briefing_site.view.values.pages import SourceRow, SourcesView, SourceView
from briefing_site.view.values.parts import Link, ListedSource
from briefing_site.view.when_pinned import when_pinned

_VERIFIED = ("found", "found-folded")
ALL_USES = "uses"
"""Id, on the page of a source, of what leads to the pages of all sentences that cite it."""
_NAMED = 10
"""So many of the briefings that cite it the index names with a source; its page has all."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How many uses of a passage a page shows, where it may not have all."""

    uses: int
    others: str
    """Where the others are."""


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
    room = _Room(full, f"#{ALL_USES}") if of_years else None
    excerpts = tuple(excerpt_view(page, source, e, room) for e in source.excerpts)
    whole, further = _uses(page, SourceKey(source.id), room)
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


def excerpt_view(page: Page, source: Source, excerpt: Excerpt, room: _Room | None) -> ExcerptView:
    """A passage with its verdict and its uses: all of them, or those for which there is `room`."""
    found = page.verification(source, excerpt)
    cited_by, further = _uses(page, ExcerptKey(source.id, excerpt.id), room)
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
    passage = excerpt_view(page, source, excerpt, _Room(ELSEWHERE, line.href))
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


def use_view(
    page: Page, address: str, title: str, lang: str | None, region: str, cited: CitingSentence
) -> UseView:
    """A sentence that cites a source or an excerpt, of the briefing at an address."""
    return UseView(
        title=title,
        lang=other_language(lang, page.site.config.language),
        href=page.href(f"{address}#{cited.id}"),
        region=page.site.config.regions[region].name,
        number=cited.number,
        sentence=cited.sentence,
        signal=page.signal(cited.signal),
        disagrees=cited.signal is not None and cited.signal.disagrees,
    )


def _uses(page: Page, key: CitedKey, room: _Room | None) -> tuple[tuple[UseView, ...], Link | None]:
    """The sentences that cite a source or an excerpt, as far as there is `room`, and a link to the others.

    Where there is not room for all, those that the passage speaks against come first, then others with a
    signal.
    """
    sentences = page.site.citing_sentences[key.source]
    found = [
        (by, cited) for by in page.site.citing.get(key, ()) for cited in sentences[by.address].get(key, ())
    ]
    further = None
    if room and len(found) > room.uses:
        further = Link(page.words("cited-rest", count=len(found) - room.uses), room.others)
        found = sorted(found, key=lambda each: _rank(each[1]))[: room.uses]
    return tuple(use_view(page, *by[:4], cited) for by, cited in found), further


def _rank(cited: CitingSentence) -> int:
    return 2 if cited.signal is None else 0 if cited.signal.disagrees else 1


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
