"""Every table of words of the base theme is whole: its keys, places, plural forms and script."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel import Locale

from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Span
from briefing_site.model.wording import EXACT, Forms, Wording, Words
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.make_theme import make_theme
from briefing_site.render.theme import Theme
from briefing_site.text.language_tags import plainer_tags
from briefing_site.text.plural_forms import MILLION, RULES, plural_categories, plural_category


def base_theme() -> Theme:
    theme, found = make_theme(read_theme(OWN_THEMES, "base", Span.whole_file("config.yaml")))
    assert theme is not None and not found, found
    return theme


BASE = base_theme()
TABLES = BASE.words
ENGLISH = TABLES["en"]
FULL = sorted(
    tag for tag in TABLES if not any(plainer in TABLES for plainer in plainer_tags(tag) if plainer != tag)
)
"""The languages whose tables need every key; those of a region have only what it says otherwise."""
MAY_BE_THERE = {"and-before-i", "day-1", *(f"month-alone-{month}" for month in range(1, 13))}
"""Keys that English does not need."""
INSTEAD = {"reference-edition": {"number"}}
"""Places that are given beside those of the English words."""
NOT_LATIN = ("ar", "ja", "ko", "ru", "zh-Hans", "zh-Hant")
LATIN_THERE = {
    "JavaScript": "the name of a language for programs",
    "JSON": "the name of a format",
    "Atom": "the name of a format",
    "SHA": "the name of an algorithm, SHA-256",
    "Alt": "what stands on the key",
    "see": "a signal as authors write it, beside its translation",
    "also": "a signal as authors write it, beside its translation",
    "but": "a signal as authors write it, beside its translation",
    "cf": "a signal as authors write it, beside its translation",
    "contra": "a signal as authors write it, beside its translation",
}
"""Words that stay in Latin letters in any script, each with the reason."""


def texts(words: Words) -> dict[str, str]:
    """The name of a form to its text; a plain text is the form `other`."""
    return {"other": words} if isinstance(words, str) else dict(words.texts)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def for_one_number(tag: str, form: str) -> bool:
    """Whether a form stands for one number alone."""
    return form in EXACT or len([n for n in range(200) if plural_category(tag, n) == form]) == 1


def needed_forms(tag: str) -> set[str]:
    """The categories of whole numbers below a million, and that of fractions and of what is not counted."""
    return {plural_category(tag, number) for number in range(200)} | {"other"}


def test_the_tables_that_are_shipped() -> None:
    assert {"ar", "de", "en", "es", "fr", "ja", "ko", "ru", "vi", "zh-Hans", "zh-Hant"} <= set(FULL)


@pytest.mark.parametrize("tag", FULL)
def test_every_key_is_there_and_no_other(tag: str) -> None:
    """A new key goes into every table: without it a page has English words among those of its language."""
    lacking = [
        f"words/{tag}.yaml lacks {key}: write there, in its language and with the same places, {text!r}"
        for key in ENGLISH.keys() - TABLES[tag].keys()
        for text in texts(ENGLISH[key]).values()
    ]
    strange = [
        f"words/{tag}.yaml has {key}, which words/en.yaml has not: write it there too, or take it away"
        for key in TABLES[tag].keys() - ENGLISH.keys() - MAY_BE_THERE
    ]
    assert sorted(lacking + strange) == []


@pytest.mark.parametrize("tag", sorted(TABLES.keys() - set(FULL)))
def test_a_table_of_a_region_has_only_known_keys(tag: str) -> None:
    assert sorted(TABLES[tag].keys() - ENGLISH.keys() - MAY_BE_THERE) == []


@pytest.mark.parametrize("tag", sorted(TABLES))
def test_the_places_are_those_of_english(tag: str) -> None:
    wrong = []
    for key, words in TABLES[tag].items():
        if key not in ENGLISH:
            continue
        english = places(texts(ENGLISH[key])["other"])
        for form, text in texts(words).items():
            allowed = [english, *([INSTEAD[key]] if key in INSTEAD else [])]
            if for_one_number(tag, form):
                allowed += [each - {"count"} for each in allowed]
            if places(text) not in allowed:
                wrong.append((key, form, sorted(places(text)), sorted(english)))
    assert wrong == []


@pytest.mark.parametrize("tag", FULL)
def test_the_plural_forms_are_those_of_the_language(tag: str) -> None:
    wrong = []
    for key, words in TABLES[tag].items():
        if isinstance(words, Forms):
            if missing := needed_forms(tag) - words.texts.keys():
                wrong.append((key, sorted(missing)))
        elif isinstance(ENGLISH.get(key), Forms) and needed_forms(tag) != {"other"}:
            wrong.append((key, sorted(needed_forms(tag))))
    assert wrong == []


@pytest.mark.parametrize("tag", [tag for tag in FULL if tag in NOT_LATIN])
def test_no_latin_word_is_left_over(tag: str) -> None:
    left = {
        (key, word)
        for key, words in TABLES[tag].items()
        for text in texts(words).values()
        for word in re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}", "", text))
        if word not in LATIN_THERE
    }
    assert sorted(left) == []


@pytest.mark.parametrize("tag", [tag for tag in FULL if tag != "en"])
def test_no_english_sentence_is_left_over(tag: str) -> None:
    same = [
        key
        for key, words in TABLES[tag].items()
        for text in texts(words).values()
        if text in texts(ENGLISH.get(key, "")).values()
        and len(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))) > 2
    ]
    assert same == []


@pytest.mark.parametrize("tag", FULL)
def test_a_form_is_no_empty_text(tag: str) -> None:
    assert [key for key, words in TABLES[tag].items() if not all(texts(words).values())] == []


@pytest.mark.parametrize("tag", FULL)
def test_the_strip_has_twelve_months(tag: str) -> None:
    assert len(str(TABLES[tag]["strip-months"]).split()) == 12


# --- plural rules -----------------------------------------------------------------------------------

NUMBERS = (*range(1102), 2000, 10_001, 10_003, 100_011, 111_112, MILLION, MILLION + 1, 2 * MILLION, 3_000_005)


LANGUAGES = "ar bn cs de el en es fa fr he hi id it ja km ko lo ms my nl pl pt pt-PT ru sk sv th tr uk vi zh"
"""Languages whose words must come out, named here so that a rule that is lost is noticed."""


@pytest.mark.parametrize("tag", sorted({*RULES, *TABLES, *LANGUAGES.split()}))
def test_the_rules_are_those_of_cldr(tag: str) -> None:
    rule = Locale.parse(tag, sep="-").plural_form
    assert {*plural_categories(tag)} == {*rule.tags, "other"}
    assert [(n, plural_category(tag, n)) for n in NUMBERS] == [(n, rule(n)) for n in NUMBERS]


RUSSIAN = Wording(
    {
        "years": Forms(
            "ru",
            {"one": "{count} год", "few": "{count} года", "many": "{count} лет", "other": "{count} года?"},
        ),
        "times": Forms(
            "ru",
            {
                "1": "однажды",
                "one": "{count} раз",
                "few": "{count} раза",
                "many": "{count} раз",
                "other": "раза",
            },
        ),
        "lacking": Forms("ru", {"one": "{count} год", "other": "{count} г."}),
    }
)
FORMS = {
    "one": ("years", 1, "1 год"),
    "one again": ("years", 21, "21 год"),
    "few": ("years", 103, "103 года"),
    "many": ("years", 11, "11 лет"),
    "none": ("years", 0, "0 лет"),
    "a number that is not known": ("years", "#1", "#1 года?"),
    "exactly one": ("times", 1, "однажды"),
    "one that is not one": ("times", 31, "31 раз"),
    "a category without words": ("lacking", 3, "3 г."),
}


@pytest.mark.parametrize(("key", "count", "wanted"), FORMS.values(), ids=FORMS)
def test_the_language_of_the_words_chooses_the_form(key: str, count: object, wanted: str) -> None:
    assert RUSSIAN(key, count=count) == wanted


def test_words_that_come_from_english_keep_the_rules_of_english() -> None:
    words = Wording({**ENGLISH, "years": Forms("ru", {"one": "{count} год", "other": "{count} лет"})})
    assert (words("count-notes", count=21), words("years", count=21)) == ("21 notes", "21 год")


def test_a_script_has_all_forms() -> None:
    assert RUSSIAN.forms("times", count="#1") == (
        '{"in": "ru", "1": "однажды", "one": "#1 раз", "few": "#1 раза", "many": "#1 раз", "other": "раза"}'
    )
    assert Wording({"plain": "{count}件"}).forms("plain", count="#1") == '{"in": "en", "other": "#1件"}'


# --- numbers and dates --------------------------------------------------------------------------------

NUMBERS_TOLD = {
    "English": ({}, 1234, "1,234"),
    "points": ({"number-between": "."}, 1_234_567, "1.234.567"),
    "small": ({"number-between": "."}, 999, "999"),
    "from five digits": ({"number-between": ".", "number-between-from": "5"}, 1234, "1234"),
    "from five digits, five": ({"number-between": ".", "number-between-from": "5"}, 12_345, "12.345"),
}


@pytest.mark.parametrize(("table", "number", "wanted"), NUMBERS_TOLD.values(), ids=NUMBERS_TOLD)
def test_digits_stand_in_groups(table: dict[str, Words], number: int, wanted: str) -> None:
    words = Wording({**table, "n": "{count}"})
    assert (words.number(number), words("n", count=number)) == (wanted, wanted)


@pytest.mark.parametrize("tag", FULL)
def test_the_groups_of_digits_are_those_of_cldr(tag: str) -> None:
    locale = Locale.parse(tag, sep="-")
    assert TABLES[tag]["number-between"] == locale.number_symbols["latn"]["group"]


MONTHS: dict[str, Words] = {
    "date-day": "{day} {month} {year}",
    "date-month": "{month} {year}",
    "month-2": "февраля",
    "month-3": "марта",
    "month-alone-2": "февраль",
    "day-1": "1er",
}
DATES = {
    "beside a day": (Date(2026, 2, 12), "12 февраля 2026"),
    "alone": (Date(2026, 2), "февраль 2026"),
    "with one name": (Date(2026, 3), "марта 2026"),
    "the first": (Date(2026, 3, 1), "1er марта 2026"),
}


@pytest.mark.parametrize(("date", "wanted"), DATES.values(), ids=DATES)
def test_months_and_first_days(date: Date, wanted: str) -> None:
    assert Wording(MONTHS).date(date) == wanted


# --- which tag finds which table ------------------------------------------------------------------------

TAGS = {
    "zh": "zh zh-Hans",
    "zh-CN": "zh-CN zh-Hans zh",
    "zh-SG": "zh-SG zh-Hans zh",
    "zh-TW": "zh-TW zh-Hant zh",
    "zh-HK": "zh-HK zh-Hant zh",
    "zh-Hant-HK": "zh-Hant-HK zh-Hant zh",
    "zh-Hans-TW": "zh-Hans-TW zh-Hans zh",
    "es-MX": "es-MX es",
    "de": "de",
    "sr-Latn-RS": "sr-Latn-RS sr-Latn sr",
}


@pytest.mark.parametrize(("tag", "wanted"), TAGS.items(), ids=TAGS)
def test_tags_and_those_that_stand_in_for_them(tag: str, wanted: str) -> None:
    assert " ".join(plainer_tags(tag)) == wanted
