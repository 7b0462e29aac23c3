"""The parts that several twins have: briefings in lists, judgements, events, passages, notes.

Each prints the words of sources that its page prints, and no other, so that a twin costs nothing of a budget.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from itertools import chain

from briefing_site.model.wording import Wording
from briefing_site.text.html_to_markdown import html_to_markdown, plain
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.view.values.evidence import DisagreementView, EventView, JudgementView, PassageView
from briefing_site.view.values.notes import (
    ExcerptView,
    Note,
    NoteGroup,
    Passage,
    Quote,
    QuotedView,
    UseView,
    VerdictView,
)
from briefing_site.view.values.paging import PagingView
from briefing_site.view.values.parts import BriefingCard, Link, SourceLine
from briefing_site.view.witness import spoken, witness

_DOT = " · "
_HREF = re.compile(r'href="([^"]*)"')
_BRACKET = re.compile(r'<sup class="cites">&#8288;\[((?:[^<>\]]|<(?!sup)[^<>]*>)*)\]</sup>')
_OPENING = tuple("#+>-0123456789")
"""What begins a heading, a list or a quotation at the beginning of a line, and means nothing elsewhere."""
_NUMBER = LazyPattern(r">(\d+)</a>")
_SOMEWHERE = "\ue000"
"""Stands for an address, a sign that no text has."""


def address(href: str) -> str:
    """An address as a link of Markdown has it."""
    return f"<{href}>" if "(" in href or ")" in href or " " in href else href


def items(lines: Iterable[str], *, numbered: bool = False) -> str:
    """A list, each item of which may have several lines; empty where there is none."""
    made = []
    for number, line in enumerate(filter(None, lines), 1):
        mark = f"{number}. " if numbered else "- "
        made.append(mark + line.replace("\n", f"\n{' ' * len(mark)}") if "\n" in line else mark + line)
    text = "\n".join(made)
    return text.replace("\n  \n", "\n\n").replace("\n   \n", "\n\n") if "\n  " in text else text


def section(heading: str, *blocks: str, level: int = 2) -> Iterator[str]:
    """A heading with what stands under it; nothing where that is nothing."""
    if any(blocks):
        yield f"{'#' * level} {plain(heading)}"
        yield from filter(None, blocks)


class Parts:
    """Makes the parts, in the words of a theme; what many pages say alike is made once."""

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.plain: Callable[[str], str] = cache(plain)
        """A text in which no sign means anything to Markdown."""
        self._told: Callable[..., str] = cache(words)
        self._texts: dict[str, str] = {}
        self._passages: dict[object, str] = {}
        self._cards: dict[int, tuple[BriefingCard, str]] = {}

    def text(self, html: str) -> str:
        """The Markdown of a piece of HTML."""
        if "<" not in html:
            return self.plain(unescape(html))
        made = self._texts.get(html)
        if made is None:
            made = self._texts[html] = self._words_alone(html) or html_to_markdown(html)
        return made

    def _words_alone(self, html: str) -> str:
        """The Markdown of one paragraph that has nothing but words and marks, as most have; else empty."""
        html = html.strip()
        inside = html[3:-4] if html.startswith("<p>") and html.endswith("</p>") else html
        pieces = _BRACKET.split(inside)
        for at in range(0, len(pieces), 2):
            if "<" in pieces[at] or (at and pieces[at].lstrip()[:1] in _OPENING):
                return ""
        for at in range(1, len(pieces), 2):
            pieces[at] = "".join(f"[^{number}]" for number in _NUMBER.findall(pieces[at]))
        for at in range(0, len(pieces), 2):
            pieces[at] = self.plain(unescape(pieces[at])) if pieces[at] else ""
        return "".join(pieces).strip()

    def reference(self, html: str) -> str:
        """The Markdown of a reference."""
        found = _HREF.search(html)
        text = self._reference(html)
        return text.replace(_SOMEWHERE, address(unescape(found[1]))) if text and found else self.text(html)

    def _reference(self, html: str) -> str:
        """The same from anywhere: its one link leads somewhere; empty where it has several, or none."""
        found = _HREF.search(html)
        if found is None or html.count("href=") > 1:
            return ""
        return self.text(f"{html[: found.start(1)]}{_SOMEWHERE}{html[found.end(1) :]}")

    def linked(self, link: Link | BriefingCard | None, words: str = "") -> str:
        """A link; empty for None."""
        if link is None:
            return ""
        shown = words or (link.text if isinstance(link, Link) else link.title)
        return f"[{self.plain(shown)}]({address(link.href)})"

    def facts(self, *told: str) -> str:
        """Short facts on a line."""
        return _DOT.join(filter(None, told))

    def dated(self, of: BriefingCard) -> str:
        """The dates of a briefing."""
        told = [of.date.text]
        if of.updated:
            told.append(self.words("card-updated", date=of.updated.text))
        if of.as_of:
            told.append(self.words("card-as-of", date=of.as_of.text))
        return self.plain(_DOT.join(told))

    def cards(self, briefings: Iterable[BriefingCard]) -> str:
        """Briefings in a list: title, summary, region and dates."""
        return items(map(self._card, briefings))

    def _card(self, of: BriefingCard) -> str:
        made = self._cards.get(id(of))
        if made is None:
            draft = self.words("draft") if of.draft else ""
            told = f"{self.linked(of)}{self.words('colon')}{self.plain(of.summary)}"
            facts = self.facts(draft, self.plain(of.region.text), self.dated(of))
            made = self._cards[id(of)] = of, f"{told} ({facts})"
        return made[1]

    def judgements(self, judgements: Iterable[JudgementView]) -> str:
        """Judgements, each with how sure it is, why, and what it stands on."""
        return items(map(self._judgement, judgements), numbered=True)

    def _judgement(self, of: JudgementView) -> str:
        sure = of.label
        if of.because:
            sure = self.words("judgement-because", confidence=sure, because=of.because)
        withdrawn = self.text(of.standing.withdrawn) if of.standing.withdrawn else ""
        told = (self.text(of.text), self.plain(sure), self.text(of.standing.text), withdrawn)
        return "\n\n".join(filter(None, told))

    def judged(self, of: JudgementView) -> str:
        """Of when a judgement is, away from its briefing."""
        return self.plain(self.words("card-as-of", date=of.as_of.text) if of.as_of else of.date.text)

    def events(self, events: Iterable[EventView]) -> str:
        """Events, each with its date and the briefing that tells it."""
        return items(map(self._event, events))

    def _event(self, of: EventView) -> str:
        planned = f" ({self.words('planned')})" if of.planned else ""
        when = f"{self.plain(of.date.text)}{planned}{self.words('colon')}"
        told = f"{when}{self.text(of.text)}"
        return f"{told} ({self.linked(of.briefing)})" if of.briefing else told

    def paging(self, of: PagingView | None) -> Iterator[str]:
        """The other pages of a list."""
        if of is None:
            return
        rows = (f"{self.linked(row.link)} ({self.words.number(row.count)})" for row in of.groups)
        turns = (
            self.linked(to, self.words(f"paging-{way}", page=to.text))
            for way, to in (("previous", of.previous), ("next", of.next))
            if to
        )
        yield from section(self.words("paging"), items((*turns, *map(self.linked, of.parts), *rows)))

    # --- sources and passages --------------------------------------------------------------------

    def notices(self, source: SourceLine) -> Iterator[str]:
        """That a source, or its original, was withdrawn or corrected."""
        for notice in source.notices:
            told = self.words("notice", notice=notice.label, date=notice.date.text, reason=notice.reason)
            if notice.original:
                told = self.words("notice-of-original", original=notice.original.text, notice=told)
            yield self.plain(told)

    def quote(self, of: Quote | None) -> Iterator[str]:
        """The words of a source, and a translation."""
        if of is None:
            return
        yield f"> {self.plain(of.text)}"
        if of.translation:
            whose = self.words("translation-official" if of.official else "translation-ours")
            yield self.plain(f"{whose}{of.translation}")

    def verdict(self, of: VerdictView) -> str:
        """A verdict in a sentence, with how much of the document is archived."""
        return self.plain(f"{of.explanation} ({of.extent})" if of.extent else of.explanation)

    def _spoken(self, speaker: str | None, voice: str | None) -> str:
        return self.facts(*map(self.plain, spoken(self._told, speaker, voice)))

    def _witness(self, source: SourceLine) -> str:
        return self.facts(*map(self.plain, witness(self._told, source)))

    def excerpt(self, of: ExcerptView, in_full: int) -> Iterator[str]:
        """A passage, its verdict, and who cites it: the first `in_full` uses with their sentences."""
        yield from self.quote(of.quote)
        if of.quote is None:
            yield self.plain(self.words("quote-withheld"))
        yield self.text(of.gist)
        yield self._spoken(of.speaker, of.voice)
        yield self.verdict(of.verdict)
        if of.url:
            yield f"{self.plain(self.words('source-original'))}{self.words('colon')}<{of.url}>"
        if of.cited_by:
            yield f"{self.plain(self.words('cited-by'))}{self.words('colon')}".rstrip()
            yield self.uses(of.cited_by, in_full)
            yield self.linked(of.further)
        else:
            yield self.plain(self.words("cited-by-none"))

    def quoted(self, of: QuotedView) -> Iterator[str]:
        """A passage on the page of its speaker."""
        yield self.reference(of.reference)
        yield from self.notices(of.source)
        yield self._witness(of.source)
        yield from self.excerpt(of.passage, len(of.passage.cited_by))

    def uses(self, of: Sequence[UseView], in_full: int) -> str:
        """The sentences that cite a passage; those behind the first `in_full` by the briefing alone."""
        whole = chain(of[:in_full], (use for use in of[in_full:] if use.signal))
        short = (use for use in of[in_full:] if not use.signal)
        return items(
            (*map(self.use, whole), *(f"[{self.plain(use.title)}]({address(use.href)})" for use in short))
        )

    def use(self, of: UseView) -> str:
        """A sentence that cites a passage, and where it stands."""
        told = f"[{self.plain(of.sentence)}]({address(of.href)}) ({self.plain(of.title)}{_DOT}"
        told += f"{self.plain(of.region)}{_DOT}{self._told('cited-note', number=of.number)}"
        if of.disagrees:
            against = self._told("cited-against-words")
            told += _DOT + self.plain(self._told("cited-against", against=against, signal=of.signal or ""))
        elif of.signal:
            told += _DOT + self.plain(self._told("cited-with", signal=of.signal))
        return f"{told})"

    def disagreements(self, of: Iterable[DisagreementView]) -> Iterator[str]:
        """Sentences, each with what is cited for it and what against it."""
        for each in of:
            yield items(map(self.linked, each.sentences))
            supports = items(map(self._held, each.supports))
            yield self.plain(self.words("disagreements-for"))
            yield supports or self.plain(self.words("disagreements-alone"))
            yield self.plain(self.words("disagreements-against", signal=each.against[0].signal or ""))
            yield items(map(self._held, each.against))

    def _held(self, of: PassageView) -> str:
        told = [self.reference(of.reference), *self.notices(of.source), self._witness(of.source)]
        told += self.quote(of.quote)
        if of.gist:
            told.append(self.text(of.gist))
        if of.context:
            told.append(self.plain(self.words("note-as-cited", context=of.context)))
        told.append(self._spoken(of.speaker, of.voice))
        if of.verdict:
            told.append(self.verdict(of.verdict))
        return "\n\n".join(filter(None, told))

    # --- notes -----------------------------------------------------------------------------------

    def notes(self, groups: Iterable[NoteGroup]) -> Iterator[str]:
        """The notes of a page as footnotes, in the order of their numbers."""
        found = sorted((note for group in groups for note in group.notes), key=lambda note: note.number)
        return map(self._note, found)

    def _note(self, of: Note) -> str:
        contexts = (of.context,) if of.context else of.contexts
        cited = [self.plain(self.words("note-as-cited", context=context)) for context in contexts if context]
        if of.passage:
            told = [self._passage(of.passage), *cited]
        elif of.source:
            reference = self.reference(of.reference or "")
            told = [reference, *cited, *self.notices(of.source), self._witness(of.source)]
        else:
            told = [self.text(of.text or "")]
        text = "\n\n".join(filter(None, told))
        return f"[^{of.number}]: " + text.replace("\n", "\n    ").replace("\n    \n", "\n\n")

    def _passage(self, of: Passage) -> str:
        """What a note says of a passage: from everywhere the same, but for the address of the passage."""
        key = (of.source.id, of.place, of.quote, of.gist, of.speaker, of.voice, of.verdict.explanation)
        made = self._passages.get(key)
        if made is None:
            told = (
                self._reference(of.reference) or self.text(of.reference),
                *self.notices(of.source),
                self._witness(of.source),
                *self.quote(of.quote),
                self.text(of.gist),
                self._spoken(of.speaker, of.voice),
                self.verdict(of.verdict),
            )
            made = "\n\n".join(filter(None, told))
            if _HREF.search(of.gist) or not self._reference(of.reference):  # seen from its page
                return made.replace(_SOMEWHERE, address(of.source.href))
            self._passages[key] = made
        return made.replace(_SOMEWHERE, address(of.source.href))
