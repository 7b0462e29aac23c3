"""How faults are printed."""

from __future__ import annotations

import io
import json

import pytest

from briefing_site.apps.cli.report import Format, format_fault, print_faults, wants_colour
from briefing_site.model.diagnostic import Diagnostic, Place, error, warning

FAULT = error(Place("briefings/a/b.md", 3, 7), "a-code", "it is “wrong”", "put it right")
BARE = warning(Place("seeds/x.md"), "b-code", "it is odd")
HARD = error(Place("a,b:c%.md", 1, 2), "c-code", "50% of\ntwo lines", "a\r\nb")

CASES: list[tuple[Diagnostic, Format, str]] = [
    (FAULT, "text", "briefings/a/b.md:3:7: error[a-code] it is “wrong”\n  hint: put it right"),
    (BARE, "text", "seeds/x.md:1:1: warning[b-code] it is odd"),
    (
        FAULT,
        "github",
        "::error file=briefings/a/b.md,line=3,col=7,title=a-code::it is “wrong”%0Ahint: put it right",
    ),
    (BARE, "github", "::warning file=seeds/x.md,line=1,col=1,title=b-code::it is odd"),
    (
        HARD,
        "github",
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=c-code::50%25 of%0Atwo lines%0Ahint: a%0D%0Ab",
    ),
]


@pytest.mark.parametrize(("fault", "style", "wanted"), CASES)
def test_formats(fault: Diagnostic, style: Format, wanted: str) -> None:
    assert format_fault(fault, style) == wanted


@pytest.mark.parametrize("fault", [FAULT, BARE, HARD], ids=lambda fault: fault.code)
def test_json_is_one_object_a_line(fault: Diagnostic) -> None:
    line = format_fault(fault, "json")
    assert "\n" not in line
    assert list(json.loads(line).items()) == [
        ("path", fault.place.path),
        ("line", fault.place.line),
        ("column", fault.place.column),
        ("severity", str(fault.severity)),
        ("code", fault.code),
        ("message", fault.message),
        ("hint", fault.hint),
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (io.StringIO(), {"TERM": "xterm"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),
    ],
    ids=["terminal", "pipe", "dumb terminal", "NO_COLOR", "empty NO_COLOR"],
)
def test_colour(
    stream: io.StringIO, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(stream) is wanted
    print_faults([FAULT], "text", stream)
    assert ("\x1b[" in stream.getvalue()) is wanted


def test_colour_adds_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = format_fault(FAULT, "text", colour=True)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m"):
        coloured = coloured.replace(code, "")
    assert coloured == format_fault(FAULT, "text")


@pytest.mark.parametrize("style", ["json", "github"])
def test_formats_for_programs_have_no_colour(style: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_faults([FAULT, BARE], style, stream)
    assert "\x1b" not in stream.getvalue()
    assert len(stream.getvalue().splitlines()) == 2
