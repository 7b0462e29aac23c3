"""Where many texts change at once, the open pages have their own first, and all the rest when it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_site.apps.preview import open_pages
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.pages_first import site_ahead
from briefing_site.apps.preview.responses import PageResponse
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.engine import Engine
from tests.previews import Heard
from tests.sites import CARD, LEAD, PAGE, Site

TEXT = """\
---
title: {word} {number}
region: water
date: 2026-01-05
summary: S
---
{word} fell. See [[b{next}]].
"""
MANY = 20


class Asking(Heard):
    """An open page that asks for the style sheets that it is told of."""

    asks: Callable[[str], PageResponse]

    def tell(self, kind: str, **values: Any) -> None:
        super().tell(kind, **values)
        if kind == "sheets":
            self.answers = [self.asks(sheet["address"]) for sheet in values["sheets"].values()]


def switch(site: Site, word: str, count: int = MANY) -> None:
    for number in range(count):
        text = TEXT.format(word=word, number=number, next=(number + 1) % MANY)
        site.put(f"briefings/water/b{number}.md", text)


def told(site: Site, addresses: list[str], change: Any) -> list[list[str]]:
    """The pages that are told of a change, as they are told, for each open page."""
    watch = Watch(site.root, [], every=None)
    live = Live(site.options(), watch, lambda change: None)
    live.look()
    pages = [Heard(address) for address in addresses]
    for page in pages:
        live.join(page)
    live.begin()
    before = [len(page.heard) for page in pages]
    change()
    watch.nudge()
    assert watch.wait()
    live._next()
    for page in pages:
        page.loop.close()
    return [
        [values["html"] for kind, values in page.heard[at:] if kind == "page"]
        for page, at in zip(pages, before, strict=True)
    ]


def test_its_own_text_is_shown_first_and_the_others_behind(small: Site) -> None:
    switch(small, "Rain")
    page, home = told(small, ["water/b3.html", "index.html"], lambda: switch(small, "Snow"))
    assert ["Snow fell" in html for html in page] == [True, True]
    assert [(">Rain 4<" in html, ">Snow 4<" in html) for html in page] == [(True, False), (False, True)]
    assert ["Snow 3" in html for html in home] == [True]


def test_what_is_shown_behind_is_what_a_fresh_look_shows(small: Site) -> None:
    switch(small, "Rain")
    ((*_, last),) = told(small, ["water/b3.html"], lambda: switch(small, "Snow"))
    state = Engine(small.options()).look()
    fresh = Live(small.options(), Watch(small.root, [], every=None), lambda change: None)
    fresh.look()
    assert fresh.at("water/b3.html").html == last
    assert state.content_faults == ()


@pytest.mark.parametrize("count", [1, 5])
def test_few_texts_are_shown_at_once(small: Site, count: int) -> None:
    switch(small, "Rain")
    (page,) = told(small, ["water/b0.html"], lambda: switch(small, "Snow", count))
    assert ["Snow fell" in html for html in page] == [True]


def test_the_site_that_is_shown_first_lets_go_of_what_was_made_of_it(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def noted(*given: Any) -> Any:
        found = site_ahead(*given)
        made.extend(found[:1] if found else ())
        return found

    monkeypatch.setattr(open_pages, "site_ahead", noted)
    switch(small, "Rain")
    told(small, ["water/b3.html"], lambda: switch(small, "Snow"))
    assert ["pages" in vars(site) for site in made] == [False]


def test_a_card_that_has_changed_too_is_shown_with_it(small: Site) -> None:
    switch(small, "Rain")
    small.lead("Rain fell [@rain#hours]. See [[b1]].")

    def change() -> None:
        switch(small, "Snow")
        small.edit(LEAD, "Rain fell", "Snow fell")
        small.edit(CARD, "title: Quay shut for the night", "title: Quay shut again")

    (page,) = told(small, [PAGE], change)
    assert [("Snow fell" in html, "Quay shut again" in html) for html in page] == [(True, True)] * 2


def test_a_page_whose_text_goes_or_breaks_waits_for_the_look(small: Site) -> None:
    switch(small, "Rain")

    def change() -> None:
        switch(small, "Snow")
        small.delete("briefings/water/b3.md")
        small.put("briefings/water/b4.md", "no front matter")

    gone, broken = told(small, ["water/b3.html", "water/b4.html"], change)
    assert ["Nothing here" in html for html in gone] == [True]
    assert ["preview-broken" in html for html in broken] == [True]


def test_another_style_sheet_is_told_ahead_of_the_page_that_names_it(small: Site) -> None:
    sheet = "themes/mine/static/style.css"
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.put(sheet, "main { color: red }\n")
    small.append("config.yaml", "theme: mine\n")
    watch = Watch(small.root, [], every=None)
    live = Live(small.options(), watch, lambda change: None)
    live.look()
    page = Asking("index.html")
    live.join(page)
    live.begin()
    before = page.heard[0][1]["html"]
    small.put(sheet, "main { color: blue }\n")
    page.asks = live.at
    live._made(frozenset([sheet]), patient=True)
    live._tell_all(0.0)
    (sheets, values), (last, after), *_ = page.heard[2:]
    assert (sheets, last) == ("sheets", "page")
    ((old, sheet),) = values["sheets"].items()
    new = sheet["address"]
    assert (old in before, old in after["html"], new in after["html"]) == (True, False, True)
    assert sheet["text"] == "main { color: blue }\n"
    assert [(each.status, each.data) for each in page.answers] == [(200, b"main { color: blue }\n")]
    page.loop.close()
