"""config.yaml: the smallest one, all of it, and what it may not say."""

from __future__ import annotations

import pytest

from briefing_site.model.config import RESERVED, Config
from briefing_site.parse.config import parse_config
from tests.sites import CARD, PAGE, Site, briefing, shown


def parse(text: str) -> tuple[Config | None, list[str]]:
    made, found = parse_config("config.yaml", text.encode())
    return made, [shown(fault) for fault in found]


def good(text: str) -> Config:
    made, found = parse(text)
    assert found == []
    assert made is not None
    return made


def test_the_smallest() -> None:
    made = good("title: A\nregions: {water: }\n")
    assert (made.title, made.language, made.theme, made.description) == ("A", "en", "base", None)
    assert made.base_url == "https://site.invalid/"
    assert made.quote_words == 15
    assert [(r.id, r.name, r.summary) for r in made.regions.values()] == [("water", "Water", None)]


def test_all_of_it() -> None:
    made = good(
        """
title: A
base_url: https://a.example/b
language: ja
description: What it is.
theme: own
regions:
  water: {name: The Sea, summary: All wet.}
  dry-land: {}
policy: {quote_words: 40}
lint: {unused-excerpt: off, not-pinned: error}
"""
    )
    assert (made.base_url, made.language, made.theme, made.quote_words) == (
        "https://a.example/b/",
        "ja",
        "own",
        40,
    )
    assert [(r.name, r.summary) for r in made.regions.values()] == [
        ("The Sea", "All wet."),
        ("Dry Land", None),
    ]
    assert (made.theme_place.line, made.theme_place.column) == (6, 8)


def test_the_order_of_regions_is_the_authors() -> None:
    assert list(good("title: A\nregions: {b: , c: , a: }").regions) == ["b", "c", "a"]


FAULTS = {
    "no-regions": ("title: A\nregions: {}", ["2:10 missing-field"]),
    "regions-list": ("title: A\nregions: [water]", ["2:10 wrong-type"]),
    "regions-and-title": ("titel: A", ["1:1 missing-field", "1:1 missing-field", "1:1 unknown-key"]),
    "region-text": ("title: A\nregions: {water: Sea}", ["2:18 wrong-type"]),
    "language-list": ("title: A\nlanguage: [en]\nregions: {a: }", ["2:11 wrong-type"]),
    "base-url-query": ("title: A\nbase_url: a.example\nregions: {a: }", ["2:11 wrong-type"]),
    "no-words-to-quote": ("title: A\nregions: {a: }\npolicy: {quote_words: 0}", ["3:23 wrong-type"]),
    "a-claim-too-few": ("title: A\nregions: {a: }\npolicy: {claims_per_excerpt: 1}", ["3:30 wrong-type"]),
    "more-than-all": ("title: A\nregions: {a: }\npolicy: {source_share: 101}", ["3:24 wrong-type"]),
    "days-before": ("title: A\nregions: {a: }\npolicy: {old_after: -1}", ["3:21 wrong-type"]),
    "a-list": ("- a", ["1:1 wrong-type"]),
    "comment-only": ("# nothing", ["1:1 empty-file"]),
    **{
        f"{key}-{number}": (f"title: A\nregions: {{a: }}\npolicy: {{{key}: {number}}}", [f"3:{column} wrong-type"])
        for key, numbers in {
            "quote_words": (0, 1001), "source_words": (-5, 10**7 + 1), "source_share": (-1, 0, 101, 200),
            "copy_words": (0, -3), "copy_characters": (-3, 0, 10**30), "claims_per_excerpt": (0, -1), "old_after": (-1, 0),
        }.items()
        for number in numbers
        for column in [12 + len(key)]
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "faults"), FAULTS.values(), ids=FAULTS.keys())
def test_faults(text: str, faults: list[str]) -> None:
    assert sorted(parse(text)[1]) == [f"config.yaml:{fault}" for fault in faults]


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_regions(name: str) -> None:
    assert parse(f"title: A\nregions:\n  a: \n  {name}: ")[1] == ["config.yaml:4:3 reserved-name"]


@pytest.mark.parametrize("name", ["index", "timeline", "about", "build", "seeds"])
def test_other_names_are_free(name: str) -> None:
    assert parse(f"title: A\nregions: {{{name}: }}")[1] == []


def test_a_faulty_config_is_told_with_the_faults_of_the_content(small: Site) -> None:
    small.put("config.yaml", "title: A\n")
    small.lead("Rain.", more="topcis: [a]")
    seen = small.build()
    assert seen.faults == ["briefings/water/lead.md:6:1 unknown-key", "config.yaml:1:1 missing-field"]
    assert seen.outcome.config_at_fault
    assert not seen.output.exists()


def test_lint_levels_weigh_warnings(small: Site) -> None:
    small.append(CARD, "\n## nobody\n> Nobody was hurt\n")
    small.pin()
    assert small.check().text.startswith(f"{CARD}:20:1: note[unused-excerpt]")
    small.append("config.yaml", "lint: {unused-excerpt: error}\n")
    seen = small.build()
    assert seen.text.startswith(f"{CARD}:20:1: error[unused-excerpt]")
    assert not seen.output.exists()
    small.edit("config.yaml", "error}", "off}")
    assert small.build().faults == []


def test_the_base_url_of_a_command_takes_its_place(small: Site) -> None:
    small.lead("Rain.")
    page = small.build(base_url="https://b.example/x").pages[PAGE]
    assert '<link rel="canonical" href="https://b.example/x/water/lead.html">' in page


def test_a_region_has_the_name_and_order_of_the_config(small: Site) -> None:
    small.edit("config.yaml", "{name: Water}", "{name: The <Sea>}")
    small.write(briefing("Rain."))
    page = small.build().pages["index.html"]
    assert "The &lt;Sea&gt;" in page
    assert page.index("The &lt;Sea&gt;") < page.index(">Land<")
