"""Citation styles that are CSL files of the site: what they print, where, when again, and what may be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing_site.engine import citeproc, references
from briefing_site.engine.book import export_book
from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site as Look
from briefing_site.model.csl_style import CslStyle, StyledWork
from briefing_site.model.work import CslItem
from briefing_site.view.book_pages import Form
from tests.books import unzipped
from tests.csl_styles import NOTE, YEARS, dependent
from tests.sites import Site, tree
from tests.test_export import needs_pango, words

RAIN = "sources/rain.html"


@pytest.fixture
def styled(site: Site) -> Site:
    """The small site in the style of a CSL file."""
    site.small()
    site.put("styles/quay.csl", NOTE)
    site.append("config.yaml", "citation_style: styles/quay.csl\n")
    author = "author: [{given: Ada, family: Lane}]\nurl: https://example.org/rain"
    site.edit("seeds/rain.md", "author: [Ada Lane]", author)
    return site


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The ids of the works that the processor is asked for, run by run."""
    asked: list[list[str]] = []

    def noted(program: str, style: CslStyle, language: str, items: Sequence[CslItem]) -> list[StyledWork]:
        asked.append([item.id for item in items])
        return citeproc.print_works(program, style, language, items)

    monkeypatch.setattr(references, "print_works", noted)
    return asked


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_everywhere(styled: Site) -> None:
    built = styled.build()
    assert built.faults == []
    whole = 'A. Lane / <cite>Quay shut for the night</cite> / <span class="small-caps">2026</span>'
    assert f"{whole} / at https://example.org/rain." in built.pages[RAIN]
    linked = whole.replace("<cite>", '<a href="../sources/rain.html"><cite>').replace(
        "</cite>", "</cite></a>"
    )
    assert f"{linked}.</p>" in built.pages["land/all.html"]
    assert (
        '<cite>All that is known</cite> / <span class="small-caps">2026</span>'
        in built.pages["land/all.html"]
    )
    entry = 'A. Lane | <a href="rain.html"><cite>Quay shut for the night</cite></a>!'
    assert entry in built.pages["sources/index.html"]
    told = [
        json.loads(built.tree["feed.json"])["items"][0]["content_html"],
        built.tree["land/all.md"].decode(),
    ]
    assert all("A. Lane / " in text for text in told)
    assert "2026, paragraph 2, sentence 1." in plain(told[0])


@pytest.mark.parametrize("form", ["epub", "docx", pytest.param("pdf", marks=needs_pango)])
def test_a_book_prints_notes_and_list_in_that_style(styled: Site, tmp_path: Path, form: Form) -> None:
    made = export_book(styled.options(), "", form, tmp_path / f"book.{form}")
    assert (made.faults, made.path) == ((), tmp_path / f"book.{form}")
    if form == "pdf":
        text = " ".join(words(tmp_path / "book.pdf"))
    else:
        parts = sorted(unzipped((tmp_path / f"book.{form}").read_bytes()).items())
        text = plain(" ".join(data.decode() for name, data in parts if name.endswith(("xml", "xhtml"))))
    assert "A. Lane / Quay shut for the night / 2026" in text
    assert "A. Lane | Quay shut for the night!" in text


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        pytest.param(
            NOTE, "A. Lane / Quay shut for the night / 2026 / at https://example.org/rain.", id="note"
        ),
        pytest.param(
            YEARS, "A. Lane, 2026, Quay shut for the night.", id="in-text: its entry, without number"
        ),
    ],
)
def test_class_of_style(styled: Site, style: str, printed: str) -> None:
    styled.put("styles/quay.csl", style)
    page = styled.build().pages[RAIN]
    assert plain(page.partition('class="reference">')[2].partition("</p>")[0]) == printed


def test_dependent_style(styled: Site) -> None:
    styled.put("styles/quay.csl", dependent("quay-years"))
    styled.put("styles/quay-years.csl", YEARS)
    assert "A. Lane, 2026, <cite>Quay shut for the night</cite>." in styled.build().pages[RAIN]


def test_words_in_the_language_of_the_site(styled: Site) -> None:
    term = NOTE.replace(
        "</group></layout></citation>", '<text term="retrieved"/></group></layout></citation>'
    )
    styled.put("styles/quay.csl", term)
    assert "/ retrieved." in styled.build().pages[RAIN]
    styled.append("config.yaml", "language: de\n")
    assert "/ abgerufen." in styled.build().pages[RAIN]


@pytest.mark.parametrize(
    ("files", "code", "told"),
    [
        pytest.param({}, "unknown-citation-style", "there is no file styles/quay.csl", id="missing"),
        pytest.param(
            {"styles/quay.csl": dependent("other")}, "unknown-citation-style", "no file styles/other.csl", id="no parent"
        ),
        pytest.param({"styles/quay.csl": "Quay"}, "bad-citation-style", "it is no XML", id="no XML"),
        pytest.param({"styles/quay.csl": "<html/>"}, "bad-citation-style", "its root is no `style`", id="HTML"),
        pytest.param(
            {"styles/quay.csl": '<!DOCTYPE style [<!ENTITY a "b">]>' + NOTE}, "bad-citation-style", "no plain XML", id="entity"
        ),
        pytest.param(
            {"styles/quay.csl": NOTE.replace("citation>", "cite>")}, "bad-citation-style", "no `citation`", id="no citation"
        ),
        pytest.param(
            {"styles/quay.csl": NOTE.replace('<text variable="title"', '<number')}, "bad-citation-style", "Pandoc cannot",
            id="refused by Pandoc",
        ),
        pytest.param(
            {"styles/quay.csl": dependent("a"), "styles/a.csl": dependent("b")}, "bad-citation-style", "depends on another",
            id="a chain",
        ),
    ],
)  # fmt: skip
def test_faults(styled: Site, files: dict[str, str], code: str, told: str) -> None:
    styled.delete("styles/quay.csl")
    for path, text in files.items():
        styled.put(path, text)
    (fault,) = styled.check().diagnostics
    assert (fault.code, fault.place.path, told in fault.message) == (code, "config.yaml", True), fault


def test_without_the_processor(styled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "pandoc", lambda: None)
    (fault,) = styled.check().diagnostics
    assert fault.code == "no-citation-processor"
    assert "make features" in fault.hint
    assert "or write chicago or apa" in fault.hint
    (fix,) = fault.fixes
    assert [edit.new for edit in fix.edits] == ["chicago"]


def test_a_card_is_printed_once(styled: Site, runs: list[list[str]]) -> None:
    styled.build()
    (first,) = runs
    assert "rain" in first
    styled.append("seeds/rain.md", "\n## more\n\nNothing that a reference has.\n")
    styled.build()
    assert len(runs) == 1
    styled.edit("seeds/rain.md", "Quay shut", "Quay open")
    page = styled.build().pages[RAIN]
    assert runs[1:] == [["rain"]]
    assert "Quay open for the night" in page


def test_another_style_prints_all_anew(styled: Site, runs: list[list[str]]) -> None:
    styled.build()
    styled.put("styles/quay.csl", NOTE.replace('delimiter=" / "', 'delimiter=" + "'))
    after = styled.build()
    assert sorted(runs[0]) == sorted(runs[1])
    assert "A. Lane + <cite>" in after.pages[RAIN]
    edited = tree(styled.path("build"))
    for folder in ("build", ".cache"):
        styled.delete(folder)
    styled.build()
    assert tree(styled.path("build")) == edited


def test_looks_of_one_engine(styled: Site) -> None:
    engine = Engine(styled.options())

    def line() -> str:
        look = engine.look()
        assert isinstance(look, Look)
        return plain(look.render(RAIN).html)

    assert "A. Lane / Quay shut for the night / 2026" in line()
    styled.edit("seeds/rain.md", "Quay shut", "Quay open")
    assert "A. Lane / Quay open for the night / 2026" in line()
    styled.put("styles/quay.csl", YEARS)
    assert "A. Lane, 2026, Quay open for the night." in line()
    styled.delete("styles/quay.csl")
    assert "Ada Lane, “Quay open for the night,”" in line()


@pytest.mark.parametrize(
    ("inlines", "printed"),
    [
        pytest.param(
            [{"t": "Emph", "c": [{"t": "Str", "c": "A"}, {"t": "Emph", "c": [{"t": "Str", "c": "b"}]}]}],
            [("A", True, ""), ("b", False, "")],
            id="italics within italics",
        ),
        pytest.param(
            [
                {
                    "t": "Quoted",
                    "c": [{"t": "SingleQuote"}, [{"t": "Superscript", "c": [{"t": "Str", "c": "2"}]}]],
                }
            ],
            [("‘", False, ""), ("2", False, "superscript"), ("’", False, "")],
            id="quotation marks",
        ),
        pytest.param(
            [{"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "x"}, {"t": "Space"}], ["u", ""]]}],
            [("x", False, "")],
            id="a link, and space at the end",
        ),
    ],
)
def test_faces(inlines: list[Any], printed: list[tuple[str, bool, str]]) -> None:
    assert [tuple(run) for run in citeproc._line(inlines)] == printed


GROUPS = """\
source_groups:
  - {name: Primary, kinds: [legislation, interview]}
  - {name: Press, kinds: [news, state-media]}
"""
CARDS = """\
-- seeds/act.md --
---
title: Harbour Act
publisher: Assembly
kind: official
type: legislation
---
-- seeds/board.md --
---
title: Depth of the quay
publisher: Board
kind: official
---
-- briefings/land/more.md --
---
title: More
region: land
date: 2026-01-07
summary: All sources.
---
Law [@act], report [@board] and news [@rain].
"""


def test_lists_in_groups(site: Site) -> None:
    site.small(CARDS)
    site.append("config.yaml", "lint: {uncited-claim: off}\n")
    assert "<h2>" not in site.build().pages["sources/index.html"]
    site.append("config.yaml", GROUPS)
    built = site.build().pages["sources/index.html"]
    wanted = (
        "<h2>Primary",
        "Harbour Act<",
        "<h2>Press",
        "Quay shut",
        "<h2>Other sources",
        "Depth of the quay<",
    )
    places = [built.index(text, built.index("<h2>Primary")) for text in wanted]
    assert places == sorted(places)
    assert built.count('<ul class="sources wide">') == 3
