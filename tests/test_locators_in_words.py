"""Locators in the language of the page: labels of other languages are put into its words, numbers stay."""

from __future__ import annotations

import pytest

from briefing_site.view.locators import in_words
from tests.test_wording import wording

LOCATORS = {
    "its own": ("p. 12", "p. 12", "12頁"),
    "written out": ("page 12", "page 12", "12頁"),
    "several": ("pp. 12-14, 20", "pp. 12-14, 20", "12-14, 20頁"),
    "German": ("S. 12", "p. 12", "12頁"),
    "German, several": ("S. 12-14", "pp. 12-14", "12-14頁"),
    "Spanish": ("págs. 3-5", "pp. 3-5", "3-5頁"),
    "Russian": ("с. 7", "p. 7", "7頁"),
    "Vietnamese": ("tr. 7", "p. 7", "7頁"),
    "Japanese": ("12頁", "p. 12", "12頁"),
    "a Japanese article": ("第3条", "art. 3", "第3条"),
    "volume and page": ("Bd. 2, S. 12", "vol. 2, p. 12", "第2巻, 12頁"),
    "a chapter": ("Kap. 4", "ch. 4", "第4章"),
    "Roman": ("S. iv", "p. iv", "iv頁"),
    "a British section": ("s. 5", "s. 5", "s. 5"),
    "a paragraph of an article": ("Art. 3 Abs. 2", "Art. 3 Abs. 2", "Art. 3 Abs. 2"),
    "a clause": ("art. 5(1)", "art. 5(1)", "art. 5(1)"),
    "clauses": ("Artikel 5(1)-(3)", "arts. 5(1)-(3)", "Artikel 5(1)-(3)"),
    "a list with a word": ("S. 12-14 und 16", "pp. 12-14, 16", "12-14, 16頁"),
    "a range in words": ("с. 3 по 5", "pp. 3–5", "3–5頁"),
    "two kinds with a word": ("Kap. 3 und S. 4", "ch. 3, p. 4", "第3章, 4頁"),
    "and following": ("S. 12f.", "p. 12f.", "S. 12f."),
    "no label": ("12", "12", "12"),
    "words": ("as printed", "as printed", "as printed"),
}


@pytest.mark.parametrize(("written", "english", "japanese"), LOCATORS.values(), ids=LOCATORS)
def test_locators(written: str, english: str, japanese: str) -> None:
    assert (in_words(written, wording("en")), in_words(written, wording("ja"))) == (english, japanese)


def test_a_language_without_words_keeps_the_labels() -> None:
    assert in_words("S. 12", wording("de")) == "S. 12"
