"""Offsets and an editor's lines and columns, in all three encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.apps.lsp.positions import Encoding, Positions, characters, plain, units
from briefing_site.model.lines import Lines

TEXT = "a 日本😀[@rain#hours]\r\n\U0001f1ef\U0001f1f5 flag\n\nlast"


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", 2 + 6 + 4), ("utf-16", 2 + 2 + 2), ("utf-32", 2 + 2 + 1)]
)
def test_column_behind_japanese_and_an_emoji(encoding: Encoding, column: int) -> None:
    positions = Positions(Lines("x", TEXT), encoding)
    offset = TEXT.index("[@")
    assert positions.position(offset) == (0, column)
    assert positions.offset(0, column) == offset


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [
        pytest.param(0, 0, 0, id="start"),
        pytest.param(0, 99, 3, id="past the end of a line"),
        pytest.param(1, 0, 4, id="second line"),
        pytest.param(1, 1, 4, id="inside a surrogate pair"),
        pytest.param(1, 2, 5, id="behind it"),
        pytest.param(2, 0, 6, id="empty last line"),
        pytest.param(9, 0, 6, id="past the end of the text"),
    ],
)
def test_offset_of_a_position(line: int, column: int, offset: int) -> None:
    assert Positions(Lines("x", "abc\n😀\n")).offset(line, column) == offset


@given(
    st.text(alphabet=st.sampled_from("ab日é😀\n\u2028\x0c"), max_size=30),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
def test_every_offset_comes_back(text: str, encoding: Encoding) -> None:
    positions = Positions(Lines("x", text), encoding)
    for offset in range(len(text) + 1):
        assert positions.offset(*positions.position(offset)) == offset


@given(st.text(max_size=20))
def test_units_are_those_of_the_encodings(text: str) -> None:
    clean = plain(text)
    assert units(clean, "utf-8") == len(clean.encode())
    assert units(clean, "utf-16") * 2 == len(clean.encode("utf-16-le"))
    assert characters(clean, units(clean, "utf-16"), "utf-16") == len(clean)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\r\nb\rc\n", "a\nb\nc\n", id="line ends"),
        pytest.param("\ufeffa", "a", id="byte order mark"),
        pytest.param("a\ud83db", "a\ufffdb", id="half of a character"),
        pytest.param("a\ud83d\ude00b", "a😀b", id="two halves"),
        pytest.param("a\u2028b\x0cc\x85d", "a\u2028b\x0cc\x85d", id="signs at which an editor ends no line"),
    ],
)
def test_text_of_a_client(text: str, expected: str) -> None:
    assert plain(text) == expected
