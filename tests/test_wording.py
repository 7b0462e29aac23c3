"""Words: looked up by language, filled with numbers, dates and names."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Span
from briefing_site.model.source import At
from briefing_site.model.wording import Forms, PlaceError, Wording, WordingError
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.make_theme import make_theme
from tests.sites import Site

THEME = "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"


def wording(language: str) -> Wording:
    """The words of the base theme."""
    theme, found = make_theme(read_theme(OWN_THEMES, "base", Span.whole_file("config.yaml")))
    assert theme is not None, found
    return theme.wording(language)


@pytest.fixture(scope="module")
def en() -> Wording:
    return wording("en")


@pytest.fixture(scope="module")
def ja() -> Wording:
    return wording("ja")


# --- filling in ------------------------------------------------------------------------------------

TABLE = Wording(
    {
        "plain": "100 {{per cent}}",
        "name": "{name} & others",
        "count": Forms("en", {"one": "{count} page", "other": "{count} pages"}),
    }
)


def test_doubled_braces_are_printed_as_single_ones() -> None:
    assert TABLE("plain") == "100 {per cent}"


def test_words_that_want_a_value_are_not_printed_without_it() -> None:
    with pytest.raises(PlaceError, match=r"\{name\}"):
        TABLE("name")


@pytest.mark.parametrize(
    ("count", "wanted"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1234, "1,234 pages")]
)
def test_a_count_chooses_the_form(count: int, wanted: str) -> None:
    assert TABLE("count", count=count) == wanted


def test_text_stays_text_for_the_template_to_escape() -> None:
    assert TABLE("name", name="<b>") == "<b> & others"
    assert not isinstance(TABLE("name", name="<b>"), Markup)


def test_beside_markup_all_else_is_escaped() -> None:
    words = TABLE("name", name=Markup("<b>Ada</b>"))
    assert words == "<b>Ada</b> &amp; others"
    assert isinstance(words, Markup)
    assert Wording({"two": "{a} {b}"})("two", a=Markup("<i>x</i>"), b="<y>") == "<i>x</i> &lt;y&gt;"


def test_a_key_without_words() -> None:
    with pytest.raises(WordingError, match='no words for "nothing"'):
        TABLE("nothing")


# --- dates, places, names ----------------------------------------------------------------------------

DATES = {
    "day": (Date(2026, 2, 12), "12 February 2026", "2026年2月12日"),
    "month": (Date(2026, 12), "December 2026", "2026年12月"),
    "year": (Date(2026), "2026", "2026年"),
}


@pytest.mark.parametrize(("date", "english", "japanese"), DATES.values(), ids=DATES)
def test_dates(date: Date, english: str, japanese: str, en: Wording, ja: Wording) -> None:
    assert (en.date(date), ja.date(date)) == (english, japanese)


PLACES = {
    "a paragraph": (At(7, 7), None, "paragraph 7", "第7段落"),
    "paragraphs": (At(7, 8), None, "paragraphs 7–8", "第7〜8段落"),
    "a sentence": (At(3, 3, (6, 6)), None, "paragraph 3, sentence 6", "第3段落第6文"),
    "sentences": (At(3, 3, (6, 8)), None, "paragraph 3, sentences 6–8", "第3段落第6〜8文"),
    "only found": (None, 1204, "paragraph 1204", "第1204段落"),
    "nowhere": (None, None, None, None),
}


@pytest.mark.parametrize(("at", "paragraph", "english", "japanese"), PLACES.values(), ids=PLACES)
def test_places(
    at: At | None, paragraph: int | None, english: str | None, japanese: str | None, en: Wording, ja: Wording
) -> None:
    assert (en.place(at, paragraph), ja.place(at, paragraph)) == (english, japanese)


NAMES: dict[str, tuple[list[str], str, str]] = {
    "none": ([], "", ""),
    "one": (["A"], "A", "A"),
    "two": (["A", "B"], "A and B", "A、B"),
    "three": (["A", "B", "C"], "A, B and C", "A、B、C"),
}


@pytest.mark.parametrize(("names", "english", "japanese"), NAMES.values(), ids=NAMES)
def test_names(names: list[str], english: str, japanese: str, en: Wording, ja: Wording) -> None:
    assert (en.names(names), ja.names(names)) == (english, japanese)


SPANISH = {
    "another sound": (["Kono", "Abe"], "Kono y Abe"),
    "i": (["Kono", "Iwaya"], "Kono e Iwaya"),
    "the last of three alone": (["Irán", "India", "Indonesia"], "Irán, India e Indonesia"),
    "a silent h": (["Mora", "Hidalgo"], "Mora e Hidalgo"),
    "y as a vowel": (["Perón", "Yrigoyen"], "Perón e Yrigoyen"),
    "y as a consonant": (["Omán", "Yemen"], "Omán y Yemen"),
    "a diphthong": (["Beckett", "Ionesco"], "Beckett y Ionesco"),
    "a y within a name": (["Ortega y Iriarte", "Abe"], "Ortega y Iriarte y Abe"),
}


@pytest.mark.parametrize(("names", "wanted"), SPANISH.values(), ids=SPANISH)
def test_spanish_names_before_the_sound_of_i(names: list[str], wanted: str) -> None:
    assert wording("es").names(names) == wanted


def test_spanish_names_in_markup_stay_markup() -> None:
    link = Markup("<a>Kono</a>")
    assert wording("es")("author-both", first=link, second="Ito & Co") == Markup("<a>Kono</a> e Ito &amp; Co")


LANGUAGES = {
    "known": ("ko", "Korean", "韓国語"),
    "with a region": ("pt-BR", "Portuguese", "ポルトガル語"),
    "with a script": ("zh-Hant", "Chinese", "中国語"),
    "in capitals": ("EN", "English", "英語"),
    "unknown": ("tlh", "tlh", "tlh"),
}


@pytest.mark.parametrize(("tag", "english", "japanese"), LANGUAGES.values(), ids=LANGUAGES)
def test_names_of_languages(tag: str, english: str, japanese: str, en: Wording, ja: Wording) -> None:
    assert (en.language(tag), ja.language(tag)) == (english, japanese)


# --- looking up --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "wanted"), [("ja-JP", "注"), ("ja", "注"), ("xx", "Notes"), ("en-GB", "Notes")]
)
def test_a_table_is_found_by_the_plainer_tag_and_then_in_english(language: str, wanted: str) -> None:
    assert wording(language)("notes") == wanted


def test_what_the_fuller_tag_has_goes_first_and_the_plainer_fills_up(small: Site) -> None:
    small.write(f"{THEME}-- themes/mine/words/ja-JP.yaml --\nnotes: 脚注\n")
    small.append("config.yaml", "theme: mine\nlanguage: ja-JP\n")
    html = small.build().pages["land/all.html"]
    assert '<html lang="ja-JP">' in html
    assert '<h2 id="notes-h">脚注</h2>' in html
    assert "本文に戻る" in html


def test_a_theme_may_change_one_key(small: Site) -> None:
    before = small.build().pages["land/all.html"]
    small.write(f"{THEME}-- themes/mine/words/en.yaml --\nnotes: Evidence & notes\n")
    small.append("config.yaml", "theme: mine\n")
    after = small.build().pages["land/all.html"]
    assert after == before.replace('id="notes-h">Notes<', 'id="notes-h">Evidence &amp; notes<')
    assert after != before


def test_a_theme_may_name_topics(small: Site) -> None:
    small.write(f"{THEME}-- themes/mine/words/en.yaml --\ntopic-name-asean: ASEAN\n")
    small.append("config.yaml", "theme: mine\n")
    small.lead("Text.", "topics: [asean, ai, maritime-security]")
    index = small.build().pages["topics/index.html"]
    for name in ("ASEAN", "AI", "Maritime security"):
        assert f">{name}</a>" in index


def test_an_unknown_key_in_a_template_is_told_with_file_and_line(small: Site) -> None:
    small.write(f'{THEME}-- themes/mine/templates/404.html --\n<h1>\n{{{{ t("notse") }}}}\n</h1>\n')
    small.append("config.yaml", "theme: mine\n")
    built = small.build()
    assert built.faults == ["themes/mine/templates/404.html:2:7 template-error"]
    assert 'there are no words for "notse"' in built.text
    assert 'did you mean "note"?' in built.text


FORMS = {
    "a list": "notes: [a, b]\n",
    "no form other": "notes: {one: a}\n",
    "an unknown form": "notes: {other: a, few: b}\n",
}


@pytest.mark.parametrize("table", FORMS.values(), ids=FORMS)
def test_words_at_fault(small: Site, table: str) -> None:
    small.write(f"{THEME}-- themes/mine/words/en.yaml --\n{table}")
    small.append("config.yaml", "theme: mine\n")
    built = small.build()
    assert [fault.split()[1] for fault in built.faults] == ["bad-theme"]
    assert built.faults[0].startswith("themes/mine/words/en.yaml:1:")


def test_words_that_were_told_are_told_of_other_values() -> None:
    """What is kept of an answer is kept by the kind of each value too: markup, a text and a number."""
    table = Wording({"held": "{a} and {b}"})
    told = [
        table("held", **values) for values in ({"a": "<", "b": "1"}, {"a": "<", "b": 1}, {"a": "1", "b": "<"})
    ]
    assert told == ["< and 1", "< and 1", "1 and <"]
    assert table("held", a=Markup("<"), b="<") == Markup("< and &lt;")
    assert not isinstance(table("held", a="<", b="<"), Markup)
    assert (table("held", a=True, b="1"), table("held", a=1, b="1")) == ("True and 1", "1 and 1")
