"""Names of persons in scripts without capitals, and opposites beside figures."""

from __future__ import annotations

import pytest

from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.reversals import direction, opposite_in
from briefing_site.text.titled_names import titled_names

NAMES = [
    pytest.param("山本総裁は港を見た。", "ja", [("山本", "山本")], id="ja-office"),
    pytest.param("田中一郎審議官が答えた。", "ja", [("田中一郎", "田中")], id="ja-full-name"),
    pytest.param("日銀総裁は港を見た。", "ja", [], id="ja-organisation"),
    pytest.param("千葉県知事は港を見た。", "ja", [], id="ja-prefecture"),
    pytest.param("发言人林晓说港口开放。", "zh", [("林晓", "林晓")], id="zh-office"),
    pytest.param("局长王义：港口开放。", "zh", [("王义", "王义")], id="zh-colon"),
    pytest.param("发言人表示港口开放。", "zh", [], id="zh-no-name"),
    pytest.param("김민수 장관은 말했다.", "ko", [("김민수", "김민수")], id="ko-office"),
    pytest.param("외교부 장관은 말했다.", "ko", [], id="ko-ministry"),
    pytest.param("По словам Олега Петрова, порт открыт.", "ru", [("Олега Петрова", "петро")], id="ru-case"),
    pytest.param("Южная Корея открыла порт.", "ru", [], id="ru-country"),
    pytest.param("Bộ trưởng Trần Hồng Sơn nói.", "vi", [("Trần Hồng Sơn", "trần")], id="vi-office"),
    pytest.param("Governor Ada Lane spoke.", "en", [], id="other-language"),
]


@pytest.mark.parametrize(("text", "language", "found"), NAMES)
def test_names_beside_offices(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(name.text, name.key) for name in titled_names(text, language)] == found


WAYS = [
    pytest.param("Exports rose by 12 per cent.", "12 per cent", "up", id="rose"),
    pytest.param("Exports fell by 12 per cent.", "12 per cent", "down", id="fell"),
    pytest.param("Costs fell, and exports rose by 12 per cent.", "12 per cent", "up", id="another-clause"),
    pytest.param("Exports, which fell and rose by 12 per cent.", "12 per cent", "up", id="last-verb"),
    pytest.param("Exports came to 12 million.", "12 million", None, id="none"),
    pytest.param("輸出は2割減った。", "2割", "down", id="japanese"),
    pytest.param("人口减少339万。", "339万", "down", id="chinese"),
    pytest.param("물가가 3.6% 늘었다.", "3.6%", "up", id="korean"),
]


@pytest.mark.parametrize(("text", "figure", "way"), WAYS)
def test_the_direction_of_a_figure(text: str, figure: str, way: str | None) -> None:
    at = text.index(figure)
    found = direction(text, at, at + len(figure))
    assert (found[0] if found else None) == way


def test_opposites_of_superlatives() -> None:
    assert opposite_in("smallest", "the largest quay") == "largest"
    assert opposite_in("過去最少", "過去最多となる") == "最多"
    assert opposite_in("largest", "the largest quay of the smallest town") == ""
    assert opposite_in("largest", "a quay") == ""


KINDS = [
    pytest.param("総裁は『港を開く』と語った。", [("港を開く", "words")], id="spoken"),
    pytest.param("映画『港を開く』を見た。", [("港を開く", "title")], id="a-work"),
    pytest.param("장관은 '항구를 연다'고 말했다.", [("항구를 연다", "words")], id="korean-ending"),
    pytest.param("The boys' room and the girls' room.", [], id="apostrophes"),
]


@pytest.mark.parametrize(("text", "found"), KINDS)
def test_marks_that_hold_speech(text: str, found: list[tuple[str, str]]) -> None:
    assert [(piece.words, piece.kind) for piece in quoted_in(text)] == found
