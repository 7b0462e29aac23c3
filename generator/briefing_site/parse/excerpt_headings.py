"""The headings of a card, each of which begins an excerpt: `## id {at="7"}`, and what was meant as one.

A quotation that stands under another heading would be a part of the excerpt before it: printed, and never
looked for in the source. So `### id`, `**id**` and the like above a quotation are taken for the heading that
was meant, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.lines import Lines
from briefing_site.parse.excerpt_keys import EXCERPT_KEYS
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID, slug

_HEADING = re.compile(r"^##(?!#)[ \t]*(?P<id>[^\s{｛]*)[ \t]*(?P<rest>.*)$", re.MULTILINE)
_QUOTATION = re.compile(r"^[ ]{0,3}>", re.MULTILINE)
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_KEYS = "|".join(EXCERPT_KEYS)
_BRACES = rf"(?P<rest>\{{[ \t]*(?:{_KEYS})[ \t]*=[^\n]*)"
_MARKS = re.compile(r"[ ]{0,3}[#＃]+[ \t]*(?P<id>[^\s{｛]*)[ \t]*(?P<rest>.*)")
_TITLE = r"[^\W_][^\n*_{]{0,60}"
"""A few words that may be meant to name an excerpt."""
_BOLD = LazyPattern(
    rf"[ ]{{0,3}}(?P<bold>\*\*|__)(?P<id>{_TITLE})(?P=bold)(?:[ \t]*(?:{_BRACES}|(?P<none>\Z)))?"
)
_PLAIN = LazyPattern(rf"[ ]{{0,3}}(?P<id>{ID.pattern})[ \t]*{_BRACES}")
_UNDERLINED = LazyPattern(rf"[ ]{{0,3}}(?P<id>{_TITLE})(?:{_BRACES})?")


@dataclass(frozen=True, slots=True)
class ExcerptHeading:
    """A heading of a card, as offsets in the text of the file."""

    start: int
    end: int
    """Behind its last line."""
    id: tuple[int, int]
    rest: tuple[int, int]
    """What stands behind the id in its line."""
    told: bool = False
    """Whether it is only what was meant as a heading, and has been told."""


def excerpt_headings(lines: Lines, text: str, start: int, found: list[Diagnostic]) -> list[ExcerptHeading]:
    """The headings in order of place, with what was meant as one, which is a fault added to `found`.

    `text` is that of the file, with blanks in place of all that is hidden.
    """
    plain = [_heading(match) for match in _HEADING.finditer(text, start)]
    known = {heading.start for heading in plain}
    meant = {
        heading.start: heading
        for heading in _meant(text, start, min(known, default=len(text)))
        if heading.start not in known
    }
    for heading in meant.values():
        words, rest = text[slice(*heading.id)], text[slice(*heading.rest)]
        name, keys = meant_name(words, rest)
        at = lines.bare(heading.start, heading.end)
        found.append(faults.source_card.not_a_heading(at, text[heading.start : heading.end], name, keys))
    return sorted((*plain, *meant.values()), key=lambda heading: heading.start)


def _meant(text: str, start: int, first: int) -> Iterator[ExcerptHeading]:
    """What may be meant as a heading: it stands above a quotation, or before the `first` heading."""
    head = start + len(text[start:first]) - len(text[start:first].lstrip())
    head = text.rfind("\n", start, head) + 1 or start
    end = _line_end(text, head)
    if (marked := _MARKS.match(text, head, end)) and head < first:
        yield _heading(marked)
    below = _line_end(text, end + 1)
    underlined = head < first and _UNDERLINE.fullmatch(text, end + 1, below)
    if underlined and (words := _UNDERLINED.fullmatch(text, head, end)):
        yield _heading(words, below)
    for quotation in _QUOTATION.finditer(text, start):
        end = quotation.start()
        while end > start and text[end - 1].isspace():
            end -= 1
        above = max(text.rfind("\n", start, end) + 1, start)
        if end == start or _QUOTATION.match(text, above):
            continue  # nothing stands above, or the quotation goes on
        if _UNDERLINE.fullmatch(text, above, end) and above > start:
            over = max(text.rfind("\n", start, above - 1) + 1, start)
            if words := _UNDERLINED.fullmatch(text, over, above - 1):
                yield _heading(words, end)
            continue
        for form in (_MARKS, _BOLD, _PLAIN):
            if words := form.fullmatch(text, above, end):
                yield _heading(words)
                break


def _heading(match: re.Match[str], end: int = -1) -> ExcerptHeading:
    rest = match.span("rest") if match["rest"] is not None else (match.end(), match.end())
    told = match.re is not _HEADING
    return ExcerptHeading(match.start(), match.end() if end < 0 else end, match.span("id"), rest, told)


def meant_name(words: str, rest: str) -> tuple[str, str]:
    """The id that a heading was meant to give, empty where none can be made; and its keys in braces."""
    more, brace, keys = rest.partition("{")
    name = slug(f"{words} {more.rstrip().rstrip('#')}")
    return name if ID.fullmatch(name) else "", brace + keys.rstrip()


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
