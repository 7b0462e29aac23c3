"""What in prose is code, and where a citation may begin."""

from __future__ import annotations

import pytest

from briefing_site.apps.lsp.prose_at_cursor import may_cite, verbatim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a `[@x]` b", ["`[@x]`"], id="code"),
        pytest.param("a `[@x b", [], id="a lone tick is none"),
        pytest.param("```\n[@x]\n```\nb", ["```\n[@x]\n```"], id="fence"),
        pytest.param("a\n\n~~~\n[@x", ["~~~\n[@x"], id="fence not closed"),
        pytest.param("a\n\n    [@x]\n\nb", ["    [@x]\n"], id="indented code"),
        pytest.param("- a\n\n    [@x]\n", [], id="paragraph of a list"),
        pytest.param("[^n]: a\n\n    [@x]\n", [], id="paragraph of a footnote"),
        pytest.param("<!-- [@x] --> b", ["<!-- [@x] -->"], id="comment"),
        pytest.param("a <!-- [@x", ["<!-- [@x"], id="comment not closed"),
        pytest.param("https://a.b/@x c", ["https://a.b/@x"], id="address"),
        pytest.param("<ada@b.c> c", ["<ada@b.c>"], id="e-mail address"),
        pytest.param('<b title="@x">', ['<b title="@x">'], id="tag"),
        pytest.param("[@x] [[y]] [a](b.md) [^n]", ["a]"], id="words of a link, but no other reference"),
    ],
)
def test_verbatim(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in verbatim(text)] == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True), ("a ", True), ("[", True), ("[-", True), ("; ", True), ("会議は", True), ("(", True), ("\\\\", True),
        ("ada", False), ("ada.", False), ("x/", False), ("\\", False), ("a-", False), ("@", False),
    ],
)  # fmt: skip
def test_may_cite(before: str, expected: bool) -> None:
    assert may_cite(f"{before}@", len(before)) is expected
