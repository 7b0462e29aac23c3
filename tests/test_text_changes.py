"""Changes of a text as an editor sends them, against a model that knows nothing of offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from briefing_site.apps.lsp.positions import Encoding
from briefing_site.apps.lsp.text_changes import changed


def part(start: tuple[int, int], end: tuple[int, int], text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(
        types.Range(types.Position(*start), types.Position(*end)), text
    )


def whole(text: str) -> types.TextDocumentContentChangeWholeDocument:
    return types.TextDocumentContentChangeWholeDocument(text)


@pytest.mark.parametrize(
    ("text", "changes", "encoding", "now"),
    [
        pytest.param("one\ntwo\n", [part((1, 0), (1, 3), "2")], "utf-16", "one\n2\n", id="a word"),
        pytest.param("one\ntwo", [part((0, 3), (1, 0), " ")], "utf-16", "one two", id="the end of a line"),
        pytest.param("a\r\nb\rc", [part((2, 0), (2, 1), "d")], "utf-16", "a\r\nb\rd", id="ends of lines"),
        pytest.param(
            "a\u2028b\x0cc\nd", [part((1, 0), (1, 1), "e")], "utf-16", "a\u2028b\x0cc\ne", id="no ends"
        ),
        pytest.param("😀b", [part((0, 2), (0, 3), "c")], "utf-16", "😀c", id="units of UTF-16"),
        pytest.param("日b", [part((0, 3), (0, 4), "c")], "utf-8", "日c", id="units of UTF-8"),
        pytest.param("😀b", [part((0, 1), (0, 2), "c")], "utf-32", "😀c", id="characters"),
        pytest.param("ab", [part((0, 9), (0, 9), "c")], "utf-16", "abc", id="past the end of a line"),
        pytest.param("ab", [part((7, 0), (8, 0), "c")], "utf-16", "abc", id="past the end of the text"),
        pytest.param("", [part((0, 0), (0, 0), "c")], "utf-16", "c", id="an empty text"),
        pytest.param(
            "ab", [whole("cd"), part((0, 0), (0, 1), "e")], "utf-16", "ed", id="one after the other"
        ),
    ],
)
def test_changes(
    text: str, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding, now: str
) -> None:
    assert changed(text, changes, encoding) == now


@given(st.data(), st.text(st.sampled_from("ab\n\r日😀\u2028"), max_size=30), st.text("x\n😀", max_size=4))
def test_any_change(data: st.DataObject, text: str, new: str) -> None:
    lines = re.split("(\r\n|\n|\r)", text)
    texts, ends = lines[::2], [*lines[1::2], ""]
    row = data.draw(st.integers(0, len(texts) - 1))
    last = data.draw(st.integers(row, len(texts) - 1))
    column = data.draw(st.integers(0, len(texts[row])))
    until = data.draw(st.integers(column if last == row else 0, len(texts[last])))
    before = "".join(map("".join, zip(texts[:row], ends, strict=False))) + texts[row][:column]
    rest = zip(texts[last + 1 :], ends[last + 1 :], strict=True)
    after = texts[last][until:] + ends[last] + "".join(map("".join, rest))

    def units(line: str) -> int:
        return len(line.encode("utf-16-le")) // 2

    change = part((row, units(texts[row][:column])), (last, units(texts[last][:until])), new)
    assert changed(text, [change], "utf-16") == before + new + after
