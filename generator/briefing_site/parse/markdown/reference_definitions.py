"""Link reference definitions, `[label]: address "title"`: CommonMark 0.31.2, section 4.7."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing_site.parse import citations
from briefing_site.parse.markdown.inline_text import InlineText
from briefing_site.parse.markdown.link_parts import (
    PATH,
    Destination,
    plain,
    read_destination,
    read_title,
    with_blanks,
)
from briefing_site.text.lazy_pattern import LazyPattern

_LABEL = LazyPattern(r"[ ]{0,3}\[(?P<label>(?:[^\\\[\]]|\\.){1,999})\]:", re.DOTALL)
_BLANKS = LazyPattern(r"[ \t]*(?:\n[ \t]*)?")
_REST = LazyPattern(r"[ \t]*(?:\n|\Z)")
_LOOSE = LazyPattern(
    r"((?:[^\n\"'<>]|(?<! )['\"]){1,300}?)([ \t]+\"[^\"\n]*\"|[ \t]+'[^'\n]*')?[ \t]*(?:\n|\Z)"
)
_WHITE = LazyPattern(r"\s+")


class Definition(NamedTuple):
    """Where a label leads."""

    label: str
    """As labels are compared: case-folded, each run of white space one blank."""
    address: str
    title: str | None
    place: tuple[int, int]
    """Offsets of the address in the whole text."""
    line: tuple[int, int]
    """Offsets of all of it."""


def normal_label(label: str) -> str:
    """A label as labels are compared (CommonMark, "matches")."""
    return _WHITE.sub(" ", label.strip()).casefold()


def _cites(label: str) -> bool:
    """Whether a label in brackets is a citation, or looks like one."""
    if "@" not in label and "＠" not in label:
        return False
    found = citations.find(f"[{label}]")
    return bool(found.clusters or found.misfits)


def read_definitions(text: InlineText, cites: bool) -> tuple[list[Definition], int]:
    """The definitions at the beginning of a paragraph, and the offset behind the last of them.

    `[@source]: ...` is no definition: what looks like a citation stays in the text. `cites` says whether the
    text has an at sign at all.
    """
    found: list[Definition] = []
    at = 0
    while label := _LABEL.match(text, at):
        name = normal_label(label["label"])
        if not name or (cites and _cites(name)) or name.startswith("^"):
            break
        blanks = _BLANKS.match(text, label.end())
        start = blanks.end() if blanks else label.end()
        destination = read_destination(text, start)
        if destination is None or (destination.end == start):
            break
        end, title = destination.end, None
        line = _REST.match(text, end)
        after = _BLANKS.match(text, end)
        if after and after.end() > end and (titled := read_title(text, after.end())):
            closing = _REST.match(text, titled.end)
            if closing:
                title, end, line = titled.text, titled.end, closing
        if line is None and (loose := _LOOSE.match(text, start)) and PATH.fullmatch(loose[1]):
            # Beyond CommonMark, the address may have blanks in it.
            destination = Destination(with_blanks(loose[1]), *loose.span(1), loose.end(1))
            title = plain(loose[2].strip()[1:-1]) if loose[2] else None
            end, line = loose.end(2) if loose[2] else loose.end(1), loose
        if line is None:
            break
        place = (text.whole(destination.first), text.whole(destination.last))
        whole = text.whole_span(label.start("label") - 1, end)
        found.append(Definition(name, destination.address, title, place, whole))
        at = line.end()
    return found, at
