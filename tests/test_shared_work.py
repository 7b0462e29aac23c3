"""view and engine: what many pages have alike is worked out once, and no page is the worse for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefing_site.engine.build import linked_site
from briefing_site.engine.fingerprint import Told, changed_fields, fingerprint
from briefing_site.engine.page_links import LinkCheck
from briefing_site.engine.site import Site as LinkedSite
from briefing_site.model.verification import Verification
from briefing_site.render.attributes import attributes_of
from briefing_site.view.page import Page
from briefing_site.view.values.notes import VerdictView
from briefing_site.view.values.pages import BriefingView
from tests.sites import PAGE, Site, briefing

# --- passages ------------------------------------------------------------------------------------------


def looked(site: Site) -> LinkedSite:
    found = linked_site(site.options())
    assert isinstance(found, LinkedSite)
    return found


@pytest.mark.parametrize("more", [1, 5], ids=["one more briefing", "five more"])
def test_a_passage_is_told_once_however_many_briefings_cite_it(
    small: Site, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    for number in range(more):
        small.write(briefing("Rain fell [@rain#hours].", path=f"briefings/water/rain-{number}.md"))
    told: list[str] = []
    plain = Page.verdict

    def listening(self: Page, found: Verification, *arguments: Any, **named: Any) -> VerdictView:
        told.append(self.address)
        return plain(self, found, *arguments, **named)

    monkeypatch.setattr(Page, "verdict", listening)
    pages = looked(small).published_pages
    briefings = [address for address, view in pages.items() if isinstance(view, BriefingView)]
    assert len(briefings) == more + 1
    # Three passages, as they are seen from the pages of regions; the page of the source lies beside itself.
    assert len([address for address in told if address in briefings]) == 3
    assert told.count("sources/rain.html") == 3


def test_a_gist_with_a_link_leads_on_from_each_page(small: Site) -> None:
    small.edit("seeds/rain.md", "It rained for long.", "It rained for long: see [[land/all]].")
    small.lead("Rain fell [@rain#hours].")
    small.pin()
    pages = small.build().pages
    assert 'see <a href="../land/all.html">All that is known</a>' in pages[PAGE]
    assert 'see <a href="all.html">All that is known</a>' in pages["land/all.html"]
    assert 'see <a href="../land/all.html">All that is known</a>' in pages["sources/rain.html"]


def test_a_menu_marks_the_page_that_it_stands_on(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    pages = small.build().pages
    current = {
        address: [part.partition(">")[2].partition("<")[0] for part in html.split("aria-current")[1:]]
        for address, html in pages.items()
    }
    assert current[PAGE] == ["Water"]
    assert current["land/all.html"] == ["Land"]
    assert current["sources/rain.html"] == current["sources/index.html"] == ["Sources"]
    assert current["topics/index.html"] == ["Topics"]


# --- addresses and ids -----------------------------------------------------------------------------------

READ = {
    "plain": ('<a href="x.html">x</a><img src="y.png"><p id="z">', ["x.html", "y.png"], {"z"}),
    "each once": ('<a href="x.html"></a><a href="x.html"></a>', ["x.html"], set()),
    "in single quotation marks": ("<a href='x.html'><p id='z'>", ["x.html"], {"z"}),
    "in none": ("<a href=x.html><p id=z>", ["x.html"], {"z"}),
    "with spaces": ('<a href = "x.html"><p id= "z">', ["x.html"], {"z"}),
    "in capitals": ('<A HREF="x.html"><P ID="z">', ["x.html"], {"z"}),
    "across lines": ('<a\n  href="x.html"\n  id="z">', ["x.html"], {"z"}),
    "of other names": ('<a data-href="x.html" data-id="z" hrefs="y">', [], set()),
    "escaped": ('<a href="x.html?a=1&amp;b=2">', ["x.html?a=1&b=2"], set()),
    "with an equals sign": ('<a href="x.html?a=b"><p id="z">', ["x.html?a=b"], {"z"}),
    "every attribute that loads or leads": (
        '<video poster="a"><object data="b"><form action="c"><button formaction="d"><use xlink:href="e">',
        ["a", "b", "c", "d", "e"],
        set(),
    ),
    "sets": (
        '<img srcset="a.png 1x, b.png 2x"><link imagesrcset="c.png 1x">',
        ["a.png", "b.png", "c.png"],
        set(),
    ),
    "a page that sends on": ('<meta http-equiv="refresh" content="0; url=x.html">', ["x.html"], set()),
    "empty": ('<a href=""><p id="">', [], set()),
    "in a comment": ('<!-- <p id="z"> --><p id="z">', [], {"z"}),
}


@pytest.mark.parametrize(("html", "addresses", "ids"), READ.values(), ids=READ)
def test_addresses_and_ids_of_a_page(html: str, addresses: list[str], ids: set[str]) -> None:
    read = attributes_of(html)
    assert (list(read.addresses), set(read.ids), read.repeated) == (addresses, ids, ())


def test_a_live_address_is_followed_once_a_folder() -> None:
    asked: list[str] = []

    def is_published(address: str) -> bool:
        asked.append(address)
        return address != "gone.html"

    links = LinkCheck(is_published, ())
    page = attributes_of('<p id="z"><a href="../x.html#a"></a><a href="#z"></a><a href="y.html"></a>')
    for address in ("a/1.html", "a/2.html", "b/3.html", "b/4.html"):
        assert list(links.dead_links(page, address)) == []
    assert asked == ["x.html", "a/y.html", "x.html", "b/y.html"]
    # A dead one is told of each page.
    dead = attributes_of('<a href="../gone.html"></a><a href="#nowhere"></a>')
    for address in ("a/1.html", "a/2.html"):
        assert [fault.code for fault in links.dead_links(dead, address)] == ["broken-link", "broken-anchor"]


# --- fingerprints ----------------------------------------------------------------------------------------


def test_a_fingerprint_is_of_the_content_alone(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", summary="Wet.")
    told: Told = {}
    first = {a: fingerprint(view, "x", told) for a, view in looked(small).published_pages.items()}
    assert {a: fingerprint(view, "x") for a, view in looked(small).published_pages.items()} == first
    assert len(set(first.values())) == len(first)
    small.edit("seeds/rain.md", "publisher: Quay Post", "publisher: Quay Times")
    changed = looked(small).published_pages
    view = changed[PAGE]
    assert isinstance(view, BriefingView)
    assert "notes" in changed_fields(view, first[PAGE], fingerprint(view, "x"))
    assert changed_fields(view, first[PAGE], fingerprint(replace(view, title="Y"), "x"))[0] == "title"


@pytest.mark.parametrize(
    "others",
    [
        lambda view: [replace(view, lang=lang) for lang in (None, "", "en")],
        lambda view: [
            replace(view, authors=names) for names in ((), ("",), ("a", "b"), ("ab",), ("a", "b", ""))
        ],
        lambda view: [replace(view, draft=draft) for draft in (True, False)],
    ],
    ids=["no text and an empty one", "one text and two", "yes and no"],
)
def test_other_content_has_another_fingerprint(
    small: Site, others: Callable[[BriefingView], list[BriefingView]]
) -> None:
    small.lead("Rain fell [@rain#hours].")
    view = looked(small).published_pages[PAGE]
    assert isinstance(view, BriefingView)
    prints = [fingerprint(other, "x") for other in others(view)]
    assert len(set(prints)) == len(prints)
