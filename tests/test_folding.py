"""Folding: what counts as the same, what never does, and the way back to the original."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.text.folding import Folding, differences, fold

MARKS = "'\"’“”「」『』«»-–—−\u00ad\u200b\ufeff \u00a0\u3000\tAａア ｱﾊﾞﾟ５5が\u3099か각가\u1100\u1161\u11a8ếe\u0302\u0301й²①"
TEXTS = st.one_of(st.text(), st.text(alphabet=MARKS))

SAME = [
    ("curly", "Japan’s “new age”", "Japan's \"new age\"", (Folding.QUOTES,)),
    ("nested", "‘new age’", "“new age”", (Folding.QUOTES,)),
    ("japanese-quotes", "「自由」", "『自由』", (Folding.QUOTES,)),
    ("half-width-quotes", "｢自由｣", "「自由」", (Folding.QUOTES,)),
    ("russian-quotes", "«мир»", '"мир"', (Folding.QUOTES,)),
    ("dash", "Japan–US", "Japan-US", (Folding.DASHES,)),
    ("typed-dash", "peace -- and order", "peace — and order", (Folding.DASHES,)),
    ("minus", "−5", "-5", (Folding.DASHES,)),
    ("space", "two\u00a0way", "two  way", (Folding.SPACE,)),
    ("wide-space", "日本　外交", "日本 外交", (Folding.SPACE,)),
    ("soft-hyphen", "co\u00adoperation", "cooperation", (Folding.SPACE,)),
    ("zero-width", "日\u200b本\ufeff", "日本", (Folding.SPACE,)),
    ("wide-latin", "ＡＳＥＡＮ２０２６", "ASEAN2026", (Folding.WIDTHS,)),
    ("half-width-kana", "ﾊﾞｽ", "バス", (Folding.WIDTHS,)),
    ("half-width-hangul", "ﾡ", "ㄱ", (Folding.WIDTHS,)),
    ("decomposed-kana", "か\u3099ん", "がん", (Folding.COMPOSITION,)),
    ("decomposed-hangul", unicodedata.normalize("NFD", "한국"), "한국", (Folding.COMPOSITION,)),
    ("decomposed-vietnamese", unicodedata.normalize("NFD", "Việt Nam không"), "Việt Nam không", (Folding.COMPOSITION,)),
    ("marks-in-another-order", "e\u0323\u0302", "e\u0302\u0323", (Folding.COMPOSITION,)),
    ("decomposed-russian", "и\u0306", "й", (Folding.COMPOSITION,)),
    ("chinese-compatibility-ideograph", "\ufa19", "\u795e", (Folding.COMPOSITION,)),
    ("two-classes", "“Japan–US”", '"Japan-US"', (Folding.QUOTES, Folding.DASHES)),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "classes"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_same_but_for(a: str, b: str, classes: tuple[Folding, ...]) -> None:
    assert fold(a).text == fold(b).text
    assert differences(a, b) == classes


DIFFERENT = [
    ("case", "Japan", "japan"),
    ("exponent", "10²", "102"),
    ("exponent-minus", "10⁻²", "10-²"),
    ("circled", "①", "1"),
    ("square", "㍿", "株式会社"),
    ("ligature", "ﬁve", "five"),
    ("fraction", "½", "1⁄2"),
    ("kana-mark", "バス", "ハス"),
    ("half-width-kana-mark", "ﾊﾞｽ", "ハス"),
    ("voiced", "が", "か"),
    ("decomposed-voiced", "か\u3099", "か"),
    ("vietnamese-tone", "hoà", "hoa"),
    ("short-i", "й", "и"),
    ("ellipsis", "…", "..."),
    ("wave-dash", "10〜20", "10-20"),
    ("long-vowel", "サーバー", "サ-バ-"),
    ("feet-and-inches", "5' long", '5" long'),
    ("primes", "5′", "5″"),
    ("simplified", "国", "國"),
    ("hangul-final", "각", "가"),
    ("joiner", "می\u200cخواهم", "میخواهم"),
]


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in DIFFERENT], ids=[case[0] for case in DIFFERENT])
def test_different(a: str, b: str) -> None:
    assert fold(a).text != fold(b).text


def test_figures_in_quotation_marks_still_match() -> None:
    typed = fold("the “2+2” meeting of the 1990’s").text
    assert fold('the "2+2" meeting of the 1990\'s').text == typed
    assert fold("the '2+2' meeting of the 1990's").text == typed


def test_offsets_lead_back_over_runs_and_compositions() -> None:
    original = "a  — か\u3099\u200bＺ"
    folded = fold(original)
    assert folded.text == "a - がZ"
    assert [original[slice(*folded.origin(i))] for i in range(len(folded.text))] == [
        "a",
        "  ",
        "—",
        " ",
        "か\u3099\u200b",
        "Ｚ",
    ]


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_offsets_lead_back_in_order(text: str) -> None:
    folded = fold(text)
    done = 0
    for i in range(len(folded.text)):
        start, end = folded.origin(i)
        assert done <= start <= end <= len(text)
        # what lies between two characters has neither width nor ink
        assert fold(text[done:start]).text == ""
        done = end if i + 1 == len(folded.text) or folded.origin(i + 1) != (start, end) else start
    assert fold(text[done:]).text == ""


@given(
    st.text(
        alphabet=st.characters(
            categories=["Ll", "Lo", "Mn", "Nd"],
            exclude_characters=[chr(code) for code in range(0xFF01, 0xFFEF)],
        )
    )
)
def test_letters_are_composed_and_nothing_else(text: str) -> None:
    assert fold(text).text == unicodedata.normalize("NFC", text)


@given(st.data())
def test_every_difference_has_a_class(data: st.DataObject) -> None:
    a = data.draw(TEXTS)
    b = data.draw(
        st.sampled_from(
            [fold(a).text, unicodedata.normalize("NFD", a), a.replace("-", "—"), a.replace(" ", "  ")]
        )
    )
    if fold(a).text == fold(b).text:
        assert bool(differences(a, b)) == (a != b)


def test_whatever_python_takes_for_space_is_one_space() -> None:
    spaces = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]
    assert [fold(f"a{char}b").text for char in spaces] == ["a b"] * len(spaces)
