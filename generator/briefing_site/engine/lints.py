"""The lints of cited sentences, with the files that they stand in; kept in the memo file by file."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from briefing_site.engine.content import Content
from briefing_site.engine.memo import Memo
from briefing_site.engine.signatures import Signatures
from briefing_site.link.card_keys import sources_by_id
from briefing_site.link.ground import Passages, held_slot
from briefing_site.link.link import LinkResult
from briefing_site.link.site import Claim, LinkedBriefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.files import File
from briefing_site.model.grounding import Grounding, UnseenSentences
from briefing_site.model.lints import is_off

if TYPE_CHECKING:
    from briefing_site.link.lints.grounded import LintContext

LintedText = tuple[tuple[Diagnostic, ...], UnseenSentences]
"""The faults of the cited sentences of a text, and how many of these rest on what is not here."""


def linted_texts(
    linked: LinkResult,
    content: Content,
    config: Config,
    memo: Memo,
    signatures: Signatures,
    only: Container[str] | None = None,
) -> tuple[LintedText, ...]:
    """What is known of the cited sentences of every briefing, drafts too, in the order of `linked.briefings`.

    With `only`, of those alone whose paths are among these. Sentences are compared with their passages only
    where nothing is known of their file.
    """
    files = content.briefing_files(linked.claims, memo)
    cards = content.parsed.sources
    by_id = sources_by_id(cards, memo)

    def passages(source: str) -> Passages:
        return linked.passages.get(source, {})

    @cache
    def context() -> LintContext:
        from briefing_site.link.lints.elsewhere import Documents
        from briefing_site.link.lints.grounded import LintContext

        return LintContext(by_id, passages, Documents(passages), config.language, config.quote_words)

    bare = is_off("uncited-claim", config.lint)

    here = content.verified.documents
    away = memo.get(
        "texts that are not here",
        (cards, here),
        lambda: frozenset(card.id for card in cards if card.archive and card.id not in here),
    )

    def make(briefing: LinkedBriefing, claims: Sequence[Claim], file: File) -> LintedText:
        def linted() -> LintedText:
            # What compares sentences takes long to load, and is not needed where all is known.
            from briefing_site.engine.sentence_faults import sentence_faults

            texts, groundings = None if bare else briefing.briefing, linked.groundings[file.path]
            found = sentence_faults(claims, groundings, file, context(), briefing.briefing, texts)
            return found, _unseen(claims, groundings, away)

        memo.retain(held_slot(file.path))
        signature = signatures.lints(file.path, briefing.sources)
        kept = partial(memo.stored, f"grounded {file.path}", signature, linted)
        made: list[LintedText] = []

        def without_faults() -> UnseenSentences | None:
            made.append(kept())
            found, unseen = made[0]
            return None if found else unseen

        # Nearly every text has none; of the others all is kept under a slot of their own.
        known = memo.known_by("texts without faults", f"{file.path} {signature}", without_faults)
        if known is not None:
            return (), known
        return made[0] if made else kept()

    columns = (linked.briefings, linked.claims_of, files)
    if only is not None:
        return tuple(make(*row) for row in zip(*columns, strict=True) if row[2].path in only)
    return memo.each(
        "linted texts",
        columns,
        make,
        shared=(config,),
        tables=(linked.parts_of_passages,),
        asks=lambda _, briefing, *__: briefing.sources,
    )


def _unseen(
    claims: Sequence[Claim], groundings: Sequence[Grounding], away: Container[str]
) -> UnseenSentences:
    """How many of some claims rest on the texts of sources that are `away`."""
    in_part = sum(one.basis == "lock" and not one.as_pinned for one in groundings)
    unjudged = sum(
        grounding.basis == "none" and any(use.citation.key.source in away for use in claim.uses)
        for claim, grounding in zip(claims, groundings, strict=True)
    )
    return UnseenSentences(in_part, unjudged)
