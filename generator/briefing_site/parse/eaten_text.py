"""What YAML takes away from a text that can be read: a comment behind it, an item of a list, a backslash.

YAML is right to do so, and the author hardly ever meant it. A key that takes free text tells of it. A key
that takes an id, a date, a switch or one word of a list may have a comment behind its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety, replaced
from briefing_site.parse.yaml_notation import comment_behind, margin_of
from briefing_site.parse.yaml_quotations import quoted
from briefing_site.parse.yaml_values import Entry, Value
from briefing_site.text.forbidden_signs import forbidden_sign
from briefing_site.text.lazy_pattern import LazyPattern

_MADE = LazyPattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\U000f0000-\U0010ffff]")
"""What no text needs and a backslash may make."""
_PATH = LazyPattern(r"(?<![^\W_])[A-Za-z]:\\")
_BESIDE_KEY = LazyPattern(r" *(?:- +)*[^\s:#\"'\[{]+ *:(?P<gap>[ \t]+)(?P<comment>#.*)$")
_HASHTAG = re.compile(r"[ \t]+(?P<words>#[^\s#][^\n]*)")
_NAME = LazyPattern(r"&(?P<name>[^\s,\[\]{}]+)\s+")
_NAME_ALONE = re.compile(r" *:[ \t]+(?P<word>&\S+)[ \t]*(?=\n|#|$)")
_LONGEST_NAME = 80
_ITEM_OF_LIST = LazyPattern(r"\n *(?P<dash>-) ")
_ITEM_BELOW = LazyPattern(r"\n *(?=(?P<dash>-)(?: |[^\s-]))")


def eaten(value: Value) -> Iterable[Diagnostic]:
    """The faults of a scalar of which less is kept than its author wrote."""
    text, start, end = value.lines.text, value.start, value.end
    if (at := text.rfind("&", max(start - _LONGEST_NAME, 0), start)) >= 0 and (
        named := _name_before(value, at)
    ):
        return (named,)
    if value.style == "":
        # Most texts stand in one line behind their key, and nothing but a line end behind them.
        lines = "\n" in text[start:end]
        alone = text.startswith("\n", end) and not text.startswith((" ", "#"), end + 1)
        if alone and not lines and text[start - 2] == ":":
            return ()
        return (*_comment(value), *(_item(value) if lines else ()))
    if value.style == '"':
        return (*(_escapes(value) if "\\" in text[start:end] else ()), *_behind_mark(value))
    return _behind_mark(value) if value.style == "'" else ()


def cut_short(value: Value) -> Iterator[Diagnostic]:
    """The fault of a comment behind several words, where one word is meant to stand."""
    if not value.style and " " in value.text:
        yield from _comment(value)


def hidden_value(entry: Entry, key: str, what: str, *, required: bool) -> Diagnostic | None:
    """The fault of a key whose value YAML does not take for one: a comment, or a name.

    A key that need not be given may have a comment behind it, but no word that begins with `#`.
    """
    if named := _name_alone(entry):
        return named
    return _comment_alone(entry.value, key, what) if required else _hashtag(entry.value)


def _comment_alone(value: Value, key: str, what: str) -> Diagnostic | None:
    """The fault of a key that must be given and has nothing but a comment behind it."""
    text = value.lines.text
    found = comment_behind(text, value.start, value.end)
    if found is None or value.text:  # the author wrote `null`
        return None
    new = quoted(text[slice(*found)].rstrip())
    at = value.lines.bare(*found)
    fix = replaced(at, new, "Put the text in quotation marks", Safety.UNSAFE)
    return faults.yaml.hidden_value(at, key, what, (fix,))


def _name_alone(entry: Entry) -> Diagnostic | None:
    """The fault of a key behind which nothing stands but a word that YAML takes for a name."""
    lines = entry.value.lines
    found = _NAME_ALONE.match(lines.text, entry.end)
    if found is None:
        return None
    at = lines.span(*found.span("word"))
    fix = replaced(at, quoted(found["word"]), "Put the text in quotation marks")
    return faults.yaml.bad_yaml(at, "anchor", (found["word"],), (fix,))


def _name_before(value: Value, at: int) -> Diagnostic | None:
    """The fault of a word at `at` before a text that YAML takes for its name, and that nothing refers to."""
    text, lines = value.lines.text, value.lines
    first = value.start - len(value.style) if value.style in ("'", '"') else value.start
    name = _NAME.fullmatch(text, at, first)
    if name is None or f"*{name['name']}" in text:
        return None
    fixes: tuple[Fix, ...] = ()
    if not value.style and "\n" not in text[at : value.end]:
        whole = lines.bare(at, value.end)
        fixes = (replaced(whole, quoted(text[at : value.end].rstrip()), "Put the text in quotation marks"),)
    return faults.yaml.bad_yaml(lines.rest_of_line(at), "anchor", (f"&{name['name']}",), fixes)


def _hashtag(value: Value) -> Diagnostic | None:
    """The fault of a key without a value behind which a word stands that begins with `#`: `topics: #rain`."""
    lines = value.lines
    found = _HASHTAG.match(lines.text, value.end)
    if found is None:
        return None
    at = lines.bare(*found.span("words"))
    fixes = (
        replaced(at, quoted(found["words"].rstrip()), "Put the text in quotation marks", Safety.UNSAFE),
        replaced(Span.at(at.start.right(1)), " ", "Make it a comment, with a space", Safety.UNSAFE),
    )
    return faults.yaml.hashtag(at, fixes)


def split_text(before: Entry, entry: Entry) -> Fix | None:
    """The fix of a text in braces whose comma has made a key of its end; None where `entry` is none such."""
    lines, value = entry.value.lines, before.value
    if entry.value.data is not None or not lines.text.startswith((",", "}"), entry.end):
        return None
    if value.style or isinstance(value.data, list | dict) or "\n" in lines.text[value.start : entry.end]:
        return None
    whole = lines.span(value.start, entry.end)
    new = quoted(lines.text[value.start : entry.end])
    return replaced(whole, new, "Put the text in quotation marks", Safety.UNSAFE)


def _comment(value: Value) -> Iterator[Diagnostic]:
    text, lines = value.lines.text, value.lines
    if found := comment_behind(text, value.start, value.end):
        first, last = value.start, found[1]
        moved = _moved(value, *found)
    elif (line := text.rfind("\n", 0, value.start) + 1) and not text[line : value.start].strip(" "):
        # The text stands below its key, which may have a comment beside it.
        above = _BESIDE_KEY.match(text, text.rfind("\n", 0, line - 1) + 1, line - 1)
        if above is None:
            return
        found = above.span("comment")
        first, last = found[0], value.end
        start = text.rfind("\n", 0, found[0]) + 1
        margin = margin_of(text, value.start - len(text[line : value.start]) - 1)
        words = Edit(lines.span(start, start), f"{' ' * margin}{text[slice(*found)].rstrip()}\n")
        cut = Edit(lines.span(above.start("gap"), found[1]), "")
        moved = Fix("Move the comment to a line of its own", (words, cut), Safety.UNSAFE)
    else:
        return
    whole = lines.bare(first, last)
    new = _in_marks(text[first:last].rstrip())
    quote = replaced(whole, new, "Put the text in quotation marks", Safety.UNSAFE)
    yield faults.yaml.comment_in_text(lines.bare(*found), (quote, moved))


def _in_marks(text: str) -> str:
    """A text in quotation marks; where it goes over lines, these are kept."""
    if "\n" not in text:
        return quoted(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _moved(value: Value, start: int, end: int) -> Fix:
    """The fix that gives a comment a line of its own, in the column of the key."""
    text, lines = value.lines.text, value.lines
    title = "Move the comment to a line of its own"
    if "\n" in text[value.end : start]:
        first = text.rfind("\n", 0, start) + 1
        edit = Edit(lines.span(first, start), " " * margin_of(text, value.start))
        return Fix(title, (edit,), Safety.UNSAFE)
    first = text.rfind("\n", 0, value.start) + 1
    margin = len(text[first : value.start]) - len(text[first : value.start].lstrip(" "))
    above = Edit(lines.span(first, first), f"{' ' * margin}{text[start:end].rstrip()}\n")
    return Fix(title, (above, Edit(lines.span(value.end, end), "")), Safety.UNSAFE)


def _behind_mark(value: Value) -> Iterator[Diagnostic]:
    """A `#` directly behind a closing quotation mark, which begins a comment too."""
    text, lines = value.lines.text, value.lines
    at = value.end + 1
    if not text.startswith("#", at):
        return
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    whole = text[value.start - 1 : end].rstrip()
    fixes = (
        replaced(
            lines.bare(value.start - 1, end),
            _in_marks(whole),
            "Put the whole text in quotation marks",
            Safety.UNSAFE,
        ),
        replaced(lines.span(at, at), " ", "Put a space before the comment", Safety.UNSAFE),
    )
    yield faults.yaml.comment_in_text(lines.bare(at, end), fixes)


def _item(value: Value) -> Iterator[Diagnostic]:
    """An item of a list that is indented too far, and so has become a part of the item above."""
    text, lines = value.lines.text, value.lines
    margin = margin_of(text, value.start)
    if text[margin + text.rfind("\n", 0, value.start) + 1] != "-":
        yield from _list(value)
        return
    for below in _ITEM_BELOW.finditer(text, value.start, value.end):
        at = below.start("dash")
        edit = Edit(lines.span(below.start() + 1, at), " " * margin)
        title = f"Indent the line by {margin} spaces" if margin else "Do not indent the line"
        fix = Fix(title, (edit,), Safety.UNSAFE)
        yield faults.yaml.bad_yaml(lines.rest_of_line(at), "swallowed", (), (fix,))


def _list(value: Value) -> Iterator[Diagnostic]:
    """A list below a text behind a key, a part of it now; one dash may be a sign of the text."""
    lines = value.lines
    below = list(_ITEM_OF_LIST.finditer(lines.text, value.start, value.end))
    if len(below) > 1:
        yield faults.yaml.bad_yaml(lines.rest_of_line(below[0].start("dash")), "swallowed-list")


def _escapes(value: Value) -> Iterator[Diagnostic]:
    """What is wrong with the signs that the escapes of a text make."""
    found = list(_backslash(value))
    yield from found
    if not found and not value.text.isprintable() and (sign := forbidden_sign(value.text)):
        yield faults.files.forbidden_character(value.located().span(*sign), value.text[slice(*sign)])


def _backslash(value: Value) -> Iterator[Diagnostic]:
    """A backslash that makes a sign which cannot be printed, as in a path of Windows."""
    raw, lines = value.lines.text[value.start : value.end], value.lines
    if made := _MADE.search(value.text):
        place = lines.offset_of(value.located().place(made.start()))
    elif path := _PATH.search(raw):
        place = value.start + path.end() - 1
        if raw.startswith("\\\\", path.end() - 1):
            return
    else:
        return
    if lines.text[place] != "\\":
        return
    fixes: tuple[Fix, ...] = ()
    if "\n" not in raw:
        new = "'" + raw.replace('\\"', '"').replace("'", "''") + "'"
        whole = lines.span(value.start - 1, value.end + 1)
        fixes = (replaced(whole, new, "Put the text in single quotation marks", Safety.UNSAFE),)
    yield faults.yaml.bad_yaml(
        lines.span(place, place + 2), "made-sign", (lines.text[place : place + 2],), fixes
    )
