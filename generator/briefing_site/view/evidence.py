"""The views of claims and their origins, of disagreements of sources, and of corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

from markupsafe import Markup

from briefing_site.link.claims import disagreements, weigh
from briefing_site.link.notices import withdrawal
from briefing_site.link.site import Claim, ClaimFigures, ExcerptUse, LinkedBriefing, LinkedSite
from briefing_site.link.standing import Standing as JudgementStanding
from briefing_site.link.standing import standing_of
from briefing_site.model import addresses
from briefing_site.model.body_text import sentence_text
from briefing_site.model.citation import Citation
from briefing_site.model.grounding import Grounding, Standing
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.source import Source
from briefing_site.model.wording import Wording
from briefing_site.view.gathered import GatheredTexts
from briefing_site.view.listings import Told
from briefing_site.view.metadata import References
from briefing_site.view.other_language import other_language
from briefing_site.view.page import Page
from briefing_site.view.page_of_list import page_title, paging_view
from briefing_site.view.paging import ListPage
from briefing_site.view.uses import context
from briefing_site.view.values.evidence import (
    DisagreementView,
    EvidenceView,
    GroundingView,
    JudgementView,
    PassageView,
    StandingView,
)
from briefing_site.view.values.pages import CorrectionsView, DisagreementsView
from briefing_site.view.values.parts import CorrectionView, Link


def disagreements_view(
    site: LinkedSite,
    words: Wording,
    shown: ListPage[str],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> DisagreementsView:
    """The page `disagreements.html`, or one of its years; `briefings` has the briefings by address."""
    page = references.page(site, words, shown.here.address)
    title = words("disagreements")
    found = (
        (briefings[address], disagreement_views(page, site.claims[address], references))
        for address in shown.entries
    )
    return DisagreementsView(
        site=page.site_view(),
        head=page.head("disagreements", page_title(shown, title, words), words("disagreements-description")),
        briefings=tuple((page.card(linked), views) for linked, views in found),
        paging=paging_view(page, shown, title),
    )


def corrections_view(
    site: LinkedSite,
    words: Wording,
    shown: ListPage[Told],
    briefings: Mapping[str, LinkedBriefing],
    references: References,
) -> CorrectionsView:
    """The page `corrections.html`, or one of its years; `briefings` has the briefings by address."""
    page = references.page(site, words, shown.here.address)
    title = words("corrections")
    found = [
        (briefings[address], briefings[address].briefing.corrections[at]) for address, at in shown.entries
    ]
    gathered = GatheredTexts.of(
        page, [(correction.text, linked.briefing.path) for linked, correction in found]
    )
    cards = [page.card(linked) for linked, _ in found]
    return CorrectionsView(
        site=page.site_view(),
        head=page.head(
            "corrections",
            page_title(shown, title, words),
            words("corrections-description"),
            feed=Link(words("corrections-feed"), page.href(addresses.CORRECTIONS_FEED)),
        ),
        count=shown.count,
        corrections=tuple(
            CorrectionView(
                "", page.date(correction.date), gathered.text(at), Link(card.title, card.href, lang=card.lang)
            )
            for at, ((_, correction), card) in enumerate(zip(found, cards, strict=True))
        ),
        notes=gathered.notes(references),
        paging=paging_view(page, shown, title),
    )


def places_of_disagreement(site: LinkedSite) -> int:
    """The number of places in all briefings at which a passage is cited as speaking against a claim."""
    return sum(of.against for of in site.figures.values())


def evidence_view(
    page: Page,
    sources: Collection[str],
    figures: Iterable[ClaimFigures],
    groundings: Iterable[Grounding] | None = None,
) -> EvidenceView:
    """The figures on the sources and claims of texts; `sources` are the ids of those that they cite.

    `figures` are those of each briefing. `groundings` are those of the claims; None where the text does not
    tell of them.
    """
    site, words = page.site, page.words
    cited = [site.sources[name] for name in sources]
    dated = by_date(cited)
    unstated = words("evidence-not-stated")
    figures = tuple(figures)
    weight = weigh(figures)
    return EvidenceView(
        sources=len(cited),
        voices=len({site.origins[name] for name in sources}),
        kinds=_counted(words(f"kind-{s.kind}") for s in cited),
        perspectives=_counted(s.perspective or unstated for s in cited),
        languages=_counted(words.language(s.language) or unstated for s in cited),
        oldest=page.source_line(dated[0]) if dated else None,
        newest=page.source_line(dated[-1]) if len(dated) > 1 else None,
        undated=len(cited) - len(dated),
        claims=weight.claims,
        single=weight.single,
        unsupported=weight.unsupported,
        leading=tuple(_named(page, name) for name in weight.leading),
        led=weight.led,
        disagreements=sum(of.against for of in figures),
        grounding=None if groundings is None else _grounding(groundings),
    )


def by_date(sources: Iterable[Source]) -> list[Source]:
    """Those of some sources that have a date, the oldest first."""
    return sorted((s for s in sources if s.published), key=lambda s: str(s.published))


def _grounding(groundings: Iterable[Grounding]) -> GroundingView | None:
    """The tokens by how they stand; None where there are none."""
    numbers = Counter(token.standing for grounding in groundings for token in grounding.tokens)
    if not numbers:
        return None
    return GroundingView(
        tokens=numbers.total(),
        carried=numbers[Standing.CARRIED],
        derived=numbers[Standing.DERIVED],
        inferred=numbers[Standing.INFERRED],
        missing=numbers[Standing.MISSING],
        unjudged=numbers[Standing.UNJUDGED],
    )


def judgement_view(page: Page, linked: LinkedBriefing, number: int, text: Markup) -> JudgementView:
    """A judgement of a briefing, by its number from 0; `text` is the finished text of it."""
    judgement = linked.briefing.judgements[number]
    made = page.kept.judgements.get((linked.address, number))
    if made is None:
        standing = standing_view(page, standing_of(page.site, judgement))
        first = judgement.text.sentences
        sentence = sentence_text(judgement.text, 0, page.printed(linked.briefing.path)) if first else ""
        made = page.kept.judgements[linked.address, number] = (standing, sentence)
    label = page.words(f"confidence-{judgement.confidence}")
    briefing = linked.briefing
    known = page.date(briefing.as_of) if briefing.as_of else None
    dates = page.date(briefing.last_changed), known
    return JudgementView(text, judgement.confidence, label, judgement.because, *made, *dates)


def standing_view(page: Page, found: JudgementStanding) -> StandingView:
    """What a judgement rests on, in sentences whose sources lead to their pages."""
    words, sources = page.words, page.site.sources
    needed = _links(page, found.needed)
    copied = "-copies" if found.kind == "alone" and len(found.sources) > 1 else ""
    text = Markup(words(f"standing-{found.kind}{copied}", sources=needed, count=len(found.needed)))
    gone = [name for name in found.sources if withdrawal(sources[name], sources)]
    withdrawn = words("standing-withdrawn", sources=_links(page, gone), count=len(gone)) if gone else None
    return StandingView(found.kind, text, Markup(withdrawn) if withdrawn else None)


def _links(page: Page, names: Sequence[str]) -> Markup:
    """The sources of some ids, each by its short name and linked to its page."""
    sources = page.site.sources
    found = ((page.href(addresses.source(name)), page.short(sources[name])) for name in names)
    links = (f'<a href="{escape(href)}">{escape(short)}</a>' for href, short in found)
    return Markup(escape(page.words("list-between")).join(links))


def disagreement_views(
    page: Page, claims: Iterable[Claim], references: References
) -> tuple[DisagreementView, ...]:
    """The claims against which a passage is cited, as a page shows them."""
    return tuple(
        DisagreementView(
            sentences=tuple(_sentence(page, use) for use in each.places),
            supports=tuple(_passage(page, use, references) for use in each.supports),
            against=tuple(_passage(page, use, references) for use in each.against),
        )
        for each in disagreements(claims)
    )


def _sentence(page: Page, use: ExcerptUse) -> Link:
    lang = other_language(use.briefing.briefing.lang, page.site.config.language)
    return Link(use.sentence, _href(page, use, use.id), lang=lang)


def _passage(page: Page, use: ExcerptUse, references: References) -> PassageView:
    citation = use.citation
    href, around = _href(page, use, addresses.note_id(citation.key)), _context(page, citation)
    signal = page.signal(citation.signal)
    if not isinstance(citation.key, ExcerptKey):
        line = page.source_line(page.site.sources[citation.source])
        reference = references.notes[citation.source, None].to(line.href)
        return PassageView(line, reference, href, use.number, signal, around, None, None, None, None, None)
    passage = page.passage(citation.key, references.notes)
    return PassageView(
        source=passage.source,
        reference=passage.reference,
        href=href,
        number=use.number,
        signal=signal,
        context=around,
        quote=passage.quote,
        gist=passage.gist,
        speaker=passage.speaker,
        voice=passage.voice,
        verdict=passage.verdict,
    )


def _href(page: Page, use: ExcerptUse, anchor: str) -> str:
    return page.href(f"{use.briefing.address}#{anchor}")


def _context(page: Page, citation: Citation) -> str | None:
    """Prefix, locator and suffix, unless there is nothing in them but the signal."""
    shown = context(citation, page.words)
    bare = citation.signal.rstrip(".") if citation.signal else ""
    return None if shown and shown.casefold().rstrip(".") == bare else shown


def _named(page: Page, source: str) -> Link:
    line = page.source_line(page.site.sources[source])
    return Link(line.short, line.href)


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each name is among them, the most first."""
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0])))
