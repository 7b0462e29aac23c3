"""References in print: against Pandoc's, with each deliberate difference; names and languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Place
from generator.references.names import Name, initials
from generator.references.style import STYLES, reference
from generator.theme import find_theme
from generator.wording import Wording
from tests.references import CASES, marked, work
from tests.sites import CARD, Site


def wording(language: str) -> Wording:
    theme, _ = find_theme(Path(), "base", Place("config.yaml"))
    assert theme
    return theme.wording(language)


ENGLISH = wording("en")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CASES)
def test_as_pandoc_or_different_for_a_reason(name: str, style: str) -> None:
    golden = CASES[name]["pandoc"][style]
    ours = CASES[name].get("ours", {}).get(style)
    printed = marked(reference(work(name), style, ENGLISH))
    if ours:
        assert ours["because"]
        assert ours["text"] != golden, "no longer a difference"
        assert printed == ours["text"]
    else:
        assert printed == golden


NAMES = {
    "western": (Name("", "Kawashima", "Shin"), "Shin Kawashima", "Kawashima, Shin"),
    "family-first": (Name("", "Li", "Ziyue", True), "Li Ziyue", "Li, Ziyue"),
    "vietnamese": (Name("", "Nguyễn", "Phú Trọng", True), "Nguyễn Phú Trọng", "Nguyễn, Phú Trọng"),
    "japanese": (Name("", "川島", "真"), "川島真", "川島, 真"),
    "korean": (Name("", "김", "민준"), "김민준", "김, 민준"),
    "rare-han": (Name("", "𠮷田", "々"), "𠮷田々", "𠮷田, 々"),
    "mixed-scripts": (Name("", "川島", "Shin"), "Shin 川島", "川島, Shin"),
    "one-name": (Name("", "Suharto"), "Suharto", "Suharto"),
    "literal": (Name("Ministry of Ports, Dredging"), "Ministry of Ports, Dredging", "Ministry of Ports, Dredging"),
    "literal-person": (Name("Ninh Gia"), "Ninh Gia", "Ninh Gia"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "printed", "inverted"), NAMES.values(), ids=NAMES.keys())
def test_name(name: Name, printed: str, inverted: str) -> None:
    assert (str(name), name.inverted) == (printed, inverted)


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ("Shin", "S."),
        ("Phú Trọng", "P. T."),
        ("Jean-Baptiste", "J.-B."),
        ("Jae-myung", "J."),
        ("Ze’an", "Z."),
        ("Ōe", "Ō."),
        ("A. B.", "A. B."),
    ],
)
def test_initials(given: str, letters: str) -> None:
    assert initials(given) == letters


def test_in_japanese() -> None:
    words = wording("ja")
    assert str(reference(work("japanese"), "chicago", words)) == "川島真, “港の行方,” 港新聞, 2026年2月12日."
    assert str(reference(work("no-date"), "apa", words)).startswith("Lane, A. (日付不明). ")


# --- cards ---------------------------------------------------------------------------------------

FAULTS = {
    "both": ("[{family: Lane, literal: Ada Lane}]", ["seeds/rain.md:3:19 name-twice"]),
    "neither": ("[{given: Ada}]", ["seeds/rain.md:3:10 missing-field"]),
    "empty": ("[{}]", ["seeds/rain.md:3:10 missing-field"]),
    "unknown-key": ("[{family: Lane, first: Ada}]", ["seeds/rain.md:3:25 unknown-key"]),
    "list": ("[[Ada, Lane]]", ["seeds/rain.md:3:10 wrong-type"]),
    "wrong-flag": ("[{family: Lane, family_first: first}]", ["seeds/rain.md:3:39 wrong-type"]),
}


@pytest.mark.parametrize(("author", "faults"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_of_a_name(small: Site, author: str, faults: list[str]) -> None:
    small.edit(CARD, "[Ada Lane]", author)
    assert small.check().faults == faults


def test_name_in_parts_is_printed_where_a_plain_one_was(small: Site) -> None:
    small.lead("It rained, as @rain#hours says.")
    plain = small.build().pages
    small.edit(CARD, "[Ada Lane]", "[{family: Lane, given: Ada}]")
    parts = small.build().pages
    body = '<body data-page-type="briefing">'
    assert parts["water/lead.html"].partition(body)[2] == plain["water/lead.html"].partition(body)[2] != ""
    small.edit(CARD, "given: Ada", "given: Ada, family_first: true")
    assert "as Lane Ada" in small.build().pages["water/lead.html"]


# --- the style of a site -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("", "Ada Lane, “Quay shut for the night,” Quay Post, January 5, 2026."),
        ("chicago", "Ada Lane, “Quay shut for the night,” Quay Post, January 5, 2026."),
        ("apa", "Ada Lane. (2026, January 5). Quay shut for the night. Quay Post."),
    ],
)
def test_citation_style_of_config(site: Site, style: str, printed: str) -> None:
    site.small()
    if style:
        site.append("config.yaml", f"citation_style: {style}\n")
    page = site.build().pages["sources/rain.html"]
    shown = page.partition('class="reference"')[2].partition("</p>")[0].partition(">")[2]
    assert shown.replace("<cite>", "").replace("</cite>", "") == printed


def test_unknown_citation_style(small: Site) -> None:
    small.append("config.yaml", "citation_style: harvard\n")
    assert [fault.rpartition(":")[0] for fault in small.check().faults] == ["config.yaml:6"]
