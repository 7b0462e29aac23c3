"""check: the faults of a linked site, with results kept in the memo.

Loaded when faults are first asked for: a page is shown without it.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from operator import attrgetter, itemgetter

from briefing_site.engine.content import Content
from briefing_site.engine.lints import linted_texts
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures, signatures_of
from briefing_site.engine.stages import LinkedContent
from briefing_site.link.checks import check
from briefing_site.link.early_dates import early_dates
from briefing_site.link.hidden import eased, hidden
from briefing_site.link.lints.every import Linted, lint
from briefing_site.link.notices import early_notices
from briefing_site.link.unlinked import unlinked
from briefing_site.link.waive import Waived, waive
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, in_order
from briefing_site.model.document import Document
from briefing_site.model.grounding import UnseenSentences
from briefing_site.model.lazy import Lazy
from briefing_site.model.lints import LINTS, is_off, weigh
from briefing_site.model.rules import RULES
from briefing_site.model.waiver import WaivedFault, Waiver
from briefing_site.parse.result import ParseResult
from briefing_site.text.word_runs import Blocks, block_size, document_digests


def faults_of_all(
    joined: LinkedContent, content: Content, config: Config, memo: Memo
) -> tuple[Diagnostic, ...]:
    """Every fault of a linked site that only shows when all files are known; found once for a site."""
    parsed, verified, linked = content.parsed, content.verified, joined.linked
    return memo.get(
        "faults of all files",
        (config, parsed, verified, linked),
        lambda: tuple(check(config, parsed, verified, linked, memo, signatures_of(content, linked, memo))),
    )


def judge(joined: LinkedContent, content: Content, config: Config, memo: Memo) -> Waived:
    """Every fault of a linked site that is not waived, with the severities that its config sets."""
    apart = unlinked(content.parsed, content.inputs.attachments, config, memo)
    today = content.inputs.today
    sources, briefings = content.parsed.sources, content.parsed.briefings
    early = memo.get(
        "early notices",
        (sources, memo.same("today", today)),
        lambda: tuple(early_notices(sources, today)) if today else (),
    )
    of_dates = memo.each(
        "early dates",
        (briefings,),
        lambda briefing: early_dates(briefing, today) if today else (),
        shared=(memo.same("today", today),),
        equal=True,
    )
    signatures = signatures_of(content, joined.linked, memo)
    held = linted_texts(joined.linked, content, config, memo, signatures)
    of_sentences = memo.each("faults of sentences", (held,), itemgetter(0), equal=True)
    linted = _lint(content, config, memo, signatures)
    every = (
        *content.faults,
        *joined.faults,
        *joined.linked.faults,
        *faults_of_all(joined, content, config, memo),
        *apart,
        *early,
        *memo.gathered("all early dates", of_dates),
        *memo.gathered("all faults of sentences", of_sentences),
        *linted.faults,
    )
    left = waive(every, _waivers(content.parsed, memo), _off(config) | linted.idle)
    unseen = hidden(
        config,
        content.parsed,
        joined.linked,
        content.verified.unpinned,
        memo,
        drafts=content.options.drafts,
    )

    def weighed(fault: Diagnostic) -> tuple[Diagnostic, ...]:
        return tuple(weigh(eased((fault,), unseen), config.lint, config.new_lint))

    shared = (memo.same("what is not published", unseen), config)
    found = memo.each("weighed faults", (left.faults,), weighed, shared=shared)
    waived = (
        WaivedFault(fault, each.reason)
        for each in left.waived
        for fault in weigh(eased((each.fault,), unseen), config.lint)
    )
    return replace(left, faults=memo.gathered("all weighed faults", found), waived=tuple(waived))


_OF_ONE_TEXT = frozenset(
    [
        *("unknown-excerpt", "undefined-footnote", "unused-footnote"),
        *("unknown-region", "region-mismatch"),
    ]
)
"""Codes of what is found when files are tied together, of a text with what it cites and config.yaml alone."""
_OF_MANY_TEXTS = frozenset({"one-origin", "confidence-words", "close-copying"})
"""Codes of the lints that look into more than a text and what it cites."""


def judge_alone(
    joined: LinkedContent, content: Content, config: Config, memo: Memo, path: str
) -> tuple[Diagnostic, ...]:
    """Those faults of a briefing that `judge` finds whatever other files the site has, in order of place.

    `content` has the cards that the briefing cites, and the briefings that it links to. Where one of these is
    not found, sentences may rest on it, or print its title, so that their faults are not told.
    """

    def here(found: Iterable[Diagnostic]) -> list[Diagnostic]:
        return [fault for fault in found if fault.place.path == path]

    lost = here(joined.linked.faults)
    tied = (*lost, *here(faults_of_all(joined, content, config, memo)))
    found = here((*content.inputs.faults, *content.parsed.faults))
    found += [fault for fault in tied if fault.code in _OF_ONE_TEXT]
    if not lost:
        signatures, only = signatures_of(content, joined.linked, memo), frozenset((path,))
        of_sentences = linted_texts(joined.linked, content, config, memo, signatures, only)
        linted = _lint(content, config, memo, signatures, only).faults
        lints = (*chain.from_iterable(faults for faults, _ in of_sentences), *linted)
        found += [fault for fault in here(lints) if fault.code not in _OF_MANY_TEXTS]
    # No waiver is told to be idle, for it may be of a fault that is not known yet.
    waivers = (waiver for waiver in _waivers(content.parsed, memo) if waiver.place.path == path)
    left = waive(found, waivers, frozenset(RULES)).faults
    drafts = content.options.drafts
    unseen = hidden(config, content.parsed, joined.linked, content.verified.unpinned, memo, drafts=drafts)
    return tuple(in_order(weigh(eased(left, unseen), config.lint, config.new_lint)))


def _waivers(parsed: ParseResult, memo: Memo) -> Iterator[Waiver]:
    """Every waiver of the texts."""
    kinds = {
        "briefings": parsed.briefings,
        "loose texts": parsed.loose,
        "cards": parsed.sources,
        "loose cards": parsed.loose_cards,
    }
    for name, texts in kinds.items():
        of_texts = memo.each(f"waivers of {name}", (texts,), attrgetter("waivers"), equal=True)
        yield from memo.gathered(f"waivers in {name}", of_texts)


def unseen_sentences(
    joined: LinkedContent, content: Content, config: Config, memo: Memo, published: Container[str]
) -> UnseenSentences:
    """How many cited sentences of the briefings with some paths rest on texts that are not here."""
    signatures = signatures_of(content, joined.linked, memo)
    every = linted_texts(joined.linked, content, config, memo, signatures)
    chosen = [
        unseen
        for linked, (_, unseen) in zip(joined.linked.briefings, every, strict=True)
        if linked.briefing.path in published
    ]
    return UnseenSentences(sum(each.in_part for each in chosen), sum(each.unjudged for each in chosen))


def lint_some(
    joined: LinkedContent, content: Content, config: Config, memo: Memo, only: Container[str]
) -> None:
    """Keep in the memo the faults that `judge` asks for of the files with some paths."""
    signatures = signatures_of(content, joined.linked, memo)
    linted_texts(joined.linked, content, config, memo, signatures, only)
    _lint(content, config, memo, signatures, only)


def _lint(
    content: Content, config: Config, memo: Memo, signatures: Signatures, only: Container[str] | None = None
) -> Linted:
    """The lints of all files, or only of those with some paths."""
    parsed = content.parsed
    paths = memo.each("paths of parsed briefings", (parsed.briefings,), attrgetter("path"), equal=True)
    of_cards = memo.each("paths of parsed cards", (parsed.sources,), attrgetter("path"), equal=True)
    files = content.briefing_files(paths, memo), content.card_files(of_cards, memo)
    documents, limits = content.verified.documents, memo.same("limits", config.limits)
    digests = memo.get(
        "digests of documents",
        (documents, limits, memo.same("lints that are off", _off(config))),
        lambda: _document_digests(documents, config, memo),
    )
    return lint(config, parsed, content.verified, files, memo, digests, signatures, only)


def _off(config: Config) -> frozenset[str]:
    """The codes of the lints that the site has turned off."""
    return frozenset(code for code in LINTS if is_off(code, config.lint))


def _document_digests(documents: Mapping[str, Document], config: Config, memo: Memo) -> Mapping[str, Blocks]:
    """Id of a source to the digests of its archived text, by which copies are found; kept on the disk."""
    if is_off("close-copying", config.lint):
        return {}
    size, wide = block_size(config.limits.copy_words), block_size(config.limits.copy_characters)

    def stored(source: str, document: Document) -> Blocks:
        digests = functools.partial(document_digests, document.text, size, wide)
        return memo.stored(_blocks_slot(source), f"{document.digest} {size} {wide}", digests)

    for source in documents:
        memo.retain(_blocks_slot(source))
    made = Lazy(
        {source: functools.partial(stored, source, document) for source, document in documents.items()}
    )
    return dict(made) if memo.notes else made  # a later look has no disk to take them from


def _blocks_slot(source: str) -> str:
    return f"blocks {source}"
