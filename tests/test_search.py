"""What the search index holds: terms, documents, and the files that a page loads."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.render.search_index import files as module
from briefing_site.render.search_index.aliases import alias_groups
from briefing_site.render.search_index.files import FUNCTION
from briefing_site.render.search_index.indexed import IndexedDocument
from briefing_site.render.search_index.postings import Postings
from briefing_site.render.search_index.terms import terms
from tests.sites import Result, Site, briefing

# --- terms ---------------------------------------------------------------------------------------

TERMS = {
    "English": ("The Quay's crews, re-elected", ["the", "quay", "s", "crews", "re", "elected"]),
    "figures": ("1,000 of 9.04 in 2026-02-12.", ["1000", "of", "9.04", "in", "2026", "02", "12"]),
    "abbreviation": ("the U.S. and e.g. us", ["the", "us", "and", "eg", "us"]),
    "exponent is no digit": ("10² and 102", ["10²", "and", "102"]),
    "Latin diacritics": ("Café Łódź straße", ["cafe", "lodz", "strasse"]),
    "Vietnamese": ("Thị trưởng Đà Nẵng", ["thi", "truong", "da", "nang"]),
    "Vietnamese, decomposed": (unicodedata.normalize("NFD", "Thị trưởng"), ["thi", "truong"]),
    "Cyrillic keeps its marks": ("Йод и иод", ["йод", "и", "иод"]),
    "final sigma": ("Οδός ΟΔΟΣ", ["οδόσ", "οδοσ"]),
    "Japanese": ("港町。", ["港町", "町"]),
    "one character": ("海", ["海"]),
    "kana": ("バス", ["バス", "ス"]),
    "voiced is not unvoiced": ("ハが か", ["ハが", "が", "か"]),
    "half-width kana": ("ﾊﾞｽ", ["バス", "ス"]),
    "kana, decomposed": (unicodedata.normalize("NFD", "バス"), ["バス", "ス"]),
    "full-width Latin": ("ＡＩ協力", ["ai", "協力", "力"]),
    "long vowel and repetition": ("サーバー 人々", ["サー", "ーバ", "バー", "ー", "人々", "々"]),
    "year": ("2026年に", ["2026", "年に", "に"]),
    "Chinese": ("市长，同意", ["市长", "长", "同意", "意"]),
    "Korean": ("부두를 확장", ["부두", "두를", "를", "확장", "장"]),
    "Korean, decomposed": (unicodedata.normalize("NFD", "부두"), ["부두", "두"]),
    "Thai": ("ที่นี่", ["ที", "ี่", "่น", "นี", "ี่", "่"]),
    "beyond the first plane": ("𠮷野家", ["𠮷野", "野家", "家"]),
    "mixed": ("Tokyo東京 日本AI", ["tokyo", "東京", "京", "日本", "本", "ai"]),
    "nothing": (" — ・ ", []),
}
"""Name to text and terms; the script of the search page is held to the same."""


@pytest.mark.parametrize(("text", "expected"), TERMS.values(), ids=TERMS)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("バ", "ハ"), ("が", "か"), ("10²", "102"), ("й", "и"), ("①", "1")],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert not set(terms(one)) & set(terms(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾊﾞｽ", "バス"),
        ("ＡＩ", "ai"),
        ("Hội đồng", "hoi dong"),
        ("か\u3099", "が"),
        ("1,000", "1000"),
        ("U.S.", "US"),
    ],
)
def test_what_is_one_is_one(one: str, other: str) -> None:
    assert terms(one) == terms(other)


LETTERS = st.sampled_from("abzéäß19²ﾊﾞバハが日本語政府부두ệđйς．, ，。'-𠮷")


@given(st.text(LETTERS), st.text(LETTERS))
def test_every_word_of_a_text_is_among_its_terms_wherever_it_stands(before: str, word: str) -> None:
    assert set(terms(word)) <= set(terms(f"{before} {word}"))


@given(st.text(st.sampled_from("日本語政府부두バス𠮷"), min_size=1), st.data())
def test_every_piece_of_an_unspaced_text_is_found(text: str, data: st.DataObject) -> None:
    """A query of one character is the beginning of a term; of a longer one all pairs are terms."""
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    found = set(terms(text))
    if len(piece) == 1:
        assert any(term.startswith(piece) for term in found)
    else:
        assert set(map("".join, pairwise(piece))) <= found


@given(st.text())
def test_terms_hold_no_sign_that_parts_the_lines_of_the_index(text: str) -> None:
    assert all(term and not set(" \n") & set(term) for term in terms(text))
    assert terms(text) == terms(unicodedata.normalize("NFC", text))


# --- the files -----------------------------------------------------------------------------------


def call(tree: dict[str, bytes], address: str) -> Any:
    """What a file of the index gives to the page."""
    text = tree[address].decode()
    assert text.startswith(f"{FUNCTION}(")
    assert text.endswith(");\n")
    return json.loads(text.removeprefix(f"{FUNCTION}(").removesuffix(");\n"))


def catalogue(result: Result) -> dict[str, Any]:
    (address,) = [a for a in result.tree if a.startswith("assets/search-index.")]
    assert f'data-index="{address}"' in result.pages["search.html"]
    found: dict[str, Any] = call(result.tree, address)
    return found


def documents(result: Result) -> list[Any]:
    """Row and passages of every document."""
    shelves = [call(result.tree, address) for _, address in catalogue(result)["shelves"]]
    pieces = [(first, call(result.tree, address)) for shelf in shelves for first, address in shelf]
    assert [first for first, _ in pieces] == [
        sum(len(piece) for _, piece in pieces[:at]) for at in range(len(pieces))
    ]
    return [document for _, piece in pieces for document in piece]


def numbers(code: str) -> list[int]:
    """The numbers that a text of digits stands for."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    found, value, shift = [], 0, 0
    for char in code:
        value |= (digits.index(char) & 31) << shift
        shift += 5
        if digits.index(char) < 32:
            found.append(value)
            value = shift = 0
    return found


def passages(result: Result) -> list[tuple[str, str, list[str]]]:
    """Address, label and texts of everything that can be found, but for pages with a name and the one about the site."""
    every = documents(result)
    assert catalogue(result)["size"] == len(every)
    return [
        (
            f"{row[0]}#{passage[0]}" if passage[0] else row[0],
            passage[1],
            [s if isinstance(s, str) else s[0] for s in passage[2]],
        )
        for row, rows in every[catalogue(result)["named"] + 1 :]
        for passage in rows
    ]


def postings(result: Result) -> dict[str, dict[str, int]]:
    """By term: the addresses of the documents that hold it, with their weights."""
    rows = [row[0] for row, _ in documents(result)]
    found: dict[str, dict[str, int]] = {}
    for first, address in catalogue(result)["terms"]:
        lines = call(result.tree, address).split("\n")
        assert lines[0].split(" ")[0] == first
        for line in lines:
            term, code = line.split(" ")
            groups = re.findall(r"([()*+,./:])([\w-]+)", code)
            assert "".join(map("".join, groups)) == code
            weights = ["()*+,./:".index(sign) for sign, _ in groups]
            assert weights == sorted(set(weights), reverse=True), "the best come first"
            found[term] = {
                rows[number]: weight
                for weight, (_, digits) in zip(weights, groups, strict=True)
                for number in accumulate(numbers(digits))
            }
    return found


def near(result: Result) -> dict[str, list[str]]:
    """The words of the site in each order, with their digits."""
    orders: dict[str, list[str]] = {}
    for name, pieces in call(result.tree, catalogue(result)["near"]).items():
        orders[name] = []
        for first, address in pieces:
            words = call(result.tree, address).split(" ")
            assert words[0][:-1] == first
            orders[name] += words
    return orders


MANY = """\
-- seeds/minato.md --
---
title: 港町の橋
author: [Hana Mori]
publisher: 港新聞
published: 2026-01-03
kind: state-media
perspective: state news agency
language: ja
---
## bridge {speaker="市長" voice="fact"}
> 港町の市長は橋を建設しないと決めた

Translation: The mayor decided not to build the bridge.

No bridge, says the *mayor*.
""" + briefing(
    "Before <b>any</b> heading [@rain#hours].\n\n## Of bridges\n\n@minato#bridge is plain: 10<sup>2</sup> boats,"
    " H<sub>2</sub>O &amp; more.[^own]\n\n### 橋のこと\n\nSee [[all]].\n\n[^own]: An aside of the desk.",
    "regions: [land]\ntopics: [bridges]\npeople: [Ada Lane]\njudgements:\n"
    "  - {text: 'The bridge is off [@minato#bridge].', confidence: low, because: one source}\n"
    "events:\n  - {date: 2026-01, text: 'A vote [@minato#bridge]'}",
)


@pytest.fixture
def many(site: Site) -> Result:
    site.small(MANY)
    built = site.build()
    assert built.outcome.complete, built.text
    return built


def test_each_passage_leads_to_its_place(many: Result) -> None:
    assert passages(many) == [
        ("water/lead.html", "", ["What the rain did.", "Water · Land · Bridges · Ada Lane"]),
        (
            "water/lead.html#bottom-line-h",
            "Bottom line",
            ["The bridge is off.", "Low confidence: one source"],
        ),
        ("water/lead.html", "", ["Before any heading."]),
        ("water/lead.html#of-bridges", "Of bridges", ["Hana Mori is plain: 10 2 boats, H2O & more."]),
        ("water/lead.html#橋のこと", "橋のこと", ["See All that is known."]),
        ("water/lead.html#dates-h", "Key dates", ["January 2026: A vote"]),
        ("water/lead.html#fn-own", "Note 3", ["An aside of the desk."]),
        ("land/all.html", "", ["Every passage of the one source.", "Land"]),
        ("land/all.html", "", ["It rained, and it will stop."]),
        (
            "sources/minato.html",
            "",
            ["", "Hana Mori · 港新聞 · state news agency"],
        ),
        (
            "sources/minato.html#e-bridge",
            "Passage, 市長",
            [
                "港町の市長は橋を建設しないと決めた",
                "The mayor decided not to build the bridge.",
                "No bridge, says the mayor.",
            ],
        ),
        ("sources/rain.html", "", ["", "Ada Lane · Quay Post"]),
        (
            "sources/rain.html#e-hours",
            "Passage, paragraph 2, sentence 1",
            ["Rain fell for six hours", "It rained for long."],
        ),
        ("sources/rain.html#e-crew", "Passage, paragraph 2, sentence 2", ["The crew waited on the quay"]),
        ("sources/rain.html#e-dry", "Passage, paragraph 3, the mayor", ["expects a dry week"]),
    ]


def test_every_place_that_a_result_leads_to_exists(many: Result) -> None:
    for address, _, _ in passages(many):
        page, _, anchor = address.partition("#")
        assert page in many.pages
        assert not anchor or f'id="{anchor}"' in many.pages[page], address


def test_terms_lead_to_the_documents_that_hold_them(many: Result) -> None:
    expected: dict[str, set[str]] = {}
    named = catalogue(many)["named"]
    for number, (row, rows) in enumerate(documents(many)):
        texts = [row[1]]
        if number >= named:  # a page with a name is found by its name alone
            texts += [t if isinstance(t, str) else t[0] for of in rows for t in (of[1], *of[2])]
        for term in terms(" — ".join(texts)):
            expected.setdefault(term, set()).add(row[0])
    assert {term: set(found) for term, found in postings(many).items()} == expected


def test_title_before_heading_before_text_before_source(many: Result) -> None:
    found = postings(many)
    quay, bridge = found["quay"], found["bridge"]
    assert quay["sources/rain.html"] == quay["water/lead.html"] == 7
    assert bridge["water/lead.html"] > bridge["sources/minato.html"]
    assert found["sentence"]["sources/rain.html"] == 0 < found["long"]["sources/rain.html"]


def test_names_count_least_and_cells_stay_apart(site: Site) -> None:
    site.small(
        MANY.replace("Before <b>any</b>", "| Boats | Crews |\n|---|---|\n| two | nine |\n\nBefore <b>any</b>")
    )
    built = site.build()
    found = postings(built)
    assert found["mori"]["sources/minato.html"] == 0 < found["mayor"]["sources/minato.html"]
    assert "Boats · Crews · two · nine Before any heading." in [
        text for _, _, of in passages(built) for text in of
    ]


def test_what_has_a_name_comes_first_and_holds_the_number_of_its_words(many: Result) -> None:
    index = catalogue(many)
    rows = [row for row, _ in documents(many)]
    assert (index["things"], index["named"], index["sources"]) == (3, 4, 7)
    assert [row[0] for row in rows[7:]] == ["sources/minato.html", "sources/rain.html"]
    assert [(row[0], row[1], row[3]) for row in rows[:5]] == [
        ("water/index.html", "Water", "region"),
        ("land/index.html", "Land", "region"),
        ("topics/bridges.html", "Bridges", "topic"),
        ("people/ada-lane.html", "Ada Lane", "person"),
        ("about.html", "How this site checks itself", "about"),
    ]
    assert all(row[0] in many.pages for row in rows)
    found = postings(many)
    assert found["ada"]["people/ada-lane.html"] == found["lane"]["people/ada-lane.html"] == 2
    assert found["bridges"]["topics/bridges.html"] == 1
    assert documents(many)[3][1] == [["", "", ["1 briefing"]]]


def test_what_has_a_name_stands_in_the_order_of_its_briefings(site: Site) -> None:
    other = briefing("It rains.", "people: [Mo Field, Ada Lane]\ntopics: [rain]", path="briefings/water/b.md")
    site.small(MANY + other)
    rows = [row for row, _ in documents(site.build())]
    assert [row[1] for row in rows if row[3] in ("topic", "person")] == [
        "Bridges",
        "Rain",
        "Ada Lane",
        "Mo Field",
    ]


def test_words_stand_in_two_orders(many: Result) -> None:
    orders = near(many)
    words = [word[:-1] for word in orders["ahead"]]
    assert words == sorted(words)
    assert sorted(orders["behind"]) == sorted(orders["ahead"])
    backwards = [word[-2::-1] for word in orders["behind"]]
    assert backwards == sorted(backwards)
    held = {word[:-1]: word[-1] for word in orders["ahead"]}
    assert {"bridge", "quay", "lane"} <= held.keys()
    assert (
        not {"10", "h2o", "be", "港町"} & held.keys()
    )  # figures, short words, and what is written without spaces
    assert held["quay"] == "C"  # two documents or three


ALIASES = {
    "a group as it is given": (
        [("FOIP", "Free and Open Indo-Pacific")],
        [],
        [["foip", "free and open indo pacific"]],
    ),
    "initials of a name": (
        [],
        ["Free and open Indo-Pacific"],
        [["foip", "faoip", "free and open indo pacific"]],
    ),
    "a name of two words has none": ([], ["Supply chains", "United States"], []),
    "initials that the author gave to something else": (
        [("EOD", "explosive ordnance disposal")],
        ["End of days", "Export of dual-use goods"],
        [["eod", "explosive ordnance disposal"], ["eodug", "edug", "export of dual use goods"]],
    ),
    "a name alone means nothing more": ([("FOIP",), ("", "。")], [], []),
    "what is written without spaces has no initials": ([], ["自由で 開かれた 海"], []),
}


@pytest.mark.parametrize(("given", "names", "expected"), ALIASES.values(), ids=ALIASES)
def test_names_that_mean_the_same(
    given: list[tuple[str, ...]], names: list[str], expected: list[list[str]]
) -> None:
    assert [sorted(group) for group in alias_groups(given, names)] == [sorted(group) for group in expected]


def test_aliases_of_the_author_are_in_the_catalogue(small: Site) -> None:
    small.append("config.yaml", "search_aliases: [[QP, Quay Post], [BBC]]\n")
    built = small.build()
    assert built.faults == []
    assert catalogue(built)["aliases"] == [["qp", "quay post"]]


def test_filters_of_documents(many: Result) -> None:
    index = catalogue(many)
    # With the number of the documents that have each.
    assert index["regions"] == [["water", "Water", 6], ["land", "Land", 7]]
    assert index["topics"] == [["bridges", "Bridges", 7]]
    assert {name for _, name, _ in index["kinds"]} == {
        "briefing",
        "about this site",
        "news report",
        "person",
        "region",
        "state media",
        "topic",
    }
    assert index["kinds"][0] == ["briefing", "briefing", 2]
    chosen = {}
    for group, pieces in index["facets"].items():
        ((first, address),) = pieces
        assert first == 0
        facets = call(many.tree, address)
        chosen[group] = [
            [index[group][at][0] for at in facets["sets"][of]] for of in numbers(facets["documents"])
        ]
    rows = [row[0] for row, _ in documents(many)]
    regions = dict(zip(rows, chosen["regions"], strict=True))
    assert regions["water/index.html"] == ["water"]
    assert regions["land/all.html"] == ["land"]
    assert regions["sources/minato.html"] == ["water", "land"]
    assert regions["about.html"] == []
    assert dict(zip(rows, chosen["topics"], strict=True))["people/ada-lane.html"] == ["bridges"]
    assert dict(zip(rows, chosen["kinds"], strict=True))["sources/rain.html"] == ["news"]


def test_passages_of_a_source_have_filters_of_their_own(many: Result) -> None:
    (rain,) = [rows for row, rows in documents(many) if row[0] == "sources/rain.html"]
    # The whole site cites the hours of rain, the land's briefing the rest.
    assert [passage[3:] for passage in rain] == [
        [],
        [["water", "land"], ["bridges"]],
        [["land"], []],
        [["land"], []],
    ]


def test_small_pieces_hold_the_same(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.small(MANY)
    whole = site.build()
    monkeypatch.setattr(module, "_TERMS", 40)
    monkeypatch.setattr(module, "_TEXTS", 40)
    monkeypatch.setattr(module, "_SHELF", 2)
    monkeypatch.setattr(module, "_WORDS", 40)
    monkeypatch.setattr(module, "_FACETS", 3)
    pieces = Site(site.root).build(out=site.root / "pieces")
    assert len(catalogue(pieces)["terms"]) > 10
    assert len(catalogue(pieces)["shelves"]) == 5
    assert len(catalogue(pieces)["facets"]["topics"]) == 3
    assert len(call(pieces.tree, catalogue(pieces)["near"])["ahead"]) > 5
    assert near(pieces) == near(whole)
    assert postings(pieces) == postings(whole)
    assert passages(pieces) == passages(whole)


def test_drafts_are_found_only_where_they_are_shown(small: Site) -> None:
    small.lead("Zanzibar [@rain#hours].", "draft: true\ntopics: [secret]")
    without, drafts = small.build(), small.build(drafts=True, out=small.root / "drafts")
    assert "zanzibar" not in postings(without)
    assert "zanzibar" in postings(drafts)
    assert b"secret" not in b"".join(data for path, data in without.tree.items() if path.endswith(".js"))


def test_words_of_a_private_source_are_not_in_the_index(small: Site) -> None:
    small.edit("seeds/rain.md", "kind: news", "kind: news\nrights: private")
    found = postings(small.build())
    assert "expects" not in found
    assert "long" in found


def test_same_site_same_bytes_and_a_change_changes_names(small: Site) -> None:
    def files(result: Result) -> dict[str, bytes]:
        return {path: data for path, data in result.tree.items() if path.endswith(".js")}

    first = files(small.build())
    assert files(small.build(out=small.root / "again")) == first
    small.edit("briefings/land/all.md", "It rained", "It snowed")
    second = files(small.build())
    changed = ("search-index", "passages", "shelf", "terms", "near", "words")
    assert {path for path in first if path not in second} == {
        path for path in first if path.startswith(tuple(f"assets/{name}." for name in changed))
    }


def test_page_lists_every_briefing_without_a_script(many: Result) -> None:
    page = many.pages["search.html"]
    everything = page[page.index('<section class="search-all"') :]
    for text in (
        "Rain on the quay",
        "All that is known",
        "What the rain did.",
        "7 January 2026",
        ">Water</a>",
    ):
        assert text in everything


def test_site_without_briefings_has_a_search_page(site: Site) -> None:
    site.write("-- config.yaml --\ntitle: T\nregions: {water: {name: Water}}\n")
    built = site.build()
    assert [row[0] for row, _ in documents(built)] == ["water/index.html", "about.html"]
    assert "No briefing has been published yet." in built.pages["search.html"]


def test_facets_come_in_files_of_neighbouring_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FACETS", 3)
    land, both = (("land",), ()), (("water", "land"), ("boats",))
    found = [IndexedDocument("news", facets, 2, {"quay": 0}, "[]") for facets in (land, both, land, both)]
    names = {
        "regions": {"water": "Water", "land": "Land"},
        "topics": {"boats": "Boats"},
        "kinds": {"news": "news"},
    }
    index = module.lay_out(found, module.Kinds(names, 0, 0, 0, (), "", {}))
    told = {address: data.decode() for address, data in index.files.items()}

    def read(address: str) -> Any:
        return json.loads(told[address][len(FUNCTION) + 1 : -3])

    pieces = read(index.catalogue)["facets"]["regions"]
    assert [first for first, _ in pieces] == [0, 3]
    facets = [read(address) for _, address in pieces]
    # What most documents have comes first.
    assert [of["sets"] for of in facets] == [[[1], [0, 1]], [[0, 1]]]
    assert [numbers(of["documents"]) for of in facets] == [[0, 1, 0], [0]]


def test_a_word_of_all_documents_takes_a_digit_of_each() -> None:
    """So that what a query of common words fetches is bounded by the number of documents, and not of passages."""
    found = [IndexedDocument("news", ((), ()), 2, {"quay": number % 8}, "[]") for number in range(1_000)]
    lines = list(Postings.of(found, ()).lines())
    assert len(lines) == 1
    assert len(lines[0]) == len("quay ") + 1_000 + 8, "and a sign for each weight"
