"""Words to addresses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_site.text.slug import free_id, is_id, slug

SLUGS = {
    "words": ("Sanae Takaichi", "sanae-takaichi"),
    "marks": ("Đặng Thị Ngọc Thịnh", "dang-thi-ngoc-thinh"),
    "letters": ("Łukasz Øst & Cæsar Straße", "lukasz-ost-caesar-strasse"),
    "turkish": ("İstanbul ırmak", "istanbul-irmak"),
    "digits": ("G7, 2026", "g7-2026"),
    "signs": ("  (a) -- b_c/d.e  ", "a-b-c-d-e"),
    "full-width": ("ＡＩ協力", "ai協力"),
    "japanese": ("バス と ハス", "バス-と-ハス"),
    "half-width-kana": ("ﾊﾞｽ", "バス"),
    "korean": ("이재명 대통령", "이재명-대통령"),
    "russian": ("Сергей Йод", "сергей-йод"),
    "hindi": ("नरेंद्र मोदी", "नरेंद्र-मोदी"),
    "thai": ("ผู้นำไทย", unicodedata.normalize("NFC", "ผู้นําไทย")),
    "ligature": ("ﬁne", "fine"),
    "holes": ("a\U000f0000b \U00100000", "a-b"),
    "nothing": ("?!", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SLUGS.values(), ids=SLUGS.keys())
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=40))
@example("0:_0")
@example("𝐀")
def test_any_text(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made
    assert made == unicodedata.normalize("NFC", made)
    assert all(char == "-" or char.isalnum() or unicodedata.category(char).startswith("M") for char in made)
    assert made == made.lower()


def test_an_id_that_is_taken_gets_the_first_number_that_is_free() -> None:
    assert free_id("rain", ()) == "rain-2"
    assert free_id("rain", {"rain", "rain-2", "rain-3", "rain-5"}) == "rain-4"
    assert free_id("rain", {"rain-2"}, first=7) == "rain-7"


IDS = {
    "a": True, "2026": True, "two-way": True, "a-2": True, "dài-hạn": False,
    "": False, "-a": False, "a-": False, "a--b": False, "A": False, "a_b": False, "a.b": False, "a b": False, "a\n": False,
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IDS.items(), ids=map(repr, IDS))
def test_what_can_be_a_key(text: str, expected: bool) -> None:
    assert is_id(text) is expected
