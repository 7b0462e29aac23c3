"""Quick fixes of source cards: quotations and their places, archived texts, excerpts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.apps.lsp.fault_span import reach, value_at
from briefing_site.apps.lsp.fix_tools import Fix, line_span
from briefing_site.apps.lsp.site_at_a_moment import Known, front_matter
from briefing_site.apps.lsp.thing_at_cursor import source_id
from briefing_site.model.diagnostic import Diagnostic, did_you_mean
from briefing_site.model.edit import Edit
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verdict import Verdict
from briefing_site.parse.schema import ID
from briefing_site.parse.source_card import VOICES
from briefing_site.text.slug import slug
from briefing_site.text.unwrap import unwrapped
from briefing_site.text.word_count import count_words
from briefing_site.verify.locate import locate
from briefing_site.verify.nearest import near
from briefing_site.verify.quotation import read_quotation
from briefing_site.verify.search_text import Searchable, scope_of
from briefing_site.verify.verify import Card

_FOUND = (Verdict.FOUND, Verdict.FOUND_FOLDED)
_PLACE = re.compile(r'"(\d+(?:-\d+|:\d+(?:-\d+)?)?)"')
_HEADING = re.compile(r"##[ \t]*(?P<id>[^\s{]*)[ \t]*(?P<braces>\{(?P<keys>[^}\n]*)\})?")
_AT = re.compile(r"(?<![\w-])at=(?:\"(?P<one>[^\"]*)\"|'(?P<two>[^']*)'|(?P<three>[^\s\"'}]+))")
_VOICE = re.compile(r'voice="([^"]*)"')
_NAMES_NONE = "the card names no archived text"
_SHOWN = 60


def quotation(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The places that the hint names; or the words as they stand in the archived text."""
    path = fault.place.path
    card, excerpt = _at(known, fault)
    if card is None or excerpt is None:
        return
    if "nearest" not in fault.hint:
        for place in _PLACE.findall(fault.hint):
            yield Fix(f'Set at="{place}"', (_with_at(known, path, excerpt, place),))
    yield from _as_it_stands(known, fault, card, excerpt)


def _as_it_stands(known: Known, fault: Diagnostic, card: Card, excerpt: Excerpt) -> Iterator[Fix]:
    document = known.document(card)
    quote = read_quotation(unwrapped(excerpt.quote))
    if fault.code != "quote-not-found" or document is None or len(quote.fragments) != 1:
        return
    if any(join.gap or join.own for join in quote.joins):
        return  # what the brackets stand for is not for us to say
    text = Searchable(document)
    for at in dict.fromkeys((excerpt.at, None)):
        found = near(quote, text, scope_of(document, at))
        if found is None:
            continue
        paragraph, words = found
        new = " ".join(paragraph.text[words[0][1] : words[-1][2]].split())
        place = at or (str(paragraph.number) if excerpt.at else None)
        verdict = locate(new, text, at).verdict
        if verdict in _FOUND and not set(new) & set("[]［］") and not _too_long(known, card, new):
            start, end = reach(known.lines(card.path), fault)
            changes = [Edit(card.path, start, end, f"> {new}")]
            if place and at is None:
                changes.append(_with_at(known, card.path, excerpt, str(paragraph.number)))
            shown = new if len(new) <= _SHOWN else f"{new[: _SHOWN - 1]}…"
            yield Fix(f"Quote the words as they stand: “{shown}”", tuple(changes))
            return


def _too_long(known: Known, card: Card, quote: str) -> bool:
    limited = isinstance(card, Source) and card.rights == "quote" and known.config is not None
    return limited and known.config is not None and count_words(quote) > known.config.quote_words


def _at(known: Known, fault: Diagnostic) -> tuple[Card | None, Excerpt | None]:
    """The excerpt whose quotation a fault is about."""
    card = known.sources.get(source_id(fault.place.path))
    excerpts = card.excerpts if card else ()
    return card, next((e for e in excerpts if e.quote_place == fault.place), None)


def _with_at(known: Known, path: str, excerpt: Excerpt, place: str) -> Edit:
    """The heading of an excerpt with another place."""
    text = known.text(path)
    start = known.offset(excerpt.place)
    _, line_end = line_span(text, start)
    heading = _HEADING.match(text, start, line_end)
    assert heading
    if heading["braces"] is None:
        return Edit(path, heading.end("id"), heading.end("id"), f' {{at="{place}"}}')
    if old := _AT.search(text, heading.start("keys"), heading.end("keys")):
        return Edit(path, *old.span(), f'at="{place}"')
    gap = " " if heading["keys"].strip() else ""
    return Edit(path, heading.start("keys"), heading.start("keys"), f'at="{place}"{gap}')


def unverified(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """A text of the archive for a card that names none."""
    card, folder = known.sources.get(source_id(fault.place.path)), known.state.content.options.archive_folder
    if card is None or folder is None or card.archive or _NAMES_NONE not in fault.message:
        return
    taken = {other.archive for other in known.sources.values()}
    free = [name for name in _archived(known) if name not in taken]
    names = [name for name in free if name.startswith(card.id)] or (free if len(free) == 1 else [])
    text = known.text(card.path)
    _, end = front_matter("source", text)
    for name in names[:3]:
        yield Fix(f'Name the archived text "{name}"', (Edit(card.path, end, end, f"archive: {name}\n"),))


def missing_archive(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The archived text of the nearest name."""
    card = known.sources.get(source_id(fault.place.path))
    value = value_at(known.lines(fault.place.path), known.offset(fault.place))
    hint = did_you_mean(card.archive, _archived(known)) if card else ""
    if card and value and hint:
        new = hint.split('"')[1]
        change = Edit(card.path, value.start, value.start + len(value.text), new)
        yield Fix(f'Change "{card.archive}" to "{new}"', (change,), preferred=True)


def _archived(known: Known) -> list[str]:
    folder = known.state.content.options.archive_folder
    return sorted(file.name for file in folder.iterdir() if file.suffix == ".txt") if folder else []


def unused_excerpt(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """Delete it."""
    path, start = fault.place.path, known.offset(fault.place)
    card = known.sources.get(source_id(path))
    starts = sorted(known.offset(e.place) for e in card.excerpts) if card else []
    if card and start in starts:
        text = known.text(path)
        end = next((at for at in starts if at > start), len(text))
        name = next(e.id for e in card.excerpts if known.offset(e.place) == start)
        yield Fix(f'Delete the excerpt "{name}"', (Edit(path, start, end, ""),))


def bad_excerpt(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The words of the heading as an id."""
    path, text = fault.place.path, known.text(fault.place.path)
    start, end = line_span(text, known.offset(fault.place))
    heading = re.compile(r"##(?!#)[ \t]*(?P<words>[^{\n]*?)[ \t]*(?P<braces>\{[^}\n]*\})?[ \t]*").fullmatch(
        text, start, end
    )
    new = slug(heading["words"]) if heading else ""
    if heading and ID.fullmatch(new) and new != heading["words"]:
        change = Edit(path, *heading.span("words"), new)
        yield Fix(f"Write ## {new}", (change,), preferred=True)


def voice(known: Known, fault: Diagnostic) -> Iterator[Fix]:
    """The voice that was meant."""
    path, text = fault.place.path, known.text(fault.place.path)
    given = _VOICE.match(fault.message)
    hint = did_you_mean(given[1], VOICES) if given else ""
    start, end = reach(known.lines(path), fault)
    at = text.find(given[1], start + len("voice="), end) if given else -1
    if given and hint and at >= 0:
        new = hint.split('"')[1]
        yield Fix(
            f'Change "{given[1]}" to "{new}"', (Edit(path, at, at + len(given[1]), new),), preferred=True
        )
