"""Source cards: bibliography, excerpts, and what is shown of them."""

from __future__ import annotations

from functools import cache

import pytest

from briefing_site.model.date import Date
from briefing_site.model.source import At, Excerpt, Source, Translation
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from tests.sites import CARD, PAGE, Site, shown

FRONT = "---\ntitle: Fog\npublisher: Quay Post\nkind: news\n---\n"


@cache
def engine() -> MarkdownEngine:
    return MarkdownEngine()


def parse(text: str, path: str = "seeds/fog.md") -> tuple[Source | None, list[str]]:
    made, found = parse_source(path, text.encode(), engine())
    return made if isinstance(made, Source) else None, [shown(fault) for fault in found]


def excerpt(text: str) -> Excerpt:
    made, found = parse(FRONT + text)
    assert found == []
    assert made is not None
    (only,) = made.excerpts
    return only


def test_the_smallest() -> None:
    made, found = parse(FRONT)
    assert found == []
    assert made is not None
    assert (made.id, made.title, made.author, made.publisher, made.kind) == (
        "fog",
        "Fog",
        (),
        "Quay Post",
        "news",
    )
    assert (made.published, made.url, made.archive, made.language, made.rights) == (
        None,
        None,
        None,
        "en",
        "quote",
    )
    assert made.excerpts == ()


def test_all_of_it() -> None:
    made, found = parse(
        """---
title: "Fog: a story"
author: [Ada Lane, Bo Quay]
publisher: Quay Post
published: 2026-01
accessed: 2026-02-03
url: https://quay.example/fog
archive: deep/fog.txt
kind: state-media
perspective: the quay
descriptor: Seen from the quay.
language: ja
rights: full
derived_from: rain
---
"""
    )
    assert found == []
    assert made is not None
    assert (made.author, made.published, made.accessed) == (
        ("Ada Lane", "Bo Quay"),
        Date(2026, 1),
        Date(2026, 2, 3),
    )
    assert (made.rights, made.derived_from, made.archive) == ("full", "rain", "deep/fog.txt")
    assert (made.place_of("archive").line, made.place_of("archive").column) == (8, 10)


KEYS = {
    "none": ("## a\n> b", None, None, None, None),
    "at": ('## a {at="7"}\n> b', At(7, 7), None, None, None),
    "range": ('## a {at="7-8"}\n> b', At(7, 8), None, None, None),
    "sentences": ('## a {at="3:6-8"}\n> b', At(3, 3, (6, 8)), None, None, None),
    "bare": ("## a {at=7 voice=fact}\n> b", At(7, 7), None, "fact", None),
    "single-quotes": ("## a {at='7' speaker='Ada \"A\" Lane'}\n> b", At(7, 7), 'Ada "A" Lane', None, None),
    "all": ('## a {at="7" speaker="Ada Lane, mayor" voice="opinion" lang="ja"}\n> b', At(7, 7), "Ada Lane, mayor", "opinion", "ja"),
    "spaces": ('##   a   {  at="7"   voice="fact"  }  \n> b', At(7, 7), None, "fact", None),
    "touching": ('## a{at="7"}\n> b', At(7, 7), None, None, None),
    "empty": ("## a {}\n> b", None, None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "at", "speaker", "voice", "lang"), KEYS.values(), ids=KEYS.keys())
def test_keys(text: str, at: At | None, speaker: str | None, voice: str | None, lang: str | None) -> None:
    made = excerpt(text)
    assert (made.id, made.at, made.speaker, made.voice, made.lang) == ("a", at, speaker, voice, lang)


QUOTES = {
    "one-line": ("> Fog.\n", "Fog.", None, ""),
    "several-lines": ("> Fog\n> is\n>wet.\n", "Fog is wet.", None, ""),
    "blank-line-inside": ("> Fog\n>\n> is wet.\n", "Fog is wet.", None, ""),
    "markup-is-verbatim": ("> *Fog* [...] `is` <b> & [@a] \\*\n", "*Fog* [...] `is` <b> & [@a] \\*", None, ""),
    "gist": ("> Fog.\n\nIt was *foggy*.\n", "Fog.", None, "<p>It was <em>foggy</em>.</p>"),
    "gist-of-two-paragraphs": ("> Fog.\n\nOne.\n\nTwo.\n", "Fog.", None, "<p>One.</p>\n<p>Two.</p>"),
    "gist-at-once": ("> Fog.\nIt was.\n", "Fog.", None, "<p>It was.</p>"),
    "translation": ("> 霧\n\nTranslation: Fog,\nwet.\n", "霧", Translation("Fog, wet.", False), ""),
    "official-translation": ("> 霧\n\nOfficial translation: Fog.\n\nIt was.\n", "霧", Translation("Fog.", True), "<p>It was.</p>"),
    "blank-lines-before": ("\n\n  > Fog.\n", "Fog.", None, ""),
    "no-newline": ("> Fog.", "Fog.", None, ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "translation", "gist"), QUOTES.values(), ids=QUOTES.keys())
def test_quotations(text: str, quote: str, translation: Translation | None, gist: str) -> None:
    made = excerpt(f"## a\n{text}")
    assert (made.quote, made.translation, "".join(made.gist.pieces).strip()) == (quote, translation, gist)


def test_places() -> None:
    made, _ = parse(f"{FRONT}\n## a\n> b\n\n## c\n\n  > d\n")
    assert made is not None
    places = [(e.place.line, e.place.column, e.quote_place.line, e.quote_place.column) for e in made.excerpts]
    assert places == [(7, 1, 8, 1), (10, 1, 12, 3)]


def test_a_deeper_heading_begins_no_excerpt() -> None:
    made, found = parse(f"{FRONT}## a\n> b\n\n### Deeper\n\nIt was.\n\n## c\n> d\n")
    assert found == []
    assert made is not None
    assert [e.id for e in made.excerpts] == ["a", "c"]


def test_a_heading_in_code_is_no_excerpt() -> None:
    made, found = parse(f"{FRONT}## a\n> b\n\n```\n## c\n```\n")
    assert found == []
    assert made is not None
    assert [e.id for e in made.excerpts] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n## a\n> b\n-->\n\n## c\n> d\n",
        "## c\n> d\n\n<!--\n## a\n> b\n-->\n",
        "<!-- note -->\n## c\n> d\n\n<!-- ## no -->\n",
    ],
    ids=["first", "last", "in-a-line"],
)
def test_an_excerpt_in_a_comment_is_none(text: str) -> None:
    made, found = parse(FRONT + text)
    assert found == []
    assert made is not None
    assert [(e.id, e.quote, "".join(e.gist.pieces).strip()) for e in made.excerpts] == [("c", "d", "")]


def test_a_broken_heading_does_not_hide_the_next() -> None:
    made, found = parse(f"{FRONT}## A b\n> c\n\n## d\n\n## e\n> f\n")
    assert made is not None
    assert [e.id for e in made.excerpts] == ["e"]
    assert found == ["seeds/fog.md:6:1 bad-excerpt", "seeds/fog.md:9:1 missing-quote"]


def test_a_card_without_excerpts_can_be_cited_as_a_whole(small: Site) -> None:
    small.put("seeds/fog.md", FRONT)
    small.lead("Fog [@fog].")
    seen = small.build()
    assert seen.faults == []
    assert '<li id="n-fog" class="note"' in seen.pages[PAGE]
    assert "sources/fog.html" in seen.pages


def test_links_of_a_gist_lead_from_every_page(small: Site) -> None:
    small.edit(CARD, "for long.", "for long: [all](../briefings/land/all.md), [[@rain#crew|crew]].")
    small.lead("Rain [@rain#hours].")
    seen = small.build()
    assert seen.faults == []
    assert (
        '<a href="../land/all.html">all</a>, <a href="../sources/rain.html#e-crew">crew</a>'
        in seen.pages[PAGE]
    )
    assert '<a href="../land/all.html">all</a>, <a href="#e-crew">crew</a>' in seen.pages["sources/rain.html"]


def test_a_gist_may_say_whose_words_it_weighs(small: Site) -> None:
    """An e-mail address and an escaped sign are no citations there either."""
    small.edit(CARD, "for long.", r"for long, says desk@quay.example and \@quay.")
    assert small.check().faults == []


def test_the_page_of_a_source(small: Site) -> None:
    page = small.build().pages["sources/rain.html"]
    assert '<section class="excerpt" id="e-hours"' in page
    assert 'data-verdict="found"' in page
    assert "paragraph 2, sentence 1" in page
    assert "Speaker: the mayor" in page
    assert "Passage: analysis" in page
    assert '<blockquote class="note-q" lang="en"' in page
