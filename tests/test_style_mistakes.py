"""Mistakes of style sheets that browsers pass over: which are told, where, and what is none."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from briefing_site.model.theme_files import ThemeFiles, ThemeLayer
from briefing_site.render import themes
from briefing_site.render.style_mistakes import mistakes, mistakes_in_styles
from tests.sites import Site

SHEET = "themes/own/static/style.css/99-own.css"

TOLD = {
    "comment without its end": ("p { color: red; } /* and\nq { color: blue; }", "/*", "never closed"),
    "text without its end": ("p::before { content: 'so; }\nq { color: red; }", "'", "this text"),
    "comment of another language": ("// red\np { color: red; }", "//", "/* and */"),
    "comment of another language behind a declaration": ("a { color: red; // x\n}", "//", "/* and */"),
    "the same with an apostrophe": ("a { color: red; // it's red\n}", "//", "/* and */"),
    "the same with signs of the sheet": (
        "a { color: red; // top: (1 /* ;\n  margin: 0;\n}",
        "//",
        "/* and */",
    ),
    "no parenthesis, one with a pair behind": (
        "p { width: calc(1px; height: calc(2px); }",
        "width: calc(1px",
        "parenthesis",
    ),
    "no parenthesis, one of another rule": (
        "p { width: calc(1px; }\nq { height: calc(2px); }",
        "calc(1px",
        "parenthesis",
    ),
    "no semicolon behind parentheses": (
        "p { width: calc((1px) * 2)\n  margin: 0; }",
        "calc((1px) * 2)",
        "semicolon",
    ),
    "no colon": ("p { color red; }", "color red", "no colon"),
    "no colon, last": ("p { color: red; margin 0 }", "margin 0", "no colon"),
    "no semicolon": ("p { color: red\n  margin: 0; }", ": red"[1:], "semicolon"),
    "no semicolon in a line": ("p { color:red font-size:2em }", "red", "semicolon"),
    "no parenthesis": ("p { width: calc(1rem + 2px; }", "width: calc(1rem + 2px", "parenthesis"),
    "one too many": ("p { width: calc(1rem)); }", "width: calc(1rem))", "parenthesis"),
    "a property that is almost one": ("p { colour: red; }", "colour", 'did you mean "color"?'),
    "a longer one": (
        "p { background-colour: red; }",
        "background-colour",
        'did you mean "background-color"?',
    ),
    "in a block of a medium": ("@media print { p { dispaly: none; } }", "dispaly", 'did you mean "display"?'),
    "in a nested rule": ("p { & a { pading: 0; } }", "pading", 'did you mean "padding"?'),
}
NONE = {
    "addresses": 'p { background: url(a.svg) no-repeat, url("b;c//d.svg"); }',
    "address of data": "p { background: url(data:image/svg+xml;base64,AA//BB==); }",
    "texts": "p::before { content: \"/* ' // ; : }\"; }",
    "selectors with colons": "a:hover, a:not(.b):is(p, q)::before { color: red; }",
    "nested rules": "p { color: red; &:hover { color: blue; } @media print { margin: 0; } }",
    "any value of an own property": "p { --a: b: c d: e; --empty: ; --map: {a: b}; }",
    "grid": "p { grid-template:\n  'a b' 1fr\n  'c d' auto / [start] 1fr [end]; }",
    "several lines": "p {\n  transition:\n    color 1s,\n    margin 2s;\n}",
    "without the last semicolon": "p { color: red }",
    "rules without a block": "@charset 'utf-8';\n@layer a, b;\n@import url('c.css') layer(b);",
    "a font": "@font-face { font-family: A; src: url(a.woff2) format('woff2'); unicode-range: U+26; }",
    "a property of a maker": "p { -webkit-line-clamp: 2; -moz-osx-font-smoothing: grayscale; }",
    "a condition in parentheses": "p { color: if(media(print): black; else: white); margin: 0; }",
    "conditions in conditions": "p { color: if(style(--a: b): if(media(print): red; else: blue); else: white); }",
    "a condition over lines": "p {\n  color: if(\n    media(print): black;\n    else: white\n  );\n}",
    "a comment behind a slash": "p { grid-area: 1 //* a\n b */ 2; }",
    "one that is far from all": "p { corner-hue: red; }",
    "books": "@page :first { size: A4; @top-left { content: string(title); } }",
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "words", "said"), TOLD.values(), ids=TOLD)
def test_a_mistake_is_told(sheet: str, words: str, said: str) -> None:
    (found,) = mistakes(sheet)
    assert words in sheet[found.start : found.end]
    assert said in f"{found.what}; {found.cure}"


@pytest.mark.parametrize("sheet", NONE.values(), ids=NONE)
def test_what_is_none(sheet: str) -> None:
    assert list(mistakes(sheet)) == []


def test_the_sheets_of_the_generator_have_none() -> None:
    sheets = [path for path in Path(themes.__path__[0]).rglob("*.css") if path.is_file()]
    assert len(sheets) > 10
    assert {str(path): found for path in sheets if (found := list(mistakes(path.read_text("utf-8"))))} == {}


@pytest.fixture
def themed(small: Site) -> Site:
    small.put("themes/own/theme.yaml", "name: own\nextends: base\n")
    small.edit("config.yaml", "title:", "theme: own\ntitle:")
    return small


def test_a_mistake_stands_at_its_place(themed: Site) -> None:
    themed.put(SHEET, "p { margin: 0; }\nq { colour: red; }\n")
    assert themed.check().faults == [f"{SHEET}:2:5 bad-theme"]


SET = {
    "by the sheet": ("p { --tint: red; color: var(--tint); }", {}),
    "by the theme that is extended": ("p { color: var(--ink); }", {}),
    "with another value": ("p { color: var(--tint, red); }", {}),
    "by a template": (
        "p { color: var(--tint); }",
        {"templates/about.html": '{% extends "base/about.html" %}{% block main %}<p style="--tint: red"></p>{% endblock %}'},
    ),
    "by a script": ("p { color: var(--tint); }", {"static/app.js": 'document.body.style.setProperty("--tint", "red");'}),
    "as a registered property": ("@property --tint { syntax: '*'; inherits: false; } p { color: var(--tint); }", {}),
    "in a comment alone": ("/* color: var(--tint) */", {}),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "others"), SET.values(), ids=SET)
def test_a_custom_property_that_something_sets(themed: Site, sheet: str, others: dict[str, str]) -> None:
    themed.put(SHEET, sheet)
    for name, text in others.items():
        themed.put(f"themes/own/{name}", text)
    assert "nothing sets" not in themed.check().text


def test_a_custom_property_that_nothing_sets(themed: Site) -> None:
    themed.put(SHEET, "p { --tint: red; }\nq { color: var(--tnit); margin: var( --away ); }\n")
    result = themed.check()
    first, second = result.diagnostics
    assert result.faults == [f"{SHEET}:2:16 bad-theme", f"{SHEET}:2:38 bad-theme"]
    assert (first.suggestion, second.suggestion) == ("--tint", "")
    assert "var(--away, 1rem)" in second.hint


def test_a_property_is_told_where_it_is_read(themed: Site) -> None:
    """Not in a comment before it, nor behind `//`, which is a mistake by itself."""
    themed.put(SHEET, "/* var(--tnit) */\nq { color: var(--tnit); }\n")
    assert themed.check().faults == [f"{SHEET}:2:16 bad-theme"]
    themed.put(SHEET, "q { margin: 0; // var(--tnit)\n}\n")
    assert themed.check().faults == [f"{SHEET}:1:16 bad-theme"]


def test_many_comments_of_another_language_take_no_longer_each() -> None:
    sheet = "// a\n" * 2_000 + "p { color: " + "(" * 5_000 + ")" * 5_000 + "; }"
    assert len(list(mistakes(sheet))) == 2_000


def test_sheets_that_are_gone_are_not_kept() -> None:
    gone: list[str] = []

    class Data(bytes):
        """Bytes that tell when they are let go of."""

        def __del__(self) -> None:
            gone.append("gone")

    sheet = {"static/a.css": Data(b"p { --a: b; colour: var(--a); }")}
    assert len(list(mistakes_in_styles(ThemeFiles((ThemeLayer("own", "themes/own", sheet),))))) == 1
    del sheet
    gc.collect()
    assert gone == ["gone"]
