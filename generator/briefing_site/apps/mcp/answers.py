"""What the tools say of a site: claims, sources and passages; citations; verdicts on quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing_site.apps.mcp.asked import told_sources
from briefing_site.apps.mcp.site_resources import uri_of
from briefing_site.authoring.find_passage import Query, search
from briefing_site.link.aliases import alias_table, names_of
from briefing_site.model import addresses
from briefing_site.model.diagnostic import did_you_mean
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.pin import digest
from briefing_site.model.source import Source
from briefing_site.model.verdict import Verdict
from briefing_site.parse.place import parse_at
from briefing_site.text.html_to_markdown import html_to_markdown, plain
from briefing_site.text.html_to_text import html_to_text
from briefing_site.text.unwrap import unwrapped
from briefing_site.verify.locate import address, locate, places
from briefing_site.verify.search_text import Searchable
from briefing_site.view.metadata import References
from briefing_site.view.page import Page

if TYPE_CHECKING:
    from briefing_site.engine.site import Site
    from briefing_site.link.site import Claim, LinkedBriefing
    from briefing_site.model.grounding import Grounding
    from briefing_site.model.source import At, Excerpt


class AnswerError(Exception):
    """What was asked of is not there; says so in one line, with the nearest thing that is."""


class _Whole(Page):
    """A page whose links are whole addresses where the site has one, else those of resources."""

    __slots__ = ()

    def href(self, target: str) -> str:
        """The address of a page or a place of the site."""
        return self.permanent(target) or uri_of(target.partition("#")[0])


def find(site: Site, query: str, kinds: list[str], limit: int) -> dict[str, Any]:
    """Claims, sources and passages that hold all words of a query, the best first."""
    asked = Query(query.split())
    found: dict[str, Any] = {}
    if "claims" in kinds:
        found["claims"] = _best(asked, _claims(site), limit)
    if "sources" in kinds:
        found["sources"] = _best(asked, _sources(site), limit)
    if "passages" in kinds:
        # No archive: of a text that is kept only what its card quotes is told.
        citable = search(query.split(), tuple(told_sources(site).values()), None, 0).excerpts[:limit]
        found["passages"] = [
            _passage(site, each.source, each.excerpt) for each in citable if isinstance(each.source, Source)
        ]
    return found


def cite(site: Site, source: str, excerpt: str) -> dict[str, Any]:
    """The citation of a passage, or of a whole source where `excerpt` is empty; raises `AnswerError`."""
    card = _source(site, source)
    page, references = _page(site), References(site.published, site.words)
    if not excerpt:
        target = addresses.source(card.id)
        reference = references.notes[card.id, None].to(page.href(target))
        return {
            "key": f"[@{card.id}]",
            "markdown": html_to_markdown(reference),
            "plain": f"{html_to_text(reference)} {page.href(target)}",
            "url": page.href(target),
        }
    passage = _excerpt(card, excerpt)
    verified = page.verification(card, passage)
    url = page.href(f"{addresses.source(card.id)}#{addresses.excerpt_id(passage.id)}")
    reference = references.notes[card.id, page.words.place(passage.at, verified.paragraph)].to(url)
    words = unwrapped(passage.quote)
    return {
        "key": f"[@{card.id}#{passage.id}]",
        "markdown": f"> {plain(words)}\n>\n> {html_to_markdown(reference)}",
        "plain": f"“{words}” {html_to_text(reference)} {url}",
        "url": url,
        "verdict": str(verified.verdict),
        "basis": verified.basis,
        "pinned": str(verified.pinned) if verified.pinned else None,
    }


def verify(site: Site, source: str, quotation: str, at: str) -> dict[str, Any]:
    """Whether words stand in a source: by its archived text, or else by its pins. Raises `AnswerError`.

    No word of an archived text is told: the answer has verdict and places.
    """
    card = _source(site, source)
    document = site.content.verified.documents.get(card.id)
    if document is None:
        return _by_pins(site, card, quotation)
    text = Searchable(document)
    finding = locate(quotation, text, _place(at) if at else None)
    several = finding.verdict is Verdict.AMBIGUOUS
    stands = finding.verdict.stands
    where = [address(each, True) for each in places(quotation, text)[:_PLACES]] if stands or several else []
    return {
        "verdict": str(finding.verdict),
        "stands": stands or several,
        "basis": "archive",
        "at": where,
        "folded": [str(kind) for kind in finding.folded],
        "sha256": document.digest,
        "told": "the words stand in the archived text of the source"
        if stands or several
        else "the words do not stand in the archived text of the source"
        + (", at the place that was given" if at else ""),
    }


_PLACES = 10


def _by_pins(site: Site, card: Source, quotation: str) -> dict[str, Any]:
    """The verdict of the passage that quotes the very words, or whose pinned words they are."""
    pins = site.content.parsed.lock.sources.get(card.id)
    words, mark = unwrapped(quotation), digest(unwrapped(quotation))
    for excerpt in card.excerpts:
        pin = pins.excerpts.get(excerpt.id) if pins else None
        same = unwrapped(excerpt.quote) == words
        if same or (pin and pin.words and pin.words.exact == mark):
            found = site.published.verifications[ExcerptKey(card.id, excerpt.id)]
            stands = found.verdict.stands
            return {
                "verdict": str(found.verdict),
                "stands": stands,
                "basis": found.basis,
                "pinned": str(found.pinned) if found.pinned else None,
                "at": [str(excerpt.at)] if excerpt.at else [],
                "folded": [],
                "sha256": pins.sha256 if pins else None,
                "excerpt": excerpt.id,
                "told": "the archived text is not here; these are the words of a passage that was compared "
                "with it when it was pinned"
                if stands
                else "the archived text is not here, and the passage with these words was not found in it",
            }
    return {
        "verdict": str(Verdict.NO_ARCHIVE),
        "stands": None,
        "basis": "none",
        "at": [],
        "folded": [],
        "sha256": pins.sha256 if pins else None,
        "told": "the archived text is not here, and no passage that was pinned has these very words",
    }


# --- parts ---------------------------------------------------------------------------------------


def _best(asked: Query, every: Iterator[tuple[str, dict[str, Any]]], limit: int) -> list[dict[str, Any]]:
    ranked = [(rank, told) for text, told in every if (rank := asked.rank(text)) < 2]
    ranked.sort(key=lambda each: each[0])
    return [told for _, told in ranked[:limit]]


def _claims(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    published, page = site.published, _page(site)
    for linked in published.briefings:
        claims = zip(published.claims[linked.address], published.groundings[linked.address], strict=True)
        for claim, grounding in claims:
            yield f"{claim.sentence} {linked.briefing.title}", _claim(page, linked, claim, grounding)


def _claim(page: Page, linked: LinkedBriefing, claim: Claim, grounding: Grounding) -> dict[str, Any]:
    uses = list(claim.uses)
    return {
        "sentence": claim.sentence,
        "briefing": linked.briefing.title,
        "url": page.href(f"{linked.address}#{uses[0].id}"),
        "citations": [_key(use.citation.source, use.citation.excerpt or "") for use in uses],
        "against": [
            _key(use.citation.source, use.citation.excerpt or "") for use in uses if use.citation.disagrees
        ],
        "grounding": {
            "basis": grounding.basis,
            "tokens": [{"text": each.text, "standing": str(each.standing)} for each in grounding.tokens],
        },
    }


def _key(source: str, excerpt: str) -> str:
    return f"[@{source}#{excerpt}]" if excerpt else f"[@{source}]"


def _sources(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    page = _page(site)
    for name, source in told_sources(site).items():
        told = {
            "id": name,
            "title": source.title,
            "author": list(source.author),
            "publisher": source.publisher,
            "published": str(source.published) if source.published else None,
            "kind": source.kind,
            "perspective": source.perspective,
            "url": page.href(addresses.source(name)),
            "original": source.url,
            "sha256": site.published.digests.get(name),
            "passages": [excerpt.id for excerpt in source.excerpts],
        }
        words = (name, source.title, *source.author, source.publisher, source.descriptor or "")
        yield " ".join(words), told


def _passage(site: Site, source: Source, excerpt: Excerpt) -> dict[str, Any]:
    page = _page(site)
    found = page.verification(source, excerpt)
    return {
        "source": source.id,
        "excerpt": excerpt.id,
        "key": _key(source.id, excerpt.id),
        "quotation": unwrapped(excerpt.quote),
        "gist": html_to_text(page.gist(source, excerpt)),
        "at": str(excerpt.at) if excerpt.at else None,
        "speaker": page.speaker(source, excerpt),
        "voice": excerpt.voice,
        "verdict": str(found.verdict),
        "basis": found.basis,
        "pinned": str(found.pinned) if found.pinned else None,
        "url": page.href(f"{addresses.source(source.id)}#{addresses.excerpt_id(excerpt.id)}"),
    }


def _page(site: Site) -> Page:
    return _Whole(site.published, site.words, "briefing/answer.html")


def _source(site: Site, name: str) -> Source:
    sources = told_sources(site)
    wanted = name.removeprefix("@")
    wanted = alias_table(map(names_of, sources.values())).get(wanted, wanted)
    if wanted in sources:
        return sources[wanted]
    hint = did_you_mean(wanted, sources)
    raise AnswerError(f'there is no source "{name}" that is told of{f"; {hint}" if hint else ""}')


def _excerpt(source: Source, name: str) -> Excerpt:
    for excerpt in source.excerpts:
        if excerpt.id == name.removeprefix("#"):
            return excerpt
    hint = did_you_mean(name, [each.id for each in source.excerpts])
    raise AnswerError(f'the source "{source.id}" has no passage "{name}"{f"; {hint}" if hint else ""}')


def _place(at: str) -> At:
    try:
        return parse_at(at)
    except ValueError:
        raise AnswerError(f'"{at}" is no place: write "7", "7-8" or "3:6", as source cards do') from None
