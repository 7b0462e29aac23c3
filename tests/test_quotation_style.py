"""Straight quotation marks are turned into those of the language, but for code and somebody's very words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.text.quotation_style import marks_around, quotation_style
from briefing_site.text.straight_marks import set_html, set_plain, set_title
from tests.sites import Site

LANGUAGES = {
    "ar": "قال «أ “ب” ج».",
    "be": "Ён сказаў «а „б“ в».",
    "de": "Er sagte „a ‚b‘ c“.",
    "de-CH": "Er sagte «a ‹b› c».",
    "en": "She said “a ‘b’ c”.",
    "en-GB": "She said ‘a “b” c’.",
    "es": "Dijo «a “b” c».",
    "es-MX": "Dijo “a ‘b’ c”.",
    "fr": "Il dit «\u202fa “b” c\u202f».",
    "hr": "Rekao je „a ‚b‘ c“.",
    "ja": "彼は「あ『い』う」と述べた。",
    "ka": "მან თქვა „ა «ბ» გ“.",
    "kk": "Ол «а “б” в» деді.",
    "ko": "그는 “가 ‘나’ 다”라고 말했다.",
    "ky": "Ал «а „б“ в» деди.",
    "nl": "Ze zei ‘a “b” c’.",
    "pl": "Powiedział „a «b» c”.",
    "ru": "Он сказал «а „б“ в».",
    "sv": "Hon sade ”a ’b’ c”.",
    "vi": "Ông nói “a ‘b’ c”.",
    "zh-Hans": "他说“一‘二’三”。",
    "zh-Hans-HK": "他说“一‘二’三”。",
    "zh-Hant": "他說「一『二』三」。",
    "zh-TW": "他說「一『二』三」。",
}


def straight(text: str, language: str) -> str:
    """A text with the marks of its language written as a keyboard has them."""
    style = quotation_style(language, "vancouver.csl")
    for marks, sign in ((style.outer, '"'), (style.inner, "'")):
        for mark in marks:
            text = text.replace(mark, sign)
    return text


@pytest.mark.parametrize(("language", "text"), LANGUAGES.items(), ids=LANGUAGES)
def test_a_language_has_marks_of_its_own(language: str, text: str) -> None:
    typed = straight(text, language)
    assert '"' in typed and "'" in typed
    assert set_title(typed, quotation_style(language, "vancouver.csl")) == text


@pytest.mark.parametrize(
    ("words", "language", "marked"),
    [
        ("a long rain", "en", "“a long rain”"),
        ("a “long” rain", "en", "‘a “long” rain’"),
        ('a "long" rain', "en", '‘a "long" rain’'),
        ("a “long” rain", "fr", "«\u202fa “long” rain\u202f»"),
        ("長い「雨」", "ja", "『長い「雨」』"),
    ],
)
def test_words_that_have_marks_stand_between_inner_ones(words: str, language: str, marked: str) -> None:
    before, behind = marks_around(words, quotation_style(language, "chicago"))
    assert f"{before}{words}{behind}" == marked


@pytest.mark.parametrize(
    ("language", "references", "outer"),
    [
        ("en-GB", "apa", "“"),
        ("en-GB", "chicago", "“"),
        ("en-GB", "oscola.csl", "‘"),
        ("en-AU", "oscola.csl", "“"),
    ],
)
def test_references_of_american_styles_set_double_marks(language: str, references: str, outer: str) -> None:
    assert quotation_style(language, references).outer[0] == outer


WORDS = Path("generator/briefing_site/render/themes/base/words")
TABLES = [table for table in sorted(WORDS.glob("*.yaml")) if "copy-quotation:" in table.read_text("utf-8")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_texts_quote_as_the_words_of_the_theme_do(table: Path) -> None:
    (line,) = (line for line in table.read_text("utf-8").splitlines() if line.startswith("copy-quotation:"))
    outer = quotation_style(table.stem, "chicago").outer
    assert json.loads(line.partition(": ")[2]) == "{words}".join(outer)


PLAIN = {
    "an apostrophe": ("Japan's and the ministers' plans", "Japan’s and the ministers’ plans"),
    "a year and an old word": ("'Tis of the '90s", "’Tis of the ’90s"),
    "a plural within": ("the 'ministers' plan' of May", "the ‘ministers’ plan’ of May"),
    "in brackets": ('("so") and "so," he said', "(“so”) and “so,” he said"),
    "inches": ('a 10" pipe and a 5" pipe', 'a 10" pipe and a 5" pipe'),
    "feet": ("at 5'10 it is 6' high", "at 5'10 it is 6' high"),
    "a mark too many": ('a "b" c" d', 'a "b" c" d'),
    "somebody's words": ("He saw \"Japan's plan\" and Japan's", "He saw “Japan's plan” and Japan’s"),
    "somebody's words, set": ("“Japan's own” isn't", "“Japan's own” isn’t"),
    "nothing to turn": ("all of it “so”", "all of it “so”"),
}


@pytest.mark.parametrize(("typed", "printed"), PLAIN.values(), ids=PLAIN)
def test_what_is_turned_in_a_text(typed: str, printed: str) -> None:
    assert set_plain(typed, quotation_style("en", "chicago")) == printed


HTML = {
    "an attribute": ('<p class="a">so</p>', '<p class="a">so</p>'),
    "code": ('<p>"a" <code>"b"</code> isn\'t</p>', '<p>“a” <code>"b"</code> isn’t</p>'),
    "a fence": ('<pre><code>x = "b"</code></pre><p>"a"</p>', '<pre><code>x = "b"</code></pre><p>“a”</p>'),
    "a block quotation": ('<blockquote><p>"a"</p></blockquote>', '<blockquote><p>"a"</p></blockquote>'),
    "across tags": ('<p>"<em>a</em> b" and "c"</p>', "<p>“<em>a</em> b” and “c”</p>"),
    "not across paragraphs": ('<p>"a</p><p>b"</p>', '<p>"a</p><p>b"</p>'),
    "behind an entity": ("<p>a &amp; b's</p>", "<p>a &amp; b’s</p>"),
    "entities": ("<p>&quot;a&quot; isn&#39;t &amp; b</p>", "<p>“a” isn’t &amp; b</p>"),
    "holes": ('<p>"a\ufffc" is \ufffc</p><a href="\ufffc">isn\'t</a>', '<p>“a\ufffc” is \ufffc</p><a href="\ufffc">isn’t</a>'),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "printed"), HTML.values(), ids=HTML)
def test_what_is_turned_in_html(typed: str, printed: str) -> None:
    pieces = set_html(tuple(typed.split("\ufffc")), quotation_style("en", "chicago"))
    assert pieces == tuple(printed.split("\ufffc"))


@given(st.text(alphabet="ab s5\"'“”「」&<>-.\ufffc"), st.booleans())
def test_nothing_but_marks_is_turned(text: str, title: bool) -> None:
    style = quotation_style("en", "chicago")
    done = set_title(text, style) if title else set_plain(text, style)
    assert straight(done, "en") == straight(text, "en")
    again = set_title(done, style) if title else set_plain(done, style)
    assert straight(again, "en") == straight(text, "en")


@given(st.lists(st.text(alphabet="ab \"'“”<>/p&;quote"), min_size=1, max_size=4))
def test_holes_stay_where_they_are(pieces: list[str]) -> None:
    found = set_html(tuple(pieces), quotation_style("en", "chicago"))
    assert len(found) == len(pieces)


def test_a_site_quotes_in_one_way_and_compares_what_was_written(site: Site) -> None:
    """Page, lists, feeds and twins have the marks; the quoted words are compared as they were typed."""
    site.small()
    site.lead(
        'The crew\'s day: rain "fell for six hours" [@rain#hours].\n\nAs it is: `"as it is"`.[^n]\n\n[^n]: It isn\'t.',
        title="'\"Rain\" and Japan''s crew'",
        summary="It isn't dry.",
    )
    built = site.build()
    assert built.faults == []
    page = built.pages["water/lead.html"]
    assert "<h1>“Rain” and Japan’s crew</h1>" in page
    assert "The crew’s day: rain “fell for six hours”" in page
    assert '<code>"as it is"</code>' in page
    assert page.count("It isn’t") >= 2  # the summary and the footnote
    for path in ("index.html", "index.md", "water/feed.xml", "feed.json", "water/lead.md"):
        told = built.tree[path].decode()
        assert "Japan’s crew" in told and "Japan's crew" not in told, path
