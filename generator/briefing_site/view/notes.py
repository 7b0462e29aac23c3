"""The notes of one page: numbered in the order of first use, and grouped by source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from briefing_site.link.moved import former_note_ids
from briefing_site.link.numbering import NoteUse, NumberedNote, Numbering
from briefing_site.model.note_key import ExcerptKey, FootnoteKey, SourceKey
from briefing_site.model.wording import Wording
from briefing_site.view.kept_parts import PrintedReferences
from briefing_site.view.metadata import References
from briefing_site.view.page import Page
from briefing_site.view.uses import context, letters
from briefing_site.view.values.notes import Back, CitedSource, Note, NoteGroup


def notes(
    page: Page, numbering: Numbering, texts: Mapping[str, Markup], printed: PrintedReferences
) -> tuple[Note, ...]:
    """The notes of a page in the order of their numbers; `texts` has the text of each author's footnote."""
    return tuple(_note(page, note, texts, printed) for note in numbering.notes)


def grouped(page: Page, found: Iterable[Note], references: References) -> tuple[NoteGroup, ...]:
    """Notes by source, in the order in which the page first cites each; footnotes make one group."""
    groups: dict[str, list[Note]] = {}
    for note in found:
        groups.setdefault(note.source.id if note.source else "", []).append(note)
    return tuple(_group(page, name, held, references) for name, held in groups.items())


def _group(page: Page, name: str, held: list[Note], references: References) -> NoteGroup:
    verdicts = {note.passage.verdict if note.passage else None for note in held} - {None}
    return NoteGroup(
        source=_cited(page, name, references) if name else None,
        verdict=verdicts.pop() if len(verdicts) == 1 else None,
        notes=tuple(held),
    )


def _cited(page: Page, name: str, references: References) -> CitedSource:
    made = page.kept.cited.get(name)
    if made is None:
        line = page.source_line(page.site.sources[name])
        made = page.kept.cited[name] = CitedSource(line, references.notes[name, None].to(line.href))
    return made


def _note(page: Page, note: NumberedNote, texts: Mapping[str, Markup], printed: PrintedReferences) -> Note:
    apart: tuple[str, ...] = ()
    backs: tuple[Back, ...]
    if len(note.uses) == 1:  # as most have
        shared = context(note.uses[0].citation, page.words)
        backs = (_back(page.words, note.uses[0], 0, note, None),)
    else:
        contexts = [context(use.citation, page.words) for use in note.uses]
        shared = contexts[0] if len(set(contexts)) == 1 else None
        apart = () if shared else tuple(dict.fromkeys(told for told in contexts if told))
        backs = tuple(
            _back(page.words, use, at, note, None if shared else told)
            for at, (use, told) in enumerate(zip(note.uses, contexts, strict=True))
        )
    match note.key:
        case FootnoteKey(name=name):
            return Note(note.id, note.number, None, None, None, None, apart, texts[name], backs)
        case SourceKey(source=name):
            line = page.source_line(page.site.sources[name])
            whole = printed[name, None].to(line.href)
            former = former_note_ids(page.site, note.key)
            return Note(note.id, note.number, line, whole, None, shared, apart, None, backs, former)
        case ExcerptKey() as key:
            passage = page.passage(key, printed)
            former = former_note_ids(page.site, key)
            about = passage.source, passage.reference, passage
            return Note(note.id, note.number, *about, shared, apart, None, backs, former)


def _back(words: Wording, use: NoteUse, at: int, note: NumberedNote, told: str | None) -> Back:
    """The way back to one use, with the words around its citation where uses differ in them."""
    disagrees = use.citation is not None and use.citation.disagrees
    if len(note.uses) == 1:
        return Back(f"#{use.id}", words("back"), told, disagrees)
    return Back(f"#{use.id}", letters(at), told, disagrees)
