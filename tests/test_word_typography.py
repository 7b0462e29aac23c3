"""The tables of words are set as their languages are: quotation marks, spaces before signs, full-width signs, particles.

Sources: the Duden for German, the Imprimerie nationale's rules for French, the RAE's Ortografía for Spanish,
GB/T 15834 for Chinese, Мильчин's handbook for Russian, the National Institute of the Korean Language for Korean.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_site.model.diagnostic import Span
from briefing_site.model.wording import Words
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.make_theme import make_theme

NARROW = "\u202f"
NO_BREAK = "\u00a0"
WIDE_NEEDED = re.compile(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff])[,;:!?()]|[,;:!?()](?=[\u3040-\u30ff\u4e00-\u9fff])"
)

# tag, what is wrong, and what to write instead
RULES: dict[str, list[tuple[str, str]]] = {
    "de": [
        ("[\"'”«»]", "German quotes „so“"),
        ("„[^“]*$", "a quotation that opens with „ closes with “"),
        (f"(?<!{NO_BREAK})%", "a no-break space (U+00A0) stands before %"),
    ],
    "fr": [
        ("[\"'“”„]", "French quotes « so », with the apostrophe ’"),
        (f"(?<!{NARROW})[;!?%»]", "a narrow no-break space (U+202F) stands before ; ! ? % »"),
        (rf"(?<!{NARROW}):(?=\s|$)", "a narrow no-break space (U+202F) stands before :"),
        (f"«(?!{NARROW})", "a narrow no-break space (U+202F) stands behind «"),
    ],
    "es": [
        ("[\"'“”„]", "Spanish quotes «so»"),
        (r"«\s|\s»", "no space stands within « »"),
        (f"(?<!{NO_BREAK})%", "a no-break space (U+00A0) stands before %"),
        (r"^[^¿]*\?|^[^¡]*!", "questions open with ¿, exclamations with ¡"),
    ],
    "ru": [
        ("[\"'“”„]", "Russian quotes «so»"),
        (r"«\s|\s»", "no space stands within « »"),
        (f"(?<!{NO_BREAK})[%—]", "a no-break space (U+00A0) stands before % and a dash"),
    ],
    "vi": [("[\"'„«»]", "Vietnamese quotes “so”")],
    "ko": [
        ("[\"'„«»]", "Korean quotes “so”"),
        (
            r"\}[”’)』」]?(?:은|는|이|가|을|를|과|와|로|으로|라|이라|이며|며)(?![가-힣])",
            "this particle depends on the sound before it, which is not known: reword, with a colon say",
        ),
    ],
    "zh-Hans": [
        ("[\"'„«»「」『』]", "simplified Chinese quotes “so”"),
        (WIDE_NEEDED.pattern, "full-width signs"),
    ],
    "zh-Hant": [
        ("[\"'“”„«»]", "traditional Chinese quotes 「so」"),
        (WIDE_NEEDED.pattern, "full-width signs"),
    ],
    "ja": [("[\"'“”„«»]", "Japanese quotes 「so」"), (WIDE_NEEDED.pattern, "full-width signs")],
    "en": [("[\"'„«»]", "English quotes “so”, with the apostrophe ’")],
}


def tables() -> dict[str, dict[str, Words]]:
    theme, found = make_theme(read_theme(OWN_THEMES, "base", Span.whole_file("config.yaml")))
    assert theme is not None and not found, found
    return {tag: dict(table) for tag, table in theme.words.items()}


TABLES = tables()


def texts(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words.texts.values())


@pytest.mark.parametrize("tag", sorted(RULES))
def test_a_table_is_set_as_its_language_is(tag: str) -> None:
    """Each fault says what to write instead."""
    wrong = [
        f"words/{tag}.yaml, {key}: {cure}: {text}"
        for key, words in TABLES[tag].items()
        for text in texts(words)
        for pattern, cure in RULES[tag]
        if re.search(pattern, text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Treffer zu „{query}”"),
        ("de", "{share}%"),
        ("fr", "Note : {text}"),
        ("fr", "« {title}\u202f»"),
        ("fr", "l'original"),
        ("es", "“{title}”"),
        ("es", "Nada!"),
        ("ru", "Линия — месяц"),
        ("ko", "{source}를 인용"),
        ("ko", "“{topic}”은 주제"),
        ("zh-Hans", "来源,{count}个"),
        ("zh-Hans", "以「{signal}」引用"),
        ("zh-Hant", "以“{signal}”引用"),
        ("ja", "出典:{source}"),
    ],
)
def test_the_rules_find_what_they_are_for(tag: str, text: str) -> None:
    assert any(re.search(pattern, text) for pattern, _ in RULES[tag])


@pytest.mark.parametrize("tag", sorted(TABLES))
def test_quotation_marks_come_in_pairs(tag: str) -> None:
    """A mark that opens closes again; in German, “ closes."""
    pairs = {"de": ("„“",), "fr": ("«»",)}.get(tag, ("“”", "«»", "「」", "『』", "《》", "（）", "()"))
    wrong = [
        (key, text)
        for key, words in TABLES[tag].items()
        for text in texts(words)
        for pair in pairs
        if text.count(pair[0]) != text.count(pair[1])
    ]
    assert wrong == []


def test_the_docs_name_every_table() -> None:
    """Authors find there which languages there are: a new table is named in docs/authors.md, as `xx`."""
    told = (Path(__file__).parents[1] / "docs" / "authors.md").read_text(encoding="utf-8")
    assert [tag for tag in TABLES if f"`{tag}`" not in told] == []
