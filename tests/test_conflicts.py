"""Merge conflicts that are left in a file: where they are told, where they are none, and their fixes."""

from __future__ import annotations

import pytest

from tests.editor import Editor, after
from tests.sites import LEAD, PAGE, Site, briefing, files

OURS, THEIRS = "Rain fell.\n", "Rain fell for hours.\n"
CONFLICT = f"<<<<<<< HEAD\n{OURS}=======\n{THEIRS}>>>>>>> branch\n"
THREE = f"<<<<<<< HEAD\n{OURS}||||||| 1a2b3c4\nRain.\n=======\n{THEIRS}>>>>>>> branch\n"
HINT = "keep one version"


def shifted(signs: str) -> str:
    """A conflict each line of which has the same signs before it."""
    return "".join(f"{signs}{line}\n" for line in CONFLICT.splitlines())


FAULTY = {
    "two versions": (CONFLICT, ["7:1"]),
    "three versions": (THREE, ["7:1"]),
    "in a fence": (f"```\n{CONFLICT}```", ["8:1"]),
    "two conflicts": (f"{CONFLICT}\nMore.\n\n{CONFLICT}", ["7:1", "15:1"]),
    "no labels": (CONFLICT.replace(" HEAD", "").replace(" branch", ""), ["7:1"]),
    "opening alone": ("<<<<<<< HEAD\nRain fell.", ["7:1"]),
    "end alone": ("Rain fell.\n>>>>>>> branch", ["8:1"]),
    "middle alone": ("Rain fell.\n\n=======\nAnd more.", ["9:1"]),
    "middle alone, first": ("=======\nRain fell.", ["7:1"]),
    "middle alone below an item": ("- Rain fell.\n=======\n", ["8:1"]),
    "middle alone below a quotation": ("> Rain fell.\n=======\n", ["8:1"]),
    "middle alone below a heading": ("## Rain\n=======\n", ["8:1"]),
    "older version alone": ("Rain fell.\n||||||| 1a2b3c4\nAnd more.", ["8:1"]),
    "older version alone, no label": ("Rain fell.\n|||||||\nAnd more.", ["8:1"]),
    "without its end": ("<<<<<<< HEAD\nRain fell.\n\n=======\nAnd more.", ["7:1", "10:1"]),
    "in a quotation": (shifted("> "), ["7:1"]),
    "in a quotation inside another": (shifted("> > "), ["7:1"]),
    "in an item": ("- Rain.\n" + shifted("  "), ["8:1"]),
    "in an item of an inner list": ("- Rain.\n\n    - More.\n" + shifted("      "), ["10:1"]),
    "as items": ("- Rain.\n" + shifted("- "), ["8:1"]),
    "in a quotation inside an item": ("- Rain.\n\n" + shifted("  > "), ["9:1"]),
    "in a footnote": ("Rain[^a].\n\n[^a]: More.\n" + shifted("    "), ["10:1"]),
    "in a table": ("| a | b |\n|---|---|\n" + CONFLICT, ["9:1"]),
    "carriage returns": (CONFLICT.replace("\n", "\r\n"), ["7:1"]),
}
FINE = {
    "underline of a heading": "Rain\n=======\n\nRain fell.",
    "underline below two lines": "Rain\nfell\n=======\n\nRain fell.",
    "middle in a fence": "```\n\n=======\n```",
    "eight equals signs": "Rain.\n\n========\n",
    "row of empty cells": "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||\n",
    "indented in a fence": "```\n <<<<<<< HEAD\n a\n =======\n b\n >>>>>>> x\n```",
    "opening in a fence": "```\n<<<<<<< HEAD\n```",
    "end in a fence": "~~~ text\n>>>>>>> branch\n~~~",
    "in a line": "Git writes `<<<<<<< HEAD` there.",
    "indented": "Look:\n\n    <<<<<<< HEAD\n    a\n    =======\n    b\n    >>>>>>> x\n",
    "indented behind a line of code": "Look:\n\n    $ cat a.txt\n" + shifted("    "),
    "in a fence of a numbered item": "1. ```\n" + shifted("   ") + "   ```\n",
    "in a fence of an item in an item": "- 1. ```\n" + shifted("     ") + "     ```\n",
    "quotations inside one another": "> > > > > > > Rain fell.\n",
    "indented in a fence of a list": "- a\n\n    ```\n" + shifted("    ") + "    ```\n",
    "other numbers of signs": "<<<<<< a\n\n>>>>>>>> b",
}


@pytest.mark.parametrize(("body", "places"), FAULTY.values(), ids=FAULTY)
def test_conflict_in_a_briefing(small: Site, body: str, places: list[str]) -> None:
    small.lead(body)
    assert small.check().faults == [f"{LEAD}:{place} merge-conflict" for place in places]


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_no_conflict(small: Site, body: str) -> None:
    small.lead(body)
    assert "merge-conflict" not in small.check().text


OTHERS = {
    "config": "config.yaml",
    "card": "seeds/rain.md",
    "theme": "themes/own/theme.yaml",
    "template": "themes/own/templates/about.html",
    "style sheet": "themes/own/static/more.css",
    "script": "themes/own/static/more.js",
    "part of a script": "themes/own/static/more.js.d/a.js",
    "words": "themes/own/words/en.yaml",
}


@pytest.mark.parametrize("path", OTHERS.values(), ids=OTHERS)
def test_conflict_in_every_file(small: Site, path: str) -> None:
    small.put("themes/own/theme.yaml", "name: own\nextends: base\n")
    small.edit("config.yaml", "title:", "theme: own\ntitle:")
    before = small.read(path) if small.path(path).exists() else ""
    small.put(path, f"{before}<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> branch\n")
    line = before.count("\n") + 1
    assert f"{path}:{line}:1 merge-conflict" in small.check().faults
    assert HINT in small.check().text


PUBLIC = {"of robots": "robots.txt", "of headers": "_headers", "a page": "old.html", "data": "data/a.json"}


@pytest.mark.parametrize("name", PUBLIC.values(), ids=PUBLIC)
def test_conflict_in_a_file_that_is_published_as_it_is(small: Site, name: str) -> None:
    small.put(f"public/{name}", CONFLICT)
    assert small.build().faults == [f"public/{name}:1:1 merge-conflict"]
    small.put(f"public/{name}", OURS)
    assert small.build().faults == []


def test_a_pointer_that_would_be_published_in_place_of_a_file(small: Site) -> None:
    small.put("public/logo.png", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    assert small.build().faults == ["public/logo.png:1:1 broken-picture"]


def test_conflict_in_a_folded_text(small: Site) -> None:
    small.lead("Rain.", summary=">\n  What fell.\n" + shifted("  ").rstrip())
    assert small.check().faults == [f"{LEAD}:7:1 merge-conflict"]
    small.lead("Rain.")
    small.append("config.yaml", "description: >\n  What fell.\n" + shifted("  "))
    line = small.read("config.yaml").count("\n") - CONFLICT.count("\n") + 1
    assert small.check().faults == [f"config.yaml:{line}:1 merge-conflict"]


def test_conflict_in_front_matter_is_told_once(small: Site) -> None:
    text = files(briefing("Rain."))[LEAD]
    small.put(
        LEAD,
        text.replace("title:", "<<<<<<< HEAD\ntitle: A\n=======\ntitle:").replace(
            "region:", ">>>>>>> b\nregion:"
        ),
    )
    assert small.check().faults == [f"{LEAD}:2:1 merge-conflict"]


@pytest.mark.parametrize("body", [CONFLICT, THREE], ids=["two", "three"])
@pytest.mark.parametrize(("title", "kept"), [("HEAD", OURS), ("branch", THEIRS)], ids=["ours", "theirs"])
def test_one_version_is_kept(small: Site, body: str, title: str, kept: str) -> None:
    small.lead(f"Before.\n\n{body}\nAfter.")
    known = Editor(small).look()
    (fault,) = known.state.faults
    (fix,) = (fix for fix in fault.fixes if fix.title == f"Keep the version of {title}")
    assert str(fix.safety) == "display"
    assert after(known, fix.changes)[LEAD] == files(briefing(f"Before.\n\n{kept}\nAfter."))[LEAD]


def test_nothing_of_a_conflict_is_published(small: Site) -> None:
    small.lead("Rain.")
    assert small.build().faults == []
    small.lead(CONFLICT)
    assert "HEAD" not in small.build().pages[PAGE]


def test_an_example_in_a_fence_is_cured_as_the_hint_says(small: Site) -> None:
    small.lead(f"```\n{CONFLICT}```")
    assert "put a space before each of these marks" in small.check().text
    small.lead(
        "```\n"
        + CONFLICT.replace("<<<", " <<<", 1).replace("===", " ===", 1).replace(">>>", " >>>", 1)
        + "```"
    )
    assert small.check().faults == []


def test_an_underline_that_a_merge_left_makes_a_heading_and_says_so(small: Site) -> None:
    small.lead("Rain fell.\n=======\n\nAnd more.")
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.line) == ("heading-level", 7)
    assert "if a merge has left that line, delete it alone" in fault.hint
    small.lead("## Rain fell.\n\nAnd more.")
    assert small.check().faults == []
