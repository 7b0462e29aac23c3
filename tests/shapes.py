"""Shapes of hostile texts, each of any length: what a reader may be slow at.

A shape is a function of a number of characters. Each stands for a kind: openers that nothing closes, things inside
things, long runs of one sign, many of one thing.
"""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]


def row(unit: str) -> Shape:
    """One unit again and again."""
    return lambda size: unit * (size // len(unit))


def _nested(opening: str, closing: str) -> Shape:
    return lambda size: (
        opening * (size // (len(opening) + len(closing)))
        + "a"
        + closing * (size // (len(opening) + len(closing)))
    )


def _long(before: str, sign: str, after: str = "") -> Shape:
    return lambda size: f"{before}{sign * (size // len(sign))}{after}"


def _numbered(each: str, length: int) -> Shape:
    return lambda size: "".join(each.replace("N", str(number)) for number in range(size // length))


ROWS = (
    "[", "![", "[[", "[](", "[a](", "[a](b) ", "[](b) ", "<a ", "\\[", "<!-- ", "<!-- lint: ", "`", "``a", "```a\n",
    "~~~a\n", "*", "_", "**a", "*a **b ", "a*b_c", "{", "{a ", "# ", "> ", "- ", "1. ", "+ * - ", "* - + ", "\t",
    "a\n===\n", "a\n---\n", "| a ", "|", "<b>", "</b>", "<b", "&", "&#", "&amp", "@", "[@", "[@a;", "@a[", "[@a, p. ",
    "^[", "[^a]", "[^a]: b\n", "[a]: b\n", "[a]: <", "a@b.", "http://a.b/", "\"", "'", "“", "「", "(", "Mr. ", "1,",
    "[[a|", "\\", "$", "~", "^", "==", "%%", "!!! note\n", "*[a]: b\n", "a\n: b\n", "<?", "<![CDATA[", "<div>\n",
    "<a href=\"", "![a](b \"", "- a\n", "    a\n", "日本", "あ。", "\u200b", "\u0301", "](", "[a][b]", "<a@b.c>",
    "|a|\n|-|\n", "[@a#x] ", "<!-- lint: figures so -->\n\n", "see @a ", "“a” [@a#x]. ",
)  # fmt: skip

BODIES: dict[str, Shape] = {
    **{repr(unit): row(unit) for unit in ROWS},
    "nested brackets": _nested("[", "]"),
    "nested parentheses of a link": lambda size: f"[a]({_nested('(', ')')(size)})",
    "nested emphasis": _nested("*a ", " b*"),
    "nested tags": _nested("<b>", "</b>"),
    "nested blocks of HTML": _nested("<div>", "</div>"),
    "nested notes": _nested("^[a ", "]"),
    "nested pictures": _nested("![a ", "](b)"),
    "nested links": _nested("[a ", "](b)"),
    "nested citations": _nested("[@a ", "]"),
    "blanks in code": _long("```\na", " ", "b\n```\n"),
    "blanks in a heading": _long("# a", " ", "b"),
    "blanks in a cell": _long("|a", " ", "b|\n|-|\n"),
    "blanks in a tag": _long("<b", " "),
    "blanks in a citation": _long("[@a", " ", "]"),
    "blanks in a link": _long("[a](", " ", "b)"),
    "blanks in double brackets": _long("[[", " ", "]]"),
    "one word": _long("", "a"),
    "one number": _long("", "1"),
    "an address": _long("http://a.b/", "a."),
    "an address with brackets behind": _long("http://a.b/", ")"),
    "a quotation of a tag": _long("<b a='", "a"),
    "hyphens of a comment": _long("<!--", "-"),
    "words of a waiver": _long("<!-- lint:", " a", " -->"),
    "signs behind a heading": _long("# a ", "#", "b"),
    "braces behind a heading": _long("# a {", "a=b "),
    "a wide table": lambda size: (
        "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|b" * (size // 6) + "|\n"
    ),
    "a wide table of short rows": lambda size: (
        "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b|\n" * (size // 8)
    ),
    "labels and links": lambda size: _numbered("[aN]: b\n", 20)(size) + "\n" + _numbered("[aN] ", 20)(size),
    "abbreviations": lambda size: _numbered("*[AN]: b\n", 20)(size) + "\n" + _numbered("AN ", 20)(size),
    "footnotes": lambda size: _numbered("[^aN]: b\n\n", 20)(size) + _numbered("x[^aN] ", 20)(size),
    "headings": _numbered("## hN\n\n", 8),
    "backticks of all lengths": lambda size: "".join("`" * n + "a" for n in range(1, int((2 * size) ** 0.5))),
    "deeper and deeper lists": lambda size: "".join("  " * n + "- a\n" for n in range(int(size**0.5))),
}

CARDS: dict[str, Shape] = {
    "keys without an end": _long("## a {", "a"),
    "keys": _long("## a {", "a=b ", "}\n> q\n"),
    "quotation marks": _long("## a {", 'at="'),
    "blanks before the sign": _long("## a {at", " ", "=\n> q\n"),
    "headings": _numbered("## aN\n> q\n\n", 12),
    "headings of one name": row("## a\n> q\n\n"),
    "lines of a quotation": lambda size: "## a\n" + "> q\n" * (size // 4),
    "omissions": _long("## a\n> ", "[...] "),
    "brackets": _long("## a\n> ", "["),
    "a place": _long('## a {at="', "1-", '"}\n> q\n'),
    "blanks of a place": _long('## a {at="', " ", '"}\n> q\n'),
    "signs of paragraphs": _long('## a {at="', "¶", '"}\n> q\n'),
    "comments": row("<!-- "),
    "fences": row("```a\n"),
    "other fences": row("~~~a\n"),
    "translations": lambda size: "## a\n> q\n\n" + "Translation: a\n\n" * (size // 16),
}

_KEYS = "title: Rain\nregion: water\ndate: 2026-01-01\nsummary: It rained.\n"
FRONTS: dict[str, Shape] = {
    **{f"values {unit!r}": _long("a: ", unit) for unit in ("[", "{", "{a: ", ": ", "!!str ", "&a ", "*a ", "'", '"\\', "b ", "`")},
    **{f"lines {unit!r}": row(unit) for unit in (
        "- ", "? ", "a: b: c\n", 'a: "b\n', "a: 'b' c\n", "\tb: c\n", "---\n", "%a\n", "# a\n", "title: x\n", "a: b #c\n",
    )},
    "brackets": lambda size: f"a: {_nested('[', ']')(size)}",
    "mappings inside one another": lambda size: "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5))),
    "aliases of aliases": lambda size: "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, size // 24)
    ),
    "anchors": _numbered("kN: &aN x\n", 12),
    "keys": _numbered("kN: x\n", 8),
    "long text": _long("a: |\n", "  b\n"),
    "citations": _long(f'{_KEYS}description: "a ', "[@a] ", '"'),
    "brackets in a summary": _long('summary: "a ', "[", '"'),
    "topics": _long(f"{_KEYS}topics: [", "a, ", "]"),
    "topics with blanks": _long(f"{_KEYS}topics: [", "A b, ", "]"),
    "judgements": lambda size: f"{_KEYS}judgements:\n" + "  - {text: a, confidence: low, because: x}\n" * (size // 43),
    "events": lambda size: f"{_KEYS}events:\n" + "  - {date: 2026, text: a}\n" * (size // 27),
    "a number": _long("title: ", "1"),
}  # fmt: skip
