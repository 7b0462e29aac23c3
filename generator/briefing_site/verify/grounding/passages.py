"""The passages that citations of one source point to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.document import Document
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from briefing_site.model.pin import OF_SOURCE, WHOLE, PinnedSource, PinnedTokens
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.text.sentence_language import language_of
from briefing_site.verify.grounding.passage import Passage, Reading, SourceText
from briefing_site.verify.place import span


def passages_of(
    source: Source,
    document: Document | None,
    verifications: Mapping[str, Verification],
    pinned: PinnedSource | None,
    language: str,
) -> Mapping[CitedKey, Passage]:
    """The passage of the source as a whole, and of each of its excerpts.

    `document` is the archived text, None where it is not at hand; `pinned` then has what the lock knows of
    it. `language` is that of the site, in which gists and translations are written.
    """
    text = SourceText(document, source.language) if document else None
    card = (source.title, *source.author, source.publisher)
    whole = Passage(
        key=SourceKey(source.id),
        language=source.language,
        text=text.whole if text else None,
        start=0,
        source=text,
        shown=(),
        translation=None,
        card=Reading(" · ".join(card), source.language),
        published=source.published,
        pinned=_pinned(source, WHOLE, pinned) if document is None else None,
    )
    found: dict[CitedKey, Passage] = {whole.key: whole}
    for excerpt in source.excerpts:
        seen = verifications.get(excerpt.id)
        place = passage_span(document, excerpt, seen) if document else None
        at_hand = document.text[place[0] : place[1]] if document and place else None
        quote = Reading(excerpt.quote, excerpt.lang or source.language)
        words = body_text(excerpt.gist, as_written)
        gist = Reading(words, language_of(words, language))
        found[ExcerptKey(source.id, excerpt.id)] = Passage(
            key=ExcerptKey(source.id, excerpt.id),
            language=source.language,
            text=Reading(at_hand, source.language) if at_hand else None,
            start=place[0] if place else 0,
            source=text,
            shown=() if source.rights == "private" else (quote, gist),
            translation=_translated(excerpt.translation.text, language) if excerpt.translation else None,
            card=Reading(" · ".join((*card, excerpt.speaker or "")), source.language),
            published=source.published,
            pinned=_pinned(source, place_key(excerpt, seen), pinned) if document is None else None,
        )
    return found


def _translated(text: str, language: str) -> Reading:
    return Reading(text, language_of(text, language))


def _pinned(source: Source, place: str, pinned: PinnedSource | None) -> PinnedTokens | None:
    """What the lock has of the passage at a place; None where it has nothing of it, or is of another text."""
    if pinned is None or pinned.archive != source.archive:
        return None
    kept, of_source = pinned.passages.get(place), pinned.passages.get(OF_SOURCE)
    return replace(kept, digests=kept.digests | of_source.digests) if kept and of_source else kept


def place_key(excerpt: Excerpt, seen: Verification | None) -> str:
    """The place of a passage as the lock names it: `at`, or the paragraph; empty where neither is known."""
    if excerpt.at:
        return str(excerpt.at)
    return str(seen.paragraph) if seen and seen.paragraph is not None else ""


def passage_span(document: Document, excerpt: Excerpt, seen: Verification | None) -> tuple[int, int] | None:
    """Start and end of a passage: what `at` names, or else the paragraph in which the words were found."""
    if excerpt.at:
        return span(document, excerpt.at)
    number = seen.paragraph if seen else None
    if number is None or not 1 <= number <= len(document.paragraphs):
        return None
    paragraph = document.paragraphs[number - 1]
    return paragraph.start, paragraph.start + len(paragraph.text)
