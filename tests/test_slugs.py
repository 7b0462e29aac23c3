"""Words to addresses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_site.text.slug import slug

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
