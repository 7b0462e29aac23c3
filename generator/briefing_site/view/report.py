"""The view of the report for editors. It is never published, so that drafts and faults are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefing_site.link.printed import printed
from briefing_site.link.site import Claim, LinkedBriefing, LinkedSite
from briefing_site.link.standing import standing_of
from briefing_site.model.body_text import body_text
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.grounding import Grounding, Standing, Token
from briefing_site.model.grounding_data import paragraph_of, standing_words
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.place import Span
from briefing_site.model.verdict import Verdict
from briefing_site.model.waiver import JudgedWaiver, WaivedFault
from briefing_site.view.values.report import (
    AgeRow,
    BriefingSentences,
    CitedRow,
    CoverageRow,
    ErrorRates,
    FaultRow,
    FilePlace,
    ReportView,
    SentenceRow,
    SentenceRun,
    SingleOriginRow,
    TokenRow,
    UnusedRow,
    WaiverRow,
)

_MARKS: Mapping[Standing, str] = {
    Standing.MISSING: "missing",
    Standing.UNJUDGED: "unjudged",
    Standing.DERIVED: "derived",
    Standing.INFERRED: "inferred",
}
_CHOICES = ("missing", "hidden", "unjudged", "derived", "inferred", "unverified")
"""What sentences can be chosen by, in the order in which it is offered."""


def report_view(
    site: LinkedSite,
    used: frozenset[CitedKey],
    waivers: Iterable[JudgedWaiver],
    faults: Iterable[Diagnostic],
    waived: Iterable[WaivedFault],
    rates: ErrorRates,
) -> ReportView:
    """The report on a site with its drafts and with what nobody uses; `used` are the keys that texts use."""
    every = sorted(site.briefings, key=lambda linked: linked.briefing.path)
    # By identity: sentences that say the same have equal tokens.
    reasons = {id(each.fault.token): each.reason for each in waived if each.fault.token}
    sentences = tuple(_sentences(site, linked, reasons) for linked in every)
    rows = tuple(chain.from_iterable(each.sentences for each in sentences))
    drafts = sum(linked.briefing.draft for linked in every)
    marks = Counter(chain.from_iterable(row.marks for row in rows))
    return ReportView(
        title=site.config.title,
        language=site.config.language,
        totals=(
            ("briefings", len(every) - drafts),
            ("drafts", drafts),
            ("cited sentences", len(rows)),
            ("sources", len(site.sources)),
            ("excerpts", len(site.excerpts)),
        ),
        standings=_counts((t.standing for row in rows for t in row.tokens), map(str, Standing)),
        verdicts=_counts((str(site.verifications[key].verdict) for key in site.excerpts), map(str, Verdict)),
        regions=tuple(
            _coverage(site, region.name, [b for b in every if name in b.briefing.listed_in])
            for name, region in site.config.regions.items()
        ),
        topics=tuple(
            _coverage(site, topic, [b for b in every if topic in b.briefing.topics])
            for topic in sorted({topic for b in every for topic in b.briefing.topics})
        ),
        single=tuple(chain.from_iterable(_single(site, linked) for linked in every)),
        judgements=sum(len(linked.briefing.judgements) for linked in every),
        unused_cards=tuple(
            UnusedRow(FilePlace(source.path, 1), source.id)
            for source in site.sources.values()
            if SourceKey(source.id) not in used
        ),
        unused_excerpts=tuple(
            UnusedRow(_at(excerpt.place), f"{key.source}#{key.excerpt}")
            for key, excerpt in site.excerpts.items()
            if key not in used and SourceKey(key.source) in used
        ),
        ages=tuple(sorted((_age(site, linked) for linked in every), key=_eldest)),
        waivers=tuple(
            WaiverRow(_at(each.waiver.place), each.waiver.code, each.waiver.reason, str(each.state))
            for each in waivers
        ),
        faults=_faults(faults),
        briefings=tuple(each for each in sentences if each.sentences),
        chosen=tuple((name, marks[name]) for name in _CHOICES),
        rates=rates,
        by_lock=sum(row.basis == "lock" for row in rows),
    )


def _at(place: Span) -> FilePlace:
    return FilePlace(place.path, place.line)


def _counts(found: Iterable[str], every: Iterable[str]) -> tuple[tuple[str, int], ...]:
    numbers = Counter(found)
    return tuple((name, numbers[name]) for name in every if numbers[name])


def _coverage(site: LinkedSite, name: str, briefings: Sequence[LinkedBriefing]) -> CoverageRow:
    drafts = sum(linked.briefing.draft for linked in briefings)
    newest = max((_date(linked) for linked in briefings), key=lambda date: date.first_day, default=None)
    return CoverageRow(
        name=name,
        briefings=len(briefings) - drafts,
        drafts=drafts,
        claims=sum(len(site.claims[linked.address]) for linked in briefings),
        sources=len({source for linked in briefings for source in linked.sources}),
        newest=str(newest) if newest else "",
    )


def _date(linked: LinkedBriefing) -> Date:
    """The date up to which a briefing has information."""
    briefing = linked.briefing
    return briefing.as_of or briefing.last_changed


def _single(site: LinkedSite, linked: LinkedBriefing) -> Iterator[SingleOriginRow]:
    """The judgements of a briefing that do not stand without any one of their sources."""
    words = printed(site.sources, site.targets, None, linked.briefing.path)
    for judgement in linked.briefing.judgements:
        found = standing_of(site, judgement)
        if found.kind != "stands":
            yield SingleOriginRow(
                at=_at(judgement.place),
                text=body_text(judgement.text, words),
                confidence=judgement.confidence,
                kind=found.kind,
                needed=found.needed,
                draft=linked.briefing.draft,
            )


def _age(site: LinkedSite, linked: LinkedBriefing) -> AgeRow:
    cited = [site.sources[name] for name in linked.sources]
    dated = sorted((s.published for s in cited if s.published), key=lambda date: date.first_day)
    date = _date(linked)
    return AgeRow(
        title=linked.briefing.title,
        path=linked.briefing.path,
        date=str(date),
        sources=len(cited),
        undated=len(cited) - len(dated),
        oldest=str(dated[0]) if dated else "",
        newest=str(dated[-1]) if dated else "",
        months=_months(dated[-1], date) if dated else None,
    )


def _months(first: Date, last: Date) -> int:
    """Whole months between the first days that two dates may mean; 0 where the second is the earlier."""
    start, end = first.first_day, last.first_day
    months = 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)
    return max(months, 0)


def _eldest(row: AgeRow) -> tuple[bool, int, str]:
    return row.months is None, -(row.months or 0), row.path


def _faults(found: Iterable[Diagnostic]) -> tuple[FaultRow, ...]:
    numbers = Counter((fault.severity, fault.code) for fault in found)
    order = list(Severity)
    ranked = sorted(numbers.items(), key=lambda each: (order.index(each[0][0]), -each[1], each[0][1]))
    return tuple(FaultRow(code, str(severity), count) for (severity, code), count in ranked)


def _sentences(site: LinkedSite, linked: LinkedBriefing, waived: Mapping[int, str]) -> BriefingSentences:
    briefing = linked.briefing
    pairs = zip(site.claims[linked.address], site.groundings[linked.address], strict=True)
    return BriefingSentences(
        title=briefing.title,
        path=briefing.path,
        draft=briefing.draft,
        lang=briefing.lang or site.config.language,
        sentences=tuple(_sentence(site, claim, grounding, waived) for claim, grounding in pairs),
    )


def _sentence(site: LinkedSite, claim: Claim, grounding: Grounding, waived: Mapping[int, str]) -> SentenceRow:
    keys = dict.fromkeys(use.citation.key for use in claim.uses)
    tokens = tuple(_token(site, token, waived.get(id(token), "")) for token in grounding.tokens)
    marks = {_MARKS[token.standing] for token in grounding.tokens if token.standing in _MARKS}
    if any(t.standing is Standing.CARRIED and not t.shown for t in grounding.tokens):
        marks.add("hidden")
    if any(not site.verifications[key].verdict.stands for key in keys if isinstance(key, ExcerptKey)):
        marks.add("unverified")
    return SentenceRow(
        at=_at(claim.brackets[0][0].citation.place),
        runs=tuple(sentence_runs(grounding)),
        basis=grounding.basis,
        cited=tuple(_cited(site, key) for key in keys),
        tokens=tokens,
        marks=tuple(name for name in _CHOICES if name in marks),
    )


def _token(site: LinkedSite, token: Token, waived: str) -> TokenRow:
    starts = site.paragraphs.get(token.passage.source, ()) if token.passage else ()
    told = standing_words(token, paragraph_of(token, starts))
    return TokenRow(token.text, str(token.kind), str(token.standing), told, token.shown, waived)


def _cited(site: LinkedSite, key: CitedKey) -> CitedRow:
    if isinstance(key, ExcerptKey):
        return CitedRow(f"{key.source}#{key.excerpt}", str(site.verifications[key].verdict))
    return CitedRow(key.source, "")


def sentence_runs(grounding: Grounding) -> Iterator[SentenceRun]:
    """A sentence cut at its tokens; of two that overlap, the first is lit."""
    text, at = grounding.sentence, 0
    for token in grounding.tokens:
        if token.start < at or token.end <= token.start:
            continue
        if token.start > at:
            yield SentenceRun(text[at : token.start], "")
        yield SentenceRun(text[token.start : token.end], str(token.standing))
        at = token.end
    if at < len(text):
        yield SentenceRun(text[at:], "")
