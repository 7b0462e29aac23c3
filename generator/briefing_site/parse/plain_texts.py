"""Texts that are printed as they stand: a citation or Markdown in them would be printed raw.

These are the texts of config.yaml, of front matter and of source cards that are no prose with citations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_site.model import faults
from briefing_site.model.citation import Flaw, Mode, UncitedKey
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.lines import LocatedText
from briefing_site.model.work import UNPUBLISHED
from briefing_site.parse import citations
from briefing_site.parse.kinds import TEXT
from briefing_site.parse.misplaced_citations import fixes_of, misplaced_in
from briefing_site.parse.plain_markup import PlainMarkup, markup_of
from briefing_site.parse.schema import ById, Either, Items, Kind, Record, Shape, Table
from briefing_site.parse.yaml_values import Value

_CALLED = {"title": "a title", "summary": "a summary", "because": "the reason of a judgement"}
"""The names in messages of the texts of a briefing."""
UNSIGNED = (Flaw.UNSIGNED, Flaw.JOINED, Flaw.MISSIGNED)
"""The flaws of keys that no citation holds; a citation is told as such."""


def plain_faults(table: Table, front: Value, found: list[Diagnostic]) -> tuple[UncitedKey, ...]:
    """Check every text of a file's keys that is printed as it stands; adds the faults to `found`.

    Returns the keys in them that are citations if the site has such a source.
    """
    uncited: list[UncitedKey] = []
    called = _CALLED if table.what == "a briefing" else {}
    for name, value in _texts(Record(table), front, ""):
        if name in UNPUBLISHED and table.what == "a source card":
            continue
        what = called.get(name) or f'"{name}" of {table.what}'
        uncited.extend(check_plain(value.located(), what, found))
    return tuple(uncited)


def check_plain(text: LocatedText, what: str, found: list[Diagnostic]) -> Iterator[UncitedKey]:
    """Check one text that is printed as it stands, which `what` names in messages; see `plain_faults`."""
    markup = markup_of(text.text)
    if markup is None:
        return
    found.extend(_told(text, what, markup))
    for cite in misplaced_in(text.text, markup.opaque):
        at = text.span(cite.start, cite.end)
        found.append(faults.citation.citation_misplaced(at, what, fixes_of(cite, text.text, text.span)))
    yield from _handles(text, what, markup)


def _told(text: LocatedText, what: str, markup: PlainMarkup) -> Iterator[Diagnostic]:
    for one in markup.found:
        at = text.span(one.start, one.end)
        if one.reference:
            yield faults.citation.citation_misplaced(
                at, what, _fixes(text, one.edits, one.words), one.reference
            )
        else:
            yield faults.briefing.markup_in_plain_text(at, what, *_fixes(text, one.edits, one.words))


def _fixes(text: LocatedText, edits: Sequence[tuple[int, int, str]], words: str) -> tuple[Fix, ...]:
    """The fix that leaves the words of a piece of markup; none where YAML could misread them."""
    changes = []
    for start, end, new in edits:
        at, old = text.span(start, end), text.text[start:end]
        if not at.holds(len(old)) and len(text.anchors) > 1:
            return ()
        if any(sign in new and sign not in old for sign in "\"'\\"):
            return ()
        changes.append(Edit(at, new))
    if not changes:
        return ()
    shown = words.strip()
    return (Fix(f'Leave "{shown}" of it' if shown else "Take it out", tuple(changes), Safety.UNSAFE),)


def _handles(text: LocatedText, what: str, markup: PlainMarkup) -> Iterator[UncitedKey]:
    """The keys that may be handles, as `@rain`, or words, as `rain#hours`: the sources of the site tell."""
    scan = citations.find(text.text, markup.opaque)
    for cluster in scan.clusters:
        first = cluster.cites[0]
        if first.mode is Mode.IN_TEXT and not first.excerpt:
            yield _key(text, first.start, first.end, first.source, None, what)
    for bare in scan.bare:
        if bare.flaw in UNSIGNED:
            yield _key(text, bare.start, bare.end, bare.source, bare.excerpt, what)


def _key(text: LocatedText, start: int, end: int, source: str, excerpt: str | None, what: str) -> UncitedKey:
    return UncitedKey(source, excerpt, text.span(start, end), text.text[start:end], Flaw.IN_PLAIN, what)


def _texts(kind: Shape, value: Value, name: str) -> Iterator[tuple[str, Value]]:
    """Every text of a value that is printed as it stands, with the name of its key."""
    match kind:
        case Record(table) if isinstance(value.data, dict):
            for key, field in table.by_name.items():
                if entry := value.data.get(key):
                    yield from _of_kind(field.kind, entry.value, key)
        case ById(one) if isinstance(value.data, dict):
            for key, entry in value.data.items():
                yield from _of_kind(one, entry.value, key)
        case Items(one) if isinstance(value.data, list):
            for item in value.data:
                yield from _of_kind(one, item, name)
        case Either(kinds):
            for one in kinds:
                yield from _of_kind(one, value, name)


def _of_kind(kind: Kind[object], value: Value, name: str) -> Iterator[tuple[str, Value]]:
    if kind is not TEXT:
        yield from _texts(kind.shape, value, name)
    elif isinstance(value.data, str):
        yield name, value
