"""Quotation marks of YAML: a text put into them, and what authors do wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from briefing_site.model.fix import Safety
from briefing_site.parse.yaml_mend import COMMENT, Change, Mend
from briefing_site.text.lazy_pattern import LazyPattern

_DOUBLE = LazyPattern(r'"(?:[^"\\]|\\.)*"')
_SINGLE = LazyPattern(r"'(?:[^']|'')*'")
_BAD_ESCAPE = LazyPattern(
    r"\\(?:[\"\\/0abtnvfre N_LP\t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)|(?P<bad>\\)"
)
_SHORTENED = LazyPattern(
    r"'(?:tis|twas|twere|twill|twould|twixt|til|till|cause|cos|coz|em|n|neath|round|bout|bove|gainst|mid|mongst"
    r"|nother|nuff|pon|scuse|specially|tude|ere|im|er|e|t|s|k|m|r|\d\ds?)\b(?!')",
    re.IGNORECASE,
)
"""A word whose first letters an apostrophe stands for, as `'Tis`, `'90s` and the Dutch `'t`."""
SMART = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "”": "”",
    "＂": "＂",
    "‹": "›",
    "›": "‹",
}
"""Quotation marks that an editor makes, each with those that may close it."""


def quoted(text: str) -> str:
    """A text of one line in quotation marks of YAML: double ones, or single ones where it has double ones."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def mends_of_quotation(value: str, at: int) -> Iterator[Mend]:
    """The mistakes of a value that begins with a quotation mark."""
    mark, end = value[0], at + len(value)
    closed = (_DOUBLE if mark == '"' else _SINGLE).match(value)
    bare = value[1:-1] if len(value) > 1 and value.endswith(mark) else value[1:]
    if mark == '"' and (bad := next((m for m in _BAD_ESCAPE.finditer(value) if m["bad"]), None)):
        place = at + bad.start()
        inside = value[1 : closed.end() - 1] if closed else bare
        rest = value[closed.end() :] if closed else ""
        single = "'" + inside.replace("'", "''") + "'" + rest
        twice = '"' + _BAD_ESCAPE.sub(lambda m: "\\\\" if m["bad"] else m.group(), inside) + '"' + rest
        words = (value[bad.start() : bad.start() + 2],)
        yield Mend(
            "backslash",
            (place, place + 2),
            (Change(at, end, single),),
            "Put the text in single quotation marks",
            words,
        )
        yield Mend(
            "backslash",
            (place, place + 2),
            (Change(at, end, twice),),
            "Write two backslashes",
            words,
            Safety.UNSAFE,
        )
    if closed is None:
        yield from _unclosed(value, at)
        return
    rest = value[closed.end() :]
    if not rest.strip() or rest.lstrip().startswith("#"):
        return
    if rest.strip() == ",":
        comma = at + closed.end() + rest.index(",")
        yield Mend("comma", (comma, comma + 1), (Change(comma, end, ""),), "Delete the comma")
        return
    inner = at + closed.end() - 1
    if value.endswith(mark):
        text = bare.replace("''", "'") if mark == "'" else bare
        kind = "apostrophe" if mark == "'" else "inner-quote"
        new = quoted(text) if mark == '"' or '"' not in text else "'" + text.replace("'", "''") + "'"
        title = (
            "Put the text in double quotation marks"
            if new[0] == '"'
            else "Put the text in single quotation marks"
        )
        yield Mend(
            kind,
            (inner, inner + 1),
            (Change(at, end, new),),
            title if new[0] != mark else "Write the apostrophe twice",
        )
        return
    after = inner + 1 + len(rest) - len(rest.lstrip())
    yield Mend(
        "behind-quote",
        (after, end),
        (Change(at, end, quoted(value)),),
        "Put the whole text in quotation marks",
        (quoted(value),),
    )


def mends_of_smart_quotes(value: str, at: int) -> Iterator[Mend]:
    """The mistake of a value, at an offset, whose quotation marks an editor has made."""
    end = at + len(value)
    closing = SMART[value[0]]
    inner = value[1:-1] if value[-1] in closing else value[1:]
    words = (value[0],)
    yield Mend(
        "smart-quote",
        (at, end),
        (Change(at, end, quoted(inner)),),
        "Put straight quotation marks in their place",
        words,
        Safety.UNSAFE,
    )
    yield Mend(
        "smart-quote",
        (at, end),
        (Change(at, end, quoted(value)),),
        "Put straight quotation marks around the text",
        words,
        Safety.UNSAFE,
    )


def _unclosed(value: str, at: int) -> Iterator[Mend]:
    """The mends of a value whose quotation mark is not closed, or is the apostrophe of its first word."""
    mark, end = value[0], at + len(value)
    new = quoted(value)
    around = (Change(at, end, new),)
    title = "Put the text in double quotation marks" if new[0] == '"' else "Put the text in quotation marks"
    if _SHORTENED.match(value):
        yield Mend("word-apostrophe", (at, at + 1), around, title, (new,))
        return
    kind = "unclosed-quote" if mark == '"' else "unclosed-single"
    # A quotation may go on over lines, and where it was meant to end is a guess.
    close = "Close the quotation mark at the end of the line"
    yield Mend(kind, (at, end), (Change(end, end, mark),), close, safety=Safety.UNSAFE)
    if comment := COMMENT.search(value):
        before = at + comment.start()
        close = "Close the quotation mark before the comment"
        yield Mend(kind, (at, end), (Change(before, before, mark),), close, safety=Safety.UNSAFE)
    if mark == "'" and value[1:2].isalnum():
        yield Mend(kind, (at, end), around, title, safety=Safety.DISPLAY)
