"""References in print: against Pandoc's, with each deliberate difference; names and languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_site.model.diagnostic import Span
from briefing_site.model.name import Name, initials
from briefing_site.model.wording import Wording
from briefing_site.read.theme_folder import read_theme
from briefing_site.render.make_theme import make_theme
from briefing_site.view.bibliography.runs import ReferenceText, TextRun, closed
from briefing_site.view.bibliography.style import STYLES
from tests.references import CASES, PRINTED, marked, work
from tests.sites import CARD, Site


def wording(language: str) -> Wording:
    theme, _ = make_theme(read_theme(Path(), "base", Span.whole_file("config.yaml")))
    assert theme
    return theme.wording(language)


ENGLISH = wording("en-US")


def note(name: str, style: str = "chicago", words: Wording = ENGLISH, place: str = "") -> ReferenceText:
    """A case as a note has it."""
    return STYLES[style].note(work(name), words, place)


def entry(name: str, style: str = "chicago", words: Wording = ENGLISH) -> ReferenceText:
    """A case as a list of sources has it."""
    return STYLES[style].entry(work(name), words)


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("form", ["chicago", "bibliography", "apa"])
def test_as_pandoc_or_different_for_a_reason(name: str, form: str) -> None:
    golden = PRINTED[name]["pandoc"][form]
    ours = PRINTED[name].get("ours", {}).get(form)
    printed = marked(entry(name) if form == "bibliography" else note(name, form))
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
        ("K.S.", "K. S."),
        ("K.S. Anna", "K. S. A."),
        ("Simone de", "S. de"),
        ("Ludwig Otto von der", "L. O. von der"),
        ("أحمد علي", "أ. ع."),
    ],
)
def test_initials(given: str, letters: str) -> None:
    assert initials(given) == letters


@pytest.mark.parametrize("name", CASES)
def test_apa_has_one_form(name: str) -> None:
    assert entry(name, "apa") == note(name, "apa")


PLACES = {
    "periodical": (
        "one-author",
        "Shin Kawashima, “Beyond the Quay: A Quiet Harbour,” *Harbour Review*, February 12, 2026, paragraph 7, "
        "https://www.example.org/a-b_c?d=1&e=2#f.",
        "Kawashima, S. (2026, February 12). Beyond the Quay: A Quiet Harbour. *Harbour Review*, paragraph 7. "
        "https://www.example.org/a-b_c?d=1&e=2#f",
    ),
    "report": (
        "report-no-author",
        "*Depth of the Channel* (Harbour Board, 2026), paragraph 7, https://www.example.org/a-b_c?d=1&e=2#f.",
        "*Depth of the Channel*. (2026). Harbour Board, paragraph 7. https://www.example.org/a-b_c?d=1&e=2#f",
    ),
    "body that publishes itself": (
        "body-publishes-itself",
        "Ministry of Ports, *Depth of the Channel* (Ministry of Ports, 2026), paragraph 7, "
        "https://www.example.org/a-b_c?d=1&e=2#f.",
        "Ministry of Ports. (2026). *Depth of the Channel*, paragraph 7. https://www.example.org/a-b_c?d=1&e=2#f",
    ),
    "no date": (
        "nothing-but-title",
        "“Rules of the Pier,” *Quay Press*, n.d., paragraph 7.",
        "Rules of the Pier. (n.d.). *Quay Press*, paragraph 7.",
    ),
}


@pytest.mark.parametrize(("name", "chicago", "apa"), PLACES.values(), ids=PLACES.keys())
def test_a_note_has_the_place_before_the_address(name: str, chicago: str, apa: str) -> None:
    assert marked(note(name, place="paragraph 7")) == chicago
    assert marked(note(name, "apa", place="paragraph 7")) == apa


JAPANESE = {
    "japanese": (
        "川島真「港の行方」『港新聞』2026年2月12日、第7段落。",
        "川島真「港の行方」『港新聞』2026年2月12日。",
        "川島真（2026年2月12日）。港の行方。港新聞。",
    ),
    "two-family-first": (
        "Li Ziyue、Chen Ze’an「Ships in January」『Port Online』2026年1月23日、第7段落、"
        "https://www.example.org/a-b_c?d=1&e=2#f",
        "Li Ziyue、Chen Ze’an「Ships in January」『Port Online』2026年1月23日。https://www.example.org/a-b_c?d=1&e=2#f",
        "Li, Z.、Chen, Z.（2026年1月23日）。Ships in January。Port Online。https://www.example.org/a-b_c?d=1&e=2#f",
    ),
    "body-as-author": (
        "Ministry of Ports, Department of Dredging『Depth of the Channel』（State Printer、2026年）、第7段落、"
        "https://www.example.org/a-b_c?d=1&e=2#f",
        "Ministry of Ports, Department of Dredging『Depth of the Channel』State Printer、2026年。"
        "https://www.example.org/a-b_c?d=1&e=2#f",
        "Ministry of Ports, Department of Dredging（2026）。Depth of the Channel。State Printer。"
        "https://www.example.org/a-b_c?d=1&e=2#f",
    ),
    "nothing-but-title": (
        "「Rules of the Pier」『Quay Press』日付不明、第7段落。",
        "『Quay Press』「Rules of the Pier」日付不明。",
        "Rules of the Pier（日付不明）。Quay Press。",
    ),
    "translation": (
        "川島真「The Harbour at Night」Ada Lane訳『Quay Press』2026年1月3日、原題『夜の港』（港新聞、2025年12月1日）、"
        "第7段落。",
        "川島真「The Harbour at Night」Ada Lane訳『Quay Press』2026年1月3日。原題『夜の港』（港新聞、2025年12月1日）。",
        "川島真（2026年1月3日）。The Harbour at Night（A. Lane訳）。Quay Press。（原題『夜の港』2025、港新聞）",
    ),
}


@pytest.mark.parametrize("name", JAPANESE)
def test_in_japanese_with_japanese_signs(name: str) -> None:
    words = wording("ja")
    printed = (note(name, words=words, place="第7段落"), entry(name, words=words), entry(name, "apa", words))
    assert tuple(map(str, printed)) == JAPANESE[name]


def test_inner_quotation_marks_differ_from_the_outer() -> None:
    quoted = replace(work("japanese"), title="「静かな港」の行方")
    assert str(STYLES["chicago"].note(quoted, wording("ja"), "")).startswith(
        "川島真「『静かな港』の行方」『港新聞』"
    )
    assert str(STYLES["chicago"].note(quoted, ENGLISH, "")).startswith(
        "川島真, “「静かな港」の行方,” 港新聞,"
    )


LINKED = {
    "article": (
        "no-author",
        '“<a href="x.html">Rain on the Quay</a>,” <cite>Quay Press</cite>, January 3, 2026, '
        "https://www.example.org/a-b_c?d=1&amp;e=2#f.",
        '<cite>Quay Press</cite>. “<a href="x.html">Rain on the Quay</a>.” January 3, 2026. '
        "https://www.example.org/a-b_c?d=1&amp;e=2#f.",
    ),
    "in another language": (
        "japanese",
        '<span lang="ja">川島真</span>, “<a href="x.html"><span lang="ja">港の行方</span></a>,” '
        '<cite lang="ja">港新聞</cite>, February 12, 2026.',
        '<span lang="ja">川島真</span>. “<a href="x.html"><span lang="ja">港の行方</span></a>.” '
        '<cite lang="ja">港新聞</cite>, February 12, 2026.',
    ),
    "report with its original": (
        "translated-report",
        'Ministry of Ports, <a href="x.html"><cite>Depth of the Channel</cite></a>, trans. Ada Lane (State Printer, '
        '2026; originally published as <cite lang="ja">航路水深報告</cite> (<span lang="ja">港湾省</span>, 2025)).',
        'Ministry of Ports. <a href="x.html"><cite>Depth of the Channel</cite></a>. Translated by Ada Lane. State '
        'Printer, 2026. Originally published as <cite lang="ja">航路水深報告</cite> (<span lang="ja">港湾省</span>, 2025).',
    ),
}


@pytest.mark.parametrize(("name", "as_note", "as_entry"), LINKED.values(), ids=LINKED.keys())
def test_the_title_is_the_link_and_foreign_words_say_so(name: str, as_note: str, as_entry: str) -> None:
    assert note(name).linkable("en").to("x.html") == as_note
    assert entry(name).linkable("en").to("x.html") == as_entry
    assert note(name).html("en") == re.sub("</?a[^>]*>", "", as_note)


AUTHORS = {
    "none": ((), [("港の行方", "ja"), ("港新聞", "ja")]),
    "one": ((Name(family="川島", given="真"),), [("川島真", "ja"), ("港の行方", "ja"), ("港新聞", "ja")]),
    "one in Latin letters": ((Name(family="Mori", given="Hana"),), [("港の行方", "ja"), ("港新聞", "ja")]),
    "several, in a list of our words": (
        (Name(family="川島", given="真"), Name(family="森", given="花")),
        [("港の行方", "ja"), ("港新聞", "ja")],
    ),
}


@pytest.mark.parametrize(("authors", "foreign"), AUTHORS.values(), ids=AUTHORS)
def test_apa_says_which_words_are_foreign(authors: tuple[Name, ...], foreign: list[tuple[str, str]]) -> None:
    made = STYLES["apa"].note(replace(work("japanese"), authors=authors), ENGLISH, "")
    assert [(run.text, run.lang) for run in made.runs if run.lang not in (None, "en")] == foreign


STOPS = {
    "a stop of ours": ("Rain.", "Rain. "),
    "a question": ("Rain?", "Rain? "),
    "a call": ("Rain!", "Rain! "),
    "words cut short": ("Rain…", "Rain… "),
    "a Japanese stop": ("雨。", "雨。 "),
    "a Japanese question": ("雨？", "雨？ "),
    "a Japanese call": ("雨！", "雨！ "),
    "none": ("Rain", "Rain. "),
}


@pytest.mark.parametrize(("text", "expected"), STOPS.values(), ids=STOPS)
def test_no_stop_follows_another(text: str, expected: str) -> None:
    assert "".join(run.text for run in closed([TextRun(text)], ". ")) == expected


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
    listed = '<p>{}. “<a href="../sources/rain.html">'
    # Beside the text there is room for a family name only, and only a name in parts says which word that is.
    beside = 'data-by="{}">'
    assert parts["water/lead.html"].partition(body)[2] == (
        plain["water/lead.html"]
        .partition(body)[2]
        .replace(listed.format("Ada Lane"), listed.format("Lane, Ada"))
        .replace(beside.format("Ada Lane"), beside.format("Lane"))
    )
    small.edit(CARD, "given: Ada", "given: Ada, family_first: true")
    assert "as Lane Ada" in small.build().pages["water/lead.html"]


# --- the style of a site -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("", "Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026."),
        ("chicago", "Ada Lane, “Quay shut for the night,” Quay Post, 5 January 2026."),
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
