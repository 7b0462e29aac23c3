"""What authors do wrong in a line of YAML, each with the correction of that line.

Whether it is wrong indeed is not told here: a line that looks wrong may be right where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model.fix import Safety
from briefing_site.model.lines import Lines
from briefing_site.parse.yaml_brackets import mends_in_brackets
from briefing_site.parse.yaml_mend import COLON, COMMENT, KEY, SIGNS, Change, Mend
from briefing_site.parse.yaml_quotations import SMART, mends_of_quotation, mends_of_smart_quotes, quoted
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.odd_signs import ODD_SPACE, UNSEEN, name_of, unseen

_ODD = f"[{ODD_SPACE}{UNSEEN}]"
_LEAD = r" *(?:- +)*"
_LINE = LazyPattern(
    rf"(?P<lead>{_LEAD})"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s:#\"'\[\]{},&*!|>%@`-][^\s:]*)(?P<gap> *:(?:[ \t]+|$)))?(?P<value>.*)"
)
_TABS = LazyPattern(r" *\t[ \t]*")
_ODD_INDENT = LazyPattern(rf"[ ]*{_ODD}[\s{UNSEEN}]*")
_AFTER_DASH = LazyPattern(rf"{_LEAD}-(?P<gap>(?:\t|{_ODD})[ \t]*(?:{_ODD})*)(?=\S)")
_WIDE_COLON = LazyPattern(rf"{_LEAD}{KEY}(?P<colon>[ ]*[：﹕︰︓]\s*)")
_AFTER_COLON = LazyPattern(rf"{_LEAD}{KEY}[ ]*:(?P<gap>(?:{_ODD})(?:[ \t]|{_ODD})*)")
_ODD_BEFORE_COLON = LazyPattern(rf"{_LEAD}{KEY}(?P<gap>(?:[ ]|{_ODD})*{_ODD}(?:[ ]|{_ODD})*):(?=\s)")
_TIGHT_COLON = LazyPattern(rf"{_LEAD}(?P<key>{KEY}) *(?P<colon>:)(?=[^\s:/\\])")
_TIGHT_DASH = LazyPattern(rf"{_LEAD}(?P<dash>-)(?=[^\s-])")
_LIST_BEHIND = LazyPattern(rf"(?P<indent> *)(?:- +)*(?P<key>{KEY}):(?P<gap>[ \t]+)(?=- )")
_EQUALS = LazyPattern(rf"{KEY}(?P<sign> *= *)(?=\S)")
_BLOCK = LazyPattern(r"(?:^|: +)(?P<sign>[|>])[-+\d]* *$")
_FIRST_WORD = LazyPattern(rf"(?P<word>{KEY})(?P<gap> +)(?=\S)")


def mends_of_line(lines: Lines, number: int, stop: int, columns: list[int]) -> Iterator[Mend]:
    """The mistakes that a line may have, the surer first.

    `stop` is where the YAML could not be read further. `columns` has the columns at which a key or an item of
    the lines before may begin; those of this line are added.
    """
    line, start = lines.line(number), lines.offset(number - 1, 0)
    if line.lstrip().startswith("#"):
        yield from _comments_inside(lines, number)
    if not line.strip() or line.lstrip().startswith("#"):
        return
    yield from _white_space(line, start)
    yield from _marks(line, start)
    parts = _LINE.match(line)
    if parts is None:
        return
    value = parts["value"].rstrip()
    at = start + parts.start("value")
    if parts["key"] or parts["lead"].endswith("- "):
        yield from _value(lines, value, at, number)
    elif value in ("---", "...") and number > 1:
        yield _delete_line(lines, number, start)
    if start <= stop <= start + len(line):
        yield from _indentation(parts, start, columns)
    if not parts["key"] and not parts["lead"].strip():
        yield from _no_colon(value, at, line, start, lines.line(number - 1))
    lead = parts["lead"]
    steps = [len(lead) - len(lead.lstrip(" ")), *(match.end() for match in re.finditer("- +", lead))]
    columns.extend(step for step in steps if step not in columns)


def _white_space(line: str, start: int) -> Iterator[Mend]:
    if match := _TABS.match(line):
        new = match.group().replace("\t", "  ")
        # The indentation that a tab was meant for is a guess.
        yield Mend(
            "tab",
            (start, start + match.end()),
            (Change(start, start + match.end(), new),),
            "Indent with spaces",
            safety=Safety.UNSAFE,
        )
    elif match := _ODD_INDENT.match(line):
        new = "".join("" if unseen(c) else "  " if c == "\u3000" else " " for c in match.group())
        yield _odd(start, match.span(), line, new, safety=Safety.UNSAFE)
    if match := _AFTER_DASH.match(line):
        yield _odd(start, match.span("gap"), line, " ")
    if match := _AFTER_COLON.match(line):
        yield _odd(start, match.span("gap"), line, " ")
    if match := _ODD_BEFORE_COLON.match(line):
        yield _odd(start, match.span("gap"), line, "")


def _odd(start: int, span: tuple[int, int], line: str, new: str, safety: Safety = Safety.SAFE) -> Mend:
    """White space of another kind than YAML knows, or what cannot be seen."""
    first = next((n for n in range(*span) if line[n] != " "), span[0])
    title = "Write a plain space" if new else "Delete it"
    kind = "odd-space"
    words = (name_of(line[first]),)
    last = first + 1
    return Mend(
        kind,
        (start + first, start + last),
        (Change(start + span[0], start + span[1], new),),
        title,
        words,
        safety,
    )


def _marks(line: str, start: int) -> Iterator[Mend]:
    """Colons and hyphens that are not what YAML takes for such."""
    if match := _WIDE_COLON.match(line):
        first, last = match.span("colon")
        sign = line[first:last].strip()[0]
        at = start + line.index(sign, first)
        yield Mend(
            "wide-colon",
            (at, at + 1),
            (Change(start + first, start + last, ": "),),
            "Write a plain colon",
            (name_of(sign),),
        )
    if match := _TIGHT_COLON.match(line):
        at = start + match.start("colon")
        yield Mend(
            "tight-colon",
            (at, at + 1),
            (Change(at + 1, at + 1, " "),),
            "Put a space after the colon",
            (match["key"],),
        )
    if match := _TIGHT_DASH.match(line):
        at = start + match.start("dash")
        yield Mend("tight-dash", (at, at + 1), (Change(at + 1, at + 1, " "),), "Put a space after the hyphen")
    if match := _LIST_BEHIND.match(line):
        first, last = match.span("gap")
        margin = " " * (match.start("key") + 2)
        yield Mend(
            "list-on-the-line",
            (start + last, start + last + 1),
            (Change(start + first, start + last, f"\n{margin}"),),
            "Begin the list on the next line",
            (match["key"],),
        )


def _value(lines: Lines, value: str, at: int, number: int) -> Iterator[Mend]:
    """The mistakes of a value that begins at an offset and goes to the end of its line."""
    line, start = lines.line(number), lines.offset(number - 1, 0)
    end = at + len(value)
    if value[:1] in ("'", '"'):
        yield from mends_of_quotation(value, at)
        return
    if value[:1] in ("[", "{"):
        yield from mends_in_brackets(value, at)
        return
    whole = Change(at, end, quoted(value))
    title = "Put the text in quotation marks"
    if value[:1] in SMART and (COLON.search(value) or COMMENT.search(value)):
        yield from mends_of_smart_quotes(value, at)
    elif re.match(r"[|>]", value):
        yield Mend("block-text", (at, end), (whole,), title, (value[0],))
    elif SIGNS.match(value):
        yield Mend("sign", (at, end), (whole,), title, (value[0],))
    elif colon := COLON.search(value):
        yield Mend("colon", (at + colon.start(), end), (whole,), title)
    elif comment := COMMENT.search(value):
        words = (at + comment.end() - 1, end)
        if (last := _end_of_text(lines, number)) > end:  # the text goes on below
            text = lines.text[at:last]
            single = '"' in text or "\\" in text
            new = "'" + text.replace("'", "''") + "'" if single else f'"{text}"'
            yield Mend("comment", words, (Change(at, last, new),), title, safety=Safety.UNSAFE)
        yield Mend("comment", words, (whole,), title, safety=Safety.UNSAFE)
        yield _own_line(words, at + comment.start(), start, line)


def _end_of_text(lines: Lines, number: int) -> int:
    """Where a text ends that begins in a line and goes on in lines that are indented deeper."""
    first = lines.line(number)
    margin = len(first) - len(first.lstrip(" "))
    end = lines.offset(number - 1, len(first.rstrip()))
    while (line := lines.line(number := number + 1)).strip() and len(line) - len(line.lstrip(" ")) > margin:
        end = lines.offset(number - 1, len(line.rstrip()))
    return end


def _comments_inside(lines: Lines, number: int) -> Iterator[Mend]:
    """The first of the comments that stand between the lines of a text; the mend moves all above its key."""
    below = number
    while below < len(lines.starts) and _is_no_text(lines.line(below)):
        below += 1
    margin = _margin(lines.line(below))
    key = number - 1
    while key > 0 and (_is_no_text(lines.line(key)) or _margin(lines.line(key)) >= margin):
        key -= 1
    outer = _margin(lines.line(key))
    last = below
    while last <= len(lines.starts) and (_is_no_text(lines.line(last)) or _margin(lines.line(last)) > outer):
        last += 1
    comments = [n for n in range(key + 1, last) if lines.line(n).lstrip(" ").startswith("#")]
    if key == 0 or number not in comments[:1] or last == below:
        return
    top, first = lines.offset(key - 1, 0), lines.offset(number - 1, 0)
    words = "".join(f"{' ' * outer}{lines.line(n).strip()}\n" for n in comments)
    cuts = (Change(lines.offset(n - 1, 0), lines.offset(n, 0), "") for n in comments)
    yield Mend(
        "comment-inside",
        (first + _margin(lines.line(number)), first + len(lines.line(number))),
        (Change(top, top, words), *cuts),
        "Move the comment above the key",
        safety=Safety.UNSAFE,
    )


def _is_no_text(line: str) -> bool:
    return not line.strip() or line.lstrip(" ").startswith("#")


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _own_line(at: tuple[int, int], cut: int, start: int, line: str) -> Mend:
    """A comment that is moved to a line of its own."""
    margin = " " * (len(line) - len(line.lstrip(" ")))
    words = line[at[0] - start :].rstrip()
    edits = (Change(start, start, f"{margin}{words}\n"), Change(cut, start + len(line), ""))
    return Mend("comment", at, edits, "Move the comment to a line of its own", safety=Safety.UNSAFE)


def _delete_line(lines: Lines, number: int, start: int) -> Mend:
    line = lines.line(number)
    end = min(start + len(line) + 1, len(lines.text))
    return Mend(
        "second-document",
        (start, start + len(line)),
        (Change(start, end, ""),),
        "Delete the line",
        (line.strip(),),
        Safety.UNSAFE,
    )


def _indentation(parts: re.Match[str], start: int, columns: list[int]) -> Iterator[Mend]:
    """The line moved to where a line before it begins."""
    lead = parts["lead"]
    margin = len(lead) - len(lead.lstrip(" "))
    first = start + margin
    if not (parts["key"] or lead.strip()):
        return
    for column in sorted((c for c in columns if c != margin), key=lambda c: abs(c - margin)):
        yield Mend(
            "indent",
            (start, first + 1),
            (Change(start, first, " " * column),),
            f"Indent the line by {column} spaces" if column else "Do not indent the line",
            (str(margin),),
            Safety.UNSAFE,
        )


def _no_colon(value: str, at: int, line: str, start: int, above: str) -> Iterator[Mend]:
    """A line of words that has no colon."""
    if value[:1] in ("'", '"', "[", "{", "#") or not value:
        return
    end = at + len(value)
    if value == "=======":
        yield Mend("conflict", (at, end), (Change(start, start + len(line) + 1, ""),))
        return
    if above and (block := _BLOCK.search(above)):
        edits = (Change(start, at, " " * (at - start + 2)),)
        yield Mend("not-indented", (at, end), edits, "Indent the line", (block["sign"],), Safety.UNSAFE)
        return
    if equals := _EQUALS.match(value):
        first, last = at + equals.start("sign"), at + equals.end()
        yield Mend("equals", (first, last), (Change(first, last, ": "),), "Write a colon")
        return
    if word := _FIRST_WORD.match(value):
        gap = at + word.end("word")
        yield Mend(
            "no-colon",
            (at, end),
            (Change(gap, gap, ":"),),
            f'Put a colon after "{word["word"]}"',
            (word["word"],),
            Safety.UNSAFE,
        )
    elif re.fullmatch(KEY, value):
        yield Mend(
            "no-colon",
            (at, end),
            (Change(end, end, ":"),),
            f'Put a colon after "{value}"',
            (value,),
            Safety.UNSAFE,
        )
    margin = at - start
    yield Mend(
        "no-colon",
        (at, end),
        (Change(start, at, " " * (margin + 2)),),
        "Indent the line, as a part of the text above",
        (value.split(maxsplit=1)[0],),
        Safety.UNSAFE,
    )
