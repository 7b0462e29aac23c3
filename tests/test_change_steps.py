"""Steps and levels: “rose by 5” and “rose to 5” of one thing, and what may be both."""

from __future__ import annotations

import pytest

from briefing_site.text.change_steps import step_of
from briefing_site.text.values.values import values_in
from tests.one_passage import told

TOLD = {
    "a step as a level": ("en", "Exports rose by 5 per cent in May.", "Exports rose to 5 per cent in May.", "rose to 5 per cent"),
    "a level as a step": ("en", "The rate fell to 3 per cent in June.", "The rate fell by 3 per cent in June.", "fell by 3 per cent"),
    "with an object": ("en", "The yard cut its staff to 300 workers.", "The yard cut its staff by 300 workers.", "cut its staff by 300"),
    "without a preposition": ("en", "Unemployment rose 5 per cent in May.", "Unemployment rose to 5 per cent in May.", "rose to 5 per cent"),
    "up": ("en", "Wages were up 12 per cent.", "Wages rose to 12 per cent.", "rose to 12 per cent"),
    "a noun": ("en", "A rise of 400 dollars was agreed.", "A rise to 400 dollars was agreed.", "rise to 400 dollars"),
    "from and to": ("en", "The price fell from 90 to 60 dollars.", "The price fell by 60 dollars.", "fell by 60 dollars"),
    "roughly": ("en", "The fleet grew by about 40 ships.", "The fleet grew to nearly 40 ships.", "grew to nearly 40"),
    "of two, the other one": ("en", "Exports rose by 5 per cent, and the rate rose to 7 per cent.", "Exports rose to 5 per cent.", "rose to 5 per cent"),
    "a passive": ("en", "The tariff was raised by 12 per cent on Monday.", "The tariff was raised to 12 per cent.", "raised to 12 per cent"),
    "German": ("de", "Die Exporte stiegen um 5 Prozent im Mai.", "Die Exporte stiegen auf 5 Prozent im Mai.", "auf 5 Prozent"),
    "German, behind": ("de", "Die Zahl der Boote ist auf 200 gesunken.", "Die Zahl der Boote ist um 200 gesunken.", "um 200"),
    "French": ("fr", "Le taux a augmenté de 5 %.", "Le taux a augmenté à 5 %.", "augmenté à 5 %"),
    "Spanish": ("es", "El tipo subió un 5 por ciento en mayo.", "El tipo subió al 5 por ciento en mayo.", "subió al 5 por ciento"),
    "Russian": ("ru", "Экспорт вырос на 40 тонн.", "Экспорт вырос до 40 тонн.", "вырос до 40"),
    "Vietnamese": ("vi", "Xuất khẩu tăng 5%.", "Xuất khẩu tăng lên 5%.", "tăng lên 5%"),
    "Chinese": ("zh", "出口增长5%。", "出口增长到5%。", "增长到5%"),
    "Japanese": ("ja", "輸出は5%に増えた。", "輸出は5%増えた。", "5%"),
    "Korean": ("ko", "수출은 5% 증가했다.", "수출은 5%로 증가했다.", "5%"),
}  # fmt: skip
SILENT = {
    "the same": ("en", "Exports rose 5 per cent in May.", "Exports increased by 5 per cent in May."),
    "both": ("en", "Exports rose by 5 per cent to 105 ships.", "Exports rose to 105 ships, up 5 per cent."),
    "both of one figure": ("en", "Unemployment rose to 5 per cent, and wages by 5 per cent.", "Wages rose by 5 per cent."),
    "from and to": ("en", "The rate rose from 3 to 5 per cent.", "The rate was raised to 5 per cent."),
    "went up to": ("en", "Prices went up to 90 dollars.", "Prices rose to 90 dollars."),
    "up to": ("en", "Tariffs rose by 3 to 5 per cent.", "Tariffs rose by up to 5 per cent."),
    "a level without a verb": ("en", "The levy is 5 per cent; it was 3 per cent.", "The levy rose to 5 per cent."),
    "from nothing": ("en", "The fleet has 40 ships, up from none.", "The fleet grew by 40 ships."),
    "by half, to half": ("en", "The staff was cut by 50 per cent.", "The staff was cut to 50 per cent of its size."),
    "grown": ("en", "The farm grew 5 tonnes of rice.", "The harvest rose to 5 tonnes."),
    "a year": ("en", "By 2030 output will rise to 40 tonnes.", "Output will grow to 40 tonnes by 2030."),
    "growth": ("en", "Growth slowed to 3 per cent in May.", "Output rose by 3 per cent in May."),
    "growth, the other way": ("en", "The economy grew by 3 per cent in May.", "Growth fell to 3 per cent in May."),
    "growth, a noun": ("en", "The economy saw 5 per cent growth in May.", "Growth fell to 5 per cent in May."),
    "inflation": ("en", "Inflation rose to 5 per cent in May.", "Prices rose by 5 per cent in May."),
    "inflation that falls": ("en", "Inflation fell to 2 per cent.", "Prices rose by 2 per cent."),
    "inflation that eases": ("en", "Core inflation eased to 3 per cent in May.", "Core prices rose by 3 per cent in May."),
    "increases": ("en", "Wage increases slowed to 3 per cent.", "Wages rose by 3 per cent."),
    "the increase": ("en", "An increase of 5 per cent was seen in May.", "The increase fell to 5 per cent in May."),
    "a level above another": ("en", "Wages rose to 5 per cent above the level of May.", "Wages rose by 5 per cent."),
    "another unit": ("en", "The rate rose to 5 per cent.", "The rate was raised by 5 banks."),
    "denied": ("en", "Exports rose by 5 per cent and did not stop.", "Exports did not stop, and rose to 5 per cent more."),
    "German, both": ("de", "Die Preise stiegen um 3 Prozent auf 90 Euro.", "Die Preise sind auf 90 Euro gestiegen, um 3 Prozent."),
    "German, inflation": ("de", "Die Preise stiegen um 3 Prozent.", "Die Teuerung sank auf 3 Prozent."),
    "French, inflation": ("fr", "L'inflation est tombée à 2 %.", "Les prix ont augmenté de 2 %."),
    "French, a range": ("fr", "Le taux a augmenté de 3 à 5 %.", "Le taux a augmenté à 5 %."),
    "Russian, both": ("ru", "Экспорт вырос на 5 % до 40 млн.", "Экспорт увеличился до 40 млн."),
    "Vietnamese": ("vi", "Xuất khẩu tăng 5%.", "Xuất khẩu tăng thêm 5%."),
    "Chinese": ("zh", "出口增长5%。", "出口增加了5%。"),
    "Japanese": ("ja", "輸出は5%増の120億円だった。", "輸出は5%増え、120億円に増加した。"),
    "Korean": ("ko", "수출은 5% 증가했다.", "수출이 5% 늘었다."),
    "the pace": ("en", "The depreciation of the lira accelerated to 30 per cent.", "The lira fell by 30 per cent."),
    "a rise in": ("en", "Rises in rents fell to 3 per cent.", "Rents rose by 3 per cent."),
    "higher than before": ("en", "Annual inflation fell to 2 per cent.", "Consumer prices were 2 per cent higher than a year ago."),
    "German, a fall": ("de", "Der Rückgang der Exporte sank auf 6 Prozent.", "Die Exporte sanken um 6 Prozent."),
    "German, a word of two": ("de", "Das Lohnplus fiel auf 5 Prozent.", "Die Löhne stiegen um 5 Prozent."),
    "German, pressure": ("de", "Der Preisauftrieb sank auf 3 Prozent.", "Die Preise stiegen um 3 Prozent."),
    "French, a rise": ("fr", "La progression des salaires est tombée à 3 %.", "Les salaires ont progressé de 3 %."),
    "French, a fall": ("fr", "Le recul des ventes est passé à 6 %.", "Les ventes ont reculé de 6 %."),
    "Spanish, a rise": ("es", "El aumento de los salarios bajó al 3 %.", "Los salarios subieron un 3 %."),
    "Spanish, a fall": ("es", "La caída de las ventas subió al 6 %.", "Las ventas cayeron un 6 %."),
    "Russian, a rise": ("ru", "Прирост зарплат снизился до 3 процентов.", "Зарплаты выросли на 3 процента."),
    "Russian, a fall": ("ru", "Падение экспорта сократилось до 6 процентов.", "Экспорт упал на 6 процентов."),
    "Vietnamese, a rise": ("vi", "Mức tăng lương giảm xuống 3%.", "Lương tăng 3%."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_a_step_and_a_level(language: str, passage: str, claim: str, words: str) -> None:
    assert told(language, passage, claim) == [words]
    assert told(language, claim, passage)
    assert told(language, f"{passage} {claim}", claim) == []
    assert told(language, passage, passage) == []


@pytest.mark.parametrize(("language", "passage", "claim"), SILENT.values(), ids=SILENT)
def test_what_may_be_both(language: str, passage: str, claim: str) -> None:
    assert told(language, passage, claim) == []


def test_a_gist_may_say_it() -> None:
    passage, claim = "Exports rose by 5 per cent in May.", "Exports rose to 5 per cent in May."
    assert told("en", passage, claim, gist="Exports rose to 5 per cent.") == []


def test_where_the_words_begin() -> None:
    text = "In May the rate rose by 2 points."
    (figure,) = values_in(text, "en").figures
    assert step_of(text, figure, "en") == ("by", text.index("rose"))
    assert step_of(text, figure, "it") is None
