"""Front matter that is not taken as it was meant: each mistake at its place, in plain words, with a cure that works."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.faults.yaml import NOTATION
from briefing_site.model.fix import Safety
from briefing_site.model.lines import Lines
from briefing_site.parse.kinds import TEXT
from briefing_site.parse.schema import Field, Table, Values
from briefing_site.parse.schema import read as read_table
from briefing_site.parse.yaml_trouble import Stop, explained
from briefing_site.parse.yaml_values import load
from tests.changed_texts import applied

_FIELD = Field("title", TEXT, "A text.")
_TABLE = Table("a file", (_FIELD,))
_NBSP, _IDEOGRAPHIC, _UNSEEN = "\u00a0", "\u3000", "\u200b"


def faults_of(text: str) -> list[Diagnostic]:
    return load(Lines("a.md", text), 0, len(text))[1]


# The YAML, its mistake marked with «», a piece of the message, of the hint, and the text after the first fix.
MISTAKES = {
    "colon": ("title: A«»: b\n", "a colon with a space", "needs quotation marks", 'title: "A: b"\n'),
    "smart-quotes": ("title: «»“A: b”\n", "smart quotation marks", "straight quotation marks", 'title: "A: b"\n'),
    "guillemets": ("title: «»«A: b»\n", "smart quotation marks", "straight quotation marks", 'title: "A: b"\n'),
    "nbsp-after-colon": (f"a: b\ntitle:«»{_NBSP}X\nc: d\n", "no-break space (U+00A0)", "plain space", "a: b\ntitle: X\nc: d\n"),
    "nbsp-in-first-line": (f"title:«»{_NBSP}X\nc: d\n", "no-break space (U+00A0)", "plain space", "title: X\nc: d\n"),
    "nbsp-alone": (f"title:«»{_NBSP}X\n", "no-break space (U+00A0)", "plain space", "title: X\n"),
    "ideographic-space": (f"title:«»{_IDEOGRAPHIC}X\nc: d\n", "ideographic space (U+3000)", "plain space", "title: X\nc: d\n"),
    "unseen-after-colon": (f"title:«»{_UNSEEN}X\nc: d\n", "zero width space (U+200B)", "or nothing", "title: X\nc: d\n"),
    "nbsp-after-hyphen": (f"a:\n  - b\n  -«»{_NBSP}c\nd: e\n", "no-break space", "plain space", "a:\n  - b\n  - c\nd: e\n"),
    "nbsp-indent": (f"a:\n  - b\n«»{_NBSP}{_NBSP}- c\nd: e\n", "no-break space", "plain space", "a:\n  - b\n  - c\nd: e\n"),
    "full-width-colon": ("a: b\ntitle«»：X\nc: d\n", "fullwidth colon (U+FF1A)", "plain colon", "a: b\ntitle: X\nc: d\n"),
    "full-width-colon-alone": ("title«»：X\n", "fullwidth colon", "plain colon", "title: X\n"),
    "no-space-after-colon": ("a: b\ntitle«»:X\nc: d\n", "no space follows the colon", "a space after", "a: b\ntitle: X\nc: d\n"),
    "no-space-alone": ("title«»:X\n", "no space follows the colon", "a space after", "title: X\n"),
    "space-before-colon": ("a: b\ntitle «»:X\nc: d\n", "no space follows the colon", "a space after", "a: b\ntitle : X\nc: d\n"),
    "no-space-after-hyphen": ("a:\n  - b\n  «»-c\n", "no space follows the hyphen", "a space after", "a:\n  - b\n  - c\n"),
    "tab-indent": ("a:\n«»\t- b\n", "a tab", "replace the tab", "a:\n  - b\n"),
    "tab-after-hyphen": ("- a\n-«»\tb: c\n  d: e\n", "a tab", "plain space", "- a\n- b: c\n  d: e\n"),
    "list-on-the-line": ("a: «»- b\n  - c\n", "a list begins on the line of its key", "next line", "a:\n  - b\n  - c\n"),
    "at-sign": ("a: «»@b\n", "begins with the sign @", "quotation marks", 'a: "@b"\n'),
    "backtick": ("a: «»`b`\n", "begins with the sign `", "quotation marks", 'a: "`b`"\n'),
    "percent": ("a: «»%b\n", "begins with the sign %", "quotation marks", 'a: "%b"\n'),
    "question": ("a: «»? b\n", "begins with the sign ?", "quotation marks", 'a: "? b"\n'),
    "star": ("a: «»*b*\n", "begins with the sign *", "quotation marks", 'a: "*b*"\n'),
    "ampersand": ("a: «»& b\n", "begins with the sign &", "quotation marks", 'a: "& b"\n'),
    "exclamation": ("a: «»!b c\n", "begins with the sign !", "quotation marks", 'a: "!b c"\n'),
    "exclamation-alone": ("a: «»! b\n", "begins with the sign !", "quotation marks", 'a: "! b"\n'),
    "bracket-in-text": ("a: «»[b] c\n", "begins with the sign [", "quotation marks", 'a: "[b] c"\n'),
    "braces-in-text": ("a: «»{{ b }}\n", "begins with the sign {", "quotation marks", 'a: "{{ b }}"\n'),
    "folded": ("a: «»> b\nc: d\n", "on the line of the sign >", "quotation marks", 'a: "> b"\nc: d\n'),
    "literal": ("a: «»|b\nc: d\n", "on the line of the sign |", "quotation marks", 'a: "|b"\nc: d\n'),
    "unclosed-quote": ('a: b\nc: «»"d\ne: f\n', "is not closed", "at the end of the text", 'a: b\nc: "d"\ne: f\n'),
    "unclosed-single": ("a: «»'b\nc: d\n", "is not closed", "at the end of the text", "a: 'b'\nc: d\n"),
    "word-apostrophe": ("a: «»'Tis the season\nc: d\n", "an apostrophe at the beginning", "\"'Tis the season\"", 'a: "\'Tis the season"\nc: d\n'),
    "word-apostrophe-of-a-year": ("a: «»'90s music\n", "an apostrophe at the beginning", "\"'90s music\"", 'a: "\'90s music"\n'),
    "word-apostrophe-and-marks": ("a: «»'Tis \"b\"\n", "an apostrophe at the beginning", "'''Tis \"b\"'", "a: '''Tis \"b\"'\n"),
    "word-apostrophe-in-a-list": ("a:\n  - «»'t Hart\n  - b\n", "an apostrophe at the beginning", "\"'t Hart\"", 'a:\n  - "\'t Hart"\n  - b\n'),
    "comment-inside": ("a: b\n«»# c\n  d\ne: f\n", "a comment stands between the lines", "above the key", "# c\na: b\n  d\ne: f\n"),
    "comments-inside": ("a: b\n  «»# c\n  d\n# e\n  f\n", "a comment stands between the lines", "above the key", "# c\n# e\na: b\n  d\n  f\n"),
    "comment-inside-below-the-key": ("a:\n  b\n  «»# c\n  d\n", "a comment stands between the lines", "above the key", "# c\na:\n  b\n  d\n"),
    "comment-inside-an-item": ("a:\n  - b: c\n    «»# d\n      e\n    f: g\n", "a comment stands between the lines", "above the key", "a:\n  # d\n  - b: c\n      e\n    f: g\n"),
    "unclosed-before-another": ('a: «»"b\nc: "d"\ne: f\n', "is not closed", "at the end of the text", 'a: "b"\nc: "d"\ne: f\n'),
    "apostrophe": ("a: 'The board«»'s harbour'\n", "an apostrophe", "double quotation marks", 'a: "The board\'s harbour"\n'),
    "inner-quotes": ('a: "He said «»"no" twice"\n', "inside of a text ends it", "single quotation marks", "a: 'He said \"no\" twice'\n"),
    "behind-quote": ('a: "We feared" «»said he.\n', "behind a closing quotation mark", "'\"We feared\" said he.'", "a: '\"We feared\" said he.'\n"),
    "backslash": ('a: "C:«»\\x"\n', "\\x in double quotation marks", "single quotation marks", "a: 'C:\\x'\n"),
    "backslash-word": ('a: "b «»\\q c"\n', "\\q in double quotation marks", "twice", "a: 'b \\q c'\n"),
    "unclosed-bracket": ("a: «»[b, c\nd: e\n", "is not closed", "comma is missing", None),
    "no-comma": ('a: ["b"«» "c"]\n', "a comma is missing", "a comma", 'a: ["b", "c"]\n'),
    "bracket-in-braces": ("a:\n  - {b: 1, c: d «»[@e#f]}\n", "inside of brackets or braces", "quotation marks", 'a:\n  - {b: 1, c: "d [@e#f]"}\n'),
    "bracket-before-a-key": ("a:\n  - {c: d «»[@e#f], b: 1}\n", "inside of brackets or braces", "quotation marks", 'a:\n  - {c: "d [@e#f]", b: 1}\n'),
    "no-colon": ("a: b\n«»region coast\nc: d\n", 'no colon follows "region"', "followed by a colon", "a: b\nregion: coast\nc: d\n"),
    "equals-sign": ("a: b\nregion«» = coast\nc: d\n", "an equals sign", "a colon and a space", "a: b\nregion: coast\nc: d\n"),
    "comma-behind-a-value": ('"a": "b"«»,\n"c": "d"\n', "a comma stands behind", "delete it", '"a": "b"\n"c": "d"\n'),
    "middle-of-a-conflict": ("a: b\n«»=======\nc: d\n", "a mark of a merge conflict", "keep one version", None),
    "block-not-indented": ("a: |\n«»Rain fell\nc: d\n", "below the sign | is not indented", "by two spaces", "a: |\n  Rain fell\nc: d\n"),
    "hash-in-brackets": ("a: [«»#b, c]\nd: e\n", "all from # on is a comment", "quotation marks", 'a: ["#b", c]\nd: e\n'),
    "one-space": ("a: b\n«» c: d\n", "not indented", "one column", "a: b\nc: d\n"),
    "one-space-less": ("a:\n  - b: c\n«»   d: e\n", "not indented", "one column", "a:\n  - b: c\n    d: e\n"),
    "second-document": ("a: b\n«»---\nc: d\n", "the line --- ends the keys", "delete the line", "a: b\nc: d\n"),
    "end-of-document": ("a: b\n«»...\nc: d\n", "the line ... ends the keys", "delete the line", "a: b\nc: d\n"),
    "merge-key": ("a: &x {b: c}\nd:\n  «»<<: *x\n", "merge keys", "write the keys out", None),
    "complex-key": ("«»[a, b]: c\n", "a plain word", "quotation marks", None),
    "control": ("a: «»\x9db\n", "(U+009D)", "delete it", None),
    "surrogate": ('a: "«»\\ud800"\n', "\\u in double quotation marks", "twice", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message", "hint", "mended"), MISTAKES.values(), ids=MISTAKES)
def test_mistake(text: str, message: str, hint: str, mended: str | None) -> None:
    text, at = (text[2:], 0) if text.startswith("«»") else (text.replace("«»", "", 1), text.index("«»"))
    (fault,) = faults_of(text)
    assert fault.code == "bad-yaml"
    assert fault.place == Lines("a.md", text).place(at)
    assert fault.end > fault.place
    assert message in fault.message
    assert hint in fault.hint
    assert bool(fault.fixes) is (mended is not None)
    if mended is not None:
        assert applied({"a.md": text}, fault.fixes[0].changes) == {"a.md": mended}
    for fix in fault.fixes:
        after = applied({"a.md": text}, fix.changes)["a.md"]
        assert [f for f in faults_of(after) if f.message == fault.message] == []


COMMENTS = {
    "in-braces": ("a:\n  - {b: 1, c: The harbour is «»# 1 [@e#f]}\n", 'a:\n  - {b: 1, c: "The harbour is # 1 [@e#f]"}\n'),
    "before-a-further-line": ("a: The harbour is «»# 1\n  and more\n", 'a: "The harbour is # 1\n  and more"\n'),
    "before-further-text-with-marks": ('a: The "b" is «»# 1\n  and more\n', "a: 'The \"b\" is # 1\n  and more'\n"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "mended"), COMMENTS.values(), ids=COMMENTS)
def test_comment_that_breaks_the_yaml(text: str, mended: str) -> None:
    text, at = text.replace("«»", ""), text.index("«»")
    (fault,) = faults_of(text)
    assert (fault.code, fault.place) == ("bad-yaml", Lines("a.md", text).place(at))
    assert "all from # on is a comment" in fault.message
    assert applied({"a.md": text}, fault.fixes[0].changes) == {"a.md": mended}
    assert faults_of(mended) == []


def test_all_mistakes_are_told_at_once() -> None:
    text = 'title: Rain: b\nsummary: "The sea" he said\n region: coast\ndate 2026\nx: [y\n'
    told = [(fault.place.line, fault.place.column) for fault in faults_of(text)]
    assert told[:4] == [(1, 12), (2, 20), (3, 1), (4, 1)]


# --- comments behind texts -----------------------------------------------------------------------


def read(text: str) -> tuple[str | None, list[Diagnostic]]:
    """The title of a file that has nothing else, and all faults."""
    value, found = load(Lines("a.md", text), 0, len(text))
    if value is None:
        return None, found
    given = read_table(_TABLE, value, found)
    return (given[_FIELD] if isinstance(given, Values) else None), found


BEHIND_TEXT = {
    "words": ("title: The harbour is «»# 1 in Asia\n", 'title: "The harbour is # 1 in Asia"\n', "# 1 in Asia\ntitle: The harbour is\n"),
    "one-word": ("title: Harbour «»# 1\n", 'title: "Harbour # 1"\n', "# 1\ntitle: Harbour\n"),
    "number": ("title: 2026 «»# 1\n", 'title: "2026 # 1"\n', "# 1\ntitle: 2026\n"),
    "tab": ("title: Harbour\t«»# 1\n", None, "# 1\ntitle: Harbour\n"),
    "citation": ("title: It is [@a#b] «»# 1 [@c#d]\n", 'title: "It is [@a#b] # 1 [@c#d]"\n', "# 1 [@c#d]\ntitle: It is [@a#b]\n"),
    "quotation-mark-inside": ('title: The "b" «»# 1\n', "title: 'The \"b\" # 1'\n", '# 1\ntitle: The "b"\n'),
    "next-line": ("title: The harbour is\n  «»# 1 in Asia\n", 'title: "The harbour is\n  # 1 in Asia"\n', "title: The harbour is\n# 1 in Asia\n"),
    "second-line": ("title: The harbour\n  is «»# 1\n", 'title: "The harbour\n  is # 1"\n', "# 1\ntitle: The harbour\n  is\n"),
    "beside-the-key": ("title: «»# 1 in Asia\n  and more\n", 'title: "# 1 in Asia\n  and more"\n', "# 1 in Asia\ntitle:\n  and more\n"),
    "behind-a-mark": ('title: "The harbour"«»# 1\n', "title: '\"The harbour\"# 1'\n", 'title: "The harbour" # 1\n'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quoted", "moved"), BEHIND_TEXT.values(), ids=BEHIND_TEXT)
def test_comment_behind_a_text(text: str, quoted: str | None, moved: str) -> None:
    text, at = text.replace("«»", ""), text.index("«»")
    _, (fault,) = read(text)
    assert (fault.code, fault.place) == ("comment-in-text", Lines("a.md", text).place(at))
    put, move = fault.fixes
    assert (put.safety, move.safety) == (Safety.UNSAFE, Safety.UNSAFE)
    if quoted:
        assert applied({"a.md": text}, put.changes) == {"a.md": quoted}
    assert applied({"a.md": text}, move.changes) == {"a.md": moved}
    for fix in fault.fixes:
        assert read(applied({"a.md": text}, fix.changes)["a.md"])[1] == []


NO_TEXT_IS_LOST = {
    "beside-the-key-of-a-text-in-marks": 'title: # a comment\n  "Harbour"\n',
    "own-line": "# a comment\ntitle: Harbour\n# another\n",
    "quoted": 'title: "Harbour"  # a comment\n',
    "single": "title: 'Harbour' # a comment\n",
    "block": "title: >- # a comment\n  Harbour\n",
    "no-space": "title: Harbour#1\n",
    "own-line-of-the-key": "title: Harbour\n\n# a comment\n",
}


@pytest.mark.parametrize("text", NO_TEXT_IS_LOST.values(), ids=NO_TEXT_IS_LOST)
def test_comment_that_takes_nothing_away(text: str) -> None:
    assert read(text) == ("Harbour#1" if "#1" in text else "Harbour", [])


NAMES = {
    "text": ("title: &more to come\n", 'title: "&more to come"\n'),
    "alone": ("title: &more\n", 'title: "&more"\n'),
    "one-word": ("title: &b c\n", 'title: "&b c"\n'),
}


@pytest.mark.parametrize(("text", "mended"), NAMES.values(), ids=NAMES)
def test_name_that_nothing_refers_to(text: str, mended: str) -> None:
    _, (fault,) = read(text)
    assert (fault.code, fault.place.column) == ("bad-yaml", 8)
    assert "is taken for a name" in fault.message
    assert applied({"a.md": text}, fault.fixes[0].changes) == {"a.md": mended}
    assert read(mended)[1] == []


def test_name_of_a_text_in_marks() -> None:
    _, (fault,) = read('title: &more "to come"\n')
    assert (fault.code, fault.place.column, fault.fixes) == ("bad-yaml", 8, ())


def test_name_that_is_used() -> None:
    table = Table("a file", (_FIELD, Field("summary", TEXT, "Another.")))
    text = "title: &more to come\nsummary: *more\n"
    value, found = load(Lines("a.md", text), 0, len(text))
    assert value is not None
    assert isinstance(read_table(table, value, found), Values)
    assert found == []


def test_nothing_but_a_comment() -> None:
    _, (fault,) = read("title: # 1 in Asia\n")
    assert (fault.code, fault.place.column) == ("comment-in-text", 8)
    after = applied({"a.md": "title: # 1 in Asia\n"}, fault.fixes[0].changes)["a.md"]
    assert read(after) == ("# 1 in Asia", [])


# --- what stands in the file is printed, or told ---------------------------------------------------

_SIGNS = "abz AZ019 .,:;-#@&*!|>%`\"'\\[]{}?~=/()_“”’：\u00a0\u200b\u2028\x85雨é"
_LINE = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=16)


@given(_LINE)
@example("C:\\new")
@example("&a b")
@example("a #b")
@example("? a")
@example("- a")
@example("a:")
def test_a_plain_text_is_kept_or_told(text: str) -> None:
    seen, found = read(f"title: {text}\n")
    bare = text.strip().removeprefix("!!str ")  # the notation of a text in YAML
    marked = bare[:1] in ('"', "'") and bare[-1:] == bare[:1]
    assert found or marked or seen == bare


@given(_LINE)
def test_a_text_in_marks_is_kept_or_told(text: str) -> None:
    seen, found = read(f"title: '{text}'\n")
    comment = re.search(r"'[ \t]+#", text)  # it may stand behind a closing mark
    assert found or comment or seen == text.replace("''", "'").strip()


@given(_LINE, _LINE)
def test_a_text_of_two_lines_is_kept_or_told(one: str, two: str) -> None:
    seen, found = read(f"title: {one}\n  {two}\n")
    lines = [" ".join(line.split(" ")).strip(" ") for line in (one, two)]
    marked = one.strip()[:1] in ('"', "'", "|", ">")
    assert found or marked or seen == " ".join(line for line in lines if line).strip()


@given(st.lists(_LINE, min_size=1, max_size=4).map("\n".join))
def test_no_words_of_the_library_reach_the_author(text: str) -> None:
    for fault in faults_of(text):
        assert not re.search(
            r"mapping|scanning|token|expected|scalar|stream|simple key",
            fault.message + fault.hint.replace("one mapping", ""),
        )
        lines = Lines("a.md", text)
        assert lines.place(lines.offset_of(fault.place)) == fault.place


@given(st.lists(_LINE, min_size=1, max_size=4).map("\n".join).filter(lambda text: "---" not in text))
def test_every_fix_helps(text: str) -> None:
    for fault in faults_of(text):
        for fix in fault.fixes if fault.code != "duplicate-key" else ():  # there may be a third
            after = applied({"a.md": text}, fix.changes)["a.md"]
            assert (fault.place, fault.message) not in {(f.place, f.message) for f in faults_of(after)}


# --- the words of the library ----------------------------------------------------------------------

BROKEN = {
    "while scanning a simple key could not find expected ':'": "no-colon",
    "mapping values are not allowed in this context": "colon",
    "mapping keys are not allowed in this context": "sign",
    "block sequence entries are not allowed in this context": "list-on-the-line",
    "while scanning for the next token found character that cannot start any token": "sign",
    "while scanning for the next token found character '\\t' that cannot start any token": "tab",
    "while scanning a quoted scalar found unexpected end of stream": "unclosed-quote",
    "while scanning a quoted scalar found unexpected document indicator": "unclosed-quote",
    "while parsing a quoted scalar found unknown escape character": "backslash",
    "while parsing a quoted scalar did not find expected hexdecimal number": "backslash",
    "while parsing a quoted scalar found invalid Unicode character escape code": "backslash",
    "while scanning a double-quoted scalar expected escape sequence of 2 hexadecimal numbers, but found 'g'": "backslash",
    "while scanning a plain scalar found a tab character that violates indentation": "tab",
    "while scanning a block scalar found a tab character where an indentation space is expected": "tab",
    "while scanning a block scalar did not find expected comment or line break": "block-text",
    "while scanning a block scalar found an indentation indicator equal to 0": "block-text",
    "while scanning a block scalar expected a comment or a line break, but found 'x'": "block-text",
    "while scanning an anchor did not find expected alphabetic or numeric character": "sign",
    "while scanning an alias did not find expected alphabetic or numeric character": "sign",
    "while scanning a tag did not find expected whitespace or line break": "sign",
    "while parsing a tag did not find expected tag URI": "sign",
    "while parsing a node found undefined tag handle": "sign",
    "while scanning a directive found unknown directive name": "sign",
    "while scanning a %YAML directive did not find expected digit or '.' character": "sign",
    "found duplicate %YAML directive": "sign",
    "while parsing a block collection did not find expected '-' indicator": "indent",
    "while parsing a block mapping did not find expected key": "indent",
    "while parsing a block mapping expected <block end>, but found '<scalar>'": "indent",
    "while parsing a flow sequence did not find expected ',' or ']'": "unclosed-bracket",
    "while parsing a flow mapping did not find expected ',' or '}'": "unclosed-bracket",
    "while parsing a flow mapping expected ',' or '}', but got '<scalar>'": "unclosed-bracket",
    "did not find expected <document start>": "second-document",
    "while parsing a block node did not find expected node content": "indent",
    "while parsing a flow node did not find expected node content": "unclosed-bracket",
    "words of another library": "other",
}
"""Messages of both parsers of the library, each with the kind of mistake that it tells of."""


@pytest.mark.parametrize(("words", "kind"), BROKEN.items(), ids=BROKEN)
def test_words_of_the_library(words: str, kind: str) -> None:
    text = "title: rain\n"
    (fault,) = explained(Lines("a.md", text), 0, len(text), Stop(7, words), lambda *_: Stop(7, words))
    word = "ti" if kind == "backslash" else "rain" if kind in ("no-colon", "list-on-the-line") else "r"
    assert fault.message == NOTATION[kind][0].format(word)
    assert fault.hint == NOTATION[kind][1].format(word)


def test_both_parsers_are_told_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser in C is missing, the one in Python is taken."""
    # That in Python lets half a character pass, which is told where a text is read.
    texts = [text.replace("«»", "", 1) for text, *_ in MISTAKES.values() if "ud800" not in text]
    told = [[(str(f), f.fixes) for f in faults_of(text)] for text in texts]
    monkeypatch.setattr("briefing_site.parse.yaml_values._LOADER", yaml.SafeLoader)
    other = [[(str(f), f.fixes) for f in faults_of(text)] for text in texts]
    assert told == other


SWALLOWED_LISTS = {
    "below a text": ("title: Rain fell\n  - a\n  - b\n", (2, 3)),
    "below two lines": ("title: Rain fell\n  for hours\n  - a\n  - b\n", (3, 3)),
    "far to the right": ("title: Rain\n      - a\n      - b\n", (2, 7)),
    "one dash, which may be meant": ("title: Rain fell\n  - and how\n", None),
    "dashes inside the lines": ("title: Rain - and\n  wind - fell\n", None),
    "hyphens of words": ("title: Rain\n  -fall\n  -ing\n", None),
    "in quotation marks": ("title: 'Rain\n  - a\n  - b'\n", None),
    "in a block": ("title: |\n  Rain\n  - a\n  - b\n", None),
}


@pytest.mark.parametrize(("text", "place"), SWALLOWED_LISTS.values(), ids=SWALLOWED_LISTS)
def test_a_list_that_has_become_a_part_of_the_text_above(text: str, place: tuple[int, int] | None) -> None:
    value, found = load(Lines("a.md", text), 0, len(text))
    assert value is not None
    read_table(_TABLE, value, found)
    told = [
        (fault.place.line, fault.place.column)
        for fault in found
        if "a part of the text above" in fault.message
    ]
    assert told == ([place] if place else [])
