"""The sentences that cite a source or an excerpt, as far as a page has room for them."""

from __future__ import annotations

from briefing_site.link.site import CitingSentence
from briefing_site.model.note_key import CitedKey
from briefing_site.text.dataclass import dataclass
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.values.notes import UseView
from briefing_site.view.values.parts import Link


@dataclass(frozen=True, slots=True)
class Room:
    """How many uses of a passage a page shows, where it may not have all."""

    uses: int
    others: str
    """Where the others are."""


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


def uses_of(page: Page, key: CitedKey, room: Room | None) -> tuple[tuple[UseView, ...], Link | None]:
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
