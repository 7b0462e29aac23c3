"""Briefings that translate others: what pages, files and diagnostics say of them."""

from __future__ import annotations

import json

import pytest

from tests.commands import say
from tests.sites import Site

CONFIG = """\
-- config.yaml --
title: Town
base_url: https://town.example/
language: en
regions:
  water: {name: Water}
"""


def briefing(slug: str, more: str = "") -> str:
    return f"-- briefings/water/{slug}.md --\n---\ntitle: T {slug}\nregion: water\ndate: 2026-01-05\nsummary: S.\n{more}---\nText.\n"


GERMAN = "language: de\ntranslation_of: water/rain\n"
ARABIC = "language: ar\ntranslation_of: water/rain\n"


def written(site: Site, *texts: str) -> Site:
    site.write(CONFIG + "".join(texts))
    return site


def test_pages_of_all_languages_name_one_another(site: Site) -> None:
    built = written(site, briefing("rain"), briefing("regen", GERMAN), briefing("matar", ARABIC)).build()
    assert built.faults == []
    base = "https://town.example/water/"
    links = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{base}{slug}.html">\n'
        for tag, slug in (("en", "rain"), ("ar", "matar"), ("de", "regen"), ("x-default", "rain"))
    )
    for slug in ("rain", "regen", "matar"):
        assert links in built.pages[f"water/{slug}.html"]
    assert (
        'In other languages: <a href="matar.html">Arabic</a>, <a href="regen.html">German</a>.'
        in built.pages["water/rain.html"]
    )
    assert 'Translated from <a href="rain.html">T rain</a>.' in built.pages["water/regen.html"]
    assert '<h1 lang="ar" dir="rtl">' in built.pages["water/matar.html"]


def test_sitemap_twin_and_record_name_them_too(site: Site) -> None:
    built = written(site, briefing("rain"), briefing("regen", GERMAN)).build()
    sitemap = (built.output / "sitemap.xml").read_text("utf-8")
    assert (
        sitemap.count(
            '<xhtml:link rel="alternate" hreflang="de" href="https://town.example/water/regen.html"/>'
        )
        == 2
    )
    assert sitemap.count('hreflang="x-default" href="https://town.example/water/rain.html"') == 2
    assert "[German](" in (built.output / "water/rain.md").read_text("utf-8")
    record = json.loads((built.output / "water/regen.json").read_text("utf-8"))
    assert record["translation_of"]["language"] == "en"
    assert (record["translation_of"]["state"], record["translation_of"]["changed"]) == ("2026-01-05", None)


def test_a_briefing_in_one_language_says_nothing(site: Site) -> None:
    built = written(site, briefing("rain")).build()
    assert "hreflang" not in built.pages["water/rain.html"]
    assert "xhtml" not in (built.output / "sitemap.xml").read_text("utf-8")


STATES = {
    "of the day": ("", "", []),
    "of an earlier day": ("updated: 2026-02-01\n", "", ["briefings/water/regen.md:7:17 translation-behind"]),
    "updated since": ("updated: 2026-02-01\n", "updated: 2026-02-02\n", []),
    "that state": ("updated: 2026-02-01\n", "translated_from: 2026-02-01\n", []),
    "the month": ("updated: 2026-02-01\n", "translated_from: 2026-02\n", []),
    "the state before": (
        "updated: 2026-02-01\n",
        "updated: 2026-02-02\ntranslated_from: 2026-01-05\n",
        ["briefings/water/regen.md:9:18 translation-behind"],
    ),
}


@pytest.mark.parametrize(("original", "translation", "faults"), STATES.values(), ids=STATES)
def test_the_state_that_was_translated(
    site: Site, original: str, translation: str, faults: list[str]
) -> None:
    built = written(site, briefing("rain", original), briefing("regen", GERMAN + translation)).build()
    assert built.faults == faults
    told = "The original has changed since this translation was made"
    assert (told in built.pages["water/regen.html"]) == bool(faults)


WRONG = {
    "no such briefing": (["translation_of: water/rian"], "broken-link", 'did you mean "water/rain"?'),
    "itself": (["translation_of: water/a"], "bad-translation", "translation of itself"),
    "the same language": (["translation_of: water/rain"], "bad-translation", 'is in "en"'),
    "a translation": (
        ["language: de\ntranslation_of: water/rain", "language: fr\ntranslation_of: water/a"],
        "bad-translation",
        "write translation_of: water/rain",
    ),
    "in a circle": (
        ["language: de\ntranslation_of: water/b", "language: fr\ntranslation_of: water/a"],
        "bad-translation",
        "each named as a translation of the other",
    ),
    "a second one": (
        ["language: de\ntranslation_of: water/rain", "language: de\ntranslation_of: water/rain"],
        "bad-translation",
        "another translation",
    ),
}


@pytest.mark.parametrize(("texts", "code", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_translated(site: Site, texts: list[str], code: str, told: str) -> None:
    named = [briefing(slug, f"{text}\n") for slug, text in zip("ab", texts, strict=False)]
    checked = written(site, briefing("rain"), *named).check()
    assert checked.faults
    assert {fault.split()[1] for fault in checked.faults} == {code}
    assert told in checked.text


def test_a_draft_is_named_by_no_page(site: Site) -> None:
    built = written(site, briefing("rain"), briefing("regen", f"{GERMAN}draft: true\n")).build()
    assert built.faults == []
    assert "hreflang" not in built.pages["water/rain.html"]


def test_an_original_that_moves_keeps_its_translations(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    written(site, briefing("rain"), briefing("regen", GERMAN))
    say(capsys, "move", "water/rain", "water/wet", "--site", site.root)
    assert "translation_of: water/wet\n" in site.read("briefings/water/regen.md")


def test_a_build_after_an_edit_of_the_original_makes_the_translation_again(site: Site) -> None:
    built = written(site, briefing("rain"), briefing("regen", GERMAN)).build()
    assert "The original has changed" not in built.pages["water/regen.html"]
    site.edit("briefings/water/rain.md", "summary:", "updated: 2026-02-01\nsummary:")
    built = site.build()
    assert "it was updated <time" in built.pages["water/regen.html"]
    site.delete("briefings/water/regen.md")
    assert "hreflang" not in site.build().pages["water/rain.html"]


def test_a_link_has_the_language_and_the_direction_of_its_target(site: Site) -> None:
    arabic = briefing("matar", ARABIC).rstrip("\n") + " [[rain]] [[matar]] [[rain|kalam]]\n"
    english = briefing("rain").rstrip("\n") + " [[matar]] [[rain]]\n"
    built = written(site, english, briefing("regen", GERMAN), arabic).build()
    assert built.faults == []
    page = built.pages["water/matar.html"]
    assert '<a href="rain.html" lang="en" dir="ltr">T rain</a>' in page
    assert '<a href="rain.html">kalam</a>' in page
    assert '<a href="matar.html">T matar</a>' in page
    page = built.pages["water/rain.html"]
    assert '<a href="matar.html" lang="ar" dir="rtl">T matar</a>' in page
    assert '<a href="rain.html">T rain</a>' in page
