"""What a figure holds for each of: another unit than that of the passage, and the same in other words."""

from __future__ import annotations

import pytest

from briefing_site.text.per_units import are_exclusive
from tests.one_passage import told

TOLD = {
    "a tonne": ("en", "Herring sells at 5 dollars per kilogram.", "Herring sells at 5 dollars per tonne.", "5 dollars per tonne"),
    "behind an article": ("en", "The fee is 5 dollars a kilogram.", "The fee is 5 dollars a tonne.", "5 dollars a tonne"),
    "a head": ("en", "The grant is 400 euros per household.", "The grant is 400 euros per head.", "400 euros per head"),
    "a passenger": ("en", "The levy is 3 euros per ship.", "The levy is 3 euros per passenger.", "3 euros per passenger"),
    "a gallon": ("en", "Oil rose to 80 dollars per barrel.", "Oil rose to 80 dollars per gallon.", "80 dollars per gallon"),
    "with what is counted": ("en", "Yields were 4 sacks per hectare.", "Yields were 4 sacks per acre.", "4 sacks per acre"),
    "for every one": ("en", "Schools get 300 euros for every pupil.", "Schools get 300 euros for every worker.", "300 euros for every worker"),
    "German": ("de", "Der Preis liegt bei 5 Euro pro Kilogramm.", "Der Preis liegt bei 5 Euro pro Tonne.", "5 Euro pro Tonne"),
    "French": ("fr", "Le prix est de 5 euros le kilo.", "Le prix est de 5 euros la tonne.", "5 euros la tonne"),
    "Spanish": ("es", "El precio es de 5 euros por kilo.", "El precio es de 5 euros por tonelada.", "5 euros por tonelada"),
    "Japanese": ("ja", "1キロ当たり5ドルだった。", "1トン当たり5ドルだった。", "1トン当たり5ドル"),
    "Chinese": ("zh", "价格为每公斤5美元。", "价格为每吨5美元。", "每吨5美元"),
    "Korean": ("ko", "가격은 톤당 5달러였다.", "가격은 배럴당 5달러였다.", "배럴당 5달러"),
    "a month for a year": ("en", "Spending is 680 million crowns a year.", "Spending is 680 million crowns a month.", "680 million crowns a month"),
    "an hour for a day": ("en", "The line carries 40 trains a day.", "The line carries 40 trains an hour.", "40 trains an hour"),
    "German weeks": ("de", "Mindestens 40 Flüge je Nacht entfallen.", "Mindestens 40 Flüge je Woche entfallen.", "40 Flüge je Woche"),
    "French months": ("fr", "Cela coûte 5 euros par jour.", "Cela coûte 5 euros par mois.", "5 euros par mois"),
    "Spanish months": ("es", "Cuesta 5 euros al día.", "Cuesta 5 euros al mes.", "5 euros al mes"),
    "Russian years": ("ru", "Экспорт достиг 5,4 млн баррелей в сутки.", "Экспорт достиг 5,4 млн баррелей в год.", "5,4 млн баррелей в год"),
    "Vietnamese years": ("vi", "Xuất khẩu đạt 5 triệu thùng mỗi ngày.", "Xuất khẩu đạt 5 triệu thùng mỗi năm.", "5 triệu thùng mỗi năm"),
    "Japanese years": ("ja", "輸出は1日当たり540万バレルだった。", "輸出は1年当たり540万バレルだった。", "1年当たり540万"),
}  # fmt: skip
SILENT = {
    "yearly": ("en", "Spending is 680 million crowns annually.", "Spending is 680 million crowns a year."),
    "a daily rate": ("en", "The daily fee is 5 euros.", "The fee is 5 euros a day."),
    "both times": ("en", "The line carries 40 trains a day, 280 a week.", "The line carries 280 trains each week."),
    "in a year": ("de", "Es waren 5 Millionen Tonnen pro Jahr.", "Jährlich waren es 5 Millionen Tonnen."),
    "Russian days": ("ru", "Экспорт достиг 5,4 млн баррелей в сутки.", "Экспорт достиг 5,4 млн баррелей в день."),
    "a kilo": ("en", "Herring sells at 5 dollars per kilogram.", "Herring sells at 5 dollars a kilo."),
    "another order": ("en", "Herring sells at 5 dollars a kg.", "A kilogram of herring costs 5 dollars."),
    "both": ("en", "A tonne costs 5,000 dollars, or 5 dollars a kilogram.", "It costs 5,000 dollars per tonne."),
    "a family": ("en", "The grant is 400 euros per household.", "The grant is 400 euros per family."),
    "a person": ("en", "The fee is 3 euros per head.", "The fee is 3 euros per person."),
    "a passenger is a person": ("en", "The fee is 3 euros per passenger.", "The fee is 3 euros per person."),
    "a vessel": ("en", "The fee is 3 euros per vessel.", "The fee is 3 euros per ship."),
    "named otherwise": ("en", "Each family gets 400 euros, which is 100 per person.", "The grant is 400 euros per family."),
    "named elsewhere": ("en", "Fish costs 5 dollars per kilogram, and the tonne less.", "Fish costs 5 dollars per tonne."),
    "an employee": ("en", "The fee is 3 euros per worker.", "Employers pay 3 euros for every employee."),
    "a child": ("en", "The fee is 3 euros per pupil.", "The school pays 3 euros per child."),
    "without a unit": ("en", "Fuel is 2 euros per litre.", "Fuel costs 2 euros."),
    "another figure": ("en", "Fuel is 2 euros per litre, coal 90 euros.", "Coal is 90 euros per tonne."),
    "German": ("de", "Der Preis ist 5 Euro pro Kilo.", "Der Preis liegt bei 5 Euro je Kilogramm."),
    "French": ("fr", "Le prix est de 5 euros le kilo.", "Le prix atteint 5 euros par kilogramme."),
    "Japanese": ("ja", "1キロ当たり5ドルだった。", "1キロあたり5ドルである。"),
    "Italian": ("it", "Il prezzo è di 5 euro al chilo.", "Il prezzo è di 5 euro a tonnellata."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_another_unit(language: str, passage: str, claim: str, words: str) -> None:
    assert told(language, passage, claim) == [words]
    assert told(language, f"{passage} {claim}", claim) == []
    assert told(language, passage, passage) == []


@pytest.mark.parametrize(("language", "passage", "claim"), SILENT.values(), ids=SILENT)
def test_the_same_in_other_words(language: str, passage: str, claim: str) -> None:
    assert told(language, passage, claim) == []


def test_a_gist_may_name_the_unit() -> None:
    passage, claim = "It sells at 5 dollars per kilogram.", "It sells at 5 dollars per tonne."
    assert told("en", passage, claim, gist="The price of a tonne.") == []


@pytest.mark.parametrize(
    ("one", "other", "exclusive"),
    [("person", "household", True), ("person", "passenger", False), ("tonne", "tonne", False)],
    ids=["of one kind", "of two kinds", "itself"],
)
def test_units_that_exclude_each_other(one: str, other: str, exclusive: bool) -> None:
    assert are_exclusive(one, other) is exclusive
