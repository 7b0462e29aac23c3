"""What feeds tell of a briefing, as HTML: all of it, or its findings with the notes that they rest on.

Entries of a feed may be shown on one page, so every id begins with the briefing's own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup, escape

from briefing_site.link.numbering import Numbering
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import addresses
from briefing_site.model.note_key import FootnoteKey
from briefing_site.model.published_file import PublishedFile
from briefing_site.view.evidence import judgement_view
from briefing_site.view.metadata import References
from briefing_site.view.notes import notes
from briefing_site.view.page import Page
from briefing_site.view.shown_picture import for_paper
from briefing_site.view.values.notes import Note
from briefing_site.view.values.parts import SourceLine
from briefing_site.view.witness import spoken, witness

_ID = re.compile(r'(<[a-zA-Z][^<>]*?) id="([^"]*)"')


class FeedPage(Page):
    """A briefing in the feed: its links are whole, or relative to the feed where the site has no address."""

    __slots__ = ()

    def href(self, target: str) -> str:
        """The address of a page or a place of the site."""
        return self.permanent(target) or addresses.relative(self.address, target)

    def without_ids(self, html: Markup, prefix: str) -> Markup:
        """HTML without the ids of its elements but those that begin with a prefix."""
        return Markup(_ID.sub(lambda m: m[0] if m[2].startswith(prefix) else m[1], html))

    def picture(self, file: PublishedFile) -> PublishedFile:
        """The picture in its own format alone, no wider than other programs need."""
        return for_paper(file)


def summarised(page: FeedPage, linked: LinkedBriefing) -> Markup:
    """The summary of a briefing, and a link to the rest of it."""
    return Markup("<p>{}</p>{}{}").format(linked.briefing.summary, _state(page, linked), _rest(page, linked))


def findings(page: FeedPage, linked: LinkedBriefing, references: References) -> Markup:
    """The summary of a briefing, its findings with how sure each is, the notes that they cite, and a link."""
    judged = len(linked.briefing.judgements)
    if not judged:
        return summarised(page, linked)
    numbering = _renamed(_first(linked.numbering, judged), _prefix(linked))
    return Markup("").join(
        (
            Markup("<p>{}</p>").format(linked.briefing.summary),
            _state(page, linked),
            _notices(page, page.noticed(linked.sources)),
            _judgements(page, linked, numbering),
            _notes(page, linked, numbering, references),
            _rest(page, linked),
        )
    )


def whole(page: FeedPage, linked: LinkedBriefing, references: References) -> Markup:
    """The content of a briefing's page, from the findings to the notes."""
    numbering = _renamed(linked.numbering, _prefix(linked))
    text = without_notes(page, linked, numbering)
    return _state(page, linked) + text + _notes(page, linked, numbering, references)


def without_notes(page: FeedPage, linked: LinkedBriefing, numbering: Numbering) -> Markup:
    """The same without the notes at its end; `numbering` has the ids of the marks."""
    briefing, words = linked.briefing, page.words
    judged, dated = len(briefing.judgements), len(briefing.judgements) + 1 + len(briefing.events)
    texts = {at: _text(page, linked, numbering, at) for at in range(judged, len(linked.bodies))}
    events = (
        _dated(words.event_date(event.date, planned=event.planned), texts[judged + 1 + at])
        for at, event in enumerate(briefing.events)
    )
    corrections = (
        _dated(words.date(correction.date), texts[dated + at])
        for at, correction in enumerate(briefing.corrections)
    )
    return Markup("").join(
        (
            _notices(page, page.noticed(linked.sources)),
            _judgements(page, linked, numbering),
            texts[judged],
            _list(words("key-dates"), events),
            _list(words("corrections"), corrections),
        )
    )


def _state(page: FeedPage, linked: LinkedBriefing) -> Markup:
    """Up to when a briefing knows, where it says so."""
    words, known = page.words, linked.briefing.as_of
    told = f"{words('briefing-as-of')}{words('colon')}{words.date(known)}" if known else ""
    return Markup("<p>{}</p>").format(told) if told else Markup("")


def _dated(date: str, text: Markup) -> Markup:
    return Markup(f"<p>{escape(date)}</p><div>{text}</div>")


def _prefix(linked: LinkedBriefing) -> str:
    return addresses.beside(linked.address, "").replace("/", "--") + "--"


def _rest(page: FeedPage, linked: LinkedBriefing) -> Markup:
    return Markup('<p><a href="{}">{}</a></p>').format(page.href(linked.address), linked.briefing.title)


def _text(page: FeedPage, linked: LinkedBriefing, numbering: Numbering, position: int) -> Markup:
    """A text of a briefing's page by its position, with its marks."""
    filled = page.fill(linked.bodies[position], numbering.marks, position, linked.briefing.path)
    return page.without_ids(filled, _prefix(linked))


def _judgements(page: FeedPage, linked: LinkedBriefing, numbering: Numbering) -> Markup:
    """The bottom line: each judgement with how sure it is, why, and what it stands on."""
    items = []
    for number in range(len(linked.briefing.judgements)):
        text = _text(page, linked, numbering, number)
        judgement = judgement_view(page, linked, number, text)
        sure = judgement.label
        if judgement.because:
            sure = page.words("judgement-because", confidence=sure, because=judgement.because)
        standing = judgement.standing.text
        items.append(Markup(f"<div>{text}</div><p>{escape(sure)}</p><p>{escape(standing)}</p>"))
    return _list(page.words("bottom-line"), items)


def _notes(page: FeedPage, linked: LinkedBriefing, numbering: Numbering, references: References) -> Markup:
    """The notes of a numbering under their heading."""
    shown = notes(page, numbering, own_notes(page, linked, numbering), references.notes)
    return _list(page.words("notes"), (_note(page, note) for note in shown), "li id")


def own_notes(page: FeedPage, linked: LinkedBriefing, numbering: Numbering) -> dict[str, Markup]:
    """The author's own footnotes by their names."""
    briefing = linked.briefing
    footnotes = {f.name: f.body for f in briefing.footnotes}
    return {
        name: page.without_ids(
            page.fill(footnotes[name], numbering.marks, position, briefing.path), _prefix(linked)
        )
        for name, position in numbering.footnotes.items()
    }


def _first(numbering: Numbering, bodies: int) -> Numbering:
    """The notes that the first bodies of a page use, with their uses there alone."""
    marks = {at: of for at, of in numbering.marks.items() if at[0] < bodies}
    used = {mark.use for of in marks.values() for mark in of}
    kept = [
        replace(note, uses=uses)
        for note in numbering.notes
        if (uses := tuple(use for use in note.uses if use.id in used))
    ]
    names = {note.key.name for note in kept if isinstance(note.key, FootnoteKey)}
    footnotes = {name: position for name, position in numbering.footnotes.items() if name in names}
    # What a footnote cites is left to the page.
    return Numbering(tuple(kept), marks, footnotes)


def _list(heading: str, items: Iterable[Markup], item: str = "li") -> Markup:
    """A heading with a numbered list; nothing where the list is empty. Notes bring their own `li`."""
    whole = [each if item == "li id" else f"<li>{each}</li>" for each in items]
    return Markup(f"<h2>{escape(heading)}</h2><ol>{''.join(whole)}</ol>" if whole else "")


def _notices(page: FeedPage, sources: Iterable[SourceLine]) -> Markup:
    """The sources that were withdrawn or corrected, under their heading; nothing where there are none."""
    items = [
        Markup('<li><a href="{}">{}</a>: {}</li>').format(s.href, s.title, page.told_notice(notice))
        for s in sources
        for notice in s.notices
    ]
    heading = page.words("notices")
    return Markup("<h2>{}</h2><ul>{}</ul>").format(heading, Markup("").join(items)) if items else Markup("")


def _note(page: FeedPage, note: Note) -> Markup:
    backs = " ".join(f'<a href="{escape(back.href)}">{escape(back.label)}</a>' for back in note.backs)
    told = "".join(_told(page, note)) or escape(note.text)
    return Markup(f'<li id="{escape(note.id)}">{told}<p>{backs}</p></li>')


def _told(page: FeedPage, note: Note) -> Iterator[Markup]:
    """The paragraphs of a note about its passage; none for an author's own footnote."""
    words = page.words
    if note.source is None:
        return
    cited = words("note-as-cited", context=note.context) if note.context else ""
    yield Markup("<p>{}</p>").format(Markup(" ").join(part for part in (note.reference, cited) if part))
    for notice in note.source.notices:
        yield Markup("<p>{}</p>").format(page.told_notice(notice))
    yield Markup("<p>{}</p>").format(" · ".join(witness(words, note.source)))
    if note.passage is None:
        return
    if quote := note.passage.quote:
        yield Markup("<blockquote{}><p>{}</p></blockquote>").format(words.lang(quote.lang), quote.text)
        if quote.translation:
            whose = words("translation-official" if quote.official else "translation-ours")
            yield Markup("<p>{}{}</p>").format(whose, quote.translation)
    if note.passage.gist:
        yield Markup("<div>{}</div>").format(note.passage.gist)
    if said := tuple(spoken(words, note.passage.speaker, note.passage.voice)):
        yield Markup("<p>{}</p>").format(" · ".join(said))


def _renamed(numbering: Numbering, prefix: str) -> Numbering:
    """The same notes and marks, with ids of their own."""
    return Numbering(
        tuple(
            replace(
                note, id=prefix + note.id, uses=tuple(replace(use, id=prefix + use.id) for use in note.uses)
            )
            for note in numbering.notes
        ),
        {
            at: tuple(replace(mark, note=prefix + mark.note, use=prefix + mark.use) for mark in marks)
            for at, marks in numbering.marks.items()
        },
        numbering.footnotes,
    )
