"""A page of a long list in words: its title, and the links to the other pages."""

from __future__ import annotations

from collections.abc import Hashable

from briefing_site.model.wording import Wording
from briefing_site.view.listings import UNDATED
from briefing_site.view.page import Page
from briefing_site.view.paging import OTHER, Group, ListPage, Turn
from briefing_site.view.values.paging import IndexRow, PagingView
from briefing_site.view.values.parts import Link


def paging_view(page: Page, of: ListPage[Hashable], title: str) -> PagingView | None:
    """The ways to the other pages of a list that is called `title`; None where there are none."""
    if not of.groups:
        return None
    words, here = page.words, of.here

    def link(turn: Turn) -> Link:
        name = _turn(turn, words) if turn.name else title
        return Link(name, page.href(turn.address), current=turn.address == here.address)

    def row(group: Group) -> IndexRow:
        current = group.name == here.name
        return IndexRow(
            Link(_name(group.name, words), page.href(group.address), current=current), group.count
        )

    return PagingView(
        title=_turn(here, words) if here.name else "",
        shown=len(of.entries),
        count=of.count,
        front=link(Turn(of.front, "", 0)),
        previous=link(of.previous) if of.previous else None,
        next=link(of.next) if of.next else None,
        groups=tuple(map(row, of.groups)),
        parts=tuple(map(link, of.parts)),
    )


def page_title(of: ListPage[Hashable], title: str, words: Wording) -> str:
    """The title of a page of a list: that of the list, and behind it what stands on the page."""
    return words("paging-title", title=title, page=_turn(of.here, words)) if of.here.name else title


def _turn(turn: Turn, words: Wording) -> str:
    name = _name(turn.name, words)
    return words("paging-part", name=name, number=str(turn.part)) if turn.part else name


def _name(name: str, words: Wording) -> str:
    """A year, or a beginning of names, as printed."""
    if name == UNDATED:
        return words("no-date")
    if name.isascii() and name.isdigit() and len(name) == 4:
        return words("date-year", year=name)
    if name == OTHER:
        return words("paging-other")
    plain = name.removeprefix(OTHER).replace("-", " ")
    return plain[:1].upper() + plain[1:]
