"""From an offset to a place: in a file, and in a YAML scalar however it is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_site.model.lines import Lines, LocatedText
from briefing_site.parse.yaml_values import Value, load


def value(notation: str) -> Value:
    """The value of a key `k` written so."""
    text = f"a: 1\nk: {notation}\n"
    made, found = load(Lines("a.yaml", text), 0, len(text))
    assert found == []
    assert made is not None
    assert isinstance(made.data, dict)
    return made.data["k"].value


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 1, (1, 2)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\nb\n", 4, (3, 1)),
        ("\n\nab", 3, (3, 2)),
        ("😀e\u0301雨x", 4, (1, 5)),
    ],
    ids=["empty", "first-line", "line-end", "second-line", "past-the-end", "blank-lines", "wide"],
)
def test_place(text: str, offset: int, place: tuple[int, int]) -> None:
    seen = Lines("a.md", text).place(offset)
    assert (seen.path, seen.line, seen.column) == ("a.md", *place)


@given(st.text(st.sampled_from("ab\n雨"), max_size=30), st.data())
def test_place_and_offset_agree(text: str, data: st.DataObject) -> None:
    lines = Lines("a.md", text)
    offset = data.draw(st.integers(0, len(text)))
    place = lines.place(offset)
    assert lines.offset(place.line - 1, place.column - 1) == offset
    assert text[:offset].count("\n") == place.line - 1


def test_offset_past_the_end() -> None:
    assert Lines("a.md", "a\nb").offset(9, 9) == 3


def test_a_run_of_a_file() -> None:
    lines = Lines("a.md", "---\nx\n---\nab\ncd")
    located = LocatedText.run(lines, 10, 15)
    assert located.text == "ab\ncd"
    assert [(p.line, p.column) for p in map(located.place, range(5))] == [
        (4, 1),
        (4, 2),
        (4, 3),
        (5, 1),
        (5, 2),
    ]


# `^` in the notation marks the character whose place is asked for: `X` in the value.
SCALARS = {
    "plain": "one X two",
    "plain-over-lines": "one\n  two X",
    "double": '"one X"',
    "double-first": '"X one"',
    "double-escapes": r'"\"a\" \u00e9 \t X"',
    "double-escaped-letters": r'"\x61\u0062 ab X"',
    "double-over-lines": '"one\n  two\n\n  X"',
    "double-continued": '"one \\\n  X"',
    "single": "'one X'",
    "single-quotes": "'it''s '' X'",
    "folded": ">\n  one\n  two X\n",
    "folded-blank-line": ">-\n  one\n\n  two X\n",
    "folded-indented-line": ">\n  one\n    two\n  three X\n",
    "literal": "|\n  one\n  two X\n",
    "literal-deep": "|2\n      one\n  X\n",
    "literal-indented": "|\n  one\n    two\n      X\n",
    "many-spaces": "'one    two  X'",
    "anchor": "&x one X",
}  # fmt: skip


@pytest.mark.parametrize("notation", SCALARS.values(), ids=SCALARS.keys())
def test_scalar(notation: str) -> None:
    made = value(notation)
    seen = made.located().place(made.text.index("X"))
    text = f"a: 1\nk: {notation}\n"
    at = text.index("X")
    assert (seen.line, seen.column) == (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def test_a_scalar_begins_inside_its_quotation_marks() -> None:
    assert [(value(n).place.line, value(n).place.column) for n in ("x", '"x"', "'x'", "''", "[x]")] == [
        (2, 4), (2, 5), (2, 5), (2, 5), (2, 4),
    ]  # fmt: skip


WORDS = st.lists(
    st.text(st.sampled_from("ab@#[]é雨😀'\"\\-.:"), min_size=1, max_size=6), min_size=1, max_size=8
)


@settings(max_examples=300)
@given(WORDS, st.sampled_from(["'", '"', ">", "|", None]), st.integers(4, 30))
def test_every_character_stands_where_it_is_said_to_stand(
    words: list[str], style: str | None, width: int
) -> None:
    text = yaml.safe_dump({"k": " ".join(words)}, default_style=style, allow_unicode=True, width=width)
    lines = Lines("a.yaml", text)
    made, found = load(lines, 0, len(text))
    assert found == []
    assert made is not None
    assert isinstance(made.data, dict)
    (entry,) = made.data.values()
    located = entry.value.located()
    assert located.text.split() == words
    written = text.split("\n")
    for offset, char in enumerate(located.text):
        place = located.place(offset)
        if not char.isspace() and "\\" not in text:
            assert written[place.line - 1][place.column - 1] == char


@settings(max_examples=200)
@given(WORDS, st.integers(10, 40))
def test_characters_among_escapes_stand_where_they_are_said_to_stand(words: list[str], width: int) -> None:
    text = yaml.safe_dump({"k": " ".join(words)}, default_style='"', width=width)
    made, _ = load(Lines("a.yaml", text), 0, len(text))
    assert made is not None
    assert isinstance(made.data, dict)
    located = made.data["k"].value.located()
    written = text.split("\n")
    for offset, char in enumerate(located.text):
        place = located.place(offset)
        if char in "@#[].:'":
            assert written[place.line - 1][place.column - 1] == char


@given(st.text(max_size=30), st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_scalar_has_places(text: str, raw: str, start: int, end: int) -> None:
    lines = Lines("a.yaml", raw)
    located = LocatedText.scalar(text, lines, min(start, len(raw)), min(end, len(raw)))
    for offset in range(len(text) + 1):
        place = located.place(offset)
        assert 1 <= place.line <= len(lines.starts)
        assert place.column >= 1


@pytest.mark.parametrize("step", ["\\u0041", "\\n", "\\\\", '\\"'])
def test_escapes_lead_no_place_astray(step: str) -> None:
    """What is written as an escape is passed over, wherever the same character stands later on."""
    made = value(f'"{step} [@a#x] A \\" \\\\ [@b#y]"')
    text = f'a: 1\nk: "{step} [@a#x] A \\" \\\\ [@b#y]"\n'.split("\n")[1]
    for key in ("@a", "@b"):
        place = made.located().place(made.text.index(key))
        assert (place.line, place.column) == (2, text.index(key) + 1)
