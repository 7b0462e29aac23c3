"""What stands below the quotation of an excerpt: its translation, and words on it with no other quotation."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Edit
from briefing_site.model.fix import Fix, Safety
from briefing_site.model.lines import Lines, LocatedText
from briefing_site.model.source import Translation
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import free_id

_TRANSLATION = re.compile(r"(?P<official>Official translation|Translation):\s*(?P<text>.+)", re.DOTALL)
_LIKE_TRANSLATION = LazyPattern(
    r"^[ ]{0,3}(?P<sign>[*_]{0,3}(?P<official>(?i:official[ \t]+))?"
    r"(?i:translation|transl\.|translated)[*_]{0,3}"
    r"[ \t]*(?:[:\uff1a\ufe55\ufe13][*_]{0,3}|[ \t][-\u2013\u2014](?=[ \t])|\u2014)[ \t\u3000]*)(?=\S)",
    re.MULTILINE,
)
"""The beginning of a line that was meant as that of a translation."""
_QUOTED = LazyPattern(
    r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*(?P<sign>>(?![ ]?\[!)|<blockquote\b)", re.MULTILINE
)
"""The beginning of a line that is a quotation; `> [!NOTE]` is a box."""
_KEYS = re.compile(
    r"^[ \t]*(?P<keys>\{[^{}\n]*\b(?:at|speaker|voice|lang)[ \t]*=[^{}\n]*\})[ \t]*\n?", re.MULTILINE
)
"""A line of keys in braces."""
_BLANK_LINES = re.compile(r"[ \t\n]*")


def translation(text: str, start: int, end: int) -> tuple[Translation | None, LocatedWords, int]:
    """The paragraph `Translation: ...` behind the quotation, the place of its words, and the rest."""
    begin = start
    while begin < end and text[begin] in " \t\n":
        begin += 1
    stop = text.find("\n\n", begin, end)
    stop = end if stop < 0 else stop
    found = _TRANSLATION.fullmatch(text[begin:stop].strip())
    if not found:
        return None, (start, start), start
    words = (begin + found.start("text"), begin + found.end("text"))
    return Translation(" ".join(found["text"].split()), found["official"].startswith("Official")), words, stop


LocatedWords = tuple[int, int]
"""Start and end of some words in the file."""


def is_translation(words: str) -> bool:
    """Whether a paragraph is a translation as it is read."""
    return bool(_TRANSLATION.fullmatch(words))


def odd_translations(lines: Lines, start: int, end: int, *, given: bool) -> Iterator[Diagnostic]:
    """The faults of what was meant as a translation below a quotation and is printed as words on it.

    `given` says that the excerpt has its translation already.
    """
    first = _BLANK_LINES.match(lines.text, start, end)
    for found in _LIKE_TRANSLATION.finditer(lines.text, start, end):
        at = lines.span(*found.span("sign"))
        sign = "Official translation: " if found["official"] else "Translation: "
        if given:
            yield faults.source_card.second_translation(at)
        elif first and found.start() <= first.end():
            yield faults.source_card.odd_translation(at, found["sign"].strip(), sign)
            given = True
        else:
            yield faults.source_card.late_translation(at)


def second_quotations(
    gist: LocatedText, html: str, name: str, taken: Container[str], ends: int
) -> Iterator[Diagnostic]:
    """The faults of further quotations below that of the excerpt `name`: nothing would compare them.

    `html` is what the words on the passage are printed as, and `taken` are the ids of the card. The quotation
    of the excerpt ends at the offset `ends` of the file.
    """
    if "<blockquote" not in html:
        return
    lines, before = gist.lines, -1
    free = free_id(name, taken)
    line = seen = 0
    joins = True
    for found in _QUOTED.finditer(gist.text):
        at = gist.span(*found.span("sign"))
        line += gist.text.count("\n", seen, found.start())
        seen = found.start()
        if line == before + 1 and before >= 0:  # a further line of the same quotation
            before = line
            continue
        before = line
        start = lines.offset_of(at)
        top = found.group() == found["sign"] and found["sign"] == ">"
        fixes = []
        joins = joins and not lines.text[ends:start].strip()  # the first alone may
        if top and joins:
            gap = lines.span(ends, start)
            fixes.append(Fix("Join it to the quotation above", (Edit(gap, ""),), Safety.UNSAFE))
        if top:
            heading = Edit(lines.span(start, start), f"## {free}\n")
            fixes.append(Fix(f"Make an excerpt of it, {free}", (heading,), Safety.DISPLAY))
        yield faults.source_card.second_quotation(at, free, tuple(fixes))


def keys_below(lines: Lines, start: int, end: int, behind: int, *, bare: bool) -> Iterator[Diagnostic]:
    """The faults of keys in braces below the heading, which ends at the offset `behind`.

    `bare` says that the heading has no keys, so that they can be moved there.
    """
    for found in _KEYS.finditer(lines.text, start, end):
        at = lines.span(*found.span("keys"))
        fixes: tuple[Fix, ...] = ()
        if bare:
            moved = (
                Edit(lines.span(behind, behind), f" {found['keys']}"),
                Edit(lines.span(*found.span()), ""),
            )
            fixes = (Fix("Move them to the heading", moved, Safety.UNSAFE),)
            bare = False
        yield faults.source_card.keys_below_heading(at, found["keys"], fixes)
