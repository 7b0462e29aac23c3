"""The views of those who refer to a source or a briefing, where they are too many for its own page."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model import addresses
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.citing_sentences import use_view
from briefing_site.view.metadata import References
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.values.notes import Reference
from briefing_site.view.values.parts import Head, Link
from briefing_site.view.values.referring import CitingSentenceView, ReferringView


def citing_view(
    site: LinkedSite,
    words: Wording,
    source: Source,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> ReferringView:
    """A page of the sentences that cite a source; `briefings` has the briefings by address."""
    page = references.page(site, words, shown.here.address)
    target = Link(
        source.title,
        page.href(addresses.source(source.id)),
        lang=other_language(source.language, site.config.language),
    )
    title = words("who-cites", title=source.title)
    return ReferringView(
        site=page.site_view(),
        head=_head(page, shown, title),
        target=target,
        citing=tuple(
            (page.card(linked), _sentences(page, source, linked))
            for linked in map(briefings.__getitem__, shown.entries)
        ),
        linking=(),
        paging=paging_view(page, shown, target.text),
    )


def linking_view(
    site: LinkedSite,
    words: Wording,
    linked: LinkedBriefing,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> ReferringView:
    """A page of the briefings that link to one; `briefings` has the briefings by address."""
    page = references.page(site, words, shown.here.address)
    card = page.card(linked)
    title = words("who-links", title=card.title)
    sentences = {other.address: why for other, why in site.backlinks.get(linked.briefing.path, ())}
    return ReferringView(
        site=page.site_view(),
        head=_head(page, shown, title),
        target=Link(card.title, card.href, lang=card.lang),
        citing=(),
        linking=tuple(
            Reference(page.card(briefings[address]), sentences[address]) for address in shown.entries
        ),
        paging=paging_view(page, shown, card.title),
    )


def _head(page: Page, shown: ListPage[str], title: str) -> Head:
    return page.head("referring", page_title(shown, title, page.words), title)


def _sentences(page: Page, source: Source, linked: LinkedBriefing) -> tuple[CitingSentenceView, ...]:
    """The sentences of a briefing that cite a source, those of each passage in reading order."""
    own, briefing = addresses.source(source.id), linked.briefing
    of_briefing = page.site.citing_sentences[source.id][linked.address]
    return tuple(
        CitingSentenceView(
            use_view(page, linked.address, briefing.title, briefing.lang, briefing.region, cited),
            Link(f"#{key.excerpt}", page.href(f"{own}#{addresses.excerpt_id(key.excerpt)}"))
            if isinstance(key, ExcerptKey)
            else None,
        )
        for key in source.keys
        for cited in of_briefing.get(key, ())
    )
