"""Themes: what a site's own folder may change, and how the files are published."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_site.engine.build import build
from briefing_site.model.diagnostic import Span
from briefing_site.model.progress import Clock
from briefing_site.parse.theme_yaml import parse_theme_yaml
from briefing_site.read.theme_folder import OWN_THEMES, read_theme
from briefing_site.render.make_theme import make_theme
from briefing_site.render.style_braces import odd_brace
from tests.sites import Site

MINE = """\
-- themes/mine/theme.yaml --
name: mine
extends: base
"""


@pytest.fixture
def themed(small: Site) -> Site:
    """A site with a theme of its own that changes nothing yet."""
    small.write(MINE)
    small.append("config.yaml", "theme: mine\n")
    return small


def assets(site: Site) -> dict[str, bytes]:
    return {path: data for path, data in site.build().tree.items() if path.startswith("assets/")}


def test_a_theme_that_only_extends_changes_nothing(small: Site) -> None:
    plain = small.build().tree
    small.write(MINE)
    small.append("config.yaml", "theme: mine\n")
    assert small.build().tree == plain


def test_one_template_may_be_replaced(themed: Site) -> None:
    before = themed.build().pages
    themed.put(
        "themes/mine/templates/404.html", '<!doctype html><html lang="en"><title>x</title><h1>Lost</h1>'
    )
    after = themed.build()
    assert after.rendered  # whatever of it is rendered, nothing else comes out changed
    assert {a for a, html in after.pages.items() if html != before[a]} == {"404.html"}
    assert "<h1>Lost</h1>" in after.pages["404.html"]


def test_one_block_may_be_replaced(themed: Site) -> None:
    themed.put(
        "themes/mine/templates/base.html",
        '{% extends "base/base.html" %}{% block brand %}<p class="brand">{{ page.site.title }}, the brand</p>{% endblock %}',
    )
    for address, html in themed.build().pages.items():
        if address != "index.html":  # its brand is its heading, a block of its own template
            assert '<p class="brand">Harbour Notes, the brand</p>' in html


def test_one_static_file_may_be_replaced(themed: Site) -> None:
    before = assets(themed)
    themed.put("themes/mine/static/style.css", "body { color: black }\n")
    after = assets(themed)
    (css,) = (path for path in after if path.startswith("assets/style."))
    assert after[css] == b"body { color: black }\n"
    assert {path for path in before if not path.startswith("assets/style.")} <= set(after)
    assert f'href="../{css}"' in themed.build().pages["land/all.html"]


def test_a_static_file_may_be_added(themed: Site) -> None:
    themed.put("themes/mine/static/fonts/serif.woff2", b"font")
    themed.put(
        "themes/mine/templates/base.html",
        '{% extends "base/base.html" %}{% block head %}<link rel="preload" href="{{ asset("fonts/serif.woff2") }}">{% endblock %}',
    )
    built = themed.build()
    (font,) = (path for path in built.tree if path.endswith(".woff2"))
    assert f'href="../{font}"' in built.pages["land/index.html"]


def test_the_name_of_an_asset_holds_its_digest(themed: Site) -> None:
    found = assets(themed)
    assert found
    for path, data in found.items():
        assert re.fullmatch(rf"assets/[\w.-]+\.{hashlib.sha256(data).hexdigest()[:10]}\.\w+", path)


def test_a_style_sheet_is_led_to_the_published_names(themed: Site) -> None:
    themed.put("themes/mine/static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    themed.put(
        "themes/mine/static/style.css", 'a { background: url("dot.svg") } b { background: url(data:x) }'
    )
    found = assets(themed)
    (css,) = (data.decode() for path, data in found.items() if path.startswith("assets/style."))
    (dot,) = (path for path in found if path.startswith("assets/dot."))
    assert f'url("{dot.removeprefix("assets/")}")' in css
    assert "url(data:x)" in css


def test_two_static_files_of_one_name_in_two_folders(themed: Site) -> None:
    themed.put("themes/mine/static/a/dot.txt", "one")
    themed.put("themes/mine/static/b/dot.txt", "two")
    assert sorted(data for path, data in assets(themed).items() if path.endswith(".txt")) == [b"one", b"two"]


def test_what_only_a_book_takes_is_not_published(themed: Site) -> None:
    themed.put("themes/mine/static/book/seal.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    found = assets(themed)
    assert not [path for path in found if path.startswith(("assets/book.", "assets/seal."))]
    assert [path for path in found if path.startswith("assets/style.")]


def test_a_page_cannot_take_what_is_for_books(themed: Site) -> None:
    themed.put(
        "themes/mine/templates/404.html",
        '<!doctype html><html lang="en"><link rel="stylesheet" href="{{ asset("book/book.css") }}">',
    )
    built = themed.build()
    assert built.faults == ["themes/mine/templates/404.html:1:1 template-error"]
    assert '"book/book.css" is for books' in built.text


def test_a_style_sheet_in_a_folder_names_files_from_there(themed: Site) -> None:
    themed.put("themes/mine/static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    themed.put("themes/mine/static/wide/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9"/>')
    themed.put(
        "themes/mine/static/wide/wide.css", "a { background: url(dot.svg) } b { background: url(../dot.svg) }"
    )
    found = assets(themed)
    (css,) = (data.decode() for path, data in found.items() if path.startswith("assets/wide."))
    wide, plain = (
        next(p for p, d in found.items() if "/dot." in p and (b"width" in d) == w) for w in (True, False)
    )
    assert css == f"a {{ background: url({wide[7:]}) }} b {{ background: url({plain[7:]}) }}"


FAULTS = {
    "unknown": ("theme: bsae\n", "", "config.yaml:6:8 unknown-theme"),
    "not a name": ("theme: ../themes/mine\n", MINE, "config.yaml:6:8 unknown-theme"),
    "extends itself": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\nname: mine\nextends: mine\n",
        "themes/mine/theme.yaml:2:10 bad-theme",
    ),
    "extends what is not there": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\nname: mine\nextends: bsae\n",
        "themes/mine/theme.yaml:2:10 unknown-theme",
    ),
    "a key that theme.yaml has not, beside templates that need what it extends": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\nname: mine\nextend: base\n"
        "-- themes/mine/templates/base.html --\n{% extends 'base/base.html' %}\n",
        "themes/mine/theme.yaml:2:1 unknown-key",
    ),
    "another name than its folder": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\nextends: base\nname: yours\n",
        "themes/mine/theme.yaml:2:7 bad-theme",
    ),
    "no name": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\nextends: base\n",
        "themes/mine/theme.yaml:1:1 missing-field",
    ),
    "an empty theme.yaml": (
        "theme: mine\n",
        "-- themes/mine/theme.yaml --\n",
        "themes/mine/theme.yaml:1:1 empty-file",
    ),
}


@pytest.mark.parametrize(("config", "theme", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_theme_at_fault_is_reported_and_nothing_published(
    small: Site, config: str, theme: str, fault: str
) -> None:
    small.write(theme)
    small.append("config.yaml", config)
    built = small.build()
    assert built.faults == [fault]
    assert not small.path("build").exists()


def test_an_unknown_theme_comes_with_the_nearest_name(small: Site) -> None:
    small.append("config.yaml", "theme: bsae\n")
    assert 'did you mean "base"?' in small.build().text


@pytest.mark.parametrize(
    "path", ["static/style.css", "templates/parts/words.html", "templates/404.html", "theme.yaml"]
)
def test_a_change_of_any_file_of_the_theme_shows(themed: Site, path: str) -> None:
    themed.put("themes/mine/static/style.css", "a {}\n")
    themed.put(
        "themes/mine/templates/404.html", '<!doctype html><html lang="en"><title>x</title><h1>Lost</h1>'
    )
    themed.build()
    if path == "templates/parts/words.html":
        themed.put(f"themes/mine/{path}", '{% from "base/parts/words.html" import count %}')
        assert "template-error" in " ".join(themed.build().faults)
        return
    themed.append(f"themes/mine/{path}", "\n")
    assert themed.build().outcome.seconds, "the build was taken for one without a change"


LOST = '<!doctype html><html lang="en"><title>x</title><h1>{}</h1>'
"""A template of the page that is shown where there is none."""


class Meanwhile(Clock):
    """Does something when the stage of rendering begins: what is to be rendered has been read by then."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act

    def show(self) -> None:
        if self.name == "render" and self.total is None:
            self._act()


def test_a_template_that_is_saved_during_a_build_and_undone(themed: Site) -> None:
    """The theme is read once, so no page is made of another text than the one that is on record."""
    template = "themes/mine/templates/404.html"
    themed.put(template, LOST.format("Lost"))
    build(themed.options(), Meanwhile(lambda: themed.put(template, LOST.format("Halfway"))))
    themed.put(template, LOST.format("Lost"))
    assert "<h1>Lost</h1>" in themed.build().pages["404.html"]


def test_a_template_that_is_saved_during_a_build_shows_in_the_next(themed: Site) -> None:
    template = "themes/mine/templates/404.html"
    themed.put(template, LOST.format("Lost"))
    build(themed.options(), Meanwhile(lambda: themed.put(template, LOST.format("Found"))))
    assert "<h1>Found</h1>" in themed.build().pages["404.html"]


def test_a_template_that_is_broken_during_a_build_breaks_the_next(themed: Site) -> None:
    template = "themes/mine/templates/404.html"
    themed.put(template, LOST.format("Lost"))
    first = build(themed.options(), Meanwhile(lambda: themed.put(template, "\n{% if %}")))
    assert first.complete
    assert themed.build().faults == [f"{template}:2:1 template-error"]


# --- links, and files that are not for the theme -------------------------------------------------------


def test_a_link_in_a_theme_is_left_out(themed: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "folder").mkdir()
    themed.put("themes/mine/static/plain.txt", "plain")
    themed.path("themes/mine/static/link.txt").symlink_to(tmp_path / "secret.txt")
    themed.path("themes/mine/templates").symlink_to(tmp_path / "folder")
    built = themed.build()
    assert built.faults == [
        "themes/mine/static/link.txt:1:1 stray-file",
        "themes/mine/static/plain.txt:1:1 unused-theme-file",
        "themes/mine/templates:1:1 stray-file",
    ]
    assert [path for path in built.tree if path.endswith(".txt") and path.startswith("assets/")] == [
        f"assets/plain.{hashlib.sha256(b'plain').hexdigest()[:10]}.txt"
    ]


def test_a_link_that_comes_later_is_told(themed: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    themed.put("themes/mine/static/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert themed.build().faults == []
    themed.path("themes/mine/static/link.txt").symlink_to(tmp_path / "secret.txt")
    assert themed.build().faults == ["themes/mine/static/link.txt:1:1 stray-file"]


def test_a_theme_that_is_a_link_is_no_theme(small: Site, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/theme.yaml").write_text("name: mine\nextends: base\n", "utf-8")
    small.path("themes").mkdir()
    small.path("themes/mine").symlink_to(tmp_path / "mine")
    small.append("config.yaml", "theme: mine\n")
    assert small.build().faults == ["config.yaml:6:8 bad-theme"]


def test_hidden_files_and_backups_are_no_part_of_a_theme(themed: Site) -> None:
    before = themed.build().tree
    for name in (".hidden.txt", "style.css~", "#style.css#", ".folder/plain.txt"):
        themed.put(f"themes/mine/static/{name}", "left over")
    assert themed.build().tree == before


# --- files in parts -------------------------------------------------------------------------------------

PARTS = {
    "in the order of their names": (
        {"mine/static/x.css/2.css": "b {}\n", "mine/static/x.css/10.css": "a {}"},
        "x.css",
        "a {}\nb {}\n",
    ),
    "only what ends like the file": (
        {"mine/static/x.css/1.css": "a {}\n", "mine/static/x.css/notes.txt": "no part"},
        "x.css",
        "a {}\n",
    ),
    "one part replaced": (
        {
            "yours/static/x.css/1.css": "a {}\n",
            "yours/static/x.css/2.css": "b {}\n",
            "mine/static/x.css/2.css": "c {}\n",
        },
        "x.css",
        "a {}\nc {}\n",
    ),
    "one part added": (
        {"yours/static/x.css/1.css": "a {}\n", "mine/static/x.css/9.css": "c {}\n"},
        "x.css",
        "a {}\nc {}\n",
    ),
    "one part taken away": (
        {"yours/static/x.css/1.css": "a {}\n", "yours/static/x.css/2.css": "b {}\n", "mine/static/x.css/1.css": ""},
        "x.css",
        "b {}\n",
    ),
    "the whole replaced": (
        {"yours/static/x.css/1.css": "a {}\n", "mine/static/x.css": "c {}"},
        "x.css",
        "c {}",
    ),
    "parts after the whole": (
        {"yours/static/x.css": "a {}", "mine/static/x.css/0.css": "c {}\n"},
        "x.css",
        "a {}\nc {}\n",
    ),
    "a byte order mark goes": (
        {"mine/static/x.css/1.css": "a {}\n", "mine/static/x.css/2.css": "\ufeffb {}\r\n"},
        "x.css",
        "a {}\nb {}\n",
    ),
    "a file of another file's folder": (
        {"mine/static/wide/x.css/1.css": "a {}\n", "mine/static/wide/x.css/2.css": "b {}\n"},
        "wide/x.css",
        "a {}\nb {}\n",
    ),
    "comments that end their line go, but not what may be in a text": (
        {
            "mine/static/x.css/1.css": "/* one\n   two */\na { /* three */\n  b: c; /* four; /* five */\n}\n\n  /* six */\nd/**/.e {}\n",
            "mine/static/x.css/2.css": "/*! mine */\nf { g: '; /* h */'; i: \"\\\n/* j */\\\n\"; k: url(/*l*/) }\nm { n:\n  o, /* p */\n  q }\n",
        },
        "x.css",
        "a {\n  b: c;\n}\n\nd/**/.e {}\n"
        "/*! mine */\nf { g: '; /* h */'; i: \"\\\n/* j */\\\n\"; k: url(/*l*/) }\nm { n:\n  o, /* p */\n  q }\n",
    ),
    "a script is one function": (
        {
            "mine/static/x.js/1.js": "/** @type {number} */\nexport const one = /** @type {number} */ (1);\n",
            "mine/static/x.js/2.js": 'import { one } from "./1.js";\n\nexport function two() {\n  return one + one;\n}\n',
        },
        "x.js",
        '"use strict";\n(() => {\nconst one = (1);\nfunction two() {\nreturn one + one;\n}\n})();\n',
    ),
    "a comment behind a statement goes, but not what may be in a text": (
        {"mine/static/x.js/1.js": "const a = 1; // one\nif (a) { // so\nb('; // c'); // 'd'\n}\nc(/[; // ]/); //! mine\n"},
        "x.js",
        "\"use strict\";\n(() => {\nconst a = 1;\nif (a) {\nb('; // c'); // 'd'\n}\nc(/[; // ]/); //! mine\n})();\n",
    ),
    "white space that counts stays": (
        {
            "mine/static/x.js/1.js": "if (1) {\n  two(`${`a`}  b`);\n}\n",
            "mine/static/x.js/2.js": "if (1) {\n  two(`a\n    b`);\n}\n",
            "mine/static/x.js/3.js": "if (1) {\n  two('a\\\n    b');\n}\n",
        },
        "x.js",
        '"use strict";\n(() => {\nif (1) {\ntwo(`${`a`}  b`);\n}\n'
        "if (1) {\n  two(`a\n    b`);\n}\nif (1) {\n  two('a\\\n    b');\n}\n})();\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "name", "wanted"), PARTS.values(), ids=PARTS)
def test_a_file_in_parts(small: Site, written: dict[str, str], name: str, wanted: str) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: yours\n")
    small.write("-- themes/yours/theme.yaml --\nname: yours\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    for path, text in written.items():
        small.put(f"themes/{path}", text)
    theme, found = make_theme(read_theme(small.root, "mine", Span.whole_file("config.yaml")))
    assert found == []
    assert theme
    assert theme.assets[theme.names[name]].decode("utf-8") == wanted


def test_a_part_names_files_from_where_the_whole_stands(themed: Site) -> None:
    themed.put("themes/mine/static/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    themed.put("themes/mine/static/style.css/99-mine.css", "a { background: url(dot.svg) }\n")
    found = assets(themed)
    (css,) = (data.decode() for path, data in found.items() if path.startswith("assets/style."))
    (dot,) = (path for path in found if path.startswith("assets/dot."))
    assert css.endswith(f"a {{ background: url({dot.removeprefix('assets/')}) }}\n")


MODULES = {
    "a default export": ("export default 1;\n", 1),
    "an import of all": ('\nimport * as all from "./1.js";\n', 2),
    "an import that renames nothing, from elsewhere": ('import { a } from "../other.js";\n', 1),
    "a list of exports": ('import {\n  a,\n} from "./1.js";\nconst b = a;\nexport { b };\n', 5),
}


@pytest.mark.parametrize(("text", "line"), MODULES.values(), ids=MODULES)
def test_a_part_that_needs_modules_is_at_fault(themed: Site, text: str, line: int) -> None:
    themed.put("themes/mine/static/x.js/2.js", text)
    assert themed.build().faults == [f"themes/mine/static/x.js/2.js:{line}:1 bad-theme"]


def test_a_part_that_is_not_utf_8_is_at_fault(themed: Site) -> None:
    themed.put("themes/mine/static/x.js/2.js", b"const a = '\xff';\n")
    assert themed.build().faults == ["themes/mine/static/x.js/2.js:1:12 not-utf8"]


def test_no_theme_of_the_generator_extends_another() -> None:
    """Their theme.yaml is not read, which would have every start load YAML."""
    files = sorted(OWN_THEMES.glob("*/theme.yaml"))
    assert files
    for file in files:
        extension, found = parse_theme_yaml(file.name, file.read_bytes(), file.parent.name)
        assert (extension.name, found) == (None, [])


# --- what a browser, or Jinja, passes over in silence ---------------------------------------------------

BLOCKS = {
    "of the parent": ({"about.html": '{% extends "base/about.html" %}{% block main %}a{% endblock %}'}, []),
    "of what the parent extends": ({"about.html": '{% extends "base/about.html" %}{% block brand %}a{% endblock %}'}, []),
    "within one of the parent": (
        {"about.html": '{% extends "base/about.html" %}{% block main %}{% block own %}a{% endblock %}{% endblock %}'},
        [],
    ),
    "of a template that extends none": ({"404.html": "<h1>{% block own %}a{% endblock %}</h1>"}, []),
    "of a parent whose name is worked out": (
        {"404.html": '{% extends "ba" ~ "se/404.html" %}{% block own %}a{% endblock %}'},
        [],
    ),
    "of a template between": (
        {
            "frame.html": '{% extends "base/base.html" %}{% block main %}{% block own %}{% endblock %}{% endblock %}',
            "404.html": '{% extends "frame.html" %}{% block own %}a{% endblock %}',
        },
        [],
    ),
    "of none": (
        {"404.html": '{% extends "base/404.html" %}\n{% block own %}a{% endblock %}'},
        ["themes/mine/templates/404.html:2:10 template-error"],
    ),
    "of none, behind a template between": (
        {
            "frame.html": '{% extends "base/base.html" %}{% block main %}{% endblock %}',
            "404.html": '{% extends "frame.html" %}\n\n{%- block own -%}a{% endblock %}',
        },
        ["themes/mine/templates/404.html:3:11 template-error"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("templates", "wanted"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_that_nothing_prints_is_told(
    themed: Site, templates: dict[str, str], wanted: list[str]
) -> None:
    for name, text in templates.items():
        themed.put(f"themes/mine/templates/{name}", text)
    found = [fault for fault in themed.build().faults if "block" in fault or "template-error" in fault]
    assert found == wanted


BRACES = {
    "none": ("a: b", None),
    "pairs": ("@media print { a { b: c } d { e: f } }", None),
    "in texts, comments and addresses": ("a { b: '{'; c: \"}\" /* } */; d: url({) }", None),
    "left open": ("a { b: c }\nd { e: f;\ng { h: i }", 13),
    "left open within": ("@media print { a { b: c }", 13),
    "closes nothing": ("a { b: c } }\nd { e: f }", 11),
}


@pytest.mark.parametrize(("sheet", "at"), BRACES.values(), ids=BRACES)
def test_a_brace_without_its_pair(sheet: str, at: int | None) -> None:
    assert odd_brace(sheet) == at


def test_the_braces_of_the_generator_pair() -> None:
    sheets = [sheet for theme in OWN_THEMES.iterdir() for sheet in theme.rglob("*.css") if sheet.is_file()]
    assert len(sheets) > 10
    assert [sheet.name for sheet in sheets if odd_brace(sheet.read_text("utf-8")) is not None] == []


def test_a_table_in_other_capitals_is_of_the_same_language(themed: Site) -> None:
    themed.put("themes/mine/words/EN.yaml", "topics: Themes of ours\n")
    built = themed.build()
    assert built.faults == []
    assert "Themes of ours" in built.pages["index.html"]


def test_words_that_are_to_print_nothing_are_told_from_forgotten_ones(themed: Site) -> None:
    themed.put("themes/mine/words/en.yaml", 'topics: ""\n')
    assert "bad-theme" not in " ".join(themed.build().faults)
    themed.put("themes/mine/words/en.yaml", "topics: null\n")
    assert themed.build().faults == ["themes/mine/words/en.yaml:1:1 bad-theme"]
