"""Shapes of hostile texts, each of any length: what a reader may be slow at.

A shape is a function of a number of characters. Each stands for a kind: openers that nothing closes, things inside
things, long runs of one sign, many of one thing.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing_site.text.quoted_words import OPENING

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
    "^[", "[^a]", "[^a]: b\n", "[a]: b\n", "[a]: <", "a@b.", "http://a.b/", "\"", "'", "'a ", "'a' ", "s' ", "\"a\" 'b ", "“", "「", "(", "Mr. ", "1,",
    "[[a|", "\\", "$", "~", "^", "==", "%%", "!!! note\n", "*[a]: b\n", "a\n: b\n", "<?", "<![CDATA[", "<div>\n",
    "<a href=\"", "![a](b \"", "- a\n", "    a\n", "日本", "あ。", "\u200b", "\u0301", "](", "[a][b]", "<a@b.c>",
    "|a|\n|-|\n", "[@a#x] ", "<!-- lint: figures so -->\n\n", "see @a ", "“a” [@a#x]. ", "\t[[@a#x]", "[@a#x]^[", "…", "……a", "\u2028",
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

MARKS: dict[str, Shape] = {
    **{repr(mark): row(f"{mark}a ") for mark in OPENING},
    **{f"{mark!r} behind a word": row(f"a{mark} ") for mark in OPENING},
    "nested": _nested("“a ", "” "),
    "nested, one open": lambda size: f"“a {_nested('“a ', '” ')(size)}",
    "opened, and closed once": lambda size: f"{'“a ' * (size // 3)}”",
    "of two kinds": row("“a ‘b "),
    "guillemets, turned": row("»a « b "),
}
"""Quotation marks that nothing closes, or that close late."""

FIGURES: dict[str, Shape] = {
    each: row(each)
    for each in (
        "1. ",
        "5, ",
        "5 % ",
        "5 metres ",
        "one ",
        " 1 May 2026 ",
        "2026 ",
        "twice 5 ",
        "more than 5 ",
    )
}
"""Many figures in one sentence."""

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

LOCKS: dict[str, Shape] = {
    "sources": lambda size: (
        '{"sources": {' + _numbered('"aN": {"excerpts": {}}, ', 28)(size) + '"z": {}}, "version": 1}'
    ),
    "excerpts": lambda size: (
        '{"sources": {"a": {"excerpts": {' + _numbered('"eN": {}, ', 14)(size) + '"z": {}}}}}'
    ),
    "one key again and again": row('{"a": 1, "a": 2}, '),
    "brackets": row("["),
    "braces": row('{"a": '),
    "escapes": _long('{"a": "', "\\u0041", '"}'),
    "a number": _long('{"version": ', "9", "}"),
    "lines": row("\n"),
}

THEMES: dict[str, Shape] = {
    "words": lambda size: "name: a\nwords:\n" + _numbered("  kN: rain\n", 12)(size),
    "words of one key": lambda size: "name: a\nwords:\n" + row("  note: rain\n")(size),
    "holes": _long("name: a\nwords: {note: '", "{n} ", "'}"),
    "extends": _long("extends: ", "a"),
    "brackets": _long("name: ", "["),
}

BIBTEX: dict[str, Shape] = {
    **{f"rows {unit!r}": _long("@book{a, title={", unit, "}}") for unit in (
        "{", "}", "\\", "$", "\\'e", "\\input{a} ", " and ", '"', "#", "--", " ", "~", "{\\a ", "\\url{",
    )},
    **{f"names {unit!r}": _long("@book{a, author={", unit, "}}") for unit in (" and ", "a, ", "{a} ", "\\v{a}", "1=", "a and ")},
    "entries": _numbered("@book{bN, title={A}, year={2026}}\n", 36),
    "entries of one key": row("@book{b, title={A}}\n"),
    "at signs": row("@"),
    "texts": row("@string{a = {b}}\n"),
    "joined texts": _long("@book{a, title = a", " # a", "}"),
    "fields": lambda size: "@book{a, " + _numbered("fN={b}, ", 10)(size) + "}",
    "a year": _long("@book{a, year={", "9", "}}"),
    "pages": _long("@book{a, pages={", "1 -- ", "}}"),
    "blanks": _long("@book{a,", " ", "title={b}}"),
}  # fmt: skip

RIS: dict[str, Shape] = {
    "entries": row("TY  - JOUR\nTI  - A\nER  - \n"),
    "entries without an end": row("TY  - JOUR\n"),
    "authors": lambda size: "TY  - JOUR\n" + "AU  - B, C\n" * (size // 11) + "ER  - \n",
    "lines that go on": lambda size: "TY  - JOUR\nAB  - a\n" + "b\n" * (size // 2) + "ER  - \n",
    "a date": _long("TY  - JOUR\nPY  - ", "2026/", "\nER  - \n"),
    "blanks": _long("TY  - JOUR\nTI  - a", " ", "b\nER  - \n"),
    "ends": row("ER  - \n"),
}

CSL: dict[str, Shape] = {
    "works": lambda size: (
        "[" + _numbered('{"id": "aN", "type": "book", "title": "B"}, ', 45)(size) + '{"id": "z"}]'
    ),
    "authors": _long('[{"id": "a", "author": [', '{"family": "B"}, ', '{"family": "C"}]}]'),
    "dates": _long('[{"issued": {"date-parts": [', "[2026, 1], ", "[2026]]}}]"),
    "brackets": row("["),
    "markup": _long('[{"id": "a", "title": "', "<i>", '"}]'),
    "variables": lambda size: '[{"id": "a", ' + _numbered('"vN": 1, ', 11)(size) + '"z": 1}]',
}
"""What is handed over as a bibliography."""
