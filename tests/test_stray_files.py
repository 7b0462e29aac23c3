"""Files that are not read: which are told, with which cure, and which are passed over."""

from __future__ import annotations

import pytest

from briefing_site.model.edit import Move
from briefing_site.read.theme_folder import OWN_THEMES
from tests.commands import say
from tests.sites import CARD, LEAD, PAGE, Site, briefing, files

TEXT = files(briefing("Rain fell [@rain#hours]."))[LEAD]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store", ".lead.md.swp", ".#lead.md", "lead.md~", "#lead.md#", "lead.md.orig", "lead.md.rej", "lead.md.tmp", "lead.md.bak", "Thumbs.db",
        "thumbs.db", "desktop.ini", "~$lead.docx", "lead.docx.crdownload", "Lead.MD.ORIG",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "folder", ["briefings", "briefings/water", "seeds", "themes/mine/templates", "themes/mine/static"]
)
def test_what_programs_leave_behind_is_passed_over(small: Site, folder: str, name: str) -> None:
    small.append("config.yaml", "theme: mine\nlint: {unlinked-file: warn}\n")
    small.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    small.put(f"{folder}/{name}", "x")
    assert small.check().faults == []


@pytest.mark.parametrize(
    "name",
    ["refs.bib", "refs.ris", "Library.json", "seeds.lock", "archive/a.pdf", "archive/b.md", "pdfs/a.pdf"],
)
def test_what_may_lie_beside_the_cards(small: Site, name: str) -> None:
    small.pin()
    if name != "seeds.lock":
        small.put(f"seeds/{name}", "x")
    assert small.check().faults == []


def test_what_a_text_links_to_is_not_told(small: Site) -> None:
    for name in ("a.txt", "b.docx", "c.pdf", "d.svg", "e.csv"):
        small.put(f"briefings/water/{name}", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    small.append("config.yaml", "lint: {unlinked-file: warn}\n")
    small.append(CARD, "\nSee [it](../briefings/water/e.csv).\n")
    small.lead("[a](a.txt) [b](b.docx) ![d](d.svg)\n\nRain[^1].\n\n[^1]: See [c](c.pdf).")
    assert small.check().faults == []


def test_a_file_that_only_a_loose_text_links_to_is_not_told(small: Site) -> None:
    small.put("briefings/water/b.docx", "x")
    small.write(briefing("See [b](b.docx).", summary=None))
    assert [fault.split()[1] for fault in small.check().faults] == ["missing-field"]


def test_links_of_a_file_that_cannot_be_read_are_not_known(small: Site) -> None:
    small.put("briefings/water/b.docx", "x")
    small.put(LEAD, "")
    assert [fault.split()[1] for fault in small.check().faults] == ["empty-file"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("briefings/water/lead.markdown", LEAD, id="another ending"),
        pytest.param("briefings/water/lead.MD", LEAD, id="capitals"),
        pytest.param("briefings/water/lead.md.txt", LEAD, id="another ending behind it"),
        pytest.param("briefings/water/lead.mdx", LEAD, id="of another program"),
        pytest.param("briefings/water/lead", LEAD, id="no ending"),
        pytest.param("briefings/water/lead,md", LEAD, id="comma"),
        pytest.param("briefings/water/lead.md (1)", LEAD, id="copy of a browser"),
        pytest.param("briefings/water/deep/lead.md", LEAD, id="too deep"),
        pytest.param("briefings/water/very/deep/lead.md", LEAD, id="far too deep"),
    ],
)
def test_the_fix_of_a_stray_text_publishes_it(small: Site, wrong: str, right: str) -> None:
    small.put(wrong, TEXT)
    assert small.build().faults == [f"{wrong}:1:1 stray-file"]
    (move,) = small.check().diagnostics[0].fixes[0].changes
    assert move == Move(wrong, right)
    small.rename(wrong, right)
    built = small.build()
    assert built.faults == []
    assert PAGE in built.pages


def test_no_fix_takes_the_name_of_another_file(small: Site) -> None:
    small.lead("Rain fell.")
    small.put("briefings/water/lead.markdown", TEXT)
    (fault,) = small.check().diagnostics
    assert [fix.title for fix in fault.fixes] == ['Turn the warning "stray-file" off for this site']


def test_a_name_that_is_no_address_can_be_renamed_as_the_hint_says(
    capsys: pytest.CaptureFixture[str], small: Site
) -> None:
    small.put("briefings/water/My Lead.md", TEXT)
    small.put(
        "seeds/Old Card.md",
        files(briefing(""))[LEAD].replace(
            "region: water\ndate: 2026-01-07\nsummary: What the rain did.", "publisher: P\nkind: news"
        ),
    )
    one, other = small.check().diagnostics
    assert "briefing move 'water/My Lead' water/my-lead" in one.hint
    assert "briefing rename source 'Old Card' old-card" in other.hint
    assert say(capsys, "move", "water/My Lead", "water/my-lead", "--site", small.root).status == 0
    assert say(capsys, "rename", "source", "Old Card", "old-card", "--site", small.root).status == 0
    assert small.check().faults == []


FOG = "---\ntitle: Fog\npublisher: P\nkind: news\n---\n"
LOST = {
    "capital": ("Briefings/water/lead.md", TEXT, "Briefings", "move what is in it to briefings/"),
    "one briefing": ("briefing/lead.md", TEXT, "briefing", "move what is in it to briefings/"),
    "seeds in capitals": ("SEEDS/fog.md", FOG, "SEEDS", "move what is in it to seeds/"),
    "drafts": (
        "drafts/lead.md",
        "---\ntitle: A thought\n---\nRain.\n",
        "drafts",
        "takes draft: true",
    ),
    "posts": ("posts/water/lead.md", TEXT, "posts", "move it to briefings/<region>/"),
    "cards": ("sources/fog.md", FOG, "sources", "move it to seeds/"),
    "beside config.yaml": ("lead.md", TEXT, "lead.md", "move it to briefings/<region>/"),
    "no region": ("briefings/lead.md", TEXT, "briefings/lead.md", "move it to briefings/<region>/"),
    "text without an ending": (
        "briefings/water/lead",
        "It rained.\n",
        "briefings/water/lead",
        "rename it to lead.md",
    ),
    "card with another ending": ("seeds/fog.md.txt", FOG, "seeds/fog.md.txt", "rename it to fog.md"),
    "config with another ending": (
        "config.yaml.txt",
        "title: A\n",
        "config.yaml.txt",
        "put what it says into config.yaml",
    ),
}


@pytest.mark.parametrize(("path", "text", "place", "hint"), LOST.values(), ids=LOST)
def test_texts_where_none_is_read_are_told(small: Site, path: str, text: str, place: str, hint: str) -> None:
    small.put(path, text)
    (fault,) = small.check().diagnostics
    assert (fault.place.path, fault.code) == (place, "stray-file")
    assert hint in fault.hint
    assert (
        "left out" in fault.message
        or "no text in it is read" in fault.message
        or "is not read" in fault.message
    )


def test_a_folder_of_another_name_can_be_renamed(small: Site) -> None:
    small.rename("briefings", "Briefings")
    (fault,) = [f for f in small.check().diagnostics if f.place.path == "Briefings"]
    assert fault.hint == "rename it to briefings"
    small.rename("Briefings", "briefings")
    assert small.check().faults == []


@pytest.mark.parametrize(
    "path",
    [
        "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".github/ISSUE_TEMPLATE.md", "docs/guide.md", "tests/lead.md", "node_modules/a/readme.md",
        "briefings/README.md", "briefings/water/README.md", "briefings/water/LICENSE", "seeds/README.md", "seeds/LICENSE", "themes/README.md", "notes/ideas.md",
        "scripts/run.md", "public/lead.md", "content/post.md", "briefings/water/CNAME", "archive/old.txt", "Makefile",
    ],
)  # fmt: skip
def test_what_others_keep_in_the_folder_is_not_told(small: Site, path: str) -> None:
    for text in (
        "# Words on this folder\n\nRain.\n",
        "---\nlayout: post\ntitle: A\ndate: 2026-01-01\n---\nRain.\n",
    ):
        if text.startswith("#") or not path.startswith(("briefings/", "seeds/")):
            small.put(path, text)
            assert small.check().faults == []


def test_binary_files_without_an_ending_are_not_told(small: Site) -> None:
    small.put("briefings/water/blob", b"\0\1rain")
    assert small.check().faults == []


def test_config_yml_is_named(capsys: pytest.CaptureFixture[str], small: Site) -> None:
    small.rename("config.yaml", "config.yml")
    said = say(capsys, "build", "--site", small.root)
    assert said.status == 2
    assert "config.yml is not read: rename it to config.yaml" in said.err


def test_theme_yml_is_named(small: Site) -> None:
    small.append("config.yaml", "theme: mine\n")
    small.put("themes/mine/theme.yml", "name: mine\nextends: base\n")
    assert small.check().faults == ["config.yaml:6:8 unknown-theme", "themes/mine/theme.yml:1:1 stray-file"]
    small.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    assert small.check().faults == ["themes/mine/theme.yml:1:1 stray-file"]


def theme(site: Site, **texts: str) -> list[str]:
    """The faults of a site whose theme has these files."""
    site.append("config.yaml", "theme: mine\n")
    site.put("themes/mine/theme.yaml", "name: mine\nextends: base\n")
    for path, text in texts.items():
        site.put(f"themes/mine/{path}", text)
    return site.check().faults


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"templates/home.html": "{% extends 'base/home.html' %}"}, id="page type"),
        pytest.param({"templates/parts/notes.html": (OWN_THEMES / "base/templates/parts/notes.html").read_text("utf-8")}, id="parent's part"),
        pytest.param({"templates/404.html": "{% include \"parts/own.html\" %}", "templates/parts/own.html": "x"}, id="own part"),
        pytest.param({"templates/404.html": "{%- from 'own.html' import a -%}x", "templates/own.html": "{% macro a() %}{% endmacro %}"}, id="macro"),
        pytest.param({"templates/404.html": "{% include 'a' ~ '.html' %}", "templates/a.html": "x"}, id="name worked out"),
        pytest.param({"static/style.css/99-mine.css": "a {}"}, id="part of a parent's sheet"),
        pytest.param({"static/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}, id="parent's file"),
        pytest.param({"static/style.css/99-mine.css": "a { background: url(img/disc.svg) }", "static/img/disc.svg": "<svg/>"}, id="named by a sheet"),
        pytest.param({"words/en.yaml": "kind-official: public document", "README.md": "x", "LICENSE": "x"}, id="words and notes"),
    ],
)  # fmt: skip
def test_files_of_a_theme_that_pages_need(small: Site, texts: dict[str, str]) -> None:
    assert theme(small, **texts) == []


@pytest.mark.parametrize(
    ("texts", "path"),
    [
        pytest.param({"templates/hoem.html": "x"}, "templates/hoem.html", id="misspelt"),
        pytest.param({"templates/parts/own.html": "x"}, "templates/parts/own.html", id="named by nobody"),
        pytest.param(
            {"templates/a.html": "{% include 'a.html' %}"}, "templates/a.html", id="named by itself"
        ),
        pytest.param({"static/mine.css": "/* mine.css */"}, "static/mine.css", id="style sheet"),
        pytest.param(
            {"static/mine.css/1.css": "/* mine.css */"}, "static/mine.css/1.css", id="part of a style sheet"
        ),
        pytest.param({"home.html": "x"}, "home.html", id="beside the folder"),
        pytest.param({"template/home.html": "x"}, "template/home.html", id="folder misspelt"),
        pytest.param({"words/en.yml": "home: x"}, "words/en.yml", id="words of another ending"),
    ],
)
def test_files_of_a_theme_that_no_page_needs(small: Site, texts: dict[str, str], path: str) -> None:
    assert theme(small, **texts) == [f"themes/mine/{path}:1:1 unused-theme-file"]
    small.append("config.yaml", "lint: {unused-theme-file: off}\n")
    assert small.check().faults == []
