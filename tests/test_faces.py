"""Signatures that an earlier build tells: they are those that are worked out, whatever was edited."""

from __future__ import annotations

import shutil

import pytest

from briefing_site.engine.build import _record
from briefing_site.engine.engine import Engine
from briefing_site.engine.last_build import load_last
from briefing_site.engine.page_signatures import PageSignatures
from briefing_site.engine.site import Site as Look
from tests.edits import ALL, IN_RUNNING_TEXT, MORE, MOVES, TIDE, Edit, flip
from tests.sites import CARD, LEAD, Site

SPOKEN = "-- seeds/talk.md --\n---\ntitle: Talk\npublisher: P\npublished: 2026\nkind: news\n---\n" + (
    '## said {speaker="Ann Lee"}\n> It was wet\n'
)
"""A card with a passage that stands on the page of its speaker."""

OF_TEXTS: dict[str, Edit] = {
    "word": MOVES["body"],
    "cited sentence": flip(TIDE, "The tide came in [@rain#crew].", "The tide came in late [@rain#crew]."),
    "mark moved": flip(LEAD, "The crew waited [@rain#crew].", "The crew [@rain#crew] waited."),
    "signal": flip(LEAD, "The crew waited [@rain#crew].", "The crew waited [see @rain#crew, p. 4]."),
    "against": flip(TIDE, "The tide came in [@rain#crew].", "The tide came in [contra @rain#crew]."),
    "cited once more": flip(TIDE, "It went out.", "It went out [@rain#crew]."),
    "other excerpt": flip(ALL, "@rain#crew; @rain#dry]", "@rain#crew; @rain#hours]"),
    "whole source": MOVES["whole source cited"],
    "passage that was spoken": flip(LEAD, "The crew waited", "It was wet [@talk#said]. The crew waited"),
    "sentence of what was spoken": flip(LEAD, "It was wet [@talk", "It was so wet [@talk"),
    "link to an excerpt": flip(LEAD, "Rain fell [", "Rain, as [[@rain#dry]] has it, fell ["),
    "link": flip(LEAD, "The crew waited", "The crew, see [[all]], waited"),
    "sentence of a link": flip(TIDE, "See [[lead]] and", "Do see [[lead]] and"),
    "heading": flip(TIDE, "## Later", "## Much later"),
    "footnote": flip(TIDE, "It went out.", "It went out.[^ebb]\n\n[^ebb]: It ebbed [@rain#dry]."),
    "running text": IN_RUNNING_TEXT,
    "judgement": flip(TIDE, "It came in [@rain#crew].", "It may come in [@rain#crew]."),
    "link in a judgement": flip(TIDE, 'text: "It came in [', 'text: "It came [in](../land/all.md) ['),
    "event": flip(TIDE, "Ann Lee saw it [", "Bo Ek saw it ["),
    "long text": flip(ALL, "It rained, and", "It " + "poured and " * 300 + "rained, and"),
    "waiver": flip(TIDE, "It went out.", "<!-- lint: close-copying it is meant -->\n\nIt went out."),
    "alias": flip(LEAD, "region: water\n", "region: water\naliases: [water/wet.html]\n"),
}
"""Edits of briefings alone: most leave what others show of them."""


def assert_told(site: Site) -> None:
    """A build keeps the signatures and faces that are worked out of the site without it."""
    options = site.options()
    if not site.build().outcome.complete:
        return
    kept = load_last(_record(options, options.output.resolve()))
    site.path(".cache").rename(site.path(".kept"))
    look = Engine(site.options(scaled=True), once=True, late=True).look()
    assert isinstance(look, Look)
    assert kept.made_from == look.signatures
    assert kept.faces == look.faces
    shutil.rmtree(site.path(".cache"), ignore_errors=True)
    site.path(".kept").rename(site.path(".cache"))


@pytest.mark.parametrize("name", OF_TEXTS)
def test_an_edit_of_a_text(small: Site, name: str) -> None:
    small.write(MORE + SPOKEN)
    assert_told(small)
    OF_TEXTS[name](small)
    assert_told(small)
    MOVES["body"](small)
    OF_TEXTS["mark moved"](small)
    assert_told(small)
    OF_TEXTS[name](small)
    assert_told(small)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_an_edit_of_a_text_after_another_edit(small: Site, name: str) -> None:
    small.write(MORE)
    small.build()
    MOVES[name](small)
    assert_told(small)
    OF_TEXTS["signal"](small)
    assert_told(small)


def test_one_edit_after_another(small: Site) -> None:
    small.write(MORE + SPOKEN)
    for edit in OF_TEXTS.values():
        edit(small)
        assert_told(small)


def test_a_word_leaves_the_signatures_of_other_pages(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(MORE)
    small.build()
    asked: list[str] = []
    work_out = PageSignatures.of

    def watched(signatures: PageSignatures, address: str) -> str:
        asked.append(address)
        return work_out(signatures, address)

    monkeypatch.setattr(PageSignatures, "of", watched)

    def worked_out(path: str, old: str, new: str) -> set[str]:
        asked.clear()
        small.edit(path, old, new)
        small.build()
        return set(asked)

    of_tide = worked_out(TIDE, "It went out.", "It went far out.")
    assert {"water/tide.html", "sources/rain.html", "feed.xml"} <= of_tide
    assert not {"index.html", "water/lead.html", "timeline.html", "sources/index.html"} & of_tide
    assert {"index.html", "timeline.html"} <= worked_out(TIDE, "title: The tide", "title: The ebb")
    assert {"index.html", "timeline.html"} <= worked_out(CARD, "kind: news", "kind: data")
    assert "index.html" not in worked_out(LEAD, "Rain fell", "Much rain fell")
