"""Completion in prose: what may be cited (sources, excerpts, footnotes) and linked (texts, headings)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from briefing_site.apps.lsp import hover_text
from briefing_site.apps.lsp.choices import Choice, Found, Offers
from briefing_site.apps.lsp.prose_at_cursor import may_cite, verbatim, within
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.briefing import Briefing
from briefing_site.model.source import Card
from briefing_site.parse.key_folding import SIGNS, WIDE, narrow
from briefing_site.parse.markdown.scan import scan
from briefing_site.text.unwrap import unwrapped

_WIDE_NAME = WIDE.replace("＃", "")
"""The full-width characters of an id."""
_TYPED = re.compile(
    rf"[{SIGNS}](?P<source>[A-Za-z0-9_{_WIDE_NAME}-]*)(?:[#＃](?P<excerpt>[A-Za-z0-9_{_WIDE_NAME}-]*))?\Z"
)
_WIKI = re.compile(r"\[\[(?P<inner>[^\[\]\n|]*)(?P<words>\|[^\[\]\n]*)?\Z")
_NEXT = re.compile(
    r"(?<!\\)[\[［][^\[\]［］]*[@＠][^\[\]［］]*[;；]"
    r"(?P<gap>[ \t]*)(?P<signal>(?:see|see also|cf\.|but see|contra)[ \t]+)?\Z"
)
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s\[]*)\Z")
_REST = re.compile(rf"[A-Za-z0-9_{_WIDE_NAME}-]*")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def in_prose(known: SiteMoment, path: str, offset: int, floor: int, *, cites: bool) -> Found:
    """The choices at an offset of prose that begins at `floor`: links, and citations where it `cites`."""
    text = known.text(path)
    if within(verbatim(text[floor:]), offset - floor):
        return ()
    paragraph = max((m.end() for m in _PARAGRAPH.finditer(text, floor, offset)), default=floor)
    before = text[paragraph:offset]
    if wiki := _WIKI.search(before):
        return _linked(known, path, offset, wiki["inner"]) if wiki["words"] is None else ()
    if (typed := _TYPED.search(before)) and cites:
        at = paragraph + typed.start()
        return _cited(known, typed, offset, text) if may_cite(text, at, floor) else ()
    if (following := _NEXT.search(before)) and cites:
        gap = "" if following["gap"] or following["signal"] else " "
        return _sources(known, "", offset, offset, f"{gap}@")
    if (note := _NOTE.search(before)) and cites:
        return _footnotes(text, floor, offset - len(note["name"]), offset)
    return ()


def _cited(known: SiteMoment, typed: re.Match[str], offset: int, text: str) -> Found:
    """The ids of all sources, or of the excerpts of the source that is typed."""
    end = _end(text, offset)
    if typed["excerpt"] is not None:
        return _excerpts(known, narrow(typed["source"]), offset - len(typed["excerpt"]), end)
    return _sources(known, typed["source"], offset - len(typed["source"]), end)


def _end(text: str, offset: int) -> int:
    rest = _REST.match(text, offset)
    return rest.end() if rest else offset


def _sources(known: SiteMoment, typed: str, start: int, end: int, before: str = "") -> Offers:
    kept, sources = known.kept, known.sources
    cards = kept.get("cards", "", (sources,), lambda: tuple(sources.values()))

    def detail(card: Card) -> str:
        return kept.get("detail", card.id, (card,), partial(hover_text.detail, card))

    def make(at: int) -> Choice:
        card = cards[at]
        said, about = detail(card), partial(hover_text.source, known, card)
        inserted = f"{before}{card.id}"
        return Choice(card.id, start, end, inserted, "source", said, about, f"{inserted} {said}")

    def words() -> Sequence[str]:
        return kept.get(
            "words of sources",
            "",
            (sources,),
            lambda: [f"{card.id} {detail(card)}".casefold() for card in cards],
        )

    return Offers(typed, len(cards), make, words)


def _excerpts(known: SiteMoment, source: str, start: int, end: int) -> Iterator[Choice]:
    card = known.sources.get(source)
    for excerpt in card.excerpts if card else ():
        quote = unwrapped(excerpt.quote)
        about = hover_text.passage(known, card, excerpt, in_archive=False) if card else ""
        yield Choice(excerpt.id, start, end, excerpt.id, "excerpt", quote, about, f"{excerpt.id} {quote}")


def _linked(known: SiteMoment, path: str, offset: int, inner: str) -> Found:
    """The targets that may stand in `[[...]]`."""
    text = known.text(path)
    typed = inner.lstrip()
    if typed.startswith("@"):
        found = _TYPED.fullmatch(typed)
        return _cited(known, found, offset, text) if found else ()
    target, hash_, anchor = typed.partition("#")
    end = _end(text, offset)
    if hash_:
        return _headings(known, path, target.strip(), offset - len(anchor), end)
    return _slugs(known, path, typed, offset - len(typed), end)


def _slugs(known: SiteMoment, path: str, typed: str, start: int, end: int) -> Offers:
    others = [briefing for briefing in known.briefings if briefing.path != path]
    whole = "/" in typed

    def make(at: int) -> Choice:
        briefing = others[at]
        name = briefing.name if whole or len(known.led_to(briefing.slug)) > 1 else briefing.slug
        detail = f"{briefing.title}{' (draft)' if briefing.draft else ''}"
        about = partial(hover_text.briefing, briefing)
        return Choice(name, start, end, name, "briefing", detail, about, f"{name} {briefing.title}")

    def words() -> Sequence[str]:
        kind = "words of names" if whole else "words of slugs"
        make = partial(_words_of, whole=whole)
        return [known.kept.get(kind, each.path, (each,), partial(make, each)) for each in others]

    return Offers(typed, len(others), make, words)


def _words_of(briefing: Briefing, *, whole: bool) -> str:
    return f"{briefing.name if whole else briefing.slug} {briefing.title}".casefold()


def _headings(known: SiteMoment, path: str, target: str, start: int, end: int) -> Iterator[Choice]:
    briefing = known.only(target) if target else known.briefing(path)
    for heading in briefing.headings if briefing else ():
        if heading.id:
            yield Choice(
                heading.id,
                start,
                end,
                heading.id,
                "heading",
                heading.text,
                filter=f"{heading.id} {heading.text}",
            )


def _footnotes(text: str, floor: int, start: int, end: int) -> Iterator[Choice]:
    for note in scan(text[floor:]).definitions:
        words = " ".join(text[floor + note.text : floor + note.end].split())
        yield Choice(note.name, start, end, note.name, "word", words)
