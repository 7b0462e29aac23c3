"""verify as the engine runs it: every card against its archived text, with results kept in the memo."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from briefing_site.engine.memo import Memo
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.document import ArchiveEncodingError, ArchiveError, ArchiveMissingError, Document
from briefing_site.model.lazy import Derived
from briefing_site.model.pin import PinnedCard, PinnedSource
from briefing_site.model.progress import Clock
from briefing_site.model.source import Card, Source
from briefing_site.model.verification import Verification
from briefing_site.parse.result import ParseResult
from briefing_site.read.archive import names, read_document
from briefing_site.text.dataclass import dataclass
from briefing_site.verify.result import VerifyResult
from briefing_site.verify.verify import afresh, against_pins, pin, verify


def verify_all(
    parsed: ParseResult,
    archive: Path | None,
    memo: Memo,
    documents: Callable[[Path, str], Document] = read_document,
    clock: Clock | None = None,
    known: object = None,
) -> VerifyResult:
    """Compare every excerpt with the archive, or with the lock where the archived text is not at hand.

    `documents` gives a document of the archive, as `read_document` does. Where it gives the same object as
    before, for the same source and pins, the result comes out of the `memo`. As long as `known` is the same
    object, and not None, it would give the same as before for every name.
    """
    clock = clock or Clock()
    cards: Sequence[Card] = memo.get(
        "cards", (parsed.sources, parsed.loose_cards), lambda: (*parsed.sources, *parsed.loose_cards)
    )
    clock.expect(len(cards))

    def read() -> Sequence[_Text]:
        return memo.column("texts of cards", [_text(card, archive, documents) for card in cards])

    texts = read() if known is None else memo.get("known texts of cards", (cards, known), read)
    of_lock = (cards, parsed.lock)
    pinned = memo.get("pins of cards", of_lock, lambda: [parsed.lock.sources.get(card.id) for card in cards])
    accepted = memo.get("accepted cards", of_lock, lambda: [parsed.lock.cards.get(card.id) for card in cards])

    def compare(
        card: Card, text: _Text, old: PinnedSource | None, as_accepted: PinnedCard | None
    ) -> _Comparison:
        document = text if isinstance(text, Document) else None
        inputs = (card, document, old, as_accepted)
        clock.step()
        return memo.get(f"verify {card.path}", inputs, lambda: _compare(*inputs, parsed.lock.digest, memo))

    compared = memo.each("verified cards", (cards, texts, pinned, accepted), compare)
    without = memo.get("cards without a text", (cards, texts), lambda: any(map(_is_without, cards, texts)))
    here = names(archive) if archive and without else []
    inputs = (cards, texts, pinned, compared, memo.same("names in the archive", here))
    return memo.get("verified", inputs, lambda: _verified(*inputs))


_Text = Document | ArchiveError | None
"""The archived text of a card, or why it cannot be read; None where no archive is at hand."""


def _text(card: Card, archive: Path | None, documents: Callable[[Path, str], Document]) -> _Text:
    if archive is None or not card.archive:
        return None
    try:
        return documents(archive, card.archive)
    except ArchiveError as fault:
        return fault


def _is_without(card: Card, text: _Text) -> bool:
    """Whether other texts of the archive may have to be told for a card."""
    return card.archive is None or isinstance(text, ArchiveError)


def _verified(
    cards: Sequence[Card],
    texts: Sequence[_Text],
    pinned: Sequence[PinnedSource | None],
    compared: Sequence[_Comparison],
    here: Sequence[str],
) -> VerifyResult:
    """The result for all cards; `here` has the names of archived texts, where they may have to be told."""
    digests: dict[str, str] = {}
    lengths: dict[str, int] = {}
    seen: dict[str, str] = {}
    found: list[Diagnostic] = []
    documents: dict[str, Document] = {}
    for card, text, old, result in zip(cards, texts, pinned, compared, strict=True):
        if isinstance(text, ArchiveError):
            found.append(_not_at_hand(card, text, here))
        if card.archive:
            seen[card.archive] = text.digest if isinstance(text, Document) else str(text or "")
        found.extend(result.faults)
        words = result.words if isinstance(text, Document) else old.words if old else None
        if words is not None:
            lengths[card.id] = words
        if isinstance(text, Document):
            documents[card.id] = text
        if isinstance(text, Document) or old:
            digests[card.id] = text.digest if isinstance(text, Document) else old.sha256 if old else ""
    by_id = {card.id: (card, result.afresh) for card, result in zip(cards, compared, strict=True)}

    def pins(name: str, document: Document) -> PinnedSource:
        card, fresh = by_id[name]
        return pin(card, document, fresh)

    named = {card.archive for card in cards}
    return VerifyResult(
        {card.id: result.verifications for card, result in zip(cards, compared, strict=True)},
        digests,
        seen,
        Derived(documents, pins),
        {card.path: result.unpinned for card, result in zip(cards, compared, strict=True) if result.unpinned},
        lengths,
        tuple(found),
        tuple(name for name in here if name not in named) if None in named else (),
        documents,
    )


def _not_at_hand(source: Card, fault: ArchiveError, archived: Iterable[str]) -> Diagnostic:
    if isinstance(fault, ArchiveEncodingError):
        return faults.source_card.unreadable_archive(
            source.place_of("archive"), source.archive or "", str(fault), fault.cure
        )
    reason = "there is no such file" if isinstance(fault, ArchiveMissingError) else str(fault)
    return faults.source_card.no_archive_file(
        source.place_of("archive"), source.archive or "", reason, archived
    )


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The excerpts of a source, compared with its text or with the lock."""

    verifications: Mapping[str, Verification]
    """Id of an excerpt to its verification."""
    afresh: Mapping[str, Verification] = field(default_factory=dict)
    """The same without regard to pins; empty where the text is not at hand."""
    words: int | None = None
    """How many words the text has; None where it is not at hand."""
    unpinned: frozenset[str] = frozenset()
    """The excerpts that the lock does not have as they now stand."""
    faults: tuple[Diagnostic, ...] = ()


_Seen = tuple[dict[str, Verification], int, frozenset[str], int]
"""What is kept of a card that was compared with its text: its verifications without regard to pins, the words
of the text, the excerpts that are unpinned, and how many of these a fault is to tell."""


def _compare(
    source: Card,
    document: Document | None,
    pinned: PinnedSource | None,
    card: PinnedCard | None,
    lock: str,
    memo: Memo,
) -> _Comparison:
    """Verify each excerpt of a source, and report where the lock, whose digest is given, is behind."""
    if document is None:
        return _Comparison(verify(source, None, pinned))
    slot = f"locate {source.path}"

    def seen() -> _Seen:
        lit = isinstance(source, Source) and (source.url, source.rights)  # links to passages depend on them
        parts = repr([lit, *((e.id, e.quote, e.at) for e in source.excerpts)])
        signature = f"{hashlib.sha256(parts.encode()).hexdigest()} {document.digest}"
        fresh = memo.stored(slot, signature, lambda: afresh(source, document))
        now = pin(source, document, fresh)
        unpinned = _unpinned(now, pinned)
        return fresh, now.words or 0, unpinned, _untold(unpinned, now, pinned, card)

    memo.retain(slot)
    if pinned is None or lock:
        fresh, words, unpinned, stale = memo.fact("compared cards", source, seen, f"{document.digest} {lock}")
    else:  # pins that are in no file
        fresh, words, unpinned, stale = seen()
    found = (faults.verification.not_pinned(Span.opening(source.path), stale),) if stale else ()
    return _Comparison(against_pins(fresh, document, pinned), fresh, words, unpinned, found)


def _unpinned(now: PinnedSource, pinned: PinnedSource | None) -> frozenset[str]:
    """The excerpts that the lock does not have as they now stand."""
    known = pinned.excerpts if pinned and pinned.sha256 == now.sha256 else {}
    return frozenset(name for name, found in now.excerpts.items() if known.get(name) != found)


def _untold(
    unpinned: frozenset[str], now: PinnedSource, pinned: PinnedSource | None, card: PinnedCard | None
) -> int:
    """Of how many unpinned excerpts no other fault tells.

    A changed text has a fault of its own, and so has a quotation that is not the accepted one.
    """
    if pinned and pinned.sha256 != now.sha256:
        return 0
    known = pinned.excerpts if pinned else {}
    accepted = card.excerpts if card else {}

    def told(name: str) -> bool:
        return name in accepted and name in known and known[name].quote != now.excerpts[name].quote

    return sum(not told(name) for name in unpinned)
