"""Words that were read in the wrong encoding: what was meant, and real words that look like them."""

from __future__ import annotations

import pytest

from briefing_site.text.misread import misread


def garbled(text: str, codec: str = "cp1252") -> str:
    """A text saved as UTF-8 and read in another encoding, as editors do that leave no byte out."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


WORDS = [
    "été",
    "L’été",
    "Zürich",
    "Zieliński",
    "łódź",
    "Łódź",
    "CÔTE",
    "naïve",
    "façade",
    "日本語",
    "한국어",
    "Привет",
    "Αθήνα",
    "→",
    "😀",
    "“quoted”",
    "€5",
    "°C",
]


@pytest.mark.parametrize("word", WORDS)
def test_the_word_that_was_meant(word: str) -> None:
    assert [found.meant for found in misread(f"It is {garbled(word)} now")] == [word]


@pytest.mark.parametrize("word", ["Привет", "мир", "Рай"])
def test_cyrillic_encoding(word: str) -> None:
    (found,) = misread(f"Is {garbled(word, 'cp1251')}.")
    assert (found.meant, found.encoding) == (word, "Windows-1251")


def test_twice_read_wrongly() -> None:
    assert [found.meant for found in misread(garbled(garbled("L’été")))] == ["L’été"]


def test_one_sure_word_tells_of_the_others() -> None:
    assert [found.meant for found in misread(garbled("été à Nice"))] == ["été", "à"]


def test_places() -> None:
    text = f"Un {garbled('été')} long"
    (found,) = misread(text)
    assert text[found.start : found.end] == garbled("été")


REAL = [
    "MAÇÃ» e IRMÃ” de", "«CAFÉ»", "Âge, à «Paris»… É…", "XÃ, ĐÃ”, NGÃ…", "“Å” är Ö”", "amanhã»… e é»…", "ESPAÑ” Ñ’", "РС»… «РОССИЯ»", "Ð”", "Üb„", "ÎÂ»", "„Ä“",
    "DÉJÀ—VU", "Ã—", "São «Ã»", "Это «С» и «Р»…", "à—", "Ê»", "Việt Nam, Hà Nội, ở đâu", "`Ã©`", "    Ã©tÃ©", "20 °C, 5 £, § 3", "Þórður Ægisson", "Ελλάδα", "日本語",
]  # fmt: skip


@pytest.mark.parametrize("text", REAL)
def test_real_words_are_left_alone(text: str) -> None:
    assert misread(text) == []
