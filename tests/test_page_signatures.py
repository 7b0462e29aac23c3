"""What the signature of a page covers: at least all that its view looks up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.memo import LookUp, Memo
from briefing_site.engine.options import Options
from briefing_site.engine.part_digests import Part
from briefing_site.engine.signatures import Signatures
from briefing_site.engine.site import Site as Look
from briefing_site.engine.stages import join
from briefing_site.model import addresses
from tests.edits import ALL, MORE, MOVES, TIDE
from tests.sites import CARD, LEAD, Site

OF_WHOLE_SITE = {
    "tally": {"briefings", "figures", "citing"},
    "stock": {"sources", "excerpts", "verifications", "origins"},
}
"""Look-ups for what is counted of all, by the part that covers them."""
OF_BRIEFINGS = {"briefing", "briefings", "claims", "groundings", "changes", "near briefings"}
OF_SOURCES = {
    "source",
    "sources",
    "excerpts",
    "verifications",
    "digests",
    "origins",
    "works",
    "targets in sources",
    "paragraphs",
}
BY_NAME = {"briefings by path", "briefings by slug", "sources by path", "attachments", "ids of notes"}

OF_ONE_PART = {
    "citing sentences": "uses",
    "citing": "uses",
    "backlinks": "links",
    "translations": "links",
    "people": "person",
    "index": "named",
    "copies": "source",  # a page that asks for the copies of a source has each of them as a part
}


class Covered:
    """The look-ups that the parts of a page cover."""

    def __init__(self, look: Look, parts: list[Part]) -> None:
        self.parts = set(parts)
        linked = look.published
        texts = {b.address: b.briefing.path for b in linked.briefings}
        cards = {name: source.path for name, source in linked.sources.items()}
        paths = [texts[name] for kind, name in parts if kind == "text"]
        paths += [cards[name] for kind, name in parts if kind == "source"]
        asked = look.page_signatures.asked
        self.names = {name for path in paths for name in asked.get(path, ())}
        self.chain = {name for kind, name in parts if kind == "source"}
        for name in tuple(self.chain):
            at = linked.sources[name].derived_from
            while at is not None and at in linked.sources and at not in self.chain:
                self.chain.add(at)
                at = linked.sources[at].derived_from
        self.crowds = {name.partition(" ")[0] for kind, name in parts if kind == "refers"}
        """Addresses of the pages that others refer to, of which this one lists those."""
        self.crowded = look.listings.referring.keys()
        self.fronts = {name: addresses.source(name) for name in linked.sources}
        self.fronts |= {path: address for address, path in texts.items()}
        image = look.config.image
        self.image = image.file if image else ""

    def has(self, seen: LookUp) -> bool:
        mapping, key = seen.mapping.removeprefix("published "), seen.key
        source = getattr(key, "source", key)
        if any(mapping in of and (kind, "") in self.parts for kind, of in OF_WHOLE_SITE.items()):
            return True
        if seen.whole:
            return False
        if mapping in OF_BRIEFINGS:
            return ("text", key) in self.parts or self._as_in_lists(mapping, str(key))
        if mapping in OF_SOURCES:
            return source in self.chain or f"@{source}" in self.names
        if mapping in BY_NAME:
            return bool({str(key), f"[[{key}"} & self.names) or key == self.image
        if mapping in ("traits", "holders of traits"):
            return any(kind == "near" for kind, _ in self.parts)
        if mapping in ("crowded", "citing sentences", "backlinks") and self._of_a_crowd(mapping, str(source)):
            return True
        kind = OF_ONE_PART.get(mapping) or mapping.split()[0]
        return (kind, source) in self.parts or (mapping == "citing" and ("cited", source) in self.parts)

    def _of_a_crowd(self, mapping: str, name: str) -> bool:
        """Whether it is seen as one of many that refer to a page."""
        if mapping == "crowded":  # a page that comes to be crowded has a part more
            return name not in self.crowded
        return self.fronts[name] in self.crowds

    def _as_in_lists(self, mapping: str, address: str) -> bool:
        """Whether no more is seen of a briefing than lists show."""
        if mapping == "near briefings":
            return any(kind == "near" for kind, _ in self.parts)
        if ("front", address) in self.parts:
            return mapping in ("briefing", "briefings")
        if ("disputes", address) in self.parts:
            return mapping in ("briefing", "claims")
        return mapping == "briefing" and ("card", address) in self.parts


def uncovered(root: Path) -> Iterator[str]:
    look = Engine(Options(root)).look()
    assert isinstance(look, Look), look.faults
    for address in look.published_pages:
        parts = look.page_signatures.parts(address)
        assert (parts is None) == (address == "search.html")
        if parts is not None:
            covered = Covered(look, list(parts))
            for seen in look.looked_up(address):
                if not covered.has(seen):
                    yield f"{address}: {seen.mapping} {seen.key!r} {'all' if seen.whole else ''}"


def test_all_that_a_view_looks_up(small: Site) -> None:
    small.write(MORE)
    assert list(uncovered(small.root)) == []


@pytest.mark.parametrize("name", sorted(MOVES))
def test_after_an_edit(small: Site, name: str) -> None:
    small.write(MORE)
    MOVES[name](small)
    look = Engine(Options(small.root)).look()
    if isinstance(look, Look) and look.renders:  # of a site with errors nothing is kept
        assert list(uncovered(small.root)) == []


def test_the_files_beside_a_page_have_the_addresses_that_are_told(small: Site) -> None:
    small.write(MORE)
    look = Engine(Options(small.root)).look()
    assert isinstance(look, Look)
    told = {page: set(look.beside.get(page, ())) for page in look.published_pages}
    made = {page: set(look.files_beside(page)) for page in look.published_pages}
    assert told == made
    assert any(told.values())


def test_a_list_rests_on_no_text_that_it_does_not_show(small: Site) -> None:
    """Neither on that of its briefings, nor on what stands on cards that only that cites."""
    small.write(MORE)
    lists = {"water/index.html", "topics/sea.html", "people/ann-lee.html", "timeline.html"}
    away = {"land/index.html"}  # has only cards of it: the briefing is at home in another region

    def changed(path: str, old: str, new: str) -> set[str]:
        before = signed(small)
        small.edit(path, old, new)
        after = signed(small)
        assert lists | away <= after.keys() == before.keys()
        return {address for address in after if after[address] != before[address]}

    of_text = changed(TIDE, "## Later", "## Much later\n\nThe crew slept.\n\n## Later")
    assert "water/tide.html" in of_text
    assert not (lists | away) & of_text
    of_judgement = changed(TIDE, "It came in [@rain#crew].", "It came in late [@rain#crew].")
    assert lists <= of_judgement
    assert not away & of_judgement
    assert away <= changed(TIDE, "title: The tide", "title: The ebb")
    of_card = changed(CARD, "kind: news", "kind: data")  # which lead.md cites in its text
    assert lists <= of_card
    assert "topics/rain.html" not in of_card


GALE = """\
-- briefings/water/gale.md --
---
title: The gale
region: water
regions: [land]
date: 2026-01-08
summary: What the gale did.
topics: [wind]
people: [Ann Lee]
judgements:
  - {text: "It blew [@wind].", confidence: low, because: one source}
  - {text: "It blows on [@rain#dry].", confidence: low, because: one source}
events:
  - {date: 2026-01-03, text: "Ann Lee saw it [@rain#hours]."}
  - {date: 2026-01-04, text: "The roof went [@roof]."}
  - {date: 2026-01-05, text: "*Lee* told of it [@told]."}
corrections:
  - {date: 2026-01-09, text: "It was no storm [@storm]."}
  - {date: 2026-01-10, text: "It was one [@rain#crew]."}
---
It was a gale [@rain#hours].
"""
"""A briefing of which a judgement, an event and a correction each cite a source of their own."""


def test_a_list_rests_on_the_sources_of_what_it_gathers(small: Site) -> None:
    """Those of judgements stand on pages of topics, those of events on pages of regions, people and time."""
    small.write(MORE + GALE)
    for name in ("wind", "roof", "storm", "told"):
        small.write(f"-- seeds/{name}.md --\n---\ntitle: {name}\npublisher: Quay Post\nkind: news\n---\n")
    assert list(uncovered(small.root)) == []
    shown = {
        *("water/index.html", "land/index.html", "topics/wind.html", "people/ann-lee.html"),
        *("timeline.html", "corrections.html", "topics/sea.html"),
    }

    def changed(card: str) -> set[str]:
        before = signed(small)
        small.edit(f"seeds/{card}.md", f"title: {card}", f"title: The {card}")
        after = signed(small)
        assert shown <= after.keys() == before.keys()
        assert after["water/gale.html"] != before["water/gale.html"]
        return {address for address in shown if after[address] != before[address]}

    assert changed("wind") == {"topics/wind.html"}
    # The page of land has the card of the briefing alone, which is at home in another region.
    assert changed("roof") == {"water/index.html", "timeline.html"}
    assert changed("told") == {"water/index.html", "people/ann-lee.html", "timeline.html"}
    assert changed("storm") == {"corrections.html"}


def test_pages_of_the_whole_site_are_made_where_what_they_count_or_name_changes(small: Site) -> None:
    small.write(MORE)
    small.edit(ALL, "summary:", "featured: true\nsummary:")
    whole = {"index.html", "about.html", "sources/index.html", "disagreements.html", "404.html"}

    def changed(path: str, old: str, new: str) -> set[str]:
        before = signed(small)
        small.edit(path, old, new)
        after = signed(small)
        assert whole <= after.keys() == before.keys()
        return {address for address in whole if after[address] != before[address]}

    assert changed(TIDE, "It went out.", "It went out, far.") == set()
    assert changed(TIDE, "The tide came in [@rain#crew].", "The tide came in late [@rain#crew].") == set()
    assert changed(TIDE, "title: The tide", "title: The ebb") == {"index.html", "sources/index.html"}
    more = changed(TIDE, "It went out, far.", "It went out, far [@rain#dry].")
    assert more == {"index.html", "about.html", "sources/index.html"}
    assert changed(TIDE, "far [@rain", "far [contra @rain") == whole - {"404.html"}
    assert changed(TIDE, "It went out, far", "It went, far") == {"disagreements.html"}
    assert changed(CARD, "kind: news", "kind: data") == whole - {"404.html"}
    assert changed("config.yaml", "title: Harbour Notes", "title: Port Notes") == whole


KIN = """\
-- briefings/land/kin-{number}.md --
---
title: Kin {number}
region: land
date: 2026-02-1{number}
summary: One of many.
topics: {topics}
---
It rained.
"""
"""A briefing that shares topics with others."""


def signed(site: Site) -> dict[str, str]:
    look = Engine(Options(site.root)).look()
    assert isinstance(look, Look), look.faults
    return {address: signature for address, signature in look.signatures.items() if signature}


def test_a_word_more_changes_no_page_that_shows_the_briefing_in_a_list(small: Site) -> None:
    """Lists tell how long it takes to read, in minutes."""
    small.write(MORE)
    before = signed(small)
    small.edit(TIDE, "It went out.", "It went far out.")
    after = signed(small)
    assert before.keys() == after.keys()
    changed = {address for address in after if after[address] != before[address]}
    assert "water/tide.html" in changed
    assert not {"water/lead.html", "land/all.html"} & changed


def test_a_title_changes_the_pages_alone_that_name_it(small: Site) -> None:
    """Of many that share a topic a few are related; the others are not looked at again."""
    for number in range(8):
        small.write(KIN.format(number=number, topics="[sea, salt]" if number < 6 else "[sea]"))
    before = signed(small)
    small.edit("briefings/land/kin-7.md", "title: Kin 7", "title: The last of kin")
    after = signed(small)
    changed = {address for address in after if after[address] != before[address]}
    assert "land/kin-7.html" in changed
    assert not {f"land/kin-{number}.html" for number in range(6)} & changed


def test_a_briefing_is_indexed_again_where_its_words_change(small: Site) -> None:
    """What a card says stands in notes, and in the words of those texts alone that name or link the source."""
    small.write(MORE)
    small.edit(TIDE, "It went out.", "@rain#hours says more, see [[@rain#dry]].")

    def indexed() -> dict[str, str]:
        look = Engine(Options(small.root)).look()
        assert isinstance(look, Look), look.faults
        return {b.briefing.slug: look.page_signatures.search(b.address) for b in look.published.briefings}

    def changed(path: str, old: str, new: str) -> set[str]:
        before = indexed()
        small.edit(path, old, new)
        after = indexed()
        assert before.keys() == after.keys() == {"all", "lead", "tide"}
        return {slug for slug in after if after[slug] != before[slug]}

    assert changed(CARD, "kind: news", "kind: data") == set()
    assert changed(CARD, "title: Quay shut for the night", "title: Quay shut") == {"tide"}
    assert changed(CARD, "[Ada Lane]", "[Bo Ek]") == {"tide"}
    assert changed(LEAD, "Rain fell", "Much rain fell") == {"lead"}
    assert changed(TIDE, "title: The tide", "title: The ebb") == {"tide"}


def test_the_words_of_a_theme_are_part_of_what_lints_read(small: Site) -> None:
    """A sentence prints the names that it cites, so that other words make another sentence of it."""
    small.write(MORE)  # a theme that changes nothing is among it
    small.edit("config.yaml", "regions:", "theme: mine\nregions:")
    before = lints_signed(small)
    assert lints_signed(small) == before
    small.write("-- themes/mine/words/en.yaml --\nnames-last: '{names} & {last}'\n")
    assert lints_signed(small) != before


def lints_signed(site: Site) -> str:
    look = Engine(Options(site.root)).look()
    assert isinstance(look, Look), look.faults
    memo = Memo()
    joined = join(look.content, look.content.parsed, look.config, look.words, drafts=False, memo=memo)
    return Signatures(look.content, joined.linked, memo).lints(TIDE, ["rain"])
