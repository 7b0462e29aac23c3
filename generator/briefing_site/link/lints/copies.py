"""Where the texts of a site copy its archived documents: what `close-copying` compares, and the places."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.close_copying import Archive, Copied, KnownBlocks, without_quotations
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.files import File
from briefing_site.model.source import Excerpt, Source
from briefing_site.text.word_runs import characters_of, words_of


def briefing_may_copy(subject: Subject, known: KnownBlocks) -> bool:
    """Whether `copies_of_briefing` may find anything: asked of all texts at once, whatever is a title."""
    briefing = subject.briefing
    reasons = (judgement.because for judgement in briefing.judgements)
    of_statements = (without_quotations(each.text) for each in _own_words(subject))
    return known.may_share("\n".join((briefing.title, briefing.summary, *reasons, *of_statements)))


def card_may_copy(source: Source, known: KnownBlocks) -> bool:
    """Whether `copies_of_card` may find anything."""
    gists = (words for excerpt in source.excerpts for words in _gist(excerpt))
    return known.may_share("\n".join((source.descriptor or "", *gists)))


def copies_of_briefing(subject: Subject, archive: Archive) -> Iterator[Diagnostic]:
    """The faults of a briefing: its sentences, its title, its summary, and the reasons of its judgements."""
    briefing, places = subject.briefing, subject.places
    for key, text in (("title", briefing.title), ("summary", briefing.summary)):
        yield from _of_text(text, briefing.place_of(key), places, archive)
    for judgement in briefing.judgements:
        # The reason stands beside the text, before it or behind.
        front = Span(Place(briefing.path), Place(briefing.path, 1 << 30))
        yield from _of_text(judgement.because, front, places, archive, judgement.place)
    for statement in _own_words(subject):
        if archive.known.may_share(without_quotations(statement.text)):
            for copied in archive.copied(statement.text):
                at = places.of(statement, copied.start, copied.end)
                yield _fault(at, statement.text, copied)


def copies_of_card(source: Source, archive: Archive, file: File) -> tuple[Diagnostic, ...]:
    """The faults of a card: its descriptor and its gists."""
    return tuple(_of_card(source, archive, Places(file)))


def _of_card(source: Source, archive: Archive, places: Places) -> Iterator[Diagnostic]:
    if source.descriptor:
        yield from _of_text(source.descriptor, source.place_of("descriptor"), places, archive)
    for excerpt in source.excerpts:
        for words in _gist(excerpt):
            yield from _of_text(words, Span(excerpt.quote_place.end, excerpt.whole.end), places, archive)


def _own_words(subject: Subject) -> list[Statement]:
    """The sentences of a briefing that are in its author's words."""
    return [each for each in subject.statements if each.kind not in ("quotation", "code")]


def _gist(excerpt: Excerpt) -> Iterator[str]:
    """The words of each sentence of a gist that is in its author's words."""
    for sentence in excerpt.gist.sentences:
        if sentence.kind not in ("quotation", "code"):
            yield " ".join("".join(part for part in sentence.parts if isinstance(part, str)).split())


def _of_text(
    text: str, within: Span, places: Places, archive: Archive, otherwise: Span | None = None
) -> Iterator[Diagnostic]:
    if archive.known.may_share(text):
        for copied in archive.copied(text):
            at = places.of_text(text[copied.start : copied.end], within, otherwise)
            yield _fault(at, text, copied)


def _fault(at: Span, text: str, copied: Copied) -> Diagnostic:
    words = text[copied.start : copied.end]
    wide = len(characters_of(words)) if characters_of(words) else 0
    count = wide or len(words_of(words))
    return faults.lints.close_copying(at, words, count, copied.source, copied.paragraph, wide=bool(wide))
