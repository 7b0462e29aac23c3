"""Dates in a text: what they say, how exactly, and whether one carries another."""

from __future__ import annotations

import pytest

from briefing_site.text.values.compare import same_day
from briefing_site.text.values.nouns import Day
from briefing_site.text.values.values import values_in

# Each date as year-month-day with - for what is left out, FY for a fiscal year, and its part.
READ = {
    # English
    "day-month-year": ("en", "It opened on 26 October 2025.", "2025-10-26"),
    "american": ("en", "On October 26, 2025, and on Dec. 25 it closed.", "2025-10-26; --12-25"),
    "ordinal-day": ("en", "the 26th of October 2025", "2025-10-26"),
    "month-year": ("en", "the December 2025 meeting, in May 2025", "2025-12; 2025-05"),
    "month": ("en", "in October, since March", "--10; --03"),
    "modal-verb": ("en", "It may rain. They march on. May we go? March against it!", ""),
    "range": ("en", "the 26-28 October 2025 meeting", "2025-10-26; 2025-10-28"),
    "american-range": ("en", "October 26–28, 2025", "2025-10-26; 2025-10-28"),
    "month-range": ("en", "from March to May 2025", "2025-03; 2025-05"),
    "iso": ("en", "dated 2025-10-26", "2025-10-26"),
    "slashes-sure": ("en", "on 26/10/2025 and 10/26/2025", "2025-10-26; 2025-10-26"),
    "slashes-unsure": ("en", "on 7/11/2025", "2025"),
    "year": ("en", "In 2026 as in 1945, the 2025 budget", "2026; 1945; 2025"),
    "year-span": ("en", "the 2025-26 season, 2019–2021", "2025; 2026; 2019; 2021"),
    "decade": ("en", "in the 1990s and the mid-2020s", "1990 decade; 2020 decade"),
    "in-her-twenties": ("en", "in her mid-20s, the 60s, the '90s", "1960 decade; 1990 decade"),
    "end-of-sentence": ("en", "It fell on 20 July.", "--07-20"),
    "century": ("en", "the 21st century, twentieth-century wars", "2001 century; 1901 century"),
    "fiscal": ("en", "FY2026, fiscal 2025, fiscal year 2024, financial year 2023/24", "2026 FY; 2025 FY; 2024 FY; 2023 FY; 2024 FY"),
    "quarter": ("en", "the first quarter of 2026, Q3 2025, the second quarter", "2026 q1; 2025 q3; - q2"),
    "quarter-fiscal": ("en", "the first quarter of fiscal 2026", "2026 FY q1"),
    "half": ("en", "the second half of 2025", "2025 h2"),
    "part": ("en", "late October 2025, early 2026, mid-October", "2025-10 late; 2026 early; --10 mid"),
    "end-of": ("en", "by the end of 2026", "2026 late"),
    "no-day": ("en", "32 October, 1,995 and $2,025 and 2025%", ""),
    # Japanese
    "ja-full": ("ja", "2025年10月26日に開かれた。", "2025-10-26"),
    "ja-day": ("ja", "10月26日と26日、12月", "--10-26; -----26; --12"),
    "ja-era": ("ja", "令和8年、平成元年、昭和20年8月15日、大正12年、明治37年", "2026; 1989; 1945-08-15; 1923; 1904"),
    "ja-era-letter": ("ja", "R8年、H30年", "2026; 2018"),
    "ja-fiscal": ("ja", "2026年度予算、令和8年度、FY2025", "2026 FY; 2026 FY; 2025 FY"),
    "ja-kanji": ("ja", "二〇二六年二月八日、一九四五年", "2026-02-08; 1945"),
    "ja-full-width": ("ja", "２０２６年２月８日", "2026-02-08"),
    "ja-short-year": ("ja", "25年1月に", "2025-01"),
    "ja-range": ("ja", "2025年10月26〜28日、10月26日から28日まで", "2025-10-26; 2025-10-28; --10-26; --10-28"),
    "ja-part": ("ja", "10月下旬、2025年末、2026年初め、10月半ば", "--10 late; 2025 late; 2026 early; --10 mid"),
    "ja-decade": ("ja", "1990年代、90年代、20世紀", "1990 decade; 1990 decade; 1901 century"),
    "ja-quarter": ("ja", "2026年第1四半期、2025年上期、10〜12月期", "2026 q1; 2025 h1; - q4"),
    "ja-slashes": ("ja", "2026/2/8と2026.2.8", "2026-02-08; 2026-02-08"),
    "ja-durations": ("ja", "10年間、3か月、10日間、3カ月、9・11、100日", ""),
    "ja-months": ("ja", "1〜6月、2025年1-6月、4月から6月", "--01; --06; 2025; 2025-01; 2025-06; --04; --06"),
    "ja-half-by-months": ("ja", "1〜6月期、4〜6月期、7〜12月期", "- h1; - q2; - h2"),
    "zh-months": ("zh", "1至6月，2025年1—6月", "--01; --06; 2025; 2025-01; 2025-06"),
    "ko-months": ("ko", "1~6월, 1∼3월", "--01; --06; --01; --03"),
    # Chinese
    "zh-full": ("zh", "2025年10月26日，10月26号", "2025-10-26; --10-26"),
    "zh-words": ("zh", "二〇二五年十月二十六日，十二月三十一日", "2025-10-26; --12-31"),
    "zh-republic": ("zh-Hant", "民國115年2月8日，中華民國一百一十五年", "2026-02-08; 2026"),
    "zh-decade": ("zh", "20世纪90年代，上世纪九十年代，21世纪", "1990 decade; 1990 decade; 2001 century"),
    "zh-part": ("zh", "2025年上半年，10月中旬，年底，2026年初", "2025 h1; --10 mid; 2026 early"),
    "zh-fiscal": ("zh", "2025财年，2026财政年度，2026年第一季度", "2025 FY; 2026 FY; 2026 q1"),
    "zh-durations": ("zh", "三个月，10天，五年，3年", ""),
    # Korean
    "ko-full": ("ko", "2025년 10월 26일, 10월 26일", "2025-10-26; --10-26"),
    "ko-range": ("ko", "2025년 10월 26~28일, 3월부터 5월까지", "2025-10-26; 2025-10-28; --03; --05"),
    "ko-dots": ("ko", "2026. 2. 8.", "2026-02-08"),
    "ko-part": ("ko", "10월 하순, 2025년 상반기, 2026년 말, 10월 초", "--10 late; 2025 h1; 2026 late; --10 early"),
    "ko-decade": ("ko", "1990년대, 20세기, 1분기, 2026회계연도", "1990 decade; 1901 century; - q1; 2026 FY"),
    "ko-durations": ("ko", "3일간, 100일, 3개월, 10년간, 9·11", ""),
    # Vietnamese
    "vi-full": ("vi", "ngày 1 tháng 2 năm 2026, mùng 1 tháng 2, ngày 26 tháng 10, 2025", "2026-02-01; --02-01; 2025-10-26"),
    "vi-slashes": ("vi", "ngày 26/10, 26/10/2025, tháng 10/2025", "--10-26; 2025-10-26; 2025-10"),
    "vi-words": ("vi", "tháng Mười năm 2025, tháng Tư, tháng Chạp", "2025-10; --04; --12"),
    "vi-year": ("vi", "năm 2026, cuối tháng 10, đầu năm 2026", "2026; --10 late; 2026 early"),
    "vi-short-range": ("vi", "từ 19-25/1", "--01-19; --01-25"),
    "vi-periods": ("vi", "quý I/2026, nửa đầu năm 2025, năm tài khóa 2026", "2026 q1; 2025 h1; 2026 FY"),
    "vi-decade": ("vi", "thập niên 1990, những năm 90, thế kỷ 21, thế kỷ XX", "1990 decade; 1990 decade; 2001 century; 1901 century"),
    "vi-durations": ("vi", "ba tháng, 3 tháng, năm ngày", ""),
    # Russian
    "ru-full": ("ru", "26 октября 2025 года, 26 октября", "2025-10-26; --10-26"),
    "ru-dots": ("ru", "26.10.2025", "2025-10-26"),
    "ru-month": ("ru", "в октябре 2025 года, в конце октября, с марта по май 2025 года", "2025-10; --10 late; 2025-03; 2025-05"),
    "ru-range": ("ru", "26–28 октября 2025 года", "2025-10-26; 2025-10-28"),
    "ru-year": ("ru", "в 2025 году, к 2030 году", "2025; 2030"),
    "ru-decade": ("ru", "в 1990-х годах, в 90-е годы, XXI век, в XX веке", "1990 decade; 1990 decade; 2001 century; 1901 century"),
    "de": ("de", "am 26. Oktober 2025, Ende 2026, 1990er Jahre", "2025-10-26; 2026 late; 1990 decade"),
    "fr": ("fr", "le 26 octobre 2025, le 1er mai, les années 1990, fin 2026", "2025-10-26; --05-01; 1990 decade; 2026 late"),
    "es": ("es", "el 26 de octubre de 2025, a principios de 2026", "2025-10-26; 2026 early"),
    "ru-periods": ("ru", "в I квартале 2026 года, в первой половине 2025 года, в 2025/26 финансовом году", "2026 q1; 2025 h1; 2025 FY; 2026 FY"),
}  # fmt: skip


def shown(day: Day) -> str:
    parts = [f"{day.year}" if day.year else "-"]
    if day.month or day.day:
        parts = [f"{day.year}-" if day.year else "--", f"{day.month:02}" if day.month else "--"]
        parts += [f"-{day.day:02}"] if day.day else []
    return " ".join(filter(None, ["".join(parts), "FY" * day.fiscal, day.part]))


@pytest.mark.parametrize(("language", "text", "want"), READ.values(), ids=READ)
def test_a_text_has_these_dates(language: str, text: str, want: str) -> None:
    assert "; ".join(map(shown, values_in(text, language).days)) == want


# Claim, passage, the document's year, and whether the passage carries the claim.
SAME = {
    "same": ("on 26 October 2025", "on 26 October 2025", None, True),
    "year-of-day": ("in 2025", "on 26 October 2025", None, True),
    "month-of-day": ("in October 2025", "on 26 October 2025", None, True),
    "no-year": ("on 26 October", "on 26 October 2025", None, True),
    "late": ("late October", "on 26 October 2025", None, True),
    "not-early": ("early October", "on 26 October 2025", None, False),
    "early-year": ("early 2025", "in March 2025", None, True),
    "year-added": ("on 26 October 2025", "on 26 October", 2025, True),
    "other-year-added": ("on 26 October 2025", "on 26 October", 2026, False),
    "year-added-without-date": ("on 26 October 2025", "on 26 October", None, False),
    "finer": ("on 26 October 2025", "in October 2025", 2025, False),
    "other-day": ("on 27 October 2025", "on 26 October 2025", None, False),
    "other-year": ("in 2024", "on 26 October 2025", 2024, False),
    "decade": ("in the 1990s", "in 1995", None, True),
    "not-in-decade": ("in the 1990s", "in 2001", None, False),
    "century": ("in the 20th century", "in the 1990s", None, True),
    "finer-than-decade": ("in 1995", "in the 1990s", None, False),
    "quarter": ("Q4 2025", "in October 2025", None, True),
    "half": ("the second half of 2025", "Q3 2025", None, True),
    "fiscal": ("fiscal 2026", "FY2026", None, True),
    "fiscal-is-no-year": ("in 2026", "FY2026", None, False),
    "year-is-no-fiscal-year": ("fiscal 2026", "in 2026", None, False),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "passage", "published", "want"), SAME.values(), ids=SAME)
def test_a_date_is_carried(claim: str, passage: str, published: int | None, want: bool) -> None:
    (claimed,), (held,) = values_in(claim, "en").days, values_in(passage, "en").days
    assert same_day(claimed, held, published) is want


def test_a_day_without_its_month_carries_no_month() -> None:
    (claimed,), (held,) = values_in("on 26 October 2025", "en").days, values_in("26日に会談した。", "ja").days
    assert not same_day(claimed, held, 2025)


def test_years_that_are_named_from_now_stand_apart() -> None:
    assert values_in("It rose last year and this year.", "en").relative == ((8, 17, -1), (22, 31, 0))
    assert values_in("昨年と今年、2025年", "ja").relative == ((0, 2, -1), (3, 5, 0))
    assert values_in("지난해와 올해", "ko").relative == ((0, 3, -1), (5, 7, 0))


def test_what_may_count_days_or_years_is_told() -> None:
    found = values_in("3日に2000 で", "ja")
    assert [figure.value for figure in found.doubtful] == [3]
    assert [figure.value for figure in values_in("In 2000, 5 came.", "en").doubtful] == [2000]
