"""Renaming from a cursor: a source, an excerpt or a briefing's slug, planned by `authoring/rename.py`."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.apps.lsp.site_at_a_moment import SiteMoment, kind_of
from briefing_site.apps.lsp.thing_at_cursor import Token, token_at
from briefing_site.authoring.mentions import MentionError
from briefing_site.authoring.rename import (
    BrokenSiteError,
    Desk,
    Plan,
    RenameError,
    move_briefing,
    rename_excerpt,
    rename_source,
)
from briefing_site.model.edit import Change, Edit, Move
from briefing_site.model.paths import BRIEFINGS, EDITIONS, LOCK, source_id
from briefing_site.text.dataclass import dataclass
from briefing_site.text.line_ends import lenient


class CannotRenameError(Exception):
    """A renaming cannot be done; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class NameAtCursor:
    """A name in a text that can be changed, from `start` to `end`."""

    start: int
    end: int
    word: str


def name_at(known: SiteMoment, path: str, offset: int) -> NameAtCursor | None:
    """The name at an offset of a file; None where no name there can be changed."""
    token = _named(known, path, offset)
    return NameAtCursor(token.start, token.end, known.text(path)[token.start : token.end]) if token else None


def rename(known: SiteMoment, path: str, offset: int, new: str) -> tuple[Change, ...]:
    """All changes that give the thing at an offset a `new` name; raises `CannotRenameError`."""
    token = _named(known, path, offset)
    if token is None:
        raise CannotRenameError(
            "put the cursor on the id of a source or an excerpt, or on the slug of a link"
        )
    new = new.strip()
    match token.kind:
        case "source":
            return _changes(known, _planned(known, "source", token.target, "", new.removeprefix("@")))
        case "excerpt":
            name = new.rpartition("#")[2]
            return _changes(known, _planned(known, "excerpt", token.target, token.anchor, name))
    briefing = known.only(token.target)
    if briefing is None:
        raise CannotRenameError(f'"{token.target}" does not lead to one briefing')
    region, _, slug = new.rpartition("/")
    return _changes(known, _moved(known, (briefing.folder, briefing.slug), (region or briefing.folder, slug)))


def moved(known: SiteMoment, old: str, new: str) -> tuple[Change, ...]:
    """The changes to every mention of a file that moves from `old` to `new`; raises `CannotRenameError`."""
    if kind_of(old) == kind_of(new) == "source":
        plan = _planned(known, "source", source_id(old), "", source_id(new))
    elif kind_of(old) == kind_of(new) == "briefing":
        plan = _moved(known, _region_and_slug(old), _region_and_slug(new))
    else:
        return ()
    return tuple(change for change in _changes(known, plan) if not isinstance(change, Move))


def move(known: SiteMoment, old: tuple[str, str], new: tuple[str, str]) -> tuple[Change, ...]:
    """The changes that move a briefing from one region and slug to another; raises `CannotRenameError`."""
    return _changes(known, _moved(known, old, new))


def rename_card(known: SiteMoment, old: str, new: str) -> tuple[Change, ...]:
    """The changes that give a source another id; raises `CannotRenameError`."""
    return _changes(known, _planned(known, "source", old, "", new))


def _named(known: SiteMoment, path: str, offset: int) -> Token | None:
    token = token_at(known, path, offset)
    if token is None:
        return None
    match token.kind:
        case "source" if token.target in known.sources:
            return token
        case "excerpt" if known.excerpt(token.target, token.anchor):
            return token
        case "briefing" if known.only(token.target):
            return token
    return None


def _planned(known: SiteMoment, kind: str, source: str, excerpt: str, new: str) -> Plan:
    desk = _desk(known)
    try:
        if kind == "source":
            return rename_source(desk, source, new)
        return rename_excerpt(desk, source, excerpt, new)
    except RenameError as fault:
        raise CannotRenameError(str(fault)) from None


def _moved(known: SiteMoment, old: tuple[str, str], new: tuple[str, str]) -> Plan:
    desk = _desk(known)
    try:
        return move_briefing(desk, old, new)
    except RenameError as fault:
        raise CannotRenameError(str(fault)) from None


def _desk(known: SiteMoment) -> Desk:
    try:
        return Desk.lay_out(known.state.content.parsed, known.state.content.inputs)
    except (BrokenSiteError, MentionError) as fault:
        raise CannotRenameError(str(fault)) from None


def _changes(known: SiteMoment, plan: Plan) -> tuple[Change, ...]:
    return tuple(_each(known, plan))


def _each(known: SiteMoment, plan: Plan) -> Iterator[Change]:
    yield from plan.edits
    for kept in (LOCK, EDITIONS):
        if kept in plan.new:
            lines = known.lines(kept)
            yield Edit(lines.span(0, len(lines.text)), lenient(plan.new[kept]))
    for old, new in plan.moved.items():
        yield Move(old, new)


def _region_and_slug(path: str) -> tuple[str, str]:
    region, _, file = path.removeprefix(f"{BRIEFINGS}/").partition("/")
    return region, file.removesuffix(".md")
