"""render: templates at fault are reported where they stand, and nothing is published."""

from __future__ import annotations

import pytest

from briefing_site.render.attributes import attributes_of
from tests.sites import Site

THEME = "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"

TEMPLATES = {
    "does not parse": ("404.html", "<h1>\n{% if %}\n</h1>", 2, 1),
    "is not closed": ("404.html", "<h1>\n{% if page %}\n", 2, 1),
    "reads what its view does not have": ("404.html", "\n\n{{ page.nothing }}", 3, 9),
    "reads what a part of its view does not have": ("404.html", "\n{{ page.site.nothing.more }}", 2, 14),
    "fails": ("404.html", "\n{{ 1 // 0 }}", 2, 1),
    "calls what does not exist": ("404.html", "{{ nothing() }}", 1, 4),
    "uses a filter that does not exist": ("404.html", "\n{{ page | nothing }}", 2, 11),
    "extends what does not exist": ("404.html", '{% extends "nothing.html" %}', 1, 13),
    "asks for a static file that does not exist": ("404.html", '\n\n\n{{ asset("nothing.css") }}', 4, 11),
    "fails in a part": (
        "parts/cards.html",
        "{% macro card(briefing, region, why) %}{% endmacro %}\n{% macro cards(list, region) %}\n{{ list.x.y }}{% endmacro %}",
        3,
        9,
    ),
}


@pytest.mark.parametrize(("name", "template", "line", "column"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_at_fault(small: Site, name: str, template: str, line: int, column: int) -> None:
    before = small.build().tree
    small.write(THEME)
    small.append("config.yaml", "theme: mine\n")
    small.put(f"themes/mine/templates/{name}", template)
    built = small.build()
    assert built.faults == [f"themes/mine/templates/{name}:{line}:{column} template-error"]
    assert all(fault.message for fault in built.diagnostics)
    assert not built.outcome.complete
    assert built.tree == before


def test_a_template_at_fault_is_told_once_however_many_pages_it_makes(small: Site) -> None:
    small.write(THEME)
    small.append("config.yaml", "theme: mine\n")
    small.put("themes/mine/templates/region.html", "\n{{ page.nothing }}")
    assert small.build().faults == ["themes/mine/templates/region.html:2:9 template-error"]


def test_a_template_that_is_put_right_again(small: Site) -> None:
    small.write(THEME)
    small.append("config.yaml", "theme: mine\n")
    small.put("themes/mine/templates/404.html", "{% if %}")
    assert small.build().faults
    small.put("themes/mine/templates/404.html", "<title>x</title>")
    built = small.build()
    assert built.faults == []
    assert built.pages["404.html"] == "<title>x</title>"


def test_text_is_escaped(small: Site) -> None:
    small.write(
        """\
-- briefings/water/lead.md --
---
title: "A <svg>bold</svg> title & \\"quotes\\""
region: water
date: 2026-01-07
summary: "<video>alert(1)</video>"
authors: ["<audio>Desk</audio>"]
people: ["Ann <form>Lee</form>"]
---
Text.
"""
    )
    for html in small.build().pages.values():
        for tag in ("<svg>bold", "<video>alert", "<audio>Desk", "<form>Lee"):
            assert tag not in html


IDS = {
    "none": ("<p>", []),
    "one": ('<p id="a"><p id="b">', []),
    "two of one": ('<p id="a"><p class="x" id="a"><p id="b">', ["a"]),
    "across lines": ('<p\n id="a"><p\n\tid="a">', ["a"]),
    "in a text, not a tag": ('<p id="a">1 < 2 id="a"</p>', []),
    "another attribute": ('<p id="a"><p data-id="a">', []),
}


@pytest.mark.parametrize(("html", "wanted"), IDS.values(), ids=IDS)
def test_repeated_ids(html: str, wanted: list[str]) -> None:
    assert list(attributes_of(html).repeated) == wanted
