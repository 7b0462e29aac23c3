"""How faults are printed: as text with the place underlined, as JSON, for GitHub, as SARIF."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefing_site.apps.cli.report.github import annotation_of
from briefing_site.apps.cli.report.json_lines import json_of
from briefing_site.apps.cli.report.printing import FORMATS, Format, print_faults
from briefing_site.apps.cli.report.terminal import wants_colour
from briefing_site.apps.cli.report.text import text_of
from briefing_site.model.diagnostic import Diagnostic, Place, RelatedPlace, Span, error, warning
from briefing_site.model.edit import CommandStep, Edit, NewFile
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.lines import Lines


def span(path: str, line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Place(path, line, column), Place(path, end_line, end_column))


PATH = "briefings/a/b.md"
FAULT = error(span(PATH, 3, 7, 3, 12), "a-code", "it is “wrong”", "put it right")
BARE = warning(Span.whole_file("seeds/x.md"), "b-code", "it is odd")
HARD = error(span("a,b:c%.md", 1, 2, 2, 1), "c-code", "50% of\ntwo lines", "a\r\nb")
WHOLE = error(
    span(PATH, 3, 7, 3, 12),
    "unknown-source",
    "there is none",
    "write one",
    related=(RelatedPlace(span("seeds/x.md", 1, 1, 1, 4), "given here first"),),
    suggestion="word",
    fixes=(
        Fix("Mend it", (Edit(span(PATH, 3, 7, 3, 9), "x\n"),), Safety.UNSAFE),
        Fix("Make it", (NewFile("seeds/y.md", "text"), CommandStep(("pin",))), Safety.DISPLAY),
    ),
)

# --- programs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "wanted"),
    [
        (FAULT, f"::error file={PATH},line=3,col=7,endLine=3,endColumn=12,title=a-code::it is “wrong”%0Ahint: put it right"),
        (BARE, "::warning file=seeds/x.md,line=1,col=1,endLine=1,endColumn=1,title=b-code::it is odd"),
        (HARD, "::error file=a%2Cb%3Ac%25.md,line=1,col=2,endLine=2,endColumn=1,title=c-code::50%25 of%0Atwo lines%0Ahint: a%0D%0Ab"),
    ],
    ids=["hint", "whole file", "escapes"],
)  # fmt: skip
def test_annotations(fault: Diagnostic, wanted: str) -> None:
    assert annotation_of(fault) == wanted


def test_json_has_all_that_the_value_has() -> None:
    line = json_of(WHOLE)
    assert "\n" not in line
    assert list(json.loads(line).items()) == [
        ("path", PATH),
        ("line", 3),
        ("column", 7),
        ("severity", "error"),
        ("code", "unknown-source"),
        ("message", "there is none"),
        ("hint", "write one"),
        ("end_line", 3),
        ("end_column", 12),
        ("related", [{"path": "seeds/x.md", "line": 1, "column": 1, "end_line": 1, "end_column": 4, "message": "given here first"}]),
        ("suggestion", "word"),
        ("fixes", [
            {"title": "Mend it", "safety": "unsafe", "changes": [
                {"kind": "edit", "path": PATH, "line": 3, "column": 7, "end_line": 3, "end_column": 9, "text": "x\n"},
            ]},
            {"title": "Make it", "safety": "display", "changes": [
                {"kind": "new-file", "path": "seeds/y.md", "text": "text"},
                {"kind": "run", "command": ["pin"]},
            ]},
        ]),
        ("grounding", None),
    ]  # fmt: skip


# --- text ----------------------------------------------------------------------------------------


def shown(text: str, at: Span, **more: object) -> list[str]:
    """What is printed of a fault between its first line and its hint."""
    fault = error(at, "code", "fact", "cure")
    rows = text_of(fault, lambda path: Lines(path, text)).split("\n")
    assert rows[0] == f"{at.path}:{at.line}:{at.column}: error[code] fact"
    assert rows[-1] == "  hint: cure"
    return rows[1:-1]


SNIPPETS = {
    "plain": ("one\ntwo three\n", (2, 5, 2, 10), ["  |", "2 | two three", "  |     ^^^^^"]),
    "first of no length": ("one\n", (1, 1, 1, 1), []),
    "of no length": ("one two\n", (1, 5, 1, 5), ["  |", "1 | one two", "  |     ^"]),
    "behind the line": ("one\n", (1, 4, 1, 4), ["  |", "1 | one", "  |    ^"]),
    "number of two digits": ("\n" * 9 + "x\n", (10, 1, 10, 2), ["   |", "10 | x", "   | ^"]),
    "tab": ("a\tb\n", (1, 3, 1, 4), ["  |", "1 | a   b", "  |     ^"]),
    "tab in the place": ("a\tb\n", (1, 2, 1, 4), ["  |", "1 | a   b", "  |  ^^^^"]),
    "wide": ("日本語 x\n", (1, 5, 1, 6), ["  |", "1 | 日本語 x", "  |        ^"]),
    "wide in the place": ("a 日本\n", (1, 3, 1, 5), ["  |", "1 | a 日本", "  |   ^^^^"]),
    "combining": ("e\u0301e\u0301 x\n", (1, 6, 1, 7), ["  |", "1 | e\u0301e\u0301 x", "  |    ^"]),
    "Hangul in parts": ("\u1112\u1161\u11ab x\n", (1, 5, 1, 6), ["  |", "1 | \u1112\u1161\u11ab x", "  |    ^"]),
    "control character": ("a\x07b\n", (1, 2, 1, 3), ["  |", "1 | a\\x07b", "  |  ^^^^"]),
    "two lines": ("> one\n> two\nx\n", (1, 1, 2, 6), ["  |", "1 | > one", "  | ^^^^^", "2 | > two", "  | ^^^^^"]),
    "many lines": (
        "".join(f"row {n}\n" for n in range(1, 9)),
        (1, 5, 7, 4),
        ["  |", "1 | row 1", "  |     ^", "2 | row 2", "  | ^^^^^", ". |", "7 | row 7", "  | ^^^"],
    ),
    "up to the next line": ("one\ntwo\n", (1, 1, 2, 1), ["  |", "1 | one", "  | ^^^"]),
    "no such line": ("one\n", (9, 1, 9, 2), []),
    "no text": ("", (1, 1, 1, 1), []),
    "blank": (" \n\n", (1, 1, 1, 1), []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "at", "rows"), SNIPPETS.values(), ids=SNIPPETS)
def test_the_place_is_underlined(text: str, at: tuple[int, int, int, int], rows: list[str]) -> None:
    assert shown(text, span("a.md", *at)) == rows


@pytest.mark.parametrize("before", [0, 5, 40, 300, 600], ids=str)
@pytest.mark.parametrize("char", ["x", "雨"], ids=["narrow", "wide"])
def test_a_long_line_is_cut_around_the_place(char: str, before: int) -> None:
    text = f"{char * before}PLACE{char * (600 - before)}"
    _, line, mark = shown(text, span("a.md", 1, before + 1, 1, before + 6))
    assert len(line) <= 110
    assert "PLACE" in line
    columns = 2 if char == "雨" else 1
    head = line[: line.index("PLACE")]
    wide = len(head) + head.count("雨") * (columns - 1)
    assert mark == f"  |{' ' * (wide - 3)}^^^^^"


def test_no_text_no_snippet() -> None:
    assert text_of(FAULT) == f"{PATH}:3:7: error[a-code] it is “wrong”\n  hint: put it right"
    assert text_of(BARE) == "seeds/x.md:1:1: warning[b-code] it is odd"
    odd = warning(Span.whole_file("seeds/a\nb\tc\x1b.md"), "b-code", "it is odd")
    assert text_of(odd) == r"seeds/a\x0ab\x09c\x1b.md:1:1: warning[b-code] it is odd"


def test_other_places_stand_below() -> None:
    texts = {"a.md": "k: 1\nk: 2\n", "b.md": "## x\n"}
    fault = error(
        span("a.md", 2, 1, 2, 2),
        "code",
        "fact",
        related=(
            RelatedPlace(span("a.md", 1, 1, 1, 2), "given here first"),
            RelatedPlace(span("b.md", 1, 1, 1, 5), "and here"),
            RelatedPlace(Span.whole_file("c.md"), "and there"),
            RelatedPlace(Span.whole_file("d.md"), "not shown"),
        ),
    )
    rows = text_of(fault, lambda path: Lines(path, texts[path]) if path in texts else None).split("\n")
    assert rows == [
        "a.md:2:1: error[code] fact",
        "  |",
        "2 | k: 2",
        "  | ^",
        "  |",
        "1 | k: 1",
        "  | - given here first",
        "  --> b.md:1:1",
        "  |",
        "1 | ## x",
        "  | ---- and here",
        "  --> c.md:1:1 and there",
        "  and 1 more",
    ]


def test_numbers_of_all_lines_end_in_one_column() -> None:
    text = Lines("a.md", "".join(f"line {number}\n" for number in range(1, 13)))
    other = RelatedPlace(span("a.md", 12, 1, 12, 5), "and here")
    fault = error(span("a.md", 2, 1, 2, 5), "code", "fact", related=(other,))
    assert text_of(fault, lambda _: text).split("\n")[1:] == [
        "   |",
        " 2 | line 2",
        "   | ^^^^",
        "   |",
        "12 | line 12",
        "   | ---- and here",
    ]


def test_colour_adds_no_words() -> None:
    def source(path: str) -> Lines:
        return Lines(path, "a\nb\nabcdefghijklmnop\n")

    coloured = text_of(WHOLE, source, colour=True)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[34m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == text_of(WHOLE, source)


def test_no_text_of_an_author_steers_the_terminal() -> None:
    fault = error(span("a\x1b.md", 1, 1, 1, 2), "code", "fact \x1b[2J", "cure \x9b")
    told = text_of(fault, lambda path: Lines(path, "\x1b[31mred\u202e\n"))
    assert not set(told) & {"\x1b", "\x9b", "\u202e"}


# --- printing ------------------------------------------------------------------------------------


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
    print_faults([FAULT], "text", None, stream)
    assert ("\x1b[" in stream.getvalue()) is wanted


@pytest.mark.parametrize("style", [style for style in FORMATS if style != "text"])
def test_formats_for_programs_have_no_colour(style: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_faults([FAULT, BARE], style, None, stream)
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a\r\nb\r\nabcdefghijklmnop\r\n", ["  |", "3 | abcdefghijklmnop", "  |       ^^^^^"]),
        ("\ufeffa\nb\nabcdefghijklmnop".encode(), ["  |", "3 | abcdefghijklmnop", "  |       ^^^^^"]),
        (b"a\nb\nabcdef\xff\n", []),
        (None, []),
    ],
    ids=["line ends", "byte order mark", "not UTF-8", "no file"],
)
def test_texts_are_those_of_the_folder(tmp_path: Path, data: bytes | None, rows: list[str]) -> None:
    if data is not None:
        (tmp_path / PATH).parent.mkdir(parents=True)
        (tmp_path / PATH).write_bytes(data)
    stream = io.StringIO()
    print_faults([FAULT], "text", tmp_path, stream)
    assert stream.getvalue().splitlines()[1:-1] == rows
