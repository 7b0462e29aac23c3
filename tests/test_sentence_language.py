"""The language of one sentence by its letters."""

from __future__ import annotations

import pytest

from briefing_site.text.sentence_language import language_of

CASES = [
    pytest.param("The port handled 9.04 million tonnes.", "ja", "en", id="latin-on-a-japanese-page"),
    pytest.param("The port handled 9.04 million tonnes.", "ru", "en", id="latin-on-a-russian-page"),
    pytest.param("Der Hafen wuchs um 1.200 Meter.", "de", "de", id="latin-on-a-german-page"),
    pytest.param("Exports came to $4.5 billion.", "vi", "en", id="no-letter-of-vietnamese"),
    pytest.param("港は3兆円を見込む。", "en", "ja", id="kana"),
    pytest.param("港口收入三万亿元。", "en", "zh", id="han"),
    pytest.param("港湾計画。", "ja", "ja", id="han-on-a-japanese-page"),
    pytest.param("港口收入三万亿元。", "zh-Hant", "zh-Hant", id="han-keeps-the-tag"),
    pytest.param("항만 수입은 3조 원이다.", "en", "ko", id="hangul"),
    pytest.param("Порт заработал 3,5 млрд рублей.", "en", "ru", id="cyrillic"),
    pytest.param("Порт заробив 3,5 млрд гривень.", "uk", "uk", id="cyrillic-on-a-ukrainian-page"),
    pytest.param("Cảng thu về 3,5 tỷ đồng trong năm nay.", "en", "vi", id="vietnamese"),
    pytest.param("Minister Nguyễn Văn Đức praised the harbour.", "en", "en", id="a-vietnamese-name"),
    pytest.param("The paper calls it 前例のない (unheard of) and moves on.", "en", "en", id="a-word-of-kana"),
    pytest.param("GDPは3%増えた。", "en", "ja", id="an-acronym"),
    pytest.param("12", "ja", "ja", id="no-letters"),
]


@pytest.mark.parametrize(("sentence", "page", "language"), CASES)
def test_the_language_of_a_sentence(sentence: str, page: str, language: str) -> None:
    assert language_of(sentence, page) == language
