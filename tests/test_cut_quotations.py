"""Quotations from which a negation was cut off, and those that are as the source has them."""

from __future__ import annotations

import pytest

from tests.one_passage import missing

WATERS = "“We are not seeking a conflict, but we will defend our waters,” she said."
TOLD = {
    "not": ("en", WATERS, "She is “seeking a conflict”.", "seeking a conflict"),
    "no": ("en", "There is no evidence of a blast, he said.", "He saw “evidence of a blast”.", "evidence of a blast"),
    "short form": ("en", "“We don’t want more ships,” she said.", "She said “want more ships”.", "want more ships"),
    "German": ("de", "„Wir wollen keinen Streit“, sagte sie.", "Sie sprach von „Streit“.", "Streit"),
    "French": ("fr", "« Nous ne voulons pas de guerre », dit-il.", "Il parle « de guerre ».", "de guerre"),
    "Japanese": ("ja", "政府は「対立を求めていない」と述べた。", "政府は「対立を求めて」いると述べた。", "対立を求めて"),
    "Korean": ("ko", "그는 “대립을 원하지 않는다”고 말했다.", "그는 “대립을 원하”는 쪽이다.", "대립을 원하"),
    "Russian": ("ru", "«Мы не ищем ссоры», — сказал он.", "Он сказал: «ищем ссоры».", "ищем ссоры"),
}  # fmt: skip
SILENT = {
    "with its negation": ("en", WATERS, "She is “not seeking a conflict”."),
    "negated outside": ("en", WATERS, "She is not “seeking a conflict”, she said."),
    "denied": ("en", WATERS, "She denied “seeking a conflict”."),
    "other words": ("en", WATERS, "She “will defend our waters”."),
    "both": ("en", f"{WATERS} Others are seeking a conflict.", "Some are “seeking a conflict”."),
    "not only": ("en", "They want not only more ships but crews.", "They want “more ships”."),
    "a title": ("en", "He did not read “Rain on the Quay”.", "The article “Rain on the Quay” is known."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_cut_off(language: str, passage: str, claim: str, words: str) -> None:
    assert missing(language, passage, claim) == [words]


@pytest.mark.parametrize(("language", "passage", "claim"), SILENT.values(), ids=SILENT)
def test_as_the_source_has_it(language: str, passage: str, claim: str) -> None:
    assert missing(language, passage, claim) == []
