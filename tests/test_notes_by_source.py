"""The notes of a briefing's page: by source, each named once, with no word lost; and what such a page weighs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.corpus import CITATIONS, corpus
from benchmarks.weights import BRIEFING_BYTES
from briefing_site.engine.build import linked_site
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as EngineSite
from briefing_site.link.site import LinkedBriefing, LinkedSite
from briefing_site.model.body_text import as_written, body_text
from briefing_site.model.note_key import ExcerptKey
from tests.csl_styles import NOTE
from tests.sites import Site
from tests.test_pages import Page, text


@dataclass(frozen=True)
class Corpus:
    """A benchmark corpus, and its site as published."""

    site: LinkedSite
    pages: dict[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("corpus") / "site"
    corpus(24, folder)
    built = Site(folder).build()
    assert built.faults == []
    site = linked_site(Options(folder))
    assert isinstance(site, EngineSite)
    return Corpus(site.published, dict(built.pages))


def test_a_briefing_with_its_citations_is_light(made: Corpus) -> None:
    assert CITATIONS == 25
    sizes = {b.address: len(made.pages[b.address].encode()) for b in made.site.briefings}
    assert len(sizes) == 24
    assert {address: size for address, size in sizes.items() if size > BRIEFING_BYTES} == {}


def test_every_note_says_all_of_its_passage(made: Corpus) -> None:
    """Its words, their gist, who speaks and where in the item; the source, told once, above it."""
    for linked in made.site.briefings:
        page = Page.of(linked.address, made.pages[linked.address])
        for note in linked.numbering.notes:
            assert isinstance(note.key, ExcerptKey)
            item = page.element(note.id)
            source, excerpt = made.site.sources[note.key.source], made.site.excerpts[note.key]
            told = text(item)
            assert item.get("value") == str(note.number)
            for words in (
                excerpt.quote,
                body_text(excerpt.gist, as_written),
                excerpt.speaker,
                "told as fact" if str(excerpt.voice) == "fact" else "analysis",
                f"¶ {excerpt.at.first}" if excerpt.at else "?",
            ):
                assert " ".join(str(words).split()) in told, (linked.address, note.id)
            assert page.all("a", within=item, href=f"../sources/{source.id}.html#e-{excerpt.id}")
            assert len(page.all("a", within=item, role="doc-backlink")) == len(note.uses)


def test_every_source_is_named_once_and_in_full(made: Corpus) -> None:
    for linked in made.site.briefings:
        page = Page.of(linked.address, made.pages[linked.address])
        groups = page.all("div", class_="group")
        assert len(groups) == len(linked.sources)
        (section,) = page.all("section", role="doc-endnotes")
        for name, group in zip(linked.sources, groups, strict=True):
            source = made.site.sources[name]
            head = text(group)[: -len("".join(text(item) for item in page.all("ol", within=group)))]
            for words in (
                source.title,
                source.publisher,
                "Quoted words found in the source",
                f"; {source.perspective}",
            ):
                assert words in head
                assert text(section).count(words) == 1 or words == "Quoted words found in the source"
            assert page.all("a", within=group, href=f"../sources/{name}.html")
            assert own(page, group) == own_notes(linked, name)


def own(page: Page, group: object) -> list[str]:
    """The ids of the notes of a group."""
    return [item.get("id", "") for item in page.all("li", within=group)]  # type: ignore[arg-type]


def own_notes(linked: LinkedBriefing, source: str) -> list[str]:
    """The ids of the notes of a source, by number."""
    return [note.id for note in linked.numbering.notes if getattr(note.key, "source", None) == source]


def test_addresses_that_were_published_lead_somewhere(made: Corpus) -> None:
    for linked in made.site.briefings:
        page = made.pages[linked.address]
        for name in ("notes-h", "sources-h", *(note.id for note in linked.numbering.notes)):
            assert page.count(f'id="{name}"') == 1


MIXED = """
-- seeds/quay.md --
---
title: The quay
publisher: Harbour Review
published: 2026-01-03
archive: quay.txt
kind: commentary
language: en
---
## shut {at="1"}
> The quay is shut

It is shut.

## open {at="2"}
> It's "open" now

It is not.
-- seeds/archive/quay.txt --
The quay is shut.

It’s “open” now.
"""


def test_a_verdict_stands_with_each_passage_where_they_differ(small: Site) -> None:
    small.write(MIXED)
    small.pin()
    small.lead(
        "It rained [@rain#hours]. It is shut [@quay#shut; @rain#dry]. Open[^own] [@quay#open; @quay].\n\n"
        "[^own]: So they say [@rain]."
    )
    page = Page.of("water/lead.html", small.build().pages["water/lead.html"])
    groups = page.all("div", class_="group")
    assert [[item.get("value") for item in page.all("li", within=group)] for group in groups] == [
        ["1", "3", "7"],
        ["2", "5", "6"],
        ["4"],
    ]
    verdicts = [[text(verdict) for verdict in page.all("span", within=g, class_="verdict")] for g in groups]
    assert verdicts == [
        ["Quoted words found in the source"],
        ["Quoted words found in the source", "Quoted words found, but for typography"],
        [],
    ]
    assert text(page.element("n-quay")).startswith("Cited as a whole")


QUOTING = """\
-- seeds/talk.md --
---
title: Talk
publisher: Quay Post
published: 2026-01-07
kind: news
url: https://quay.example/talk
---
## plain
> nobody was asked

## en
> a “long” rain

## ja {lang="ja"}
> 長い「雨」が降った

## de {lang="de"}
> ein „langer“ Regen

## fr {lang="fr"}
> une « longue » pluie
"""


@pytest.mark.parametrize(
    ("settings", "printed"),
    [
        pytest.param(
            "",
            ["“nobody was asked”", "‘a “long” rain’", "『長い「雨」が降った』", "‚ein „langer“ Regen‘", "“une « longue » pluie”"],
            id="each language",
        ),
        pytest.param(
            "language: en-GB\ncitation_style: styles/of-the-house.csl\n",
            ["‘nobody was asked’", "‘a “long” rain’", "『長い「雨」が降った』", "‚ein „langer“ Regen‘", "“une « longue » pluie”"],
            id="the house style",
        ),
    ],
)  # fmt: skip
def test_words_that_have_marks_stand_between_the_inner_ones(
    small: Site, settings: str, printed: list[str]
) -> None:
    small.write(QUOTING)
    small.put("styles/of-the-house.csl", NOTE)
    small.put("config.yaml", small.read("config.yaml") + settings)
    small.pin()
    small.lead("They talked [@talk#plain; @talk#en; @talk#ja; @talk#de; @talk#fr].")
    page = Page.of("water/lead.html", small.build().pages["water/lead.html"])
    assert [text(each) for each in page.all("span", class_="quoted")] == printed


def test_days_with_several_corrections_are_named_once(small: Site) -> None:
    days = ("2026-01-09", "2026-01-09", "2026-01-08")
    small.lead(
        "It rained [@rain#hours].",
        more="corrections:\n" + "\n".join(f"  - {{date: {day}, text: It was wet.}}" for day in days),
    )
    page = Page.of("water/lead.html", small.build().pages["water/lead.html"])
    (section,) = page.all("section", class_="corrections")
    (summary,) = page.all("summary", within=section)
    assert text(summary) == "9 January 2026; 8 January 2026"
    assert len(page.all("li", within=section)) == 3
