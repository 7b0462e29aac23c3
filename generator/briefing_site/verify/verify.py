"""Verify the excerpts of a source: against its archived text where that is at hand, else by the lock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.model.document import Document
from briefing_site.model.pin import CONTEXT, PinnedExcerpt, PinnedSource, PinnedWords, digest
from briefing_site.model.source import Card, Excerpt, Source
from briefing_site.model.verdict import Occurrence, Verdict
from briefing_site.model.verification import Verification
from briefing_site.text.word_count import count_words

_PIN = "run `briefing pin` where the archive is"


def verify(source: Card, document: Document | None, pinned: PinnedSource | None) -> dict[str, Verification]:
    """The verification of each excerpt, by its id, in the order of the card.

    Takes the archived document that the card names, or None where it is not at hand, and the pins of the
    source, or None where it has none. Never raises.
    """
    if document is None:
        return {excerpt.id: _by_lock(source, excerpt, pinned) for excerpt in source.excerpts}
    return against_pins(afresh(source, document), document, pinned)


def afresh(source: Card, document: Document) -> dict[str, Verification]:
    """The verification of each excerpt against a document alone, without regard to pins."""
    from briefing_site.verify.by_archive import by_archive  # of most cards it is kept what this finds

    return by_archive(source, document)


def against_pins(
    found: Mapping[str, Verification], document: Document, pinned: PinnedSource | None
) -> dict[str, Verification]:
    """The verifications of `afresh`, changed where the document is not the pinned one."""
    if pinned is None or pinned.sha256 == document.digest:
        return dict(found)
    return {name: _changed(seen) if name in pinned.excerpts else seen for name, seen in found.items()}


def pin(source: Card, document: Document, verifications: Mapping[str, Verification]) -> PinnedSource:
    """The pins of a source, from the verifications that `afresh(source, document)` gave.

    Raises `ValueError` for a verification that does not tell where the excerpt stands in `document`.
    """
    excerpts: dict[str, PinnedExcerpt] = {}
    for excerpt in source.excerpts:
        seen = verifications[excerpt.id]
        if seen.basis != "archive" or seen.verdict is Verdict.SOURCE_CHANGED:
            raise ValueError(f"{source.id}#{excerpt.id} was not verified afresh: {seen.verdict}")
        excerpts[excerpt.id] = _pin(excerpt, document.text, seen)
    return PinnedSource(document.name, document.digest, excerpts, count_words(document.text))


def _pin(excerpt: Excerpt, text: str, seen: Verification) -> PinnedExcerpt:
    at = str(excerpt.at) if excerpt.at else None
    words = _words(text, seen.occurrence) if seen.occurrence else None
    return PinnedExcerpt(at, seen.verdict.value, digest(excerpt.quote), words, seen.context)


def _words(text: str, stands: Occurrence) -> PinnedWords:
    return PinnedWords(
        stands,
        exact=digest(text[stands.start : stands.end]),
        prefix=digest(text[max(stands.start - CONTEXT, 0) : stands.start]),
        suffix=digest(text[stands.end : stands.end + CONTEXT]),
    )


def _changed(found: Verification) -> Verification:
    if found.paragraph is not None:
        now = f"the words still stand in paragraph {found.paragraph}"
    else:
        now = f"in the new text the words are {found.verdict}: {found.reason}"
    cure = "compare the two texts and what rests on the passage, then run `briefing pin`"
    return replace(
        found,
        verdict=Verdict.SOURCE_CHANGED,
        reason=f"the archived text is not the one that was pinned; {now}",
        hint=f"{found.hint}; {cure}" if found.hint else cure,
    )


def _by_lock(source: Card, excerpt: Excerpt, pinned: PinnedSource | None) -> Verification:
    """The verification by the lock, if its pin is of this quotation, this place and this document."""
    seen = pinned.excerpts.get(excerpt.id) if pinned else None
    if isinstance(source, Source) and source.not_archived:
        return Verification(
            Verdict.NOT_ARCHIVED, "none", reason=f"no text is archived: {source.not_archived}"
        )
    if not source.archive:
        return _unknown("the card names no archived text", "archive the document and name it in `archive`")
    if pinned is None or seen is None:
        return _unknown("the archived text is not here, and the excerpt was never pinned", _PIN)
    if pinned.archive != source.archive:
        return _unknown("the card names another archived text than was pinned", _PIN)
    if seen.quote != digest(excerpt.quote):
        return _unknown("the quotation changed since it was pinned", _PIN)
    if seen.at != (str(excerpt.at) if excerpt.at else None):
        return _unknown("the place `at` changed since it was pinned", _PIN)
    if seen.verdict not in set(Verdict):
        return _unknown(f"the lock has a verdict of no known kind, {seen.verdict!r}", _PIN)
    verdict = Verdict(seen.verdict)
    reason = "the archived text is not here; so the lock says"
    stands = seen.words.occurrence if seen.words else None
    return Verification(verdict, "lock", stands, reason=reason, context=seen.context, pinned=pinned.day)


def _unknown(reason: str, hint: str) -> Verification:
    return Verification(Verdict.NO_ARCHIVE, "none", reason=reason, hint=hint)
