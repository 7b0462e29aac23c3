"""The notes of a chapter of a book: in full, in short, and as a list at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from markupsafe import Markup

from briefing_site.link.numbering import NoteMark, Numbering
from briefing_site.link.site import LinkedBriefing
from briefing_site.model.note_key import FootnoteKey
from briefing_site.view.book_pages import BookPage
from briefing_site.view.metadata import References
from briefing_site.view.notes import notes
from briefing_site.view.other_language import other_language
from briefing_site.view.values.book import FootView
from briefing_site.view.values.notes import Note, Passage
from briefing_site.view.values.parts import Link
from briefing_site.view.witness import copied, spoken


def with_feet(page: BookPage, linked: LinkedBriefing, references: References, *, verdicts: bool) -> BookPage:
    """The page with the text of every note of a chapter; `verdicts` says whether each tells its verdict.

    A source is named in full in its first note of a chapter, and in short in those that follow.
    A foot cannot stand inside another: what an author's footnote cites for the first time follows it.
    """
    nothing = {f.name: Markup("") for f in linked.briefing.footnotes}
    views = notes(page, linked.numbering, nothing, references.notes)
    names = _short_names(page, views)
    known = _named_before(views, names)
    lang = linked.briefing.lang or page.site.config.language
    feet: dict[str, Markup] = {
        view.id: _foot(
            page, view, lang, verdicts=verdicts, known=names[view.source.id] if view.id in known else ""
        )
        for view in views
        if view.source
    }
    again = {view.id: _short(page, view, names) for view in views}
    keys = {note.id: note.key for note in linked.numbering.notes}
    own = {name: key.name for name, key in keys.items() if isinstance(key, FootnoteKey)}
    feet |= {name: Markup(_inline(_own(page, linked, footnote))) for name, footnote in own.items()}
    brought = {name: _brought(linked.numbering, name, own) for name in own}
    feet |= {name: feet[name] + _behind(page, feet, marks) for name, marks in brought.items()}
    return replace(page, feet=feet, again=again)


def _brought(numbering: Numbering, note: str, own: Mapping[str, str]) -> Sequence[NoteMark]:
    """The first marks of the notes that an author's footnote brings with it, in the order of their numbers.

    `own` has the names of all such footnotes by the ids of their notes: one may name another.
    """
    found: list[NoteMark] = []
    waiting = [note]
    for each in waiting:  # which grows
        position = numbering.footnotes[own[each]]
        first = [m for (at, _), marks in numbering.marks.items() if at == position for m in marks if m.first]
        found += first
        waiting += [mark.note for mark in first if mark.note in own]
    return found


def _behind(page: BookPage, feet: Mapping[str, Markup], marks: Iterable[NoteMark]) -> Markup:
    """The texts of notes, as they follow the text of another at the foot of a page."""
    return Markup("").join(
        Markup('</span><span class="foot" id="{}" data-number="{}">{}').format(
            page.foot_id(mark.note), mark.number, feet[mark.note]
        )
        for mark in marks
    )


def end_notes(page: BookPage, linked: LinkedBriefing, references: References) -> tuple[FootView, ...]:
    """The notes of a chapter as a list at its end, with the ways back."""
    lang = linked.briefing.lang or page.site.config.language
    own = {f.name: _own(page, linked, f.name) for f in linked.briefing.footnotes if f.name in _used(linked)}
    return tuple(
        FootView(
            id=page.foot_id(view.id),
            number=view.number,
            text=Markup(f"<p>{_foot(page, view, lang, verdicts=True)}</p>")
            if view.source
            else view.text or Markup(""),
            backs=tuple(Link(back.label, f"#{page.chapter}-{back.href[1:]}") for back in view.backs),
        )
        for view in notes(page, linked.numbering, own, references.notes)
    )


def _short_names(page: BookPage, views: Sequence[Note]) -> dict[str, str]:
    """The short name of each source of a chapter, by its id: its author, else its publisher and year.

    Where two sources would have the same name, each has author, publisher and year.
    """
    sources = {view.source.id: view.source for view in views if view.source}
    brief = {name: source.author or source.short for name, source in sources.items()}
    shared = Counter(brief.values())
    between = page.words("list-between")
    return {
        name: brief[name]
        if shared[brief[name]] == 1
        else between.join(part for part in (source.author, source.short) if part)
        for name, source in sources.items()
    }


def _named_before(views: Sequence[Note], names: Mapping[str, str]) -> set[str]:
    """The ids of the notes whose source an earlier note names in full, and that are clear in short.

    They are not where two sources of the chapter have the same short name.
    """
    first: dict[str, str] = {}
    for view in views:
        if view.source:
            first.setdefault(view.source.id, view.id)
    shared = Counter(names.values())
    return {
        view.id
        for view in views
        if view.source and first[view.source.id] != view.id and shared[names[view.source.id]] == 1
    }


def _used(linked: LinkedBriefing) -> frozenset[str]:
    return frozenset(linked.numbering.footnotes)


def _own(page: BookPage, linked: LinkedBriefing, name: str) -> Markup:
    """The text of an author's footnote, in paragraphs."""
    (body,) = (f.body for f in linked.briefing.footnotes if f.name == name)
    numbering = linked.numbering
    return page.fill(body, numbering.marks, numbering.footnotes[name], linked.briefing.path)


def _inline(text: Markup) -> str:
    """A footnote's paragraphs on one run of text, as the foot of a page takes them."""
    return str(text).replace("</p>\n<p>", "<br>").replace("<p>", "").replace("</p>", "")


def _foot(page: BookPage, note: Note, lang: str, *, verdicts: bool, known: str = "") -> Markup:
    """A note in a chapter in the language `lang`, as the foot of a page has it: who, what, where, the words.

    `known` is the short name of its source where an earlier note has named that in full.

    Where there are no words to be shown, or the reader is not to be expected to read their language, it
    says in ours what the passage says.
    """
    if note.source is None:
        return Markup("")
    words = page.words
    about = (note.source.kind, note.source.perspective, *copied(words, note.source))
    told = words("series-between").join(part for part in about if part)
    witness = Markup("") if known else escape(words("in-brackets", text=told))
    reference = Markup(f"{_briefly(page, note, known)}.") if known else note.reference
    shown = _passage(page, note.passage, lang) if note.passage else ""
    verdict = (
        escape(words("in-brackets", text=note.passage.verdict.label)) if note.passage and verdicts else ""
    )
    told = "".join(f" <b>{escape(notice)}</b>" for notice in map(page.told_notice, note.source.notices))
    return Markup(f"{reference}{witness}{shown}{verdict}{told}")


def _short(page: BookPage, note: Note, names: Mapping[str, str]) -> Markup:
    """A note in short, for a later use: who, where, and the number of the note that has the rest."""
    words = page.words
    told = words("cited-note", number=note.number)
    to = f'<a href="#{escape(page.foot_id(note.id))}">{escape(told)}</a>'
    if note.source is None:
        return Markup(f"{to}.")
    return Markup(f"{_briefly(page, note, names[note.source.id])}{escape(words('list-between'))}{to}.")


def _briefly(page: BookPage, note: Note, name: str) -> Markup:
    """A source by its short name, and the place in few signs."""
    parts = (name, note.passage.short_place if note.passage else None)
    return Markup(escape(page.words("list-between").join(part for part in parts if part)))


def _passage(page: BookPage, passage: Passage, lang: str) -> str:
    """Who speaks in a passage and how, its words, and its gist where readers may not understand these."""
    quote, words = passage.quote, page.words
    voice = passage.voice if passage.voice != words("voice-fact") else None
    shown = "".join(f" {escape(told)}." for told in spoken(words, passage.speaker, voice))
    if quote:
        shown += f" {page.quoted(quote, lang)}"
        if quote.translation:
            shown += f" ({escape(quote.translation)})"
    own = _plain(page.site.config.language)
    read = quote and (quote.translation or not other_language(_plain(quote.lang), own))
    return shown if read or not passage.gist else f"{shown} {_inline(passage.gist)}"


def _plain(tag: str) -> str:
    """A language without its country or script."""
    return tag.partition("-")[0]
