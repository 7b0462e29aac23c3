"""Themes: what a site's own folder may change, and how the files are published."""

from __future__ import annotations

import hashlib
import re

import pytest

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
