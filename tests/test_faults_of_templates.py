"""Faults of a theme's templates: what they cannot render, and addresses in them that lead nowhere."""

from __future__ import annotations

import pytest

from tests.fault_cases.case import config
from tests.sites import Site

ADDRESSES_OF_TEMPLATES = {
    "page": '<a href="«broken-link»imprint.html#x">b</a>',
    "capitals": "<A HREF=«broken-link»imprint.html>b</A>",
    "apostrophes": "<a href = '«broken-link»imprint.html'>b</a>",
    "folder": '<a href="«broken-link»imprint/">b</a>',
    "file-of-an-author": '<a href="«broken-link»briefings/land/all.md">b</a>',
    "root": '<a href="«broken-link»/index.html">b</a>',
    "program": '<a href="«broken-link»javascript:x()">b</a>',
    "id": '<a href="«broken-anchor»#nope">b</a>',
    "picture": '<img alt="" src="«broken-link»nope.png">',
    "pictures": '<img alt="" src="assets/nope" srcset="nope.png 1x, more.png 2x">'.replace("assets/nope", "{{ asset(\"favicon.svg\") }}").replace('srcset="nope', 'srcset="«broken-link»nope').replace("more.png 2x", "{{ asset(\"favicon.svg\") }} 2x"),
    "poster": '<video poster="«broken-link»p.png"></video>',
    "media": "<video><source src=«broken-link»n.mp4></video>",
    "style-sheet": '<link rel="stylesheet" href="«broken-link»nope.css">',
    "script": '<script src="«broken-link»nope.js"></script>',
    "area": '<map name="m"><area alt="" href="«broken-link»nope.html"></map>',
    "drawing": '<svg><use href="«broken-link»n.svg#a"/></svg>',
    "form": '<form action="«broken-link»nope.html"></form>',
    "refresh": '<meta http-equiv="refresh" content="0; url=«broken-link»nope.html">',
    "all-there": '<a href="index.html">a</a> <a href="./land/all.html#x">b</a> <a href="land/">c</a> <a id="d" href="#d">d</a>'
    ' <a href="">e</a> <a href="#">f</a> <a href="feed.xml">g</a> <a href="land/all.json">h</a> <a href="sources.bib">i</a>'
    ' <a href="robots.txt?x">k</a> <img alt="" src="{{ asset("favicon.svg") }}"> <a href="https://a.example/">l</a>',
}  # fmt: skip


@pytest.mark.parametrize("html", ADDRESSES_OF_TEMPLATES.values(), ids=ADDRESSES_OF_TEMPLATES.keys())
def test_an_address_of_a_template_leads_somewhere(small: Site, html: str) -> None:
    page = f'<!doctype html><html lang="en"><title>x</title><h1>x</h1>\n{html}'
    expected = small.expect(
        f"-- themes/own/theme.yaml --\nname: own\nextends: base\n-- themes/own/templates/about.html --\n{page}\n"
        + config("title: ", "theme: own\ntitle: ")
    )
    seen = small.build()
    assert seen.faults == expected
    assert all("about.html" in fault.message for fault in seen.diagnostics)


@pytest.mark.parametrize(
    ("template", "line", "column", "message"),
    [
        ("<p>\n{% for %}\n</p>", 2, 1, ""),
        ("<p>\n\n{{ page.titel }}\n</p>", 3, 9, "titel"),
        ("<p>\n{{ asset('no.css') }}\n</p>", 2, 11, "no.css"),
        ("<p>\n{% include 'none.html' %}\n</p>", 2, 13, "none.html"),
        ("{{ 1 // 0 }}", 1, 1, "zero"),
    ],
    ids=["syntax", "unknown-field", "unknown-asset", "unknown-template", "any-error"],
)
def test_template_error(small: Site, template: str, line: int, column: int, message: str) -> None:
    small.edit("config.yaml", "title:", "theme: own\ntitle:")
    small.write(
        f"-- themes/own/theme.yaml --\nname: own\nextends: base\n-- themes/own/templates/about.html --\n{template}\n"
    )
    seen = small.build()
    assert seen.faults == [f"themes/own/templates/about.html:{line}:{column} template-error"]
    assert message in seen.text
    assert not seen.output.exists()
