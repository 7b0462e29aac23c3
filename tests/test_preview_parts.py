"""The parts of the preview that need no server: editors, refusals, marks, and pages that cannot be made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing_site.apps.preview.error_pages import broken_page, missing_page
from briefing_site.apps.preview.fault_panel import panel
from briefing_site.apps.preview.open_editor import EditorError, chosen, command, vscode_link
from briefing_site.apps.preview.page_marks import Marking
from briefing_site.apps.preview.request_guard import why_refused
from briefing_site.apps.preview.responses import PageResponses
from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Snapshot
from briefing_site.model.diagnostic import Place, Span, error
from tests.sites import CARD, LEAD, PAGE, Site

# --- editors -------------------------------------------------------------------------------------

FILE = Path("/site of mine/briefings/a.md")
EDITORS = {
    "code": ["--goto", "/site of mine/briefings/a.md:7:3"],
    "code --reuse-window": ["--reuse-window", "--goto", "/site of mine/briefings/a.md:7:3"],
    "subl": ["/site of mine/briefings/a.md:7:3"],
    "pycharm": ["--line", "7", "--column", "3", "/site of mine/briefings/a.md"],
    "gvim": ["--remote-silent", "+7", "/site of mine/briefings/a.md"],
    "emacsclient": ["-n", "+7:3", "/site of mine/briefings/a.md"],
    "kate": ["-l", "7", "-c", "3", "/site of mine/briefings/a.md"],
    "unheard-of": ["/site of mine/briefings/a.md"],
    "unheard-of --at {line}:{column} {path}": ["--at", "7:3", "/site of mine/briefings/a.md"],
    "'with space' --quiet": ["--quiet", "/site of mine/briefings/a.md"],
}


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("code", "subl", "pycharm", "gvim", "emacsclient", "kate", "unheard-of", "with space", "vim"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("editor", "arguments"), EDITORS.items(), ids=EDITORS)
def test_command_of_an_editor(programs: Path, editor: str, arguments: list[str]) -> None:
    program, *rest = command(editor, FILE, 7, 3)
    assert Path(program).parent == programs
    assert rest == arguments


@pytest.mark.parametrize(
    ("editor", "says"),
    [
        ("", "no editor is named"),
        ("vim", "needs a terminal"),
        ("/usr/bin/nano", "needs a terminal"),
        ("nothing-of-this-name", "there is no program"),
        ("code 'unclosed", "no command line"),
    ],
)
def test_an_editor_that_cannot_be_opened(programs: Path, editor: str, says: str) -> None:
    with pytest.raises(EditorError, match=says):
        command(editor, FILE, 7, 3)


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({}, ""),
        ({"VISUAL": "kate"}, "kate"),
        ({"VISUAL": "kate", "BRIEFING_EDITOR": "code"}, "code"),
        ({"EDITOR": "nano"}, ""),
    ],
    ids=["none", "visual", "both", "of a terminal"],
)
def test_chosen_editor(environment: Mapping[str, str], editor: str) -> None:
    assert chosen(environment) == editor


def test_vscode_link() -> None:
    assert vscode_link(FILE, 7, 3) == "vscode://file/site%20of%20mine/briefings/a.md:7:3"


# --- refusals ------------------------------------------------------------------------------------

PASSED: dict[str, dict[str, str]] = {
    "plain": {"host": "127.0.0.1:8000"},
    "by name": {"host": "localhost:8000"},
    "from itself": {
        "host": "localhost:8000",
        "origin": "http://localhost:8000",
        "sec-fetch-site": "same-origin",
    },
    "typed": {"host": "127.0.0.1:8000", "sec-fetch-site": "none"},
}


@pytest.mark.parametrize("headers", PASSED.values(), ids=PASSED)
def test_passed(headers: dict[str, str]) -> None:
    assert why_refused(headers, "/_preview/live.js", 8000) == ""


def test_the_usual_port_needs_no_number() -> None:
    assert why_refused({"host": "localhost", "origin": "http://localhost"}, "/", 80) == ""
    assert why_refused({"host": "localhost"}, "/", 8000) != ""


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", "127.1:8000", "0.0.0.0:8000", "[::]:8000"])  # fmt: skip
def test_refused_host(host: str) -> None:
    assert why_refused({"host": host} if host else {}, "/", 8000) != ""


# --- marks ---------------------------------------------------------------------------------------


def state_of(site: Site) -> Snapshot:
    return Engine(site.options()).look()


def marks(
    site: Site, address: str = PAGE
) -> list[tuple[str, bool, tuple[tuple[str, ...], ...], tuple[str, ...]]]:
    state = state_of(site)
    marking = Marking(state, address, state.content.files.get(address, ""))
    found = ((fault.code, marking.of(fault)) for fault in state.faults)
    return [(code, mark.here, mark.sentences, mark.elements) for code, mark in found]


def test_the_sentence_of_a_citation(small: Site) -> None:
    small.lead("It was cold. Rain *fell* for\nsix hours [@rain#huors], they say. It stopped.")
    assert marks(small) == [("unknown-excerpt", True, (("Rain fell for six hours,", "they say."),), ())]


def test_the_sentence_in_a_judgement(small: Site) -> None:
    small.lead(
        "Rain fell [@rain#hours].",
        'judgements:\n  - {text: "It will rain again [@rain#huors].", confidence: low, because: B}',
    )
    assert marks(small) == [("unknown-excerpt", True, (("It will rain again.",),), ())]


def test_the_sentence_of_a_link(small: Site) -> None:
    small.lead("Rain fell [@rain#hours]. More is told in [[nowhere|the other text]] of ours.")
    assert marks(small) == [("broken-link", True, (("More is told in", "of ours."),), ())]


def test_the_line_of_anything_else(small: Site) -> None:
    small.lead("Rain fell [@rain#hours]. Some **words** are here.[^none] And others.")
    assert marks(small) == [("undefined-footnote", True, (("Some words are here.",),), ())]


def test_a_key_marks_nothing(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "colour: blue is what the sea was")
    assert marks(small) == [("unknown-key", True, (), ())]


def test_a_passage_marks_what_rests_on_it_and_itself(small: Site) -> None:
    small.lead("Rain fell [@rain#hours]. The crew waited [@rain#crew].")
    small.edit(CARD, "> The crew waited on the quay", "> The crew slept on the quay")
    assert ("quote-not-found", True, (("The crew waited.",),), ("n-rain--crew",)) in marks(small)
    assert ("quote-not-found", True, (), ("e-crew",)) in marks(small, "sources/rain.html")
    assert {here for _, here, *_ in marks(small, "water/index.html")} == {False}


def test_the_panel_names_places_and_counts(small: Site) -> None:
    small.lead("Rain fell [@rain#huors].")
    small.append("briefings/land/all.md", "\nIt shone [@sun].\n")
    shown = panel(state_of(small), PAGE, (), small.root)
    assert (shown["errors"], shown["warnings"], shown["path"]) == (2, 0, LEAD)
    assert [(e["path"], e["here"]) for e in shown["entries"]] == [
        (LEAD, True),
        ("briefings/land/all.md", False),
    ]
    assert shown["entries"][0]["vscode"] == f"vscode://file{small.path(LEAD)}:7:12"


# --- pages that cannot be made -------------------------------------------------------------------

FAULT = error(Span.at(Place("a<b>.md", 2, 3)), "bad-yaml", "it says <script>", 'write "&amp;"')


def test_the_reason_stands_at_the_head_of_the_last_text() -> None:
    last = '<html><body class="x"><header>H</header><main id="main">Text</main></body></html>'
    page = broken_page("a.html", "a<b>.md", [FAULT], last)
    before, _, after = page.partition('<main id="main">')
    assert before == '<html><body class="x"><header>H</header>'
    assert after.startswith('<section class="preview-broken"')
    assert after.endswith("</section>Text</main></body></html>")
    assert "a&lt;b&gt;.md:2:3" in page
    assert "it says &lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize("last", ["<body>Text", "Text", "<html><p>Text</p></html>"])
def test_a_theme_without_a_main_part_shows_the_reason_too(last: str) -> None:
    page = broken_page("a.html", "a.md", [FAULT], last)
    assert "This page cannot be made" in page
    assert page.endswith(last.removeprefix("<body>"))


def test_without_an_earlier_text() -> None:
    page = broken_page("a.html", "a.md", [FAULT], "")
    assert "There is no earlier text to show." in page
    assert page.count("<h1") == 1


def test_a_missing_page_is_escaped() -> None:
    page = missing_page('"><script>', ["b&c.html"])
    assert "<script>" not in page
    assert 'href="/b&amp;c.html"' in page


def test_the_last_good_text_outlives_several_faults(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine = Engine(small.options())
    showing = PageResponses(small.path("build"))

    def look() -> str:
        nonlocal showing
        showing = showing.turned(engine.look())
        return showing.at(PAGE).html

    look()
    for old, new in (
        ("region: water", "regoin: water"),
        ("date: 2026-01-07", "date: soon"),
        ("Rain fell", "Snow fell"),
    ):
        small.edit(LEAD, old, new)
        page = look()
        assert "This page cannot be made" in page
        assert "Rain fell" in page
    small.edit(LEAD, "regoin: water", "region: water")
    small.edit(LEAD, "date: soon", "date: 2026-01-07")
    assert "preview-broken" not in look()
    assert "Snow fell" in look()
