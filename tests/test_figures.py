"""Figures: which numbers a text holds, as values."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.text.values.arithmetic import derived
from briefing_site.text.values.compare import same
from briefing_site.text.values.nouns import Figure
from briefing_site.text.values.values import values_in
from tests.counting import lines_run

# Each figure as it is shown: value, unit, ~ for rough, # for an ordinal.
READ = {
    # English
    "scale-of-both": (
        "en",
        "It rose from 1.1 to 1.23 million, and fell from 12 to 9 billion.",
        "1100000; 1230000; 12000000000; 9000000000",
    ),
    "scale-of-one": (
        "en",
        "It rose from 900 to 1.2 million, and by a third to 5 million.",
        "900; 1200000; 1/3; 5000000",
    ),
    "grouped-by-blanks": ("en", "It sold 1 234 567 tonnes and 12 000 kg.", "1234567; 12000"),
    "a-row-of-a-table": ("en", "Rice 120 340 560", "120; 340; 560"),
    "grouped-by-apostrophes": ("en", "It sold 1’234’567 tonnes.", "1234567"),
    "grouped-by-underscores": ("en", "It sold 1_234_567 tonnes of file_123_456.", "1234567"),
    "grouped-as-elsewhere": ("en", "It cost 12.500,75 euros.", "12500.75 EUR"),
    "grouped-as-in-english": ("de", "Es kostet 12,500.75 Euro.", "12500.75 EUR"),
    "grouped-by-points": ("en", "It sold 1.234.567 tonnes for 4,5 per cent.", "1234567; 4.5 %"),
    "count": ("en", "They sent 1,200 people.", "1200"),
    "decimals": ("en", "It measured 1,000.5 metres.", "1000.5"),
    "scale-and-currency": ("en", "They spent 9.04 trillion yen.", "9040000000000 JPY"),
    "scale-joined": ("en", "It cost $3bn, €2.5m and 10k seats.", "3000000000 USD; 2500000 EUR; 10000"),
    "code-before": ("en", "It cost JPY500, Rs 500 crore or USD 5 million.", "500 JPY; 5000000000 INR; 5000000 USD"),
    "lakh": ("en", "About 5 lakh voters came.", "500000 ~"),
    "per-cent": ("en", "It rose 50%, 66.7 per cent or 3 percent.", "50 %; 66.7 %; 3 %"),
    "points": ("en", "It rose by 3 percentage points and 20 basis points.", "3 pp; 0.2 pp"),
    "words": ("en", "Twenty-five ships and a hundred and five men came.", "25; 105"),
    "dozen": ("en", "Two dozen boats and a dozen trucks left.", "24; 12"),
    "long-words": ("en", "It sold three million five hundred thousand copies.", "3500000"),
    "comma-words": ("en", "It sold two thousand, three million fewer.", "2000; 3000000"),
    "hundreds": ("en", "Some twenty-five hundred men marched.", "2500 ~"),
    "two-and-a-half": ("en", "It moved two and a half million tons.", "2500000"),
    "half-a-million": ("en", "Half a million fled.", "500000"),
    "fractions": ("en", "Two thirds agreed, a third of them late; three-quarters left.", "2/3; 1/3; 3/4"),
    "fraction-of-a-comparison": ("en", "It was a fifth smaller than before, and the third larger ship.", "1/5; 3 #"),
    "half": ("en", "It cut nearly half of the tariffs in the second half.", "1/2 ~"),
    "vulgar": ("en", "It took 3½ years and ¼ of it.", "3.5; 1/4"),
    "slash": ("en", "About 2/3 stayed.", "2/3 ~"),
    "ordinals": ("en", "The 28th and the twenty-eighth meeting, the third round.", "28 #; 28 #; 3 #"),
    "times": ("en", "It doubled, tripled, halved and grew tenfold.", "2 x; 3 x; 0.5 x; 10 x"),
    "range": ("en", "It needs 9-12 trillion yen.", "9000000000000 JPY; 12000000000000 JPY"),
    "range-to": ("en", "from 9 to 12 per cent", "9 %; 12 %"),
    "range-between": ("en", "between 40 and 50 per cent", "40 %; 50 %"),
    "range-money": ("en", "It costs $3-5 billion.", "3000000000 USD; 5000000000 USD"),
    "no-range": ("en", "It grew from 500 to 1.2 million.", "500; 1200000"),
    "list-is-no-range": ("en", "12 ships and 5 million people", "12; 5000000"),
    "rough": ("en", "about 30, nearly 40, more than 50, at least 60, up to 70, 80-odd", "30 ~; 40 ~; 50 ~; 60 ~; 70 ~; 80 ~"),
    "age": ("en", "Ito, 64, met a 25-year-old.", "64; 25"),
    "clock": ("en", "at 5 p.m., at 17:30 and at 5:30 pm", "17 clock; 17.5 clock; 17.5 clock"),
    "units": ("en", "300km away, 50kg and 5 GW", "300; 50; 5"),
    "hyphen": ("en", "a 3-day visit, a two-day trip, the top-10 list", "3; 2; 10"),
    "pronouns": ("en", "One of them said no one knew, on the one hand; first of all, once.", ""),
    "words-that-are-none": ("en", "two-way talks, a two-state solution, third parties, Third World", ""),
    "countries": ("en", "between the two countries, a third country", "2"),
    "endless": ("en", "9" * 5000 + " and " + "9," * 3000, ""),
    "ja-endless": ("ja", "九" * 5000 + "人、" + "9" * 5000 + "人", ""),
    "letters-before": ("en", "Twenty20, DH60X, a code of 0900", ""),
    "names": ("en", "F-35, G7, 3D, Mk-2, 2+2, COVID-19, A/RES/2758, H1N1, 5G, 9/11 and 24/7", ""),
    "marks": ("en", "It fell.[1] It rose.[2, 3] v1.2.3 of https://example.org/12/5 came.", ""),
    "years": ("en", "In 2026 and 1945.", ""),
    "no-year": ("en", "It sent 1500 soldiers and 2000 tonnes.", "1500; 2000"),
    "won": ("en", "It paid 500 won. Kato won 5.", "500 KRW; 5"),
    # Japanese
    "ja-scale": ("ja", "総額は3兆円。", "3000000000000 JPY"),
    "ja-mixed": ("ja", "9兆400億円、1.2億人、2万5千人", "9040000000000 JPY; 120000000; 25000"),
    "ja-kanji": ("ja", "二十五人と三百五隻が来た。", "25; 305"),
    "ja-single-kanji": ("ja", "三つの案を五人が出し、四カ国が賛成した。", "3; 5; 4"),
    "ja-tenths": ("ja", "三割増、3割5分、七割", "30 %; 35 %; 70 %"),
    "ja-fractions": ("ja", "三分の二が賛成、3分の1が反対。", "2/3; 1/3"),
    "ja-points": ("ja", "0.5ポイント、50%、3パーセント", "0.5 pp; 50 %; 3 %"),
    "ja-full-width": ("ja", "１，０００．５％と２５人", "1000.5 %; 25"),
    "ja-ordinal": ("ja", "第28回首脳会議と第二次世界大戦、3回目", "28 #; 2 #; 3 #"),
    "ja-rough": ("ja", "約1200人、5000億円超、3万人以上、20人余り", "1200 ~; 500000000000 JPY ~; 30000 ~; 20 ~"),
    "ja-times": ("ja", "2倍になり、倍増、半減した。", "2 x; 2 x; 0.5 x"),
    "ja-range": ("ja", "5〜10%、3万〜5万人、9〜12兆円", "5 %; 10 %; 30000; 50000; 9000000000000 JPY; 12000000000000 JPY"),
    "ja-clock": ("ja", "午後5時半、午前9時15分", "17.5 clock; 9.25 clock"),
    "ja-duration": ("ja", "10日間、3か月、2年半", "10; 3; 2.5"),
    "ja-words-that-are-none": ("ja", "統一、一部、一方、四国、三菱、十分、千葉、万博、八王子、一人、九州", ""),
    "ja-names": ("ja", "F-35、G7、3D、2+2、COVID-19、９・１１、[1]", ""),
    "ja-equals": ("ja", "1ドル＝157円で、3.11と五輪のあと", "1 USD; 157 JPY"),
    # Chinese
    "zh-two-or-three": ("zh", "两三百人、十四五规划、第三产业、前三季度", ""),
    "zh-compound-scale": ("zh", "3.5万亿元人民币和3万亿美元", "3500000000000 CNY; 3000000000000 USD"),
    "zh-words": ("zh", "二十五人，两万五，三百零五，一千二百", "25; 25000; 305; 1200"),
    "zh-traditional": ("zh-Hant", "新台幣500億元，3億港元，兩萬人", "50000000000 TWD; 300000000 HKD; 20000"),
    "zh-per-cent": ("zh", "百分之三十，百分之二点五，15.5％，三成", "30 %; 2.5 %; 15.5 %; 30 %"),
    "zh-fractions": ("zh", "三分之二，五分之一，一半", "2/3; 1/5; 1/2"),
    "zh-two": ("zh", "两国签了两个协议。", "2; 2"),
    "zh-points": ("zh", "增长3个百分点，翻番", "3 pp; 2 x"),
    "zh-rough": ("zh", "近30%，30多人，约5万，20余国", "30 % ~; 30 ~; 50000 ~; 20 ~"),
    "zh-ordinal": ("zh", "第28届峰会", "28 #"),
    "zh-words-that-are-none": ("zh", "统一、一方面、十分、万一、三峡、四川、一带一路、第三国、九一八", ""),
    # Korean
    "ko-scale": ("ko", "총 3조 5천억 원, 9조400억원, 5천만 명", "3500000000000 KRW; 9040000000000 KRW; 50000000"),
    "ko-native": ("ko", "스물다섯 명이 두 나라에서 세 차례 만났다.", "25; 2; 3"),
    "ko-sino": ("ko", "이십오 명과 이십오만 삼천이백 명", "25; 253200"),
    "ko-fractions": ("ko", "3분의 2, 삼분의 이, 절반", "2/3; 2/3; 1/2"),
    "ko-units": ("ko", "30%, 0.5%포인트, 3할, 2배, 100달러, 3퍼센트", "30 %; 0.5 pp; 30 %; 2 x; 100 USD; 3 %"),
    "ko-ordinal": ("ko", "제28차 정상회의와 두 번째 회의", "28 #; 2 #"),
    "ko-rough": ("ko", "약 1200명, 2천여 명, 30명 이상", "1200 ~; 2000 ~; 30 ~"),
    "ko-clock": ("ko", "오후 5시 30분", "17.5 clock"),
    "ko-words-that-are-none": ("ko", "이 일은 일부 조사에서 이만 끝났다. 한 사람이 오만에서 구조를 기다렸다.", ""),
    "ko-names": ("ko", "F-35, G7, 9·11, 2+2", ""),
    # Vietnamese
    "vi-marks": ("vi", "1.000,5 km và 1.200 người", "1000.5; 1200"),
    "vi-scale": ("vi", "3 tỷ USD, 3,5 nghìn tỷ đồng, 3 tỷ rưỡi", "3000000000 USD; 3500000000000 VND; 3500000000"),
    "vi-words": ("vi", "hai mươi lăm người, hai trăm linh năm, một nghìn hai trăm ba mươi tư", "25; 205; 1234"),
    "vi-fractions": ("vi", "hai phần ba, một phần tư, một nửa dân số", "2/3; 1/4; 1/2"),
    "vi-per-cent": ("vi", "30 phần trăm, 66,7%, 3 điểm phần trăm", "30 %; 66.7 %; 3 pp"),
    "vi-ordinal": ("vi", "Hội nghị lần thứ 28, lần thứ hai", "28 #; 2 #"),
    "vi-year-or-five": ("vi", "Trong năm nay, năm người ở lại năm ngày.", "5; 5"),
    "vi-monday": ("vi", "Hôm thứ hai, một trong những lãnh đạo đến.", ""),
    "vi-ten-years": ("vi", "mười năm, hai mươi năm, mười lăm người", "10; 20; 15"),
    "vi-rough": ("vi", "khoảng 30, gần 40, hơn 50", "30 ~; 40 ~; 50 ~"),
    # Russian
    "ru-marks": ("ru", "1 200 человек, 1\u00a0200,5 и 66,7%", "1200; 1200.5; 66.7 %"),
    "ru-scale": ("ru", "3,5 млрд рублей, 5 миллиардов долларов, 3 млн 200 тыс. человек", "3500000000 RUB; 5000000000 USD; 3200000"),
    "ru-cases": ("ru", "двадцати пяти стран, двумя тысячами пятьюстами солдатами", "25; 2500"),
    "ru-fractions": ("ru", "две трети, одна пятая, три четверти, половина населения", "2/3; 1/5; 3/4; 1/2"),
    "ru-one-and-a-half": ("ru", "полтора миллиона и два с половиной миллиарда", "1500000; 2500000000"),
    "ru-points": ("ru", "на 3 процентных пункта, на 3 п.п., вдвое", "3 pp; 3 pp; 2 x"),
    "ru-ordinal": ("ru", "28-й саммит, двадцать восьмой, в третьем раунде", "28 #; 28 #; 3 #"),
    "ru-rough": ("ru", "около 30, более 50, почти 40", "30 ~; 50 ~; 40 ~"),
    "ru-names": ("ru", "Су-35, G7, COVID-19", ""),
    "ru-range-is-not-rough": ("ru", "с 20 до 22%", "20 %; 22 %"),
    "de": ("de", "Rund 1.200 Menschen, 3,5 Milliarden Euro, 66,7 Prozent", "1200 ~; 3500000000 EUR; 66.7 %"),
    "fr": ("fr", "1 200 personnes, 3,5 milliards d’euros, 66,7 %", "1200; 3500000000 EUR; 66.7 %"),
    "es": ("es", "Unas 1.200 personas, mil millones, 3 mil millones de euros, 2,5 por ciento", "1200 ~; 1000000000; 3000000000 EUR; 2.5 %"),
    "unknown-language": ("sw", "Watu 1,200 na 50%", "1200; 50 %"),
}  # fmt: skip


def shown(figure: Figure) -> str:
    share = figure.unit == "" and figure.value < 1
    value = str(figure.value) if share or figure.value.denominator == 1 else f"{float(figure.value):.12g}"
    return " ".join(filter(None, [value, figure.unit, "~" * figure.approximate, "#" * figure.ordinal]))


@pytest.mark.parametrize(("language", "text", "want"), READ.values(), ids=READ)
def test_a_text_has_these_figures(language: str, text: str, want: str) -> None:
    assert "; ".join(map(shown, values_in(text, language).figures)) == want


# The claim, the passage, and whether it is carried.
SAME = {
    "yen": ("en", "3 trillion yen", "ja", "3兆円", True),
    "mixed": ("en", "9.04 trillion yen", "ja", "9兆400億円", True),
    "rounder": ("en", "9 trillion yen", "ja", "9兆400億円", True),
    "finer": ("ja", "9兆400億円", "en", "9 trillion yen", False),
    "tenths": ("en", "30 per cent", "ja", "三割", True),
    "thirds": ("en", "two thirds of it", "en", "66.7 %", True),
    "thirds-whole": ("en", "67%", "zh", "三分之二", True),
    "thirds-cut": ("en", "66%", "zh", "三分之二", False),
    "nearly-half": ("en", "nearly half of it", "en", "48%", True),
    "half": ("en", "half of it", "en", "48%", False),
    "other-currency": ("en", "$3 trillion", "ja", "3兆円", False),
    "no-currency": ("en", "$3 billion", "vi", "3 tỷ", True),
    "points": ("en", "3 percentage points", "en", "3%", False),
    "plain-and-per-cent": ("en", "50 people", "en", "50%", False),
    "about": ("en", "about 3,000", "en", "2,987", True),
    "rounded-thousands": ("en", "3,000", "en", "2,987", True),
    "too-far": ("en", "3,000", "en", "2,600", False),
    "over": ("en", "over 2,900", "en", "2,987", True),
    "small-counts": ("en", "20", "en", "19", False),
    "hundreds": ("en", "300", "en", "297", False),
    "one-off": ("en", "12,044", "en", "12,043", False),
    "decimals": ("en", "2.5%", "en", "2.46%", True),
    "ordinals": ("en", "28th", "ja", "第28回", True),
    "other-ordinal": ("en", "29th", "ja", "第28回", False),
    "clock": ("en", "5 p.m.", "ja", "午後5時", True),
    "twice": ("en", "doubled", "ja", "2倍", True),
    "words": ("en", "twenty-five", "vi", "hai mươi lăm người", True),
    "cases": ("en", "25 countries", "ru", "двадцати пяти стран", True),
    "mantissa": ("en", "340 million", "en", "339 million", True),
    "mantissa-about": ("en", "about 340 million euros", "en", "339 million euros", True),
    "mantissa-of-money": ("en", "€340m", "en", "€339m", True),
    "mantissa-ja": ("ja", "約480万人", "ja", "478万人", True),
    "mantissa-zh": ("zh", "约340万人", "zh", "339万人", True),
    "mantissa-ko": ("ko", "약 480만 명", "ko", "478만 명", True),
    "mantissa-vi": ("vi", "340 triệu", "vi", "339 triệu", True),
    "mantissa-ru": ("ru", "340 млн", "ru", "339 млн", True),
    "mantissa-wrong": ("en", "350 million", "en", "339 million", False),
    "mantissa-finer": ("en", "341 million", "en", "340 million", False),
    "mantissa-too-far": ("en", "20 million", "en", "19 million", False),
    "mantissa-one-off": ("ja", "479万人", "ja", "478万人", False),
    "more-than": ("en", "more than 200 members", "en", "214 votes", True),
    "more-than-too-many": ("en", "more than 2,200", "en", "2,151", False),
    "more-than-truncated": ("en", "more than 4 million", "en", "4.78 million", True),
    "more-than-beyond": ("en", "more than 5 million", "en", "4.78 million", False),
    "more-than-euros": ("en", "more than €330 million", "en", "339 million euros", True),
    "fewer-than": ("en", "fewer than a hundred", "en", "97", True),
    "fewer-than-too-few": ("en", "fewer than 90", "en", "97", False),
    "nearly-above": ("en", "nearly 2,000", "en", "2,151", False),
    "nearly-below": ("en", "nearly 2,200", "en", "2,151", True),
    "nearly-a-tenth": ("ja", "1割近く", "ja", "8.4%", True),
    "nearly-a-tenth-too-far": ("ja", "1割近く", "ja", "7.4%", False),
    "nearly-ten-per-cent": ("en", "nearly 10 per cent", "en", "8.4 per cent", False),
    "nearly-half-of": ("en", "nearly half of it", "en", "47.8 per cent", True),
    "just-under": ("en", "just under 50 per cent", "en", "47.8 per cent", True),
    "more-than-half": ("en", "more than half of it", "en", "58 per cent", True),
    "more-than-half-is-not": ("en", "more than half of it", "en", "47.8 per cent", False),
    "the-same-bound": ("en", "more than 2,000", "en", "more than 2,000", True),
    "the-other-bound": ("en", "more than 2,000", "en", "fewer than 2,000", False),
    "bound-of-a-plain-number": ("en", "at least 20", "en", "20", True),
    "no-more-than": ("en", "no more than 20", "en", "19", True),
    "no-more-than-turned": ("en", "no more than 20", "en", "more than 20", False),
    "zh-many": ("zh", "300多万人", "zh", "339万人", True),
    "zh-many-in-words": ("zh", "三百多万人", "zh", "339万人", True),
    "zh-many-wrong": ("zh", "300多万人", "zh", "289万人", False),
    "zh-over": ("zh", "超过1万亿元", "zh", "1.2万亿元", True),
    "zh-not-over": ("zh", "超过1.3万亿元", "zh", "1.2万亿元", False),
    "ja-in-the-thousands": ("ja", "2000万人台", "ja", "2151万人", True),
    "ja-over": ("ja", "470万人超", "ja", "478万人", True),
    "ja-close-to": ("ja", "500万人近い", "ja", "478万人", True),
    "ja-weak": ("ja", "480万人弱", "ja", "478万人", True),
    "ja-at-least": ("ja", "5人以上", "ja", "5人以下", False),
    "ja-below": ("ja", "2200万人未満", "ja", "2151万人", True),
    "ja-not-below": ("ja", "2100万人未満", "ja", "2151万人", False),
    "ko-at-least": ("ko", "2000명 이상", "ko", "2151명", True),
    "ko-not-at-least": ("ko", "2200명 이상", "ko", "2151명", False),
    "ko-below": ("ko", "2200명 미만", "ko", "2151명", True),
    "ko-not-below": ("ko", "2100명 미만", "ko", "2151명", False),
    "vi-not-yet": ("vi", "chưa tới 4%", "vi", "3,31%", True),
    "vi-not-so-few": ("vi", "chưa tới 3%", "vi", "3,31%", False),
    "ru-over": ("ru", "более 200", "ru", "214", True),
    "ru-not-over": ("ru", "более 220", "ru", "214", False),
}  # fmt: skip


@pytest.mark.parametrize(("one", "claim", "other", "passage", "want"), SAME.values(), ids=SAME)
def test_a_figure_is_carried(one: str, claim: str, other: str, passage: str, want: bool) -> None:
    (claimed,), (held,) = values_in(claim, one).figures, values_in(passage, other).figures
    assert same(claimed, held) is want


# The sentence whose last figure is claimed, the passage, and the arithmetic.
DERIVED = {
    "up-by-a-third": ("Spending rose by a third.", "It was 9 and is 12 now.", "12 - 9 = 3; 3 / 9 = 1/3"),
    "up-from": ("Spending was up by a third.", "It is 12, up from 9.", "12 - 9 = 3; 3 / 9 = 1/3"),
    "down-by-a-quarter": ("Spending fell by a quarter.", "It fell from 12 to 9.", "12 - 9 = 3; 3 / 12 = 1/4"),
    "per-cent": ("Spending rose 33%.", "It was 9 and is 12 now.", "12 - 9 = 3; 3 / 9 = 1/3"),
    "wrong-per-cent": ("Spending rose 25%.", "It was 9 and is 12 now.", None),
    "difference": ("It has 3 more.", "It had 9 and has 12.", "12 - 9 = 3"),
    "difference-money": ("It rose by 3 trillion yen.", "From 9 to 12 trillion yen.", "12 trillion - 9 trillion = 3 trillion"),
    "difference-of-per-cent": ("It rose by 3 percentage points.", "From 9% to 12%.", "12 - 9 = 3"),
    "no-word": ("It has 3.", "It had 9 and has 12.", None),
    "sum": ("There are 12 in total.", "Oita has 5 and Nara 7.", "5 + 7 = 12"),
    "sum-of-all": ("Together they have 15.", "Oita has 5, Nara 7 and Mie 3.", "5 + 7 + 3 = 15"),
    "sum-of-some": ("Together they have 8.", "Oita has 5, Nara 7 and Mie 3.", None),
    "share": ("That is three quarters of the seats.", "It won 75 of 100 seats.", "75 / 100 = 3/4"),
    "share-per-cent": ("That is 75% of the seats.", "It won 75 of 100 seats.", "75 / 100 = 3/4"),
    "double": ("It doubled.", "It was 9 and is 18.", "18 / 9 = 2"),
    "not-double": ("It doubled.", "It was 9 and is 17.", None),
    "level-before": ("It was down from 65%.", "It is 58%, down 7 points.", "58 + 7 = 65"),
    "level-before-the-rise": ("It rose from 900.", "It rose by 300 to 1,200.", "1,200 - 300 = 900"),
    "level-of-the-wrong-side": ("It rose from 65%.", "It is 58%, down 7 points.", None),
    "currencies": ("It rose by 3.", "It was 9 yen and is 12 dollars.", None),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "passage", "want"), DERIVED.values(), ids=DERIVED)
def test_a_figure_follows_from_others(claim: str, passage: str, want: str | None) -> None:
    found = derived(values_in(claim, "en").figures[-1], values_in(passage, "en").figures, claim)
    assert (found and found.words) == want


@pytest.mark.parametrize(("digits", "most"), [(2, 0.06), (3, 0.03), (4, 0.02), (6, 0.01)])
def test_a_wrong_figure_is_seldom_explained_away(digits: int, most: float) -> None:
    rng = random.Random(digits)
    sentences = [
        "It rose by {}.", "It fell by {}.", "The total is {}.", "Together they have {}.", "It grew by {}%.", "It cut {}%.",
        "That is {}% of the total.", "There are {} more.", "It grew by a third.", "It is half of the total.",
    ]  # fmt: skip
    explained = 0
    for n in range(1500):
        passage = ", then ".join(f"{round(10 ** rng.uniform(0.3, digits)):,} boats" for _ in range(6))
        form = sentences[n % len(sentences)]
        sentence = form.format(f"{round(10 ** rng.uniform(0.3, 2 if '%' in form else digits)):,}")
        held = values_in(passage, "en").figures
        assert len(held) == 6
        explained += derived(values_in(sentence, "en").figures[-1], held, sentence) is not None
    assert explained / 1500 < most


LANGUAGES = ("en", "ja", "zh", "zh-Hant", "ko", "vi", "ru", "fr")
SIGNS = "0123456789１２.,:/+-–~〜 %％$¥€abmkst'’第年月日号時分の割倍億兆万千百十三二一両两個人円元년월일시분의만천백조억원두세hai mươi năm tháng phần tỷ двадцать пять млрд года two third half dozen million May FY Q1 late"
texts = st.lists(st.sampled_from(SIGNS.split(" ") + list(SIGNS)), max_size=12).map("".join) | st.text(
    max_size=40
)


@given(texts, st.sampled_from(LANGUAGES))
def test_whatever_is_read_stands_in_the_text_once(text: str, language: str) -> None:
    values = values_in(text, language)
    spans = sorted(
        [(figure.start, figure.end) for figure in values.figures]
        + [(day.start, day.end) for day in values.days]
    )
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [figure.start for figure in values.figures] == sorted(figure.start for figure in values.figures)
    assert [day.start for day in values.days] == sorted(day.start for day in values.days)


@given(st.integers(2, 10**15), st.sampled_from(["en", "ja", "zh", "ko", "vi", "ru"]))
def test_a_whole_number_is_read_as_it_is_grouped(number: int, language: str) -> None:
    mark = {"vi": ".", "ru": " "}.get(language, ",")
    text = f"{number:,}".replace(",", mark)
    if len(text) != 4 or not 1500 <= number <= 2100:  # a year
        (figure,) = values_in(f"= {text} =", language).figures
        assert figure.value == number
        assert (figure.start, figure.end) == (2, 2 + len(text))


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_figure_carries_itself_and_no_other_of_its_digits(number: int, other: int) -> None:
    one, two = (Figure(0, 1, Fraction(value), digits=7) for value in (number, other))
    assert same(one, one)
    assert same(one, two) is (number == other)


@pytest.mark.parametrize("piece", ["1,", "two million, ", "1 000 ", "1万", "1月1日、", "1990s ", "만 천 "])
@pytest.mark.parametrize("language", ["en", "ja", "ko", "vi", "ru"])
def test_twice_the_text_is_twice_the_work(language: str, piece: str) -> None:
    values_in(piece, language)  # what is set up once
    first, second = (
        lines_run(partial(values_in, piece * (size // len(piece)), language)) for size in (2_000, 4_000)
    )
    assert second < 2.5 * first
